-- expect pack-error 6:50 gate: a completion is in per cent: give at_least = 75||
-- expect pack-error 7:50 gate: of completion there are no points||
-- expect pack-lacks 8:31 pack|full|
pack { id = "p", title = "P" }
item { id = "A", title = "A", test = review { guide = "g" } }
gate { id = "G", title = "G", of = "completion", at_least = "5 points", grade = "none" }
gate { id = "H", title = "G", of = "completion", by = "points", at_least = 50, grade = "none" }
gate { id = "I", title = "G", of = "A", by = "points", at_least = 50, grade = "none" }
