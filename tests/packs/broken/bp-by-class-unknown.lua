-- expect pack-unknown 4:38 class|shop|school
pack { id = "p", title = "P" }
class { id = "school" }
item { id = "A", title = "A", test = by_class { { "school", at_least(1, evidence {}) }, { "shop", at_least(2, evidence {}) } } }
