-- expect pack-error 4:1 veto: give zero = ..., grade = ..., lower = ... or unranked = true: what follows when it holds||
pack { id = "p", title = "P", full = 10 }
item { id = "A", title = "A", points = 10, test = review { guide = "g" } }
veto { id = "V", title = "V", when = evidence {} }
