-- SPDX-License-Identifier: MIT
--
-- 学习教育常态化制度化：一个镇全年的工作要求，按月、按季、按半年、按年逐项对照，不打分。
-- A town's plan for one year: what the town, its villages, organs, enterprises and schools owe by month, quarter, half year and
-- year. No points. Numbers (GB-3.1.1 ...) are those of the source; titles are in our own words.
--
-- 怎样读这个文件：两个短横线后面是说明，程序不看。每一项写作 item { ... }，下面的 part(0, 检查) 是其中的细目（0 表示不计分）；
-- 改动数字、词语、日期或标题，保存后重新运行 make report 即可。写错了程序会指出行号，上一次的报告不受影响。
-- 换一年用：把下面 2017、2018 的日期各加一年即可，docs/packs/gaibei-2017.zh-Hans.md 列出了要改的几处。

-- 全镇各级都要做的；各支部都要做的（村、机关、企业、学校医院四类）
local all = { "town", "village", "organ", "enterprise", "school" }
local branches = { "village", "organ", "enterprise", "school" }

-- 通知 5 月 22 日下发：按月的从 6 月起算，按季度的从第三季度起算
local monthly = campaign("2017-06-01", "2017-12-31")
local quarterly = campaign("2017-07-01", "2017-12-31")
-- 组织生活会和民主评议可以在次年初开，所以看到次年 2 月底
local cycle = campaign("2017-01-01", "2018-02-28")

pack {
  id = "gaibei-2017",
  version = "1.0",
  title = "学习教育常态化制度化工作要求",
  for_units = { "district", "town", "village", "organ", "enterprise", "school" },
  period = year(2017),
  -- 需要人来判断的，以镇督查指导组的意见为准；支部自评并列显示
  decides = "supervision",
  decisions = {
    { about = "从哪一天算起", chosen = "通知于 2017 年 5 月 22 日下发。按月的要求从 6 月起算，按季度的从第三季度起算，按半年和按年的看全年；党员大会是原有制度，四个季度都看。" },
    { about = "哪一级做哪些（来源写“各级”的）", chosen = "镇党委和各支部都要做；区级只看领导干部联系支部和容错机制两项。" },
    { about = "“每三个月”（5.1a）", chosen = "按公历季度，每季度至少一次；不按两次会议相隔的天数计算。" },
    { about = "“1 至 2 次”（5.1c、5.1d、7.3a）", chosen = "至少 1 次；超过 2 次不算问题。" },
    { about = "每月 5 日的主题党日（5.2a）", chosen = "因节假日等提前或推后的，在当月任何一天都算；不得跨月补开，补开的不计。" },
    { about = "“一般在周一晚上或周六”（5.2b）", chosen = "每月至少一次，哪天都算；另看已开展的党日是否多数（不少于一半）在星期一或星期六，按材料日期推算。是否在晚上由督查指导组查阅时看。" },
    { about = "企业的主题党日（5.2c）", chosen = "时间由企业按生产安排，当月任何一天都算。" },
    { about = "主题党日不能参加的（5.2d）", chosen = "年老体弱、生病的，须本人申请并经支部同意，才不计入应到人数；退休党员以送学等适当方式参加的视为参加。缺一个手续就计入应到。" },
    { about = "“七一前后或次年年初”（5.3b）", chosen = "两个时段任选其一：7 月 1 日前后各 15 天（6 月 16 日至 7 月 16 日），或次年 1 月 1 日至 2 月底。次年 2 月底之前不算逾期；其他时间开的不算。" },
    { about = "批评与自我批评、民主评议的各个步骤何时应有（3.3.3b、5.3a、5.3c、5.3d、5.3e）", chosen = "组织生活会召开后就应有；还没有开的，次年 2 月底以前列为不适用。" },
    { about = "警示型党员不少于 5‰（5.3g）", chosen = "按全镇党员合计计算，不分到支部：一个 40 人的支部若单独计算，进一位就是 25‰。人数向上取整；没有报送名册的支部不计入总数。" },
    { about = "警示型党员转入帮带支部（5.3h）", chosen = "先锋指数表中每一名警示型党员，在帮带名册中都要有一行。没有警示型党员的支部不适用。" },
    { about = "六个方面只列出五个（4.1.6）", chosen = "来源称经常性教育有六个方面，文中只有五个。按列出的五个检查；第六个来源没有内容，不检查，也不影响完成率。" },
    { about = "“及时”学习（3.1.1e）", chosen = "从重要文稿台账中的发布日期算起：限阅的 3 天内，全文的 7 天内，消息的 10 天内。限阅的只要求镇党委。" },
    { about = "双十条照搬（3.2.2b）", chosen = "与其他支部文字相同的，各支部都待督查指导组评定：评定为“是”的照算，评定为“否”的不算。" },
    { about = "两会合开（5.1）", chosen = "一份记录只按一种会议计，文件名同时写了几种的，以较长的名称为准（“支委会、党员大会”按党员大会计）；合开的会议请分别留存记录。" },
    { about = "“若干专题”（3.1.3）", chosen = "每年至少列 3 个专题，每个专题都要有讨论记录。" },
    { about = "“定期”“经常”", chosen = "来源没有次数的：专家送学、负面清单体检、班子成员走访、志愿服务取每季度一次；事迹报告会、家风展示取每半年一次；一日一言按月汇总一次。" },
    { about = "到所在支部讲党课（4.2.1c）", chosen = "所在支部以班子成员名册写明的为准，在别的支部讲的不算；由谁讲看“主讲”一栏，只出席的不算。镇里存的记录，名称写明那个支部的也算。" },
    { about = "固定学习内容（5.1e）", chosen = "党员大会、支委会、党小组会每季度至少有一次记录写明“两学一做”，党课全年至少一次。" },
    { about = "出勤率“提高”（5.1i）", chosen = "来源没有比例。取签到表到会人数不少于应到人数的 80%，请假的不计入应到。" },
    { about = "应到人数（5.1i、5.2d）", chosen = "取签到表所列人数；签到表比党员名册少的，取名册人数，没有列入签到表的按未到计。交了几次签到表的，合并计算；全年各次是否都如此，由督查指导组抽查。" },
    { about = "“全面体检”（3.2.3a）", chosen = "每季度一次，名册上的每名党员都要列入体检表。" },
    { about = "党费按月收缴（6.2c）", chosen = "党费是原有制度，从 1 月起看：已经结束的每个月，登记中都要有一行，而且没有欠缴。" },
    { about = "来源只写了数目的词语", chosen = "“五查”“五看五查”“六个方面”“六种活动”“五类服务”等，来源没有逐一列出，本次检查所用的词列在各条目的应有材料中；当地文件用词不同的会列为缺少，请向督查指导组说明。" },
    { about = "没有交的名册和台账", chosen = "党员名册（3.1.1b）、班子成员或领导名册（3.1.2d、4.2.2a）、重要文稿台账（3.1.1e）、五查问题汇总（3.3.2a）、签到表（5.1i、5.2d）、党费和换届登记（6.2c）、联村名册（7.1c）没有交的，算缺少，不算不涉及；逐人、逐条核对的各项等名册交来再看。没有党小组、议事事项、发展对象的，有关各项不适用。" },
    { about = "警示、评议、名册等个人情况", chosen = "只用编号和岗位，不写姓名；这些条目只在内部版中出现。" },
    { about = "一份材料回答几个条目", chosen = "可以，不必重复存放；但在同一条目里，一份材料只算一个月（季度）。" },
  },
}

mode { id = "self", title = "支部自评" }
mode { id = "supervision", title = "镇督查指导组" }

class { id = "district", title = "区级机关" }
class { id = "town", title = "镇党委" }
class { id = "village", title = "行政村" }
class { id = "organ", title = "机关" }
class { id = "enterprise", title = "企业" }
class { id = "school", title = "学校、医院" }

section { id = "study", title = "三、1 学习" }
section { id = "act", title = "三、2 做合格党员" }
section { id = "correct", title = "三、3 查摆整改" }
section { id = "education", title = "四、1 经常性教育" }
section { id = "lead", title = "四、2 领导带头" }
section { id = "sector", title = "四、3 分类指导" }
section { id = "base", title = "四、4 基层基础" }
section { id = "meetings", title = "五、1 三会一课" }
section { id = "themeday", title = "五、2 主题党日" }
section { id = "appraisal", title = "五、3 民主评议" }
section { id = "branchwork", title = "六 支部主体" }
section { id = "organise", title = "七 组织领导" }

-- ---- 材料的种类 -------------------------------------------------------------------------------------------------
--
-- words 是文件名、文件夹名或标题里的词，先看文件名。同时含有几个词的，以最长的词为准；一样长而种类不同的，程序不猜，列入
-- “待归类材料”。dated = true：这一类材料要有日期，没有的也列入“待归类材料”。

