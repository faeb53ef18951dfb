-- expect pack-field 3:41 kind|word|words
pack { id = "p", title = "P" }
kind { id = "plan", words = { "plan" }, word = "x" }
