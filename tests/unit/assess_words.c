/* SPDX-License-Identifier: MIT
 *
 * The vocabulary: what each word makes of a small set of papers. A row gives the test, the papers and the leaves expected, one
 * letter a leaf: D done, L done late, O open, W waiting; small letters: not due yet.
 */
#include "assess_rows.h"

/* As of 30 June 2024, within the year 2024. */
static const Row rows[] = {
    /* exists */
    {"at_least(1, evidence { kind = 'plan' })", "", "O", STATE_FAIL},
    {"at_least(1, evidence { kind = 'plan' })", "plan@2024-02-01", "D", STATE_PASS},
    {"at_least(1, evidence { kind = 'plan' })", "plan@2024-07-01", "O", STATE_FAIL},  /* after as_of */
    {"at_least(1, evidence { kind = 'plan' })", "plan@2023-12-31", "O", STATE_FAIL},  /* before the period */
    {"at_least(1, evidence { kind = 'plan' })", "plan", "D", STATE_PASS},             /* of a kind that needs no day */
    {"at_least(1, evidence { kind = 'plan' })", "plan@2024-02-01~", "O", STATE_FAIL}, /* placeholder */
    {"at_least(1, evidence { kind = 'plan' })", "note@2024-02-01", "O", STATE_FAIL},
    {"at_least(1, evidence { kind = 'plan', with_headings = 'install' })", "plan@2024-02-01#", "D", STATE_PASS},
    {"at_least(1, evidence { kind = 'plan', with_headings = { { 'setup', 'install' } } })", "plan@2024-02-01#", "D",
     STATE_PASS},
    {"at_least(1, evidence { kind = 'plan', with_headings = { 'setup', 'install' } })", "plan@2024-02-01#", "O", STATE_FAIL},
    {"at_least(1, evidence { kind = 'plan', with_headings = 'install' })", "plan@2024-02-01!", "W", STATE_PENDING},
    {"at_least(1, evidence { kind = 'plan' })", "plan@2024-02-01!", "D", STATE_PASS}, /* an attachment is a paper */
    {"at_least(1, evidence { kind = 'plan', contains = { 'report', '报告' } })", "plan@2024-02-01=", "D", STATE_PASS},
    {"at_least(1, evidence { kind = 'plan', contains = '报告' })", "plan@2024-02-01=", "O", STATE_FAIL},
    {"at_least(1, evidence { kind = 'plan', with = { 'photo' } })", "plan@2024-02-01 plan@2024-02-02+", "D", STATE_PASS},
    {"at_least(1, evidence { kind = 'plan', with = { 'photo' } })", "plan@2024-02-01", "O", STATE_FAIL},
    {"at_least(1, evidence { kind = 'plan', with = { 'photo' } })", "plan@2024-02-01!", "W", STATE_PENDING},
    {"at_least(1, evidence { kind = 'plan', when = around('03-01', 10) })", "plan@2024-03-11", "D", STATE_PASS},
    {"at_least(1, evidence { kind = 'plan', when = around('03-01', 10) })", "plan@2024-03-12", "O", STATE_FAIL},
    {"at_least(1, evidence { kind = 'plan', when = quarter(2024, 1) })", "plan@2024-04-01", "O", STATE_FAIL},
    /* count: due at the end of the period */
    {"at_least(3, evidence { kind = 'plan' })", "plan@2024-02-01", "doo", STATE_NOT_DUE},
    {"at_least(2, evidence { kind = 'plan', when = quarter(2024, 1) })", "plan@2024-02-01", "DO", STATE_PARTIAL},
    {"at_least(2, evidence { kind = 'plan', when = half(2024, 1) })", "", "oo", STATE_NOT_DUE}, /* its last day is not over */
    /* deadline: inclusive, and due when it has passed */
    {"at_least(1, evidence { kind = 'plan' }, { by = '2024-03-01' })", "plan@2024-03-01", "D", STATE_PASS},
    {"at_least(1, evidence { kind = 'plan' }, { by = '2024-03-01' })", "plan@2024-03-02", "L", STATE_PASS},
    {"at_least(1, evidence { kind = 'plan' }, { by = '2024-03-01' })", "", "O", STATE_FAIL},
    {"at_least(1, evidence { kind = 'plan' }, { by = '2024-06-30' })", "", "o", STATE_NOT_DUE},
    {"at_least(1, evidence { kind = 'plan' }, { by = '2024-06-29' })", "", "O", STATE_FAIL},
    /* cadence: one record counts once, in its own window */
    {"at_least(1, evidence { kind = 'plan' }, { per = 'quarter' })", "plan@2024-01-05 plan@2024-01-06", "Dooo", STATE_PASS},
    {"at_least(1, evidence { kind = 'plan' }, { per = 'half' })", "plan@2024-06-30", "do", STATE_NOT_DUE},
    {"at_least(1, evidence { kind = 'plan' }, { per = 'month' })", "plan@2024-01-05 plan@2024-03-05 plan@2024-06-05",
     "DODOOdoooooo", STATE_PARTIAL},
    {"at_least(2, evidence { kind = 'plan' }, { per = 'quarter' })", "plan@2024-01-05 plan@2024-04-06", "DOdooooo",
     STATE_PARTIAL},
    {"at_least(1, evidence { kind = 'plan', with_headings = 'x' }, { per = 'quarter' })", "plan@2024-01-05!", "Wooo",
     STATE_PENDING},
    /* at most */
    {"at_least(1, evidence { kind = 'plan' }, { at_most = 2 })", "plan@2024-01-05", "Dd", STATE_PASS},
    {"at_least(1, evidence { kind = 'plan' }, { at_most = 1 })", "plan@2024-01-05 plan@2024-01-06", "DO", STATE_PARTIAL},
    {"at_least(1, evidence { kind = 'plan' }, { per = 'quarter', at_most = 1 })", "plan@2024-01-05 plan@2024-05-06", "Ddood",
     STATE_PASS},
    {"at_least(1, evidence { kind = 'plan' }, { per = 'quarter', at_most = 1 })", "plan@2024-01-05 plan@2024-01-06", "DoooO",
     STATE_PARTIAL},
    /* freshness */
    {"at_least(1, evidence { kind = 'plan' }, { last = '90 days' })", "plan@2024-04-01", "D", STATE_PASS},
    {"at_least(1, evidence { kind = 'plan' }, { last = '90 days' })", "plan@2024-03-31", "O", STATE_FAIL},
    /* all, any, each */
    {"all_of { { 'a', at_least(1, evidence { kind = 'plan' }) }, { 'b', at_least(1, evidence { kind = 'note' }) } }",
     "note@2024-01-01", "OD", STATE_PARTIAL},
    {"any_of { { 'a', at_least(1, evidence { kind = 'plan' }) }, { 'b', at_least(1, evidence { kind = 'note' }) } }",
     "note@2024-01-01", "D", STATE_PASS},
    {"any_of { { 'a', at_least(1, evidence { kind = 'plan' }) }, { 'b', at_least(1, evidence { kind = 'note' }) } }", "", "O",
     STATE_FAIL},
    {"any_of { at_least(1, evidence { kind = 'plan' }), at_least(2, evidence { kind = 'note' }) }", "", "o",
     STATE_NOT_DUE}, /* b can still be met */
    {"any_of { at_least(1, evidence { kind = 'plan' }), at_least(1, evidence { kind = 'note', with_headings = 'x' }) }",
     "note@2024-01-01!", "W", STATE_PENDING},
    {"for_each({ 'plan', 'note', 'list' }, at_least(1, evidence { kind = EACH }))", "plan@2024-01-01 list@2024-01-01", "DOD",
     STATE_PARTIAL},
    {"for_each({ 'report', 'xyz' }, at_least(1, evidence { contains = EACH }))", "plan@2024-01-01=", "DO", STATE_PARTIAL},
    /* order: records are chosen so that most steps hold */
    {"in_order { { '1', evidence { kind = 'plan' } }, { '2', evidence { kind = 'note' } }, { '3', evidence {"
        " kind = 'list' } } }",
     "plan@2024-01-01 note@2024-02-01 list@2024-03-01", "DDD", STATE_PASS},
    {"in_order { { '1', evidence { kind = 'plan' } }, { '2', evidence { kind = 'note' } }, { '3', evidence {"
        " kind = 'list' } } }",
     "plan@2024-01-01 note@2024-03-01 list@2024-02-01", "DDO", STATE_PARTIAL},
    {"in_order { { '1', evidence { kind = 'plan' } }, { '2', evidence { kind = 'note' } }, { '3', evidence {"
        " kind = 'list' } } }",
     "plan@2024-05-01 note@2024-02-01 list@2024-03-01", "ODD", STATE_PARTIAL},
    {"in_order { { '1', evidence { kind = 'plan' } }, { '2', evidence { kind = 'note' } }, { '3', evidence {"
        " kind = 'list' } } }",
     "plan@2024-01-01 plan@2024-05-01 note@2024-02-01 list@2024-03-01", "DDD", STATE_PASS},
    {"in_order { { '1', evidence { kind = 'plan' } }, { '2', evidence { kind = 'note' } }, { '3', evidence {"
        " kind = 'list' } }, { '4', evidence { kind = 'end' } } }",
     "plan@2024-01-01 note@2024-03-01 list@2024-02-01 end@2024-04-01", "DDOD", STATE_PARTIAL},
    {"in_order { { '1', evidence { kind = 'plan', with_headings = 'x' } }, { '2', evidence { kind = 'note' } } }",
     "plan@2024-01-01! note@2024-03-01", "WD", STATE_PENDING},
    {"in_order { { '1', evidence { kind = 'plan', with_headings = 'x' } }, { '2', evidence { kind = 'note' } },\n"
     " { '3', evidence { kind = 'list' } } }",
     "plan@2024-05-01! note@2024-02-01 list@2024-03-01", "ODD", STATE_PARTIAL}, /* two sure ones outweigh one for eyes */
    {"in_order { { '1', evidence { kind = 'plan', with_headings = 'x' } },\n"
     " { '2', evidence { kind = 'plan', with_headings = 'x' } },\n"
     " { '3', evidence { kind = 'list' } } }",
     "plan@2024-05-01! list@2024-03-01", "OOD", STATE_PARTIAL}, /* so does one sure against two for eyes */
    {"in_order { { '1', evidence { kind = 'plan' } }, { '2', evidence { kind = 'note' } }, by = '2024-03-01' }",
     "plan@2024-03-01 note@2024-03-02", "DL", STATE_PASS},
    {"in_order { { '1', evidence { kind = 'plan' } }, { '2', evidence { kind = 'note' } }, by = '2024-06-29' }", "plan@2024-03-01",
     "DO", STATE_PARTIAL},
    {"in_order { { '1', evidence { kind = 'plan' } }, { '2', evidence { kind = 'note' } }, by = '2024-06-30' }", "plan@2024-03-01",
     "do", STATE_NOT_DUE},
    /* one of several kinds */
    {"at_least(2, evidence { kind = { 'plan', 'note' } }, { by = '2024-03-01' })", "note@2024-01-01 list@2024-01-02 plan@2024-01-03",
     "DD", STATE_PASS},
    {"at_least(1, evidence { kind = { 'plan', 'note' }, with_headings = 'x' })", "list@2024-01-02 note@2024-01-01!", "W",
     STATE_PENDING},
    {"at_least(1, evidence { kind = { 'plan', 'note' } })", "list@2024-01-02", "O", STATE_FAIL},
    /* none */
    {"none(empty_papers {})", "", "", STATE_NOT_APPLICABLE},
    {"none(empty_papers {})", "plan@2024-01-01", "D", STATE_PASS},
    {"none(empty_papers {})", "plan@2024-01-01~ note@2024-01-01~", "OO", STATE_FAIL},
    {"none(evidence { kind = 'plan' })", "", "D", STATE_PASS},
    {"none(evidence { kind = 'plan' })", "plan@2024-01-01", "O", STATE_FAIL},
    /* ratio */
    {"ratio(evidence { kind = 'plan' }, evidence { kind = 'note' }, { at_least = 50 })",
     "plan@2024-01-01 note@2024-01-01 note@2024-01-02", "D", STATE_PASS},
    {"ratio(evidence { kind = 'plan' }, evidence { kind = 'note' }, { at_least = 51 })",
     "plan@2024-01-01 note@2024-01-01 note@2024-01-02", "O", STATE_FAIL},
    {"ratio(evidence { kind = 'plan' }, evidence { kind = 'note' }, { at_least = 50 })", "plan@2024-01-01", "",
     STATE_NOT_APPLICABLE},
    {"ratio(evidence { kind = 'plan' }, 2500, { per = 1000, at_least = 1, round = 'up' })", "plan@2024-01-01 plan@2024-01-02",
     "O", STATE_FAIL},
    {"ratio(evidence { kind = 'plan' }, 2500, { per = 1000, at_least = 1,"
        " round = 'down' })", "plan@2024-01-01 plan@2024-01-02",
     "D", STATE_PASS},
    {"ratio(evidence { kind = 'plan' }, 4, { at_most = 25 })", "plan@2024-01-01 plan@2024-01-02", "O", STATE_FAIL},
    {"ratio(evidence { kind = 'plan', with_headings = 'x' }, 2, { at_least = 50 })", "plan@2024-01-01!", "W", STATE_PENDING},
    /* review */
    {"review { guide = 'g' }", "", "W", STATE_PENDING},
};

