-- expect pack-field 4:64 item|private|personal
-- expect pack-field 5:64 item|privat|*
pack { id = "p", title = "P" }
item { id = "A", title = "A", test = at_least(1, evidence {}), private = true }
item { id = "B", title = "B", test = at_least(1, evidence {}), privat = true }
