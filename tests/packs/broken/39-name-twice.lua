-- expect pack-error 5:38 all_of: the name "a" stands twice||
pack { id = "p", title = "P" }
kind { id = "plan", words = { "plan" } }
local t = at_least(1, evidence { kind = "plan" })
item { id = "A", title = "A", test = all_of { { "a", t }, { "a", t } } }
