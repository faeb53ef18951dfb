-- expect pack-error 5:0 *||
pack { id = "p", title = "P" }
kind { id = "plan", words = { "plan" } }
local x = nil
x()
