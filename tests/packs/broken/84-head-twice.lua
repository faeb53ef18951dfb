-- expect pack-word 3:46 who|author|owner
pack { id = "p", title = "P" }
register { id = "one", words = { "ledger" }, columns = { owner = "who", author = "Who" } }
