-- A price for each day late, up to a cap; vouchers that an auditor judges one by one; a list that names one at least.
pack { id = "late", title = "Late", period = year(2024), full = 40, precision = 1 }
mode { id = "auditor", title = "Auditor" }
kind { id = "report", words = { "report" } }
kind { id = "voucher", words = { "voucher" } }
item { id = "1", title = "The report comes by 10 June", points = 20,
  test = deduct { { 3, at_least(1, evidence { kind = "report" }, { by = "2024-06-10" }), late = 1, most_each = 8 } } }
item { id = "2", title = "Vouchers are in order", points = 20,
  test = for_each(evidence { kind = "voucher" }, review { guide = "signed, and the sums agree" }) }
list { id = "red", title = "Red list", top = "10%, at least 1" }
