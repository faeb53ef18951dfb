-- A quota of a grade over all classes together: 40% of five are two places, of three and of two they would be one and none.
pack { id = "share", title = "Share", period = year(2024), full = 100, decides = "panel" }
mode { id = "panel", title = "Panel" }
class { id = "east" }
class { id = "west" }
item { id = "W", title = "Work done", points = 100, test = review { guide = "g" } }
grade { of = "score", bands = { { 80, "A" }, { 60, "B" }, { 0, "C" } }, most = { A = "40%" }, most_of = "all" }
