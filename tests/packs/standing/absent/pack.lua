-- What zero_if takes where nothing was asked for: points that on_na = "full" gives are no others.
pack { id = "absent", title = "Absent", period = year(2024), full = 10 }
kind { id = "notice", words = { "notice" } }
kind { id = "reply", words = { "reply" } }
kind { id = "warning", words = { "warning" } }
item { id = "A", title = "Notices answered", points = 10, on_na = "full", zero_if = evidence { kind = "warning", contains = "late" },
  why = "the office was warned",
  test = for_each(evidence { kind = "notice" }, at_least(1, evidence { kind = "reply", linked_to = EACH })) }
