/* SPDX-License-Identifier: MIT
 *
 * ledger.csv, and entries that follow from a result and earlier periods. Whole periods are played in tests/history/. Takes
 * nothing. Gives TAP lines.
 */
#include "assess_help.h"
#include "evidence_sample.h"

static void rows_must_be_whole(void **state) {
  (void)state;
  static const struct {
    const char *row, *wrong; /* NULL = it counts */
  } rows[] = {
      {"one,abc,clerk,again,2024-08-01,,,", NULL},
      {"one,abc,,,2024年8月1日,2024/8/2,town,seen", NULL},
      {"one,#abc,clerk,,,,,", NULL}, /* as lists print it */
      {"nobody,abc,clerk,,,,,", "unit"},
      {",abc,clerk,,,,,", "unit"},
      {"one,,clerk,,,,,", "finding"},
      {"one,abc,clerk,,soon,,,", "limit"},
      {"one,abc,clerk,,,yes,,", "done"},
      {"one,abc,clerk,,,,,,then", "found"},
      {"one,abc,clerk,,,,,,2024-07-01", "found"}, /* after the as-of day */
      {"one,abc,clerk,,,,,,2024-06-30", NULL},
  };
  for (size_t i = 0; i < COUNT(rows); i++) {
    Sample *s = sample_open();
    char text[256];
    LedgerRows ledger = {0};
    sample_file(s, "a/assessment.yml", "pack: p\nas_of: 2024-06-30\n");
    sample_folder(s, "a/units/one");
    snprintf(text, sizeof text, "unit,finding,owner,measure,limit,done,by,remark,found\n%s\n", rows[i].row);
    sample_file(s, "a/ledger.csv", text);
    assert_true(sample_units(s));
    assert_true(ledger_read(&s->assessment, &s->units, s->arena, s->diags, &ledger, &s->fail));
    assert_int_equal(ledger.all.len, rows[i].wrong == NULL);
    if (rows[i].wrong) assert_true(sample_said(s, DIAG_LEDGER_WRONG));
    if (rows[i].wrong) assert_text(sample_diag(s, DIAG_LEDGER_WRONG)->arg[0], rows[i].wrong);
    if (!rows[i].wrong) assert_int_equal(s->diags->all.len, 0);
    if (!rows[i].wrong) assert_text(ledger.all.at[0].finding, "abc");
    sample_close(s);
  }
}

/* ---- One unit of one item; a period is a letter: o open, d settled (the item was judged), u unsettled, - the unit was not
 * in it ---- */

static void add_period(Bench *bench, History *history, UnitHistory *past, char letter) {
  Day as_of = day_of(2023, 1 + (int)history->periods.len, 28);
  *list_add(bench->arena, &history->periods) = (PastPeriod){.name = TEXT("x"), .period = {DAY_NONE, DAY_NONE}, .as_of = as_of};
  if (letter == '-') return;
  PastUnit *unit = list_add(bench->arena, &past->periods);
  *unit = (PastUnit){.period = (uint32_t)history->periods.len - 1, .applies = true, .grade = TEXT_NONE};
  *list_add(bench->arena, &unit->items) = (PastItem){TEXT("A"), letter == 'd' ? STATE_PASS : STATE_FAIL};
  if (letter == 'd') return;
  *list_add(bench->arena, &unit->leaves) =
      (PastLeaf){.item = TEXT("A"), .part = TEXT("1"), .key = TEXT_NONE, .window = TEXT_NONE, .label = TEXT("x"), .value = TEXT_NONE,
                 .by = DAY_NONE, .open = letter == 'o', .unsettled = letter == 'u'};
}

