-- expect pack-word 4:24 ledger|one|two
pack { id = "p", title = "P" }
register { id = "one", words = { "ledger" }, columns = { owner = "owner" } }
register { id = "two", words = { "Ledger" }, columns = { owner = "owner" } }
