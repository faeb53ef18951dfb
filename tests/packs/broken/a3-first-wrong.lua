-- expect pack-type 5:28 change|first|"waits", "not applicable", a number or a quantity such as fact(...)
-- expect pack-type 6:11 growth|quantity|a number, a set, or a quantity such as count(...), percent(...) or fact(...)
pack { id = "p", title = "P" }
local papers = evidence {}
local a = change(papers, { first = "later" })
local b = growth {}
item { id = "A", title = "A", test = none(papers) }
