-- expect pack-type 6:38 at_least|max_gap|a span such as "90 days", "5 working days", "2 weeks", "3 months" or "2 years"
-- expect pack-type 7:38 at_least|max_gap|a span such as "90 days", "5 working days", "2 weeks", "3 months" or "2 years"
-- expect pack-error 8:58 at_least: last cannot stand with by, per or max_gap||
pack { id = "p", title = "P" }
kind { id = "plan", words = { "plan" } }
local a = at_least(1, evidence {}, { max_gap = 40 })
local b = at_least(1, evidence {}, { max_gap = "3 fortnights" })
local c = at_least(1, evidence {}, { max_gap = "9 days", last = "1 year" })
item { id = "A", title = "A", test = all_of { a, b, c } }
