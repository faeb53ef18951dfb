-- SPDX-License-Identifier: MIT
--
-- deduct: a part starts with all its points, and loses some for each thing that is amiss. The leaves are those of the tests behind
-- the cuts; each carries what it costs when it turns out badly (low) and well (high), in thousandths of a point.

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

local function days_late(leaf)
  if leaf.late_days then return leaf.late_days end
  if leaf.state == "open" and leaf.due and leaf.limit then return math.max(0, host.as_of() - leaf.limit) end
  return 0
end

-- late = 0.5: so much for each day; late = { 1, 0 }: 1 for the first day, nothing for each other.
local function cost_of_days(late, days)
  if not late then return 0 end
  if type(late) == "number" then return days * thousandths(late) end
  local sum = 0
  for i = 1, math.min(days, #late) do sum = sum + thousandths(late[i]) end
  return sum + math.max(0, days - #late) * thousandths(late[#late])
end

-- One way in which a leaf may turn out: what it costs beside the n - 1 misses before it.
local function cost(cut, leaf, missed, n, well)
  local late = cost_of_days(cut.late, days_late(leaf))
  if not missed then return late end
  if step_of(cut) then return steps_short(cut, well and leaf.short_well or leaf.short) * price_of(cut, 1) + late end
  return price_of(cut, n) + late
end

local function is_missed(leaf, well)
  if well then return leaf.state == "open" and leaf.due end
  return leaf.state ~= "done"
end

-- Goes over the leaves of one cut, badly or well, up to the most that one of them and that this cut may cost.
local function charge(cut, leaves, name, well)
  local n, sum, most, most_each = 0, 0, cut.most and thousandths(cut.most), cut.most_each and thousandths(cut.most_each)
  for _, leaf in ipairs(leaves) do
    local missed = is_missed(leaf, well)
    if missed then n = n + 1 end
    local costs = cost(cut, leaf, missed, n, well)
    if most_each then costs = math.min(costs, most_each) end
    if most then costs = math.min(costs, most - sum) end
    sum = sum + costs
    leaf[name] = -costs
  end
end

-- A percentage that cannot be read yet may still cost everything. One that is short in any case is short by what could be read, or less.
local function charge_unknown(cut, leaves)
  local most = math.min(cut.most and thousandths(cut.most) or part_worth(), cut.most_each and thousandths(cut.most_each) or math.maxinteger)
  for _, leaf in ipairs(leaves) do
    leaf.unread = step_of(cut) and leaf.due and leaf.state == "open" and leaf.short_well and leaf.low < leaf.high
    if step_of(cut) and leaf.state == "waiting" and not leaf.short then leaf.low = -most end
  end
end

local function leaves_of_cut(cut, each, i)
  local list = leaves_of_test(cut[2], each)
  charge(cut, list, "low", false)
  charge(cut, list, "high", true)
  charge_unknown(cut, list)
  for _, leaf in ipairs(list) do
    leaf.key = leaf.key == "" and tostring(i) or i .. "/" .. leaf.key
    if cut.title then leaf.label = host.pick(cut.title) .. say("colon") .. leaf.label end
  end
  return list
end

local function check(node)
  node.valued = "down"
  for _, cut in ipairs(node) do
    if type(cut) == "table" and cut[2] then
      refuse_valued(node, cut[2])
      if cut.begun and not step_of(cut) then host.refuse(node, "begun needs per = \"point\"", "begun") end
      if step_of(cut) and cut[2].op ~= "measure" and cut[2].op ~= "ratio" then
        host.refuse(node, "per = \"" .. cut.per .. "\" needs a measure or a ratio", "per")
      end
    end
  end
end

host.word {
  name = "deduct", is = "test", list = "cut", needs = { "..." }, fields = { floor = "amount" }, make = check,
  leaves = function(test, each)
    local list = {}
    for i, cut in ipairs(test) do
      local leaves = leaves_of_cut(cut, each, i)
      table.move(leaves, 1, #leaves, #list + 1, list)
    end
    return list
  end,
}
