-- Vetoes by a paper, by a test and by a person; a gate on a section; what each takes away.
pack { id = "vetoes", title = "Vetoes", period = year(2024), full = 100, precision = 0.1, decides = "panel" }
mode { id = "panel", title = "Panel" }
kind { id = "notice", words = { "notice" } }
kind { id = "warning", words = { "warning" } }
section { id = "work", title = "Work", weight = "50%", full = 100 }
section { id = "life", title = "Life", weight = "50%", full = 100 }
item { id = "W1", title = "First", section = "work", points = 60, test = review { guide = "g" } }
item { id = "W2", title = "Second", section = "work", points = 40, test = review { guide = "g" } }
item { id = "L1", title = "Third", section = "life", points = 100, test = review { guide = "g" } }
veto { id = "V1", title = "Accident", when = evidence { kind = "notice", contains = "accident" }, zero = "all", grade = "out",
  why = "a serious accident" }
veto { id = "V2", title = "Two warnings", when = at_least(2, evidence { kind = "warning" }), zero = "W1" }
veto { id = "V3", title = "False record", when = review { guide = "looked at on the spot" }, zero = { "life", "W2" } }
gate { id = "G1", title = "Work at 60", of = "work", at_least = 60, grade = "not rated" }
gate { id = "G2", title = "Life in points", of = { "life", "W2" }, at_least = "85.5 points", zero = "W2" }
grade { of = "score", bands = { { 80, "good" }, { 0, "poor" } } }
