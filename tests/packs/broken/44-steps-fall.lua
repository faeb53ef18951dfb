-- expect pack-error 5:5 *||
pack { id = "p", title = "P", full = 10 }
kind { id = "plan", words = { "plan" } }
item { id = "A", title = "A", part(10, at_least(8, evidence { kind = "plan" }),
  { partial = { [4] = 8, [6] = 5 } }) }
