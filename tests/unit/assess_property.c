/* SPDX-License-Identifier: MIT
 *
 * Properties over generated sets of papers (a fixed sequence of numbers, so that a failure can be had again):
 *   the points of every part, item and unit add up; lines of the to-do list = leaves due - leaves done;
 *   one paper more never lowers completion or confirmed points (tests without none, at_most and ratio);
 *   the order of records never matters; a hand-over gives the same result again.
 */
#include "assess_help.h"

enum { SETS = 2500, MOST_PAPERS = 14 };

static uint64_t seed = 20240630;

static uint32_t pick(uint32_t below) { /* xorshift64 */
  seed ^= seed << 13;
  seed ^= seed >> 7;
  seed ^= seed << 17;
  return (uint32_t)(seed >> 33) % below;
}

static const char *const pack_head = ", full = 60, bonus_max = 5, period = year(2024)";

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
    "bonus { id = 'X', title = 'X', max = 9, apply = evidence { kind = 'list', with_headings = 'install' },"
        " approved = review { guide = 'g' } }\n";

/* The same with words that a paper may make worse: sums only. */
static const char *const harsh_head = ", full = 30, period = year(2024), precision = 0.1";
static const char *const harsh_items =
    "kind { id = 'plan', words = { 'plan' } } kind { id = 'note', words = { 'note' } } kind { id = 'list', words = {"
        " 'list' } }\n"
    "item { id = 'A', title = 'A', points = 10, test = none(broken_links {}) }\n"
    "item { id = 'B', title = 'B', points = 7, test = none(empty_papers {}) }\n"
    "item { id = 'C', title = 'C', points = 7, test = at_least(1, evidence { kind = 'plan' }, { per = 'quarter',"
        " at_most = 2 }) }\n"
    "item { id = 'D', title = 'D', points = 6, test = ratio(evidence { with_headings = 'install' }, evidence {}, {"
        " at_least = 60 }) }\n";

static void random_paper(Bench *bench, int number) {
  static const char *const kinds[] = {"plan", "note", "list", ""};
  char name[32];
  snprintf(name, sizeof name, "p%02d.md", number);
  Day day = pick(8) ? day_of(2023, 10, 1) + (Day)pick(420) : DAY_NONE;
  Record *record = bench_paper(bench, name, kinds[pick(4)], day);
  if (!pick(3)) bench_heading(bench, record, pick(2) ? "Install" : "安装方法", pick(4) ? 9 : 0);
  if (!pick(3)) bench_dated(bench, record, day_of(2024, 1, 1) + (Day)pick(300));
  if (!pick(5)) bench_link(bench, record, "x.md", pick(2));
  if (!pick(4)) record->images = 1;
  if (!pick(6)) record->placeholder = true;
  if (!pick(6)) record->received = day_of(2024, 1, 1) + (Day)pick(200);
  if (!pick(5)) {
    record->unreadable = UNREADABLE_ATTACHMENT;
    record->headings.len = record->dated.len = record->dated_days.len = record->links.len = 0;
    record->images = 0;
    record->placeholder = false;
  }
}

static int compare_records(const void *a, const void *b) {
  const Record *left = a, *right = b;
  if (left->day != right->day) return left->day < right->day ? -1 : 1;
  return text_compare(left->path, right->path);
}

static void sort_records(Bench *bench) {
  if (bench->evidence.records.len)
    qsort(bench->evidence.records.at, bench->evidence.records.len, sizeof(Record), compare_records);
}

static void shuffle_records(Bench *bench) {
  Records *records = &bench->evidence.records;
  for (size_t i = records->len; i > 1; i--) {
    size_t other = pick((uint32_t)i);
    Record swap = records->at[i - 1];
    records->at[i - 1] = records->at[other];
    records->at[other] = swap;
  }
}

static void random_marks(Bench *bench) {
  bench->marks.all.len = 0;
  bench->marks.decides = TEXT("panel");
  if (!pick(3)) bench_mark(bench, 0, 0, "", pick(2) ? "4.5" : "yes");
  if (!pick(3)) bench_mark(bench, 7, 0, "", pick(2) ? "1" : pick(2) ? "no" : "3");
  if (!pick(3)) bench_mark(bench, 8, 0, "", pick(2) ? "9" : "2");
}

static void random_set(Bench *bench) {
  bench->evidence.records = (Records){0};
  for (int i = 0, count = (int)pick(MOST_PAPERS); i < count; i++) random_paper(bench, i);
  sort_records(bench);
}

static Text bytes_of(Bench *bench, const UnitResult *result) {
  Buf out = {0};
  result_put(&out, result);
  Text bytes = text_copy(bench->arena, buf_view(&out));
  buf_free(&out);
  return bytes;
}

static void check_hand_over(Bench *bench, const UnitResult *result) {
  UnitResult again;
  Text bytes = bytes_of(bench, result);
  WireIn in = {.at = bytes.at, .end = bytes.at + bytes.len, .arena = bench->arena};
  result_get(&in, bench->arena, &bench->pack, &bench->marks, &again);
  assert_false(in.bad);
  assert_ptr_equal(in.at, in.end);
  assert_true(text_equal(bytes, bytes_of(bench, &again)));
}

/* Leaves as printed, without the place of a record among its fellows. */
static Text shown_of(Bench *bench, const UnitResult *result) {
  Buf out = {0};
  for (uint32_t i = 0; i < bench->pack.items.len; i++) assess_explain(&out, &bench->assessor, NULL, result, i, LANG_EN);
  Text text = text_copy(bench->arena, buf_view(&out));
  buf_free(&out);
  return text;
}

/* done / due never falls; compared as fractions, 0 of 0 being nothing at all. */
static bool completion_fell(const Sums *before, const Sums *after) {
  return after->leaves_done * before->leaves_due < before->leaves_done * after->leaves_due;
}

static void one_set(Bench *bench, bool gentle) {
  random_set(bench);
  UnitResult first = bench_assess(bench);
  assert_int_equal(bench->diags->all.len, 0);
  check_hand_over(bench, &first);
  Text shown = shown_of(bench, &first);
  shuffle_records(bench);
  UnitResult shuffled = bench_assess(bench);
  assert_string_equal(text_cstr(bench->arena, shown_of(bench, &shuffled)), text_cstr(bench->arena, shown));
  if (!gentle) return;
  random_paper(bench, 50);
  sort_records(bench);
  UnitResult more = bench_assess(bench);
  for (size_t i = 0; i < bench->pack.items.len; i++) {
    const Sums *before = &first.items.at[i].sums, *after = &more.items.at[i].sums;
    assert_true(after->confirmed >= before->confirmed);
    assert_false(completion_fell(before, after));
    assert_true(after->confirmed + after->pending >= before->confirmed + before->pending);
  }
}

static void run_sets(const char *head, const char *items, bool gentle) {
  for (int i = 0; i < SETS / 50; i++) {
    Bench bench;
    bench_open(&bench);
    bench_pack(&bench, head, items);
    for (int set = 0; set < 50; set++) {
      if (gentle) random_marks(&bench);
      one_set(&bench, gentle);
    }
    bench_close(&bench);
  }
}

static void gentle_words_hold_every_property(void **state) {
  (void)state;
  run_sets(pack_head, pack_items, true);
}

static void harsh_words_hold_the_sums(void **state) {
  (void)state;
  run_sets(harsh_head, harsh_items, false);
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
      cmocka_unit_test(harsh_words_hold_the_sums),
      cmocka_unit_test(a_cut_hand_over_is_bad),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
