/* SPDX-License-Identifier: MIT
 *
 * Options of tests, parts, reviews and grades, one table or a few small packs each.
 */
#include "assess_rows.h"

/* One item over the papers; its first leaf. */
static Leaf first_leaf(Bench *bench, const char *test, const char *papers) {
  bench_pack(bench, ", period = year(2024)",
             text_cstr(bench->arena, text_format(bench->arena, "%sitem { id = 'A', title = 'A', test = %s }", kinds, test)));
  add_papers(bench, papers);
  return bench_assess(bench).items.at[0].parts.at[0].leaves.at[0];
}

static void label_is(Lang lang, const char *test, const char *papers, const char *label, const char *detail) {
  Bench bench;
  bench_open(&bench);
  bench.assessment.lang = lang;
  Leaf leaf = first_leaf(&bench, test, papers);
  assert_string_equal(text_cstr(bench.arena, leaf.label), label);
  assert_string_equal(text_cstr(bench.arena, leaf.detail), detail);
  bench_close(&bench);
}

static const char *explained(Bench *bench, const UnitResult *result, Lang lang) {
  Buf out = {0};
  assess_explain(&out, &bench->assessor, &bench->evidence, result, 0, lang);
  const char *text = text_cstr(bench->arena, buf_view(&out));
  buf_free(&out);
  return text;
}

/* ---- Windows: days of the month, make-ups, names; gaps; freshness. As of 30 June 2024, within the year 2024 ---- */

#define MONTHLY(options) "at_least(1, evidence { kind = 'plan' }, { per = 'month', " options " })"
#define IN_SPRING(options) "at_least(1, evidence { kind = 'plan', when = quarter(2024, 1) }, { per = 'month', " options " })"
static const Row window_rows[] = {
    /* on_day: that day only, due the day after it */
    {IN_SPRING("on_day = 5"), "plan@2024-01-05 plan@2024-02-04 plan@2024-03-05", "DOD", STATE_PARTIAL},
    {IN_SPRING("on_day = 31"), "plan@2024-01-31 plan@2024-02-29 plan@2024-03-31", "DDD", STATE_PASS},
    {MONTHLY("on_day = 30"), "", "OOOOOooooooo", STATE_FAIL},
    {MONTHLY("on_day = 29"), "", "OOOOOOoooooo", STATE_FAIL},
    /* shift */
    {IN_SPRING("on_day = 5, shift = 'same month'"), "plan@2024-01-31 plan@2024-02-01 plan@2024-04-01", "DDO", STATE_PARTIAL},
    {IN_SPRING("on_day = 5, shift = '3 days'"), "plan@2024-01-02 plan@2024-02-08 plan@2024-03-09", "DDO", STATE_PARTIAL},
    {IN_SPRING("on_day = 2, shift = '5 days'"), "plan@2024-01-31 plan@2024-02-07", "ODO", STATE_PARTIAL}, /* never another month */
    {MONTHLY("on_day = 27, shift = '3 days'"), "", "OOOOOooooooo", STATE_FAIL},
    {MONTHLY("on_day = 27, shift = '2 days'"), "", "OOOOOOoooooo", STATE_FAIL},
    /* a month that begins behind the day asks for nothing */
    {"at_least(1, evidence { when = campaign('2024-01-10', '2024-03-10') }, { per = 'month', on_day = 5 })", "plan@2024-02-05", "DO",
     STATE_PARTIAL},
    /* named windows */
    {"at_least(1, evidence {}, { per = { { 'spring', '2024-02-20', '2024-06-29' }, { 'autumn', '2024-09-01', '2025-01-15' } } })",
     "plan@2024-02-19 plan@2024-06-29", "Do", STATE_PASS},
    {"at_least(2, evidence {}, { per = { { 'spring', '2024-02-20', '2024-06-29' } } })", "plan@2024-02-20", "DO", STATE_PARTIAL},
    /* without a number: those in which the period ends, here the year 2024 */
    {"at_least(1, evidence { when = half() })", "plan@2024-06-30", "O", STATE_FAIL},
    {"at_least(1, evidence { when = year() })", "plan@2024-01-01", "D", STATE_PASS},
    {"at_least(1, evidence { when = year() })", "plan@2023-12-31", "O", STATE_FAIL},
    {"at_least(1, evidence { when = quarter() }, { by = '2024-10-01' })", "plan@2024-06-30", "o", STATE_NOT_DUE},
    /* every day of a month: one leaf */
    {"at_least(1, evidence { when = campaign('2024-02-28', '2024-07-02') }, { per = 'month', every = 'week' })",
     "plan@2024-02-28 plan@2024-03-01 plan@2024-03-02 plan@2024-06-30", "DOOOoo", STATE_PARTIAL},
    /* so many windows are enough: what lacks is due when only windows that it needs are left, the second quarter ends today */
    {"at_least(1, evidence {}, { per = 'quarter', enough = 2 })", "plan@2024-01-05 plan@2024-05-05", "Dd", STATE_PASS},
    {"at_least(1, evidence {}, { per = 'quarter', enough = 3 })", "plan@2024-01-05 plan@2024-05-05", "Ddo", STATE_PASS},
    {"at_least(1, evidence {}, { per = 'quarter', enough = 3 })", "", "ooo", STATE_NOT_DUE},
    {"at_least(1, evidence {}, { per = 'quarter', enough = 4 })", "", "Oooo", STATE_FAIL},
    {"at_least(1, evidence {}, { per = 'quarter', enough = 9 })", "plan@2024-01-05", "Dooo", STATE_PASS},
    {"at_least(1, evidence { when = year(2023) }, { per = 'quarter', enough = 3 })", "plan@2023-05-01 plan@2023-05-02", "DOO",
     STATE_PARTIAL},
    {"at_least(1, evidence { when = year(2023) }, { per = 'quarter', enough = 3 })",
     "plan@2023-02-01 plan@2023-05-01 plan@2023-08-01 plan@2023-11-01", "DDD", STATE_PASS},
    {"at_least(1, evidence { with_headings = 'x', when = year(2023) }, { per = 'half', enough = 1 })",
     "plan@2023-02-01! plan@2023-09-01!", "W", STATE_PENDING},
    {"at_least(2, evidence { when = quarter(2024, 1) }, { per = 'month', every = 'week', enough = 1 })", "", "O", STATE_FAIL},
    /* gaps: from the first day of the period to today, at most the span */
    {"at_least(1, evidence {}, { max_gap = '90 days' })", "plan@2024-03-31", "DO", STATE_PARTIAL}, /* 91 days to today */
    {"at_least(1, evidence {}, { max_gap = '91 days' })", "plan@2024-03-31", "Dd", STATE_PASS},
    {"at_least(1, evidence {}, { max_gap = '3 months' })", "plan@2024-03-31", "Dd", STATE_PASS}, /* to 30 June */
    {"at_least(1, evidence {}, { max_gap = '3 months' })", "plan@2024-03-29", "DO", STATE_PARTIAL},
    {"at_least(1, evidence {}, { max_gap = '3 months' })", "plan@2024-04-02 plan@2024-06-01", "DO", STATE_PARTIAL},
    {"at_least(1, evidence { when = quarter(2024, 1) }, { max_gap = '2 months' })", "plan@2024-02-15", "DD", STATE_PASS},
    {"at_least(1, evidence { when = quarter(2024, 1) }, { max_gap = '2 months' })", "", "OO", STATE_FAIL},
    {"at_least(1, evidence { when = quarter(2024, 4) }, { max_gap = '2 months' })", "", "Oo", STATE_FAIL}, /* not begun */
    {"at_least(1, evidence { with_headings = 'x' }, { max_gap = '100 days' })", "plan@2024-03-31!", "WW", STATE_PENDING},
    {"at_least(1, evidence {}, { per = 'half', max_gap = '1 year' })", "plan@2024-03-31", "dod", STATE_NOT_DUE},
    /* freshness */
    {"at_least(1, evidence {}, { last = '3 months' })", "plan@2024-03-30", "D", STATE_PASS},
    {"at_least(1, evidence {}, { last = '3 months' })", "plan@2024-03-29", "O", STATE_FAIL},
    {"at_least(1, evidence { when = year(2023) }, { last = '1 year' })", "plan@2023-06-30", "D", STATE_PASS},
    {"at_least(1, evidence { when = year(2023) }, { last = '1 year' })", "plan@2023-06-29", "O", STATE_FAIL},
};