static void each_word_gives_its_leaves(void **state) {
  (void)state;
  try_rows(rows, sizeof rows / sizeof *rows);
}

/* ---- Keys, labels, reasons ---- */

static void open_with(Bench *bench, const char *head, const char *items) {
  char text[2048];
  bench_open(bench);
  snprintf(text, sizeof text, "%s%s", kinds, items);
  bench_pack(bench, head, text);
}

static void keys_and_windows_are_stable(void **state) {
  (void)state;
  Bench bench;
  open_with(&bench, ", period = year(2024)",
            "item { id = 'A', title = 'A', test = all_of {\n"
            "{ 'one', at_least(1, evidence { kind = 'plan' }) }, { 'two', at_least(2, evidence { kind = 'plan' }) },\n"
            "{ 'q', at_least(1, evidence { kind = 'plan' }, { per = 'quarter' }) },\n"
            "{ 'each', for_each({ 'x', 'y' }, at_least(1, evidence { topic = EACH })) } } }");
  UnitResult result = bench_assess(&bench);
  static const char *const ids[] = {"u1/A/1/one/",      "u1/A/1/two/1/",    "u1/A/1/two/2/",
                                    "u1/A/1/q/2024-Q1", "u1/A/1/q/2024-Q2", "u1/A/1/q/2024-Q3",
                                    "u1/A/1/q/2024-Q4", "u1/A/1/each/x/",   "u1/A/1/each/y/"};
  const Leaves *leaves = &result.items.at[0].parts.at[0].leaves;
  assert_int_equal(leaves->len, sizeof ids / sizeof *ids);
  for (size_t i = 0; i < leaves->len; i++) {
    Text id = finding_id(bench.arena, &bench.units, &bench.pack, 0, 0, 0, &leaves->at[i]);
    assert_string_equal(text_cstr(bench.arena, id), ids[i]);
  }
  bench_close(&bench);
}

