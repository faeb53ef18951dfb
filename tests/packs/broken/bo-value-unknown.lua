-- expect pack-unknown 5:3 column|lvl|*
-- expect pack-unknown 6:68 value|grav|grave
pack { id = "p", title = "P" }
register { id = "events", words = { "events" }, columns = { what = { "event" }, level = { "level" } },
  values = { lvl = { "yes" }, level = { "minor", "grave", "empty" } } }
item { id = "A", title = "A", test = none(rows { table = "events", where = { level = { "grav", "empty", ">3", contains("x") } } }) }
