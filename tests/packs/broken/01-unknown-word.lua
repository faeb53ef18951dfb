-- expect pack-name 3:1 itm|item|
pack { id = "p", title = "P" }
itm { id = "A", title = "A" }
