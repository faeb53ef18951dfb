-- expect pack-unknown 4:66 item or section|B|A
pack { id = "p", title = "P", full = 10 }
item { id = "A", title = "A", points = 10, test = review { guide = "g" } }
grade { of = "score", bands = { { 90, "good" }, { 0, "poor" } }, floor = { good = { B = 90 } } }