/* Without a period windows run over the calendar year of as_of, and a number is due at once. */
static void windows_without_a_period(void **state) {
  (void)state;
  static const struct {
    const char *test, *papers, *leaves, *window; /* of the first leaf */
  } tries[] = {
      {"at_least(1, evidence { kind = 'plan' }, { per = 'year' })", "plan@2023-12-31", "o", "2024"},
      {"at_least(1, evidence { kind = 'plan' }, { per = 'quarter' })", "plan@2024-01-05", "Dooo", "2024-Q1"},
      {"at_least(1, evidence { kind = 'plan' }, { per = 'year', at_most = 1 })", "plan@2024-01-05 plan@2024-01-06", "dO", "2024"},
      {"at_least(1, evidence { kind = 'plan', when = half(2024, 1) }, { per = 'quarter' })", "plan@2024-01-05", "Do", "2024-Q1"},
      {"at_least(2, evidence { kind = 'plan' })", "plan@2024-01-05", "DO", ""},
  };
  for (size_t i = 0; i < sizeof tries / sizeof *tries; i++) {
    Bench bench;
    char item[256];
    snprintf(item, sizeof item, "item { id = 'A', title = 'A', test = %s }", tries[i].test);
    open_with(&bench, "", item);
    add_papers(&bench, tries[i].papers);
    UnitResult result = bench_assess(&bench);
    const PartResult *part = &result.items.at[0].parts.at[0];
    assert_string_equal(letters(part), tries[i].leaves);
    assert_true(text_is(part->leaves.at[0].window, tries[i].window));
    bench_close(&bench);
  }
}

