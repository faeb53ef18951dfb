-- expect pack-type 4:51 veto|lower|*
pack { id = "p", title = "P", full = 10 }
item { id = "A", title = "A", points = 10, test = review { guide = "g" } }
veto { id = "V", title = "V", when = evidence {}, lower = 0 }
grade { of = "score", bands = { { 60, "good" }, { 0, "poor" } } }
