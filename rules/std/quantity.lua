-- SPDX-License-Identifier: MIT
--
-- Quantities: numbers that a rule reads from the evidence, and what can be made of them. A value is { low, high, papers }: two exact
-- numbers, apart where only eyes can tell; `unclear` when a number cannot be read at all and nothing bounds it, `lacks` names what has to
-- be given, `written` is what stands there and is no whole number, `unread` is the first cell that nobody can read, `more` how many there are beside it. Without anything it could be about there is no value.

local function fixed(low, high, papers)
  return { low = low, high = high or low, papers = papers or {} }
end

-- The value of a quantity, a set (its number) or a plain number, within a window where one is given.
function value_of(node, each, first, last)
  if type(node) == "number" then return fixed(exact(node)) end
  if node.is == "set" then return counted(node, each, first, last) end
  if node.is == "members" then return fixed(exact(#members_of(node, each))) end
  return host.definition(node.op).value(node, each, first, last)
end

-- What a quantity is called where a clerk or an assessor reads about it.
function words_of(node, each)
  if type(node) == "number" then return exact_text(exact(node)) end
  if node.is == "set" then return describe(node, each) end
  if node.is == "members" then return say("units") end
  return host.definition(node.op).words(node, each)
end

-- Papers and rows of both, each once: what is part of a whole stands in both.
local function joined(a, b)
  local papers, seen = {}, {}
  for _, list in ipairs { a, b } do
    for _, row in ipairs(list) do
      local place = table.concat({ row.unit, row.record, row.row or "", row.line, row.target or "" }, ":")
      if not seen[place] then papers[#papers + 1] = row end
      seen[place] = true
    end
  end
  return papers
end

-- What is not known of either is not known of both.
local function both(a, b)
  return {
    papers = joined(a.papers, b.papers), unclear = a.unclear or b.unclear, lacks = a.lacks or b.lacks,
    written = (a.lacks and a or b).written,
    unread = a.unread or b.unread, more = (a.more or 0) + (b.more or 0) + (a.unread and b.unread and a.unread.place ~= b.unread.place and 1 or 0),
  }
end

-- Of what nobody knows yet there is a number all the same, for what is made of it; `unclear` and `lacks` say that it is none.
local function zero_unknown(value)
  value.low, value.high = value.low or exact(0), value.high or exact(0)
  return value
end

-- ---- Counts and sums ----

function counted(set, each, first, last)
  local rows = find(set, each, first, last)
  local sure = 0
  for _, row in ipairs(rows) do
    if not row.eyes then sure = sure + 1 end
  end
  return fixed(exact(sure), exact(#rows), rows)
end

host.word {
  name = "count", is = "number",
  takes = { "set" }, needs = { "set" }, fields = { set = "set or units" },
  value = function(node, each, first, last) return value_of(node.set, each, first, last) end,
  words = function(node, each) return say("count_of", words_of(node.set, each)) end,
}

-- "classes.csv:4, h: “many”"; of a paper that nobody can read its name.
local function unread_place(node, row)
  if row.eyes and not row.row then return row.path end
  local of = base_of(node.set or node.rows)
  local column = type(node.column) == "string" and node.column or node.cells[1]
  for _, name in ipairs(type(node.column) == "table" and node.cells or {}) do
    if host.amount(row, name) == false then column = name break end
  end
  local cell = row.row and host.column(row, column) or host.cell(row, column) or ""
  local text = say("cell", row.row and row_shown(row) or row_place(row), column_called(of, column), cell)
  return string.find(cell, "^%d%d%d%d%d%d%d%d%d%d%d%d+%.?%d*$") and say("noted", text, say("large")) or text
end

-- A cell that nobody can read brings something from the first to the second of `span`; without it there is no telling: it may be below
-- nothing. Nor is there of a register, or of the entries of a paper, whose rows nobody can count.
local function add_unread(value, node, row, span)
  if value.unread then value.more = (value.more or 0) + 1 end
  value.unread = value.unread or { row = row, place = unread_place(node, row) }
  local countless = row.eyes and not row.row and base_of(node.set or node.rows).op ~= "evidence"
  if not span or countless then
    value.unclear = value.unclear or row
  else
    value.low, value.high = exact_add(value.low, span[1]), exact_add(value.high, span[2])
  end
end

-- Adds what each row brings: `amount` gives an exact number, nil for nothing, false for a cell that nobody can read.
local function summed(node, rows, amount, span)
  local value = fixed(exact(0), nil, rows)
  for i, row in ipairs(rows) do
    local number = amount(row)
    if number == false or (row.eyes and not number) then
      rows[i] = row_with(row, { unread = true })
      add_unread(value, node, rows[i], span)
    elseif number then
      if not row.eyes or number[1] > 0 then value.high = exact_add(value.high, number) end
      if not row.eyes or number[1] < 0 then value.low = exact_add(value.low, number) end
    end
  end
  return value
end

-- What a quantity is for one row: nil for nothing, false where nobody can tell.
local function of_row(quantity, row)
  local value = value_of(quantity, row)
  if not value then return nil end
  if value.unclear or value.lacks or exact_less(value.low, value.high) then return false end
  return value.low
end

local function column_words(node)
  return type(node.column) == "string" and column_called(node.set, node.column) or words_of_cells(node.set, node.column)
end

-- The numbers of one column of a register, or of one field of papers; or what the cells of each row make. An empty cell is nothing.
host.word {
  name = "total", is = "number", declares = true,
  takes = { "set", "column" }, needs = { "set", "column" }, fields = { set = "set", column = "column or quantity" },
  make = function(node)
    node.cells = type(node.column) == "string" and { node.column } or cells_of(node.column, {})
    if #node.cells == 0 then host.refuse(node, "give a column, or cells such as cell(\"number\") * cell(\"price\")", "column") end
  end,
  value = function(node, each, first, last)
    return summed(node, (find(node.set, each, first, last)), function(row)
      if type(node.column) ~= "string" then return of_row(node.column, row) end
      local millionths = host.amount(row, node.column)
      return millionths and exact_ratio(millionths, 1000000) or millionths
    end)
  end,
  words = function(node, each) return say("total_of", column_words(node), words_of(node.set, each)) end,
}

-- ---- Shares ----

local function least_whole(whole, exempt, part)
  return exact_most(exact_add(whole, exact_negative(exempt)), exact_least(part, whole))
end

local hundred = { 100, 1 }

-- Hundredths of the whole. Who is exempt leaves the whole, and never takes away from the part.
local function percent_value(node, each, first, last)
  local part, whole = value_of(node.part, each, first, last), value_of(node.whole, each, first, last)
  local exempt = value_of(node.exempt or 0, each, first, last)
  if not part or not whole or not exempt then return nil end
  local value = both(part, whole)
  for _, a in ipairs { part.low, part.high } do
    for _, b in ipairs { whole.low, whole.high } do
      for _, e in ipairs { exempt.low, exempt.high } do
        local share = exact_divide(exact_multiply(a, hundred), least_whole(b, e, a))
        value.low = share and exact_least(value.low or share, share) or value.low
        value.high = share and exact_most(value.high or share, share) or value.high
      end
    end
  end
  value.shown = exact_text(part.low) .. "/" .. exact_text(least_whole(whole.low, exempt.low, part.low))
  return (value.low or value.unclear or value.lacks) and zero_unknown(value) or nil
end

host.word {
  name = "percent", is = "number",
  takes = { "part", "whole" }, needs = { "part", "whole" },
  fields = { part = "quantity", whole = "quantity", exempt = "quantity" },
  make = function(node) node.sign = "%" end,
  value = percent_value,
  words = function(node, each) return say("percent_of", words_of(node.part, each), words_of(node.whole, each)) end,
}

-- ---- Facts of the unit ----

host.word {
  name = "fact", is = "number",
  takes = { "fact" }, needs = { "fact" }, fields = { fact = "id" },
  value = function(node)
    local millionths, written = host.fact(node.fact)
    local value = fixed(exact_ratio(millionths or 0, 1000000))
    if not millionths then value.lacks, value.written = node.fact, written end
    return value
  end,
  words = function(node) return node.fact end,
}

-- ---- A tariff: what rows of each kind bring ----

local function check_tariff(node)
  node.prices, node.cells = {}, { node.column, node.highest }
  for kind, price in pairs(node.prices_by) do node.prices[host.folded(kind)] = exact(price) end
end

-- A word without a price brings one of the prices, or nothing. Where the dearest counts alone it may take the place of one below nothing.
local function span_of_prices(node)
  local low, high = exact(0), exact(0)
  for _, price in pairs(node.prices) do low, high = exact_least(low, price), exact_most(high, price) end
  if not node.highest or low[1] == 0 then return { low, high } end
end

-- Of rows about the same matter the dearest counts alone: of those that are sure, and of those that wait for eyes, which can add what
-- they are dearer. With nothing that is sure the least of them may come to count alone, below nothing too.
local function highest_only(rows, node, amount)
  local sure, dearest, least = {}, {}, {}
  local function keep(of, matter, row, number, before)
    if not of[matter] or before(of[matter].number, number) then of[matter] = { row = row, number = number } end
  end
  for _, row in ipairs(rows) do
    local matter, number = host.cell(row, node.highest), amount(row)
    if number and matter and matter ~= "" then
      keep(row.eyes and dearest or sure, matter, row, number, exact_less)
      if row.eyes then keep(least, matter, row, number, function(a, b) return exact_less(b, a) end) end
    end
  end
  return function(row)
    local matter, number = host.cell(row, node.highest) or "", amount(row)
    local known, most, worst = sure[matter], dearest[matter], least[matter]
    if not number or not (known or most) then return number end
    if not row.eyes then return known.row == row and number or nil end
    if known then return most.row == row and exact_most(exact_add(number, exact_negative(known.number)), exact(0)) or exact(0) end
    local counts = number[1] > 0 and most.row == row or number[1] < 0 and worst.row == row
    return counts and number or exact(0)
  end
end

local KINDS_MOST = 8

-- "city: 5 × 2 + county: 3": what the rows that are sure bring, by kind and price, in the order in which they come.
local function makeup_of(node, rows, amount)
  local list, at = {}, {}
  for _, row in ipairs(rows) do
    local number = not row.eyes and amount(row)
    if number and number[1] ~= 0 then
      local price = exact_text(number)
      local name = host.cell(row, node.column) .. " " .. price
      if not at[name] then
        list[#list + 1] = { text = (row.row and host.column(row, node.column) or host.cell(row, node.column)) .. say("colon") .. price, times = 0 }
        at[name] = list[#list]
      end
      at[name].times = at[name].times + 1
    end
  end
  local texts = {}
  for i = 1, math.min(#list, KINDS_MOST) do texts[i] = list[i].text .. (list[i].times > 1 and " × " .. list[i].times or "") end
  return #list > 0 and table.concat(texts, " + ") .. (#list > KINDS_MOST and " …" or "") or nil
end

host.word {
  name = "tariff", is = "number", declares = true,
  takes = { "rows", "column", "prices_by" }, needs = { "rows", "column", "prices_by" },
  fields = { rows = "set", column = "id", prices_by = "prices", highest = "id" },
  make = check_tariff,
  value = function(node, each, first, last)
    local function amount(row)
      local cell = host.cell(row, node.column)
      if not cell or cell == "" then return nil end
      return node.prices[cell] or false
    end
    local rows = find(node.rows, each, first, last)
    local counts = node.highest and highest_only(rows, node, amount) or amount
    local value = summed(node, rows, counts, span_of_prices(node))
    value.shown = makeup_of(node, rows, counts)
    return value
  end,
  words = function(node, each) return say("tariff_of", words_of(node.rows, each), column_called(node.rows, node.column)) end,
}

-- ---- Arithmetic ----

-- What is not known yet is no number to divide by: it waits all the same.
function value_between(a, b, operation)
  local value = both(a, b)
  for _, x in ipairs { a.low, a.high } do
    for _, y in ipairs { b.low, b.high } do
      local number = operation(x, y)
      if number then
        value.low = value.low and exact_least(value.low, number) or number
        value.high = value.high and exact_most(value.high, number) or number
      end
    end
  end
  return (value.low or value.unclear or value.lacks) and zero_unknown(value) or nil
end

-- A sum within a product stands in brackets, and so does what follows a − or ÷ and is not one thing.
local binds = { plus = 1, minus = 1, times = 2, over = 2 }
local PHRASE = 0 -- what is said in words, and stands in brackets within each of them

local function is_sure(value) return not value.unclear and not value.lacks and not exact_less(value.low, value.high) end

local function figure(value, least)
  local text = value.figures or exact_text(value.low)
  return value.figures and value.binds < least and say("bracketed", text) or text
end

-- What was reckoned with, so that a pencil comes to the same: "0.5 × (12 + 3)". Nothing while a number is not known.
local function note_figures(value, a, b, level, make)
  if value and is_sure(a) and is_sure(b) then value.figures, value.binds = make(a, b), level end
  return value
end

local function operate(name, operation, sign)
  local right = binds[name] + ((name == "minus" or name == "over") and 1 or 0)
  local function figures(a, b) return figure(a, binds[name]) .. " " .. sign .. " " .. figure(b, right) end
  return function(node, each, first, last)
    local a, b = value_of(node.a, each, first, last), value_of(node.b, each, first, last)
    return a and b and note_figures(value_between(a, b, operation), a, b, binds[name], figures)
  end
end

local function between(name, sign)
  local function side(of, each, least)
    local words = words_of(of, each)
    local weaker = type(of) == "table" and binds[of.op] and binds[of.op] < least
    return weaker and say("bracketed", words) or words
  end
  local right = binds[name] + ((name == "minus" or name == "over") and 1 or 0)
  return function(node, each) return side(node.a, each, binds[name]) .. " " .. sign .. " " .. side(node.b, each, right) end
end

-- What `a + b` and its like make of quantities. A pack writes the signs, never these names.
for name, of in pairs {
  plus = { exact_add, "+" }, minus = { function(a, b) return exact_add(a, exact_negative(b)) end, "−" },
  times = { exact_multiply, "×" }, over = { exact_divide, "÷" },
} do
  host.word {
    name = name, is = "number", hidden = true,
    takes = { "a", "b" }, needs = { "a", "b" }, fields = { a = "quantity", b = "quantity" },
    value = operate(name, of[1], of[2]), words = between(name, of[2]),
  }
end

-- What lies above a number counts; below it there is nothing.
host.word {
  name = "above", is = "number",
  takes = { "quantity", "base" }, needs = { "quantity", "base" }, fields = { quantity = "quantity", base = "quantity" },
  value = function(node, each, first, last)
    local a, b = value_of(node.quantity, each, first, last), value_of(node.base, each, first, last)
    local value = a and b and value_between(a, b, function(x, y) return exact_most(exact_add(x, exact_negative(y)), { 0, 1 }) end)
    return value and note_figures(value, a, b, PHRASE, function() return say("above_of", figure(a, PHRASE), figure(b, PHRASE)) end)
  end,
  words = function(node, each) return say("above_of", words_of(node.quantity, each), words_of(node.base, each)) end,
}

host.word {
  name = "capped", is = "number",
  takes = { "quantity", "most" }, needs = { "quantity", "most" }, fields = { quantity = "quantity", most = "quantity" },
  value = function(node, each, first, last)
    local a, b = value_of(node.quantity, each, first, last), value_of(node.most, each, first, last)
    local value = a and b and value_between(a, b, exact_least)
    return value and note_figures(value, a, b, PHRASE, function() return say("capped_of", figure(a, PHRASE), figure(b, PHRASE)) end)
  end,
  words = function(node, each) return say("capped_of", words_of(node.quantity, each), words_of(node.most, each)) end,
}

-- The mean of several quantities. What nobody gave makes all of it wait, and what is about nothing leaves nothing, as in a sum; or either
-- is left out, or a number stands in for it.
local function mean_value(node, each, first, last)
  local value, count = fixed(exact(0)), 0
  for _, quantity in ipairs(node) do
    local one = value_of(quantity, each, first, last)
    if not one and node.missing == "waits" then return nil end
    if not one or one.lacks and node.missing ~= "waits" then
      one = type(node.missing) == "number" and fixed(exact(node.missing)) or nil
    end
    if one then
      local papers = joined(value.papers, one.papers)
      value = { low = exact_add(value.low, one.low), high = exact_add(value.high, one.high), papers = papers,
        unclear = value.unclear or one.unclear, lacks = value.lacks or one.lacks, written = (value.lacks and value or one).written }
      count = count + 1
    end
  end
  if count == 0 then return { low = exact(0), high = exact(0), papers = {}, lacks = words_of(node[1], each) } end
  value.low, value.high = exact_divide(value.low, { count, 1 }), exact_divide(value.high, { count, 1 })
  if node.missing == "left out" then value.shown = count .. "/" .. #node end
  return value
end

host.word {
  name = "mean", is = "number", list = "quantity", needs = { "..." }, fields = { missing = "missing" },
  make = function(node)
    node.missing = node.missing or "waits"
    if node[1] and type(node[1]) == "table" then node.sign = node[1].sign end
  end,
  value = mean_value,
  words = function(node, each)
    local words = {}
    for i, quantity in ipairs(node) do words[i] = words_of(quantity, each) end
    return say("mean_of", listed(words))
  end,
}