static void a_near_miss_is_named(void **state) {
  (void)state;
  Bench bench;
  open_with(&bench, "",
            "item { id = 'A', title = 'A', test = at_least(1, evidence { kind = 'plan', with_headings = 'Install' }) }");
  Record *record = bench_paper(&bench, "plan.md", "plan", DAY_NONE);
  bench_heading(&bench, record, "Install", 0); /* nothing below it */
  UnitResult result = bench_assess(&bench);
  const Leaf *leaf = &result.items.at[0].parts.at[0].leaves.at[0];
  assert_int_equal(leaf->state, LEAF_OPEN);
  assert_int_equal(leaf->reason, REASON_MALFORMED);
  assert_string_equal(text_cstr(bench.arena, leaf->detail), "plan.md (no section “Install”)");
  assert_int_equal(leaf->evidence.len, 1);
  bench_close(&bench);
}

/* What is there but does not count says why, in each word that names a near miss. */
static void an_empty_paper_and_one_without_entries_are_named(void **state) {
  (void)state;
  static const struct {
    const char *test, *paper;
    bool empty;
    Reason reason;
    const char *detail;
  } tries[] = {
      {"at_least(1, evidence { kind = 'plan' })", "plan~", false, REASON_EMPTY, "plan-1.md"},
      {"at_least(1, evidence { kind = 'plan' })", "plan", true, REASON_EMPTY, "plan-1.md"},
      {"at_least(1, evidence { kind = 'note' })", "plan~", false, REASON_MISSING, ""},
      {"in_order { { 'x', evidence { kind = 'plan' } } }", "plan~", false, REASON_EMPTY, "plan-1.md"},
      {"at_least(1, entries { kind = 'plan' })", "plan", false, REASON_NO_ENTRY, "plan-1.md"},
      {"at_least(1, entries { kind = 'plan' }, { last = '9 days' })", "plan", false, REASON_NO_ENTRY, "plan-1.md"},
      {"at_least(1, entries { kind = 'plan', with_headings = 'x' })", "plan", false, REASON_MALFORMED, "plan-1.md (no section “x”)"},
  };
  for (size_t i = 0; i < sizeof tries / sizeof *tries; i++) {
    Bench bench;
    char item[256];
    snprintf(item, sizeof item, "item { id = 'A', title = 'A', test = %s }", tries[i].test);
    open_with(&bench, "", item);
    add_papers(&bench, tries[i].paper);
    bench.evidence.records.at[0].empty = tries[i].empty;
    UnitResult result = bench_assess(&bench);
    const Leaf *leaf = &result.items.at[0].parts.at[0].leaves.at[0];
    assert_int_equal(leaf->reason, tries[i].reason);
    assert_string_equal(text_cstr(bench.arena, leaf->detail), tries[i].detail);
    bench_close(&bench);
  }
}

