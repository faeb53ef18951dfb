-- expect pack-lacks 3:1 item|*|
pack { id = "p", title = "P" }
item { id = "A", title = "A" }
