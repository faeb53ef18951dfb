-- SPDX-License-Identifier: MIT
--
-- What the vocabulary says to people: the labels of leaves, in each language of reports.
-- {1} {2} ... are filled in by say().

local sentences = {
  en = {
    colon = ": ", comma = ", ", ["or"] = " or ", semicolon = "; ", between_quoted = "”, “", or_quoted = "” or “",
    lacks_words = "does not mention “{1}”", lacks_topic = "“{1}” is not in its name, title or headings", has_words = "mentions “{1}”",
    topic_in_text = "“{1}” stands in its text alone, not in its name, title or headings",
    lacks_day = "no date", lacks_person = "“{1}” is not among those who took part", lacks_persons = "does not say who took part", lacks_case = "not for “{1}”",
    lacks_link = "does not name what it belongs to, nor its number", lacks_folder = "not in “{1}”", lacks_name = "“{1}” is not in its name",
    lacks_weekday = "not on a {1}", lacks_photo = "no photo", lacks_table = "no table", cell_is = "“{1}” is “{2}”", cell_blank = "“{1}” is empty", lacks_value = "“{1}” is not what is asked for",
    candidate = "{1}, or {2}", candidates = "{1}, or one of {2} others",
    each_of = "each of {1} papers: {2}", no_base = "there is nothing that it could belong to: {1}",
    paper = "Paper", on = "{1} on “{2}”", with = "{1} with {2}", under = "{1} in “{2}”", named = "{1} named “{2}”", photo = "photo", table_ = "table",
    heading = "a section “{1}”", field = "“{1}” filled in", lacks_field = "“{1}” is not filled in", lacks_heading = "no section “{1}”", saying = "{1} that mentions “{2}”",
    on_saying = "{1} on “{2}” that mentions “{3}”", not_saying = "{1} that does not mention “{2}”",
    but_not = "{1} (“{2}” does not count)",
    more_of = "{1}: one more in one of {2}", entry = "{1}: a dated entry", of_n = "{1} ({2} of {3})", since = "{1}, dated {2} or later", before = "{1}, by {2}",
    after = "{1}, by {2} ({3} after {4})", not_before = "{1}, not before {2}", counted_from = "{1} after {2}",
    not_since = "{1} is before {2}", dated_until = "{1}, dated {2} or earlier", dated_between = "{1}, dated {2} to {3}",
    late_received = "due {1}, received {2}", late_dated = "due {1}, dated {2}", still_open = "due {1}, not here on {2}", late_by = "{1} late, {2}", held_back = "{1} held back with {3} late; {2} more for each other", day_off = "{1} is a day off",
    broken_link = "Link to be corrected: {1}", empty_paper = "Paper to be written: {1}", exception = "To be put right: {1}", to_check = "To be looked at: {1}",
    row = "Row of {1}", where = "{1} where {2}", row_where = "Row of {1} where {2}", empty = "empty",
    cell_has = "“{1}” contains “{2}”", cell_filled = "“{1}” filled in", cell_compares = "“{1}” {2}",
    case = "{1} for “{2}”", attended = "{1} attended by {2}", linked = "{1} that names its {2}", unlike = "{1}, not copied",
    earlier_of = "{1}, in the last period", change_of = "{1}, change since the last period", growth_of = "{1}, growth since the last period",
    earlier_ago = "{1}, {2} before", change_ago = "{1}, change on {2} before", growth_ago = "{1}, growth on {2} before",
    earlier_period = "result of the last period", earlier_period_ago = "result of the period {1} before", streak = "Periods in a row in which it was met",
    streak_of = "Periods in a row in which {1} was met", streak_grade = "Periods in a row with the grade {1}",
    sample = "{1}, {2} of them by lot (seed {3})",
    cell = "{1}, {2}: “{3}”", and_more = "{1} and {2} more", readable = "{1} readable", not_read = "{1}; not readable: {2}",
    cleared = "Nothing to be put right: {1}",
    same_as = "{1}, the same as {2}", outside = "there is one of {2}, outside the period: {1}",
    unread = "Rows to be looked at: {1}", no_fact = "The unit's number “{1}” has to be given",
    no_fact_but = "The unit's “{1}” is given as “{2}”: a number is asked for, from 0 to 100,000,000,000",
    no_whole_but = "The unit's “{1}” is given as “{2}”: a whole number is asked for, from 0 to 100,000,000,000",
    no_day_but = "The day is not set: the unit's “{1}” is given as “{2}”, which is no date such as 2017-07-05",
    no_day = "The day is not set: give the unit's “{1}”", cell_empty = "{1}: “{2}” is empty, fill it in",
    cell_no_day = "{1}: “{2}” is “{3}”, which is no whole date: write it as 2017-07-05",
    cell_no_value = "{1}: “{2}” is “{3}”, which does not compare with {4}",
    cell_no_number = "{1}: “{2}” is “{3}”, which is neither a number nor a date",
    cell_unlisted = "{1}: “{2}” is “{3}”, which is none of: {4}",
    cell_share = "{1}: “{2}” is “{3}” beside {4}: write {5} where it is a share of 1, else {6}",
    large = "more than 900,000,000,000",
    cell_large = "{1}: “{2}” is “{3}”, more than the 900,000,000,000 that are reckoned with",
    every_day = "{1}, every day", every_week = "{1}, every week", every_month = "{1}, every month",
    lacking_day = "{1} days lack one: {2}", lacking_week = "{1} weeks lack one: {2}", lacking_month = "{1} months lack one: {2}",
    no_broken_link = "No broken links", no_empty_paper = "No empty papers", none = "No exceptions",
    lies_before = "{1}, before {2}: correct the day if it is wrong, else say why", latest = "the latest is of {2} ({1})",
    lies_behind = "{1}, behind {2}: correct the day if it is wrong, else say why", no_column = "{1}: the table has no column “{2}”, add it",
    on_day = "{1}, on {2}", on_day_shift = "{1}, on {2} or at most {3} from it",
    on_day_work = "{1}, on {2} for {3}, a day off",
    on_day_month = "{1}, on {2} or another day of that month", instead_of = "{1}, not {2}",
    max_gap = "{1}: no gap longer than {2}", gap = "{1}–{2}: {3} days", gap_first = "{1} (beginning)", gap_last = "{1} (so far)", gap_end = "{1} (end)", day = "1 day", days = "{1} days",
    ["working day"] = "1 working day", ["working days"] = "{1} working days", week = "1 week", weeks = "{1} weeks", month = "1 month",
    months = "{1} months", year = "1 year", years = "{1} years",
    at_most = "{1}: at most {2}", ratio = "{1}: share of {2}",
    quota_least = "{1}: at least {2} of {3} ({4})", quota_most = "{1}: at most {2} of {3} ({4})",
    rows_least = "{1}: at least {4} of {2} rows where {3}", rows_most = "{1}: at most {4} of {2} rows where {3}",
    rows_all = "{1}: each of {2} rows where {3}", not_these = "not yet: {1}",
    quota_least_of = "{1}: at least {2} of {3}", quota_most_of = "{1}: at most {2} of {3}", quota_both_of = "{1}: {2} to {5} of {3}",
    quota_both = "{1}: {2} to {5} of {3} ({4})", quota_exact = "{1}: exactly {2}", exempt = "{1}, {2} exempt",
    share_least = "{1}: at least {2} of {3}", share_most = "{1}: at most {2} of {3}",
    count_of = "number of: {1}", total_of = "{1} in all: {2}", percent_of = "{1}: share of {2}", tariff_of = "{1}, by {2}",
    bracketed = "({1})", above_of = "{1} above {2}", mean_of = "mean of {1}", capped_of = "{1}, at most {2}", units = "units",
    named_window = "{1}: the name says {2}, the day lies in another",
    measure_both = "{1}: {2} to {3}", bound_least = "at least {1}", bound_most = "at most {1}", bound_more = "more than {1}", bound_less = "less than {1}",
    review = "Review", sampled = "{1} (look at {2})",
    check = "To be put right", noted = "{1} ({2})", lacking = "“{1}” ({2})",
    on_weekday = "{1} on a {2}", monday = "Monday", tuesday = "Tuesday", wednesday = "Wednesday", thursday = "Thursday",
    friday = "Friday", saturday = "Saturday", sunday = "Sunday",
  },
  ["zh-Hans"] = {
    colon = "：", comma = "、", ["or"] = "或", semicolon = "；", between_quoted = "”“", or_quoted = "”或“",
    lacks_words = "未写明“{1}”", lacks_topic = "未在名称、标题中写明“{1}”", has_words = "提及“{1}”",
    topic_in_text = "只在正文中写有“{1}”，名称和标题中没有",
    lacks_day = "无日期", lacks_person = "未写明“{1}”参加", lacks_persons = "未写明参加人员", lacks_case = "未写明“{1}”",
    lacks_link = "未写出所对应材料的名称或文号", lacks_folder = "不在“{1}”中", lacks_name = "未在文件名、文件夹名中写明“{1}”",
    lacks_weekday = "日期不是{1}", lacks_photo = "缺照片", lacks_table = "缺表格", cell_is = "“{1}”为“{2}”", cell_blank = "“{1}”未填写", lacks_value = "未在“{1}”中写明所要求的内容",
    candidate = "{1}，或 {2}", candidates = "{1}，或另外 {2} 份中的一份",
    each_of = "{1} 份材料均{2}", no_base = "尚无它应对应的{1}",
    paper = "材料", on = "关于“{2}”的{1}", with = "{1}（含{2}）", under = "“{2}”中的{1}", named = "名称含“{2}”的{1}", photo = "照片", table_ = "表格",
    heading = "“{1}”一节", field = "“{1}”栏", lacks_field = "未填写“{1}”", lacks_heading = "缺“{1}”一节", saying = "写明“{2}”的{1}", on_saying = "关于“{2}”并写明“{3}”的{1}",
    not_saying = "未提及“{2}”的{1}", but_not = "{1}（“{2}”不算）",
    more_of = "{1}：{2}中还需有一段", entry = "{1}中带日期的条目", of_n = "{1}（第 {2} 项，共 {3} 项）", since = "{1}，日期不早于 {2}", before = "{1}，不晚于 {2}",
    after = "{1}，不晚于 {2}（“{4}”之后 {3}）", not_before = "{1}，不早于 {2}", counted_from = "“{2}”之后 {1}", not_since = "{1}，早于 {2}",
    dated_until = "{1}，日期不晚于 {2}", dated_between = "{1}，日期在 {2} 至 {3} 之间",
    late_received = "期限 {1}，{2} 收到", late_dated = "期限 {1}，材料日期 {2}", still_open = "期限 {1}，至 {2} 未交", late_by = "迟 {1}，{2}", held_back = "暂扣 {1} 分（含迟 {3}）；此后每再迟 {3}再扣 {2} 分", day_off = "{1} 休息，顺延",
    broken_link = "需更正的链接：{1}", empty_paper = "需补写的材料：{1}", exception = "需整改：{1}", to_check = "待核对：{1}",
    row = "{1}中的记录", where = "{1}（{2}）", row_where = "{1}中{2}的记录", empty = "为空",
    cell_has = "“{1}”含“{2}”", cell_filled = "已填写“{1}”", cell_compares = "“{1}”{2}",
    case = "“{2}”的{1}", attended = "{2}参加的{1}", linked = "{1}（须写出所对应的{2}的名称或文号）", unlike = "{1}（不得雷同）",
    earlier_of = "上期的{1}", change_of = "{1}较上期的变化", growth_of = "{1}较上期的增长", earlier_period = "上期结果",
    earlier_ago = "{2}前同期的{1}", change_ago = "{1}较{2}前同期的变化", growth_ago = "{1}较{2}前同期的增长", earlier_period_ago = "{1}前同期结果",
    streak = "连续符合的期数", streak_of = "{1} 连续符合的期数", streak_grade = "连续评为{1}的期数",
    sample = "{1}，随机抽取 {2} 份（种子 {3}）",
    cell = "{1} “{2}”栏“{3}”", and_more = "{1}等，另有{2}处", readable = "可读取的合计{1}", not_read = "{1}；无法读取：{2}",
    cleared = "经查看无需整改：{1}",
    same_as = "{1} 与 {2} 相同", outside = "有一份日期为 {2}，不在考核期间内：{1}",
    unread = "需人工查看的记录：{1}", no_fact = "需提供本单位的“{1}”数",
    no_fact_but = "本单位的“{1}”填写为“{2}”，不是 0 至 100,000,000,000 的数，需更正",
    no_whole_but = "本单位的“{1}”填写为“{2}”，不是 0 至 100,000,000,000 的整数，需更正",
    no_day_but = "日期未定：本单位的“{1}”填写为“{2}”，不是 2017-07-05 这样的日期，需更正", no_day = "日期未定：需填写本单位的“{1}”",
    cell_empty = "{1}：“{2}”为空，请填写",
    cell_no_day = "{1}：“{2}”为“{3}”，不是完整日期，请写成 2017-07-05 的格式",
    cell_no_value = "{1}：“{2}”为“{3}”，无法与 {4} 比较",
    cell_no_number = "{1}：“{2}”为“{3}”，既不是数也不是日期",
    cell_unlisted = "{1}：“{2}”为“{3}”，应填：{4}",
    cell_share = "{1}：“{2}”为“{3}”，要求为 {4}：如指占 1 的比例请写 {5}，否则请写 {6}",
    large = "超过可计算的 900,000,000,000",
    cell_large = "{1}：“{2}”为“{3}”，超过可计算的 900,000,000,000",
    every_day = "{1}，每天都有", every_week = "{1}，每周都有", every_month = "{1}，每月都有",
    lacking_day = "缺 {1} 天：{2}", lacking_week = "缺 {1} 周：{2}", lacking_month = "缺 {1} 个月：{2}",
    no_broken_link = "没有失效链接", no_empty_paper = "没有空白材料", none = "没有不符合的情况",
    lies_before = "{1}，早于 {2}：日期有误的请更正，无误的请说明情况", latest = "最近的日期为 {2}（{1}）",
    lies_behind = "{1}，晚于 {2}：日期有误的请更正，无误的请说明情况", no_column = "{1}：表中没有“{2}”栏，请补上",
    on_day = "{1}，{2} 当日", on_day_shift = "{1}，{2} 前后 {3}内",
    on_day_work = "{1}，{2}（{3} 休息，顺延）", on_day_month = "{1}，{2} 或当月其他日期",
    instead_of = "{1}，应为 {2}", max_gap = "{1}：间隔不超过 {2}", gap = "{1}–{2}：{3} 天", gap_first = "{1}（期初）", gap_last = "{1}（截至日）", gap_end = "{1}（期末）", day = "1 天", days = "{1} 天",
    ["working day"] = "1 个工作日", ["working days"] = "{1} 个工作日", week = "1 周", weeks = "{1} 周",
    month = "1 个月", months = "{1} 个月", year = "1 年", years = "{1} 年",
    at_most = "{1}：不超过 {2}", ratio = "{1}：占{2}的比例",
    quota_least = "{1}：{4}共 {3}，应不少于 {2}", quota_most = "{1}：{4}共 {3}，应不超过 {2}",
    quota_least_of = "{1}：总数 {3}，应不少于 {2}", quota_most_of = "{1}：总数 {3}，应不超过 {2}", quota_both_of = "{1}：总数 {3}，应为 {2} 至 {5}",
    quota_both = "{1}：{4}共 {3}，应为 {2} 至 {5}", rows_least = "{1}共 {2} 行，其中{3}的应不少于 {4} 行",
    rows_most = "{1}共 {2} 行，其中{3}的应不超过 {4} 行", rows_all = "{1}共 {2} 行，应每行{3}", not_these = "尚缺：{1}", quota_exact = "{1}：应为 {2}", exempt = "{1}，已扣除 {2}",
    share_least = "{1}：不少于{3}的 {2}", share_most = "{1}：不超过{3}的 {2}",
    count_of = "{1}的数量", total_of = "{2}的{1}合计", percent_of = "{1}占{2}的比例", tariff_of = "{1}（按{2}计）",
    bracketed = "（{1}）", above_of = "{1}超过 {2} 的部分", mean_of = "{1}的平均值", capped_of = "{1}（最多 {2}）", units = "单位",
    named_window = "{1}：名称写的是 {2}，日期在别的时段",
    measure_both = "{1}：{2} 至 {3}", bound_least = "不少于 {1}", bound_most = "不超过 {1}", bound_more = "大于 {1}", bound_less = "小于 {1}",
    review = "人工评定", sampled = "{1}（抽查数：{2}）",
    check = "需整改", noted = "{1}（{2}）", lacking = "“{1}”（{2}）",
    on_weekday = "{2}的{1}", monday = "星期一", tuesday = "星期二", wednesday = "星期三", thursday = "星期四", friday = "星期五",
    saturday = "星期六", sunday = "星期日",
  },
}

