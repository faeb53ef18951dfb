-- expect pack-unknown 5:31 section|frist|first
pack { id = "p", title = "P" }
kind { id = "plan", words = { "plan" } }
section { id = "first", title = "F" }
item { id = "A", title = "A", section = "frist", test = at_least(1, evidence { kind = "plan" }) }
