-- expect pack-later 3:52 grade { override = ... }||
pack { id = "p", title = "P" }
grade { of = "completion", bands = { { 0, "x" } }, override = { } }
