-- Severity instead of points: an internal audit. The auditor's mark counts, but for safety, which is the officer's.
pack { id = "audit", title = "Internal audit", period = year(2024), decides = "auditor" }
mode { id = "auditor", title = "Auditor" }
mode { id = "officer", title = "Safety officer" }
kind { id = "procedure", words = { "procedure" } }
severity { id = "major", title = { en = "Major", ["zh-Hans"] = "严重不符合" }, within = "3 working days" }
severity { id = "minor", title = "Minor", within = "1 month" }
severity { id = "observation", title = "Observation" }
item { id = "1", title = "A procedure", severity = "major", test = at_least(1, evidence { kind = "procedure" }) }
item { id = "2", title = "Exits are free", severity = "major", decides = "officer", test = review { guide = "exits", method = "site" } }
item { id = "3", title = "Records are kept", severity = "minor",
  part(0, review { guide = "records of tests" }), part(0, review { guide = "records of training" }) }
item { id = "4", title = "Housekeeping", severity = "observation", test = review { guide = "order" } }
grade { of = "completion", bands = { { 100, "passed" }, { 0, "passed on condition" } },
  findings = { passed = { major = 0, minor = 1 } } }
