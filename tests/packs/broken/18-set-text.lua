-- expect pack-type 3:38 at_least|set|*
pack { id = "p", title = "P" }
item { id = "A", title = "A", test = at_least(1, "plan") }
