-- Grades that ask for more than a score: a floor in a section, tests of their own, a quota of the class.
pack { id = "grades", title = "Grades", period = year(2024), full = 100, precision = 1, decides = "panel" }
mode { id = "panel", title = "Panel" }
kind { id = "minutes", words = { "minutes" } }
kind { id = "accident", words = { "accident" } }
section { id = "work", title = "Work", full = 50 }
item { id = "W", title = "Work done", section = "work", points = 50, test = review { guide = "g" } }
item { id = "L", title = "Life", points = 50, test = review { guide = "g" } }
grade { of = "score", bands = { { 90, { en = "first", ["zh-Hans"] = "一等" } }, { 75, "second" }, { 0, "third" } },
  floor = { first = { work = 90 }, second = { W = 60 } },
  needs = { ["一等"] = none(evidence { kind = "accident" }), second = { { "minutes", at_least(1, evidence { kind = "minutes" }) } } },
  most = { first = "40%", second = 2 } }
