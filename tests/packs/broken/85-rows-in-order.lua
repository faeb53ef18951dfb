-- expect pack-error 4:38 in_order: a step is evidence { ... }, not rows||
pack { id = "p", title = "P" }
register { id = "one", words = { "ledger" }, columns = { owner = "who" } }
item { id = "A", title = "A", test = in_order { { "first", rows { table = "one" } } } }
