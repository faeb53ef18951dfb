-- expect pack-unknown 5:65 severity|grave|major
pack { id = "p", title = "P" }
severity { id = "major", title = "Major" }
item { id = "A", title = "A", severity = "major", test = at_least(1, evidence {}) }
grade { of = "completion", bands = { { 80, "A" }, { 0, "B" } }, findings = { A = { grave = 0 } } }
