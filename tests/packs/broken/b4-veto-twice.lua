-- expect pack-twice 4:8 A||
pack { id = "p", title = "P", full = 10 }
item { id = "A", title = "A", points = 10, test = review { guide = "g" } }
veto { id = "A", title = "V", when = evidence {}, grade = "none" }
