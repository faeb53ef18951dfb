-- expect pack-type 3:52 grade|override|a list of { "name", a test or a set, why = "..." }
pack { id = "p", title = "P" }
grade { of = "completion", bands = { { 0, "x" } }, override = {} }
item { id = "A", title = "A", test = at_least(1, evidence {}) }
