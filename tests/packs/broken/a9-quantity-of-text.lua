-- expect pack-type 3:0 times|b|a number, a set, or a quantity such as count(...), percent(...) or fact(...)
pack { id = "p", title = "P" }
local x = count(evidence {}) * "2"
