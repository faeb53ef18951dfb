-- expect pack-stray 2:28 ”|"|
pack { id = "p", title = "P” }
