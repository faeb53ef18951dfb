-- expect pack-name 4:38 at_leest|at_least|
pack { id = "p", title = "P" }
kind { id = "plan", words = { "plan" } }
item { id = "A", title = "A", test = at_leest(1, evidence { kind = "plan" }) }
