-- expect pack-lacks 2:31 pack|full|
pack { id = "p", title = "P", most = 5 }
item { id = "A", title = "A", test = review { guide = "g" } }
