/* SPDX-License-Identifier: MIT
 *
 * Folders that are named after items and sections, as people shorten the names. Takes nothing. Gives TAP lines.
 */
#include "evidence_sample.h"

typedef struct Folder {
  const char *path; /* below the unit; the file in it has a day and no word of a kind */
  const char *kind; /* that the folder gives, or "" */
} Folder;

static const Folder folders[] = {
    /* the whole id */
    {"JX-3", "study"},
    {"JX-3 专题学习", "study"},
    {"jx-3", "study"},
    {"ＪＸ－３", "study"},
    {"一-4-(2)", "notice"},
    {"LS-2.3.2", "ledger"},
    {"GB-5.2a", "theme"},
    {"JX-M3", "report"},
    /* its number alone */
    {"3", "study"},
    {"03", "study"},
    {"03-", "study"},
    {"第三项", "study"},
    {"第3项", "study"},
    {"第3條", "study"},
    {"三", "study"},
    {"三、", "study"},
    {"2.3.2", "ledger"},
    {"2-3-2", "ledger"},
    {"1.4.2", "notice"},
    {"一-4-2", "notice"},
    {"一、4", ""},
    {"2.3.(2)", "ledger"},
    {"5.2a", "theme"},
    {"十二", "summary"},
    {"12", "summary"},
    {"第十二项", "summary"},
    /* the number with words of the item */
    {"03-专题学习", "study"},
    {"3 专题学习讨论", "study"},
    {"第三项 专题学习", "study"},
    {"三、专题学习", "study"},
    {"03_專題學習", "study"},
    {"2.3.2 培训台账", "ledger"},
    {"5.2a 主题党日活动", "theme"},
    {"03-专题学习/附件", "study"},
    {"2017年/03-专题学习", "study"},
    /* words alone */
    {"专题学习", "study"},
    {"專題學習", "study"},
    {"07-专题学习", "study"}, /* another order of their own */
    {"培训台账", "ledger"},
    {"01-计划 ", ""},
    {"每月主题党日活动", "theme"},
    {"每月主题党日", "theme"}, /* the folder that the pack proposes */
    /* a section with one kind, and one with several */
    {"组织生活", "theme"},
    {"第四部分 组织生活", ""},
    {"四、组织生活", "theme"},
    {"组织生活会", ""},
    {"学习教育", ""},
    /* number and words disagree; numbers of other things */
    {"03-三会一课", ""},
    {"3 其他", ""},
    {"第3盒", ""},
    {"第三次", ""},
    {"2.3", ""},
    {"2.3.2.1", ""},
    {"4", ""},
    {"13", ""},
    {"5.2", ""},
    {"5.2b", ""},
    {"003", ""},
    {"JX-31", ""},
    {"JX-3.2", ""},
    {"XJX-3", ""},
    {"2017-07-03", ""},
    {"2017/3.12", ""},
    {"卷二", ""},
    {"其他", ""},
    /* two items of one number */
    {"8", "?"},
    {"第八项", "?"},
    {"8 慰问", "letter"},
    {"BJ-8", "letter"},
    /* a place of several items is none of them, also where its number is that of one */
    {"14-管理", ""},
    {"14-管理/门卫", ""},
    {"GL-14", "theme"},
};

static void item(Sample *s, const char *id, const char *title, const char *place, const char *kind, bool section) {
  ItemFolder *folder = list_add(s->arena, &s->vocabulary.folders);
  folder->name = text_fold(s->arena, text_of(id));
  folder->section = section;
  *list_add(s->arena, &folder->titles) = text_fold(s->arena, text_of(title));
  if (*place) *list_add(s->arena, &folder->titles) = text_fold(s->arena, text_of(place));
  for (Text rest = text_of(kind), one; text_cut(&rest, ',', &one);) *list_add(s->arena, &folder->kinds) = one;
}

static void declare(Sample *s) {
  static const char *const kinds[][2] = {{"study", "甲"},  {"notice", "乙"},  {"ledger", "丙"}, {"theme", "丁"},
                                         {"report", "戊"}, {"summary", "己"}, {"letter", "庚"}, {"form", "辛"}};
  for (size_t i = 0; i < COUNT(kinds); i++) sample_kind(s, kinds[i][0], kinds[i][1]);
  item(s, "JX-3", "专题学习讨论", "03-专题学习", "study", false);
  item(s, "JX-M3", "综合督查", "", "report", false);
  item(s, "一-4-(2)", "通知公告", "", "notice", false);
  item(s, "LS-2.3.2", "培训台账", "", "ledger", false);
  item(s, "GB-5.2a", "每月主题党日活动", "5.2a-每月主题党日", "theme", false);
  item(s, "JX-12", "总结归档", "", "summary", false);
  item(s, "JX-8", "特色项目", "", "form", false);
  item(s, "BJ-8", "走访慰问", "8 慰问", "letter", false);
  item(s, "GL-14", "家长会", "14-管理", "theme", false);
  item(s, "GL-15", "计划制度", "14-管理", "study,notice", false);
  item(s, "GL-16", "来访登记", "14-管理", "", false);
  item(s, "life", "组织生活", "", "theme", true);
  item(s, "study", "学习教育", "", "study,notice", true);
}

