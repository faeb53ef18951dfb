-- SPDX-License-Identifier: MIT
--
-- What a pack declares: the pack itself, sections, classes, kinds, items with their parts, reviews, bonuses, grades.
-- The C side turns these nodes into the pack; here stands which fields each may have.

-- Words of papers that say nothing yet.
local placeholders = { "todo", "tbd", "tba", "fixme", "placeholder", "lorem ipsum", "to be written", "to be done", "coming soon",
  "待补充", "待完善", "待填写", "待定", "占位", "略" }

host.word {
  name = "pack", is = "declaration", declares = true, needs = { "id", "title" },
  fields = { id = "id", title = "shown", version = "text", for_units = "texts", period = "period", full = "points", bonus_max = "points", bonus_min = "points below nothing",
    precision = "precision", on_na = "full|zero|rescale", least = "signed points", most = "signed points", ties = "texts", round_final = "precision", decides = "id",
    decisions = "decisions", placeholders = "list" },
  make = function(node)
    if not node.placeholders then node.placeholders = placeholders end
    if node.period and not node.period.first and not node.period.bad then host.refuse(node, "the period needs a fixed beginning and end", "period") end
  end,
}

-- weight: the share of its points that counts; counts: what all of it counts, whatever its items add up to; full: what they are to
-- add up to; on_na: that of its items, or "rescale", what does not apply is taken out before the weight.
host.word {
  name = "section", is = "declaration", declares = true, needs = { "id", "title" },
  fields = { id = "id", title = "shown", weight = "weight", counts = "points", full = "points",
    on_na = "full|zero|rescale" },
  make = function(node)
    if node.weight and node.counts then host.refuse(node, "give weight or counts: both say how much the section counts", "counts") end
  end,
}

-- Who marks: the file marks/<id>.csv, and how reports call it.
host.word {
  name = "mode", is = "declaration", declares = true, needs = { "id", "title" },
  fields = { id = "id", title = "shown", combine = "mean|trimmed|nearest", apart = "points", ballots = "count" },
  make = function(node)
    if node.ballots and not node.combine then host.refuse(node, "ballots needs combine too: it says what many marks come to", "ballots") end
    if node.apart and not node.combine then host.refuse(node, "apart is for ballots: give combine too", "apart") end
  end,
}

-- How grave a finding is, and how long there is to put it right from the day that it is found. In the pack's order from grave to light.
host.word {
  name = "severity", is = "declaration", declares = true, needs = { "id", "title" },
  fields = { id = "id", title = "shown", within = "span" },
}

host.word {
  name = "class", is = "declaration", declares = true, needs = { "id" },
  fields = { id = "id", title = "shown" },
}

host.word {
  name = "kind", is = "declaration", declares = true, needs = { "id", "words" },
  fields = { id = "id", title = "shown", words = "list", fields = "fields", template = "text", dated = "yes" },
}

-- key names a row, day says when it happened; values: all that may stand in a column; personal: its rows are about persons.
host.word {
  name = "register", is = "declaration", declares = true, needs = { "id", "words", "columns" },
  fields = { id = "id", title = "shown", words = "list", columns = "fields", values = "fields", key = "id", day = "id",
    personal = "yes" },
}

-- What a number may bring is at most what the part is worth; and whoever takes all points away says why.
local function check_points(node)
  local bands = type(node.test) == "table" and node.test.op == "measure" and node.test.bands
  if bands and node.points and bands[1] and bands[1][2] > node.points then
    host.refuse(node, "the bands of the measure bring more than its " .. exact_text(exact(node.points)) .. " points", "test")
  end
  refuse_judged(node, node.zero_if, "zero_if")
  if node.zero_if and not node.why then host.refuse(node, "zero_if needs why = \"...\", which reports print", "zero_if") end
end

host.word {
  name = "item", is = "declaration", declares = true, list = "part", needs = { "id", "title" },
  fields = { id = "id", title = "shown", section = "id", points = "points", test = "part test", check = "function", partial = "partial",
    late = "late", applies = "function", zero_if = "test or set", why = "shown", on_na = "full|zero", minus = "section|total", for_units = "texts", personal = "yes", place = "shown", source = "shown",
    severity = "id", decides = "id" },
  instead = { private = "personal" },
  make = check_points,
}

host.word {
  name = "part", is = "part",
  takes = { "points", "test" }, needs = { "points", "test" },
  fields = { points = "points", test = "part test", id = "id", title = "shown", partial = "partial", for_units = "texts", late = "late",
    zero_if = "test or set", why = "shown", on_na = "full|zero" },
  instead = { weight = "points" },
  make = check_points,
}

