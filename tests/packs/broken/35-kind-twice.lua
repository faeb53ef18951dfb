-- expect pack-twice 4:8 plan||
pack { id = "p", title = "P" }
kind { id = "plan", words = { "plan" } }
kind { id = "plan", words = { "other" } }
