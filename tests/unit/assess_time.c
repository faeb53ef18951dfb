/* SPDX-License-Identifier: MIT
 *
 * Time: working days with a table of holidays; limits that run from another paper. The days of 2024 below were counted on a
 * calendar: 10 to 17 February off, 4 and 18 February (Sundays) worked; 10 June off. Takes nothing. Gives TAP lines.
 */
#include "assess_rows.h"

static void add_holiday(Bench *bench, int month, int day, bool works) {
  *list_add(bench->arena, &bench->assessment.holidays) = (Holiday){.day = day_of(2024, month, day), .works = works};
}

static void add_holidays(Bench *bench) {
  add_holiday(bench, 2, 4, true);
  for (int day = 10; day <= 17; day++) add_holiday(bench, 2, day, false);
  add_holiday(bench, 2, 18, true);
  add_holiday(bench, 6, 10, false);
}

static const char *try_with(Bench *bench, const char *test, const char *papers, bool holidays, const char **label) {
  bench_open(bench);
  if (holidays) add_holidays(bench);
  char items[1024];
  snprintf(items, sizeof items, "%sitem { id = 'A', title = 'A', test = %s }", kinds, test);
  bench_pack(bench, ", period = year(2024)", items);
  add_papers(bench, papers);
  UnitResult result = bench_assess(bench);
  const PartResult *part = &result.items.at[0].parts.at[0];
  *label = part->leaves.len ? text_cstr(bench->arena, part->leaves.at[0].label) : "";
  return letters(part);
}

#define IN(from, to, options) "at_least(1, evidence { when = campaign('2024-" from "', '2024-" to "') }, { " options " })"

