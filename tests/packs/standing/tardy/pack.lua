-- Without points a late paper that brings nothing is not met, though it is there.
pack { id = "tardy", title = "Tardy", period = year(2024) }
kind { id = "report", words = { "report" } }
item { id = "A", title = "The report comes by 10 June", late = "none",
  test = at_least(1, evidence { kind = "report" }, { by = "2024-06-10" }) }
item { id = "B", title = "A report each half", late = "none",
  test = at_least(1, evidence { kind = "report" }, { per = "half", by = "5 days" }) }
