-- SPDX-License-Identifier: MIT
--
-- 逐村观摩、整镇推进：一个镇每季度把 24 个村看一遍，十项重点逐村对照；不打分，结果供年度考评用。
-- A town goes round its 24 villages once a quarter and looks at ten things in each. No points: what counts is what is there of what
-- is due. Numbers (ZC-1 ...) are those of the source; titles are in our own words.
--
-- 怎样读这个文件：两个短横线后面是说明，程序不看。每一项写作 item { ... }，其中一条写作 part(0, 检查, { id = "1a", title = ... })，
-- 0 表示不计分。改动词语或标题，保存后重新运行 make report 即可。写错了程序会指出行号，上一次的报告不受影响。
--
-- 换一个季度不用改本文件：
--   季度的起止            写在 assessment.yml 的 period 一栏，如 period: 2017-Q3；
--   季度的几个截止日      写在 units.csv：镇的一行填“观摩截止”“报告截止”“点评截止”“计划截止”，各村的行填“半年截止”；
--   软弱涣散村、第一书记  写在 units.csv 各村的“软弱涣散”（是）、“第一书记”（有）两栏。

pack {
  id = "town-round",
  version = "1.0",
  title = "逐村观摩、整镇推进",
  for_units = { "town", "village" },
  -- 以镇观摩组的评定为准；村自查、明察暗访的结果并列显示。
  decides = "round",
  decisions = {
    { about = "季度的日期", chosen = "原文只留空格。观摩、书面报告、点评会、半年材料和年初计划各以镇确定的截止日为准（单位登记表中的“观摩截止”“报告截止”“点评截止”“半年截止”“计划截止”）。没有确定的，报告写“日期未定”，相应一项等待，不判完成也不判缺。" },
    { about = "截止日当天", chosen = "算按时。逾期交来的仍算已有，注明迟交。" },
    { about = "年初有计划（R2）", chosen = "原文没有写明日期，以镇确定的“计划截止”为准。过后补报的仍算已有，注明迟交。" },
    { about = "观摩、书面报告、点评会", chosen = "都在本季度内完成，日期写在本季度。点评会不早于本季度第一次观摩；是否看完全部的村，见 0.1 和 0.2。" },
    { about = "哪些材料看全年，哪些看本季度", chosen = "计划、学习资料、年度会议等按本季度所在的年计，日期在当年即可；观摩、值班、会议、活动等记录按本季度计。领导小组等长期有效的文件不限年份；后备干部名册、流动党员台账、老党员补助台账、软弱涣散整顿台账、归档目录随时补登，也不限日期。" },
    { about = "县领导到村指导（4i）", chosen = "原文没有写明次数。软弱涣散村每季度至少一次，有县领导参加，附照片。" },
    { about = "责任台账和议事登记（8b、6b）", chosen = "只看本季度登记的：责任台账、议事登记簿的日期在本季度内的才看，以前各季度空白的栏目、未走完的步骤在那一季度的报告中列出，本季度不再问。跨季度的事项在本季度的登记簿中再登一次；各步骤的日期在当年即可。" },
    { about = "什么时候到期", chosen = "观摩随时会到，所以村里本季度的材料没有写日期的立即到期；按月的月末到期。镇的观摩、报告、点评会按各自的截止日，测评、点评记录、问题台账、电子档案、跟踪督办在季末到期。" },
    { about = "软弱涣散村", chosen = "第四项只适用于单位登记表中“软弱涣散”为“是”的村，其他村列为不适用；镇须有名单（ZC-4.0）。" },
    { about = "第一书记", chosen = "3b、4h、10a、10c、10d 涉及第一书记。3b、10a、10c、10d 只适用于单位登记表中“第一书记”为“有”的村。镇的台账（10b）每个村登记一行；没有派第一书记的村写“未派”，不问工作队。" },
    { about = "班子健全", chosen = "名册中有党支部书记、组织委员、宣传委员、村委会主任、村委会委员，人数等于单位登记表中的“两委职数”。" },
    { about = "每天有人值班", chosen = "值班安排和值班记录逐日登记，当月每一天（含休息日）都有才算，缺的日子逐一列出。" },
    { about = "五个字（绿、洁、畅、美、亮）", chosen = "村部环境记录逐字各写一节，附照片；是否真的做到，由观摩组现场评定。" },
    { about = "学习资料齐全", chosen = "原文未列目录。取党章党规、系列讲话、上级文件三类。" },
    { about = "学习经常、不是一次性", chosen = "全年每季度至少一次；本季度内每月一次，记录须有时间、地点、主持、参加、内容。" },
    { about = "三会一课按要求召开", chosen = "支委会、党小组会每月一次，党员大会、党课每季度一次，以三会一课登记簿的日期为准。" },
    { about = "民主生活会、组织生活会", chosen = "每年各一次。上一年度的会多在年初开，日期在当年即可。" },
    { about = "近两年的督查要点", chosen = "镇的“督查要点”表列出近两年的要点，各村的归档目录逐个对应；镇没有列表的，镇的一项（2h）算缺少。" },
    { about = "难题解决", chosen = "时限已到的难题要全部解决；时限未到的不算。解决得好不好由观摩组评定。" },
    { about = "每两年至少发展一名党员", chosen = "取报告日期之前两年内，发展党员台账中至少有一行阶段为“接收预备党员”或“吸收入党”。台账要把往年的也登上，只有今年一页的看不出来。" },
    { about = "没有流动党员、没有老党员补助对象", chosen = "台账写“无”一行即可，不必另交说明。" },
    { about = "党员底数清", chosen = "党员名册的行数等于单位登记表中的“党员数”。" },
    { about = "上墙的制度", chosen = "原文写“各项制度”。取党员权利义务、三会一课、发展党员、党费收缴、民主评议五项，照片说明里写明。" },
    { about = "两种议事办法", chosen = "议事登记中写明用哪一种：“四议两公开”看六步，“一提二审三通过”看三步，都按日期先后。没有登记事项的不适用。" },
    { about = "及时更新", chosen = "公开栏、展板、责任台账取 90 天内有更新。" },
    { about = "一厅五室", chosen = "原文未列五室。取便民大厅和党员活动室、会议室、调解室、图书室、办公室。" },
    { about = "三亮三评的颜色", chosen = "原文写绿、黄、红，没有写明分数线，也没有写明评谁。这里只看上半年结果是否按期公示，三种颜色是否都写明；党员个人不在本报告中定颜色。" },
    { about = "没有写明多久一次的", chosen = "党员活动日（5f）、第一书记参加组织生活（3b）、第一书记和工作队日志（10c）取每月至少一次；阶段通报（R2.3）取每半年一次。" },
    { about = "观摩的参加人员（O1a）", chosen = "签到表上要有班子成员、包村干部、村党支部书记、第一书记四类人员，带队的是党委书记。" },
    { about = "自己的方案（R1、4d）", chosen = "村实施方案、整顿方案与别的村文字相同的，列入待归类材料，由观摩组认定是不是本村自己的；认定以前不算已有。" },
    { about = "组织生活会和对照检查（3f）", chosen = "对照检查材料要写明是哪次组织生活会；整改台账的“来源”写明生活会，并填了措施。" },
    { about = "汇总表与记录对得上（9d）", chosen = "只看汇总表的“依据”是否写明是哪次评议会；票数与会议记录是否一致，由观摩组核对。" },
    { about = "各村的颜色", chosen = "按完成率：90% 以上绿，75% 以上黄，其余红。只作提示，不影响任何一项的评定。" },
    { about = "群众满意", chosen = "满意度调查中满意和基本满意合计不低于 80%；没有作调查的，算缺少。" },
    { about = "谈话询问", chosen = "原文未写明问几人、对几人算知晓。由观摩组评定“是”或“否”，在备注里写明问了几人、答出几人。" },
    { about = "10d 文字不全", chosen = "原文在“上半年”之后断开。只看帮扶计划和上半年帮扶材料是否有。" },
    { about = "跟踪督办的四种办法", chosen = "明察暗访、挂牌督办、约谈函询、通报，原文未要求每季四种都用，本季有一种即可。" },
    { about = "年度考评表", chosen = "年底到期；以前各季列为未到期。" },
    { about = "个人情况", chosen = "班子、党员、第一书记等登记表只写岗位或编号，不写姓名和号码；有关各项只在内部版中出现。" },
  },
}