static const Row rows[] = {
    /* on_day of a day off: the next working day, or the day itself; at the end of a month the one before */
    {IN("02-01", "02-29", "per = 'month', on_day = 10, shift = 'working day'"), "plan@2024-02-18", "D", STATE_PASS},
    {IN("02-01", "02-29", "per = 'month', on_day = 10, shift = 'working day'"), "plan@2024-02-10", "D", STATE_PASS},
    {IN("02-01", "02-29", "per = 'month', on_day = 10, shift = 'working day'"), "plan@2024-02-19", "O", STATE_FAIL},
    {IN("02-01", "02-29", "per = 'month', on_day = 10, shift = 'working day'"), "plan@2024-02-09", "O", STATE_FAIL},
    {IN("03-01", "03-31", "per = 'month', on_day = 5, shift = 'working day'"), "plan@2024-03-06", "O", STATE_FAIL},
    {IN("03-01", "03-31", "per = 'month', on_day = 5, shift = 'working day'"), "plan@2024-03-05", "D", STATE_PASS},
    {IN("03-01", "03-31", "per = 'month', on_day = 31, shift = 'working day'"), "plan@2024-03-29", "D", STATE_PASS},
    {IN("03-01", "03-31", "per = 'month', on_day = 31, shift = 'working day'"), "plan@2024-03-28", "O", STATE_FAIL},
    {IN("02-01", "02-29", "per = 'month', on_day = 8, shift = '2 working days'"), "plan@2024-02-18", "D", STATE_PASS}, /* 9, 18 */
    {IN("02-01", "02-29", "per = 'month', on_day = 8, shift = '2 working days'"), "plan@2024-02-06", "D", STATE_PASS},
    {IN("02-01", "02-29", "per = 'month', on_day = 8, shift = '2 working days'"), "plan@2024-02-19", "O", STATE_FAIL},
    /* one leaf a working day: 8, 9, 18, 19 and 20 February */
    {IN("02-08", "02-20", "per = 'working day'"), "plan@2024-02-08 plan@2024-02-12 plan@2024-02-18", "DODOO", STATE_PARTIAL},
    {IN("06-29", "06-30", "per = 'working day'"), "plan@2024-06-29", "", STATE_NOT_APPLICABLE}, /* a weekend */
    /* a week of which no day works asks for nothing: 12 to 17 February; the 18th, a Sunday, works */
    {IN("02-08", "02-17", "per = 'working week'"), "plan@2024-02-09", "D", STATE_PASS},
    {IN("02-08", "02-18", "per = 'working week'"), "plan@2024-02-09", "DO", STATE_PARTIAL},
    {IN("02-08", "02-17", "per = 'week'"), "plan@2024-02-09", "DO", STATE_PARTIAL},
    {IN("06-29", "07-05", "per = 'working week'"), "", "o", STATE_NOT_DUE}, /* it begins on a Saturday */
    {IN("02-19", "02-20", "per = 'working week', every = 'day'"), "plan@2024-02-19 plan@2024-02-20", "D", STATE_PASS},
    /* two weeks as one, from the one in which the period begins, a Thursday: to 11, to 25, to 29 February */
    {IN("02-01", "02-29", "per = '2 weeks'"), "plan@2024-02-11 plan@2024-02-25", "DDO", STATE_PARTIAL},
    {IN("02-01", "02-29", "per = '2 weeks'"), "plan@2024-02-12 plan@2024-02-29", "ODD", STATE_PARTIAL},
    {IN("02-01", "02-29", "per = '2 weeks', every = 'week'"), "plan@2024-02-04 plan@2024-02-11 plan@2024-02-12", "DOO", STATE_PARTIAL},
    {IN("01-01", "05-31", "per = '2 months'"), "plan@2024-02-29 plan@2024-03-01 plan@2024-05-01", "DDD", STATE_PASS},
    {IN("01-01", "05-31", "per = '2 months', by = '5 days'"), "plan@2024-01-01", "DOO", STATE_PARTIAL},
    /* from Sunday, 30 June, five working days back: 28, 27, 26, 25, 24 June */
    {"at_least(1, evidence {}, { last = '5 working days' })", "plan@2024-06-24", "D", STATE_PASS},
    {"at_least(1, evidence {}, { last = '5 working days' })", "plan@2024-06-23", "O", STATE_FAIL},
    /* by of a Saturday, with the Monday off: Tuesday */
    {"at_least(1, evidence {}, { by = '2024-06-08', shift = 'working day' })", "plan@2024-06-11", "D", STATE_PASS},
    {"at_least(1, evidence {}, { by = '2024-06-08', shift = 'working day' })", "plan@2024-06-12", "L", STATE_PASS},
    {"at_least(1, evidence {}, { by = '2024-06-29', shift = 'working day' })", "", "o", STATE_NOT_DUE},
    {"in_order { { 'a', evidence {} }, by = '2024-06-08', shift = 'working day' }", "plan@2024-06-11", "D", STATE_PASS},
    {"in_order { { 'a', evidence {} }, by = '2024-06-08', shift = 'working day' }", "plan@2024-06-12", "L", STATE_PASS},
    {"measure(count(evidence {}), { at_least = 1, by = '2024-06-29', shift = 'working day' })", "", "o", STATE_NOT_DUE},
    {"measure(count(evidence {}), { at_least = 1, by = '2024-06-29' })", "", "O", STATE_FAIL},
    {"ratio(evidence {}, 1, { at_least = 100, by = '2024-06-29', shift = 'working day' })", "", "o", STATE_NOT_DUE},
    /* gaps: from 1 February five working days are 2, 4, 5, 6, 7; from the 7th 8, 9, 18, 19, 20; from the 20th 21 to 23, 26, 27 */
    {IN("02-01", "02-29", "max_gap = '5 working days'"), "plan@2024-02-07 plan@2024-02-20 plan@2024-02-27", "DD", STATE_PASS},
    {IN("02-01", "02-29", "max_gap = '5 working days'"), "plan@2024-02-07 plan@2024-02-21 plan@2024-02-27", "DO", STATE_PARTIAL},
    {IN("02-01", "02-29", "max_gap = '5 working days'"), "plan@2024-02-08 plan@2024-02-20 plan@2024-02-27", "DO", STATE_PARTIAL},
};

