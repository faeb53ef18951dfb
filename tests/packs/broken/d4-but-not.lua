-- expect pack-error 6:5 evidence: no word of contains or lacks stands in "cancelled"; for papers that do not say it write lacks = "cancelled"||
pack { id = "p", title = "P" }
kind { id = "drill", words = { "drill" } }
item { id = "1", title = "A",
  test = at_least(1, evidence { kind = "drill", contains = "drill",
    but_not = { "no drill", "cancelled" } }) }
