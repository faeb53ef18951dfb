-- expect pack-lacks 4:1 item|*|
pack { id = "p", title = "P" }
kind { id = "plan", words = { "plan" } }
item { id = "A", title = "A", check = function() return true end, test = at_least(1, evidence { kind = "plan" }) }
