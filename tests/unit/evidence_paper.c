/* SPDX-License-Identifier: MIT
 *
 * What one paper says: text with lines, fields, placeholders, dated headings, hashes. Takes nothing. Gives TAP lines.
 */
#include "evidence_sample.h"

static Record *read_one(Sample *s, const char *name, const char *text) {
  char path[120];
  snprintf(path, sizeof path, "a/units/u/%s", name);
  sample_file(s, path, text);
  assert_true(sample_units(s) && sample_read(s, 0));
  assert_int_equal(s->evidence.records.len, 1);
  return &s->evidence.records.at[0];
}

static const Fact *field(const Record *record, const char *key, const char *value) {
  for (size_t i = 0; i < record->fields.len; i++)
    if (text_is(record->field_keys.at[i], key) && text_is(record->fields.at[i].value, value)) return &record->fields.at[i];
  return NULL;
}

static void facts_are_taken(void **state) {
  (void)state;
  Sample *s = sample_one_unit();
  const char
      *text = "---\ntitle: Ｐlan\n---\n# One\n\nText *of*\nthis.\n\n- [x] done\n- [ ] open\n\n| a | b |\n|---|---|\n| c | d |\n";
  const Record *r = read_one(s, "2017-07-05 x.md", text);
  Sha256 hash = hash_sha256(text_of(text));
  assert_memory_equal(&r->hash, &hash, sizeof hash);
  assert_int_equal(r->size, strlen(text));
  assert_text(r->title, "Ｐlan");
  assert_text(r->title_folded, "plan");
  assert_text(r->name_folded, "2017-07-05 x");
  assert_text(r->path_folded, "2017-07-05 x.md");
  assert_int_equal(r->tasks_done, 1);
  assert_int_equal(r->tasks_open, 1);
  assert_int_equal(r->table_rows, 1);
  assert_int_equal(r->headings.len, 1);
  assert_text(r->headings.at[0].folded, "one");
  assert_text(r->headings.at[0].id, "one");
  assert_int_equal(r->headings.at[0].line, 4);
  assert_text(r->text_folded, "one\ntext of this.\ndone\nopen\na\nb\nc\nd");
  static const uint32_t lines[] = {4, 6, 9, 10, 12, 12, 14, 14};
  assert_int_equal(r->text_lines.len, COUNT(lines));
  for (size_t i = 0; i < COUNT(lines); i++) assert_int_equal(r->text_lines.at[i], lines[i]);
  assert_false(r->empty || r->placeholder || r->to_sort);
  assert_int_equal(r->unreadable, UNREADABLE_NO);
  sample_close(s);
}

static void lines_of_plain_text(void **state) {
  (void)state;
  Sample *s = sample_one_unit();
  const Record *r = read_one(s, "x.txt", "first\nsecond\n\nfourth\n");
  assert_text(r->text_folded, "first\nsecond\nfourth");
  assert_int_equal(r->text_lines.at[1], 2);
  assert_int_equal(r->text_lines.at[2], 4);
  sample_close(s);
}

static void front_matter_gives_fields(void **state) {
  (void)state;
  Sample *s = sample_one_unit();
  const Record *r = read_one(s, "x.md", "---\nPlace: Room ２\npresent: [A, B]\nvote: {yes: 3}\n---\nText\n");
  assert_int_equal(r->fields.len, 3);
  assert_text(r->fields.at[0].name, "Place");
  assert_non_null(field(r, "place", "Room ２"));
  assert_non_null(field(r, "present", "A; B"));
  assert_non_null(field(r, "vote.yes", "3"));
  assert_int_equal(r->fields.at[1].where.line, 3);
  assert_text(r->fields.at[1].where.file, "input/a/units/u/x.md");
  assert_text(r->fields_folded, "room 2\na; b\n3\n");
  sample_close(s);
}

