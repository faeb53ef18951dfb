-- expect pack-unknown 4:75 column|closed|*
pack { id = "p", title = "P" }
register { id = "faults", words = { "faults" }, columns = { no = { "no" }, shut = { "shut" } } }
item { id = "A", title = "A", test = at_least(1, rows { table = "faults", day = "closed" }) }
