/* SPDX-License-Identifier: MIT
 *
 * Findings: lines of the to-do list are leaves due less leaves done; points at stake add up; order; hand-over; site paths.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "report_sample.h"

static Findings sample_findings(Sample *sample, Arena *arena) {
  Findings findings = {0};
  sample_make(sample, arena, LANG_EN);
  findings_of_unit(arena, &sample->pack, &sample->result, &findings);
  return findings;
}

static int64_t todo_lines(const Findings *findings) {
  int64_t lines = 0;
  for (size_t i = 0; i < findings->len; i++) lines += findings->at[i].leaf.due && findings->at[i].leaf.state != LEAF_DONE;
  return lines;
}

static void test_lines(void **state) {
  (void)state;
  Arena *arena = arena_new();
  Sample sample;
  Findings findings = sample_findings(&sample, arena);
  const Sums *sums = &sample.result.sums;
  assert_true(sums->leaves_due - sums->leaves_done > 0);
  assert_int_equal(todo_lines(&findings), sums->leaves_due - sums->leaves_done);
  for (size_t i = 1; i < findings.len; i++) assert_true(findings.at[i - 1].item <= findings.at[i].item);
  arena_free(arena);
}

static void test_late_and_error(void **state) {
  (void)state;
  Arena *arena = arena_new();
  Sample sample;
  Findings findings = sample_findings(&sample, arena);
  int late = 0, error = 0;
  for (size_t i = 0; i < findings.len; i++) {
    const Finding *finding = &findings.at[i];
    late += finding->leaf.late && finding->leaf.state == LEAF_DONE && finding->at_stake == 0;
    if (finding->state != STATE_ERROR) continue;
    error++;
    assert_false(finding->leaf.due);
    assert_int_equal(finding->item, 5);
    assert_int_equal(finding->at_stake, 4 * P);
    assert_true(text_find(finding->leaf.label, TEXT("nil value")) != SIZE_MAX);
  }
  assert_int_equal(late, 1);
  assert_int_equal(error, 1);
  arena_free(arena);
}

/* An application that waits is a finding, but no line of the count; approved or refused, it is none. */
static void test_application(void **state) {
  (void)state;
  Arena *arena = arena_new();
  Sample holder, *sample = &holder;
  Findings before = sample_findings(sample, arena), findings = {0};
  PartResult *part = &sample->result.items.at[7].parts.at[0];
  *ADD(&part->application) = (EvidenceRef){.record = 1, .path = TEXT("X-9/a.md"), .shown = TEXT("X-9/a.md")};
  part->state = STATE_PENDING;
  part->sums = (Sums){.full = 10 * P, .pending = 10 * P};
  findings_of_unit(arena, &sample->pack, &sample->result, &findings);
  assert_int_equal(findings.len, before.len + 1);
  assert_int_equal(todo_lines(&findings), todo_lines(&before));
  const Finding *last = &findings.at[findings.len - 1];
  assert_int_equal(last->item, 7);
  assert_int_equal(last->at_stake, 10 * P);
  assert_int_equal(last->leaf.state, LEAF_WAITING);
  assert_int_equal(last->leaf.evidence.len, 1);
  static const State settled[] = {STATE_PASS, STATE_PARTIAL, STATE_FAIL, STATE_NOT_APPLICABLE};
  for (size_t i = 0; i < sizeof settled / sizeof *settled; i++) {
    Findings none = {0};
    part->state = settled[i];
    findings_of_unit(arena, &sample->pack, &sample->result, &none);
    assert_int_equal(none.len, before.len);
  }
  arena_free(arena);
}

/* A pack of one item with one part, which brings points by the number of its leaves. */
static Pack pack_of_one(Sample *sample, Points precision) {
  Pack pack = {.scored = true, .precision = precision};
  PackItem *item = ADD(&pack.items);
  ADD(&item->parts)->points = 10 * P;
  return pack;
}

