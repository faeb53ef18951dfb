-- expect pack-later 3:11 rank||
pack { id = "p", title = "P" }
local x = rank { each = 1 }
