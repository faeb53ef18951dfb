-- expect pack-error 4:59 *||
pack { id = "p", title = "P" }
kind { id = "plan", words = { "plan" } }
item { id = "A", title = "A", test = all_of { at_least(1, evidence { kind = "plan", topic = EACH }),
  for_each({ "x" }, at_least(1, evidence { kind = "plan", topic = EACH })) } }
