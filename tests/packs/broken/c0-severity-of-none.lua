-- expect pack-unknown 4:31 severity|majr|major
pack { id = "p", title = "P" }
severity { id = "major", title = "Major", within = "3 working days" }
item { id = "A", title = "A", severity = "majr", test = at_least(1, evidence {}) }
