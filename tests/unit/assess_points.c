/* SPDX-License-Identifier: MIT
 *
 * Points that a number or a cut brings: quantities, measures with bands, deductions, marks that are numbers, zero_if, on_na,
 * minus lines, bonuses by papers. Expected figures are reckoned by hand.
 */
#include "assess_rows.h"

typedef struct Case {
  const char *part; /* what stands in item { ... points = 10, HERE } */
  const char *papers; /* ":4" behind a day: four hours */
  const char *leaves;
  const char *points; /* confirmed pending lost not-due, in points */
  State state;
} Case;

static void add_hours(Bench *bench, const char *papers) {
  Text rest = text_of(papers), spec;
  add_papers(bench, papers);
  for (size_t i = 0; text_cut(&rest, ' ', &spec); i++) {
    size_t at = text_find(spec, TEXT(":"));
    if (at == SIZE_MAX) continue;
    Fact *fact = list_add(bench->arena, &bench->evidence.records.at[i].fields);
    *fact = (Fact){.name = TEXT("hours"), .value = text_copy(bench->arena, text_slice(spec, at + 1, spec.len))};
    *list_add(bench->arena, &bench->evidence.records.at[i].field_keys) = TEXT("hours");
  }
}

static void add_facts(Bench *bench) {
  static const struct { const char *name, *value; } facts[] = {{"members", "40"}, {"groups", "4"}, {"none", "0"},
                                                      {"area", "12.5"}, {"rent", "98765.4321"}, {"budget", "１.２亿元"}, {"part", "200万元"}};
  Unit *unit = &bench->units.all.at[0];
  for (size_t i = 0; i < sizeof facts / sizeof *facts; i++)
    *list_add(bench->arena, &unit->facts) = (Fact){.name = text_of(facts[i].name), .value = text_of(facts[i].value)};
}

static const char *points_of(Bench *bench, const Sums *sums) {
  const Points four[] = {sums->confirmed, sums->pending, sums->lost, sums->not_due};
  TextList texts = {0};
  for (size_t i = 0; i < 4; i++) *list_add(bench->arena, &texts) = points_text(bench->arena, four[i]);
  return text_cstr(bench->arena, text_join(bench->arena, &texts, TEXT(" ")));
}

static int try_case(const Case *row) {
  Bench bench;
  bench_open(&bench);
  add_facts(&bench);
  *list_add(bench.arena, &bench.assessment.holidays) = (Holiday){.day = day_of(2024, 6, 10), .works = false};
  Text items = text_format(bench.arena, "%sitem { id = 'A', title = 'A', points = 10,\n %s }", kinds, row->part);
  bench_pack(&bench, ", full = 10, period = year(2024)", text_cstr(bench.arena, items));
  add_hours(&bench, row->papers);
  UnitResult result = bench_assess(&bench);
  const PartResult *part = &result.items.at[0].parts.at[0];
  const char *points = points_of(&bench, &result.sums);
  int wrong = strcmp(letters(part), row->leaves) || strcmp(points, row->points) || result.items.at[0].state != row->state;
  if (wrong || bench.diags->all.len)
    fprintf(stderr, "%s\n  with %s:\n  %s, not %s; %s, not %s; %s, not %s\n", row->part, row->papers, letters(part), row->leaves,
            points, row->points, state_names[result.items.at[0].state], state_names[row->state]);
  if (bench.diags->all.len) bench_print(&bench);
  wrong |= bench.diags->all.len != 0;
  bench_close(&bench);
  return wrong;
}

static void try_cases(const Case *rows, size_t count) {
  int wrong = 0;
  for (size_t i = 0; i < count; i++) wrong += try_case(&rows[i]);
  assert_int_equal(wrong, 0);
}

#define NOTES "evidence { kind = 'note' }"
#define PLANS "evidence { kind = 'plan' }"
#define FOUR "note@2024-01-01:2 note@2024-02-01:3 note@2024-03-01:1.5 note@2024-04-01"

