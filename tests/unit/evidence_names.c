/* SPDX-License-Identifier: MIT
 *
 * What a paper is and which day it bears, by names as offices give them. Takes nothing. Gives TAP lines.
 * Sources: F front matter, N name, D folder, H heading, B body, - none.
 */
#include "evidence_sample.h"

typedef struct Name {
  const char *path, *kind, *day, *from; /* from: source of the kind, then of the day */
  const char *sort;                     /* reason to sort, or "" */
  const char *text;                     /* NULL = a line without any clue */
} Name;

static const Name names[] = {
    /* kind and day in the file name */
    {"2017-07-05 支部党员大会.md", "minutes", "2017-07-05", "NN", "", NULL},
    {"2017-07-06支部党员大会.md", "minutes", "2017-07-06", "NN", "", NULL},
    {"2017.7.5 会议记录.md", "minutes", "2017-07-05", "NN", "", NULL},
    {"2017.7.5会议记录.md", "minutes", "2017-07-05", "NN", "", NULL},
    {"会议记录2017.7.5.md", "minutes", "2017-07-05", "NN", "", NULL},
    {"会议记录（2017年7月5日）.md", "minutes", "2017-07-05", "NN", "", NULL},
    {"２０１７年７月５日会议记录.md", "minutes", "2017-07-05", "NN", "", NULL},
    {"二〇一七年七月五日会议记录.md", "minutes", "2017-07-05", "NN", "", NULL},
    {"二○一七年七月五日会议记录.md", "minutes", "2017-07-05", "NN", "", NULL},
    {"20170705会议纪要.md", "minutes", "2017-07-05", "NN", "", NULL},
    {"会议纪要_20170705.md", "minutes", "2017-07-05", "NN", "", NULL},
    {"會議紀要 民國106年7月5日.md", "minutes", "2017-07-05", "NN", "", NULL},
    {"會議記錄 2017-07-05.md", "minutes", "2017-07-05", "NN", "", NULL},
    {"17.7.5 会议记录.md", "minutes", "2017-07-05", "NN", "", NULL},
    {"2017-7-5 minutes.md", "minutes", "2017-07-05", "NN", "", NULL},
    {"Minutes 2017-07-05.md", "minutes", "2017-07-05", "NN", "", NULL},
    {"MINUTES_2017_07_05.md", "minutes", "2017-07-05", "NN", "", NULL},
    {"minutes2017-07-05.md", "minutes", "2017-07-05", "NN", "", NULL},
    {"2017-07-05 meeting-minutes.txt", "minutes", "2017-07-05", "NN", "", NULL},
    {"2017-07-05 会议记录.docx", "minutes", "2017-07-05", "NN", "paper-unreadable", NULL},
    {"2017-07-05 会议记录.pdf", "minutes", "2017-07-05", "NN", "", NULL},
    {"2017-07-05 会议记录.wps", "minutes", "2017-07-05", "NN", "", NULL},
    {"2017-07-05 会议记录", "minutes", "2017-07-05", "NN", "", NULL},
    {"2017-07-05 会议记录.xml", "minutes", "2017-07-05", "NN", "", "<record/>"},
    {"01-2017-07-05 会议记录.md", "minutes", "2017-07-05", "NN", "", NULL},
    {"通知 2017-07-05.md", "notice", "2017-07-05", "NN", "", NULL},
    {"关于开会的通知2017.07.05.md", "notice", "2017-07-05", "NN", "", NULL},
    {"工作计划 2017-01-10.md", "plan", "2017-01-10", "NN", "", NULL},
    {"2017-12-20 总结.md", "summary", "2017-12-20", "NN", "", NULL},
    {"2017-12-20 年終總結.md", "summary", "2017-12-20", "NN", "", NULL},
    {"台账 2017-03-01.csv", "ledger", "2017-03-01", "NN", "", NULL},
    {"台賬 2017-03-02.csv", "ledger", "2017-03-02", "NN", "", NULL},
    {"IMG_20170705_074251 签到.jpg", "signin", "2017-07-05", "NN", "", NULL},
    {"签到表 2017-07-05.jpg", "signin", "2017-07-05", "NN", "", NULL},
    {"2017-07-05 Sign-in sheet.png", "signin", "2017-07-05", "NN", "", NULL},
    {"2017-07-05 sign_in.png", "signin", "2017-07-05", "NN", "", NULL},
    {"2017-07-05 sign in.png", "signin", "2017-07-05", "NN", "", NULL},
    {"2017-07-05T10-30 notice.md", "notice", "2017-07-05", "NN", "", NULL},
    {"notice 5 2017-07-05.md", "notice", "2017-07-05", "NN", "", NULL},
    /* the longest word wins */
    {"2017-07-05 会议记录通知.md", "minutes", "2017-07-05", "NN", "", NULL},
    {"2017-07-05 工作计划总结.md", "plan", "2017-07-05", "NN", "", NULL},
    {"2017-07-05 签到表通知.md", "signin", "2017-07-05", "NN", "", NULL},
    {"2017-07-05 notice of plan.md", "notice", "2017-07-05", "NN", "", NULL},
    {"2017-07-05 三会一课会议记录.md", "", "2017-07-05", "-N", "paper-two-kinds", NULL},
    /* two kinds of one length */
    {"2017-07-05 计划总结.md", "", "2017-07-05", "-N", "paper-two-kinds", NULL},
    {"2017-07-05 计划和通知.md", "", "2017-07-05", "-N", "paper-two-kinds", NULL},
    {"2017-07-05 summary minutes.md", "", "2017-07-05", "-N", "paper-two-kinds", NULL},
    /* words inside words are no words */
    {"2017-07-05 planet.md", "", "2017-07-05", "-N", "paper-no-kind", NULL},
    {"2017-07-05 explanation.md", "", "2017-07-05", "-N", "paper-no-kind", NULL},
    {"2017-07-05 noticeboard.md", "", "2017-07-05", "-N", "paper-no-kind", NULL},
    {"2017-07-05 plan2.md", "plan", "2017-07-05", "NN", "", NULL},
    {"2017-07-05 (plan).md", "plan", "2017-07-05", "NN", "", NULL},
    {"2017-07-05 our_plan_b.md", "plan", "2017-07-05", "NN", "", NULL},
    {"2017-07-05 plan计划.md", "plan", "2017-07-05", "NN", "", NULL},
    {"2017-07-05 我们的plan.md", "plan", "2017-07-05", "NN", "", NULL},
    {"2017-07-05 PLAN.MD", "plan", "2017-07-05", "NN", "", NULL},
    {"2017-07-05 ＰＬＡＮ.md", "plan", "2017-07-05", "NN", "", NULL},
    /* no calendar here: papers of software */
    {"README.md", "readme", "", "N-", "", NULL},
    {"readme.txt", "readme", "", "N-", "", NULL},
    {"README", "readme", "", "N-", "", NULL},
    {"docs/README.md", "readme", "", "N-", "", NULL},
    {"CHANGELOG.md", "changelog", "", "N-", "", NULL},
    {"changelog", "changelog", "", "N-", "", NULL},
    {"README-zh.md", "readme", "", "N-", "", NULL},
    {"README_old.md", "readme", "", "N-", "", NULL},
    {"LICENSE", "", "", "--", "paper-no-kind", NULL},
    {"docs/guide.md", "", "", "--", "paper-no-kind", NULL},
    {"photo.jpg", "", "", "--", "paper-no-kind", NULL},
    {"archive.zip", "", "", "--", "paper-no-kind", NULL},
    /* kind from the folder */
    {"03-三会一课/2017-07-05.md", "lesson", "2017-07-05", "DN", "", NULL},
    {"三会一课/2017-07-05 第三次.md", "lesson", "2017-07-05", "DN", "", NULL},
    {"03-三会一课/2017-07-05 支部党员大会.md", "minutes", "2017-07-05", "NN", "", NULL},
    {"03-三会一课/附件/2017-07-05.pdf", "lesson", "2017-07-05", "DN", "", NULL},
    {"03-三会一课/计划/2017-07-05.pdf", "plan", "2017-07-05", "DN", "", NULL},
    {"计划/总结/2017-07-05.pdf", "summary", "2017-07-05", "DN", "", NULL},
    {"plans/2017-07-05.md", "", "2017-07-05", "-N", "paper-no-kind", NULL},
    {"plan/2017-07-05.md", "plan", "2017-07-05", "DN", "", NULL},
    {"计划与总结/2017-07-05.md", "", "2017-07-05", "-N", "paper-two-kinds", NULL},
    {"计划与总结/通知 2017-07-05.md", "notice", "2017-07-05", "NN", "", NULL},
    {"minutes/2017/07/scan.jpg", "minutes", "", "D-", "paper-no-day", NULL},
    /* day from the folder */
    {"2017-07-05 党课/会议记录.md", "minutes", "2017-07-05", "ND", "", NULL},
    {"2017.7.5主题党日/会议记录.md", "minutes", "2017-07-05", "ND", "", NULL},
    {"20170705/会议记录.md", "minutes", "2017-07-05", "ND", "", NULL},
    {"2017-07-05/附件/会议记录.pdf", "minutes", "2017-07-05", "ND", "", NULL},
    {"2017-07-05/会议记录 2017-07-06.md", "minutes", "2017-07-06", "NN", "", NULL},
    {"2017-07-05/2017-08-01/会议记录.md", "minutes", "2017-08-01", "ND", "", NULL},
    {"2017/7.5 会议/会议记录.md", "minutes", "2017-07-05", "ND", "", NULL},
    {"2017年/7月5日/会议记录.md", "minutes", "2017-07-05", "ND", "", NULL},
    /* the year from a folder above */
    {"2017/7月5日 会议记录.md", "minutes", "2017-07-05", "NN", "", NULL},
    {"2017年/7月5日会议记录.md", "minutes", "2017-07-05", "NN", "", NULL},
    {"2017年度/7.5会议记录.md", "minutes", "2017-07-05", "NN", "", NULL},
    {"2016/2017/7月5日 会议记录.md", "minutes", "2017-07-05", "NN", "", NULL},
    {"2017/三会一课/7月5日 会议记录.md", "minutes", "2017-07-05", "NN", "", NULL},
    {"2017/七月五日 会议记录.md", "minutes", "2017-07-05", "NN", "", NULL},
    {"民國106年/7月5日 會議記錄.md", "minutes", "2017-07-05", "NN", "", NULL},
    {"2017-01-10 计划/7月5日 会议记录.md", "minutes", "2017-07-05", "NN", "", NULL},
    {"7月5日 会议记录.md", "minutes", "", "N-", "paper-no-year", NULL},
    {"其他/7月5日 会议记录.md", "minutes", "", "N-", "paper-no-year", NULL},
    /* numbers that are no days */
    {"03-会议记录.md", "minutes", "", "N-", "paper-no-day", NULL},
    {"1.1 会议记录.md", "minutes", "", "N-", "paper-no-day", NULL},
    {"第3盒/会议记录.md", "minutes", "", "N-", "paper-no-day", NULL},
    {"卷二/会议记录.md", "minutes", "", "N-", "paper-no-day", NULL},
    {"会议记录 13800000000.md", "minutes", "", "N-", "paper-no-day", NULL},
    {"会议记录 v1.2.3.md", "minutes", "", "N-", "paper-no-day", NULL},
    {"会议记录 2017-13-45.md", "minutes", "", "N-", "paper-day-impossible", NULL},
    {"会议记录 2017年.md", "minutes", "", "N-", "paper-no-day", NULL},
    {"第三季度 会议记录.md", "minutes", "", "N-", "paper-no-day", NULL},
    {"mmexport1499245200000 会议记录.jpg", "minutes", "", "N-", "paper-no-day", NULL},
    {"d41d8cd98f00b204e9800998ecf8427e.jpg", "", "", "--", "paper-no-kind", NULL},
    /* two days */
    {"2017-07-05至2017-07-07 会议记录.md", "minutes", "2017-07-05", "NN", "", NULL},
    {"2017-07-05 2017-07-06 会议记录.md", "minutes", "", "N-", "paper-two-days", NULL},
    {"2017-07-05 会议记录 20170705.md", "minutes", "2017-07-05", "NN", "", NULL},
    {"2017-07-05至2017-07-07/会议记录.md", "minutes", "2017-07-05", "ND", "", NULL},
    {"2017-07-05至2017-07-07/会议记录 2017-07-06.md", "minutes", "2017-07-06", "NN", "", NULL},
    {"2017-07-05至2017-07-08 会议记录 前.md", "minutes", "2017-07-05", "NF", "", "---\ndate: 2017-07-05\n---\nText\n"},
    /* after as_of */
    {"2018-02-01 会议记录.md", "minutes", "2018-02-01", "NN", "paper-future", NULL},
    {"2018-01-31 会议记录.md", "minutes", "2018-01-31", "NN", "", NULL},
    {"2071-07-05 会议记录.md", "minutes", "2071-07-05", "NN", "paper-future", NULL},
    {"2018-02-01 通知/会议记录.md", "minutes", "2018-02-01", "ND", "paper-future", NULL},
    /* outside the period: silent about the kind */
    {"2015-07-05 旧文.md", "", "2015-07-05", "-N", "", NULL},
    {"2015-07-05 计划总结.md", "", "2015-07-05", "-N", "", NULL},
    {"2015-07-05 会议记录.md", "minutes", "2015-07-05", "NN", "", NULL},
    /* an item's folder */
    {"JX-3/2017-07-05 计划会议通知.md", "plan", "2017-07-05", "NN", "", NULL},
    {"JX-3 学习/2017-07-05 计划.md", "plan", "2017-07-05", "NN", "", NULL},
    {"JX-3学习/2017-07-05 计划.md", "plan", "2017-07-05", "NN", "", NULL},
    {"jx-3_x/2017-07-05 minutes.md", "minutes", "2017-07-05", "NN", "", NULL},
    {"ＪＸ－３/2017-07-05 计划总结.md", "plan", "2017-07-05", "NN", "", NULL},
    {"JX-3/附件/2017-07-05 计划总结.md", "plan", "2017-07-05", "NN", "", NULL},
    {"JX-3/2017-07-05 通知.md", "notice", "2017-07-05", "NN", "", NULL},
    {"JX-3/2017-07-05.md", "", "2017-07-05", "-N", "paper-no-kind", NULL},
    {"JX-3/2017-07-05 计划与会议纪要.md", "minutes", "2017-07-05", "NN", "", NULL},
    {"JX-3/通知/2017-07-05 计划.md", "plan", "2017-07-05", "NN", "", NULL},
    {"JX-4/2017-07-05.xlsx", "ledger", "2017-07-05", "DN", "paper-unreadable", NULL},
    {"JX-4/2017-07-05 通知.md", "notice", "2017-07-05", "NN", "", NULL}, /* its own word comes before the folder's one kind */
    {"JX-4/2017-07-05 三会一课.md", "lesson", "2017-07-05", "NN", "", NULL},
    {"JX-4/2017-07-06 台账.md", "ledger", "2017-07-06", "NN", "", NULL},
    {"JX-40/2017-07-05.xlsx", "", "2017-07-05", "-N", "paper-no-kind", NULL},
    {"JX-4-1/2017-07-05.xlsx", "", "2017-07-05", "-N", "paper-no-kind", NULL},
    {"JX-4.1/2017-07-05.xlsx", "", "2017-07-05", "-N", "paper-no-kind", NULL},
    {"JX-4-表/2017-07-05.xlsx", "ledger", "2017-07-05", "DN", "paper-unreadable", NULL},
    {"XJX-4/2017-07-05.xlsx", "", "2017-07-05", "-N", "paper-no-kind", NULL},
    {"一-4-(2)/2017-07-05.jpg", "notice", "2017-07-05", "DN", "", NULL},
    {"一-4-（2）/2017-07-06.jpg", "notice", "2017-07-06", "DN", "", NULL},
    {"一-4-(2) 通知公告/2017-07-07.jpg", "notice", "2017-07-07", "DN", "", NULL},
    {"一-4-(3)/2017-07-05.jpg", "", "2017-07-05", "-N", "paper-no-kind", NULL},
    {"JX-4/JX-3/2017-07-05 minutes.md", "minutes", "2017-07-05", "NN", "", NULL},
    /* front matter wins */
    {"x1.md", "plan", "2017-07-05", "FF", "", "---\nkind: plan\ndate: 2017-07-05\n---\nText\n"},
    {"x2 会议记录 2017-08-01.md", "plan", "2017-07-05", "FF", "", "---\nkind: 工作计划\ndate: 2017年7月5日\n---\nText\n"},
    {"x3.md", "minutes", "2017-07-05", "FF", "", "---\n类别: 会议记录\n日期: 2017.7.5\n---\nText\n"},
    {"x4 2017-07-05 计划总结.md", "summary", "2017-07-05", "FN", "", "---\nkind: summary\n---\nText\n"},
    {"x5 minutes.md", "minutes", "", "N-", "paper-no-day", "---\nkind: minuets\ndate: soon\n---\nText\n"},
    {"2017/x6.md", "minutes", "2017-07-05", "FF", "", "---\nkind: minutes\ndate: 7月5日\n---\nText\n"},
    {"x7.md", "minutes", "2018-05-05", "FF", "paper-future", "---\nkind: minutes\ndate: 2018-05-05\n---\nText\n"},
    /* heading and body */
    {"h1.md", "minutes", "2017-07-05", "HH", "", "# 会议记录 2017-07-05\n\nText\n"},
    {"h2.md", "minutes", "2017-07-06", "HH", "", "# 会议记录\n\n## 2017年7月6日\n\nText\n"},
    {"h3 会议记录.md", "minutes", "2017-07-05", "NB", "", "# 计划\n\n时间：2017年7月5日\n"},
    {"h4.md", "", "", "--", "paper-two-kinds", "# 计划总结\n\nText\n"},
    {"h5.md", "minutes", "", "H-", "paper-no-day", "# 会议记录\n\n将于2018年12月31日完成\n"},
    {"h6.md", "", "2017-07-05", "-B", "paper-no-kind", "Text\n\n2017年7月5日会议记录\n"},
    {"2017/h7.md", "minutes", "2017-07-05", "HB", "", "# 会议记录\n\n7月5日召开\n"},
    {"h8 会议记录.txt", "minutes", "2017-07-05", "NB", "", "今天\n2017年7月5日\n"},
    {"y1 7月5日 会议记录.md", "minutes", "2017-07-05", "NB", "", "时间：2017年7月5日\n"},
    {"y2 7月5日 会议记录.md", "minutes", "", "N-", "paper-no-year", "时间：2017年7月8日\n"},
    /* a certificate was issued before it is valid */
    {"c1 通知.md", "notice", "2016-12-20", "NB", "", "有效期：2017-01-01 至 2017-12-31\n\n发证日期：2016年12月20日\n"},
    {"c2 notice.txt", "notice", "2016-12-20", "NB", "", "Valid from 2017-01-01\nDate of issue: 2016-12-20\n"},
    {"c3 通知.md", "notice", "2016-12-20", "NB", "", "有效期自2017-01-01\n\n| 发证日期 | 2016-12-20 |\n|---|---|\n| 编号 | 5 |\n"},
    {"c4 通知.md", "notice", "2017-01-01", "NB", "", "有效期：2017-01-01 至 2017-12-31\n\n发证日期：待定\n"},
    {"c5 通知.md", "notice", "2017-01-01", "NB", "", "自2017-01-01起有效\n\n复印件发证日期另见 2016-12-20\n"},
    {"c6 通知.md", "notice", "2017-02-03", "NB", "", "Valid until 2017-01-01\n\nSeen on 2017-02-03\n"},
    {"c7 通知.md", "notice", "2017-02-03", "NB", "", "有效期至2017年1月1日\n\n查验于2017年2月3日\n"},
    {"h9 会议记录.jpg", "minutes", "", "N-", "paper-no-day", "2017-07-05"},
};

