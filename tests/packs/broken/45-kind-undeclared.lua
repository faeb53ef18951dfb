-- expect pack-unknown 4:61 kind|plam|plan
pack { id = "p", title = "P" }
kind { id = "plan", words = { "plan" } }
item { id = "A", title = "A", test = at_least(1, evidence { kind = "plam" }) }
