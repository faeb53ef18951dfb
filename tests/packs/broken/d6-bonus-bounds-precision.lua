-- expect pack-type 3:3 pack|bonus_min|a multiple of 1
pack { id = "p", title = "P", full = 10, precision = 1, bonus_max = 2,
  bonus_min = -0.5 }
kind { id = "plan", words = { "plan" } }
item { id = "A", title = "A", points = 10, test = at_least(1, evidence { kind = "plan" }) }
