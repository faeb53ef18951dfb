-- expect pack-error 5:11 rank: bands go from the smallest share of places to the largest, with points that do not grow||
pack { id = "p", title = "P", full = 10 }
item { id = "A", title = "A", points = 10, test = review { guide = "g" } }
rank { id = "R", title = "R", of = "score",
          bands = { { "2/3", 5 }, { "1/3", 3 } } }
