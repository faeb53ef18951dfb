-- SPDX-License-Identifier: MIT
--
-- 支部书记考核督查：百分制评分，另设附加分 10 分。
-- A scoring sheet of 100 points and a bonus of 10: what a branch and its secretary have done in one campaign, rated by the
-- committee above them. Numbers (JX-1 ...) are those of the source; titles are in our own words.
--
-- 怎样读这个文件：两个短横线后面是说明，程序不看。每一项写作 item { ... }，分值写在 part(分值, 检查) 里；
-- 改动数字、词语或标题，保存后重新运行 make report 即可。写错了程序会指出行号，上一次的报告不受影响。

pack {
  id = "jx2016",
  version = "1.0",
  title = "支部书记考核督查评分",
  for_units = { "branch", "committee", "higher" },
  period = campaign("2016-05-13", "2016-12-31"),
  full = 100,
  bonus_max = 10,
  -- 以基层党委的评分为准；支部自评、综合督查、媒体协查的评分并列显示，不计分。
  decides = "committee",
  decisions = {
    { about = "一项只做了一部分怎样计分", chosen = "原文未作规定。按已有材料占应有材料的比例计分，四舍五入到 0.01 分。" },
    { about = "材料的日期", chosen = "在 2016 年 5 月 13 日至 12 月 31 日之间的计入。没有日期的不计，列入“待归类材料”；在文件名或文件夹名中写上日期即可。登记表除外，见下。" },
    { about = "登记表", chosen = "党员名册、签到表、整改台账、等次表、评分表按表格的列名识别，须用 Markdown、CSV 或电子表格的表格；只有文字、没有表格的不算。登记表不看日期，没有日期的、日期在考核期以外的也计入；以前各年的台账请勿放入。" },
    { about = "会议的通知和预告", chosen = "名称写明“通知”或“（预定）”的，不算会议记录；开会以后另交记录。" },
    { about = "动员和部署合并为一次会议", chosen = "原文要求两件事，没有要求两次会。名称写“动员部署会”的，两项都算。" },
    { about = "书记带头", chosen = "看主持人、主讲人、出席人员、牵头人等栏里写明的岗位是否有“书记”；副书记不算。原文列出的五件事各占五分之一，所看的是 JX-3 至 JX-6 的同一份材料，不必另交。" },
    { about = "专题学习讨论的专题数", chosen = "原文未写数目。取“四讲四有”的四个专题：信念、规矩、道德、奉献；每个专题支部讨论和小组（或支部）学习各一次，共八份，每份 2 分。专题词须写在文件名、文件夹名或标题里，只在正文里出现的不算。" },
    { about = "既看材料又需评判的分值", chosen = "由考核人评定；有材料而未评定的，分值列为“待核”；没有任何材料可看的，失分，补上材料后再评。" },
    { about = "只靠评判的分值（1c、3c、4b）", chosen = "材料只供考核人参考，原文未写份数，有一份即可评定。" },
    { about = "计划和标准照搬照抄", chosen = "两个支部文字相同的材料列入“待归类材料”，由考核人在 1c、4a 评定时扣减，不自动扣分。" },
    { about = "“全体党员参加”", chosen = "正文有此要求，评分表未列。单列为 3d，不计分；有一次会议的签到表即可，请假的党员不计入应到人数。没有交签到表的，算缺少。" },
    { about = "没有交党员名册的", chosen = "算缺少（6b-2），不计分；每名党员的等次等名册交来再逐人核对。名册的人数少于登记的党员人数的，也列入待办；没有登记人数的，列为待核。" },
    { about = "整改到位", chosen = "台账中已完成的问题占全部问题的比例要达到 100%，未完成的列入待办；分数由考核人评定，不按比例折算。" },
    { about = "整改时限未到的问题", chosen = "台账中时限晚于报告截至日期、状态为“进行中”“整改中”“推进中”“未完成”“未整改”或空白的问题，暂不要求完成，不计入全部问题；时限到期后计入。没有写时限的，须补写，由考核人核对。" },
    { about = "班子成员的对照检查", chosen = "原文要求每名班子成员。取书记、组织委员、宣传委员三个岗位各一份。不设支委会的支部，缺少的仍会列出；分数由考核人评定，不因此扣分。" },
    { about = "党员查摆问题、评定等次", chosen = "名册中每个编号在等次表中有一行，等次是优秀、合格、基本合格、不合格之一，存在问题一栏不空。" },
    { about = "自查的次数", chosen = "原文写“定期”。取每季度一次，须有四个部分，不计分。名称写明季度的归入该季度，没有写明的按日期归入；季末后 31 日内（含）提交的算按时，以后补交的仍计入，注明逾期。" },
    { about = "转发上级推送“及时”", chosen = "取每季度至少一次，三个季度各占三分之一；按转发的日期归入季度，季度过后再转发的不补计。" },
    { about = "上级的联系点和观察员", chosen = "原文写全省百个联系点、千名观察员，是全省的总数。本级只看有没有观察员报告。" },
    { about = "媒体采访、明察暗访的次数", chosen = "原文未写。有一次即可。" },
    { about = "考核结果“及时”通报", chosen = "取 2016 年 12 月 1 日至次年 1 月 31 日（含当日）发布的通报；年中的情况通报不是考核结果，不计。" },
    { about = "党委派员加入微信群", chosen = "有加入微信群的登记即可，不逐个支部核对；还没有建群的支部由 7a 反映。" },
    { about = "批评后进、限期整改", chosen = "约谈记录和整改通知各一份，有一个支部的即可，通知须写明“限期”或“时限”。没有需要批评的支部时，说明理由并经同意后登记豁免，报告中列出。" },
    { about = "评定等次的分数线", chosen = "原文只列四个等次，没有分数线。取 90、75、60 分；书记被调整的，一律定为不合格，不看分数。" },
    { about = "附加分", chosen = "有申报材料并经评审同意才计分，最高 10 分，总分最高 110 分；没有申报的不扣分。" },
    { about = "个人情况", chosen = "党员名册、签到表和等次表只用编号，不写姓名；JX-6 只在内部版中出现。" },
  },
}

