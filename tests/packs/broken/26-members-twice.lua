-- expect pack-type 4:38 for_each|members|*
pack { id = "p", title = "P" }
kind { id = "plan", words = { "plan" } }
item { id = "A", title = "A", test = for_each({ "a", "a" }, at_least(1, evidence { topic = EACH })) }
