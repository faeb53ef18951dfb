-- SPDX-License-Identifier: MIT
--
-- Rows of registers, conditions on their cells and on the fields of papers, and units: what for_each goes over.

-- ---- Conditions ----

-- Numbers stand as text, so that the C side reads one form.
local function condition(node, value)
  if math.type(value) == "integer" then value = tostring(value) end
  if type(value) == "string" and not host.condition(value) then
    host.refuse(node, "\"" .. value .. "\" compares with neither a number nor a date", "where")
  end
  return value
end

-- where = { a = "x", b = { "y", EACH } } to { { column = "a", any = { "x" } }, { column = "b", any = { "y", EACH } } }.
local function make_where(node)
  if not node.where then return end
  node.conditions = {}
  for column, value in pairs(node.where) do
    local any = {}
    if type(value) ~= "table" or value == EACH or value.op then value = { value } end
    for i, one in ipairs(value) do any[i] = condition(node, one) end
    table.insert(node.conditions, { column = column, any = any })
  end
end

-- What few sets have is looked for only in those.
function make_ties(node)
  make_where(node)
  node.tied = (node.where or node.attended_by or node.case or node.linked_to or node.unlike) and true
end

local function shown_condition(value, each)
  if value == "empty" or value == "filled" then return say(value) end
  if type(value) == "table" and value.piece then return say("has", shown_wording(value.piece, each)) end
  if type(value) == "table" then return shown_wording(value, each) end
  local signs = { [">="] = "≥", ["<="] = "≤", ["~="] = "≠", ["!="] = "≠" }
  return (string.gsub(host.pick(value), "as_of", host.iso(host.as_of())):gsub("^[><~!]=", signs))
end

-- "deadline <=2017-08-04, done empty"
function shown_where(set, each)
  local list, titles = {}, set.op == "rows" and host.register(set.table).columns or {}
  for i, entry in ipairs(set.conditions or {}) do
    local any = {}
    for k, value in ipairs(entry.any) do any[k] = shown_condition(value, each) end
    list[i] = (titles[entry.column] or host.pick(entry.column)) .. " " .. listed(any, "or")
  end
  return listed(list)
end

-- A cell or field that holds this piece.
host.word {
  name = "contains", is = "condition",
  takes = { "piece" }, needs = { "piece" }, fields = { piece = "wording" },
  make = function(node) node.piece = alternatives(node.piece) end,
}

-- Another column of the row that EACH stands for.
host.word {
  name = "column", is = "column",
  takes = { "column" }, needs = { "column" }, fields = { column = "id" },
}

-- ---- Rows ----

host.word {
  name = "rows", is = "set", rows = "table", declares = true, needs = { "table" },
  fields = { table = "id", where = "where", day = "id", when = "period", from = "whose" },
  make = make_ties,
}

-- "register.md:12", with the row's key in front.
function row_place(row)
  return row.path .. (row.line > 0 and ":" .. row.line or "")
end

-- Why something waits for this paper or row, and what there is to be done: "roster.csv:5: fill in “date”".
function eyes_reason(row) return row and row.no_day and "no-day" or "unreadable" end
function eyes_detail(row) return row.no_day and say("no_day_of_row", row_place(row), row.no_day) or row.path end

function first_for_eyes(rows)
  for _, row in ipairs(rows or {}) do
    if row.eyes then return row end
  end
end

function row_shown(row)
  return row.key ~= "" and say("noted", row.key, row_place(row)) or row_place(row)
end

-- What names a row from run to run: its key, else its number in the table.
function row_key(row)
  if not row.row then return row.path end
  return row.key ~= "" and row.key or tostring(row.row + 1)
end

-- ---- Members: what EACH stands for ----

host.word {
  name = "units", is = "members", declares = true,
  fields = { class = "id", of = "child|all" },
}

host.word {
  name = "members", is = "members",
  fields = { table = "id", where = "where", class = "id" },
  make = function(node) host.refuse(node, "write rows { table = \"...\" }: each row of a roster is a member") end,
}

local function member_of(row)
  return {
    unit = row.unit, record = row.record, sheet = row.sheet, row = row.row, eyes = row.eyes, paper = row,
    key = row_key(row), text = string.gsub(row.key, "|", " "), label = row.key ~= "" and row.key or row_place(row),
  }
end

-- A paper as a member: EACH is its case, else its number or what its name is about.
local function member_of_paper(row)
  local label, text = host.member(row.unit, row.record)
  return { unit = row.unit, record = row.record, eyes = row.eyes, paper = row, whole = true, key = row.path, text = text,
    label = label }
end

-- Leaves and members are told apart by their keys: the second of one key gets a number.
function distinct_keys(list)
  local seen = {}
  for _, entry in ipairs(list) do
    seen[entry.key] = (seen[entry.key] or 0) + 1
    if seen[entry.key] > 1 then entry.key = entry.key .. " #" .. seen[entry.key] end
  end
  return list
end

-- The members of a set: texts, or tables with key, label and text.
function members_of(set, each)
  local base = base_of(set)
  if base.op == "units" then
    local units = host.units(base.class, base.of or "child")
    return set.op == "sample" and drawn(set, units, function(unit) return unit.key end) or units
  end
  if not set.op then return set end
  local members, make = {}, base.op == "rows" and member_of or member_of_paper
  for i, row in ipairs((find(set, each))) do members[i] = make(row) end
  return distinct_keys(members) -- two rows with one key are two members
end

-- ---- Facts of the unit, where a number is asked for ----

local numbers = { "n", "part", "whole", "exempt", "since", "by" }
local days = { since = "since_day", by = "day" }

-- The days that since and by of a test name.
function check_days(node)
  if type(node.by) == "string" then node.day = host.day(node.by) end
  if type(node.since) == "string" then node.since_day = host.day(node.since) end
  if node.since_day and node.day and node.since_day > node.day then host.refuse(node, "since is later than by", "since") end
end

-- Which fields of a test are quantities that the unit's papers and facts give.
function note_facts(node)
  for _, field in ipairs(numbers) do
    if type(node[field]) == "table" and node[field].is == "number" then
      node.facts = node.facts or {}
      table.insert(node.facts, field)
    end
  end
end

-- A quantity that counts things: whole, and sure.
local function whole_number(node, each)
  local value = value_of(node, each)
  if not value then return 0 end
  if value.lacks then return nil, value.lacks end
  if value.unclear or exact_less(value.low, value.high) then return nil, words_of(node, each) end
  return value.low[1] // value.low[2]
end

-- The test with the unit's own numbers and days, or the name of what the unit lacks and what to say of it: never 0, and never a day of
-- our own.
function with_facts(test, each)
  local known = {}
  for field, value in pairs(test) do known[field] = value end
  for _, field in ipairs(test.facts) do
    local lacks
    local day = days[field]
    if day then
      known[day] = host.fact_day(test[field].fact)
      if not known[day] then return test, test[field].fact, "no_day" end
      known[field] = host.iso(known[day])
    else
      known[field], lacks = whole_number(test[field], each)
      if lacks then return test, lacks, "no_fact" end
    end
  end
  return known
end
