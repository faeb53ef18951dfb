/* SPDX-License-Identifier: MIT
 *
 * Registers, rows, units and ties between papers, from files to leaves: papers are read as any, handed over, and judged.
 * Takes: the vocabulary of rules/std/. Gives: TAP lines. A case is a pack, some papers, and the leaves that come of them.
 */
#include "assess_whole.h"

static const Case cases[] = {
    /* none: the rows that are found are the exceptions */
    {"none(rows { table = \"ledger\", where = { deadline = \"<=as_of\", done = { \"empty\", \"no\" } } })",
     1,
     {"east/台账.md",
      LEDGER "| road | A | 2024-06-01 | no | 1 |\n| lamp | B | 2024-07-01 | | 2 |\n| well | C | 2024-05-01 | yes | 3 |\n"},
     "road open exception 台账.md:3"},
    {"none(rows { table = \"ledger\", where = { staff = \">=100\" } })",
     1,
     {"east/台账.md", LEDGER "| road | A | | | 1,200 |\n| lamp | B | | | many |\n| well | C | | | 99 |\n"},
     "road open exception 台账.md:3; lamp waiting no-value 台账.md:4"},
    /* a list of bounds on both sides of one number: any other number */
    {"none(rows { table = \"ledger\", where = { staff = { \">5\", \"<5\" } } })",
     1,
     {"east/台账.md", LEDGER "| road | A | | | 5 |\n| lamp | A | | | 6 |\n| well | A | | | 4 |\n"},
     "lamp open exception 台账.md:4; well open exception 台账.md:5"},
    {"none(rows { table = \"ledger\", where = { deadline = \">2024-05-07 and <=2024-05-09\" } })",
     1,
     {"east/台账.md",
      LEDGER "| road | A | 2024-05-07 | | |\n| lamp | A | 2024-05-09 | | |\n| well | A | 2024-05-10 | | |\n| tree | A | | | |\n"},
     "lamp open exception 台账.md:4; tree waiting no-value 台账.md:6"},
    {"none(rows { table = \"ledger\", where = { done = \"no\" } })",
     1,
     {"east/台账.md", LEDGER "| road | A | | yes | |\n"},
     " done"},
    {"none(rows { table = \"ledger\", where = { done = \"no\" } })", 1, {NULL}, ""},
    {"none(rows { table = \"ledger\", where = { done = \"no\" } })",
     1,
     {"east/台账.md", "| 问题 | 责任人 |\n|---|---|\n| road | A |\n"},
     "road waiting unreadable 台账.md:3"},
    /* a register that has no row of the period says nothing about it, nor does one that cannot be read and is of another day */
    {"none(rows { table = \"ledger\", where = { done = \"no\" }, when = half(2024, 1) })",
     1,
     {"east/2024-02-01 台账.md", LEDGER "| road | A | | yes | |\n"},
     " done"},
    {"none(rows { table = \"ledger\", where = { done = \"no\" }, when = half(2024, 1) })",
     1,
     {"east/2023-12-01 台账.md", LEDGER "| road | A | | yes | |\n"},
     ""},
    {"none(rows { table = \"ledger\", when = half(2024, 1) })", 1, {"east/2023-12-01 台账.doc", "\xD0\xCF\x11\xE0 x"}, ""},
    {"none(rows { table = \"ledger\", when = half(2024, 1) })",
     1,
     {"east/2024-02-01 台账.doc", "\xD0\xCF\x11\xE0 x"},
     "2024-02-01 台账.doc waiting unreadable 2024-02-01 台账.doc"},
    {"none(rows { table = \"ledger\" })", 1, {"east/台账.doc", "\xD0\xCF\x11\xE0 x"}, "台账.doc waiting unreadable 台账.doc"},
    {"none(rows { table = \"ledger\" })",
     1,
     {"east/台账.md", LEDGER "| road | A | | | |\n| road | A | | | |\n| | B | | | |\n"},
     "road open exception 台账.md:3; road #2 open exception 台账.md:4; 3 open exception 台账.md:5"},
    /* counting */
    {"at_least(2, rows { table = \"ledger\", where = { problem = contains({ \"路\", \"road\" }) } }, { by = \"2024-06-01\" })",
     1,
     {"east/台账.md", LEDGER "| road one | A | | | |\n| 东路 | A | | | |\n"},
     "1 done 台账.md:3; 2 done 台账.md:4"},
    {"at_least(1, rows { table = \"ledger\", where = { owner = \"B\" } })",
     1,
     {"east/台账.md", LEDGER "| road | A | | | |\n"},
     " open malformed 台账.md:3"},
    {"at_least(1, rows { table = \"log\" }, { per = \"quarter\" })",
     1,
     {"east/日志.md",
      "| 事项 | 日期 |\n|---|---|\n| a | 2024-02-01 |\n| b | 5月2日 2024年 |\n| c | 2024.5.3 |\n| d | 2023-05-03 |\n"},
     " done 日志.md:3;  done 日志.md:5;  waiting no-day 日志.md:4;  waiting no-day 日志.md:4"},
    /* a row whose day is empty: it matters where it could count, and a number that was written down beforehand never does */
    {"at_least(1, rows { table = \"log\", when = half(2024, 1) })",
     1,
     {"east/日志.md", "| 事项 | 日期 |\n|---|---|\n| a | |\n| b | 2023-05-03 |\n"},
     " waiting no-day 日志.md:3"},
    {"at_least(1, rows { table = \"log\", when = half(2024, 1) })",
     1,
     {"east/日志.md", "| 事项 | 日期 |\n|---|---|\n| a | |\n| b | 2024-05-03 |\n"},
     " done 日志.md:4"},
    {"at_least(1, rows { table = \"log\", where = { what = \"b\" }, when = half(2024, 1) })",
     1,
     {"east/日志.md", "| 事项 | 日期 |\n|---|---|\n| a | |\n| b | 2023-05-03 |\n"},
     " open malformed 日志.md:3"},
    {"none(rows { table = \"log\", when = half(2024, 1) })",
     1,
     {"east/日志.md", "| 事项 | 日期 |\n|---|---|\n| a | |\n"},
     "a waiting no-day 日志.md:3"},
    {"measure(count(rows { table = \"log\", when = half(2024, 1) }), { at_least = 1 })",
     1,
     {"east/日志.md", "| 事项 | 日期 |\n|---|---|\n| a | |\n"},
     " waiting no-day 日志.md:3"},
    {"ratio(rows { table = \"log\", when = half(2024, 1) }, 2, { at_least = 50 })",
     1,
     {"east/日志.md", "| 事项 | 日期 |\n|---|---|\n| a | |\n"},
     " waiting no-day 日志.md:3"},
    {"for_each(rows { table = \"log\" }, at_least(1, evidence { kind = \"plan\" }))",
     1,
     {"east/日志.md", "| 事项 | 日期 |\n|---|---|\n| a | |\n| b | 2024-05-03 |\n"},
     "a waiting no-day 日志.md:3; b open missing 日志.md:4"},
    {"at_least(1, rows { table = \"duty\" }, { per = \"half\" })",
     1,
     {"east/值班.md", "| 序号 | 值班人 | 日期 |\n|---|---|---|\n| 1 | A | 2023-02-01 |\n| 2 | | |\n| 3 | | |\n"},
     " open missing;  open missing"},
    {"at_least(1, rows { table = \"duty\" }, { per = \"half\" })",
     1,
     {"east/值班.md", "| 序号 | 值班人 | 日期 |\n|---|---|---|\n| 1 | A | |\n| 2 | | |\n"},
     " waiting no-day 值班.md:3;  waiting no-day 值班.md:3"},
    {"at_least(1, rows { table = \"log\" }, { per = \"half\" })",
     1,
     {"east/日志.md", "| 事项 | 日期 |\n|---|---|\n| a | 2023-05-01 |\n"},
     " open missing;  open missing"},
    {"at_least(1, rows { table = \"log\", when = half(2024, 1) }, { by = \"2024-06-01\" })",
     1,
     {"east/日志.md", "| 事项 | 日期 |\n|---|---|\n| a | 2024-08-01 |\n| b | 2023-05-01 |\n"},
     " open malformed 日志.md:3"},
    {"ratio(rows { table = \"ledger\", where = { done = \"yes\" } }, rows { table = \"ledger\" }, { at_least = 50 })",
     1,
     {"east/台账.md", LEDGER "| road | A | | yes | |\n| lamp | B | | no | |\n"},
     " done 台账.md:3"},
    /* for_each over rows: the key, or another column, where EACH stands */
    /* the row that came nearest is one about the member */
    {"for_each({ \"road\", \"lamp\", \"well\" }, at_least(1, rows { table = \"ledger\", where = { owner = \"filled\", problem = EACH } }))",
     1,
     {"east/台账.md", LEDGER "| road | A | | | |\n| bridge | | | | |\n| lamp | | | | |\n"},
     "road done 台账.md:3; lamp open malformed 台账.md:5; well open missing"},
    {"for_each(rows { table = \"ledger\" }, at_least(1, evidence { kind = \"plan\", topic = EACH }))",
     1,
     {"east/台账.md", LEDGER "| road | A | | | |\n| lamp | B | | | |\n| | C | | | |\n", "east/2024-05-01 road plan.md",
      "# Plan\n\nFor the road.\n"},
     "road done 2024-05-01 road plan.md; lamp open missing 台账.md:4; 3 open missing 台账.md:5"},
    {"for_each(rows { table = \"ledger\" }, at_least(1, evidence { kind = \"meeting\", attended_by = column(\"owner\") }))",
     1,
     {"east/台账.md", LEDGER "| road | 甲岗 | | | |\n| lamp | 乙岗 | | | |\n", "east/2024-05-01 会议.md",
      "# 会议\n\n参加人员：甲岗\n"},
     "road done 2024-05-01 会议.md:3; lamp open missing 台账.md:4"},
    {"for_each(rows { table = \"ledger\", where = { staff = \">=100\" } }, at_least(1, evidence { kind = \"plan\", contains = EACH }))",
     1,
     {"east/台账.md", LEDGER "| road | A | | | 99 |\n| lamp | B | | | some |\n"},
     "lamp waiting no-value 台账.md:4"},
    {"for_each(rows { table = \"ledger\" }, at_least(1, evidence { kind = \"plan\" }))", 1, {NULL}, ""},
    {"for_each(rows { table = \"ledger\" }, at_least(1, evidence { kind = \"plan\" }))",
     1,
     {"east/台账.doc", "\xD0\xCF\x11\xE0 x"},
     "台账.doc waiting unreadable 台账.doc"},
    {"for_each(rows { table = \"ledger\" }, at_least(1, evidence { kind = \"plan\", case = EACH }))",
     1,
     {"east/台账.md", LEDGER "| C-1 | A | | | |\n| C-12 | A | | | |\n", "east/2024-05-01 plan.md", "案件编号：C-12\n\nText.\n"},
     "C-1 open missing 台账.md:3; C-12 done 2024-05-01 plan.md"},
    {"for_each({ \"A\", \"B\" }, none(rows { table = \"ledger\", where = { owner = EACH, done = \"no\" } }))",
     1,
     {"east/台账.md", LEDGER "| road | A | | no | |\n| lamp | B | | yes | |\n"},
     "A/road open exception 台账.md:3; B done"},
    /* for_each over papers: EACH is the case, else the number or what the name is about; its own day sets the limit */
    {"for_each(evidence { kind = \"plan\" }, at_least(1, evidence { kind = \"meeting\", topic = EACH }, { by = after(EACH, \"7 days\") }))",
     1,
     {"east/2024-05-01 plan road.md", "# Plan\n\nText.\n", "east/2024-05-02 plan lamp.md", "# Plan\n\nText.\n",
      "east/2024-05-08 meeting road.md", "Text.\n", "east/2024-05-01 meeting lamp.md", "Text.\n"},
     "2024-05-01 plan road.md done 2024-05-08 meeting road.md; 2024-05-02 plan lamp.md open missing 2024-05-02 plan lamp.md"},
    {"for_each(evidence { kind = \"plan\" }, at_least(1, evidence { kind = \"meeting\", case = EACH }, { by = after(EACH, \"7 days\") }))",
     1,
     {"east/2024-05-01 plan.md", "案件编号：C-12\n\nText.\n", "east/2024-05-09 meeting.md", "案件编号：C-12\n\nText.\n"},
     "2024-05-01 plan.md done late 2024-05-09 meeting.md"},
    {"for_each(evidence { kind = \"plan\" }, at_least(1, evidence { kind = \"meeting\", linked_to = EACH }))",
     1,
     {"east/2024-05-01 plan.md", "# Plan\n\nA.\n", "east/2024-05-02 plan two.md", "# Plan two\n\nB.\n",
      "east/2024-05-09 meeting.md", "See [it](<2024-05-01 plan.md>).\n"},
     "2024-05-01 plan.md done 2024-05-09 meeting.md; 2024-05-02 plan two.md open missing 2024-05-02 plan two.md"},
    /* that very paper, though another has its name */
    {"for_each(evidence { kind = \"plan\" }, at_least(1, evidence { path = EACH, fields = { \"vote\" } }))",
     1,
     {"east/2024-05-01 plan road.md", "---\nvote: 7\n---\n\n# Road\n\nText.\n", "east/2024-05-02 plan road.md", "# Road\n\nText.\n",
      "east/2024-05-03 meeting.md", "---\nvote: 7\n---\n\n# Road\n\nText.\n"},
     "2024-05-01 plan road.md done 2024-05-01 plan road.md; 2024-05-02 plan road.md open malformed 2024-05-02 plan road.md"},
    {"for_each({ \"road\" }, at_least(1, evidence { path = EACH }))", /* a word is a piece of the path, as ever */
     1,
     {"east/2024-05-01 plan road.md", "Text.\n"},
     "road done 2024-05-01 plan road.md"},
    {"for_each(evidence { kind = \"plan\", contains = \"road\" }, at_least(1, evidence { kind = \"meeting\" }))",
     1,
     {"east/2024-05-01 plan.doc", "\xD0\xCF\x11\xE0 x"},
     "2024-05-01 plan.doc waiting unreadable 2024-05-01 plan.doc"},
    {"for_each(evidence { kind = \"plan\" }, at_least(1, evidence { kind = \"meeting\" }))", 1, {NULL}, ""},
    {"for_each({ \"road\" }, at_least(1, evidence { kind = \"meeting\", linked_to = EACH }))",
     1,
     {NULL},
     "error rules/p/pack.lua:9: linked_to = EACH stands outside of for_each over papers or rows"},
    {"for_each({ \"road\" }, at_least(1, evidence { kind = \"meeting\" }, { by = after(EACH, \"7 days\") }))",
     1,
     {NULL},
     "error rules/p/pack.lua:9: after(EACH, ...) stands outside of for_each over papers or rows"},
    /* a column that sets the limit */
    {"for_each(rows { table = \"ledger\" }, at_least(1, evidence { kind = \"meeting\", topic = EACH }, { by = column(\"deadline\") }))",
     1,
     {"east/台账.md",
      LEDGER "| road | A | 2024年5月8日 | | |\n| lamp | A | soon | | |\n| well | A | | | |\n| tree | A | 2024-05-07 | | |\n",
      "east/2024-05-08 meeting.md", "# road, tree\n\nText.\n"},
     "road done 2024-05-08 meeting.md; lamp waiting unreadable 台账.md:4; well open missing 台账.md:5; tree done late 2024-05-08 meeting.md"},
    {"for_each(rows { table = \"ledger\" }, at_least(1, evidence { kind = \"meeting\", topic = EACH }, "
     "{ by = after(column(\"deadline\"), \"2 days\") }))", /* what is planned may be done before its day */
     1,
     {"east/台账.md",
      LEDGER
      "| road | A | 2024年5月6日 | | |\n| lamp | A | soon | | |\n| well | A | 2024-06-10 | | |\n| tree | A | 2024-05-05 | | |\n",
      "east/2024-05-08 meeting.md", "# road, tree, well\n\nText.\n"},
     "road done 2024-05-08 meeting.md; lamp waiting unreadable 台账.md:4; well done 2024-05-08 meeting.md; tree done late 2024-05-08 meeting.md"},
    /* so many days as a cell says after the first meeting, and two more */
    {"for_each(rows { table = \"ledger\" }, at_least(1, evidence { kind = \"meeting\", topic = EACH }, "
     "{ by = after(after(evidence { kind = \"meeting\" }, column(\"staff\")), \"2 days\") }))",
     1,
     {"east/台账.md",
      LEDGER "| road | A | | | 5 |\n| lamp | A | | | ten |\n| well | A | | | |\n| tree | A | | | 0.5 |\n| yard | A | | | 6 |\n",
      "east/2024-05-01 meeting.md", "# first\n\nText.\n", "east/2024-05-09 meeting.md", "# road, yard\n\nText.\n"},
     "road done late 2024-05-09 meeting.md; lamp waiting unreadable 台账.md:4; well open missing 台账.md:5; "
     "tree waiting unreadable 台账.md:6; yard done 2024-05-09 meeting.md"},
    {"for_each(rows { table = \"log\" }, at_least(1, evidence { kind = \"meeting\", topic = EACH }, { by = after(EACH, \"2 days\") }))",
     1,
     {"east/日志.md", "| 事项 | 日期 |\n|---|---|\n| road | 2024-05-06 |\n| lamp | 2024-05-07 |\n", "east/2024-05-08 meeting.md",
      "# road\n\nText.\n", "east/2024-05-06 meeting.md", "# lamp\n\nText.\n"},
     "road done 2024-05-08 meeting.md; lamp open missing 日志.md:4"},
    /* units: their own folders, or their names in own papers */
    {"for_each(units { class = \"branch\" }, at_least(1, evidence { kind = \"plan\", from = \"each\" }))",
     0,
     {"east/2024-05-01 plan.md", "# Plan\n\nText.\n"},
     "east done 2024-05-01 plan.md; west open missing"},
    {"for_each(units { class = \"branch\", of = \"all\" }, at_least(1, evidence { kind = \"plan\", topic = EACH }))",
     0,
     {"town/2024-05-01 东村方案.md", "# 方案\n\nText.\n"},
     "east done 2024-05-01 东村方案.md; west open missing"},
    {"for_each(units { class = \"branch\" }, none(rows { table = \"ledger\", from = \"each\", where = { done = \"no\" } }))",
     0,
     {"west/台账.md", LEDGER "| road | A | | no | |\n", "east/台账.md", LEDGER "| road | A | | yes | |\n"},
     "east done; west/road open exception 台账.md:3"},
    {"for_each(units {}, at_least(1, evidence { kind = \"plan\" }))", 1, {NULL}, ""},
    {"at_least(1, evidence { kind = \"plan\", from = \"each\" })",
     1,
     {NULL},
     "error rules/p/pack.lua:9: from = \"each\" stands outside of for_each(units { ... }, ...)"},
    {"none(rows { table = \"ledger\", from = \"child\", where = { done = \"no\" } })",
     0,
     {"west/台账.md", LEDGER "| road | A | | no | |\n", "east/台账.md", LEDGER "| lamp | A | | no | |\n"},
     "lamp open exception 台账.md:3; road open exception 台账.md:3"},
    {"none(rows { table = \"ledger\", from = \"parent\" })",
     1,
     {"town/台账.md", LEDGER "| road | A | | no | |\n"},
     "road open exception 台账.md:3"},
    /* attended_by */
    {"at_least(1, evidence { kind = \"meeting\", attended_by = \"书记\" })",
     1,
     {"east/2024-05-01 会议.md", "# 会议\n\n主持：副书记；出席：委员、书记（请假）\n"},
     " open malformed 2024-05-01 会议.md"},
    {"at_least(1, evidence { kind = \"meeting\", attended_by = \"书记\" })",
     1,
     {"east/2024-05-01 会议.md", "# 会议\n\n主持：副书记；列席：支部書記\n"},
     " done 2024-05-01 会议.md:3"},
    {"at_least(1, evidence { kind = \"meeting\", attended_by = \"书记\" })",
     1,
     {"east/2024-05-01 会议.md", "# 会议\n\n主持：委员（代支部书记主持）；出席：副党支部书记、代理书记\n"},
     " open malformed 2024-05-01 会议.md"},
    {"at_least(1, evidence { kind = \"meeting\", attended_by = \"书记\" })",
     1,
     {"east/2024-05-01 会议.md", "# 会议\n\n主持：党支部副书记。党支部书记请人代讲。\n\n出席：党员代表、村党支部书记\n"},
     " done 2024-05-01 会议.md:5"},
    {"at_least(1, evidence { kind = \"meeting\", attended_by = \"书记\" })",
     1,
     {"east/2024-05-01 会议.md", "# 会议\n\n主持：委员。书记因公外出，会后补学。\n"},
     " open malformed 2024-05-01 会议.md"},
    {"at_least(1, evidence { kind = \"meeting\", attended_by = { \"书记\", \"secretary\" } })",
     1,
     {"east/2024-05-01 meeting.md", "---\nhost: Secretary\n---\nText.\n"},
     " done 2024-05-01 meeting.md:2"},
    {"at_least(1, evidence { kind = \"meeting\", attended_by = \"书记\" })",
     1,
     {"east/2024-05-01 会议.jpg", "\xFF\xD8\xFF\xE0 x"},
     " waiting unreadable 2024-05-01 会议.jpg"},
    {"at_least(1, evidence { kind = \"meeting\", attended_by = \"书记\" })",
     1,
     {"east/2024-05-01 会议.md", "# 会议\n\n书记讲了话。\n"},
     " open malformed 2024-05-01 会议.md"},
    /* linked_to */
    {"at_least(1, evidence { kind = \"meeting\", linked_to = evidence { kind = \"plan\" } })",
     1,
     {"east/2024-05-01 meeting.md", "# Meeting\n\nSee [it](2024-05-02%20plan.md).\n", "east/2024-05-02 plan.md",
      "# Plan\n\nText.\n"},
     " done 2024-05-01 meeting.md"},
    {"at_least(1, evidence { kind = \"meeting\", linked_to = evidence { kind = \"plan\" } })",
     1,
     {"east/2024-05-01 meeting.md", "# Meeting\n\nNothing.\n", "east/2024-05-02 plan.md", "# Plan\n\nText.\n"},
     " open malformed 2024-05-01 meeting.md"},
    {"at_least(1, evidence { kind = \"meeting\", linked_to = evidence { kind = \"plan\" } })",
     1,
     {"east/2024-05-01 meeting.md", "case: 7\n\nText.\n", "east/2024-05-02 plan.md", "---\ncase: 7\n---\nText.\n"},
     " done 2024-05-01 meeting.md"},
    {"at_least(1, evidence { kind = \"meeting\", linked_to = evidence { kind = \"plan\" } })",
     1,
     {"east/2024-05-01 会议.md", "# 会议\n\n讨论《东路整修方案》。\n", "east/2024-05-02 方案.md", "# 东路整修方案\n\nText.\n"},
     " done 2024-05-01 会议.md"},
    {"at_least(1, evidence { kind = \"meeting\", linked_to = evidence { kind = \"plan\" } })",
     1,
     {"east/2024-05-01 会议.md", "# 会议\n\n讨论《东路整修方案》。\n", "east/2024-05-02 东路整修方案.md",
      "一是清路，二是铺石。\n"},
     " done 2024-05-01 会议.md"},
    {"at_least(1, evidence { kind = \"meeting\", linked_to = evidence { kind = \"plan\" } })",
     1,
     {"east/2024-05-01 会议.md", "# 会议\n\n讨论《东路整修方案》。\n", "east/2024-05-02 方案.txt",
      "东路整修方案\n\n一是清路。\n"},
     " done 2024-05-01 会议.md"},
    {"at_least(1, evidence { kind = \"meeting\", linked_to = evidence { kind = \"plan\" } })",
     1,
     {"east/2024-05-01 会议.md", "# 会议\n\n讨论2024年的方案。\n", "east/2024年5月2日 方案.md", "一是清路，二是铺石。\n"},
     " open malformed 2024-05-01 会议.md"},
    {"at_least(1, evidence { kind = \"meeting\", linked_to = evidence { kind = \"plan\", from = \"parent\" } })",
     1,
     {"east/2024-05-01 会议.md", "# 会议\n\n传达某发〔2024〕5号。\n", "town/2024-05-02 方案.md",
      "文号：某发〔2024〕5号\n\nText.\n"},
     " done 2024-05-01 会议.md"},
    {"at_least(1, evidence { kind = \"meeting\", linked_to = evidence { kind = \"plan\" } })",
     1,
     {"east/2024-05-01 会议.jpg", "\xFF\xD8\xFF\xE0 x", "east/2024-05-02 方案.md", "# 方案\n\nText.\n"},
     " waiting unreadable 2024-05-01 会议.jpg"},
    /* named: a scan is taken by its name, a paper by its headings too, and no other paper is shown as the nearest */
    {"at_least(1, evidence { kind = \"meeting\", named = \"防汛\" })",
     1,
     {"east/2024-05-01 会议.jpg", "\xFF\xD8\xFF\xE0 x"},
     " open missing"},
    {"at_least(1, evidence { kind = \"meeting\", named = \"防汛\" })",
     1,
     {"east/2024-05-01 防汛会议.jpg", "\xFF\xD8\xFF\xE0 x"},
     " done 2024-05-01 防汛会议.jpg"},
    {"at_least(1, evidence { kind = \"meeting\", named = { \"防汛\", \"flood\" } })",
     1,
     {"east/2024-05-01 会议.md", "# 防汛会议\n\n分工。\n"},
     " done 2024-05-01 会议.md"},
    {"for_each({ \"防汛\", \"抗旱\" }, at_least(1, evidence { named = EACH }))",
     1,
     {"east/2024-05-01 会议.md", "# 会议\n\n防汛抗旱。\n", "east/2024-05-02 抗旱会议.doc", "x"},
     "防汛 open missing; 抗旱 done 2024-05-02 抗旱会议.doc"},
    /* with_headings: in plain text a short line with a sentence below it */
    {"at_least(1, evidence { kind = \"meeting\", with_headings = { \"分工\", \"时限\" } })",
     1,
     {"east/2024-05-01 会议.txt", "会议记录\n\n一、分工\n\n各负其责。\n\n二、时限\n本月底前完成。\n"},
     " done 2024-05-01 会议.txt:3"},
    {"at_least(1, evidence { kind = \"meeting\", with_headings = \"分工\" })",
     1,
     {"east/2024-05-01 会议.txt", "会议记录\n\n讨论分工。\n\n分工：各负其责。\n"},
     " open malformed 2024-05-01 会议.txt"},
    {"at_least(1, evidence { kind = \"meeting\", with_headings = \"分工\" })",
     1,
     {"east/2024-05-01 会议.txt", "会议记录\n\n分工\n\n时限\n\n本月底前完成。\n"},
     " open malformed 2024-05-01 会议.txt"},
    {"at_least(1, evidence { kind = \"meeting\", with_headings = \"分工\" })",
     1,
     {"east/2024-05-01 会议.txt", "会议记录\n\n本月底前完成。\n\n分工\n"},
     " open malformed 2024-05-01 会议.txt"},
    /* unlike */
    {"at_least(1, evidence { kind = \"meeting\", unlike = true })",
     1,
     {"east/2024-05-01 会议.md", "我们认真学习了有关文件并讨论了今后的工作安排和责任分工情况如下。\n", "west/2024-05-03 会议.md",
      "我们认真学习了有关文件并讨论了今后的工作安排和责任分工情况如下。\n"},
     " waiting duplicate 2024-05-01 会议.md"},
    {"at_least(1, evidence { kind = \"meeting\", unlike = true })",
     1,
     {"east/2024-05-01 会议.pdf", "scanned", "west/2024-05-03 会议.pdf", "scanned"},
     " waiting duplicate 2024-05-01 会议.pdf"},
    {"at_least(1, evidence { kind = \"meeting\", unlike = true })",
     1,
     {"east/2024-05-01 会议.pdf", "scanned", "west/2024-05-03 会议.pdf", "another"},
     " done 2024-05-01 会议.pdf"},
    {"at_least(1, evidence { kind = \"meeting\", unlike = true })",
     1, /* one's own may be there twice */
     {"east/2024-05-01 会议.pdf", "scanned", "east/2024-05-03 会议.pdf", "scanned"},
     " done 2024-05-01 会议.pdf"},
    {"at_least(1, evidence { kind = \"meeting\", unlike = true })",
     1,
     {"east/2024-05-01 会议.md", "我们认真学习了有关文件并讨论了今后的工作安排和责任分工情况如下。\n"},
     " done 2024-05-01 会议.md"},
    /* a scan whose path names another of the list is none of the member's: persons and cases, of rows and of words */
    {"for_each(rows { table = \"ledger\" }, at_least(1, evidence { kind = \"meeting\", attended_by = EACH }))",
     1,
     {"east/台账.md", LEDGER "| 书记 | A | | no | |\n| 镇长 | A | | no | |\n| 副镇长 | A | | no | |\n", "east/2024-05-01 镇长会议.jpg",
      "\xFF\xD8\xFF\xE0 x"},
     "书记 open missing 台账.md:3; 镇长 waiting unreadable 2024-05-01 镇长会议.jpg; 副镇长 open missing 台账.md:5"},
    {"for_each({ \"书记\", \"镇长\" }, at_least(1, evidence { kind = \"meeting\", attended_by = EACH }))",
     1,
     {"east/2024-05-01 镇长会议.jpg", "\xFF\xD8\xFF\xE0 x"},
     "书记 open missing; 镇长 waiting unreadable 2024-05-01 镇长会议.jpg"},
    {"for_each({ \"书记\", \"镇长\" }, at_least(1, evidence { kind = \"meeting\", attended_by = EACH }))",
     1,
     {"east/2024-05-01 会议.jpg", "\xFF\xD8\xFF\xE0 x"},
     "书记 waiting unreadable 2024-05-01 会议.jpg; 镇长 waiting unreadable 2024-05-01 会议.jpg"},
    {"for_each(rows { table = \"ledger\" }, at_least(1, evidence { kind = \"meeting\", case = EACH, contains = \"通过\" }))",
     1,
     {"east/台账.md", LEDGER "| F02 | A | | no | |\n| F03 | A | | no | |\n", "east/F02/2024-05-01 会议.jpg", "\xFF\xD8\xFF\xE0 x"},
     "F02 waiting unreadable F02/2024-05-01 会议.jpg; F03 open missing 台账.md:4"},
    {"for_each(rows { table = \"ledger\" }, at_least(1, evidence { kind = \"meeting\", case = EACH }))",
     1, /* a number of one or two digits may be that of a day */
     {"east/台账.md", LEDGER "| 01 | A | | no | |\n| 02 | A | | no | |\n", "east/2024-05-01 会议.jpg", "\xFF\xD8\xFF\xE0 x"},
     "01 waiting unreadable 2024-05-01 会议.jpg; 02 waiting unreadable 2024-05-01 会议.jpg"},
    /* of several scans that may be the one all are shown, the likeliest first */
    {"at_least(1, evidence { kind = { \"minutes\", \"meeting\" }, contains = \"防汛\" })",
     1,
     {"east/2024-05-01 会议.jpg", "\xFF\xD8\xFF\xE0 x", "east/2024-05-02 防汛会议.jpg", "\xFF\xD8\xFF\xE0 x",
      "east/2024-05-03 纪要.jpg", "\xFF\xD8\xFF\xE0 x"},
     " waiting unreadable 2024-05-02 防汛会议.jpg 2024-05-03 纪要.jpg 2024-05-01 会议.jpg"},
    {"at_least(2, evidence { kind = \"meeting\", contains = \"防汛\", when = quarter(2024, 1) })",
     1,
     {"east/2024-03-01 会议.jpg", "\xFF\xD8\xFF\xE0 x", "east/2024-03-02 会议.jpg", "\xFF\xD8\xFF\xE0 x",
      "east/2024-03-03 会议.jpg", "\xFF\xD8\xFF\xE0 x"},
     "1 waiting unreadable 2024-03-01 会议.jpg; 2 waiting unreadable 2024-03-02 会议.jpg 2024-03-03 会议.jpg"},
    /* in the period a day is asked of kinds that need one, in a window of every paper */
    {"at_least(1, evidence { kind = \"plan\" })", 1, {"east/方案.md", "# 方案\n\n正文。\n"}, " done 方案.md"},
    {"at_least(1, evidence { kind = \"plan\" })", 1, {"east/2023-05-01 方案.md", "# 方案\n\n正文。\n"}, " open missing"},
    {"at_least(1, evidence { kind = \"minutes\" })", 1, {"east/纪要.md", "# 纪要\n\n正文。\n"}, " open malformed 纪要.md"},
    {"at_least(1, evidence { topic = \"杂记\" })", 1, {"east/杂记.md", "# 杂记\n\n正文。\n"}, " open missing"},
    {"at_least(1, evidence { kind = \"plan\" }, { last = \"90 days\" })",
     1,
     {"east/方案.md", "# 方案\n\n正文。\n"},
     " open malformed 方案.md"},
    {"at_least(1, evidence { kind = \"plan\", weekday = \"monday\" })",
     1,
     {"east/方案.md", "# 方案\n\n正文。\n"},
     " open malformed 方案.md"},
    {"at_least(1, evidence { kind = \"minutes\", linked_to = evidence { kind = \"plan\" } })",
     1,
     {"east/2024-05-01 纪要.md", "# 纪要\n\n讨论《东路整修方案》。\n", "east/方案.md", "# 东路整修方案\n\n正文。\n"},
     " done 2024-05-01 纪要.md"},
    /* weekday: 4 and 6 May 2024 are a Saturday and a Monday */
    {"at_least(1, evidence { kind = \"meeting\", weekday = { \"monday\", \"saturday\" } })",
     1,
     {"east/2024-05-04 会议.md", "# 会议\n\n正文。\n"},
     " done 2024-05-04 会议.md"},
    {"at_least(1, evidence { kind = \"meeting\", weekday = \"monday\" })",
     1,
     {"east/2024-05-04 会议.md", "# 会议\n\n正文。\n", "east/2024-05-06 会议.jpg", "\xFF\xD8\xFF\xE0 x"},
     " done 2024-05-06 会议.jpg"},
    {"at_least(1, evidence { kind = \"meeting\", weekday = \"sunday\" })",
     1,
     {"east/2024-05-04 会议.md", "# 会议\n\n正文。\n"},
     " open malformed 2024-05-04 会议.md"},
    /* facts of the unit: a number that is not there is never 0 */
    {"at_least(fact(\"members\"), evidence { kind = \"plan\" }, { by = \"2024-06-01\" })",
     1,
     {"east/2024-05-01 plan.md", "# Plan\n\nText.\n"},
     "1 done 2024-05-01 plan.md; 2 open too-few"},
    {"at_least(fact(\"members\"), evidence { kind = \"plan\" })", 2, {NULL}, "fact waiting fact"},
    {"at_least(fact(\"staff\"), evidence { kind = \"plan\" })", 1, {NULL}, "fact waiting fact"},
    {"ratio(evidence { kind = \"plan\" }, fact(\"members\"), { at_least = 50 })",
     1,
     {"east/2024-05-01 plan.md", "# Plan\n\nText.\n"},
     " done 2024-05-01 plan.md"},
    {"ratio(evidence { kind = \"plan\" }, fact(\"members\"), { at_least = 50 })", 3, {NULL}, "fact waiting fact"},
    /* papers are counted in whole ones; a quantity may have decimals. What nobody gave waits wherever it stands */
    {"at_least(fact(\"area\"), evidence { kind = \"plan\" })", 1, {NULL}, "fact waiting fact"},
    {"measure(fact(\"area\"), { at_least = 12.501 })", 1, {NULL}, " open too-few"},
    {"measure(fact(\"area\"), { at_least = 12.5 })", 1, {NULL}, " done"},
    {"measure(count(evidence { kind = \"plan\" }) / fact(\"area\"), { at_least = 0 })", 2, {NULL}, " waiting fact"},
    {"measure(growth(count(evidence { kind = \"plan\" }), { first = fact(\"area\") }), { at_least = 0 })",
     2,
     {NULL},
     " waiting fact"},
    {"measure(percent(evidence { kind = \"plan\" }, fact(\"area\")) + 1, { at_least = 0 })", 2, {NULL}, " waiting fact"},
    /* a day of the unit: of the quarter, not of the pack */
    {"at_least(1, evidence { kind = \"plan\" }, { by = fact(\"截止日\") })",
     1,
     {"east/2024-06-02 plan.md", "# Plan\n\nText.\n"},
     " done late 2024-06-02 plan.md"},
    {"at_least(1, evidence { kind = \"plan\" }, { by = fact(\"截止日\") })", 2, {NULL}, " open missing"},
    {"at_least(1, evidence { kind = \"plan\" }, { by = fact(\"截止日\") })", 3, {NULL}, "fact waiting fact"},
    {"in_order { { \"a\", evidence { kind = \"plan\" } }, { \"b\", evidence { kind = \"meeting\" } }, by = fact(\"截止日\") }",
     1,
     {"east/2024-06-02 plan.md", "# Plan\n\nText.\n"},
     "a done late 2024-06-02 plan.md; b open missing"},
    {"in_order { { \"a\", evidence { kind = \"plan\" } }, by = fact(\"截止日\") }", 3, {NULL}, "fact waiting fact"},
    /* every: each day of the window, one leaf */
    {"at_least(1, rows { table = \"log\", when = campaign(\"2024-06-01\", \"2024-06-03\") }, { per = \"month\", every = \"day\" })",
     1,
     {"east/日志.md", "| 事项 | 日期 |\n|---|---|\n| a | 2024-06-03 |\n| b | 2024-06-01 |\n| c | 2024-06-02 |\n"},
     " done 日志.md:4"},
    {"at_least(1, rows { table = \"log\", when = campaign(\"2024-06-01\", \"2024-06-05\") }, { per = \"month\", every = \"day\" })",
     1,
     {"east/日志.md", "| 事项 | 日期 |\n|---|---|\n| a | 2024-06-03 |\n| b | 2024-06-01 |\n| c | 2024-06-01 |\n"},
     " open too-few 日志.md:4"},
    {"at_least(1, rows { table = \"log\", when = campaign(\"2024-06-01\", \"2024-06-05\") }, { per = \"month\", every = \"day\" })",
     1,
     {NULL},
     " open missing"},
    {"at_least(1, rows { table = \"log\", when = campaign(\"2024-06-01\", \"2024-06-02\") }, { per = \"month\", every = \"day\" })",
     1,
     {"east/日志.md", "| 事项 | 日期 |\n|---|---|\n| a | 2024-06-01 |\n", "east/2024-06-02 日志.doc", "\xD0\xCF\x11\xE0 x"},
     " waiting unreadable 日志.md:3 2024-06-02 日志.doc"},
    /* a day counted from that of the report */
    {"none(rows { table = \"ledger\", where = { deadline = \"<as_of - 3 months\" } })",
     1,
     {"east/台账.md", LEDGER "| road | A | 2024-03-29 | | |\n| lamp | B | 2024-03-30 | | |\n"},
     "road open exception 台账.md:3"},
    {"none(rows { table = \"ledger\", where = { deadline = { \"<= as_of + 2 weeks\" } } })",
     1,
     {"east/台账.md", LEDGER "| road | A | 2024-07-14 | | |\n| lamp | B | 2024-07-15 | | |\n"},
     "road open exception 台账.md:3"},
    /* where of fields */
    {"at_least(1, evidence { kind = \"meeting\", where = { vote = \">=5\" } })",
     1,
     {"east/2024-05-01 会议.md", "# 会议\n\n表决：7\n"},
     " done 2024-05-01 会议.md:3"},
    {"at_least(1, evidence { kind = \"meeting\", where = { vote = \">=5\" } })",
     1,
     {"east/2024-05-01 会议.md", "# 会议\n\n表决：全票\n"},
     " waiting no-value 2024-05-01 会议.md"},
    {"at_least(1, evidence { kind = \"meeting\", where = { vote = \">=5\" } })",
     1,
     {"east/2024-05-01 会议.md", "# 会议\n\n无记录\n"},
     " open malformed 2024-05-01 会议.md"},
    {"at_least(1, evidence { kind = \"meeting\", where = { vote = \"empty\" } })",
     1,
     {"east/2024-05-01 会议.md", "# 会议\n\n无记录\n"},
     " done 2024-05-01 会议.md"},
};

