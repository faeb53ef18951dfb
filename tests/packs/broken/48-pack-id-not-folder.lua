-- expect pack-unknown 2:8 pack|q|p
pack { id = "q", title = "P" }
