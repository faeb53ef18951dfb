-- expect pack-type 3:1 kind|[1]|*
pack { id = "p", title = "P" }
kind { "plan" }
