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

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(what_did_something_is_used)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
