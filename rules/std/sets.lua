-- SPDX-License-Identifier: MIT
--
-- Sets: what a test counts. Each has `rows` (what the C side looks for) and describe (what a clerk is told to add).

local filter = {
  kind = "text or each", topic = "wording", contains = "wording", path = "wording", fields = "list",
  with_headings = "headings", with = "list", when = "period", from = "own|parent|child",
}
local later = { "attended_by", "linked_to", "unlike", "case", "where", "table" }

-- A wording given as a list offers alternatives; C takes them with "|" between.
local function alternatives(wording)
  if wording == nil or wording == EACH or type(wording) == "string" then return wording end
  return table.concat(wording, "|")
end

local function heading_list(headings)
  if headings == nil then return nil end
  if headings == EACH or type(headings) == "string" then return { headings } end
  local list = {}
  for i, heading in ipairs(headings) do list[i] = alternatives(heading) end
  return list
end

local function make_filter(node)
  node.topic, node.contains, node.path = alternatives(node.topic), alternatives(node.contains), alternatives(node.path)
  node.with_headings = heading_list(node.with_headings)
  for _, word in ipairs(node.with or {}) do
    if word ~= "photo" and word ~= "table" then host.refuse(node, "with takes \"photo\" and \"table\"", "with") end
    node[word] = true
  end
end

host.word { name = "evidence", is = "set", rows = "papers", fields = filter, later = later, declares = true, make = make_filter }

-- The dated entries of papers, such as the releases of a changelog: second-level headings that carry a date.
host.word { name = "entries", is = "set", rows = "entries", fields = filter, later = later, declares = true, make = make_filter }

-- Links inside the unit's folder that lead nowhere.
host.word { name = "broken_links", is = "set", rows = "links", fields = filter, later = later, declares = true, make = make_filter }

-- Papers that hold nothing, or only template or placeholder text.
host.word { name = "empty_papers", is = "set", rows = "empty", fields = filter, later = later, declares = true, make = make_filter }

host.word { name = "rows", is = "set", planned = true }

-- The rows of a set within a period: rows, how many papers were looked at, the paper that came nearest, with its `reason`.
function find(set, each, first, last)
  if not first and not last then first, last = period_of(set.when) end
  return host.find(set, each, host.definition(set.op).rows, first, last)
end

local function details(set, each)
  local list = {}
  for _, heading in ipairs(set.with_headings or {}) do list[#list + 1] = say("heading", shown_wording(heading, each)) end
  for _, field in ipairs(set.fields or {}) do list[#list + 1] = say("field", field) end
  if set.photo then list[#list + 1] = say("photo") end
  if set.table then list[#list + 1] = say("table_") end
  return list
end

-- What has to be there, in words: "meeting record on “safety” with photo".
function describe(set, each)
  local kind = set.kind == EACH and each or set.kind
  local text = kind and host.kind_title(kind) or say("paper")
  if set.topic then text = say("on", text, shown_wording(set.topic, each)) end
  if set.contains then text = say("saying", text, shown_wording(set.contains, each)) end
  local list = details(set, each)
  if #list > 0 then text = say("with", text, listed(list)) end
  if set.path then text = say("under", text, shown_wording(set.path, each)) end
  if set.op == "entries" then text = say("entry", text) end
  return text
end
