-- An undecided gate that could only lower a grade which a veto has fixed leaves the unit its rank.
pack { id = "settled", title = "Settled", period = year(2024), full = 10 }
class { id = "ward", title = "Ward" }
kind { id = "drill", words = { "drill" }, dated = true }
kind { id = "plan", words = { "plan" }, dated = true }
item { id = "1", title = "Four drills", points = 4, test = at_least(4, evidence { kind = "drill" }) }
item { id = "2", title = "Order", points = 6, test = review { guide = "Order", scale = "0..6" } }
gate { id = "G", title = "Order at half", of = "2", at_least = 50, lower = 1 }
rank { id = "R", title = "Most drills", of = count(evidence { kind = "drill" }), points = { 1, 0.5 } }
veto { id = "V", title = "Accident", when = evidence { kind = "plan" }, grade = "poor", why = "an accident" }
grade { of = "score", bands = { { 60, "good" }, { 0, "poor" } } }
