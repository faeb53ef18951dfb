-- expect pack-error 4:11 *||
pack { id = "p", title = "P", full = 5 }
item { id = "A", title = "A", points = 5, test = at_least(1, evidence {}) }
local x = measure(count(evidence {}))
