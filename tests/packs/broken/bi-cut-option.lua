-- expect pack-type 4:72 deduct|[1]|*
pack { id = "p", title = "P" }
section { id = "S", title = "S" }
item { id = "A", title = "A", section = "S", minus = "section", test = deduct { { 1, none(evidence {}), least = 4 } } }
