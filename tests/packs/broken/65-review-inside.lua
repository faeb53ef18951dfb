-- expect pack-type 4:38 all_of|[1]|*
pack { id = "p", title = "P" }
kind { id = "plan", words = { "plan" } }
item { id = "A", title = "A", test = all_of { { "a", review { guide = "g" } } } }