-- 学习
kind { id = "contents", words = { "学习内容清单", "学习清单", "必学清单" }, title = "学习内容清单" }
kind { id = "study-plan", words = { "学习计划", "年度学习计划", "学习教育计划" }, title = "年度学习计划", dated = true }
kind { id = "arrangement", words = { "学习安排", "季度学习安排" }, title = "季度学习安排", dated = true }
kind { id = "study", words = { "学习记录", "集中学习", "传达学习", "学习会" }, title = "学习记录", dated = true }
kind { id = "self-study-plan", words = { "自学计划", "个人自学计划" }, title = "个人自学计划" }
kind { id = "discussion", words = { "专题讨论", "专题研讨", "学习讨论" }, title = "专题讨论记录", dated = true }
kind { id = "cases", words = { "案例汇编", "典型案例", "事例汇编" }, title = "典型案例汇编" }
kind { id = "warning", words = { "警示教育", "廉政警示" }, title = "警示教育记录", dated = true }
-- 做合格党员
kind { id = "platform", words = { "先锋岗", "党员先锋岗", "责任区", "党员责任区", "先锋行动" }, title = "党员发挥作用的记录" }
kind { id = "ten", words = { "双十条", "双十条清单" }, title = "双十条" }
kind { id = "model", words = { "典型材料", "先进材料", "双赛材料" }, title = "先进典型材料" }
-- 查摆整改
kind { id = "problems", words = { "问题清单", "查摆清单" }, title = "问题清单", dated = true }
kind { id = "opinions", words = { "征求意见", "听取意见", "意见建议" }, title = "征求意见记录", dated = true }
kind { id = "life", words = { "组织生活会", "专题组织生活会" }, title = "组织生活会记录", dated = true }
-- 经常性教育
kind { id = "lecturers", words = { "讲师团", "讲师团名单" }, title = "讲师团名单" }
kind { id = "subjects", words = { "课题菜单", "宣讲课题", "课题目录" }, title = "宣讲课题" }
kind { id = "sending", words = { "专家送学", "送学记录" }, title = "专家送学记录", dated = true }
kind { id = "deeds-team", words = { "报告团", "事迹报告团" }, title = "事迹报告团名单" }
kind { id = "deeds", words = { "报告会", "事迹报告会" }, title = "事迹报告会记录", dated = true }
kind { id = "first-class", words = { "计划书", "一流计划书", "争创一流计划书" }, title = "争创一流计划书",
  fields = { ["目标"] = { "争创目标" }, ["措施"] = { "主要措施" }, ["责任人"] = { "责任岗位" }, ["时间"] = { "时间安排", "完成时间" } } }
kind { id = "family", words = { "家风展示", "家风故事", "家风展演" }, title = "家风展示记录", dated = true }
-- 领导带头
kind { id = "centre", words = { "中心组", "中心组学习", "中心组研讨" }, title = "中心组学习记录", dated = true }
kind { id = "centre-rules", words = { "中心组制度", "中心组学习制度", "中心组学习计划" }, title = "中心组学习制度和专题" }
kind { id = "visit", words = { "走访", "走访记录", "走访调研", "结对走访", "联系走访" }, title = "走访记录", dated = true }
kind { id = "work", words = { "中心工作", "攻坚记录", "中心工作记录" }, title = "参加中心工作的记录", dated = true }
kind { id = "tolerance", words = { "容错", "容错免责", "容错纠错" }, title = "容错免责办法" }
kind { id = "family-action", words = { "家风行动", "家风讨论", "最美家庭" }, title = "家风行动记录", dated = true }
-- 分类指导：村
kind { id = "contact-rep", words = { "联系户", "党员联系户", "代表联系" }, title = "党员联系群众记录" }
kind { id = "inner", words = { "党内评议", "党内评价" }, title = "党内评议记录" }
kind { id = "activity-day", words = { "活动日", "党员活动日" }, title = "党员活动日记录", dated = true }
kind { id = "council", words = { "议事会", "党员议事会" }, title = "党员议事会记录", dated = true }
kind { id = "matter", words = { "五议两公开" }, title = "五议两公开记录", dated = true }
kind { id = "team-roster", words = { "突击队", "党员突击队", "应急队", "抢险队" }, title = "队伍名单" }
-- 分类指导：企业
kind { id = "three-first", words = { "三重三先" }, title = "“三重三先”记录" }
kind { id = "posts", words = { "岗位清单", "党员岗位清单", "示范岗名单" }, title = "党员岗位清单" }
kind { id = "suggestion", words = { "合理化建议", "金点子" }, title = "合理化建议记录", dated = true }
kind { id = "technique", words = { "技术攻关", "技能比武", "技术比武" }, title = "技术活动记录", dated = true }
-- 分类指导：机关
kind { id = "volunteer", words = { "志愿服务", "志愿活动" }, title = "志愿服务记录", dated = true }
kind { id = "five-refine", words = { "五炼五比" }, title = "“五炼五比”记录" }
kind { id = "daily-word", words = { "一日一言", "每日一言" }, title = "一日一言汇总", dated = true }
-- 分类指导：学校、医院
kind { id = "ethics", words = { "师德", "医德", "师德培训", "医德培训", "师德师风" }, title = "职业道德培训记录", dated = true }
kind { id = "skill-training", words = { "业务培训", "技能培训", "业务练兵" }, title = "业务技能培训记录", dated = true }
kind { id = "six-groups", words = { "六满意" }, title = "“六满意”活动记录" }
-- 基层基础
kind { id = "report-rule", words = { "报告制度", "工作报告制度" }, title = "报告制度" }
kind { id = "review-scheme", words = { "述职评议", "述职评议考核", "述职考核" }, title = "述职评议考核办法" }
kind { id = "task-list", words = { "任务清单", "党建任务清单" }, title = "党建任务清单" }
kind { id = "comparison", words = { "对标表", "对照表", "对标对照表" }, title = "对标对照表" }
kind { id = "one-policy", words = { "一村一策" }, title = "一村一策" }
kind { id = "one-list", words = { "一村一清单", "一村一单" }, title = "一村一清单" }
kind { id = "six-forces", words = { "“六力”对标表", "六力", "六力对标" }, title = "“六力”对标表" }
kind { id = "weak", words = { "整顿档案", "后进整顿", "整顿方案" }, title = "软弱后进整顿档案",
  fields = { ["党委书记"] = { "镇党委书记", "包联书记" }, ["联系干部"] = { "包联干部" }, ["党组织书记"] = { "支部书记", "总支书记" } } }
kind { id = "recruit-plan", words = { "发展党员计划", "发展计划" }, title = "发展党员计划" }
kind { id = "recruit", words = { "入党申请", "入党积极分子", "确定发展对象", "接收预备党员" }, title = "发展党员材料", dated = true }
kind { id = "member-training", words = { "党员培训", "党员轮训" }, title = "党员培训记录", dated = true }
kind { id = "exit", words = { "退出机制", "出口机制" }, title = "党员退出机制" }
kind { id = "service", words = { "服务中心", "便民服务", "便民服务中心" }, title = "便民服务制度" }
kind { id = "one-visit", words = { "跑一次", "最多跑一次" }, title = "“最多跑一次”办理制度" }
kind { id = "grid", words = { "网格日志", "网格员日志", "网格记录" }, title = "网格员工作记录", dated = true }
kind { id = "studio", words = { "代表工作室", "工作室活动" }, title = "代表工作室活动记录", dated = true }
kind { id = "promise", words = { "承诺书", "履职承诺书" }, title = "履职承诺书" }
kind { id = "public-promise", words = { "公开承诺", "承诺公示" }, title = "承诺公示" }
kind { id = "integrity", words = { "廉洁承诺", "廉洁承诺书" }, title = "廉洁承诺书" }
kind { id = "discipline", words = { "纪律检查", "作风检查" }, title = "纪律作风检查记录", dated = true }
kind { id = "talk", words = { "谈话", "提醒谈话", "谈心谈话" }, title = "提醒谈话记录", dated = true }
kind { id = "exact-review", words = { "考核办法", "考核细则" }, title = "考核办法" }
-- 三会一课、主题党日、民主评议
kind { id = "assembly", words = { "党员大会", "支部党员大会" }, title = "党员大会记录", dated = true }
kind { id = "committee", words = { "支委会", "支部委员会", "总支委员会" }, title = "支委会记录", dated = true }
kind { id = "group", words = { "党小组会", "小组会" }, title = "党小组会记录", dated = true }
kind { id = "lecture", words = { "党课", "党课记录", "讲党课", "专题党课" }, title = "党课记录", dated = true,
  fields = { ["主讲"] = { "主讲人", "授课人", "讲课人" } } }
kind { id = "sent-lecture", words = { "月送党课", "送课" }, title = "月送党课材料", dated = true }
kind { id = "open-form", words = { "开放式组织生活", "网上组织生活", "线上组织生活" }, title = "开放式、网上组织生活记录", dated = true }
kind { id = "theme-day", words = { "党日", "主题党日", "党日活动", "主题党日活动" }, title = "主题党日记录", dated = true,
  fields = { ["主题"] = { "活动主题", "党日主题" } } }
kind { id = "analysis", words = { "党性分析" }, title = "党性分析材料", dated = true }
kind { id = "appraisal", words = { "民主评议", "民主评议党员" }, title = "民主评议记录", dated = true }
kind { id = "rating", words = { "民主评议各步骤材料", "评议动员", "党员自评", "党员互评", "组织评定", "亮分公示" }, title = "民主评议各步骤材料", dated = true }
kind { id = "honours", words = { "表彰决定", "评先评优" }, title = "评先评优决定", dated = true }
kind { id = "handling", words = { "处置决定", "组织处置" }, title = "处置决定", dated = true }
-- 支部主体、组织领导
kind { id = "handbook", words = { "工作手册", "支部工作手册", "支部工作记录" }, title = "支部工作记录" }
kind { id = "regular-list", words = { "经常性工作清单", "经常性工作" }, title = "经常性工作清单" }
kind { id = "transfer-rule", words = { "组织关系", "组织关系转接" }, title = "组织关系管理制度" }
kind { id = "dues-rule", words = { "党费制度", "党费收缴制度" }, title = "党费收缴制度" }
kind { id = "election-rule", words = { "换届制度", "按期换届制度" }, title = "按期换届制度" }
kind { id = "team", words = { "班子名单", "支部班子" }, title = "支部班子名单" }
kind { id = "online", words = { "网上学习", "网上学习记录", "微信群", "微信群学习记录", "公众号", "公众号学习记录" }, title = "网上学习记录" }
kind { id = "leading-group", words = { "领导小组" }, title = "领导小组文件", dated = true,
  fields = { ["组长"] = { "负责人" }, ["成员"] = { "组员" } } }
