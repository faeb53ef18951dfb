-- expect pack-lacks 1:0 pack.lua|*|
kind { id = "plan", words = { "plan" } }