mode { id = "self", title = "支部自评" }
mode { id = "committee", title = "基层党委" }
mode { id = "comprehensive", title = "综合督查" }
mode { id = "media", title = "媒体协查" }

class { id = "branch", title = "党支部" }
class { id = "committee", title = "基层党委" }
class { id = "higher", title = "上级机关" }

section { id = "study", title = "学习教育" }
section { id = "standard", title = "标准与作用" }
section { id = "rectify", title = "查摆与整改" }
section { id = "life", title = "组织生活" }
section { id = "online", title = "网上学习" }
section { id = "special", title = "特色项目" }
section { id = "manage", title = "督查管理" }
section { id = "result", title = "结果运用" }

-- ---- 材料的种类 -------------------------------------------------------------------------------------------------
--
-- words 是文件名、文件夹名或标题里的词，先看文件名。同时含有几个词的，以最长的词为准；一样长而种类不同的，程序不猜，列入
-- “待归类材料”。所以“会议”“大会”这样人人都写的词有意取得很短，“党员大会 民主评议”就归民主评议。
-- dated = true：这一类材料要有日期，没有的也列入“待归类材料”。

kind { id = "superior", words = { "上级文件", "上级方案", "上级来文", "学习材料" }, title = "上级文件" }
kind { id = "plan", title = "工作计划", dated = true,
  words = { "工作计划", "学习教育计划", "学习教育工作计划", "学习计划", "计划", "支部实施方案", "支部学习教育方案",
    "支部学习教育实施方案", "党课计划" } }