static const Case measures[] = {
    {"test = measure(count(" NOTES "), { at_least = 4 })", FOUR, "D", "10 0 0 0", STATE_PASS},
    {"test = measure(count(" NOTES "), { at_least = 5 })", FOUR, "O", "0 0 10 0", STATE_FAIL},
    {"test = measure(count(" NOTES "), { more_than = 4 })", FOUR, "O", "0 0 10 0", STATE_FAIL},
    {"test = measure(count(" NOTES "), { more_than = 3, less_than = 5 })", FOUR, "D", "10 0 0 0", STATE_PASS},
    {"test = measure(count(" NOTES "), { less_than = 4 })", FOUR, "O", "0 0 10 0", STATE_FAIL},
    {"test = measure(count(" NOTES ") / 3, { more_than = 1.333 })", FOUR, "D", "10 0 0 0", STATE_PASS},
    {"test = measure(count(evidence { kind = 'note', with_headings = 'install' }), { more_than = 1 })", "note@2024-01-01! note@2024-01-02!", "W", "0 10 0 0", STATE_PENDING},
    {"test = measure(count(evidence { kind = 'note', with_headings = 'install' }), { more_than = 2 })", "note@2024-01-01! note@2024-01-02!", "O", "0 0 10 0", STATE_FAIL},
    {"test = measure(total(" NOTES ", 'hours'), { at_least = 6.5 })", FOUR, "D", "10 0 0 0", STATE_PASS},
    {"test = measure(total(" NOTES ", 'hours'), { at_least = 6.501 })", FOUR, "O", "0 0 10 0", STATE_FAIL},
    {"test = measure(total(" NOTES ", 'hours') / count(" NOTES "), { at_least = 1.625 })", FOUR, "D", "10 0 0 0", STATE_PASS},
    {"test = measure(total(" NOTES ", 'hours'), { at_least = 1 })", "note@2024-01-01:many", "W", "0 10 0 0", STATE_PENDING},
    {"test = measure(total(" NOTES ", 'hours'), { at_least = 1 })", "note@2024-01-01!", "W", "0 10 0 0", STATE_PENDING},
    {"test = measure(count(" NOTES "), { at_least = 2 })", "note@2024-01-01 note@2024-02-02!", "D", "10 0 0 0", STATE_PASS},
    {"test = measure(count(" NOTES "), { at_most = 1 })", "note@2024-01-01 note@2024-02-02", "O", "0 0 10 0", STATE_FAIL},
    {"test = measure(count(" NOTES "), { at_least = 2, by = '2024-06-30' })", "note@2024-01-01", "o", "0 0 0 10", STATE_NOT_DUE},
    {"test = measure(count(" NOTES "), { at_least = 2, by = '2024-06-29' })", "note@2024-01-01", "O", "0 0 10 0", STATE_FAIL},
    {"test = measure(count(" NOTES "), { at_least = 2, per = { { 'a', '2024-01-01', '2024-02-29' }, { 'b', '2024-05-01', '2024-06-01' } } })",
     FOUR, "DO", "5 0 5 0", STATE_PARTIAL},
    {"test = measure(count(" NOTES "), { at_least = 1, per = '2 months' })", FOUR, "DDoooo", "3.33 0 0 6.67", STATE_PASS},
    {"test = measure(total(" NOTES ", 'hours'), { at_least = 3, per = 'quarter' })",
     "note@2024-01-01:2 note@2024-02-01:1 note@2024-05-01:2.5", "Dooo", "2.5 0 0 7.5", STATE_PASS},
    {"test = measure(fact('members') * 5 / 1000, { at_least = 0.2 })", "", "D", "10 0 0 0", STATE_PASS},
    {"test = measure(fact('members') * 5 / 1000, { at_least = 0.201 })", "", "O", "0 0 10 0", STATE_FAIL},
    /* 4 on 12.5 are 0.32 exactly; decimals times decimals */
    {"test = measure(count(" NOTES ") / fact('area'), { at_least = 0.32 })", FOUR, "D", "10 0 0 0", STATE_PASS},
    {"test = measure(count(" NOTES ") / fact('area'), { at_least = 0.321 })", FOUR, "O", "0 0 10 0", STATE_FAIL},
    {"test = measure(fact('area') * fact('rent') / fact('rent') / fact('area'), { at_least = 1, at_most = 1 })", "", "D", "10 0 0 0",
     STATE_PASS},
    {"test = measure(percent(fact('rent'), fact('rent') * fact('area')), { at_least = 8, at_most = 8 })", "", "D", "10 0 0 0", STATE_PASS},
    /* sums of money, as they are written down */
    {"test = measure(fact('budget') / fact('part'), { at_least = 60, at_most = 60 })", "", "D", "10 0 0 0", STATE_PASS},
    /* compared with the year that a fact gives: 4 are a third more than 3; 12.5 was 40 */
    {"test = measure(growth(count(" NOTES "), { first = fact('groups') - 1 }), { at_least = 33.333 })", FOUR, "D", "10 0 0 0",
     STATE_PASS},
    {"test = measure(growth(count(" NOTES "), { first = fact('groups') - 1 }), { at_least = 33.334 })", FOUR, "O", "0 0 10 0",
     STATE_FAIL},
    {"test = measure(change(fact('area'), { first = fact('members') }), { at_least = -27.5, at_most = -27.5 })", "", "D", "10 0 0 0",
     STATE_PASS},
    {"test = measure(growth(count(" NOTES "), { first = fact('none') }), { at_least = 1 })", FOUR, "", "0 0 0 0",
     STATE_NOT_APPLICABLE},
    {"test = measure(count(" NOTES ") - count(" PLANS "), { at_least = 1 })", "note@2024-01-01 note@2024-02-01 plan@2024-01-01",
     "D", "10 0 0 0", STATE_PASS},
    /* nothing it could be about */
    {"test = measure(count(" NOTES ") / fact('none'), { at_least = 1 })", FOUR, "", "0 0 0 0", STATE_NOT_APPLICABLE},
    {"test = measure(percent(" NOTES ", fact('none')), { at_least = 1 })", "", "", "0 0 0 0", STATE_NOT_APPLICABLE},
    /* 2 of 3 is more than 66.666 in a hundred and less than 66.667 */
    {"test = measure(percent(" NOTES ", 3), { at_least = 66.666 })", "note@2024-01-01 note@2024-01-02", "D", "10 0 0 0",
     STATE_PASS},
    {"test = measure(percent(" NOTES ", 3), { at_least = 66.667 })", "note@2024-01-01 note@2024-01-02", "O", "0 0 10 0",
     STATE_FAIL},
    {"test = measure(percent(" NOTES ", 3, { exempt = 1 }), { at_least = 100 })", "note@2024-01-01 note@2024-01-02", "D",
     "10 0 0 0", STATE_PASS},
    {"test = measure(above(count(" NOTES "), 3) * 2, { at_least = 2 })", FOUR, "D", "10 0 0 0", STATE_PASS},
    {"test = measure(above(count(" NOTES "), 5), { at_most = 0 })", FOUR, "D", "10 0 0 0", STATE_PASS},
    {"test = measure(capped(count(" NOTES "), 3), { at_least = 4 })", FOUR, "O", "0 0 10 0", STATE_FAIL},
    {"test = measure(mean { count(" NOTES "), 2 }, { at_least = 3 })", FOUR, "D", "10 0 0 0", STATE_PASS},
    {"test = measure(mean { count(" NOTES "), earlier(count(" NOTES ")) }, { gives = 'value' })", FOUR, "W", "0 10 0 0",
     STATE_PENDING},
    {"test = measure(mean { count(" NOTES "), earlier(count(" NOTES ")), missing = 'left out' }, { gives = 'value' })", FOUR, "D",
     "4 0 6 0", STATE_PARTIAL},
    {"test = measure(mean { count(" NOTES "), earlier(count(" NOTES ")), missing = 0 }, { gives = 'value' })", FOUR, "D",
     "2 0 8 0", STATE_PARTIAL},
    {"test = measure(mean { earlier(count(" NOTES ")), missing = 'left out' }, { gives = 'value' })", FOUR, "W", "0 10 0 0",
     STATE_PENDING},
    {"test = measure(mean { count(" NOTES "), percent(0, 0) }, { gives = 'value' })", FOUR, "", "0 0 0 0", STATE_NOT_APPLICABLE},
    {"test = measure(mean { count(" NOTES "), percent(0, 0), missing = 'left out' }, { gives = 'value' })", FOUR, "D", "4 0 6 0",
     STATE_PARTIAL},
};

