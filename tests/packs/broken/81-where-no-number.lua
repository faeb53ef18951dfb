-- expect pack-error 4:68 rows: ">=many" compares with neither a number nor a date||
pack { id = "p", title = "P" }
register { id = "ledger", words = { "ledger" }, columns = { staff = "staff" } }
item { id = "A", title = "A", test = none(rows { table = "ledger", where = { staff = ">=many" } }) }
