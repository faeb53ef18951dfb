-- expect pack-error 3:31 *||
pack { id = "p", title = "P", full = 5 }
item { id = "A", title = "A", part(5, measure(count(evidence {}), { bands = { { 2, 6 } } })) }
