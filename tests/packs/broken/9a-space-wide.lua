-- expect pack-stray 2:5 　|a plain space|
pack　{ id = "p", title = "P" }
