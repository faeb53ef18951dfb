-- expect pack-type 4:31 item|points|*
pack { id = "p", title = "P", full = 10 }
kind { id = "plan", words = { "plan" } }
item { id = "A", title = "A", points = "10", test = at_least(1, evidence { kind = "plan" }) }
