-- expect pack-error 6:80 *||
-- expect pack-error 7:80 *||
-- expect pack-type 8:80 measure|bands|*
-- expect pack-error 9:72 *||
pack { id = "p", title = "P", full = 20 }
item { id = "A", title = "A", points = 5, test = measure(count(evidence {}), { bands = { { 40, 5, to = 60 }, { 50, 2, to = 70 } } }) }
item { id = "B", title = "B", points = 5, test = measure(count(evidence {}), { bands = { { 40, 5 }, { 30, 2, to = 60 } } }) }
item { id = "C", title = "C", points = 5, test = measure(count(evidence {}), { bands = { { 40, 5, till = 60 } } }) }
item { id = "D", title = "D", points = 5, test = review { guide = "g", bands = { { 40, 5, to = 30 } } } }
