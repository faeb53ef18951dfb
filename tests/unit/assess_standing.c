/* SPDX-License-Identifier: MIT
 *
 * Ranks, ties, classes, grades, and the hand-over of summaries.
 */
#include "assess_help.h"

typedef struct Peer {
  const char *klass;
  Points confirmed, bonus, full, not_applicable;
  int64_t done, due;
  bool provisional, applies;
  uint32_t rank, rank_of;
  const char *grade;
} Peer;

typedef struct Field { /* what standing is computed over */
  Arena *arena;
  Pack pack;
  Units units;
  Summaries summaries;
} Field;

static void open_field(Field *field, const Peer *peers, size_t count, bool scored) {
  memset(field, 0, sizeof *field);
  field->arena = arena_new();
  field->pack.scored = field->pack.grade_of_score = scored;
  *list_add(field->arena, &field->pack.bands) = (PackBand){.from = 90 * POINTS_ONE, .name = TEXT("A")};
  *list_add(field->arena, &field->pack.bands) = (PackBand){.from = 33333, .name = TEXT("B")};
  for (size_t i = 0; i < count; i++) {
    const Peer *peer = &peers[i];
    *list_add(field->arena, &field->units.all) = (Unit){.klass = text_of(peer->klass)};
    UnitSummary *summary = list_add(field->arena, &field->summaries);
    *summary =
        (UnitSummary){.unit = (uint32_t)i, .applies = peer->applies, .provisional = peer->provisional, .grade = TEXT_NONE};
    summary->sums = (Sums){.full = peer->full, .confirmed = peer->confirmed, .not_applicable = peer->not_applicable,
                           .leaves_done = peer->done, .leaves_due = peer->due};
    summary->bonus.confirmed = peer->bonus;
  }
  standing_finals(&field->pack, &field->units, &field->summaries);
  standing_fill(&field->pack, &field->units, &field->summaries);
}

static void check_field(const Field *field, const Peer *peers, size_t count) {
  for (size_t i = 0; i < count; i++) {
    assert_int_equal(field->summaries.at[i].rank, peers[i].rank);
    assert_int_equal(field->summaries.at[i].rank_of, peers[i].rank_of);
    assert_string_equal(text_cstr(field->arena, field->summaries.at[i].grade), peers[i].grade);
  }
}

static const Peer scored[] = {
    {"", 8000, 0, 10000, 0, 0, 0, false, true, 2, 5, "B"},
    {"", 7000, 1000, 10000, 0, 0, 0, false, true, 2, 5, "B"},          /* a tie, with the bonus */
    {"", 9000, 0, 10000, 0, 0, 0, false, true, 1, 5, "A"},
    {"", 1000, 0, 10000, 0, 0, 0, false, true, 5, 5, ""},
    {"", 3000, 0, 10000, 7000, 0, 0, false, true, 4, 5, "A"},          /* the grade is of what applies */
    {"", 9999, 0, 10000, 0, 0, 0, true, true, 0, 0, ""},               /* provisional */
    {"", 0, 0, 10000, 10000, 0, 0, false, true, 0, 0, ""},             /* nothing applies: no score, not 0 */
    {"", 9999, 0, 10000, 0, 0, 0, false, false, 0, 0, ""},             /* the pack is not for it */
    {"town", 1, 0, 10000, 0, 0, 0, false, true, 1, 1, ""},             /* within its class */
};

static void scored_packs_rank_by_confirmed_and_bonus(void **state) {
  (void)state;
  size_t count = sizeof scored / sizeof *scored;
  Field field;
  open_field(&field, scored, count, true);
  check_field(&field, scored, count);
  static const uint32_t expected[] = {2, 0, 1, 4, 3, 8, 5, 6, 7};
  uint32_t order[16];
  standing_order(field.arena, &field.pack, &field.units, &field.summaries, order);
  for (size_t i = 0; i < count; i++) assert_int_equal(order[i], expected[i]);
  arena_free(field.arena);
}

