-- expect pack-type 3:38 for_each|members|*
pack { id = "p", title = "P" }
item { id = "A", title = "A", test = for_each({ "next steps", "a/b" }, at_least(1, evidence { topic = EACH })) }
