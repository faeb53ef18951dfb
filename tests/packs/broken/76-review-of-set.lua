-- expect pack-type 5:60 review|of|a test such as at_least(1, evidence { ... })
-- expect pack-type 6:60 review|sample|a whole number from 1
-- expect pack-type 7:60 review|of|a test such as at_least(1, evidence { ... })
pack { id = "p", title = "P" }
item { id = "A", title = "A", test = review { guide = "g", of = evidence {} } }
item { id = "B", title = "B", test = review { guide = "g", sample = 0 } }
item { id = "C", title = "C", test = review { guide = "g", of = review { guide = "g" } } }
