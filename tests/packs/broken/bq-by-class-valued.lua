-- expect pack-error 5:50 *||
pack { id = "p", title = "P", full = 5 }
class { id = "school" }
class { id = "shop" }
item { id = "A", title = "A", points = 5, test = by_class { { "school", at_least(1, evidence {}) }, { "shop", deduct { { 1, none(evidence {}) } } } } }
