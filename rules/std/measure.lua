-- SPDX-License-Identifier: MIT
--
-- none: nothing of a set may be there. ratio: a out of b.

-- One leaf an exception, so that each is a line of the to-do list; one leaf that is done when there are none. Without any paper
-- to look at there is nothing to judge.
local sentences = { broken_links = "broken_link", empty_papers = "empty_paper" }
local praise = { broken_links = "no_broken_link", empty_papers = "no_empty_paper" }

local function exception(row, sentence)
  local what = row.path .. (row.line > 0 and ":" .. row.line or "") .. (row.target and " " .. row.target or "")
  return {
    label = say(sentence, what), state = "open", due = true, reason = "exception", detail = what, papers = { row },
    key = row.path .. (row.target and " " .. row.target or ""),
  }
end

-- Two links of one paper to the same missing file: the second gets a number.
local function distinct(list)
  local seen = {}
  for _, leaf in ipairs(list) do
    seen[leaf.key] = (seen[leaf.key] or 0) + 1
    if seen[leaf.key] > 1 then leaf.key = leaf.key .. " #" .. seen[leaf.key] end
  end
  return list
end

host.word {
  name = "none", is = "test",
  takes = { "set" }, needs = { "set" }, fields = { set = "set" },
  leaves = function(test, each)
    local list = {}
    local rows, looked = find(test.set, each)
    for i, row in ipairs(rows) do list[i] = exception(row, sentences[test.set.op] or "exception") end
    local filtered = sentences[test.set.op] ~= nil
    if #list == 0 and (looked > 0 or not filtered) then
      list[1] = { key = "", label = say(praise[test.set.op] or "none"), state = "done", due = true }
    end
    return distinct(list)
  end,
}

-- How many of the set are sure, how many wait for eyes. A plain number counts as itself.
local function count(set, each)
  if type(set) == "number" then return set, 0 end
  local sure, eyes = 0, 0
  local rows = find(set, each)
  for _, row in ipairs(rows) do
    if row.eyes then eyes = eyes + 1 else sure = sure + 1 end
  end
  return sure, eyes, rows
end

-- The least number that reaches the share: 5 per 1000 of 2,500 is 12.5, so 13 (up), 12 (down), 13 (half).
local function quota(test, share, whole)
  local product, unit = share * whole, test.per or 100
  if test.round == "up" then return (product + unit - 1) // unit end
  if test.round == "down" then return product // unit end
  if test.round == "half" then return (2 * product + unit) // (2 * unit) end
  return nil
end

local function reaches(test, a, b)
  local least = quota(test, test.at_least, b)
  if least then return a >= least end
  return a * (test.per or 100) >= test.at_least * b
end

local function stays_below(test, a, b)
  local most = quota(test, test.at_most, b)
  if most then return a <= most end
  return a * (test.per or 100) <= test.at_most * b
end

local function holds(test, a, b)
  return (not test.at_least or reaches(test, a, b)) and (not test.at_most or stays_below(test, a, b))
end

host.word {
  name = "ratio", is = "test",
  takes = { "part", "whole" }, needs = { "part", "whole" },
  fields = { part = "set or count", whole = "set or count", per = "count", at_least = "limit", at_most = "limit",
    round = "up|down|half", by = "day" },
  later = { "exempt" },
  make = function(node)
    if not node.at_least and not node.at_most then host.refuse(node, "give at_least or at_most") end
    if node.by then node.day = host.day(node.by) end
  end,
  leaves = function(test, each)
    local a, a_eyes, rows = count(test.part, each)
    local b, b_eyes, all = count(test.whole, each)
    if b + b_eyes == 0 then return {} end
    local name = type(test.part) == "number" and tostring(test.part) or describe(test.part, each)
    local whole = type(test.whole) == "number" and tostring(test.whole) or describe(test.whole, each)
    local leaf = { key = "", label = say("ratio", name, whole), detail = a .. "/" .. b, due = not test.day or host.as_of() > test.day,
      by = test.day, papers = rows or all }
    local sure = holds(test, a, b) and b > 0
    local some = holds(test, a + a_eyes, b + b_eyes) or holds(test, a + a_eyes, b)
    if sure and b_eyes == 0 and (a_eyes == 0 or not test.at_most) then leaf.state = "done"
    elseif a_eyes + b_eyes > 0 and (sure or some) then leaf.state, leaf.reason = "waiting", "unreadable"
    else leaf.state, leaf.reason = "open", "too-few" end
    return { leaf }
  end,
}
