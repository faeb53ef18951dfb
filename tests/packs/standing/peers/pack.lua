-- Points by rank and by the difference to the mean of the class; lists of first and last places; within bounds.
pack { id = "peers", title = "Peers", period = year(2024), full = 100, precision = 0.1, decides = "panel", most = 103 }
mode { id = "panel", title = "Panel" }
class { id = "town", title = "Town" }
class { id = "office", title = "Office" }
section { id = "work", title = "Work" }
item { id = "W", title = "Work done", section = "work", points = 60, test = review { guide = "g" } }
item { id = "L", title = "Life", points = 40, for_units = "town", test = review { guide = "g" } }
item { id = "O", title = "Office", points = 0, for_units = "office", test = review { guide = "g" } }
rank { id = "R1", title = "By work", of = "work", points = { 3, 2, 1 }, last = { -2, -1 } }
peers { id = "P1", title = "Score against the mean", of = "score", above = 0.5, below = -1 }
peers { id = "P2", title = "Life against the mean", of = "L", bands = { { 5, 1 }, { 0, 0 }, { -100, -0.5 } } }
list { id = "red", title = "Red list", top = 2 }
list { id = "black", title = "Black list", bottom = "20%" }
grade { of = "score", bands = { { 80, "good" }, { 0, "poor" } } }
