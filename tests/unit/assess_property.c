/* SPDX-License-Identifier: MIT
 *
 * Properties over generated sets of papers (a fixed sequence of numbers, so that a failure can be had again):
 *   the points of every part, item and unit add up, and each level is the sum of the one below;
 *   lines of the to-do list = leaves due - leaves done;
 *   one paper more never lowers completion or confirmed points (tests without none, unlike, at_most and longer registers);
 *   the order of records never matters; two runs are equal; a hand-over gives the same result again.
 * The checker says what it found, so that rules and results that are wrong on purpose show that it would.
 */
#include "assess_random.h"

#ifdef __SANITIZE_ADDRESS__
enum { SETS = 250 };
#else
enum { SETS = 1000 };
#endif
enum { PACK_SETS = 50 /* with one loaded pack */ };

static const char *const pack_head = ", full = 80, bonus_max = 5, period = year(2024)";

/* Only words under which a paper more can never be worse. */
static const char *const pack_items =
    "kind { id = 'plan', words = { 'plan' } } kind { id = 'note', words = { 'note' } } kind { id = 'list', words = {"
        " 'list' } }\n"
    "local heading = evidence { kind = 'plan', with_headings = { { 'install', '安装' } } }\n"
    "item { id = 'A', title = 'A', points = 10, test = at_least(1, evidence { kind = 'plan' }) }\n"
    "item { id = 'B', title = 'B', points = 10, test = at_least(3, evidence { kind = 'note' }, { per = 'quarter' }) }\n"
    "item { id = 'C', title = 'C', part(3, at_least(7, evidence {})), part(7, at_least(1, heading, {"
        " last = '100 days' })) }\n"
    "item { id = 'D', title = 'D', points = 10, partial = { [1] = 2, [3] = 6 }, test = for_each({ 'plan', 'note', 'list' },\n"
    "  any_of { at_least(1, evidence { kind = EACH }, { by = '2024-03-01' }), at_least(2, evidence { kind = EACH,"
        " with_headings = 'install' }),\n"
    "    all_of { { 'x', at_least(1, evidence { kind = EACH, when = quarter(2024, 2) }) }, { 'y', at_least(1,"
        " heading) } } }) }\n"
    "item { id = 'E', title = 'E', points = 7, partial = 'all_or_nothing', test = all_of { { 'a', at_least(1,"
        " heading) }, { 'b', at_least(2, evidence { kind = 'list' }) } } }\n"
    "item { id = 'F', title = 'F', points = 6, test = in_order { { '1', evidence { kind = 'plan' } }, { '2',"
        " heading }, { '3', evidence { kind = 'note' } },\n"
    "  { '4', evidence { kind = 'list' } }, { '5', evidence { kind = 'plan', with = { 'photo' } } } } }\n"
    "item { id = 'G', title = 'G', points = 4, test = at_least(1, entries { kind = 'plan' }, { per = 'half' }) }\n"
    "item { id = 'H', title = 'H', points = 3, test = review { guide = 'g' } }\n"
    "item { id = 'I', title = 'I', points = 6, test = deduct { { 1, at_least(2, evidence { kind = 'note' }, { per = 'quarter' }) },\n"
    "  { 0.5, at_least(2, heading, { by = '2024-04-01' }), late = { 0.3, 0.1 }, most_each = 1.2, most = 2 }, { { 0.25, 1 }, at_least(5, evidence {}) } } }\n"
    "item { id = 'J', title = 'J', points = 5, test = measure(count(evidence { kind = 'plan' }) + 0.5 * count(heading),"
        " { bands = { { 6, 5 }, { 3, 2.5 }, { 1, 1 } } }) }\n"
    "item { id = 'K', title = 'K', points = 5, test = measure(count(evidence { kind = 'note' }), { at_least = 7, gives = 'share' }) }\n"
    "item { id = 'L', title = 'L', points = 4, test = measure(capped(count(heading) * 0.75, 3), { gives = 'value' }) }\n"
    "bonus { id = 'Z', title = 'Z', max = 2, min = -3, points = 0.5 * count(evidence { kind = 'plan' }) - 2 }\n"
    "bonus { id = 'Y', title = 'Y', max = 4, points = 0.5 * above(count(evidence { kind = 'list' }), 2) }\n"
    "bonus { id = 'X', title = 'X', max = 9, apply = evidence { kind = 'list', with_headings = 'install' },"
        " approved = review { guide = 'g' } }\n";

