-- expect pack-lacks 4:31 pack|full|
pack { id = "p", title = "P" }
item { id = "A", title = "A", test = review { guide = "g" } }
gate { id = "G", title = "G", of = "A", at_least = 50, grade = "none" }
