-- expect pack-error 3:127 for_each: period = "limit" needs by = after(EACH, ...) or by = column(...) in the test||
pack { id = "p", title = "P" }
item { id = "A", title = "A", test = for_each(evidence {}, at_least(1, evidence { topic = EACH }, { since = after(EACH) }), { period = "limit" }) }
