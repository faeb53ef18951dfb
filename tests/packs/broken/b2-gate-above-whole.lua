-- expect pack-error 4:41 gate: at_least is more than 100 per cent||
pack { id = "p", title = "P", full = 10 }
item { id = "A", title = "A", points = 10, test = review { guide = "g" } }
gate { id = "G", title = "G", of = "A", at_least = 101, grade = "none" }
