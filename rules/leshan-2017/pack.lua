-- SPDX-License-Identifier: MIT
--
-- 基层党建督导清单（2017 年）：四个部分，逐项对照，不计分。
-- A checklist for supervising grass-roots organisations in 2017: four parts, answered one by one, without points. Each row asks for
-- papers to consult, for an interview, or for a look on the spot. Numbers (LS-1.1.1 ...) are those of the source; titles are in our own words.
--
-- 怎样读这个文件：两个短横线后面是说明，程序不看。每一项写作 item { ... }，其中的 part(0, 检查, { id = "a", title = "……" }) 是一行要求；
-- 0 是分值，本清单不计分，所以都是 0。for_units 是对哪一类单位提出的，不写就是对所有单位。改动数字、词语、日期或标题，保存后重新
-- 运行 make report 即可。写错了程序会指出行号，上一次的报告不受影响。

pack {
  id = "leshan-2017",
  version = "1.0",
  title = "基层党建督导清单（2017年）",
  for_units = { "city", "county", "department", "town", "village", "branch", "enterprise", "organ", "school" },
  period = year(2017),
  -- 以督导组的评定为准；各单位自查的评定并列显示。
  decides = "supervision",
  decisions = {
    { about = "不计分", chosen = "来源没有分值。报告只有完成率：已有材料占应有材料的比例；需要评定的，评定之后才算完成，不论评定为“是”还是“否”。" },
    { about = "材料“关于”什么", chosen = "判断材料与哪一项有关，看文件名、文件夹名、标题和文首的词。扫描件、照片和旧格式文件没有文字可读，只看名称；正文要写明某个词的，由督导组看。" },
    { about = "时间范围", chosen = "2017 年 1 月 1 日以来的材料。制度、协议、村规民约、换届和个案材料可以是以前年度的；个别考核项另有规定的，从其规定。" },
    { about = "哪些单位算党支部", chosen = "村、企业、机关、学校按其类别登记；对党支部提出的要求，仅适用于类别为“党支部”的单位。村党支部可以另立一个单位，上级写所在的乡镇。" },
    { about = "村和村党支部都列为单位的", chosen = "抽问党员的各项（LS-1.2.1、1.2.2、1.6.1、1.6.2）可以一并进行，不必问两遍；结果在两个单位名下各填一次。" },
    { about = "对每一级提出的要求", chosen = "来源写“各级”的，九类单位都要有。确实不涉及的单位，说明理由并经同意后登记豁免，报告中列出。" },
    { about = "督导之前准备好（LS-0.3、1.2.2、1.7.2、2.6.1）", chosen = "督导 8 月 7 日开始。资料目录、党员发言、三项整改要点、村霸表现清单，取 8 月 6 日（含当日）前。" },
    { about = "8 月 4 日前报送（LS-3.9）", chosen = "含当日。8 月 5 日的回执列为“迟交 1 天”，以后类推，仍算已报送。典型案例（LS-3.2、3.3）随综合性工作报告报送，取同一期限。" },
    { about = "逐一回应八项重点（LS-3.9）", chosen = "八项重点各取一个词（驻村帮扶、群众工作、示范工程、干部稳定、关心爱护、提拔使用、干部培训、对口帮扶），报告正文写到哪个词，即算回应了哪一项；写得是否充实，由督导组查阅时把握。" },
    { about = "整顿工作小结的四个方面（LS-4.5）", chosen = "整顿部署、分类定级、整顿措施、整顿成效，小结正文写到哪个词，即算写了哪一个方面；写得是否充实，由督导组查阅时把握。" },
    { about = "学习讲话和党代会精神（LS-1.2.1、1.2.2、1.6.1）", chosen = "讲话在 2017 年 3 月，党代会在 5 月。分别看 3 月 1 日、5 月 1 日以来的记录；在那以前的记录和照片不作依据。" },
    { about = "会议在方案之前（LS-1.1.1）", chosen = "研究方案的会议与方案可以是同一天。" },
    { about = "方案照搬照抄", chosen = "与其他单位文字相同的方案，各单位都待督导组评定：评定为“是”的照算，评定为“否”的不算。文字相近的，由督导组在评定时把握。" },
    { about = "相对固定 1 天（LS-1.4.2）", chosen = "各支部自己定日子。每月至少一次，相邻两次不超过 45 天，即视为相对固定；上月缺的，下月不能补。" },
    { about = "每月必学（LS-1.5.2）", chosen = "党章党规、系列讲话两项内容，每月都要出现在夜校学习记录中。" },
    { about = "2 次 4 学时（LS-1.5.3）", chosen = "每月至少两次、每次不少于 2 学时。一次 4 学时不算两次。" },
    { about = "台账“及时更新”", chosen = "来源没有天数。取报告日期前 90 天内有更新，继续查找失联党员的记录（LS-2.3.1）、整顿进展（LS-4.1.1）也取 90 天；四县一区的最新台账取 30 天。" },
    { about = "参加所在支部的活动（LS-1.3.3）", chosen = "看领导干部名单中的“所在支部”：那个支部的会议记录写明本人参加，或者本单位存有名称写明那个支部的记录。参加别的支部的会议不算。讲党课不限支部，讲课的人写在“主讲”一栏，只出席的不算。" },
    { about = "备案、协议、制度要写明的内容", chosen = "中心组学习计划的备案回执写明宣传部（LS-1.3.2）；信息互通协议的名称或正文写明纪检机关和公安机关（LS-2.4.2）；换届制度写明提醒、督促、问责（LS-2.4.3）；流动党员制度写明例会（LS-2.9）。" },
    { about = "村干部去世抚恤（LS-3.5）", chosen = "排查到的每一例都要登记抚恤、发放时间、抚恤范围和所附材料；没有去世的，排查情况写明即可。" },
    { about = "问党员的人数和合格线", chosen = "来源未作规定。每个单位抽问 5 人，督导组填“是”或“否”，在备注中写明问了几人、几人知道。" },
    { about = "党员发言（LS-1.2.2）", chosen = "来源未写人数。讨论记录中至少有 3 人的发言内容。" },
    { about = "每年发展 1 名党员（LS-2.2.1）", chosen = "看青年支部 2015 年以来的登记表，每年至少 1 名；2017 年到年底才算到期。" },
    { about = "三年未发展党员的村（LS-2.2.1）", chosen = "取 2014 年至 2016 年三个整年。登记表要从 2014 年记起。" },
    { about = "六个专项计划两处要求", chosen = "LS-2.2.1 与 LS-2.10 是同一件事，同一份材料两处都算，不必重复报送。" },
    { about = "发展党员计划“及时”分解", chosen = "来源没有日期。取 3 月 31 日前（含当日）。" },
    { about = "各支部名额之和等于计划数（LS-2.2.1）", chosen = "只看每个支部是否都有名额，未汇总；名额之和是否等于计划数，由督导组对照计划核对。" },
    { about = "分解到支部（LS-2.2.1）", chosen = "支部的这一项只看上级有没有分解名额；分没有分到本支部，在上级的同一项中逐个支部核对。分解表由上级交，支部不必另交。" },
    { about = "抽查发展党员档案（LS-2.2.2）", chosen = "发展党员登记表没有记录、也没有交档案的支部，视为没有发展党员，列为“不适用”。" },
    { about = "电子身份信息“按进度”（LS-2.11）", chosen = "来源没有日期。取 7 月 31 日前（含当日）全部采集完成。" },
    { about = "“定期”报告和督查（LS-2.9）", chosen = "报告和督查都取每季度一次。" },
    { about = "没有交的名单和台账", chosen = "领导干部名单（LS-1.3.3）、换届台账（LS-2.4.3）、电子身份信息进度表（LS-2.11）、县的软弱涣散组织台账（LS-4.1.1、4.1.3、4.1.4）没有交的，算缺少，不算不涉及。处置名单、空壳村名单、村霸线索台账、乡镇的软弱涣散组织台账没有交的，视为没有需要逐一核对的对象，列为“不适用”，是否确实没有由督导组核对。" },
    { about = "整改方案针对哪份清单（LS-1.7.1、2.4.4）", chosen = "民主生活会（组织生活会）的问题清单、市委反馈问题清单也要交；整改方案写出那份清单的名称，才能对上。" },
    { about = "村霸线索台账（LS-2.6.2、2.6.3）", chosen = "列有线索编号的台账两项都认，名称不一定写“村霸”；宣传、摸底、线索、监督员的材料，名称或文件夹要写“村霸”。" },
    { about = "夜校“八有”（LS-1.5.1）", chosen = "对照表填写了情况的算有；写“无”“没有”“否”的不算。" },
    { about = "示范行动“动态管理”（LS-1.6.1）", chosen = "示范台账 90 天内有更新，或者名单写明新增、保留、撤换等调整情况。" },
    { about = "组建队伍（LS-1.6.3）", chosen = "看队伍名单，或者组建队伍的通知、方案；活动情况和照片不算组建队伍的材料。" },
    { about = "出党须组织部审批（LS-2.3.2）", chosen = "审批意见要写明组织部审批、同意或批准；只写报组织部备案的不算。" },
    { about = "每个组织定级（LS-4.2.2）", chosen = "定级结果中要有县内每个登记为“党支部”的单位。" },
    { about = "典型案例 2 例（LS-3.2）", chosen = "乡镇和村合计不少于 2 例。" },
    { about = "失联党员处置的四步（LS-2.3.2）", chosen = "调查材料和支委会初步意见分开看，所以是五个环节，日期依次不早于前一个环节。逐例分别认定。" },
    { about = "三项整改“回头看”（LS-1.7.2）", chosen = "要点由各单位列表，至少三条，每条都要写落实情况。" },
    { about = "半年报告（LS-2.5）", chosen = "上半年的报告在 6 月 1 日至 7 月 31 日之间写成，下半年的在 12 月。" },
    { about = "换届以来", chosen = "县乡换届取 2016 年 10 月 1 日以来。" },
    { about = "四县一区以外的县", chosen = "LS-3.1d、LS-3.3 对其他县只供参考，列为“不适用”；LS-3.3d 仅适用于其他县。哪些县属于四县一区，以单位信息中的“四县一区”为准。" },
    { about = "全市 259、204、210 个村", chosen = "是全市的总数。每个县、乡镇在贫困村名单中列出自己的村，逐村核对。" },
    { about = "个人情况", chosen = "材料中只写编号和岗位，不写姓名。涉及具体党员、干部的考核项只在内部版中出现。" },
  },
}

mode { id = "supervision", title = "督导组" }
mode { id = "self", title = "本单位自查" }

class { id = "city", title = "市级" }
class { id = "county", title = "县（市、区）" }
class { id = "department", title = "市级部门" }
class { id = "town", title = "乡镇（街道）" }
class { id = "village", title = "村" }
class { id = "branch", title = "党支部" }
class { id = "enterprise", title = "企业和社会组织" }
class { id = "organ", title = "机关事业单位" }
class { id = "school", title = "学校、医院" }

section { id = "general", title = "总体要求" }
section { id = "study", title = "一、学习教育" }
section { id = "basis", title = "二、基层组织和党员队伍" }
section { id = "poverty", title = "三、抓党建促脱贫攻坚" }
section { id = "weak", title = "四、整顿软弱涣散组织" }

-- 几类单位合在一起的叫法，下面各项直接用
local committees = { "county", "town" } -- 县、乡镇两级党委
local levels = { "county", "town", "village" } -- 县、乡、村三级
local offices = { "county", "department" } -- 县和市级部门
local officials = { "county", "department", "town" } -- 有领导班子的
local with_members = { "village", "branch", "enterprise", "organ", "school" } -- 有党员可问的
local cases_at = { "branch", "town", "county" } -- 有处置个案的