static void working_days_are_counted(void **state) {
  (void)state;
  int wrong = 0;
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    Bench bench;
    const char *label, *found = try_with(&bench, rows[i].test, rows[i].papers, true, &label);
    bool bad = strcmp(found, rows[i].leaves) || bench.diags->all.len;
    if (bad) fprintf(stderr, "%s\n  with %s: %s, not %s\n", rows[i].test, rows[i].papers, found, rows[i].leaves);
    wrong += bad;
    bench_close(&bench);
  }
  assert_int_equal(wrong, 0);
}

/* Control: without the table 12 February is a Monday like any other, and the pack is told so. */
static void without_a_table_weekends_alone_are_off(void **state) {
  (void)state;
  Bench bench;
  const char *label;
  const char *test = IN("02-08", "02-20", "per = 'working day'");
  assert_string_equal(try_with(&bench, test, "plan@2024-02-12 plan@2024-02-18", false, &label), "OODOOOOOO");
  assert_int_equal(bench.diags->all.len, 1);
  assert_int_equal(bench.diags->all.at[0].code, DIAG_HOLIDAY_NONE);
  assert_true(text_is(bench.diags->all.at[0].arg[0], "2024"));
  bench_close(&bench);
  try_with(&bench, IN("02-08", "02-20", "per = 'day'"), "", false, &label); /* and who counts none is not bothered */
  assert_int_equal(bench.diags->all.len, 0);
  bench_close(&bench);
}

static void a_make_up_may_have_working_days(void **state) {
  (void)state;
  for (int day = 5; day <= 6; day++) { /* behind 31 January: 1, 2, 4 and 5 February */
    Bench bench;
    bench_open(&bench);
    add_holidays(&bench);
    bench_pack(&bench, ", period = year(2024)",
               "item { id = 'A', title = 'A', test = at_least(1, evidence { when = campaign('2024-01-01', '2024-02-29') },\n"
               "  { per = 'month', make_up = '4 working days' }) }");
    bench_paper(&bench, "1.md", "", day_of(2024, 2, day))->title = TEXT("补1月");
    UnitResult result = bench_assess(&bench);
    assert_string_equal(letters(&result.items.at[0].parts.at[0]), day == 5 ? "DO" : "OO");
    bench_close(&bench);
  }
}

static void labels_say_which_day(void **state) {
  (void)state;
  Bench bench;
  const char *label;
  try_with(&bench, IN("02-01", "02-29", "per = 'month', on_day = 10, shift = 'working day'"), "", true, &label);
  assert_string_equal(label, "2024-02: Paper, on 2024-02-18 for 2024-02-10, a day off");
  bench_close(&bench);
  try_with(&bench, IN("02-01", "02-29", "per = 'month', on_day = 8, shift = 'working day'"), "", true, &label);
  assert_string_equal(label, "2024-02: Paper, on 2024-02-08");
  bench_close(&bench);
  try_with(&bench, IN("02-01", "02-29", "per = 'month', on_day = 8, shift = '2 working days'"), "", true, &label);
  assert_string_equal(label, "2024-02: Paper, on 2024-02-08 or at most 2 working days from it");
  bench_close(&bench);
}

/* A week's report has until two days behind the week, moved from days off: by the day that it was received. */
static void a_window_may_have_days_behind_it(void **state) {
  (void)state;
  Bench bench;
  bench_open(&bench);
  add_holidays(&bench);
  bench_pack(&bench, ", full = 10, period = campaign('2024-06-03', '2024-06-16')",
             "item { id = 'A', title = 'A', points = 10, test = deduct {\n"
             "  { 3, at_least(1, evidence {}, { per = 'week', by = '1 day', shift = 'working day' }), late = { 0.5, per = 'working day' } } } }");
  bench_paper(&bench, "1.md", "", day_of(2024, 6, 5))->received = day_of(2024, 6, 13);
  bench_paper(&bench, "2.md", "", day_of(2024, 6, 12))->received = day_of(2024, 6, 17);
  UnitResult result = bench_assess(&bench);
  const PartResult *part = &result.items.at[0].parts.at[0];
  assert_string_equal(letters(part), "LD");
  assert_int_equal(result.sums.confirmed, 9 * POINTS_ONE); /* due on Tuesday, the 11th: two working days late */
  assert_string_equal(text_cstr(bench.arena, part->leaves.at[0].label), "2024-W23: Paper, by 2024-06-11 (2024-06-10 is a day off)");
  assert_string_equal(text_cstr(bench.arena, part->leaves.at[0].detail),
                      "due 2024-06-11, received 2024-06-13: 2 working days late, 2 × 0.5 = 1");
  assert_int_equal(part->leaves.at[1].by, day_of(2024, 6, 17));
  bench_close(&bench);
}

