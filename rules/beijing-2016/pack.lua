-- SPDX-License-Identifier: MIT
--
-- 学习教育工作部署落实情况：不打分，只看该做的做了没有、够不够数。
-- A deployment of work without points: minimum counts for a branch and for its leading officials, seven systems of meetings, and
-- papers that the committee draws up. Numbers (BJ-0.1 ...) are those of the source; titles are in our own words.
--
-- 怎样读这个文件：两个短横线后面是说明，程序不看。每一条要求写作 item { ... }，test = 后面是检查办法。
-- 改动次数、日期、词语或标题，保存后重新运行 make report 即可。写错了程序会指出行号，上一次的报告不受影响。

-- ---- 可以调整的数 -----------------------------------------------------------------------------------------------

-- “七一前后”：7 月 1 日前后各 15 天。要改成前后 10 天，把两个日期改为 06-21 和 07-11。
local july = { { "七一前后（6月16日至7月16日）", "2016-06-16", "2016-07-16" } }
-- 第四季度的组织生活会
local autumn = { { "第四季度", "2016-10-01", "2016-12-31" } }
-- 年底前要完成的事：过了这一天还没有，才列入待办
local year_end = { by = "2016-12-31" }
-- 年底的会拖到次年 1 月才开的，算作迟交，不算没开
local late_too = campaign("2016-06-01", "2017-01-31")
-- 第四季度的组织生活会，九月就可以开始准备；六月的会与它无关
local around_life = campaign("2016-09-01", "2017-01-31")
local after_life = campaign("2016-10-01", "2017-01-31")
-- 民主生活会和书记述职评议通常在次年 1 月，到 1 月底
local january = { by = "2017-01-31" }
-- 计划可以在部署之前订好，从 3 月 1 日起的都计入
local planned = campaign("2016-03-01", "2016-12-31")
-- 按年算次数的，看全年
local whole_year = year(2016)
-- 党员多少名以上的支部应当划分党小组
local large = 20
-- “大约三个月”：两次党员大会之间最多隔多少天
local three_months = "120 days"

pack {
  id = "beijing-2016",
  version = "1.0",
  title = "学习教育工作部署落实情况",
  for_units = { "committee", "branch", "organ" },
  period = campaign("2016-06-01", "2016-12-31"),
  -- 以督导组的评定为准，支部自评并列显示
  decides = "supervision",
  decisions = {
    { about = "期间", chosen = "从部署的 2016 年 6 月 1 日起，到年底。计划可以早订，从 3 月 1 日起的都计入；发展党员的材料往前看到 2012 年。" },
    { about = "集体学习“8 次”和“每月 1 次”", chosen = "两个数都检查，分开列出。6 月到 12 月只有 7 个月，所以至少有一个月要学两次。" },
    { about = "什么算集体学习", chosen = "名称或标题写明“集体学习”“集中学习”“小组学习”“学习记录”的，和写明学什么的党小组会，如“党小组会（学党章）”。名称只写“学习”二字的党员活动，如学急救、学业务，不算；没有写明学什么的党小组会（安全例会等）也不算。" },
    { about = "有党小组的支部的集体学习次数", chosen = "“8 次”和“每月 1 次”（B2）按支部算，各党小组的集体学习合并计数；各党小组是否每月都学，另在 2.2b 逐组检查。" },
    { about = "同一件事两个数不同", chosen = "例如集体学习每月 1 至 2 次和党小组会每月 1 次，党课七一前后 1 次和每年 1 至 2 次。两条都保留，各查各的；以严的为准，严的一条没有全部做到，就不能评绿色（见“颜色”）。" },
    { about = "“1 至 2 次”“1 至 2 个”", chosen = "上限是建议：写在标题里，超过的不算问题。" },
    { about = "“七一前后”", chosen = "7 月 1 日前后各 15 天，即 6 月 16 日至 7 月 16 日，首尾两天都算。" },
    { about = "“每季度”和“大约三个月”", chosen = "每季度 1 次按自然季度算；“大约三个月”再加一条：从 6 月 1 日到第一次党员大会、每两次之间、最后一次之后，都不超过 120 天。" },
    { about = "一份记录两种用途", chosen = "主题党日上开的党员大会、党小组会、组织生活会或讲的党课，一份记录两边都算，不必另写一份；在同一个次数里只算一次。" },
    { about = "没有党小组的支部", chosen = "没有党小组名单的，集体学习由支部每月组织；有名单的按党小组逐月看。名单里写的是小组名称，如“第一党小组”。" },
    { about = "党员人数较多", chosen = "原文没有写明人数。取 20 名，人数以单位信息中登记的党员数为准；没有登记的，看党员名册的人数；名册也没有交的，先补名册（1.3），这一条（1.2c）等名册交来再看。" },
    { about = "支委会", chosen = "以单位信息中登记的应配支委职数（含书记）为准。3 名及以上的有支委会，每月开一次会；不足 3 名的不设支委会，这几条不适用。" },
    { about = "领导干部", chosen = "支部文件夹里有领导干部名册的，逐人检查；名册只写编号，会议记录的出席、主讲栏也写编号。没有交名册的，机关党支部算缺少名册；其他支部视为没有领导干部，这几条不适用。" },
    { about = "没有交的党员名册", chosen = "算缺少（1.3），不算不涉及；谈话、等次、档案等逐人核对的各条等名册交来再看。" },
    { about = "以普通党员身份参加", chosen = "领导干部要写在出席人员里；只写在列席或指导栏里的，不算以普通党员身份参加。" },
    { about = "照搬照抄", chosen = "两个支部的计划文字相同的，都列入“待归类材料”并互相注明，两份都照常计入；谁先写、谁照抄，从材料上看不出来，由督导组在 1.1b 评定。" },
    { about = "五个方面的问题", chosen = "党员看理想信念、党的意识、宗旨观念、精神状态、道德行为，支部看组织健全、组织生活、党员管理、制度落实、服务作用，按问题清单里有没有这些词判断；查得深不深由督导组看。" },
    { about = "四个方面的对照检查", chosen = "取信念、纪律、品行、作为四个方面，对照检查材料里各要有一个标题。设支委会的支部，支委会和每名支委各一份。" },
    { about = "书记培训、读本发放", chosen = "逐个支部看，列在党委的考核表里；书记培训（1.4）和书记轮训（G1）用同样的材料。党委的名册、发放表和支部自己的证书、领用记录，有一样即可，不必报两次。" },
    { about = "讲话的三个部分、三部党内法规", chosen = "取改革发展、党的建设、首都工作三个部分；准则、处分条例、权利保障条例三部。" },
    { about = "讨论专题", chosen = "原文推荐了三个专题，也允许自定；只要求写明专题并有讨论发言，不限定是哪一个。" },
    { about = "党课的形式", chosen = "集中授课、现场教学、微党课、情景党课、交流互动五种，写明其中一种即可。" },
    { about = "微党课的时长", chosen = "每人 20 至 30 分钟；没有微党课登记表的支部，这一条不适用。" },
    { about = "四个步骤的先后", chosen = "按记录的日期看先后，同一天不算颠倒。一份记录里四个步骤都有标题和内容的，也算齐全。" },
    { about = "研究和通报组织生活会（S5b）", chosen = "组织生活会在第四季度开，所以支委会看 9 月以后的，党员大会看 10 月以后的，内容里要写明组织生活会；问题清单不限月份，但不能早于支委会。" },
    { about = "评议的前两步在党小组进行", chosen = "人数较多的支部允许这样做；党小组的自评、互评记录同样计入，但仍要有党员大会。" },
    { about = "谈心谈话", chosen = "名册里每个编号都要有一次谈话，谈话人是书记或委员。是否迟了看登记表“时间”栏写的谈话日期；没有写的，看登记表的日期。" },
    { about = "有不合格表现的党员", chosen = "等次表里评为“不合格”的，每人要有一份写明编号的教育帮助措施或处置决定。" },
    { about = "按期换届", chosen = "到了应换届日期还没有换届日期的，或者“按期”一栏写“否”的，算没有按期。1.2b 和 G2 是同一要求的两处，都保留。" },
    { about = "民主生活会和书记述职评议", chosen = "原文写“年度”。取次年 1 月 31 日前。" },
    { about = "没有写期限的", chosen = "取年底前；计划、名册、登记表和自学安排从一开始就要有。" },
    { about = "全过程指导", chosen = "对每个支部每个季度至少现场指导一次。" },
    { about = "信息报送“经常”", chosen = "原文没有写明次数。取每月一份。" },
    { about = "要防止的倾向", chosen = "原文写“两种”，实际列了三种，按列出的三种看。" },
    { about = "合格标准、行为规范和案例", chosen = "原文要求形成成果，没有写明期限。取年底前。" },
    { about = "颜色", chosen = "原文没有写明分档。按完成率分：90% 及以上为绿色，75% 及以上为黄色，其余为红色。完成率到 90%，但集体学习（B2）、专题讨论（B3）、党员活动（B4）、七一党课（B5）、党员大会（S1）、第四季度组织生活会（S5a）有一条没有全部做到的，评黄色；不适用的条目不看。" },
    { about = "年底的会拖到次年", chosen = "专题组织生活会、民主评议党员和随后的通报、表彰，开到次年 1 月 31 日为止的照常计入，算迟交；“第四季度召开”（S5a）只看第四季度。" },
    { about = "主题党日“形式多样”", chosen = "取学习类（学习、党课、讨论、参观）和实践类（志愿、服务、劳动、走访）各至少一次，看记录的“形式”一栏。" },
    { about = "党员大会写明任务", chosen = "每季度至少有一次的记录写到传达、讨论、选举、审议、表决、接收、转正、评议、通报中的一项。" },
    { about = "主题党日与会议合开", chosen = "原文是允许，不是要求：有这样的记录的列出来，没有的不适用，不算问题。" },
    { about = "亮身份、作承诺、带头、受监督", chosen = "四样各要有一份名称写明的记录。" },
    { about = "分三层、分三类推进（M2）", chosen = "党委的方案里，三层（领导班子、党支部、党员）和三类（机关，社区和村，企业和社会组织）都要写到；下属没有其中一类支部的，写明没有即可。" },
    { about = "个人情况", chosen = "名册、等次表、谈话登记和领导干部名册只写编号，不写姓名；逐人的条目只在内部版中出现。" },
  },
}

