-- Two lists over a class too small for both: who stands first is not named among the last.
pack { id = "ends", title = "Ends", period = year(2024), full = 10 }
kind { id = "log", words = { "log" } }
item { id = "1", title = "Logs", points = 10, test = at_least(2, evidence { kind = "log" }) }
list { id = "red", title = "Red list", top = 2 }
list { id = "black", title = "Black list", bottom = 1 }