/* ---- after: the time runs from another paper ---- */

#define AFTER(n, set, span) "at_least(" n ", evidence { kind = 'note' }, { by = after(" set ", '" span "') })"
#define SINCE(day) "at_least(1, evidence { kind = 'note' }, { since = " day " })"
#define PLAN "evidence { kind = 'plan' }"

static const Row after_rows[] = {
    {AFTER("1", PLAN, "7 days"), "", "", STATE_NOT_APPLICABLE},
    {AFTER("1", PLAN, "7 days"), "note@2024-05-02", "", STATE_NOT_APPLICABLE},
    {AFTER("1", PLAN, "7 days"), "plan@2024-05-01", "O", STATE_FAIL},
    {AFTER("1", PLAN, "7 days"), "plan@2024-05-01 note@2024-05-08", "D", STATE_PASS},
    {AFTER("1", PLAN, "7 days"), "plan@2024-05-01 note@2024-05-01", "D", STATE_PASS},
    {AFTER("1", PLAN, "7 days"), "plan@2024-05-01 note@2024-05-09", "L", STATE_PASS},
    {AFTER("1", PLAN, "7 days"), "plan@2024-05-01 note@2024-04-30", "O", STATE_FAIL}, /* before it began */
    {AFTER("1", PLAN, "7 days"), "plan@2024-06-25", "o", STATE_NOT_DUE},
    {AFTER("1", PLAN, "7 days"), "plan@2024-06-25 note@2024-06-26", "d", STATE_NOT_DUE},
    {AFTER("1", PLAN, "7 days"), "plan@2024-05-01 plan@2024-06-25", "O", STATE_FAIL}, /* the earliest */
    {AFTER("2", PLAN, "1 month"), "plan@2024-05-01 note@2024-05-02", "DO", STATE_PARTIAL},
    /* 1 May is a Wednesday: 2, 3, 6, 7, 8 May */
    {AFTER("1", PLAN, "5 working days"), "plan@2024-05-01 note@2024-05-08", "D", STATE_PASS},
    {AFTER("1", PLAN, "5 working days"), "plan@2024-05-01 note@2024-05-09", "L", STATE_PASS},
    /* what began it is not its own answer */
    {"at_least(1, evidence {}, { by = after(evidence {}, '7 days') })", "plan@2024-05-01", "O", STATE_FAIL},
    {"at_least(1, evidence {}, { by = after(evidence {}, '7 days') })", "plan@2024-05-01 plan@2024-05-03", "D", STATE_PASS},
    /* nobody can tell when it began */
    {AFTER("2", "evidence { kind = 'plan', with_headings = 'x' }", "7 days"), "plan@2024-05-01! note@2024-05-02", "WW", STATE_PENDING},
    /* a ratio and a measure take the same limits */
    {"ratio(evidence { kind = 'note' }, 2, { at_least = 50, by = after(" PLAN ", '7 days') })", "note@2024-05-02", "", STATE_NOT_APPLICABLE},
    {"ratio(evidence { kind = 'note' }, 2, { at_least = 50, by = after(" PLAN ", '7 days') })", "plan@2024-06-25", "o", STATE_NOT_DUE},
    {"ratio(evidence { kind = 'note' }, 2, { at_least = 50, by = after(" PLAN ", '7 days') })", "plan@2024-05-01", "O", STATE_FAIL},
    {"measure(count(evidence { kind = 'note' }), { at_least = 1, by = after(" PLAN ", '7 days') })", "note@2024-05-02", "",
     STATE_NOT_APPLICABLE},
    {"measure(count(evidence { kind = 'note' }), { at_least = 1, by = after(" PLAN ", '7 days') })", "plan@2024-06-25", "o", STATE_NOT_DUE},
    {"measure(count(evidence { kind = 'note' }), { at_least = 1, by = after(" PLAN ", '7 days') })", "plan@2024-05-01 note@2024-05-02", "D",
     STATE_PASS},
    {"measure(count(evidence { kind = 'note' }), { at_least = 1, by = after(evidence { kind = 'plan', with_headings = 'x' }, '7 days') })",
     "plan@2024-05-01!", "W", STATE_PENDING},
    /* from below: a day, a paper's own day, a day after it; what began it is no answer, whatever lies before does not count */
    {SINCE("'2024-05-01'"), "note@2024-04-30", "O", STATE_FAIL},
    {SINCE("'2024-05-01'"), "note@2024-04-30 note@2024-05-01", "D", STATE_PASS},
    {SINCE("'2024-07-01'"), "note@2024-06-29", "o", STATE_NOT_DUE},
    {SINCE("'2024-06-30'"), "", "O", STATE_FAIL},
    {SINCE("'2024-05-01', by = '2024-05-31'"), "note@2024-06-01", "L", STATE_PASS},
    {SINCE("after(" PLAN ")"), "plan@2024-05-01 note@2024-04-30", "O", STATE_FAIL},
    {SINCE("after(" PLAN ")"), "plan@2024-05-01 note@2024-05-01", "D", STATE_PASS},
    {SINCE("after(" PLAN ", '10 days')"), "plan@2024-05-01 note@2024-05-10", "O", STATE_FAIL},
    {SINCE("after(" PLAN ", '10 days')"), "plan@2024-05-01 note@2024-05-11", "D", STATE_PASS},
    {SINCE("after(" PLAN ", '10 days'), by = after(" PLAN ", '20 days')"), "plan@2024-05-01 note@2024-05-10 note@2024-05-22", "L", STATE_PASS},
    {SINCE("after(" PLAN ", '10 days'), by = after(" PLAN ", '20 days')"), "plan@2024-06-01 note@2024-06-10", "O", STATE_FAIL},
    {SINCE("after(" PLAN ", '10 days')"), "note@2024-05-11", "", STATE_NOT_APPLICABLE},
    /* counted from a day that is itself counted: 31 May, and two days more */
    {SINCE("after(after(" PLAN ", '1 month'), '2 days')"), "plan@2024-04-30 note@2024-05-31", "O", STATE_FAIL},
    {SINCE("after(after(" PLAN ", '1 month'), '2 days')"), "plan@2024-04-30 note@2024-06-01", "D", STATE_PASS},
    {SINCE("after(after(" PLAN ", '1 month'), '2 days')"), "note@2024-06-01", "", STATE_NOT_APPLICABLE},
    {AFTER("1", "after(" PLAN ", '1 month')", "2 days"), "plan@2024-04-30 note@2024-04-29", "O", STATE_FAIL},
    {AFTER("1", "after(" PLAN ", '1 month')", "2 days"), "plan@2024-04-30 note@2024-06-01", "D", STATE_PASS},
    {AFTER("1", "after(" PLAN ", '1 month')", "2 days"), "plan@2024-04-30 note@2024-06-02", "L", STATE_PASS},
    {SINCE("after(evidence { kind = 'plan', with_headings = 'x' })"), "plan@2024-05-01! note@2024-05-11", "W", STATE_PENDING},
    {"at_least(1, evidence {}, { since = after(evidence {}) })", "plan@2024-05-01", "O", STATE_FAIL},
    {"at_least(1, evidence { kind = 'note' }, { since = '2024-05-01', at_most = 1 })", "note@2024-04-30 note@2024-05-01", "Dd", STATE_PASS},
    {"for_each(" PLAN ", at_least(1, evidence { kind = 'note' }, { since = after(EACH, '3 days') }))", "plan@2024-05-01 note@2024-05-03",
     "O", STATE_FAIL},
    {"measure(count(evidence { kind = 'note' }), { since = '2024-05-01', at_least = 2 })", "note@2024-04-30 note@2024-05-01", "O", STATE_FAIL},
    {"measure(count(evidence { kind = 'note' }), { since = after(" PLAN "), at_least = 1 })", "plan@2024-05-01 note@2024-05-01", "D", STATE_PASS},
    {"ratio(evidence { kind = 'note' }, 2, { since = '2024-05-01', at_least = 100 })", "note@2024-04-30 note@2024-05-01", "O", STATE_FAIL},
    {"in_order { { 'a', " PLAN " }, { 'b', evidence { kind = 'note' } }, since = '2024-05-01' }",
     "plan@2024-04-30 note@2024-05-02", "OD", STATE_PARTIAL},
    {"in_order { { 'a', " PLAN " }, since = '2024-07-01', by = '2024-07-31' }", "", "o", STATE_NOT_DUE},
    /* a paper that need not bear a day has none before which it could lie */
    {SINCE("'2024-01-01'"), "note", "O", STATE_FAIL},
    /* the limit may lie behind the period */
    {AFTER("1", "evidence { kind = 'plan', when = campaign('2023-12-01', '2023-12-31') }", "7 days"), "plan@2023-12-30 note@2024-01-06",
     "D", STATE_PASS},
};