static void windows_ask_for_their_days(void **state) {
  (void)state;
  try_rows(window_rows, sizeof window_rows / sizeof *window_rows);
}

/* ---- Make-ups: a paper dated May that says which window it is for ---- */

typedef struct MakeUp {
  const char *per, *make_up; /* "month", "'14 days'" */
  const char *title, *field, *day;
  const char *leaves; /* of April and May, or of the first two quarters */
} MakeUp;

static const MakeUp make_ups[] = { /* a title that ends with "/" is the folder that gives the day */
    {"month", "'14 days'", "2024-05-12 补4月党课", NULL, "2024-05-12", "MO"},
    {"month", "'14 days'", "2024-05-10 补4月活动/", NULL, "2024-05-10", "MO"},
    {"month", "'14 days'", "2024-05-10 活动/", NULL, "2024-05-10", "OD"},
    {"month", "'14 days'", "補開4月份會議", NULL, "2024-05-12", "MO"},
    {"month", "'14 days'", "补课：2024年４月", NULL, "2024-05-12", "MO"},
    {"month", "'14 days'", "补四月", NULL, "2024-05-12", "MO"},
    {"month", "'14 days'", "Take-up study, make-up for 2024-04", NULL, "2024-05-12", "MO"},
    {"month", "'14 days'", "Study", "2024-04", "2024-05-12", "MO"},
    {"month", "'14 days'", "Study", "4月", "2024-05-14", "MO"},
    {"month", "'14 days'", "Study", "2024-04-08", "2024-05-14", "MO"},
    {"month", "'14 days'", "Study", "4月", "2024-05-15", "OO"},   /* too late, and still not of May */
    {"month", "false", "Study", "4月", "2024-05-12", "OO"},       /* not allowed, and still not of May */
    {"month", "nil", "补4月党课", NULL, "2024-05-12", "OO"},
    {"month", "'14 days'", "Study", "5月", "2024-05-12", "OD"},   /* its own month: nothing is made up */
    {"month", "'14 days'", "补贴发放", NULL, "2024-05-12", "OD"}, /* another word with 补 */
    {"month", "'14 days'", "补贴发放4月", NULL, "2024-05-12", "OD"},
    {"month", "'14 days'", "Study", "some month", "2024-05-12", "OD"},
    {"month", "'14 days'", "Study", "第一季度", "2024-05-12", "OO"}, /* no month is a whole quarter */
    {"month", "'14 days'", "Study", "12月", "2024-05-12", "OO"},     /* of last year */
    {"month", "'14 days'", "Study", NULL, "2024-05-12", "OD"},
    {"ten days", "'20 days'", "补4月上旬小结", NULL, "2024-04-12", "MOO"},
    {"ten days", "'20 days'", "Study", "2024年4月中旬", "2024-04-22", "OMO"},
    {"ten days", "'5 days'", "Study", "4月上旬", "2024-04-22", "OOO"},
    {"ten days", "'20 days'", "Study", "4月", "2024-05-02", "OOO"}, /* no ten days are a whole month */
    {"week", "'9 days'", "补第14周周报", NULL, "2024-04-09", "MO"}, /* 1 to 7 April */
    {"week", "'9 days'", "补第14週週報", NULL, "2024-04-09", "MO"},
    {"week", "'9 days'", "Study", "2024-W14", "2024-04-09", "MO"},
    {"week", "'9 days'", "Study", "2024年第14周", "2024-04-09", "MO"},
    {"week", "'9 days'", "Study", "第13周", "2024-04-09", "OO"},
    {"quarter", "'60 days'", "Study", "第一季度", "2024-05-12", "MO"},
    {"quarter", "'60 days'", "补一季度", NULL, "2024-05-12", "MO"},
    {"quarter", "'60 days'", "Study", "2024-Q1", "2024-05-12", "MO"},
    {"quarter", "'60 days'", "Study", "2024年3月", "2024-05-12", "MO"},
    {"quarter", "'41 days'", "Study", "2024年3月", "2024-05-12", "OO"},
};