mode { id = "round", title = "镇观摩组" }
mode { id = "self", title = "村自查" }
mode { id = "visit", title = "明察暗访" }

class { id = "town", title = "镇" }
class { id = "village", title = "村" }

section { id = "round", title = "逐村观摩" }
section { id = "team", title = "一、班子建设" }
section { id = "study", title = "二、学习教育" }
section { id = "life", title = "三、组织生活" }
section { id = "weak", title = "四、软弱涣散村整顿" }
section { id = "members", title = "五、党员队伍" }
section { id = "rules", title = "六、制度和公开" }
section { id = "place", title = "七、服务场所" }
section { id = "duty", title = "八、党建责任" }
section { id = "links", title = "九、四联两聚和三亮三评" }
section { id = "help", title = "十、驻村帮扶" }
section { id = "organise", title = "观摩的组织" }
section { id = "result", title = "结果运用和督办" }

-- ---- 期间 -------------------------------------------------------------------------------------------------------
--
-- 不写 when 的是本季度；year() 是本季度所在的年；standing 是长期有效的，哪一年的都算。

local this_year = year()
local standing = campaign("2000-01-01", "2099-12-31")

-- 90 天内更新过
local current = { last = "90 days" }

-- ---- 哪些村适用 --------------------------------------------------------------------------------------------------

local function is_weak(unit) return unit.facts["软弱涣散"] == "是" end
local function has_first_secretary(unit) return unit.facts["第一书记"] == "有" end

-- ---- 材料的种类 -------------------------------------------------------------------------------------------------
--
-- words 是文件名、文件夹名或标题里的词，先看文件名，以最长的词为准。简体、繁体、异体（台賬、檯賬、臺賬）都认得。
-- dated = true：这一类材料要有日期，没有的列入“待归类材料”。

-- 镇的材料
kind { id = "observation", words = { "观摩记录", "逐村观摩记录", "观摩情况" }, title = "观摩记录", dated = true }
kind { id = "attendance", words = { "观摩签到", "观摩签到表", "参加观摩人员" }, title = "观摩签到表", dated = true,
  fields = { ["带队"] = { "带队领导", "带队人" } } }
kind { id = "county-report", words = { "书面报告", "观摩报告", "观摩情况报告" }, title = "书面报告", dated = true }
kind { id = "review-meeting", words = { "点评会", "点评会议", "点评会记录" }, title = "点评会记录", dated = true }
kind { id = "round-plan", words = { "观摩计划", "年度观摩计划", "观摩工作计划" }, title = "年度观摩计划", dated = true }
kind { id = "standard", words = { "观摩标准", "细化标准", "量化标准" }, title = "本季观摩标准", dated = true }
kind { id = "bulletin", words = { "通报", "阶段通报", "观摩通报" }, title = "通报", dated = true }
kind { id = "visit", words = { "暗访", "明察暗访", "暗访记录" }, title = "暗访记录", dated = true }
kind { id = "listed", words = { "挂牌督办", "挂牌督办通知" }, title = "挂牌督办通知", dated = true }
kind { id = "interview", words = { "约谈", "函询", "约谈函询", "约谈记录" }, title = "约谈函询记录", dated = true }
kind { id = "clan", words = { "村霸", "宗族势力", "打击村霸", "整治村霸" }, title = "整治村霸和宗族势力工作方案", dated = true }
-- 村的材料
kind { id = "environment", words = { "村部环境", "村部卫生", "环境五字" }, title = "村部环境记录", dated = true }
kind { id = "rota-photo", words = { "值班公示", "值班表公示", "值班安排公示" }, title = "值班公示照片", dated = true,
  fields = { ["值班岗位"] = { "值班人员", "值班人", "岗位" }, ["联系方式"] = { "联系电话", "电话" }, ["班次"] = { "值班时间", "时间安排" } } }
kind { id = "leading-group", words = { "领导小组", "成立领导小组", "领导小组文件" }, title = "领导小组文件", dated = true }
kind { id = "study-plan", words = { "学习计划", "学习教育计划", "年度学习计划" }, title = "学习计划", dated = true }
kind { id = "material", words = { "学习资料", "学习材料", "学习资料汇编" }, title = "学习资料", dated = true }
kind { id = "study", words = { "学习记录", "集中学习记录", "集中学习" }, title = "学习记录", dated = true,
  fields = { ["时间"] = { "学习时间" }, ["地点"] = { "学习地点" }, ["主持"] = { "主持人" }, ["参加"] = { "参加人员", "参加人" },
    ["内容"] = { "学习内容" } } }