static const struct {
  const char *periods;
  char now; /* o open, d done, n not due yet, e the rule failed */
  const char *entry; /* state, month in which it was found (0 = now), * regressed, ^ carried; empty = no entry */
} stories[] = {
    {"", 'o', "o0"},     {"", 'd', ""},      {"o", 'o', "o1"},   {"o", 'd', "c1"},   {"oo", 'o', "o1"},   {"oo", 'd', "c1"},
    {"do", 'o', "o2"},   {"d", 'o', "o0"},   {"od", 'd', ""},    {"od", 'o', "o0*"}, {"odo", 'o', "o3*"}, {"odd", 'o', "o0*"},
    {"o-", 'd', ""},     {"o-", 'o', "o1"},  {"odoo", 'd', "c3"},
    /* what is not asked for yet, or waited, was put right by nobody */
    {"", 'n', ""},       {"o", 'n', "o1^"},  {"od", 'n', ""},    {"ou", 'o', "o1"},  {"ou", 'd', "c1"},   {"ou", 'n', "o1^"},
    {"ouo", 'o', "o1"},  {"u", 'o', "o0"},   {"u", 'd', ""},     {"odu", 'o', "o0*"}, {"oud", 'd', ""},   {"uo", 'n', "o2^"},
    {"o", 'e', "o1^"},   {"od", 'e', ""},    {"ou", 'e', "o1^"}, {"", 'e', ""},
};

static const char *test_now(char now) {
  if (now == 'e') return "item { id = 'A', title = 'A', check = function() error('x') end }";
  return now == 'n' ? "item { id = 'A', title = 'A', test = at_least(1, evidence {}, { by = '2024-12-01' }) }"
                    : "item { id = 'A', title = 'A', test = at_least(1, evidence {}) }";
}

static void states_follow_from_periods(void **state) {
  (void)state;
  for (size_t i = 0; i < COUNT(stories); i++) {
    Bench bench;
    History history = {0};
    UnitHistory past = {0};
    LedgerRows rows = {0};
    Ledger ledger = {0};
    char found[8] = "";
    bench_open(&bench);
    bench_pack(&bench, "", test_now(stories[i].now));
    for (const char *letter = stories[i].periods; *letter; letter++) add_period(&bench, &history, &past, *letter);
    if (stories[i].now == 'd') bench_paper(&bench, "1.md", "", day_of(2024, 1, 5));
    bench.assessor.past = &past;
    UnitResult result = bench_assess(&bench);
    ledger_of_unit(&bench.assessor, &history, &rows, &result, bench.arena, bench.diags, &ledger);
    for (size_t k = 0; k < ledger.len; k++) {
      int year, month, day;
      day_parts(ledger.at[k].found, &year, &month, &day);
      snprintf(found, sizeof found, "%c%d%s%s", ledger.at[k].state == LEDGER_CLOSED ? 'c' : 'o', year == 2023 ? month : 0,
               ledger.at[k].regressed ? "*" : "", ledger.at[k].carried ? "^" : "");
      if (ledger.at[k].state == LEDGER_CLOSED) assert_int_equal(ledger.at[k].closed, day_of(2024, 1, 5));
    }
    if (strcmp(found, stories[i].entry)) fail_msg("%s, %c: %s, not %s", stories[i].periods, stories[i].now, found, stories[i].entry);
    assert_true(ledger.len <= 1 && bench.diags->all.len == (stories[i].now == 'e'));
    bench_close(&bench);
  }
}

/* Done early without anything settles nothing: more may come. */
static void what_settles_a_leaf(void **state) {
  (void)state;
  static const struct {
    Leaf leaf;
    bool settled;
  } rows[] = {{{.state = LEAF_DONE, .due = true, .on = DAY_NONE}, true},
              {{.state = LEAF_DONE, .on = DAY_NONE}, false},
              {{.state = LEAF_DONE, .on = 5}, true},
              {{.state = LEAF_DONE, .on = DAY_NONE, .evidence = {.len = 1}}, true},
              {{.state = LEAF_DONE, .on = DAY_NONE, .value = {"3", 1}}, true},
              {{.state = LEAF_DONE, .due = true, .on = 5, .reason = REASON_REFUSED}, false},
              {{.state = LEAF_OPEN, .on = DAY_NONE}, false},
              {{.state = LEAF_WAITING, .due = true, .on = 5}, false}};
  for (size_t i = 0; i < COUNT(rows); i++) assert_int_equal(leaf_is_settled(&rows[i].leaf), rows[i].settled);
}

/* A finding of a severity has its time from the day it was found, unless ledger.csv says otherwise. What a mark judged not
 * met is one as well, though it is done. */