static void add_made_up(Bench *bench, const MakeUp *row) {
  Day day;
  assert_true(day_parse(text_of(row->day), &day));
  Record *record = bench_paper(bench, "paper.md", "plan", day);
  record->title = text_of(row->title);
  if (text_ends(record->title, TEXT("/"))) {
    record->shown = text_format(bench->arena, "%sIMG_1.jpg", row->title);
    record->title = TEXT_NONE;
    record->day_from = FROM_FOLDER;
  }
  if (row->field) *list_add(bench->arena, &record->fields) = (Fact){.name = TEXT("make_up"), .value = text_of(row->field)};
}

static void made_up_letters(const PartResult *part, char *out) {
  for (size_t i = 0; i < part->leaves.len; i++) *out++ = part->leaves.at[i].make_up ? 'M' : letter(&part->leaves.at[i]);
  *out = 0;
}

static int try_make_up(const MakeUp *row) {
  Bench bench;
  char found[64];
  const char *when = !strcmp(row->per, "month")      ? "campaign('2024-04-01', '2024-05-31')"
                     : !strcmp(row->per, "ten days") ? "campaign('2024-04-01', '2024-04-30')"
                     : !strcmp(row->per, "week")     ? "campaign('2024-04-01', '2024-04-14')"
                                                     : "campaign('2024-01-01', '2024-06-29')";
  bench_open(&bench);
  Text items =
      text_format(bench.arena, "%sitem { id = 'A', title = 'A', test = at_least(1, evidence { when = %s }, { per = '%s', make_up = %s }) }",
                  kinds, when, row->per, row->make_up);
  bench_pack(&bench, "", text_cstr(bench.arena, items));
  add_made_up(&bench, row);
  UnitResult result = bench_assess(&bench);
  made_up_letters(&result.items.at[0].parts.at[0], found);
  int wrong = strcmp(found, row->leaves) != 0;
  if (wrong) fprintf(stderr, "%s / %s: %s, not %s\n", row->title, row->field ? row->field : "", found, row->leaves);
  bench_close(&bench);
  return wrong;
}

static void a_make_up_says_so_itself(void **state) {
  (void)state;
  int wrong = 0;
  for (size_t i = 0; i < sizeof make_ups / sizeof *make_ups; i++) wrong += try_make_up(&make_ups[i]);
  assert_int_equal(wrong, 0);
}

static void a_named_window_is_made_up_by_its_name(void **state) {
  (void)state;
  Bench bench;
  bench_open(&bench);
  bench_pack(&bench, "",
             "item { id = 'A', title = 'A', test = at_least(1, evidence {}, { make_up = '30 days', per = {\n"
             "  { '上学期', '2024-02-20', '2024-05-31' }, { '暑假', '2024-06-01', '2024-06-29', title = { en = 'summer' } } } }) }");
  add_made_up(&bench, &(MakeUp){.title = "补上学期家访", .day = "2024-06-10"});
  UnitResult result = bench_assess(&bench);
  const Leaf *leaves = result.items.at[0].parts.at[0].leaves.at;
  assert_true(leaves[0].make_up && leaves[0].state == LEAF_DONE);
  assert_int_equal(leaves[1].state, LEAF_OPEN);
  assert_true(text_is(leaves[0].window, "上学期") && text_starts(leaves[1].label, TEXT("summer: ")));
  assert_non_null(strstr(explained(&bench, &result, LANG_EN), "[made up] "));
  assert_non_null(strstr(explained(&bench, &result, LANG_ZH_HANS), "[已补] "));
  bench_close(&bench);
}

/* ---- What windows and gaps say ---- */

