-- Cells of one row against each other: a tenth more than planned, number by price, a day before another.
pack { id = "cells", title = "Cells", period = year(2024) }
register { id = "costs", words = { "costs" }, key = "what",
  columns = { what = { "item" }, budget = { "planned" }, spent = { "paid" }, number = { "pieces" }, price = { "each" } } }
register { id = "requests", words = { "requests" }, key = "no", columns = { no = { "request" }, asked = { "asked on" }, granted = { "granted on" } } }
local over = rows { table = "costs", where = { spent = ">" .. 1.1 * cell("budget") } }
item { id = "K1", title = "Nothing costs a tenth more than planned", test = none(over) }
item { id = "K2", title = "Orders of 1380.11 in all",
  test = measure(total(rows { table = "costs" }, cell("number") * cell("price")), { at_least = 1380.11 }) }
item { id = "K3", title = "Each within a tenth of what was planned",
  test = for_each(rows { table = "costs" }, measure(cell("spent") - 1.1 * cell("budget"), { at_most = 0 })) }
item { id = "K4", title = "Nothing is granted before it is asked for",
  test = none(rows { table = "requests", where = { granted = "<" .. cell("asked") } }) }
item { id = "K5", title = "At most three within the plan",
  test = measure(count(rows { table = "costs", where = { spent = "<=" .. cell("budget") } }), { at_most = 3 }) }
item { id = "K6", title = "One over the plan is explained", test = at_least(1, over) }
grade { of = "completion", bands = { { 80, "A" }, { 0, "B" } } }
