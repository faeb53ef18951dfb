-- expect pack-syntax 3:0 *||
pack { id = "p", title = "P" }
item { id = "A }
