-- expect pack-points 3:46 section s|50|100
pack { id = "p", title = "P", full = 50 }
section { id = "s", title = "S", weight = 1, full = 100 }
item { id = "A", title = "A", section = "s", points = 50, test = review { guide = "g" } }
