-- Papers that are the same as another unit's wait, and a mark settles them; a paper of another period is told. Of a town nothing is asked.
pack { id = "copied", title = "Copied", period = year(2024), full = 20, decides = "panel" }
mode { id = "panel", title = "Panel" }
class { id = "village", title = "Village" }
class { id = "town", title = "Town" }
kind { id = "plan", words = { "plan" } }
kind { id = "report", words = { "report" } }
item { id = "P", title = "A plan of its own", points = 10, for_units = "village", test = at_least(1, evidence { kind = "plan", unlike = true }) }
item { id = "R", title = "A report", points = 10, for_units = "village", test = at_least(1, evidence { kind = "report" }) }
