/* SPDX-License-Identifier: MIT
 *
 * Samples: drawn by lot, the same whatever the order of papers. The lots are worked out here once more. Takes nothing. Gives TAP
 * lines.
 */
#include "assess_help.h"

enum { PAPERS = 12 };

static const char *const item =
    "kind { id = 'plan', words = { 'plan' } }\n"
    "item { id = 'A', title = 'A', test = for_each(sample(evidence { kind = 'plan' }, 4, { seed = '%s' }),\n"
    "  at_least(1, evidence { kind = 'plan', topic = EACH })) }\n"
    "item { id = 'B', title = 'B', test = none(sample(evidence { kind = 'plan' }, %d, { seed = '%s' })) }\n";

static void open_sample(Bench *bench, const char *seed, int n) {
  char items[1024];
  bench_open(bench);
  snprintf(items, sizeof items, item, seed, n, seed);
  bench_pack(bench, "", items);
  for (int i = 0; i < PAPERS; i++)
    bench_paper(bench, text_cstr(bench->arena, text_format(bench->arena, "p%02d.md", i)), "plan", day_of(2024, 1, 1 + i));
}

typedef struct Lot {
  Sha256 hash;
  int paper;
} Lot;

static int by_hash(const void *a, const void *b) {
  return memcmp(((const Lot *)a)->hash.at, ((const Lot *)b)->hash.at, 32);
}

/* Which of the papers p00 ... p11 the lot falls on. */
static void draw(const char *seed, int n, bool *drawn) {
  Lot lots[PAPERS];
  for (int i = 0; i < PAPERS; i++) {
    char text[64];
    snprintf(text, sizeof text, "%s\nu1\np%02d.md", seed, i);
    lots[i] = (Lot){hash_sha256(text_of(text)), i};
  }
  qsort(lots, PAPERS, sizeof *lots, by_hash);
  for (int i = 0; i < PAPERS; i++) drawn[lots[i].paper] = i < n;
}

static void expect(const Leaves *leaves, const bool *drawn, size_t count) {
  size_t at = 0;
  assert_int_equal(leaves->len, count);
  for (int i = 0; i < PAPERS; i++) {
    char path[16];
    snprintf(path, sizeof path, "p%02d.md", i);
    if (drawn[i]) assert_true(text_starts(leaves->at[at++].key, text_of(path)));
  }
}

static void shuffle(Records *records, unsigned seed) {
  for (size_t i = records->len; i > 1; i--) {
    seed = seed * 1103515245u + 12345u;
    size_t other = (seed >> 16) % i;
    Record swap = records->at[i - 1];
    records->at[i - 1] = records->at[other];
    records->at[other] = swap;
  }
}

/* anew = true: the days of the period are part of the seed, and the label says so. */
static void each_period_draws_anew(void **state) {
  (void)state;
  static const char *const ends[] = {"2024-01-31", "2024-02-29"};
  for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
    char items[1024], period[128], seed[64];
    bool drawn[PAPERS];
    Bench bench;
    bench_open(&bench);
    snprintf(period, sizeof period, ", period = campaign('2024-01-01', '%s')", ends[i]);
    snprintf(items, sizeof items, item, "s', anew = true, seed = 's", 5, "s', anew = true, seed = 's");
    snprintf(seed, sizeof seed, "s 2024-01-01–%s", ends[i]);
    bench_pack(&bench, period, items);
    for (int k = 0; k < PAPERS; k++)
      bench_paper(&bench, text_cstr(bench.arena, text_format(bench.arena, "p%02d.md", k)), "plan", day_of(2024, 1, 1 + k));
    UnitResult result = bench_assess(&bench);
    draw(seed, 4, drawn);
    expect(&result.items.at[0].parts.at[0].leaves, drawn, 4);
    draw(seed, 5, drawn);
    expect(&result.items.at[1].parts.at[0].leaves, drawn, 5);
    assert_true(text_find(bench.pack.decisions.at[0].chosen, TEXT("each period draws anew")) != SIZE_MAX);
    bench_close(&bench);
  }
}

static void the_lot_is_the_same_in_any_order(void **state) {
  (void)state;
  static const char *const seeds[] = {"2017", "2018", "甲"};
  for (size_t s = 0; s < sizeof seeds / sizeof *seeds; s++) {
    bool drawn[PAPERS];
    Bench bench;
    open_sample(&bench, seeds[s], 5);
    for (unsigned round = 0; round < 5; round++) {
      UnitResult result = bench_assess(&bench);
      draw(seeds[s], 4, drawn);
      expect(&result.items.at[0].parts.at[0].leaves, drawn, 4);
      draw(seeds[s], 5, drawn);
      expect(&result.items.at[1].parts.at[0].leaves, drawn, 5);
      shuffle(&bench.evidence.records, round);
    }
    bench_close(&bench);
  }
}

/* Control: another seed draws others. */
static void another_seed_draws_others(void **state) {
  (void)state;
  bool a[PAPERS], b[PAPERS];
  draw("2017", 4, a);
  draw("2018", 4, b);
  assert_true(memcmp(a, b, sizeof a) != 0);
}

static void all_when_there_are_not_more(void **state) {
  (void)state;
  Bench bench;
  open_sample(&bench, "x", 12);
  assert_int_equal(bench_assess(&bench).items.at[1].parts.at[0].leaves.len, 12);
  bench_close(&bench);
}

static void the_seed_is_printed(void **state) {
  (void)state;
  Bench bench;
  open_sample(&bench, "2017", 5);
  assert_int_equal(bench.pack.decisions.len, 2);
  assert_true(text_is(bench.pack.decisions.at[0].about, "Drawn by lot (rules/p/pack.lua:3)"));
  assert_true(text_is(bench.pack.decisions.at[1].chosen, "at most 5, seed: 2017"));
  bench_close(&bench);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(each_period_draws_anew), cmocka_unit_test(the_lot_is_the_same_in_any_order),
      cmocka_unit_test(another_seed_draws_others),
      cmocka_unit_test(all_when_there_are_not_more),
      cmocka_unit_test(the_seed_is_printed),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
