-- expect pack-error 3:76 *||
pack { id = "p", title = "P", full = 5 }
item { id = "A", title = "A", points = 5, test = at_least(1, evidence {}), zero_if = evidence { topic = "x" } }
