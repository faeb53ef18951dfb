-- expect pack-twice 4:22 plan||
pack { id = "p", title = "P" }
kind { id = "plan", words = { "plan" } }
kind { id = "plan2", words = { "PLAN" } }
