/* SPDX-License-Identifier: MIT
 *
 * Papers and rows as members of for_each: by which words others are looked for, and what is told of those of one name. Takes: the
 * vocabulary of rules/std/. Gives: TAP lines.
 */
#include "assess_whole.h"

/* "台账.md:5 台账.md:3": where a second row or paper is called like a first one, and where that stands. */
static void assert_twice(const char *test, const char *expected) {
  Whole w;
  Buf out = {0};
  const Case one = {test,
                    1,
                    {"east/台账.md", LEDGER "| road | A | | no | |\n| lamp | B | | no | |\n| Road | C | | no | |\n",
                     "east/2024-02-01 会议 roof.md", "# Roof\n\nText.\n", "east/2024-03-01 会议 roof.md", "# Roof\n\nText.\n"},
                    ""};
  run_case(&one, false, &w);
  for (size_t i = 0; i < w.bench.diags->all.len; i++) {
    const Diag *diag = &w.bench.diags->all.at[i];
    if (diag->code != DIAG_MEMBER_TWICE) continue;
    assert_text(diag->unit, "east");
    Text file = diag->where.file, path = text_slice(file, text_find(file, TEXT("east/")) + 5, file.len);
    buf_format(&out, "%s%.*s:%u %.*s", out.len ? "; " : "", TEXT_ARG(path), diag->where.line, TEXT_ARG(diag->arg[1]));
  }
  assert_text(text_copy(w.bench.arena, buf_view(&out)), expected);
  buf_free(&out);
  whole_close(&w);
}

static void a_name_that_stands_twice_is_told(void **state) {
  (void)state;
  assert_twice("for_each(rows { table = 'ledger' }, none(rows { table = 'ledger', where = { problem = EACH, done = 'no' } }))",
               "台账.md:5 台账.md:3");
  assert_twice("for_each(rows { table = 'ledger' }, all_of { at_least(1, evidence { kind = 'plan', topic = EACH }) })",
               "台账.md:5 台账.md:3");
  assert_twice("for_each(evidence { kind = 'meeting' }, at_least(1, evidence { kind = 'plan', topic = EACH }))",
               "2024-03-01 会议 roof.md:0 2024-02-01 会议 roof.md");
  /* controls: a second column, the very paper, nothing asked of the name, other names */
  assert_twice("for_each(rows { table = 'ledger' }, none(rows { table = 'ledger', where = { problem = EACH,"
               " owner = column('owner') } }))",
               "");
  assert_twice("for_each(evidence { kind = 'meeting' }, at_least(1, evidence { kind = 'plan', linked_to = EACH }))", "");
  assert_twice("for_each(rows { table = 'ledger' }, at_least(1, evidence { kind = 'plan' }, { by = after(EACH, '3 days') }))",
               "");
  assert_twice("for_each(rows { table = 'ledger', where = { owner = { 'A', 'B' } } },"
               " at_least(1, evidence { kind = 'plan', topic = EACH }))",
               "");
}

/* Two records of one name with numbers of their own: a plan that names the second is for the second, in whichever brackets. */
#define NUMBERED "east/隐患/2024-01-01 隐患纪要〔2024〕1号.md", "# 隐患纪要\n\n整改。\n", "east/隐患/2024-01-02 隐患纪要.md", \
    "# 某局\n\n江安改〔2024〕2号\n\n整改。\n"

static void assert_answers(const char *tie, const char *path, const char *text, const char *expected) {
  Whole w;
  Case one = {.unit = 1, .files = {NUMBERED, path, text}};
  char test[200];
  snprintf(test, sizeof test, "for_each(evidence { kind = 'minutes' }, at_least(1, evidence { kind = 'plan', %s = EACH }))",
           tie);
  one.test = test;
  Text leaves = run_case(&one, false, &w);
  char states[8] = "";
  for (Text rest = leaves, leaf; text_cut(&rest, ';', &leaf);)
    strcat(states, text_find(leaf, TEXT(" done")) != SIZE_MAX ? "D" : "O");
  if (strcmp(states, expected)) fail_msg("%s %s: %.*s", tie, path, TEXT_ARG(leaves));
  whole_close(&w);
}

