-- expect pack-error 9:59 at_least: beside per, by is a span from the end of the window on, such as by = "5 days"||
-- expect pack-error 10:59 at_least: by = "5 days" needs per: the span runs from the end of each window||
-- expect pack-error 11:59 at_least: by beside per cannot stand with on_day or every||
-- expect pack-error 12:78 at_least: beside by, shift is "working day"||
-- expect pack-error 13:96 in_order: shift needs on_day or by||
pack { id = "p", title = "P", period = year(2017) }
kind { id = "plan", words = { "plan" } }
local plans = evidence { kind = "plan" }
item { id = "A", title = "A", test = at_least(1, plans, { by = "2017-05-01", per = "month" }) }
item { id = "B", title = "B", test = at_least(1, plans, { by = "5 days" }) }
item { id = "C", title = "C", test = at_least(1, plans, { by = "5 days", per = "month", on_day = 5 }) }
item { id = "D", title = "D", test = at_least(1, plans, { by = "2017-05-01", shift = "3 days" }) }
item { id = "E", title = "E", test = in_order { { "plan", plans }, { "again", plans },         shift = "working day" } }
