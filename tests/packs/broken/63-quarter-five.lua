-- expect pack-error 2:40 quarter: there are four quarters in a year||
pack { id = "p", title = "P", period = quarter(2017, 5) }
