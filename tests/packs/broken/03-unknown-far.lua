-- expect pack-name 3:1 zzzzzzzzzzz|*|
pack { id = "p", title = "P" }
zzzzzzzzzzz { }
