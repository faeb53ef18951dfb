-- expect pack-type 4:26 mean|missing|"waits", "left out" or a number
pack { id = "p", title = "P" }
item { id = "A", title = "A", test = measure(mean { imported("q1"), imported("q2"),
                         missing = "no" }, { at_least = 1 }) }
