-- expect pack-points 2:31 pack|9|10
pack { id = "p", title = "P", full = 10 }
kind { id = "plan", words = { "plan" } }
item { id = "A", title = "A", points = 9, test = at_least(1, evidence { kind = "plan" }) }