static const Peer complete[] = {
    {"", 0, 0, 0, 0, 1, 3, false, true, 2, 4, "B"},  /* 33.333...: reaches 33.333 */
    {"", 0, 0, 0, 0, 2, 6, false, true, 2, 4, "B"},  /* equal as a fraction */
    {"", 0, 0, 0, 0, 333333, 1000000, false, true, 4, 4, "B"}, /* less than a third by one in a million */
    {"", 0, 0, 0, 0, 9, 10, false, true, 1, 4, "A"},
    {"", 0, 0, 0, 0, 0, 0, false, true, 0, 0, ""},   /* nothing due yet */
};

static void other_packs_rank_by_exact_fractions(void **state) {
  (void)state;
  size_t count = sizeof complete / sizeof *complete;
  Field field;
  open_field(&field, complete, count, false);
  check_field(&field, complete, count);
  arena_free(field.arena);
}

static void three_firsts_are_followed_by_the_fourth(void **state) {
  (void)state;
  Peer peers[] = {{"", 5, 0, 10, 0, 0, 0, false, true, 1, 4, "B"}, {"", 5, 0, 10, 0, 0, 0, false, true, 1, 4, "B"},
                  {"", 5, 0, 10, 0, 0, 0, false, true, 1, 4, "B"}, {"", 4, 0, 10, 0, 0, 0, false, true, 4, 4, "B"}};
  Field field;
  open_field(&field, peers, 4, true);
  check_field(&field, peers, 4);
  arena_free(field.arena);
}

/* Printed in the order in which the pack declares its classes: a county before its towns, not the alphabet of ids. */
static void classes_stand_as_declared(void **state) {
  (void)state;
  Peer peers[] = {{"branch", 5, 0, 10, 0, 0, 0, false, true, 1, 1, "B"}, {"town", 5, 0, 10, 0, 0, 0, false, true, 1, 1, "B"},
                  {"other", 5, 0, 10, 0, 0, 0, false, true, 1, 1, "B"}, {"county", 4, 0, 10, 0, 0, 0, false, true, 1, 1, "B"}};
  static const char *const declared[] = {"county", "town", "branch"};
  static const uint32_t expected[] = {3, 1, 0, 2};
  uint32_t order[4];
  Field field;
  open_field(&field, peers, 4, true);
  for (size_t i = 0; i < 3; i++) *list_add(field.arena, &field.pack.classes) = (PackSection){.id = text_of(declared[i])};
  standing_order(field.arena, &field.pack, &field.units, &field.summaries, order);
  for (size_t i = 0; i < 4; i++) assert_int_equal(order[i], expected[i]);
  arena_free(field.arena);
}

static void nobody_is_no_trouble(void **state) {
  (void)state;
  Field field;
  open_field(&field, NULL, 0, true);
  standing_order(field.arena, &field.pack, &field.units, &field.summaries, NULL);
  arena_free(field.arena);
}

/* From the grade that a unit would have, so many down, never below the last; where it lacks something it goes on. */
static void a_lowered_grade_goes_down_from_its_own(void **state) {
  (void)state;
  static const struct {
    Points score;
    int64_t steps;
    int lacks; /* band, or -1 */
    bool provisional;
    const char *grade;
  } rows[] = {
      {95, 0, -1, false, "A"}, {95, 1, -1, false, "B"},  {95, 2, -1, false, "C"}, {95, 9, -1, false, "C"},
      {80, 1, -1, false, "C"}, {40, 1, -1, false, "C"},  {95, 1, 0, false, "C"},  {95, 1, 1, false, "C"},
      {95, 1, 2, false, "B"},  {95, 2, 2, false, ""},    {95, 1, -1, true, ""},   {95, INT64_C(1) << 40, -1, false, "C"},
  };
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    Peer peer = {"", rows[i].score, 0, 100, 0, 0, 0, rows[i].provisional, true, 0, 0, ""};
    Field field;
    open_field(&field, &peer, 1, true);
    field.pack.bands.at[1].from = 60 * POINTS_ONE;
    *list_add(field.arena, &field.pack.bands) = (PackBand){.from = 0, .name = TEXT("C")};
    UnitSummary *unit = &field.summaries.at[0];
    if (rows[i].steps) *list_add(field.arena, &unit->lowered) = (GradeStep){.steps = rows[i].steps};
    if (rows[i].lacks >= 0) *list_add(field.arena, &unit->lacks) = (GradeLack){.band = (uint32_t)rows[i].lacks};
    standing_fill(&field.pack, &field.units, &field.summaries);
    assert_string_equal(text_cstr(field.arena, unit->grade), rows[i].grade);
    arena_free(field.arena);
  }
}

