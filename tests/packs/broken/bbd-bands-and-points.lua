-- expect pack-error 4:64 rank: bands and points cannot stand together: either shares of the places bring points, or single places do||
pack { id = "p", title = "P", full = 10 }
item { id = "A", title = "A", points = 10, test = review { guide = "g" } }
rank { id = "R", title = "R", of = "score", points = { 2, 1 }, bands = { { "1/3", 5 } } }
