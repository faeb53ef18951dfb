-- expect pack-lacks 2:1 pack|full|
pack { id = "p", title = "P" }
kind { id = "plan", words = { "plan" } }
item { id = "A", title = "A", points = 9, test = at_least(1, evidence { kind = "plan" }) }
