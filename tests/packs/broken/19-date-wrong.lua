-- expect pack-type 4:80 at_least|by|*
pack { id = "p", title = "P" }
kind { id = "plan", words = { "plan" } }
item { id = "A", title = "A", test = at_least(1, evidence { kind = "plan" }, { by = "2017-13-01" }) }