static void measures_compare_exactly(void **state) {
  (void)state;
  try_cases(measures, sizeof measures / sizeof *measures);
}

#define BANDS "{ bands = { { 95, 10 }, { 90, 7.5 }, { 85, 5 } } }"
static const Case banded[] = {
    {"test = measure(fact('members'), { bands = { { 40, 10 }, { 30, 4 } } })", "", "D", "10 0 0 0", STATE_PASS},
    {"test = measure(fact('members') - 1, { bands = { { 40, 10 }, { 30, 4 } } })", "", "O", "4 0 6 0", STATE_PARTIAL},
    {"test = measure(fact('members') - 11, { bands = { { 40, 10 }, { 30, 4 } } })", "", "O", "0 0 10 0", STATE_FAIL},
    {"test = measure(count(" NOTES "), { at_most = 0, bands = { { 0, 10 }, { 2, 6 } } })", "", "D", "10 0 0 0", STATE_PASS},
    {"test = measure(count(" NOTES "), { at_most = 0, bands = { { 0, 10 }, { 2, 6 } } })", "note@2024-01-01", "O", "6 0 4 0",
     STATE_PARTIAL},
    {"test = measure(count(" NOTES "), { at_most = 0, bands = { { 0, 10 }, { 2, 6 } } })", FOUR, "O", "0 0 10 0", STATE_FAIL},
    /* best in the middle: 40 members, as they are, fewer, more, far more */
#define MIDDLE "{ bands = { { 40, 10, to = 60 }, { 30, 6, to = 80 }, { 20, 1 } } }"
    {"test = measure(fact('members'), " MIDDLE ")", "", "D", "10 0 0 0", STATE_PASS},
    {"test = measure(fact('members') - 0.001, " MIDDLE ")", "", "O", "6 0 4 0", STATE_PARTIAL},
    {"test = measure(fact('members') + 20, " MIDDLE ")", "", "D", "10 0 0 0", STATE_PASS},
    {"test = measure(fact('members') + 40, " MIDDLE ")", "", "O", "6 0 4 0", STATE_PARTIAL},
    {"test = measure(fact('members') + 41, " MIDDLE ")", "", "O", "1 0 9 0", STATE_PARTIAL},
    {"test = measure(fact('members') - 21, " MIDDLE ")", "", "O", "0 0 10 0", STATE_FAIL},
    {"test = measure(fact('members') + 41, { at_most = 100, bands = { { 40, 10, to = 60 }, { 30, 6, to = 90 } } })", "", "D", "6 0 4 0",
     STATE_PARTIAL},
    /* what only eyes can tell may lie on both sides, and so in the middle */
    {"test = measure(count(evidence { kind = 'note', with_headings = 'install' }), { bands = { { 1, 10, to = 1 }, { 0, 4, to = 2 } } })",
     "note@2024-01-01! note@2024-01-02!", "W", "4 6 0 0", STATE_PENDING},
    {"test = measure(count(evidence { kind = 'note', with_headings = 'install' }), { at_least = 1, at_most = 1 })",
     "note@2024-01-01! note@2024-01-02!", "W", "0 10 0 0", STATE_PENDING},
    {"test = measure(count(evidence { kind = 'note', with_headings = 'install' }), { at_least = 4, at_most = 5 })",
     "note@2024-01-01! note@2024-01-02!", "O", "0 0 10 0", STATE_FAIL},
    {"test = ratio(evidence { kind = 'note', with_headings = 'install' }, 4, { at_least = 20, at_most = 30 })",
     "note@2024-01-01! note@2024-01-02!", "W", "0 10 0 0", STATE_PENDING},
    /* eyes may lift 1 of 2 to 2 of 2 */
    {"test = measure(percent(evidence { kind = 'note', with_headings = 'install' }, 2), " BANDS ")",
     "note@2024-01-01# note@2024-01-02!", "W", "0 10 0 0", STATE_PENDING},
    {"test = measure(count(" NOTES "), { bands = { { 4, 10 }, { 2, 5 } }, by = '2024-07-31' })",
     "note@2024-01-01 note@2024-02-01", "o", "5 0 0 5", STATE_NOT_DUE},
    /* a share of the points: 4 of 6 */
    {"test = measure(count(" NOTES "), { at_least = 6, gives = 'share' })", FOUR, "O", "6.67 0 3.33 0", STATE_PARTIAL},
    {"test = measure(count(" NOTES "), { at_least = 3, gives = 'share' })", FOUR, "D", "10 0 0 0", STATE_PASS},
    /* the number itself, between nothing and all points: 12 less 12 times the share that fails */
    {"test = measure(10 - 10 * percent(" NOTES ", 8) / 100, { gives = 'value' })", FOUR, "D", "5 0 5 0", STATE_PARTIAL},
    {"test = measure(0.5 * count(" NOTES ") + 2, { gives = 'value' })", FOUR, "D", "4 0 6 0", STATE_PARTIAL},
    {"test = measure(5 * count(" NOTES "), { gives = 'value' })", FOUR, "D", "10 0 0 0", STATE_PASS},
    {"test = measure(2 - count(" NOTES "), { gives = 'value' })", FOUR, "D", "0 0 10 0", STATE_FAIL},
};

static void numbers_bring_points(void **state) {
  (void)state;
  try_cases(banded, sizeof banded / sizeof *banded);
}

