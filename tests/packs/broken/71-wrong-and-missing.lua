-- expect pack-type 4:8 item|id|*
-- expect pack-lacks 4:1 item|title|
pack { id = "p", title = "P" }
item { id = 5 , test = at_least(1, evidence { }) }
