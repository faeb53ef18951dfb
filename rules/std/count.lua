-- SPDX-License-Identifier: MIT
--
-- at_least: exists, count, cadence, deadline, freshness.

-- Whether a row came after the limit, if there is one.
function is_late(row, by)
  local day = row.received or row.day
  return by ~= nil and day ~= nil and day > by
end

-- "due 2024-06-07, received 2024-06-12"
function late_words(leaf)
  return say(leaf.received and "late_received" or "late_dated", host.iso(leaf.limit), host.iso(leaf.came))
end

-- Which day counts against the limit, and what is said where that is over.
function note_late(leaf, row)
  leaf.came, leaf.received, leaf.late = row.received or row.day, row.received ~= nil, is_late(row, leaf.limit)
  if not leaf.late then return end
  leaf.reason, leaf.detail = leaf.reason or "late", leaf.detail or late_words(leaf)
end

-- Counting rows: those that hold, then those that only eyes can judge. Rows come by date, those in time before those late: an early
-- paper that was received late takes nobody's place.
local nothing = {}

local function split(rows, by)
  if rows.sure and (not by or by == rows.by) then return rows, nothing end
  local sure, eyes = {}, {}
  for _, late in ipairs { false, true } do
    for _, row in ipairs(rows) do
      local list = row.eyes and eyes or sure
      if is_late(row, by) == late then list[#list + 1] = row end
    end
  end
  return sure, eyes
end

-- A leaf is made whole, with the fields that it has: one that is added to a table later costs as much as three there at once.

-- Answered by a row that is sure.
local function sure_leaf(key, label, shape, row)
  local limit = shape.limit
  if not limit then
    return { key = key, label = label, window = shape.window, due = shape.due, by = shape.by, state = "done", on = row.day,
      papers = { row }, make_up = row.make_up }
  end
  local came = row.received or row.day
  local leaf = { key = key, label = label, window = shape.window, due = shape.due, by = shape.by, state = "done", on = row.day,
    papers = { row }, make_up = row.make_up, limit = limit, came = came, received = row.received ~= nil,
    late = came ~= nil and came > limit }
  if leaf.late then leaf.reason, leaf.detail = "late", late_words(leaf) end
  return leaf
end

-- Answered by a row that only eyes can judge.
local function eyes_leaf(key, label, shape, row)
  local leaf = { key = key, label = label, window = shape.window, due = shape.due, by = shape.by, state = "waiting", on = row.day,
    papers = { row }, make_up = row.make_up, reason = eyes_reason(row), detail = eyes_detail(row), limit = shape.limit }
  if leaf.limit then note_late(leaf, row) end
  return leaf
end

local CANDIDATES_MOST = 20 -- shown of one leaf

-- In time before late, then as the C side ranks them: those whose name says what is asked for, then by the order of the kinds.
local function best_first(eyes, by)
  local at = {}
  for i, row in ipairs(eyes) do at[row] = i end
  table.sort(eyes, function(a, b)
    local late, other = is_late(a, by), is_late(b, by)
    if late ~= other then return other end
    local rank, behind = a.rank or 0, b.rank or 0
    if rank ~= behind then return rank < behind end
    return at[a] < at[b]
  end)
  return eyes
end

local function is_candidate(row) return not (row.row or row.twin or row.no_cell or row.no_column) end

-- Any of several papers may be the one that a leaf waits for: those from `from` on stand beside its own.
local function note_candidates(leaf, eyes, from)
  local others = {}
  if not is_candidate(eyes[from - 1]) then return end
  for i = from, #eyes do
    if is_candidate(eyes[i]) then others[#others + 1] = row_with(eyes[i], { candidate = true }) end
  end
  table.move(others, 1, math.min(#others, CANDIDATES_MOST), #leaf.papers + 1, leaf.papers)
  if #others == 0 or leaf.late then return end
  leaf.detail = #others == 1 and say("candidate", leaf.detail, others[1].path) or say("candidates", leaf.detail, #others)
end

-- That nothing answers, with the fact that helps most: how many there are, or what came nearest and why it does not count.
local function open_leaf(key, label, shape, had, n, near)
  local reason = had > 0 and "too-few" or near and near.reason or "missing"
  local detail, papers = n > 1 and had .. "/" .. n or nil, nil
  if near and had == 0 then detail, papers = near.detail or near_shown(near), near_papers(near) end
  return { key = key, label = label, window = shape.window, due = shape.due, by = shape.by, state = "open", limit = shape.limit,
    reason = reason, detail = detail, papers = papers }
end

local function numbered(label, i, n)
  return n > 1 and say("of_n", label, i, n) or label
end

-- The keys and labels of so many leaves, which are the same for each unit.
local function name_leaves(shape, n)
  shape.keys, shape.labels = {}, {}
  for i = 1, n do shape.keys[i], shape.labels[i] = n > 1 and tostring(i) or "", numbered(shape.label, i, n) end
end

-- n leaves over the rows of one window; one row answers one leaf. `due` and `by` are the same for all of them.
local function leaves_of(list, test, rows, near, shape)
  local sure, eyes = split(rows, shape.limit)
  local n, had = test.n, #sure
  if not shape.labels then name_leaves(shape, n) end
  local keys, labels = shape.keys, shape.labels
  if #eyes > 1 then best_first(eyes, shape.limit) end
  for i = 1, n do
    local row = sure[i]
    local eye = not row and eyes[i - had]
    list[#list + 1] = row and sure_leaf(keys[i], labels[i], shape, row) or eye and eyes_leaf(keys[i], labels[i], shape, eye)
      or open_leaf(keys[i], labels[i], shape, had, n, near)
  end
  if n - had > 0 and #eyes > n - had then note_candidates(list[#list], eyes, n - had + 1) end
  return sure
end

-- The working day that stands in for a day: the next one, at the end of a window the one before.
local function working_day(day, window)
  if host.works(day) then return day end
  local next = host.later(day, "1 working day")
  if next <= window.last then return next end
  return math.max(host.earlier(day, "1 working day"), window.first)
end

-- The part of a window in which a paper counts, and the day that was set: the whole window, or on_day with its shift.
local function allowed(test, window)
  if not test.on_day then return window.first, window.last end
  local start = host.date(host.year(window.first), tonumber(string.sub(window.key, 6, 7)), 1)
  local day = math.min(start + test.on_day, host.later(start, "1 month")) - 1
  if test.shift == "same month" then return window.first, window.last, day end
  local first, last = day, day
  if test.shift == "working day" then
    local moved = working_day(day, window)
    first, last = math.min(day, moved), math.max(day, moved)
  elseif test.shift then
    first, last = host.earlier(day, test.shift), host.later(day, test.shift)
  end
  return math.max(first, window.first), math.min(last, window.last), day
end

-- Rows that name the window, from its beginning on, whenever they were written, or whenever that was where they bear no day; those that
-- name none by their day.
local function named_rows(test, each, window, windows)
  local rows = {}
  for _, row in ipairs((find(test.set, each, windows[1].first))) do
    if window_of(row, windows) == window then rows[#rows + 1] = row end
  end
  for _, row in ipairs((find(test.set, each))) do
    if not row.day and window_of(row, windows) == window then rows[#rows + 1] = row end
  end
  return rows
end

-- Rows of a window's own dates: without those that make up another, and those of other days than allowed.
local function own_rows(test, each, window, windows, first, last)
  if test.window == "name" then return named_rows(test, each, window, windows) end
  local found, _, near = find(test.set, each, window.first, window.last)
  local rows, other = {}, nil
  local elsewhere = near and near.row and near.day and (near.day < window.first or near.day > window.last)
  if elsewhere or near and near.path and not near.row and not near.day then near = nil end -- of another window, or of no one knows which
  if not found.makes_up and first == window.first and last == window.last then return found, nil, near end
  for _, row in ipairs(found) do
    if not made_up(row, windows) then
      if not row.day or (row.day >= first and row.day <= last) then rows[#rows + 1] = row else other = other or row end
    end
  end
  return rows, other, near
end

-- Behind them the papers that say they make up this window and are not too late for it.
local function add_make_ups(rows, test, each, window, windows)
  if not test.make_up then return end
  for _, row in ipairs((find(test.set, each, window.last + 1, host.later(window.last, test.make_up)))) do
    local span = made_up(row, windows)
    if span and span.first >= window.first and span.last <= window.last then
      rows[#rows + 1] = row_with(row, { make_up = true })
    end
  end
end

local function working_day_label(label, day, window)
  local moved = working_day(day, window)
  if moved == day then return say("on_day", label, host.iso(day)) end
  return say("on_day_work", label, host.iso(moved), host.iso(day))
end

-- by = "5 days" beside per: so long after the window's end there is to hand it in.
local function window_limit(test, window)
  return test.by and shifted(test, { day = host.later(window.last, test.by) }) or {}
end

local function window_label(test, each, window, day)
  local label = describe_undated(test.set, each)
  if day and test.shift == "same month" then label = say("on_day_month", label, host.iso(day))
  elseif day and test.shift == "working day" then label = working_day_label(label, day, window)
  elseif day and test.shift then label = say("on_day_shift", label, host.iso(day), span_words(test.shift))
  elseif day then label = say("on_day", label, host.iso(day)) end
  return window.name .. say("colon") .. limit_label(label, window_limit(test, window))
end

-- The paper of the wrong day, with the day it should have borne.
local function wrong_day(row, first, last)
  local asked = first == last and host.iso(first) or host.iso(first) .. "–" .. host.iso(last)
  return row_with(row, { reason = "day", detail = say("instead_of", row.path .. " " .. host.iso(row.day), asked) })
end

-- "3 to 5 August, 9 August": the days (or weeks) that lack something, those in a row as one; at most eight are named.
local function spans_of(lacking)
  local list, from = {}, nil
  for i, window in ipairs(lacking) do
    from = from or window
    local after = lacking[i + 1]
    if not after or after.first > window.last + 1 then
      list[#list + 1] = from.first == window.last and host.iso(window.last) or host.iso(from.first) .. "–" .. host.iso(window.last)
      from = nil
    end
  end
  local more = #list > 8
  local text = listed(table.move(list, 1, math.min(#list, 8), 1, {}))
  return more and text .. " …" or text
end

-- How many rows each day (or week) of a window has, beginning with `from`, up to `last`.
local function lacking_in(pieces, rows, n, last)
  local lacking, at = {}, 1
  for _, piece in ipairs(pieces) do
    local had = 0
    while rows[at] and rows[at].day and rows[at].day <= piece.last do
      if rows[at].day >= piece.first then had = had + 1 end
      at = at + 1
    end
    if had < n and piece.first <= last then lacking[#lacking + 1] = piece end
  end
  return lacking
end

local function by_day(rows)
  local list = {}
  for _, row in ipairs(rows) do
    if row.day then list[#list + 1] = row end
  end
  table.sort(list, function(a, b) return a.day < b.day end)
  return list
end

-- Of a ledger with a row a day one place is enough.
local function one_each(rows)
  local list, seen = {}, {}
  for _, row in ipairs(rows) do
    local place = row.unit .. ":" .. row.record
    if not seen[place] then list[#list + 1] = row end
    seen[place] = true
  end
  return list
end

-- A register of which rows could not be read: they may be those that lack.
local function unread_register(rows)
  for _, row in ipairs(rows) do
    if row.eyes and not row.row then return true end
  end
  return false
end

-- every = "day": one leaf a window, done when each of its days has n; else it names the days that lack some.
local function every_leaf(test, rows, near, shape)
  local sure = split(rows)
  local pieces = host.windows(test.every, shape.first, shape.last)
  local lacking = lacking_in(pieces, by_day(sure), test.n, shape.last)
  local leaf = { key = "", window = shape.window, label = say("every_" .. test.every, shape.label), due = shape.due, by = shape.by,
    state = "done", papers = one_each(sure) }
  if #lacking == 0 then return leaf end
  local still = unread_register(rows) and {} or lacking_in(pieces, by_day(rows), test.n, shape.last)
  leaf.state, leaf.reason = "open", #sure > 0 and "too-few" or "missing"
  if #still == 0 then leaf.state, leaf.reason, leaf.papers = "waiting", eyes_reason(first_for_eyes(rows)), one_each(rows) end
  local told = lacking_in(pieces, by_day(#still == 0 and sure or rows), test.n, math.min(shape.last, host.as_of()))
  if #sure == 0 and near and #still > 0 then leaf.reason, leaf.detail, leaf.papers = near.reason, near_shown(near), near_papers(near)
  else leaf.detail = say("lacking_" .. test.every, #told, spans_of(told)) end
  return leaf
end

-- The windows that ask for something, with the days that count in them: due when these are over. A month that the period cuts before
-- the day set asks for nothing.
local function window_shapes(test, each)
  local shapes = {}
  for _, window in ipairs(windows_of(test)) do
    local first, last, day = allowed(test, window)
    local limit = window_limit(test, window).day
    if first <= last then
      shapes[#shapes + 1] = { of = window, window = window.key, label = window_label(test, each, window, day), first = first,
        last = last, due = host.as_of() > (limit or last), by = limit or last, limit = limit }
    end
  end
  return shapes
end

-- Those windows that count towards what is enough: met in time before late ones, then those that wait for eyes; in their order.
local function windows_met(leaves, enough)
  local met, count = {}, 0
  for _, fits in ipairs {
    function(leaf) return leaf.state == "done" and not leaf.late end, function(leaf) return leaf.state == "done" end,
    function(leaf) return leaf.state == "waiting" end } do
    for _, leaf in ipairs(leaves) do
      if count < enough and not met[leaf] and fits(leaf) then met[leaf], count = true, count + 1 end
    end
  end
  return met, count
end

local NAMES_MOST = 8

local function window_names(leaves)
  local names = {}
  for i = 1, math.min(#leaves, NAMES_MOST) do names[i] = leaves[i].name end
  return listed(names) .. (#leaves > NAMES_MOST and " …" or "")
end

-- enough = 3: so many leaves. Of what lacks each says in which windows it may still come; it is due when no window but those that
-- the others need is left.
local function enough_of(list, test, each, leaves)
  local enough, rest = math.min(test.enough, #leaves), {}
  local met, count = windows_met(leaves, enough)
  for _, leaf in ipairs(leaves) do table.insert(met[leaf] and list or rest, leaf) end
  if count == enough then return end
  for i = 1, enough - count do
    local last = rest[#rest - (enough - count) + i]
    last.key, last.window = "more-" .. i, nil
    last.label = numbered(say("more_of", describe_undated(test.set, each), window_names(rest)), i, enough - count)
    list[#list + 1] = last
  end
end

-- By key of a window: a paper of another one, or from behind the last, that names it.
local function named_elsewhere(test, each, windows, seen)
  local named, last = {}, windows[#windows].last
  if host.as_of() > last then seen[#seen + 1] = (find(test.set, each, last + 1)) end
  for _, rows in ipairs(seen) do
    for _, row in ipairs((rows.names_time or windows[1].named) and rows or {}) do
      local window = row.day and window_of(row, windows)
      if window and (row.day < window.first or row.day > window.last) then
        named[window.key] = named[window.key] or { row = row, window = window }
      end
    end
  end
  return named
end

-- The report on January that is written in February counts for January only where the rule says window = "name"; else who misses it
-- should see why.
local function tell_named(test, each, windows, seen, leaves)
  if test.window == "name" or test.on_day or test.set.op ~= "evidence" then return end
  if #leaves == 0 or #seen == 0 and host.as_of() <= windows[#windows].last then return end
  local named
  for _, leaf in ipairs(leaves) do
    local lacks = leaf.due and leaf.state == "open" and leaf.reason ~= "too-few"
    named = lacks and not named and named_elsewhere(test, each, windows, seen) or named
    local one = lacks and named[leaf.window]
    if one then
      leaf.reason, leaf.papers = "day", near_papers(one.row)
      leaf.detail = say("named_window", one.row.path .. " " .. host.iso(one.row.day), one.window.name)
    end
  end
end

-- Each window on its own: one record counts once, in the window of its own date.
local function per_window(list, test, each)
  local windows, all, seen = windows_of(test), test.enough and {} or list, {}
  for _, shape in ipairs(asked_alike(test, each, window_shapes)) do
    local rows, other, near = own_rows(test, each, shape.of, windows, shape.first, shape.last)
    add_make_ups(rows, test, each, shape.of, windows)
    if test.every then all[#all + 1] = every_leaf(test, rows, near, shape)
    else leaves_of(all, test, rows, other and wrong_day(other, shape.first, shape.last) or near, shape) end
    if test.enough then all[#all].name = shape.of.name end
    if rows.names_time or shape.of.named then seen[#seen + 1] = rows end
  end
  tell_named(test, each, windows, seen, all)
  if test.enough then enough_of(list, test, each, all) end
end

-- Only what is dated within the last days or months counts; an older one is told as expired.
local function fresh(list, test, each)
  local since = host.earlier(host.as_of(), test.last)
  local rows, _, near = find(test.set, each, since, host.as_of())
  local sure = leaves_of(list, test, rows, near, { label = say("since", describe_undated(test.set, each), host.iso(since)), due = true })
  local older = #sure == 0 and split((find(test.set, each, nil, nil))) or {}
  local newest = older[#older]
  for _, leaf in ipairs(list) do
    if leaf.state == "open" and newest and newest.day then
      leaf.reason, leaf.detail, leaf.papers = "expired", say("latest", newest.path, host.iso(newest.day)), { newest }
    end
  end
end

local function unclear(list, test, label, limit)
  for i = 1, test.n do
    list[#list + 1] = unclear_leaf(test.n > 1 and tostring(i) or "", numbered(label, i, test.n), limit)
  end
end

-- One paper without a date set is due at once; more than one is due at the end of the period, or at once where there is none; a
-- deadline is a deadline.
local function plain_shape(test, each)
  local limit = limit_of(test, each)
  if not limit then return nil end -- nothing has happened from which its time would run
  local due, by = has_begun(limit), limit.day
  local _, last = period_of(test.set.when)
  if by then due = due and host.as_of() > by
  elseif test.n > 1 and last then due, by = host.as_of() > last, last end
  return { label = limit_label(describe(test.set, each), limit), due = due, by = by, limit = limit.day, within = limit }
end

local function plain(list, test, each)
  local shape = asked_alike(test, each, plain_shape)
  if not shape then return end
  local within = shape.within
  if within.unclear then return unclear(list, test, shape.label, within) end
  local rows, _, near = find_within(test.set, each, within, test.n)
  leaves_of(list, test, rows, too_early(test.set, each, within) or near, shape)
end

-- Most papers in one window, or in all.
local function most_of(test, each, sure)
  if not test.per then return #sure end
  local most, windows = 0, windows_of(test)
  for _, window in ipairs(windows) do
    most = math.max(most, #split((own_rows(test, each, window, windows, window.first, window.last))))
  end
  return most
end

-- The upper limit is one leaf more: open as soon as it is passed, else due when the period has ended.
local function upper(list, test, each)
  local limit = limit_of(test, each)
  if not limit then return end
  local sure = split((find_within(test.set, each, { since = limit.since })))
  local most, over = most_of(test, each, sure), {}
  local _, last = period_of(test.set.when)
  if test.per then _, last = window_bounds(test) end
  for i = test.at_most + 1, #sure do over[#over + 1] = sure[i] end
  local passed = most > test.at_most
  list[#list + 1] = {
    key = "at-most", label = say("at_most", describe(test.set, each), test.at_most), state = passed and "open" or "done",
    due = passed or not last or host.as_of() > last, by = last, reason = passed and "exception" or nil,
    detail = most .. "/" .. test.at_most, papers = passed and over or nil,
  }
end

-- { { "first term", "2017-02-20", "2017-07-10" }, ... }: in order, apart from each other.
function named_windows(node)
  local list, seen = {}, {}
  for i, entry in ipairs(node.per) do
    local key, first, last = entry[1], host.day(entry[2]), host.day(entry[3])
    list[i] = { key = key, named = true, first = first, last = last, name = entry.title and host.pick(entry.title) or key }
    if first > last then host.refuse(node, "the window \"" .. key .. "\" ends before it begins", "per") end
    if seen[key] then host.refuse(node, "the name \"" .. key .. "\" stands twice", "per") end
    if i > 1 and first <= list[i - 1].last then host.refuse(node, "the window \"" .. key .. "\" begins before the one above it has ended", "per") end
    seen[key] = true
  end
  return list
end

local function check_every(node)
  if not node.every then return end
  if type(node.per) == "table" then return end
  if not node.per or window_length(node.every) >= window_length(node.per) then
    host.refuse(node, "every = \"" .. node.every .. "\" needs a longer per, such as per = \"month\"", "every")
  end
  if node.on_day then host.refuse(node, "every and on_day cannot stand together", "every") end
end

local function is_span(by) return type(by) == "string" and not host.day(by) end

local function check_window_limit(node)
  if not node.by or is_span(node.by) == (node.per ~= nil) then
    if node.by and node.per and (node.on_day or node.every) then host.refuse(node, "by beside per cannot stand with on_day or every", "by") end
  elseif node.per then
    host.refuse(node, "beside per, by is a span from the end of the window on, such as by = \"5 days\"", "by")
  else
    host.refuse(node, "by = \"" .. node.by .. "\" needs per: the span runs from the end of each window", "by")
  end
end

local function check_enough(node)
  if not node.enough then return end
  if not node.per then host.refuse(node, "enough needs per: it is so many of its windows", "enough")
  elseif node.n ~= 1 and not node.every then host.refuse(node, "beside enough one paper a window is asked for: at_least(1, ...)", "enough") end
end

local function check_named(node)
  if node.window ~= "name" then return end
  if not node.per then host.refuse(node, "window needs per: which of its windows a paper counts in", "window")
  elseif node.on_day or node.every or node.make_up or node.set.op ~= "evidence" then
    host.refuse(node, "window = \"name\" stands with evidence { ... }, without on_day, every and make_up", "window")
  end
end

local function check_windows(node)
  check_enough(node)
  check_named(node)
  if node.on_day and node.per ~= "month" then host.refuse(node, "on_day needs per = \"month\"", "on_day") end
  check_shift(node)
  if node.make_up and not node.per then host.refuse(node, "make_up needs per", "make_up") end
  check_every(node)
  if type(node.per) == "table" then node.windows = named_windows(node) end
end

local function check(node)
  check_window_limit(node)
  check_days(node)
  if node.since and (node.per or node.last or node.max_gap) then host.refuse(node, "since cannot stand with per, last or max_gap", "since") end
  if node.last and (node.by or node.per or node.max_gap) then host.refuse(node, "last cannot stand with by, per or max_gap", "last") end
  note_facts(node)
  if node.at_most and type(node.n) == "number" and node.at_most < node.n then host.refuse(node, "at_most is less than the number asked for", "at_most") end
  if node.set.op == "broken_links" or node.set.op == "empty_papers" then host.refuse(node, "use none(...) for this set") end
  check_windows(node)
  node.varies = type(node.by) == "table" or type(node.since) == "table" or node.facts ~= nil
end

host.word {
  name = "at_least", is = "test",
  takes = { "n", "set" }, needs = { "n", "set" },
  fields = { n = "count or fact", set = "set", since = "limit day", by = "limit day or span", per = "per or windows", every = "day|week|month", enough = "count", window = "day|name", at_most = "limit",
    last = "span", max_gap = "span",
    on_day = "day of month", shift = "shift", make_up = "days or no" },
  declares = true, make = check,
  leaves = function(test, each)
    local list = {}
    if test.per then per_window(list, test, each)
    elseif test.last then fresh(list, test, each)
    else plain(list, test, each) end
    if test.at_most then upper(list, test, each) end
    if test.max_gap then list[#list + 1] = gap_leaf(test, each, window_bounds(test)) end
    return list
  end,
}
