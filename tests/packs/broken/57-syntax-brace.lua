-- expect pack-syntax 4:1 *||
pack { id = "p", title = "P" }
item { id = "A", title = "A"
item { id = "B" }