static void severities_have_their_time(void **state) {
  (void)state;
  static const struct {
    const char *within, *test;
    Day extended, limit;
    Day waived; /* month of 2024 in which a waiver ends; 0 = none */
  } rows[] = {{", within = '3 working days'", "at_least(1, evidence {})", DAY_NONE, 0, 0},
              {", within = '3 working days'", "at_least(1, evidence {})", DAY_NONE, 4, 12}, /* ends later: moves it */
              {", within = '1 year'", "at_least(1, evidence {})", DAY_NONE, 5, 12},         /* ends earlier: nothing */
              {"", "at_least(1, evidence {})", DAY_NONE, 2, 12},
              {", within = '1 month'", "at_least(1, evidence {})", 3, 3, 12},               /* ledger.csv says it */
              {", within = '1 month'", "at_least(1, evidence {}, { by = '2024-03-01' })", DAY_NONE, 1, 0},
              {", within = '1 month'", "review { guide = 'g' }", DAY_NONE, 1, 0},
              {"", "at_least(1, evidence {}, { by = '2024-03-01' })", DAY_NONE, 2, 0}, /* none is set */
              {"", "at_least(1, evidence {})", 3, 3, 0},
              {", within = '1 month'", "at_least(1, evidence {})", 3, 3, 0}};
  for (size_t i = 0; i < COUNT(rows); i++) {
    Bench bench;
    History history = {0};
    LedgerRows ledger_rows = {0};
    Ledger ledger = {0};
    char text[256];
    bench_open(&bench);
    snprintf(text, sizeof text, "severity { id = 's', title = 'S'%s } item { id = 'A', title = 'A', severity = 's', test = %s }",
             rows[i].within, rows[i].test);
    bench_pack(&bench, "", text);
    Day as_of = bench.assessment.as_of, limits[] = {holiday_move(&bench.assessment.holidays, as_of, 3), day_add_months(as_of, 1),
                                                    DAY_NONE, day_of(2024, 9, 9), day_of(2024, 12, 31),
                                                    day_add_months(as_of, 12)};
    if (rows[i].extended == 3)
      *list_add(bench.arena, &ledger_rows.all) = (LedgerRow){.finding = TEXT("u1/A/1//"), .owner = TEXT_NONE, .measure = TEXT_NONE,
                                                             .limit = limits[3], .done = DAY_NONE, .found = DAY_NONE};
    if (strstr(rows[i].test, "review"))
      *list_add(bench.arena, &bench.marks.all) = (Mark){.mode = TEXT("m"), .worded = true, .date = as_of, .each = TEXT_NONE};
    bench.marks.decides = TEXT("m");
    if (rows[i].waived)
      *list_add(bench.arena, &bench.marks.waivers) = (Waiver){.reason = TEXT("r"), .approver = TEXT("a"), .from = DAY_NONE,
                                                              .until = day_of(2024, (int)rows[i].waived, 31)};
    UnitResult result = bench_assess(&bench);
    ledger_of_unit(&bench.assessor, &history, &ledger_rows, &result, bench.arena, bench.diags, &ledger);
    assert_int_equal(ledger.len, 1);
    assert_int_equal(ledger.at[0].limit, limits[rows[i].limit]);
    assert_int_equal(ledger.at[0].waived_until, rows[i].waived ? day_of(2024, rows[i].waived, 31) : DAY_NONE);
    assert_int_equal(ledger.at[0].endless, rows[i].limit == 2);
    assert_int_equal(ledger.at[0].leaf.reason == REASON_REFUSED, strstr(rows[i].test, "review") != NULL);
    bench_close(&bench);
  }
}

/* Periods are of the ends of months of 2023; a day of ledger.csv counts from the last of them without the finding on, and the
 * time of a severity runs from it. */
