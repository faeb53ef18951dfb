-- SPDX-License-Identifier: MIT
--
-- Tests made of tests: all_of, any_of, for_each, in_order.

local leaves_by = {} -- how the leaves of a test are found, by its op

-- The leaves of one test, with the member that EACH stands for.
function leaves_of_test(test, each)
  local lacks
  if test.facts then test, lacks = with_facts(test, each) end
  if lacks then return { { key = "fact", label = lacks, state = "waiting", reason = "fact", due = true, unset = true } } end
  local op = test.op
  if not leaves_by[op] then leaves_by[op] = host.definition(op).leaves end
  return leaves_by[op](test, each)
end

-- What a test asks about, in words; those of sets say it themselves.
function asked_words(test)
  local words = host.definition(test.op).words
  return words and words(test) or test.set and describe(test.set) or say("paper")
end

local function joined_key(before, key)
  return key == "" and before or before .. "/" .. key
end

-- { "name", test } or { "name", test, title = ... } or a test alone: key, shown name, test.
local function branch(entry, i)
  if entry.op then return tostring(i), nil, entry end
  return entry[1], host.pick(entry.title or entry[1]), entry[2]
end

local function under_name(leaf, key, name)
  leaf.key = joined_key(key, leaf.key)
  if name and name ~= leaf.label then leaf.label = name .. say("colon") .. leaf.label end
  return leaf
end

-- A name must not be there twice: it is the key of its leaves.
local function check_names(node)
  local seen = {}
  for i, entry in ipairs(node) do
    local key = branch(entry, i)
    if seen[key] then host.refuse(node, "the name \"" .. key .. "\" stands twice") end
    seen[key] = true
    if not entry.op and entry.title then entry.title = host.pick(entry.title) end
    take_inner(node, entry.op and entry or entry[2])
  end
end

-- What each test asks about that has a name, or without one says it, "; " between them.
local function branches_asked(test)
  local list = {}
  for i, entry in ipairs(test) do
    local _, name, inner = branch(entry, i)
    list[i] = name or asked_words(inner)
  end
  return listed(list, "semicolon")
end

