-- expect pack-unknown 4:31 item or section|AA|A
pack { id = "p", title = "P", full = 10 }
item { id = "A", title = "A", points = 10, test = review { guide = "g" } }
rank { id = "R", title = "R", of = "AA", points = { 2, 1 } }