static char source_letter(FactSource from) {
  static const char letters[] = {[FROM_NONE] = '-', [FROM_FRONT] = 'F',   [FROM_NAME] = 'N',  [FROM_FOLDER] = 'D',
                                 [FROM_HEADING] = 'H', [FROM_BODY] = 'B', [FROM_PHOTO] = 'P', [FROM_MARK] = 'M'};
  return letters[from];
}

static void declare(Sample *s) {
  sample_kind(s, "minutes", "会议记录,会议纪要,支部党员大会,minutes")->dated = true;
  sample_kind(s, "plan", "计划,工作计划,plan");
  sample_kind(s, "summary", "总结,summary");
  sample_kind(s, "signin", "签到,签到表,sign in");
  sample_kind(s, "notice", "通知,notice");
  sample_kind(s, "ledger", "台账");
  sample_kind(s, "lesson", "三会一课");
  sample_kind(s, "readme", "readme");
  sample_kind(s, "changelog", "changelog");
  s->vocabulary.period = (Period){day_of(2016, 1, 1), day_of(2018, 12, 31)};
  static const char *const folders[][3] = {{"JX-3", "minutes", "plan"}, {"JX-4", "ledger", ""}, {"一-4-(2)", "notice", ""}};
  for (size_t i = 0; i < COUNT(folders); i++) {
    ItemFolder *folder = list_add(s->arena, &s->vocabulary.folders);
    folder->name = text_fold(s->arena, text_of(folders[i][0]));
    for (int k = 1; k < 3; k++)
      if (*folders[i][k]) *list_add(s->arena, &folder->kinds) = text_of(folders[i][k]);
  }
}

