-- expect pack-type 2:55 pack|most|at least 10
pack { id = "p", title = "P", full = 100, least = 10, most = 5 }
item { id = "A", title = "A", points = 100, test = review { guide = "g" } }