/* Places of a grade are given to those who are left in it, and to those who came down to it. */
static void places_come_after_the_steps(void **state) {
  (void)state;
  Peer peers[] = {{"", 98, 0, 100, 0, 0, 0, false, true, 1, 4, "B"}, {"", 96, 0, 100, 0, 0, 0, false, true, 2, 4, "A"},
                  {"", 94, 0, 100, 0, 0, 0, false, true, 3, 4, ""}, {"", 70, 0, 100, 0, 0, 0, false, true, 4, 4, ""}};
  Field field;
  open_field(&field, peers, 4, true);
  field.pack.bands.at[0].most.count = field.pack.bands.at[1].most.count = 1;
  *list_add(field.arena, &field.summaries.at[0].lowered) = (GradeStep){.steps = 1};
  standing_fill(&field.pack, &field.units, &field.summaries);
  check_field(&field, peers, 4);
  arena_free(field.arena);
}

/* A section of ties that has no items decides nothing. */
static void ties_are_of_sections_with_items(void **state) {
  (void)state;
  Bench bench;
  UnitSummary summary;
  bench_open(&bench);
  bench_pack(&bench, ", full = 10, period = year(2024), ties = { 'e', 's', 'A' }",
             "section { id = 's', title = 'S' } section { id = 'e', title = 'E' } kind { id = 'plan', words = { 'plan' } }\n"
             "item { id = 'A', section = 's', title = 'A', points = 6, test = at_least(1, evidence { kind = 'plan' }) }\n"
             "item { id = 'B', section = 's', title = 'B', points = 4, test = at_least(2, evidence { kind = 'plan' }) }");
  bench_paper(&bench, "plan.md", "plan", day_of(2024, 2, 1));
  UnitResult result = bench_assess(&bench);
  summary_make(bench.arena, &bench.pack, &result, &bench.evidence, &summary);
  assert_int_equal(bench.pack.ties.len, 2);
  assert_int_equal(summary.ties[0], 8000);
  assert_int_equal(summary.ties[1], 6000);
  bench_close(&bench);
}

