/* SPDX-License-Identifier: MIT
 *
 * Sums of units with weighted sections, and the steps to the final score, over generated numbers: members add up, a point more
 * never lowers the score, the order of items and units does not matter. The checks find what is wrong on purpose.
 */
#include "assess_help.h"

enum { ITEMS = 9, SECTIONS = 3, ROUNDS = 4000 };

static uint64_t seed = 20241231;

static uint32_t pick(uint32_t below) { /* xorshift64 */
  seed ^= seed << 13;
  seed ^= seed >> 7;
  seed ^= seed << 17;
  return (uint32_t)(seed >> 33) % below;
}

typedef struct Made {
  Arena *arena;
  Pack pack;
  Sums items[ITEMS];
} Made;

static void open_made(Made *made) {
  static const Points precisions[] = {1, 10, 100, 1000};
  memset(made, 0, sizeof *made);
  made->arena = arena_new();
  made->pack = (Pack){.scored = true, .precision = precisions[pick(4)], .rescale = pick(2), .bounded = pick(2), .most = 60000};
  for (int i = 0; i < SECTIONS; i++)
    *list_add(made->arena, &made->pack.sections) = (PackSection){
        .id = TEXT("s"), .weight = pick(4) ? (Weight){pick(1500), pick(3) ? POINTS_ONE : 1 + pick(99999)} : (Weight){0, 0}};
  for (int i = 0; i < ITEMS; i++) {
    PackItem *item = list_add(made->arena, &made->pack.items);
    item->section_index = pick(4) ? pick(SECTIONS) : UINT32_MAX;
    item->bonus = !pick(6);
  }
}

static Points grid(const Made *made) {
  return (Points)pick(20) * made->pack.precision;
}

static void random_items(Made *made) {
  for (int i = 0; i < ITEMS; i++) {
    Sums *sums = &made->items[i];
    *sums = (Sums){.confirmed = grid(made), .pending = grid(made), .lost = grid(made), .not_due = grid(made),
                   .in_error = grid(made), .not_applicable = grid(made), .leaves_due = 9, .leaves_done = pick(10)};
    sums->full = sums->confirmed + sums->pending + sums->lost + sums->not_due + sums->in_error + sums->not_applicable;
  }
}

static Points score_of(Made *made, UnitSummary *summary) {
  Units units = {0};
  Summaries all = {0};
  *summary = (UnitSummary){.applies = true, .grade = TEXT_NONE, .fixed = TEXT_NONE};
  sums_of_unit(&made->pack, made->items, NULL, &summary->sums);
  list_add(made->arena, &units.all)->klass = TEXT_NONE;
  *list_add(made->arena, &all) = *summary;
  standing_finals(&made->pack, &units, &all);
  standing_fill(&made->pack, &units, &all);
  *summary = all.at[0];
  return summary->final.score;
}

/* The sum by another way: each member of a weighted section is the difference of two rounded running sums. */
static Points confirmed_again(const Made *made) {
  Points sum = 0;
  for (uint32_t s = 0; s <= SECTIONS; s++) {
    Points points = 0;
    for (int i = 0; i < ITEMS; i++) {
      const PackItem *item = &made->pack.items.at[i];
      uint32_t of = item->section_index < SECTIONS && made->pack.sections.at[item->section_index].weight.of ? item->section_index
                                                                                                          : SECTIONS;
      points += of == s && !item->bonus ? made->items[i].confirmed : 0;
    }
    Weight weight = s < SECTIONS ? made->pack.sections.at[s].weight : (Weight){0, 0};
    Points step = made->pack.precision;
    sum += weight.of ? (2 * points * weight.number + step * weight.of) / (2 * step * weight.of) * step : points;
  }
  return sum;
}

static void weights_keep_every_sum(void **state) {
  (void)state;
  for (int round = 0; round < ROUNDS; round++) {
    Made made;
    UnitSummary summary;
    open_made(&made);
    random_items(&made);
    score_of(&made, &summary);
    assert_true(sums_identity(&summary.sums));
    assert_int_equal(summary.sums.confirmed, confirmed_again(&made));
    assert_int_equal(summary.final.base, summary.sums.confirmed);
    assert_true(summary.final.reach >= summary.final.score);
    Sums damaged = summary.sums; /* control */
    damaged.lost++;
    assert_false(sums_identity(&damaged));
    arena_free(made.arena);
  }
}

