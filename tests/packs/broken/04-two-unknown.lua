-- expect pack-name 4:1 itm|item|
-- expect pack-name 5:1 kindd|kind|
pack { id = "p", title = "P" }
itm { id = "A" }
kindd { id = "B" }
