-- expect pack-later 3:1 register||
pack { id = "p", title = "P" }
register { id = "r", columns = { } }
