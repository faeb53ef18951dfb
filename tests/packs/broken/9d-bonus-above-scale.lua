-- expect pack-type 6:9 bonus|max|at most 3, the highest mark of its scale
pack { id = "p", title = "P", full = 10 }
kind { id = "plan", words = { "plan" } }
item { id = "A", title = "A", points = 10, test = at_least(1, evidence { kind = "plan" }) }
bonus { id = "B", title = "B",
        max = 5, apply = evidence { kind = "plan" }, approved = review { guide = "g", scale = "0..3" } }