static void other_days_and_gaps_are_told(void **state) {
  (void)state;
  const char *on_day = "at_least(1, evidence { when = campaign('2024-03-01', '2024-03-31') }, { per = 'month', on_day = 5 })";
  label_is(LANG_EN, on_day, "plan@2024-03-07", "2024-03: Paper, on 2024-03-05", "plan-1.md 2024-03-07, not 2024-03-05");
  label_is(LANG_ZH_HANS, on_day, "plan@2024-03-07", "2024年3月：材料，2024-03-05 当日", "plan-1.md 2024-03-07，应为 2024-03-05");
  const char *enough = "at_least(1, evidence { when = quarter(2024, 1) }, { per = 'month', enough = 2 })";
  label_is(LANG_EN, enough, "", "Paper: one more in one of 2024-01, 2024-02, 2024-03 (1 of 2)", "");
  label_is(LANG_EN, enough, "plan@2024-03-07", "2024-03: Paper", "");
  label_is(LANG_ZH_HANS, enough, "", "材料：2024年1月、2024年2月、2024年3月中还需有一段（第 1 项，共 2 项）", "");
  Bench bench;
  bench_open(&bench);
  assert_int_equal(first_leaf(&bench, on_day, "plan@2024-03-07").reason, REASON_DAY);
  bench_close(&bench);
  bench_open(&bench);
  bench_pack(&bench, ", period = year(2024)", "item { id = 'A', title = 'A', test = at_least(1, evidence {}, { max_gap = '3 months' }) }");
  add_papers(&bench, "plan@2024-01-05 plan@2024-05-05");
  UnitResult result = bench_assess(&bench);
  const Leaf *leaf = &result.items.at[0].parts.at[0].leaves.at[1];
  assert_true(text_is(leaf->label, "Paper: no gap longer than 3 months"));
  assert_true(text_is(leaf->detail, "2024-01-05–2024-05-05: 121 days"));
  assert_true(leaf->reason == REASON_GAP && leaf->by == day_of(2024, 4, 5));
  assert_true(leaf->evidence.len == 1 && text_is(leaf->evidence.at[0].path, "plan-1.md"));
  add_papers(&bench, "note@2024-03-05");
  result = bench_assess(&bench);
  leaf = &result.items.at[0].parts.at[0].leaves.at[1];
  assert_true(leaf->state == LEAF_DONE && !leaf->due && leaf->by == day_of(2024, 8, 5));
  bench_close(&bench);
}

/* Every gap that is too long is told, and where nothing is there that it is missing. */
static void all_gaps_are_told(void **state) {
  (void)state;
  static const struct {
    const char *when, *papers, *detail;
    Reason reason;
  } tries[] = {
      {"", "plan@2024-03-05", "2024-01-01 (beginning)–2024-03-05: 64 days; 2024-03-05–2024-06-30 (so far): 117 days", REASON_GAP},
      {"when = quarter(2024, 1)", "plan@2024-02-02 plan@2024-02-20",
       "2024-01-01 (beginning)–2024-02-02: 32 days; 2024-02-20–2024-03-31 (end): 40 days", REASON_GAP},
      {"", "", "", REASON_MISSING}};
  for (size_t i = 0; i < sizeof tries / sizeof *tries; i++) {
    Bench bench;
    bench_open(&bench);
    Text item = text_format(bench.arena, "item { id = 'A', title = 'A', test = at_least(1, evidence { %s }, { max_gap = '30 days' }) }",
                            tries[i].when);
    bench_pack(&bench, ", period = year(2024)", text_cstr(bench.arena, item));
    add_papers(&bench, tries[i].papers);
    UnitResult result = bench_assess(&bench);
    const Leaf *leaf = &result.items.at[0].parts.at[0].leaves.at[1];
    assert_string_equal(text_cstr(bench.arena, leaf->detail), tries[i].detail);
    assert_int_equal(leaf->reason, tries[i].reason);
    bench_close(&bench);
  }
}

/* ---- ratio ---- */

#define PLANS_OF_TEN "ratio(evidence { kind = 'plan' }, 10, { "
static const Row exempt_rows[] = {
    {PLANS_OF_TEN "at_least = 30 })", "plan@2024-01-01 plan@2024-01-02 note@2024-01-01", "O", STATE_FAIL},
    {PLANS_OF_TEN "at_least = 25, exempt = evidence { kind = 'note' } })",
     "plan@2024-01-01 plan@2024-01-02 note@2024-01-01 note@2024-01-02", "D", STATE_PASS},
    {PLANS_OF_TEN "at_least = 25, exempt = evidence { kind = 'note' } })", "plan@2024-01-01 plan@2024-01-02 note@2024-01-01", "O",
     STATE_FAIL},
    {PLANS_OF_TEN "at_most = 24, exempt = evidence { kind = 'note' } })", "plan@2024-01-01 plan@2024-01-02 note@2024-01-01", "D",
     STATE_PASS},
    {PLANS_OF_TEN "at_most = 24, exempt = evidence { kind = 'note' } })",
     "plan@2024-01-01 plan@2024-01-02 note@2024-01-01 note@2024-01-02", "O", STATE_FAIL},
    /* more exempt than there are: the whole falls to the part, or to nobody */
    {"ratio(1, 3, { at_least = 100, exempt = 9 })", "", "D", STATE_PASS},
    {"ratio(evidence { kind = 'plan' }, 3, { at_least = 100, exempt = 3 })", "", "", STATE_NOT_APPLICABLE},
    /* whether somebody is exempt may be for eyes to say */
    {"ratio(evidence { kind = 'plan' }, 2, { at_least = 100, exempt = evidence { kind = 'note', with_headings = 'x' } })",
     "plan@2024-01-01 note@2024-01-01!", "W", STATE_PENDING},
    {"ratio(evidence { kind = 'plan' }, 2, { at_least = 50, exempt = evidence { kind = 'note', with_headings = 'x' } })",
     "plan@2024-01-01 note@2024-01-01!", "D", STATE_PASS},
};

