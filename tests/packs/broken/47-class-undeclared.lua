-- expect pack-unknown 5:31 class|vilage|village
pack { id = "p", title = "P" }
kind { id = "plan", words = { "plan" } }
class { id = "village" }
item { id = "A", title = "A", for_units = "vilage", test = at_least(1, evidence { kind = "plan" }) }
