-- SPDX-License-Identifier: MIT
--
-- measure: one leaf with a number, and the points that this number brings.

-- The part in hand: its points and the pack's precision, in thousandths of a point.
local part_points, part_precision = 0, 10

function begin_part(points, precision)
  part_points, part_precision = points, precision
end

function part_worth() return part_points end

local function thousandths(points) return exact_round(exact(points), 1000) end

-- On the pack's grid, halves up.
local function on_grid(x)
  return exact_round(exact_divide(x, { part_precision, 1000 }), 1) * part_precision
end

-- more_than and less_than are bounds as the others are, but what is equal does not reach them.
local function lies_under(test, x)
  local least = test.least or test.at_least and exact(test.at_least) -- of a ratio it is not kept
  return least and (exact_less(x, least) or test.more_than and not exact_less(least, x))
end

local function lies_over(test, x)
  local most = test.most or test.at_most and exact(test.at_most)
  return most and (exact_less(most, x) or test.less_than and not exact_less(x, most))
end

local function meets(test, x)
  return not lies_under(test, x) and not lies_over(test, x)
end

-- Bands hold from their number up, to where they end; with at_most alone, from their number down.
local function in_band(test, x)
  for _, band in ipairs(test.bands) do
    local from, inside = exact(band[1]), not band.to or not exact_less(exact(band.to), x)
    if test.falling and not exact_less(from, x) or not test.falling and inside and not exact_less(x, from) then return thousandths(band[2]) end
  end
  return 0
end

local function share_of(test, x)
  local share = exact_divide(x, exact(test.at_least))
  return on_grid(exact_multiply({ part_points, 1000 }, exact_most(exact_least(share, { 1, 1 }), { 0, 1 })))
end

-- What a bonus takes at most is below nothing; nothing else is.
local function least_of(test) return thousandths(test.floor or 0) end

local function points_for(test, x)
  if test.bands then return in_band(test, x) end
  if test.gives == "share" then return share_of(test, x) end
  if test.gives == "value" then return math.max(least_of(test), math.min(part_points, on_grid(x))) end
  return meets(test, x) and part_points or 0
end

-- The least and the most that a number between low and high may bring. Bands that end may be best in between: there the best one that
-- some number between them falls into.
local function points_between(test, low, high)
  local a, b = points_for(test, low), points_for(test, high)
  for _, band in ipairs(test.between and test.bands or {}) do
    local beside = exact_less(high, exact(band[1])) or band.to and exact_less(exact(band.to), low)
    if not beside then return math.min(a, b), thousandths(band[2]) end
  end
  return math.min(a, b), math.max(a, b)
end

-- Whether some number between low and high is as asked for.
local function may_meet(test, low, high)
  return not lies_under(test, high) and not lies_over(test, low)
end

