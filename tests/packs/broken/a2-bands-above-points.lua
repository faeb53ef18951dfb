-- expect pack-error 3:43 *||
pack { id = "p", title = "P", full = 5 }
item { id = "A", title = "A", points = 5, test = measure(count(evidence {}), { bands = { { 2, 6 }, { 1, 5 } } }) }