-- 比 2017 年更早的时间范围
local in_force = campaign("2010-01-01", "2017-12-31") -- 现在还有效的制度、协议，个案和换届的材料
local life_meetings = campaign("2016-12-01", "2017-12-31") -- 2016 年度民主生活会、专题组织生活会以来
local since_elections = campaign("2016-10-01", "2017-12-31") -- 县乡换届以来
local since_june = campaign("2016-06-01", "2017-12-31")
local since_2015 = campaign("2015-01-01", "2017-12-31")

-- ---- 材料的种类 -------------------------------------------------------------------------------------------------
--
-- words 是文件名、文件夹名或标题里的词，先看文件名。同时含有几个词的，以最长的词为准；一样长而种类不同的，程序不猜，列入
-- “待归类材料”。dated = true：这一类材料要有日期。种类说的是“什么样的材料”（方案、记录、台账），说“关于什么”的是各项中的 named。

-- 会议和学习记录要写明的栏目，各种叫法都认
local record = {
  ["时间"] = { "时间", "日期", "会议时间", "学习时间", "活动时间" }, ["地点"] = { "地点", "会议地点", "学习地点", "活动地点" },
  ["主持"] = { "主持", "主持人", "主讲人", "授课人", "召集人" }, ["记录"] = { "记录人", "记录" },
  ["出席"] = { "出席", "出席人员", "参加人员", "参会人员", "到会人员", "参学人员", "实到" }, ["主题"] = { "主题", "活动主题", "议题" } }

-- 党课要分清主持的人和讲课的人
local lecture_record = { ["时间"] = record["时间"], ["地点"] = record["地点"], ["出席"] = record["出席"], ["记录"] = record["记录"],
  ["主持"] = { "主持", "主持人", "召集人" }, ["主讲"] = { "主讲人", "授课人", "讲课人" } }

kind { id = "notice", title = "文件或通知", dated = true,
  words = { "通知", "印发", "转发", "批复", "部署文件", "清单的通知", "清单通知" } }
kind { id = "opinion", title = "实施意见", dated = true, words = { "实施意见", "扶持政策", "若干意见" } }
kind { id = "plan", title = "方案或计划", dated = true, words = { "方案", "计划", "规划", "措施", "中心组学习计划", "三会一课计划", "主题党日计划" } }
kind { id = "rectify-plan", title = "整改方案", dated = true, words = { "整改方案", "整改计划", "整改措施", "整顿方案", "生活会整改方案", "生活会整改措施" } }
kind { id = "workpoints", title = "工作要点", dated = true, words = { "工作要点", "要点" } }
kind { id = "minutes", title = "会议记录或纪要", dated = true, fields = record,
  words = { "会议记录", "会议纪要", "纪要", "部署会", "工作会议", "推进会", "专题会", "常委会", "党组会", "部务会", "党委会", "研究会" } }
kind { id = "speech", title = "讲话稿", dated = true, words = { "讲话稿", "讲话", "发言稿" } }
kind { id = "study", title = "学习记录", dated = true, fields = record,
  words = { "学习记录", "集中学习", "专题学习", "传达学习", "集体学习", "学习会", "支部学习", "学习先进", "学习典型", "学习讲话", "学习党代会",
    "学习贯彻" } }
kind { id = "centre-study", title = "中心组学习记录", dated = true, fields = record, words = { "中心组学习", "中心组集中学习", "中心组学习记录", "中心组专题学习" } }
kind { id = "discussion", title = "讨论记录", dated = true, fields = record, words = { "大讨论", "讨论记录", "大讨论记录" } }
kind { id = "meeting", title = "支部会议记录", dated = true, fields = record,
  words = { "支部会议记录", "支部党员大会", "党员大会", "支部大会", "支部委员会", "支委会", "党小组会", "组织生活会", "支委会会议记录", "党小组会会议记录",
    "党员大会会议记录", "支部党员大会会议记录", "支部活动记录" } }
kind { id = "lecture", title = "党课报告", dated = true, fields = lecture_record, words = { "党课", "党课报告", "党课讲稿", "党课记录", "讲党课" } }
kind { id = "theme-day", title = "主题党日记录", dated = true, fields = record, words = { "主题党日", "党日活动", "主题党日活动", "主题党日记录" } }
kind { id = "night-school", title = "夜校学习记录", dated = true, fields = record,
  words = { "夜校学习记录", "夜校集中学习", "夜校课", "夜校培训", "农民夜校学习", "夜校学习" } }
kind { id = "receipt", title = "备案或报送回执", dated = true, words = { "备案", "备案表", "备案回执", "回执", "报送回执", "领取单", "签收单" } }
kind { id = "report", title = "报告", dated = true, words = { "报告", "汇报材料" } }
kind { id = "summary", title = "总结或小结", dated = true, words = { "总结", "小结", "工作总结", "半年总结", "工作小结" } }
kind { id = "rules", title = "制度", words = { "制度", "办法", "机制", "规定", "细则", "管理制度", "例会制度", "标准" } }
kind { id = "village-rules", title = "村规民约", words = { "村规民约" } }
kind { id = "agreement", title = "协议", words = { "协议", "备忘录", "信息互通协议" } }
kind { id = "example", title = "典型案例", dated = true, words = { "典型案例", "案例" } }
kind { id = "list", title = "名单或清单", dated = true, words = { "名单", "花名册", "一览表", "需求清单", "岗位清单" } }
kind { id = "index", title = "资料目录", dated = true, words = { "资料目录", "卷内目录", "目录" } }
kind { id = "ledger", title = "台账", dated = true,
  words = { "台账", "五个清台账", "集体经济台账", "线索台账", "村霸线索台账",
    "反馈问题整改台账", "示范行动台账", "驻村工作台账", "整顿台账", "软弱涣散组织台账", "附件3台账", "结对台账", "积分台账" } }
-- 自成一类：不然“待归类材料”会把夜校台账、结对台账都建议放到整改台账的文件夹里；汇报记录也是这样
kind { id = "school-ledger", title = "夜校台账", dated = true, words = { "夜校学习台账", "夜校台账", "师资库", "师资库台账" } }
kind { id = "rectify-ledger", title = "整改台账", dated = true, words = { "整改台账", "党员整改台账" } }
kind { id = "briefing", title = "汇报记录", dated = true, words = { "汇报记录" } }
kind { id = "work-record", title = "工作记录", dated = true,
  words = { "工作记录", "指导记录", "督查记录", "督导记录", "走访记录", "联系记录", "帮扶记录", "查找记录", "处理记录", "活动记录", "实施记录" } }
kind { id = "talk", title = "约谈或问责记录", dated = true, words = { "约谈", "约谈记录", "问责", "问责记录" } }
kind { id = "feedback", title = "问题清单", dated = true, words = { "问题清单", "反馈意见", "反馈问题清单", "查摆问题清单", "生活会问题清单" } }
kind { id = "statement", title = "书面说明", dated = true, words = { "书面说明", "情况说明" } }
kind { id = "pledge", title = "承诺书", dated = true, words = { "承诺", "承诺书", "真实性声明" } }
kind { id = "progress", title = "进展情况", dated = true, words = { "进展", "推进情况", "进展情况", "落实情况", "自查情况" } }
kind { id = "courseware", title = "课件", words = { "课件", "培训课件" } }
kind { id = "material", title = "工作材料", words = { "材料", "资料", "情况", "宣传", "调查", "公示", "截图", "成效", "责任书", "签到", "摸底", "线索", "微信", "公众号",
    "微博", "客户端", "远程教育", "流程图", "责任分解", "创新做法", "一户一策" } }
-- 发展党员的档案：文件名写上编号，如“F01 入党申请书 2015-03-02”
kind { id = "recruit-file", title = "发展党员档案材料", dated = true,
  words = { "发展党员档案材料", "入党申请书", "积极分子", "入党积极分子", "发展对象", "政治审查", "政审材料", "入党志愿书", "预备党员", "接收预备党员", "培训结业",
    "支部大会接收", "党委审批", "发展公示" } }
-- 失联党员处置的个案：文件名写上编号，如“C01 支部大会决议 2017-04-20”
kind { id = "investigation", title = "调查材料", dated = true, words = { "调查材料", "调查核实", "核查材料" } }
kind { id = "first-opinion", title = "支委会初步意见", dated = true, words = { "支委会初步意见", "支委会研究", "初步处置意见" } }
kind { id = "pre-review", title = "上级预审记录", dated = true, words = { "预审", "预审记录", "预审意见" } }
kind { id = "resolution", title = "支部大会决议", dated = true, words = { "支部大会决议", "决议", "处置决议" },
  fields = { ["应到"] = { "应到", "应到会" }, ["实到"] = { "实到", "实到会" }, ["赞成"] = { "赞成", "同意", "赞成票" } } }
kind { id = "committee-review", title = "基层党委审议意见", dated = true, words = { "党委审议", "基层党委审议", "党委审议意见" } }
kind { id = "approval", title = "上级审批意见", dated = true, words = { "审批意见", "上级审批", "审批表" } }
kind { id = "told", title = "告知书", dated = true, words = { "告知书", "送达回证", "审批结果告知" } }
-- 换届
kind { id = "election", title = "换届选举材料", dated = true,
  words = { "换届请示", "换届批复", "选举大会", "选举结果报告", "选举结果批复", "换届选举" } }

-- ---- 登记表 -----------------------------------------------------------------------------------------------------
--
-- Markdown、CSV 或电子表格里的表格，按列名认；columns 写各列的其他叫法，key 是一行的名字，day 是说明哪天发生的那一列。
-- personal = true：一行是一名党员或干部，用到它的考核项只在内部版中出现。

register { id = "answers", title = "逐项对照表", words = { "逐项对照表", "对照检查表", "督导清单对照表" }, key = "项目",
  columns = { ["项目"] = { "督导项目", "清单项目" }, ["对照情况"] = { "自查情况", "对照检查情况" }, ["整改"] = { "整改情况", "整改措施" } } }
register { id = "index", title = "资料目录", words = { "资料目录", "卷内目录", "目录" }, key = "题名",
  columns = { ["序号"] = { "编号" }, ["题名"] = { "材料名称", "资料名称" }, ["日期"] = { "形成时间" }, ["页数"] = { "页次" } } }
register { id = "officials", title = "领导干部名单", words = { "领导干部名单", "班子成员名单", "党员领导干部名单" }, key = "职务", personal = true,
  columns = { ["职务"] = { "岗位" }, ["所在支部"] = { "支部", "编入支部" } } }
register { id = "centre-plan", title = "中心组学习安排", words = { "中心组学习计划", "中心组学习安排", "学习安排表" }, key = "专题",
  columns = { ["专题"] = { "学习专题", "学习内容" }, ["时间"] = { "学习时间", "计划时间", "日期" } } }
register { id = "meeting-plan", title = "三会一课安排", words = { "三会一课计划", "三会一课安排", "三会一课计划表" }, key = "内容",
  columns = { ["类型"] = { "会议类型", "名称" }, ["内容"] = { "议题", "主要内容", "主题" }, ["时间"] = { "计划时间", "日期" } } }
register { id = "speeches", title = "讨论发言", words = { "讨论发言", "发言记录", "发言登记" }, key = "发言人",
  columns = { ["发言人"] = { "发言党员", "党员编号" }, ["内容"] = { "发言内容", "主要观点" } } }
register { id = "eight", title = "八有对照表", words = { "八有对照表", "八有登记表", "夜校八有" }, key = "项目",
  columns = { ["项目"] = { "八有" }, ["情况"] = { "现状", "有无" } } }
register { id = "sessions", title = "夜校学习台账", words = { "夜校学习台账", "夜校台账", "夜校开课登记" }, key = "主题", day = "日期",
  columns = { ["日期"] = { "时间", "学习日期", "开课日期" }, ["主题"] = { "内容", "学习内容" }, ["学时"] = { "课时", "学时数" } } }
