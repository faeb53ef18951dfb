-- SPDX-License-Identifier: MIT
--
-- table.sort for packs and for the vocabulary. Lua's own picks pivots by the clock for long tables; this one keeps equal values
-- in their order and gives the same answer every time.

local function merge(values, less, from, middle, to, spare)
  local left, right = from, middle + 1
  for place = from, to do
    if left <= middle and (right > to or not less(values[right], values[left])) then
      spare[place], left = values[left], left + 1
    else
      spare[place], right = values[right], right + 1
    end
  end
  for place = from, to do values[place] = spare[place] end
end

local function sort(values, less, from, to, spare)
  if from >= to then return end
  local middle = (from + to) // 2
  sort(values, less, from, middle, spare)
  sort(values, less, middle + 1, to, spare)
  merge(values, less, from, middle, to, spare)
end

local function ascending(a, b) return a < b end

function table.sort(values, less)
  sort(values, less or ascending, 1, #values, {})
end
