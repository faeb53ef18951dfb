-- What a reader asks of a page: which papers did something, what was cut and found nothing left, whether anybody looked at a veto,
-- what stands behind a part that brings nothing and a bonus by papers, and how far the score is from the mean.
pack { id = "kitchen", title = "Kitchens", period = year(2024), full = 10, bonus_max = 2, decides = "panel" }
mode { id = "panel", title = "Panel" }
kind { id = "plan", words = { "plan" } }
kind { id = "prize", words = { "prize" } }
register { id = "annual", words = { "annual" }, key = "what", columns = { what = { "figure" }, last = { "last year" }, now = { "this year" } } }
register { id = "goods", words = { "goods" }, key = "no", columns = { no = { "no" }, ticket = { "ticket" } } }
register { id = "seen", words = { "seen" }, key = "no", columns = { no = { "no" }, what = { "what" } } }
section { id = "K", title = "Kitchen" }
local asked, happy = total(rows { table = "annual", where = { what = "asked" } }, "now"), total(rows { table = "annual", where = { what = "happy" } }, "now")
item { id = "K1", section = "K", title = "Readers", points = 10,
  part(4, measure(happy, { bands = { { 80, 4 }, { 40, 2 } } }), { id = "half", title = "First half" }),
  part(6, measure(happy, { bands = { { 80, 6 }, { 40, 3 } } }), { id = "rest", title = "Second half",
    zero_if = measure(asked, { at_most = 99 }), why = "fewer than 100 asked" }) }
item { id = "M1", section = "K", title = "Tickets", minus = "total",
  test = deduct { { 1, for_each(rows { table = "goods" }, at_least(1, rows { table = "goods", where = { no = EACH, ticket = "yes" } })) } } }
item { id = "M2", section = "K", title = "Food out of date", minus = "total", test = deduct { { 2, none(rows { table = "seen", where = { what = "old" } }) } } }
item { id = "M3", section = "K", title = "Plan", minus = "total", test = deduct { { 1, at_least(1, evidence { kind = "plan" }) } } }
bonus { id = "B", title = "Prizes", max = 2, points = capped(1 * count(evidence { kind = "prize" }), 2) }
veto { id = "V", title = "Forbidden stuff", when = review { guide = "g" }, grade = "poor", why = "forbidden stuff found" }
item { id = "K2", section = "K", title = "Goods listed", points = 0, test = measure(count(rows { table = "goods" }), { at_least = 1 }) }
peers { id = "P", title = "Difference to the mean", of = "score", above = 0, below = 0 }
grade { of = "score", bands = { { 50, "good" }, { 0, "poor" } } }