host.word {
  name = "all_of", is = "test", list = "branch", needs = { "..." }, fields = {}, make = check_names, words = branches_asked,
  leaves = function(test, each)
    local list = {}
    for i, entry in ipairs(test) do
      local key, name, inner = branch(entry, i)
      for _, leaf in ipairs(leaves_of_test(inner, each)) do list[#list + 1] = under_name(leaf, key, name) end
    end
    return list
  end,
}

-- ---- by_class: one row of the sheet that asks each class of units for something else ----

local function check_classes(node)
  local seen = {}
  node.classes = {}
  for i, entry in ipairs(node) do
    local test = not entry.op and entry[2]
    if not test then host.refuse(node, "each test needs its class in front, as in { \"school\", test }") return end
    if seen[entry[1]] then host.refuse(node, "the class \"" .. entry[1] .. "\" stands twice") end
    seen[entry[1]], node.classes[i] = true, entry[1]
    if not test.valued then take_inner(node, test) end
    if test.valued ~= node[1][2].valued or test.floor ~= node[1][2].floor then
      host.refuse(node, "either all tests bring points of their own in the same way, with one floor, or none does")
    end
  end
  node.valued, node.floor = node[1][2].valued, node[1][2].floor
end

local function test_of_class(test)
  local class = host.unit().class
  for _, entry in ipairs(test) do
    if entry[1] == class then return entry[2] end
  end
end

host.word {
  name = "by_class", is = "test", list = "branch", needs = { "..." }, fields = {}, declares = true, make = check_classes,
  words = function(test)
    local inner = test_of_class(test)
    return inner and asked_words(inner)
  end,
  leaves = function(test, each)
    local inner = test_of_class(test)
    return inner and leaves_of_test(inner, each) or {}
  end,
}

-- A register whose rows cannot be read may hold members: one leaf that waits for eyes.
local function unread(member)
  return { key = member.key, label = say("unread", member.label), state = "waiting", reason = "unreadable", due = true,
    detail = member.paper.path, papers = { member.paper } }
end

-- A row that only eyes can tell to be one makes an open leaf wait. A leaf that nothing answers, or that waits for a mark, shows the row
-- that asks for it.
local function of_member(leaf, member)
  local lacks = leaf.state == "open" or leaf.reason == "waiting"
  if leaf.state == "open" then
    if member.eyes then leaf.state, leaf.reason = "waiting", eyes_reason(member.paper) end
    if member.paper and member.paper.no_cell then leaf.detail, leaf.papers = eyes_detail(member.paper), { member.paper } end
  end
  local told = leaf.reason == "missing" and leaf.detail and string.find(leaf.detail, "[^%d/]") -- why what is there does not count
  if lacks and not leaf.papers and member.paper and not told then
    leaf.papers, leaf.detail = { member.paper }, leaf.detail or row_place(member.paper)
  end
  under_name(leaf, member.key)
  leaf.label = member.label .. say("colon") .. leaf.label
  return leaf
end

-- What stands before the label of a word's leaf: the word, where the label does not say it already. For most units the label is the same:
-- the last one of each window is remembered.
local function name_before(names, word, leaf)
  local of_word, window, label = names[word], leaf.window or "", leaf.label
  if not of_word then
    of_word = {}
    names[word] = of_word
  end
  local last = of_word[window]
  if not last or last.label ~= label then
    local name = host.pick(word)
    local named = string.find(host.folded(label), host.folded(name), 1, true)
    last = { label = label, name = not named and string.gsub(name, "|", "/") or nil }
    of_word[window] = last
  end
  return last.name
end

-- What a wording says of the member in hand: its name, another column of its row. Some fields mean the very paper.
local function said_of_member(value, said, of_papers)
  if value == EACH then said.name = true
  elseif type(value) == "table" and value.op == "column" then said.column = true
  elseif type(value) == "table" then
    for field, inner in pairs(value) do
      local itself = inner == EACH and (field == "linked_to" or field == "path" and of_papers)
      if not itself then said_of_member(inner, said, of_papers) end
    end
  end
  return said
end

-- Whether a set in the test looks for the member by its name alone, so that two of one name have the same answers.
local function asks_by_name(node, of_papers)
  if type(node) ~= "table" or node.op == "for_each" then return false end -- which has members of its own
  if node.is == "set" then
    local said = said_of_member(node, {}, of_papers)
    return said.name and not said.column
  end
  for _, inner in pairs(node) do
    if inner ~= EACH and asks_by_name(inner, of_papers) then return true end
  end
  return false
end

local function pieces_of(text)
  local list = {}
  for piece in string.gmatch(text, "[^|]+") do list[#list + 1] = piece end
  return list
end

-- How many papers have the number or word.
local function papers_with(members)
  local count = {}
  for _, member in ipairs(members) do
    for _, piece in ipairs(pieces_of(member.whole and member.text or "")) do
      count[piece] = (count[piece] or 0) + 1
    end
  end
  return count
end

-- A paper with a number of its own is not looked for by the words that it shares with others: of three notices "on hazards" a
-- reply to the third answers the third.
local function tell_apart(members)
  local count = papers_with(members)
  for _, member in ipairs(members) do
    local numbers, own = pieces_of(member.numbers or ""), {}
    for _, piece in ipairs(#numbers > 0 and count[numbers[1]] == 1 and pieces_of(member.text) or {}) do
      if count[piece] == 1 then own[#own + 1] = piece end
    end
    if #own > 0 then member.text = table.concat(own, "|") end
  end
end

local TOLD_MOST = 20 -- of one list

-- Rows and papers that are looked for by a name that another one has too.
local function tell_twice(members)
  local first, told = {}, 0
  for _, member in ipairs(members) do
    local name = member.paper and host.folded(member.text) or ""
    if name ~= "" and first[name] and told < TOLD_MOST then
      host.tell_twice(member.paper, member.label, row_place(first[name].paper))
      told = told + 1
    elseif name ~= "" then
      first[name] = first[name] or member
    end
  end
end

local function is_own(by)
  return type(by) == "table" and (by.op == "column" or by.op == "after" and (by.set == EACH or is_own(by.set)))
end

-- Whether a test has a limit that each member sets by itself.
local function has_own_limit(node)
  if type(node) ~= "table" or node.is == "set" then return false end
  if is_own(node.by) then return true end
  for _, inner in pairs(node) do
    if inner ~= EACH and has_own_limit(inner) then return true end
  end
  return false
end

-- period = "limit": a member belongs to the period in which its limit lies; one without a limit to that of its day.
local function check_period(node)
  if node.period ~= "limit" then return end
  local set = node.members
  if set.op ~= "evidence" and set.op ~= "entries" and set.op ~= "rows" then
    host.refuse(node, "period = \"limit\" goes over evidence { ... } or rows { ... }", "period")
  elseif not has_own_limit(node.test) then
    host.refuse(node, "period = \"limit\" needs by = after(EACH, ...) or by = column(...) in the test", "period")
  end
end

local function is_of_period(leaf, member)
  local first, last = period_of()
  local day = leaf.limit or member.paper.day
  return not day or (not first or day >= first) and (not last or day <= last)
end

local function is_about_each(node) return node.topic == EACH or node.attended_by == EACH or node.case == EACH end

-- The words of a list, for sets whose topic, person or case is the one in hand: a scan that is called by one of them is not about
-- another. A set that two lists share has none.
local function note_others(node, words)
  if type(node) ~= "table" or node.op == "for_each" then return end
  if node.is == "set" and is_about_each(node) then node.others = (node.others == nil or node.others == words) and words or "" end
  for _, inner in pairs(node) do
    if inner ~= EACH then note_others(inner, words) end
  end
end

local function add_of_words(list, test, words)
  local known = host.known(test)
  local names = known.names or {}
  known.names = names
  for i = 1, #words do
    local leaves = leaves_of_test(test.test, words[i])
    for k = 1, #leaves do list[#list + 1] = under_name(leaves[k], words[i], name_before(names, words[i], leaves[k])) end
  end
  return list
end

local OTHERS_MOST = 300 -- rows of a list whose names are looked for in scans

-- The same of rows, whose names only the papers give.
local function note_other_members(members)
  local names = {}
  for _, member in ipairs(members) do
    if type(member) ~= "table" or not member.row then return end
    names[#names + 1] = member.text ~= "" and member.text or nil
  end
  if #names < 2 or #names > OTHERS_MOST then return end
  local others = host.folded(table.concat(names, "|"))
  for _, member in ipairs(members) do member.others = others end
end

local function add_leaves(list, test, member)
  if test.period == "limit" then member.early = true end
  for _, leaf in ipairs(leaves_of_test(test.test, member)) do
    if test.period ~= "limit" or is_of_period(leaf, member) then list[#list + 1] = of_member(leaf, member) end
  end
end

host.word {
  name = "for_each", is = "test",
  takes = { "members", "test" }, needs = { "members", "test" },
  fields = { members = "member set", test = "part test", period = "day|limit" },
  make = function(node)
    take_inner(node, node.test)
    check_period(node)
    if not node.members.op then note_others(node.test, table.concat(node.members, "|")) end
    node.by_name = asks_by_name(node.test, node.members.op and base_of(node.members).op == "evidence")
  end,
  words = function(test) return test.members.op and words_of(test.members) end,
  leaves = function(test, each)
    if not test.members.op then return add_of_words({}, test, test.members) end
    local list, members = {}, members_of(test.members, each, test.period == "limit")
    if test.by_name then
      tell_apart(members)
      tell_twice(members)
      note_other_members(members)
    end
    for _, member in ipairs(members) do
      if member.paper and not member.row and not member.whole then
        list[#list + 1] = unread(member)
      else
        add_leaves(list, test, member)
      end
    end
    return list
  end,
}

-- ---- any_of: one leaf, done when a branch is complete; else it shows the branch that is nearest ----
-- It is due when every branch is, by the calendar alone: a paper more never puts a leaf that is done outside of what is due, nor one
-- that is open inside.

local function weigh(leaves)
  local sum = { all = #leaves, done = 0, waiting = 0, due = false, late = nil, papers = {}, missing = {} }
  for _, leaf in ipairs(leaves) do
    sum.due = sum.due or leaf.over or (leaf.over == nil and leaf.due)
    if leaf.late and not (sum.late and sum.late.came - sum.late.limit >= leaf.came - leaf.limit) then sum.late = leaf end
    if leaf.state == "done" then sum.done = sum.done + 1 else sum.missing[#sum.missing + 1] = leaf end
    sum.make_up = sum.make_up or leaf.make_up
    if leaf.state == "waiting" then sum.waiting = sum.waiting + 1 end
    if leaf.state ~= "open" then table.move(leaf.papers or {}, 1, #(leaf.papers or {}), #sum.papers + 1, sum.papers) end
    if leaf.on and (not sum.on or leaf.on > sum.on) then sum.on = leaf.on end
    if leaf.by and (not sum.by or leaf.by > sum.by) then sum.by = leaf.by end
  end
  sum.past = sum.by and host.as_of() > sum.by
  sum.leaves = leaves
  sum.rank = sum.done == sum.all and (sum.late and 4 or 5) or (sum.done + sum.waiting == sum.all and 3 or 0)
  return sum
end

-- Complete and in time, complete, waiting only, then the greater share done; of equal ones the first whose time is not over.
local function nearer(a, b)
  if a.rank ~= b.rank then return a.rank > b.rank end
  if a.done * b.all ~= b.done * a.all then return a.done * b.all > b.done * a.all end
  return b.past and not a.past
end

local function nearest_branch(test, each)
  local best, due, by, seen = nil, true, nil, false
  for i, entry in ipairs(test) do
    local _, name, inner = branch(entry, i)
    local leaves = leaves_of_test(inner, each)
    if #leaves > 0 then
      local sum = weigh(leaves)
      sum.name, seen = name, true
      due = due and sum.due
      if sum.by and (not by or sum.by > by) then by = sum.by end
      if not best or nearer(sum, best) then best = sum end
    end
  end
  return best, seen and due, by
end

local function labels(leaves)
  local list = {}
  for _, leaf in ipairs(leaves) do list[#list + 1] = leaf.label end
  return listed(list, "semicolon")
end

-- What is missing; of a branch that is complete its name, and what is there.
local function branch_label(sum)
  if #sum.missing > 0 then return labels(sum.missing) end
  local there = labels(sum.leaves)
  return sum.name and sum.name ~= there and sum.name .. say("colon") .. there or there
end

host.word {
  name = "any_of", is = "test", list = "branch", needs = { "..." }, fields = {}, make = check_names, words = branches_asked,
  leaves = function(test, each)
    local best, due, by = nearest_branch(test, each)
    if not best then return {} end
    local first = best.missing[1] or {}
    local state = best.rank >= 4 and "done" or (best.rank == 3 and "waiting" or "open")
    local leaf = { key = "", label = branch_label(best), state = state, due = due, by = by, papers = best.papers, on = best.on }
    leaf.limit, leaf.came = (best.late or first).limit, best.late and best.late.came
    if state == "done" then
      leaf.late, leaf.make_up = best.late ~= nil, best.make_up
      if best.late then leaf.reason, leaf.detail = "late", late_words(best.late) end
    else leaf.reason, leaf.detail = first.reason, first.detail end
    if state == "open" and best.done == 0 then leaf.papers = first.papers end
    return { leaf }
  end,
}

-- ---- in_order: one leaf a step; records are chosen so that most steps hold ----

-- The earliest row of a list (sorted by day) that is not before `day`.
local function earliest(rows, day, eyes)
  if eyes and rows.sure then return nil end
  for i = 1, #rows do
    local row = rows[i]
    if (row.eyes or false) == eyes and row.day and (not day or row.day >= day) then return row end
  end
end

-- A step that is sure outweighs any number that wait for eyes; of equal choices the earlier step is kept.
local SURE, EYES = 1000, 1

local nothing = { worth = 0 }

local best_chain

local function chain_from(row, worth, steps, i, known)
  local rest = best_chain(steps, i + 1, row.day, known)
  return { worth = rest.worth + worth, row = row, rest = rest }
end

function best_chain(steps, i, day, known)
  local seen, from = known[i], day or "any"
  if not seen then return nothing end -- behind the last step
  if seen[from] then return seen[from] end
  local rows = steps[i].rows
  local sure, eyes = earliest(rows, day, false), earliest(rows, day, true)
  local best = sure and chain_from(sure, SURE, steps, i, known)
  local other = eyes and chain_from(eyes, EYES, steps, i, known)
  if other and not (best and best.worth >= other.worth) then best = other end
  local skipped = best_chain(steps, i + 1, day, known)
  if not best or skipped.worth > best.worth then best = { worth = skipped.worth, rest = skipped } end
  seen[from] = best
  return best
end

local function dated_path(row) return row.path .. (row.day and " " .. host.iso(row.day) or "") end

-- The paper of a step that lies on the wrong side of its neighbour: the one before it in the order, else the one behind it.
local function out_of_order(rows, before, after)
  local row, other = rows[1], before or after
  local shown = dated_path(row)
  if other and other.day and row.day then
    shown = say(row.day < other.day and "lies_before" or "lies_behind", shown, dated_path(other))
  end
  return "order", shown, { row }
end

local function step_taken(shape, row, due, by)
  local eyes = row.eyes
  local leaf = { key = shape.key, label = shape.label, due = due, by = by, limit = by, state = eyes and "waiting" or "done",
    reason = eyes and "unreadable" or nil, detail = eyes and row.path or nil, on = row.day, papers = { row } }
  if by then note_late(leaf, row) end
  return leaf
end

local function step_leaf(step, row, by, before, after)
  local shape = step.shape
  local due = shape.begun and (not by or host.as_of() > by)
  if row then return step_taken(shape, row, due, by) end
  local leaf = { key = shape.key, label = shape.label, due = due, state = "open", reason = "missing", by = by, limit = by }
  if #step.rows > 0 then
    leaf.reason, leaf.detail, leaf.papers = out_of_order(step.rows, before, after)
  elseif step.near then
    leaf.reason, leaf.detail, leaf.papers = step.near.reason, step.near.detail or near_shown(step.near), near_papers(step.near)
  end
  return leaf
end

-- The row of the next step that has one.
local function next_row(chain)
  while chain and not chain.row do chain = chain.rest end
  return chain and chain.row
end

local function check_steps(node)
  check_names(node)
  for _, entry in ipairs(node) do
    if entry[2].op == "rows" then host.refuse(node, "a step is evidence { ... }, not rows") end
  end
  note_facts(node)
  check_days(node)
  check_shift(node)
  node.varies = node.facts ~= nil
end

-- The steps as they are asked for, and the day by which all have to be there.
local function step_shapes(test, each)
  local limit = { since = test.since_day and { day = test.since_day } }
  local shapes = { by = shifted(test, { day = test.day }).day, limit = limit }
  for i, entry in ipairs(test) do
    local key, name, set = branch(entry, i)
    shapes[i] = { key = key, set = set, label = name .. say("colon") .. limit_label(describe(set, each), limit), begun = has_begun(limit) }
  end
  return shapes
end

host.word {
  name = "in_order", is = "test", list = "step", needs = { "..." }, fields = { since = "day or fact", by = "day or fact", shift = "shift" }, make = check_steps,
  leaves = function(test, each)
    local steps, known, list, shapes = {}, {}, {}, asked_alike(test, each, step_shapes)
    for i, shape in ipairs(shapes) do
      local rows, _, near = find_within(shape.set, each, shapes.limit)
      steps[i] = { shape = shape, rows = rows, near = too_early(shape.set, each, shapes.limit) or near }
      known[i] = {}
    end
    local chain, before = best_chain(steps, 1, nil, known), nil
    for i, step in ipairs(steps) do
      list[i] = step_leaf(step, chain.row, shapes.by, before, next_row(chain.rest))
      before, chain = chain.row or before, chain.rest
    end
    return list
  end,
}
