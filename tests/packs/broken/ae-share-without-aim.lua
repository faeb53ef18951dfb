-- expect pack-error 3:80 *||
pack { id = "p", title = "P", full = 5 }
item { id = "A", title = "A", points = 5, test = measure(count(evidence {}), { gives = "share" }) }
