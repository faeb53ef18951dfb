-- expect pack-twice 3:46 who||
pack { id = "p", title = "P" }
register { id = "one", words = { "ledger" }, columns = { owner = "who", author = "Who" } }
