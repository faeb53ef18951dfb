-- SPDX-License-Identifier: MIT
--
-- Exact numbers for quantities: { n, d } with d > 0 and no common divisor. A share of 2/3 is never 66.67 before it is printed, so
-- no boundary is crossed by rounding.

-- What one number may hold: far more than any count of papers, and small enough that products of two stay whole.
local MOST = 1 << 62

local function divisor(a, b)
  while b ~= 0 do a, b = b, a % b end
  return math.abs(a)
end

local function product(a, b)
  if a ~= 0 and math.abs(b) > MOST // math.abs(a) then stop("these numbers grow too large to be exact") end
  return a * b
end

local function reduced(n, d)
  if d < 0 then n, d = -n, -d end
  local common = divisor(n, d)
  if common > 1 then n, d = n // common, d // common end
  return { n, d }
end

-- 3, 0.5 or 12.125: what a pack writes has at most three decimals.
function exact(number)
  if math.type(number) == "integer" then return { number, 1 } end
  return reduced(math.floor(number * 1000 + 0.5), 1000)
end

function exact_ratio(n, d) return reduced(n, d) end

function exact_add(a, b) return reduced(product(a[1], b[2]) + product(b[1], a[2]), product(a[2], b[2])) end
function exact_negative(a) return { -a[1], a[2] } end
-- What cancels goes first, so that decimals times decimals stay within bounds as long as what comes out does.
function exact_multiply(a, b)
  local left, right = reduced(a[1], b[2]), reduced(b[1], a[2])
  return reduced(product(left[1], right[1]), product(left[2], right[2]))
end
-- Nothing can be divided by nothing: nil.
function exact_divide(a, b) return b[1] ~= 0 and exact_multiply(a, reduced(b[2], b[1])) or nil end
function exact_less(a, b) return product(a[1], b[2]) < product(b[1], a[2]) end

function exact_least(a, b) return exact_less(b, a) and b or a end
function exact_most(a, b) return exact_less(a, b) and b or a end

-- Whole multiples of 1/units, halves up: exact_round({ 2, 3 }, 1000) is 667.
function exact_round(a, units)
  local double = 2 * product(a[1], units)
  return (double + a[2]) // (2 * a[2])
end

local PLACES_MOST = 9
local powers, forms = {}, {} -- by places: how many units make one, and how the rest is written
for places = 3, PLACES_MOST do powers[places], forms[places] = math.tointeger(10 ^ places), "%0" .. places .. "d" end

-- 12345 ten-thousandths are "1.2345".
local function decimals(number, places)
  local sign, units = number < 0 and "-" or "", powers[places]
  local whole, rest = math.abs(number) // units, math.abs(number) % units
  if rest == 0 then return sign .. whole end
  return sign .. whole .. "." .. (string.gsub(string.format(forms[places], rest), "0+$", ""))
end

-- "2.5", "66.667": at most three decimals.
function exact_text(a) return decimals(exact_round(a, 1000), 3) end

-- Whether a number rounded to so many decimals stands to each bound (at most three decimals) as the number itself does; nil where it
-- would be too large to tell.
local function same_side(a, rounded, units, bounds)
  for _, bound in ipairs(bounds or {}) do
    if math.abs(bound[1]) > MOST // units then return nil end
    local at = bound[1] * (units // bound[2])
    if exact_less(a, bound) ~= (rounded < at) or exact_less(bound, a) ~= (at < rounded) then return false end
  end
  return true
end

-- As many decimals, three or more, as it takes that the number seems to reach no bound that it does not reach; else the fraction.
function exact_text_beside(a, bounds)
  if 1000 % a[2] == 0 then return exact_text(a) end
  for places = 3, PLACES_MOST do
    local units = powers[places]
    if math.abs(a[1]) > MOST // (4 * units) then break end
    local rounded = exact_round(a, units)
    if same_side(a, rounded, units, bounds) then return decimals(rounded, places) end
  end
  return a[1] .. "/" .. a[2]
end

-- Three decimals for the data: rounded away from a bound that rounding would reach.
function exact_value_beside(a, bounds)
  local rounded = exact_round(a, 1000)
  if 1000 % a[2] ~= 0 and not same_side(a, rounded, 1000, bounds) then
    rounded = exact_less(a, { rounded, 1000 }) and rounded - 1 or rounded + 1
  end
  return decimals(rounded, 3)
end
