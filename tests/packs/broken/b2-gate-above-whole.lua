-- expect pack-type 6:41 gate|at_least|a number of per cent up to 100 such as 60, or points such as "12 points"
-- expect pack-type 7:41 gate|at_least|at most "10 points", all that it is of
-- expect pack-type 8:41 gate|at_least|*
pack { id = "p", title = "P", full = 10 }
item { id = "A", title = "A", points = 10, test = review { guide = "g" } }
gate { id = "G", title = "G", of = "A", at_least = 101, grade = "none" }
gate { id = "H", title = "G", of = "A", at_least = "10.5 points", grade = "none" }
gate { id = "I", title = "G", of = "A", at_least = "0 points", grade = "none" }