static void labels_give_declared_fields(void **state) {
  (void)state;
  Sample *s = sample_one_unit();
  Kind *kind = sample_kind(s, "minutes", "会议记录");
  sample_field(s, kind, "time", "时间,time");
  sample_field(s, kind, "place", "地点,place");
  sample_field(s, kind, "host", "主持人,host");
  sample_field(s, kind, "agenda", "议程");
  sample_field(s, kind, "absent", "缺席");
  sample_field(s, kind, "signed", "签字日期");
  const Record *r = read_one(s, "会议记录.md",
                             "---\n主持人: A\n---\n会议时间：2017年7月5日 10:30 地点：会议室\n\n"
                             "Place: Hall Host: B\n\nmarketplace: none\n\n缺席：＿＿\n\n主持人（签字）：D\n\nHost (signature): E\n\n"
                             "签字日期：2024年　月　日\n\n"
                             "| 地点 | 二楼 |\n|---|---|\n| 主持人 | C |\n| 缺席 | |\n\n## 议程\n\n学习\n");
  assert_text(r->kind, "minutes");
  const Fact *time = field(r, "time", "2017年7月5日 10:30");
  assert_non_null(time);
  assert_text(time->name, "会议时间");
  assert_int_equal(time->where.line, 4);
  assert_non_null(field(r, "place", "会议室"));
  assert_non_null(field(r, "place", "Hall"));
  assert_non_null(field(r, "place", "二楼"));
  assert_non_null(field(r, "host", "A"));
  assert_non_null(field(r, "host", "B"));
  assert_non_null(field(r, "host", "C"));
  assert_non_null(field(r, "host", "D"));
  assert_non_null(field(r, "host", "E"));
  assert_non_null(field(r, "agenda", "学习"));
  for (size_t i = 0; i < r->field_keys.len; i++) assert_false(text_is(r->field_keys.at[i], "signed"));
  for (size_t i = 0; i < r->field_keys.len; i++) assert_false(text_is(r->field_keys.at[i], "absent"));
  assert_null(field(r, "place", "none"));
  sample_close(s);
}

/* A form fills a line with blanks between the characters of a label. */
static void labels_may_be_spaced(void **state) {
  (void)state;
  Sample *s = sample_one_unit();
  Kind *kind = sample_kind(s, "minutes", "会议记录");
  sample_field(s, kind, "time", "时间");
  sample_field(s, kind, "host", "主持人,host");
  sample_field(s, kind, "marker", "自评人");
  sample_field(s, kind, "place", "地点");
  const Record *r = read_one(s, "会议记录.md",
                             "自 评 人：A\n\n时　间：2017年7月5日 地　 点：二楼\n\n主持人：甲 自 评 人：B\n\n"
                             "我们 几 个 人：C\n\n主 持 人（签字）：D\n\n| 地 点 | 三楼 |\n|---|---|\n| x | |\n");
  assert_non_null(field(r, "marker", "A"));
  assert_non_null(field(r, "time", "2017年7月5日"));
  assert_non_null(field(r, "place", "二楼"));
  assert_non_null(field(r, "host", "甲"));
  assert_non_null(field(r, "marker", "B"));
  assert_non_null(field(r, "host", "D"));
  assert_non_null(field(r, "place", "三楼"));
  for (size_t i = 0; i < r->fields.len; i++) assert_false(text_is(r->fields.at[i].value, "C"));
  assert_text(r->attended, "甲\nd\n");
  sample_close(s);
}

static void who_led_was_there(void **state) {
  (void)state;
  Sample *s = sample_one_unit();
  const Record *r = read_one(s, "x.md", "牵头人：支部书记\n\n牵头：副书记\n\n负责人：委员\n");
  assert_text(r->attended, "支部书记\n副书记\n");
  sample_close(s);
}

