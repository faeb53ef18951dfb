-- expect pack-type 2:43 pack|on_na|*
pack { id = "p", title = "P", full = 100, on_na = "scale" }
item { id = "A", title = "A", points = 100, test = review { guide = "g" } }
