-- expect pack-twice 6:8 A||
pack { id = "p", title = "P" }
kind { id = "plan", words = { "plan" } }
local t = at_least(1, evidence { kind = "plan" })
item { id = "A", title = "A", test = t }
item { id = "A", title = "B", test = t }
