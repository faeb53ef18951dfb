-- Two ballots too far apart settle nothing; the third settles by the mode's mean, alone and within weights.
pack { id = "apart", title = "Apart", period = year(2024), full = 20, precision = 0.1, decides = "panel" }
mode { id = "superior", title = "Superior" }
mode { id = "panel", title = "Panel", combine = "mean", apart = 3 }
item { id = "A", title = "Seen", points = 10, test = review { guide = "g" } }
item { id = "B", title = "Weighed", points = 10, test = review { guide = "g", weight_of_mode = { superior = 70, panel = 30 } } }
