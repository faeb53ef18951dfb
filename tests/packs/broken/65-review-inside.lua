-- expect pack-error 5:109 review: within a test a review is decided by yes or no: it has a guide and a method alone||
-- expect pack-error 7:32 review: a review within a test stands in the test of an item or a part||
pack { id = "p", title = "P", full = 10 }
kind { id = "plan", words = { "plan" } }
item { id = "A", title = "A", points = 5, test = for_each(evidence { kind = "plan" }, review { guide = "g", scale = "0..3" }) }
item { id = "B", title = "B", points = 5,
  test = review { guide = "g", of = for_each(evidence { kind = "plan" }, review { guide = "h" }) } }
