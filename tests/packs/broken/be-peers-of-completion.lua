-- expect pack-error 4:32 peers: of completion there is a rank, but no mean||
pack { id = "p", title = "P", full = 10 }
item { id = "A", title = "A", points = 10, test = review { guide = "g" } }
peers { id = "R", title = "R", of = "completion", above = 1 }