/* What was lost, pending, not due or in error and is confirmed now: the score does not fall, whatever the weights and bounds. */
static void a_point_more_never_lowers_the_score(void **state) {
  (void)state;
  int higher = 0;
  for (int round = 0; round < ROUNDS; round++) {
    Made made;
    UnitSummary before, after;
    open_made(&made);
    random_items(&made);
    Points was = score_of(&made, &before);
    Sums *sums = &made.items[pick(ITEMS)];
    Points *const from[] = {&sums->lost, &sums->pending, &sums->not_due, &sums->in_error};
    Points *source = from[pick(4)], moved = *source ? made.pack.precision : 0;
    *source -= moved;
    sums->confirmed += moved;
    Points is = score_of(&made, &after);
    assert_true(is >= was);
    higher += is > was;
    if (source == &sums->pending) assert_true(after.final.reach >= before.final.reach);
    arena_free(made.arena);
  }
  assert_true(higher > ROUNDS / 10); /* control: it can be seen at all */
}

static void items_may_stand_in_any_order(void **state) {
  (void)state;
  for (int round = 0; round < ROUNDS; round++) {
    Made made;
    UnitSummary before, after;
    open_made(&made);
    random_items(&made);
    Points was = score_of(&made, &before);
    for (int i = ITEMS - 1; i > 0; i--) {
      uint32_t other = pick((uint32_t)i + 1);
      Sums sums = made.items[i];
      PackItem item = made.pack.items.at[i];
      made.items[i] = made.items[other];
      made.pack.items.at[i] = made.pack.items.at[other];
      made.items[other] = sums;
      made.pack.items.at[other] = item;
    }
    assert_int_equal(score_of(&made, &after), was);
    assert_memory_equal(&before.sums, &after.sums, sizeof before.sums);
    arena_free(made.arena);
  }
}

/* 30% of 83.5 is 25.05: half up to a tenth. Members: 25.1, 3 pending, the rest of 30. */
static void a_section_is_rounded_as_a_pencil_does(void **state) {
  (void)state;
  Sums sums = {.full = 100000, .confirmed = 83500, .pending = 10000, .lost = 6500, .leaves_due = 3, .leaves_done = 2};
  section_count(&(PackSection){.weight = {300, POINTS_ONE}}, &sums, 100);
  assert_int_equal(sums.confirmed, 25100);
  assert_int_equal(sums.pending, 3000);
  assert_int_equal(sums.lost, 1900);
  assert_int_equal(sums.full, 30000);
  assert_int_equal(sums.leaves_due, 3);
}

/* 4 of 20 do not apply: 12 of 16 is 15 of 20, and 30% of it 4.5. Where nothing applies there is nothing to take for the whole. */
static void a_section_counts_what_applies(void **state) {
  (void)state;
  PackSection section = {.weight = {300, POINTS_ONE}, .rescale = true};
  Sums sums = {.full = 20000, .confirmed = 12000, .lost = 4000, .not_applicable = 4000};
  section_count(&section, &sums, 100);
  assert_int_equal(sums.confirmed, 4500);
  assert_int_equal(sums.lost, 1500);
  assert_int_equal(sums.not_applicable, 0);
  assert_int_equal(sums.full, 6000);
  sums = (Sums){.full = 20000, .not_applicable = 20000};
  section_count(&section, &sums, 100);
  assert_int_equal(sums.not_applicable, 6000);
  assert_int_equal(sums.full, 6000);
  section.rescale = false, sums = (Sums){.full = 20000, .confirmed = 12000, .lost = 4000, .not_applicable = 4000};
  section_count(&section, &sums, 100);
  assert_int_equal(sums.confirmed, 3600);
  assert_int_equal(sums.not_applicable, 1200);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(weights_keep_every_sum),
      cmocka_unit_test(a_point_more_never_lowers_the_score),
      cmocka_unit_test(items_may_stand_in_any_order),
      cmocka_unit_test(a_section_is_rounded_as_a_pencil_does),
      cmocka_unit_test(a_section_counts_what_applies),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
