-- expect pack-type 3:38 at_least|set|a set such as evidence { ... }
pack { id = "p", title = "P" }
item { id = "A", title = "A", test = at_least(1, units { of = "child" }) }
