-- expect pack-field 5:31 item|titl|title
-- expect pack-field 5:41 item|pionts|points
pack { id = "p", title = "P" }
kind { id = "plan", words = { "plan" } }
item { id = "A", title = "A", titl = 1, pionts = 2,
  test = at_least(1, evidence { kind = "plan" }) }