-- "{1} on “{2}”" as { "", 1, " on “", 2, "”" }; `places` says how many there are where they come in their order; a sentence without
-- places as it is.
local function pieces_of(sentence)
  local pieces = {}
  for text, number in string.gmatch(sentence .. "{0}", "(.-){(%d)}") do
    pieces[#pieces + 1], pieces[#pieces + 2] = text, tonumber(number)
  end
  pieces[#pieces] = nil -- the end
  if #pieces == 1 then return sentence end
  local count = #pieces // 2
  for i = 1, count do
    if pieces[2 * i] ~= i then return pieces end
  end
  pieces.places = count
  return pieces
end

local function sentence_of(name)
  local known = host.known(sentences)
  if not known[name] then known[name] = pieces_of(host.written((sentences[host.language()] or sentences.en)[name])) end
  return known[name]
end

-- say("of_n", "minutes", 1, 3) gives "minutes (1 of 3)".
function say(name, ...)
  local pieces = sentence_of(name)
  if type(pieces) == "string" then return pieces end
  local places, a, b, c = pieces.places, ...
  if places == 1 then return pieces[1] .. a .. pieces[3] end
  if places == 2 then return pieces[1] .. a .. pieces[3] .. b .. pieces[5] end
  if places == 3 then return pieces[1] .. a .. pieces[3] .. b .. pieces[5] .. c .. pieces[7] end
  local values, list = { ... }, {}
  for i = 1, #pieces do list[i] = pieces[i] end
  for i = 2, #pieces, 2 do list[i] = values[pieces[i]] or tostring(values[pieces[i]]) end
  return table.concat(list)
end

-- "90 days", "3 months" in the report's language.
function span_words(span)
  local number, unit = string.match(span, "^(%d+) (.-)s?$")
  return say(number == "1" and unit or unit .. "s", number)
end

-- "a, b"
function listed(words, between)
  return table.concat(words, say(between or "comma"))
end

-- The pieces of a wording that are written in the report's script; all of them where none is.
local function pieces_in_script(wording)
  local all, own = {}, {}
  for piece in string.gmatch(wording, "[^|]+") do
    local plain, shown = not string.find(piece, "[\x80-\xff]"), host.pick(piece)
    all[#all + 1] = shown
    if plain == (host.language() == "en") then own[#own + 1] = shown end
  end
  return #own > 0 and own or all
end

local function alternatives_shown(pieces, between, before_last)
  local last = table.remove(pieces) or ""
  if #pieces == 0 then return last end
  return table.concat(pieces, say(between)) .. say(before_last) .. last
end

function quoted_alternatives(texts) return alternatives_shown(texts, "between_quoted", "or_quoted") end

local shown_wordings, plain_wordings = {}, {} -- stand for what is known of texts

-- Each word that would do: "install|安装|set up" stands inside quotation marks as install” or “set up, so that its sentence makes “install”
-- or “set up” of it. EACH shows the member in hand.
function shown_wording(wording, each)
  if wording == EACH then return type(each) == "table" and each.label or host.pick(each) end
  if type(wording) == "table" then return host.column(each, wording.column) end
  local known = host.known(shown_wordings)
  if not known[wording] then known[wording] = alternatives_shown(pieces_in_script(wording), "between_quoted", "or_quoted") end
  return known[wording]
end

-- The same for a sentence that has no quotation marks around it: "chair, deputy or secretary".
function plain_wording(wording, each)
  if type(wording) == "table" then return shown_wording(wording, each) end
  local known = host.known(plain_wordings)
  if not known[wording] then known[wording] = alternatives_shown(pieces_in_script(wording), "comma", "or") end
  return known[wording]
end