/* The options of tests, parts and reviews, and how they nest. */
static const char *const whole_head = ", full = 114, bonus_max = 3, period = year(2024)";
static const char *const whole_items =
    "kind { id = 'plan', words = { 'plan' } } kind { id = 'note', words = { 'note' } } kind { id = 'list', words = {"
        " 'list' } }\n"
    "local plan, note, list = evidence { kind = 'plan' }, evidence { kind = 'note' }, evidence { kind = 'list' }\n"
    "local read = evidence { kind = 'note', with_headings = 'install' }\n"
    "local terms = { { 'winter', '2024-01-10', '2024-03-20' }, { 'spring', '2024-03-21', '2024-06-20' } }\n"
    "item { id = 'A', title = 'A', part(6, at_least(1, plan, { per = 'month', on_day = 5, shift = '9 days', make_up = '25 days'"
        " })),\n"
    "  part(6, at_least(2, note, { per = 'quarter', make_up = '40 days' }), { partial = { ['50%'] = 2, ['100%'] = 6"
        " } }) }\n"
    "item { id = 'B', title = 'B', part(5, at_least(1, evidence {}, { max_gap = '70 days' })), part(3, at_least(1, read, {"
        " max_gap = '3 months' })) }\n"
    "item { id = 'C', title = 'C', points = 10, test = all_of { at_least(1, plan, { last = '2 months' }), at_least(1, list, {"
        " last = '1 year' }) } }\n"
    "item { id = 'D', title = 'D', points = 10, test = at_least(2, evidence {}, { per = terms, make_up = '30 days' }) }\n"
    "item { id = 'E', title = 'E', part(5, for_each({ 'plan', 'note', 'list' }, at_least(2, evidence { kind = EACH }, {"
        " by = '2024-03-01' })), { late = 'half' }),\n"
    "  part(5, at_least(4, evidence {}, { by = '2024-02-01' }), { late = 'none', partial = { [1] = 2, [3] = 4 } }),\n"
    "  part(5, all_of { at_least(1, plan, { by = '2024-04-01' }), at_least(1, note, { by = '2024-05-01' }) }, { late = 0.35,"
        " partial = 'all_or_nothing' }) }\n"
    "item { id = 'F', title = 'F', points = 10, test = review { guide = 'g', of = all_of { at_least(1, read), at_least(3, list),"
        " at_least(1, plan, { max_gap = '50 days' }) } } }\n"
    "item { id = 'G', title = 'G', points = 10, late = 0.5, test = any_of { at_least(1, plan, { max_gap = '60 days' }), {"
        " 'soon', at_least(2, note, { by = '2024-02-15' }) },\n"
    "  at_least(3, list), all_of { at_least(1, read), at_least(1, plan, { per = 'half', make_up = '90 days' }) } } }\n"
    "item { id = 'L', title = 'L', points = 4, test = any_of { at_least(2, evidence {}, { max_gap = '80 days' }), at_least(1,"
        " note) } }\n"
    "item { id = 'H', title = 'H', points = 10, test = review { guide = 'g', of = in_order { { '1', plan }, { '2', read }, { '3',"
        " list } } } }\n"
    "item { id = 'I', title = 'I', points = 10, test = ratio(plan, 6, { at_least = 60, exempt = read, round = 'up' }) }\n"
    "item { id = 'J', title = 'J', points = 10, test = review { guide = 'g', of = any_of { at_least(2, plan), at_least(1, read, {"
        " by = '2024-05-05' }) } } }\n"
    "item { id = 'K', title = 'K', points = 5, test = for_each({ 'plan', 'list' }, at_least(1, evidence { kind = EACH, when ="
        " half(2024, 1) }, { per = 'month', on_day = 31, shift = 'same month' })) }\n"
    "bonus { id = 'X', title = 'X', max = 9, apply = list, approved = review { guide = 'g' } }\n"
    "grade { of = 'score', bands = { { 0, 'x' } }, override = { { 'y', at_least(2, read), why = 'w' } } }\n";

