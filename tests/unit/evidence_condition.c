/* SPDX-License-Identifier: MIT
 *
 * Conditions on cells: what holds, what does not, and what nobody can compare. Takes nothing. Gives TAP lines.
 */
#include "evidence_sample.h"

typedef struct Case {
  const char *condition, *cell;
  Answer expected;
} Case;

static const Case cases[] = {
    /* text: folded, letters and digits only */
    {"无", "无", ANSWER_YES},
    {"無", "无", ANSWER_YES},
    {"无", "无 ", ANSWER_YES},
    {"no", "NO", ANSWER_YES},
    {"责任人", "責任人", ANSWER_YES},
    {"no", "none", ANSWER_NO},
    {"no", "", ANSWER_NO},
    {"=no", "no", ANSWER_YES},
    {"!=no", "yes", ANSWER_YES},
    {"!=no", "no", ANSWER_NO},
    {"!=no", "", ANSWER_UNREADABLE},
    {"≠no", "no", ANSWER_NO},
    {"~路", "东路失修", ANSWER_YES},
    {"~路", "桥", ANSWER_NO},
    {"empty", "", ANSWER_YES},
    {"empty", " — ", ANSWER_YES},
    {"empty", "/", ANSWER_YES},
    {"empty", "无", ANSWER_NO},
    {"filled", "无", ANSWER_YES},
    {"filled", "-", ANSWER_NO},
    /* numbers as people write them */
    {">=100", "100", ANSWER_YES},
    {">=100", "99", ANSWER_NO},
    {">100", "100", ANSWER_NO},
    {">100", "100.001", ANSWER_YES},
    {"<=100", "100", ANSWER_YES},
    {"<100", "99.999999", ANSWER_YES},
    {">=1000", "1,234", ANSWER_YES},
    {">=1000", "１，２３４", ANSWER_YES},
    {">=1,000", "999", ANSWER_NO},
    {"＞＝１００", "120人", ANSWER_YES},
    {"≥100", "120 人", ANSWER_YES},
    {">=10000", "1.2万", ANSWER_YES},
    {">=10000", "0.9万元", ANSWER_NO},
    {"=20000000", "2000万元", ANSWER_YES},
    {">=150", "150 m²", ANSWER_YES},
    {">150", "150㎡", ANSWER_NO},
    {">=12", "12 m³", ANSWER_YES},
    {">=150", "150m24", ANSWER_UNREADABLE},
    {"=20000000", "２０００萬元", ANSWER_YES},
    {"=120000000", "1.2亿元", ANSWER_YES},
    {">1.1亿", "1.2億", ANSWER_YES},
    {">=1", "9001亿", ANSWER_UNREADABLE},
    {">=50%", "50%", ANSWER_YES},
    {">=50%", "49.9％", ANSWER_NO},
    {">=50%", "85", ANSWER_YES},
    {">=0", "-1", ANSWER_NO},
    {"5", "５", ANSWER_YES},
    {"5", "5.0", ANSWER_YES},
    {"5", "15", ANSWER_NO},
    /* a time is over behind its last day, as written */
    {"<2025-11-28", "2025.5.2至2026.5.1", ANSWER_NO},
    {">=2025-11-28", "2025.5.2至2026.5.1", ANSWER_YES},
    {"<2026-05-02", "2025.5.2至2026.5.1", ANSWER_YES},
    {"<2025-11-28", "2025-05-02至2026-05-01", ANSWER_NO},
    {"<2025-11-28", "2025年5月2日至2026年5月1日", ANSWER_NO},
    {"<2025-11-28", "2025.5.2-2026.5.1", ANSWER_NO},
    {"<2025-11-28", "2025-05-02~2026-05-01", ANSWER_NO},
    {"<2025-11-28", "2025.5.2—2026.5.1", ANSWER_NO},
    {"<2025-11-28", "自2024年5月2日起至2025年5月1日止", ANSWER_YES},
    {"<2025-11-28", "至2026-05-01", ANSWER_NO},
    {"2025-11-28", "2025.5.2至2026.5.1", ANSWER_YES},
    {"2025-05-01", "2025.5.2至2026.5.1", ANSWER_NO},
    {"<2026-05-31", "2026.5", ANSWER_NO},
    {"<2026-06-01", "2026年5月", ANSWER_YES},
    {"<2026-06-01", "2026.5以前", ANSWER_UNREADABLE},
    /* what only eyes can tell */
    {">=100", "", ANSWER_UNREADABLE},
    {">=100", "约百人", ANSWER_UNREADABLE},
    {">=100", "100余人", ANSWER_UNREADABLE},
    {">=100", "100以上", ANSWER_UNREADABLE},
    {">=100", "12/15", ANSWER_UNREADABLE},
    {">=100", "90-110", ANSWER_UNREADABLE},
    {">=100", "12,34", ANSWER_UNREADABLE},
    {">=100", "1,23,456", ANSWER_UNREADABLE},
    {">=100", "1234567890123", ANSWER_UNREADABLE},
    {">=100", "9999999999万", ANSWER_UNREADABLE},
    {">=80%", "0.85", ANSWER_UNREADABLE},
    {">=100", "一百", ANSWER_UNREADABLE},
    /* days */
    {"<2017-08-04", "2017-08-03", ANSWER_YES},
    {"<2017-08-04", "2017-08-04", ANSWER_NO},
    {"<=2017-08-04", "2017年8月4日", ANSWER_YES},
    {">2017-08-04", "2017.8.5", ANSWER_YES},
    {">=2017-08-04", "二〇一七年八月五日", ANSWER_YES},
    {"<=as_of", "2018-01-31", ANSWER_YES},
    {"<=as_of", "2018-02-01", ANSWER_NO},
    {"<2017-08-04", "8月3日", ANSWER_YES},
    {"<2017-08-04", "soon", ANSWER_UNREADABLE},
    {"<2017-08-04", "2017-08-03 or 2017-08-05", ANSWER_UNREADABLE},
    {"<2017-08-04", "", ANSWER_UNREADABLE},
    {"2017-08-04", "2017年8月4日", ANSWER_YES},
};