/* Front matter, a line, a cell beside its label; what holds no day says nothing, and front matter goes first. */
static void the_day_of_receipt(void **state) {
  (void)state;
  static const struct {
    const char *text, *day;
  } papers[] = {
      {"收到日期：2017年8月20日\n\n正文。\n", "2017-08-20"},
      {"Received: 2017-08-20\n\nText.\n", "2017-08-20"},
      {"| 签收日期 | 2017-08-20 |\n|---|---|\n| 甲 | 乙 |\n", "2017-08-20"},
      {"收 文 日 期：2017-08-20\n\n正文。\n", "2017-08-20"},
      {"---\nreceived: 2017-08-19\n---\n\n收到日期：2017-08-20\n", "2017-08-19"},
      {"收到日期：　年　月　日\n\n正文。\n", ""},
      {"日期：2017-08-20\n\n正文。\n", ""},
      {"We received 2017-08-20 as the day.\n", ""},
  };
  for (size_t i = 0; i < sizeof papers / sizeof *papers; i++) {
    Sample *s = sample_one_unit();
    const Record *r = read_one(s, "x.md", papers[i].text);
    Day day = DAY_NONE;
    if (*papers[i].day) assert_true(day_parse(text_of(papers[i].day), &day));
    if (r->received != day) print_error("%s\n", papers[i].text);
    assert_int_equal(r->received, day);
    sample_close(s);
  }
}

/* The days in the rows of a table are limits and births; a form's own day stands beside its label. */
static void tables_give_no_day(void **state) {
  (void)state;
  static const struct {
    const char *text, *day;
  } papers[] = {
      {"# 台账\n\n| 问题 | 整改时限 |\n|---|---|\n| 甲 | 2017-06-30 |\n", ""},
      {"# 台账\n\n| 整改时限 | 2017-06-30 |\n|---|---|\n| 甲 | 乙 |\n", ""},
      {"# 台账\n\n| 时间 | 地点 |\n|---|---|\n| 2017-06-30 | 会议室 |\n", ""},
      {"# 台账\n\n| 问题 | 整改时限 |\n|---|---|\n| 甲 | 2017-06-30 |\n\n2017年7月5日\n", "2017-07-05"},
      {"# 记录\n\n| 时 间 | 2017年7月5日 |\n|---|---|\n| 地点 | 会议室 |\n", "2017-07-05"},
      {"# 记录\n\n2017年7月5日\n\n| 时限 | 2017-06-30 |\n|---|---|\n", "2017-07-05"},
  };
  for (size_t i = 0; i < COUNT(papers); i++) {
    Sample *s = sample_one_unit();
    const Record *r = read_one(s, "x.md", papers[i].text);
    Text day = r->day == DAY_NONE ? TEXT_NONE : day_iso(s->arena, r->day);
    if (!text_is(day, papers[i].day)) print_error("paper %zu: %.*s\n", i, TEXT_ARG(day));
    assert_text(day, papers[i].day);
    assert_int_equal(r->day_from, r->day == DAY_NONE ? FROM_NONE : FROM_BODY);
    sample_close(s);
  }
}

typedef struct Blank {
  const char *name, *text;
  bool empty, placeholder;
} Blank;

static void blank_papers_never_count(void **state) {
  (void)state;
  static const Blank blanks[] = {
      {"a.md", "", true, false},
      {"a.pdf", "", true, false},
      {"a.jpg", "", true, false},
      {"a.md", "\xEF\xBB\xBF \n\t\n", true, false},
      {"a.md", "---\ntitle: x\n---\n\n", true, false},
      {"a.md", "Text\n", false, false},
      {"a.md", "TODO\n", false, true},
      {"a.md", "# Plan\n\n(todo)\n\n- 待补充。\n", false, true},
      {"a.md", "待補充……\n", false, true},
      {"a.md", "# Plan\n\nto be added\n", false, true},
      {"a.md", "todos\n", false, false},
      {"a.md", "todo: call the town\n", false, false},
      {"a.md", "# Plan\n\n## Aim\n", false, true},
      {"a.md", "# Plan\n\n----\n\n____\n", false, true},
      {"a.md", "# Plan\n\n![a](b.jpg)\n", false, false},
      {"a.md", "# Plan\n\n1\n", false, false},
      {"a.txt", "......\n", false, true},
      {"minutes.md", "# Minutes\n\nPlace:\n\nHost:\n", false, true},
      {"minutes.md", "# MINUTES\n\n- Place：\n- Host：\n", false, true},
      {"minutes.md", "# Minutes\n\nPlace: hall\n\nHost:\n", false, false},
      {"other.md", "# Minutes\n\nPlace:\n\nHost:\n", false, false},
  };
  for (size_t i = 0; i < COUNT(blanks); i++) {
    Sample *s = sample_one_unit();
    static const char *const words[] = {"todo", "待补充", "to be added"};
    for (size_t k = 0; k < COUNT(words); k++)
      *list_add(s->arena, &s->vocabulary.placeholders) = text_fold(s->arena, text_of(words[k]));
    sample_kind(s, "minutes", "Q,minutes.md")->template_text = TEXT("minutes place: host:");
    sample_kind(s, "m2", "R")->template_text = TEXT_NONE;
    *list_add(s->arena, &s->vocabulary.kinds.at[0].words) = TEXT("minutes");
    if (!strcmp(blanks[i].name, "other.md")) s->vocabulary.kinds.len = 0;
    const Record *r = read_one(s, blanks[i].name, blanks[i].text);
    if (r->empty != blanks[i].empty || r->placeholder != blanks[i].placeholder) print_error("blank %zu: %s", i, blanks[i].text);
    assert_int_equal(r->empty, blanks[i].empty);
    assert_int_equal(r->placeholder, blanks[i].placeholder);
    assert_int_equal(sample_said(s, DIAG_PAPER_EMPTY), blanks[i].empty);
    assert_int_equal(sample_said(s, DIAG_PAPER_PLACEHOLDER), blanks[i].placeholder);
    sample_close(s);
  }
}

