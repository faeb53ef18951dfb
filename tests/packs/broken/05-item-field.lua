-- expect pack-field 5:3 item|titel|title
pack { id = "p", title = "P" }
kind { id = "plan", words = { "plan" } }
item { id = "A", title = "A",
  titel = "x",
  test = at_least(1, evidence { kind = "plan" }) }
