-- expect pack-unknown 3:41 template|plan.md|p/plan.md
pack { id = "p", title = "P" }
kind { id = "plan", words = { "plan" }, template = "plan.md" }
