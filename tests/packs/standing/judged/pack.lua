-- A review whose mark leaves nothing is done, and something to put right all the same: check, findings and ledger name it alike.
pack { id = "judged", title = "Judged", period = year(2024), full = 14 }
kind { id = "log", words = { "log" } }
item { id = "1", title = "Scaffolding", points = 10, test = review { guide = "One point each miss", each = 1 } }
item { id = "2", title = "Log", points = 4, test = at_least(1, evidence { kind = "log" }) }
