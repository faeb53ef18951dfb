-- expect pack-type 4:46 peers|bands|in order from high to low
pack { id = "p", title = "P", full = 10 }
item { id = "A", title = "A", points = 10, test = review { guide = "g" } }
peers { id = "R", title = "R", of = "score", bands = { { 0, 1 }, { 5, 2 } } }