static const Case cuts[] = {
    {"test = deduct { { 1, at_least(8, " NOTES ", { by = '2024-06-01' }) } }", FOUR, "DDDDOOOO", "6 0 4 0", STATE_PARTIAL},
    {"test = deduct { { 3, at_least(8, " NOTES ", { by = '2024-06-01' }) } }", FOUR, "DDDDOOOO", "0 0 10 0", STATE_PARTIAL},
    {"test = deduct { { 3, at_least(8, " NOTES ", { by = '2024-06-01' }), most = 5 } }", FOUR, "DDDDOOOO", "5 0 5 0",
     STATE_PARTIAL},
    {"test = deduct { { 3, at_least(8, " NOTES ", { by = '2024-06-01' }) }, floor = 2 }", FOUR, "DDDDOOOO", "2 0 8 0",
     STATE_PARTIAL},
    /* one most for several cuts: 4 misses of 2 and 2 of 3, at most 9; an item that takes from others has it too */
    {"test = deduct { most = 9, { 2, at_least(8, " NOTES ", { by = '2024-06-01' }) }, { 3, at_least(2, " PLANS ", { by = '2024-06-01' }) } }",
     FOUR, "DDDDOOOOOO", "1 0 9 0", STATE_PARTIAL},
    {"test = deduct { most = 20, { 1, at_least(8, " NOTES ", { by = '2024-06-01' }) }, { 1, at_least(2, " PLANS ", { by = '2024-06-01' }) } }",
     FOUR, "DDDDOOOOOO", "4 0 6 0", STATE_PARTIAL},
    /* what is not due may still be lost; what waits may be saved */
    {"test = deduct { { 1, at_least(1, " NOTES ", { per = 'month' }) } }", FOUR, "DDDDOooooooo", "2 0 1 7", STATE_PARTIAL},
    {"test = deduct { { 1, at_least(3, evidence { kind = 'note', with_headings = 'install' }, { by = '2024-06-01' }) } }",
     "note@2024-01-01!", "WOO", "7 1 2 0", STATE_PARTIAL},
    /* several cuts of different size */
    {"test = deduct { { 1, at_least(1, evidence { kind = 'list' }) }, { 0.5, at_least(1, " PLANS ") }, { 0.5, at_least(6, " NOTES
     ", {"
     " by = '2024-06-01' }) } }",
     FOUR, "OODDDDOO", "7.5 0 2.5 0", STATE_PARTIAL},
    /* escalating: 1, 2, then 4 each */
    {"test = deduct { { { 1, 2, 4 }, at_least(4, " NOTES ", { by = '2024-06-01' }) } }", "note@2024-01-01", "DOOO", "3 0 7 0",
     STATE_PARTIAL},
    /* late: 1 a day, 4 days late; then nothing came at all: 3, and 2 days until today */
    {"test = deduct { { 3, at_least(1, " NOTES ", { by = '2024-06-01' }), late = 1 } }", "note@2024-06-05", "L", "6 0 4 0",
     STATE_PARTIAL},
    {"test = deduct { { 3, at_least(1, " NOTES ", { by = '2024-06-28' }), late = 1 } }", "", "O", "5 0 5 0", STATE_PARTIAL},
    {"test = deduct { { 3, at_least(1, " NOTES ", { by = '2024-06-28' }), late = 1, most = 4 } }", "", "O", "6 0 4 0",
     STATE_PARTIAL},
    /* late, however late: the first day alone; then half a point for each other day; nothing came: 3, and the first day */
    {"test = deduct { { 3, at_least(1, " NOTES ", { by = '2024-06-01' }), late = { 1, 0 } } }", "note@2024-06-25", "L", "9 0 1 0",
     STATE_PARTIAL},
    {"test = deduct { { 3, at_least(1, " NOTES ", { by = '2024-06-01' }), late = { 1, 0.5 } } }", "note@2024-06-05", "L", "7.5 0 2.5 0",
     STATE_PARTIAL},
    {"test = deduct { { 3, at_least(1, " NOTES ", { by = '2024-06-01' }), late = { 1, 0 } } }", "", "O", "6 0 4 0", STATE_PARTIAL},
    /* not due: what it may still cost, late too, up to the most, is held back; of a price that runs on its first day */
    {"test = deduct { { 3, at_least(1, " NOTES ", { by = '2024-07-09' }), late = { 2, 0 } } }", "", "o", "5 0 0 5",
     STATE_NOT_DUE},
    {"test = deduct { { 3, at_least(1, " NOTES ", { by = '2024-07-09' }), late = { 2, 0 }, most_each = 4 } }", "", "o", "6 0 0 4",
     STATE_NOT_DUE},
    {"test = deduct { { 3, at_least(1, " NOTES ", { by = '2024-07-09' }), late = 0.5, most_each = 4 } }", "", "o", "6 0 0 4",
     STATE_NOT_DUE},
    {"test = deduct { { 3, at_least(1, " NOTES ", { by = '2024-07-09' }), late = 0.5 } }", "", "o", "6.5 0 0 3.5", STATE_NOT_DUE},
    /* of a Friday: two working days late on Wednesday behind a holiday, none on Sunday, fourteen until today, a Sunday */
#define FRIDAY "{ 3, at_least(1, " NOTES ", { by = '2024-06-07' }), late = "
    {"test = deduct { " FRIDAY "{ 0.5, per = 'working day' } } }", "note@2024-06-12", "L", "9 0 1 0", STATE_PARTIAL},
    {"test = deduct { " FRIDAY "{ 1, 0, per = 'working day' } } }", "note@2024-06-12", "L", "9 0 1 0", STATE_PARTIAL},
    {"test = deduct { " FRIDAY "{ 0.5, per = 'working day' } } }", "note@2024-06-09", "L", "10 0 0 0", STATE_PASS},
    {"test = deduct { " FRIDAY "{ 0.1, per = 'working day' } } }", "", "O", "5.6 0 4.4 0", STATE_PARTIAL},
    /* 13 days: one whole week, the second begun; 59 days: one whole month */
    {"test = deduct { " FRIDAY "{ 1, per = 'week' } } }", "note@2024-06-20", "L", "9 0 1 0", STATE_PARTIAL},
    {"test = deduct { " FRIDAY "{ 1, per = 'week', begun = true } } }", "note@2024-06-20", "L", "8 0 2 0", STATE_PARTIAL},
    {"test = deduct { " FRIDAY "{ 1, per = 'week', begun = true } } }", "note@2024-06-21", "L", "8 0 2 0", STATE_PARTIAL},
    {"test = deduct { { 3, at_least(1, " NOTES ", { by = '2024-01-31' }), late = { 1, per = 'month' } } }", "note@2024-03-30", "L",
     "9 0 1 0", STATE_PARTIAL},
    /* steps, and the branch that is nearest, are late as single papers are */
    {"test = deduct { { 1, in_order { { 'a', " NOTES " }, by = '2024-06-01' }, late = 1 } }", "note@2024-06-03", "L", "8 0 2 0",
     STATE_PARTIAL},
    {"test = deduct { { 1, any_of { at_least(1, " NOTES ", { by = '2024-06-01' }), at_least(1, " PLANS ") }, late = 1 } }",
     "note@2024-06-03", "L", "8 0 2 0", STATE_PARTIAL},
    /* at most so much for one report: 2 for that which is 4 days late, 2 for that which never came; 3 for both */
    {"test = deduct { { 1, for_each({ 'note', 'plan' }, at_least(1, evidence { kind = EACH }, { by = '2024-06-01' })), late = 1,"
     " most_each = 2 } }", "note@2024-06-05", "LO", "6 0 4 0", STATE_PARTIAL},
    {"test = deduct { { 1, for_each({ 'note', 'plan' }, at_least(1, evidence { kind = EACH }, { by = '2024-06-01' })), late = 1,"
     " most_each = 2, most = 3 } }", "note@2024-06-05", "LO", "7 0 3 0", STATE_PARTIAL},
    {"test = deduct { { 1, for_each({ 'note', 'plan' }, at_least(1, evidence { kind = EACH }, { by = '2024-06-01' })), late = 1,"
     " most_each = 2 } }", "note@2024-06-02", "LO", "7 0 3 0", STATE_PARTIAL},
    /* 62.5 in a hundred: 17.5 short of 80 */
    {"test = deduct { { 0.5, measure(percent(5, 8), { at_least = 80 }), per = 'point' } }", "", "O", "1.5 0 8.5 0",
     STATE_PARTIAL},
    {"test = deduct { { 0.5, measure(percent(5, 8), { at_least = 80 }), per = 'point', begun = true } }", "", "O", "1 0 9 0",
     STATE_PARTIAL},
    {"test = deduct { { 1, measure(percent(5, 8), { at_least = 80 }), per = '5 points' } }", "", "O", "7 0 3 0", STATE_PARTIAL},
    {"test = deduct { { 1, ratio(" NOTES ", 8, { at_least = 80 }), per = '5 points' } }", FOUR, "O", "4 0 6 0", STATE_PARTIAL},
    {"test = deduct { { 2, measure(count(" NOTES "), { at_most = 2 }), per = 'point' } }", FOUR, "O", "6 0 4 0", STATE_PARTIAL},
    /* short by less than one whole point: met; begun, it is not */
    {"test = deduct { { 2, measure(percent(1581, 2000), { at_least = 80 }), per = 'point' } }", "", "D", "10 0 0 0", STATE_PASS},
    {"test = deduct { { 2, measure(percent(1580, 2000), { at_least = 80 }), per = 'point' } }", "", "O", "8 0 2 0", STATE_PARTIAL},
    {"test = deduct { { 2, measure(percent(1581, 2000), { at_least = 80 }), per = 'point', begun = true } }", "", "O", "8 0 2 0",
     STATE_PARTIAL},
    {"test = deduct { { 1, measure(percent(8, 8), { at_least = 80 }), per = 'point' } }", "", "D", "10 0 0 0", STATE_PASS},
};

