-- expect pack-error 7:87 *||
-- expect pack-error 8:87 *||
-- expect pack-error 9:95 *||
-- expect pack-type 10:87 at_least|since|*
pack { id = "p", title = "P", period = year(2024) }
local note = evidence { topic = "note" }
item { id = "A", title = "A", test = at_least(1, note, { by = "2024-03-01",           since = "2024-03-02" }) }
item { id = "B", title = "B", test = at_least(1, note, { per = "month",               since = "2024-03-01" }) }
item { id = "C", title = "C", test = measure(count(note), { at_least = 1, per = "month",      since = "2024-03-01" }) }
item { id = "D", title = "D", test = at_least(1, note, { by = "2024-03-01",           since = "7 days" }) }