register { id = "models", title = "示范行动台账", words = { "示范行动台账", "示范名单", "示范行动名单", "示范岗名单", "示范队名单", "示范单位名单", "示范行业名单" }, key = "名称",
  columns = { ["名称"] = { "示范名称" }, ["类别"] = { "示范类别", "类型" }, ["调整"] = { "动态管理", "调整情况" } } }
register { id = "problems", title = "问题清单", words = { "问题清单", "查摆问题清单" }, key = "问题",
  columns = { ["序号"] = { "编号" }, ["问题"] = { "存在问题", "查摆问题" } } }
register { id = "rectification", title = "整改台账", words = { "整改台账", "党员整改台账", "整改清单" }, key = "问题", personal = true,
  columns = { ["问题"] = { "存在问题" }, ["措施"] = { "整改措施" }, ["责任"] = { "责任人", "责任岗位" }, ["时限"] = { "整改时限", "完成时限" },
    ["进展"] = { "整改进展", "进展情况", "整改情况" } } }
register { id = "feedback-ledger", title = "反馈问题整改台账", words = { "反馈问题整改台账" }, key = "问题",
  columns = { ["问题"] = { "反馈问题" }, ["措施"] = { "整改措施" }, ["时限"] = { "整改时限", "完成时限" }, ["状态"] = { "整改状态", "完成情况" } } }
register { id = "look-back", title = "三项整改回头看落实表", words = { "回头看落实表", "三项整改落实表" }, key = "要点",
  columns = { ["要点"] = { "工作要点", "具体要求" }, ["落实情况"] = { "落实", "完成情况" } } }
register { id = "points44", title = "44号文件落实表", words = { "44号文件落实表", "44号落实表" }, key = "要点",
  columns = { ["要点"] = { "具体要求" }, ["落实情况"] = { "落实", "完成情况" } } }
register { id = "breakdown", title = "发展党员计划分解表", words = { "计划分解表", "发展党员计划分解表" }, key = "支部",
  columns = { ["支部"] = { "党支部", "单位" }, ["名额"] = { "分解名额", "计划数" } } }
register { id = "quota", title = "发展党员名额表", words = { "名额表", "名额分配表" }, key = "类别",
  columns = { ["类别"] = { "群体", "专项" }, ["名额"] = { "计划名额", "分配名额" } } }
register { id = "recruits", title = "发展党员登记表", words = { "发展党员登记表", "新党员登记表" }, key = "编号", day = "接收日期", personal = true,
  columns = { ["编号"] = { "序号", "党员编号" }, ["类别"] = { "群体" }, ["接收日期"] = { "发展日期", "接收预备党员日期" } } }
register { id = "lost", title = "失联党员名册", words = { "失联党员名册", "失联党员登记表" }, key = "编号", personal = true,
  columns = { ["编号"] = { "序号" }, ["情况"] = { "失联情况" }, ["查找"] = { "查找情况", "查找结果" } } }
register { id = "disposals", title = "处置名单", words = { "处置名单", "失联党员处置名单" }, key = "编号", personal = true,
  columns = { ["编号"] = { "序号", "案号" }, ["处置方式"] = { "处置意见", "方式" } } }
register { id = "violations", title = "违纪违法党员台账", words = { "违纪违法党员台账", "违纪违法台账" }, key = "编号", personal = true,
  columns = { ["编号"] = { "序号" }, ["通报日期"] = { "知悉日期" }, ["时限"] = { "处理时限" }, ["处理"] = { "处理情况", "处理结果" } } }
register { id = "elections", title = "换届台账", words = { "换届台账", "换届登记表", "任期台账" }, key = "组织",
  columns = { ["组织"] = { "党组织", "支部" }, ["届满日期"] = { "届满时间", "任期届满" }, ["换届日期"] = { "换届时间", "实际换届" } } }
register { id = "empty-villages", title = "空壳村名单", words = { "空壳村名单", "空壳村" }, key = "村", columns = { ["村"] = { "村名" }, ["乡镇"] = { "所在乡镇" } } }
register { id = "collective", title = "集体经济台账", words = { "集体经济台账" }, key = "村",
  columns = { ["村"] = { "村名" }, ["基本情况"] = { "村情" }, ["收入"] = { "集体收入", "年收入" }, ["来源"] = { "收入来源", "收入构成" } } }
register { id = "forms", title = "村霸表现形式清单", words = { "表现形式清单", "村霸表现形式" }, key = "类型",
  columns = { ["类型"] = { "问题类型" }, ["表现"] = { "具体表现", "本地表现" } } }
register { id = "clues", title = "村霸线索台账", words = { "线索台账", "村霸线索台账" }, key = "编号",
  columns = { ["编号"] = { "线索编号" }, ["线索"] = { "线索内容", "问题" }, ["来源"] = { "线索来源" } } }
register { id = "five-clear", title = "五个清台账", words = { "五个清台账", "五个清" }, key = "企业",
  columns = { ["企业"] = { "单位", "名称" }, ["职工数"] = { "职工人数" }, ["党员数"] = { "党员人数" }, ["正式党员"] = { "正式党员数" },
    ["党组织"] = { "组织设置", "党组织设置" }, ["指导员"] = { "党建指导员", "党建工作指导员" } } }
register { id = "eid", title = "电子身份信息采集进度表", words = { "电子身份信息", "采集进度表", "电子身份信息采集进度" }, key = "组织",
  columns = { ["组织"] = { "党组织", "党小组", "支部" }, ["应采"] = { "应采集", "应采集数" }, ["已采"] = { "已采集", "已采集数" }, ["完成"] = { "是否完成", "完成率" } } }
register { id = "pairing", title = "结对共建表", words = { "结对共建表", "结对表" }, key = "村",
  columns = { ["村"] = { "村名", "村（社区）", "乡村组织" }, ["城市组织"] = { "结对单位", "城市党组织" }, ["类型"] = { "城市组织类型", "单位类型" } } }
register { id = "poor", title = "贫困村名单", words = { "贫困村名单", "扶贫村名单", "贫困乡镇和村名单" }, key = "村",
  columns = { ["村"] = { "村名", "单位" }, ["类别"] = { "类型" } } }
register { id = "rules-check", title = "考核细则对照表", words = { "考核细则对照表", "考核细则" }, key = "指标",
  columns = { ["指标"] = { "考核指标" }, ["对照情况"] = { "自查情况", "完成情况" } } }
register { id = "three-lists", title = "三级档案清单对照表", words = { "档案清单对照表", "三级清单" }, key = "资料",
  columns = { ["资料"] = { "资料名称", "档案名称" }, ["有无"] = { "是否具备", "备注" } } }
register { id = "annex3", title = "附件3台账", words = { "附件3台账", "附件3" }, key = "村",
  columns = { ["村"] = { "村名" }, ["项目"] = { "示范项目" }, ["投入"] = { "投入资金" }, ["带动户数"] = { "带动贫困户" } } }
register { id = "changes", title = "书记和班子调整登记表", words = { "调整登记表", "班子调整登记表", "书记调整登记表" }, key = "单位", day = "调整日期", personal = true,
  columns = { ["单位"] = { "村", "乡镇或村" }, ["职务"] = { "岗位" }, ["调整日期"] = { "调整时间" }, ["备案审查"] = { "备案" }, ["基本情况表"] = { "情况表" } } }
register { id = "deaths", title = "村干部去世情况表", words = { "去世情况表", "因公去世情况", "村干部去世情况" }, key = "编号", personal = true,
  columns = { ["编号"] = { "序号" }, ["抚恤"] = { "抚恤救助", "发放情况" }, ["发放时间"] = { "抚恤时间" },
    ["范围"] = { "抚恤范围", "发放范围" }, ["材料"] = { "佐证材料", "所附材料" } } }
register { id = "commended", title = "受表扬第一书记名册", words = { "受表扬第一书记", "第一书记表扬名册" }, key = "编号", day = "表扬日期", personal = true,
  columns = { ["编号"] = { "序号" }, ["表扬日期"] = { "表扬时间" }, ["研究情况"] = { "提拔使用研究", "研究使用情况" }, ["使用"] = { "使用结果", "提拔使用" },
    ["说明"] = { "未使用说明" } } }
register { id = "weak-list", title = "软弱涣散组织台账", words = { "软弱涣散组织台账", "整顿台账", "软弱涣散组织名单" }, key = "组织",
  columns = { ["组织"] = { "党组织", "组织名称" }, ["包联领导"] = { "联系领导", "包抓领导" }, ["措施"] = { "整顿措施" }, ["进展"] = { "整顿进展", "成效" },
    ["超出镇村"] = { "镇村难以解决" }, ["重视程度"] = { "重视情况" } } }
register { id = "grading", title = "分类定级结果", words = { "分类定级结果", "定级结果", "分类定级名单" }, key = "组织",
  columns = { ["组织"] = { "党组织", "支部" }, ["等次"] = { "定级", "定级等次" } } }

-- ---- 总体要求 ---------------------------------------------------------------------------------------------------
--
-- all_of 是“几样都要”，any_of 是“有一样即可”，for_each 依次检查名单里的每一个，EACH 代表轮到的那一个。

-- 清单各项的简称，逐项对照表的“项目”一栏要写到
local checklist = { "学习教育部署", "讲话和党代会精神", "班子和中心组", "三会一课", "农民夜校", "党员作用", "问题整改",
  "会议精神传达", "发展党员", "失联党员", "制度和换届", "集体经济", "村霸整治", "机关党建", "企业党建", "流动党员", "专项计划", "电子身份信息",
  "城乡结对", "新媒体", "贫困村覆盖", "驻村帮扶", "群众工作", "示范工程", "干部稳定", "关心爱护", "提拔使用", "干部培训", "对口帮扶", "综合报告",
  "软弱涣散整顿", "分类定级", "整顿措施", "整顿成效", "工作小结" }

item { id = "LS-0.1", section = "general", for_units = offices, place = "LS-0.1 逐项对照",
  title = "逐项对照清单",
  -- where：这一行的“项目”写到轮到的那一项，“对照情况”不空
  test = for_each(checklist, at_least(1, rows { table = "answers", where = { ["项目"] = contains(EACH), ["对照情况"] = "filled" } })) }

item { id = "LS-0.2", section = "general", for_units = offices, place = "LS-0.2 传达",
  title = "传达到各级党组织",
  test = all_of {
    { "通知或会议记录", at_least(1, evidence { kind = { "notice", "minutes" }, named = { "督导清单", "党建督导" } }) },
    -- 下级单位自己有传达材料，或者本级的通知写明发到这个单位
    { "传达到", for_each(units { of = "all" }, any_of {
      { "通知写明该单位", at_least(1, evidence { kind = { "notice", "minutes" }, named = { "督导清单", "党建督导" }, contains = EACH }) },
      { "该单位有传达材料", at_least(1, evidence { named = { "督导清单", "党建督导" }, from = "each" }) } }) } } }

item { id = "LS-0.3", section = "general", place = "LS-0.3 资料目录",
  title = "规范工作资料",
  test = all_of {
    { "编好目录", at_least(1, evidence { kind = "index", with = { "table" } }, { by = "2017-08-06" }) },
    { "逐件登记", at_least(1, rows { table = "index", where = { ["题名"] = "filled", ["日期"] = "filled" } }) },
    { "没有漏填", none(rows { table = "index", where = { ["日期"] = "empty" } }) } } }

-- ---- 一、学习教育 -----------------------------------------------------------------------------------------------

-- named 看文件名、文件夹名和标题；扫描件和照片没有文字可读，只看名称
local teaching = { "学习教育", "两学一做", "常态化制度化" }

