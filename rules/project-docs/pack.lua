-- SPDX-License-Identifier: MIT
--
-- Documentation of software projects: what a newcomer needs, and whether it is there.
--
-- How to read this file. Everything after two dashes is a remark for people; the program skips it.
-- A pack is a list of declarations. Each is a word, then braces with named fields:   item { id = "...", title = ... }
-- Shown texts may be one text, or one for each language:   { en = "Readme", ["zh-Hans"] = "自述文件" }
-- Change a number, a word or a title, save, and run `make report` again. If something does not fit, the program names the
-- line and what it expects, and leaves the last report as it was.

-- The pack itself. `full` is what all items add up to; the program checks the sum. Bonus points stand beside it.
pack {
  id = "project-docs",
  version = "1.0",
  title = { en = "Documentation of software projects", ["zh-Hans"] = "软件项目文档检查" },
  full = 100,
  bonus_max = 5,
  -- No period: a project has its papers or it has not, whatever their dates. Only the changelog is asked to be recent.
  -- Marks are read from marks/panel.csv; other files beside it are shown but do not count.
  decides = "panel",
  -- Choices that a reader may want to know. Reports print them.
  decisions = {
    { about = { en = "What counts as a readme", ["zh-Hans"] = "何为自述文件" },
      chosen = { en = "Any paper named README or 自述文件, in any folder of the project. An empty one does not count.",
        ["zh-Hans"] = "项目任一文件夹中名为 README 或“自述文件”的文件；空白文件不计。" } },
    { about = { en = "What counts as a section", ["zh-Hans"] = "何为一节" },
      chosen = { en = "A heading with one of the listed words, and text below it. “Getting started” and “Quick start” count as usage.",
        ["zh-Hans"] = "含有所列词语之一的标题，且标题下有内容。“快速开始”视为使用说明。" } },
    { about = { en = "Words in two languages", ["zh-Hans"] = "两种文字的词语" },
      chosen = { en = "English and Chinese words count alike, in every report. A line may name only those of the report's language.",
        ["zh-Hans"] = "英文词和中文词同样算数，不论报告用哪种文字；要求“安装”一节的，“Install”也算。" } },
    { about = { en = "How recent a release must be", ["zh-Hans"] = "版本发布的时效" },
      chosen = { en = "One dated entry of the changelog within 365 days before the date of the report.",
        ["zh-Hans"] = "更新日志中至少有一个条目的日期在报告日期之前 365 天以内。" } },
    { about = { en = "Where the licence may stand", ["zh-Hans"] = "许可证的位置" },
      chosen = { en = "In a file of its own (LICENSE, COPYING, 许可证). A remark in the readme alone does not count.",
        ["zh-Hans"] = "须有单独的文件（LICENSE、COPYING、许可证）；仅在自述文件中提及不计。" } },
    { about = { en = "Projects without any paper", ["zh-Hans"] = "没有任何文件的项目" },
      chosen = { en = "“No empty papers” and “Links resolve” do not apply to them, so that nothing brings no points.",
        ["zh-Hans"] = "“无空白文件”和“链接有效”不适用，没有文件也就没有得分。" } },
    { about = { en = "Whether a readme is easy to read", ["zh-Hans"] = "自述文件是否易读" },
      chosen = { en = "An assessor is asked once there is a readme. Without one, or with one that is empty, the points are lost until it comes.",
        ["zh-Hans"] = "有自述文件才由评审人评定；没有或为空白的，不得分，补上后再评。" } },
    { about = { en = "Yearly review", ["zh-Hans"] = "每年一次的审查" },
      chosen = { en = "Counts by the date in the name or front matter, once in the calendar year of the report; due when the year is over.",
        ["zh-Hans"] = "按文件名或文首的日期计，报告日期所在的公历年内一次；年末到期。" } },
    { about = { en = "Parts of an item", ["zh-Hans"] = "部分得分" },
      chosen = { en = "Points follow the share of what is there, rounded half up to 0.01.",
        ["zh-Hans"] = "按已有材料所占比例得分，四舍五入到 0.01。" } },
  },
}

