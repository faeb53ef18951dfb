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
-- those that are longer than allowed, and the day until which the last one may last.
local function gaps(test, rows, first, stop)
  local before, longest, passed = { day = first }, nil, {}
  for i = 1, #rows + 1 do
    local day = rows[i] and rows[i].day or stop
    local gap = { from = before, days = day - before.day, to = day, last = not rows[i], limit = host.later(before.day, test.max_gap) }
    if day > gap.limit then passed[#passed + 1] = gap end
    if not longest or gap.days > longest.days then longest = gap end
    before = rows[i] or before
  end
  return longest, passed, host.later(before.day, test.max_gap)
end

local TOLD_MOST = 8 -- of one leaf

-- "2017-01-01 (beginning)–2017-02-28: 58 days; 2017-04-06–2017-06-26: 81 days"
local function gap_words(list, over)
  local words = {}
  for i, gap in ipairs(list) do
    local from, to = host.iso(gap.from.day), host.iso(gap.to)
    if not gap.from.path then from = say("gap_first", from) end
    if gap.last then to = say(over and "gap_end" or "gap_last", to) end
    words[i] = i <= TOLD_MOST and say("gap", from, to, gap.days) or nil
  end
  return listed(words, "semicolon") .. (#list > TOLD_MOST and " …" or "")
end

-- The longest gap allowed is one leaf more: open as soon as it is passed, else due when the period has ended. It shows the gaps that
-- are too long, or the longest; where there is no paper at all, that it is missing.
function gap_leaf(test, each, first, last)
  local stop = math.max(first, math.min(host.as_of(), last))
  local rows = find(test.set, each, first, stop)
  local longest, over_long, limit = gaps(test, sure_of(rows), first, stop)
  local passed = over_long[1]
  local begun, over = host.as_of() >= first, host.as_of() > last
  local label = say("max_gap", describe(test.set, each), span_words(test.max_gap))
  local leaf = { key = "max-gap", label = label, state = begun and "done" or "open", detail = gap_words(passed and over_long or { longest }, over) }
  if passed then
    local _, still = gaps(test, rows, first, stop)
    leaf.state, leaf.reason = #still > 0 and "open" or "waiting", #still > 0 and "gap" or "unreadable"
    leaf.papers = { passed.from.path and passed.from }
    if #rows == 0 then leaf.reason, leaf.detail = "missing", nil end
  end
  leaf.over = over -- what any_of goes by
  leaf.due, leaf.by = passed ~= nil or over, passed and passed.limit or math.min(limit, last)
  return leaf
end
