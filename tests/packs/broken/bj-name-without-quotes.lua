-- expect pack-name 3:69 open_days||
pack { id = "p", title = "P" }
item { id = "A", title = "A", test = at_least(1, evidence { topic = open_days }) }