static void a_limit_runs_from_another_paper(void **state) {
  (void)state;
  int wrong = 0;
  for (size_t i = 0; i < sizeof after_rows / sizeof *after_rows; i++) {
    Bench bench;
    const char *label, *found = try_with(&bench, after_rows[i].test, after_rows[i].papers, true, &label);
    ItemResult item = bench_assess(&bench).items.at[0];
    bool bad = strcmp(found, after_rows[i].leaves) || item.state != after_rows[i].state || bench.diags->all.len;
    if (bad) fprintf(stderr, "%s\n  with %s: %s, not %s\n", after_rows[i].test, after_rows[i].papers, found, after_rows[i].leaves);
    wrong += bad;
    bench_close(&bench);
  }
  assert_int_equal(wrong, 0);
}

static void an_answer_counts_though_the_period_is_over(void **state) {
  (void)state;
  Bench bench;
  bench_open(&bench);
  char items[512];
  snprintf(items, sizeof items, "%sitem { id = 'A', title = 'A', test = %s }", kinds, AFTER("1", PLAN, "7 days"));
  bench_pack(&bench, ", period = campaign('2024-01-01', '2024-05-31')", items);
  add_papers(&bench, "plan@2024-05-30 note@2024-06-03");
  UnitResult result = bench_assess(&bench);
  const Leaf *leaf = result.items.at[0].parts.at[0].leaves.at;
  assert_true(leaf->state == LEAF_DONE && leaf->by == day_of(2024, 6, 6));
  assert_true(text_is(leaf->label, "note, by 2024-06-06 (7 days after plan-1.md)"));
  bench_close(&bench);
  bench_open(&bench);
  bench_pack(&bench, ", period = campaign('2024-01-01', '2024-05-31')", items);
  add_papers(&bench, "plan@2024-05-30 note@2024-06-20"); /* late, not missing */
  result = bench_assess(&bench);
  leaf = result.items.at[0].parts.at[0].leaves.at;
  assert_true(leaf->state == LEAF_DONE && leaf->late && leaf->on == day_of(2024, 6, 20));
  bench_close(&bench);
}

