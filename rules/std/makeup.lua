-- SPDX-License-Identifier: MIT
--
-- Windows that papers name. A paper that makes up a window says so itself: in a field (make_up: 2017-04, 补课: 4月) or in its name or
-- title (补4月党课). Such a paper never counts for the window of its own date: nothing is borrowed in silence.

local signs = { { "上半年", "H1" }, { "下半年", "H2" }, { "年度", "-" }, { "年", "-" }, { "第", "" }, { "月份", "m" },
  { "月", "m" }, { "季度", "q" }, { "季", "q" }, { "日", "" }, { "週", "周" }, { "號", "" }, { "号", "" } }
local numerals = { "十二", "十一", "十", "九", "八", "七", "六", "五", "四", "三", "二", "一" }

-- "２０１７年第二季度" as "2017-2q": digits and signs that the patterns below can tell apart.
local function plain(text)
  for i = 0, 9 do text = string.gsub(text, utf8.char(0xFF10 + i), tostring(i)) end
  for i, numeral in ipairs(numerals) do
    text = string.gsub(text, numeral .. "月", 13 - i .. "月")
    text = string.gsub(text, numeral .. "季", 13 - i .. "季")
  end
  for _, sign in ipairs(signs) do text = string.gsub(text, sign[1], sign[2]) end
  return text
end

local function months(year, from, count)
  local first = host.date(year, from, 1)
  return first and { first = first, last = host.later(first, count .. " months") - 1 }
end

local thirds = { ["上旬"] = { 1, 10 }, ["中旬"] = { 11, 20 }, ["下旬"] = { 21 } }

-- The ten days of a month that a text names behind it.
local function third_of(month, year, text)
  for name, days in pairs(thirds) do
    local first = string.sub(text, 1, #name) == name and host.date(year, month, days[1])
    if first then return { first = first, last = days[2] and first + 9 or months(year, month, 1).last } end
  end
end

-- Of the calendar of weeks: the first is that of 4 January, and begins on a Monday.
local function week_of(year, number)
  local fourth = host.date(year, 1, 4)
  local monday = fourth - (fourth + 3) % 7 + (number - 1) * 7
  return { first = monday, last = monday + 6 }
end

-- "4m", "4m上旬", "12周", "W12", "2q", "Q2", "H1" at the beginning.
local function part_of_year(year, text)
  local week = string.match(text, "^(%d%d?)周") or string.match(text, "^[Ww](%d%d?)")
  if week then return week_of(year, tonumber(week)) end
  local of, rest = string.match(text, "^(%d%d?)m(.*)$")
  local third = of and third_of(tonumber(of), year, rest)
  if third then return third end
  local month = string.match(text, "^(%d%d?)m")
  if month then return months(year, tonumber(month), 1) end
  local quarter = string.match(text, "^([1-4])q") or string.match(text, "^[Qq]([1-4])")
  if quarter then return months(year, tonumber(quarter) * 3 - 2, 3) end
  local half = string.match(text, "^[Hh]([12])")
  return half and months(year, tonumber(half) * 6 - 5, 6)
end

-- "2017-04-05", "2017-04", "2017-4m", "2017-2q", "2017 Q2" at the beginning.
local function with_year(text)
  local year, month, day = string.match(text, "^(%d%d%d%d)[-/.](%d%d?)[-/.m](%d%d?)")
  local date = year and host.date(tonumber(year), tonumber(month), tonumber(day))
  if date then return { first = date, last = date } end
  local rest
  year, rest = string.match(text, "^(%d%d%d%d)[-/. ]+(.*)")
  if not year then return nil end
  return part_of_year(tonumber(year), rest) or part_of_year(tonumber(year), (string.gsub(rest, "^(%d%d?)", "%1m")))
end

-- The latest such time of year that has begun when the paper is dated.
local function without_year(text, day)
  local year = host.year(day)
  local span = part_of_year(year, text)
  return span and span.first > day and part_of_year(year - 1, text) or span
end

local function named(text, windows)
  for _, window in ipairs(windows) do
    if window.named and string.sub(text, 1, #window.key) == window.key then return window end
  end
end

local function span_at(text, row, windows)
  text = string.gsub(text, "^[ :]*", "")
  local bare = plain(text)
  return named(text, windows) or with_year(bare) or without_year(bare, row.day)
end

local function without(text, word)
  return string.sub(text, 1, #word) == word and string.sub(text, #word + 1) or text
end

-- Behind 补, 补课, 补开 or "make-up for"; other words with 补, such as 补贴, are followed by no time and say nothing.
local function span_behind_word(text, row, windows)
  for _, word in ipairs { "补", "補", "make-up", "Make-up" } do
    local _, at = string.find(text, word, 1, true)
    while at do
      local rest = string.sub(text, at + 1)
      for _, more in ipairs { "课", "課", "开", "開", "：", " ", "for" } do rest = without(rest, more) end
      local span = span_at(rest, row, windows)
      if span then return span end
      _, at = string.find(text, word, at + 1, true)
    end
  end
end

-- The span of days that a row says it makes up, or nil. A paper dated inside that span makes up nothing.
function made_up(row, windows)
  if row.row then return nil end -- a row of a register is no paper
  local field, title, name = host.makes_up(row.unit, row.record)
  if not row.day or not (field or title) then return nil end
  local span = field and span_at(field, row, windows) or span_behind_word(title, row, windows)
    or span_behind_word(name, row, windows)
  return span and (row.day < span.first or row.day > span.last) and span or nil
end

-- ---- window = "name": a paper counts in the window that it names, as a report on March does that is written in April ----

-- The window of a span that is named, which may be one of those that the period cuts; a single day names none.
local function window_of_span(span, windows)
  local inside, count = nil, 0
  for _, window in ipairs(span and span.last > span.first and windows or {}) do
    if span.first >= window.first and span.last <= window.last then return window end
    if window.first >= span.first and window.last <= span.last then inside, count = window, count + 1 end
  end
  return count == 1 and inside or nil
end

-- What is named at the beginning of a text, and how long that is.
local function named_at(text, row, windows)
  local number = string.match(text, "^%d%d%d%d[-/. ]+[QqHhWw]?%d*[-/.]?%d*[mq]?")
  if number then return window_of_span(with_year(text), windows), #number end
  return row.day and window_of_span(without_year(text, row.day), windows), 1
end

-- The window that a name or a title names; nil where it names none, or more than one.
local function named_in(text, row, windows)
  local found
  for _, window in ipairs(windows) do
    if window.named and string.find(text, window.key, 1, true) then found = found or window end
  end
  text = plain(text)
  local at = 1
  while at <= #text do
    local window, length
    if not string.find(string.sub(text, at - 1, at - 1), "%w") or at == 1 then
      window, length = named_at(string.sub(text, at), row, windows)
    end
    if window and found and window ~= found then return nil end
    found, at = window or found, at + (length or 1)
  end
  return found
end

-- The window in which a paper counts: that of its name, its title or a folder above it, else that of its day.
function window_of(row, windows)
  local title, path = host.called(row.unit, row.record)
  local found = named_in(string.match(path, "[^/]*$"), row, windows) or named_in(title, row, windows)
  for folder in string.gmatch(path, "([^/]*)/") do found = found or named_in(folder, row, windows) end
  for _, window in ipairs(windows) do
    if not found and row.day and row.day >= window.first and row.day <= window.last then found = window end
  end
  return found
end
