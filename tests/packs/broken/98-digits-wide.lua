-- expect pack-stray 3:50 １|1|
pack { id = "p", title = "P" }
item { id = "A", title = "A", points = 5, test = １ }
