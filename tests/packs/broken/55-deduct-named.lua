-- expect pack-field 3:20 deduct|each|floor, most
pack { id = "p", title = "P" }
local x = deduct { each = 1 }
