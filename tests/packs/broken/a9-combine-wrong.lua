-- expect pack-type 3:31 mode|combine|"mean", "trimmed", "nearest"
pack { id = "p", title = "P" }
mode { id = "m", title = "M", combine = "median" }
item { id = "A", title = "A", test = review { guide = "g" } }
