-- expect pack-error 7:33 at_least: the window "a" ends before it begins||
-- expect pack-error 8:33 at_least: the name "a" stands twice||
-- expect pack-error 9:33 at_least: the window "b" begins before the one above it has ended||
-- expect pack-type 10:33 at_least|per|*
pack { id = "p", title = "P" }
local papers = evidence {}
local a = at_least(1, papers, { per = { { "a", "2024-02-01", "2024-01-01" } } })
local b = at_least(1, papers, { per = { { "a", "2024-01-01", "2024-02-01" }, { "a", "2024-03-01", "2024-04-01" } } })
local c = at_least(1, papers, { per = { { "a", "2024-01-01", "2024-02-01" }, { "b", "2024-02-01", "2024-04-01" } } })
local d = at_least(1, papers, { per = { { "a", "2024-01-01" } } })
item { id = "A", title = "A", test = all_of { a, b, c, d } }
