-- expect pack-twice 7:16 x||
pack { id = "p", title = "P", full = 10 }
kind { id = "plan", words = { "plan" } }
local t = at_least(1, evidence { kind = "plan" })
item { id = "A", title = "A",
  part(5, t, { id = "x" }),
  part(5, t, { id = "x" }) }
