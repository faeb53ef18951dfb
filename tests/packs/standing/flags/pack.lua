-- Two grades from one number: the upper one asks for minutes too.
pack { id = "flags", title = "Flags", period = year(2024), full = 100, decides = "panel" }
mode { id = "panel", title = "Panel" }
kind { id = "minutes", words = { "minutes" } }
item { id = "W", title = "Work done", points = 100, test = review { guide = "g" } }
grade { of = "score", bands = { { 85, "flag" }, { 85, "passed" }, { 0, "failed" } },
  needs = { flag = at_least(1, evidence { kind = "minutes" }) } }
