-- expect pack-type 4:52 grade|override|a list of { "name", a test or a set, why = "..." }
pack { id = "p", title = "P" }
item { id = "A", title = "A", test = at_least(1, evidence {}) }
grade { of = "completion", bands = { { 0, "x" } }, override = { { "D", evidence {} } } }
