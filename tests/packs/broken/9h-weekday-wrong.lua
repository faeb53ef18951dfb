-- expect pack-error 4:76 evidence: "Monday" is no day of the week; write "monday" to "sunday"||
pack { id = "p", title = "P" }
kind { id = "plan", words = { "plan" } }
item { id = "A", title = "A", test = at_least(1, evidence { kind = "plan", weekday = { "Monday" } }) }