static void ledger_csv_knows_when_it_was_found(void **state) {
  (void)state;
  static const struct {
    const char *periods;
    Day said, found; /* of 2023, or of 2024 where below 0: month x 100 + day */
  } rows[] = {{"", -520, -520}, {"", 201, 201},   {"o", 115, 115},  {"o", 215, 128},
              {"do", 215, 215}, {"do", 127, 228}, {"d", 127, -630}};
  for (size_t i = 0; i < COUNT(rows); i++) {
    Bench bench;
    History history = {0};
    UnitHistory past = {0};
    LedgerRows ledger_rows = {0};
    Ledger ledger = {0};
    bench_open(&bench);
    bench_pack(&bench, "", "severity { id = 's', title = 'S', within = '10 days' } "
                           "item { id = 'A', title = 'A', severity = 's', test = at_least(1, evidence {}) }");
    for (const char *letter = rows[i].periods; *letter; letter++) add_period(&bench, &history, &past, *letter);
    bench.assessor.past = &past;
    Day said = day_of(rows[i].said < 0 ? 2024 : 2023, abs(rows[i].said) / 100, abs(rows[i].said) % 100);
    Day found = day_of(rows[i].found < 0 ? 2024 : 2023, abs(rows[i].found) / 100, abs(rows[i].found) % 100);
    *list_add(bench.arena, &ledger_rows.all) = (LedgerRow){.finding = TEXT("u1/A/1//"), .limit = DAY_NONE, .done = DAY_NONE,
                                                           .found = said, .owner = TEXT_NONE, .measure = TEXT_NONE};
    UnitResult result = bench_assess(&bench);
    ledger_of_unit(&bench.assessor, &history, &ledger_rows, &result, bench.arena, bench.diags, &ledger);
    assert_int_equal(ledger.len, 1);
    assert_int_equal(ledger.at[0].found, found);
    assert_int_equal(ledger.at[0].limit, found + 10);
    bench_close(&bench);
  }
}

static void what_does_not_fit_is_told(void **state) {
  (void)state;
  Bench bench;
  History history = {0};
  LedgerRows rows = {0};
  Ledger ledger = {0};
  bench_open(&bench);
  bench_pack(&bench, "", "item { id = 'A', title = 'A', test = at_least(1, evidence {}) }");
  *list_add(bench.arena, &rows.all) = (LedgerRow){.finding = TEXT("u1/A/1//"), .owner = TEXT("clerk"), .measure = TEXT_NONE,
                                                  .limit = day_of(2024, 7, 9), .done = day_of(2024, 6, 1), .found = DAY_NONE};
  *list_add(bench.arena, &rows.all) = (LedgerRow){.finding = TEXT("other"), .limit = DAY_NONE, .done = DAY_NONE, .found = DAY_NONE};
  UnitResult result = bench_assess(&bench);
  ledger_of_unit(&bench.assessor, &history, &rows, &result, bench.arena, bench.diags, &ledger);
  assert_int_equal(ledger.len, 1);
  assert_true(ledger.at[0].state == LEDGER_REMEDIATING && ledger.at[0].limit == day_of(2024, 7, 9));
  assert_int_equal(bench.diags->all.len, 2);
  assert_int_equal(bench.diags->all.at[0].code, DIAG_LEDGER_NOT_DONE);
  assert_int_equal(bench.diags->all.at[1].code, DIAG_LEDGER_UNKNOWN);
  bench_close(&bench);
}

/* What is overdue stands first, then what is due at once, then what is to come; equals as the pack has them, not by keys. */
static void is_sorted_by_what_presses(void **state) {
  (void)state;
  Arena *arena = arena_new();
  Ledger ledger = {0};
  const Day as_of = day_of(2024, 5, 1);
  const struct {
    Day limit;
    LedgerState state;
    const char *key;
  } entries[] = {{day_of(2024, 6, 1), LEDGER_OPEN, "e"}, {DAY_NONE, LEDGER_CLOSED, "f"},
                 {DAY_NONE, LEDGER_OPEN, "d"},           {DAY_NONE, LEDGER_OPEN, "a"},
                 {day_of(2024, 4, 1), LEDGER_OPEN, "c"}, {day_of(2024, 3, 1), LEDGER_OPEN, "b"}};
  Text order = TEXT_NONE;
  for (size_t i = 0; i < sizeof entries / sizeof *entries; i++) {
    LedgerEntry *entry = list_add(arena, &ledger);
    *entry = (LedgerEntry){.place = (uint32_t)i, .limit = entries[i].limit, .state = entries[i].state};
    entry->leaf.key = text_of(entries[i].key);
  }
  ledger_sort(&ledger, as_of);
  for (size_t i = 0; i < ledger.len; i++)
    order = text_format(arena, "%.*s%.*s", TEXT_ARG(order), TEXT_ARG(ledger.at[i].leaf.key));
  assert_text(order, "bcdaef");
  assert_true(limit_compare(as_of, DAY_NONE, as_of) > 0); /* today is not overdue */
  arena_free(arena);
}

