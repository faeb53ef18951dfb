-- expect pack-error 5:31 rank: growth stands in an item: name the item here||
pack { id = "p", title = "P", full = 10 }
kind { id = "plan", words = { "plan" } }
item { id = "A", title = "A", points = 10, test = review { guide = "g" } }
rank { id = "R", title = "R", of = 2 * growth(count(evidence { kind = "plan" })), points = { 1 } }
