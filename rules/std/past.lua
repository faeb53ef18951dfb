-- SPDX-License-Identifier: MIT
--
-- Quantities out of earlier periods and other sources: earlier, change, growth, streak, imported.

-- A quantity as a text that is the same from period to period while its rule is: what its number is kept under.
local function spelled(value)
  if type(value) ~= "table" then return tostring(value) end
  local list = {}
  for key, inner in pairs(value) do
    if key ~= "line" and type(inner) ~= "function" then list[#list + 1] = tostring(key) .. "=" .. spelled(inner) end
  end
  return "{" .. table.concat(list, ",") .. "}"
end

local function key_of(node, each)
  local member = type(each) == "table" and each.key or each or ""
  return string.sub(host.digest(spelled(node.quantity) .. "\n" .. member), 1, 8)
end

local function known(number) return { low = number, high = number, papers = {} } end

-- What is kept of the latest closed period; with ago = "1 year" of the one that began so long before this one.
local function kept(node, key)
  if not node.ago then return host.past(key) end
  local first, last = period_of()
  if not first or not last then stop("ago = \"" .. node.ago .. "\" needs a pack or an assessment with a period") end
  return host.past(key, host.earlier(first, node.ago), host.earlier(last, node.ago))
end

-- The number of this period, and what stands for that of the earlier one: a value, for it may wait as any other. Without it the leaf
-- waits, or does not apply, or `first` stands in: a number, or a quantity such as a fact of the year that all is compared with.
local function both_periods(node, each, first, last)
  if first or last then stop(node.op .. "(...) compares whole periods: it stands in a measure without per and since") end
  local now = value_of(node.quantity, each, first, last)
  if not now then return nil end
  local key = key_of(node, each)
  local sure = not now.unclear and not now.lacks and not exact_less(now.low, now.high)
  if sure then host.keep(key, now.low[2] == 1 and tostring(now.low[1]) or now.low[1] .. "/" .. now.low[2]) end
  local before = kept(node, key)
  if before then
    local n, d = string.match(before, "^(-?%d+)/?(%d*)$")
    return now, known(exact_ratio(tonumber(n), tonumber(d ~= "" and d or "1")))
  end
  if node.first == "not applicable" then return nil end
  if node.first ~= "waits" then return now, value_of(node.first, each) end
  local waits = known(exact(0))
  waits.lacks = node.ago and say("earlier_period_ago", span_words(node.ago)) or say("earlier_period")
  return now, waits
end

local function with_first(node)
  if node.first == nil then node.first = "waits" end
end

local fields = { quantity = "quantity", first = "first", ago = "span" }

-- "Drills, growth since the last period", "... on 1 year before"
local function words_by(name)
  return function(node, each)
    local quantity = words_of(node.quantity, each)
    return node.ago and say(name .. "_ago", quantity, span_words(node.ago)) or say(name .. "_of", quantity)
  end
end

-- A quantity about nothing says nothing, now or then. What is made of both says them: "400 → 420".
local function value_by(make, between)
  return function(node, each, first, last)
    local now, before = both_periods(node, each, first, last)
    local value = now and before and make(now, before)
    local sure = value and between and not value.unclear and not value.lacks and not exact_less(value.low, value.high)
    if sure then value.shown = exact_text(before.low) .. " → " .. exact_text(now.low) end
    return value
  end
end

host.word {
  name = "earlier", is = "number", takes = { "quantity" }, needs = { "quantity" }, fields = fields, make = with_first,
  value = value_by(function(_, before) return before end),
  words = words_by("earlier"),
}

host.word {
  name = "change", is = "number", takes = { "quantity" }, needs = { "quantity" }, fields = fields, make = with_first,
  value = value_by(function(now, before)
    return value_between(now, before, function(a, b) return exact_add(a, exact_negative(b)) end)
  end, true),
  words = words_by("change"),
}

-- In hundredths of what was; from nothing nothing can grow.
host.word {
  name = "growth", is = "number", takes = { "quantity" }, needs = { "quantity" }, fields = fields,
  make = function(node) with_first(node); node.sign = "%" end,
  value = value_by(function(now, before)
    return value_between(now, before, function(a, b)
      return exact_divide(exact_multiply(exact_add(a, exact_negative(b)), { 100, 1 }), b)
    end)
  end, true),
  words = words_by("growth"),
}

-- Closed periods in a row, up to the latest one, in which this item, or the one that is named, was met; or the unit had one of the grades.
host.word {
  name = "streak", is = "number", takes = { "item" }, fields = { item = "id", grade = "texts" }, declares = true,
  make = function(node)
    if node.item and node.grade then host.refuse(node, "streak goes by an item or by grades: give one", "grade") end
    if type(node.grade) == "string" then node.grade = { node.grade } end
  end,
  value = function(node)
    local number = exact(host.streak(node.item, node.grade and table.concat(node.grade, "|")))
    return { low = number, high = number, papers = {} }
  end,
  words = function(node)
    if node.grade then return say("streak_grade", listed(node.grade, "or")) end
    return node.item and say("streak_of", node.item) or say("streak")
  end,
}

-- A number of imports/<name>.csv, or the score of another assessment, imports/<name>.xml, in per cent.
host.word {
  name = "imported", is = "number", takes = { "name" }, needs = { "name" }, fields = { name = "id" },
  value = function(node)
    local n, d = host.imported(node.name)
    local number = n and exact_ratio(n, d) or exact(0)
    return { low = number, high = number, papers = {}, lacks = not n and "imports/" .. node.name or nil }
  end,
  words = function(node) return node.name end,
}
