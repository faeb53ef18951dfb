-- expect pack-type 3:1 item|( )|*
pack { id = "p", title = "P" }
item("A")
