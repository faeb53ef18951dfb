/* SPDX-License-Identifier: MIT
 *
 * Points at stake: what each leaf takes from the points of its part. Expected figures are reckoned by hand.
 */
#include "assess_rows.h"

#define NOTES "evidence { kind = 'note' }"
#define READ "for_each({ 'note', 'plan', 'list' }, at_least(1, evidence { kind = EACH, with_headings = 'install' }))"
#define EACH_BY(day) "for_each({ 'note', 'plan', 'list' }, at_least(1, evidence { kind = EACH }, { by = '" day "' }))"

static const struct {
  const char *part; /* what stands in item { ... points = 10, HERE } */
  const char *papers;
  const char *stakes; /* of each leaf: lost, and behind a + what waits */
} cases[] = {
    /* each its own price, in the order of the cuts */
    {"test = deduct { { 1, at_least(1, " NOTES ") }, { 4, at_least(1, evidence { kind = 'plan' }) } }", "", "1 4"},
    {"test = deduct { { 1, at_least(1, " NOTES ") }, { 4, at_least(1, evidence { kind = 'plan' }) } }", "note@2024-01-01", "0 4"},
    /* 7 and 7 of 10: what goes beyond the floor is not there to be lost; so with the most of one cut, and of a leaf */
    {"test = deduct { { 7, at_least(1, " NOTES ") }, { 7, at_least(1, evidence { kind = 'plan' }) } }", "", "7 3"},
    {"test = deduct { floor = 5, { 3, at_least(1, " NOTES ") }, { 4, at_least(1, evidence { kind = 'plan' }) } }", "", "3 2"},
    {"test = deduct { { 3, " EACH_BY("2024-06-01") ", most = 4 } }", "", "3 1 0"},
    {"test = deduct { { 3, " EACH_BY("2024-06-28") ", late = 1, most_each = 4 } }", "", "4 4 2"},
    /* four days late, and beside it nothing came; what is not due is no line */
    {"test = deduct { { 3, " EACH_BY("2024-06-01") ", late = { 1, 0 } } }", "note@2024-06-05 plan@2024-05-01", "1 0 4"},
    {"test = deduct { { 3, " EACH_BY("2024-07-01") " }, { 2, at_least(1, " NOTES ") } }", "", "0 0 0 2"},
    /* what waits; with prices that rise, what stands behind it costs more while it does */
    {"test = deduct { { 3, " READ " } }", "note@2024-01-01!", "0+3 3 3"},
    {"test = deduct { { { 1, 2 }, " READ " } }", "note@2024-01-01! plan@2024-01-01#", "0+1 0 1+1"},
    /* by number of leaves: each an equal share, and the late ones share what is lost by being late */
    {"test = " EACH_BY("2024-06-01") ", late = 0.5", "note@2024-06-05 plan@2024-01-01", "1.67 0 3.33"},
    {"test = " EACH_BY("2024-06-01"), "note@2024-06-05 plan@2024-01-01", "0 0 3.33"},
};

static const char *stakes_of(Bench *bench, const PartResult *result) {
  LeafStake *stakes = arena_alloc(bench->arena, result->leaves.len * sizeof *stakes);
  TextList texts = {0};
  part_stakes(&bench->pack, &bench->pack.items.at[0].parts.at[0], result, stakes);
  for (size_t i = 0; i < result->leaves.len; i++) {
    Text lost = points_text(bench->arena, stakes[i].lost), waits = points_text(bench->arena, stakes[i].waits);
    *list_add(bench->arena, &texts) =
        stakes[i].waits ? text_format(bench->arena, "%.*s+%.*s", TEXT_ARG(lost), TEXT_ARG(waits)) : lost;
  }
  return text_cstr(bench->arena, text_join(bench->arena, &texts, TEXT(" ")));
}

static int try_case(size_t i) {
  Bench bench;
  bench_open(&bench);
  Text items = text_format(bench.arena, "%sitem { id = 'A', title = 'A', points = 10,\n %s }", kinds, cases[i].part);
  bench_pack(&bench, ", full = 10, period = year(2024)", text_cstr(bench.arena, items));
  add_papers(&bench, cases[i].papers);
  UnitResult result = bench_assess(&bench);
  const char *stakes = stakes_of(&bench, &result.items.at[0].parts.at[0]);
  int wrong = strcmp(stakes, cases[i].stakes) != 0;
  if (wrong) fprintf(stderr, "%s\n  with %s:\n  %s, not %s\n", cases[i].part, cases[i].papers, stakes, cases[i].stakes);
  bench_close(&bench);
  return wrong;
}

static void each_leaf_shows_what_it_takes(void **state) {
  (void)state;
  int wrong = 0;
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) wrong += try_case(i);
  assert_int_equal(wrong, 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(each_leaf_shows_what_it_takes)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