static void deductions_start_full(void **state) {
  (void)state;
  try_cases(cuts, sizeof cuts / sizeof *cuts);
}

#define ONE "test = at_least(1, " NOTES ")"
static const Case conditions[] = {
    {ONE ", zero_if = evidence { kind = 'plan' }, why = 'w'", FOUR, "D", "10 0 0 0", STATE_PASS},
    {ONE ", zero_if = evidence { kind = 'plan' }, why = 'w'", FOUR " plan@2024-01-01", "D", "0 0 10 0", STATE_FAIL},
    {ONE ", zero_if = evidence { kind = 'plan', with_headings = 'install' }, why = 'w'", FOUR " plan@2024-01-01!", "D",
     "0 10 0 0", STATE_PENDING},
    {ONE ", zero_if = at_least(2, " PLANS "), why = 'w'", FOUR " plan@2024-01-01", "D", "10 0 0 0", STATE_PASS},
    {ONE ", zero_if = at_least(2, " PLANS "), why = 'w'", FOUR " plan@2024-01-01 plan@2024-01-02", "D", "0 0 10 0", STATE_FAIL},
    {"test = at_least(1, " NOTES ", { per = 'half' }), zero_if = " PLANS ", why = 'w'", "plan@2024-01-01", "oo", "0 0 10 0",
     STATE_FAIL},
    /* what does not apply */
    {"test = for_each(rows { table = 'roster' }, at_least(1, " NOTES "))", "", "", "0 0 0 0", STATE_NOT_APPLICABLE},
    {"on_na = 'full', test = for_each(rows { table = 'roster' }, at_least(1, " NOTES "))", "", "", "10 0 0 0",
     STATE_NOT_APPLICABLE},
    {"on_na = 'zero', test = for_each(rows { table = 'roster' }, at_least(1, " NOTES "))", "", "O", "0 0 10 0",
     STATE_FAIL},
    {"on_na = 'full', applies = function() return false end, " ONE, FOUR, "", "10 0 0 0", STATE_NOT_APPLICABLE},
    {"on_na = 'full', part(10, at_least(1, " NOTES "), { on_na = 'zero' }), applies = function() return false end", FOUR, "",
     "0 0 10 0", STATE_NOT_APPLICABLE},
};

static int try_condition(const Case *row) {
  Case with = *row;
  char part[1024];
  snprintf(part, sizeof part, "%s }\nregister { id = 'roster', words = { 'roster' }, columns = { name = 'name' }", row->part);
  with.part = part;
  return try_case(&with);
}

static void conditions_set_points_aside(void **state) {
  (void)state;
  int wrong = 0;
  for (size_t i = 0; i < sizeof conditions / sizeof *conditions; i++) wrong += try_condition(&conditions[i]);
  assert_int_equal(wrong, 0);
}

/* ---- Marks that are numbers ---- */

typedef struct Marked {
  const char *review, *mark, *points;
} Marked;

