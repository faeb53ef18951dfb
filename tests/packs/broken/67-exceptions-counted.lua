-- expect pack-error 3:38 at_least: use none(...) for this set||
pack { id = "p", title = "P" }
item { id = "A", title = "A", test = at_least(1, broken_links {}) }
