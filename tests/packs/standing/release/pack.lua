-- Money that is released once three quarters of what is due is there: gates by completion, of all and of a section.
pack { id = "release", title = "Release", period = year(2024), decides = "officer" }
mode { id = "officer", title = "Officer" }
section { id = "D", title = "Duties" }
section { id = "E", title = "End of the year" }
kind { id = "meeting", words = { "meeting" } }
kind { id = "report", words = { "report" } }
item { id = "1", section = "D", title = "Four meetings", test = at_least(4, evidence { kind = "meeting" }, { by = "2024-11-30" }) }
item { id = "2", section = "D", title = "Exits", test = review { guide = "exits are free", method = "site" } }
item { id = "3", section = "E", title = "Report", test = at_least(1, evidence { kind = "report" }, { by = "2025-01-31" }) }
gate { id = "G", title = "Three quarters are there", of = "completion", at_least = 75, grade = "not released", why = "too little is there" }
gate { id = "H", title = "All duties", of = "D", by = "completion", at_least = 100, lower = 1 }
gate { id = "N", title = "The end", of = "E", by = "completion", at_least = 100, lower = 1 }
grade { of = "completion", bands = { { 75, "released" }, { 50, "released in part" }, { 0, "not released" } } }