/* Folders with one photo each stay folders; each name is read alone so that no two make a photo set. */
static void check_name(Sample *s, const Name *name) {
  char got[400], expected[400];
  const Record *record = sample_record(s, name->path);
  if (!record) print_error("no record: %s\n", name->path);
  assert_non_null(record);
  snprintf(got, sizeof got, "%s: %.*s %.*s %c%c %.*s", name->path, TEXT_ARG(record->kind),
           TEXT_ARG(day_iso(s->arena, record->day)), source_letter(record->kind_from), source_letter(record->day_from),
           TEXT_ARG(record->to_sort_why));
  snprintf(expected, sizeof expected, "%s: %s %s %s %s", name->path, name->kind, name->day, name->from, name->sort);
  assert_string_equal(got, expected);
  assert_int_equal(record->to_sort, *name->sort != 0);
}

static void names_tell(void **state) {
  (void)state;
  Sample *s = sample_open();
  sample_file(s, "a/assessment.yml", "pack: p\nas_of: 2018-01-31\n");
  declare(s);
  for (size_t i = 0; i < COUNT(names); i++) {
    char path[300];
    snprintf(path, sizeof path, "a/units/u%zu/%s", i, names[i].path);
    sample_file(s, path, names[i].text ? names[i].text : "Text\n");
  }
  assert_true(sample_units(s));
  for (size_t i = 0; i < COUNT(names); i++) {
    char id[20];
    snprintf(id, sizeof id, "u%zu", i);
    const Unit *unit = units_find(&s->units, text_of(id));
    assert_non_null(unit);
    assert_true(sample_read(s, (uint32_t)(unit - s->units.all.at)));
    check_name(s, &names[i]);
  }
  assert_true(COUNT(names) >= 150);
  sample_close(s);
}