-- Classes: who is compared with whom. The column `class` of units.csv names one of these.
class { id = "library", title = { en = "library", ["zh-Hans"] = "程序库" } }
class { id = "service", title = { en = "service", ["zh-Hans"] = "服务" } }
class { id = "plugin", title = { en = "plugin", ["zh-Hans"] = "插件" } }

-- Sections: the groups that the score sheet is divided into, in this order.
section { id = "first", title = { en = "First contact", ["zh-Hans"] = "初次了解" } }
section { id = "changes", title = { en = "Changes", ["zh-Hans"] = "变更记录" } }
section { id = "together", title = { en = "Working together", ["zh-Hans"] = "协作" } }
section { id = "quality", title = { en = "Quality", ["zh-Hans"] = "质量" } }

-- Kinds of papers. `words` are looked for in the name of the file, then of its folder, then in its first heading; capital
-- letters, simplified and traditional characters make no difference.
kind { id = "readme", title = { en = "Readme", ["zh-Hans"] = "自述文件" },
  words = { "readme", "read me", "自述文件", "自述", "项目说明" } }
kind { id = "license", title = { en = "Licence", ["zh-Hans"] = "许可证" },
  words = { "license", "licence", "licenses", "licences", "copying", "unlicense", "许可证", "许可协议", "授权协议" } }
kind { id = "changelog", title = { en = "Changelog", ["zh-Hans"] = "更新日志" },
  words = { "changelog", "change log", "changes", "history", "release notes", "releases", "news",
    "更新日志", "变更日志", "变更记录", "更新记录", "版本历史", "发布说明" } }
kind { id = "contributing", title = { en = "Contributing guide", ["zh-Hans"] = "贡献指南" },
  words = { "contributing", "contribute", "contribution guide", "贡献指南", "贡献", "参与开发" } }
kind { id = "conduct", title = { en = "Code of conduct", ["zh-Hans"] = "行为准则" },
  words = { "code of conduct", "conduct", "行为准则", "行为规范" } }
kind { id = "security", title = { en = "Security policy", ["zh-Hans"] = "安全策略" },
  words = { "security", "security policy", "安全策略", "安全政策", "漏洞报告" } }
kind { id = "accessibility", title = { en = "Accessibility statement", ["zh-Hans"] = "无障碍声明" },
  words = { "accessibility", "accessibility statement", "a11y", "无障碍", "无障碍声明" } }
kind { id = "review", dated = true, title = { en = "Documentation review", ["zh-Hans"] = "文档审查记录" },
  words = { "documentation review", "docs review", "文档审查" } }
kind { id = "guide", title = { en = "Documentation", ["zh-Hans"] = "文档" },
  words = { "docs", "doc", "documentation", "guide", "manual", "tutorial", "api", "faq", "文档", "手册", "教程", "指南", "常见问题" } }

-- ---- First contact ----------------------------------------------------------------------------------------------

-- An item is one line of the score sheet. This one asks for at least 1 paper of the kind "readme", and is worth 10 points.
item { id = "readme", section = "first", points = 10,
  title = { en = "There is a readme", ["zh-Hans"] = "有自述文件" },
  place = "README.md",
  test = at_least(1, evidence { kind = "readme" }) }

-- with_headings: the readme must have a heading that holds one of these words, with text below it. The inner braces hold
-- alternatives: one of them is enough.
item { id = "install", section = "first", points = 8,
  title = { en = "The readme says how to install (“Install”, “安装” …)", ["zh-Hans"] = "自述文件写明安装方法（“安装”“Install”等）" },
  place = "README.md",
  test = at_least(1, evidence { kind = "readme",
    with_headings = { { "install", "setup", "set up", "setting up", "download", "安装", "部署", "下载" } } }) }

item { id = "usage", section = "first", points = 8,
  title = { en = "The readme says how to use it (“Usage”, “使用” …)", ["zh-Hans"] = "自述文件写明使用方法（“使用”“Usage”等）" },
  place = "README.md",
  test = at_least(1, evidence { kind = "readme",
    with_headings = { { "usage", "using", "how to use", "getting started", "get started", "quick start", "quickstart", "example",
      "使用", "用法", "快速开始", "快速上手", "快速入门", "示例", "入门" } } }) }

