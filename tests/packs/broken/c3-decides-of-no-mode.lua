-- expect pack-unknown 4:60 mode|polise|police
pack { id = "p", title = "P" }
mode { id = "police", title = "Police" }
item { id = "A", title = "A", test = review { guide = "g", decides = "polise" } }