static void exempt_leaves_the_whole(void **state) {
  (void)state;
  try_rows(exempt_rows, sizeof exempt_rows / sizeof *exempt_rows);
}

static void the_label_names_the_quota(void **state) {
  (void)state;
  label_is(LANG_EN, "ratio(evidence { kind = 'plan' }, 2500, { per = 1000, at_least = 5, round = 'up' })", "plan@2024-01-01",
           "plan: at least 13 of 2500", "1/2500");
  label_is(LANG_EN, "ratio(evidence { kind = 'plan' }, evidence { kind = 'note' }, { at_least = 50, exempt = 1 })",
           "plan@2024-01-01 note@2024-01-01 note@2024-01-02 note@2024-01-03", "plan: at least 1 of 2 (note), 1 exempt", "1/2");
  label_is(LANG_EN, "ratio(evidence { kind = 'plan' }, 2500, { per = 1000, at_most = 5, round = 'down' })", "",
           "plan: at most 12 of 2500", "0/2500");
  label_is(LANG_EN, "ratio(evidence { kind = 'plan' }, 2, { at_least = 100, at_most = 100 })", "plan@2024-01-01", "plan: exactly 2", "1/2");
  label_is(LANG_ZH_HANS, "ratio(evidence { kind = 'plan' }, 2500, { per = 1000, at_least = 5, at_most = 10, round = 'half' })", "",
           "plan：总数 2500，应为 13 至 25", "0/2500");
  /* only eyes can count the whole: no number is asked for */
  label_is(LANG_EN, "ratio(evidence { kind = 'plan' }, evidence { kind = 'note', with_headings = 'x' }, { at_least = 100 })",
           "note@2024-01-01!", "plan: at least 100% of note with a section “x”", "");
  label_is(LANG_ZH_HANS, "ratio(evidence { kind = 'plan' }, evidence { kind = 'note', with_headings = 'x' }, { per = 1000, at_most = 5 })",
           "note@2024-01-01!", "plan：不超过note（含“x”一节）的 5/1000", "");
}

/* More than allowed is an exception to put right, not a lack. */
static void too_many_are_not_too_few(void **state) {
  (void)state;
  Bench bench;
  bench_open(&bench);
  const char *papers = "plan@2024-01-01 plan@2024-01-02 plan@2024-01-03";
  assert_int_equal(first_leaf(&bench, "ratio(evidence { kind = 'plan' }, 2, { at_least = 100, at_most = 100 })", papers).reason,
                   REASON_EXCEPTION);
  bench_close(&bench);
}

/* ---- review of a test ---- */

typedef struct ReviewRow {
  const char *test, *papers, *mark, *leaves;
  State state;
  const char *confirmed, *pending, *lost, *not_due;
} ReviewRow;

static const ReviewRow review_rows[] = {
    {"at_least(1, evidence { kind = 'plan' })", "", "", "Ow", STATE_FAIL, "0", "0", "2", "0"},
    {"at_least(1, evidence { kind = 'plan' })", "plan@2024-01-01", "", "DW", STATE_PENDING, "0", "2", "0", "0"},
    {"at_least(1, evidence { kind = 'plan' })", "plan@2024-01-01", "1", "DD", STATE_PARTIAL, "1", "0", "1", "0"},
    {"at_least(1, evidence { kind = 'plan' })", "plan@2024-01-01", "yes", "DD", STATE_PASS, "2", "0", "0", "0"},
    {"at_least(1, evidence { kind = 'plan' })", "plan@2024-01-01", "no", "DD", STATE_PARTIAL, "0", "0", "2", "0"},
    {"at_least(1, evidence { kind = 'plan' })", "", "2", "OD", STATE_PARTIAL, "2", "0", "0", "0"}, /* a mark counts in any case */
    /* not due: later; early: there is something to look at, yet nothing calls for it */
    {"at_least(2, evidence { kind = 'plan' })", "", "", "oow", STATE_NOT_DUE, "0", "0", "0", "2"},
    {"at_least(2, evidence { kind = 'plan' })", "plan@2024-01-01", "", "dow", STATE_NOT_DUE, "0", "2", "0", "0"},
    {"at_least(2, evidence { kind = 'plan' })", "plan@2024-01-01", "2", "doD", STATE_PASS, "2", "0", "0", "0"},
    /* eyes first; the mark settles what waits */
    {"at_least(1, evidence { kind = 'plan', with_headings = 'x' })", "plan@2024-01-01!", "", "Ww", STATE_PENDING, "0", "2", "0",
     "0"},
    {"at_least(1, evidence { kind = 'plan', with_headings = 'x' })", "plan@2024-01-01!", "1.5", "DD", STATE_PARTIAL, "1.5", "0",
     "0.5", "0"},
    {"at_least(1, evidence { kind = 'plan', with_headings = 'x' })", "plan@2024-01-01!", "no", "OD", STATE_FAIL, "0", "0", "2",
     "0"},
    /* a test over nothing */
    {"ratio(evidence { kind = 'plan' }, evidence { kind = 'note' }, { at_least = 50 })", "", "", "", STATE_NOT_APPLICABLE, "0",
     "0", "0", "0"},
    {"ratio(evidence { kind = 'plan' }, evidence { kind = 'note' }, { at_least = 50 })", "", "1", "D", STATE_PARTIAL, "1", "0",
     "1", "0"},
};

