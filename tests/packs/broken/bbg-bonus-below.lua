-- expect pack-error 8:41 bonus: give min = ..., the least that it can come to: without it a bonus takes nothing away||
-- expect pack-error 9:41 bonus: give min = ..., the least that it can come to: without it a bonus takes nothing away||
pack { id = "p", title = "P", full = 10 }
kind { id = "plan", words = { "plan" } }
register { id = "prizes", words = { "prizes" }, columns = { of = { "of" } } }
item { id = "A", title = "A", points = 10, test = at_least(1, evidence { kind = "plan" }) }
-- the tariff of a column of plus and minus, and a factor
bonus { id = "B", title = "B", max = 5, points = tariff(rows { table = "prizes" }, "of", { good = 2, bad = -1 }) }
bonus { id = "C", title = "C", max = 5, points = 2 + -1 * count(evidence { kind = "plan" }) }
bonus { id = "D", title = "D", max = 5, points = count(evidence { kind = "plan" }) - 2 }
