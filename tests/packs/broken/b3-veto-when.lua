-- expect pack-type 4:31 veto|when|a set, a test or a review
pack { id = "p", title = "P", full = 10 }
item { id = "A", title = "A", points = 10, test = review { guide = "g" } }
veto { id = "V", title = "V", when = "fire", grade = "none" }
