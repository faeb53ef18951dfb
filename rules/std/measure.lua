-- SPDX-License-Identifier: MIT
--
-- none: nothing of a set may be there. ratio: a out of b.

-- One leaf an exception, so that each is a line of the to-do list; one leaf that is done when there are none. Without any paper
-- to look at there is nothing to judge.
local sentences = { broken_links = "broken_link", empty_papers = "empty_paper" }
local praise = { broken_links = "no_broken_link", empty_papers = "no_empty_paper" }

-- What makes the row one: its cells in the columns that `where` asks about, "state open, until 2017-08-31".
local function cells_shown(row, set)
  local list, columns, seen = {}, {}, {}
  for _, entry in ipairs(set.conditions) do columns[#columns + 1] = entry.column end
  for _, entry in ipairs(set.compared or {}) do columns[#columns + 1] = entry.column end
  table.move(set.cells or {}, 1, #(set.cells or {}), #columns + 1, columns)
  for _, column in ipairs(columns) do
    local cell = host.column(row, column)
    if not seen[column] then list[#list + 1] = column_called(set, column) .. " " .. (cell == "" and say("empty") or cell) end
    seen[column] = true
  end
  return listed(list)
end

local function exception_row(row, set)
  local unread = row.eyes and not row.row
  return {
    label = unread and say("unread", row.path) or say(row.eyes and "to_check" or "exception", row_told(row)), cleared = say("cleared", row_told(row)), key = row_key(row), due = true,
    state = row.eyes and "waiting" or "open", reason = row.eyes and eyes_reason(row) or "exception",
    detail = set.conditions and not row.eyes and cells_shown(row, set) or (row.no_cell or row.no_column) and eyes_detail(row) or row_place(row), papers = { row },
  }
end

local function exception(row, sentence, set)
  if row.key then return exception_row(row, set) end
  local what = row.path .. (row.line > 0 and ":" .. row.line or "") .. (row.target and " " .. row.target or "")
  return {
    label = row.eyes and say("unread", what) or say(sentence, what), cleared = say("cleared", what), state = row.eyes and "waiting" or "open", due = true,
    reason = row.eyes and "unreadable" or sentence == "empty_paper" and "empty" or "exception", detail = what, papers = { row },
    key = row.path .. (row.target and " " .. row.target or ""),
  }
end

host.word {
  name = "none", is = "test",
  takes = { "set" }, needs = { "set" }, fields = { set = "set" },
  leaves = function(test, each)
    local list = {}
    local rows, looked = find(test.set, each)
    local base = base_of(test.set)
    local op = base.op
    for i, row in ipairs(rows) do list[i] = exception(row, sentences[op] or "exception", base) end
    local filtered = sentences[op] ~= nil or op == "rows"
    if #list == 0 and (looked > 0 or not filtered) then
      list[1] = { key = "", label = say(praise[op] or "none"), state = "done", due = true }
    end
    return distinct_keys(list) -- two links of one paper may lead to the same missing file
  end,
}

-- How many of the set are sure, how many wait for eyes. A plain number counts as itself.
local function count(set, each, limit)
  if type(set) == "number" then return { sure = set, eyes = 0 } end
  local rows = find_within(set, each, limit)
  local eyes = 0
  for i = 1, rows.sure and 0 or #rows do
    if rows[i].eyes then eyes = eyes + 1 end
  end
  return { sure = #rows - eyes, eyes = eyes, rows = rows }
end

local function named(set, each)
  return type(set) == "number" and tostring(set) or describe(set, each)
end

-- Of a whole register its title says enough.
local function whole_named(set, each)
  local all = type(set) == "table" and set.op == "rows" and shown_cells(set, each) == ""
  return all and host.register(set.table).title or named(set, each)
end

-- The numbers that a share of the whole asks for: 5 per 1000 of 2,500 is 12.5, so at least 13, or as `round` says; at most 12.
local function quota(test, share, whole, otherwise)
  local product, unit = share * whole, test.per or 100
  local round = test.round or otherwise
  if round == "up" then return (product + unit - 1) // unit end
  if round == "down" then return product // unit end
  return (2 * product + unit) // (2 * unit)
end

local function least_of(test, whole) return test.at_least and quota(test, test.at_least, whole, "up") end
local function most_of(test, whole) return test.at_most and quota(test, test.at_most, whole, "down") end

local function holds(test, a, whole)
  local least, most = least_of(test, whole), most_of(test, whole)
  return whole > 0 and (not least or a >= least) and (not most or a <= most)
end

-- Who is exempt leaves the whole; more exemptions than that never take away from the part.
local function reduced(whole, exempt, a)
  return math.max(whole - exempt, math.min(a, whole))
end

local function ways(counted)
  return counted.eyes > 0 and { counted.sure, counted.sure + counted.eyes } or { counted.sure }
end

-- Every way in which eyes may decide: the part, and the whole without those who are exempt. Between two limits the middle may be the one.
local function each_way(part, whole, exempt, take)
  if part.eyes + whole.eyes + exempt.eyes == 0 then return take(part.sure, reduced(whole.sure, exempt.sure, part.sure)) end
  for a = part.sure, part.sure + part.eyes do
    for _, b in ipairs(ways(whole)) do
      for _, e in ipairs(ways(exempt)) do take(a, reduced(b, e, a)) end
    end
  end
end

-- "done" when each way holds, "open" when none does.
local function verdict(test, part, whole, exempt)
  local some, all = false, true
  each_way(part, whole, exempt, function(a, b)
    local good = holds(test, a, b)
    some, all = some or good, all and good
  end)
  return all and "done" or (some and "waiting" or "open")
end

-- Of a whole that only eyes can count there is no number to ask for: "Hand-outs: at least 100% of roster".
local function share_label(test, each)
  local share = test.at_least or test.at_most
  local of = (test.per or 100) == 100 and share .. "%" or share .. "/" .. test.per
  return say(test.at_least and "share_least" or "share_most", named(test.part, each), of, named(test.whole, each))
end

-- Of rows of one register those that are asked for more: "ledger: each of 4 rows where “state” is “done”".
local function rows_label(test, each, whole)
  local part, of = test.part, test.whole
  if type(part) == "number" or type(of) == "number" or part.op ~= "rows" or of.op ~= "rows" then return nil end
  if part.table ~= of.table or of.where or of.day or part.from ~= of.from or test.at_least and test.at_most then return nil end
  local title, cells = host.register(of.table).title, shown_cells(part, each)
  local least = least_of(test, whole)
  if least == whole then return say("rows_all", title, whole, cells) end
  return say(least and "rows_least" or "rows_most", title, whole, cells, least or most_of(test, whole))
end

-- "Warnings: at least 13 of 2500 (members), 12 exempt"
local function quota_label(test, each, part, whole, exempt)
  local b = reduced(whole.sure, exempt.sure, part.sure)
  if b == 0 then return share_label(test, each) end
  local least, most = least_of(test, b), most_of(test, b)
  local name = least and (most and (most == least and "quota_exact" or "quota_both") or "quota_least") or "quota_most"
  if type(test.whole) == "number" and name ~= "quota_exact" then name = name .. "_of" end -- "3 of 3 (3)" says it twice
  local label = rows_label(test, each, b) or say(name, named(test.part, each), least or most, b, whole_named(test.whole, each), most)
  return exempt.sure > 0 and say("exempt", label, exempt.sure) or label
end

-- The share as a number, and how far it is from what is asked for: what bands, cuts and later periods go by.
local function note_share(leaf, test, part, wholes, exempt, whole)
  if whole == 0 then return end
  if part.eyes == 0 then leaf.value = exact_text(exact_ratio(part.sure * (test.per or 100), whole)) end
  if not test.stepped then return end
  local low, high
  each_way(part, wholes, exempt, function(a, b)
    if b == 0 then return end
    local share = exact_ratio(a * (test.per or 100), b)
    low, high = exact_least(low or share, share), exact_most(high or share, share)
  end)
  note_short(leaf, test, low, high)
end

local LACKING_MOST = 12 -- members named

local function keys_of(rows)
  local keys = {}
  for _, row in ipairs(rows or {}) do
    if row.key and row.key ~= "" then keys[row.key] = true end
  end
  return keys
end

-- Who of a list with keys is not in the part, where the two speak of the same: "not yet: 3, 4".
local function told_lacking(part, whole, exempt)
  local there, left, list, alike = keys_of(part.rows), keys_of(exempt.rows), {}, false
  for _, row in ipairs(whole.rows or {}) do
    if not row.key or row.key == "" then return nil end
    alike = alike or there[row.key]
    if not there[row.key] and not left[row.key] then list[#list + 1] = row.key end
  end
  if not alike or #list == 0 then return nil end
  local text = listed(table.move(list, 1, math.min(#list, LACKING_MOST), 1, {}))
  return say("not_these", #list > LACKING_MOST and text .. " …" or text)
end

-- "2/4; not yet: 3, 4"
local function tell_short(leaf, part, whole, exempt)
  local lacking = leaf.reason == "too-few" and told_lacking(part, whole, exempt)
  if lacking then leaf.detail = listed({ leaf.detail, lacking }, "semicolon") end
end

local function reason_of(test, part, exempt, whole)
  local most = most_of(test, reduced(whole, exempt, part))
  return most and part > most and "exception" or "too-few"
end

host.word {
  name = "ratio", is = "test",
  takes = { "part", "whole" }, needs = { "part", "whole" },
  fields = { part = "set or count", whole = "set or count", per = "count", at_least = "limit", at_most = "limit",
    round = "up|down|half", since = "limit day", by = "limit day", shift = "shift", exempt = "set or count" },
  make = function(node)
    note_facts(node)
    if not node.at_least and not node.at_most then host.refuse(node, "give at_least or at_most") end
    local least, most = node.at_least or 0, node.at_most
    if least > 100 and (node.per or 100) == 100 then host.refuse(node, "at_least is more than 100 in 100", "at_least")
    elseif most and least > most then host.refuse(node, "at_least is more than at_most", "at_least") end
    check_days(node)
    check_shift(node)
  end,
  words = share_label,
  leaves = function(test, each)
    local limit = limit_of(test, each)
    if not limit then return {} end
    local whole, exempt = count(test.whole, each, {}), count(test.exempt or 0, each, {})
    local part = count(test.part, each, { since = limit.since })
    if reduced(whole.sure + whole.eyes, exempt.sure, part.sure + part.eyes) == 0 then return {} end -- nobody it could be about
    if limit.unclear then return { unclear_leaf("", quota_label(test, each, part, whole, exempt), limit) } end
    local known = reduced(whole.sure, exempt.sure, part.sure)
    local leaf = {
      key = "", label = since_label(quota_label(test, each, part, whole, exempt), limit.since),
      detail = known > 0 and part.sure .. "/" .. known or nil,
      due = has_begun(limit) and (not limit.day or host.as_of() > limit.day), by = limit.day, papers = part.rows or whole.rows,
      state = verdict(test, part, whole, exempt),
    }
    if leaf.state ~= "done" then leaf.reason = leaf.state == "waiting" and eyes_reason(first_for_eyes(leaf.papers)) or reason_of(test, part.sure, exempt.sure, whole.sure) end
    if leaf.reason == "too-few" then tell_short(leaf, part, whole, exempt) end
    note_share(leaf, test, part, whole, exempt, known)
    return { leaf }
  end,
}