static const Marked marked[] = {
    {"each = 0.5", "0", "10 0 0 0"},
    {"each = 0.5", "3", "8.5 0 1.5 0"},
    {"each = 0.5", "21", "0 0 10 0"},
    {"each = 0.5", "yes", "10 0 0 0"},
    {"each = 0.333", "2", "9.33 0 0.67 0"},
    {"bands = { { 95, 10 }, { 80, 6 } }", "95", "10 0 0 0"},
    {"bands = { { 95, 10 }, { 80, 6 } }", "94.9", "6 0 4 0"},
    {"bands = { { 95, 10 }, { 80, 6 } }", "12", "0 0 10 0"},
    {"bands = { { 40, 10, to = 60 }, { 30, 6, to = 60 } }", "60", "10 0 0 0"},
    {"bands = { { 40, 10, to = 60 }, { 30, 6, to = 60 } }", "39", "6 0 4 0"},
    {"bands = { { 40, 10, to = 60 }, { 30, 6, to = 60 } }", "60.5", "0 0 10 0"},
    {"each = 0.5", NULL, "0 10 0 0"},
};

static void marks_may_be_numbers(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof marked / sizeof *marked; i++) {
    Bench bench;
    bench_open(&bench);
    bench_pack(&bench, ", full = 10",
               text_cstr(bench.arena,
                         text_format(bench.arena,
                                     "item { id = 'A', title = 'A', points = 10, test = review { guide = 'g', %s } }",
                                     marked[i].review)));
    if (marked[i].mark) bench_mark(&bench, 0, 0, "", marked[i].mark);
    UnitResult result = bench_assess(&bench);
    assert_string_equal(points_of(&bench, &result.sums), marked[i].points);
    bench_close(&bench);
  }
}

/* ---- Bonuses that papers bring ---- */

#define AWARDS "tariff(evidence { kind = 'list' }, 'hours', { National = 5, Provincial = 3 }"
#define SEEN_AWARDS "tariff(evidence { kind = 'list', with_headings = 'install' }, 'hours', { National = 5, Provincial = 3 }"
typedef struct Bonus {
  const char *bonus, *papers, *mark, *points;
} Bonus;

static const Bonus bonuses[] = {
    {"points = 0.5 * above(count(" NOTES "), 2)", FOUR, NULL, "1 0 7 0"},
    {"points = 0.5 * above(count(" NOTES "), 4)", FOUR, NULL, "0 0 0 0"}, /* nobody loses anything */
    {"points = capped(3 * count(" NOTES "), 7)", FOUR, NULL, "7 0 1 0"},
    {"points = 3 * count(" NOTES ")", FOUR, NULL, "8 0 0 0"},
    {"points = 2 * count(" NOTES "), approved = review { guide = 'g' }", "note@2024-01-01", NULL, "0 2 6 0"},
    {"points = 2 * count(" NOTES "), approved = review { guide = 'g' }", "note@2024-01-01", "yes", "2 0 6 0"},
    {"points = 2 * count(" NOTES "), approved = review { guide = 'g' }", "note@2024-01-01", "no", "0 0 8 0"},
    {"points = 2 * count(" NOTES "), approved = review { guide = 'g' }", "note@2024-01-01", "1.5", "1.5 0 6.5 0"},
    {"points = " AWARDS ")", "list@2024-01-01:national list@2024-02-01:provincial", NULL, "8 0 0 0"},
    {"points = " AWARDS ")", "list@2024-01-01:provincial list@2024-02-01:county", NULL,
     "3 5 0 0"}, /* one of the prices, or none */
    {"points = " AWARDS ", { highest = 'what' })",
     "list@2024-01-01:national list@2024-02-01:provincial list@2024-02-02:provincial", NULL, "8 0 0 0"},
    /* a word without a price waits there too, and takes no price from others of its matter */
    {"points = " AWARDS ", { highest = 'what' })", "list@2024-01-01:county", NULL, "0 5 3 0"},
    {"points = " AWARDS ", { highest = 'what' })", "list@2024-01-01:national list@2024-02-01:county", NULL, "5 3 0 0"},
    /* what waits for eyes and is not dearer than what is sure of its matter adds nothing, and nothing waits */
    {"points = " SEEN_AWARDS ", { highest = 'what' })", "list@2024-01-01#:national list@2024-02-01!:provincial", NULL, "5 0 3 0"},
    {"points = " SEEN_AWARDS ", { highest = 'what' })", "list@2024-01-01!:national list@2024-02-01#:national", NULL, "5 0 3 0"},
};

/* With a bound below as well: what takes counts down to it. Reckoned by hand, of at most 8 and at least -4. */
#define PRICES "tariff(evidence { kind = 'list' }, 'hours', { National = 5, Warning = -3 }"
#define SEEN_PRICES "tariff(evidence { kind = 'list', with_headings = 'install' }, 'hours', { National = 5, Warning = -3 }"
static const Bonus columns[] = {
    {"points = count(" NOTES ") - 2 * count(evidence { kind = 'list' })", FOUR, NULL, "4 0 4 0"},
    {"points = 1 - count(" NOTES ")", FOUR, NULL, "-3 0 11 0"},
    {"points = 1 - 3 * count(" NOTES ")", FOUR, NULL, "-4 0 12 0"},
    {"points = 4 - count(" NOTES ")", FOUR, NULL, "0 0 8 0"}, /* they are equal, and both are there */
    {"points = count(" NOTES ")", "list@2024-01-01", NULL, "0 0 0 0"},
    {"points = " PRICES ")", "list@2024-01-01:national list@2024-02-01:warning", NULL, "2 0 6 0"},
    {"points = " PRICES ")", "list@2024-01-01:warning list@2024-02-01:warning", NULL, "-4 0 12 0"},
    {"points = " PRICES ")", "list@2024-01-01:warning list@2024-02-01:county", NULL, "-4 6 6 0"}, /* one of the prices */
    {"points = " PRICES ", { highest = 'what' })", "list@2024-01-01:national list@2024-02-01:warning", NULL, "5 0 3 0"},
    /* of what waits for eyes the worst may be all that comes to count */
    {"points = " SEEN_PRICES ", { highest = 'what' })", "list@2024-01-01!:warning list@2024-02-01!:national", NULL, "-3 8 3 0"},
    {"points = " SEEN_PRICES ", { highest = 'what' })", "list@2024-01-01#:warning list@2024-02-01!:warning", NULL, "-3 0 11 0"},
    {"points = " SEEN_PRICES ")", "list@2024-01-01!:warning", "yes", "0 0 8 0"}, /* looked at, and nothing is wrong */
    {"points = " SEEN_PRICES ")", "list@2024-01-01!:warning", "no", "-3 0 11 0"},
    {"points = change(count(" NOTES "))", FOUR, NULL, "-4 12 0 0"}, /* nobody knows what was */
    /* until somebody has approved it what it takes counts, and what it brings does not */
    {"points = 1 - count(" NOTES "), approved = review { guide = 'g' }", FOUR, NULL, "-3 3 8 0"},
    {"points = 1 - count(" NOTES "), approved = review { guide = 'g' }", FOUR, "yes", "-3 0 11 0"},
    {"points = 1 - count(" NOTES "), approved = review { guide = 'g' }", FOUR, "no", "0 0 8 0"},
    {"points = 1 - count(" NOTES "), approved = review { guide = 'g' }", FOUR, "-1.5", "-1.5 0 9.5 0"},
    {"points = count(" NOTES ") - 1, approved = review { guide = 'g' }", FOUR, NULL, "0 3 5 0"},
};

