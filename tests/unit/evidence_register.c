/* SPDX-License-Identifier: MIT
 *
 * Registers: which table is one, where its columns stand, what is a row; limits; attendance, cases and numbers of papers.
 * Takes nothing. Gives TAP lines.
 */
#include "evidence_sample.h"

static Register *sample_register(Sample *s, const char *id, const char *words) {
  Register *of = list_add(s->arena, &s->vocabulary.registers);
  of->id = of->title = text_of(id);
  of->key = of->day = TEXT_NONE;
  Text rest = text_of(words), word;
  while (text_cut(&rest, ',', &word)) *list_add(s->arena, &of->words) = text_fold(s->arena, word);
  return of;
}

static void sample_column(Sample *s, Register *of, const char *name, const char *synonyms) {
  KindField *column = list_add(s->arena, &of->columns);
  column->name = text_of(name);
  Text rest = text_of(synonyms), word;
  *list_add(s->arena, &column->synonyms) = text_fold(s->arena, column->name);
  while (text_cut(&rest, ',', &word)) *list_add(s->arena, &column->synonyms) = text_fold(s->arena, word);
}

/* done, owner, problem: by name, as the pack gives them */
static Sample *ledger_open(void) {
  Sample *s = sample_one_unit();
  Register *ledger = sample_register(s, "ledger", "整改台账,ledger");
  sample_column(s, ledger, "done", "完成情况,整改情况");
  sample_column(s, ledger, "owner", "责任人");
  sample_column(s, ledger, "problem", "问题,存在问题");
  Register *roster = sample_register(s, "roster", "党员名册,roster");
  sample_column(s, roster, "name", "姓名");
  sample_column(s, roster, "owner", "责任人");
  return s;
}

static const Record *read_paper_at(Sample *s, const char *path, const char *text) {
  char whole[160];
  snprintf(whole, sizeof whole, "a/units/u/%s", path);
  sample_file(s, whole, text);
  assert_true(sample_units(s) && sample_read(s, 0));
  assert_int_equal(s->evidence.records.len, 1);
  return &s->evidence.records.at[0];
}

/* "ledger: a|b|c @3; ..." of the first table */
static void assert_rows(Sample *s, const Record *record, const char *expected) {
  Buf out = {0};
  const RecordTable *table = record->tables.len ? &record->tables.at[0] : NULL;
  if (table) buf_format(&out, "%.*s", TEXT_ARG(table->of));
  for (size_t i = 0; table && i < table->columns.len; i++) buf_format(&out, "%s%.*s", i ? "," : ":", TEXT_ARG(table->columns.at[i]));
  for (size_t row = 0; table && row < table->lines.len; row++) {
    buf_format(&out, "; @%u ", table->lines.at[row]);
    for (size_t i = 0; i < table->columns.len; i++)
      buf_format(&out, "%s%.*s", i ? "|" : "", TEXT_ARG(table->cells.at[row * table->columns.len + i]));
  }
  if (table && table->cut) buf_str(&out, "; cut");
  Text got = text_copy(s->arena, buf_view(&out));
  buf_free(&out);
  assert_text(got, expected);
}

typedef struct Case {
  const char *path, *text, *rows;
} Case;

#define HEAD "| 问题 | 责任人 | 完成情况 |\n|---|---|---|\n"

