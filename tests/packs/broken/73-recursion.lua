-- expect rule-limit 0:0 pack.lua||
pack { id = "p", title = "P" }
local function f() return f() + 1 end
f()
