-- Lines of cuts beside the items of their section, more than there is left, a grade while something waits, a unit without points.
-- Whom a veto leaves nothing stands last in a rank of items too, so that b is second there.
pack { id = "cuts", title = "Cuts", period = year(2024), full = 20, decides = "panel" }
mode { id = "panel", title = "Panel" }
kind { id = "log", words = { "log" } }
kind { id = "notice", words = { "notice" } }
register { id = "prizes", words = { "prizes" }, key = "what",
  columns = { what = { "prize" }, level = { "of" }, matter = { "about" } } }
section { id = "S", title = "Kitchen", full = 10 }
section { id = "T", title = "Hall", full = 10 }
item { id = "S1", section = "S", title = "Order", points = 10, test = review { guide = "g" } }
item { id = "S2", section = "S", title = "Four logs", minus = "section",
  test = deduct { { 4, at_least(4, evidence { kind = "log" }, { by = "2024-12-30" }) } } }
item { id = "T1", section = "T", title = "Prizes", points = 10,
  test = measure(tariff(rows { table = "prizes" }, "level", { town = 4, county = 8 }, { highest = "matter" }), { gives = "value" }) }
veto { id = "V", title = "Fraud", when = evidence { kind = "notice" }, zero = "all", why = "fraud" }
gate { id = "G", title = "Half of the kitchen", of = "S1", at_least = 50, grade = "not rated" }
rank { id = "R", title = "Best kitchen", of = "S1", points = { 2, 1 } }
grade { of = "score", bands = { { 80, "good" }, { 40, "fair" }, { 0, "poor" } }, floor = { good = { T = 80 } } }