kind { id = "publicity", words = { "宣传氛围", "宣传栏", "宣传标语" }, title = "宣传氛围照片", dated = true }
kind { id = "activity", words = { "载体活动", "实践活动", "主题实践" }, title = "活动记录", dated = true }
kind { id = "lecture-plan", words = { "党课计划", "党课安排" }, title = "党课计划", dated = true }
kind { id = "lecture", words = { "党课", "党课记录", "党课学习记录" }, title = "党课学习记录", dated = true }
kind { id = "democratic-life", words = { "民主生活会", "民主生活会记录" }, title = "民主生活会记录", dated = true }
kind { id = "org-life", words = { "组织生活会", "组织生活会记录" }, title = "组织生活会记录", dated = true }
kind { id = "self-check", words = { "对照检查", "对照检查材料" }, title = "对照检查材料", dated = true }
kind { id = "diagnosis", words = { "软弱涣散原因", "原因分析", "村情诊断" }, title = "软弱涣散原因分析", dated = true }
kind { id = "remedy", words = { "整顿方案", "整顿转化方案", "软弱涣散整顿方案" }, title = "整顿方案", dated = true }
kind { id = "work-team", words = { "整顿工作组", "工作组文件" }, title = "整顿工作组文件", dated = true }
kind { id = "guidance", words = { "包联指导", "县领导指导", "到村指导" }, title = "县领导到村指导记录", dated = true }
kind { id = "training", words = { "培训计划", "党员培训计划", "党员教育培训计划" }, title = "党员培训计划", dated = true }
kind { id = "activity-day", words = { "党员活动日", "活动日" }, title = "党员活动日记录", dated = true }
kind { id = "volunteer", words = { "志愿服务", "志愿帮扶", "志愿帮扶记录" }, title = "志愿帮扶记录", dated = true }
kind { id = "receipts", words = { "党费收据", "党费票据" }, title = "党费票据", dated = true }
kind { id = "vouchers", words = { "党费凭证", "党费上缴凭证", "缴存凭证" }, title = "党费凭证", dated = true }
kind { id = "base-book", words = { "信息采集", "基础信息", "信息录入底册" }, title = "信息采集底册", dated = true }
kind { id = "wall", words = { "制度上墙", "上墙制度" }, title = "制度上墙照片", dated = true }
kind { id = "propose", words = { "支部提议" }, title = "党支部提议", dated = true }
kind { id = "consult", words = { "两委商议" }, title = "两委商议", dated = true }
kind { id = "deliberate", words = { "党员大会审议", "党员审议" }, title = "党员大会审议", dated = true }
kind { id = "resolve", words = { "村民代表决议", "村民决议", "村民会议决议" }, title = "村民代表会议决议", dated = true }
kind { id = "open-decision", words = { "决议公开" }, title = "决议公开", dated = true }
kind { id = "open-result", words = { "结果公开", "实施结果公开" }, title = "实施结果公开", dated = true }
kind { id = "submit", words = { "提出议题" }, title = "提出议题", dated = true }
kind { id = "examine", words = { "审核议题", "审查议题" }, title = "审核议题", dated = true }
kind { id = "pass", words = { "表决通过" }, title = "表决通过", dated = true }
kind { id = "board", words = { "公开栏", "党务公开", "政务公开", "村务公开", "三务公开" }, title = "公开栏照片", dated = true }
kind { id = "rooms", words = { "一厅五室", "服务场所" }, title = "一厅五室照片", dated = true }
kind { id = "signs", words = { "标识旗帜", "中心标识", "标牌旗帜" }, title = "标识和旗帜照片", dated = true }
kind { id = "letter", words = { "责任书", "党建责任书", "党建目标责任书" }, title = "党建责任书", dated = true }
kind { id = "year-plan", words = { "党建工作计划", "党建年度计划", "年度党建计划" }, title = "党建年度计划", dated = true }
kind { id = "pledge", words = { "公开承诺", "承诺书" }, title = "公开承诺", dated = true }
kind { id = "link-plan", words = { "四联两聚计划", "四联两聚年度计划", "四联两聚" }, title = "四联两聚年度计划", dated = true }
kind { id = "demand", words = { "需求告知", "需求告知书", "需求通知" }, title = "需求告知书", dated = true }
kind { id = "link-activity", words = { "联建活动", "四联两聚活动", "联建活动记录" }, title = "四联两聚活动记录", dated = true }
kind { id = "link-board", words = { "联建展板", "四联两聚展板" }, title = "四联两聚展板照片", dated = true }
kind { id = "mass-rating", words = { "群众评党员", "群众评议党员" }, title = "群众评议党员会议记录", dated = true }
kind { id = "branch-rating", words = { "党员评支部", "党员评议支部" }, title = "党员评议支部会议记录", dated = true }
kind { id = "mass-table", words = { "群众评议党员汇总表", "群众评党员汇总表", "群众评议汇总表" }, title = "群众评议党员汇总表", dated = true }
kind { id = "branch-table", words = { "党员评议支部汇总表", "党员评支部汇总表", "党员评议汇总表" }, title = "党员评议支部汇总表", dated = true }
kind { id = "show-board", words = { "三亮三评展板", "三亮展板" }, title = "三亮三评展板照片", dated = true }
kind { id = "colours", words = { "三色公示", "绿黄红公示", "评议结果公示" }, title = "三色公示", dated = true }
kind { id = "help-plan", words = { "帮扶计划", "驻村帮扶计划" }, title = "帮扶计划", dated = true }
kind { id = "help-progress", words = { "帮扶进展", "帮扶成效" }, title = "帮扶进展", dated = true }
kind { id = "help-half", words = { "上半年帮扶", "半年帮扶总结", "上半年帮扶材料" }, title = "上半年帮扶材料", dated = true }
kind { id = "village-plan", words = { "实施方案", "村实施方案", "推进方案" }, title = "村实施方案", dated = true }

-- ---- 登记表 -----------------------------------------------------------------------------------------------------
--
-- Markdown、CSV 或电子表格里的表格，按列名认；columns 写各列的其他叫法，key 是一行的名字，day 是哪一天的一列。
-- 人只写岗位或编号；personal = true 的登记表，用到它的考核项只在内部版中出现。

register { id = "ballots", title = "测评汇总表", words = { "测评汇总", "测评汇总表", "测评票汇总" }, key = "村",
  columns = { ["村"] = { "村名", "单位" }, ["发票"] = { "发出票数", "发票数" }, ["收票"] = { "收回票数", "收票数" },
    ["好"] = { "好票", "评为好" }, ["得票率"] = { "好票率", "得分" } } }
register { id = "comments", title = "书记点评", words = { "书记点评", "点评记录", "逐村点评" }, key = "村",
  columns = { ["村"] = { "村名", "单位" }, ["亮点"] = { "好的方面", "创新亮点" }, ["问题"] = { "存在问题", "不足" },
    ["要求"] = { "下步要求", "整改要求" } } }
register { id = "problems", title = "问题台账", words = { "问题台账", "观摩问题台账" }, key = "编号",
  columns = { ["编号"] = { "序号" }, ["村"] = { "村名", "单位" }, ["问题"] = { "存在问题" }, ["措施"] = { "整改措施" },
    ["责任人"] = { "责任岗位" }, ["时限"] = { "整改时限", "完成时限" }, ["状态"] = { "整改情况", "完成情况", "进展" } } }
register { id = "handover", title = "电子档案移交清单", words = { "电子档案移交", "移交清单", "电子档案移交清单" }, key = "村",
  columns = { ["村"] = { "村名", "单位" }, ["移交日期"] = { "报送日期", "移交时间" }, ["件数"] = { "份数" }, ["接收"] = { "接收岗位", "接收单位" } } }
register { id = "annual", title = "年度考评表", words = { "年度考评", "年度考评表" }, key = "村",
  columns = { ["村"] = { "村名", "单位" }, ["观摩结果"] = { "观摩成绩" }, ["书记述评"] = { "述职评议" }, ["绩效报酬"] = { "绩效" },
    ["干部考核"] = { "考核等次" }, ["评先"] = { "评先评优" } } }
register { id = "weak-list", title = "软弱涣散村名单", words = { "软弱涣散村名单", "软弱涣散名单" }, key = "村",
  columns = { ["村"] = { "村名" }, ["类型"] = { "主要表现" }, ["包联岗位"] = { "包联领导", "包联" }, ["转化时限"] = { "时限" } } }
register { id = "secretaries", title = "第一书记和工作队台账", words = { "第一书记台账", "第一书记和工作队台账", "驻村工作队台账" }, key = "村",
  personal = true,
  columns = { ["村"] = { "村名" }, ["第一书记"] = { "第一书记派出单位" }, ["工作队"] = { "工作队派出单位", "驻村工作队" }, ["到村日期"] = { "到岗日期" } } }
register { id = "points", title = "督查要点", words = { "督查要点", "近两年督查要点" }, key = "编号",
  columns = { ["编号"] = { "要点编号" }, ["年度"] = { "年份" }, ["要点"] = { "督查内容" } } }

