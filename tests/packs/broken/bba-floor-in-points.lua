-- expect pack-type 5:71 grade|floor|per cent: of completion there are no points
pack { id = "p", title = "P", full = 10 }
item { id = "A", title = "A", points = 10, test = review { guide = "g" } }
-- the score has points:
grade { of = "completion", bands = { { 90, "good" }, { 0, "poor" } }, floor = { good = { A = "9 points" } } }
