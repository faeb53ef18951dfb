-- expect pack-error 3:50 *||
pack { id = "p", title = "P", full = 5 }
item { id = "A", title = "A", points = 5, test = deduct { { 1, at_least(1, evidence {}), per = "point" } } }