kind { id = "supervision-group", words = { "督查指导组", "督导组" }, title = "督查指导组文件", dated = true,
  fields = { ["组长"] = { "负责人" }, ["成员"] = { "组员" } } }
kind { id = "plan", words = { "实施方案" }, title = "实施方案", dated = true }
kind { id = "task-table", words = { "任务分解", "任务分解表" }, title = "任务分解表" }
kind { id = "guidance", words = { "联村指导", "指导记录" }, title = "联村指导记录", dated = true }
kind { id = "supervision", words = { "督查记录", "督导记录" }, title = "督查记录", dated = true }
kind { id = "media", words = { "宣传报道", "媒体报道" }, title = "宣传报道", dated = true }

-- ---- 登记表 -----------------------------------------------------------------------------------------------------
--
-- Markdown、CSV 或电子表格里的表格，按列名认；columns 写各列的其他叫法，key 是一行的名字，day 是记日期的那一列。
-- personal = true：表里是个人情况，用到它的条目只在内部版中出现。

register { id = "roster", title = "党员名册", words = { "党员名册" }, key = "编号", personal = true,
  columns = { ["编号"] = { "党员编号" }, ["党小组"] = { "小组", "所在小组" } } }
register { id = "groups", title = "党小组名册", words = { "党小组名册", "小组名册" }, key = "党小组",
  columns = { ["党小组"] = { "小组名称" }, ["人数"] = { "党员数" } } }
register { id = "officials", title = "班子成员名册", words = { "班子成员名册", "领导名册" }, key = "岗位", personal = true,
  columns = { ["岗位"] = { "职务" }, ["所在支部"] = { "组织关系所在支部" } } }
register { id = "contacts", title = "联系点名册", words = { "联系点名册", "联系点一览表" }, key = "岗位", personal = true,
  columns = { ["岗位"] = { "职务" }, ["联系支部"] = { "联系点", "联系党组织" } } }
register { id = "village-contacts", title = "联村名册", words = { "联村名册", "联村安排表" }, key = "村",
  columns = { ["村"] = { "行政村", "联系村" }, ["联村领导"] = { "联系领导" } } }
register { id = "publications", title = "重要文稿台账", words = { "重要文稿台账", "文稿台账" }, key = "文稿", day = "发布日期",
  columns = { ["文稿"] = { "文稿名称" }, ["形式"] = { "发布形式" }, ["发布日期"] = { "收到日期" } } }
register { id = "handout", title = "资料发放登记", words = { "发放登记", "资料发放登记" }, key = "编号", personal = true,
  columns = { ["编号"] = { "党员编号" }, ["签收"] = { "是否签收" } } }
register { id = "self-study", title = "自学登记", words = { "自学登记", "自学登记表" }, key = "岗位", day = "日期", personal = true,
  columns = { ["岗位"] = { "职务" }, ["日期"] = { "自学日期" }, ["内容"] = { "自学内容" } } }
register { id = "topics", title = "专题目录", words = { "专题目录", "学习专题目录" }, key = "专题",
  columns = { ["专题"] = { "学习专题" }, ["月份"] = { "计划月份" } } }
register { id = "positive", title = "正面清单", words = { "正面清单" }, key = "序号",
  columns = { ["序号"] = { "号次" }, ["应当做到"] = { "正面要求" } } }
register { id = "negative", title = "负面清单", words = { "负面清单" }, key = "序号",
  columns = { ["序号"] = { "号次" }, ["不得出现"] = { "负面表现" } } }
register { id = "checkup", title = "体检表", words = { "体检表", "党员体检表" }, key = "编号", personal = true,
  columns = { ["编号"] = { "党员编号" }, ["对照问题"] = { "对照负面清单的问题" }, ["原因分析"] = { "原因" } } }
register { id = "member-problems", title = "党员查摆表", words = { "查摆表", "党员查摆表" }, key = "编号", personal = true,
  columns = { ["编号"] = { "党员编号" }, ["信念"] = { "理想信念" }, ["纪律"] = { "遵守纪律" }, ["品德"] = { "道德品行" },
    ["作用"] = { "发挥作用" } } }
register { id = "found", title = "五查问题汇总", words = { "五查问题", "五查问题汇总" }, key = "问题编号",
  columns = { ["问题编号"] = { "问题号" }, ["查出的问题"] = { "存在问题" } } }
register { id = "rectification", title = "整改清单", words = { "整改清单", "整改台账" }, key = "问题编号",
  columns = { ["问题编号"] = { "问题号" }, ["整改措施"] = { "措施" }, ["责任人"] = { "责任岗位" }, ["时限"] = { "整改时限" },
    ["状态"] = { "整改情况", "完成情况" } } }
register { id = "acceptance", title = "验收登记", words = { "验收登记", "销号验收登记" }, key = "问题编号",
  columns = { ["问题编号"] = { "问题号" }, ["验收结论"] = { "验收" }, ["销号"] = { "是否销号" } } }
register { id = "secretaries", title = "书记培训名册", words = { "书记培训名册", "书记轮训名册" }, key = "党组织",
  columns = { ["党组织"] = { "单位" }, ["参训"] = { "是否参训" } } }
register { id = "promises", title = "承诺领岗表", words = { "承诺领岗表", "领岗承诺表" }, key = "编号", personal = true,
  columns = { ["编号"] = { "党员编号" }, ["承诺事项"] = { "承诺" }, ["领办任务"] = { "任务" } } }
register { id = "skills", title = "实用技能登记", words = { "技能登记", "实用技能登记" }, key = "编号", personal = true,
  columns = { ["编号"] = { "党员编号" }, ["掌握的技能"] = { "技能" } } }
register { id = "matters", title = "议事事项表", words = { "议事事项", "议事事项表" }, key = "事项编号",
  columns = { ["事项编号"] = { "事项号" }, ["事项名称"] = { "事项" } } }
register { id = "recruits", title = "发展党员名册", words = { "发展党员名册" }, key = "对象编号", personal = true,
  columns = { ["对象编号"] = { "发展对象编号" }, ["所处阶段"] = { "阶段" } } }
register { id = "classes", title = "分类管理名册", words = { "分类管理名册" }, key = "编号", personal = true,
  columns = { ["编号"] = { "党员编号" }, ["管理类别"] = { "类别" } } }
register { id = "five-look", title = "五看五查表", words = { "五看五查", "五看五查表" }, key = "编号", personal = true,
  columns = { ["编号"] = { "党员编号" }, ["看信念"] = { "信念" }, ["看宗旨"] = { "宗旨" }, ["看纪律"] = { "纪律" }, ["看担当"] = { "担当" }, ["看形象"] = { "形象" },
    ["改进举措"] = { "举措" } } }
register { id = "violations", title = "违规登记", words = { "违规登记", "禁语红线登记" }, key = "序号",
  columns = { ["序号"] = { "号次" }, ["违规情形"] = { "情形" }, ["处理结果"] = { "处理" } } }
register { id = "sign-in", title = "签到表", words = { "签到表", "会议签到表" }, key = "编号", personal = true,
  columns = { ["编号"] = { "党员编号" }, ["到会"] = { "是否到会", "出勤" } } }
register { id = "day-sign-in", title = "党日签到表", words = { "党日签到表", "主题党日签到表" }, key = "编号", personal = true,
  columns = { ["编号"] = { "党员编号" }, ["参加"] = { "是否参加" }, ["未参加原因"] = { "原因" }, ["本人申请"] = { "是否本人申请" }, ["支部同意"] = { "支部是否同意" } } }
register { id = "delivery", title = "送课登记", words = { "送课登记", "送课登记表" }, key = "党组织", day = "送达日期",
  columns = { ["党组织"] = { "单位" }, ["送达日期"] = { "送课日期" }, ["签收岗位"] = { "签收" } } }
register { id = "corrections", title = "督促纠正登记", words = { "督促纠正登记", "纠正登记" }, key = "党组织",
  columns = { ["党组织"] = { "单位" }, ["存在情形"] = { "情形" }, ["情节"] = { "情节轻重" }, ["纠正日期"] = { "纠正时间" }, ["组织处理"] = { "组织处理情况" } } }
register { id = "scores", title = "评议测评表", words = { "测评表", "评议测评表" }, key = "编号", personal = true,
  columns = { ["编号"] = { "党员编号" }, ["理想信念"] = { "理想信念情况" }, ["组织观念"] = { "组织纪律观念" }, ["遵纪守法"] = { "纪律观念" }, ["履职尽责"] = { "岗位履职" },
    ["服务群众"] = { "联系服务群众" }, ["道德品行"] = { "品德" }, ["评议结果"] = { "评议等次" } } }
register { id = "pioneer", title = "先锋指数表", words = { "先锋指数", "先锋指数表" }, key = "编号", day = "考评日期", personal = true,
  columns = { ["编号"] = { "党员编号" }, ["考评日期"] = { "截止日期" }, ["指数"] = { "得分" }, ["等次"] = { "指数等次" } } }