kind { id = "study", words = { "学习记录", "集中学习", "传达学习", "学习上级方案", "理论学习" }, title = "学习记录", dated = true }
kind { id = "meeting", title = "会议记录", dated = true, template = "meeting-template.md",
  words = { "动员会", "动员大会", "动员部署会", "部署会", "研究部署", "支委会", "大会", "会议" },
  fields = { ["出席"] = { "出席人员", "出席", "参加人员", "到会人员", "参会人员", "实到" } } }
kind { id = "discussion", words = { "专题讨论", "专题学习讨论", "支部学习讨论", "学习讨论" }, title = "专题学习讨论记录", dated = true }
kind { id = "group", title = "小组（支部）学习记录", dated = true,
  words = { "小组（支部）学习记录", "小组学习", "党小组学习", "小组学习记录", "党小组学习记录", "小组学习讨论", "小组讨论", "支部学习会", "支部学习记录",
    "支部集中学习", "专题学习记录" } }
kind { id = "lecture", words = { "党课", "讲党课", "书记讲党课", "专题党课", "党课讲稿", "党课记录" }, title = "党课讲稿或记录", dated = true }
kind { id = "reflection", words = { "心得体会", "心得", "学习体会", "读书笔记" }, title = "心得体会", dated = true }
kind { id = "criteria", words = { "合格党员标准", "党员标准" }, title = "合格党员具体标准", dated = true }
kind { id = "deeds", words = { "先锋创绩", "岗位承诺", "岗位践诺", "岗位记录" }, title = "先锋创绩材料", dated = true,
  fields = { ["牵头"] = { "牵头人", "带头人" } } }
kind { id = "opinions", words = { "征求意见", "意见建议" }, title = "征求意见记录", dated = true }
kind { id = "problems", words = { "问题清单", "问题汇总", "查摆问题清单" }, title = "问题清单", dated = true }
kind { id = "rules", words = { "长效制度", "长效机制", "管理制度", "学习制度", "制度" }, title = "管理制度", dated = true }
kind { id = "life", words = { "组织生活会", "专题组织生活会" }, title = "专题组织生活会记录", dated = true }
-- 会议的通知和预告不是会议记录：词要写得比会议本身长，程序以最长的词为准
kind { id = "announced", title = "会议通知或预告", dated = true,
  words = { "会议通知", "开会通知", "组织生活会（预定）", "专题组织生活会（预定）", "组织生活会通知", "专题组织生活会通知", "组织生活会的通知",
    "专题组织生活会的通知", "民主评议（预定）", "民主评议党员（预定）", "民主评议党员大会（预定）", "民主评议通知", "民主评议党员通知",
    "民主评议党员大会通知", "民主评议的通知", "民主评议党员的通知", "民主评议党员大会的通知" } }
kind { id = "appraisal", words = { "民主评议", "民主评议党员", "民主评议党员大会" }, title = "民主评议记录", dated = true }
kind { id = "check", words = { "对照检查", "对照检查材料", "班子对照检查", "个人对照检查", "党性分析" }, title = "对照检查材料", dated = true }
kind { id = "wechat", words = { "微信群", "微信学习群", "微信群截图" }, title = "微信群截图", dated = true }
kind { id = "extracts", words = { "讨论摘录", "群内讨论" }, title = "群内讨论摘录", dated = true }
kind { id = "posts", words = { "信息上报", "好帖上报", "上报信息" }, title = "上报信息", dated = true }
kind { id = "forwarded", words = { "转发", "转发记录" }, title = "转发记录", dated = true }
kind { id = "application", words = { "申报书", "申报表" }, title = "特色项目申报书", dated = true }
kind { id = "self-check", words = { "自查", "自查报告" }, title = "自查报告", dated = true }
-- 基层党委和上级的材料
kind { id = "supervision", words = { "督导记录", "督查记录" }, title = "督导记录", dated = true }
kind { id = "attended", words = { "派员参加", "派员参加学习", "列席学习" }, title = "派员参加学习记录", dated = true }
kind { id = "joined", words = { "加入微信群", "加入支部微信群", "加入学习微信群", "微信群登记", "支部微信群登记", "入群登记" }, title = "加入微信群登记", dated = true }
kind { id = "bulletin", words = { "通报", "情况通报" }, title = "考核结果通报", dated = true }
kind { id = "interview", words = { "约谈", "约谈记录" }, title = "约谈记录", dated = true }
kind { id = "notice", words = { "整改通知", "整改通知书" }, title = "整改通知书", dated = true }
kind { id = "replaced", words = { "调整决定" }, title = "书记调整决定", dated = true }
kind { id = "combined", words = { "综合督查", "综合督查记录", "换届考察" }, title = "综合督查记录", dated = true }
kind { id = "observer", words = { "观察员报告", "联系点报告" }, title = "观察员报告", dated = true }
kind { id = "media", words = { "媒体采访", "明察暗访" }, title = "媒体协查材料", dated = true }

