-- Sections by weight, an item that does not apply and is taken out, a bonus, an upper bound.
pack { id = "weights", title = "Weights", period = year(2024), full = 100, precision = 0.1, bonus_max = 10,
  on_na = "rescale", most = 104, decides = "panel" }
mode { id = "panel", title = "Panel" }
class { id = "a", title = "A" }
class { id = "b", title = "B" }
kind { id = "application", words = { "application" } }
section { id = "work", title = "Work", weight = 0.3, full = 100 }
section { id = "life", title = "Life", weight = "70%", full = 100 }
item { id = "W1", title = "First", section = "work", points = 60, test = review { guide = "g" } }
item { id = "W2", title = "Second", section = "work", points = 40, for_units = "a", test = review { guide = "g" } }
item { id = "L1", title = "Third", section = "life", points = 100, test = review { guide = "g" } }
bonus { id = "B", title = "Bonus", section = "work", max = 10, apply = evidence { kind = "application" }, approved = review { guide = "g" } }
grade { of = "score", bands = { { 90, "high" }, { 80, "middle" }, { 0, "low" } } }