item { id = "LS-1.1.1", section = "study", place = "LS-1.1.1 学习教育方案",
  title = "学习教育方案",
  part(0, at_least(1, evidence { kind = "plan", named = teaching }), { id = "a", title = "制定方案" }),
  -- linked_to：会议记录写到这个方案；in_order：后一步不早于前一步
  part(0, any_of { { "会议研究在先", in_order {
    { "研究方案的会议", evidence { kind = { "minutes", "meeting" }, linked_to = evidence { kind = "plan", named = teaching } } },
    { "方案", evidence { kind = "plan", named = teaching } } } } }, { id = "b", title = "会议研究方案" }),
  part(0, review { of = at_least(1, evidence { kind = "plan", named = teaching, unlike = true }), method = "papers",
    guide = "方案结合实际，没有照搬照抄" }, { id = "c", title = "方案结合实际" }) }

local deployed = { "学习教育部署", "学习教育工作会议", "学习教育推进会" }

item { id = "LS-1.1.2", section = "study", place = "LS-1.1.2 部署会议",
  title = "召开部署会议",
  test = all_of {
    { "照片", at_least(1, evidence { named = deployed, with = { "photo" } }) },
    { "详细记录", at_least(1, evidence { kind = "minutes", named = deployed, fields = { "时间", "主持", "出席" } }) },
    { "讲话稿", at_least(1, evidence { kind = "speech", linked_to = evidence { kind = "minutes", named = deployed } }) } } }

item { id = "LS-1.1.3", section = "study", place = "LS-1.1.3 要点和分领域方案",
  title = "工作要点和分领域安排",
  part(0, at_least(1, evidence { kind = "workpoints", contains = "2017" }), { id = "a", title = "2017年工作要点" }),
  part(0, for_each({ "机关", "农村", "社区", "教育系统", "学校", "卫生", "国有企业", "两新组织" },
    at_least(1, evidence { kind = "plan", named = EACH, contains = teaching })), { id = "b", title = "八个领域的方案", for_units = "county" }),
  part(0, review { of = at_least(1, evidence { kind = "plan", named = teaching, with_headings = { { "措施", "任务", "安排" } } }),
    method = "papers", guide = "措施具体，分层级、分领域、分党员群体" }, { id = "c", title = "措施有针对性" }) }

-- 学习记录、支部会议、中心组学习、主题党日的记录，有一份写到即可
-- since：讲话在 3 月，党代会在 5 月，那以前的记录和照片不会写到它
local function studied(words, since)
  return at_least(1, evidence { kind = { "study", "meeting", "centre-study", "theme-day" }, contains = words, fields = { "时间", "出席" } },
    { since = since })
end
local speech, congress = "2017-03-01", "2017-05-01"

item { id = "LS-1.2.1", section = "study", place = "LS-1.2.1 重要讲话",
  title = "学习在四川代表团的重要讲话",
  part(0, studied({ "四川代表团" }, speech), { id = "a", title = "学习记录" }) }

item { id = "LS-1.2.1b", section = "study", for_units = with_members, personal = true,
  title = "党员知晓重要讲话",
  test = review { method = "interview", sample = 5, guide = "抽问党员：讲话中的五句话是什么（原文见督导清单 1.2.1）" } }

item { id = "LS-1.2.2", section = "study", place = "LS-1.2.2 党代会精神",
  title = "学习省第十一次党代会精神",
  part(0, studied({ "第十一次党代会", "十一次党代会" }, congress), { id = "a", title = "学习记录" }),
  part(0, at_least(1, evidence { kind = "discussion", named = "大讨论" }), { id = "b", title = "开展大讨论", for_units = "branch" }),
  part(0, at_least(3, rows { table = "speeches", where = { ["内容"] = "filled" } }, { by = "2017-08-06" }),
    { id = "c", title = "党员发言", for_units = "branch" }) }

item { id = "LS-1.2.2d", section = "study", for_units = with_members, personal = true,
  title = "党员知晓奋斗目标",
  test = review { method = "interview", sample = 5, guide = "抽问党员：省第十一次党代会提出的奋斗目标是什么（原文见督导清单 1.2.2）" } }

item { id = "LS-1.3.1", section = "study", for_units = committees, place = "LS-1.3.1 政治建设",
  title = "领导班子政治建设",
  test = at_least(1, evidence { named = { "政治建设", "班子建设" } }) }

item { id = "LS-1.3.2", section = "study", for_units = committees, place = "LS-1.3.2 中心组",
  title = "中心组学习",
  part(0, at_least(1, evidence { kind = "plan", named = "中心组" }), { id = "a", title = "学习计划" }),
  part(0, at_least(1, evidence { kind = "receipt", contains = "宣传部", linked_to = evidence { kind = "plan", named = "中心组" } }),
    { id = "b", title = "计划报宣传部备案" }),
  -- 只看计划时间已经到了的专题
  part(0, for_each(rows { table = "centre-plan", where = { ["时间"] = "<=as_of" } },
    at_least(1, evidence { kind = "centre-study", named = EACH })), { id = "c", title = "按计划学习" }) }

item { id = "LS-1.3.3", section = "study", for_units = officials, personal = true, place = "LS-1.3.3 双重组织生活",
  title = "领导干部双重组织生活",
  -- attended_by 看主持、主讲、出席、列席等栏里写的岗位。参加的要是名单写明的那个支部：from = column("所在支部") 是那个支部的材料，
  -- 本单位存有的，名称写明是那个支部的才算；讲党课不限支部，from = "child" 是下级单位的材料
  part(0, all_of {
    { "领导干部名单", at_least(1, rows { table = "officials" }) },
    { "参加活动", for_each(rows { table = "officials" }, any_of {
      { "所在支部的记录", at_least(1, evidence { kind = "meeting", attended_by = EACH, from = column("所在支部") }) },
      { "本单位存的记录", at_least(1, evidence { kind = "meeting", named = column("所在支部"), attended_by = EACH }) } }) } },
    { id = "a", title = "参加所在支部活动" }),
  part(0, for_each(rows { table = "officials" }, any_of {
    -- 讲课的人写在“主讲”一栏，只出席的不算
    { "本单位的讲稿", at_least(1, evidence { kind = "lecture", attended_by = EACH, where = { ["主讲"] = contains(EACH) } }) },
    { "下级单位的讲稿", at_least(1, evidence { kind = "lecture", attended_by = EACH, where = { ["主讲"] = contains(EACH) }, from = "child" }) } }),
    { id = "b", title = "讲党课" }) }

item { id = "LS-1.4.1", section = "study", for_units = "branch", place = "LS-1.4.1 三会一课",
  title = "三会一课",
  part(0, at_least(1, evidence { kind = "plan", named = "三会一课" }), { id = "a", title = "年度计划" }),
  part(0, at_least(1, evidence { kind = "receipt", linked_to = evidence { kind = "plan", named = "三会一课" } }), { id = "b", title = "计划备案" }),
  part(0, for_each(rows { table = "meeting-plan", where = { ["时间"] = "<=as_of" } },
    at_least(1, evidence { kind = { "meeting", "lecture" }, named = EACH })), { id = "c", title = "按计划开展" }),
  part(0, all_of {
    { "党员大会", at_least(1, evidence { kind = "meeting", named = { "党员大会", "支部大会" }, fields = { "时间", "地点", "主持", "记录", "出席" } }) },
    { "支委会", at_least(1, evidence { kind = "meeting", named = { "支委会", "支部委员会" }, fields = { "时间", "地点", "主持", "记录", "出席" } }) },
    { "党小组会", at_least(1, evidence { kind = "meeting", named = "党小组会", fields = { "时间", "地点", "主持", "记录", "出席" } }) },
    { "党课", any_of {
      { "写明主讲", at_least(1, evidence { kind = "lecture", fields = { "时间", "地点", "主讲", "出席" } }) },
      { "写明主持", at_least(1, evidence { kind = "lecture", fields = { "时间", "地点", "主持", "出席" } }) } } } }, { id = "d", title = "记录详细" }) }

item { id = "LS-1.4.2", section = "study", for_units = "branch", place = "LS-1.4.2 主题党日",
  title = "主题党日",
  -- per = "month"：每月一份；max_gap：相邻两次的间隔
  part(0, at_least(1, evidence { kind = "theme-day" }, { per = "month", max_gap = "45 days" }), { id = "a", title = "每月相对固定1天" }),
  part(0, review { of = at_least(1, evidence { kind = "theme-day", fields = { "主题" } }), method = "papers", sample = 3,
    guide = "主题明确，符合支部实际" }, { id = "b", title = "主题明确" }),
  part(0, at_least(1, evidence { kind = "plan", named = "三会一课", contains = "主题党日" }), { id = "c", title = "列入三会一课计划" }),
  part(0, at_least(1, evidence { kind = "theme-day", with = { "photo" }, fields = { "时间", "出席" } }, { per = "month" }),
    { id = "d", title = "照片和记录齐全" }) }

item { id = "LS-1.4.3", section = "study", place = "LS-1.4.3 支部建设",
  title = "支部发挥主体作用",
  part(0, review { of = at_least(1, evidence { named = { "支部作用", "支部履职", "支部工作情况", "支部工作总结" } }), method = "papers",
    guide = "支部履行职责，发挥主体作用" }, { id = "a", title = "支部作用", for_units = "branch" }),
  part(0, review { of = for_each({ "阵地", "班子", "经费", "党员管理" }, at_least(1, evidence { named = EACH })), method = "site",
    guide = "四个方面到现场看" }, { id = "b", title = "阵地、班子、经费、管理", for_units = "branch" }),
  -- 文件名写明“44号”的落实表也算
  part(0, any_of {
    { "正文写明", at_least(1, evidence { named = { "落实", "贯彻", "实施记录" }, contains = "44号" }) },
    { "名称写明", at_least(1, evidence { named = { "落实", "贯彻", "实施记录" }, path = "44号" }) } }, { id = "c", title = "落实44号文件" }) }

item { id = "LS-1.5.1", section = "study", for_units = "village", place = "LS-1.5.1 夜校八有",
  title = "农民夜校八有",
  test = review { method = "site", guide = "到现场看八有", of = for_each({ "场所", "标牌", "人员", "设备", "师资", "教材", "制度", "活动" }, any_of {
      -- 写“无”的不算有
      { "对照表", all_of {
        { "已登记", at_least(1, rows { table = "eight", where = { ["项目"] = contains(EACH), ["情况"] = "filled" } }) },
        { "没有写“无”", none(rows { table = "eight", where = { ["项目"] = contains(EACH), ["情况"] = { "无", "没有", "否" } } }) } } },
    { "夜校照片", at_least(1, evidence { named = EACH, path = "夜校", with = { "photo" } }) } }) } }

item { id = "LS-1.5.2", section = "study", for_units = "village", place = "LS-1.5.2 夜校学习",
  title = "远程教育和夜校学习",
  part(0, review { of = at_least(1, evidence { named = "远程教育" }), method = "site", guide = "站点能正常使用，经常使用" },
    { id = "a", title = "远程教育站点" }),
  part(0, for_each({ "党章党规", "系列讲话" }, at_least(1, evidence { kind = "night-school", contains = EACH }, { per = "month" })),
    { id = "b", title = "每月必学" }),
  part(0, at_least(1, evidence { kind = "night-school", named = { "党代会" }, contains = "课件" }), { id = "c", title = "收看党代会课件" }) }

item { id = "LS-1.5.3", section = "study", for_units = levels, place = "LS-1.5.3 夜校管理",
  title = "农民夜校管理",
  part(0, at_least(1, evidence { kind = "notice", named = "夜校" }), { id = "a", title = "印发文件" }),
  part(0, at_least(1, evidence { kind = "rules", named = "夜校", when = in_force }), { id = "b", title = "建立制度" }),
  -- last：报告日期前 90 天内有更新
  part(0, all_of {
    { "师资库", at_least(1, evidence { kind = { "school-ledger", "ledger" }, named = "师资库" }, { last = "90 days" }) },
    { "学习台账", at_least(1, evidence { kind = { "school-ledger", "ledger" }, named = { "学习台账", "夜校台账" } }, { last = "90 days" }) } }, { id = "c", title = "台账健全" }),
  part(0, at_least(2, rows { table = "sessions", where = { ["学时"] = ">=2" } }, { per = "month" }),
    { id = "d", title = "每月2次4学时", for_units = "village" }),
  part(0, review { method = "site", guide = "到现场看一次培训" }, { id = "e", title = "现场看培训", for_units = "village" }) }

