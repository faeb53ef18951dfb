/* SPDX-License-Identifier: MIT
 *
 * Which papers did something: those that answer a leaf, brought points, or prove a cut. Takes nothing. Gives TAP lines.
 */
#include "assess_help.h"

static const struct {
  Valued valued;
  LeafState state;
  Reason reason;
  Points low, high;
  const char *value;
  uint32_t line;
  bool used;
} rows[] = {
    {VALUED_BY_NUMBER, LEAF_DONE, REASON_NONE, 0, 0, "", 0, true},
    {VALUED_BY_NUMBER, LEAF_DONE, REASON_LATE, 0, 0, "", 0, true},
    {VALUED_BY_NUMBER, LEAF_WAITING, REASON_UNREADABLE, 0, 0, "", 0, false},
    {VALUED_BY_NUMBER, LEAF_OPEN, REASON_MALFORMED, 0, 0, "", 0, false}, /* came near */
    {VALUED_BY_NUMBER, LEAF_OPEN, REASON_EXCEPTION, 0, 0, "", 3, true},
    {VALUED_BY_NUMBER, LEAF_OPEN, REASON_REFUSED, 0, 0, "", 0, true},
    {VALUED_BY_NUMBER, LEAF_OPEN, REASON_TOO_FEW, 0, 0, "7", 3, false},
    {VALUED_UP, LEAF_OPEN, REASON_TOO_FEW, 5, 5, "0.5", 3, true},
    {VALUED_UP, LEAF_OPEN, REASON_TOO_FEW, 0, 0, "0.1", 3, false}, /* a number that brings nothing */
    {VALUED_UP, LEAF_OPEN, REASON_TOO_FEW, 5, 5, "", 3, false},
    {VALUED_DOWN, LEAF_OPEN, REASON_TOO_FEW, -2, -2, "2", 3, true},
    {VALUED_DOWN, LEAF_OPEN, REASON_MALFORMED, -2, -2, "", 3, true},  /* a row without what it should have */
    {VALUED_DOWN, LEAF_OPEN, REASON_MALFORMED, -2, -2, "", 0, false}, /* a paper that came near */
    {VALUED_DOWN, LEAF_OPEN, REASON_MISSING, -2, -2, "", 0, true},    /* a member without its answer */
    {VALUED_DOWN, LEAF_OPEN, REASON_DUPLICATE, -2, -2, "", 3, false},
};

static void what_did_something_is_used(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    PackPart part = {.kind = PART_COMPUTED, .valued = rows[i].valued};
    Leaf leaf = {.state = rows[i].state, .due = true, .reason = rows[i].reason, .low = rows[i].low, .high = rows[i].high};
    leaf.value = text_of(rows[i].value);
    EvidenceRef ref = {.line = rows[i].line};
    if (leaf_uses(&part, &leaf, &ref) != rows[i].used) fail_msg("row %zu", i);
  }
}

/* Unit 0 has an item of two rows of one paper of unit 1, and a grade that its own second paper fixed. */
static void papers_of_others_are_shared(void **state) {
  (void)state;
  Arena *arena = arena_new();
  PackPart rule = {.kind = PART_COMPUTED};
  PackItem item = {.parts = {.at = &rule, .len = 1}};
  Pack pack = {.items = {.at = &item, .len = 1}};
  EvidenceRef rows_of_paper[] = {{.unit = 1, .record = 2, .line = 3}, {.unit = 1, .record = 2, .line = 5}, {.unit = 0}};
  EvidenceRef fixing = {.unit = 0, .record = 1};
  Leaf leaf = {.state = LEAF_DONE, .due = true, .evidence = {.at = rows_of_paper, .len = 3}};
  PartResult part = {.leaves = {.at = &leaf, .len = 1}};
  ItemResult of_item = {.parts = {.at = &part, .len = 1}};
  UnitResult result = {.unit = 0, .items = {.at = &of_item, .len = 1}, .fixed = {.evidence = {.at = &fixing, .len = 1}}};
  bool used[3] = {false};
  uses_of_unit(&pack, &result, used);
  assert_true(used[0] && used[1] && !used[2]);
  UnitSummary both[2] = {{.unit = 0}, {.unit = 1}};
  Summaries summaries = {.at = both, .len = 2};
  uses_shared(arena, &pack, &result, &both[0].shared);
  assert_int_equal(both[0].shared.len, 1);
  uses_elsewhere(arena, &summaries);
  assert_int_equal(both[0].elsewhere.len, 0);
  assert_int_equal(both[1].elsewhere.len, 1);
  assert_int_equal(both[1].elsewhere.at[0].record, 2);
  assert_int_equal(both[1].elsewhere.at[0].by, 0);
  leaf.state = LEAF_WAITING; /* nobody knows yet */
  both[0].shared.len = 0;
  uses_shared(arena, &pack, &result, &both[0].shared);
  assert_int_equal(both[0].shared.len, 0);
  arena_free(arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(what_did_something_is_used), cmocka_unit_test(papers_of_others_are_shared)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