static void same_matter(Bench *bench) {
  for (size_t i = 0; i < bench->evidence.records.len && i < 2; i++) {
    *list_add(bench->arena, &bench->evidence.records.at[i].fields) = (Fact){.name = TEXT("what"), .value = TEXT("the bridge")};
    *list_add(bench->arena, &bench->evidence.records.at[i].field_keys) = TEXT("what");
  }
}

static void bonus_follows(const Bonus *bonus, const char *bounds) {
  Bench bench;
  bench_open(&bench);
  bench_pack(&bench, ", full = 0, bonus_max = 8",
             text_cstr(bench.arena,
                       text_format(bench.arena, "%sbonus { id = 'X', title = 'X', %s, %s }", kinds, bounds, bonus->bonus)));
  add_hours(&bench, bonus->papers);
  same_matter(&bench);
  if (bonus->mark) bench_mark(&bench, 0, 0, "", bonus->mark);
  UnitResult result = bench_assess(&bench);
  check_result(&bench.pack, &result);
  const char *points = points_of(&bench, &result.bonus);
  if (strcmp(points, bonus->points)) fprintf(stderr, "%s with %s\n", bonus->bonus, bonus->papers);
  assert_string_equal(points, bonus->points);
  assert_int_equal(result.sums.leaves_due, 0);
  bench_close(&bench);
}

static void bonuses_follow_their_papers(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof bonuses / sizeof *bonuses; i++) bonus_follows(&bonuses[i], "max = 8");
}

static void a_column_of_plus_and_minus_has_two_bounds(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) bonus_follows(&columns[i], "max = 8, min = -4");
  bonus_follows(&(Bonus){"points = -count(" NOTES ")", FOUR, NULL, "-4 0 4 0"}, "max = 0, min = -5");
}

/* Bounds of all bonuses together, and what each makes of them: confirmed, pending, lost. */
static void bonuses_together_have_bounds(void **state) {
  static const char *const packs[][2] = {
      {"", "-7 0 19 0"}, {", bonus_min = -5", "-5 0 17 0"}, {", bonus_min = 0", "0 0 12 0"}, {", bonus_max = 1", "-7 0 19 0"}};
  (void)state;
  for (size_t i = 0; i < sizeof packs / sizeof *packs; i++) {
    Bench bench;
    bench_open(&bench);
    bench_pack(&bench, text_cstr(bench.arena, text_format(bench.arena, ", full = 0%s", packs[i][0])),
               text_cstr(bench.arena, text_format(bench.arena, "%sbonus { id = 'X', title = 'X', max = 8, min = -4, points = -count("
                                                               NOTES ") }\nbonus { id = 'Y', title = 'Y', max = 4, min = -3, points"
                                                               " = 1 - count(" NOTES ") }", kinds)));
    add_hours(&bench, FOUR);
    UnitResult result = bench_assess(&bench);
    check_result(&bench.pack, &result);
    assert_string_equal(points_of(&bench, &result.bonus), packs[i][1]);
    bench_close(&bench);
  }
}

/* Without `min` a number below nothing is 0, and told; where above(...) says so it is meant. */
static void a_number_below_nothing_is_told(void **state) {
  static const struct { const char *points; DiagCode code; } told[] = {{"0 - 1 * count(" NOTES ")", DIAG_BONUS_BELOW},
                                                                     {"above(0 - 1 * count(" NOTES "), 0)", 0},
                                                                     {"count(" NOTES ")", 0}};
  (void)state;
  for (size_t i = 0; i < sizeof told / sizeof *told; i++) {
    Bench bench;
    bench_open(&bench);
    bench_pack(&bench, ", full = 0, bonus_max = 8",
               text_cstr(bench.arena, text_format(bench.arena, "%sbonus { id = 'X', title ="
                                                               " 'X', max = 8, points = %s }", kinds, told[i].points)));
    add_hours(&bench, FOUR);
    UnitResult result = bench_assess(&bench);
    assert_true(result.bonus.confirmed >= 0);
    assert_int_equal(bench.diags->all.len, told[i].code != 0);
    if (told[i].code) assert_int_equal(bench.diags->all.at[0].code, told[i].code);
    bench_close(&bench);
  }
}

/* ---- Minus lines ---- */

typedef struct Minus {
  const char *minus, *papers;
  const char *line, *unit; /* points of the line, and of the whole */
} Minus;

static const Minus minuses[] = {
    /* s1 has 4 + 2 points, s2 has 4 */
    {"section = 's1', minus = 'section', test = deduct { { 1, none(evidence { kind = 'end' }) } }", "", "0 0 0 0", "10 0 0 0"},
    {"section = 's1', minus = 'section', test = deduct { { 2, none(evidence { kind = 'end' }) } }",
     "end@2024-01-01 end@2024-01-02", "-4 0 4 0", "6 0 4 0"},
    {"section = 's1', minus = 'section', test = deduct { { 5, none(evidence { kind = 'end' }) } }",
     "end@2024-01-01 end@2024-01-02", "-6 0 6 0", "4 0 6 0"},
    {"minus = 'total', test = deduct { { 5, none(evidence { kind = 'end' }) } }", "end@2024-01-01 end@2024-01-02", "-10 0 10 0",
     "0 0 10 0"},
    {"minus = 'total', test = deduct { { 3, at_least(1, evidence { kind = 'end' }, { per = 'half' }) } }", "", "-6 0 0 6",
     "4 0 0 6"},
    {"minus = 'total', test = deduct { { 3, none(evidence { kind = 'end', with_headings = 'install' }) } }", "end@2024-01-01!",
     "-3 3 0 0", "7 3 0 0"},
};

