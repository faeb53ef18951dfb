-- expect pack-error 3:85 *||
-- expect pack-error 4:85 *||
item { id = "A", title = "A", test = ratio(1, 2, { at_most = 100, per = 100,        at_least = 120 }) }
item { id = "B", title = "B", test = ratio(1, 2, { at_most = 5, per = 1000,         at_least = 6 }) }
pack { id = "p", title = "P" }