register { id = "team", title = "班子名册", words = { "班子名册", "两委名册", "两委班子名册" }, key = "岗位", personal = true,
  columns = { ["岗位"] = { "职务" }, ["年龄"] = { "年龄段" }, ["学历"] = { "文化程度" }, ["一肩挑"] = { "是否一肩挑" },
    ["交叉任职"] = { "是否交叉任职" } } }
register { id = "reserve", title = "后备干部名册", words = { "后备干部", "后备干部名册", "后备力量" }, key = "编号", personal = true,
  columns = { ["编号"] = { "序号" }, ["培养方向"] = { "拟任岗位" }, ["培养措施"] = { "联系培养" } } }
register { id = "rota", title = "值班安排表", words = { "值班表", "值班安排", "值班安排表" }, key = "日期", day = "日期",
  columns = { ["日期"] = { "时间" }, ["带班"] = { "带班岗位" }, ["值班"] = { "值班岗位", "值班人" } } }
register { id = "duty-log", title = "值班记录", words = { "值班记录", "值班日志", "值班登记" }, key = "日期", day = "日期",
  columns = { ["日期"] = { "时间" }, ["值班岗位"] = { "值班人" }, ["情况"] = { "值班情况", "来访和办理" } } }
register { id = "archive", title = "归档目录", words = { "归档目录", "档案目录", "归档登记" }, key = "要点编号",
  columns = { ["要点编号"] = { "督查要点", "编号" }, ["卷盒"] = { "盒号", "档案盒" }, ["件数"] = { "份数" } } }
register { id = "meetings", title = "三会一课登记簿", words = { "三会一课登记", "三会一课登记簿", "三会一课记录簿" }, key = "序号", day = "日期",
  columns = { ["序号"] = { "编号" }, ["日期"] = { "时间" }, ["类型"] = { "会议类型", "类别" }, ["主持"] = { "主持人", "主讲" },
    ["到会"] = { "到会人数", "实到" }, ["列席"] = { "列席人员" }, ["内容"] = { "主要内容" } } }
register { id = "rectification", title = "整改台账", words = { "整改台账", "生活会整改台账" }, key = "序号",
  columns = { ["序号"] = { "编号" }, ["来源"] = { "问题来源" }, ["问题"] = { "存在问题" }, ["措施"] = { "整改措施" },
    ["责任人"] = { "责任岗位" }, ["时限"] = { "整改时限" }, ["状态"] = { "整改情况", "完成情况" } } }
register { id = "hard", title = "软弱涣散整顿台账", words = { "整顿台账", "软弱涣散整顿台账" }, key = "难题",
  columns = { ["难题"] = { "问题", "存在问题" }, ["任务"] = { "目标任务", "整顿任务" }, ["步骤"] = { "时间步骤", "时间进度" },
    ["措施"] = { "整顿措施" }, ["责任单位"] = { "牵头单位" }, ["责任人"] = { "责任岗位" }, ["时限"] = { "完成时限" }, ["状态"] = { "进展", "解决情况" } } }
register { id = "members", title = "党员名册", words = { "党员名册", "党员花名册" }, key = "编号", personal = true,
  columns = { ["编号"] = { "序号" }, ["党小组"] = { "小组" }, ["类别"] = { "党员类别" } } }
register { id = "recruits", title = "发展党员台账", words = { "发展党员台账", "发展党员登记" }, key = "编号", day = "日期", personal = true,
  columns = { ["编号"] = { "序号" }, ["阶段"] = { "发展阶段" }, ["日期"] = { "时间", "接收日期" } } }
register { id = "dues", title = "党费台账", words = { "党费台账", "党费账本", "党费收缴台账" }, key = "月份", personal = true,
  columns = { ["月份"] = { "年月" }, ["应缴人数"] = { "应缴" }, ["实缴人数"] = { "实缴" }, ["金额"] = { "合计金额" } } }
register { id = "floating", title = "流动党员台账", words = { "流动党员台账", "流动党员档案", "流动党员登记" }, key = "编号", personal = true,
  columns = { ["编号"] = { "序号" }, ["流向"] = { "流入地" }, ["联系岗位"] = { "联系人" } } }
register { id = "allowance", title = "老党员补助台账", words = { "老党员补助", "老党员补贴", "老党员生活补贴台账" }, key = "编号", personal = true,
  columns = { ["编号"] = { "序号" }, ["标准"] = { "补助标准" }, ["发放月份"] = { "发放情况" } } }
register { id = "matters", title = "议事登记", words = { "议事登记", "重大事项登记", "议事登记簿" }, key = "编号",
  columns = { ["编号"] = { "事项编号" }, ["事项"] = { "议题" }, ["办法"] = { "议事办法" }, ["表决结果"] = { "表决情况" } } }
register { id = "services", title = "服务台账", words = { "服务台账", "便民服务台账", "代办台账" }, key = "序号",
  columns = { ["序号"] = { "编号" }, ["日期"] = { "时间" }, ["事项"] = { "办理事项" }, ["经办"] = { "经办岗位" }, ["结果"] = { "办理结果" } } }
register { id = "duties", title = "党建责任台账", words = { "责任台账", "党建责任台账", "党建台账" }, key = "任务",
  columns = { ["任务"] = { "工作任务" }, ["分工"] = { "责任分工", "责任岗位" }, ["措施"] = { "落实措施" }, ["进展"] = { "落实进展", "进度" } } }
register { id = "branch-ledger", title = "支部整改台账", words = { "支部整改台账", "党支部整改台账" }, key = "序号",
  columns = { ["序号"] = { "编号" }, ["来源"] = { "问题来源" }, ["问题"] = { "存在问题" }, ["措施"] = { "整改措施" }, ["状态"] = { "整改情况" } } }
register { id = "member-ledger", title = "问题党员台账", words = { "问题党员台账", "问题党员整改台账" }, key = "编号", personal = true,
  columns = { ["编号"] = { "序号" }, ["来源"] = { "问题来源" }, ["问题"] = { "存在问题" }, ["帮教"] = { "帮教措施" }, ["状态"] = { "整改情况" } } }
register { id = "satisfaction", title = "满意度调查", words = { "满意度调查", "群众满意度" }, key = "编号",
  columns = { ["编号"] = { "问卷编号", "序号" }, ["评价"] = { "满意程度" } } }
register { id = "work-log", title = "工作日志", words = { "工作日志", "驻村日志" }, key = "日期", day = "日期",
  columns = { ["日期"] = { "时间" }, ["记录人"] = { "记录岗位" }, ["工作"] = { "工作内容", "主要工作" } } }

local done = { "完成", "已完成", "已整改", "已解决", "销号" }

-- ---- 逐村观摩（镇） ---------------------------------------------------------------------------------------------
--
-- for_each(units { class = "village" }, ...) 是“对镇下面的每个村”，EACH 是轮到的那个村（名称或别名）。
-- by = fact("观摩截止")：截止日取 units.csv 中镇那一行的“观摩截止”，没有填写就报告“日期未定”。

local villages = units { class = "village" }