static void sets_give_leaves(void **state) {
  (void)state;
  int wrong = 0;
  for (size_t i = 0; i < COUNT(cases); i++) {
    Whole w;
    Text got = run_case(&cases[i], false, &w);
    if (!text_is(got, cases[i].leaves)) {
      fprintf(stderr, "%zu %s\n  expected %s\n  got      %.*s\n", i, cases[i].test, cases[i].leaves, TEXT_ARG(got));
      wrong++;
    }
    whole_close(&w);
  }
  assert_int_equal(wrong, 0);
}

/* Files written in another order, and units judged in another order, give the same leaves. */
static void order_says_nothing(void **state) {
  (void)state;
  for (size_t i = 0; i < COUNT(cases); i++) {
    Whole w;
    Text got = run_case(&cases[i], true, &w);
    assert_true(text_is(got, cases[i].leaves));
    for (uint32_t unit = 4; unit-- > 0;) whole_assess(&w, unit);
    UnitResult again = whole_assess(&w, cases[i].unit);
    assert_true(text_is(leaves_of(&w, &again, 0), cases[i].leaves));
    whole_close(&w);
  }
}

/* A cell that is empty is said to be empty, not to hold "". */
static void an_empty_cell_says_so(void **state) {
  (void)state;
  Whole w;
  static const Case empty = {"none(rows { table = \"ledger\", where = { staff = \">=100\" } })",
                             1,
                             {"east/台账.md", LEDGER "| lamp | B | | | |\n"},
                             ""};
  run_case(&empty, false, &w);
  const Diag *diag = NULL;
  for (size_t i = 0; i < w.bench.diags->all.len; i++) {
    assert_true(w.bench.diags->all.at[i].code != DIAG_VALUE_UNREADABLE);
    if (w.bench.diags->all.at[i].code == DIAG_VALUE_EMPTY) diag = &w.bench.diags->all.at[i];
  }
  assert_non_null(diag);
  assert_text(diag->arg[1], "100");
  whole_close(&w);
}

