-- SPDX-License-Identifier: MIT
--
-- Sets: what a test counts. Each has `rows` (what the C side looks for) and describe (what a clerk is told to add).

local filter = {
  kind = "wording", named = "wording", topic = "wording", contains = "wording", lacks = "wording", but_not = "wording",
  path = "wording", fields = "list",
  with_headings = "headings", with = "list", when = "period", from = "whose",
  attended_by = "wording", case = "wording", where = "where", linked_to = "papers", unlike = "yes",
  weekday = "texts",
}

-- A wording given as a list offers alternatives; C takes them with "|" between.
function alternatives(wording)
  if type(wording) ~= "table" or wording == EACH or wording.op then return wording end
  return table.concat(wording, "|")
end

local function heading_list(headings)
  if headings == nil then return nil end
  if type(headings) == "string" or headings == EACH or headings.op then return { headings } end
  local list = {}
  for i, heading in ipairs(headings) do list[i] = alternatives(heading) end
  return list
end

local weekdays = { monday = 1, tuesday = 2, wednesday = 3, thursday = 4, friday = 5, saturday = 6, sunday = 7 }

-- weekday = { "monday", "saturday" }: a bit for each, as C takes them.
local function make_weekdays(node)
  if not node.weekday then return end
  if type(node.weekday) == "string" then node.weekday = { node.weekday } end
  local bits, seen = 0, {}
  for _, day in ipairs(node.weekday) do
    if not weekdays[day] then host.refuse(node, "\"" .. day .. "\" is no day of the week; write \"monday\" to \"sunday\"", "weekday")
    elseif not seen[day] then bits, seen[day] = bits + (1 << weekdays[day]), true end
  end
  node.weekdays = bits
end

-- Whether a word of a wording stands in the phrase; of one that is known for each member only, it may.
local function has_word(phrase, wording)
  if type(wording) == "table" then return true end
  for word in string.gmatch(wording or "", "[^|]+") do
    if string.find(host.folded(phrase), host.folded(word), 1, true) then return true end
  end
  return false
end

-- A phrase without a word that is looked for takes nothing away: its author means papers that do not say it.
local function check_but_not(node)
  if type(node.but_not) ~= "string" then return end
  for phrase in string.gmatch(node.but_not, "[^|]+") do
    if not has_word(phrase, node.contains) and not has_word(phrase, node.lacks) then
      host.refuse(node, "no word of contains or lacks stands in \"" .. phrase .. "\"; for papers that do not say it write lacks = \"" .. phrase .. "\"", "but_not")
    end
  end
end

local function make_filter(node)
  node.kind, node.path = alternatives(node.kind), alternatives(node.path)
  node.named, node.topic, node.contains = alternatives(node.named), alternatives(node.topic), alternatives(node.contains)
  node.lacks, node.but_not = alternatives(node.lacks), alternatives(node.but_not)
  check_but_not(node)
  node.attended_by, node.case = alternatives(node.attended_by), alternatives(node.case)
  node.with_headings = heading_list(node.with_headings)
  make_ties(node)
  make_weekdays(node)
  if node.linked_to and node.linked_to.linked_to then
    host.refuse(node, "the set behind linked_to takes no linked_to of its own", "linked_to")
  end
  for _, word in ipairs(node.with or {}) do
    if word ~= "photo" and word ~= "table" then host.refuse(node, "with takes \"photo\" and \"table\"", "with") end
    node[word] = true
  end
end

host.word { name = "evidence", is = "set", rows = "papers", fields = filter, declares = true, make = make_filter }

-- The dated entries of papers, such as the releases of a changelog: second-level headings that carry a date.
host.word { name = "entries", is = "set", rows = "entries", fields = filter, declares = true, make = make_filter }

-- Links inside the unit's folder that lead nowhere.
host.word { name = "broken_links", is = "set", rows = "links", fields = filter, declares = true, make = make_filter }

-- Papers that hold nothing, or only template or placeholder text.
host.word { name = "empty_papers", is = "set", rows = "empty", fields = filter, declares = true, make = make_filter }

-- The rows of a register count whenever they were written down, but where the set or the register says which day matters.
function has_period(set)
  set = base_of(set)
  return set.op ~= "rows" or set.when or set.day or host.register(set.table).dated
end

local function weekdays_shown(set)
  local names = {}
  for i, day in ipairs(set.weekday) do names[i] = say(day) end
  return listed(names, "or")
end

