-- expect pack-twice 3:1 pack||
pack { id = "p", title = "P" }
pack { id = "p", title = "P" }
