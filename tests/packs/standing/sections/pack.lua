-- A line of cuts in a section with a weight: what it takes stands in the section's sum.
pack { id = "sections", title = "Sections", period = year(2024), full = 10, precision = 0.1, decides = "panel" }
mode { id = "panel", title = "Panel" }
kind { id = "notice", words = { "notice" } }
section { id = "K", title = "Kitchen", weight = "60%", full = 10 }
section { id = "H", title = "Hall", weight = "40%", full = 10 }
item { id = "K1", section = "K", title = "Order", points = 10, test = review { guide = "g" } }
item { id = "H1", section = "H", title = "Order", points = 10, test = review { guide = "g" } }
item { id = "M", section = "H", title = "Notices", minus = "section", test = deduct { { 2, none(evidence { kind = "notice" }) } } }