static void a_label_says_which_days_a_set_of_its_own_asks_for(void **state) {
  (void)state;
  static const struct {
    const char *set, *label;
  } sets[] = {{"when = quarter(2024, 1)", "note, dated 2024-01-01 to 2024-03-31"},
              {"when = campaign('2024-03-01', '2025-06-30')", "note, dated 2024-03-01 or later"},
              {"when = campaign('1900-01-01', '2024-06-30')", "note, dated 2024-06-30 or earlier"},
              {"when = campaign('2023-01-01', '2025-06-30')", "note"},
              {"topic = 'x', when = half(2024, 2)", "note on “x”, dated 2024-07-01 to 2024-12-31"}};
  for (size_t i = 0; i < sizeof sets / sizeof *sets; i++) {
    Bench bench;
    const char *label;
    char test[200];
    snprintf(test, sizeof test, "at_least(1, evidence { kind = 'note', %s })", sets[i].set);
    try_with(&bench, test, "", true, &label);
    assert_string_equal(label, sets[i].label);
    bench_close(&bench);
  }
}

static void what_is_too_early_says_so(void **state) {
  (void)state;
  Bench bench;
  const char *label;
  try_with(&bench, SINCE("after(" PLAN ", '10 days')"), "plan@2024-05-01 note@2024-05-10", true, &label);
  const Leaf *leaf = bench_assess(&bench).items.at[0].parts.at[0].leaves.at;
  assert_string_equal(label, "note, not before 2024-05-11 (10 days after plan-1.md)");
  assert_string_equal(text_cstr(bench.arena, leaf->detail), "note-2.md 2024-05-10 is before 2024-05-11");
  assert_int_equal(leaf->reason, REASON_DAY);
  bench_close(&bench);
  try_with(&bench, AFTER("1", "after(" PLAN ", '1 month')", "2 days"), "plan@2024-05-01", true, &label);
  assert_string_equal(label, "note, by 2024-06-03 (1 month + 2 days after plan-1.md)");
  bench_close(&bench);
  try_with(&bench, SINCE("after(" PLAN "), by = '2024-05-31'"), "plan@2024-05-01", true, &label);
  assert_string_equal(label, "note, not before 2024-05-01 (plan-1.md), by 2024-05-31");
  bench_close(&bench);
}