static void what_cannot_be_compared_is_told(void **state) {
  (void)state;
  Whole w;
  run_case(&cases[1], false, &w);
  const Diag *diag = NULL;
  for (size_t i = 0; i < w.bench.diags->all.len; i++)
    if (w.bench.diags->all.at[i].code == DIAG_VALUE_UNREADABLE) diag = &w.bench.diags->all.at[i];
  assert_non_null(diag);
  assert_int_equal(diag->where.line, 4);
  assert_text(diag->unit, "east");
  assert_text(diag->arg[1], "many");
  whole_close(&w);
}

static void a_fact_that_lacks_is_told(void **state) {
  (void)state;
  Whole w;
  whole_open(&w);
  whole_read(&w, "item { id = \"A\", title = \"A\", test = at_least(fact(\"staff\"), evidence { kind = \"plan\" }) }\n");
  size_t before = w.bench.diags->all.len;
  UnitResult result = whole_assess(&w, 1);
  assert_text(result.items.at[0].parts.at[0].leaves.at[0].label,
              "The unit's “staff” is given as “two”: a whole number is asked for, from 0 to 100,000,000,000");
  assert_int_equal(w.bench.diags->all.len, before + 1);
  assert_int_equal(w.bench.diags->all.at[before].code, DIAG_FACT_MISSING);
  assert_text(w.bench.diags->all.at[before].arg[2], "two");
  assert_int_equal(w.bench.diags->all.at[before].where.line, 3);
  whole_close(&w);
}

