-- expect pack-type 3:34 section|weight|such that 50 points times it are a multiple of 0.1
pack { id = "p", title = "P", full = 5.55, precision = 0.1 }
section { id = "s", title = "S", weight = 0.111 }
item { id = "A", title = "A", section = "s", points = 50, test = review { guide = "g" } }
