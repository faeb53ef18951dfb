-- expect pack-unknown 4:60 mode|panell|panel
pack { id = "p", title = "P" }
mode { id = "panel", title = "M" }
item { id = "A", title = "A", test = review { guide = "g", weight_of_mode = { panell = 100 } } }
