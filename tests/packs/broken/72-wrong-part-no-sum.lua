-- expect pack-type 4:44 part|points|*
pack { id = "p", title = "P", full = 10 }
kind { id = "plan", words = { "plan" } }
item { id = "A", title = "A", points = 10, part("x", at_least(1, evidence { kind = "plan" })) }
