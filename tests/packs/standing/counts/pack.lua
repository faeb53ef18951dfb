-- A section whose rows add up to 61 and that counts 45, beside one that stands as it is.
pack { id = "counts", title = "Counts", period = year(2024), full = 100, precision = 0.1, decides = "panel" }
mode { id = "panel", title = "Panel" }
class { id = "league", title = "League" }
class { id = "amateur", title = "Amateur" }
section { id = "base", title = "Base", full = 55 }
section { id = "sport", title = "Sport", counts = 45, full = 61 }
item { id = "B1", title = "First", section = "base", points = 55, test = review { guide = "g" } }
item { id = "S1", title = "Second", section = "sport", points = 20, test = review { guide = "g" } }
item { id = "S2", title = "Third", section = "sport", points = 41, for_units = "league", test = review { guide = "g" } }
grade { of = "score", bands = { { 80, "A" }, { 0, "B" } } }
