-- expect pack-unknown 4:51 item or section|AA|A
pack { id = "p", title = "P", full = 10 }
item { id = "A", title = "A", points = 10, test = review { guide = "g" } }
veto { id = "V", title = "V", when = evidence {}, zero = "AA" }
