-- expect pack-error 4:135 for_each: period = "limit" needs by = after(EACH, ...) or by = column(...) in the test||
pack { id = "p", title = "P" }
register { id = "t", words = { "t" }, key = "a", columns = { a = "a", b = "b" } }
item { id = "A", title = "A", test = for_each(rows { table = "t" }, at_least(1, rows { table = "t", where = { a = column("b") } }), { period = "limit" }) }