register { id = "help", title = "帮带名册", words = { "帮带名册", "帮带支部名册" }, key = "编号", personal = true,
  columns = { ["编号"] = { "党员编号" }, ["帮带支部"] = { "转入的帮带支部" }, ["转入日期"] = { "转入时间" } } }
register { id = "organisations", title = "党组织名册", words = { "党组织名册", "组织覆盖名册" }, key = "党组织",
  columns = { ["党组织"] = { "名称" }, ["建立形式"] = { "形式" } } }
register { id = "dues", title = "党费收缴登记", words = { "党费收缴登记", "党费登记" }, key = "月份",
  columns = { ["月份"] = { "缴纳月份" }, ["收缴情况"] = { "收缴" } } }
register { id = "elections", title = "换届登记", words = { "换届登记" }, key = "届次",
  columns = { ["届次"] = { "任届" }, ["届满日期"] = { "届满时间" }, ["换届日期"] = { "换届时间" } } }
register { id = "sites", title = "示范点名册", words = { "示范点名册", "示范点" }, key = "示范点",
  columns = { ["示范点"] = { "单位" }, ["特色"] = { "示范内容" } } }

-- 应到人数：签到表列了几人就是几人；比党员名册少的，按名册算，没有列入签到表的就是没有到。没有签到表的不适用（签到表另列一行）
local function expected(sheet)
  return (count(sheet) + above(count(rows { table = "roster" }) - count(sheet), 0)) * count(sheet) / count(sheet)
end

-- 名册上的党员有几名没有列入这张表；没有这张表、没有名册的不适用
local function not_listed(sheet)
  local members = count(rows { table = "roster" })
  return above(members - count(sheet), 0) * count(sheet) / count(sheet) * members / members
end

-- ---- 三、1 学习 -------------------------------------------------------------------------------------------------
--
-- item 是来源的一条，编号照来源；part 是其中的细目，编号末尾的字母也照来源。涉及个人的细目单列一个 item。
-- at_least(1, ...) 是“至少一份”；named 和 topic 看文件名、文件夹名和标题，
-- named 不等人看扫描件，topic 等；place 是待办清单建议放材料的文件夹，放在别处也算。

item { id = "GB-3.1.1", section = "study", for_units = all, place = "01-学习",
  title = "学习内容",
  part(0, at_least(1, evidence { kind = "contents" }), { id = "a", title = "学习内容清单" }),
  -- for_each 依次检查名单里的每个词，EACH 代表轮到的那个词；contains 看全文
  part(0, for_each({ "党章", "党规", "系列讲话" }, at_least(1, evidence { kind = "contents", contains = EACH })),
    { id = "c", title = "三项必学内容" }),
  -- 领导干部另学五部法规，写在镇的清单里
  part(0, for_each({ "廉洁自律准则", "纪律处分条例", "党内监督条例", "问责条例", "政治生活若干准则" },
    at_least(1, evidence { kind = "contents", contains = EACH })), { id = "d", title = "领导干部另学的五部法规", for_units = "town" }),
  -- 重要文稿台账的每一篇都要有学习记录，文稿名称写在学习记录的文件名或标题里；支部看镇的台账（from = "parent"）
  -- after(EACH, "7 days")：从台账那一行的日期起算
  part(0, all_of {
    { "重要文稿台账", at_least(1, rows { table = "publications" }) },
    { "限阅", for_each(rows { table = "publications", where = { ["形式"] = "限阅" } },
      at_least(1, evidence { kind = "study", topic = EACH }, { by = after(EACH, "3 days") })) },
    { "全文", for_each(rows { table = "publications", where = { ["形式"] = "全文" } },
      at_least(1, evidence { kind = "study", topic = EACH }, { by = after(EACH, "7 days") })) },
    { "消息", for_each(rows { table = "publications", where = { ["形式"] = "消息" } },
      at_least(1, evidence { kind = "study", topic = EACH }, { by = after(EACH, "10 days") })) } },
    { id = "e-town", title = "重要文稿及时学习", for_units = "town" }),
  part(0, all_of {
    { "全文", for_each(rows { table = "publications", where = { ["形式"] = "全文" }, from = "parent" },
      at_least(1, evidence { kind = "study", topic = EACH }, { by = after(EACH, "7 days") })) },
    { "消息", for_each(rows { table = "publications", where = { ["形式"] = "消息" }, from = "parent" },
      at_least(1, evidence { kind = "study", topic = EACH }, { by = after(EACH, "10 days") })) } },
    { id = "e", title = "重要文稿及时学习", for_units = branches }) }

-- ratio(甲, 乙)：甲占乙的比例，at_least = 100 是一个也不能少
item { id = "GB-3.1.1b", section = "study", for_units = branches, place = "01-学习", personal = true,
  title = "学习资料发到每名党员",
  test = all_of {
    { "党员名册", at_least(1, rows { table = "roster" }) },
    { "签收", ratio(rows { table = "handout", where = { ["签收"] = "filled" } }, rows { table = "roster" }, { at_least = 100 }) } } }

-- per = "month"：每个月一份；月份没有结束的，列为“未到期”。when 是起止日期
item { id = "GB-3.1.2", section = "study", for_units = branches, place = "01-学习",
  title = "学习计划、安排与记录",
  part(0, at_least(1, evidence { kind = "study-plan" }), { id = "a", title = "年度学习计划" }),
  part(0, at_least(1, evidence { kind = "arrangement", when = quarterly }, { per = "quarter" }), { id = "b", title = "季度学习安排" }),
  part(0, at_least(1, evidence { kind = "study", when = monthly }, { per = "month" }), { id = "c", title = "每月学习任务" }) }

item { id = "GB-3.1.2d", section = "study", for_units = "town", place = "01-学习/个人自学", personal = true,
  title = "班子成员个人自学",
  part(0, all_of {
    { "班子成员名册", at_least(1, rows { table = "officials" }) },
    { "自学计划", for_each(rows { table = "officials" },
      at_least(1, evidence { kind = "self-study-plan", named = EACH, contains = { "每月", "按月" } })) } },
    { id = "plan", title = "个人自学计划，按月安排" }),
  part(0, for_each(rows { table = "officials" },
    at_least(1, rows { table = "self-study", where = { ["岗位"] = EACH, ["内容"] = "filled" }, when = monthly }, { per = "month" })),
    { id = "done", title = "按月完成自学" }) }

item { id = "GB-3.1.3", section = "study", for_units = branches, place = "01-学习",
  title = "专题学习讨论",
  part(0, measure(count(rows { table = "topics" }), { at_least = 3, title = "学习专题" }), { id = "topics", title = "全年列出若干专题" }),
  part(0, for_each(rows { table = "topics" }, at_least(1, evidence { kind = "discussion", named = EACH })),
    { id = "each", title = "每个专题都讨论" }) }

item { id = "GB-3.1.4", section = "study", for_units = { "town", "village", "organ", "enterprise", "school" }, place = "01-学习",
  title = "党史、案例与警示教育",
  part(0, all_of {
    { "党史", at_least(1, evidence { kind = "study", contains = "党史" }) },
    { "本地资源", at_least(1, evidence { kind = "study", contains = { "本地", "乡土", "当地" } }) } },
    { id = "a", title = "学党史、用本地资源", for_units = branches }),
  part(0, at_least(1, evidence { kind = "cases" }), { id = "b", title = "编印本地典型案例", for_units = "town" }),
  part(0, at_least(1, evidence { kind = "warning" }), { id = "c", title = "警示教育", for_units = branches }) }

-- ---- 三、2 做合格党员 -------------------------------------------------------------------------------------------

item { id = "GB-3.2.1", section = "act", for_units = branches, place = "02-做合格党员",
  title = "搭建党员发挥作用的平台",
  test = at_least(1, evidence { kind = "platform" }) }

-- 正面清单和负面清单各十条：count 数登记表里有几行，measure 看够不够 10
item { id = "GB-3.2.2", section = "act", for_units = all, place = "02-做合格党员",
  title = "正面清单和负面清单（双十条）",
  part(0, all_of {
    { "正面清单十条", measure(count(rows { table = "positive", where = { ["应当做到"] = "filled" } }), { at_least = 10, title = "条数" }) },
    { "负面清单十条", measure(count(rows { table = "negative", where = { ["不得出现"] = "filled" } }), { at_least = 10, title = "条数" }) } },
    { id = "a", title = "两张清单各十条" }),
  -- unlike = true：与别的单位文字相同的，待人工认定
  part(0, review { method = "papers", of = at_least(1, evidence { kind = "ten", unlike = true }),
    guide = "清单好记、可量化、可检查，没有照搬照抄" }, { id = "b", title = "清单管用、没有照搬" }) }

item { id = "GB-3.2.3a", section = "act", for_units = branches, place = "02-做合格党员", personal = true,
  title = "对照负面清单定期“全面体检”",
  part(0, at_least(1, rows { table = "checkup", when = quarterly }, { per = "quarter" }), { id = "quarter", title = "每季度体检一次" }),
  part(0, all_of {
    { "第三季度", measure(not_listed(rows { table = "checkup", when = quarter(2017, 3) }), { at_most = 0, title = "名册上没有列入体检表的人数" }) },
    { "第四季度", measure(not_listed(rows { table = "checkup", when = quarter(2017, 4) }), { at_most = 0, title = "名册上没有列入体检表的人数" }) } },
    { id = "all", title = "全体党员都体检" }),
  part(0, none(rows { table = "checkup", where = { ["对照问题"] = "filled", ["原因分析"] = "empty" } }),
    { id = "causes", title = "每个问题都分析原因" }) }