item { id = "ZC-0", section = "round", for_units = "town", place = "00-逐村观摩",
  title = "每季度逐村观摩、按时报告",
  part(0, for_each(villages, at_least(1, evidence { kind = "observation", topic = EACH }, { per = "quarter" })),
    { id = "0.1", title = "每季度每个村观摩一次" }),
  part(0, for_each(villages, at_least(1, evidence { kind = "observation", topic = EACH }, { by = fact("观摩截止") })),
    { id = "0.2", title = "截止日前看完全部的村" }),
  part(0, all_of {
    { "按时报送", at_least(1, evidence { kind = "county-report" }, { by = fact("报告截止") }) },
    { "写明进展", at_least(1, evidence { kind = "county-report", with_headings = { { "进展", "推进情况" } } }, { by = fact("报告截止") }) },
    { "写明创新亮点", at_least(1, evidence { kind = "county-report", with_headings = { { "创新亮点", "亮点" } } }, { by = fact("报告截止") }) } },
    { id = "0.3", title = "向县里书面报告" }) }

-- ---- 一、班子建设 -----------------------------------------------------------------------------------------------
--
-- review 是由人评定的：guide 写看什么；method 是 "papers"（看材料）、"interview"（谈话询问）、"site"（现场看）；of 是先要有的材料。

item { id = "ZC-1", section = "team", for_units = "village", place = "01-班子建设", personal = true,
  title = "班子健全、履职尽责",
  part(0, all_of {
    { "岗位齐全", for_each({ "党支部书记", "组织委员", "宣传委员", "村委会主任", "村委会委员" },
      at_least(1, rows { table = "team", when = this_year, where = { ["岗位"] = contains(EACH) } })) },
    { "人数", ratio(rows { table = "team", when = this_year }, fact("两委职数"), { at_least = 100, at_most = 100 }) } },
    { id = "1a", title = "两委班子健全" }),
  part(0, review { method = "papers", guide = "年龄、文化等结构合理",
    of = at_least(1, rows { table = "team", when = this_year, where = { ["年龄"] = "filled", ["学历"] = "filled" } }) },
    { id = "1b", title = "班子结构合理" }),
  part(0, all_of {
    { "一肩挑", at_least(1, rows { table = "team", when = this_year, where = { ["岗位"] = contains("党支部书记"), ["一肩挑"] = { "是", "否" } } }) },
    -- none：这样的行一行也不能有；"empty" 是空白
    { "交叉任职", none(rows { table = "team", when = this_year, where = { ["交叉任职"] = "empty" } }) } },
    { id = "1c", title = "一肩挑和交叉任职情况清楚" }),
  part(0, at_least(1, rows { table = "reserve" }), { id = "1d", title = "培养后备干部" }),
  part(0, review { method = "site", guide = "村干部在岗在位，正常履职" }, { id = "1e", title = "在岗履职" }),
  part(0, review { method = "interview", guide = "村党支部书记（有第一书记的，连同第一书记）熟悉业务；备注写明问了什么、答得怎样" },
    { id = "1f", title = "书记和第一书记熟悉业务" }) }

item { id = "ZC-1g", section = "team", for_units = "village", place = "01-值班和环境",
  title = "村部整洁、天天有人值班",
  part(0, review { method = "site", guide = "村部是否做到绿、洁、畅、美、亮", of = all_of {
    { "照片", at_least(1, evidence { kind = "environment", with = { "photo" } }) },
    { "逐字写明", for_each({ "绿", "洁", "畅", "美", "亮" }, at_least(1, evidence { kind = "environment", with_headings = { EACH } })) } } },
    { id = "1g", title = "五个字：绿、洁、畅、美、亮" }),
  -- every = "day"：每月一项，当月每一天都有一行才算完成
  part(0, all_of {
    { "值班安排", at_least(1, rows { table = "rota" }, { per = "month", every = "day" }) },
    { "值班记录", at_least(1, rows { table = "duty-log" }, { per = "month", every = "day" }) } },
    { id = "1h", title = "每天有人值班" }),
  part(0, review { method = "site", guide = "值班安排贴在醒目的地方", of = all_of {
    { "照片", at_least(1, evidence { kind = "rota-photo", with = { "photo" } }) },
    { "写明岗位、联系方式、班次", at_least(1, evidence { kind = "rota-photo", fields = { "值班岗位", "联系方式", "班次" } }) } } },
    { id = "1i", title = "值班安排上墙公示" }) }

-- ---- 二、学习教育 -----------------------------------------------------------------------------------------------

item { id = "ZC-2", section = "study", for_units = "village", place = "02-学习教育",
  title = "学习教育经常化",
  part(0, all_of {
    { "领导小组文件", at_least(1, evidence { kind = "leading-group", when = standing }) },
    { "学习计划", at_least(1, evidence { kind = "study-plan", when = this_year }) } },
    { id = "2a", title = "有领导小组、有学习计划" }),
  part(0, for_each({ "党章党规", "系列讲话", "上级文件" }, at_least(1, evidence { kind = "material", topic = EACH, when = this_year })),
    { id = "2b", title = "学习资料齐全" }),
  part(0, at_least(1, evidence { kind = "study", fields = { "时间", "地点", "主持", "参加", "内容" } }, { per = "month" }),
    { id = "2c", title = "学习记录规范完整" }),
  part(0, review { method = "interview", guide = "问 5 名党员，知晓学习内容；备注写明答出几人" },
    { id = "2d", title = "党员知晓学习内容" }),
  part(0, review { method = "site", guide = "村里有宣传、有氛围", of = at_least(1, evidence { kind = "publicity", with = { "photo" } }) },
    { id = "2e", title = "宣传氛围" }),
  part(0, review { method = "papers", guide = "活动有具体的载体和抓手", of = at_least(1, evidence { kind = "activity" }) },
    { id = "2f", title = "活动有载体抓手" }),
  part(0, review { method = "papers", guide = "学习经常，不是一次性",
    of = at_least(1, evidence { kind = "study", when = this_year }, { per = "quarter" }) },
    { id = "2g", title = "学习常态化" }),
  -- 镇列出近两年的督查要点，村的归档目录要逐个对得上；from = "parent" 是镇的表
  part(0, for_each(rows { table = "points", from = "parent" }, at_least(1, rows { table = "archive", where = { ["要点编号"] = EACH } })),
    { id = "2h", title = "按近两年督查要点归档" }) }

-- 镇没有列出要点，各村的 2h 就没有可对照的
item { id = "ZC-2h.1", section = "study", for_units = "town", place = "02-督查要点",
  title = "近两年督查要点",
  test = at_least(1, rows { table = "points" }) }

-- ---- 三、组织生活 -----------------------------------------------------------------------------------------------

local function meeting(kind) return rows { table = "meetings", where = { ["类型"] = contains(kind) } } end