static void check_folder(Sample *s, const Folder *folder) {
  assert_int_equal(s->evidence.records.len, 1);
  const Record *record = &s->evidence.records.at[0];
  bool two = sample_said(s, DIAG_PAPER_TWO_ITEMS) > 0;
  Text kind = two ? TEXT("?") : record->kind;
  if (!text_is(kind, folder->kind)) fail_msg("\"%s\": \"%.*s\", expected \"%s\"", folder->path, TEXT_ARG(kind), folder->kind);
  if (record->kind.len) assert_int_equal(record->kind_from, FROM_FOLDER);
  if (two) assert_text(record->to_sort_why, "paper-two-items");
}

static void folders_stand_for_items(void **state) {
  (void)state;
  Sample *s = sample_open();
  sample_file(s, "a/assessment.yml", "pack: p\nas_of: 2018-01-31\n");
  declare(s);
  for (size_t i = 0; i < COUNT(folders); i++) {
    Text path = text_format(s->arena, "a/units/u%03zu/%s/2017-07-05 x.md", i, folders[i].path);
    sample_file(s, text_cstr(s->arena, path), "Text\n");
  }
  assert_true(sample_units(s));
  for (size_t i = 0; i < COUNT(folders); i++) {
    s->diags = diag_list_new(s->arena);
    assert_true(sample_read(s, (uint32_t)i));
    check_folder(s, &folders[i]);
  }
  sample_close(s);
}

/* The name of the paper comes first, and a folder that may be two items asks nothing of it. */
static void names_come_before_items(void **state) {
  (void)state;
  Sample *s = sample_one_unit();
  declare(s);
  sample_file(s, "a/units/u/8/2017-07-05 庚.md", "Text\n");
  sample_file(s, "a/units/u/9/2017-07-05 甲.md", "Text\n");
  assert_true(sample_units(s) && sample_read(s, 0));
  assert_text(sample_record(s, "8/2017-07-05 庚.md")->kind, "letter");
  assert_int_equal(sample_said(s, DIAG_PAPER_TWO_ITEMS), 0);
  sample_close(s);
}

/* The item's own kinds first; but a longer word that holds theirs says more exactly what the paper is. */
static void a_longer_word_is_another_thing(void **state) {
  static const char *const papers[][2] = {{"JX-3/2017-07-05 甲.md", "study"},        {"JX-3/2017-07-06 甲计划.md", "plan"},
                                          {"JX-3/2017-07-07 关于甲计划.md", "plan"}, {"JX-3/2017-07-08 甲、总计划.md", "study"},
                                          {"JX-8/2017-07-09 甲计划.md", "plan"},     {"甲计划/2017-07-10 甲.md", "study"}};
  (void)state;
  Sample *s = sample_one_unit();
  declare(s);
  sample_kind(s, "plan", "甲计划");
  sample_kind(s, "all", "总计划");
  for (size_t i = 0; i < COUNT(papers); i++)
    sample_file(s, text_cstr(s->arena, text_format(s->arena, "a/units/u/%s", papers[i][0])), "Text\n");
  assert_true(sample_units(s) && sample_read(s, 0));
  for (size_t i = 0; i < COUNT(papers); i++) assert_text(sample_record(s, papers[i][0])->kind, papers[i][1]);
  sample_close(s);
}

/* A register says itself what it is, in whatever folder. */
static void a_register_is_asked_nothing(void **state) {
  (void)state;
  Sample *s = sample_open();
  sample_file(s, "a/assessment.yml", "pack: p\nas_of: 2018-01-31\n");
  declare(s);
  Register *of = list_add(s->arena, &s->vocabulary.registers);
  *of = (Register){.id = TEXT("list"), .title = TEXT("list"), .key = TEXT_NONE, .day = TEXT_NONE};
  *list_add(s->arena, &of->words) = TEXT("总表");
  KindField *column = list_add(s->arena, &of->columns);
  *column = (KindField){.name = TEXT("项目")};
  *list_add(s->arena, &column->synonyms) = TEXT("项目");
  sample_file(s, "a/units/u/8/2017-07-05 总表.csv", "项目\n一\n");
  sample_file(s, "a/units/v/8/2017-07-05 其他.csv", "说明\n二\n");
  assert_true(sample_units(s));
  for (uint32_t i = 0; i < 2; i++) {
    s->diags = diag_list_new(s->arena);
    assert_true(sample_read(s, i));
    assert_int_equal(sample_said(s, DIAG_PAPER_TWO_ITEMS), i);
  }
  sample_close(s);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(folders_stand_for_items), cmocka_unit_test(names_come_before_items),
                                     cmocka_unit_test(a_longer_word_is_another_thing),
                                     cmocka_unit_test(a_register_is_asked_nothing)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