static const Case cases[] = {
    /* where the word stands */
    {"整改台账.md", HEAD "| 路 | 甲 | 否 |\n", "ledger:done,owner,problem; @3 否|甲|路"},
    {"x.md", "# 整改檯賬\n\n" HEAD "| 路 | 甲 | 否 |\n", "ledger:done,owner,problem; @5 否|甲|路"},
    {"整改台账/2017.md", HEAD "| 路 | 甲 | 否 |\n", "ledger:done,owner,problem; @3 否|甲|路"},
    {"x.md", "---\nregister: ledger\n---\n" HEAD "| 路 | 甲 | 否 |\n", "ledger:done,owner,problem; @6 否|甲|路"},
    {"x.md", "---\nregister: 整改台账\n---\n" HEAD "| 路 | 甲 | 否 |\n", "ledger:done,owner,problem; @6 否|甲|路"},
    {"x.md", HEAD "| 路 | 甲 | 否 |\n", ""},
    {"x.md", "# 通知\n\n## 整改台账\n\n### 附\n\n" HEAD "| 路 | 甲 | 否 |\n", "ledger:done,owner,problem; @9 否|甲|路"},
    {"x.md", "## 整改台账\n\n## 其他\n\n" HEAD "| 路 | 甲 | 否 |\n", ""},
    /* the front matter decides, then the heading, then the name */
    {"党员名册.md", "# 整改台账\n\n" HEAD "| 路 | 甲 | 否 |\n", "ledger:done,owner,problem; @5 否|甲|路"},
    {"整改台账.md", "---\nregister: roster\n---\n" HEAD "| 路 | 甲 | 否 |\n", "roster:owner; @6 甲"},
    /* the longer word */
    {"整改台账和roster.md", HEAD "| 路 | 甲 | 否 |\n", "roster:owner; @3 甲"},
    /* without a column it is none */
    {"整改台账.md", "| 序号 | 名称 |\n|---|---|\n| 1 | 甲 |\n", ""},
    /* heads: blanks, brackets, Traditional, another order, a column more */
    {"整改台账.md", "| 序号 | 責 任 人 | 存在問題（簡述） | 整改情況 |\n|---|---|---|---|\n| 1 | 甲 | 路 | 否 |\n",
     "ledger:done,owner,problem; @3 否|甲|路"},
    /* a title and a blank line above the head: the first row with half of the columns */
    {"整改台账.csv", "2017年整改台账,,\n填报单位：某村,,\n问题,责任人,完成情况\n路,甲,否\n", "ledger:done,owner,problem; @4 否|甲|路"},
    {"x.csv", "2017年整改台账,,\n问题,责任人,完成情况\n路,甲,否\n", "ledger:done,owner,problem; @3 否|甲|路"},
    {"x.md", "整改台账（三月）\n\n" HEAD "| 路 | 甲 | 否 |\n", "ledger:done,owner,problem; @5 否|甲|路"},
    {"x.md", "整改台账\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n" HEAD "| 路 | 甲 | 否 |\n", ""},
    /* what is no row */
    {"整改台账.md", HEAD "| 路 | 甲 | 否 |\n| | | |\n| 合计 | | 1 |\n| 本页合计 | | 1 |\n| — | | |\n| 问题 | 责任人 | 完成情况 |\n| 桥 | 乙 | 是 |\n",
     "ledger:done,owner,problem; @3 否|甲|路; @9 是|乙|桥"},
    /* the same row twice is two rows */
    {"整改台账.md", HEAD "| 路 | 甲 | 否 |\n| 路 | 甲 | 否 |\n", "ledger:done,owner,problem; @3 否|甲|路; @4 否|甲|路"},
    /* marks in a cell are not its text */
    {"整改台账.md", HEAD "| **路** | `甲` | [否](x.md) |\n", "ledger:done,owner,problem; @3 否|甲|路"},
    {"整改台账.md", HEAD, "ledger:done,owner,problem"},
    /* what cannot be read may hold rows */
    {"整改台账.doc", "\xD0\xCF\x11\xE0 binary", "ledger; cut"},
    {"整改台账/附件.wps", "\xD0\xCF\x11\xE0 binary", "ledger; cut"},
    {"整改台账/IMG_1.jpg", "\xFF\xD8\xFF\xE0 picture", ""},
    {"整改台账.jpg", "\xFF\xD8\xFF\xE0 picture", "ledger; cut"},
    {"整改台账.md", "", ""},
};

static void tables_become_registers(void **state) {
  (void)state;
  for (size_t i = 0; i < COUNT(cases); i++) {
    Sample *s = ledger_open();
    const Record *record = read_paper_at(s, cases[i].path, cases[i].text);
    print_message("%zu %s\n", i, cases[i].path);
    assert_rows(s, record, cases[i].rows);
    sample_close(s);
  }
}

