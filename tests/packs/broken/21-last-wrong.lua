-- expect pack-type 4:80 at_least|last|*
pack { id = "p", title = "P" }
kind { id = "plan", words = { "plan" } }
item { id = "A", title = "A", test = at_least(1, evidence { kind = "plan" }, { last = 90 }) }
