-- expect pack-error 3:72 *||
pack { id = "p", title = "P", full = 5 }
item { id = "A", title = "A", points = 5, test = review { guide = "g", bands = { { 1, 6 } } } }
