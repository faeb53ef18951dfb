-- expect pack-error 9:1 *||
-- expect pack-unknown 10:67 column|bugdet|budget
-- expect pack-type 11:0 compared|sign|*
-- expect pack-error 12:67 *||
-- expect pack-unknown 13:46 column|bugdet|budget
-- expect pack-error 14:46 *||
pack { id = "p", title = "P" }
register { id = "costs", words = { "costs" }, columns = { budget = { "planned" }, spent = { "paid" } } }
item { id = "A", title = "A", test = measure(cell("budget"), { at_least = 1 }) }
item { id = "B", title = "B", test = none(rows { table = "costs", where = { spent = ">" .. cell("bugdet") } }) }
item { id = "C", title = "C", test = none(rows { table = "costs", where = { spent = "about" .. cell("budget") } }) }
item { id = "D", title = "D", test = none(rows { table = "costs", where = { spent = { "empty", ">" .. cell("budget") } } }) }
item { id = "E", title = "E", test = measure(total(rows { table = "costs" }, cell("bugdet") * 2), { at_least = 1 }) }
item { id = "F", title = "F", test = measure(total(rows { table = "costs" }, count(rows { table = "costs" })), { at_least = 1 }) }