static void diagnostics_say_what_to_choose_from(void **state) {
  (void)state;
  Sample *s = sample_one_unit();
  declare(s);
  sample_file(s, "a/units/u/2017-07-05 计划总结.md", "Text\n");
  sample_file(s, "a/units/u/2017-07-05和2017-07-07 会议记录.md", "Text\n");
  sample_file(s, "a/units/u/2017-08-05至2017-08-07 会议记录.md", "Text\n");
  sample_file(s, "a/units/u/2017-02-30 会议记录.md", "Text\n");
  sample_file(s, "a/units/u/7月5日 会议记录.md", "Text\n");
  sample_file(s, "a/units/u/2018-02-01 会议记录.md", "Text\n");
  sample_file(s, "a/units/u/x5.md", "---\nkind: minuets\ndate: soon\n---\nText\n");
  assert_true(sample_units(s) && sample_read(s, 0));
  assert_text(sample_diag(s, DIAG_PAPER_TWO_KINDS)->arg[0], "plan");
  assert_text(sample_diag(s, DIAG_PAPER_TWO_KINDS)->arg[1], "summary");
  assert_text(sample_diag(s, DIAG_PAPER_TWO_DAYS)->arg[0], "2017-07-05");
  assert_text(sample_diag(s, DIAG_PAPER_TWO_DAYS)->arg[1], "2017-07-07");
  assert_text(sample_diag(s, DIAG_PAPER_SPAN)->arg[0], "2017-08-05");
  assert_text(sample_diag(s, DIAG_PAPER_SPAN)->arg[1], "2017-08-07");
  assert_text(sample_diag(s, DIAG_PAPER_DAY_IMPOSSIBLE)->arg[0], "2017-02-30");
  assert_text(sample_diag(s, DIAG_PAPER_NO_YEAR)->arg[0], "7月5日");
  assert_text(sample_diag(s, DIAG_PAPER_FUTURE)->arg[0], "2018-02-01");
  assert_text(sample_diag(s, DIAG_PAPER_FUTURE)->arg[1], "2018-01-31");
  const Diag *unknown = sample_diag(s, DIAG_PAPER_KIND_UNKNOWN);
  assert_text(unknown->arg[0], "minuets");
  assert_text(unknown->arg[1], "minutes");
  assert_int_equal(unknown->where.line, 2);
  assert_text(unknown->unit, "u");
  assert_text(unknown->where.file, "input/a/units/u/x5.md");
  assert_text(sample_diag(s, DIAG_PAPER_DAY_BAD)->arg[0], "soon");
  assert_int_equal(sample_diag(s, DIAG_PAPER_DAY_BAD)->where.line, 3);
  sample_close(s);
}