item { id = "LS-1.6.1a", section = "study", for_units = with_members, personal = true,
  title = "党员知晓主题活动",
  test = review { method = "interview", sample = 5, guide = "抽问党员：正在开展的主题活动是什么、自己参加了什么" } }

item { id = "LS-1.6.1b", section = "study", for_units = with_members, personal = true,
  title = "关键时刻党员带头情况",
  test = review { method = "interview", guide = "问群众和党员：近来有哪些急难事，党员是否走在前" } }

item { id = "LS-1.6.1", section = "study", place = "LS-1.6.1 先锋行动",
  title = "设岗定责和示范行动",
  part(0, all_of {
    { "设岗定责", at_least(1, evidence { named = "设岗定责" }) },
    { "积分管理", at_least(1, evidence { named = "积分" }) } }, { id = "c", title = "设岗定责、积分管理", for_units = "branch" }),
  part(0, studied({ "党代会精神" }, congress), { id = "d", title = "学习党代会精神", for_units = "branch" }),
  part(0, all_of {
    { "四类示范", for_each({ "示范岗", "示范队", "示范单位", "示范行业" },
      at_least(1, rows { table = "models", where = { ["类别"] = contains(EACH) } })) },
    -- 台账近 90 天内有更新，或者名单的“调整”一栏写明了新增、保留、撤换
    { "动态管理", any_of {
      { "台账更新", at_least(1, evidence { kind = "ledger", named = "示范" }, { last = "90 days" }) },
      { "名单写明调整", at_least(1, rows { table = "models", where = { ["调整"] = "filled" } }) } } } }, { id = "e", title = "示范行动" }) }

item { id = "LS-1.6.2", section = "study", place = "LS-1.6.2 先进典型",
  title = "学习先进典型",
  part(0, all_of {
    { "先进典型", studied { "先进事迹", "先进典型" } },
    { "本地典型", studied { "本地典型", "身边典型", "本地先进" } } }, { id = "a", title = "学习记录" }) }

item { id = "LS-1.6.2b", section = "study", for_units = with_members, personal = true,
  title = "党员知晓典型事迹",
  test = review { method = "interview", sample = 5, guide = "抽问党员：学习了哪位先进典型、主要事迹是什么" } }

local teams = { "list", "notice", "plan" }

item { id = "LS-1.6.3", section = "study", place = "LS-1.6.3 志愿服务",
  title = "志愿服务、防汛和环保",
  part(0, all_of {
    -- 看名单，或者组建的通知、方案；防汛抢险的情况和照片说的是做了什么
    { "志愿服务队", at_least(1, evidence { kind = teams, named = { "志愿服务队", "志愿者队伍" } }) },
    { "抢险救援队", at_least(1, evidence { kind = teams, named = { "抢险", "救援", "突击队" } }) } }, { id = "a", title = "组建队伍" }),
  part(0, review { of = at_least(1, evidence { named = { "防汛", "环境保护", "环保" } }), method = "papers",
    guide = "在防汛、环境保护中发挥作用" }, { id = "b", title = "防汛和环保" }),
  part(0, at_least(1, evidence { kind = "village-rules", contains = { "环境保护", "环境卫生", "保护环境" }, when = in_force }),
    { id = "c", title = "村规民约有环保内容", for_units = "village" }) }

item { id = "LS-1.7.1", section = "study", place = "LS-1.7.1 整改方案",
  title = "生活会问题清单和整改方案",
  -- 方案针对哪份清单，写出那份清单的名称；没有清单的，先补清单
  test = all_of {
    { "问题清单", at_least(1, evidence { kind = "feedback", named = { "民主生活会", "组织生活会" }, when = life_meetings }) },
    { "整改方案", at_least(1, evidence { kind = "rectify-plan", contains = { "民主生活会", "组织生活会" }, when = life_meetings,
      linked_to = evidence { kind = "feedback", named = { "民主生活会", "组织生活会" }, when = life_meetings } }) } } }

item { id = "LS-1.7.1b", section = "study", for_units = "branch", personal = true, place = "LS-1.7.1 整改台账",
  title = "党员整改台账",
  test = all_of {
    { "建立台账", at_least(1, rows { table = "rectification" }) },
    { "列入台账", for_each(rows { table = "problems" }, at_least(1, rows { table = "rectification", where = { ["问题"] = EACH } })) },
    -- none：这样的行一行也不能有
    { "有措施", none(rows { table = "rectification", where = { ["措施"] = "empty" } }) },
    { "有责任人", none(rows { table = "rectification", where = { ["责任"] = "empty" } }) },
    { "有时限", none(rows { table = "rectification", where = { ["时限"] = "empty" } }) } } }

item { id = "LS-1.7.1c", section = "study", personal = true, place = "LS-1.7.1 整改台账",
  title = "整改进展",
  test = all_of {
    { "台账更新", at_least(1, evidence { kind = "rectify-ledger" }, { last = "90 days" }) },
    { "写明进展", none(rows { table = "rectification", where = { ["进展"] = "empty" } }) } } }

item { id = "LS-1.7.2", section = "study", for_units = offices, place = "LS-1.7.2 回头看",
  title = "三项整改回头看",
  test = all_of {
    { "列出要点", at_least(3, rows { table = "look-back" }, { by = "2017-08-06" }) },
    { "逐条落实", none(rows { table = "look-back", where = { ["落实情况"] = "empty" } }) } } }

item { id = "LS-1.7.3", section = "study", for_units = offices, place = "LS-1.7.3 专项治理",
  title = "整治群众身边的不正之风",
  test = review { of = at_least(1, evidence { named = { "不正之风", "微腐败", "群众身边" } }), method = "papers", guide = "突出重点，整治有效" } }

-- ---- 二、基层组织和党员队伍 -------------------------------------------------------------------------------------

item { id = "LS-2.1", section = "basis", for_units = { "county", "town", "branch" }, place = "LS-2.1 会议精神",
  title = "会议精神传达学习",
  part(0, at_least(1, evidence { kind = { "briefing", "work-record" }, named = "汇报", contains = "会议精神" }),
    { id = "a", title = "向负责人汇报", for_units = committees }),
  part(0, all_of {
    { "常委会或党组会", at_least(1, evidence { kind = "minutes", named = { "常委会", "党组会" },
      with_headings = { { "会议精神", "传达" }, { "措施", "落实" } } }) },
    { "组织部部务会", at_least(1, evidence { kind = "minutes", named = "部务会", with_headings = { { "会议精神", "传达" }, { "措施", "落实" } } }) } },
    { id = "b", title = "两个会议传达", for_units = "county" }),
  part(0, studied { "会议精神" }, { id = "c", title = "传达到支部", for_units = "branch" }) }

local six_groups = { "农民工", "高知识群体", "少数民族", "国有企业", "非公企业", "社会组织" }

item { id = "LS-2.2.1", section = "basis", for_units = { "county", "town", "branch" }, place = "LS-2.2.1 发展党员计划",
  title = "发展党员计划",
  part(0, at_least(1, evidence { kind = "plan", named = "发展党员计划" }), { id = "a", title = "年度计划", for_units = committees }),
  part(0, all_of {
    { "及时分解", at_least(1, evidence { named = "计划分解" }, { by = "2017-03-31" }) },
    { "分解到支部", for_each(units { class = "branch", of = "all" },
      at_least(1, rows { table = "breakdown", where = { ["支部"] = EACH, ["名额"] = "filled" } })) } }, { id = "b", title = "分解到支部", for_units = "town" }),
  -- 只看上级有没有分解：表中有没有本支部，由乡镇的 b 逐个支部核对
  part(0, at_least(1, rows { table = "breakdown", from = "parent", where = { ["名额"] = "filled" } }),
    { id = "b-branch", title = "上级已分解（是否分到本支部见上级同一项）", for_units = "branch" }),
  part(0, for_each(six_groups, at_least(1, evidence { kind = "plan", named = EACH, contains = "发展党员" })),
    { id = "c", title = "六个专项计划", for_units = "county" }),
  part(0, review { of = for_each(six_groups, at_least(1, rows { table = "quota", where = { ["类别"] = contains(EACH), ["名额"] = ">=1" } })),
    method = "papers", guide = "名额向六类群体倾斜" }, { id = "d", title = "名额倾斜", for_units = "county" }) }

-- 青年支部：units.csv 的“支部类型”一栏写“青年支部”
item { id = "LS-2.2.1e", section = "basis", for_units = "branch", personal = true, place = "LS-2.2.1 发展党员登记",
  applies = function(unit) return unit.facts["支部类型"] == "青年支部" end,
  title = "青年支部每年发展党员",
  test = at_least(1, rows { table = "recruits", when = since_2015 }, { per = "year" }) }

item { id = "LS-2.2.1f", section = "basis", for_units = "village", personal = true, place = "LS-2.2.1 发展党员登记",
  title = "没有连续三年未发展党员",
  test = at_least(1, rows { table = "recruits", when = campaign("2014-01-01", "2016-12-31") }) }

-- 登记表没有记录、也没有交档案的支部，没有发展党员，没有可抽查的
local taken_in, recruit_files = rows { table = "recruits" }, evidence { kind = "recruit-file", when = in_force }
local function takes_in(unit) return #unit.find(taken_in) > 0 or #unit.find(recruit_files) > 0 end

item { id = "LS-2.2.2", section = "basis", for_units = "branch", personal = true, place = "LS-2.2.2 发展党员档案", applies = takes_in,
  title = "发展党员档案",
  part(0, review { of = at_least(1, evidence { kind = "recruit-file", named = "志愿书", when = in_force }), method = "papers", sample = 3,
    guide = "志愿书填写规范" }, { id = "a", title = "志愿书规范" }),
  -- case = EACH：文件名、标题或“编号”栏写明登记表中的编号
  part(0, for_each(rows { table = "recruits", when = year(2017) }, in_order {
    { "申请入党", evidence { kind = "recruit-file", named = "申请书", case = EACH, when = in_force } },
    { "确定积极分子", evidence { kind = "recruit-file", named = "积极分子", case = EACH, when = in_force } },
    { "确定发展对象", evidence { kind = "recruit-file", named = "发展对象", case = EACH, when = in_force } },
    { "支部大会接收", evidence { kind = "recruit-file", named = "支部大会接收", case = EACH, when = in_force } },
    { "党委审批", evidence { kind = "recruit-file", named = "党委审批", case = EACH, when = in_force } } }), { id = "b", title = "程序完备" }),
  part(0, for_each(rows { table = "recruits", when = year(2017) }, all_of {
    { "申请书", at_least(1, evidence { kind = "recruit-file", named = "申请书", case = EACH, when = in_force }) },
    { "政审材料", at_least(1, evidence { kind = "recruit-file", named = { "政审", "政治审查" }, case = EACH, when = in_force }) },
    { "培训结业", at_least(1, evidence { kind = "recruit-file", named = "培训结业", case = EACH, when = in_force }) },
    { "志愿书", at_least(1, evidence { kind = "recruit-file", named = "志愿书", case = EACH, when = in_force }) } }), { id = "c", title = "档案齐全" }) }