/* Each entry of a set counts, a test and a review once, a gate once. */
static void vetoes_and_gates_count_their_steps(void **state) {
  (void)state;
  static const struct {
    const char *line;
    int64_t steps;
  } rows[] = {
      {"veto { id = 'V', title = 'V', when = evidence { kind = 'note' }, lower = 1 }", 2},
      {"veto { id = 'V', title = 'V', when = evidence { kind = 'note' }, lower = 3 }", 6},
      {"veto { id = 'V', title = 'V', when = at_least(2, evidence { kind = 'note' }), lower = 1 }", 1},
      {"veto { id = 'V', title = 'V', when = at_least(3, evidence { kind = 'note' }), lower = 1 }", 0},
      {"veto { id = 'V', title = 'V', when = review { guide = 'g' }, lower = 1 }", 0},
      {"veto { id = 'V', title = 'V', when = evidence { kind = 'plan' }, zero = 'A' }", 0},
      {"gate { id = 'V', title = 'V', of = 'A', at_least = 60, lower = 2 }", 2},
      {"gate { id = 'V', title = 'V', of = 'A', at_least = 50, lower = 2 }", 0},
      {"veto { id = 'V', title = 'V', when = evidence { kind = 'note' }, lower = 2, once = 'n' }", 2},
      {"gate { id = 'V', title = 'V', of = 'A', at_least = 60, lower = 1, once = 'n' }\n"
       "gate { id = 'W', title = 'W', of = 'A', at_least = 80, lower = 1, once = 'n' }", 1},
      {"gate { id = 'V', title = 'V', of = 'A', at_least = 50, lower = 3, once = 'n' }\n"
       "gate { id = 'W', title = 'W', of = 'A', at_least = 80, lower = 1, once = 'n' }", 1},
  };
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    Bench bench;
    UnitSummary summary;
    char items[1024];
    bench_open(&bench);
    snprintf(items, sizeof items,
             "kind { id = 'plan', words = { 'plan' } }\nkind { id = 'note', words = { 'note' } }\n"
             "item { id = 'A', title = 'A', points = 10, test = at_least(2, evidence { kind = 'plan' }, { by = '2024-03-31' }) }\n%s\n"
             "grade { of = 'score', bands = { { 60, 'good' }, { 0, 'weak' } } }",
             rows[i].line);
    bench_pack(&bench, ", full = 10, period = year(2024)", items);
    bench_paper(&bench, "plan.md", "plan", day_of(2024, 2, 1));
    bench_paper(&bench, "note.md", "note", day_of(2024, 2, 1));
    bench_paper(&bench, "second.md", "note", day_of(2024, 3, 1));
    UnitResult result = bench_assess(&bench);
    summary_make(bench.arena, &bench.pack, &result, &bench.evidence, &summary);
    assert_int_equal(summary.lowered.len, rows[i].steps > 0);
    if (rows[i].steps) assert_int_equal(summary.lowered.at[0].steps, rows[i].steps);
    if (rows[i].steps) assert_int_equal(summary.lowered.at[0].item, 1 + (strstr(rows[i].line, "lower = 3, once") != NULL));
    assert_false(result.provisional);
    bench_close(&bench);
  }
}

/* ---- Summaries ---- */

static void a_summary_counts_and_comes_back(void **state) {
  (void)state;
  Bench bench;
  bench_open(&bench);
  bench_pack(
      &bench, ", full = 10, period = year(2024)",
      "kind { id = 'plan', words = { 'plan' } }\n"
      "item { id = 'A', title = 'A', points = 6, test = at_least(1, evidence { kind = 'plan' }, { per = 'quarter' }) }\n"
      "item { id = 'B', title = 'B', points = 4, test = at_least(1, evidence { kind = 'plan' }, { by = '2024-01-31' }) }");
  bench_paper(&bench, "plan.md", "plan", day_of(2024, 2, 1))->to_sort = true;
  Record *twin = bench_paper(&bench, "2024-02-01 plan.md", "plan", day_of(2024, 2, 1));
  twin->to_sort = true;
  twin->to_sort_why = TEXT("paper-same-text"); /* counts as it lies there: nothing is to be sorted */
  UnitResult result = bench_assess(&bench);
  UnitSummary summary, again;
  summary_make(bench.arena, &bench.pack, &result, &bench.evidence, &summary);
  assert_int_equal(summary.open, 0);
  assert_int_equal(summary.late, 1);
  assert_int_equal(summary.to_sort, 1);
  assert_int_equal(summary.next_by, day_of(2024, 6, 30));
  assert_int_equal(summary.states[0], STATE_PASS);
  assert_int_equal(summary.items[1].confirmed, 4000);
  summary.rank = 3;
  summary.grade = TEXT("A");
  *list_add(bench.arena, &summary.lowered) = (GradeStep){.item = 1, .steps = 2, .more = true};
  Buf out = {0}, second = {0};
  summary_put(&out, &bench.pack, &summary);
  WireIn in = {.at = out.at, .end = out.at + out.len, .arena = bench.arena};
  summary_get(&in, bench.arena, &bench.pack, &again);
  assert_false(in.bad);
  summary_put(&second, &bench.pack, &again);
  assert_true(text_equal(buf_view(&out), buf_view(&second)));
  for (size_t len = 0; len < out.len; len++) {
    in = (WireIn){.at = out.at, .end = out.at + len, .arena = bench.arena};
    summary_get(&in, bench.arena, &bench.pack, &again);
    assert_true(in.bad);
  }
  buf_free(&out);
  buf_free(&second);
  bench_close(&bench);
}