/* Of kinds and registers, the word that stands last in the name says what a paper is. */
static void a_register_by_name_is_no_other_kind(void **state) {
  (void)state;
  static const struct {
    const char *path, *kind;
  } row[] = {{"问题整改台账.md", ""},        {"整改台账 20170705.md", ""},    {"问题/整改台账.md", ""},
             {"整改台账情况问题.md", "problems"}, {"整改台账和问题.md", "problems"}, {"问题.md", "problems"}};
  for (size_t i = 0; i < COUNT(row); i++) {
    Sample *s = ledger_open();
    sample_kind(s, "problems", "问题");
    const Record *record = read_paper_at(s, row[i].path, HEAD "| 路 | 甲 | 否 |\n");
    print_message("%s\n", row[i].path);
    assert_text(record->kind, row[i].kind);
    assert_false(record->to_sort);
    sample_close(s);
  }
}

/* Nor is a picture of the posted rota a rota that cannot be read. */
static void an_unread_paper_of_a_kind_is_no_register(void **state) {
  (void)state;
  static const struct {
    const char *path;
    size_t tables;
  } row[] = {{"整改台账公示.jpg", 0}, {"整改台账公示.doc", 0}, {"整改台账/公示.doc", 0}, {"公示 整改台账.jpg", 1}, {"整改台账.doc", 1}};
  for (size_t i = 0; i < COUNT(row); i++) {
    Sample *s = ledger_open();
    sample_kind(s, "posted", "公示");
    const Record *record = read_paper_at(s, row[i].path, "\xFF\xD8\xFF\xE0 picture");
    print_message("%s\n", row[i].path);
    assert_int_equal(record->tables.len, row[i].tables);
    sample_close(s);
  }
}

static void a_cell_over_several_rows_counts_in_each(void **state) {
  (void)state;
  Sample *s = ledger_open();
  const char *text =
      "<office:document xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
      "xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" "
      "office:mimetype=\"application/vnd.oasis.opendocument.text\"><office:body><office:text><table:table>"
      "<table:table-row><table:table-cell table:number-columns-spanned=\"3\"><text:p>整改台账</text:p></table:table-cell>"
      "<table:covered-table-cell/><table:covered-table-cell/></table:table-row>"
      "<table:table-row><table:table-cell><text:p>责任人</text:p></table:table-cell>"
      "<table:table-cell><text:p>问题</text:p></table:table-cell><table:table-cell><text:p>完成情况</text:p></table:table-cell></table:table-row>"
      "<table:table-row><table:table-cell table:number-rows-spanned=\"2\"><text:p>甲</text:p></table:table-cell>"
      "<table:table-cell><text:p>路</text:p></table:table-cell><table:table-cell><text:p>否</text:p></table:table-cell></table:table-row>"
      "<table:table-row><table:covered-table-cell/><table:table-cell><text:p>桥</text:p></table:table-cell>"
      "<table:table-cell><text:p>是</text:p></table:table-cell></table:table-row>"
      "<table:table-row><table:table-cell table:number-columns-spanned=\"3\"><text:p>填表人</text:p></table:table-cell>"
      "<table:covered-table-cell/><table:covered-table-cell/></table:table-row>"
      "</table:table></office:text></office:body></office:document>";
  const Record *record = read_paper_at(s, "x.fodt", text);
  assert_int_equal(record->tables.len, 1);
  const RecordTable *table = &record->tables.at[0];
  assert_int_equal(table->lines.len, 2);
  assert_text(table->cells.at[1], "甲");
  assert_text(table->cells.at[4], "甲");
  assert_text(table->cells.at[5], "桥");
  sample_close(s);
}

