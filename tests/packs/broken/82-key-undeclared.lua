-- expect pack-unknown 3:80 column|ownr|owner
pack { id = "p", title = "P" }
register { id = "ledger", words = { "ledger" }, columns = { owner = "owner" }, key = "ownr" }
