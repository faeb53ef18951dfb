-- expect pack-error 3:50 section: give weight or counts: both say how much the section counts||
pack { id = "p", title = "P", full = 45 }
section { id = "s", title = "S", weight = "50%", counts = 45 }
