-- SPDX-License-Identifier: MIT
--
-- sample(set, 5, { seed = "2017" }): drawn by lot, and drawn alike on every machine: the lot of a member is the SHA-256 of the
-- seed, its unit and what names it from run to run. The seed stands in labels and among the decisions, so anyone can draw again.

host.word {
  name = "sample", is = "set", declares = true,
  takes = { "set", "n" }, needs = { "set", "n", "seed" }, fields = { set = "set or units", n = "count", seed = "text", anew = "yes" },
  make = function(node)
    if node.set.op == "sample" then host.refuse(node, "a sample is drawn from a set, not from a sample", "set") end
    node.when = node.set.when
  end,
}

-- What the lot goes by: with anew = true the days of the period too, so that the next one draws others.
function seed_of(sample)
  if not sample.anew then return sample.seed end
  local first, last = period_of()
  if not first or not last then return sample.seed end
  return sample.seed .. " " .. host.iso(first) .. "–" .. host.iso(last)
end

-- What a set holds: of a sample that from which it is drawn.
function base_of(set)
  return set.op == "sample" and set.set or set
end

-- The members that the lot falls on, in their own order.
function drawn(sample, members, name)
  if #members <= sample.n then return members end
  local lots, list, seed = {}, {}, seed_of(sample)
  for i, member in ipairs(members) do lots[i] = { lot = host.lot(seed, member.unit, name(member)), at = i } end
  table.sort(lots, function(a, b) return a.lot < b.lot end)
  for i = 1, sample.n do list[i] = lots[i].at end
  table.sort(list)
  for i, at in ipairs(list) do list[i] = members[at] end
  return list
end
