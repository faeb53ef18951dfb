-- expect pack-type 4:38 at_least|n|*
pack { id = "p", title = "P" }
kind { id = "plan", words = { "plan" } }
item { id = "A", title = "A", test = at_least(0, evidence { kind = "plan" }) }