mode { id = "self", title = "支部自评" }
mode { id = "supervision", title = "督导组" }

class { id = "committee", title = "基层党委" }
class { id = "branch", title = "社区、村和企事业党支部" }
class { id = "organ", title = "机关党支部" }

local branches = { "branch", "organ" }

section { id = "problems", title = "着力解决的问题" }
section { id = "basis", title = "计划与组织" }
section { id = "study", title = "学习讨论" }
section { id = "lecture", title = "讲党课" }
section { id = "life", title = "专题组织生活会" }
section { id = "appraisal", title = "民主评议党员" }
section { id = "action", title = "立足岗位作贡献" }
section { id = "least", title = "支部最少次数" }
section { id = "officials", title = "领导干部最少次数" }
section { id = "advance", title = "分层分类推进" }
section { id = "secure", title = "轮训与换届" }
section { id = "systems", title = "七项制度" }
section { id = "members", title = "党员队伍" }
section { id = "products", title = "制度成果" }
section { id = "supervise", title = "督促检查" }

-- ---- 材料的种类 -------------------------------------------------------------------------------------------------
--
-- words 是文件名、文件夹名或标题里的词，先看文件名。同时含有几个词的，以最长的词为准；一样长而种类不同的，程序不猜，列入
-- “待归类材料”。所以“大会”“讨论”这样人人都写的词有意取得很短，“民主评议党员大会”就归民主评议；“体学习”“中学习”是“集体学习”
-- “集中学习”少写一个字，好让“主题党日 集体学习”归主题党日。归哪一类都不要紧：后面反复用到的材料两类都看。
-- named 看文件名、文件夹名和标题里有没有那个词；扫描件只看名称，不等人来认。所以待办里建议的文件夹叫“02-学习和会议”，不叫“学习讨论”：不然放
-- 在里面的每次党员大会都成了专题讨论。
-- dated = true：这一类材料要有日期，没有的也列入“待归类材料”。

-- 会议、党课、活动的记录里都认这几栏：一份记录可能两边都算
local record_fields = { ["专题"] = { "专题", "讨论专题" }, ["主题"] = { "主题", "会议主题", "活动主题" }, ["主讲"] = { "主讲", "主讲人", "授课人", "讲课人" },
  ["形式"] = { "形式", "党课形式", "讲课形式", "活动形式" }, ["出席"] = { "出席", "出席人员", "参加人员", "到会人员" } }

kind { id = "plan", title = "计划或方案", dated = true,
  words = { "学习教育计划", "学习教育工作计划", "学习教育安排", "实施方案", "工作方案" } }
kind { id = "self-study", title = "自学要求和计划", dated = true, words = { "自学计划", "自学安排", "自学要求", "个人自学" } }
kind { id = "study", title = "集体学习记录", dated = true, template = "study-template.md",
  words = { "体学习", "中学习", "组学习", "习记录", "小组会学", "小组会（学", "小组会：学" } }
-- 名称没有写明学什么的小组会另成一类：安全例会这样的小组会不是集体学习
kind { id = "group-meeting", title = "党小组会记录", dated = true, words = { "小组会" } }
kind { id = "assembly", title = "党员大会记录", dated = true, template = "assembly-template.md",
  words = { "大会", "讨论", "通报组织生活会情况", "组织生活会情况通报" },
  fields = record_fields }
kind { id = "committee-meeting", title = "支委会记录", dated = true,
  words = { "支委会", "支部委员会", "支委会议", "研究专题组织生活会", "研究组织生活会", "组织生活会方案", "组织生活会准备" } }
kind { id = "lecture-plan", title = "党课计划", dated = true, words = { "党课计划", "党课安排" },
  fields = { ["内容"] = { "内容", "党课内容", "题目" }, ["时间"] = { "时间", "讲课时间" }, ["形式"] = { "形式", "讲课形式" } } }
kind { id = "lecture", title = "党课记录", dated = true, words = { "党课", "讲党课", "专题党课", "党课记录", "党课讲稿", "微党课" },
  fields = record_fields }
kind { id = "activity", title = "党员活动记录", dated = true,
  words = { "主题党日", "党日活动", "党员活动", "志愿服务", "主题活动", "主题实践" },
  fields = record_fields }
kind { id = "problems", title = "问题清单", dated = true,
  words = { "问题清单", "查摆问题清单", "组织生活会问题清单", "专题组织生活会问题清单" } }
kind { id = "opinions", title = "征求意见记录", dated = true, words = { "征求意见", "意见建议" } }
kind { id = "check", title = "对照检查材料", dated = true, words = { "对照检查", "对照检查材料", "党性分析" } }
kind { id = "life", title = "组织生活会记录", dated = true, words = { "组织生活会", "专题组织生活会" },
  fields = record_fields }
kind { id = "appraisal", title = "民主评议记录", dated = true,
  words = { "民主评议", "民主评议党员", "民主评议党员大会", "个人自评", "党员互评", "民主测评", "组织评定" }, fields = record_fields }
kind { id = "praise", title = "表彰、表扬决定", dated = true, words = { "表彰", "表扬", "表彰决定", "表扬决定" } }
kind { id = "help", title = "教育帮助措施或处置决定", dated = true, words = { "教育帮助", "帮教措施", "处置决定", "组织处置" } }
kind { id = "visit", title = "走访谈心记录", dated = true, words = { "走访", "家访", "走访谈心" } }
kind { id = "aid", title = "慰问帮扶记录", dated = true, words = { "慰问", "帮扶", "困难党员帮扶" } }
kind { id = "report", title = "党员思想汇报", dated = true, words = { "思想汇报", "党员汇报", "工作汇报" } }
kind { id = "dues", title = "党费收缴记录", dated = true, words = { "党费", "党费收缴" } }
kind { id = "relations", title = "组织关系管理记录", dated = true, words = { "组织关系", "组织关系排查", "组织关系转接" } }
kind { id = "pioneer", title = "发挥作用记录", dated = true,
  words = { "亮身份", "亮明身份", "公开承诺", "岗位承诺", "带头攻关", "党员先锋岗", "岗位带头", "接受监督", "群众监督" } }
