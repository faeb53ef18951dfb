-- SPDX-License-Identifier: MIT
--
-- Limits that another paper sets: after(set, "7 days"), after(EACH, "5 working days"); and a column of the row in hand.

host.word {
  name = "after", is = "limit", declares = true,
  takes = { "set", "span" }, needs = { "set", "span" }, fields = { set = "set or each", span = "span" },
}

-- The paper from which the time runs: the earliest of the set that is sure and dated, else one that eyes have to look at.
local function first_of(set, each)
  local eyes
  for _, row in ipairs((find(set, each))) do
    if row.day and not row.eyes then return row end
    eyes = eyes or row
  end
  return eyes
end

local function start_of(by, each)
  if by.set ~= EACH then return first_of(by.set, each) end
  if type(each) ~= "table" or not each.paper then error("after(EACH, ...) stands outside of for_each over papers or rows", 0) end
  return each.paper
end

-- A column of the row in hand that holds a day; an empty cell sets no limit.
local function limit_of_column(by, each)
  local cell = host.column(each, by.column)
  if cell == "" then return {} end
  local day = host.read_day(cell)
  return day and { day = day } or { unclear = each.paper, why = cell }
end

-- The limit that holds for a member: { day, start, paper }, { } where there is none, { unclear = paper } where eyes have to say
-- when the time began, nil where no paper began it.
function limit_of(test, each)
  local by = test.by
  if not by then return {} end
  if type(by) == "string" then return { day = test.day } end
  if by.op == "column" then return limit_of_column(by, each) end
  local paper = start_of(by, each)
  if not paper then return nil end
  if not paper.day or paper.eyes then return { unclear = paper, why = eyes_detail(paper) } end
  local day = host.later(paper.day, by.span)
  return { day = day, start = paper.day, paper = paper, span = by.span, of_each = by.set == EACH }
end

-- The rows of a set that may answer within a limit: none from before it began, nor the paper that began it, unless another of its days
-- is asked for; where the author sets no period, to the end of the limit, though the period may be over by then.
function find_within(set, each, limit, most)
  if not limit.start or not has_period(set) then return find(set, each, nil, nil, most, limit.day) end
  local first, last = period_of(set.when)
  first = math.max(first or limit.start, limit.start)
  if not set.when and last then last = math.max(last, limit.day) end
  local rows, looked, near = find(set, each, first, last)
  local list, from, other_day = {}, limit.paper, base_of(set).day
  for _, row in ipairs(rows) do
    local same = not other_day and row.unit == from.unit and row.record == from.record and row.row == from.row and row.line == from.line
    if not same then list[#list + 1] = row end
  end
  return list, looked, near
end

-- "Reply, by 2017-07-12 (5 working days after notice.md)"
function limit_label(label, limit)
  if not limit.day then return label end
  if not limit.paper or limit.of_each then return say("before", label, host.iso(limit.day)) end
  return say("after", label, host.iso(limit.day), span_words(limit.span), limit.paper.path)
end

-- What waits because nobody can say when its time began.
function unclear_leaf(key, label, limit)
  return { key = key, label = label, state = "waiting", reason = eyes_reason(limit.unclear), due = true, detail = limit.why,
    papers = { limit.unclear } }
end
