-- expect pack-later 3:11 sample||
pack { id = "p", title = "P" }
local x = sample { each = 1 }