-- 发展党员的四个阶段
kind { id = "activist", title = "确定入党积极分子的材料", dated = true, words = { "确定入党积极分子", "入党积极分子" } }
kind { id = "candidate", title = "确定发展对象的材料", dated = true, words = { "确定发展对象", "发展对象" } }
kind { id = "probationary", title = "接收预备党员的材料", dated = true, words = { "接收预备党员" } }
kind { id = "full", title = "预备党员转正的材料", dated = true, words = { "预备党员转正", "转正" } }
-- 基层党委的材料
kind { id = "democratic-life", title = "民主生活会记录", dated = true, words = { "民主生活会", "专题民主生活会" }, fields = record_fields }
kind { id = "centre", title = "中心组学习记录", dated = true, words = { "中心组", "中心组学习", "理论中心组学习" } }
kind { id = "carriers", title = "工作载体清单", dated = true, words = { "工作载体", "载体清单" } }
kind { id = "guidance", title = "现场指导记录", dated = true, words = { "现场指导", "指导记录", "现场指导记录" } }
kind { id = "supervision", title = "督导检查记录", dated = true, words = { "督导检查", "督导记录", "督查记录" } }
kind { id = "reviewed", title = "书记述职评议记录", dated = true, words = { "述职评议", "书记述职", "书记述职评议" } }
kind { id = "certificate", title = "培训证书", dated = true, words = { "培训证书", "结业证书", "培训证明" } }
kind { id = "receipt", title = "读本领用记录", dated = true, words = { "读本领用", "图书领用" } }
kind { id = "rotation", title = "机关党员轮训记录", dated = true, words = { "机关党员轮训", "党员轮训" } }
kind { id = "standard", title = "合格支部标准", dated = true, words = { "合格支部标准", "合格党支部标准", "支部标准" } }
kind { id = "norms", title = "党员行为规范", dated = true, words = { "行为规范", "党员行为规范" } }
kind { id = "example", title = "创新案例", dated = true,
  words = { "案例", "创新案例", "讨论案例", "专题讨论案例", "学习讨论案例", "主题党日案例", "党日活动案例", "党课案例" } }
kind { id = "news", title = "报送的信息", dated = true, words = { "信息报送", "工作信息", "工作简报" } }

-- ---- 登记表 -----------------------------------------------------------------------------------------------------
--
-- Markdown、CSV 或电子表格里的表格，按列名认；columns 写各列的其他叫法，key 是一行的名字。personal = true：写的是个人。

register { id = "roster", title = "党员名册", words = { "党员名册", "党员花名册" }, key = "编号", personal = true,
  columns = { ["编号"] = { "党员编号" }, ["小组"] = { "党小组", "所在小组" } } }
register { id = "officials", title = "领导干部名册", words = { "领导干部名册", "领导干部名单" }, key = "编号", personal = true,
  columns = { ["编号"] = { "干部编号" }, ["岗位"] = { "职务", "分工" } } }
register { id = "posts", title = "支委名册", words = { "支委名册", "支委分工", "支部委员名册" }, key = "职务",
  columns = { ["职务"] = { "岗位" }, ["在岗"] = { "是否在岗", "在任情况" } } }
register { id = "groups", title = "党小组名单", words = { "党小组名单", "党小组划分", "党小组设置" }, key = "小组",
  columns = { ["小组"] = { "党小组", "小组名称" }, ["人数"] = { "党员数" } } }
register { id = "elections", title = "换届登记表", words = { "换届登记", "换届登记表", "换届台账" }, key = "届次",
  columns = { ["届次"] = { "届别" }, ["应换届日期"] = { "届满日期", "应换届时间" }, ["换届日期"] = { "实际换届日期", "换届时间" },
    ["按期"] = { "是否按期" } } }
register { id = "member-check", title = "党员信息核查表", words = { "信息核查", "党员信息核查表", "党员核查表" }, key = "编号", personal = true,
  columns = { ["编号"] = { "党员编号" }, ["联系"] = { "联系情况", "是否失联" }, ["档案"] = { "档案情况" }, ["信息"] = { "信息是否准确" } } }
register { id = "files", title = "党员档案登记表", words = { "档案登记", "党员档案登记表" }, key = "编号", personal = true,
  columns = { ["编号"] = { "党员编号" }, ["材料"] = { "材料是否齐全", "档案材料" }, ["组织关系"] = { "组织关系所在" } } }
register { id = "talks", title = "谈心谈话登记表", words = { "谈心谈话", "谈心谈话登记表", "谈话登记" }, key = "编号", personal = true,
  columns = { ["编号"] = { "谈话对象", "党员编号" }, ["谈话人"] = { "谈话人职务" }, ["时间"] = { "谈话时间" } } }
register { id = "grades", title = "评议等次表", words = { "等次表", "评议等次表", "民主评议等次表", "评议结果" }, key = "编号", personal = true,
  columns = { ["编号"] = { "党员编号" }, ["等次"] = { "评议等次", "评定等次" } } }
register { id = "ratings", title = "班子测评表", words = { "班子测评", "班子测评表", "支委会测评表" }, key = "编号", personal = true,
  columns = { ["编号"] = { "党员编号", "评议人" }, ["评价"] = { "测评意见", "评议意见" } } }
register { id = "measures", title = "整改清单", words = { "整改清单", "整改台账", "整改措施清单" }, key = "问题",
  columns = { ["问题"] = { "突出问题", "存在问题" }, ["措施"] = { "整改措施" }, ["时限"] = { "整改时限", "完成时限" } } }
register { id = "promises", title = "承诺践诺清单", words = { "承诺践诺", "承诺践诺清单", "践诺清单" }, key = "编号", personal = true,
  columns = { ["编号"] = { "党员编号" }, ["承诺"] = { "承诺事项" }, ["行动"] = { "践诺行动", "践诺情况" } } }
register { id = "community", title = "社区报到登记表", words = { "社区报到", "社区报到登记表", "回社区报到" }, key = "编号", personal = true,
  columns = { ["编号"] = { "党员编号" }, ["报到日期"] = { "报到时间" }, ["联系群众"] = { "联系群众情况", "联系户" } } }
register { id = "micro", title = "微党课登记表", words = { "微党课登记", "微党课登记表" }, key = "编号", personal = true,
  columns = { ["编号"] = { "主讲党员", "党员编号" }, ["时长"] = { "时长（分钟）", "分钟" } } }
register { id = "recruits", title = "发展党员登记表", words = { "发展党员登记", "发展党员登记表" }, key = "编号", personal = true,
  columns = { ["编号"] = { "人员编号" }, ["阶段"] = { "所处阶段", "目前阶段" } } }
-- 基层党委的登记表
register { id = "trained", title = "书记轮训名册", words = { "轮训名册", "书记轮训名册", "书记培训名册" }, key = "支部",
  columns = { ["支部"] = { "党支部", "支部名称" }, ["结业"] = { "是否结业", "培训情况" } } }
register { id = "books", title = "读本发放表", words = { "读本发放", "读本发放表", "图书发放表" }, key = "支部",
  columns = { ["支部"] = { "党支部", "支部名称" }, ["册数"] = { "数量", "本数" } } }
register { id = "models", title = "示范支部名单", words = { "示范支部", "示范支部名单", "先行支部名单" }, key = "支部",
  columns = { ["支部"] = { "党支部", "支部名称" }, ["任务"] = { "先行任务", "示范内容" } } }

-- ---- 反复用到的材料 ---------------------------------------------------------------------------------------------
--
-- 一份记录可以两边都算：主题党日上开的党员大会既是主题党日，又是党员大会。所以这里写几种材料，再用 named 看文件名、文件夹名、
-- 标题里有没有那个词。kind 写几种的，有一种即可。

