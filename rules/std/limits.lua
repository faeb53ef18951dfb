-- SPDX-License-Identifier: MIT
--
-- Limits that another paper sets: after(set, "7 days"), after(EACH, "5 working days"); and a column of the row in hand, or a span
-- after it: after(column("planned"), "14 days"). What is counted from a day that is itself counted: after(after(set, "1 month"), "5 days").

host.word {
  name = "after", is = "limit", declares = true,
  takes = { "set", "span" }, needs = { "set" }, fields = { set = "start", span = "span or column" },
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
  if type(each) ~= "table" or not each.paper then stop("after(EACH, ...) stands outside of for_each over papers or rows") end
  return each.paper
end

local function unclear_cell(each, column)
  return { unclear = each.paper, why = say("cell", row_place(each.paper), host.column_title(each, column), host.column(each, column)) }
end

-- A column of the row in hand that holds a day; an empty cell sets no limit. What is planned may be done before: nothing begins there.
local function limit_of_column(column, each)
  local cell = host.column(each, column)
  if cell == "" then return {} end
  local day = host.read_day(cell)
  return day and { day = day, early = each.early } or unclear_cell(each, column)
end

-- A span, or what a column of the row in hand makes one: so many days. Nil where that cell is empty, false where it holds no such number.
local function span_for(span, each)
  if type(span) ~= "table" then return span end
  local millionths = host.amount(each, span.column)
  if millionths == nil and host.column(each, span.column) == "" then return nil end
  local days = millionths and millionths // 1000000
  return days and days * 1000000 == millionths and days >= 0 and days <= 36500 and days .. " days"
end

local day_of

-- From where after(...) counts: { day, start, paper }, { unclear, why }, {} where no day is set, nil where no paper began it.
local function beginning(by, each)
  if by.set.op == "after" then return day_of(by.set, nil, each) end
  if by.set.op == "column" then return limit_of_column(by.set.column, each) end
  local paper = start_of(by, each)
  if not paper then return nil end
  if not paper.day or paper.eyes then return { unclear = paper, why = eyes_detail(paper) } end
  return { day = paper.day, start = paper.day, paper = paper, of_each = by.set == EACH, early = by.set == EACH and each.early }
end

-- The day of `by` or `since` that holds for a member, and what it is counted from.
function day_of(by, day, each)
  if not by then return {} end
  if type(by) == "string" then return { day = day } end
  if by.op == "column" then return limit_of_column(by.column, each) end
  local limit = beginning(by, each)
  if not limit or not limit.day or not by.span then return limit end
  local span = span_for(by.span, each)
  if not span then return span == nil and {} or unclear_cell(each, by.span.column) end
  limit.day = host.later(limit.day, span)
  limit.counted = limit.counted and limit.counted .. " + " .. span_words(span) or span_words(span)
  return limit
end

-- shift = "working day": a limit on a day off is the next working day.
function shifted(test, limit)
  if test.shift and limit and limit.day and not host.works(limit.day) then
    limit.moved, limit.day = limit.day, host.later(limit.day, "1 working day")
  end
  return limit
end

-- The limits that hold for a member: { day, start, paper, since = { day, start, paper } }, { } where there are none,
-- { unclear = paper } where eyes have to say when the time began, nil where no paper began it.
function limit_of(test, each)
  local limit = shifted(test, day_of(test.by, test.day, each))
  if not test.since or not limit or limit.unclear then return limit end
  local since = day_of(test.since, test.since_day, each)
  if not since or since.unclear then return since end
  limit.since = since.day and since
  return limit
end

-- Whether the time has come for what may not come before `since`.
function has_begun(limit)
  return not limit.since or host.as_of() >= limit.since.day
end

local function is_paper(row, from)
  return from and row.unit == from.unit and row.record == from.record and row.row == from.row and row.line == from.line
end

-- From when to when a set is looked through: not before `since`; where the author sets no period, beyond it where the limit that a paper
-- set lies there, to the end of the limit and to today, for what comes late; and where `since` lies there.
local function bounds_within(set, limit)
  local start, since = limit.start, limit.since and limit.since.day
  local first, last
  if has_period(set) then first, last = period_of(set.when) else start = nil end
  if limit.early and first and not set.when then first = host.date(1, 1, 1) end -- what came before may answer a member of before
  for _, day in ipairs { start or since, since } do first = math.max(first or day, day) end
  if set.when or not last then return first, last end
  if start and limit.day > last then last = math.max(limit.day, host.as_of()) end
  if since and since > last then last = limit.day and math.max(last, limit.day) or nil end
  return first, last
end

-- The rows of a set that may answer within the limits: none from before they began, nor a paper that began them, unless another of its
-- days is asked for.
function find_within(set, each, limit, most)
  if not limit.since and not ((limit.start or limit.early) and has_period(set)) then return find(set, each, nil, nil, most, limit.day) end
  local rows, looked, near = find(set, each, bounds_within(set, limit))
  local list, other_day, since = {}, base_of(set).day, limit.since and limit.since.paper
  for _, row in ipairs(rows) do
    if other_day or not (is_paper(row, limit.paper) or is_paper(row, since)) then list[#list + 1] = row end
  end
  return list, looked, near
end

-- The last of those that came before `since`, with the day from which it would count.
function too_early(set, each, limit)
  local since = limit.since
  if not since then return nil end
  local rows = find(set, each)
  for i = #rows, 1, -1 do
    local row = rows[i]
    if row.day and row.day < since.day and not is_paper(row, since.paper) then
      local place = row.row and row_place(row) or row.path
      return row_with(row, { reason = "day", detail = say("not_since", place .. " " .. host.iso(row.day), host.iso(since.day)) })
    end
  end
end

-- "Reply, not before 2017-07-07 (2 days after notice.md)", "..., not before 2017-07-05 (notice.md)"
function since_label(label, since)
  if not since then return label end
  local text = say("not_before", label, host.iso(since.day))
  if not since.paper or since.of_each then return text end
  if not since.counted then return say("noted", text, since.paper.path) end
  return say("noted", text, say("counted_from", since.counted, since.paper.path))
end

local function limit_text(label, limit)
  local text = say("before", label, host.iso(limit.day))
  if not limit.paper or limit.of_each then return text end
  if not limit.counted then return say("noted", text, limit.paper.path) end
  return say("after", label, host.iso(limit.day), limit.counted, limit.paper.path)
end

-- "Reply, by 2017-07-12 (5 working days after notice.md)", "..., by 2017-07-10 (2017-07-08 is a day off)"
function limit_label(label, limit)
  label = since_label(label, limit.since)
  if not limit.day then return label end
  local text = limit_text(label, limit)
  return limit.moved and say("noted", text, say("day_off", host.iso(limit.moved))) or text
end

-- What waits because nobody can say when its time began.
function unclear_leaf(key, label, limit)
  return { key = key, label = label, state = "waiting", reason = eyes_reason(limit.unclear), due = true, detail = limit.why,
    papers = { limit.unclear }, unset = true }
end

-- What a test asks each unit for alike, such as labels, limits and whether they are due, is worked out once. `make` works it out; false
-- where nothing is asked for.
function asked_alike(test, each, make)
  if test.varies or (each ~= nil and type(each) == "table") then return make(test, each) end
  local known, member = host.known(test), each or true
  local list = known.asked
  if not list then
    list = {}
    known.asked = list
  end
  if list[member] == nil then list[member] = make(test, each) or false end
  return list[member]
end