item { id = "ZC-3", section = "life", for_units = "village", place = "03-组织生活",
  title = "组织生活正常、记录规范",
  part(0, all_of {
    { "支委会", at_least(1, meeting("支委"), { per = "month" }) },
    { "党小组会", at_least(1, meeting("小组"), { per = "month" }) },
    { "党员大会", at_least(1, meeting("党员大会"), { per = "quarter" }) },
    { "党课", at_least(1, meeting("党课"), { per = "quarter" }) } },
    { id = "3a", title = "三会一课按要求召开" }),
  part(0, all_of {
    { "登记簿", at_least(1, rows { table = "meetings" }) },
    { "主持人", none(rows { table = "meetings", where = { ["主持"] = "empty" } }) },
    { "到会人数", none(rows { table = "meetings", where = { ["到会"] = "empty" } }) },
    { "内容", none(rows { table = "meetings", where = { ["内容"] = "empty" } }) } },
    { id = "3c", title = "记录簿和内容规范" }),
  part(0, all_of {
    { "党课计划", at_least(1, evidence { kind = "lecture-plan", when = this_year }) },
    { "学习记录", at_least(1, evidence { kind = "lecture" }) } },
    { id = "3d", title = "党课有计划、有记录" }),
  part(0, all_of {
    { "民主生活会", at_least(1, evidence { kind = "democratic-life", when = this_year }) },
    { "组织生活会", at_least(1, evidence { kind = "org-life", when = this_year }) } },
    { id = "3e", title = "民主生活会、组织生活会" }),
  -- linked_to：对照检查材料要提到那次组织生活会（写明标题或附链接）
  part(0, all_of {
    { "会议记录", at_least(1, evidence { kind = "org-life", attended_by = "书记", when = this_year }) },
    { "对照检查材料", at_least(1, evidence { kind = "self-check", when = this_year,
      linked_to = evidence { kind = "org-life", when = this_year } }) },
    { "整改台账", at_least(1, rows { table = "rectification", when = this_year, where = { ["来源"] = contains("生活会"), ["措施"] = "filled" } }) } },
    { id = "3f", title = "记录、对照检查、整改台账齐全" }) }

item { id = "ZC-3b", section = "life", for_units = "village", place = "03-组织生活", applies = has_first_secretary,
  title = "第一书记参加组织生活",
  test = at_least(1, rows { table = "meetings", where = { ["列席"] = contains("第一书记") } }, { per = "month" }) }

-- ---- 四、软弱涣散村整顿（只适用于软弱涣散村） ---------------------------------------------------------------------

item { id = "ZC-4.0", section = "weak", for_units = "town", place = "04-软弱涣散村",
  title = "软弱涣散村名单",
  test = at_least(1, rows { table = "weak-list" }) }

local hard = rows { table = "hard" }
local function no_blank(column) return none(rows { table = "hard", where = { [column] = "empty" } }) end

item { id = "ZC-4", section = "weak", for_units = "village", place = "04-整顿", applies = is_weak,
  title = "软弱涣散村整顿转化",
  part(0, review { method = "papers", guide = "软弱涣散的原因找得准", of = at_least(1, evidence { kind = "diagnosis", when = this_year }) },
    { id = "4a", title = "原因找得准" }),
  part(0, review { method = "papers", guide = "整顿措施有针对性", of = at_least(1, evidence { kind = "remedy", when = this_year }) },
    { id = "4b", title = "措施有针对性" }),
  part(0, review { method = "papers", guide = "难题真正解决", of = all_of {
    { "台账", at_least(1, hard) },
    { "到期的已解决", ratio(rows { table = "hard", where = { ["时限"] = "<=as_of", ["状态"] = done } },
      rows { table = "hard", where = { ["时限"] = "<=as_of" } }, { at_least = 100 }) } } },
    { id = "4c", title = "难题得到解决" }),
  part(0, all_of {
    { "一村一策", at_least(1, evidence { kind = "remedy", unlike = true, when = this_year }) },
    { "一题一策", for_each(hard, at_least(1, evidence { kind = "remedy", contains = EACH, when = this_year })) } },
    { id = "4d", title = "一村一策、一题一策" }),
  part(0, at_least(1, evidence { kind = "work-team", when = standing }), { id = "4e", title = "有整顿工作组" }),
  part(0, all_of {
    { "方案", at_least(1, evidence { kind = "remedy", when = this_year,
      with_headings = { "任务", { "步骤", "进度" }, "措施", "责任单位", "责任人" } }) },
    { "台账：任务", no_blank("任务") }, { "台账：时间步骤", no_blank("步骤") }, { "台账：措施", no_blank("措施") },
    { "台账：责任单位", no_blank("责任单位") }, { "台账：责任人", no_blank("责任人") } },
    { id = "4f", title = "任务、步骤、措施、责任单位、责任人五项写明" }),
  part(0, review { method = "interview", guide = "村党支部书记（有第一书记的，连同第一书记）知晓五项：原因、措施、时限、联系领导、工作组；备注写明缺哪项" },
    { id = "4h", title = "书记知晓整顿五项" }),
  part(0, at_least(1, evidence { kind = "guidance", attended_by = { "县领导", "县级领导", "包联县领导" }, with = { "photo" } }),
    { id = "4i", title = "县领导到村指导" }) }

item { id = "ZC-4g", section = "weak", for_units = { "town", "village" }, place = "04-整治村霸",
  applies = function(unit) return unit.class == "town" or is_weak(unit) end,
  title = "整治村霸和宗族势力",
  part(0, at_least(1, evidence { kind = "clan", when = this_year }), { id = "4g", title = "本级有方案" }),
  part(0, at_least(1, evidence { kind = "clan", from = "parent", when = this_year }), { id = "4g.2", title = "镇里有方案（由镇提交，村不必另交）", for_units = "village" }) }

-- ---- 五、党员队伍 -----------------------------------------------------------------------------------------------

item { id = "ZC-5", section = "members", for_units = "village", place = "05-党员队伍", personal = true,
  title = "党员教育管理",
  part(0, ratio(rows { table = "members", when = this_year }, fact("党员数"), { at_least = 100, at_most = 100 }), { id = "5a", title = "党员底数清" }),
  part(0, review { method = "site", guide = "党员在村里发挥作用" }, { id = "5b", title = "党员发挥作用" }),
  -- last = "2 years"：报告日期之前两年之内；台账要登到往年
  part(0, at_least(1, rows { table = "recruits", when = standing, where = { ["阶段"] = { "接收预备党员", "吸收入党" } } }, { last = "2 years" }),
    { id = "5c", title = "每两年至少发展一名党员" }),
  part(0, all_of {
    { "发展党员台账", at_least(1, rows { table = "recruits", when = standing }) },
    { "党费收缴台账", at_least(1, rows { table = "dues", when = this_year }) } },
    { id = "5d", title = "发展党员、党费收缴台账" }),
  part(0, at_least(1, evidence { kind = "training", when = this_year }), { id = "5e", title = "党员培训计划" }),
  part(0, at_least(1, evidence { kind = "activity-day" }, { per = "month" }), { id = "5f", title = "党员活动日" }),
  part(0, at_least(1, evidence { kind = "volunteer", with = { "photo" } }), { id = "5g", title = "志愿帮扶有记录、有影像" }),
  part(0, at_least(1, rows { table = "floating" }), { id = "5h", title = "流动党员档案" }),
  part(0, all_of {
    { "账本", at_least(1, rows { table = "dues", when = this_year }) },
    { "票据", at_least(1, evidence { kind = "receipts" }) },
    { "凭证", at_least(1, evidence { kind = "vouchers" }) } },
    { id = "5i", title = "党费账本、票据、凭证" }),
  part(0, at_least(1, rows { table = "allowance" }), { id = "5j", title = "老党员补助台账" }),
  part(0, for_each({ "党组织信息", "党员信息" }, at_least(1, evidence { kind = "base-book", topic = EACH, when = this_year })),
    { id = "5k", title = "信息采集底册" }) }

-- ---- 六、制度和公开 ---------------------------------------------------------------------------------------------

