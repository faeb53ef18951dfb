-- expect pack-unknown 5:40 grade|best|good, poor
pack { id = "p", title = "P", full = 10 }
item { id = "A", title = "A", points = 10, test = review { guide = "g" } }
grade { of = "score", bands = { { 60, "good" }, { 0, "poor" } } }
list { id = "R", title = "R", top = 1, grade = "best" }
