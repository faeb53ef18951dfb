-- expect pack-error 4:43 *||
pack { id = "p", title = "P" }
register { id = "faults", words = { "faults" }, columns = { due = { "due" }, shut = { "shut" } } }
item { id = "A", title = "A", test = none(rows { table = "faults", where = { shut = column("due") } }) }