item { id = "ZC-6", section = "rules", for_units = "village", place = "06-制度和公开",
  title = "制度上墙、议事民主、及时公开",
  part(0, review { method = "site", guide = "各项制度挂在活动场所", of = for_each(
    { "党员权利义务", "三会一课", "发展党员", "党费收缴", "民主评议" },
    at_least(1, evidence { kind = "wall", contains = EACH, when = this_year })) },
    { id = "6a", title = "各项制度上墙" }),
  -- in_order：一步不早于上一步；case = EACH 是同一件事（编号写在文件名里）
  part(0, all_of {
    { "四议两公开", for_each(rows { table = "matters", when = quarter(), where = { ["办法"] = contains("四议两公开") } }, in_order {
      { "提议", evidence { kind = "propose", case = EACH, when = this_year } },
      { "商议", evidence { kind = "consult", case = EACH, when = this_year } },
      { "审议", evidence { kind = "deliberate", case = EACH, when = this_year } },
      { "决议", evidence { kind = "resolve", case = EACH, when = this_year } },
      { "决议公开", evidence { kind = "open-decision", case = EACH, when = this_year } },
      { "结果公开", evidence { kind = "open-result", case = EACH, when = this_year } } }) },
    { "一提二审三通过", for_each(rows { table = "matters", when = quarter(), where = { ["办法"] = contains("一提二审三通过") } }, in_order {
      { "提出", evidence { kind = "submit", case = EACH, when = this_year } },
      { "审核", evidence { kind = "examine", case = EACH, when = this_year } },
      { "通过", evidence { kind = "pass", case = EACH, when = this_year } } }) },
    { "表决结果", none(rows { table = "matters", when = quarter(), where = { ["表决结果"] = "empty" } }) } },
    { id = "6b", title = "四议两公开、一提二审三通过" }),
  part(0, at_least(1, evidence { kind = "board", when = standing }, current), { id = "6c", title = "公开栏及时更新" }),
  part(0, for_each({ "党务", "政务", "村务" }, at_least(1, evidence { kind = "board", topic = EACH, when = standing }, current)),
    { id = "6d", title = "党务、政务、村务三栏" }) }

-- ---- 七、服务场所 -----------------------------------------------------------------------------------------------

item { id = "ZC-7", section = "place", for_units = "village", place = "07-服务场所",
  title = "场所齐全、服务规范",
  part(0, review { method = "site", guide = "一厅五室齐全、在用", of = for_each(
    { "便民大厅", "党员活动室", "会议室", "调解室", "图书室", "办公室" },
    at_least(1, evidence { kind = "rooms", contains = EACH, when = this_year })) },
    { id = "7a", title = "一厅五室" }),
  part(0, review { method = "site", guide = "场所干净整齐" }, { id = "7b", title = "干净整齐" }),
  part(0, review { method = "site", guide = "标识和旗帜挂得规范", of = for_each({ "中心标识", "国旗", "党旗" },
    at_least(1, evidence { kind = "signs", contains = EACH, when = this_year })) },
    { id = "7c", title = "中心标识、国旗、党旗" }),
  part(0, all_of {
    { "值班安排", at_least(1, rows { table = "rota" }) },
    { "值班记录", at_least(1, rows { table = "duty-log" }) },
    { "值班情况", none(rows { table = "duty-log", where = { ["情况"] = "empty" } }) },
    { "服务台账", at_least(1, rows { table = "services", when = quarter() }) },
    { "办理结果", none(rows { table = "services", when = quarter(), where = { ["结果"] = "empty" } }) } },
    { id = "7d", title = "值班、记录、服务台账规范" }),
  part(0, review { method = "interview", guide = "村干部知晓报酬标准和养老保险缴纳情况；备注写明问了几人、答出几人" },
    { id = "7e", title = "村干部知晓报酬和养老保险" }) }

-- ---- 八、党建责任 -----------------------------------------------------------------------------------------------

item { id = "ZC-8", section = "duty", for_units = "village", place = "08-党建责任",
  title = "党建责任落实",
  part(0, all_of {
    { "责任书", at_least(1, evidence { kind = "letter", when = this_year }) },
    { "责任台账", at_least(1, rows { table = "duties", when = this_year }) },
    { "年度计划", at_least(1, evidence { kind = "year-plan", when = this_year }) },
    { "公开承诺", at_least(1, evidence { kind = "pledge", when = this_year }) } },
    { id = "8a", title = "责任书、台账、计划、承诺" }),
  -- 只看本季度的台账：以前各季的台账空着的，那一季已经写过
  part(0, all_of {
    { "有分工", none(rows { table = "duties", when = quarter(), where = { ["分工"] = "empty" } }) },
    { "有措施", none(rows { table = "duties", when = quarter(), where = { ["措施"] = "empty" } }) },
    { "有进展", none(rows { table = "duties", when = quarter(), where = { ["进展"] = "empty" } }) },
    { "及时更新", at_least(1, rows { table = "duties", when = this_year }, current) } },
    { id = "8b", title = "分工、措施、进展" }) }

-- ---- 九、四联两聚和三亮三评 --------------------------------------------------------------------------------------

item { id = "ZC-9", section = "links", for_units = "village", place = "09-四联两聚",
  title = "四联两聚",
  part(0, all_of {
    { "年度计划", at_least(1, evidence { kind = "link-plan", when = this_year }) },
    { "需求告知书", at_least(1, evidence { kind = "demand", when = this_year }) },
    { "活动记录", at_least(1, evidence { kind = "link-activity" }) },
    { "展板照片", at_least(1, evidence { kind = "link-board", with = { "photo" }, when = this_year }) } },
    { id = "9a", title = "计划、需求、活动、展板" }),
  part(0, review { method = "papers", guide = "形式灵活，切合本村实际", of = at_least(1, evidence { kind = "link-activity" }) },
    { id = "9b", title = "灵活、切合实际" }) }

item { id = "ZC-9c", section = "links", for_units = "village", place = "09-三亮三评", personal = true,
  title = "三亮三评",
  part(0, all_of {
    { "群众评党员", at_least(1, evidence { kind = "mass-rating", when = this_year }) },
    { "党员评支部", at_least(1, evidence { kind = "branch-rating", when = this_year }) } },
    { id = "9c", title = "两个评议会" }),
  part(0, all_of {
    { "群众评党员", at_least(1, evidence { kind = "mass-table", when = this_year,
      linked_to = evidence { kind = "mass-rating", when = this_year } }) },
    { "党员评支部", at_least(1, evidence { kind = "branch-table", when = this_year,
      linked_to = evidence { kind = "branch-rating", when = this_year } }) } },
    { id = "9d", title = "两张汇总表写明出自哪次评议会" }),
  part(0, all_of {
    { "支部整改台账", at_least(1, rows { table = "branch-ledger", when = this_year, where = { ["来源"] = contains({ "评", "三亮三评" }) } }) },
    { "问题党员台账", at_least(1, rows { table = "member-ledger", when = this_year, where = { ["来源"] = contains({ "评", "三亮三评" }) } }) } },
    { id = "9e", title = "两本台账" }),
  part(0, review { method = "site", guide = "展板内容是最新的", of = at_least(1, evidence { kind = "show-board", with = { "photo" }, when = standing }, current) },
    { id = "9f", title = "展板及时更新" }),
  part(0, for_each({ "绿", "黄", "红" }, at_least(1, evidence { kind = "colours", contains = EACH, when = this_year }, { by = fact("半年截止") })),
    { id = "9g", title = "上半年结果按绿、黄、红公示" }) }

