-- expect pack-field 5:18 item|titel|title
-- expect pack-name 7:1 itm|item|
-- expect pack-unknown 6:33 kind|nothing|*
pack { id = "p", title = "P", full = 10 }
item { id = "A", titel = "A", points = 10,
  test = at_least(1, evidence { kind = "nothing" }) }
itm { }
