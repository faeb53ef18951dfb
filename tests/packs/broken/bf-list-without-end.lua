-- expect pack-error 4:1 list: give top or bottom, how many places, or grade, who has one of these||
pack { id = "p", title = "P", full = 10 }
item { id = "A", title = "A", points = 10, test = review { guide = "g" } }
list { id = "R", title = "R" }
