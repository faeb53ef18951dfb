-- expect pack-type 7:27 part|late|*
-- expect pack-type 8:27 part|late|*
-- expect pack-type 9:27 part|partial|*
-- expect pack-type 10:27 part|partial|*
pack { id = "p", title = "P", full = 8 }
local test = at_least(1, evidence {}, { by = "2024-01-01" })
local a = part(2, test, { late = 1.5 })
local b = part(2, test, { late = "some" })
local c = part(2, test, { partial = { [1] = 1, ["80%"] = 2 } })
local d = part(2, test, { partial = { ["120%"] = 2 } })
item { id = "A", title = "A", a, b, c, d }
