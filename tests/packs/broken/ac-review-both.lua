-- expect pack-error 3:82 *||
pack { id = "p", title = "P", full = 5 }
item { id = "A", title = "A", points = 5, test = review { guide = "g", each = 1, bands = { { 1, 5 } } } }