static void minus_lines_lower_what_is_there(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof minuses / sizeof *minuses; i++) {
    Bench bench;
    bench_open(&bench);
    Text items = text_format(
        bench.arena,
        "%ssection { id = 's1', title = 'S' } section { id = 's2', title = 'T' }\n"
        "item { id = 'M', title = 'M', %s }\n"
        "item { id = 'A', title = 'A', section = 's1', points = 4, test = at_least(1, evidence { kind = 'note' }) }\n"
        "item { id = 'B', title = 'B', section = 's1', points = 2, test = at_least(1, evidence { kind = 'note' }) }\n"
        "item { id = 'C', title = 'C', section = 's2', points = 4, test = at_least(1, evidence { kind = 'note' }) }",
        kinds, minuses[i].minus);
    bench_pack(&bench, ", full = 10, period = year(2024)", text_cstr(bench.arena, items));
    add_papers(&bench, text_cstr(bench.arena, text_format(bench.arena, "note@2024-01-01 %s", minuses[i].papers)));
    UnitResult result = bench_assess(&bench);
    assert_string_equal(points_of(&bench, &result.items.at[0].sums), minuses[i].line);
    assert_string_equal(points_of(&bench, &result.sums), minuses[i].unit);
    bench_close(&bench);
  }
}

/* With weights the total is what the weighted sections have; lines of a section come first, wherever they stand. */
static const Minus weighted_minuses[] = {
    /* s1: 4 of 4 at half, s2: 4 of 4 as it is: 6 in all */
    {"id = 'M', minus = 'total', test = deduct { { 5, none(evidence { kind = 'end' }) } }", "end@2024-01-01", "-5 0 5 0",
     "1 0 5 0"},
    {"id = 'M', minus = 'total', test = deduct { { 7, none(evidence { kind = 'end' }) } }", "end@2024-01-01", "-6 0 6 0",
     "0 0 6 0"},
    /* in a section with a weight a line costs its weighted share, outside of it what it says: the author has the choice */
    {"id = 'M', section = 's1', minus = 'total', test = deduct { { 5, none(evidence { kind = 'end' }) } }", "end@2024-01-01",
     "-5 0 5 0", "3.5 0 2.5 0"},
    {"id = 'M', section = 's1', minus = 'total', test = deduct { { 20, none(evidence { kind = 'end' }) } }", "end@2024-01-01",
     "-12 0 12 0", "0 0 6 0"},
    {"id = 'M', minus = 'total', test = deduct { { 7, none(evidence { kind = 'end' }) } } }\n"
     "item { id = 'N', title = 'N', section = 's1', minus = 'section', test = deduct { { 3, none(evidence { kind = 'end' }) } }",
     "end@2024-01-01", "-4.5 0 4.5 0", "0 0 6 0"},
};

static void minus_lines_lower_a_weighted_total(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof weighted_minuses / sizeof *weighted_minuses; i++) {
    Bench bench;
    bench_open(&bench);
    Text items = text_format(bench.arena,
                             "%ssection { id = 's1', title = 'S', weight = 0.5 } section { id = 's2', title = 'T' }\n"
                             "item { title = 'M', %s }\n"
                             "item { id = 'A', title = 'A', section = 's1', points = 4, test = at_least(1, evidence { kind = 'note' }) }\n"
                             "item { id = 'C', title = 'C', section = 's2', points = 4, test = at_least(1, evidence { kind = 'note' }) }",
                             kinds, weighted_minuses[i].minus);
    bench_pack(&bench, ", full = 6, period = year(2024)", text_cstr(bench.arena, items));
    add_papers(&bench, text_cstr(bench.arena, text_format(bench.arena, "note@2024-01-01 %s", weighted_minuses[i].papers)));
    UnitResult result = bench_assess(&bench);
    assert_string_equal(points_of(&bench, &result.items.at[0].sums), weighted_minuses[i].line);
    assert_string_equal(points_of(&bench, &result.sums), weighted_minuses[i].unit);
    bench_close(&bench);
  }
}

/* ---- What a leaf says of its number ---- */

static void a_number_is_kept_and_told(void **state) {
  (void)state;
  Bench bench;
  bench_open(&bench);
  bench_pack(&bench, ", full = 10",
             text_cstr(bench.arena, text_format(bench.arena,
                                                "%sitem { id = 'A', title = 'A', points = 10, test = measure(percent("
                                                "evidence { kind = 'note' }, 3), { at_least = 80, title = 'Rate' }) }",
                                                kinds)));
  add_papers(&bench, "note@2024-01-01 note@2024-01-02");
  UnitResult result = bench_assess(&bench);
  const Leaf *leaf = &result.items.at[0].parts.at[0].leaves.at[0];
  assert_true(text_is(leaf->value, "66.667"));
  assert_true(text_is(leaf->label, "Rate: at least 80%"));
  assert_true(text_is(leaf->detail, "66.667% (2/3)"));
  assert_int_equal(leaf->evidence.len, 2);
  bench_close(&bench);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(measures_compare_exactly),
                                     cmocka_unit_test(numbers_bring_points),
                                     cmocka_unit_test(deductions_start_full),
                                     cmocka_unit_test(conditions_set_points_aside),
                                     cmocka_unit_test(marks_may_be_numbers),
                                     cmocka_unit_test(bonuses_follow_their_papers),
                                     cmocka_unit_test(a_column_of_plus_and_minus_has_two_bounds),
                                     cmocka_unit_test(bonuses_together_have_bounds),
                                     cmocka_unit_test(a_number_below_nothing_is_told),
                                     cmocka_unit_test(minus_lines_lower_what_is_there),
                                     cmocka_unit_test(minus_lines_lower_a_weighted_total),
                                     cmocka_unit_test(a_number_is_kept_and_told)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
