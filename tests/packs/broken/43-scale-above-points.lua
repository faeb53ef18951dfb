-- expect pack-points 3:73 review|20|10
pack { id = "p", title = "P", full = 10 }
item { id = "A", title = "A", points = 10, test = review { guide = "g", scale = "0..20" } }
