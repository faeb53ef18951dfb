-- expect pack-error 5:63 veto: once is for lower: give both||
pack { id = "p", title = "P", full = 10 }
item { id = "A", title = "A", points = 10, test = review { guide = "g" } }
grade { of = "score", bands = { { 60, "good" }, { 0, "poor" } } }
veto { id = "V", title = "V", when = evidence {}, zero = "A", once = "n" }