item { id = "license", section = "first", points = 10,
  title = { en = "There is a licence file", ["zh-Hans"] = "有许可证文件" },
  place = "LICENSE",
  test = at_least(1, evidence { kind = "license" }) }

-- ---- Changes ----------------------------------------------------------------------------------------------------

-- An item may be split into parts. Each part has its points and its test; they add up to the points of the item.
item { id = "changelog", section = "changes", points = 10,
  title = { en = "There is a changelog with dated releases", ["zh-Hans"] = "有更新日志且各版本注明日期" },
  place = "CHANGELOG.md",
  part(5, at_least(1, evidence { kind = "changelog" }),
    { id = "file", title = { en = "The file", ["zh-Hans"] = "文件" } }),
  -- entries: the second-level headings that carry a date, such as "## 1.4.0 - 2024-03-01".
  part(5, at_least(1, entries { kind = "changelog" }),
    { id = "dated", title = { en = "Dated releases", ["zh-Hans"] = "注明日期的版本" } }) }

-- last = "365 days": dated within the 365 days before the date of the report.
item { id = "recent", section = "changes", points = 5,
  title = { en = "A release within the last year", ["zh-Hans"] = "一年内有版本发布" },
  place = "CHANGELOG.md",
  test = at_least(1, entries { kind = "changelog" }, { last = "365 days" }) }

-- ---- Working together -------------------------------------------------------------------------------------------

item { id = "contributing", section = "together", points = 10,
  title = { en = "A guide for those who want to contribute", ["zh-Hans"] = "有贡献指南" },
  place = "CONTRIBUTING.md",
  -- any_of: one of several ways is enough; the to-do list shows the way that is nearest. Here: a file, or a section.
  test = any_of {
    { "file", at_least(1, evidence { kind = "contributing" }),
      title = { en = "A file of its own", ["zh-Hans"] = "单独的文件" } },
    { "section", at_least(1, evidence { kind = "readme", with_headings = { { "contributing", "contribut", "贡献", "参与" } } }),
      title = { en = "A section of the readme", ["zh-Hans"] = "自述文件中的一节" } },
  } }

-- Two papers, two places: an item each, so that each line of the to-do list names its own file.
item { id = "conduct", section = "together", points = 5,
  title = { en = "There is a code of conduct", ["zh-Hans"] = "有行为准则" },
  place = "CODE_OF_CONDUCT.md",
  test = at_least(1, evidence { kind = "conduct" }) }

item { id = "security", section = "together", points = 5,
  title = { en = "There is a security policy", ["zh-Hans"] = "有安全策略" },
  place = "SECURITY.md",
  test = at_least(1, evidence { kind = "security" }) }

-- all_of: every named part is needed; each that is missing is a line of the to-do list.
item { id = "report", section = "together", points = 5,
  title = { en = "The security policy says how to report a vulnerability", ["zh-Hans"] = "安全策略写明如何报告安全漏洞" },
  place = "SECURITY.md",
  test = all_of {
    { "how", at_least(1, evidence { kind = "security", contains = { "report", "contact", "mail", "报告", "联系", "邮箱" } }),
      title = { en = "A way to report", ["zh-Hans"] = "报告途径" } },
  } }

-- ---- Quality ----------------------------------------------------------------------------------------------------

-- At least 3 papers in a folder for documentation. Each is a third of the points.
item { id = "docs", section = "quality", points = 6,
  title = { en = "A folder with documentation (docs/ or 文档/)", ["zh-Hans"] = "有文档文件夹（docs/ 或 文档/）" },
  place = { en = "docs/", ["zh-Hans"] = "docs/ 或 文档/" },
  test = at_least(3, evidence { path = { "docs/", "doc/", "documentation/", "文档/" } }) }

-- per = "year": one in each year of the period. It is due when the year is over; until then it is shown as coming. Without a
-- period, of the pack or of the assessment, it is the calendar year of the report's date.
item { id = "review", section = "quality", points = 2,
  title = { en = "The documentation is reviewed once a year", ["zh-Hans"] = "每年通读并审查一次文档" },
  place = { en = "<date> documentation review.md", ["zh-Hans"] = "<日期> 文档审查.md" },
  test = at_least(1, evidence { kind = "review" }, { per = "year" }) }

