-- expect pack-type 8:48 at_least|on_day|a whole number from 1 to 31
-- expect pack-error 9:37 at_least: on_day needs per = "month"||
-- expect pack-error 10:37 at_least: on_day needs per = "month"||
-- expect pack-type 11:49 at_least|shift|"same month", "working day" or a number of days such as "3 days"
-- expect pack-error 12:54 at_least: shift needs on_day or by||
pack { id = "p", title = "P" }
local papers = evidence {}
local a = at_least(1, papers, { per = "month", on_day = 32 })
local b = at_least(1, papers, {     on_day = 5 })
local c = at_least(1, papers, {     on_day = 5, per = "quarter" })
local d = at_least(1, papers, { on_day = 5,     shift = "same week", per = "month" })
local e = at_least(1, papers, { per = "month",       shift = "3 days" })
item { id = "A", title = "A", test = all_of { a, b, c, d, e } }
