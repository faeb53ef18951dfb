-- expect pack-twice 4:11 s||
pack { id = "p", title = "P" }
section { id = "s", title = "S" }
section { id = "s", title = "S" }