static void any_of_shows_the_nearest_branch(void **state) {
  (void)state;
  Bench bench;
  open_with(&bench, "", "local function one(kind) return at_least(1, evidence { kind = kind }) end\n"
                        "item { id = 'A', title = 'A', test = any_of {\n"
                        "  { 'long', all_of { { '1', one('plan') }, { '2', one('plan') }, { '3', one('list') },\n"
                        "    { '4', one('list') },\n"
                        "    { '5', one('end') } } },\n"
                        "  { 'short', all_of { { '1', one('plan') }, { '2', one('note') } } } } }");
  bench_paper(&bench, "plan.md", "plan", DAY_NONE); /* 2 of 5 against 1 of 2: the share decides, not the number */
  UnitResult result = bench_assess(&bench);
  assert_string_equal(text_cstr(bench.arena, result.items.at[0].parts.at[0].leaves.at[0].label), "2: note");
  bench_paper(&bench, "note.md", "note", DAY_NONE);
  result = bench_assess(&bench);
  assert_string_equal(text_cstr(bench.arena, result.items.at[0].parts.at[0].leaves.at[0].label), "short: 1: plan; 2: note");
  assert_int_equal(result.items.at[0].parts.at[0].leaves.at[0].evidence.len, 2);
  bench_close(&bench);
  open_with(&bench, "",
            "item { id = 'A', title = 'A', test = any_of {\n" /* of equal ones the first whose time is not over */
            "  { 'early', at_least(1, evidence { kind = 'plan' }, { by = '2024-03-01' }) },\n"
            "  { 'later', at_least(1, evidence { kind = 'note' }, { by = '2024-12-31' }) } } }");
  result = bench_assess(&bench);
  assert_string_equal(text_cstr(bench.arena, result.items.at[0].parts.at[0].leaves.at[0].label), "note, by 2024-12-31");
  bench_close(&bench);
}

static void an_expired_paper_is_named(void **state) {
  (void)state;
  Bench bench;
  open_with(&bench, "", "item { id = 'A', title = 'A', test = at_least(1, entries { kind = 'plan' }, {"
      " last = '365 days' }) }");
  Record *record = bench_paper(&bench, "plan.md", "plan", DAY_NONE);
  bench_dated(&bench, record, day_of(2023, 6, 30));
  bench_dated(&bench, record, day_of(2024, 7, 1)); /* after as_of: not there yet */
  UnitResult result = bench_assess(&bench);
  const Leaf *leaf = &result.items.at[0].parts.at[0].leaves.at[0];
  assert_int_equal(leaf->reason, REASON_EXPIRED);
  assert_string_equal(text_cstr(bench.arena, leaf->detail), "the latest is of 2023-06-30 (plan.md)");
  bench_dated(&bench, record, day_of(2023, 7, 1));
  result = bench_assess(&bench);
  leaf = &result.items.at[0].parts.at[0].leaves.at[0];
  assert_int_equal(leaf->state, LEAF_DONE);
  assert_int_equal(leaf->evidence.at[0].line, 13);
  bench_close(&bench);
}

static void each_broken_link_is_a_leaf(void **state) {
  (void)state;
  Bench bench;
  open_with(&bench, "", "item { id = 'A', title = 'A', test = none(broken_links {}) }");
  Record *record = bench_paper(&bench, "plan.md", "plan", DAY_NONE);
  bench_link(&bench, record, "a.md", true);
  bench_link(&bench, record, "b.md", false);
  bench_link(&bench, record, "b.md", false);
  bench_link(&bench, record, "https://example.org/", false);
  record->links.at[3].outside = true;
  UnitResult result = bench_assess(&bench);
  const Leaves *leaves = &result.items.at[0].parts.at[0].leaves;
  assert_int_equal(leaves->len, 2);
  assert_string_equal(text_cstr(bench.arena, leaves->at[0].detail), "plan.md:7 b.md");
  assert_string_equal(text_cstr(bench.arena, leaves->at[0].key), "plan.md b.md");
  assert_string_equal(text_cstr(bench.arena, leaves->at[1].key), "plan.md b.md #2");
  assert_int_equal(leaves->at[0].reason, REASON_EXCEPTION);
  bench_close(&bench);
}

