-- expect pack-lacks 3:1 register|words|
pack { id = "p", title = "P" }
register { id = "r", columns = { } }
