-- SPDX-License-Identifier: MIT
--
-- Periods: campaign, quarter, half, year, around; EACH; and the windows that a period is cut into.
-- A period node carries first and last as day numbers; `around`, and year(), half() and quarter() without a number, are worked out
-- against the period in force when they are used.

-- The member of the for_each in hand.
EACH = host.value("EACH", {})

local function set(node, first, last)
  if not first or not last or first > last then return host.refuse(node, "there is no such period") end
  node.first, node.last = first, last
end

host.word {
  name = "campaign", is = "period",
  takes = { "from", "to" }, needs = { "from", "to" },
  fields = { from = "day", to = "day" },
  make = function(node) set(node, host.day(node.from), host.day(node.to)) end,
}

-- first day of the month after `month`, less one
local function end_of(year, month)
  if month == 12 then return host.date(year, 12, 31) end
  return host.date(year, month + 1, 1) - 1
end

-- Number `number` of the pieces of a year that have `months` months each.
local function piece(year, number, months)
  return host.date(year, (number - 1) * months + 1, 1), end_of(year, number * months)
end

-- Without a number: the one in which the period in force ends, so that the next quarter needs no other pack.
local function make_piece(node, months, how_many)
  if not node.year then node.current = months return end
  if months < 12 and not node.number then return host.refuse(node, "say which one: " .. node.op .. "(2017, 1), or " .. node.op .. "()") end
  if months < 12 and node.number > 12 // months then return host.refuse(node, how_many) end
  set(node, piece(node.year, node.number or 1, months))
end

host.word {
  name = "year", is = "period",
  takes = { "year" },
  fields = { year = "count" },
  make = function(node) make_piece(node, 12) end,
}

host.word {
  name = "half", is = "period",
  takes = { "year", "number" },
  fields = { year = "count", number = "count" },
  make = function(node) make_piece(node, 6, "there are two halves in a year") end,
}

host.word {
  name = "quarter", is = "period",
  takes = { "year", "number" },
  fields = { year = "count", number = "count" },
  make = function(node) make_piece(node, 3, "there are four quarters in a year") end,
}

-- around("07-01", 15): 15 days before to 15 days after that day, in the first year of the period that has it.
host.word {
  name = "around", is = "period",
  takes = { "day", "days" }, needs = { "day", "days" },
  fields = { day = "month day", days = "count" },
}

local function around(node)
  local from, to = host.period()
  local year = host.year(from or host.as_of())
  local month, day = tonumber(string.sub(node.day, 1, 2)), tonumber(string.sub(node.day, 4, 5))
  local centre = host.date(year, month, day)
  if not centre or (from and centre + node.days < from) then centre = host.date(year + 1, month, day) or centre end
  return centre - node.days, centre + node.days
end

local function current(months)
  local _, last = host.period()
  local day = last or host.as_of()
  local year = host.year(day)
  local first, final = piece(year, 1, months)
  for number = 2, 12 // months do
    if final < day then first, final = piece(year, number, months) end
  end
  return first, final
end

-- First and last day of a period node, or of the whole period; nil where it is open.
function period_of(node)
  if not node then return host.period() end
  if node.op == "around" then return around(node) end
  if node.current then return current(node.current) end
  return node.first, node.last
end

-- ---- The windows of `per` ----

-- Windows need a beginning and an end: where neither the set nor the pack nor the assessment gives them, the calendar year of
-- the report's date.
function window_bounds(test)
  local first, last = period_of(test.set and test.set.when)
  local year = host.year(host.as_of())
  return first or host.date(year, 1, 1), last or host.date(year, 12, 31)
end

-- per = "2 weeks", "2 months": how many windows of the calendar are one, and which.
local function several(per)
  local number, unit = string.match(type(per) == "string" and per or "", "^(%d+) (.+)s$")
  return tonumber(number), unit
end

-- So many windows together, from the first one of the period on.
local function joined_windows(number, unit, first, last)
  local list = {}
  for i, window in ipairs(host.windows(unit, first, last)) do
    local at = list[#list]
    if (i - 1) % number == 0 then list[#list + 1] = window
    else at.last, at.until_key, at.until_name = window.last, window.key, window.name end
  end
  for _, window in ipairs(list) do
    if window.until_key then window.key, window.name = window.key .. "_" .. window.until_key, window.name .. "–" .. window.until_name end
  end
  return list
end

-- per = "working day", "working week": the windows with a working day in them; of a week of holidays nobody asks anything.
local working = { ["working day"] = "day", ["working week"] = "week" }

local function has_work(window)
  for day = window.first, window.last do
    if host.works(day) then return true end
  end
  return false
end

-- Windows of the calendar within the period, or those that the pack names.
local function make_windows(test)
  local first, last = window_bounds(test)
  local number, unit = several(test.per)
  if number then return joined_windows(number, unit, first, last) end
  if not working[test.per] then return host.windows(test.per, first, last) end
  local list = {}
  for _, window in ipairs(host.windows(working[test.per], first, last)) do
    if has_work(window) then list[#list + 1] = window end
  end
  return list
end

function windows_of(test)
  if test.windows then return test.windows end
  local known = host.known(test)
  if not known.windows then known.windows = make_windows(test) end
  return known.windows
end

local lengths = { day = 1, ["working day"] = 1, week = 7, ["working week"] = 7, ["ten days"] = 8, month = 28, quarter = 90, half = 181, year = 365 }

function window_length(per)
  local number, unit = several(per)
  return number and number * lengths[unit] or lengths[per]
end