local function target_words(test, label)
  local sign = type(test.quantity) == "table" and test.quantity.sign or ""
  local least, most = test.at_least and exact_text(exact(test.at_least)) .. sign, test.at_most and exact_text(exact(test.at_most)) .. sign
  if least and most and not test.more_than and not test.less_than then return say("measure_both", label, least, most) end
  local bounds = {}
  if least then bounds[1] = say(test.more_than and "bound_more" or "bound_least", least) end
  if most then bounds[#bounds + 1] = say(test.less_than and "bound_less" or "bound_most", most) end
  return #bounds > 0 and label .. say("colon") .. listed(bounds) or label
end

local function shown_value(test, value)
  local sign, bounds = type(test.quantity) == "table" and test.quantity.sign or "", test.bounds
  local low, high = exact_text_beside(value.low, bounds), exact_text_beside(value.high, bounds)
  local text = (low == high and low or low .. "–" .. high) .. sign
  local shown = value.shown or value.figures
  return shown and text .. " (" .. shown .. ")" or text
end

-- Behind a number the cell that nobody can read, and how many more there are.
local function with_unread(value, shown)
  local place = value.unread.place
  if (value.more or 0) > 0 then place = say("and_more", place, value.more) end
  return shown and say("not_read", shown, place) or place
end

-- What nobody can read, or what has to be given first, waits.
local function unknown(leaf, test, value)
  leaf.state, leaf.reason, leaf.low, leaf.high = "waiting", value.lacks and "fact" or eyes_reason(value.unclear), least_of(test), part_points
  if value.lacks then leaf.label = fact_label("no_fact", value.lacks, value.written) end
  if value.unclear then
    leaf.papers = { value.unread and value.unread.row or value.unclear }
    leaf.detail = value.unread and with_unread(value, value.low and say("readable", shown_value(test, value))) or row_place(value.unclear)
    if value.unclear.no_cell then leaf.detail, leaf.papers = eyes_detail(value.unclear), { value.unclear } end
  end
  return leaf
end

-- How far a number is from what is asked for; nil when it reaches it.
local function short_of(test, x)
  if lies_under(test, x) then return exact_add(exact(test.at_least), exact_negative(x)) end
  if lies_over(test, x) then return exact_add(x, exact_negative(exact(test.at_most))) end
end

-- What it may lack at worst, and at best: nothing where some number in between would meet it. Only a cut by steps goes by that.
function note_short(leaf, test, low, high)
  if not test.stepped then return end
  local a, b = short_of(test, low), short_of(test, high)
  if a and b and exact_less(a, b) then a, b = b, a end
  leaf.short, leaf.short_well = a or b, not may_meet(test, low, high) and a and b or nil
end

-- A leaf that is done, or short in any case, while what nobody could read moves the points that its number brings.
local function note_unread(leaf)
  if leaf.state == "waiting" or leaf.low == leaf.high then return end
  leaf.unread, leaf.reason = true, leaf.reason or eyes_reason(first_for_eyes(leaf.papers))
end

-- Too much is to be put right, as in a ratio.
local function open_reason(test, value)
  return lies_over(test, value.low) and "exception" or "too-few"
end

local function judged(leaf, test, value)
  if value.unclear or value.lacks then return unknown(leaf, test, value) end
  local sure = meets(test, value.low) and meets(test, value.high)
  leaf.state = sure and "done" or (may_meet(test, value.low, value.high) and "waiting" or "open")
  leaf.reason = leaf.state == "waiting" and eyes_reason(first_for_eyes(value.papers)) or (leaf.state == "open" and open_reason(test, value) or nil)
  if not exact_less(value.low, value.high) then leaf.value = exact_value_beside(value.low, test.bounds) end
  leaf.detail, leaf.papers = shown_value(test, value), value.papers
  if value.unread then leaf.detail = with_unread(value, leaf.detail) end
  local amiss = cells_amiss(value.papers)
  if amiss then leaf.detail = listed({ leaf.detail, amiss }, "semicolon") end
  leaf.low, leaf.high = points_between(test, value.low, value.high)
  note_short(leaf, test, value.low, value.high)
  return leaf
end

-- What is counted from `since` on, to the end of the period where that is not over by then.
local function window_since(limit)
  if not limit.since then return nil end
  local _, last = period_of()
  return { first = limit.since.day, last = last and last >= limit.since.day and last or nil, since = limit.since }
end

local function asked(test, each)
  return target_words(test, test.title and host.pick(test.title) or words_of(test.quantity, each))
end

-- Of a leaf whose day has not come all is still to be had.
local function measured(test, each, window, due, by)
  local value = value_of(test.quantity, each, window and window.first, window and window.last)
  if not value then return nil end
  local label = asked(test, each)
  if window and window.since then label = since_label(label, window.since)
  elseif window then label = window.name .. say("colon") .. label end
  local leaf = judged({ key = "", window = window and window.key, label = label, due = due, by = by }, test, value)
  if not due and leaf.state ~= "done" then leaf.high = test.bands and thousandths(test.bands[1][2]) or part_points
  else note_unread(leaf) end
  return leaf
end

-- { { 40, 10, to = 60 }, { 30, 6, to = 70 } }: best in the middle; each band holds all of the one before it.
local function check_bands_between(node)
  for i, band in ipairs(node.bands) do
    local before = node.bands[i - 1]
    local wider = not before or (band[1] <= before[1] and (not band.to or (before.to and band.to >= before.to))
      and (band[1] ~= before[1] or band.to ~= before.to))
    if (band.to and band.to < band[1]) or not wider or (before and band[2] > before[2]) then
      host.refuse(node, "bands with `to` stand from the best to the poorest, each with all of the one before it, with points that do not grow", "bands")
    end
  end
  if not node.at_least and not node.at_most then node.at_least, node.at_most = node.bands[1][1], node.bands[1].to end
end

local function check_bands(node)
  for _, band in ipairs(node.bands) do node.between = node.between or band.to ~= nil end
  if node.between then return check_bands_between(node) end
  node.falling = node.at_most ~= nil and node.at_least == nil
  for i = 2, #node.bands do
    local before, band = node.bands[i - 1], node.bands[i]
    local wrong = node.falling and band[1] <= before[1] or not node.falling and band[1] >= before[1]
    if wrong or band[2] > before[2] then
      host.refuse(node, "bands stand from the best to the poorest, with points that do not grow: from great to small, with at_most alone from small to great", "bands")
    end
  end
  if not node.falling then node.at_least = node.at_least or node.bands[1][1] end
end

local function check_gives(node)
  if node.gives == "share" and (not node.at_least or node.at_least <= 0) then host.refuse(node, "gives = \"share\" needs at_least above 0", "gives") end
  if node.gives and node.bands then host.refuse(node, "bands and gives cannot stand together", "gives") end
  if node.per and (node.gives or node.bands) then host.refuse(node, "with per each window is met or not: bands and gives stand alone", "per") end
end

-- One bound on each side.
local function take_strict(node)
  for _, sides in ipairs { { "more_than", "at_least" }, { "less_than", "at_most" } } do
    local strict, bound = sides[1], sides[2]
    if node[strict] and node[bound] then host.refuse(node, "give " .. bound .. " or " .. strict .. ": each is a bound on the same side", strict) end
    node[bound] = node[bound] or node[strict]
  end
  if node.more_than and node.gives == "share" then
    host.refuse(node, "gives = \"share\" goes by at_least", "more_than")
  end
end

-- The numbers that decide what a measured one brings.
local function bounds_of(test)
  local list = {}
  if test.at_least then list[#list + 1] = exact(test.at_least) end
  if test.at_most then list[#list + 1] = exact(test.at_most) end
  for _, band in ipairs(test.bands or {}) do
    list[#list + 1] = exact(band[1])
    if band.to then list[#list + 1] = exact(band.to) end
  end
  return list
end

local function check(node)
  take_strict(node)
  if node.by and node.per then host.refuse(node, "by and per cannot stand together", "per") end
  if node.bands then check_bands(node) end
  check_gives(node)
  if node.at_least and node.at_most and node.at_least > node.at_most then host.refuse(node, "at_least is more than at_most", "at_least") end
  if not node.at_least and not node.at_most and not node.gives then
    host.refuse(node, "give at_least, at_most, bands or gives = \"value\"")
  end
  note_facts(node)
  check_days(node)
  check_shift(node)
  if node.since and node.per then host.refuse(node, "since and per cannot stand together", "since") end
  if node.bands or node.gives then node.valued = "up" end
  if type(node.per) == "table" then node.windows = named_windows(node) end
  node.least, node.most = node.at_least and exact(node.at_least), node.at_most and exact(node.at_most)
  node.bounds = bounds_of(node)
end

host.word {
  name = "measure", is = "test",
  takes = { "quantity" }, needs = { "quantity" },
  fields = { quantity = "quantity", at_least = "amount", at_most = "amount", more_than = "amount", less_than = "amount", since = "limit day", by = "limit day", shift = "shift", per = "per or windows", title = "shown",
    bands = "point bands", gives = "share|value" },
  make = check, words = asked,
  leaves = function(test, each)
    if not test.per then
      local limit = limit_of(test, each)
      if not limit then return {} end
      local due = has_begun(limit) and (not limit.day or host.as_of() > limit.day)
      if not limit.unclear then return { measured(test, each, window_since(limit), due, limit.day) } end
      local leaf = unclear_leaf("", words_of(test.quantity, each), limit)
      leaf.low, leaf.high = 0, part_points
      return { leaf }
    end
    local list = {}
    for _, window in ipairs(windows_of(test)) do
      list[#list + 1] = measured(test, each, window, host.as_of() > window.last, window.last)
    end
    return list
  end,
}

-- A test whose leaves bring points of their own stands alone in its part. A review within a test is one leaf, which a mark yes or no
-- decides under its name: how it is judged, the whole test knows.
local marks_of_parts = { "of", "scale", "sample", "each", "bands", "gives", "weight_of_mode", "decides" }

function take_inner(node, test)
  if type(test) ~= "table" then return end
  if test.valued then host.refuse(node, "a measure with bands or gives, or a deduct, stands in a part of its own") end
  for _, field in ipairs(test.is == "review" and marks_of_parts or {}) do
    if test[field] then host.refuse(test, "within a test a review is decided by yes or no: it has a guide and a method alone", field) end
  end
  if test.is == "review" then node.judged, node.judged_by = node.judged or test.label, node.judged_by or test.method
  elseif test.judged then node.judged, node.judged_by = node.judged or test.judged, node.judged_by or test.judged_by end
end

-- Where no mark can reach a member.
function refuse_judged(node, test, field)
  if type(test) == "table" and test.judged then host.refuse(node, "a review within a test stands in the test of an item or a part", field) end
end
