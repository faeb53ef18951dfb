-- expect pack-lacks 3:9 pack|full|
pack { id = "p", title = "P" }
grade { of = "score", bands = { { 0, "x" } } }
