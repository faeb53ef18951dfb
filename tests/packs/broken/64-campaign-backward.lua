-- expect pack-error 2:40 campaign: there is no such period||
pack { id = "p", title = "P", period = campaign("2017-05-01", "2017-04-01") }