static void a_day_that_is_none_is_told(void **state) {
  (void)state;
  Whole w;
  whole_open(&w);
  whole_read(&w,
             "item { id = \"A\", title = \"A\", test = at_least(1, evidence { kind = \"plan\" }, { by = fact(\"截止日\") }) }\n");
  size_t before = w.bench.diags->all.len;
  UnitResult result = whole_assess(&w, 0);
  assert_int_equal(w.bench.diags->all.len, before + 1);
  assert_int_equal(w.bench.diags->all.at[before].code, DIAG_FACT_DAY);
  assert_text(w.bench.diags->all.at[before].arg[2], "soon");
  assert_text(result.items.at[0].parts.at[0].leaves.at[0].label,
              "The day is not set: the unit's “截止日” is given as “soon”, which is no date such as 2017-07-05");
  whole_close(&w);
}

static void rows_about_persons_make_items_personal(void **state) {
  (void)state;
  Whole w;
  whole_open(&w);
  whole_read(&w, "item { id = \"A\", title = \"A\", test = all_of { { \"x\", none(rows { table = \"roster\" }) } } }\n"
                 "item { id = \"B\", title = \"B\", test = none(rows { table = \"ledger\" }) }\n");
  assert_true(w.bench.pack.items.at[0].personal);
  assert_false(w.bench.pack.items.at[1].personal);
  whole_close(&w);
}

