-- Yes and no of a panel: what most of them say counts, a tie decides nothing, and beside numbers a word is none.
pack { id = "votes", title = "Votes", period = year(2024), full = 10, precision = 0.1, decides = "panel" }
mode { id = "panel", title = "Panel", combine = "mean" }
item { id = "A", title = "Seen", points = 10, test = review { guide = "g" } }
