-- expect pack-later 4:80 at_least { make_up = ... }||
pack { id = "p", title = "P" }
kind { id = "plan", words = { "plan" } }
item { id = "A", title = "A", test = at_least(1, evidence { kind = "plan" }, { make_up = 3 }) }