static void what_is_wrong_is_told(void **state) {
  (void)state;
  Sample *s = ledger_open();
  read_paper_at(s, "整改台账.md", "| 问题 | 责任 | 完成情况 |\n|---|---|---|\n| 路 | 甲 | 否 |\n");
  const Diag *diag = sample_diag(s, DIAG_REGISTER_COLUMN);
  assert_non_null(diag);
  assert_int_equal(diag->where.line, 1);
  assert_text(diag->arg[1], "owner");
  assert_text(diag->arg[2], "责任");
  sample_close(s);

  s = ledger_open();
  const Record *record = read_paper_at(s, "整改台账.md", "| 序号 | 名称 |\n|---|---|\n| 1 | 甲 |\n");
  assert_int_equal(record->tables.len, 0);
  assert_int_equal(sample_said(s, DIAG_REGISTER_HEAD), 1);
  sample_close(s);

  s = ledger_open();
  read_paper_at(s, "x.md", "---\nregister: leger\n---\n" HEAD "| 路 | 甲 | 否 |\n");
  assert_int_equal(sample_said(s, DIAG_REGISTER_UNKNOWN), 1);
  assert_text(sample_diag(s, DIAG_REGISTER_UNKNOWN)->arg[1], "ledger");
  sample_close(s);

  s = ledger_open();
  record = read_paper_at(s, "整改台账和党员名册.md", HEAD "| 路 | 甲 | 否 |\n");
  assert_int_equal(sample_said(s, DIAG_REGISTER_TWO), 1);
  assert_true(record->to_sort && record->tables.len == 0);
  sample_close(s);
}

static void a_register_needs_no_kind(void **state) {
  (void)state;
  Sample *s = ledger_open();
  sample_kind(s, "plan", "方案");
  assert_false(read_paper_at(s, "整改台账.md", HEAD "| 路 | 甲 | 否 |\n")->to_sort);
  sample_close(s);
  s = ledger_open();
  sample_kind(s, "plan", "方案");
  assert_true(read_paper_at(s, "清单.md", HEAD "| 路 | 甲 | 否 |\n")->to_sort);
  sample_close(s);
}

/* ---- Hostile ---- */

static void rows_have_a_limit(void **state) {
  (void)state;
  Sample *s = ledger_open();
  Buf text = {0};
  buf_str(&text, "问题,责任人,完成情况\n");
  for (int i = 0; i < 100000; i++) buf_format(&text, "路%d,甲,否\n", i);
  buf_char(&text, '\0');
  const Record *record = read_paper_at(s, "整改台账.csv", text.at);
  assert_int_equal(record->tables.len, 1);
  assert_true(record->tables.at[0].cut);
  assert_true(record->tables.at[0].lines.len <= evidence_limits.register_rows);
  assert_true(record->tables.at[0].lines.len > 1000);
  assert_text(record->tables.at[0].cells.at[2], "路0");
  buf_free(&text);
  sample_close(s);
}

static void rows_of_all_tables_have_a_limit(void **state) {
  (void)state;
  Sample *s = ledger_open();
  Buf text = {0};
  size_t rows = 0;
  for (int table = 0; table < 5; table++) {
    buf_str(&text, "# 整改台账\n\n|问题|责任人|完成情况|\n|---|---|---|\n");
    for (int i = 0; i < 4400; i++) buf_str(&text, "|路|甲|否|\n");
    buf_char(&text, '\n');
  }
  buf_char(&text, '\0');
  const Record *record = read_paper_at(s, "x.md", text.at);
  assert_int_equal(record->tables.len, 5);
  for (size_t i = 0; i < record->tables.len; i++) rows += record->tables.at[i].lines.len;
  assert_int_equal(rows, evidence_limits.register_rows);
  assert_int_equal(sample_said(s, DIAG_REGISTER_LIMIT), 1);
  assert_true(record->tables.at[4].cut && !record->tables.at[3].cut);
  buf_free(&text);
  sample_close(s);
}

