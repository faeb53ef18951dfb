-- expect pack-type 3:73 review|scale|at most 10, the points it is for
pack { id = "p", title = "P", full = 10 }
item { id = "A", title = "A", points = 10, test = review { guide = "g", scale = "0..20" } }
