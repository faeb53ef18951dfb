-- expect pack-word 4:22 plan|plan|plan2
pack { id = "p", title = "P" }
kind { id = "plan", words = { "plan" } }
kind { id = "plan2", words = { "PLAN" } }
