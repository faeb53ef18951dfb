-- expect pack-lacks 5:0 item|title|
pack { id = "p", title = "P" }
local t = {}
t[1] = item
t[1] { id = "A" }