-- check: what the words above cannot say may be written as a function. It is given the unit and answers true or false, with the
-- text of the to-do line; nil means that the item does not apply. `modules` is a column of units.csv. A set that the function
-- looks for is given a name outside of it.
local documentation = evidence { path = { "docs/", "doc/", "documentation/", "文档/" } }
local pictures = { png = true, jpg = true, jpeg = true, gif = true, svg = true, webp = true }

item { id = "size", section = "quality", points = 2,
  title = { en = "One page of documentation for every ten modules", ["zh-Hans"] = "每十个模块至少一页文档" },
  place = { en = "docs/", ["zh-Hans"] = "docs/ 或 文档/" },
  check = function(unit)
    local modules = unit.facts.modules
    if modules == nil or modules == "" then return nil end
    local number, pages = tonumber(modules), {}
    -- error: the item is in error, no points are lost, and the report prints this text
    if not number then error("modules = " .. modules .. ": no number / 不是数字") end
    for _, paper in ipairs(unit.find(documentation)) do -- a picture is no page
      local ending = string.match(paper.path, "%.(%w+)$") or ""
      if not pictures[string.lower(ending)] then pages[#pages + 1] = paper end
    end
    local wanted = (number + 9) // 10
    return #pages >= wanted, "docs/: " .. #pages .. " (≥ " .. wanted .. ")", pages
  end }

-- none: nothing of the set may be there. Each empty paper is one line of the to-do list.
item { id = "no-empty", section = "quality", points = 2,
  title = { en = "No empty or placeholder papers", ["zh-Hans"] = "没有空白或占位文件" },
  test = none(empty_papers {}) }

-- Links to files of the same project only; the program never asks the network.
item { id = "links", section = "quality", points = 2,
  title = { en = "Links inside the project lead somewhere", ["zh-Hans"] = "项目内的链接有效" },
  test = none(broken_links {}) }

-- review: a person decides. Until the mark is made, the points wait and are shown as waiting. of = ...: what there must be to look at.
item { id = "readable", section = "quality", points = 10,
  title = { en = "The readme is easy to read", ["zh-Hans"] = "自述文件易读" },
  test = review {
    of = at_least(1, evidence { kind = "readme" }),
    guide = { en = "Could a newcomer say after two minutes what the project does and how to begin?",
      ["zh-Hans"] = "新人阅读两分钟后能否说出项目的用途和入门方法？" },
    scale = "0..10" } }

-- ---- Bonus ------------------------------------------------------------------------------------------------------

-- Counts only if the paper is there and a reviewer approved it. Nobody loses anything without it.
bonus { id = "translated", max = 3,
  title = { en = "The readme in a second language", ["zh-Hans"] = "提供其他语言的自述文件" },
  -- path: a piece of the file's path. Hyphen, underscore and blank are the same.
  apply = evidence { kind = "readme", path = { "readme.zh", "readme-zh", "readme.cn", "readme-cn", "readme.en", "readme-en", "readme.ja",
    "readme-ja", "readme.ko", "readme-ko", "readme.de", "readme-de", "readme.fr", "readme-fr", "readme.es", "readme-es", "中文", "英文" } },
  approved = review {
    guide = { en = "A real translation of the readme, as complete as the first", ["zh-Hans"] = "确为自述文件的完整译本" },
    scale = "0..3" } }

bonus { id = "accessible", max = 2,
  title = { en = "An accessibility statement", ["zh-Hans"] = "无障碍声明" },
  apply = evidence { kind = "accessibility" },
  approved = review {
    guide = { en = "Says what was checked, when, and whom to tell about barriers", ["zh-Hans"] = "写明检查内容、时间和反馈途径" },
    scale = "0..2" } }

-- Grades by score, from high to low: the first line whose number is reached.
grade { of = "score", bands = {
  { 90, { en = "A", ["zh-Hans"] = "优" } },
  { 75, { en = "B", ["zh-Hans"] = "良" } },
  { 60, { en = "C", ["zh-Hans"] = "中" } },
  { 0, { en = "D", ["zh-Hans"] = "待改进" } },
} }
