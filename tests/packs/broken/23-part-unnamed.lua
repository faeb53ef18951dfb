-- expect pack-type 3:1 item|[1]|*
pack { id = "p", title = "P", full = 10 }
item { id = "A", title = "A", points = 10,
  "a part" }