/* ---- Labels ---- */

typedef struct Label {
  const char *test, *en, *zh;
} LabelCase;

static const LabelCase label_cases[] = {
    {"at_least(1, rows { table = \"ledger\" })", "Row of ledger", "台账中的记录"},
    {"at_least(1, rows { table = \"ledger\", where = { deadline = \"<=as_of\", done = { \"no\", \"empty\" } } })",
     "Row of ledger where “deadline” ≤2024-06-30, “done” is “no” or “done” is empty",
     "台账中“时限”≤2024-06-30、“完成”为“no”或“完成”未填写的记录"},
    {"at_least(1, rows { table = \"ledger\", where = { deadline = \"<as_of - 3 months\" } })",
     "Row of ledger where “deadline” <2024-03-30", "台账中“时限”<2024-03-30的记录"},
    {"at_least(1, evidence { kind = \"meeting\", lacks = { \"伤亡\", \"casualties\" }, but_not = { \"无伤亡\", \"no casualties\" } })",
     "meeting that does not mention “casualties” (“no casualties” does not count)", "未提及“伤亡”的会议（“无伤亡”不算）"},
    {"at_least(1, rows { table = \"ledger\", where = { problem = contains(\"路\") } })", "Row of ledger where “problem” contains “路”",
     "台账中“问题”含“路”的记录"},
    {"at_least(1, evidence { kind = \"plan\", attended_by = { \"书记\", \"secretary\" }, case = \"C-1\", unlike = true })",
     "plan for “C-1” attended by secretary, not copied", "书记参加的“C-1”的方案（不得雷同）"},
    {"at_least(1, evidence { kind = \"plan\", attended_by = { \"书记\", \"主任\", \"chair\", \"secretary\" } })",
     "plan attended by chair or secretary", "书记或主任参加的方案"},
    {"at_least(1, evidence { kind = \"plan\", linked_to = evidence { kind = \"meeting\" } })", "plan that names its meeting",
     "方案（须写出所对应的会议的名称或文号）"},
    {"at_least(1, evidence { path = \"docs/\" })", "Paper in “docs/”", "“docs/”中的材料"},
    {"at_least(1, evidence { path = { \"夜校\", \"school\" } })", "Paper named “school”", "名称含“夜校”的材料"},
    {"at_least(1, evidence { kind = { \"plan\", \"meeting\" }, topic = \"路\" })", "plan or meeting on “路”",
     "关于“路”的方案或会议"},
    {"at_least(1, evidence { kind = \"meeting\", weekday = { \"monday\", \"saturday\" } })", "meeting on a Monday or Saturday",
     "星期一或星期六的会议"},
    {"at_least(1, evidence { kind = \"meeting\", where = { vote = \">=5\" } })", "meeting where “vote” ≥5", "会议（“表决”≥5）"},
    {"at_least(1, rows { table = \"ledger\", where = { done = { \"no\", contains(\"late\"), contains(\"open\") }, owner = \"filled\", problem = \"filled\" } })",
     "Row of ledger where “done” is “no” or “done” contains “late” or “open”, “owner”, “problem” filled in",
     "台账中“完成”为“no”或“完成”含“late”或“open”、已填写“责任人”“问题”的记录"},
    {"at_least(1, rows { table = \"ledger\", day = \"deadline\" })", "Row of ledger where “deadline” filled in", "台账中已填写“时限”的记录"},
};

