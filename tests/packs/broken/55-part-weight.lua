-- expect pack-field 3:67 part|weight|points
pack { id = "p", title = "P" }
item { id = "A", title = "A", part(0, at_least(1, evidence {}), { weight = 1 }) }