-- ---- 登记表 -----------------------------------------------------------------------------------------------------
--
-- Markdown、CSV 或电子表格里的表格，按列名认；columns 写各列的其他叫法，key 是一行的名字。

register { id = "roster", title = "党员名册", words = { "党员名册", "名册" }, key = "编号", personal = true,
  columns = { ["编号"] = { "党员编号", "序号" }, ["小组"] = { "党小组", "所在小组" } } }
register { id = "attendance", title = "签到表", words = { "签到表", "考勤表" }, key = "编号", personal = true,
  columns = { ["编号"] = { "党员编号", "序号" }, ["到会"] = { "是否到会", "出勤" } } }
register { id = "rectification", title = "整改台账", words = { "整改台账", "整改清单" }, key = "序号",
  columns = { ["序号"] = { "编号" }, ["问题"] = { "存在问题", "查摆问题" }, ["措施"] = { "整改措施" },
    ["责任人"] = { "责任岗位" }, ["时限"] = { "整改时限", "完成时限" }, ["状态"] = { "整改情况", "完成情况", "进展" } } }
register { id = "grades", title = "评议等次表", words = { "等次表", "民主评议等次表", "评议结果", "测评结果" }, key = "编号", personal = true,
  columns = { ["编号"] = { "党员编号", "序号" }, ["等次"] = { "评议等次", "评定等次" }, ["问题"] = { "存在问题", "查摆问题" } } }
register { id = "ratings", title = "量化评分表", words = { "评分表", "量化评分" }, key = "支部",
  columns = { ["支部"] = { "党支部", "支部名称", "单位" }, ["得分"] = { "总分", "评分" } } }

-- ---- 一、学习教育（5 + 10 + 25 分） ------------------------------------------------------------------------------
--
-- item 是评分表的一行，part(分值, 检查) 是其中的细目，分值为 0 的只检查、不计分。at_least(1, ...) 是“至少一份”。
-- JX-T：细目相加等于一项，各项相加等于 100 分，附加分最高 10 分；程序读入本文件时核对，不相等就不生成报告。

item { id = "JX-1", section = "study", points = 5, for_units = "branch", place = "01-学习教育计划",
  title = "学习教育工作计划",
  part(0, at_least(1, evidence { kind = "study", contains = { "实施方案", "学习教育方案", "上级方案" } }),
    { id = "1a", title = "学习上级方案和要求（文件名写明“学习记录”“集中学习”或“传达学习”）" }),
  part(3, at_least(1, evidence { kind = "plan", topic = "学习教育" }), { id = "1b", title = "制定工作计划" }),
  part(2, review { of = at_least(1, evidence { kind = "plan", topic = "学习教育" }), guide = "计划符合实际、有特色，没有照搬照抄",
    scale = { 2, 1, 0 } },
    { id = "1c", title = "计划符合实际、有特色" }) }

