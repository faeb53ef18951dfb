-- expect pack-lacks 4:51 pack|grade|
pack { id = "p", title = "P", full = 10 }
item { id = "A", title = "A", points = 10, test = review { guide = "g" } }
veto { id = "V", title = "V", when = evidence {}, lower = 1 }