/* The same with words that a paper may make worse: sums only. */
static const char *const harsh_head = ", full = 42, period = year(2024), precision = 0.1";
static const char *const harsh_items =
    "kind { id = 'plan', words = { 'plan' } } kind { id = 'note', words = { 'note' } } kind { id = 'list', words = {"
        " 'list' } }\n"
    "item { id = 'A', title = 'A', points = 10, test = none(broken_links {}) }\n"
    "item { id = 'B', title = 'B', points = 7, test = none(empty_papers {}) }\n"
    "item { id = 'C', title = 'C', points = 7, test = at_least(1, evidence { kind = 'plan' }, { per = 'quarter',"
        " at_most = 2 }) }\n"
    "item { id = 'D', title = 'D', points = 6, test = ratio(evidence { with_headings = 'install' }, evidence {}, {"
        " at_least = 60 }) }\n"
    "item { id = 'E', title = 'E', minus = 'total', test = deduct { { 0.5, none(empty_papers {}) }, { 1, at_least(1, evidence {"
        " kind = 'list' }, { per = 'quarter' }) } } }\n"
    "item { id = 'F', title = 'F', points = 5, test = deduct { { 0.1, measure(percent(evidence { with_headings = 'install' }, evidence"
        " {}), { at_least = 90 }), per = 'point', most = 4 }, { 0.3, none(broken_links {}) } } }\n"
    "item { id = 'G', title = 'G', points = 4, test = at_least(2, evidence { kind = 'note' }), zero_if = evidence { kind = 'list',"
        " with_headings = 'install' }, why = 'w' }\n"
    "bonus { id = 'Z', title = 'Z', max = 2, min = -3, points = count(evidence { kind = 'plan' }) - 0.4 * count(evidence {}) }\n"
    "item { id = 'H', title = 'H', points = 3, on_na = 'full', test = measure(10 - count(evidence {}) / count(evidence { kind = 'plan'"
        " }), { gives = 'value' }) }\n";

/* A mark now and then on whatever takes one. */
static void random_marks(Bench *bench) {
  static const char *const values[] = {"yes", "no", "0", "1", "2"};
  bench->marks.all.len = 0;
  bench->marks.decides = TEXT("panel");
  for (uint32_t i = 0; i < bench->pack.items.len; i++)
    if ((bench->pack.items.at[i].parts.at[0].markable || !i) && !pick(3)) bench_mark(bench, i, 0, "", values[pick(5)]);
}

/* ---- The checker: NULL, or what does not hold ---- */

/* What the lines of cuts take is what the part has lost, and no more waits than is pending. */
static const char *check_stakes(const Pack *pack, const PackPart *part, const PartResult *result) {
  LeafStake stakes[200] = {{0}};
  Points lost = 0, waits = 0;
  if (part->valued != VALUED_DOWN || part->kind != PART_COMPUTED || result->overridden || !result->leaves.len) return NULL;
  assert_true(result->leaves.len <= sizeof stakes / sizeof *stakes);
  part_stakes(pack, part, result, stakes);
  for (size_t i = 0; i < result->leaves.len; i++) lost += stakes[i].lost, waits += stakes[i].waits;
  if (lost != result->sums.lost) return "what the lines of cuts take is not what is lost";
  return waits <= result->sums.pending ? NULL : "more of cuts waits than is pending";
}

static const char *check_levels(const Pack *pack, const UnitResult *result) {
  Sums sum = {0};
  for (size_t i = 0; i < result->items.len; i++) {
    const char *wrong = check_item(&result->items.at[i]);
    for (size_t p = 0; p < result->items.at[i].parts.len && !wrong; p++)
      wrong = check_stakes(pack, &pack->items.at[i].parts.at[p], &result->items.at[i].parts.at[p]);
    if (wrong) return wrong;
    if (!pack->items.at[i].bonus) sums_add(&sum, &result->items.at[i].sums);
  }
  if (!same_sums(&sum, &result->sums)) return "the unit is not the sum of its items";
  return sums_identity(&result->sums) && sums_identity(&result->bonus) ? NULL : "the points of the unit do not add up";
}

static const char *check_more(const UnitResult *before, const UnitResult *after) {
  if (after->sums.confirmed < before->sums.confirmed) return "a paper more lowered what is confirmed";
  if (completion_fell(&before->sums, &after->sums)) return "a paper more lowered completion";
  for (size_t i = 0; i < before->items.len; i++) {
    const Sums *was = &before->items.at[i].sums, *is = &after->items.at[i].sums;
    if (is->confirmed < was->confirmed) return "a paper more lowered what is confirmed";
    if (item_fell(was, is)) return "a paper more lowered completion";
  }
  return NULL;
}

static const char *check_order(Bench *bench, const UnitResult *first) {
  Text bytes = bytes_of(bench, first), shown = shown_of(bench, first);
  UnitResult again = bench_assess(bench);
  if (!text_equal(bytes_of(bench, &again), bytes)) return "two runs differ";
  shuffle_records(bench);
  UnitResult shuffled = bench_assess(bench);
  return text_equal(shown_of(bench, &shuffled), shown) ? NULL : "the order of records matters";
}

