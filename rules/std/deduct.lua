-- SPDX-License-Identifier: MIT
--
-- deduct: a part starts with all its points, and loses some for each thing that is amiss. The leaves are those of the tests behind
-- the cuts; each carries what it costs as things may turn out (low, likely, high), in thousandths of a point, marks taken first: a miss
-- that a mark has cleared takes no place among those before the most.

local function thousandths(points) return exact_round(exact(points), 1000) end

-- "point" and "5 points": steps of a percentage, or of whatever the measure counts.
local function step_of(cut)
  if not cut.per or cut.per == "miss" then return nil end
  return exact(tonumber(string.match(cut.per, "^[%d.]+") or "1"))
end

-- Whole steps, or every step begun.
local function steps_short(cut, short)
  if not short then return 0 end
  local steps = exact_divide(short, step_of(cut))
  return cut.begun and -(-steps[1] // steps[2]) or steps[1] // steps[2]
end

-- What the n-th miss costs: { 1, 2, 4 } costs 4 from the third on.
local function price_of(cut, n)
  local prices = cut[1]
  if type(prices) == "number" then return thousandths(prices) end
  return thousandths(prices[math.min(n, #prices)])
end

-- late = 0.5: so much for each day; { 1, 0 }: 1 for the first day, nothing for each other; { 2, per = "week" }: for each whole week.
local function prices_of(late) return type(late) == "table" and late or { late } end

-- How many days, working days, weeks or months lie between the day that was set and the day it came, or today where it is missed.
local function late_count(cut, leaf, missed)
  local day = leaf.came
  if missed then day = leaf.due and host.as_of() end
  if not cut.late or not leaf.limit or not day or day <= leaf.limit then return 0 end
  local whole, rest = host.pieces(leaf.limit, day, prices_of(cut.late).per or "day")
  return prices_of(cut.late).begun and rest and whole + 1 or whole
end

local function cost_of_late(late, count)
  if count == 0 then return 0 end
  local prices, sum = prices_of(late), 0
  for i = 1, math.min(count, #prices) do sum = sum + thousandths(prices[i]) end
  return sum + math.max(0, count - #prices) * thousandths(prices[#prices])
end

-- The most that being late can still cost what is not due yet: all prices where the last is 0, or a most is set; else the first, for
-- a price that runs on has no end.
local function late_to_come(cut)
  if not cut.late then return 0 end
  local prices = prices_of(cut.late)
  if prices[#prices] > 0 and (cut.most_each or cut.most) then return thousandths(cut.most_each or cut.most) end
  return cost_of_late(cut.late, prices[#prices] > 0 and 1 or #prices)
end

-- What a mark has said of what only eyes could tell, or of an exception, by `each` or of the whole part: "yes", "no", nil.
local function take_marks(leaves)
  local some = false
  for _, leaf in ipairs(leaves) do
    leaf.said = (leaf.state == "waiting" or leaf.unread or leaf.cleared) and host.marked(leaf.key, leaf.window or "") or nil
    some = some or leaf.said ~= nil
  end
  return some
end

-- Three ways in which all may turn out: "low", what waits and what is to come is missed; "likely", what is to come alone; "high",
-- neither.
local function is_missed(leaf, way)
  local state = leaf.state
  if (state == "waiting" or leaf.cleared) and leaf.said then state = leaf.said == "yes" and "done" or "open" end
  if state == "done" then return false end
  if not leaf.due then return way ~= "high" end
  return state == "open" or way == "low"
end

-- A percentage that cannot be read yet may cost everything; one that is short in any case is short by what could be read, or less.
local function cost_of_steps(cut, leaf, way)
  local well = leaf.said and leaf.said == "yes" or not leaf.said and way ~= "low"
  if leaf.state == "waiting" and not leaf.short then return part_worth() end
  return steps_short(cut, well and leaf.short_well or leaf.short) * price_of(cut, 1)
end

-- What a leaf costs beside the n - 1 misses before it: what being missed costs, and what being late does.
local function costs_of(cut, leaf, missed, n, way)
  local late = cost_of_late(cut.late, late_count(cut, leaf, missed))
  if missed and (leaf.unset or not leaf.due and leaf.limit) then late = late_to_come(cut) end -- unset: nobody knows its limit yet
  if not missed then return 0, late end
  return step_of(cut) and cost_of_steps(cut, leaf, way) or price_of(cut, n), late
end

-- Goes over the leaves of one cut, each way, up to the most that one of them and that this cut may cost; `left` is what is left of
-- the most of all cuts. Gives the sum.
local function charge(cut, leaves, way, left)
  local n, sum, most, most_each = 0, 0, cut.most and thousandths(cut.most), cut.most_each and thousandths(cut.most_each)
  for _, leaf in ipairs(leaves) do
    local missed = is_missed(leaf, way)
    if missed then n = n + 1 end
    local basic, late = costs_of(cut, leaf, missed, n, way)
    local costs = basic + late
    if way == "high" then leaf.basic = basic end
    if most_each then costs = math.min(costs, most_each) end
    if most then costs = math.min(costs, most - sum) end
    if left then costs = math.min(costs, left - sum) end
    sum = sum + costs
    leaf[way] = -costs
  end
  return sum
end

local function charge_each_way(cut, leaves, left)
  local sums = {}
  for _, way in ipairs { "low", "likely", "high" } do sums[way] = charge(cut, leaves, way, left and left[way]) end
  return sums
end

local function points_shown(thousandths) return exact_text({ thousandths, 1000 }) end

-- "3 + 1 + 3 × 0.5 = 5.5, at most 4": what being missed costs, then each day; and what a cap leaves of the sum.
local function late_sum(late, count, leaf)
  local prices, terms = prices_of(late), {}
  for i = 1, math.min(count, #prices - 1) do terms[i] = exact_text(exact(prices[i])) end
  local rest = count - #terms
  if rest > 0 then terms[#terms + 1] = rest .. " × " .. exact_text(exact(prices[#prices])) end
  if leaf.basic > 0 then table.insert(terms, 1, points_shown(leaf.basic)) end
  local sum = leaf.basic + cost_of_late(late, count)
  local text = table.concat(terms, " + ") .. " = " .. points_shown(sum)
  return -leaf.high < sum and say("capped_of", text, points_shown(-leaf.high)) or text
end

-- A price that runs on has no end: of what is not due yet its first day is held back, and each other day costs as much again.
local function tell_running(cut, leaf)
  local prices = prices_of(cut.late or {})
  local runs = #prices > 0 and prices[#prices] > 0 and not (cut.most_each or cut.most)
  if not runs or leaf.due or leaf.state == "done" or not leaf.limit then return end
  local text = say("held_back", points_shown(-leaf.low), exact_text(exact(prices[#prices])), span_words("1 " .. (prices.per or "day")))
  leaf.detail = leaf.detail and listed({ leaf.detail, text }, "semicolon") or text
end

-- Which days counted as late, and what they cost: "due 2024-06-07, dated 2024-06-12: 3 working days late, 3 × 0.5 = 1.5".
local function tell_late(cut, leaf)
  local missed = is_missed(leaf, "high")
  local count = late_count(cut, leaf, missed)
  if not cut.late or count == 0 and (missed or not leaf.late) then return end
  local text = missed and say("still_open", host.iso(leaf.limit), host.iso(host.as_of())) or late_words(leaf)
  local span = span_words(count .. " " .. (prices_of(cut.late).per or "day") .. "s")
  text = text .. say("colon") .. (count > 0 and say("late_by", span, late_sum(cut.late, count, leaf)) or span)
  leaf.detail = leaf.detail and leaf.state ~= "done" and listed({ leaf.detail, text }, "semicolon") or text
end

-- Short by less than one whole step costs nothing: then all points are there, and nothing is left to be done.
local function settle_short(cut, leaf)
  if not step_of(cut) or leaf.state == "done" or not leaf.due or not leaf.short or steps_short(cut, leaf.short) > 0 then return end
  leaf.state, leaf.reason = "done", nil
end

-- Its leaves, and what they cost each way.
local function leaves_of_cut(cut, each, i, left)
  local list = leaves_of_test(cut[2], each)
  for _, leaf in ipairs(list) do settle_short(cut, leaf) end
  for _, leaf in ipairs(list) do leaf.key = leaf.key == "" and tostring(i) or i .. "/" .. leaf.key end
  local sums = charge_each_way(cut, list, left)
  for _, leaf in ipairs(list) do
    leaf.unread = step_of(cut) and leaf.due and leaf.state == "open" and leaf.short_well and leaf.low < leaf.high
  end
  if take_marks(list) then sums = charge_each_way(cut, list, left) end
  for _, leaf in ipairs(list) do
    tell_late(cut, leaf)
    tell_running(cut, leaf)
    if cut.title then leaf.label = host.pick(cut.title) .. say("colon") .. leaf.label end
    if cut.title and leaf.cleared then leaf.cleared = host.pick(cut.title) .. say("colon") .. leaf.cleared end
  end
  return list, sums
end

local function leaves_of_deduct(test, each)
  local list, most = {}, test.most and thousandths(test.most)
  local left = most and { low = most, likely = most, high = most }
  for i, cut in ipairs(test) do
    local leaves, sums = leaves_of_cut(cut, each, i, left)
    table.move(leaves, 1, #leaves, #list + 1, list)
    for way, sum in pairs(left and sums or {}) do left[way] = left[way] - sum end
  end
  return list
end

local function check(node)
  node.valued = "down"
  for _, cut in ipairs(node) do
    if type(cut) == "table" and cut[2] then
      -- so each cut has an end of its own too: what being late can still cost is known
      if node.most then cut.most = math.min(cut.most or node.most, node.most) end
      take_inner(node, cut[2])
      if cut.begun and not step_of(cut) then host.refuse(node, "begun needs per = \"point\"", "begun") end
      if step_of(cut) and cut[2].op ~= "measure" and cut[2].op ~= "ratio" then
        host.refuse(node, "per = \"" .. cut.per .. "\" needs a measure or a ratio", "per")
      end
      if step_of(cut) and (cut[2].more_than or cut[2].less_than) then
        host.refuse(node, "steps are counted from at_least or at_most", "per")
      end
      if step_of(cut) then cut[2].stepped = true end
    end
  end
end

host.word {
  name = "deduct", is = "test", list = "cut", needs = { "..." }, fields = { floor = "amount", most = "points" }, make = check,
  words = function(test)
    local list = {}
    for i, cut in ipairs(test) do list[i] = cut.title and host.pick(cut.title) or asked_words(cut[2]) end
    return listed(list, "semicolon")
  end,
  leaves = leaves_of_deduct,
}