static int points_differ(Bench *bench, const char *what, Points points, const char *expected) {
  Text text = points_text(bench->arena, points);
  if (text_is(text, expected)) return 0;
  fprintf(stderr, "  %s %.*s, not %s\n", what, TEXT_ARG(text), expected);
  return 1;
}

static int try_review(const ReviewRow *row) {
  Bench bench;
  bench_open(&bench);
  Text items = text_format(bench.arena, "%sitem { id = 'A', title = 'A', points = 2, test = review { guide = 'g', of = %s } }",
                           kinds, row->test);
  bench_pack(&bench, ", full = 2, period = year(2024)", text_cstr(bench.arena, items));
  add_papers(&bench, row->papers);
  if (*row->mark) bench_mark(&bench, 0, 0, "", row->mark);
  UnitResult result = bench_assess(&bench);
  const PartResult *part = &result.items.at[0].parts.at[0];
  int wrong = strcmp(letters(part), row->leaves) || part->state != row->state || bench.diags->all.len;
  if (wrong) fprintf(stderr, "  %s %s\n", letters(part), state_names[part->state]);
  wrong += points_differ(&bench, "confirmed", part->sums.confirmed, row->confirmed);
  wrong += points_differ(&bench, "pending", part->sums.pending, row->pending);
  wrong += points_differ(&bench, "lost", part->sums.lost, row->lost);
  wrong += points_differ(&bench, "not due", part->sums.not_due, row->not_due);
  if (wrong) fprintf(stderr, "  ... %s with %s, mark %s\n", row->test, row->papers, row->mark);
  bench_close(&bench);
  return wrong;
}

static void a_review_looks_at_a_test(void **state) {
  (void)state;
  int wrong = 0;
  for (size_t i = 0; i < sizeof review_rows / sizeof *review_rows; i++) wrong += try_review(&review_rows[i]);
  assert_int_equal(wrong, 0);
}

static void a_mark_on_nothing_is_told(void **state) {
  (void)state;
  for (int papers = 0; papers < 2; papers++) {
    Bench bench;
    bench_open(&bench);
    bench_pack(&bench, ", full = 2",
               "item { id = 'A', title = 'A', points = 2, test = review { guide = 'g', of = at_least(1, evidence {}) } }");
    if (papers) add_papers(&bench, "plan@2024-01-01");
    bench_mark(&bench, 0, 0, "", "2");
    UnitResult result = bench_assess(&bench);
    assert_int_equal(result.items.at[0].parts.at[0].unseen, !papers);
    assert_int_equal(strstr(explained(&bench, &result, LANG_EN), "nothing was there to look at") != NULL, !papers);
    assert_int_equal(strstr(explained(&bench, &result, LANG_ZH_HANS), "没有可供查看的材料") != NULL, !papers);
    bench_close(&bench);
  }
}

/* Papers that wait for eyes can be looked at one by one, before the review as a whole. */
static void eyes_come_before_the_mark(void **state) {
  (void)state;
  Bench bench;
  bench_open(&bench);
  bench_pack(&bench, ", full = 2, period = year(2024)",
             "item { id = 'A', title = 'A', points = 2, test = review { guide = 'g', of = for_each({ 'a', 'b' },"
             " at_least(1, evidence { contains = EACH })) } }");
  add_papers(&bench, "plan@2024-01-01!");
  bench_mark(&bench, 0, 0, "a", "yes");
  UnitResult result = bench_assess(&bench);
  assert_string_equal(letters(&result.items.at[0].parts.at[0]), "DWW");
  assert_int_equal(result.items.at[0].sums.pending, 2 * POINTS_ONE);
  assert_null(result.items.at[0].parts.at[0].mark);
  bench_close(&bench);
}

/* Not for its class: no leaf, and no points that wait. */
static void a_review_for_others_is_not_applicable(void **state) {
  (void)state;
  Bench bench;
  bench_open(&bench);
  bench_pack(&bench, ", full = 2",
             "class { id = 'town' } item { id = 'A', title = 'A', part(2, review { guide = 'g' }, { for_units = 'town' }) }");
  UnitResult result = bench_assess(&bench);
  assert_int_equal(result.items.at[0].sums.not_applicable, 2 * POINTS_ONE);
  assert_int_equal(result.items.at[0].sums.leaves_due, 0);
  bench_close(&bench);
}

static void the_guide_names_the_sample(void **state) {
  (void)state;
  Bench bench;
  bench_open(&bench);
  bench_pack(&bench, "", "item { id = 'A', title = 'A', test = review { guide = 'Clear?', sample = 5 } }");
  assert_true(text_is(bench.pack.items.at[0].parts.at[0].guide, "Clear? (look at 5)"));
  assert_true(text_is(bench_assess(&bench).items.at[0].parts.at[0].leaves.at[0].label, "Clear? (look at 5)"));
  bench_close(&bench);
}

/* ---- part.late, partial by share ---- */

typedef struct LateRow {
  const char *options, *test, *papers;
  const char *confirmed, *pending, *lost, *not_due;
} LateRow;

