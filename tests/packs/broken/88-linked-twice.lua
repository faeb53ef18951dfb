-- expect pack-error 4:76 evidence: the set behind linked_to takes no linked_to of its own||
pack { id = "p", title = "P" }
kind { id = "plan", words = { "plan" } }
item { id = "A", title = "A", test = at_least(1, evidence { kind = "plan", linked_to = evidence { kind = "plan", linked_to = evidence { kind = "plan" } } }) }
