-- expect pack-lacks 4:1 item|id|
pack { id = "p", title = "P" }
kind { id = "plan", words = { "plan" } }
item { title = "A", test = at_least(1, evidence { kind = "plan" }) }
