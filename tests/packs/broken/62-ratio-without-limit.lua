-- expect pack-error 4:38 ratio: give at_least or at_most||
pack { id = "p", title = "P" }
kind { id = "plan", words = { "plan" } }
item { id = "A", title = "A", test = ratio(evidence { kind = "plan" }, evidence { kind = "plan" }) }
