-- expect pack-error 5:38 *||
-- expect pack-error 6:38 *||
pack { id = "p", title = "P" }
class { id = "school" }
item { id = "A", title = "A", test = by_class { at_least(1, evidence {}) } }
item { id = "B", title = "B", test = by_class { { "school", at_least(1, evidence {}) }, { "school", at_least(2, evidence {}) } } }
