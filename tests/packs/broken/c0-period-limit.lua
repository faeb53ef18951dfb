-- expect pack-error 3:98 for_each: period = "limit" goes over evidence { ... } or rows { ... }||
pack { id = "p", title = "P" }
item { id = "A", title = "A", test = for_each({ "a" }, at_least(1, evidence { topic = EACH }), { period = "limit" }) }
