-- expect pack-unknown 2:31 mode|comittee|committee
pack { id = "p", title = "P", decides = "comittee" }
mode { id = "committee", title = "C" }
mode { id = "peers", title = "D" }
kind { id = "plan", words = { "plan" } }
item { id = "A", title = "A", test = at_least(1, evidence { kind = "plan" }) }
