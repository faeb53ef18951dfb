-- expect pack-stray 2:13 “|"|
pack { id = “p”, title = "P" }
