-- Columns of plus and minus: each within bounds of its own, and both within bounds of all; approved, refused, waiting, read by nobody.
pack { id = "columns", title = "Plus and minus", period = year(2024), full = 10, bonus_max = 10, bonus_min = -5, decides = "panel" }
mode { id = "panel", title = "Panel" }
kind { id = "award", words = { "award" } }
kind { id = "complaint", words = { "complaint" } }
register { id = "faults", words = { "faults" }, key = "no", columns = { no = { "no" }, how = { "how" } } }
item { id = "W", title = "Work", points = 10, test = review { guide = "g" } }
bonus { id = "X", title = "Awards and complaints", max = 10, min = -5,
  points = 2 * count(evidence { kind = "award" }) - count(evidence { kind = "complaint", contains = "upheld" }) }
bonus { id = "Y", title = "Faults", max = 0, min = -4, points = tariff(rows { table = "faults" }, "how", { late = -1, lost = -3 }),
  approved = review { guide = "the unit has had its say" } }
