/* SPDX-License-Identifier: MIT
 *
 * window = "name": a paper counts in the window that its name, its title or a folder names, whatever its day.
 */
#include "assess_rows.h"

typedef struct Named {
  const char *per, *shown, *title, *day;
  const char *leaves; /* of 2024: quarters, the first months, or two terms */
} Named;

#define TERMS "{ { '春季', '2024-01-01', '2024-06-30' }, { '秋季', '2024-07-01', '2024-12-31' } }"

static const Named named[] = {
    {"'quarter'", "2024-04-12 Report Q1.md", "", "2024-04-12", "DOOO"},
    {"'quarter'", "2024-04-12 Report.md", "Report of the first months, 2024 Q1", "2024-04-12", "DOOO"},
    {"'quarter'", "2024-04-12 Report.md", "", "2024-04-12", "ODOO"}, /* names none: its day */
    {"'quarter'", "2024-04-12 FAQ1.md", "", "2024-04-12", "ODOO"}, /* another word */
    {"'quarter'", "2024-07-12 Q1 and Q2.md", "", "2024-07-12", "OODO"}, /* two: its day */
    {"'quarter'", "2024-10-11 第三季度报告.md", "", "2024-10-11", "OODO"},
    {"'quarter'", "2024-10-11 3季度报告.md", "", "2024-10-11", "OODO"},
    {"'quarter'", "2025-01-10 Report Q4.md", "", "2025-01-10", "OOOD"}, /* behind the period */
    {"'quarter'", "2025-01-10 Report 2023 Q4.md", "", "2025-01-10", "OOOO"}, /* of another year, and no day of this one */
    {"'quarter'", "2025-01-10 Report.md", "", "2025-01-10", "OOOO"},
    {"'quarter'", "2024-06-20 三季度计划.md", "", "2024-06-20", "ODOO"}, /* a season to come: last year's, as in make-ups */
    {"'quarter'", "2024-06-20 2024年三季度计划.md", "", "2024-06-20", "OODO"}, /* written before it began */
    {"'quarter'", "2024/Q2/2024-07-03 report.md", "", "2024-07-03", "ODOO"}, /* its folder */
    {"'quarter'", "2024/Q2/2024-07-03 report Q3.md", "", "2024-07-03", "OODO"}, /* the name goes before its folder */
    {"'quarter'", "2024-07-03 6月份报表.md", "", "2024-07-03", "ODOO"}, /* a month lies in its quarter */
    {"'month'", "2024-04-02 3月份例会.md", "", "2024-04-02", "OODO"},
    {"'month'", "2024-04-02 2024年3月例会.md", "", "2024-04-02", "OODO"},
    {"'month'", "2024-04-02 2024-03 meeting.md", "", "2024-04-02", "OODO"},
    {"'month'", "2024-04-02 第一季度例会.md", "", "2024-04-02", "OOOD"}, /* no month is a quarter */
    {TERMS, "2024-07-08 春季小结.md", "", "2024-07-08", "DO"},
    {TERMS, "2024-07-08 小结.md", "", "2024-07-08", "OD"},
};

static int try_named(const Named *row) {
  Bench bench;
  char found[64] = "";
  Day day;
  bench_open(&bench);
  bench.assessment.as_of = day_of(2025, 2, 1);
  Text item = text_format(
      bench.arena,
      "%sitem { id = 'A', title = 'A', test = at_least(1, evidence { kind = 'plan', when = %s }, { per = %s, window = 'name' }) }",
      kinds, strcmp(row->per, "'month'") ? "year(2024)" : "campaign('2024-01-01', '2024-04-30')", row->per);
  bench_pack(&bench, "", text_cstr(bench.arena, item));
  assert_true(day_parse(text_of(row->day), &day));
  Record *record = bench_paper(&bench, row->shown, "plan", day);
  record->shown = text_of(row->shown);
  record->title = text_of(row->title);
  UnitResult result = bench_assess(&bench);
  const Leaves *leaves = &result.items.at[0].parts.at[0].leaves;
  for (size_t i = 0; i < leaves->len; i++) found[i] = letter(&leaves->at[i]);
  int wrong = strcmp(found, row->leaves) != 0;
  if (wrong) fprintf(stderr, "%s by %s: %s, not %s\n", row->shown, row->per, found, row->leaves);
  bench_close(&bench);
  return wrong;
}

