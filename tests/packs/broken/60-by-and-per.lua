-- expect pack-error 4:99 *||
pack { id = "p", title = "P", period = year(2017) }
kind { id = "plan", words = { "plan" } }
item { id = "A", title = "A", test = at_least(1, evidence { kind = "plan" }, { by = "2017-05-01", per = "month" }) }
