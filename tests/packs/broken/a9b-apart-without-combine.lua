-- expect pack-error 3:39 mode: apart is for ballots: give combine too||
pack { id = "p", title = "P" }
mode { id = "panel", title = "Panel", apart = 2 }
item { id = "A", title = "A", test = review { guide = "g" } }
