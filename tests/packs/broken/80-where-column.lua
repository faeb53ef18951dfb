-- expect pack-unknown 4:68 column|deadlin|deadline
pack { id = "p", title = "P" }
register { id = "ledger", words = { "ledger" }, columns = { deadline = "due", done = "done" } }
item { id = "A", title = "A", test = none(rows { table = "ledger", where = { deadlin = "<=as_of" } }) }
