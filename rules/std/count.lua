-- SPDX-License-Identifier: MIT
--
-- at_least: exists, count, cadence, deadline, freshness.

-- Counting rows: those that hold, then those that only eyes can judge. Rows come by date.
local function split(rows)
  local sure, eyes = {}, {}
  for _, row in ipairs(rows) do
    local list = row.eyes and eyes or sure
    list[#list + 1] = row
  end
  return sure, eyes
end

local function is_late(row, by)
  local day = row.received or row.day
  return by ~= nil and day ~= nil and day > by
end

-- A leaf that nothing answers, with the fact that helps most.
local function open(leaf, sure, n, near)
  leaf.state = "open"
  leaf.reason = (#sure > 0 and "too-few") or (near and near.reason) or "missing"
  if n > 1 then leaf.detail = #sure .. "/" .. n end
  if near and #sure == 0 then leaf.detail, leaf.papers = near.path, { near } end
end

-- Leaf number i of n, answered by row i: one row answers one leaf.
local function fill(leaf, i, n, sure, eyes, near)
  local row = sure[i]
  if row then
    leaf.state, leaf.on, leaf.papers = "done", row.day, { row }
    if is_late(row, leaf.limit) then leaf.late, leaf.reason = true, "late" end
    return leaf
  end
  row = eyes[i - #sure]
  if row then
    leaf.state, leaf.reason, leaf.on, leaf.papers, leaf.detail = "waiting", "unreadable", row.day, { row }, row.path
    return leaf
  end
  open(leaf, sure, n, near)
  return leaf
end

local function numbered(label, i, n)
  return n > 1 and say("of_n", label, i, n) or label
end

-- n leaves over the rows of one window. `due` and `by` are the same for all of them.
local function leaves_of(list, test, rows, near, shape)
  local sure, eyes = split(rows)
  for i = 1, test.n do
    local leaf = {
      key = test.n > 1 and tostring(i) or "", window = shape.window, label = numbered(shape.label, i, test.n),
      due = shape.due, by = shape.by, limit = shape.limit,
    }
    list[#list + 1] = fill(leaf, i, test.n, sure, eyes, near)
  end
  return sure
end

-- Windows need a beginning and an end: where neither the set nor the pack nor the assessment gives them, the calendar year of
-- the report's date.
local function bounds_of(test)
  local first, last = period_of(test.set.when)
  local year = host.year(host.as_of())
  return first or host.date(year, 1, 1), last or host.date(year, 12, 31)
end

-- Each window on its own: one record counts once, in the window of its own date. Due when the window has ended.
local function per_window(list, test, each)
  local first, last = bounds_of(test)
  local label = describe(test.set, each)
  for _, window in ipairs(host.windows(test.per, first, last)) do
    local rows, _, near = find(test.set, each, window.first, window.last)
    leaves_of(list, test, rows, near, {
      window = window.key, label = window.name .. say("colon") .. label, due = host.as_of() > window.last, by = window.last,
    })
  end
end

-- Only what is dated within the last days counts; an older one is told as expired.
local function fresh(list, test, each)
  local since = host.as_of() - test.days
  local rows, _, near = find(test.set, each, since, host.as_of())
  local sure = leaves_of(list, test, rows, near, { label = say("since", describe(test.set, each), host.iso(since)), due = true })
  local older = #sure == 0 and split((find(test.set, each, nil, nil))) or {}
  local newest = older[#older]
  for _, leaf in ipairs(list) do
    if leaf.state == "open" and newest and newest.day then
      leaf.reason, leaf.detail, leaf.papers = "expired", newest.path .. " " .. host.iso(newest.day), { newest }
    end
  end
end

-- One paper without a date set is due at once; more than one is due at the end of the period, or at once where there is none; a
-- deadline is a deadline.
local function plain(list, test, each)
  local rows, _, near = find(test.set, each)
  local label, due, by = describe(test.set, each), true, nil
  local _, last = period_of(test.set.when)
  if test.day then
    label, due, by = say("before", label, test.by), host.as_of() > test.day, test.day
  elseif test.n > 1 and last then
    due, by = host.as_of() > last, last
  end
  leaves_of(list, test, rows, near, { label = label, due = due, by = by, limit = test.day })
end

-- The upper limit is one leaf more: open as soon as it is passed, else due when the period has ended.
local function upper(list, test, each)
  local sure = split((find(test.set, each)))
  local _, last = period_of(test.set.when)
  local most, over = #sure, {}
  if test.per then
    local first
    first, last = bounds_of(test)
    most = 0
    for _, window in ipairs(host.windows(test.per, first, last)) do
      most = math.max(most, #split((find(test.set, each, window.first, window.last))))
    end
  end
  for i = test.at_most + 1, #sure do over[#over + 1] = sure[i] end
  local passed = most > test.at_most
  list[#list + 1] = {
    key = "at-most", label = say("at_most", describe(test.set, each), test.at_most), state = passed and "open" or "done",
    due = passed or not last or host.as_of() > last, by = last, reason = passed and "exception" or nil,
    detail = most .. "/" .. test.at_most, papers = passed and over or nil,
  }
end

local function check(node)
  if node.by and node.per then host.refuse(node, "by and per cannot stand together", "per") end
  if node.last and (node.by or node.per) then host.refuse(node, "last cannot stand with by or per", "last") end
  if node.at_most and node.at_most < node.n then host.refuse(node, "at_most is less than the number asked for", "at_most") end
  if node.set.op == "broken_links" or node.set.op == "empty_papers" then host.refuse(node, "use none(...) for this set") end
  if node.by then node.day = host.day(node.by) end
  if node.last then node.days = tonumber(string.match(node.last, "%d+")) end
end

host.word {
  name = "at_least", is = "test",
  takes = { "n", "set" }, needs = { "n", "set" },
  fields = { n = "count", set = "set", by = "day", per = "per", at_most = "limit", last = "days" },
  later = { "max_gap", "on_day", "shift", "make_up" },
  declares = true, make = check,
  leaves = function(test, each)
    local list = {}
    if test.per then per_window(list, test, each)
    elseif test.last then fresh(list, test, each)
    else plain(list, test, each) end
    if test.at_most then upper(list, test, each) end
    return list
  end,
}