#define THREE_BY "for_each({ 'plan', 'note', 'list' }, at_least(1, evidence { kind = EACH }, { by = '2024-03-01' }))"
#define SIX_PLANS "at_least(6, evidence { kind = 'plan', when = quarter(2024, 1) })"
#define ONE_OF_SIX "plan@2024-01-01 plan@2024-01-02 plan@2024-01-03 plan@2024-01-04"
static const LateRow late_rows[] = {
    {"", THREE_BY, "plan@2024-02-01 note@2024-04-01", "6.67", "0", "3.33", "0"},
    {"late = 'half'", THREE_BY, "plan@2024-02-01 note@2024-04-01", "5", "0", "5", "0"},
    {"late = 'none'", THREE_BY, "plan@2024-02-01 note@2024-04-01", "3.33", "0", "6.67", "0"},
    {"late = 0.8", THREE_BY, "plan@2024-02-01 note@2024-04-01", "6", "0", "4", "0"},
    {"late = 0.333", THREE_BY, "plan@2024-04-01 note@2024-04-01 list@2024-04-01", "3.33", "0", "6.67", "0"},
    {"late = 'half', partial = 'all_or_nothing'", THREE_BY, "plan@2024-02-01 note@2024-02-01 list@2024-04-01", "5", "0", "5", "0"},
    {"late = 'half', partial = 'all_or_nothing'", THREE_BY, "plan@2024-02-01 note@2024-02-01", "0", "0", "10", "0"},
    {"late = 'half', partial = { [1] = 2, [2] = 6 }", THREE_BY, "plan@2024-02-01 note@2024-04-01", "4", "0", "6", "0"},
    /* a late paper more never takes away what those in time brought */
    {"late = 'none', partial = { [1] = 8 }", THREE_BY, "plan@2024-02-01 note@2024-04-01", "8", "0", "2", "0"},
    /* what waits for eyes is late as well */
    {"late = 'half'", "for_each({ 'plan', 'note' }, at_least(1, evidence { kind = EACH, with_headings = 'x' }, { by = '2024-03-01' }))",
     "plan@2024-04-01!", "0", "2.5", "7.5", "0"},
    {"late = 'half'", "for_each({ 'plan', 'note' }, at_least(1, evidence { kind = EACH }, { by = '2024-08-01' }))", "plan@2024-02-01",
     "5", "0", "0", "5"},
    /* steps by a share of the leaves */
    {"partial = { ['50%'] = 4, ['80%'] = 7 }", SIX_PLANS, ONE_OF_SIX, "4", "0", "6", "0"},
    {"partial = { ['50%'] = 4, ['80%'] = 7 }", SIX_PLANS, ONE_OF_SIX " plan@2024-01-05", "7", "0", "3", "0"},
    {"partial = { ['67%'] = 4 }", SIX_PLANS, ONE_OF_SIX, "0", "0", "10", "0"}, /* 66.67 % is not 67 % */
    {"partial = { [4] = 6, [5] = 7.5 }", SIX_PLANS, ONE_OF_SIX, "6", "0", "4", "0"},
};

static int try_late(const LateRow *row) {
  Bench bench;
  bench_open(&bench);
  Text items = text_format(bench.arena, "%sitem { id = 'A', title = 'A', part(10, %s, { %s }) }", kinds, row->test, row->options);
  bench_pack(&bench, ", full = 10, period = year(2024)", text_cstr(bench.arena, items));
  add_papers(&bench, row->papers);
  UnitResult result = bench_assess(&bench);
  int wrong = points_differ(&bench, "confirmed", result.sums.confirmed, row->confirmed);
  wrong += points_differ(&bench, "pending", result.sums.pending, row->pending);
  wrong += points_differ(&bench, "lost", result.sums.lost, row->lost);
  wrong += points_differ(&bench, "not due", result.sums.not_due, row->not_due);
  if (wrong) fprintf(stderr, "  ... %s of %s with %s\n", row->options, row->test, row->papers);
  bench_close(&bench);
  return wrong;
}

static void late_leaves_bring_their_share(void **state) {
  (void)state;
  int wrong = 0;
  for (size_t i = 0; i < sizeof late_rows / sizeof *late_rows; i++) wrong += try_late(&late_rows[i]);
  assert_int_equal(wrong, 0);
}

/* The formula names what was late; eyes that approve a late paper leave it late. */
static void the_formula_names_late_leaves(void **state) {
  (void)state;
  Bench bench;
  bench_open(&bench);
  bench_pack(&bench, ", full = 10, period = year(2024)",
             "kind { id = 'plan', words = { 'plan' } } kind { id = 'note', words = { 'note' } }\n"
             "item { id = 'A', title = 'A', source = 'Annex 2, row 4', points = 10, late = 'half', test = for_each({ 'plan', 'note' },\n"
             " at_least(1, evidence { kind = EACH, with_headings = 'x' }, { by = '2024-03-01' })) }");
  add_papers(&bench, "plan@2024-04-01!");
  bench_mark(&bench, 0, 0, "", "yes");
  UnitResult result = bench_assess(&bench);
  const Leaf *leaf = &result.items.at[0].parts.at[0].leaves.at[0];
  assert_true(leaf->state == LEAF_DONE && leaf->late && leaf->reason == REASON_LATE);
  assert_int_equal(result.items.at[0].parts.at[0].share_late, 1);
  assert_non_null(strstr(explained(&bench, &result, LANG_EN), "10 × (0 + 1 × 0.5) / 2 = 2.5; 2.5 confirmed, 7.5 lost"));
  assert_non_null(strstr(explained(&bench, &result, LANG_EN), "source: Annex 2, row 4"));
  assert_non_null(strstr(explained(&bench, &result, LANG_ZH_HANS), "依据： Annex 2, row 4"));
  bench_close(&bench);
}

/* ---- grade.override ---- */