/* Periods are compared whole: a month has no counterpart in the quarter before. */
static void a_change_by_month_is_refused(void **state) {
  (void)state;
  Bench bench;
  const char *label;
  try_with(&bench, "measure(change(count(evidence { kind = 'note' })), { per = 'month', at_most = 0 })", "", true, &label);
  ItemResult item = bench_assess(&bench).items.at[0];
  assert_int_equal(item.state, STATE_ERROR);
  assert_true(text_find(item.error, TEXT("compares whole periods")) != SIZE_MAX);
  bench_close(&bench);
}

/* ---- Properties of counting, over tables made by a fixed sequence of numbers ---- */

static uint64_t seed = 20240218;

static uint32_t pick(uint32_t below) {
  seed ^= seed << 13;
  seed ^= seed >> 7;
  seed ^= seed << 17;
  return (uint32_t)(seed >> 33) % below;
}

/* Counted one by one, as a person does with a calendar. */
static int works_between(const Holidays *holidays, Day from, Day to) {
  int count = 0;
  for (Day day = from + 1; day <= to; day++) count += holiday_works(holidays, day);
  return count;
}

static void counting_forth_and_back_agree(void **state) {
  (void)state;
  for (int table = 0; table < 200; table++) {
    Arena *arena = arena_new();
    Holidays holidays = {0};
    for (Day day = day_of(2024, 1, 1); day < day_of(2025, 1, 1); day++)
      if (!pick(9)) *list_add(arena, &holidays) = (Holiday){.day = day, .works = pick(2)};
    for (int i = 0; i < 20; i++) {
      Day day = day_of(2024, 3, 1) + (Day)pick(180), count = 1 + (Day)pick(30);
      Day later = holiday_move(&holidays, day, count), earlier = holiday_move(&holidays, day, -count);
      assert_int_equal(works_between(&holidays, day, later), count);
      assert_int_equal(works_between(&holidays, earlier - 1, day - 1), count);
      assert_true(holiday_works(&holidays, later) && holiday_works(&holidays, earlier));
      if (holiday_works(&holidays, day)) assert_int_equal(holiday_move(&holidays, later, -count), day);
    }
    arena_free(arena);
  }
}

