-- expect pack-error 5:68 rows: ">=many" compares with neither a number nor a date||
-- expect pack-error 6:68 rows: "<as_of - soon" compares with neither a number nor a date||
pack { id = "p", title = "P" }
register { id = "ledger", words = { "ledger" }, columns = { staff = "staff" } }
item { id = "A", title = "A", test = none(rows { table = "ledger", where = { staff = ">=many" } }) }
item { id = "B", title = "B", test = none(rows { table = "ledger", where = { staff = "<as_of - soon" } }) }