item { id = "GB-3.2.3b", section = "act", for_units = branches, place = "02-做合格党员",
  title = "推出先进典型",
  test = at_least(1, evidence { kind = "model" }) }

-- ---- 三、3 查摆整改 ---------------------------------------------------------------------------------------------

item { id = "GB-3.3.1", section = "correct", for_units = all, place = "03-查摆整改",
  title = "查摆问题",
  part(0, for_each({ "主体责任", "政治生活", "服务群众" }, at_least(1, evidence { kind = "problems", contains = EACH })),
    { id = "a", title = "镇党委查摆的问题", for_units = "town" }),
  part(0, for_each({ "组织生活", "党员管理", "发挥作用" }, at_least(1, evidence { kind = "problems", contains = EACH })),
    { id = "b", title = "支部查摆的问题", for_units = branches }) }

item { id = "GB-3.3.1c", section = "correct", for_units = branches, place = "03-查摆整改", personal = true,
  title = "每名党员查摆四个方面",
  test = ratio(rows { table = "member-problems", where = { ["信念"] = "filled", ["纪律"] = "filled", ["品德"] = "filled", ["作用"] = "filled" } },
    rows { table = "roster" }, { at_least = 100 }) }

item { id = "GB-3.3.2", section = "correct", for_units = all, place = "03-查摆整改",
  title = "整改与销号",
  -- 五查问题汇总的每一行，在整改清单里都要有措施、责任人和时限
  part(0, all_of {
    { "五查问题汇总", at_least(1, rows { table = "found" }) },
    { "列入清单", for_each(rows { table = "found" }, at_least(1, rows { table = "rectification",
      where = { ["问题编号"] = EACH, ["整改措施"] = "filled", ["责任人"] = "filled", ["时限"] = "filled" } })) } },
    { id = "a", title = "每个问题都列入整改清单", for_units = branches }),
  part(0, review { method = "papers",
    of = for_each(rows { table = "rectification", where = { ["状态"] = { "销号", "已销号" } }, from = "child" },
      at_least(1, rows { table = "acceptance", where = { ["问题编号"] = EACH, ["验收结论"] = "filled" } })),
    guide = "销号的问题确已整改，验收从严" }, { id = "b", title = "逐个验收、从严销号", for_units = "town" }),
  part(0, none(rows { table = "acceptance", where = { ["验收结论"] = { "不合格", "不通过" }, ["销号"] = { "是", "已销号" } } }),
    { id = "b-none", title = "验收不合格的不得销号", for_units = "town" }) }

item { id = "GB-3.3.3", section = "correct", for_units = branches, place = "03-查摆整改",
  title = "听取群众意见",
  test = at_least(1, evidence { kind = "opinions" }) }

-- 组织生活会开过以后，或者次年 2 月底以后，会上的批评和民主评议的各步才算应有；GB-5.3 的几条也用
local life_meeting = evidence { kind = "life", when = cycle }
local function held(unit) return #unit.find(life_meeting) > 0 or unit.as_of > "2018-02-28" end

item { id = "GB-3.3.3b", section = "correct", for_units = branches, place = "03-查摆整改", applies = held,
  title = "批评与自我批评",
  test = review { method = "papers", of = at_least(1, evidence { kind = "life", with_headings = { "批评" }, when = cycle }),
    guide = "批评与自我批评有辣味、有记录" } }

-- ---- 四、1 经常性教育 -------------------------------------------------------------------------------------------

item { id = "GB-4.1.1", section = "education", for_units = "town", place = "04-经常性教育",
  title = "专家送学",
  part(0, all_of {
    { "讲师团", at_least(1, evidence { kind = "lecturers" }) },
    { "宣讲课题", at_least(1, evidence { kind = "subjects" }) } }, { id = "team", title = "组建讲师团、确定课题" }),
  part(0, at_least(1, evidence { kind = "sending", when = quarterly }, { per = "quarter" }), { id = "sessions", title = "定期送学" }) }

-- units：下属的每个单位；书记培训名册里每个党组织都要有一行
item { id = "GB-4.1.2", section = "education", for_units = "town", place = "04-经常性教育",
  title = "党组织书记全员培训",
  test = for_each(units { of = "child" },
    at_least(1, rows { table = "secretaries", where = { ["党组织"] = EACH, ["参训"] = { "是", "参训", "√" } } })) }

item { id = "GB-4.1.3", section = "education", for_units = "town", place = "04-经常性教育",
  title = "先进事迹报告会",
  part(0, at_least(1, evidence { kind = "deeds-team" }), { id = "team", title = "组建事迹报告团" }),
  part(0, at_least(1, evidence { kind = "deeds" }, { per = "half" }), { id = "sessions", title = "定期举办报告会" }) }

-- fields：计划书里这四栏都要填写
item { id = "GB-4.1.4", section = "education", for_units = branches, place = "04-经常性教育",
  title = "争创一流计划书",
  test = all_of {
    { "目标", at_least(1, evidence { kind = "first-class", fields = { "目标" } }) },
    { "措施", at_least(1, evidence { kind = "first-class", fields = { "措施" } }) },
    { "责任人", at_least(1, evidence { kind = "first-class", fields = { "责任人" } }) },
    { "时间", at_least(1, evidence { kind = "first-class", fields = { "时间" } }) } } }

item { id = "GB-4.1.5", section = "education", for_units = "town", place = "04-经常性教育",
  title = "家风展示",
  test = at_least(1, evidence { kind = "family" }, { per = "half" }) }

-- GB-4.1.6：来源称有六个方面，只列出五个，没有可检查的内容（见 decisions）

-- ---- 四、2 领导带头 ---------------------------------------------------------------------------------------------

-- attended_by 看主持、主讲、出席、带队等栏里写的岗位；副职不等于正职
item { id = "GB-4.2.1a", section = "lead", for_units = "town", place = "05-领导带头", personal = true,
  title = "班子成员参加联合学习和研讨",
  test = for_each(rows { table = "officials" }, all_of {
    { "学习", at_least(1, evidence { kind = "centre", named = "学习", attended_by = EACH }) },
    { "研讨", at_least(1, evidence { kind = "centre", named = "研讨", attended_by = EACH }) } }) }

item { id = "GB-4.2.1b", section = "lead", for_units = "town", place = "05-领导带头",
  title = "中心组学习专题和制度",
  test = at_least(1, evidence { kind = "centre-rules", with_headings = { "专题", { "制度", "纪律", "考勤" } } }) }

-- 在名册写明的那个支部主讲：from = column("所在支部") 是那个支部的材料，在别的支部讲的不算；镇里存的，名称写明那个支部的也算。
-- 讲的人写在“主讲”一栏，只出席的不算
local function lectures(speaker)
  return any_of {
    { "支部的记录", at_least(1, evidence { kind = "lecture", where = { ["主讲"] = speaker }, from = column("所在支部") }) },
    { "镇里存的记录", at_least(1, evidence { kind = "lecture", where = { ["主讲"] = speaker }, named = column("所在支部") }) } }
end

item { id = "GB-4.2.1c", section = "lead", for_units = "town", place = "05-领导带头", personal = true,
  title = "班子成员到所在支部讲党课",
  -- “副镇长”里也有“镇长”，所以镇长要整栏相同，或者写在别的职务后面（镇党委副书记、镇长）
  test = all_of {
    { "镇长在所在支部主讲", for_each(rows { table = "officials", where = { ["岗位"] = "镇长" } }, lectures { EACH, contains("、镇长") }) },
    { "在所在支部主讲", for_each(rows { table = "officials", where = { ["岗位"] = "!=镇长" } }, lectures(contains(EACH))) } } }

item { id = "GB-4.2.2a", section = "lead", for_units = "district", place = "05-领导带头", personal = true,
  title = "区领导联系基层党支部",
  part(0, all_of {
    { "领导名册", at_least(1, rows { table = "officials" }) },
    { "联系支部", for_each(rows { table = "officials" },
      at_least(1, rows { table = "contacts", where = { ["岗位"] = EACH, ["联系支部"] = "filled" } })) } },
    { id = "a", title = "每人至少联系一个支部" }),
  -- 到的是自己联系的那个支部：走访记录的文件名或标题写明；column 是同一行的另一列
  part(0, for_each(rows { table = "contacts", where = { ["联系支部"] = "filled" } },
    at_least(1, evidence { kind = "visit", attended_by = EACH, named = column("联系支部") }, { per = "year" })),
    { id = "b", title = "每年至少到联系支部一次" }) }

item { id = "GB-4.2.2c", section = "lead", for_units = { "district", "town" }, place = "05-领导带头", personal = true,
  title = "领导干部参加中心工作",
  test = for_each(rows { table = "officials" },
    at_least(1, evidence { kind = "work", named = { "治水", "拆违", "环境整治", "平安" }, attended_by = EACH })) }

item { id = "GB-4.2.2d", section = "lead", for_units = "district", place = "05-领导带头",
  title = "容错免责机制",
  test = at_least(1, evidence { kind = "tolerance" }) }

item { id = "GB-4.2.3a", section = "lead", for_units = "town", place = "05-领导带头", personal = true,
  title = "班子成员经常走访",
  test = for_each(rows { table = "officials" },
    at_least(1, evidence { kind = "visit", attended_by = EACH, when = quarterly }, { per = "quarter" })) }