/* Counted by other code: the first plan begins it, notes from that day on answer in order, those behind the limit late. */
static void expect_after(Bench *bench, int n, char *out) {
  const Records *records = &bench->evidence.records;
  Day start = DAY_NONE;
  int answered = 0;
  for (size_t i = 0; i < records->len; i++)
    if (text_is(records->at[i].kind, "plan") && (start == DAY_NONE || records->at[i].day < start)) start = records->at[i].day;
  for (int late = 0; start != DAY_NONE && late < 2; late++)
    for (size_t i = 0; i < records->len; i++) {
      Day day = records->at[i].day;
      bool answers = text_is(records->at[i].kind, "note") && day >= start && (day > start + 10) == late;
      if (answers && answered++ < n) *out++ = start + 10 >= bench->assessment.as_of ? 'd' : late ? 'L' : 'D';
    }
  for (; start != DAY_NONE && answered < n; answered++) *out++ = start + 10 >= bench->assessment.as_of ? 'o' : 'O';
  *out = 0;
}

static void any_order_gives_the_limit_of_the_earliest(void **state) {
  (void)state;
  Bench bench;
  bench_open(&bench);
  bench_pack(&bench, ", period = year(2024)",
             text_cstr(bench.arena, text_format(bench.arena, "%sitem { id = 'A', title = 'A', test = %s }", kinds,
                                                AFTER("3", PLAN, "10 days"))));
  int some = 0;
  for (int round = 0; round < 300; round++) {
    char expected[8];
    bench.evidence.records.len = 0;
    for (int i = 0, count = (int)pick(7); i < count; i++)
      bench_paper(&bench, text_cstr(bench.arena, text_format(bench.arena, "%d.md", i)), pick(3) ? "note" : "plan",
                  day_of(2024, 5, 20) + (Day)pick(41));
    for (size_t i = bench.evidence.records.len; i > 1; i--) { /* in any order */
      size_t other = pick((uint32_t)i);
      Record swap = bench.evidence.records.at[i - 1];
      bench.evidence.records.at[i - 1] = bench.evidence.records.at[other];
      bench.evidence.records.at[other] = swap;
    }
    expect_after(&bench, 3, expected);
    UnitResult result = bench_assess(&bench);
    assert_string_equal(letters(&result.items.at[0].parts.at[0]), expected);
    some += strchr(expected, 'L') != NULL;
  }
  assert_true(some > 10);
  bench_close(&bench);
}

static void a_table_without_a_working_day_ends(void **state) {
  (void)state;
  Arena *arena = arena_new();
  Holidays holidays = {0};
  for (Day day = day_of(2024, 1, 1); day < day_of(2027, 1, 1); day++) *list_add(arena, &holidays) = (Holiday){.day = day};
  assert_true(holiday_move(&holidays, day_of(2024, 1, 1), 5) < day_of(2027, 1, 1));
  arena_free(arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(working_days_are_counted),        cmocka_unit_test(without_a_table_weekends_alone_are_off),
      cmocka_unit_test(a_make_up_may_have_working_days), cmocka_unit_test(labels_say_which_day),
      cmocka_unit_test(a_window_may_have_days_behind_it),
      cmocka_unit_test(counting_forth_and_back_agree),   cmocka_unit_test(a_table_without_a_working_day_ends),
      cmocka_unit_test(a_limit_runs_from_another_paper), cmocka_unit_test(an_answer_counts_though_the_period_is_over),
      cmocka_unit_test(any_order_gives_the_limit_of_the_earliest), cmocka_unit_test(a_change_by_month_is_refused),
      cmocka_unit_test(what_is_too_early_says_so),
      cmocka_unit_test(a_label_says_which_days_a_set_of_its_own_asks_for),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
