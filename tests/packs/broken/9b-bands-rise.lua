-- expect pack-type 4:28 grade|bands|in order from high to low; two from the same number only where the upper one has floor, needs, findings or most
pack { id = "p", title = "P" }
item { id = "A", title = "A", check = function() return true end }
grade { of = "completion", bands = { { 0, "low" }, { 60, "high" } } }