item { id = "GB-4.2.3b", section = "lead", for_units = "town", place = "05-领导带头",
  title = "家风行动",
  test = all_of {
    { "家风讨论", at_least(1, evidence { kind = "family-action", named = "讨论" }) },
    { "最美家庭", at_least(1, evidence { kind = "family-action", named = "最美家庭" }) } } }

-- ---- 四、3 分类指导 ---------------------------------------------------------------------------------------------
--
-- for_units 写明对哪一类单位；对其他类单位显示“不适用”。

item { id = "GB-4.3.1", section = "sector", for_units = "village", place = "06-分类指导",
  title = "农村党员：联系、议事与队伍",
  part(0, all_of {
    { "党员联系户", at_least(1, evidence { kind = "contact-rep" }) },
    { "党内评议", at_least(1, evidence { kind = "inner" }) },
    { "党员活动日", at_least(1, evidence { kind = "activity-day" }) } }, { id = "a", title = "联系、评议、活动日" }),
  part(0, at_least(1, evidence { kind = "council" }), { id = "b-council", title = "党员议事会" }),
  -- in_order：每件事项七步，后一步不得早于前一步；case 是事项编号，写在文件名里
  part(0, for_each(rows { table = "matters" }, in_order {
    { "党组织提议", evidence { kind = "matter", case = EACH, named = "提议" } },
    { "村务会商议", evidence { kind = "matter", case = EACH, named = "商议" } },
    { "党员大会审议", evidence { kind = "matter", case = EACH, named = "审议" } },
    { "村民代表决议", evidence { kind = "matter", case = EACH, named = { "代表决议", "代表会议决议", "村民代表" } } },
    { "群众评议", evidence { kind = "matter", case = EACH, named = "群众评议" } },
    { "决议公开", evidence { kind = "matter", case = EACH, named = { "公开决议", "决议公开" } } },
    { "结果公开", evidence { kind = "matter", case = EACH, named = { "公开结果", "结果公开" } } } }), { id = "b-steps", title = "五议两公开" }),
  part(0, all_of {
    { "党员突击队", at_least(1, evidence { kind = "team-roster", named = "突击队" }) },
    { "应急队", at_least(1, evidence { kind = "team-roster", named = "应急队" }) },
    { "抢险队", at_least(1, evidence { kind = "team-roster", named = "抢险队" }) } }, { id = "d", title = "突击队、应急队、抢险队" }) }

item { id = "GB-4.3.1c", section = "sector", for_units = "village", place = "06-分类指导", personal = true,
  title = "农村党员承诺领岗",
  test = ratio(rows { table = "promises", where = { ["承诺事项"] = "filled", ["领办任务"] = "filled" } }, rows { table = "roster" },
    { at_least = 100 }) }

item { id = "GB-4.3.1e", section = "sector", for_units = "village", place = "06-分类指导", personal = true,
  title = "农村党员人人有一项技能",
  test = ratio(rows { table = "skills", where = { ["掌握的技能"] = "filled" } }, rows { table = "roster" },
    { at_least = 100, by = "2017-12-31" }) }

item { id = "GB-4.3.2", section = "sector", for_units = "enterprise", place = "06-分类指导",
  title = "企业党员：岗位与创新",
  part(0, at_least(1, evidence { kind = "three-first" }), { id = "a", title = "“三重三先”" }),
  part(0, all_of {
    { "党员岗位", at_least(1, evidence { kind = "posts" }) },
    { "合理化建议", at_least(1, evidence { kind = "suggestion" }) },
    { "技术活动", at_least(1, evidence { kind = "technique" }) } }, { id = "b", title = "岗位、建议和技术活动" }) }

item { id = "GB-4.3.3", section = "sector", for_units = "organ", place = "06-分类指导",
  title = "机关党员：服务与提升",
  part(0, for_each({ "政策宣传", "环境整治", "结对帮扶", "法律咨询", "文明劝导" },
    at_least(1, evidence { kind = "volunteer", named = EACH })), { id = "a-five", title = "五类志愿服务" }),
  part(0, at_least(1, evidence { kind = "volunteer", when = quarterly }, { per = "quarter" }), { id = "a-time", title = "定期服务" }),
  part(0, at_least(1, evidence { kind = "five-refine" }), { id = "b", title = "“五炼五比”" }),
  part(0, at_least(1, evidence { kind = "daily-word", when = monthly }, { per = "month" }), { id = "b-daily", title = "一日一言按月汇总" }) }

item { id = "GB-4.3.4", section = "sector", for_units = "school", place = "06-分类指导",
  title = "学校医院党员：师德医德与服务",
  part(0, all_of {
    { "职业道德培训", at_least(1, evidence { kind = "ethics" }) },
    { "业务技能培训", at_least(1, evidence { kind = "skill-training" }) } }, { id = "a", title = "道德和技能培训" }),
  part(0, at_least(1, evidence { kind = "six-groups" }), { id = "b", title = "“六满意”活动" }) }

-- ---- 四、4 基层基础 ---------------------------------------------------------------------------------------------

item { id = "GB-4.4.1", section = "base", for_units = branches, place = "07-基层基础",
  title = "党建责任与对标",
  part(0, all_of {
    { "报告制度", at_least(1, evidence { kind = "report-rule" }) },
    { "述职评议考核", at_least(1, evidence { kind = "review-scheme" }) },
    { "任务清单", at_least(1, evidence { kind = "task-list" }) } }, { id = "a", title = "报告、述职评议、任务清单" }),
  part(0, all_of {
    { "对标对照表", at_least(1, evidence { kind = "comparison" }) },
    { "一村一策", at_least(1, evidence { kind = "one-policy" }) },
    { "一村一清单", at_least(1, evidence { kind = "one-list" }) } }, { id = "b", title = "对照标准、一村一策一清单", for_units = "village" }),
  part(0, at_least(1, evidence { kind = "six-forces" }), { id = "c", title = "“六力”对标", for_units = "enterprise" }) }

-- applies：只对 units.csv 的“软弱后进”一栏写“是”的单位
item { id = "GB-4.4.1d", section = "base", for_units = branches, place = "07-基层基础",
  applies = function(unit) return unit.facts["软弱后进"] == "是" end,
  title = "软弱后进党组织三级责任人",
  test = all_of {
    { "镇党委书记", at_least(1, evidence { kind = "weak", fields = { "党委书记" } }) },
    { "联系干部", at_least(1, evidence { kind = "weak", fields = { "联系干部" } }) },
    { "党组织书记", at_least(1, evidence { kind = "weak", fields = { "党组织书记" } }) } } }

local years = campaign("2014-01-01", "2017-12-31")
local application = evidence { kind = "recruit", case = EACH, named = "入党申请", when = years }
local activist = evidence { kind = "recruit", case = EACH, named = "积极分子", when = years }
local candidate = evidence { kind = "recruit", case = EACH, named = "发展对象", when = years }
local admitted = evidence { kind = "recruit", case = EACH, named = "预备党员", when = years }

item { id = "GB-4.4.2a", section = "base", for_units = branches, place = "07-基层基础/发展党员", personal = true,
  title = "发展党员",
  part(0, at_least(1, evidence { kind = "recruit-plan" }), { id = "plan", title = "年度发展计划" }),
  -- 走到哪一步，就要有到那一步为止的材料，依次不颠倒；材料可以是前几年的，对象编号写在文件名里
  part(0, all_of {
    { "积极分子", for_each(rows { table = "recruits", where = { ["所处阶段"] = contains("积极分子") } }, in_order {
      { "入党申请", application }, { "积极分子", activist } }) },
    { "发展对象", for_each(rows { table = "recruits", where = { ["所处阶段"] = contains("发展对象") } }, in_order {
      { "入党申请", application }, { "积极分子", activist }, { "发展对象", candidate } }) },
    { "预备党员", for_each(rows { table = "recruits", where = { ["所处阶段"] = contains("预备党员") } }, in_order {
      { "入党申请", application }, { "积极分子", activist }, { "发展对象", candidate }, { "接收预备党员", admitted } }) } },
    { id = "steps", title = "按程序发展" }) }

item { id = "GB-4.4.2", section = "base", for_units = branches, place = "07-基层基础",
  title = "党员培训与退出机制",
  part(0, for_each({ "班子成员", "普通党员", "流动党员" }, at_least(1, evidence { kind = "member-training", named = EACH })),
    { id = "b", title = "分层分类培训" }),
  part(0, all_of {
    { "申诉", at_least(1, evidence { kind = "exit", with_headings = { "申诉" } }) },
    { "教育帮助", at_least(1, evidence { kind = "exit", with_headings = { "教育" } }) },
    { "逐级处理", at_least(1, evidence { kind = "exit", with_headings = { { "逐级", "递进", "升级" } } }) } },
    { id = "d", title = "退出机制的三项制度" }) }

item { id = "GB-4.4.2c", section = "base", for_units = branches, place = "07-基层基础", personal = true,
  title = "每名党员列入一类管理",
  test = ratio(rows { table = "classes", where = { ["管理类别"] = { "双向管理", "职责管理", "属地管理", "关爱管理", "动态管理" } } },
    rows { table = "roster" }, { at_least = 100 }) }

item { id = "GB-4.4.2e", section = "base", for_units = branches, place = "07-基层基础", personal = true,
  title = "五看五查",
  part(0, ratio(rows { table = "five-look", where = { ["看信念"] = "filled", ["看宗旨"] = "filled", ["看纪律"] = "filled",
    ["看担当"] = "filled", ["看形象"] = "filled" } }, rows { table = "roster" }, { at_least = 100 }),
    { id = "five", title = "每名党员五个方面都查" }),
  part(0, none(rows { table = "five-look", where = { ["改进举措"] = "empty" } }), { id = "measures", title = "每人逐条列出举措" }) }

