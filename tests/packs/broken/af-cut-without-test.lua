-- expect pack-type 3:50 deduct|[1]|*
pack { id = "p", title = "P", full = 5 }
item { id = "A", title = "A", points = 5, test = deduct { { 1, evidence {} } } }