/* ---- Hand-over: the same again; cut anywhere, it is refused ---- */

static void survives_its_hand_over(void **state) {
  (void)state;
  Arena *arena = arena_new();
  Ledger ledger = {0}, back = {0};
  Buf first = {0}, second = {0};
  LedgerEntry *entry = list_add(arena, &ledger);
  *entry = (LedgerEntry){.unit = 3, .item = 2, .part = 1, .code = TEXT("abcdefgh"), .state = LEDGER_REMEDIATING, .regressed = true,
                         .found = day_of(2024, 1, 2), .limit = DAY_NONE, .waived_until = 7, .closed = DAY_NONE, .owner = TEXT("clerk"),
                         .measure = TEXT("again")};
  entry->leaf = (Leaf){.key = TEXT("k"), .window = TEXT("2024-Q1"), .label = TEXT("x"), .detail = TEXT_NONE, .by = 5,
                       .reason = REASON_GAP};
  entry->place = 4;
  LedgerEntry asked = *entry;
  *list_add(arena, &asked.leaf.evidence) = (EvidenceRef){.shown = TEXT("list.csv"), .line = 3};
  *list_add(arena, &ledger) = asked;
  ledger_put(&first, &ledger);
  WireIn in = {.at = first.at, .end = first.at + first.len, .arena = arena};
  ledger_get(&in, arena, &back);
  assert_true(!in.bad && in.at == in.end && back.len == 2 && back.at[0].regressed && back.at[0].leaf.reason == REASON_GAP);
  assert_int_equal(back.at[0].waived_until, 7);
  assert_true(back.at[0].place == 4 && !back.at[0].leaf.evidence.len && back.at[1].leaf.evidence.len == 1); /* a list asks */
  ledger_put(&second, &back);
  assert_int_equal(text_compare(buf_view(&first), buf_view(&second)), 0);
  for (size_t cut = 1; cut < first.len; cut++) {
    Ledger part = {0};
    WireIn broken = {.at = first.at, .end = first.at + cut, .arena = arena};
    ledger_get(&broken, arena, &part);
    assert_true(broken.bad);
  }
  buf_free(&first);
  buf_free(&second);
  arena_free(arena);
}

static void periods_have_names(void **state) {
  (void)state;
  static const struct {
    const char *from, *to, *name;
  } rows[] = {{"2017-01-01", "2017-12-31", "2017"},    {"2017-01-01", "2017-06-30", "2017-H1"},
              {"2017-07-01", "2017-12-31", "2017-H2"}, {"2017-10-01", "2017-12-31", "2017-Q4"},
              {"2016-02-01", "2016-02-29", "2016-02"}, {"2016-05-13", "2016-12-31", "2016-05-13_2016-12-31"},
              {"2017-02-01", "2017-04-30", "2017-02-01_2017-04-30"}};
  Arena *arena = arena_new();
  for (size_t i = 0; i < COUNT(rows); i++) {
    Period period;
    assert_true(day_parse(text_of(rows[i].from), &period.from) && day_parse(text_of(rows[i].to), &period.to));
    assert_text(period_name(arena, period, DAY_NONE), rows[i].name);
  }
  assert_text(period_name(arena, (Period){DAY_NONE, DAY_NONE}, day_of(2017, 7, 5)), "2017-07-05");
  arena_free(arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(rows_must_be_whole),      cmocka_unit_test(states_follow_from_periods),
      cmocka_unit_test(severities_have_their_time), cmocka_unit_test(what_settles_a_leaf),
      cmocka_unit_test(ledger_csv_knows_when_it_was_found),
      cmocka_unit_test(is_sorted_by_what_presses),
      cmocka_unit_test(what_does_not_fit_is_told), cmocka_unit_test(survives_its_hand_over),
      cmocka_unit_test(periods_have_names),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
