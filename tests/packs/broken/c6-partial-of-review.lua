-- expect pack-error 3:43 *||
pack { id = "p", title = "P", full = 5 }
item { id = "A", title = "A", points = 5, partial = "all_or_nothing", test = review { guide = "g" } }
