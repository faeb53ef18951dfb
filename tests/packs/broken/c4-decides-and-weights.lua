-- expect pack-error 4:60 review: weight_of_mode and decides cannot stand together: either one mode counts, or several do||
pack { id = "p", title = "P" }
mode { id = "police", title = "Police" }
item { id = "A", title = "A", test = review { guide = "g", decides = "police", weight_of_mode = { police = 100 } } }