-- What a cell or field holds that is not as asked for.
function cell_shown(column, cell)
  return cell == "" and say("cell_blank", column) or say("cell_is", column, cell)
end

-- Which of the fields, headings, photo and table the paper lacks: "“chair” is not filled in, no photo".
local function pieces_lacking(set, near, each)
  local list = {}
  for i, at in ipairs(near.lacking) do
    if near.lacks == "fields" then list[i] = say("lacks_field", column_called(set, set.fields[at]))
    else list[i] = say("lacks_heading", shown_wording(set.with_headings[at], each)) end
  end
  if near.photo then list[#list + 1] = say("lacks_photo") end
  if near.table then list[#list + 1] = say("lacks_table") end
  return listed(list)
end

local function folder_or_name(path, each)
  local piece = shown_wording(path, each)
  return say(string.sub(piece, -1) == "/" and "lacks_folder" or "lacks_name", piece)
end

-- By what is lacking, as the pack writes it: the sentence for its clerk.
local lacking = {
  day = function() return say("lacks_day") end,
  topic = function(set, each, near) return say(near.in_text and "topic_in_text" or "lacks_topic", shown_wording(set.topic, each)) end,
  contains = function(set, each) return say("lacks_words", shown_wording(set.contains, each)) end,
  lacks = function(set, each) return say("has_words", shown_wording(set.lacks, each)) end,
  path = function(set, each) return folder_or_name(set.path, each) end,
  case = function(set, each) return say("lacks_case", shown_wording(set.case, each)) end,
  weekday = function(set) return say("lacks_weekday", weekdays_shown(set)) end,
  linked_to = function() return say("lacks_link") end,
  attended_by = function(set, each, near)
    return near.nobody and say("lacks_persons") or say("lacks_person", shown_wording(set.attended_by, each))
  end,
  where = function(set, _, near)
    local column = column_called(set, set.conditions[near.at].column)
    return near.alike and say("lacks_value", column) or cell_shown(column, near.cell)
  end,
}

-- What the paper that came nearest lacks, said so that its clerk need not look at the rule.
local function say_lacking(set, near, each)
  local lacks = near.lacks
  if near.alone then near.detail = say("no_base", describe(set.linked_to, each))
  elseif near.lacking then near.lacks = pieces_lacking(set, near, each)
  elseif near.row and near.cell then near.lacks = cell_shown(lacks, near.cell)
  elseif lacking[lacks] then near.lacks = lacking[lacks](set, each, near) or "" end
end

-- The first and last day of a set where no window is asked for; what asks for the rows of a set wants it once for all units.
function days_of(set)
  if has_period(set) then return period_of(set.when) end
end

-- The rows of a set within a period, or in a window of it, where papers need a day whatever their kind: rows, how many papers were
-- looked at, the paper that came nearest, with its `reason` and what it `lacks`. With `most` rows that are sure, and not after `by`
-- where that is given, the rest is left out. rows.sure: none waits for eyes, and none came after `by`.
function find(set, each, first, last, most, by)
  if set.op == "sample" then
    local rows, looked, near = find(set.set, each, first, last)
    return drawn(set, rows, row_key), looked, near
  end
  local compared = set.compared
  local rows, looked, near = host.find(set, each, first, last, not compared and most or nil, by) -- which rows count shows only behind
  if near and (near.lacks or near.alone) then say_lacking(set, near, each) end
  if not compared then return rows, looked, near end
  local met, unmet = compare_cells(set, rows)
  host.kept(met)
  return met, looked, near or unmet
end

-- Tests share the rows of papers: what one of them has to say of a row, it says of a copy.
function row_with(row, said)
  local copy = {}
  for name, value in pairs(row) do copy[name] = value end
  for name, value in pairs(said) do copy[name] = value end
  return copy
end

-- The paper or row that came nearest, and what it lacks: "plan.md (attendance)".
function near_shown(near)
  if near.detail then return near.detail end
  if near.outside then return say("outside", near.path, host.iso(near.day)) end
  if not near.lacks or near.lacks == "" then return near.path end
  if near.alike then return say("each_of", near.alike, near.lacks) end
  return say("noted", row_place(near), near.lacks)
end

-- A paper of another period is no evidence: it is told, so that nobody looks for it again. Nor is one of several that lack the same.
function near_papers(near) return not (near.outside or near.alike or near.alone) and { near } or nil end

local function details(set, each)
  local list = {}
  for _, heading in ipairs(set.with_headings or {}) do list[#list + 1] = say("heading", shown_wording(heading, each)) end
  for _, field in ipairs(set.fields or {}) do list[#list + 1] = say("field", column_called(set, field)) end
  if set.photo then list[#list + 1] = say("photo") end
  if set.table then list[#list + 1] = say("table_") end
  return list
end

-- A folder when it ends like one; else a word in the name of the file or of a folder above it.
local function placed(path, each, text)
  if path == EACH and type(each) == "table" and each.whole then return text end -- the label begins with its name
  local piece = shown_wording(path, each)
  return say(string.sub(piece, -1) == "/" and "under" or "named", text, piece)
end

-- What the cells of a row have to be: "“done” is “no”, “date” filled in"; "" where nothing is asked of them.
function shown_cells(set, each)
  local list = set.where and { shown_where(set, each) } or {}
  if set.day then list[#list + 1] = say("cell_filled", column_called(set, set.day)) end
  return listed(list)
end

local function describe_rows(set, each)
  local title, cells = host.register(set.table).title, shown_cells(set, each)
  return cells == "" and say("row", title) or say("row_where", title, cells)
end

-- The days that a set of its own asks for, where they leave out some of the pack's period: "Plan, 2024-01-01 to 2024-03-31".
local function dated(set, text)
  local first, last = period_of(set.when)
  local from, to = period_of()
  local later, earlier = first and (not from or first > from), last and (not to or last < to)
  if not set.when or not (later or earlier) then return text end
  if not last or (to and last > to) then return say("since", text, host.iso(first)) end
  if not first or (from and first < from) then return say("dated_until", text, host.iso(last)) end
  return say("dated_between", text, host.iso(first), host.iso(last))
end

-- What ties the paper to persons, cases and other papers.
local function tied(set, each, text)
  if set.case then text = say("case", text, shown_wording(set.case, each)) end
  if set.attended_by then text = say("attended", text, plain_wording(set.attended_by, each)) end
  if set.linked_to == EACH then text = say("linked", text, shown_wording(EACH, each))
  elseif set.linked_to then text = say("linked", text, describe(set.linked_to, each)) end
  return set.unlike and say("unlike", text) or text
end

-- "lecture|activity": the titles of both.
local function kinds_shown(kind, each)
  local titles = {}
  for id in string.gmatch(type(kind) == "string" and kind or shown_wording(kind, each), "[^|]+") do
    titles[#titles + 1] = host.kind_title(id)
  end
  return listed(titles, "or")
end

-- What the paper is about, and what its text has to mention.
local function about_what(set, each, text)
  local topic = set.topic or set.named
  if set.topic and set.named then text = say("on", text, shown_wording(set.named, each)) end
  if topic and set.contains then return say("on_saying", text, shown_wording(topic, each), shown_wording(set.contains, each)) end
  if set.contains then return say("saying", text, shown_wording(set.contains, each)) end
  return topic and say("on", text, shown_wording(topic, each)) or text
end

-- And what it must not mention, and within which phrases that is no mention.
local function about(set, each, text)
  text = about_what(set, each, text)
  if set.lacks then text = say("not_saying", text, shown_wording(set.lacks, each)) end
  return set.but_not and say("but_not", text, shown_wording(set.but_not, each)) or text
end

-- What has to be there, but for the days; of a test that says these itself.
function describe_undated(set, each)
  if set.op == "sample" then return say("sample", describe_undated(set.set, each), set.n, seed_of(set)) end
  if set.op == "rows" then return describe_rows(set, each) end
  local text = set.kind and kinds_shown(set.kind, each) or say("paper")
  text = about(set, each, text)
  local list = details(set, each)
  if #list > 0 then text = say("with", text, listed(list)) end
  if set.where then text = say("where", text, shown_where(set, each)) end
  if set.weekday then text = say("on_weekday", text, weekdays_shown(set)) end
  if set.path then text = placed(set.path, each, text) end
  if set.op == "entries" then text = say("entry", text) end
  return tied(set, each, text)
end

local function described(set, each) return dated(base_of(set), describe_undated(set, each)) end

-- What has to be there, in words: "meeting record on “safety” with photo". Worked out once, where it is the same for each unit.
function describe(set, each)
  if type(each) == "table" then return described(set, each) end
  local known, of = host.known(set), each or true
  if not known[of] then known[of] = described(set, each) end
  return known[of]
end
