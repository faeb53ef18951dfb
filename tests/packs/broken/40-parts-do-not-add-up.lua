-- expect pack-points 5:31 item A|5|10
pack { id = "p", title = "P", full = 10 }
kind { id = "plan", words = { "plan" } }
local t = at_least(1, evidence { kind = "plan" })
item { id = "A", title = "A", points = 10, part(3, t), part(2, t) }
