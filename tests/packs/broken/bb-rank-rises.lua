-- expect pack-error 4:45 rank: a better place brings less: points go from the first place down||
pack { id = "p", title = "P", full = 10 }
item { id = "A", title = "A", points = 10, test = review { guide = "g" } }
rank { id = "R", title = "R", of = "score", points = { 1, 2 } }
