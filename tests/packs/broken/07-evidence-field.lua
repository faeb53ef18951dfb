-- expect pack-field 4:76 evidence|topik|topic
pack { id = "p", title = "P" }
kind { id = "plan", words = { "plan" } }
item { id = "A", title = "A", test = at_least(1, evidence { kind = "plan", topik = "x" }) }