static Text label_in(const char *test, Lang lang, Whole *w) {
  whole_open(w);
  w->bench.assessment.lang = lang;
  Text item = text_format(w->bench.arena, "item { id = \"A\", title = \"A\", test = %s }\n", test);
  whole_read(w, text_cstr(w->bench.arena, item));
  UnitResult result = whole_assess(w, 1);
  return result.items.at[0].parts.at[0].leaves.at[0].label;
}

static void labels_say_what_is_asked(void **state) {
  (void)state;
  for (size_t i = 0; i < COUNT(label_cases); i++) {
    Whole w;
    assert_text(label_in(label_cases[i].test, LANG_EN, &w), label_cases[i].en);
    whole_close(&w);
    assert_text(label_in(label_cases[i].test, LANG_ZH_HANS, &w), label_cases[i].zh);
    whole_close(&w);
  }
}

/* "会议.md" of the town is none of the branch's own. */
static void a_paper_of_another_unit_is_named_with_it(void **state) {
  (void)state;
  Whole w;
  whole_open(&w);
  whole_file(&w, "town/2024-05-01 会议.md", "# 会议\n\n表决：全票\n");
  whole_read(&w, "item { id = \"A\", title = \"A\", test = at_least(1, evidence { kind = \"meeting\", from = \"parent\", "
                 "where = { vote = \">=5\" } }) }\n");
  UnitResult result = whole_assess(&w, 1);
  assert_text(result.items.at[0].parts.at[0].leaves.at[0].detail, "Town/2024-05-01 会议.md: “表决” is “全票”, which does not compare with 5");
  Buf out = {0};
  assess_explain(&out, &w.bench.assessor, &w.all[1], &result, 0, LANG_EN);
  assert_true(text_find(buf_view(&out), TEXT("      Town/")) != SIZE_MAX);
  buf_free(&out);
  whole_close(&w);
}