-- of: the test whose papers the assessor looks at. Its leaves come first, the review's own is the last; the C side says when that
-- one is due.
host.word {
  name = "review", is = "review",
  needs = { "guide" },
  fields = { guide = "shown", scale = "scale", method = "papers|interview|site", of = "test", sample = "count", each = "points",
    bands = "point bands", gives = "share|value", weight_of_mode = "weights", decides = "id" },
  instead = { by_role = "decides", by = "decides" },
  make = function(node)
    take_inner(node, node.of)
    refuse_judged(node, node.of, "of")
    if node.weight_of_mode and node.decides then
      host.refuse(node, "weight_of_mode and decides cannot stand together: either one mode counts, or several do", "decides")
    end
    if node.gives and (node.each or node.bands) then host.refuse(node, "gives, each and bands: a mark becomes points in one way", "gives") end
    if node.gives == "share" and not node.scale then host.refuse(node, "gives = \"share\" needs the scale of the mark, such as \"0..100\"", "gives") end
    if node.weight_of_mode and (node.each or node.bands) then
      host.refuse(node, "weight_of_mode mixes points; each and bands make a mark into points", "weight_of_mode")
    end
    node.label = host.pick(node.guide)
    if node.sample then node.label = say("sampled", node.label, node.sample) end
  end,
  leaves = function(test)
    local list = test.of and leaves_of_test(test.of) or {}
    list[#list + 1] = { key = test.of and "review" or "", label = test.label, state = "waiting", reason = "waiting", due = true }
    return list
  end,
}

-- Counts only if the application is there and a reviewer approved it. No leaf: nobody has to apply.
-- With `points` the papers bring their number of points; an approval is then asked for only where it is written. With `min` it may be a
-- number below nothing.
local function has_below_nothing(value)
  if type(value) == "number" then return value < 0 end
  if type(value) ~= "table" then return false end
  for _, price in pairs(value.op == "tariff" and value.prices_by or {}) do
    if price < 0 then return true end
  end
  return has_below_nothing(value.a) or has_below_nothing(value.b) or has_below_nothing(value.quantity)
end

local function make_bonus(node)
  if has_below_nothing(node.points) and not node.min then
    host.refuse(node, "give min = ..., the least that it can come to: without it a bonus takes nothing away", "points")
  end
  if node.min and not node.points then host.refuse(node, "min is for points = a quantity: what is applied for takes nothing away", "min") end
  if node.approved and node.approved.weight_of_mode then
    host.refuse(node, "one mode approves; weights of modes are for items", "approved")
  end
  if node.points then
    if node.apply then host.refuse(node, "apply and points cannot stand together: the papers behind points are what is handed in", "apply") end
    node.test = { op = "measure", quantity = node.points, gives = "value", valued = "up", floor = node.min }
  elseif node.apply and node.approved then
    node.test = { op = "at_least", n = 1, set = node.apply }
  else
    host.refuse(node, "give apply = a set and approved = review { ... }, or points = a quantity")
  end
end

host.word {
  name = "bonus", is = "declaration", declares = true, needs = { "id", "title", "max" },
  fields = { id = "id", title = "shown", section = "id", max = "points", min = "points below nothing", apply = "set", points = "quantity", approved = "review",
    for_units = "texts", personal = "yes", place = "shown" },
  instead = { floor = "min", least = "min", most = "max" },
  make = make_bonus,
}

-- What takes points away, fixes the grade or lowers it once it holds. No leaf: what must not happen is nobody's to add.
-- once: of all that share this name the one that lowers most does, the others nothing more.
local function has_effect(node)
  if not (node.zero or node.grade or node.lower or node.unranked) then
    host.refuse(node, "give zero = ..., grade = ..., lower = ... or unranked = true: what follows when it holds")
  end
  if node.once and not node.lower then host.refuse(node, "once is for lower: give both", "once") end
end

host.word {
  name = "veto", is = "declaration", declares = true, needs = { "id", "title", "when" },
  fields = { id = "id", title = "shown", when = "test, set or review", why = "shown", zero = "texts", grade = "shown", lower = "count",
    once = "id", unranked = "yes", section = "id", for_units = "texts", applies = "function", place = "shown", source = "shown", personal = "yes" },
  make = function(node)
    has_effect(node)
    refuse_judged(node, node.when, "when")
    if node.when.weight_of_mode then host.refuse(node, "one mode decides; weights of modes are for items", "when") end
    node.test = { veto = node.when, guide = node.when.is == "review" and node.when.label or nil }
  end,
}

-- of: items or sections; at_least: per cent of the points that are possible there, or "12 points". By completion, per cent of what is
-- due there; of = "completion" is that of all.
host.word {
  name = "gate", is = "declaration", declares = true, needs = { "id", "title", "of", "at_least" },
  fields = { id = "id", title = "shown", of = "texts", by = "points|completion", at_least = "bound", why = "shown", zero = "texts",
    grade = "shown", lower = "count", once = "id", unranked = "yes", section = "id", for_units = "texts", applies = "function", source = "shown" },
  make = function(node)
    has_effect(node)
    if node.of == "completion" and node.by == "points" then host.refuse(node, "of completion there are no points", "by") end
    local complete = node.of == "completion" or node.by == "completion"
    if complete and type(node.at_least) == "string" then
      host.refuse(node, "a completion is in per cent: give at_least = 75", "at_least")
    end
  end,
}

-- What compares with earlier periods is kept with the part that it stands in.
local function needs_part(value)
  if type(value) ~= "table" then return nil end
  local op = value.op
  if op == "earlier" or op == "change" or op == "growth" or (op == "streak" and not value.item and not value.grade) then return op end
  for _, key in ipairs { "a", "b", "quantity", "base", "most", "part", "whole", "exempt" } do
    local found = needs_part(value[key])
    if found then return found end
  end
  for _, inner in ipairs(value) do
    local found = needs_part(inner)
    if found then return found end
  end
end

local function check_quantity(node)
  local op = needs_part(node.of)
  if op then host.refuse(node, op .. " stands in an item: name the item here", "of") end
end

-- Points by rank within the class: `points` from the first place down, `last` from the last place up; or `bands` by shares of the places.
local function falls(list, sign)
  for i = 2, #list do if (list[i] - list[i - 1]) * sign < 0 then return false end end
  return true
end

host.word {
  name = "rank", is = "declaration", declares = true, needs = { "id", "title", "of" },
  fields = { id = "id", title = "shown", of = "texts or quantity", points = "point list", last = "point list", bands = "place bands",
    best = "high|low" },
  make = function(node)
    check_quantity(node)
    if not node.points and not node.bands then host.refuse(node, "give points or bands") end
    if node.bands and (node.points or node.last) then
      host.refuse(node, "bands and points cannot stand together: either shares of the places bring points, or single places do", "bands")
    end
    if not falls(node.points or {}, -1) then host.refuse(node, "a better place brings less: points go from the first place down", "points") end
    if not falls(node.last or {}, 1) then host.refuse(node, "a better place brings less: last goes from the last place up", "last") end
  end,
}

-- Points by the difference to the mean of the class.
host.word {
  name = "peers", is = "declaration", declares = true, needs = { "id", "title", "of" },
  fields = { id = "id", title = "shown", of = "texts or quantity", above = "signed points", below = "signed points", bands = "signed bands",
    share_of_best = "points", best = "high|low" },
  make = function(node)
    check_quantity(node)
    if node.of == "completion" then host.refuse(node, "of completion there is a rank, but no mean", "of") end
    local by_mean = node.bands or node.above or node.below
    if not by_mean and not node.share_of_best then host.refuse(node, "give above, below, bands or share_of_best") end
    if by_mean and node.share_of_best then
      host.refuse(node, "share_of_best goes by the best of the class, above, below and bands by its mean: give one", "share_of_best")
    end
  end,
}

host.word {
  name = "list", is = "declaration", declares = true, needs = { "id", "title" },
  fields = { id = "id", title = "shown", top = "quota", bottom = "quota", grade = "texts" },
  make = function(node)
    if not node.top and not node.bottom and not node.grade then
      host.refuse(node, "give top or bottom, how many places, or grade, who has one of these")
    end
  end,
}

-- floor, needs and most stand by the name of the grade that they are for.
host.word {
  name = "grade", is = "declaration", declares = true, needs = { "of", "bands" },
  fields = { of = "score|completion", bands = "bands", override = "overrides", floor = "floors", needs = "needs", most = "quotas",
    most_of = "class|all", findings = "findings", findings_by = "line|item" },
  instead = { all = "needs" },
  make = function(node)
    for _, need in pairs(node.needs or {}) do
      for _, entry in ipairs(need.op and { need } or need) do refuse_judged(node, entry.op and entry or entry[2], "needs") end
    end
    for _, entry in ipairs(node.override or {}) do refuse_judged(node, entry[2], "override") end
  end,
}
