-- expect pack-error 4:31 *||
pack { id = "p", title = "P", full = 5 }
item { id = "A", title = "A", points = 5, test = at_least(1, evidence {}) }
item { id = "B", title = "B", minus = "section", test = deduct { { 1, at_least(1, evidence {}) } } }
