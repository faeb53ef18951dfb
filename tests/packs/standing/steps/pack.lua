-- A grade that goes down a step for each event: by papers, by rows, by a test, by a person, by a gate; places come after it.
pack { id = "steps", title = "Steps", period = year(2024), full = 100, precision = 1, decides = "panel" }
mode { id = "panel", title = "Panel" }
kind { id = "accident", words = { "accident" } }
kind { id = "warning", words = { "warning" } }
register { id = "fires", words = { "fires" }, columns = { what = { "what" } } }
item { id = "W", title = "Work", points = 100, test = review { guide = "g" } }
veto { id = "E", title = "Accident", when = evidence { kind = "accident", contains = "injured" }, lower = 1, why = "somebody was injured" }
veto { id = "R", title = "Fires", when = rows { table = "fires" }, lower = 1 }
veto { id = "T", title = "Two warnings", when = at_least(2, evidence { kind = "warning" }), lower = 2 }
veto { id = "F", title = "Complaint upheld", when = review { guide = "asked on the spot" }, lower = 1 }
gate { id = "G", title = "Work in points", of = "W", at_least = "50 points", lower = 1 }
grade { of = "score", bands = { { 90, "A" }, { 75, "B" }, { 60, "C" }, { 0, "D" } }, most = { A = 2 } }
