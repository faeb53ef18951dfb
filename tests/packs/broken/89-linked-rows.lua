-- expect pack-type 5:76 evidence|linked_to|evidence { ... } or EACH
pack { id = "p", title = "P" }
kind { id = "plan", words = { "plan" } }
register { id = "one", words = { "roster" }, columns = { name = "name" } }
item { id = "A", title = "A", test = at_least(1, evidence { kind = "plan", linked_to = rows { table = "one" } }) }
