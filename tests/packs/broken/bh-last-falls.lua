-- expect pack-error 4:61 rank: a better place brings less: last goes from the last place up||
pack { id = "p", title = "P", full = 10 }
item { id = "A", title = "A", points = 10, test = review { guide = "g" } }
rank { id = "R", title = "R", of = "score", points = { 1 }, last = { -1, -2 } }
