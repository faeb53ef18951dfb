-- expect pack-lacks 4:3 part|test|
pack { id = "p", title = "P", full = 10 }
item { id = "A", title = "A", points = 10,
  part(10) }
