-- expect pack-error 5:73 review: gives, each and bands: a mark becomes points in one way||
-- expect pack-error 6:73 review: gives = "share" needs the scale of the mark, such as "0..100"||
pack { id = "p", title = "P", full = 20 }
-- two ways at once, and a share of nobody knows what
item { id = "A", title = "A", points = 10, test = review { guide = "g", gives = "share", scale = "0..100", each = 1 } }
item { id = "B", title = "B", points = 10, test = review { guide = "g", gives = "share" } }