static void columns_have_a_limit(void **state) {
  (void)state;
  Sample *s = ledger_open();
  Buf text = {0};
  buf_str(&text, "问题,责任人,完成情况");
  for (int i = 0; i < 997; i++) buf_format(&text, ",c%d", i);
  buf_str(&text, "\n路,甲,否");
  for (int i = 0; i < 997; i++) buf_format(&text, ",%d", i);
  buf_str(&text, "\n");
  buf_char(&text, '\0');
  const Record *record = read_paper_at(s, "整改台账.csv", text.at);
  assert_int_equal(record->tables.len, 1);
  assert_int_equal(record->tables.at[0].lines.len, 1);
  assert_text(record->tables.at[0].cells.at[2], "路");
  buf_free(&text);
  sample_close(s);
}

static void cells_have_a_limit(void **state) {
  (void)state;
  Sample *s = ledger_open();
  Buf text = {0};
  buf_str(&text, "问题,责任人,完成情况\n");
  for (int i = 0; i < 350000; i++) buf_str(&text, "路");
  buf_str(&text, ",甲,否\n桥,乙,是\n");
  buf_char(&text, '\0');
  const Record *record = read_paper_at(s, "整改台账.csv", text.at);
  assert_int_equal(sample_said(s, DIAG_REGISTER_CELL), 1);
  assert_int_equal(record->tables.at[0].lines.len, 2);
  assert_true(record->tables.at[0].cells.at[2].len <= evidence_limits.register_cell);
  assert_true(text_is_utf8(record->tables.at[0].cells.at[2], NULL));
  buf_free(&text);
  sample_close(s);
}

/* ---- Attendance, case, number ---- */

typedef struct Ties {
  const char *text, *attended, *cases, *numbers;
} Ties;

static const Ties ties[] = {
    {"主持人：书记\n", "书记\n", "", ""},
    {"主持：书记；记录：委员\n", "书记\n记录:委员\n", "", ""},
    {"出席人员：书记、委员甲（请假）、委员乙\n", "书记\n委员乙\n", "", ""},
    {"参加：全体；请假：书记\n", "全体\n", "", ""},
    {"主持人：委员。书记因公外出，会后补学。\n", "委员\n", "", ""},
    {"出席人员：委员、书记。会议由委员主持。\n", "委员\n书记\n", "", ""},
    {"应到：书记、委员\n", "", "", ""},
    {"缺席人员：书记\n", "", "", ""},
    {"未出席：书记\n", "", "", ""},
    {"Host: secretary\n\nAbsent: clerk\n", "secretary\n", "", ""},
    {"| 主持人 | 书记 |\n|---|---|\n| 列席 | 县领导 |\n", "书记\n县领导\n", "", ""},
    {"---\nhost: secretary\nattended: [clerk, deputy]\nabsent: chair\n---\ntext\n", "secretary\nclerk\ndeputy\n", "", ""},
    {"## 出席\n\n书记\n", "书记\n", "", ""},
    {"案件编号：A-7\n\n文号：某发〔2017〕5号\n", "", "a-7\n", "某发〔2017〕5号\n"},
    {"---\ncase: 7\n---\ntext\n", "", "7\n", ""},
    {"书记讲了话。\n", "", "", ""},
};

static void ties_are_collected(void **state) {
  (void)state;
  for (size_t i = 0; i < COUNT(ties); i++) {
    Sample *s = sample_one_unit();
    const Record *record = read_paper_at(s, "x.md", ties[i].text);
    print_message("%zu\n", i);
    assert_text(record->attended, ties[i].attended);
    assert_text(record->cases, ties[i].cases);
    assert_text(record->numbers, ties[i].numbers);
    sample_close(s);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(tables_become_registers),
                                     cmocka_unit_test(a_register_by_name_is_no_other_kind),
      cmocka_unit_test(an_unread_paper_of_a_kind_is_no_register),
                                     cmocka_unit_test(a_cell_over_several_rows_counts_in_each),
                                     cmocka_unit_test(what_is_wrong_is_told),
                                     cmocka_unit_test(a_register_needs_no_kind),
                                     cmocka_unit_test(rows_have_a_limit),
                                     cmocka_unit_test(rows_of_all_tables_have_a_limit),
                                     cmocka_unit_test(columns_have_a_limit),
                                     cmocka_unit_test(cells_have_a_limit),
                                     cmocka_unit_test(ties_are_collected)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