/* A scan of nothing known is asked about, unless a paper or a day has it; in a pack of projects nobody asks about logos. */
static void loose_scans_are_papers_to_sort(void **state) {
  (void)state;
  for (int dated = 0; dated < 2; dated++) {
    Sample *s = sample_one_unit();
    sample_kind(s, "minutes", "会议")->dated = dated;
    sample_file(s, "a/units/u/扫描0007.pdf", "%PDF");
    sample_file(s, "a/units/u/IMG_1.jpg", "\xFF\xD8\xFF 1");
    sample_file(s, "a/units/u/IMG_2.jpg", "\xFF\xD8\xFF 2");
    sample_file(s, "a/units/u/2017-07-05/IMG_3.jpg", "\xFF\xD8\xFF 3");
    sample_file(s, "a/units/u/2017-07-05 会议.md", "Text ![](IMG_2.jpg)\n");
    assert_true(sample_units(s) && sample_read(s, 0));
    assert_int_equal(sample_record(s, "扫描0007.pdf")->to_sort, dated);
    assert_int_equal(sample_record(s, "IMG_1.jpg")->to_sort, dated);
    assert_false(sample_record(s, "IMG_2.jpg")->to_sort);
    assert_false(sample_record(s, "2017-07-05/IMG_3.jpg")->to_sort);
    assert_int_equal(sample_said(s, DIAG_PAPER_NO_KIND), dated ? 2 : 0);
    sample_close(s);
  }
}