item { id = "LS-2.2.3", section = "basis", for_units = "branch", place = "LS-2.2.3 动漫片和流程图",
  title = "动漫片和流程图",
  part(0, at_least(1, evidence { kind = "receipt", named = "动漫" }), { id = "a", title = "动漫片1套" }),
  part(0, studied { "动漫" }, { id = "b", title = "专题学习" }),
  part(0, review { of = at_least(1, evidence { named = "流程图" }), method = "site", guide = "发展党员流程图上墙" }, { id = "c", title = "流程图上墙" }) }

item { id = "LS-2.2.4", section = "basis", for_units = "county", place = "LS-2.2.4 联系点",
  title = "发展党员联系点",
  part(0, at_least(1, evidence { kind = "list", named = "联系点" }), { id = "a", title = "建立联系点" }),
  part(0, at_least(1, evidence { kind = "work-record", named = "联系点", attended_by = "副部长" }), { id = "b", title = "分管副部长指导" }) }

item { id = "LS-2.3.1", section = "basis", for_units = committees, personal = true, place = "LS-2.3.1 失联党员",
  title = "失联党员底数和查找",
  part(0, at_least(1, rows { table = "lost" }), { id = "a", title = "底数清楚" }),
  part(0, at_least(1, evidence { kind = "work-record", named = "查找" }, { last = "90 days" }), { id = "b", title = "继续查找" }),
  part(0, review { of = at_least(1, evidence { named = "失联党员" }), method = "papers", guide = "管理和处置规范" }, { id = "c", title = "规范管理" }) }

-- 每一例一条链：材料写明处置名单中的编号，日期依次不早于前一个环节
item { id = "LS-2.3.2", section = "basis", for_units = cases_at, personal = true, place = "LS-2.3.2 处置个案",
  title = "失联党员处置程序",
  part(0, for_each(rows { table = "disposals" }, in_order {
    { "调查核实", evidence { kind = "investigation", case = EACH, when = in_force } },
    { "支委会初步意见", evidence { kind = "first-opinion", case = EACH, when = in_force } },
    { "上级预审", evidence { kind = "pre-review", case = EACH, when = in_force } },
    { "支部大会决议", evidence { kind = "resolution", case = EACH, when = in_force } },
    { "上级审批", evidence { kind = "approval", case = EACH, when = in_force } } }), { id = "steps", title = "四步程序" }),
  part(0, for_each(rows { table = "disposals" },
    at_least(1, evidence { kind = "resolution", case = EACH, fields = { "应到", "实到", "赞成" }, when = in_force })),
    { id = "a", title = "大会讨论表决", for_units = "branch" }),
  part(0, for_each(rows { table = "disposals" }, any_of {
    { "本人签字", at_least(1, evidence { kind = "resolution", case = EACH, contains = { "本人签字", "本人已签字" }, when = in_force }) },
    { "支部注明", at_least(1, evidence { kind = "resolution", case = EACH, contains = { "拒绝签字", "无法签字", "不能签字" }, when = in_force }) } }),
    { id = "b", title = "签字或注明", for_units = "branch" }),
  part(0, for_each(rows { table = "disposals", where = { ["处置方式"] = { "出党", "除名", "退党除名", "开除党籍" } } }, in_order {
    { "基层党委审议", evidence { kind = "committee-review", case = EACH, when = in_force } },
    { "组织部审批", evidence { kind = "approval", contains = { "组织部审批", "组织部同意", "组织部批准" }, case = EACH, when = in_force } } }),
    { id = "c", title = "出党须两级审批", for_units = committees }),
  part(0, for_each(rows { table = "disposals" }, at_least(1, evidence { kind = "told", case = EACH, when = in_force })),
    { id = "d", title = "告知本人", for_units = "branch" }) }

item { id = "LS-2.4.1", section = "basis", for_units = committees, place = "LS-2.4.1 防止失联",
  title = "防止失联的机制",
  part(0, at_least(1, evidence { kind = "rules", named = "失联", when = in_force }), { id = "a", title = "建立机制" }),
  part(0, for_each({ "流动党员", "学生党员", "下岗职工党员", "退役军人党员" }, at_least(1, evidence { named = EACH })), { id = "b", title = "四类党员管理" }),
  part(0, review { of = at_least(1, evidence { named = { "流动党员", "党员管理" } }), method = "papers", guide = "管理方式有创新" },
    { id = "c", title = "创新管理方式" }) }

item { id = "LS-2.4.2", section = "basis", for_units = "county", place = "LS-2.4.2 违纪违法处理",
  title = "违纪违法报告和信息互通",
  part(0, at_least(1, evidence { kind = "rules", named = "违纪违法", when = in_force }), { id = "a", title = "报告和处理制度" }),
  part(0, all_of {
    { "纪检机关", any_of {
      { "名称写明", at_least(1, evidence { kind = "agreement", named = "信息互通", path = { "纪检", "纪委", "监察" }, when = in_force }) },
      { "正文写明", at_least(1, evidence { kind = "agreement", named = "信息互通", contains = { "纪检", "纪委", "监察" }, when = in_force }) } } },
    { "公安机关", any_of {
      { "名称写明", at_least(1, evidence { kind = "agreement", named = "信息互通", path = "公安", when = in_force }) },
      { "正文写明", at_least(1, evidence { kind = "agreement", named = "信息互通", contains = "公安", when = in_force }) } } } },
    { id = "b", title = "与纪检、公安机关信息互通" }) }

item { id = "LS-2.4.2c", section = "basis", for_units = "county", personal = true, place = "LS-2.4.2 违纪违法处理",
  title = "违纪违法情况及时处理",
  test = none(rows { table = "violations", where = { ["时限"] = "<=as_of", ["处理"] = "empty" } }) }

item { id = "LS-2.4.3", section = "basis", for_units = cases_at, place = "LS-2.4.3 按期换届",
  title = "按期换届",
  part(0, all_of {
    { "提醒", at_least(1, evidence { kind = "rules", named = "换届", contains = "提醒", when = in_force }) },
    { "督促", at_least(1, evidence { kind = "rules", named = "换届", contains = { "督促", "督查", "督导" }, when = in_force }) },
    { "问责", at_least(1, evidence { kind = "rules", named = "换届", contains = { "问责", "追责", "约谈" }, when = in_force }) } },
    { id = "a", title = "提醒、督促、问责制度", for_units = "county" }),
  part(0, all_of {
    { "换届台账", at_least(1, rows { table = "elections" }) },
    { "没有逾期", none(rows { table = "elections", where = { ["届满日期"] = "<=as_of", ["换届日期"] = "empty" } }) } },
    { id = "b", title = "没有届满未换届", for_units = { "branch", "town" } }),
  part(0, review { of = in_order {
    { "请示", evidence { kind = "election", named = "换届请示", when = in_force } },
    { "批复", evidence { kind = "election", named = "换届批复", when = in_force } },
    { "选举大会", evidence { kind = "election", named = "选举大会", when = in_force } },
    { "结果报告", evidence { kind = "election", named = "结果报告", when = in_force } },
    { "结果批复", evidence { kind = "election", named = "结果批复", when = in_force } } }, method = "papers", guide = "换届程序规范" },
    { id = "c", title = "程序规范", for_units = { "branch", "town" } }) }

item { id = "LS-2.4.4", section = "basis", for_units = "county", place = "LS-2.4.4 反馈问题整改",
  title = "市委反馈问题整改",
  part(0, all_of {
    { "反馈问题清单", at_least(1, evidence { kind = "feedback", named = "反馈" }) },
    { "整改方案", at_least(1, evidence { kind = "rectify-plan", named = "反馈", linked_to = evidence { kind = "feedback", named = "反馈" } }) } },
    { id = "a", title = "反馈问题清单和整改方案" }),
  part(0, all_of {
    { "台账更新", at_least(1, evidence { kind = "ledger", named = "反馈问题" }, { last = "90 days" }) },
    { "没有逾期", none(rows { table = "feedback-ledger", where = { ["时限"] = "<=as_of", ["状态"] = { "empty", "未完成", "整改中", "进行中" } } }) } },
    { id = "b", title = "有序推进" }) }

item { id = "LS-2.5", section = "basis", for_units = levels, place = "LS-2.5 集体经济",
  title = "村级集体经济",
  part(0, at_least(1, evidence { kind = "minutes", named = "集体经济", with = { "photo" } }), { id = "a", title = "专题会议和照片", for_units = committees }),
  part(0, for_each(rows { table = "empty-villages" }, all_of {
    { "发展规划", at_least(1, evidence { kind = "plan", named = EACH }) },
    { "推进情况", at_least(1, evidence { kind = "progress", named = EACH }) } }), { id = "b", title = "空壳村规划和进展", for_units = committees }),
  part(0, all_of {
    { "政策", at_least(1, evidence { kind = "opinion", named = "集体经济" }) },
    { "方案", at_least(1, evidence { kind = "plan", named = "集体经济" }) },
    { "台账", at_least(1, rows { table = "collective", where = { ["基本情况"] = "filled", ["收入"] = "filled", ["来源"] = "filled" } }) },
    { "台账填写完整", none(rows { table = "collective", where = { ["来源"] = "empty" } }) } }, { id = "c", title = "政策、方案、台账", for_units = "county" }),
  part(0, at_least(1, evidence { kind = "report", named = "集体经济" },
    { per = { { "上半年", "2017-06-01", "2017-07-31" }, { "下半年", "2017-12-01", "2017-12-31" } } }), { id = "d", title = "半年报告", for_units = "county" }),
  part(0, at_least(1, evidence { named = "集体经济" }), { id = "e", title = "佐证材料", for_units = "village" }) }

item { id = "LS-2.6.1", section = "basis", for_units = "county", place = "LS-2.6.1 村霸整治",
  title = "村霸整治方案和清单",
  part(0, at_least(1, evidence { kind = "plan", named = "村霸" }), { id = "a", title = "工作方案" }),
  part(0, all_of {
    { "五类表现", at_least(5, rows { table = "forms", where = { ["表现"] = "filled" } }, { by = "2017-08-06" }) },
    { "结合信访", at_least(1, evidence { named = "表现形式", contains = "信访" }) },
    { "结合案件", at_least(1, evidence { named = "表现形式", contains = "案件" }) } }, { id = "b", title = "本地表现清单" }) }

item { id = "LS-2.6.2", section = "basis", for_units = committees, place = "LS-2.6.2 村霸五项工作",
  title = "宣传、摸底、线索、台账、监督员",
  test = all_of {
    { "四样齐全", for_each({ "宣传", "摸底", "线索", "监督员" }, at_least(1, evidence { named = EACH, path = "村霸" })) },
    -- LS-2.6.3 认作线索台账的，这里也认，不论名称有没有写“村霸”
    { "台账", any_of {
      { "名称写明", at_least(1, evidence { named = "台账", path = "村霸" }) },
      { "线索台账", at_least(1, rows { table = "clues" }) } } },
    { "摸底范围", at_least(1, evidence { named = "摸底", contains = { "农村群众", "村民" } }) } } }

item { id = "LS-2.6.3", section = "basis", for_units = committees, place = "LS-2.6.3 线索处理",
  title = "发现问题得到处理",
  test = for_each(rows { table = "clues" }, at_least(1, evidence { kind = "work-record", named = "处理", case = EACH })) }

item { id = "LS-2.6.4", section = "basis", for_units = committees, place = "LS-2.6.4 专题研究",
  title = "党委专题研究村霸整治",
  test = at_least(1, evidence { kind = "minutes", named = "村霸" }) }

item { id = "LS-2.7.1", section = "basis", for_units = "organ", place = "LS-2.7.1 落实28号文件",
  title = "落实28号文件",
  test = at_least(1, evidence { named = { "机关", "落实", "贯彻" }, contains = "28号" }) }

