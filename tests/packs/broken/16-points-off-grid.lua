-- expect pack-type 4:31 item|points|a multiple of 0.1
pack { id = "p", title = "P", full = 1.25, precision = 0.1 }
kind { id = "plan", words = { "plan" } }
item { id = "A", title = "A", points = 1.25, test = at_least(1, evidence { kind = "plan" }) }
