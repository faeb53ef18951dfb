-- expect pack-type 4:76 evidence|from|"own", "parent", "child", "each" or column("name")
pack { id = "p", title = "P" }
kind { id = "plan", words = { "plan" } }
item { id = "A", title = "A", test = at_least(1, evidence { kind = "plan", from = "town" }) }
