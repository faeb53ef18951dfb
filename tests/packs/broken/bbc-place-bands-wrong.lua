-- expect pack-type 4:45 rank|bands|a list such as { { "1/3", 5 }, { "70%", 3 }, { "100%", 1 } }
pack { id = "p", title = "P", full = 10 }
item { id = "A", title = "A", points = 10, test = review { guide = "g" } }
rank { id = "R", title = "R", of = "score", bands = { { "4/3", 5 } } }
