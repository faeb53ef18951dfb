-- expect pack-error 4:1 peers: give above, below, bands or share_of_best||
pack { id = "p", title = "P", full = 10 }
item { id = "A", title = "A", points = 10, test = review { guide = "g" } }
peers { id = "R", title = "R", of = "score" }
