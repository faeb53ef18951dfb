-- expect pack-later 3:43 rows||
pack { id = "p", title = "P" }
item { id = "A", title = "A", test = none(rows { table = "x" }) }