item { id = "JX-2", section = "study", points = 10, for_units = "branch", place = "02-启动工作",
  title = "动员部署与书记带头",
  -- topic 看文件名、文件夹名和标题；fields = { "出席" } 是记录里要写明出席人员
  part(5, all_of {
    { "全体党员动员", at_least(1, evidence { kind = "meeting", topic = { "动员会", "动员大会", "动员部署会" }, fields = { "出席" } }) },
    { "研究部署会议", at_least(1, evidence { kind = "meeting", topic = { "部署会", "研究部署" } }) } },
    { id = "2a", title = "动员部署" }),
  -- attended_by 看主持、主讲、出席、带队等栏里写的岗位
  part(5, all_of {
    { "学习讨论", at_least(1, evidence { kind = "discussion", attended_by = "书记" }), title = "学习讨论（与 JX-3 同一份材料）" },
    { "讲党课", at_least(1, evidence { kind = "lecture", attended_by = "书记" }), title = "讲党课（与 JX-3 同一份材料）" },
    -- any_of：几种材料有一种即可
    { "查摆问题", any_of {
      { "问题清单", at_least(1, evidence { kind = "problems", attended_by = "书记" }) },
      { "对照检查", at_least(1, evidence { kind = "check", attended_by = "书记" }) } },
      title = "查摆问题（问题清单或对照检查，与 JX-5、JX-6 同一份材料）" },
    { "民主评议", at_least(1, evidence { kind = "appraisal", attended_by = "书记" }), title = "民主评议（与 JX-6 同一份材料）" },
    { "先锋创绩", any_of {
      { "主持", at_least(1, evidence { kind = "deeds", attended_by = "书记" }) },
      { "牵头", at_least(1, evidence { kind = "deeds", where = { ["牵头"] = contains("支部书记") } }) } },
      title = "先锋创绩（书记主持或牵头，与 JX-4 同一份材料）" } },
    { id = "2b", title = "书记五个带头" }) }

item { id = "JX-3", section = "study", points = 25, for_units = "branch", place = "03-专题学习",
  title = "专题学习、党课与成效",
  -- for_each 依次检查名单里的每个词，EACH 代表轮到的那个词
  part(16, for_each({ "信念", "规矩", "道德", "奉献" }, all_of {
    { "支部讨论", at_least(1, evidence { kind = "discussion", topic = EACH }) },
    { "小组学习", at_least(1, evidence { kind = "group", topic = EACH }) } }),
    { id = "3a", title = "专题学习讨论" }),
  part(4, review { of = at_least(1, evidence { kind = "lecture" }), guide = "党课已讲，形式有创新", scale = "0..4" },
    { id = "3b", title = "讲党课" }),
  part(5, review { of = at_least(1, evidence { kind = "reflection" }), guide = "学习对党员确有作用，四个目标有体现", scale = "0..5" },
    { id = "3c", title = "学习成效" }),
  -- ratio(甲, 乙)：甲占乙的比例；exempt 是不计入乙的
  part(0, all_of {
    { "签到表", at_least(1, rows { table = "attendance" }), title = "签到表（表格，列名：编号、到会）" },
    { "到会率", ratio(rows { table = "attendance", where = { ["到会"] = { "是", "到", "到会", "√" } } }, rows { table = "attendance" },
      { at_least = 100, exempt = rows { table = "attendance", where = { ["到会"] = { "请假", "事假", "病假" } } } }) } },
    { id = "3d", title = "全体党员参加" }) }

-- ---- 二、标准与作用（20 分） ------------------------------------------------------------------------------------

item { id = "JX-4", section = "standard", points = 20, for_units = "branch", place = "04-标准与作用",
  title = "合格标准与先锋作用",
  part(10, review { of = at_least(1, evidence { kind = "criteria" }), guide = "标准具体，切合行业和岗位，没有照搬照抄", scale = "0..10" },
    { id = "4a", title = "合格党员具体标准" }),
  part(10, review { of = at_least(1, evidence { kind = "deeds" }), guide = "党员立足岗位作贡献，先锋创绩有实效", scale = "0..10" },
    { id = "4b", title = "发挥先锋作用" }) }

-- ---- 三、查摆与整改（20 分） ------------------------------------------------------------------------------------

