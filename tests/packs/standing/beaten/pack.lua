-- Of a part of which zero_if leaves nothing no leaf counts: it is not met, not partly.
pack { id = "beaten", title = "Beaten", period = year(2024), full = 4 }
kind { id = "plan", words = { "plan" } }
kind { id = "incident", words = { "incident" } }
item { id = "1", title = "Plan", points = 4, zero_if = evidence { kind = "incident" }, why = "an incident", test = at_least(2, evidence { kind = "plan" }) }
item { id = "2", title = "Plan, part", part(0, at_least(1, evidence { kind = "plan" }), { zero_if = evidence { kind = "incident" }, why = "an incident" }) }
item { id = "3", title = "Judged", test = for_each({ "sharps", "general" }, review { guide = "Right bin" }) }
