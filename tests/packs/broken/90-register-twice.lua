-- expect pack-twice 4:12 one||
pack { id = "p", title = "P" }
register { id = "one", words = { "ledger" }, columns = { owner = "owner" } }
register { id = "one", words = { "roster" }, columns = { owner = "owner" } }
