-- A paper that names its window counts there without a day too.
pack { id = "undated", title = "Undated", period = year(2024), full = 4 }
kind { id = "log", words = { "log" } }
item { id = "1", title = "A log of each quarter", points = 4, test = at_least(1, evidence { kind = "log" }, { per = "quarter", window = "name" }) }