/* Of an exception the cells that make it one, of a paper the field that has another value. */
static void what_is_wrong_is_named(void **state) {
  (void)state;
  static const char *const table[][2] = {
      {"none(rows { table = 'ledger', where = { deadline = '<=as_of', done = { 'empty', 'no' } } })",
       "deadline 2024-06-01, done empty"},
      {"at_least(1, evidence { kind = 'meeting', where = { vote = contains('half') } })", "2024-05-01 会议.md (“vote” is “all”)"},
      /* which of several is lacking: vote is there, and so is a heading 会议 */
      {"at_least(1, evidence { kind = 'meeting', fields = { 'vote' }, with = { 'photo' } })", "2024-05-01 会议.md (no photo)"},
      {"at_least(1, evidence { kind = 'meeting', fields = { 'vote', 'chair' }, with = { 'photo', 'table' } })",
       "2024-05-01 会议.md (“chair” is not filled in, no photo, no table)"},
      {"at_least(1, evidence { kind = 'meeting', with_headings = { '会议', { 'next|下一步' }, 'votes' } })",
       "2024-05-01 会议.md (no section “next”, no section “votes”)"}};
  for (size_t i = 0; i < COUNT(table); i++) {
    Whole w;
    whole_open(&w);
    whole_file(&w, "east/台账.md", LEDGER "| road | A | 2024-06-01 | | 1 |\n");
    whole_file(&w, "east/2024-05-01 会议.md", "---\nvote: all\n---\n\n# 会议\n\nText.\n");
    Text item = text_format(w.bench.arena, "item { id = \"A\", title = \"A\", test = %s }\n", table[i][0]);
    whole_read(&w, text_cstr(w.bench.arena, item));
    UnitResult result = whole_assess(&w, 1);
    assert_text(result.items.at[0].parts.at[0].leaves.at[0].detail, table[i][1]);
    whole_close(&w);
  }
}

/* ---- Why what is there does not count ---- */

typedef struct NearCase {
  const char *test, *papers[6]; /* path, text, ... */
  const char *en, *zh;
} NearCase;

#define MEETING(day, text) "east/2024-" day " 会议.md", "# 会议\n\n" text "\n"

#define SCAN(day) "east/2024-" day " 会议.jpg", "\xFF\xD8\xFF\xE0 x"

static const NearCase near_cases[] = {
    /* one paper is named, of several that lack the same none is picked */
    {"at_least(1, evidence { kind = \"meeting\", contains = \"纪律\" })", {MEETING("05-01", "正文。")},
     "2024-05-01 会议.md (does not mention “纪律”)", "2024-05-01 会议.md（未写明“纪律”）"},
    {"at_least(1, evidence { kind = \"meeting\", contains = \"纪律\" })", {MEETING("05-01", "正文。"), MEETING("05-02", "正文。")},
     "each of 2 papers: does not mention “纪律”", "2 份材料均未写明“纪律”"},
    {"at_least(1, evidence { kind = \"meeting\", with_headings = \"措施\" })", {MEETING("05-01", "正文。"), MEETING("05-02", "正文。")},
     "each of 2 papers: no section “措施”", "2 份材料均缺“措施”一节"},
    {"at_least(1, evidence { kind = \"meeting\", where = { vote = \"通过\" } })",
     {MEETING("05-01", "表决：否决"), MEETING("05-02", "表决：缓议")}, "each of 2 papers: “vote” is not what is asked for",
     "2 份材料均未在“表决”中写明所要求的内容"},
    {"at_least(1, evidence { kind = \"meeting\", where = { vote = \"通过\" } })", {MEETING("05-01", "正文。")},
     "2024-05-01 会议.md (“vote” is empty)", "2024-05-01 会议.md（“表决”未填写）"},
    {"at_least(1, evidence { kind = \"meeting\", path = \"纪要/\" })", {MEETING("05-01", "正文。")},
     "2024-05-01 会议.md (not in “纪要/”)", "2024-05-01 会议.md（不在“纪要/”中）"},
    {"at_least(1, evidence { kind = \"meeting\", path = \"防汛\" })", {MEETING("05-01", "正文。")},
     "2024-05-01 会议.md (“防汛” is not in its name)", "2024-05-01 会议.md（未在文件名、文件夹名中写明“防汛”）"},
    {"at_least(1, evidence { kind = \"meeting\", weekday = \"monday\" })", {MEETING("05-01", "正文。")},
     "2024-05-01 会议.md (not on a Monday)", "2024-05-01 会议.md（日期不是星期一）"},
    {"at_least(1, evidence { kind = \"meeting\", case = \"C-1\" })", {MEETING("05-01", "正文。")},
     "2024-05-01 会议.md (not for “C-1”)", "2024-05-01 会议.md（未写明“C-1”）"},
    {"at_least(1, evidence { kind = \"minutes\" })", {"east/纪要.md", "# 纪要\n\n正文。\n"}, "纪要.md (no date)", "纪要.md（无日期）"},
    {"at_least(1, evidence { kind = \"meeting\", attended_by = \"书记\" })", {MEETING("05-01", "出席：委员")},
     "2024-05-01 会议.md (“书记” is not among those who took part)", "2024-05-01 会议.md（未写明“书记”参加）"},
    {"at_least(1, evidence { kind = \"meeting\", attended_by = \"书记\" })", {MEETING("05-01", "正文。")},
     "2024-05-01 会议.md (does not say who took part)", "2024-05-01 会议.md（未写明参加人员）"},
    /* the topic in the text alone: told, of a list too, but not where another topic of the list is meant */
    {"at_least(1, evidence { kind = \"meeting\", topic = \"规矩\" })", {MEETING("05-01", "谈规矩。"), MEETING("05-02", "正文。")},
     "2024-05-01 会议.md (“规矩” stands in its text alone, not in its name, title or headings)",
     "2024-05-01 会议.md（只在正文中写有“规矩”，名称和标题中没有）"},
    {"at_least(1, evidence { kind = \"meeting\", topic = \"规矩\" })", {MEETING("05-01", "正文。")},
     "2024-05-01 会议.md (“规矩” is not in its name, title or headings)", "2024-05-01 会议.md（未在名称、标题中写明“规矩”）"},
    {"for_each({ \"规矩\", \"信念\" }, at_least(1, evidence { kind = \"meeting\", topic = EACH }))", {MEETING("05-01", "谈规矩。")},
     "2024-05-01 会议.md (“规矩” stands in its text alone, not in its name, title or headings)",
     "2024-05-01 会议.md（只在正文中写有“规矩”，名称和标题中没有）"},
    {"for_each({ \"规矩\", \"信念\" }, at_least(1, evidence { kind = \"meeting\", topic = EACH }))",
     {"east/2024-05-01 信念会议.md", "# 信念会议\n\n谈规矩。\n"}, "", ""},
    /* a word of a list that the paper does not say */
    {"for_each({ \"规矩\" }, at_least(1, evidence { kind = \"meeting\", contains = EACH }))", {MEETING("05-01", "正文。")},
     "2024-05-01 会议.md (does not mention “规矩”)", "2024-05-01 会议.md（未写明“规矩”）"},
    /* linked_to: nothing to belong to; not named; and what belongs to nothing is not told for anything else */
    {"at_least(1, evidence { kind = \"meeting\", linked_to = evidence { kind = \"plan\" } })", {MEETING("05-01", "正文。")},
     "there is nothing that it could belong to: plan", "尚无它应对应的方案"},
    {"at_least(1, evidence { kind = \"meeting\", linked_to = evidence { kind = \"plan\" } })",
     {MEETING("05-01", "正文。"), "east/方案.md", "# 东路整修方案\n\n正文。\n"},
     "2024-05-01 会议.md (does not name what it belongs to, nor its number)", "2024-05-01 会议.md（未写出所对应材料的名称或文号）"},
    {"at_least(1, evidence { kind = \"meeting\", contains = \"防汛\", linked_to = evidence { kind = \"plan\" } })",
     {MEETING("05-01", "正文。"), "east/方案.md", "# 东路整修方案\n\n正文。\n"}, "", ""},
    {"at_least(1, evidence { kind = \"meeting\", contains = \"防汛\", linked_to = evidence { kind = \"plan\" } })",
     {MEETING("05-01", "讨论《东路整修方案》。"), "east/方案.md", "# 东路整修方案\n\n正文。\n"},
     "2024-05-01 会议.md (does not mention “防汛”)", "2024-05-01 会议.md（未写明“防汛”）"},
    /* out of date, out of order */
    {"at_least(1, evidence { kind = \"meeting\" }, { last = \"10 days\" })", {MEETING("05-01", "正文。")},
     "the latest is of 2024-05-01 (2024-05-01 会议.md)", "最近的日期为 2024-05-01（2024-05-01 会议.md）"},
    {"in_order { { \"b\", evidence { kind = \"meeting\", named = \"总结\" } }, { \"a\", evidence { kind = \"meeting\", named = \"部署\" } },"
     " { \"c\", evidence { kind = \"plan\" } } }",
     {"east/2024-05-02 总结会议.md", "# 总结\n\n正文。\n", "east/2024-05-01 部署会议.md", "# 部署\n\n正文。\n", "east/2024-05-01 方案.md",
      "# 方案\n\n正文。\n"},
     "2024-05-02 总结会议.md 2024-05-02, behind 2024-05-01 部署会议.md 2024-05-01: correct the day if it is wrong, else say why",
     "2024-05-02 总结会议.md 2024-05-02，晚于 2024-05-01 部署会议.md 2024-05-01：日期有误的请更正，无误的请说明情况"},
    /* a column that the table does not have */
    {"none(rows { table = \"ledger\", where = { done = \"no\" } })",
     {"east/台账.md", "# 台账\n\n| 问题 | 责任人 | 时限 |\n|---|---|---|\n| road | A | |\n"},
     "台账.md:5: the table has no column “done”, add it", "台账.md:5：表中没有“完成”栏，请补上"},
    /* which of several waits for eyes */
    {"at_least(1, evidence { kind = \"meeting\", contains = \"防汛\" })", {SCAN("05-01"), SCAN("05-02")},
     "2024-05-01 会议.jpg, or 2024-05-02 会议.jpg", "2024-05-01 会议.jpg，或 2024-05-02 会议.jpg"},
    {"at_least(1, evidence { kind = \"meeting\", contains = \"防汛\" })", {SCAN("05-01"), SCAN("05-02"), SCAN("05-03")},
     "2024-05-01 会议.jpg, or one of 2 others", "2024-05-01 会议.jpg，或另外 2 份中的一份"},
    /* without a day a paper may be of any month: it is no reason why one of them lacks its paper */
    {"at_least(1, evidence { kind = \"meeting\" }, { per = \"year\" })", {"east/会议.md", "# 会议\n\n正文。\n"}, "", ""},
    {"at_least(1, evidence { kind = \"meeting\", contains = \"防汛\" }, { per = \"year\" })",
     {MEETING("05-01", "正文。"), "east/会议.md", "# 会议\n\n正文。\n"}, "2024-05-01 会议.md (does not mention “防汛”)",
     "2024-05-01 会议.md（未写明“防汛”）"},
};

