-- expect pack-points 2:31 pack|30|100
pack { id = "p", title = "P", full = 100 }
section { id = "s", title = "S", weight = "30%", full = 100 }
item { id = "A", title = "A", section = "s", points = 100, test = review { guide = "g" } }
