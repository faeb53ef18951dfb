-- expect pack-type 3:34 section|weight|a share such as 0.3 or "30%"
pack { id = "p", title = "P" }
section { id = "s", title = "S", weight = "third" }
section { id = "t", title = "T", weight = "12.5%" }