-- ---- 十、驻村帮扶（只适用于有第一书记的村） ------------------------------------------------------------------------

item { id = "ZC-10", section = "help", for_units = "village", place = "10-驻村帮扶", applies = has_first_secretary,
  title = "第一书记和工作队",
  part(0, review { method = "papers", guide = "计划在推进，有成效，群众满意", of = all_of {
    { "帮扶计划", at_least(1, evidence { kind = "help-plan", when = this_year }) },
    { "本季进展", at_least(1, evidence { kind = "help-progress" }) },
    { "满意度调查", at_least(1, rows { table = "satisfaction", when = this_year }) },
    { "群众满意度", ratio(rows { table = "satisfaction", when = this_year, where = { ["评价"] = { "满意", "基本满意" } } },
      rows { table = "satisfaction", when = this_year }, { at_least = 80 }) } } },
    { id = "10a", title = "帮扶有进展、群众满意" }),
  part(0, for_each({ "第一书记", "工作队" }, at_least(1, rows { table = "work-log", where = { ["记录人"] = contains(EACH) } },
    { per = "month" })), { id = "10c", title = "第一书记、工作队日志" }),
  part(0, all_of {
    { "帮扶计划", at_least(1, evidence { kind = "help-plan", when = this_year }) },
    { "上半年材料", at_least(1, evidence { kind = "help-half", when = this_year }, { by = fact("半年截止") }) } },
    { id = "10d", title = "帮扶计划和上半年材料" }) }

item { id = "ZC-10b", section = "help", for_units = "town", place = "10-第一书记台账", personal = true,
  title = "第一书记和工作队台账（没有派的写“未派”）",
  -- 没有派第一书记的村也登记一行，写“未派”，不问工作队
  test = for_each(villages, any_of {
    { "写明工作队", at_least(1, rows { table = "secretaries", where = { ["村"] = EACH, ["工作队"] = "filled" } }) },
    { "写明未派", at_least(1, rows { table = "secretaries", where = { ["村"] = EACH, ["第一书记"] = { "未派", "无", "没有" } } }) } }) }

-- ---- 观摩的组织（镇） -------------------------------------------------------------------------------------------

-- 照片和观摩记录放在同一个写明日期的文件夹里才算那个村的，所以 place 和 ZC-0 一样
item { id = "ZC-O1", section = "organise", for_units = "town", place = "00-逐村观摩",
  title = "党委书记带队，逐村留存资料",
  part(0, all_of {
    { "党委书记带队", at_least(1, evidence { kind = "attendance", where = { ["带队"] = contains("党委书记") } }, { by = fact("观摩截止") }) },
    { "参加人员", for_each({ "班子成员", "包村干部", "村党支部书记", "第一书记" },
      at_least(1, evidence { kind = "attendance", attended_by = EACH }, { by = fact("观摩截止") })) } },
    { id = "O1a", title = "带队和参加人员" }),
  part(0, for_each(villages, all_of {
    { "照片", at_least(1, evidence { kind = "observation", topic = EACH, with = { "photo" } }, { by = fact("观摩截止") }) },
    { "亮点和问题", at_least(1, evidence { kind = "observation", topic = EACH, with_headings = { "亮点", "问题" } }, { by = fact("观摩截止") }) } }),
    { id = "O1b", title = "每个村的照片、亮点和问题（照片与观摩记录放在同一文件夹）" }),
  part(0, for_each(villages, at_least(1, rows { table = "handover", where = { ["村"] = EACH, ["移交日期"] = "filled" } }, { per = "quarter" })),
    { id = "O1c", title = "每个村的电子档案报县" }) }

item { id = "ZC-O2", section = "organise", for_units = "town", place = "12-点评会",
  title = "点评会、测评和问题台账",
  part(0, in_order {
    { "观摩", evidence { kind = "observation" } },
    { "点评会", evidence { kind = "review-meeting" } }, by = fact("点评截止") },
    { id = "O2a", title = "观摩后开点评会" }),
  part(0, for_each(villages, at_least(1, rows { table = "ballots", where = { ["村"] = EACH, ["收票"] = ">=1", ["得票率"] = "filled" } },
    { per = "quarter" })),
    { id = "O2b", title = "参会人员测评每个村" }),
  part(0, for_each(villages, at_least(1, rows { table = "comments",
    where = { ["村"] = EACH, ["亮点"] = "filled", ["问题"] = "filled", ["要求"] = "filled" } }, { per = "quarter" })),
    { id = "O2c", title = "书记点评每个村" }),
  part(0, for_each(villages, at_least(1, rows { table = "problems", where = { ["村"] = EACH, ["措施"] = "filled" } }, { per = "quarter" })),
    { id = "O2d", title = "每个村有问题台账" }),
  part(0, none(rows { table = "problems", where = { ["时限"] = "<=as_of", ["状态"] = { "empty", "未完成", "整改中", "进行中" } } }),
    { id = "O2d.2", title = "到期的问题已解决" }) }

-- ---- 结果运用和督办 ---------------------------------------------------------------------------------------------

item { id = "ZC-O3", section = "result", for_units = "town", place = "13-年度考评",
  title = "结果用于年度考评",
  test = for_each(villages, at_least(1, rows { table = "annual", when = this_year, where = { ["村"] = EACH, ["观摩结果"] = "filled",
    ["书记述评"] = "filled", ["绩效报酬"] = "filled", ["干部考核"] = "filled", ["评先"] = "filled" } }, { per = "year" })) }

item { id = "ZC-R1", section = "result", for_units = "village", place = "00-实施方案",
  title = "村里有自己的实施方案",
  -- unlike = true：与别的村文字相同的，待人工认定
  test = at_least(1, evidence { kind = "village-plan", unlike = true, when = this_year }) }

item { id = "ZC-R2", section = "result", for_units = "town", place = "13-计划和通报",
  title = "年初有计划、季季有观摩、阶段有通报",
  part(0, at_least(1, evidence { kind = "round-plan", when = this_year }, { by = fact("计划截止") }), { id = "R2.1", title = "年初计划" }),
  part(0, at_least(1, evidence { kind = "observation", when = this_year }, { per = "quarter" }), { id = "R2.2", title = "按季观摩" }),
  part(0, at_least(1, evidence { kind = "bulletin", when = this_year }, { per = "half" }), { id = "R2.3", title = "阶段通报" }) }

item { id = "ZC-R4", section = "result", for_units = "town", place = "13-观摩标准",
  title = "按季细化量化标准",
  test = review { method = "papers", guide = "标准围绕本季重点任务，细化、量化", of = at_least(1, evidence { kind = "standard" }) } }

item { id = "ZC-R3", section = "result", for_units = "town", place = "13-跟踪督办",
  title = "跟踪督办（暗访、挂牌督办、约谈函询、通报任一种）",
  test = any_of {
    { "暗访", at_least(1, evidence { kind = "visit" }, { per = "quarter" }) },
    { "挂牌督办", at_least(1, evidence { kind = "listed" }, { per = "quarter" }) },
    { "约谈函询", at_least(1, evidence { kind = "interview" }, { per = "quarter" }) },
    { "通报", at_least(1, evidence { kind = "bulletin", contains = { "限期", "整改" } }, { per = "quarter" }) } } }

-- 各村的颜色：只看完成率，作提示用
grade { of = "completion", bands = { { 90, "绿" }, { 75, "黄" }, { 0, "红" } } }
