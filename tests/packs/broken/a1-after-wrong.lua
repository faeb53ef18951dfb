-- expect pack-type 6:11 after|span|a span such as "90 days", or column("name") with a number of days
-- expect pack-type 7:11 after|set|a set such as evidence { ... }, EACH, column("name") or after(...)
-- expect pack-type 8:33 at_least|by|a date such as "2017-07-05", fact("name"), after(evidence { ... }, "7 days") or column("name"); beside per a span such as "5 days"
pack { id = "p", title = "P" }
local papers = evidence {}
local a = after(papers, 7)
local b = after("x", "7 days")
local c = at_least(1, papers, { by = 7 })
item { id = "A", title = "A", test = at_least(1, papers, { by = a }) }