#define GRADE "grade { of = 'completion', bands = { { 50, 'good' }, { 0, 'weak' } }, override = {\n"                                 \
              "  { 'failed', evidence { kind = 'note' }, why = 'A duty was broken' },\n"                                           \
              "  { { en = 'fair', ['zh-Hans'] = '合格' }, at_least(2, evidence { kind = 'list', with_headings = 'x' }), why = 'Two lists' } } }"

static Text grade_with(Bench *bench, const char *papers) {
  Summaries summaries = {0};
  bench->evidence.records.len = 0;
  add_papers(bench, papers);
  UnitResult result = bench_assess(bench);
  summary_make(bench->arena, &bench->pack, &result, &bench->evidence, list_add(bench->arena, &summaries));
  standing_finals(&bench->pack, &bench->units, &summaries);
  standing_fill(&bench->pack, &bench->units, &summaries);
  return summaries.at[0].grade;
}

static void an_override_fixes_the_grade(void **state) {
  (void)state;
  Bench bench;
  bench_open(&bench);
  char items[1024];
  snprintf(items, sizeof items, "%sitem { id = 'A', title = 'A', test = at_least(1, evidence { kind = 'plan' }) }\n%s", kinds,
           GRADE);
  bench_pack(&bench, ", period = year(2024)", items);
  assert_true(text_is(grade_with(&bench, ""), "weak"));
  assert_true(text_is(grade_with(&bench, "plan@2024-01-01"), "good"));
  assert_true(text_is(grade_with(&bench, "plan@2024-01-01 note@2024-01-01"), "failed"));
  assert_true(text_is(grade_with(&bench, "plan@2024-01-01 list@2024-01-01!"), "good"));
  assert_true(text_is(grade_with(&bench, "list@2024-01-01! list@2024-01-02!"), "weak")); /* eyes fix nothing */
  assert_true(text_is(grade_with(&bench, "note@2025-01-01"), "weak"));                   /* after the report's day */
  bench_close(&bench);
}

static void the_fixed_grade_names_its_paper(void **state) {
  (void)state;
  Bench bench;
  UnitSummary summary, again = {0};
  bench_open(&bench);
  char items[1024];
  snprintf(items, sizeof items, "%sitem { id = 'A', title = 'A', points = 5, test = at_least(1, evidence { kind = 'plan' }) }\n%s",
           kinds, GRADE);
  bench_pack(&bench, ", full = 5, period = year(2024)", items);
  add_papers(&bench, "plan@2024-01-01 note@2024-01-01");
  UnitResult result = bench_assess(&bench);
  assert_int_equal(result.sums.confirmed, 5 * POINTS_ONE); /* never changes points */
  assert_true(text_is(result.fixed.why, "A duty was broken"));
  assert_int_equal(result.fixed.evidence.len, 1);
  assert_non_null(strstr(explained(&bench, &result, LANG_EN), "grade fixed: failed because A duty was broken"));
  assert_non_null(strstr(explained(&bench, &result, LANG_ZH_HANS), "等次固定为"));
  Buf out = {0};
  summary_make(bench.arena, &bench.pack, &result, &bench.evidence, &summary);
  summary_put(&out, &bench.pack, &summary);
  WireIn in = {.at = out.at, .end = out.at + out.len, .arena = bench.arena};
  summary_get(&in, bench.arena, &bench.pack, &again);
  assert_false(in.bad);
  assert_true(text_is(again.fixed, "failed") && text_is(again.fixed_why, "A duty was broken"));
  assert_true(text_is(again.fixed_paper, "note-2.md"));
  buf_free(&out);
  bench_close(&bench);
}

/* A rule that cannot run fixes nothing and makes the unit provisional. */
static void an_override_that_fails_is_told(void **state) {
  (void)state;
  Bench bench;
  bench_open(&bench);
  bench_pack(&bench, "", "item { id = 'A', title = 'A', test = at_least(1, evidence {}) }\n"
                         "grade { of = 'completion', bands = { { 0, 'x' } }, override = {\n"
                         " { 'y', evidence { topic = EACH }, why = 'w' } } }");
  add_papers(&bench, "plan@2024-01-01");
  UnitResult result = bench_assess(&bench);
  assert_true(result.provisional);
  assert_int_equal(result.fixed.name.len, 0);
  assert_int_equal(bench.diags->all.len, 1);
  assert_int_equal(bench.diags->all.at[0].code, DIAG_RULE_ERROR);
  assert_int_equal(bench.diags->all.at[0].where.line, 4);
  bench_close(&bench);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(windows_ask_for_their_days),
      cmocka_unit_test(a_make_up_says_so_itself),
      cmocka_unit_test(a_named_window_is_made_up_by_its_name),
      cmocka_unit_test(other_days_and_gaps_are_told),
      cmocka_unit_test(all_gaps_are_told),
      cmocka_unit_test(exempt_leaves_the_whole),
      cmocka_unit_test(the_label_names_the_quota),
      cmocka_unit_test(too_many_are_not_too_few),
      cmocka_unit_test(a_review_looks_at_a_test),
      cmocka_unit_test(a_mark_on_nothing_is_told),
      cmocka_unit_test(eyes_come_before_the_mark),
      cmocka_unit_test(a_review_for_others_is_not_applicable),
      cmocka_unit_test(the_guide_names_the_sample),
      cmocka_unit_test(late_leaves_bring_their_share),
      cmocka_unit_test(the_formula_names_late_leaves),
      cmocka_unit_test(an_override_fixes_the_grade),
      cmocka_unit_test(the_fixed_grade_names_its_paper),
      cmocka_unit_test(an_override_that_fails_is_told),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