item { id = "LS-2.7.2", section = "basis", for_units = "organ", place = "LS-2.7.2 机关党建",
  title = "规划、计划、制度、措施",
  test = all_of {
    { "规划", at_least(1, evidence { named = "党建规划" }) },
    { "计划", at_least(1, evidence { named = { "党建计划", "党建工作计划" } }) },
    { "制度", at_least(1, evidence { kind = "rules", named = "党建", when = in_force }) },
    { "措施", at_least(1, evidence { named = { "党建措施", "党建工作措施" } }) } } }

item { id = "LS-2.7.3", section = "basis", for_units = "organ", place = "LS-2.7.3 落实44号文件",
  title = "44号文件逐条落实",
  test = all_of {
    { "列出要点", at_least(1, rows { table = "points44" }) },
    { "逐条落实", none(rows { table = "points44", where = { ["落实情况"] = "empty" } }) } } }

item { id = "LS-2.8.1", section = "basis", for_units = "enterprise", place = "LS-2.8.1 企业三会一课",
  title = "企业支部学习和活动",
  test = at_least(1, evidence { kind = "meeting", fields = { "时间", "出席" } }) }

item { id = "LS-2.8.2", section = "basis", for_units = "enterprise", place = "LS-2.8.2 五个清",
  title = "五个清台账",
  part(0, at_least(1, rows { table = "five-clear" }), { id = "ledger", title = "建立台账" }),
  part(0, none(rows { table = "five-clear", where = { ["正式党员"] = ">=3", ["党组织"] = { "无", "empty", contains("联合"), contains("挂靠") } } }),
    { id = "a", title = "3名以上正式党员单独建组织" }),
  part(0, none(rows { table = "five-clear", where = { ["正式党员"] = "<3", ["党员数"] = ">=1", ["党组织"] = { "无", "empty" } } }),
    { id = "b", title = "不足3名联合或挂靠" }),
  part(0, none(rows { table = "five-clear", where = { ["职工数"] = ">=50", ["党员数"] = { "0", "empty" } } }), { id = "c", title = "50名职工以上有党员" }),
  part(0, none(rows { table = "five-clear", where = { ["职工数"] = ">=100", ["党组织"] = { "无", "empty" } } }), { id = "d", title = "100名职工以上有组织" }),
  part(0, none(rows { table = "five-clear", where = { ["党员数"] = "0", ["指导员"] = { "无", "empty" } } }), { id = "e", title = "没有党员的派指导员" }) }

item { id = "LS-2.9", section = "basis", for_units = "county", place = "LS-2.9 流动党员",
  title = "流动党员",
  part(0, at_least(1, evidence { kind = "rules", named = "流动党员", contains = "例会", when = in_force }), { id = "a", title = "例会制度" }),
  part(0, all_of {
    { "报告", at_least(1, evidence { kind = "report", named = "流动党员" }, { per = "quarter" }) },
    { "督查", at_least(1, evidence { kind = "work-record", named = "流动党员" }, { per = "quarter" }) } }, { id = "b", title = "定期报告和督查" }),
  part(0, review { of = at_least(1, evidence { named = "流动党员", with = { "photo" } }), method = "papers", guide = "教育有针对性，解决实际困难" },
    { id = "c", title = "教育活动" }) }

item { id = "LS-2.10", section = "basis", for_units = "county", place = "LS-2.10 专项计划",
  title = "六个专项计划（同 LS-2.2.1）",
  test = for_each(six_groups, at_least(1, evidence { kind = "plan", named = EACH, contains = "发展党员" })) }

item { id = "LS-2.11", section = "basis", place = "LS-2.11 电子身份信息",
  title = "电子身份信息采集",
  -- ratio(甲, 乙)：甲占乙的百分比
  test = all_of {
    { "进度表", at_least(1, rows { table = "eid" }) },
    { "采集完成", ratio(rows { table = "eid", where = { ["完成"] = { "是", "完成", "100%" } } }, rows { table = "eid" },
      { at_least = 100, by = "2017-07-31" }) } } }

item { id = "LS-2.12", section = "basis", for_units = { "county", "village" }, place = "LS-2.12 结对共建",
  title = "城乡结对共建",
  part(0, at_least(1, evidence { kind = "plan", named = "结对" }), { id = "a", title = "行动方案", for_units = "county" }),
  part(0, for_each({ "街道", "机关", "国有企业", "高校", "园区", "非公企业" }, at_least(1, rows { table = "pairing", where = { ["类型"] = contains(EACH), ["城市组织"] = "filled" } })),
    { id = "b", title = "六类城市组织", for_units = "county" }),
  part(0, all_of {
    { "需求清单", at_least(1, evidence { kind = "list", named = "需求清单" }) },
    { "台账", at_least(1, evidence { kind = "ledger", named = "结对" }) } }, { id = "c", title = "需求清单和台账", for_units = "county" }),
  part(0, at_least(1, rows { table = "pairing", where = { ["城市组织"] = "filled" } }), { id = "d", title = "至少1个城市伙伴", for_units = "village" }),
  part(0, for_each(units { class = "village", of = "all" }, at_least(1, rows { table = "pairing", where = { ["村"] = EACH, ["城市组织"] = "filled" } })),
    { id = "d-county", title = "每个村都有城市伙伴", for_units = "county" }) }

item { id = "LS-2.13", section = "basis", place = "LS-2.13 新媒体",
  title = "运用两微一端",
  test = at_least(1, evidence { named = { "微信", "微博", "客户端", "两微一端" } }) }

-- ---- 三、抓党建促脱贫攻坚 ---------------------------------------------------------------------------------------

-- units.csv 的“贫困村”一栏写类别（省定、市定、20户以上）；不是的不填
local function is_poor(unit) return unit.class ~= "village" or (unit.facts["贫困村"] or "") ~= "" end
-- “四县一区”一栏：是的写“是”，县、乡、村都写
local function is_named(unit) return unit.facts["四县一区"] == "是" end

item { id = "LS-3.0", section = "poverty", for_units = levels, applies = is_poor, place = "LS-3.0 脱贫攻坚",
  title = "贫困村全覆盖",
  part(0, all_of {
    { "名单", at_least(1, rows { table = "poor" }) },
    { "每村资料", for_each(rows { table = "poor" }, at_least(1, evidence { named = EACH, contains = { "脱贫", "扶贫" } })) } },
    { id = "a", title = "每村有资料", for_units = committees }),
  part(0, review { of = at_least(1, evidence { named = { "脱贫", "扶贫" } }), method = "site", guide = "资料完整，到项目现场看" },
    { id = "a-village", title = "资料和项目现场", for_units = "village" }),
  part(0, all_of {
    { "对照表", at_least(1, rows { table = "rules-check" }) },
    { "逐条对照", none(rows { table = "rules-check", where = { ["对照情况"] = "empty" } }) } }, { id = "b", title = "对照考核细则" }) }

item { id = "LS-3.1", section = "poverty", for_units = { "city", "county", "town", "village", "department" }, applies = is_poor, place = "LS-3.1 驻村帮扶",
  title = "驻村帮扶力量",
  -- path：只看文件名和文件夹名，综合报告中的一个小标题不算
  part(0, for_each({ "责任", "考核", "选派", "培训" }, at_least(1, evidence { path = EACH, contains = { "驻村", "五个一", "三个一" } })),
    { id = "a", title = "责任、考核、选派、培训", for_units = { "city", "county" } }),
  part(0, review { of = at_least(1, evidence { kind = "ledger", named = "驻村" }), method = "papers", guide = "有台账，几支力量形成合力" },
    { id = "b", title = "驻村工作台账", for_units = { "town", "village" } }),
  part(0, review { of = all_of {
    { "村退出措施", at_least(1, evidence { named = { "村退出", "退出措施" } }) },
    { "户退出措施", at_least(1, evidence { named = { "户退出", "一户一策" } }) },
    { "第一书记驻村", at_least(1, evidence { named = { "第一书记" } }) },
    { "联系领导解决问题", at_least(1, evidence { named = { "联系领导", "联系记录" } }) } }, method = "papers", guide = "措施有成效，第一书记全脱产驻村" },
    { id = "c", title = "措施和成效", for_units = "village" }),
  part(0, at_least(1, evidence { named = "第一书记" }), { id = "e", title = "派出单位配合", for_units = "department" }) }

item { id = "LS-3.1d", section = "poverty", for_units = levels, applies = is_named, place = "LS-3.1d 三级档案",
  title = "三级档案清单（四县一区）",
  test = all_of {
    { "对照表", at_least(1, rows { table = "three-lists" }) },
    { "没有缺项", none(rows { table = "three-lists", where = { ["有无"] = { "无", "empty" } } }) } } }

item { id = "LS-3.2", section = "poverty", for_units = committees, place = "LS-3.2 群众工作",
  title = "脱贫攻坚群众工作",
  part(0, review { of = for_each({ "临界贫困户", "重点人群", "政策宣传", "满意度" }, at_least(1, evidence { named = EACH })), method = "papers",
    guide = "群众工作扎实" }, { id = "a", title = "四项群众工作" }),
  part(0, all_of {
    { "29号文件", at_least(1, evidence { named = { "29号" } }) },
    { "农民夜校", at_least(1, evidence { named = "夜校" }) },
    { "四好村", at_least(1, evidence { named = "四好村" }) },
    { "主题教育", at_least(1, evidence { named = "主题教育" }) },
    { "创新做法", at_least(1, evidence { named = "创新做法" }) } }, { id = "b", title = "佐证材料", for_units = "county" }),
  part(0, at_least(2, evidence { kind = "example", named = "群众工作" }, { by = "2017-08-04" }), { id = "c", title = "典型案例2例", for_units = "county" }) }

-- units.csv 的“职能”一栏：写哪个部门，就只问哪个部门
item { id = "LS-3.2d", section = "poverty", for_units = "department", place = "LS-3.2 扶贫部门",
  applies = function(unit) return unit.facts["职能"] == "扶贫" end,
  title = "扶贫部门：动态调整",
  test = for_each({ "动态调整", "回头看", "回头帮" }, at_least(1, evidence { named = EACH })) }

item { id = "LS-3.2e", section = "poverty", for_units = "department", place = "LS-3.2 农工部门",
  applies = function(unit) return unit.facts["职能"] == "农工" end,
  title = "农工部门：四好村创建",
  test = at_least(1, evidence { named = "四好村" }) }

item { id = "LS-3.2f", section = "poverty", for_units = "department", place = "LS-3.2 宣传部门",
  applies = function(unit) return unit.facts["职能"] == "宣传" end,
  title = "宣传部门：主题教育",
  test = at_least(1, evidence { named = "主题教育" }) }

item { id = "LS-3.3", section = "poverty", for_units = "county", applies = is_named, place = "LS-3.3 示范工程",
  title = "示范工程（四县一区）",
  part(0, all_of {
    { "最新台账", at_least(1, evidence { kind = "ledger", named = "附件3" }, { last = "30 days" }) },
    { "有记录", at_least(1, rows { table = "annex3" }) },
    { "投入不漏填", none(rows { table = "annex3", where = { ["投入"] = "empty" } }) },
    { "带动户数不漏填", none(rows { table = "annex3", where = { ["带动户数"] = "empty" } }) } }, { id = "a", title = "附件3台账" }),
  part(0, for_each(rows { table = "poor", where = { ["类别"] = contains("省定") } },
    at_least(1, evidence { named = EACH, with = { "photo" } })), { id = "b", title = "一村一图片档案" }),
  part(0, review { of = at_least(3, evidence { kind = "example", named = "示范工程" }, { by = "2017-08-04" }), method = "papers",
    guide = "效益好、示范强、能持续" }, { id = "c", title = "典型案例3例" }) }

item { id = "LS-3.3d", section = "poverty", for_units = "county", place = "LS-3.3 党员到户",
  applies = function(unit) return not is_named(unit) end,
  title = "党员到户案例（其他县）",
  test = review { of = at_least(2, evidence { kind = "example", named = { "党员到户", "到户" } }, { by = "2017-08-04" }), method = "papers",
    guide = "效益好、示范强、能持续" } }

