-- expect pack-lacks 6:11 sample|seed|
-- expect pack-type 7:11 sample|n|a whole number from 1
-- expect pack-error 8:11 sample: a sample is drawn from a set, not from a sample||
pack { id = "p", title = "P" }
local papers = evidence {}
local a = sample(papers, 3)
local b = sample(papers, 0, { seed = "x" })
local c = sample(sample(papers, 3, { seed = "x" }), 2, { seed = "x" })
item { id = "A", title = "A", test = none(papers) }