static Text detail_in(const NearCase *one, Lang lang, Whole *w) {
  whole_open(w);
  w->bench.assessment.lang = lang;
  for (size_t i = 0; i < COUNT(one->papers) && one->papers[i]; i += 2) whole_file(w, one->papers[i], one->papers[i + 1]);
  Text item = text_format(w->bench.arena, "item { id = \"A\", title = \"A\", test = %s }\n", one->test);
  whole_read(w, text_cstr(w->bench.arena, item));
  UnitResult result = whole_assess(w, 1);
  return result.items.at[0].parts.at[0].leaves.at[0].detail;
}

static void what_does_not_count_says_why(void **state) {
  (void)state;
  for (size_t i = 0; i < COUNT(near_cases); i++) {
    Whole w;
    assert_text(detail_in(&near_cases[i], LANG_EN, &w), near_cases[i].en);
    whole_close(&w);
    assert_text(detail_in(&near_cases[i], LANG_ZH_HANS, &w), near_cases[i].zh);
    whole_close(&w);
  }
}

/* What only eyes can tell to be wrong is not to be put right yet. */
static void a_row_that_waits_is_to_be_looked_at(void **state) {
  (void)state;
  Whole w;
  whole_open(&w);
  whole_file(&w, "east/台账.md", "# 台账\n\n| 问题 | 责任人 | 时限 |\n|---|---|---|\n| road | A | |\n");
  whole_read(&w, "item { id = \"A\", title = \"A\", test = none(rows { table = \"ledger\", where = { done = \"no\" } }) }\n");
  UnitResult result = whole_assess(&w, 1);
  assert_text(result.items.at[0].parts.at[0].leaves.at[0].label, "To be looked at: road (台账.md:5)");
  whole_close(&w);
}

/* Of rows of one register those that are asked for more, in words; and which of them lack it. */
static void a_share_of_rows_names_those_that_lack(void **state) {
  (void)state;
#define DONE_OF_ALL "ratio(rows { table = \"ledger\", where = { done = \"yes\" } }, rows { table = \"ledger\" }, "
  static const char *const table[][4] = {
      {DONE_OF_ALL "{ at_least = 100 })", "ledger: each of 3 rows where “done” is “yes”", "台账共 3 行，应每行“完成”为“yes”", "1/3; not yet: lamp, well"},
      {DONE_OF_ALL "{ at_least = 60 })", "ledger: at least 2 of 3 rows where “done” is “yes”", "台账共 3 行，其中“完成”为“yes”的应不少于 2 行",
       "1/3; not yet: lamp, well"},
      {DONE_OF_ALL "{ at_least = 60, exempt = rows { table = \"ledger\", where = { owner = \"B\" } } })",
       "ledger: each of 2 rows where “done” is “yes”, 1 exempt", "台账共 2 行，应每行“完成”为“yes”，已扣除 1", "1/2; not yet: lamp"},
      {DONE_OF_ALL "{ at_most = 10 })", "ledger: at most 0 of 3 rows where “done” is “yes”", "台账共 3 行，其中“完成”为“yes”的应不超过 0 行", "1/3"},
      {"ratio(rows { table = \"log\" }, rows { table = \"ledger\" }, { at_least = 100 })", "Row of 日志: at least 3 of 3 (ledger)",
       "日志中的记录：台账共 3，应不少于 3", "1/3; not yet: lamp, well"}};
  for (size_t i = 0; i < COUNT(table); i++) {
    for (int lang = 0; lang < 2; lang++) {
      Whole w;
      whole_open(&w);
      w.bench.assessment.lang = lang ? LANG_ZH_HANS : LANG_EN;
      whole_file(&w, "east/台账.md", LEDGER "| road | A | | yes | |\n| lamp | A | | no | |\n| well | B | | no | |\n");
      whole_file(&w, "east/日志.md", "# 日志\n\n| 事项 | 日期 |\n|---|---|\n| road | 2024-05-01 |\n");
      Text item = text_format(w.bench.arena, "item { id = \"A\", title = \"A\", test = %s }\n", table[i][0]);
      whole_read(&w, text_cstr(w.bench.arena, item));
      UnitResult result = whole_assess(&w, 1);
      const Leaf *leaf = &result.items.at[0].parts.at[0].leaves.at[0];
      assert_text(leaf->label, table[i][1 + lang]);
      if (!lang) assert_text(leaf->detail, table[i][3]);
      whole_close(&w);
    }
  }
}

/* ---- Hostile ---- */

static void a_long_register_is_judged(void **state) {
  (void)state;
  Whole w;
  whole_open(&w);
  Buf text = {0};
  buf_str(&text, "问题,责任人,时限,完成,职工数\n");
  for (int i = 0; i < 15000; i++) buf_format(&text, "same,A,,%s,\n", i % 2 ? "no" : "yes");
  buf_char(&text, '\0');
  whole_file(&w, "east/台账.csv", text.at);
  buf_free(&text);
  whole_read(&w, "item { id = \"A\", title = \"A\", test = none(rows { table = \"ledger\", where = { done = \"no\" } }) }\n"
                 "item { id = \"B\", title = \"B\", test = for_each(rows { table = \"ledger\" }, "
                 "at_least(1, evidence { kind = \"plan\", topic = EACH })) }\n");
  UnitResult result = whole_assess(&w, 1);
  assert_int_equal(result.items.at[0].state, STATE_FAIL);
  const Leaves *leaves = &result.items.at[0].parts.at[0].leaves;
  assert_int_equal(leaves->len, 7500);
  assert_text(leaves->at[0].key, "same");
  assert_text(leaves->at[7499].key, "same #7500");
  assert_int_equal(result.items.at[1].parts.at[0].leaves.len, 15000);
  whole_close(&w);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(sets_give_leaves),
                                     cmocka_unit_test(order_says_nothing),
                                     cmocka_unit_test(what_cannot_be_compared_is_told),
                                     cmocka_unit_test(a_fact_that_lacks_is_told),
                                     cmocka_unit_test(a_day_that_is_none_is_told),
                                     cmocka_unit_test(an_empty_cell_says_so),
                                     cmocka_unit_test(rows_about_persons_make_items_personal),
                                     cmocka_unit_test(labels_say_what_is_asked),
                                     cmocka_unit_test(a_paper_of_another_unit_is_named_with_it),
                                     cmocka_unit_test(what_is_wrong_is_named),
                                     cmocka_unit_test(what_does_not_count_says_why),
                                     cmocka_unit_test(a_row_that_waits_is_to_be_looked_at),
                                     cmocka_unit_test(a_share_of_rows_names_those_that_lack),
                                     cmocka_unit_test(a_long_register_is_judged)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
