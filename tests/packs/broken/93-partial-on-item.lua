-- expect pack-error 5:31 item: partial belongs to its parts: part(..., { partial = ... })||
-- expect pack-error 6:18 item: late belongs to its parts: part(..., { late = ... })||
pack { id = "p", title = "P", full = 4 }
kind { id = "plan", words = { "plan" } }
item { id = "A", title = "A", partial = "all_or_nothing", part(2, at_least(1, evidence { kind = "plan" })) }
item { id = "B", late = "half", title = "B", part(2, at_least(1, evidence { kind = "plan" })) }
