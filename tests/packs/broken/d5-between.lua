-- expect pack-error 4:63 rows: of a list one condition is enough, so every value meets it; between two bounds is ">100 and <=300"||
pack { id = "p", title = "P" }
register { id = "v", words = { "vouchers" }, key = "no", columns = { no = { "voucher" }, amount = { "amount" } } }
item { id = "1", title = "A", test = none(rows { table = "v", where = { amount = { ">100", "<=300" } } }) }