static void labels_follow_the_language(void **state) {
  (void)state;
  static const char *const item =
      "pack { id = 'p', title = { en = 'P', ['zh-Hans'] = '方案' } }\n"
      "kind { id = 'plan', title = { en = 'Plan', ['zh-Hans'] = '计划' }, words = { 'plan' } }\n"
      "item { id = 'A', title = 'A', test = all_of { { 'x', at_least(2, evidence { kind = 'plan', with_headings = { {"
          " 'install', '安装' } } }),\n"
      "title = { en = 'First', ['zh-Hans'] = '甲' } } } }";
  static const char *const labels[LANG_COUNT] = {"First: Plan with a section “install” (1 of 2)",
                                                 "甲：计划（含“安装”一节）（第 1 项，共 2 项）",
                                                 "甲：計劃（含“安裝”一節）（第 1 項，共 2 項）"};
  for (int lang = 0; lang < LANG_COUNT; lang++) {
    Bench bench;
    bench_open(&bench);
    bench.assessment.lang = (Lang)lang;
    assert_true(bench_load(&bench, text_of(item)));
    UnitResult result = bench_assess(&bench);
    assert_string_equal(text_cstr(bench.arena, result.items.at[0].parts.at[0].leaves.at[0].label), labels[lang]);
    assert_string_equal(text_cstr(bench.arena, result.items.at[0].parts.at[0].leaves.at[0].key), "x/1");
    bench_close(&bench);
  }
}

/* ---- Points ---- */

typedef struct Points3 {
  const char *part, *papers;
  Points confirmed, pending, lost, not_due;
} Points3;

static const Points3 shares[] = {
    {"part(10, for_each({ 'plan', 'note', 'list' }, at_least(1, evidence { kind = EACH })))", "plan", 3330, 0, 6670, 0},
    {"part(10, for_each({ 'plan', 'note', 'list' }, at_least(1, evidence { kind = EACH })))", "plan note", 6670, 0, 3330, 0},
    {"part(10, for_each({ 'plan', 'note', 'list' }, at_least(1, evidence { kind = EACH, with_headings = 'Install' })))",
     "plan# note!", 3330, 3340, 3330, 0},
    {"part(10, for_each({ 'plan', 'note', 'list' }, at_least(1, evidence { kind = EACH })), { partial = 'all_or_nothing' })",
     "plan note", 0, 0, 10000, 0},
    {"part(10, for_each({ 'plan', 'note', 'list' }, at_least(1, evidence { kind = EACH })), { partial = 'all_or_nothing' })",
     "plan note list", 10000, 0, 0, 0},
    {"part(10, for_each({ 'plan', 'note', 'list' }, at_least(1, evidence { kind = EACH })), { partial = { [2] = 7,"
        " [1] = 1.5 } })",
     "plan", 1500, 0, 8500, 0},
    {"part(10, for_each({ 'plan', 'note', 'list' }, at_least(1, evidence { kind = EACH })), { partial = { [2] = 7,"
        " [1] = 1.5 } })",
     "plan note", 7000, 0, 3000, 0},
    {"part(10, for_each({ 'plan', 'note', 'list' }, at_least(1, evidence { kind = EACH })), { partial = { [2] = 7,"
        " [1] = 1.5 } })",
     "plan note list", 10000, 0, 0, 0},
    {"part(10, at_least(3, evidence { kind = 'plan', when = year(2024) }))", "plan@2024-01-01", 3330, 0, 0, 6670},
    {"part(10, review { guide = 'g' })", "", 0, 10000, 0, 0},
};

static void points_follow_leaves(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof shares / sizeof *shares; i++) {
    char items[512];
    snprintf(items, sizeof items, "item { id = 'A', title = 'A', %s }", shares[i].part);
    Bench bench;
    open_with(&bench, ", full = 10", items);
    add_papers(&bench, shares[i].papers);
    UnitResult result = bench_assess(&bench);
    assert_int_equal(result.sums.confirmed, shares[i].confirmed);
    assert_int_equal(result.sums.pending, shares[i].pending);
    assert_int_equal(result.sums.lost, shares[i].lost);
    assert_int_equal(result.sums.not_due, shares[i].not_due);
    bench_close(&bench);
  }
}

