-- One row of the sheet with another review, another scale and another bonus for each class: 20 points in every sum, whoever marks.
pack { id = "classes", title = "Classes", period = year(2024), full = 30, precision = 0.1, bonus_max = 3, on_na = "rescale", decides = "panel" }
mode { id = "panel", title = "Panel" }
class { id = "school", title = "School" }
class { id = "office", title = "Office" }
class { id = "camp", title = "Camp" }
kind { id = "notice", words = { "notice" } }
local prize = evidence { kind = "notice" }
item { id = "A", title = "What it is there for", points = 20,
  part(20, review { guide = "lessons seen", scale = "0..20" }, { id = "lessons", for_units = "school" }),
  part(20, review { guide = "counters seen", scale = { 20, 15, 10, 0 } }, { id = "counters", for_units = "office" }) }
item { id = "B", title = "Order",
  part(6, review { guide = "g" }, { id = "all" }), part(4, review { guide = "g" }, { id = "yard", for_units = "school" }) }
bonus { id = "X1", title = "Prize of pupils", max = 2, for_units = "school", apply = prize, approved = review { guide = "g", scale = "0..2" } }
bonus { id = "X2", title = "Prize of staff", max = 3, for_units = "office", apply = prize, approved = review { guide = "g", scale = { 3, 1, 0 } } }
