-- Points that hang on papers nobody could read, beside what is sure: with and without a mark.
pack { id = "unread", title = "Unread", period = year(2024), full = 25, bonus_max = 5, precision = 0.1, decides = "panel" }
mode { id = "panel", title = "Panel" }
kind { id = "talk", words = { "talk" } }
register { id = "prizes", words = { "prizes" }, key = "what", columns = { what = { "prize" }, level = { "of" }, hours = { "h" } } }
local held = evidence { kind = "talk", with_headings = "Questions" }
item { id = "T", title = "Talks", points = 10, test = measure(count(held), { gives = "value", title = "Talks with questions" }) }
item { id = "P", title = "Prizes", points = 6,
  test = measure(tariff(rows { table = "prizes" }, "level", { national = 3, county = 1 }), { gives = "value" }) }
item { id = "H", title = "Hours", points = 4, test = measure(total(rows { table = "prizes" }, "hours"), { at_least = 6, gives = "share" }) }
item { id = "N", title = "No short ones", points = 5, test = none(rows { table = "prizes", where = { hours = "<=2" } }) }
bonus { id = "X", title = "More talks", max = 5, points = 0.5 * count(held) }