/* A waiver moves the limit of what is still to be added, not of what came late by its own. */
static void a_waiver_moves_the_limit(void **state) {
  (void)state;
  static const struct {
    Day by, until, limit;
    LeafState state;
    Reason reason;
  } rows[] = {{20, DAY_NONE, 20, LEAF_OPEN, REASON_MISSING},   {20, 30, 30, LEAF_OPEN, REASON_MISSING},
              {20, 10, 20, LEAF_OPEN, REASON_MISSING},         {DAY_NONE, 30, 30, LEAF_OPEN, REASON_MISSING},
              {DAY_NONE, DAY_NONE, DAY_NONE, LEAF_OPEN, REASON_MISSING}, {20, 30, 20, LEAF_DONE, REASON_LATE},
              {20, 30, 30, LEAF_DONE, REASON_REFUSED},         {20, 30, 20, LEAF_WAITING, REASON_WAITING}};
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    Leaf leaf = {.by = rows[i].by, .state = rows[i].state, .reason = rows[i].reason};
    assert_int_equal(leaf_limit(&leaf, rows[i].until), rows[i].limit);
  }
}

/* What is due comes before what is coming, what was due at once before any day. */
static void the_nearest_limit_is_of_what_is_due(void **state) {
  (void)state;
  static const struct {
    const char *limits[2]; /* NULL: due at once */
    uint32_t open;
    int year, month, day; /* 0: none */
  } rows[] = {
      {{"{ per = 'quarter' }", NULL}, 2, 0, 0, 0},
      {{"{ per = 'quarter' }", "{ by = '2024-12-01' }"}, 1, 2024, 3, 31},
      {{"{ by = '2024-02-01' }", "{ by = '2024-01-31' }"}, 2, 2024, 1, 31},
      {{"{ by = '2024-12-01' }", "{ by = '2024-11-01' }"}, 0, 2024, 11, 1},
      {{"{ by = '2024-12-01' }", NULL}, 1, 0, 0, 0},
  };
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    Bench bench;
    UnitSummary summary;
    char items[1024];
    bench_open(&bench);
    snprintf(items, sizeof items,
             "kind { id = 'plan', words = { 'plan' } }\nlocal plans = evidence { kind = 'plan' }\n"
             "item { id = 'A', title = 'A', points = 5, test = at_least(1, plans, %s) }\n"
             "item { id = 'B', title = 'B', points = 5, test = at_least(1, plans, %s) }",
             rows[i].limits[0] ? rows[i].limits[0] : "{}", rows[i].limits[1] ? rows[i].limits[1] : "{}");
    bench_pack(&bench, ", full = 10, period = year(2024)", items);
    UnitResult result = bench_assess(&bench);
    summary_make(bench.arena, &bench.pack, &result, &bench.evidence, &summary);
    assert_int_equal(summary.open, rows[i].open);
    assert_int_equal(summary.next_by, rows[i].year ? day_of(rows[i].year, rows[i].month, rows[i].day) : DAY_NONE);
    bench_close(&bench);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(scored_packs_rank_by_confirmed_and_bonus),
      cmocka_unit_test(other_packs_rank_by_exact_fractions),
      cmocka_unit_test(three_firsts_are_followed_by_the_fourth),
      cmocka_unit_test(classes_stand_as_declared),
      cmocka_unit_test(nobody_is_no_trouble),
      cmocka_unit_test(a_lowered_grade_goes_down_from_its_own),
      cmocka_unit_test(places_come_after_the_steps),
      cmocka_unit_test(ties_are_of_sections_with_items),
      cmocka_unit_test(vetoes_and_gates_count_their_steps),
      cmocka_unit_test(a_summary_counts_and_comes_back),
      cmocka_unit_test(a_waiver_moves_the_limit),
      cmocka_unit_test(the_nearest_limit_is_of_what_is_due),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