/* What is done all the same, and has points that hang on a paper nobody could read: a line beside, with that paper alone. */
static void test_unread(void **state) {
  (void)state;
  Arena *arena = arena_new();
  Sample holder = {.arena = arena}, *sample = &holder;
  Pack pack = pack_of_one(sample, 10);
  UnitResult result = {.applies = true};
  Findings findings = {0};
  LIST(ItemResult) *items = (void *)&result.items;
  Sums sums = {.full = 10 * P, .confirmed = 2 * P, .pending = P, .lost = 7 * P, .leaves_done = 1, .leaves_due = 1};
  PartResult *part = sample_result(sample, ADD(items), STATE_PENDING, sums, 1, 1);
  sample_leaf(sample, part, "", TEXT("Talks"), LEAF_DONE, true);
  Leaf *leaf = &part->leaves.at[0];
  leaf->unread = true;
  leaf->detail = TEXT("2–3");
  *ADD(&leaf->evidence) = (EvidenceRef){.record = 1, .path = TEXT("read.md"), .shown = TEXT("read.md")};
  *ADD(&leaf->evidence) = (EvidenceRef){.record = 2, .path = TEXT("scan.jpg"), .shown = TEXT("scan.jpg"), .unread = true};
  findings_of_unit(arena, &pack, &result, &findings);
  assert_int_equal(findings.len, 1);
  assert_int_equal(todo_lines(&findings), 0);
  assert_int_equal(findings.at[0].at_stake, P);
  assert_int_equal(findings.at[0].leaf.reason, REASON_UNREADABLE);
  assert_int_equal(findings.at[0].leaf.evidence.len, 1);
  assert_true(text_is(findings.at[0].leaf.evidence.at[0].path, "scan.jpg"));
  part->overridden = true; /* no paper changes what a mark has set */
  findings = (Findings){0};
  findings_of_unit(arena, &pack, &result, &findings);
  assert_int_equal(findings.len, 0);
  arena_free(arena);
}

/* ---- Points at stake ---- */

static const struct {
  Points lost, pending, precision;
  int open, waiting;
  bool overridden;
  Points expected[6];
} stakes[] = {
    {2000, 0, 10, 2, 0, false, {1000, 1000}},   {1000, 0, 10, 3, 0, false, {330, 340, 330}},
    {1000, 0, 1000, 3, 0, false, {0, 1000, 0}}, {1000, 0, 0, 3, 0, false, {333, 334, 333}},
    {0, 3000, 10, 0, 2, false, {1500, 1500}},   {1000, 500, 10, 1, 1, false, {1000, 500}},
    {1000, 500, 10, 1, 1, true, {0, 0}},        {0, 0, 10, 2, 0, false, {0, 0}},
};

static void test_stakes(void **state) {
  (void)state;
  Arena *arena = arena_new();
  Sample holder = {.arena = arena}, *sample = &holder;
  for (size_t i = 0; i < sizeof stakes / sizeof *stakes; i++) {
    Pack pack = pack_of_one(sample, stakes[i].precision);
    UnitResult result = {.applies = true};
    Findings findings = {0};
    LIST(ItemResult) *items = (void *)&result.items;
    ItemResult *item = ADD(items);
    Sums sums = {.full = stakes[i].lost + stakes[i].pending, .lost = stakes[i].lost, .pending = stakes[i].pending};
    PartResult *part = sample_result(sample, item, STATE_FAIL, sums, 0, 1);
    part->overridden = stakes[i].overridden;
    for (int k = 0; k < stakes[i].open; k++) sample_leaf(sample, part, "", TEXT("x"), LEAF_OPEN, true);
    for (int k = 0; k < stakes[i].waiting; k++) sample_leaf(sample, part, "", TEXT("x"), LEAF_WAITING, true);
    sample_leaf(sample, part, "", TEXT("not due"), LEAF_OPEN, false);
    sample_leaf(sample, part, "", TEXT("done"), LEAF_DONE, true);
    findings_of_unit(arena, &pack, &result, &findings);
    assert_int_equal(findings.len, stakes[i].open + stakes[i].waiting);
    for (size_t k = 0; k < findings.len; k++) assert_int_equal(findings.at[k].at_stake, stakes[i].expected[k]);
  }
  arena_free(arena);
}

/* ---- Order and hand-over ---- */

static void test_sort(void **state) {
  (void)state;
  Arena *arena = arena_new();
  Findings findings = {0};
  for (uint32_t i = 0; i < 1000; i++) *list_add(arena, &findings) = (Finding){.unit = i * 7 % 11, .item = i * 5 % 13, .part = i};
  findings_sort(&findings);
  for (size_t i = 1; i < findings.len; i++) {
    const Finding *a = &findings.at[i - 1], *b = &findings.at[i];
    assert_true(a->item < b->item || (a->item == b->item && (a->unit < b->unit || (a->unit == b->unit && a->part < b->part))));
  }
  Findings none = {0};
  findings_sort(&none);
  arena_free(arena);
}