static bool mark_changes_nothing(DiagCode code) {
  return code == DIAG_MARK_PASSED || code == DIAG_MARK_IDLE || code == DIAG_MARK_AGAINST || code == DIAG_MARK_MEMBER ||
         code == DIAG_MARK_SINGLE;
}

/* One set of papers; `gentle`: with words under which a paper more can never be worse. */
static const char *one_set(Bench *bench, bool gentle) {
  random_set(bench);
  UnitResult first = bench_assess(bench);
  for (size_t i = 0; i < bench->diags->all.len; i++)
    if (!mark_changes_nothing(bench->diags->all.at[i].code)) fail_msg("%d", (int)bench->diags->all.at[i].code);
  bench->diags->all.len = 0;
  check_hand_over(bench, &first);
  const char *wrong = check_levels(&bench->pack, &first);
  if (!wrong) wrong = check_order(bench, &first);
  if (wrong || !gentle) return wrong;
  for (int number = 50; number < 53 && !wrong; number++) {
    random_paper(bench, number);
    sort_records(bench);
    UnitResult more = bench_assess(bench);
    wrong = check_more(&first, &more);
    first = more;
  }
  return wrong;
}

/* What was wrong first, and with which set. */
static const char *run_sets(const char *head, const char *items, bool gentle, int count) {
  const char *wrong = NULL;
  for (int done = 0; done < count && !wrong; done += PACK_SETS) {
    Bench bench;
    bench_open(&bench);
    bench_pack(&bench, head, items);
    for (int set = 0; set < PACK_SETS && !wrong; set++) {
      uint64_t begun = seed;
      random_marks(&bench);
      wrong = one_set(&bench, gentle);
      if (wrong && count == SETS) fprintf(stderr, "set %d, seed %llu: %s\n", done + set, (unsigned long long)begun, wrong);
    }
    bench_close(&bench);
  }
  return wrong;
}

static void gentle_words_hold_every_property(void **state) {
  (void)state;
  assert_null(run_sets(pack_head, pack_items, true, SETS));
}

static void harsh_words_hold_the_sums(void **state) {
  (void)state;
  assert_null(run_sets(harsh_head, harsh_items, false, SETS));
}

static void options_hold_every_property(void **state) {
  (void)state;
  assert_null(run_sets(whole_head, whole_items, true, SETS));
}

/* ---- The day of the report alone moves on ---- */

/* Of cuts the most that may still be lost is held back, so that no day takes what was confirmed the day before. */
static const char *const dated_cuts =
    "kind { id = 'plan', words = { 'plan' } } kind { id = 'note', words = { 'note' } } kind { id = 'list', words = { 'list' } }\n"
    "item { id = 'A', title = 'A', points = 40, test = deduct {\n"
    "  { 5, for_each({ 'plan', 'note' }, at_least(1, evidence { kind = EACH }, { by = '2024-05-01' })), late = { %s }, most_each = 8 },\n"
    "  { { 1, 2 }, for_each({ 'plan', 'list' }, at_least(2, evidence { kind = EACH }, { per = 'quarter', by = '5 days' })),\n"
    "    late = { 2, 0 }, most = 9 } } }\n";

static const char *days_pass(Bench *bench) {
  Points before = 0;
  for (Day day = day_of(2024, 1, 1); day < day_of(2025, 2, 1); day += 3) {
    bench->assessment.as_of = day;
    UnitResult result = bench_assess(bench);
    if (day > day_of(2024, 1, 1) && result.sums.confirmed < before) return "a day lowered what is confirmed";
    before = result.sums.confirmed;
  }
  return NULL;
}

static const char *run_days(const char *late, int count) {
  const char *wrong = NULL;
  for (int set = 0; set < count && !wrong; set++) {
    Bench bench;
    bench_open(&bench);
    bench_pack(&bench, ", full = 40, period = year(2024)", text_cstr(bench.arena, text_format(bench.arena, dated_cuts, late)));
    for (int number = 0, papers = (int)pick(8); number < papers; number++) random_paper(&bench, number);
    for (size_t i = 0; i < bench.evidence.records.len; i++) { /* all came before the first report: no paper comes meanwhile */
      Record *record = &bench.evidence.records.at[i];
      record->unreadable = 0;
      if (record->day > day_of(2023, 12, 31)) record->day -= 366;
      record->received = DAY_NONE;
    }
    sort_records(&bench);
    wrong = days_pass(&bench);
    bench_close(&bench);
  }
  return wrong;
}