/* ---- Units and classes ---- */

static void classes_switch_items_on_and_off(void **state) {
  (void)state;
  Bench bench;
  open_with(
      &bench, ", full = 12, for_units = { 'village', 'town' }",
      "class { id = 'village' } class { id = 'town' }\n"
      "local t = at_least(1, evidence { kind = 'plan' })\n"
      "item { id = 'A', title = 'A', points = 5, for_units = 'town', test = t }\n"
      "item { id = 'B', title = 'B', part(3, t), part(2, t, { for_units = 'town' }) }\n"
      "item { id = 'C', title = 'C', points = 2, applies = function(unit) return unit.facts.poor == 'yes' end, test = t }");
  Unit *unit = &bench.units.all.at[0];
  UnitResult result = bench_assess(&bench);
  assert_false(result.applies);
  assert_int_equal(result.sums.not_applicable, 12000);
  unit->klass = TEXT("village");
  result = bench_assess(&bench);
  assert_true(result.applies);
  assert_int_equal(result.items.at[0].state, STATE_NOT_APPLICABLE);
  assert_int_equal(result.items.at[1].sums.not_applicable, 2000);
  assert_int_equal(result.items.at[2].state, STATE_NOT_APPLICABLE);
  assert_int_equal(result.sums.leaves_due, 1);
  unit->klass = TEXT("town");
  *list_add(bench.arena, &unit->facts) = (Fact){TEXT("poor"), TEXT("yes"), {TEXT_NONE, 0, 0}, false};
  result = bench_assess(&bench);
  assert_int_equal(result.sums.not_applicable, 0);
  assert_int_equal(result.sums.leaves_due, 4);
  bench_close(&bench);
}

static const UnitEvidence *relative(void *state, uint32_t unit) {
  UnitEvidence *all = state;
  return unit == 0 ? NULL : &all[unit];
}

static void papers_of_parent_and_children_count_when_asked_for(void **state) {
  (void)state;
  Bench bench;
  open_with(&bench, "", "item { id = 'A', title = 'A', test = at_least(1, evidence { kind = 'plan', from = 'parent' }) }\n"
                              "item { id = 'B', title = 'B', test = at_least(2, evidence { kind = 'plan',"
                                  " from = 'child' }) }");
  UnitEvidence all[4] = {{0}};
  bench_paper(&bench, "plan.md", "plan", DAY_NONE);
  for (uint32_t i = 1; i < 4; i++) {
    bench_units(&bench);
    all[i] = bench.evidence;
    all[i].unit = i;
    bench.units.all.at[i].parent = i == 1 ? UNIT_NO_PARENT : 0;
  }
  bench.units.all.at[0].parent = 1;
  bench.assessor.state = all;
  bench.assessor.evidence = relative;
  bench.evidence.records.len = 0;
  UnitResult result = bench_assess(&bench);
  assert_int_equal(result.items.at[0].state, STATE_PASS);
  assert_int_equal(result.items.at[0].parts.at[0].leaves.at[0].evidence.at[0].unit, 1);
  assert_int_equal(result.items.at[1].state, STATE_PASS);
  assert_int_equal(result.items.at[1].parts.at[0].leaves.at[1].evidence.at[0].unit, 3);
  bool used[8] = {false};
  uses_of_unit(&bench.pack, &result, used);
  for (size_t i = 0; i < 8; i++) assert_false(used[i]);
  bench_close(&bench);
}

/* ---- Checks by hand ---- */

static void a_check_gives_leaves(void **state) {
  (void)state;
  Bench bench;
  open_with(
      &bench, ", full = 10",
      "local plans = evidence { kind = 'plan' }\n"
      "item { id = 'A', title = 'A', points = 10, check = function(unit)\n"
      "  local list = {}\n"
      "  for i, paper in ipairs(unit.find(plans)) do list[i] = { paper.path, key = paper.path,"
          " done = paper.words > 20, paper = paper } end\n"
      "  return list\n"
      "end }");
  bench_paper(&bench, "a.md", "plan", DAY_NONE)->words = 21;
  bench_paper(&bench, "b.md", "plan", DAY_NONE);
  UnitResult result = bench_assess(&bench);
  assert_string_equal(letters(&result.items.at[0].parts.at[0]), "DO");
  assert_int_equal(result.sums.confirmed, 5000);
  bool used[2] = {false};
  uses_of_unit(&bench.pack, &result, used);
  assert_true(used[0] && !used[1]);
  bench.evidence.records.len = 0;
  result = bench_assess(&bench);
  assert_int_equal(result.items.at[0].state, STATE_NOT_APPLICABLE);
  bench_close(&bench);
}

/* ---- Errors of rules ---- */