item { id = "GB-4.4.3", section = "base", for_units = { "town", "village" }, place = "07-基层基础",
  title = "便民服务与网格",
  part(0, all_of {
    { "便民服务中心", at_least(1, evidence { kind = "service" }) },
    { "最多跑一次", at_least(1, evidence { kind = "one-visit" }) } }, { id = "a", title = "便民服务制度" }),
  part(0, for_each({ "三进", "一巡", "四问", "四看" }, at_least(1, evidence { kind = "grid", contains = EACH })),
    { id = "b", title = "网格员三进一巡、四问四看", for_units = "village" }),
  part(0, for_each({ "接待", "走访", "视察", "调研", "座谈", "述职" }, at_least(1, evidence { kind = "studio", named = EACH })),
    { id = "c", title = "代表工作室六种活动", for_units = "town" }) }

item { id = "GB-4.4.4a", section = "base", for_units = "town", place = "07-基层基础", personal = true,
  title = "领导干部三明确一承诺",
  part(0, for_each(rows { table = "officials" }, at_least(1, evidence { kind = "promise", named = EACH,
    with_headings = { "岗位职责", "任期目标", "年度目标" } })), { id = "papers", title = "每人明确职责和目标" }),
  part(0, at_least(1, evidence { kind = "public-promise" }), { id = "public", title = "向群众公开承诺" }) }

item { id = "GB-4.4.4", section = "base", for_units = { "town", "village" }, place = "07-基层基础",
  title = "廉洁承诺与作风",
  part(0, at_least(1, evidence { kind = "integrity" }), { id = "b", title = "两委干部廉洁承诺", for_units = "village" }),
  part(0, at_least(1, evidence { kind = "discipline", contains = { "禁语", "红线" } }), { id = "c", title = "纪律作风检查", for_units = "town" }),
  -- none：这样的行一行也不能有；"empty" 是空白
  part(0, none(rows { table = "violations", where = { ["处理结果"] = "empty" } }), { id = "c-none", title = "违规情形都已处理", for_units = "town" }),
  part(0, all_of {
    { "提醒谈话", at_least(1, evidence { kind = "talk" }) },
    { "考核办法", at_least(1, evidence { kind = "exact-review" }) } }, { id = "d", title = "提醒谈话、精准考核", for_units = "town" }) }

-- ---- 五、1 三会一课 ---------------------------------------------------------------------------------------------

local study_words = { "两学一做", "学习教育" }

item { id = "GB-5.1", section = "meetings", for_units = branches, place = "08-三会一课",
  title = "三会一课",
  part(0, at_least(1, evidence { kind = "assembly" }, { per = "quarter" }), { id = "a", title = "党员大会每季度一次" }),
  part(0, at_least(1, evidence { kind = "committee", when = monthly }, { per = "month" }), { id = "b", title = "支委会每月一次" }),
  -- 党小组名册里的每个小组；没有分小组的不适用
  part(0, for_each(rows { table = "groups" }, at_least(1, evidence { kind = "group", named = EACH, when = monthly }, { per = "month" })),
    { id = "c", title = "党小组会每月一次" }),
  part(0, at_least(1, evidence { kind = "lecture" }, { per = "year" }), { id = "d", title = "党课每年至少一次" }),
  part(0, all_of {
    { "党员大会", at_least(1, evidence { kind = "assembly", contains = study_words, when = quarterly }, { per = "quarter" }) },
    { "支委会", at_least(1, evidence { kind = "committee", contains = study_words, when = quarterly }, { per = "quarter" }) },
    { "党课", at_least(1, evidence { kind = "lecture", contains = study_words }, { per = "year" }) } },
    { id = "e", title = "学习教育是固定内容" }),
  part(0, for_each(rows { table = "groups" },
    at_least(1, evidence { kind = "group", named = EACH, contains = study_words, when = quarterly }, { per = "quarter" })),
    { id = "e-group", title = "党小组会也以学习教育为固定内容" }),
  -- 书记主讲：只出席不算，副书记讲的也不算
  part(0, at_least(1, evidence { kind = "lecture", attended_by = "书记",
    where = { ["主讲"] = { "书记", contains("支部书记"), contains("总支书记") } } }, { per = "year" }), { id = "g", title = "书记每年至少讲一次党课" }),
  part(0, review { method = "papers", of = at_least(1, evidence { kind = "open-form" }), guide = "试行开放式、网上组织生活，党员愿意参加" },
    { id = "h", title = "开放式、网上组织生活" }) }

item { id = "GB-5.1f", section = "meetings", for_units = "town", place = "08-三会一课",
  title = "月送党课",
  part(0, at_least(1, evidence { kind = "sent-lecture", when = monthly }, { per = "month" }), { id = "material", title = "每月一份党课材料" }),
  part(0, for_each(units { of = "child" },
    at_least(1, rows { table = "delivery", where = { ["党组织"] = EACH, ["签收岗位"] = "filled" }, when = monthly }, { per = "month" })),
    { id = "all", title = "每月送到每个党组织" }) }

item { id = "GB-5.1i", section = "meetings", for_units = branches, place = "08-三会一课", personal = true,
  title = "会议出勤",
  -- exempt：请假的不计入应到
  test = all_of {
    { "签到表", at_least(1, rows { table = "sign-in" }) },
    { "出勤率", ratio(rows { table = "sign-in", where = { ["到会"] = { "是", "到", "√" } } }, expected(rows { table = "sign-in" }),
      { at_least = 80, exempt = rows { table = "sign-in", where = { ["到会"] = { "请假", "病假", "事假" } } } }) } } }

-- ---- 五、2 主题党日 ---------------------------------------------------------------------------------------------

item { id = "GB-5.2", section = "themeday", for_units = branches, place = "09-主题党日",
  title = "主题党日",
  -- 每月 5 日；shift = "same month"：当月改期可以；make_up = false：不得跨月补开
  part(0, at_least(1, evidence { kind = "theme-day", when = monthly }, { per = "month", on_day = 5, shift = "same month", make_up = false }),
    { id = "a", title = "每月 5 日", for_units = "village" }),
  part(0, at_least(1, evidence { kind = "theme-day", when = monthly }, { per = "month" }),
    { id = "b", title = "每月一次", for_units = { "organ", "school" } }),
  part(0, ratio(evidence { kind = "theme-day", when = monthly, weekday = { "monday", "saturday" } },
    evidence { kind = "theme-day", when = monthly }, { at_least = 50 }),
    { id = "b-weekday", title = "一般在周一晚上或周六", for_units = { "organ", "school" } }),
  part(0, at_least(1, evidence { kind = "theme-day", when = monthly }, { per = "month" }),
    { id = "c", title = "每月一次，时间按生产安排", for_units = "enterprise" }),
  part(0, at_least(1, evidence { kind = "theme-day", fields = { "主题" }, when = monthly }, { per = "month" }),
    { id = "e-theme", title = "每月的记录写明主题" }),
  part(0, review { method = "papers", sample = 2,
    of = at_least(1, evidence { kind = "theme-day", when = monthly,
      contains = { "集中学习", "重温誓词", "志愿服务", "民主议事", "交纳党费", "走访慰问", "义务劳动" } }),
    guide = "主题有设计，活动在规定的种类之内" }, { id = "e", title = "主题设计和活动种类" }) }

item { id = "GB-5.2d", section = "themeday", for_units = branches, place = "09-主题党日", personal = true,
  title = "全体党员参加主题党日",
  test = all_of {
    { "签到表", at_least(1, rows { table = "day-sign-in" }) },
    { "参加率", ratio(rows { table = "day-sign-in", where = { ["参加"] = { "是", "到", "√", "送学" } } }, expected(rows { table = "day-sign-in" }),
      { at_least = 100, exempt = rows { table = "day-sign-in",
        where = { ["未参加原因"] = { "年老", "体弱", "年老体弱", "生病" }, ["本人申请"] = "是", ["支部同意"] = "是" } } }) } } }

item { id = "GB-5.2f", section = "themeday", for_units = "town", place = "09-主题党日",
  title = "党日不经常、走过场的纠正",
  part(0, none(rows { table = "corrections", where = { ["纠正日期"] = "empty" } }), { id = "correct", title = "及时纠正" }),
  part(0, none(rows { table = "corrections", where = { ["情节"] = "严重", ["组织处理"] = "empty" } }), { id = "handle", title = "情节严重的作组织处理" }) }

-- ---- 五、3 民主评议 ---------------------------------------------------------------------------------------------

item { id = "GB-5.3b", section = "appraisal", for_units = branches, place = "10-民主评议",
  title = "组织生活会的时间",
  -- any_of：两个时段任选其一；by 是期限（含当日）
  test = any_of {
    { "七一前后", at_least(1, evidence { kind = "life", when = around("07-01", 15) }, { by = "2017-07-16" }) },
    { "次年年初", at_least(1, evidence { kind = "life", when = campaign("2018-01-01", "2018-02-28") }, { by = "2018-02-28" }) } } }

