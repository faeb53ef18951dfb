-- expect pack-type 4:28 grade|bands|in order from high to low
pack { id = "p", title = "P" }
item { id = "A", title = "A", check = function() return true end }
grade { of = "completion", bands = { { 0, "low" }, { 60, "high" } } }
