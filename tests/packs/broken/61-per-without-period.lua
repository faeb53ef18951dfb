-- expect pack-lacks 4:80 at_least|pack { period = ... }|
pack { id = "p", title = "P" }
kind { id = "plan", words = { "plan" } }
item { id = "A", title = "A", test = at_least(1, evidence { kind = "plan" }, { per = "month" }) }