-- applies = held：组织生活会开过才算应有，见 GB-3.3.3b
item { id = "GB-5.3", section = "appraisal", for_units = branches, place = "10-民主评议", applies = held,
  title = "党性分析与民主评议",
  -- 一份记录里有两个部分，或者另附材料并写明是哪次组织生活会
  part(0, all_of {
    { "党性分析", any_of {
      { "记录", at_least(1, evidence { kind = "life", with_headings = { "党性分析" }, when = cycle }) },
      { "另附", at_least(1, evidence { kind = "analysis", linked_to = evidence { kind = "life", when = cycle }, when = cycle }) } } },
    { "民主评议", any_of {
      { "记录", at_least(1, evidence { kind = "life", with_headings = { "民主评议" }, when = cycle }) },
      { "另附", at_least(1, evidence { kind = "appraisal", linked_to = evidence { kind = "life", when = cycle }, when = cycle }) } } } },
    { id = "a", title = "在组织生活会上进行" }),
  part(0, in_order {
    { "动员", evidence { kind = "rating", named = "评议动员", when = cycle } },
    { "自评", evidence { kind = "rating", named = "党员自评", when = cycle } },
    { "互评", evidence { kind = "rating", named = "党员互评", when = cycle } },
    { "组织评定", evidence { kind = "rating", named = "组织评定", when = cycle } },
    { "亮分公示", evidence { kind = "rating", named = "亮分公示", when = cycle } } }, { id = "c", title = "五个步骤" }) }

item { id = "GB-5.3d", section = "appraisal", for_units = branches, place = "10-民主评议", personal = true, applies = held,
  title = "评议六个方面",
  test = ratio(rows { table = "scores", where = { ["理想信念"] = "filled", ["组织观念"] = "filled", ["遵纪守法"] = "filled",
    ["履职尽责"] = "filled", ["服务群众"] = "filled", ["道德品行"] = "filled" } }, rows { table = "roster" }, { at_least = 100 }) }

item { id = "GB-5.3e", section = "appraisal", for_units = branches, place = "10-民主评议", personal = true, applies = held,
  title = "评议结果的运用",
  -- 决定里写明依据的是哪份民主评议（写出它的标题），或者与它有链接
  part(0, at_least(1, evidence { kind = "honours", linked_to = evidence { kind = { "appraisal", "life", "rating" }, when = cycle }, when = cycle }),
    { id = "honours", title = "用于评先评优" }),
  part(0, for_each(rows { table = "scores", where = { ["评议结果"] = "不合格" } },
    at_least(1, evidence { kind = "handling", case = EACH, when = cycle })), { id = "handling", title = "不合格党员逐个处置" }) }

item { id = "GB-5.3f", section = "appraisal", for_units = branches, place = "10-民主评议", personal = true,
  title = "先锋指数每半年一次",
  test = at_least(1, rows { table = "pioneer", where = { ["等次"] = "filled" } }, { per = "half" }) }

-- 按全镇合计：警示型党员不少于全镇党员的 5‰，人数向上取整；from = "child" 是各支部报来的表
item { id = "GB-5.3g", section = "appraisal", for_units = "town", place = "10-民主评议", personal = true,
  title = "警示型党员不少于 5‰",
  part(0, ratio(rows { table = "pioneer", where = { ["等次"] = "警示" }, from = "child", when = half(2017, 1) },
    rows { table = "roster", from = "child" }, { per = 1000, at_least = 5, round = "up", by = "2017-07-31" }), { id = "h1", title = "上半年" }),
  part(0, ratio(rows { table = "pioneer", where = { ["等次"] = "警示" }, from = "child", when = half(2017, 2) },
    rows { table = "roster", from = "child" }, { per = 1000, at_least = 5, round = "up", by = "2018-01-31" }), { id = "h2", title = "下半年" }) }

item { id = "GB-5.3h", section = "appraisal", for_units = branches, place = "10-民主评议", personal = true,
  title = "警示型党员转入帮带支部",
  test = for_each(rows { table = "pioneer", where = { ["等次"] = "警示" } },
    at_least(1, rows { table = "help", where = { ["编号"] = EACH, ["帮带支部"] = "filled" } })) }

-- ---- 六 支部主体 ------------------------------------------------------------------------------------------------

item { id = "GB-6.1", section = "branchwork", for_units = branches, place = "11-支部工作",
  title = "支部发挥主体作用",
  test = review { method = "papers", of = at_least(1, evidence { kind = "handbook" }), guide = "学习教育由支部自己组织，有安排、有落实、有小结" } }

item { id = "GB-6.2", section = "branchwork", for_units = all, place = "11-支部工作",
  title = "组织覆盖与日常管理",
  part(0, for_each({ "网格", "产业链", "行业协会", "合作社" },
    at_least(1, rows { table = "organisations", where = { ["建立形式"] = contains(EACH) } })), { id = "a", title = "四种形式建立党组织", for_units = "town" }),
  part(0, at_least(1, evidence { kind = "regular-list" }), { id = "b", title = "经常性工作清单", for_units = branches }),
  part(0, all_of {
    { "组织关系", at_least(1, evidence { kind = "transfer-rule" }) },
    { "党费收缴", at_least(1, evidence { kind = "dues-rule" }) },
    { "按期换届", at_least(1, evidence { kind = "election-rule" }) } }, { id = "c", title = "组织关系、党费、换届制度", for_units = branches }),
  part(0, all_of {
    { "党费登记", at_least(1, rows { table = "dues" }) },
    { "没有欠缴", none(rows { table = "dues", where = { ["收缴情况"] = { "未缴", "欠缴", "empty" } } }) } }, { id = "c-dues", title = "党费按月收缴", for_units = branches }),
  part(0, all_of {
    { "换届登记", at_least(1, rows { table = "elections" }) },
    { "没有逾期", none(rows { table = "elections", where = { ["届满日期"] = "<=as_of", ["换届日期"] = "empty" } }) } },
    { id = "c-elections", title = "到期都已换届", for_units = branches }),
  part(0, review { method = "papers", of = at_least(1, evidence { kind = "team" }), guide = "书记选得准，班子强" },
    { id = "d", title = "选好书记、配强班子", for_units = branches }) }

-- 党费是原有制度，全年都看：已经结束的每个月，登记中都要有一行。没有登记的在 GB-6.2 中列为缺少，这里不再逐月列
local all_dues, dues_of, end_of = rows { table = "dues" }, {}, {}
for month = 1, 12 do
  dues_of[month] = rows { table = "dues", where = { ["月份"] = { month .. "月", month .. "月份", string.format("2017-%02d", month), "2017年" .. month .. "月" } } }
  end_of[month] = string.format("2017-%02d-31", month)
end

item { id = "GB-6.2c", section = "branchwork", for_units = branches, place = "11-支部工作",
  title = "党费逐月登记",
  check = function(unit)
    if #unit.find(all_dues) == 0 then return nil end
    local leaves = {}
    for month = 1, 12 do
      if unit.as_of > end_of[month] then
        local found = unit.find(dues_of[month])
        leaves[#leaves + 1] = { "党费收缴登记中 " .. month .. " 月的一行", key = string.format("2017-%02d", month), done = #found > 0, paper = found[1] }
      end
    end
    return leaves
  end }

item { id = "GB-6.3", section = "branchwork", for_units = branches, place = "11-支部工作",
  title = "网上学习",
  test = at_least(1, evidence { kind = "online" }) }

-- ---- 七 组织领导 ------------------------------------------------------------------------------------------------

item { id = "GB-7.1", section = "organise", for_units = all, place = "12-组织领导",
  title = "领导小组、实施方案",
  part(0, at_least(1, evidence { kind = "leading-group", where = { ["组长"] = contains("党委书记"), ["成员"] = contains("委员") } }),
    { id = "a", title = "镇党委书记任组长", for_units = "town" }),
  part(0, all_of {
    { "实施方案", at_least(1, evidence { kind = "plan" }) },
    { "任务分解", at_least(1, evidence { kind = "task-table" }) } }, { id = "b", title = "实施方案、任务分解", for_units = branches }) }

-- 联村名册的每一行：那位联村领导到那个村指导过；column 是同一行的另一列
item { id = "GB-7.1c", section = "organise", for_units = "town", place = "12-组织领导", personal = true,
  title = "联村领导指导所联系的村",
  test = all_of {
    { "联村名册", at_least(1, rows { table = "village-contacts" }) },
    { "到村指导", for_each(rows { table = "village-contacts" },
      at_least(1, evidence { kind = "guidance", named = EACH, attended_by = column("联村领导") })) } } }

item { id = "GB-7.2", section = "organise", for_units = "town", place = "12-组织领导",
  title = "督查指导",
  part(0, at_least(1, evidence { kind = "supervision-group", where = { ["组长"] = contains("组织委员") } }), { id = "a", title = "组织委员任组长" }),
  part(0, all_of {
    { "定点", at_least(1, evidence { kind = "supervision", named = "定点" }) },
    { "实地", at_least(1, evidence { kind = "supervision", named = "实地" }) },
    { "日常", at_least(1, evidence { kind = "supervision", named = "日常" }) },
    { "随机", at_least(1, evidence { kind = "supervision", named = "随机" }) },
    { "专项", at_least(1, evidence { kind = "supervision", named = "专项" }) },
    { "年度", at_least(1, evidence { kind = "supervision", named = "年度", when = cycle }, { by = "2018-01-31" }) } },
    { id = "b", title = "六种方式" }) }

item { id = "GB-7.3", section = "organise", for_units = "town", place = "12-组织领导",
  title = "示范与宣传",
  part(0, at_least(1, rows { table = "sites" }), { id = "a", title = "示范点 1 至 2 个" }),
  part(0, at_least(1, evidence { kind = "media" }), { id = "b", title = "宣传报道" }) }