static void conditions_hold(void **state) {
  (void)state;
  Arena *arena = arena_new();
  int wrong = 0;
  for (size_t i = 0; i < COUNT(cases); i++) {
    Condition condition;
    Text cell = text_of(cases[i].cell);
    assert_true(condition_read(arena, text_of(cases[i].condition), day_of(2018, 1, 31), &condition));
    Answer answer = condition_holds(&condition, cell, text_trim(text_fold(arena, cell)), 2017);
    if (answer == cases[i].expected) continue;
    print_message("\"%s\" of \"%s\": %d, not %d\n", cases[i].condition, cases[i].cell, answer, cases[i].expected);
    wrong++;
  }
  assert_int_equal(wrong, 0);
  arena_free(arena);
}

static void order_needs_an_operand(void **state) {
  (void)state;
  static const char *const bad[] = {">=many", "<", ">", "<=soon", "~", ">=12/15"};
  Arena *arena = arena_new();
  Condition condition;
  for (size_t i = 0; i < COUNT(bad); i++) assert_false(condition_read(arena, text_of(bad[i]), DAY_NONE, &condition));
  arena_free(arena);
}

static void one_of_a_list_is_enough(void **state) {
  (void)state;
  Arena *arena = arena_new();
  FieldCondition both = {.field = TEXT("x")};
  condition_read(arena, TEXT("no"), DAY_NONE, list_add(arena, &both.any));
  condition_read(arena, TEXT(">=100"), DAY_NONE, list_add(arena, &both.any));
  assert_int_equal(condition_any(&both, TEXT("no"), TEXT("no"), 0), ANSWER_YES);
  assert_int_equal(condition_any(&both, TEXT("120"), TEXT("120"), 0), ANSWER_YES);
  assert_int_equal(condition_any(&both, TEXT("12"), TEXT("12"), 0), ANSWER_NO);
  assert_int_equal(condition_any(&both, TEXT("many"), TEXT("many"), 0), ANSWER_UNREADABLE);
  arena_free(arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(conditions_hold), cmocka_unit_test(order_needs_an_operand),
                                     cmocka_unit_test(one_of_a_list_is_enough)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