local plan = evidence { kind = "plan", named = "学习教育", when = planned }
local study = { "study", "group-meeting", "activity" }
-- 集体学习的次数：名称要写明是集体学习。只写“学习急救”“学习新流程”的是党员活动，不算
local learned = { "集体学习", "集中学习", "小组学习", "学习记录", "小组会" }
local learning = evidence { kind = { "study", "activity" }, named = learned }
local assembly = evidence { kind = { "assembly", "activity", "appraisal", "probationary", "full" },
  named = { "大会", "专题讨论", "学习讨论" } }
local discussion = evidence { kind = { "assembly", "activity" }, named = { "专题讨论", "学习讨论" } }
local lecture = evidence { kind = { "lecture", "activity" }, named = "党课" }
local theme_day = evidence { kind = { "activity", "life" }, named = { "主题党日", "党日活动" } }
local life = evidence { kind = { "life", "appraisal", "activity" }, named = "组织生活会", when = late_too }
local appraisal = evidence { kind = { "life", "appraisal" }, named = "民主评议", when = late_too }
local officials = rows { table = "officials" }
local grade_words = { "优秀", "合格", "基本合格", "不合格" }

-- 有支委会的支部；窗口单位；党员较多的支部；有党小组的支部
local group_list = rows { table = "groups" }
local roster = rows { table = "roster" }
local function has_committee(unit) return (tonumber(unit.facts.posts) or 3) >= 3 end
local function is_window(unit) return unit.facts.window == "是" end
local function is_large(unit) return (tonumber(unit.facts.members) or #unit.find(roster)) >= large end
local function has_no_groups(unit) return #unit.find(group_list) == 0 end

-- ---- 着力解决的问题 ---------------------------------------------------------------------------------------------
--
-- all_of 是每一项都要有；at_least(1, ...) 是至少一份；contains 看全文，列出几个词的有一个即可。

item { id = "BJ-0.1", section = "problems", for_units = branches, place = "01-计划与组织", personal = true,
  title = "查找党员五个方面的问题",
  test = all_of {
    { "理想信念", at_least(1, evidence { kind = "problems", contains = { "理想信念", "信念" } }, year_end) },
    { "党的意识", at_least(1, evidence { kind = "problems", contains = { "党的意识", "党员意识" } }, year_end) },
    { "宗旨观念", at_least(1, evidence { kind = "problems", contains = { "宗旨观念", "宗旨意识", "服务群众" } }, year_end) },
    { "精神状态", at_least(1, evidence { kind = "problems", contains = { "精神状态", "精神不振", "不在状态" } }, year_end) },
    { "道德行为", at_least(1, evidence { kind = "problems", contains = { "道德行为", "道德品行" } }, year_end) } } }

item { id = "BJ-0.2", section = "problems", for_units = branches, place = "01-计划与组织",
  title = "查找党组织五个方面的问题",
  test = all_of {
    { "组织健全", at_least(1, evidence { kind = "problems", contains = { "组织健全", "组织不健全", "班子不齐" } }, year_end) },
    { "组织生活", at_least(1, evidence { kind = "problems", contains = { "组织生活", "三会一课" } }, year_end) },
    { "党员管理", at_least(1, evidence { kind = "problems", contains = { "党员管理", "党员教育管理" } }, year_end) },
    { "制度落实", at_least(1, evidence { kind = "problems", contains = { "制度落实", "制度执行" } }, year_end) },
    { "服务作用", at_least(1, evidence { kind = "problems", contains = { "服务作用", "作用发挥", "战斗堡垒" } }, year_end) } } }

item { id = "BJ-0.3", section = "problems", for_units = branches, place = "01-计划与组织",
  title = "四项基本制度得到落实",
  test = all_of {
    { "党员汇报", at_least(1, evidence { kind = "report" }, year_end) },
    { "党费收缴", at_least(1, evidence { kind = "dues" }, year_end) },
    { "组织关系", at_least(1, evidence { kind = "relations" }, year_end) },
    { "民主评议", at_least(1, appraisal, year_end) } } }

-- ---- 1 计划与组织 -----------------------------------------------------------------------------------------------

item { id = "BJ-1.1a", section = "basis", for_units = branches, place = "01-计划与组织",
  title = "制定学习教育计划",
  test = at_least(1, plan) }

-- review 由督导组评定：of 是给督导组看的材料。与别的支部文字相同的，程序列入“待归类材料”，是谁照抄的由督导组评定
item { id = "BJ-1.1b", section = "basis", for_units = branches, place = "01-计划与组织",
  title = "计划没有照搬照抄、有自己的特点",
  test = review { of = at_least(1, plan), guide = "计划结合本支部实际，没有照搬照抄；与别的支部文字相同的，看是谁照抄的", method = "papers" } }

item { id = "BJ-1.1c", section = "basis", for_units = branches, place = "01-计划与组织",
  title = "规定动作齐全、至少一个自选动作",
  test = all_of {
    { "学习讨论", at_least(1, evidence { kind = "plan", contains = { "学习讨论", "专题讨论" }, when = planned }) },
    { "讲党课", at_least(1, evidence { kind = "plan", contains = "党课", when = planned }) },
    { "专题组织生活会", at_least(1, evidence { kind = "plan", contains = "组织生活会", when = planned }) },
    { "民主评议党员", at_least(1, evidence { kind = "plan", contains = "民主评议", when = planned }) },
    { "立足岗位作贡献", at_least(1, evidence { kind = "plan", contains = { "立足岗位", "作贡献", "发挥作用" }, when = planned }) },
    { "自选动作", at_least(1, evidence { kind = "plan", contains = { "自选动作", "特色动作" }, when = planned }) } } }

item { id = "BJ-1.1d", section = "basis", for_units = branches, place = "01-计划与组织",
  title = "计划突出重点、不贪大求全",
  test = review { of = at_least(1, plan), guide = "计划重点突出，不是大而全", method = "papers" } }

-- ratio(甲, 乙)：甲占乙的百分比；fact("posts") 是 units.csv 里 posts 一栏的数
item { id = "BJ-1.2a", section = "basis", for_units = branches, place = "01-计划与组织",
  title = "书记在岗、支委配齐",
  test = all_of {
    { "书记在岗", at_least(1, rows { table = "posts", where = { ["职务"] = { "书记", "支部书记", "党支部书记" }, ["在岗"] = { "是", "在岗" } } }) },
    { "支委配齐", ratio(rows { table = "posts", where = { ["在岗"] = { "是", "在岗" } } }, fact("posts"), { at_least = 100 }) } } }

-- none：这样的行一行也不能有；"empty" 是空白，"<=as_of" 是到报告日期为止
local on_time = all_of {
  { "换届登记", at_least(1, rows { table = "elections" }) },
  { "到期未换届", none(rows { table = "elections", where = { ["应换届日期"] = "<=as_of", ["换届日期"] = "empty" } }) },
  { "逾期换届", none(rows { table = "elections", where = { ["按期"] = { "否", "逾期" } } }) } }

item { id = "BJ-1.2b", section = "basis", for_units = branches, place = "01-计划与组织",
  title = "按期换届", test = on_time }

item { id = "BJ-1.2c", section = "basis", for_units = branches, place = "01-计划与组织", applies = is_large,
  title = "党员较多的支部划分党小组",
  test = at_least(1, group_list) }

item { id = "BJ-1.3", section = "basis", for_units = branches, place = "01-计划与组织", personal = true,
  title = "党员无失联、档案齐全、信息准确",
  test = all_of {
    { "党员名册", at_least(1, rows { table = "roster" }) },
    { "逐人核查", ratio(rows { table = "member-check" }, rows { table = "roster" }, { at_least = 100 }) },
    { "失联党员", none(rows { table = "member-check", where = { ["联系"] = { "失联", "是" } } }) },
    { "档案不齐", none(rows { table = "member-check", where = { ["档案"] = { "不齐", "缺失", "empty" } } }) },
    { "信息有误", none(rows { table = "member-check", where = { ["信息"] = { "有误", "不准确", "empty" } } }) } } }

-- 党委的名册和支部自己的证书，有一样即可，不必报两次；1.4 和 G1 看的是同一件事，所以用同一个检查
local function trained_or_certified(limit)
  return any_of {
    { "轮训名册", at_least(1, rows { table = "trained", where = { ["支部"] = EACH, ["结业"] = { "是", "结业", "合格" } } }, limit) },
    { "培训证书", at_least(1, evidence { kind = "certificate", from = "each" }, limit) } }
end
local function each_trained(limit)
  return all_of {
    { "机关支部", for_each(units { class = "organ" }, trained_or_certified(limit)) },
    { "其他支部", for_each(units { class = "branch" }, trained_or_certified(limit)) } }
end

item { id = "BJ-1.4", section = "basis", for_units = "committee", place = "02-轮训与保障",
  title = "每个支部的书记参加培训",
  test = each_trained() }

-- ---- 2 学习讨论 -------------------------------------------------------------------------------------------------

-- 先看名称写明的那一份：扫描件读不出的，待核时指的是它；再看正文写明的。两样有一样即可
local function learnt(names, words, among)
  return any_of { at_least(1, evidence { kind = study, named = names, contains = words }, year_end),
    at_least(1, evidence { kind = study, named = among, contains = words }, year_end) }
end

item { id = "BJ-2.1a", section = "study", for_units = branches, place = "02-学习和会议",
  title = "学党章党规和党的历史",
  test = all_of {
    { "逐条学党章", at_least(1, evidence { kind = study, named = "党章", contains = { "逐条", "逐章", "逐句" } }, year_end) },
    { "廉洁自律准则", learnt("准则", { "廉洁自律准则", "自律准则" }) },
    { "纪律处分条例", learnt({ "处分条例", "准则和条例" }, { "纪律处分条例", "处分条例" }) },
    { "党员权利保障条例", learnt("保障条例", "权利保障条例") },
    { "历史和先进典型", learnt({ "历史", "党史", "典型" }, { "党的历史", "党史", "先进典型" }) },
    { "反面典型警示", learnt("警示", { "警示", "反面典型" }) } } }

item { id = "BJ-2.1b", section = "study", for_units = "committee", place = "02-轮训与保障",
  title = "每个支部有一册先进典型读本",
  test = all_of {
    { "机关支部", for_each(units { class = "organ" }, any_of {
      { "读本发放表", at_least(1, rows { table = "books", where = { ["支部"] = EACH, ["册数"] = ">=1" } }) },
      { "读本领用记录", at_least(1, evidence { kind = "receipt", from = "each" }) } }) },
    { "其他支部", for_each(units { class = "branch" }, any_of {
      { "读本发放表", at_least(1, rows { table = "books", where = { ["支部"] = EACH, ["册数"] = ">=1" } }) },
      { "读本领用记录", at_least(1, evidence { kind = "receipt", from = "each" }) } }) } } }

item { id = "BJ-2.1c", section = "study", for_units = branches, place = "02-学习和会议",
  title = "学系列讲话的三个部分",
  test = all_of {
    { "改革发展", learnt("改革发展", "改革发展", "讲话") },
    { "党的建设", learnt("党的建设", { "党的建设", "从严治党" }, "讲话") },
    { "首都工作", learnt("首都", { "首都工作", "首都建设" }, "讲话") } } }

item { id = "BJ-2.2a", section = "study", for_units = branches, place = "02-学习和会议",
  title = "自学有要求有计划、与集体学习结合",
  test = all_of {
    { "自学要求", at_least(1, evidence { kind = "self-study", contains = "要求" }) },
    { "自学计划", at_least(1, evidence { kind = "self-study", contains = { "计划", "安排" } }) },
    { "与集体学习结合", at_least(1, evidence { kind = "self-study", contains = { "集体学习", "集中学习" } }) } } }

-- for_each 依次检查名单里的每个党小组，EACH 代表轮到的那个；per = "month"：每个月一份
item { id = "BJ-2.2b", section = "study", for_units = branches, place = "02-学习和会议",
  title = "党小组每月集体学习 1 至 2 次",
  test = for_each(group_list, at_least(1, evidence { kind = study, named = EACH, contains = "学习" }, { per = "month" })) }

item { id = "BJ-2.2c", section = "study", for_units = branches, place = "02-学习和会议", applies = has_no_groups,
  title = "没有党小组的、支部每月集体学习",
  test = at_least(1, learning, { per = "month" }) }

item { id = "BJ-2.3a", section = "study", for_units = branches, place = "02-学习和会议",
  title = "每季度召开一次全体党员会议",
  test = at_least(1, assembly, { per = "quarter" }) }

item { id = "BJ-2.3b", section = "study", for_units = branches, place = "02-学习和会议",
  title = "每次围绕一个专题讨论",
  test = all_of {
    { "写明专题", at_least(1, evidence { kind = { "assembly", "activity" }, named = { "专题讨论", "学习讨论" }, fields = { "专题" } },
      { per = "quarter" }) },
    { "讨论发言", at_least(1, evidence { kind = { "assembly", "activity" }, named = { "专题讨论", "学习讨论" },
      with_headings = { { "讨论", "发言", "交流" } } }, { per = "quarter" }) } } }

-- ---- 3 讲党课 ---------------------------------------------------------------------------------------------------

item { id = "BJ-3a", section = "lecture", for_units = branches, place = "03-讲党课",
  title = "党课的内容、时间、形式有安排",
  test = at_least(1, evidence { kind = "lecture-plan", fields = { "内容", "时间", "形式" }, contains = "专题", when = planned }) }

item { id = "BJ-3b", section = "lecture", for_units = branches, place = "03-讲党课",
  title = "七一前后讲一次党课",
  test = at_least(1, lecture, { per = july }) }

item { id = "BJ-3c", section = "lecture", for_units = branches, place = "03-讲党课",
  title = "党课采用五种形式之一",
  test = at_least(1, evidence { kind = { "lecture", "activity" }, named = "党课", where = { ["形式"] = { contains("集中授课"),
    contains("现场"), contains("微党课"), contains("情景"), contains("互动") } } }, year_end) }

item { id = "BJ-3d", section = "lecture", for_units = branches, place = "03-讲党课", personal = true,
  title = "普通党员的微党课每人 20 至 30 分钟",
  test = none(rows { table = "micro", where = { ["时长"] = { "<20", ">30", "empty" } } }) }

-- ---- 4 专题组织生活会 -------------------------------------------------------------------------------------------

item { id = "BJ-4a", section = "life", for_units = branches, place = "04-组织生活会",
  title = "年底前召开专题组织生活会",
  test = at_least(1, evidence { kind = { "life", "appraisal" }, named = "专题组织生活会", when = late_too }, year_end) }

-- with_headings：四个方面各要有一个标题，标题下有内容
local four_fields = { "信念", "纪律", "品行", "作为" }

item { id = "BJ-4b", section = "life", for_units = branches, place = "04-组织生活会", personal = true,
  title = "每名支委从四个方面对照检查",
  test = for_each(rows { table = "posts", where = { ["在岗"] = { "是", "在岗" } } },
    at_least(1, evidence { kind = "check", named = EACH, with_headings = four_fields, when = late_too }, year_end)) }

item { id = "BJ-4b2", section = "life", for_units = branches, place = "04-组织生活会", applies = has_committee,
  title = "支委会从四个方面对照检查",
  test = at_least(1, evidence { kind = "check", named = { "支委会", "班子" }, with_headings = four_fields, when = late_too }, year_end) }

-- in_order：一步一步来，后一步的日期不能早于前一步
item { id = "BJ-4c", section = "life", for_units = branches, place = "04-组织生活会",
  title = "会前征求党员和群众的意见",
  test = in_order {
    { "征求意见", evidence { kind = "opinions", contains = "群众" } },
    { "召开组织生活会", life }, by = "2016-12-31" } }

item { id = "BJ-4d", section = "life", for_units = branches, place = "04-组织生活会",
  title = "开展批评、对突出问题有措施",
  test = all_of {
    { "批评和自我批评", at_least(1, evidence { kind = { "life", "appraisal" }, named = "组织生活会", with_headings = { "批评" }, when = late_too }, year_end) },
    { "整改清单", at_least(1, rows { table = "measures" }, year_end) },
    { "没有措施的问题", none(rows { table = "measures", where = { ["措施"] = "empty" } }) } } }

item { id = "BJ-4e", section = "life", for_units = branches, place = "04-组织生活会", personal = true,
  title = "全体党员评议支委会",
  test = ratio(rows { table = "ratings", where = { ["评价"] = "filled" } }, rows { table = "roster" }, { at_least = 100, by = "2016-12-31" }) }

item { id = "BJ-4f", section = "life", for_units = branches, place = "04-组织生活会", personal = true,
  title = "领导干部以普通党员身份参加组织生活会",
  test = for_each(officials, at_least(1, evidence { kind = { "life", "appraisal" }, named = "组织生活会",
    where = { ["出席"] = contains(EACH) }, when = late_too }, year_end)) }

item { id = "BJ-4g", section = "life", for_units = "committee", place = "01-推进",
  title = "民主生活会以学习教育为主题",
  test = at_least(1, evidence { kind = "democratic-life", contains = "学习教育", fields = { "主题" }, when = late_too }, january) }

-- ---- 5 民主评议党员 ---------------------------------------------------------------------------------------------

item { id = "BJ-5a", section = "appraisal", for_units = branches, place = "05-民主评议",
  title = "召开党员大会民主评议",
  test = at_least(1, evidence { kind = { "appraisal", "life" }, named = { "评议党员大会", "党员大会" }, contains = "民主评议", when = late_too }, year_end) }

item { id = "BJ-5b", section = "appraisal", for_units = branches, place = "05-民主评议",
  title = "自评、互评、测评、评定四步",
  test = in_order {
    { "个人自评", evidence { kind = { "appraisal", "life" }, with_headings = { { "个人自评", "自评", "自我评价" } }, when = late_too } },
    { "党员互评", evidence { kind = { "appraisal", "life" }, with_headings = { "互评" }, when = late_too } },
    { "民主测评", evidence { kind = { "appraisal", "life" }, with_headings = { "测评" }, when = late_too } },
    { "组织评定", evidence { kind = { "appraisal", "life" }, with_headings = { "评定" }, when = late_too } },
    by = "2016-12-31" } }

-- “时间”栏写了谈话日期的，是否迟了看这一栏；没有写的，看登记表的日期
local talk = { ["编号"] = EACH, ["谈话人"] = { contains("书记"), contains("委员") } }

item { id = "BJ-5c", section = "appraisal", for_units = branches, place = "05-民主评议", personal = true,
  title = "支委与每名党员谈心谈话",
  test = for_each(roster, any_of {
    { "谈话登记", at_least(1, rows { table = "talks", where = talk }, year_end) },
    { "按登记的谈话日期", at_least(1, rows { table = "talks", day = "时间", where = talk, when = late_too }, year_end) } }) }

item { id = "BJ-5d", section = "appraisal", for_units = branches, place = "05-民主评议", personal = true,
  title = "每名党员评定等次、表扬优秀党员",
  test = all_of {
    { "等次", for_each(rows { table = "roster" }, at_least(1, rows { table = "grades",
      where = { ["编号"] = EACH, ["等次"] = grade_words } }, year_end)) },
    { "表扬", for_each(rows { table = "grades", where = { ["等次"] = "优秀" } },
      at_least(1, evidence { kind = "praise", contains = EACH, when = late_too }, year_end)) } } }

item { id = "BJ-5e", section = "appraisal", for_units = branches, place = "05-民主评议", personal = true,
  title = "对有不合格表现的党员教育帮助或处置",
  test = for_each(rows { table = "grades", where = { ["等次"] = "不合格" } },
    at_least(1, evidence { kind = "help", contains = EACH, when = late_too }, year_end)) }

item { id = "BJ-5f", section = "appraisal", for_units = branches, place = "05-民主评议", personal = true,
  title = "领导干部参加民主评议",
  test = for_each(officials, at_least(1, evidence { kind = { "appraisal", "life" }, named = "民主评议", attended_by = EACH, when = late_too },
    year_end)) }

-- ---- 6 立足岗位作贡献 -------------------------------------------------------------------------------------------

item { id = "BJ-6a", section = "action", for_units = branches, place = "06-发挥作用",
  title = "亮身份、作承诺、带头、受监督",
  test = all_of {
    { "亮身份", at_least(1, evidence { kind = "pioneer", named = { "亮身份", "亮明身份" } }, year_end) },
    { "作承诺", at_least(1, evidence { kind = "pioneer", named = "承诺" }, year_end) },
    { "带头", at_least(1, evidence { kind = "pioneer", named = { "带头", "先锋岗" } }, year_end) },
    { "接受监督", at_least(1, evidence { kind = "pioneer", named = "监督" }, year_end) } } }

item { id = "BJ-6b", section = "action", for_units = branches, place = "06-发挥作用", applies = is_window,
  title = "窗口单位党员佩戴党徽上岗",
  test = review { guide = "到窗口看：在岗党员佩戴党徽", method = "site" } }

item { id = "BJ-6c", section = "action", for_units = "organ", place = "06-发挥作用", personal = true,
  title = "机关党员到社区报到、联系群众",
  test = ratio(rows { table = "community", where = { ["报到日期"] = "filled", ["联系群众"] = "filled" } }, rows { table = "roster" },
    { at_least = 100 }) }

item { id = "BJ-6d", section = "action", for_units = branches, place = "06-发挥作用", personal = true,
  title = "承诺有行动",
  test = all_of {
    { "承诺践诺清单", at_least(1, rows { table = "promises" }, year_end) },
    { "没有行动的承诺", none(rows { table = "promises", where = { ["行动"] = "empty" } }) } } }

-- ---- 支部最少次数 -----------------------------------------------------------------------------------------------
--
-- 这一部分与上面几部分说的是同一些事，数不同。两处都保留，各查各的。

item { id = "BJ-B1", section = "least", for_units = branches, place = "01-计划与组织",
  title = "学习教育计划 1 份", test = at_least(1, plan) }

item { id = "BJ-B2", section = "least", for_units = branches, place = "02-学习和会议",
  title = "集体学习 8 次以上、每月不少于 1 次",
  test = all_of {
    { "合计8次", at_least(8, learning) },
    { "每月1次", at_least(1, learning, { per = "month" }) } } }

item { id = "BJ-B3", section = "least", for_units = branches, place = "02-学习和会议",
  title = "专题讨论 3 次以上、每季度 1 次",
  test = all_of {
    { "合计3次", at_least(3, discussion) },
    { "每季度1次", at_least(1, discussion, { per = "quarter" }) } } }

item { id = "BJ-B4", section = "least", for_units = branches, place = "06-发挥作用",
  title = "党员活动 3 次以上、每季度 1 次、七一前后一次主题党日",
  test = all_of {
    { "合计3次", at_least(3, evidence { kind = "activity" }) },
    { "每季度1次", at_least(1, evidence { kind = "activity" }, { per = "quarter" }) },
    { "主题党日", at_least(1, theme_day, { per = july }) } } }

item { id = "BJ-B5", section = "least", for_units = branches, place = "03-讲党课",
  title = "党课 1 次、在七一前后", test = at_least(1, lecture, { per = july }) }

item { id = "BJ-B6", section = "least", for_units = branches, place = "04-组织生活会",
  title = "专题组织生活会 1 次", test = at_least(1, life, year_end) }

item { id = "BJ-B7", section = "least", for_units = branches, place = "05-民主评议",
  title = "民主评议党员 1 次", test = at_least(1, appraisal, year_end) }

-- ---- 领导干部最少次数 -------------------------------------------------------------------------------------------
--
-- 这些条目要的是会议、学习、活动的同一份记录，不必另写，所以 place 和别处一样。
-- 逐人检查领导干部名册；attended_by 看主持、出席、主讲等栏里写的编号。from = "parent" 是上级党委的材料，支部自己存有的也算。

-- 机关党支部都有领导干部：名册没有交的，逐人的各条就没有人可查
item { id = "BJ-L0", section = "officials", for_units = "organ", place = "07-领导干部", personal = true,
  title = "领导干部名册",
  test = at_least(1, officials) }

item { id = "BJ-L1", section = "officials", for_units = branches, place = "07-领导干部", personal = true,
  title = "参加中心组学习",
  test = for_each(officials, any_of {
    { "党委的记录", at_least(1, evidence { kind = "centre", attended_by = EACH, from = "parent" }, year_end) },
    { "支部存的记录", at_least(1, evidence { kind = "centre", attended_by = EACH }, year_end) } }) }

item { id = "BJ-L2", section = "officials", for_units = branches, place = "02-学习和会议", personal = true,
  title = "专题讨论 3 次以上、每季度 1 次",
  test = for_each(officials, all_of {
    { "合计3次", at_least(3, evidence { kind = { "assembly", "activity" }, named = { "专题讨论", "学习讨论" }, attended_by = EACH }) },
    { "每季度1次", at_least(1, evidence { kind = { "assembly", "activity" }, named = { "专题讨论", "学习讨论" }, attended_by = EACH },
      { per = "quarter" }) } }) }

item { id = "BJ-L3", section = "officials", for_units = branches, place = "02-学习和会议", personal = true,
  title = "参加支部学习",
  test = for_each(officials, at_least(1, evidence { kind = { "study", "activity" }, named = learned, attended_by = EACH }, year_end)) }

item { id = "BJ-L4", section = "officials", for_units = branches, place = "03-讲党课", personal = true,
  title = "七一前后讲一次党课",
  test = for_each(officials, any_of {
    { "在本支部讲", at_least(1, evidence { kind = { "lecture", "activity" }, named = "党课", where = { ["主讲"] = contains(EACH) } }, { per = july }) },
    { "在党委讲", at_least(1, evidence { kind = "lecture", where = { ["主讲"] = contains(EACH) }, from = "parent" }, { per = july }) } }) }

item { id = "BJ-L5", section = "officials", for_units = branches, place = "06-发挥作用", personal = true,
  title = "参加党员活动",
  test = for_each(officials, at_least(1, evidence { kind = "activity", attended_by = EACH }, year_end)) }

item { id = "BJ-L6", section = "officials", for_units = branches, place = "04-组织生活会", personal = true,
  title = "参加民主生活会、组织生活会、民主评议",
  test = for_each(officials, all_of {
    { "民主生活会", any_of {
      { "党委的记录", at_least(1, evidence { kind = "democratic-life", attended_by = EACH, from = "parent", when = late_too }, january) },
      { "支部存的记录", at_least(1, evidence { kind = "democratic-life", attended_by = EACH, when = late_too }, january) } } },
    { "组织生活会", at_least(1, evidence { kind = { "life", "appraisal" }, named = "组织生活会", attended_by = EACH, when = late_too }, year_end) },
    { "民主评议", at_least(1, evidence { kind = { "appraisal", "life" }, named = "民主评议", attended_by = EACH, when = late_too }, year_end) } }) }

-- ---- 分层分类推进 -----------------------------------------------------------------------------------------------

item { id = "BJ-M1", section = "advance", for_units = "committee", place = "01-推进",
  title = "1 至 2 个支部先行示范", test = at_least(1, rows { table = "models", where = { ["任务"] = "filled" } }) }

item { id = "BJ-M2", section = "advance", for_units = "committee", place = "01-推进",
  title = "分三层、分三类推进",
  test = all_of {
    { "领导班子", at_least(1, evidence { kind = "plan", contains = { "领导班子", "领导干部" }, when = planned }) },
    { "支部", at_least(1, evidence { kind = "plan", contains = { "基层党组织", "党支部" }, when = planned }) },
    { "党员", at_least(1, evidence { kind = "plan", contains = { "普通党员", "每名党员" }, when = planned }) },
    { "机关", at_least(1, evidence { kind = "plan", contains = "机关", when = planned }) },
    { "社区和村", at_least(1, evidence { kind = "plan", contains = { "社区", "农村" }, when = planned }) },
    { "企业和社会组织", at_least(1, evidence { kind = "plan", contains = { "企业", "社会组织" }, when = planned }) } } }

item { id = "BJ-M3", section = "advance", for_units = "committee", place = "01-推进",
  title = "用好工作载体", test = at_least(1, evidence { kind = "carriers" }, year_end) }

item { id = "BJ-M4", section = "advance", for_units = "committee", place = "01-推进",
  title = "现场指导每个支部、贯穿全过程",
  test = all_of {
    { "机关支部", for_each(units { class = "organ" }, at_least(1, evidence { kind = "guidance", named = EACH }, { per = "quarter" })) },
    { "其他支部", for_each(units { class = "branch" }, at_least(1, evidence { kind = "guidance", named = EACH }, { per = "quarter" })) } } }

item { id = "BJ-M5", section = "advance", for_units = "committee", place = "01-推进",
  title = "各级书记述职评议",
  test = all_of {
    { "党委书记", at_least(1, evidence { kind = "reviewed", contains = "党委书记", when = late_too }, january) },
    { "机关支部", for_each(units { class = "organ" }, any_of {
      { "党委的记录", at_least(1, evidence { kind = "reviewed", contains = EACH, when = late_too }, january) },
      { "支部的材料", at_least(1, evidence { kind = "reviewed", from = "each", when = late_too }, january) } }) },
    { "其他支部", for_each(units { class = "branch" }, any_of {
      { "党委的记录", at_least(1, evidence { kind = "reviewed", contains = EACH, when = late_too }, january) },
      { "支部的材料", at_least(1, evidence { kind = "reviewed", from = "each", when = late_too }, january) } }) } } }

-- ---- 轮训与换届 -------------------------------------------------------------------------------------------------

item { id = "BJ-G1", section = "secure", for_units = "committee", place = "02-轮训与保障",
  title = "支部书记轮训一遍",
  test = each_trained({ by = "2016-12-31" }) }

item { id = "BJ-G2", section = "secure", for_units = branches, place = "01-计划与组织",
  title = "换届不拖延", test = on_time }

-- ---- 七项制度 ---------------------------------------------------------------------------------------------------

item { id = "BJ-S1", section = "systems", for_units = branches, place = "02-学习和会议",
  title = "制度一：党员大会大约三个月一次、写明任务",
  test = all_of {
    { "大约三个月一次", at_least(1, assembly, { per = "quarter", max_gap = three_months }) },
    { "写明任务", at_least(1, evidence { kind = { "assembly", "activity", "appraisal", "probationary", "full" },
      named = { "大会", "专题讨论", "学习讨论" },
      contains = { "传达", "讨论", "选举", "审议", "表决", "接收", "转正", "评议", "通报" } }, { per = "quarter" }) } } }

item { id = "BJ-S2", section = "systems", for_units = branches, place = "01-计划与组织", applies = has_committee,
  title = "制度二：支委会每月一次",
  test = at_least(1, evidence { kind = "committee-meeting" }, { per = "month" }) }

item { id = "BJ-S3", section = "systems", for_units = branches, place = "02-学习和会议",
  title = "制度三：党小组会每月一次",
  test = for_each(group_list, at_least(1, evidence { kind = study, named = EACH }, { per = "month" })) }

item { id = "BJ-S4a", section = "systems", for_units = branches, place = "03-讲党课",
  title = "制度四：党课每年 1 至 2 次、可由上级讲",
  test = any_of {
    { "本支部的党课", at_least(1, evidence { kind = { "lecture", "activity" }, named = "党课", when = whole_year }, year_end) },
    { "上级讲的党课", at_least(1, evidence { kind = "lecture", from = "parent", when = whole_year }, year_end) } } }

item { id = "BJ-S4b", section = "systems", for_units = "committee", place = "01-推进",
  title = "制度四：党委书记每年至少讲一次党课",
  test = any_of {
    { "在党委讲", at_least(1, evidence { kind = "lecture", where = { ["主讲"] = contains("党委书记") }, when = whole_year }, year_end) },
    { "到支部讲", at_least(1, evidence { kind = "lecture", where = { ["主讲"] = contains("党委书记") }, from = "child", when = whole_year },
      year_end) } } }

item { id = "BJ-S5a", section = "systems", for_units = branches, place = "04-组织生活会",
  title = "制度五：第四季度召开组织生活会、有主题",
  test = at_least(1, evidence { kind = { "life", "appraisal" }, named = "组织生活会", fields = { "主题" } }, { per = autumn }) }

item { id = "BJ-S5b", section = "systems", for_units = branches, place = "04-组织生活会", applies = has_committee,
  title = "制度五：先开支委会、列出问题、再向党员大会通报",
  test = in_order {
    { "支委会先开", evidence { kind = "committee-meeting", contains = "组织生活会", when = around_life } },
    { "列出问题清单", evidence { kind = "problems" } },
    { "党员大会听取情况", evidence { kind = { "assembly", "appraisal", "life" }, contains = { "通报组织生活会", "组织生活会情况" }, when = after_life } },
    by = "2016-12-31" } }

item { id = "BJ-S6a", section = "systems", for_units = branches, place = "06-发挥作用",
  title = "制度六：主题党日形式多样",
  test = all_of {
    { "学习类", at_least(1, evidence { kind = "activity", named = { "主题党日", "党日活动" },
      where = { ["形式"] = { contains("学习"), contains("党课"), contains("讨论"), contains("参观") } } }, year_end) },
    { "实践类", at_least(1, evidence { kind = "activity", named = { "主题党日", "党日活动" },
      where = { ["形式"] = { contains("志愿"), contains("服务"), contains("劳动"), contains("走访") } } }, year_end) } } }

-- 允许一份记录两边都算，没有这样做的不算问题：列出这样的记录，没有的不适用
local two_uses = evidence { kind = { "activity", "life" }, path = { "主题党日", "党日活动" }, named = { "党员大会", "专题讨论", "党小组会", "党课", "组织生活会" } }

item { id = "BJ-S6b", section = "systems", for_units = branches, place = "06-发挥作用",
  applies = function(unit) return #unit.find(two_uses) > 0 end,
  title = "制度六：主题党日可与其他会议、党课合开",
  test = at_least(1, two_uses) }

item { id = "BJ-S7a", section = "systems", for_units = branches, place = "05-民主评议",
  title = "制度七：民主评议结合组织生活会进行",
  test = any_of {
    { "民主评议记录写明结合组织生活会", at_least(1, evidence { kind = "appraisal", contains = "组织生活会", when = late_too }, year_end) },
    { "组织生活会记录里有民主评议", at_least(1, evidence { kind = "life", with_headings = { "民主评议" }, when = late_too }, year_end) } } }

item { id = "BJ-S7b", section = "systems", for_units = branches, place = "05-民主评议", personal = true,
  title = "制度七：每名党员在本支部参加评议",
  test = all_of {
    { "党员", ratio(rows { table = "grades", where = { ["等次"] = grade_words } }, rows { table = "roster" }, { at_least = 100, by = "2016-12-31" }) },
    { "领导干部", for_each(officials, at_least(1, rows { table = "grades", where = { ["编号"] = EACH, ["等次"] = grade_words } }, year_end)) } } }

-- ---- 党员队伍 ---------------------------------------------------------------------------------------------------

-- 走到哪一步，就看到哪一步为止的各份材料；材料的名称或事项栏里写人员编号
local recruiting = campaign("2012-01-01", "2016-12-31")
local activist = evidence { kind = "activist", case = EACH, when = recruiting }
local candidate = evidence { kind = "candidate", case = EACH, when = recruiting }
local probationary = evidence { kind = "probationary", case = EACH, when = recruiting }
local full_member = evidence { kind = "full", case = EACH, when = recruiting }

item { id = "BJ-D1", section = "members", for_units = branches, place = "08-党员队伍", personal = true,
  title = "发展党员按步骤进行",
  test = all_of {
    { "入党积极分子", for_each(rows { table = "recruits", where = { ["阶段"] = { "积极分子", "入党积极分子" } } }, at_least(1, activist)) },
    { "发展对象", for_each(rows { table = "recruits", where = { ["阶段"] = "发展对象" } }, in_order {
      { "积极分子", activist }, { "发展对象", candidate } }) },
    { "预备党员", for_each(rows { table = "recruits", where = { ["阶段"] = "预备党员" } }, in_order {
      { "积极分子", activist }, { "发展对象", candidate }, { "接收预备党员", probationary } }) },
    { "正式党员", for_each(rows { table = "recruits", where = { ["阶段"] = { "正式党员", "转正" } } }, in_order {
      { "积极分子", activist }, { "发展对象", candidate }, { "接收预备党员", probationary }, { "转正", full_member } }) } } }

item { id = "BJ-D2", section = "members", for_units = "committee", place = "02-轮训与保障",
  title = "机关党员轮训到每个支部",
  test = for_each(units { class = "organ" }, at_least(1, evidence { kind = "rotation", contains = EACH }, year_end)) }

item { id = "BJ-D3", section = "members", for_units = branches, place = "08-党员队伍", personal = true,
  title = "党员档案齐全、组织关系清楚",
  test = all_of {
    { "逐人登记", ratio(rows { table = "files" }, rows { table = "roster" }, { at_least = 100 }) },
    { "档案不齐", none(rows { table = "files", where = { ["材料"] = { "不齐", "缺失", "否", "empty" } } }) },
    { "组织关系不清", none(rows { table = "files", where = { ["组织关系"] = { "未转", "不清", "empty" } } }) } } }

item { id = "BJ-D4", section = "members", for_units = branches, place = "08-党员队伍",
  title = "从政治、思想、生活上关怀党员",
  test = all_of {
    { "政治上", at_least(1, evidence { kind = "praise", when = late_too }, year_end) },
    { "思想上", at_least(1, evidence { kind = "visit" }, year_end) },
    { "生活上", at_least(1, evidence { kind = "aid" }, year_end) } } }

-- ---- 制度成果 ---------------------------------------------------------------------------------------------------

item { id = "BJ-O1", section = "products", for_units = "committee", place = "03-制度成果",
  title = "形成合格支部标准", test = at_least(1, evidence { kind = "standard", when = late_too }, year_end) }

item { id = "BJ-O2", section = "products", for_units = "committee", place = "03-制度成果",
  title = "形成党员行为规范", test = at_least(1, evidence { kind = "norms", when = late_too }, year_end) }

item { id = "BJ-O3", section = "products", for_units = "committee", place = "03-制度成果",
  title = "形成三类创新案例",
  test = all_of {
    { "学习讨论", at_least(1, evidence { kind = "example", named = "讨论", when = late_too }, year_end) },
    { "主题党日", at_least(1, evidence { kind = "example", named = { "主题党日", "党日活动" }, when = late_too }, year_end) },
    { "讲党课", at_least(1, evidence { kind = "example", named = "党课", when = late_too }, year_end) } } }

-- ---- 督促检查 ---------------------------------------------------------------------------------------------------

item { id = "BJ-R1", section = "supervise", for_units = "committee", place = "04-督促检查",
  title = "督导检查逐级到每个支部",
  test = all_of {
    { "机关支部", for_each(units { class = "organ" }, at_least(1, evidence { kind = "supervision", named = EACH }, year_end)) },
    { "其他支部", for_each(units { class = "branch" }, at_least(1, evidence { kind = "supervision", named = EACH }, year_end)) } } }

item { id = "BJ-R2", section = "supervise", for_units = "committee", place = "04-督促检查",
  title = "防止三种倾向",
  test = review { of = at_least(1, evidence { kind = "supervision" }), method = "papers",
    guide = "没有学做脱节、搞形式走过场、层层加码三种倾向" } }

item { id = "BJ-R3", section = "supervise", for_units = "committee", place = "04-督促检查",
  title = "经常报送信息", test = at_least(1, evidence { kind = "news" }, { per = "month" }) }

-- floor：评绿色，这几条要 100% 做到；同一件事写了两个数的，这里是严的那一条。不适用的条目不看
grade { of = "completion", bands = { { 90, "绿" }, { 75, "黄" }, { 0, "红" } },
  floor = { ["绿"] = { ["BJ-B2"] = 100, ["BJ-B3"] = 100, ["BJ-B4"] = 100, ["BJ-B5"] = 100, ["BJ-S1"] = 100, ["BJ-S5a"] = 100 } } }
