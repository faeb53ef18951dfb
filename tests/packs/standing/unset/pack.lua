-- Where the day of a limit is missing, what being late may cost is held back too.
pack { id = "unset", title = "Unset", period = year(2024), full = 4 }
kind { id = "self", words = { "self" }, dated = true }
item { id = "1", title = "On its day", points = 4, test = deduct { { 2, at_least(1, evidence { kind = "self" }, { by = fact("self_due") }),
  late = { 0.5, per = "day" }, most_each = 4 } } }
