-- Points by rank over quantities, by thirds of the places and exact to the last digit; a mean of a quantity; what a veto takes from a rank.
pack { id = "places", title = "Places", period = year(2024), full = 10, precision = 0.1, decides = "panel" }
mode { id = "panel", title = "Panel" }
kind { id = "notice", words = { "notice" } }
local spent = percent(fact("spent"), fact("planned"))
item { id = "W", title = "Work done", points = 10, test = review { guide = "g" } }
veto { id = "V", title = "False record", when = evidence { kind = "notice" }, zero = "W", why = "a false record" }
rank { id = "R1", title = "Accepted papers", of = fact("papers"), bands = { { "1/3", 5 }, { "2/3", 3 }, { "100%", 1 } } }
rank { id = "R2", title = "Budget spent", of = spent, points = { 4, 3, 2, 1 } }
rank { id = "R3", title = "By work", of = "W", points = { 2 } }
rank { id = "R4", title = "Fewest cases", of = fact("cases"), points = { 1 }, best = "low" }
peers { id = "P", title = "Budget against the mean", of = spent, above = 0.5, below = -0.5 }
list { id = "red", title = "Red list", top = "1/3" }
list { id = "black", title = "Black list", bottom = "1/7" }
