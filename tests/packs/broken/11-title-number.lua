-- expect pack-type 4:18 item|title|*
pack { id = "p", title = "P" }
kind { id = "plan", words = { "plan" } }
item { id = "A", title = 5, test = at_least(1, evidence { kind = "plan" }) }
