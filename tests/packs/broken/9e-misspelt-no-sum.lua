-- expect pack-name 4:52 at_lest|at_least|
pack { id = "p", title = "P", full = 10 }
kind { id = "plan", words = { "plan" } }
item { id = "A", title = "A", points = 8, test =   at_lest(1, evidence { kind = "plan" }) }
