-- SPDX-License-Identifier: MIT
--
-- at_least { max_gap = "45 days" }: no longer than that from one paper to the next.

local function sure_of(rows)
  if rows.sure then return rows end
  local sure = {}
  for _, row in ipairs(rows) do
    if not row.eyes then sure[#sure + 1] = row end
  end
  return sure
end

-- From one paper to the next, with the beginning of the period and its end (or today) as if papers lay there: the longest gap,
-- the first that is longer than allowed, and the day until which the last one may last.
local function gaps(test, rows, first, stop)
  local before, longest, passed = { day = first }, nil, nil
  for i = 1, #rows + 1 do
    local day = rows[i] and rows[i].day or stop
    local gap = { from = before, days = day - before.day, to = day, limit = host.later(before.day, test.max_gap) }
    if day > gap.limit then passed = passed or gap end
    if not longest or gap.days > longest.days then longest = gap end
    before = rows[i] or before
  end
  return longest, passed, host.later(before.day, test.max_gap)
end

local function gap_words(gap) return say("gap", host.iso(gap.from.day), host.iso(gap.to), gap.days) end

-- The longest gap allowed is one leaf more: open as soon as it is passed, else due when the period has ended. It shows the gap that is
-- too long, or the longest.
function gap_leaf(test, each, first, last)
  local stop = math.max(first, math.min(host.as_of(), last))
  local rows = find(test.set, each, first, stop)
  local longest, passed, limit = gaps(test, sure_of(rows), first, stop)
  local begun, over = host.as_of() >= first, host.as_of() > last
  local label = say("max_gap", describe(test.set, each), span_words(test.max_gap))
  local leaf = { key = "max-gap", label = label, state = begun and "done" or "open", detail = gap_words(passed or longest) }
  if passed then
    local _, still = gaps(test, rows, first, stop)
    leaf.state, leaf.reason = still and "open" or "waiting", still and "gap" or "unreadable"
    leaf.papers = { passed.from.path and passed.from }
  end
  leaf.over = over -- what any_of goes by
  leaf.due, leaf.by = passed ~= nil or over, passed and passed.limit or math.min(limit, last)
  return leaf
end