static void received_is_a_day_of_its_own(void **state) {
  (void)state;
  Sample *s = sample_one_unit();
  sample_file(s, "a/units/u/2017-07-05 x.md", "---\nreceived: 2017-08-01\n---\nText\n");
  assert_true(sample_units(s) && sample_read(s, 0));
  const Record *record = &s->evidence.records.at[0];
  assert_int_equal(record->received, day_of(2017, 8, 1));
  assert_int_equal(record->day, day_of(2017, 7, 5));
  sample_close(s);
}

/* The assessment's own period replaces the pack's, end by end. */
static void period_of_the_assessment_comes_first(void **state) {
  (void)state;
  Sample *s = sample_one_unit();
  declare(s);
  sample_file(s, "a/assessment.yml", "pack: p\nas_of: 2018-01-31\nperiod: 2017-Q4\n");
  sample_file(s, "a/units/u/2017-09-30 x.md", "Text\n");
  sample_file(s, "a/units/u/2017-10-01 x.md", "Text\n");
  assert_true(sample_units(s) && sample_read(s, 0));
  assert_false(sample_record(s, "2017-09-30 x.md")->to_sort);
  assert_true(sample_record(s, "2017-10-01 x.md")->to_sort);
  sample_close(s);
}

/* The day stands in the head of the text: n-1, n and n+1 bytes of it. */
static void body_day_has_a_limit(void **state) {
  (void)state;
  Sample *s = sample_one_unit();
  size_t limit = evidence_limits.body_day_bytes;
  for (size_t i = 0; i < 3; i++) {
    char text[4000], path[60];
    size_t size = limit - 11 + i; /* ends one before, at and one behind the limit */
    memset(text, 'x', size);
    memcpy(text + size, "2017-07-05 a\n", 14);
    text[size - 1] = ' ';
    snprintf(path, sizeof path, "a/units/u/%zu.txt", i);
    sample_file(s, path, text);
  }
  assert_true(sample_units(s) && sample_read(s, 0));
  assert_int_equal(sample_record(s, "0.txt")->day, day_of(2017, 7, 5));
  assert_int_equal(sample_record(s, "1.txt")->day, day_of(2017, 7, 5));
  assert_int_equal(sample_record(s, "2.txt")->day, DAY_NONE);
  sample_close(s);
}

/* What was filed for the next quarter is nothing to ask about; a day years ahead is a slip. */
static void later_periods_are_silent(void **state) {
  (void)state;
  Sample *s = sample_one_unit();
  declare(s);
  s->vocabulary.period = (Period){day_of(2017, 10, 1), day_of(2017, 12, 31)};
  sample_file(s, "a/units/u/2018-02-01 会议记录.md", "Text\n");
  sample_file(s, "a/units/u/2081-02-01 会议记录.md", "Text\n");
  assert_true(sample_units(s) && sample_read(s, 0));
  assert_false(sample_record(s, "2018-02-01 会议记录.md")->to_sort);
  assert_true(sample_record(s, "2081-02-01 会议记录.md")->to_sort);
  sample_close(s);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(names_tell),
      cmocka_unit_test(diagnostics_say_what_to_choose_from),
      cmocka_unit_test(later_periods_are_silent),
      cmocka_unit_test(loose_scans_are_papers_to_sort),
                                     cmocka_unit_test(received_is_a_day_of_its_own),
      cmocka_unit_test(period_of_the_assessment_comes_first),
      cmocka_unit_test(body_day_has_a_limit),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
