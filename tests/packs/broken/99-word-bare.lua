-- expect pack-stray 2:28 值班|"值班"|
pack { id = "p", title =   值班, full = 1 }