static void a_number_tells_papers_apart(void **state) {
  (void)state;
  assert_answers("topic", "east/隐患/2024-02-01 关于〔2024〕2号的方案.md", "# 方案\n\n已改。\n", "OD");
  assert_answers("topic", "east/隐患/2024-02-01 关于[2024]1号的方案.md", "# 方案\n\n已改。\n", "DO");
  assert_answers("topic", "east/隐患/2024-02-01 关于〔2024〕12号的方案.md", "# 方案\n\n已改。\n", "OO");
  assert_answers("topic", "east/隐患/2024-02-01 隐患方案.md", "# 隐患方案\n\n已改。\n", "OO"); /* which of them nobody knows */
  assert_answers("linked_to", "east/2024-02-01 方案.md", "# 方案\n\n你局江安改（2024）2号收悉。\n", "OD");
  assert_answers("linked_to", "east/2024-02-01 方案.md", "# 方案\n\n按国办发〔2024〕2号。\n", "OO");
  assert_answers("linked_to", "east/2024-02-01 方案.md", "# 方案\n\n按国办发〔2024〕1号。\n", "OO"); /* its code is not known */
  assert_answers("linked_to", "east/2024-02-01 关于〔2024〕1号的方案.md", "# 方案\n\n已改。\n", "DO");
}

/* period = "limit": what was asked for at the end of last year and is due in this one is of this one, whether its answer came
 * before or after New Year; what is due in the next is of the next. What was due last year is not asked for again. */
#define MEETING(day, name) "east/" day " 会议 " name ".md", "# 会议\n\n" name "\n"
#define PLAN(day, name) "east/" day " 方案 " name ".md", "# 方案\n\n" name "\n"
#define REPLIES "at_least(1, evidence { kind = 'plan', topic = EACH }, { by = after(EACH, '10 days') })"

static void a_member_belongs_to_the_period_of_its_limit(void **state) {
  (void)state;
  static const Case cases[] = {
      {"for_each(evidence { kind = 'meeting' }, " REPLIES ", { period = 'limit' })", 1,
       {MEETING("2023-12-28", "roof"), MEETING("2023-12-02", "road"), MEETING("2024-12-30", "well"),
        MEETING("2024-03-01", "lamp")},
       "2023-12-28 会议 roof.md open missing 2023-12-28 会议 roof.md; 2024-03-01 会议 lamp.md open missing 2024-03-01 会议 lamp.md"},
      {"for_each(evidence { kind = 'meeting' }, " REPLIES ", { period = 'limit' })", 1,
       {MEETING("2023-12-28", "roof"), PLAN("2023-12-30", "roof"), MEETING("2023-12-29", "road"), PLAN("2024-01-20", "road")},
       "2023-12-28 会议 roof.md done 2023-12-30 方案 roof.md; 2023-12-29 会议 road.md done late 2024-01-20 方案 road.md"},
      {"for_each(evidence { kind = 'meeting' }, at_least(1, evidence { kind = 'plan', topic = EACH },"
       " { by = after(EACH, '8 months') }),"
       " { period = 'limit' })", 1,
       {MEETING("2024-06-01", "roof"), MEETING("2023-06-01", "road")},
       "2023-06-01 会议 road.md open missing 2023-06-01 会议 road.md"},
      {"for_each(evidence { kind = 'meeting' }, " REPLIES ", { period = 'day' })", 1,
       {MEETING("2023-12-28", "roof"), MEETING("2024-05-30", "well")},
       "2024-05-30 会议 well.md open missing 2024-05-30 会议 well.md"},
      {"for_each(evidence { kind = 'meeting', when = campaign('2023-12-29', '2024-12-31') }, " REPLIES ", { period = 'limit' })",
       1,
       {MEETING("2023-12-28", "roof"), MEETING("2023-12-29", "road")},
       "2023-12-29 会议 road.md open missing 2023-12-29 会议 road.md"},
      {"for_each(rows { table = 'ledger' }, at_least(1, evidence { kind = 'plan', topic = EACH }, { by = column('deadline') }),"
       " { period = 'limit' })", 1,
       {"east/台账.md", LEDGER "| road | A | 2023-12-01 | | |\n| lamp | B | 2024-02-01 | | |\n| well | C | | | |\n",
        PLAN("2023-12-20", "lamp")},
       "lamp done 2023-12-20 方案 lamp.md; well open missing 台账.md:5"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    Whole w;
    assert_text(run_case(&cases[i], i % 2, &w), cases[i].leaves);
    whole_close(&w);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(a_name_that_stands_twice_is_told),
                                     cmocka_unit_test(a_number_tells_papers_apart),
                                     cmocka_unit_test(a_member_belongs_to_the_period_of_its_limit)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
