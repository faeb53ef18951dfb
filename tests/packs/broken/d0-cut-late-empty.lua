-- expect pack-type 7:14 deduct|[1]|*
-- expect pack-type 8:14 deduct|[1]|*
-- expect pack-type 9:14 deduct|[1]|*
-- expect pack-type 10:14 deduct|[1]|*
pack { id = "p", title = "P", full = 20 }
local report = at_least(1, evidence {}, { by = "2024-03-01" })
local flat = deduct { { 2, report, late = {} } }
local each = deduct { { 2, report, most_each = "2" } }
local year = deduct { { 2, report, late = { 1, per = "year" } } }
local word = deduct { { 2, report, late = { 1, by = "day" } } }
item { id = "A", title = "A", points = 10, test = flat }
item { id = "B", title = "B", points = 10, test = each }
