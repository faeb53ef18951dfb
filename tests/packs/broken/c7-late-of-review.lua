-- expect pack-error 3:78 *||
pack { id = "p", title = "P", full = 5 }
item { id = "A", title = "A", part(5, review { guide = "g" }, { title = "t", late = "half" }) }