static void no_day_lowers_what_is_confirmed(void **state) {
  (void)state;
  assert_null(run_days("3, 0", 20));
}

/* Control: a price that grows day by day lowers it, and is seen. */
static void a_price_that_runs_on_is_found(void **state) {
  (void)state;
  assert_non_null(run_days("0.1", 20));
}

/* ---- Negative controls: what is wrong on purpose is found ---- */

/* A rule that counts backwards, by completion and by points. */
static void a_backward_rule_is_found(void **state) {
  (void)state;
  const char *few = "local all = evidence {}\n"
                    "item { id = 'A', title = 'A', points = 10, test = at_least(1, evidence {}) }\n"
                    "item { id = 'B', title = 'B', %s, check = function(unit) return { { 'few papers', done ="
                    " #unit.find(all) < 4 } } end }";
  char text[512];
  for (int scored = 0; scored < 2; scored++) {
    snprintf(text, sizeof text, few, scored ? "points = 10" : "points = 0");
    const char *wrong = run_sets(scored ? ", full = 20" : ", full = 10", text, true, SETS / 2);
    assert_non_null(wrong);
    assert_non_null(strstr(wrong, "a paper more lowered"));
    if (!scored) assert_string_equal(wrong, "a paper more lowered completion");
  }
}

/* at_most, none and unlike are words that a paper can make worse: the checker would see it where it must not be. */
static void a_harsh_word_among_gentle_ones_is_found(void **state) {
  (void)state;
  assert_non_null(run_sets(harsh_head, harsh_items, true, SETS / 2));
}

static void an_altered_result_is_found(void **state) {
  (void)state;
  Bench bench;
  bench_open(&bench);
  bench_pack(&bench, whole_head, whole_items);
  UnitResult result = bench_assess(&bench);
  PartResult *part = &result.items.at[0].parts.at[0];
  assert_null(check_levels(&bench.pack, &result));
  part->sums.lost++;
  assert_string_equal(check_levels(&bench.pack, &result), "the points of a part do not add up");
  part->sums.confirmed--;
  assert_string_equal(check_levels(&bench.pack, &result), "an item is not the sum of its parts");
  part->sums.lost--, part->sums.confirmed++;
  part->leaves.at[0].due = !part->leaves.at[0].due;
  assert_string_equal(check_levels(&bench.pack, &result), "lines of the to-do list are not due - done");
  part->leaves.at[0].due = !part->leaves.at[0].due;
  result.sums.full++;
  assert_string_equal(check_levels(&bench.pack, &result), "the unit is not the sum of its items");
  bench_close(&bench);
}

/* A hand-over that was cut or altered is never taken for whole, and never read beyond. */
static void a_cut_hand_over_is_bad(void **state) {
  (void)state;
  Bench bench;
  bench_open(&bench);
  bench_pack(&bench, pack_head, pack_items);
  random_marks(&bench);
  random_set(&bench);
  UnitResult result = bench_assess(&bench), again;
  Text bytes = bytes_of(&bench, &result);
  for (size_t len = 0; len < bytes.len; len++) {
    char *cut = malloc(len + 1);
    memcpy(cut, bytes.at, len);
    WireIn in = {.at = cut, .end = cut + len, .arena = bench.arena};
    result_get(&in, bench.arena, &bench.pack, &bench.marks, &again);
    assert_true(in.bad);
    free(cut);
  }
  for (int i = 0; i < 20000; i++) {
    char *altered = malloc(bytes.len);
    memcpy(altered, bytes.at, bytes.len);
    altered[pick((uint32_t)bytes.len)] ^= (char)(1 << pick(8));
    WireIn in = {.at = altered, .end = altered + bytes.len, .arena = bench.arena};
    result_get(&in, bench.arena, &bench.pack, &bench.marks, &again);
    assert_int_equal(again.items.len, bench.pack.items.len);
    free(altered);
  }
  bench_close(&bench);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(gentle_words_hold_every_property),
      cmocka_unit_test(options_hold_every_property),
      cmocka_unit_test(no_day_lowers_what_is_confirmed),
      cmocka_unit_test(a_price_that_runs_on_is_found),
      cmocka_unit_test(a_backward_rule_is_found),
      cmocka_unit_test(a_harsh_word_among_gentle_ones_is_found),
      cmocka_unit_test(an_altered_result_is_found),
      cmocka_unit_test(harsh_words_hold_the_sums),
      cmocka_unit_test(a_cut_hand_over_is_bad),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
