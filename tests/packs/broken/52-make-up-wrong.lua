-- expect pack-type 6:38 at_least|make_up|a number of days such as "14 days", or false
-- expect pack-type 7:38 at_least|make_up|a number of days such as "14 days", or false
-- expect pack-error 8:38 at_least: make_up needs per||
pack { id = "p", title = "P" }
kind { id = "plan", words = { "plan" } }
local a = at_least(1, evidence {}, { make_up = 3 })
local b = at_least(1, evidence {}, { make_up = "2 months" })
local c = at_least(1, evidence {}, { make_up = "9 days" })
item { id = "A", title = "A", test = all_of { a, b, c } }
