-- expect pack-unknown 4:55 class|branche|branch
pack { id = "p", title = "P" }
class { id = "branch" }
item { id = "A", title = "A", test = for_each(units { class = "branche" }, at_least(1, evidence { topic = EACH })) }
