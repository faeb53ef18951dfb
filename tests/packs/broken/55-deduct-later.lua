-- expect pack-later 3:11 deduct||
pack { id = "p", title = "P" }
local x = deduct { each = 1 }
