-- SPDX-License-Identifier: MIT
--
-- What the vocabulary refuses, in Chinese: by the English text that host.refuse is called with while a pack is loaded, and stop while a rule runs. {1}, {2} stand for what a pack wrote.

local chinese = {
  -- what cannot stand together, what is lacking
  ["at_least is more than at_most"] = "at_least 大于 at_most",
  ["at_least is more than 100 in 100"] = "at_least 超过百分之百",
  ["at_most is less than the number asked for"] = "at_most 小于所要求的份数",
  ["bands and gives cannot stand together"] = "bands 与 gives 不能同时使用",
  ["begun needs per = \"point\""] = "begun 须与 per = \"point\" 同用",
  ["by and per cannot stand together"] = "by 与 per 不能同时使用",
  ["beside by, shift is \"working day\""] = "与 by 同用时，shift 只能为 \"working day\"",
  ["beside per, by is a span from the end of the window on, such as by = \"5 days\""] =
    "与 per 同用时，by 须写从时段结束起算的天数，如 by = \"5 days\"",
  ["by = \"{1}\" needs per: the span runs from the end of each window"] = "by = \"{1}\" 须与 per 同用：从各时段结束起算",
  ["by beside per cannot stand with on_day or every"] = "与 per 同用的 by 不能再与 on_day、every 同时使用",
  ["of a list one condition is enough, so every value meets it; between two bounds is \">100 and <=300\""] = "列表中符合一项即可，这样任何值都符合；介于两者之间写作 \">100 and <=300\"",
  ["window needs per: which of its windows a paper counts in"] = "window 须与 per 同用：说明材料计入哪一时段",
  ["window = \"name\" stands with evidence { ... }, without on_day, every and make_up"] = "window = \"name\" 只与 evidence { … } 同用，不能与 on_day、every、make_up 同用",
  ["enough needs per: it is so many of its windows"] = "enough 须与 per 同用：指其中若干时段",
  ["beside enough one paper a window is asked for: at_least(1, ...)"] = "与 enough 同用时每段只要求一份：at_least(1, …)",
  ["every and on_day cannot stand together"] = "every 与 on_day 不能同时使用",
  ["every = \"{1}\" needs a longer per, such as per = \"month\""] = "every = \"{1}\" 须与更长的 per 同用，如 per = \"month\"",
  ["gives = \"share\" needs at_least above 0"] = "gives = \"share\" 须写大于 0 的 at_least",
  ["last cannot stand with by, per or max_gap"] = "last 不能与 by、per、max_gap 同时使用",
  ["make_up needs per"] = "make_up 须与 per 同用",
  ["on_day needs per = \"month\""] = "on_day 须与 per = \"month\" 同用",
  ["per = \"{1}\" needs a measure or a ratio"] = "per = \"{1}\" 只能用于 measure 或 ratio",
  ["shift needs on_day or by"] = "shift 须与 on_day 或 by 同用",
  ["streak goes by an item or by grades: give one"] = "streak 看考核项或看等次：只写一种",
  ["since and per cannot stand together"] = "since 与 per 不能同时使用",
  ["since cannot stand with per, last or max_gap"] = "since 不能与 per、last、max_gap 同时使用",
  ["since is later than by"] = "since 晚于 by",
  ["with per each window is met or not: bands and gives stand alone"] = "写了 per，每段只分符合与不符合：bands 和 gives 不能与它同时使用",
  ["give above, below, bands or share_of_best"] = "须写 above、below、bands 或 share_of_best",
  ["share_of_best goes by the best of the class, above, below and bands by its mean: give one"] =
    "share_of_best 与同类最好的相比，above、below、bands 与平均相比：只写一种",
  ["give apply = a set and approved = review { ... }, or points = a quantity"] = "须写 apply = 集合 和 approved = review { … }，或 points = 数量",
  ["give {1} or {2}: each is a bound on the same side"] = "{1} 与 {2} 是同一侧的界限，只写一个",
  ["gives = \"share\" goes by at_least"] = "gives = \"share\" 以 at_least 为准",
  ["steps are counted from at_least or at_most"] = "按步扣分以 at_least 或 at_most 为起点",
  ["give at_least or at_most"] = "须写 at_least 或 at_most",
  ["give at_least, at_most, bands or gives = \"value\""] = "须写 at_least、at_most、bands 或 gives = \"value\"",
  ["give a column, or cells such as cell(\"number\") * cell(\"price\")"] = "须写一个栏目，或 cell(\"数量\") * cell(\"单价\") 之类的数",
  ["give top or bottom, how many places, or grade, who has one of these"] = "须写 top 或 bottom（取几名），或 grade（哪些等次的列入）",
  ["give weight or counts: both say how much the section counts"] = "weight 与 counts 只写一个：两者都是该部分计多少分",
  ["once is for lower: give both"] = "once 用于 lower：请一并写出",
  ["give zero = ..., grade = ..., lower = ... or unranked = true: what follows when it holds"] =
    "须写 zero = …、grade = …、lower = … 或 unranked = true：成立时有何后果",
  ["say which one: {1}(2017, 1), or {1}()"] = "须写明是哪一个：{1}(2017, 1)，或 {1}()",
  ["zero_if needs why = \"...\", which reports print"] = "zero_if 须写 why = \"…\"，报告会印出",
  -- sets, rows, windows
  ["\"{1}\" compares with neither a number nor a date"] = "“{1}”既不能与数比较，也不能与日期比较",
  ["\"{1}\" is no day of the week; write \"monday\" to \"sunday\""] = "“{1}”不是星期几；请写 \"monday\" 至 \"sunday\"",
  ["no word of contains or lacks stands in \"{1}\"; for papers that do not say it write lacks = \"{1}\""] =
    "“{1}”中没有 contains 或 lacks 的词；要的是不写“{1}”的材料，请写 lacks = \"{1}\"",
  ["a sample is drawn from a set, not from a sample"] = "只能从集合中抽取，不能从抽取的结果中再抽",
  ["a step is evidence { ... }, not rows"] = "步骤须写 evidence { … }，不能写 rows",
  ["the name \"{1}\" stands twice"] = "名称“{1}”出现两次",
  ["the set behind linked_to takes no linked_to of its own"] = "linked_to 中的集合不能再写 linked_to",
  ["the window \"{1}\" begins before the one above it has ended"] = "时段“{1}”的起日早于上一时段的止日",
  ["the window \"{1}\" ends before it begins"] = "时段“{1}”的止日早于起日",
  ["there is no such period"] = "没有这样的期间",
  ["there are two halves in a year"] = "一年只有两个半年",
  ["there are four quarters in a year"] = "一年只有四个季度",
  ["use none(...) for this set"] = "这种集合请用 none(…)",
  ["what compares two cells stands alone, not in a list"] = "两格相比较的条件须单独写，不能写在列表中",
  ["with takes \"photo\" and \"table\""] = "with 只能写 \"photo\" 和 \"table\"",
  ["write rows { table = \"...\" }: each row of a roster is a member"] = "请写 rows { table = \"…\" }：名册的每一行就是一个成员",
  -- points
  ["a better place brings less: last goes from the last place up"] = "名次较好反而得分较少：last 须从最后一名往前写",
  ["a better place brings less: points go from the first place down"] = "名次较好反而得分较少：points 须从第一名往后写",
  ["a measure with bands or gives, or a deduct, stands in a part of its own"] = "带 bands 或 gives 的 measure 以及 deduct 须单独成为一个 part",
  ["within a test a review is decided by yes or no: it has a guide and a method alone"] =
    "检查之内的 review 逐项评是或否，只能写 guide 和 method",
  ["a review within a test stands in the test of an item or a part"] = "检查之内的 review 只能用于 item 或 part 的检查",
  ["give min = ..., the least that it can come to: without it a bonus takes nothing away"] =
    "请写 min = …（最低到多少分）：不写 min 的 bonus 只加不扣",
  ["min is for points = a quantity: what is applied for takes nothing away"] =
    "min 只用于 points = 数量：申报的附加分不扣分",
  ["apart is for ballots: give combine too"] = "apart 只用于选票：须同时写 combine",
  ["{1} stands in an item: name the item here"] = "{1} 在考核项之内：这里请写该考核项的编号",
  ["give points or bands"] = "须写 points 或 bands",
  ["bands and points cannot stand together: either shares of the places bring points, or single places do"] =
    "bands 与 points 不能同时使用：要么按名次所占比例给分，要么按单个名次给分",
  ["apply and points cannot stand together: the papers behind points are what is handed in"] =
    "apply 与 points 不能同时使用：points 所数的材料就是所申报的材料",
  ["bands stand from the best to the poorest, with points that do not grow: from great to small, with at_most alone from small to great"] =
    "bands 须从最好写到最差，分值不能变大：数从大到小，只有 at_most 时从小到大",
  ["bands with `to` stand from the best to the poorest, each with all of the one before it, with points that do not grow"] =
    "带 to 的 bands 须从最好写到最差，每一档都包含前一档，分值不能变大",
  ["each test needs its class in front, as in { \"school\", test }"] = "每个检查前面须写类别，如 { \"school\", 检查 }",
  ["either all tests bring points of their own in the same way, with one floor, or none does"] =
    "各检查要么都以同一方式自行给分（floor 也相同），要么都不自行给分",
  ["ballots needs combine too: it says what many marks come to"] = "ballots 须同时写 combine，说明多票如何合计",
  ["of completion there are no points"] = "完成率没有分数",
  ["a completion is in per cent: give at_least = 75"] = "完成率按百分比计：请写 at_least = 75",
  ["of completion there is a rank, but no mean"] = "完成率只有名次，没有平均值",
  ["one mode approves; weights of modes are for items"] = "由一种评分方式批准；各方式的权重只用于考核项",
  ["one mode decides; weights of modes are for items"] = "由一种评分方式决定；各方式的权重只用于考核项",
  ["the bands of the measure bring more than its {1} points"] = "measure 的 bands 超过了其 {1} 分",
  ["gives, each and bands: a mark becomes points in one way"] = "gives、each、bands 只能写一种：所评的数按一种方式换成分数",
  ["gives = \"share\" needs the scale of the mark, such as \"0..100\""] = "gives = \"share\" 须写评分的 scale，如 \"0..100\"",
  ["the class \"{1}\" stands twice"] = "类别“{1}”出现两次",
  ["the period needs a fixed beginning and end"] = "期间须有确定的起止日期",
  ["weight_of_mode and decides cannot stand together: either one mode counts, or several do"] =
    "weight_of_mode 与 decides 不能同时使用：要么以一种方式为准，要么几种方式合计",
  ["weight_of_mode mixes points; each and bands make a mark into points"] = "weight_of_mode 合计的是分数；each 和 bands 是把所评的数换成分数",
  -- what stops a rule
  ["these numbers grow too large to be exact"] = "数值过大，无法精确计算",
  ["a check gives true, false or a list of { \"what\", done = ... }"] = "check 须返回 true、false 或由 { \"事项\", done = … } 组成的列表",
  ["period = \"limit\" goes over evidence { ... } or rows { ... }"] = "period = \"limit\" 用于 evidence { … } 或 rows { … }",
  ["period = \"limit\" needs by = after(EACH, ...) or by = column(...) in the test"] =
    "period = \"limit\" 需要检查中有 by = after(EACH, …) 或 by = column(…)",
  ["after(EACH, ...) stands outside of for_each over papers or rows"] = "after(EACH, …) 只能写在逐份材料或逐行的 for_each 之内",
  ["ago = \"{1}\" needs a pack or an assessment with a period"] = "ago = \"{1}\" 要求方案或考核写明考核期",
  ["{1}(...) compares whole periods: it stands in a measure without per and since"] =
    "{1}(…) 比较的是整个考核期，只能写在不带 per、since 的 measure 中",
  ["cell(...) stands outside of where, total and for_each(rows { ... }, ...)"] =
    "cell(…) 只能写在 where、total 和 for_each(rows { … }, …) 之内",
}

-- "the name \"{1}\" stands twice" as a pattern that finds what stands for {1}.
local function pattern_of(english)
  local plain = string.gsub(english, "[%(%)%.%%%+%-%*%?%[%]%^%$]", "%%%0")
  return "^" .. string.gsub(plain, "{%d}", "(.*)") .. "$"
end

local function in_chinese(text)
  if chinese[text] then return chinese[text] end
  for english, translated in pairs(chinese) do
    local found = string.find(english, "{1}", 1, true) and { string.match(text, pattern_of(english)) } or {}
    if #found > 0 then return (string.gsub(translated, "{(%d)}", function(number) return found[tonumber(number)] end)) end
  end
  return text
end

local refuse = host.refuse

local function in_language(text)
  return host.language() == "en" and text or host.written(in_chinese(text))
end

-- In English and, on a line below, in Chinese where that is known: who reads the message decides.
function host.refuse(node, text, field)
  local translated = in_chinese(text)
  return refuse(node, translated ~= text and text .. "\n" .. translated or text, field)
end

-- A rule that cannot go on, at the author's own line.
function stop(text)
  error(in_language(text), 0)
end
