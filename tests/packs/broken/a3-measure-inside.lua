-- expect pack-error 3:50 *||
pack { id = "p", title = "P", full = 5 }
item { id = "A", title = "A", points = 5, test = all_of { { "a", measure(count(evidence {}), { gives = "value" }) } } }
