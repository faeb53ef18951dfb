-- expect pack-field 4:32 item|标题|*
pack { id = "p", title = "P" }
kind { id = "plan", words = { "plan" } }
item { id = "A", title = "A", ["标题"] = "x", test = at_least(1, evidence { kind = "plan" }) }
