-- expect pack-twice 4:24 ledger||
pack { id = "p", title = "P" }
register { id = "one", words = { "ledger" }, columns = { owner = "owner" } }
register { id = "two", words = { "Ledger" }, columns = { owner = "owner" } }
