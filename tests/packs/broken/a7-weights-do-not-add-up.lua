-- expect pack-points 5:60 review|90|100
pack { id = "p", title = "P" }
mode { id = "m", title = "M" }
mode { id = "n", title = "N", combine = "mean" }
item { id = "A", title = "A", test = review { guide = "g", weight_of_mode = { m = 70, n = 20 } } }