static void a_paper_counts_where_its_name_says(void **state) {
  (void)state;
  int wrong = 0;
  for (size_t i = 0; i < sizeof named / sizeof *named; i++) wrong += try_named(&named[i]);
  assert_int_equal(wrong, 0);
}

/* The limit behind the window is held against the day of the paper. */
static void a_named_window_has_its_limit(void **state) {
  (void)state;
  Bench bench;
  bench_open(&bench);
  bench.assessment.as_of = day_of(2025, 2, 1);
  bench_pack(
      &bench, ", period = year(2024)",
      "kind { id = 'plan', words = { 'plan' } }\n"
      "item { id = 'A', title = 'A', test = at_least(1, evidence { kind = 'plan' }, { per = 'quarter', by = '15 days', window = 'name' }) }");
  bench_paper(&bench, "Q1.md", "plan", day_of(2024, 4, 15))->shown = TEXT("Q1.md");
  bench_paper(&bench, "Q2.md", "plan", day_of(2024, 7, 16))->shown = TEXT("Q2.md");
  UnitResult result = bench_assess(&bench);
  const Leaf *leaves = result.items.at[0].parts.at[0].leaves.at;
  assert_true(leaves[0].state == LEAF_DONE && !leaves[0].late);
  assert_true(leaves[1].state == LEAF_DONE && leaves[1].late);
  assert_true(leaves[2].state == LEAF_OPEN && leaves[3].state == LEAF_OPEN);
  bench_close(&bench);
}

/* The period begins in the quarter that the paper names. */
static void a_named_window_may_be_cut(void **state) {
  (void)state;
  Bench bench;
  bench_open(&bench);
  bench.assessment.as_of = day_of(2025, 2, 1);
  bench_pack(&bench, ", period = campaign('2024-02-15', '2024-12-31')",
             "kind { id = 'plan', words = { 'plan' } }\n"
             "item { id = 'A', title = 'A', test = at_least(1, evidence { kind = 'plan' }, { per = 'quarter', window = 'name' }) }");
  bench_paper(&bench, "Q1.md", "plan", day_of(2024, 4, 15))->shown = TEXT("Q1.md");
  UnitResult result = bench_assess(&bench);
  assert_true(result.items.at[0].parts.at[0].leaves.at[0].state == LEAF_DONE);
  bench_close(&bench);
}

/* Without the word it counts by its day; the window that lacks one says so, where there is nothing else and the time is over. */
static void a_name_beside_another_day_is_told(void **state) {
  (void)state;
  static const struct {
    const char *name, *options, *detail;
  } rows[] = {
      {"Report Q1.md", "per = 'quarter'", "Report Q1.md 2024-04-15: the name says 2024 Q1, the day lies in another"},
      {"Report Q2.md", "per = 'quarter'", ""},
      {"Report Q1.md", "per = 'quarter', window = 'name'", ""},
  };
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    Bench bench;
    bench_open(&bench);
    bench.assessment.as_of = day_of(2024, 6, 1);
    Text item = text_format(bench.arena, "%sitem { id = 'A', title = 'A', test = at_least(1, evidence { kind = 'plan' }, { %s }) }", kinds,
                            rows[i].options);
    bench_pack(&bench, ", period = year(2024)", text_cstr(bench.arena, item));
    bench_paper(&bench, rows[i].name, "plan", day_of(2024, 4, 15))->shown = text_of(rows[i].name);
    UnitResult result = bench_assess(&bench);
    assert_string_equal(text_cstr(bench.arena, result.items.at[0].parts.at[0].leaves.at[0].detail), rows[i].detail);
    bench_close(&bench);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_paper_counts_where_its_name_says),
      cmocka_unit_test(a_named_window_has_its_limit),
      cmocka_unit_test(a_named_window_may_be_cut),
      cmocka_unit_test(a_name_beside_another_day_is_told),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
