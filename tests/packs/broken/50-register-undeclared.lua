-- expect pack-unknown 4:50 register|leger|ledger
pack { id = "p", title = "P" }
register { id = "ledger", words = { "ledger" }, columns = { owner = "owner" } }
item { id = "A", title = "A", test = none(rows { table = "leger" }) }