item { id = "LS-3.4", section = "poverty", for_units = "county", personal = true, place = "LS-3.4 干部稳定",
  title = "书记和班子调整",
  test = all_of {
    -- 没有调整的也登记一行，日期空着
    { "逐一登记", for_each(rows { table = "poor", where = { ["类别"] = { contains("省定"), contains("乡镇") } } },
      at_least(1, rows { table = "changes", where = { ["单位"] = EACH }, when = since_june })) },
    { "备案审查", none(rows { table = "changes", where = { ["备案审查"] = "empty" }, when = since_june }) },
    { "基本情况表", none(rows { table = "changes", where = { ["基本情况表"] = "empty" }, when = since_june }) } } }

item { id = "LS-3.5", section = "poverty", for_units = "county", place = "LS-3.5 关心爱护",
  title = "关心爱护一线干部",
  part(0, at_least(1, evidence { kind = "minutes", named = "常委会",
    contains = { "组织部汇报", "组织部的汇报", "组织部关于", "听取组织部", "听取县委组织部", "听取区委组织部", "听取市委组织部" } }), { id = "a", title = "常委会听取汇报" }),
  part(0, at_least(1, evidence { kind = "opinion", named = { "关心爱护", "激励" } }), { id = "b", title = "具体实施意见" }) }

item { id = "LS-3.5c", section = "poverty", for_units = "county", personal = true, place = "LS-3.5 关心爱护",
  title = "村干部去世抚恤",
  test = all_of {
    { "再次排查", at_least(1, evidence { named = "去世" }) },
    { "抚恤到位", none(rows { table = "deaths", where = { ["抚恤"] = "empty" } }) },
    { "写明时间", none(rows { table = "deaths", where = { ["发放时间"] = "empty" } }) },
    { "写明范围", none(rows { table = "deaths", where = { ["范围"] = "empty" } }) },
    { "提供材料", none(rows { table = "deaths", where = { ["材料"] = "empty" } }) } } }

item { id = "LS-3.6", section = "poverty", for_units = offices, personal = true, place = "LS-3.6 提拔使用",
  title = "受表扬第一书记的使用",
  part(0, all_of {
    { "名册", at_least(1, rows { table = "commended", when = since_2015 }) },
    { "逐一研究", none(rows { table = "commended", where = { ["研究情况"] = "empty" }, when = since_2015 }) } }, { id = "a", title = "逐一研究使用" }),
  part(0, for_each(rows { table = "commended", where = { ["使用"] = { "empty", "未使用", "未提拔" } }, when = since_2015 }, any_of {
    { "名册写明", at_least(1, rows { table = "commended", where = { ["编号"] = EACH, ["说明"] = "filled" }, when = since_2015 }) },
    { "书面说明", at_least(1, evidence { kind = "statement", case = EACH }) } }), { id = "b", title = "未使用的有说明" }) }

item { id = "LS-3.7", section = "poverty", for_units = "county", place = "LS-3.7 干部培训",
  title = "换届以来的培训",
  test = all_of {
    { "通知", at_least(1, evidence { kind = "notice", named = "培训", when = since_elections }) },
    { "照片", at_least(1, evidence { named = "培训", with = { "photo" }, when = since_elections }) },
    { "课件", at_least(1, evidence { kind = "courseware", when = since_elections }) } } }

-- “对口帮扶”一栏写“是”的部门和县
item { id = "LS-3.8", section = "poverty", for_units = offices, place = "LS-3.8 对口帮扶",
  applies = function(unit) return unit.facts["对口帮扶"] == "是" end,
  title = "对口帮扶",
  test = all_of {
    { "帮扶方案", at_least(1, evidence { kind = "plan", named = { "对口帮扶", "对口支援" } }) },
    { "帮扶成效", at_least(1, evidence { named = { "对口帮扶成效", "对口支援成效", "帮扶成效" } }) } } }

item { id = "LS-3.9", section = "poverty", for_units = offices, place = "LS-3.9 综合报告",
  title = "综合性工作报告",
  part(0, for_each({ "驻村帮扶", "群众工作", "示范工程", "干部稳定", "关心爱护", "提拔使用", "干部培训", "对口帮扶" },
    at_least(1, evidence { kind = "report", named = "脱贫攻坚", contains = EACH })), { id = "a", title = "逐一回应八项重点" }),
  part(0, at_least(1, evidence { kind = "summary", named = { "半年", "上半年" }, linked_to = evidence { kind = "report", named = "脱贫攻坚" } }),
    { id = "b", title = "与半年总结结合", for_units = "county" }),
  part(0, at_least(1, evidence { kind = "receipt", named = { "脱贫攻坚", "综合性工作报告" } }, { by = "2017-08-04" }), { id = "c", title = "8月4日前报送" }),
  part(0, review { of = at_least(1, evidence { kind = "pledge", named = "真实" }), method = "papers", guide = "数据和材料真实" },
    { id = "d", title = "真实性", for_units = "county" }) }

-- ---- 四、整顿软弱涣散组织 ---------------------------------------------------------------------------------------

item { id = "LS-4.1.1", section = "weak", for_units = committees, place = "LS-4.1.1 整顿部署",
  title = "整顿部署和研究",
  part(0, all_of {
    { "部署文件", at_least(1, evidence { kind = "notice", named = { "软弱涣散", "整顿" } }) },
    { "台账", at_least(1, rows { table = "weak-list" }) } }, { id = "a", title = "部署文件和台账", for_units = "county" }),
  part(0, for_each(rows { table = "weak-list" }, at_least(1, evidence { kind = "minutes", named = { "软弱涣散", "整顿" }, contains = EACH })),
    { id = "b", title = "逐个专题研究", for_units = "town" }),
  part(0, for_each(rows { table = "weak-list" }, all_of {
    { "整改方案", at_least(1, evidence { kind = "rectify-plan", named = EACH }) },
    { "进展", at_least(1, evidence { kind = "progress", named = EACH }, { last = "90 days" }) } }), { id = "c", title = "方案和进展", for_units = "town" }) }

item { id = "LS-4.1.2a", section = "weak", for_units = "county", personal = true,
  title = "县委书记掌握情况",
  test = review { method = "interview", guide = "县委书记掌握软弱涣散组织基本情况" } }

-- 街道由党工委书记负责
local heads = { "党委书记", "镇党委书记", "乡党委书记", "党工委书记" }

item { id = "LS-4.1.2", section = "weak", for_units = committees, personal = true, place = "LS-4.1.2 书记带头",
  title = "书记带头整顿",
  part(0, at_least(1, rows { table = "weak-list", where = { ["包联领导"] = { contains("县委书记"), contains("区委书记"), contains("市委书记") } } }),
    { id = "b", title = "县委书记直接抓难点", for_units = "county" }),
  part(0, at_least(1, evidence { named = { "述职评议", "述职" }, contains = { "软弱涣散", "整顿" } }), { id = "c", title = "纳入述职评议考核", for_units = "county" }),
  part(0, all_of {
    { "研究措施", at_least(1, evidence { kind = "minutes", named = { "软弱涣散", "整顿" }, attended_by = heads }) },
    { "到点指导", at_least(1, evidence { kind = "work-record", named = { "软弱涣散", "整顿" }, attended_by = heads }) } },
    { id = "d", title = "镇党委书记研究和指导", for_units = "town" }) }

item { id = "LS-4.1.3", section = "weak", for_units = "county", place = "LS-4.1.3 派驻工作组",
  title = "派驻工作组",
  -- 没有交台账的，无从知道要不要派驻：缺的是台账，不算不涉及
  test = all_of {
    { "台账", at_least(1, rows { table = "weak-list" }) },
    { "派驻", for_each(rows { table = "weak-list", where = { ["超出镇村"] = "是" } },
      at_least(1, evidence { kind = "notice", named = { "工作组", "派驻" }, contains = EACH })) } } }

item { id = "LS-4.1.4", section = "weak", for_units = "county", place = "LS-4.1.4 督促指导",
  title = "督促指导和问责",
  part(0, all_of {
    { "台账", at_least(1, rows { table = "weak-list" }) },
    { "督促指导", for_each(rows { table = "weak-list" }, at_least(1, evidence { kind = "work-record", named = { "督导", "督查" }, contains = EACH })) } },
    { id = "a", title = "逐个督促指导" }),
  part(0, for_each(rows { table = "weak-list", where = { ["重视程度"] = { "不重视", "不够", "重视不够" } } },
    at_least(1, evidence { kind = "talk", contains = EACH })), { id = "b", title = "重视不够的约谈问责" }) }

item { id = "LS-4.2.1", section = "weak", for_units = "town", place = "LS-4.2.1 分析研判",
  title = "分析研判",
  test = at_least(1, evidence { kind = "minutes", named = { "分析研判", "摸排" } }) }

item { id = "LS-4.2.2", section = "weak", for_units = "county", place = "LS-4.2.2 分类定级",
  title = "分类定级",
  test = all_of {
    { "定级标准", at_least(1, evidence { kind = "rules", named = "分类定级", when = in_force }) },
    { "每个支部定级", for_each(units { class = "branch", of = "all" },
      at_least(1, rows { table = "grading", where = { ["组织"] = EACH, ["等次"] = "filled" } })) } } }

item { id = "LS-4.2.3", section = "weak", for_units = committees, place = "LS-4.2.3 计划和台账",
  title = "整顿计划和台账",
  test = all_of {
    { "工作计划", at_least(1, evidence { kind = "plan", named = { "整顿", "软弱涣散" } }) },
    { "台账管理", at_least(1, evidence { kind = "ledger", named = { "整顿", "软弱涣散" } }) } } }

item { id = "LS-4.3.1", section = "weak", for_units = "town", place = "LS-4.3.1 整顿措施",
  title = "整顿措施和落实",
  test = all_of {
    { "有措施", none(rows { table = "weak-list", where = { ["措施"] = "empty" } }) },
    { "有进展", none(rows { table = "weak-list", where = { ["进展"] = "empty" } }) },
    { "台账更新", at_least(1, evidence { kind = "ledger", named = { "整顿", "软弱涣散" } }, { last = "90 days" }) } } }

item { id = "LS-4.3.2", section = "weak", for_units = "town", place = "LS-4.3.2 四类问题",
  title = "四类问题",
  test = review { of = for_each({ "班子运行", "党员队伍", "矛盾纠纷", "村务管理" }, at_least(1, evidence { named = EACH })), method = "papers",
    guide = "四类问题得到解决" } }

item { id = "LS-4.3.3", section = "weak", for_units = committees, place = "LS-4.3.3 联系帮扶",
  title = "联系帮扶",
  test = at_least(1, evidence { kind = "work-record", named = { "联系记录", "帮扶记录", "联系帮扶" } }) }

item { id = "LS-4.4", section = "weak", for_units = committees, place = "LS-4.4 整顿成效",
  title = "整顿成效",
  -- 不只写“脱贫”“稳定”：“LS-3.0 脱贫攻坚”“LS-3.4 干部稳定”里的材料说的是别的事
  test = review { of = all_of {
    { "脱贫", at_least(1, evidence { named = { "促脱贫情况", "促脱贫成效", "脱贫成效" } }) },
    { "稳定", at_least(1, evidence { named = { "稳定风险", "不稳定因素", "维护稳定" } }) },
    { "民生", at_least(1, evidence { named = "民生" }) } }, method = "papers", guide = "促进脱贫，化解不稳定因素，解决民生问题" } }

item { id = "LS-4.5", section = "weak", for_units = committees, place = "LS-4.5 工作小结",
  title = "整顿工作小结",
  test = for_each({ "整顿部署", "分类定级", "整顿措施", "整顿成效" },
    at_least(1, evidence { kind = "summary", named = { "软弱涣散", "整顿" }, contains = EACH })) }