item { id = "JX-5", section = "rectify", points = 20, for_units = "branch", place = "05-查摆整改",
  title = "查摆问题与整改",
  part(10, all_of {
    { "征求意见", at_least(1, evidence { kind = "opinions" }) },
    { "问题清单", at_least(1, evidence { kind = "problems" }) } },
    { id = "5a", title = "征求意见、查摆问题" }),
  part(10, review {
    of = all_of {
      { "建立台账", at_least(1, rows { table = "rectification" }),
        title = "建立台账（表格，列名：序号、问题、措施、责任人、时限、状态）" },
      { "全部整改", ratio(rows { table = "rectification", where = { ["状态"] = { "完成", "已完成", "已整改", "销号" } } },
        rows { table = "rectification" },
        -- 时限还没有到的问题，暂不要求完成
        { at_least = 100, exempt = rows { table = "rectification", where = { ["时限"] = ">as_of",
          ["状态"] = { "进行中", "整改中", "推进中", "未完成", "未整改", "empty" } } } }),
        title = "全部整改（更新原台账的状态，不另建台账）" } },
    guide = "问题整改到位", scale = "0..10" },
    { id = "5b", title = "整改到位" }),
  -- none：这样的行一行也不能有；where 里的 "empty" 是空白
  part(0, none(rows { table = "rectification", where = { ["措施"] = "empty" } }), { id = "5b-2", title = "每个问题都有整改措施" }),
  part(0, at_least(1, evidence { kind = "rules" }), { id = "5c", title = "建立长效制度" }) }

-- ---- 四、组织生活（15 分） --------------------------------------------------------------------------------------

item { id = "JX-6", section = "life", points = 15, for_units = "branch", place = "06-组织生活", personal = true,
  title = "组织生活会与民主评议",
  part(5, all_of {
    { "专题组织生活会", at_least(1, evidence { kind = "life" }) },
    { "民主评议党员", at_least(1, evidence { kind = "appraisal" }) } },
    { id = "6a", title = "两个会议" }),
  part(10, review {
    of = all_of {
      { "班子对照检查", at_least(1, evidence { kind = "check", topic = { "班子", "支委" } }) },
      { "班子成员对照检查", for_each({ "书记", "组织委员", "宣传委员" }, at_least(1, evidence { kind = "check", topic = EACH })) },
      { "党员评定等次", for_each(rows { table = "roster" }, at_least(1, rows { table = "grades",
        where = { ["编号"] = EACH, ["等次"] = { "优秀", "合格", "基本合格", "不合格" }, ["问题"] = "filled" } })) } },
    guide = "班子、班子成员和每名党员都查摆了问题，等次评定公正", scale = "0..10" },
    { id = "6b", title = "查摆问题、评定等次" }),
  -- 不计分：没有名册，就不知道哪一名党员没有评定。fact("members") 是 units.csv 的 members 一栏，即登记的党员人数
  part(0, ratio(rows { table = "roster" }, fact("members"), { at_least = 100 }), { id = "6b-2", title = "党员名册（表格，列名：编号、小组；每名党员一行，不写姓名）" }) }

-- ---- 五、网上学习（5 分） ---------------------------------------------------------------------------------------

item { id = "JX-7", section = "online", points = 5, for_units = "branch", place = "07-网上学习",
  title = "微信群学习",
  part(1, at_least(1, evidence { kind = "wechat" }), { id = "7a", title = "建立学习微信群" }),
  part(2, review { of = at_least(1, evidence { kind = "extracts" }), guide = "党员在群内讨论学习", scale = { 2, 1, 0 } },
    { id = "7b", title = "群内讨论" }),
  part(1, at_least(1, evidence { kind = "posts" }), { id = "7c", title = "上报好的信息" }),
  -- per = "quarter"：每个季度一份；季度没有结束的，列为“未到期”
  part(1, at_least(1, evidence { kind = "forwarded" }, { per = "quarter" }), { id = "7d", title = "及时转发上级推送" }) }

