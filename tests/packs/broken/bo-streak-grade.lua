-- expect pack-unknown 4:55 grade|god|good
pack { id = "p", title = "P" }
grade { of = "completion", bands = { { 60, "good" }, { 0, "poor" } } }
item { id = "A", title = "A", test = measure(streak { grade = "god" }, { at_least = 2 }) }
