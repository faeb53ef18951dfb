-- expect pack-stray 4:29 ，|,|
-- ，in a comment is fine
pack { id = "p", title = "P，“Q”" }
item { id = "A", title = "B"， test = 1， points = 2 }
