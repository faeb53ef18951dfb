-- expect pack-type 4:80 at_least|per|*
pack { id = "p", title = "P", period = year(2017) }
kind { id = "plan", words = { "plan" } }
item { id = "A", title = "A", test = at_least(1, evidence { kind = "plan" }, { per = "months" }) }
