-- Without points: what comes late is a finding, though it is there.
pack { id = "inspect", title = "Inspection", period = year(2024) }
kind { id = "report", words = { "report" } }
severity { id = "major", title = "Major" }
severity { id = "minor", title = "Minor" }
item { id = "1", title = "The report comes by 10 June", severity = "minor", late = "none",
  test = at_least(1, evidence { kind = "report" }, { by = "2024-06-10" }) }
item { id = "2", title = "The same, where being late is no finding", severity = "major",
  test = at_least(1, evidence { kind = "report" }, { by = "2024-06-01" }) }
grade { of = "completion", bands = { { 100, "passed" }, { 0, "passed on condition" } },
  findings = { passed = { major = 0, minor = 0 } } }