static void a_failing_rule_is_an_item_in_error(void **state) {
  (void)state;
  Bench bench;
  open_with(&bench, ", full = 10",
            "item { id = 'A', title = 'A', points = 4, check = function(unit)\n  return unit.nothing.here\nend }\n"
            "item { id = 'B', title = 'B', points = 6, test = at_least(1, evidence { kind = 'plan' }) }");
  bench_paper(&bench, "a.md", "plan", DAY_NONE);
  UnitResult result = bench_assess(&bench);
  assert_int_equal(result.items.at[0].state, STATE_ERROR);
  assert_int_equal(result.sums.in_error, 4000);
  assert_int_equal(result.sums.confirmed, 6000);
  assert_true(result.provisional);
  assert_int_equal(bench.over_limit, UINT32_MAX);
  assert_int_equal(bench.diags->all.len, 1);
  assert_int_equal(bench.diags->all.at[0].code, DIAG_RULE_ERROR);
  assert_int_equal(bench.diags->all.at[0].where.line, 5);
  assert_true(text_starts(result.items.at[0].error, TEXT("rules/p/pack.lua:5: attempt to index a nil value")));
  bench_close(&bench);
}

static void a_bad_rule_is_not_run(void **state) {
  (void)state;
  Bench bench;
  open_with(&bench, ", full = 10",
            "item { id = 'A', title = 'A', points = 4, check = function(unit) error('run') end }\n"
            "item { id = 'B', title = 'B', points = 6, test = at_least(1, evidence { kind = 'plan' }) }");
  BadRules bad = {0};
  *list_add(bench.arena, &bad) = (BadRule){UINT32_MAX, 0};
  *list_add(bench.arena, &bad) = (BadRule){7, 1};
  bench.assessor.bad = &bad;
  UnitResult result = bench_assess(&bench);
  assert_int_equal(bench.diags->all.len, 0);
  assert_int_equal(result.items.at[0].state, STATE_ERROR);
  assert_true(text_is(result.items.at[0].error, "rules/p/pack.lua:4: ran too long"));
  assert_int_equal(result.items.at[1].state, STATE_FAIL);

  *list_add(bench.arena, &bad) = (BadRule){0, 1}; /* a worker died on it here: told here */
  result = bench_assess(&bench);
  assert_int_equal(result.items.at[1].state, STATE_ERROR);
  assert_int_equal(bench.diags->all.len, 1);
  assert_int_equal(bench.diags->all.at[0].code, DIAG_RULE_LIMIT);
  assert_int_equal(bench.diags->all.at[0].where.line, 5);
  assert_true(text_is(bench.diags->all.at[0].arg[2], "u1"));
  bench_close(&bench);
}

static void explanations_name_rule_and_evidence(void **state) {
  (void)state;
  Bench bench;
  open_with(
      &bench, ", full = 10",
      "item { id = 'A', title = 'Plans', points = 10, test = for_each({ 'plan', 'note', 'list' }, at_least(1,"
          " evidence { kind = EACH })) }");
  bench_paper(&bench, "plan.md", "plan", DAY_NONE);
  UnitResult result = bench_assess(&bench);
  Buf out = {0};
  assess_explain(&out, &bench.assessor, &bench.evidence, &result, 0, LANG_EN);
  buf_char(&out, '\0');
  assert_non_null(strstr(out.at, "rules/p/pack.lua:4"));
  assert_non_null(strstr(out.at, "input/a/units/u1/plan.md"));
  assert_non_null(strstr(out.at, "10 × 1 / 3 = 3.33"));
  assert_non_null(strstr(out.at, "3.33 confirmed, 6.67 lost, of 10"));
  buf_free(&out);
  bench_close(&bench);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(each_word_gives_its_leaves),
      cmocka_unit_test(keys_and_windows_are_stable),
      cmocka_unit_test(windows_without_a_period),
      cmocka_unit_test(a_near_miss_is_named),
      cmocka_unit_test(an_empty_paper_and_one_without_entries_are_named),
      cmocka_unit_test(any_of_shows_the_nearest_branch),
      cmocka_unit_test(an_expired_paper_is_named),
      cmocka_unit_test(each_broken_link_is_a_leaf),
      cmocka_unit_test(labels_follow_the_language),
      cmocka_unit_test(points_follow_leaves),
      cmocka_unit_test(classes_switch_items_on_and_off),
      cmocka_unit_test(papers_of_parent_and_children_count_when_asked_for),
      cmocka_unit_test(a_check_gives_leaves),
      cmocka_unit_test(a_failing_rule_is_an_item_in_error),
      cmocka_unit_test(a_bad_rule_is_not_run),
      cmocka_unit_test(explanations_name_rule_and_evidence),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
