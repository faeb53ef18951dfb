/* SPDX-License-Identifier: MIT
 *
 * What is said of late papers: the price of the days with what being missed costs and the cap; what a price that runs on
 * holds back; a late paper as a finding where there are no points; a bonus of plus and minus that comes to nothing.
 * As of 2024-06-30.
 */
#include "assess_rows.h"

#define NOTE "at_least(1, evidence { kind = 'note' }, { by = '2024-06-"

static const struct {
  const char *cut, *papers, *detail;
} cuts[] = {
    /* came five days late: nothing was missed, so the days alone are in it */
    {"{ 3, " NOTE "10' }), late = 1 }", "note@2024-06-15", "due 2024-06-10, dated 2024-06-15: 5 days late, 5 × 1 = 5"},
    {"{ 3, " NOTE "10' }), late = 1, most_each = 4 }", "note@2024-06-15", "due 2024-06-10, dated 2024-06-15: 5 days late, 5 × 1 = 5, at most 4"},
    /* never came: 3 for that, and 20 days */
    {"{ 3, " NOTE "10' }), late = 0.25 }", "", "due 2024-06-10, not here on 2024-06-30: 20 days late, 3 + 20 × 0.25 = 8"},
    {"{ 3, " NOTE "10' }), late = 1, most = 9 }", "", "due 2024-06-10, not here on 2024-06-30: 20 days late, 3 + 20 × 1 = 23, at most 9"},
    {"{ 3, " NOTE "10' }), late = { 2, 0.5 } }", "", "due 2024-06-10, not here on 2024-06-30: 20 days late, 3 + 2 + 19 × 0.5 = 14.5"},
    /* not due yet: 3 and the first day, and what each other day adds; with an end nothing is said */
    {"{ 3, at_least(1, evidence { kind = 'note' }, { by = '2024-07-09' }), late = 0.5 }", "", "3.5 held back with 1 day late; 0.5 more for each other"},
    {"{ 3, at_least(1, evidence { kind = 'note' }, { by = '2024-07-09' }), late = 0.5, most = 5 }", "", ""},
    {"{ 3, at_least(1, evidence { kind = 'note' }, { by = '2024-07-09' }), late = { 1, 0 } }", "", ""},
};

static const Leaf *leaf_of(Bench *bench, const char *head, const char *item, const char *papers) {
  bench_open(bench);
  char items[1024];
  snprintf(items, sizeof items, "%s%s", kinds, item);
  bench_pack(bench, head, items);
  add_papers(bench, papers);
  UnitResult result = bench_assess(bench);
  return &result.items.at[0].parts.at[0].leaves.at[0];
}

static void days_are_told_with_price_and_cap(void **state) {
  (void)state;
  int wrong = 0;
  for (size_t i = 0; i < sizeof cuts / sizeof *cuts; i++) {
    Bench bench;
    char item[512];
    snprintf(item, sizeof item, "item { id = 'A', title = 'A', points = 40, test = deduct { %s } }", cuts[i].cut);
    const Leaf *leaf = leaf_of(&bench, ", full = 40, period = year(2024)", item, cuts[i].papers);
    bool same = text_is(leaf->detail, cuts[i].detail);
    if (!same) fprintf(stderr, "%s\n  %.*s\n", cuts[i].cut, TEXT_ARG(leaf->detail));
    wrong += !same;
    bench_close(&bench);
  }
  assert_int_equal(wrong, 0);
}

static const struct {
  const char *late, *papers;
  size_t lacks;
} findings[] = {{", late = 'none'", "note@2024-06-15", 1},
                {", late = 'none'", "note@2024-06-09", 0},
                {"", "note@2024-06-15", 0},
                {", late = 'half'", "note@2024-06-15", 0},
                {"", "", 1}};

static void a_late_paper_may_be_a_finding(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof findings / sizeof *findings; i++) {
    Bench bench;
    bench_open(&bench);
    char items[1024];
    snprintf(items, sizeof items,
             "%sseverity { id = 'major', title = 'Major' }\n"
             "item { id = 'A', title = 'A', severity = 'major', test = " NOTE "10' })%s }\n"
             "grade { of = 'completion', bands = { { 0, 'good' } }, findings = { good = { major = 0 } } }",
             kinds, findings[i].late);
    bench_pack(&bench, ", period = year(2024)", items);
    add_papers(&bench, findings[i].papers);
    UnitResult result = bench_assess(&bench);
    assert_int_equal(result.lacks.len, findings[i].lacks);
    bench_close(&bench);
  }
}

static void a_bonus_of_nothing_is_no_failure(void **state) {
  (void)state;
  static const struct {
    const char *points;
    State state;
  } bonuses[] = {{"count(evidence { kind = 'note' }) - 2", STATE_PARTIAL}, /* 0 of plus and minus */
                 {"-1 * count(evidence { kind = 'note' })", STATE_PARTIAL},
                 {"count(evidence { kind = 'note' }) + 3", STATE_PASS}};
  for (size_t i = 0; i < sizeof bonuses / sizeof *bonuses; i++) {
    Bench bench;
    bench_open(&bench);
    char items[512];
    snprintf(items, sizeof items, "%sbonus { id = 'X', title = 'X', max = 5, min = -5, points = %s }", kinds, bonuses[i].points);
    bench_pack(&bench, ", full = 0, period = year(2024)", items);
    add_papers(&bench, "note@2024-05-01 note@2024-05-02");
    assert_int_equal(bench_assess(&bench).items.at[0].state, bonuses[i].state);
    bench_close(&bench);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(days_are_told_with_price_and_cap),
                                     cmocka_unit_test(a_late_paper_may_be_a_finding),
                                     cmocka_unit_test(a_bonus_of_nothing_is_no_failure)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