-- ---- 附加分 -----------------------------------------------------------------------------------------------------

bonus { id = "JX-8", section = "special", max = 10, for_units = "branch", place = "08-特色项目",
  title = "特色项目",
  apply = evidence { kind = "application", topic = "特色项目" },
  approved = review { guide = "申报审核：项目真实、有成效、可推广", scale = "0..10" } }

-- ---- 督查管理 ---------------------------------------------------------------------------------------------------

-- window = "name"：名称写明季度的归入该季度，如十月写的“三季度自查报告”；by = "31 days"：季末后 31 日内交
-- with_headings：四个部分各要有一个标题，标题下有内容；里层花括号列出同一部分的几种写法
item { id = "JX-M1", section = "manage", for_units = "branch", place = "09-自查",
  title = "定期自查",
  test = at_least(1, evidence { kind = "self-check",
    with_headings = { { "完成情况", "落实情况" }, { "总结", "主要做法" }, { "问题" }, { "下一步", "打算" } } }, { per = "quarter", window = "name", by = "31 days" }) }

-- 基层党委督导自己的每个下属支部；机关、学校、国企、民企各由自己的党委督导，units.csv 的 parent 一栏写明归谁管
item { id = "JX-M2", section = "manage", for_units = "committee", place = "01-督导",
  title = "督导全覆盖",
  part(0, for_each(units { class = "branch", of = "child" }, at_least(1, evidence { kind = "supervision", topic = EACH })),
    { id = "M2a", title = "督导每个支部" }),
  part(0, for_each(units { class = "branch", of = "child" },
    at_least(1, rows { table = "ratings", where = { ["支部"] = EACH, ["得分"] = "filled" } })),
    { id = "M2b", title = "量化评分每个支部（评分表，列名：支部、得分）" }),
  part(0, all_of {
    { "派员参加学习", at_least(1, evidence { kind = "attended" }) },
    { "加入微信群", at_least(1, evidence { kind = "joined" }) } },
    { id = "M2c", title = "派员参加学习、加入微信群" }) }

item { id = "JX-M3", section = "manage", for_units = "higher", place = "01-综合督查",
  title = "综合督查",
  part(0, at_least(1, evidence { kind = "combined" }), { id = "M3a", title = "纳入综合督查和换届考察" }),
  part(0, at_least(1, evidence { kind = "observer" }), { id = "M3b", title = "联系点和观察员跟踪" }) }

item { id = "JX-M4", section = "manage", for_units = "higher", place = "02-媒体协查",
  title = "媒体协查",
  test = at_least(1, evidence { kind = "media" }) }

-- ---- 结果运用 ---------------------------------------------------------------------------------------------------

-- 考核结果在考核期末以后才有，所以年中的通报不计，次年 1 月的计入
local published = campaign("2016-12-01", "2017-01-31")

item { id = "JX-R", section = "result", for_units = "committee", place = "02-结果运用",
  title = "通报、表扬与限期整改",
  part(0, at_least(1, evidence { kind = "bulletin", when = published }, { by = "2017-01-31" }), { id = "R1", title = "通报考核结果" }),
  part(0, at_least(1, evidence { kind = "bulletin", contains = "表扬", when = published }, { by = "2017-01-31" }), { id = "R2", title = "表扬先进" }),
  part(0, all_of {
    { "约谈", at_least(1, evidence { kind = "interview" }) },
    { "限期整改", at_least(1, evidence { kind = "notice", contains = { "限期", "时限" } }) } },
    { id = "R3", title = "批评后进、限期整改" }) }

-- JX-R4：书记被调整的，年度等次定为不合格，不看分数
grade { of = "score", bands = { { 90, "优秀" }, { 75, "合格" }, { 60, "基本合格" }, { 0, "不合格" } },
  override = { { "不合格", evidence { kind = "replaced" }, why = "书记未履行职责，已被调整" } } }
