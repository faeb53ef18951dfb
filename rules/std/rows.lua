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

-- The columns that a quantity reads, each once: 1.1 * cell("budget").
function cells_of(quantity, list)
  if type(quantity) ~= "table" or not quantity.is then return list end
  if quantity.op == "cell" and not list[quantity.column] then
    list[quantity.column] = true
    list[#list + 1] = quantity.column
  end
  for _, inner in pairs(quantity) do cells_of(inner, list) end
  return list
end

-- spent = ">" .. cell("budget"): judged row by row, in find().
local function take_compared(node, column, value)
  node.compared, node.cells = node.compared or {}, cells_of(value.quantity, node.cells or {})
  table.insert(node.compared, { column = column, sign = value.sign, quantity = value.quantity })
end

-- ">100", "≤2017-08-04": which way a bound holds, and its number or day.
local function bound_of(text)
  if type(text) ~= "string" then return nil end
  local sign, rest = string.match(text, "^%s*([<>])=?%s*(.-)%s*$")
  if not sign then sign, rest = string.match(text, "^%s*(≥)%s*(.-)%s*$") end
  if not sign then sign, rest = string.match(text, "^%s*(≤)%s*(.-)%s*$") end
  return sign and ((sign == ">" or sign == "≥") and "least" or "most"), rest
end

-- ">100 and <=300": both, as two conditions on one column. Nil where the text is one condition.
local function both_of(value)
  local one, other = string.match(type(value) == "string" and value or "", "^(.-) and (.*)$")
  if one and bound_of(one) and bound_of(other) then return one, other end
end

-- A list of a lower and an upper bound that all numbers, or all days, meet: what is meant stands between them.
local function check_list(node, list)
  local least, most
  for _, value in ipairs(list) do
    local way, text = bound_of(value)
    if way == "least" then least = text elseif way == "most" then most = text end
  end
  if not least or not most then return end
  local a, b = tonumber(least), tonumber(most)
  if not a or not b then a, b = host.read_day(least), host.read_day(most) end
  if a and b and a < b then
    host.refuse(node, "of a list one condition is enough, so every value meets it; between two bounds is \">100 and <=300\"", "where")
  end
end

local function add_condition(node, column, any)
  table.insert(node.conditions, { column = column, any = any })
end

-- where = { a = "x", b = { "y", EACH } } to { { column = "a", any = { "x" } }, { column = "b", any = { "y", EACH } } }.
local function make_where(node)
  if not node.where then return end
  node.conditions = {}
  for column, value in pairs(node.where) do
    local any, one, other = {}, both_of(value)
    if one then
      add_condition(node, column, { condition(node, one) })
      value = other
    end
    if type(value) ~= "table" or value == EACH or value.op then value = { value } end
    check_list(node, value)
    for i, one in ipairs(value) do
      if type(one) ~= "table" or one.op ~= "compared" then any[i] = condition(node, one)
      elseif #value == 1 then take_compared(node, column, one)
      else host.refuse(node, "what compares two cells stands alone, not in a list", "where") end
    end
    if #any > 0 then add_condition(node, column, any) end
  end
end

-- What few sets have is looked for only in those.
function make_ties(node)
  make_where(node)
  node.tied = (node.where or node.attended_by or node.case or node.linked_to or node.unlike) and true
end

-- The day of the report, or one counted from it: "as_of - 3 months".
local function day_counted(from)
  local sign, span = string.match(from, "^%s*([-+])%s*(.-)%s*$")
  if not sign then return host.iso(host.as_of()) .. from end
  return host.iso(sign == "-" and host.earlier(host.as_of(), span) or host.later(host.as_of(), span))
end

-- ">=2" as "≥2"; nil: the cell is that text.
local function shown_bound(value)
  local signs = { [">="] = "≥", ["<="] = "≤", ["~="] = "≠", ["!="] = "≠" }
  local text = string.gsub(host.pick(value), "as_of(.*)$", day_counted):gsub("^[><~!]=", signs)
  for _, sign in ipairs { "≥", "≤", "≠", "<", ">" } do
    if string.sub(text, 1, #sign) == sign then return text end
  end
end

-- One condition on a column: "“hours” ≥2"; nil where the cell is to be that text, or to hold it.
local function shown_condition(column, value, each)
  if value == "empty" then return say("cell_blank", column) end
  if value == "filled" then return say("cell_filled", column) end
  if type(value) == "table" then return nil end
  local bound = shown_bound(value)
  return bound and say("cell_compares", column, bound)
end

local function shown_text(value, each)
  if type(value) == "table" then return shown_wording(value, each) end
  return (string.gsub(host.pick(value), "^=%s*", ""):gsub("as_of(.*)$", day_counted))
end

-- The texts that would do as one, the other conditions behind them: "“done” is “no” or “later” or “done” is empty".
local function shown_any(column, any, each)
  local texts, pieces, list, others = {}, {}, {}, {}
  for _, value in ipairs(any) do
    local piece, shown = type(value) == "table" and value.piece, shown_condition(column, value, each)
    if shown then others[#others + 1] = shown
    elseif piece then pieces[#pieces + 1] = shown_wording(piece, each)
    else texts[#texts + 1] = shown_text(value, each) end
  end
  if #texts > 0 then list[1] = say("cell_is", column, quoted_alternatives(texts)) end
  if #pieces > 0 then list[#list + 1] = say("cell_has", column, quoted_alternatives(pieces)) end
  return listed(table.move(others, 1, #others, #list + 1, list), "or")
end

-- What a column of a set is called where people read about it: the first of its names in the report's script.
function column_called(set, column)
  set = base_of(set)
  if set.op == "rows" then return host.register(set.table).columns[column] or host.pick(column) end
  return host.field_title(type(set.kind) == "string" and set.kind or "", column)
end

-- The set whose cells are spoken of.
local set_in_hand

function words_of_cells(set, quantity)
  local before = set_in_hand
  set_in_hand = set
  local words = words_of(quantity)
  set_in_hand = before
  return words
end

-- "“deadline” ≤2017-08-04, “done” is empty, “spent” > 1.1 × budget"
function shown_where(set, each)
  local list, filled = {}, {}
  for _, entry in ipairs(set.conditions or {}) do
    local column = column_called(set, entry.column)
    if #entry.any == 1 and entry.any[1] == "filled" then filled[#filled + 1] = column
    else list[#list + 1] = shown_any(column, entry.any, each) end
  end
  if #filled > 0 then table.insert(list, say("cell_filled", table.concat(filled, say("between_quoted")))) end
  for _, entry in ipairs(set.compared or {}) do
    list[#list + 1] = say("cell_compares", column_called(set, entry.column), entry.sign .. " " .. words_of_cells(set, entry.quantity))
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

-- ---- Cells of the row that is looked at ----

-- The number in a column of the row that where, total or for_each looks at. An empty cell is no number.
host.word {
  name = "cell", is = "number",
  takes = { "column" }, needs = { "column" }, fields = { column = "id" },
  value = function(node, each)
    if type(each) ~= "table" or not each.record then stop("cell(...) stands outside of where, total and for_each(rows { ... }, ...)") end
    local millionths = host.amount(each, node.column)
    if millionths == nil then return nil end
    local number, row = exact_ratio(millionths or 0, 1000000), each.paper or each
    return { low = number, high = number, papers = { row }, unclear = millionths == false and row or nil }
  end,
  words = function(node, each)
    if set_in_hand then return column_called(set_in_hand, node.column) end
    return type(each) == "table" and each.record and host.column_title(each, node.column) or node.column
  end,
}

local signs = { [">="] = "≥", ["<="] = "≤", ["!="] = "≠", ["~="] = "≠" }

-- ">" .. 1.1 * cell("budget"). A pack writes the signs, never this name.
host.word {
  name = "compared", is = "condition", hidden = true,
  takes = { "sign", "quantity" }, needs = { "sign", "quantity" },
  fields = { sign = ">|>=|<|<=|=|!=|~=|≥|≤|≠", quantity = "quantity" },
  make = function(node) node.sign = signs[node.sign] or node.sign end,
}

local function fits_sign(sign, a, b)
  local less, more = exact_less(a, b), exact_less(b, a)
  if sign == ">" then return more elseif sign == "<" then return less end
  if sign == "≥" then return not less elseif sign == "≤" then return not more end
  return (sign == "=") == not (less or more)
end

-- Two days, where both cells hold one.
local function day_of_cell(row, column)
  local day = host.read_day(host.cell(row, column) or "")
  return day and exact(day)
end

-- true, false, or nil where nobody can tell: a cell that is empty or holds no number.
local function is_met(entry, row)
  local number, value = host.amount(row, entry.column), value_of(entry.quantity, row)
  if number and value and not value.unclear and not value.lacks and not exact_less(value.low, value.high) then
    return fits_sign(entry.sign, exact_ratio(number, 1000000), value.low)
  end
  local of = entry.quantity
  local a, b = day_of_cell(row, entry.column), type(of) == "table" and of.op == "cell" and day_of_cell(row, of.column)
  if a and b then return fits_sign(entry.sign, a, b) end
end

-- Which of the cells that are compared holds neither a number nor a date.
local function unread_column(entry, row)
  for _, column in ipairs(cells_of(entry.quantity, { entry.column })) do
    if not host.amount(row, column) and not day_of_cell(row, column) then return column end
  end
  return entry.column
end

local function cell_written(row, column) return row.row and host.column(row, column) or host.cell(row, column) or "" end

-- The rows that meet what compares their cells, those of which nobody can tell as rows that need eyes; and the first that does not.
function compare_cells(set, rows)
  local list, other = {}, nil
  for _, row in ipairs(rows) do
    local met, no_cell = true, nil
    for _, entry in ipairs(set.compared) do
      local one = is_met(entry, row)
      if one == nil and met then
        met, no_cell = nil, unread_column(entry, row)
      elseif one == false then
        met, other = false, other or row_with(row, { reason = "malformed", lacks = cell_shown(column_called(set, entry.column), cell_written(row, entry.column)) })
        break
      end
    end
    if met == nil then row = row_with(row, { eyes = true, no_cell = column_called(set, no_cell), cell = cell_written(row, no_cell) }) end
    if met ~= false then list[#list + 1] = row end
  end
  return list, other
end

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

-- 0.9 beside 80%: what it is in per cent, if it is a share of 1.
local function as_percent(cell)
  local number = tonumber(cell)
  return (number and string.format("%.10g", number * 100) or cell) .. "%"
end

-- The cell that eyes have to look at, and what is amiss: "roster.csv:5: “date” is empty, fill it in".
function cell_amiss(row)
  local place = row_place(row)
  if row.cell == "" then return say("cell_empty", place, row.no_cell) end
  if row.doubt == "unlisted" then return say("cell_unlisted", place, row.no_cell, row.cell, row.beside) end
  if row.no_day then return say("cell_no_day", place, row.no_cell, row.cell) end
  if row.doubt == "large" then return say("cell_large", place, row.no_cell, row.cell) end
  if row.doubt == "share" then return say("cell_share", place, row.no_cell, row.cell, row.beside, as_percent(row.cell), row.cell .. "%") end
  if not row.beside then return say("cell_no_number", place, row.no_cell, row.cell) end
  return say("cell_no_value", place, row.no_cell, row.cell, row.beside)
end

-- Why something waits for this paper or row, and what there is to be done.
function eyes_reason(row)
  if not row then return "unreadable" end
  return row.no_day and "no-day" or row.twin and "duplicate" or row.no_cell and "no-value" or "unreadable"
end
function eyes_detail(row)
  if row.twin then return say("same_as", row.path, row.twin) end
  if row.no_column then return say("no_column", row_place(row), row.no_column) end
  return row.no_cell and cell_amiss(row) or row.path
end

local AMISS_MOST = 3 -- told of one leaf

-- Every row of a number that eyes have to look at for a cell: "a.csv:2: “date” is empty, fill it in; a.csv:3: …".
function cells_amiss(rows)
  local list, more = {}, 0
  for _, row in ipairs(rows or {}) do
    if row.eyes and row.no_cell and #list < AMISS_MOST then list[#list + 1] = cell_amiss(row)
    elseif row.eyes and row.no_cell then more = more + 1 end
  end
  if #list == 0 then return nil end
  local text = listed(list, "semicolon")
  return more > 0 and say("and_more", text, more) or text
end

function first_for_eyes(rows)
  for _, row in ipairs(rows or {}) do
    if row.eyes then return row end
  end
end

function row_shown(row)
  return row.key ~= "" and say("noted", row.key, row_place(row)) or row_place(row)
end

-- "4" or "W02" says nothing to who is to put it right: with what the row is about.
function row_told(row)
  local number = row.row and not string.find(row.key, "[\x80-\xff]") and string.find(row.key, "%d")
  local matter = number and host.matter(row) or ""
  return matter ~= "" and say("noted", row.key .. " " .. matter, row_place(row)) or row_shown(row)
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
  local label, words, numbers = host.member(row.unit, row.record)
  local text = numbers == "" and words or (words == "" and numbers or numbers .. "|" .. words)
  return { unit = row.unit, record = row.record, eyes = row.eyes, paper = row, whole = true, key = row.path, text = text,
    words = words, numbers = numbers, label = label }
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

-- The rows of a set that are members; with `early` those from before the period too, where the set has none of its own.
local function rows_of_members(set, each, early)
  local rows, first = find(set, each), days_of(set)
  if not early or set.when or not first then return rows end
  local all = {}
  for _, row in ipairs((find(set, each, host.date(1, 1, 1), first - 1))) do all[#all + 1] = row end
  table.move(rows, 1, #rows, #all + 1, all)
  return all
end

-- The members of a set: texts, or tables with key, label and text.
function members_of(set, each, early)
  local base = base_of(set)
  if base.op == "units" then
    local units = host.units(base.class, base.of or "child")
    return set.op == "sample" and drawn(set, units, function(unit) return unit.key end) or units
  end
  if not set.op then return set end
  local members, make = {}, base.op == "rows" and member_of or member_of_paper
  for i, row in ipairs(rows_of_members(set, each, early)) do members[i] = make(row) end
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

-- shift moves the day of on_day, or that of by.
function check_shift(node)
  if not node.shift or node.on_day then return end
  if not node.by then host.refuse(node, "shift needs on_day or by", "shift")
  elseif node.shift ~= "working day" then host.refuse(node, "beside by, shift is \"working day\"", "shift") end
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
  if node.op == "fact" then
    local whole, written = host.fact(node.fact, true)
    if not whole then return nil, node.fact, written end
  end
  local value = value_of(node, each)
  if not value then return 0 end
  if value.lacks then return nil, value.lacks, value.written end
  if value.unclear or exact_less(value.low, value.high) then return nil, words_of(node, each) end
  return value.low[1] // value.low[2]
end

-- What to say of a number or day that the unit has to give, and of one that is given and will not do.
function fact_label(sentence, name, written, but)
  name = host.pick(name)
  return written and say(but or sentence .. "_but", name, written) or say(sentence, name)
end

-- The test with the unit's own numbers and days, or what to say of one that the unit lacks: never 0, and never a day of our own.
function with_facts(test, each)
  local known = {}
  for field, value in pairs(test) do known[field] = value end
  for _, field in ipairs(test.facts) do
    local lacks, written
    local day = days[field]
    if day then
      known[day], written = host.fact_day(test[field].fact)
      if not known[day] then return test, fact_label("no_day", test[field].fact, written) end
      known[field] = host.iso(known[day])
    else
      known[field], lacks, written = whole_number(test[field], each)
      if lacks then return test, fact_label("no_fact", lacks, written, "no_whole_but") end
    end
  end
  return known
end
