-- SPDX-License-Identifier: MIT
--
-- The two ways in from C: judge a test, ask whether an item applies. And what a check written by hand may ask.

local function day_of(row)
  return row.day and host.iso(row.day) or nil
end

-- unit.find(set) gives papers: { path, day, line, title, words, fields, text ... }, by date.
local function papers_of(set)
  local list = {}
  for i, row in ipairs((find(set))) do
    local paper = host.paper(row.unit, row.record)
    paper.row, paper.line, paper.readable, paper.day = row_with(row, {}), row.line, not row.eyes, day_of(row)
    list[i] = paper
  end
  return list
end

local function unit_view()
  local unit = host.unit()
  unit.find = papers_of
  unit.as_of = host.iso(host.as_of())
  return unit
end

local function rows_of(papers)
  local rows = {}
  for _, paper in ipairs(papers or {}) do rows[#rows + 1] = paper.row end
  return rows
end

-- One leaf of a check: { "what is missing", done = true, paper = paper, key = "..." }.
local function checked_leaf(entry, i)
  if type(entry) ~= "table" or type(entry[1]) ~= "string" then stop("a check gives true, false or a list of { \"what\", done = ... }") end
  local done = entry.done == true
  return {
    key = entry.key or tostring(i), label = entry[1], state = done and "done" or "open", due = entry.due ~= false,
    reason = not done and "missing" or nil, papers = rows_of(entry.papers or { entry.paper }),
  }
end

-- A check gives true or false with a text and papers, or a list of leaves, or nil when it does not apply.
local function run_check(check)
  local answer, text, papers = host.by_author(check, unit_view())
  if answer == nil then return {} end
  if type(answer) == "boolean" then
    return { { key = "", label = text or say("check"), state = answer and "done" or "open", due = true,
      reason = not answer and "missing" or nil, papers = rows_of(papers) } }
  end
  if type(answer) ~= "table" then stop("a check gives true, false or a list of { \"what\", done = ... }") end
  local list = {}
  for i, entry in ipairs(answer) do list[i] = checked_leaf(entry, i) end
  return list
end

-- Whether the condition of a veto holds: one leaf, open when it does, waiting where only eyes can tell; low and high: how often for
-- sure, and at most. Each entry of a set counts, a test once. A review has none: it holds when somebody says so.
local function vetoed(when)
  local sure, unsure, missing, papers = 0, 0, 0, {}
  if when.is == "review" then return {} end
  for _, entry in ipairs(when.is == "set" and (find(when)) or leaves_of_test(when)) do
    local state = when.is == "set" and (entry.eyes and "waiting" or "done") or entry.state
    if state == "done" then sure = sure + 1 elseif state == "waiting" then unsure = unsure + 1 else missing = missing + 1 end
    if state ~= "open" then
      for _, row in ipairs(when.is == "set" and { entry } or entry.papers or {}) do papers[#papers + 1] = row end
    end
  end
  local holds = sure > 0 and (when.is == "set" or (missing == 0 and unsure == 0))
  local waits = unsure > 0 and missing == 0
  local times = when.is == "set" and sure or holds and 1 or 0
  return { { key = "", label = "", state = holds and "open" or waits and "waiting" or "done", due = true, papers = papers,
    low = times, high = when.is == "set" and sure + unsure or 1 } }
end

local nothing = {}

-- Where a part without a case brings 0 (on_na), what it could go by is asked for: it takes all the points.
local function absent_leaf(test)
  local cost = test.valued == "down" and -part_worth() or 0
  return { key = "", label = asked_words(test), state = "open", due = true, reason = "no-case", low = cost, likely = cost, high = cost }
end

local function note_absent(test, leaves)
  if test.is == "test" and #leaves == 0 then leaves[1] = absent_leaf(test)
  elseif test.is == "review" and test.of and #leaves == 1 then table.insert(leaves, 1, absent_leaf(test.of)) end -- before its own
end

local function leaves_of_part(test)
  if test.veto then return vetoed(test.veto) end
  if test.check then return run_check(test.check) end
  return leaves_of_test(test)
end

-- points and precision are those of the part, in thousandths of a point; needed: without a case it brings 0.
function judge(test, points, precision, needed)
  begin_part(points, precision)
  local leaves, tell, answer = leaves_of_part(test), host.leaf, host.answer
  if needed then note_absent(test, leaves) end
  for i = 1, #leaves do
    local leaf = leaves[i]
    tell(leaf.state, leaf.due, leaf.key, leaf.label, leaf.window, leaf.by, leaf.on, leaf.reason, leaf.detail, leaf.late, leaf.make_up,
      leaf.unread, leaf.value, leaf.cleared, leaf.low, leaf.high, leaf.likely)
    local papers = leaf.papers or nothing
    for k = 1, #papers do
      local paper = papers[k]
      answer(paper.unit, paper.record, paper.line, paper.eyes or paper.unread, paper.candidate)
    end
  end
end

-- The papers of a test that is met, or of a set that is not empty; nil when it does not hold. What waits for eyes fixes nothing.
local function held(node)
  local papers = {}
  if node.is == "set" then
    for _, row in ipairs((find(node))) do
      if not row.eyes then papers[#papers + 1] = row end
    end
    return #papers > 0 and papers or nil
  end
  local leaves = leaves_of_test(node)
  for _, leaf in ipairs(leaves) do
    if leaf.state ~= "done" then return nil end
    for _, row in ipairs(leaf.papers or {}) do papers[#papers + 1] = row end
  end
  return #leaves > 0 and papers or nil
end

-- The papers of a set with which zero_if holds: those that are sure, else those that only eyes can tell.
local function zero_of_set(set)
  local sure, eyes = {}, {}
  for _, row in ipairs((find(set))) do table.insert(row.eyes and eyes or sure, row) end
  if #sure > 0 then return { papers = sure } end
  return #eyes > 0 and { papers = eyes, waits = true } or nil
end

local function zero_of_test(test)
  local answer, leaves = { papers = {} }, leaves_of_test(test)
  for _, leaf in ipairs(leaves) do
    if leaf.state == "open" then return nil end
    answer.waits = answer.waits or leaf.state == "waiting"
    table.move(leaf.papers or {}, 1, #(leaf.papers or {}), #answer.papers + 1, answer.papers)
  end
  return #leaves > 0 and answer or nil
end

-- zero_if of a part: { papers, waits = only eyes can say so }, or nil when it does not hold.
function zeroed(node)
  if node.is == "set" then return zero_of_set(node) end
  return zero_of_test(node)
end

-- The first override of the grade that holds.
function fixed(overrides)
  for i, entry in ipairs(overrides) do
    local papers = held(entry[2])
    if papers then return { index = i, papers = papers } end
  end
  return {}
end

-- The first thing that a test lacks, behind the name that its author gave it, in quotation marks; what waits for eyes is not there for
-- sure. What has to be put right is no requirement, so a test without a name is named by what it asks.
local function lacks_of(entry)
  local name, test = entry.op == "none" and say("none") or nil, entry
  if not entry.op then name, test = host.pick(entry.title or entry[1]), entry[2] end -- { "name", test }
  for _, leaf in ipairs(leaves_of_test(test)) do
    if leaf.state ~= "done" then return name and name ~= leaf.label and say("lacking", name, leaf.label) or leaf.label end
  end
end

-- Of the tests that each band of a grade needs (one test, or a list): what is lacking, or false.
function lacking(needs, count)
  local list = {}
  for band = 1, count do
    local tests, what = needs[band], nil
    for _, test in ipairs(tests and (tests.is and { tests } or tests) or {}) do what = what or lacks_of(test) end
    list[band] = what or false
  end
  return list
end

-- What a rank or mean over a quantity looks at: of each its number { n, d }, where only eyes can tell the less favourable end; false where
-- nobody gave or could read it.
function peer_numbers(peers, count)
  local list = {}
  for i = 1, count do
    local peer = peers[i]
    local value = peer and value_of(peer.of)
    local known = value and not value.unclear and not value.lacks
    list[i] = known and (peer.best == "low" and value.high or value.low) or false
  end
  return list
end

function applies(rule)
  return host.by_author(rule, unit_view()) and true or false
end
