-- expect pack-later 3:11 change||
pack { id = "p", title = "P" }
local x = change { each = 1 }
