-- SPDX-License-Identifier: MIT
--
-- Periods: campaign, quarter, half, year, around; and EACH.
-- A period node carries first and last as day numbers; `around` is worked out against the pack's period when it is used.

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

host.word {
  name = "year", is = "period",
  takes = { "year" }, needs = { "year" },
  fields = { year = "count" },
  make = function(node) set(node, host.date(node.year, 1, 1), host.date(node.year, 12, 31)) end,
}

-- first day of the month after `month`, less one
local function end_of(year, month)
  if month == 12 then return host.date(year, 12, 31) end
  return host.date(year, month + 1, 1) - 1
end

host.word {
  name = "half", is = "period",
  takes = { "year", "number" }, needs = { "year", "number" },
  fields = { year = "count", number = "count" },
  make = function(node)
    if node.number > 2 then return host.refuse(node, "there are two halves in a year") end
    set(node, host.date(node.year, node.number * 6 - 5, 1), end_of(node.year, node.number * 6))
  end,
}

host.word {
  name = "quarter", is = "period",
  takes = { "year", "number" }, needs = { "year", "number" },
  fields = { year = "count", number = "count" },
  make = function(node)
    if node.number > 4 then return host.refuse(node, "there are four quarters in a year") end
    set(node, host.date(node.year, node.number * 3 - 2, 1), end_of(node.year, node.number * 3))
  end,
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

-- First and last day of a period node, or of the whole period; nil where it is open.
function period_of(node)
  if not node then return host.period() end
  if node.op == "around" then return around(node) end
  return node.first, node.last
end
