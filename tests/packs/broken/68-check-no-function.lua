-- expect pack-type 3:31 item|check|a function
pack { id = "p", title = "P" }
item { id = "A", title = "A", check = true }