static void test_wire(void **state) {
  (void)state;
  Arena *arena = arena_new();
  Sample sample;
  Findings findings = sample_findings(&sample, arena), back = {0};
  Buf first = {0}, second = {0};
  findings_put(&first, &findings);
  WireIn in = {.at = first.at, .end = first.at + first.len, .arena = arena};
  findings_get(&in, arena, &back);
  assert_false(in.bad);
  assert_ptr_equal(in.at, in.end);
  findings_put(&second, &back);
  assert_int_equal(text_compare(buf_view(&first), buf_view(&second)), 0);
  /* Cut anywhere, it is refused and never read beyond its end. */
  for (size_t cut = 1; cut < first.len; cut++) {
    Buf piece = {0};
    Findings part = {0};
    buf_put(&piece, first.at, cut);
    WireIn broken = {.at = piece.at, .end = piece.at + cut, .arena = arena};
    findings_get(&broken, arena, &part);
    assert_true(broken.bad);
    buf_free(&piece);
  }
  buf_free(&first);
  buf_free(&second);
  arena_free(arena);
}

/* ---- Site paths ---- */

static const struct {
  const char *id, *page, *anchor;
} paths[] = {
    {"JX-1", "items/jx-1.html", "JX-1"},
    {"1.4.2", "items/1.4.2.html", NULL},
    {"a.b", "items/a.b.html", "a.b"},
    {"一-4-(2)", NULL, NULL},
    {"a b", NULL, NULL},
    {"", NULL, NULL},
    {"..", NULL, NULL},
    {"-a", NULL, NULL},
    {"a/../b", NULL, NULL},
    {"a_2", NULL, NULL},
};

static void test_paths(void **state) {
  (void)state;
  Arena *arena = arena_new();
  assert_true(text_is(unit_page(arena, TEXT("east")), "units/east/index.html"));
  assert_true(text_is(todo_page(arena, TEXT("east")), "units/east/todo.html"));
  for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
    Text page = item_page(arena, text_of(paths[i].id)), anchor = item_anchor(arena, text_of(paths[i].id));
    if (paths[i].page) assert_true(text_is(page, paths[i].page));
    else assert_true(text_starts(page, TEXT("items/i-")) && page.len == strlen("items/i-12345678.html"));
    if (paths[i].anchor) assert_true(text_is(anchor, paths[i].anchor));
    else assert_true(text_starts(anchor, TEXT("i-")) && anchor.len == 10);
  }
  arena_free(arena);
}

static void test_report_paths(void **state) {
  (void)state;
  static const char *const expected[REPORT_COUNT] = {
      "index.html",     "findings_2.html",       "decisions.html",       "messages.html",
      "sort.html",      "matrix.html",           "ledger.html",          "bulletin.html",
      "items/a-1.html", "units/east/index.html", "units/east/todo.html", NULL};
  Arena *arena = arena_new();
  Sample sample;
  sample_make(&sample, arena, LANG_EN);
  for (int kind = 0; kind < REPORT_COUNT; kind++) {
    ReportData data = sample_data(&sample, (ReportKind)kind);
    Text path = report_path(arena, (ReportKind)kind, &data);
    assert_true(expected[kind] ? text_is(path, expected[kind]) : text_equal(path, data.record->page));
  }
  arena_free(arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      {"lines of the to-do list", test_lines, NULL, NULL, NULL},
      {"late papers and items in error", test_late_and_error, NULL, NULL, NULL},
      {"bonuses that wait for approval", test_application, NULL, NULL, NULL},
      {"papers nobody could read", test_unread, NULL, NULL, NULL},
      {"points at stake", test_stakes, NULL, NULL, NULL},
      {"order by item and unit", test_sort, NULL, NULL, NULL},
      {"hand-over", test_wire, NULL, NULL, NULL},
      {"paths of units and items", test_paths, NULL, NULL, NULL},
      {"paths of reports", test_report_paths, NULL, NULL, NULL},
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