static void changelog_entries_have_days(void **state) {
  (void)state;
  Sample *s = sample_one_unit();
  const Record *r = read_one(s, "CHANGELOG.md",
                             "# Changelog\n\n## [Unreleased]\n\n## [1.2.0] - 2017-05-01\n\n- a\n\n### 2017-04-01\n\n"
                             "## 1.1.0 (2017-03-02)\n\n- b\n\n## 2017年1月1日\n\n- c\n");
  static const Day days[] = {17287, 17227, 17167};
  assert_int_equal(r->dated.len, 3);
  assert_int_equal(r->dated_days.len, 3);
  for (size_t i = 0; i < 3; i++) assert_int_equal(r->dated_days.at[i], days[i]);
  assert_int_equal(days[0], day_of(2017, 5, 1));
  assert_int_equal(r->dated.at[0].line, 5);
  sample_close(s);
}

static void short_papers_have_no_twins(void **state) {
  (void)state;
  for (uint32_t words = evidence_limits.twin_words - 1; words <= evidence_limits.twin_words + 1; words++) {
    Sample *s = sample_one_unit();
    char text[400] = "";
    for (uint32_t i = 0; i < words; i++) strcat(text, "word ");
    const Record *r = read_one(s, "a.txt", text);
    assert_int_equal(r->words, words);
    assert_int_equal(r->text_hash != 0, words >= evidence_limits.twin_words);
    sample_close(s);
  }
}

static void broken_papers_need_eyes(void **state) {
  (void)state;
  Sample *s = sample_one_unit();
  const Record *r = read_one(s, "2017-07-05 x.xml", "<a><b></a>");
  assert_int_equal(r->unreadable, UNREADABLE_BROKEN);
  assert_int_equal(r->text_folded.len, 0);
  assert_int_equal(r->format, PAPER_XML);
  assert_false(r->empty || r->placeholder);
  assert_int_equal(r->day, day_of(2017, 7, 5));
  assert_true(r->original.len > 0);
  sample_close(s);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(facts_are_taken),
      cmocka_unit_test(lines_of_plain_text),
      cmocka_unit_test(front_matter_gives_fields),
      cmocka_unit_test(who_led_was_there),
      cmocka_unit_test(the_day_of_receipt),
      cmocka_unit_test(tables_give_no_day),
      cmocka_unit_test(labels_give_declared_fields),
      cmocka_unit_test(labels_may_be_spaced),
      cmocka_unit_test(blank_papers_never_count),
      cmocka_unit_test(changelog_entries_have_days),
      cmocka_unit_test(short_papers_have_no_twins),
      cmocka_unit_test(broken_papers_need_eyes),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
