/* SPDX-License-Identifier: MIT
 *
 * Final score, rank and grade among peers.
 * Takes: summaries of all units. Gives: final, rank, rank_of, grade, and the printed order. Owns: nothing.
 * Fractions are compared exactly, by cross products; no number is rounded to find a winner.
 */
#include "assess/assess_in.h"

#include <stdlib.h>

__extension__ typedef __int128 Wide;

typedef struct Place { /* one unit while sorting */
  const Pack *pack;
  const UnitSummary *summary;
  Text klass;
  uint32_t index;
} Place;

/* Nothing scored, or nothing due, is no number at all: it cannot be ranked. */
bool standing_counts(const Pack *pack, const UnitSummary *summary) {
  if (!summary->applies || summary->provisional || summary->unranked) return false;
  return pack->scored ? summary->sums.full - summary->sums.not_applicable > 0 : summary->sums.leaves_due > 0;
}

void standing_own(const Pack *pack, Arena *arena, const uint8_t *states, const Sums *items, UnitSummary *summary) {
  Points *ties = arena_alloc(arena, (pack->ties.len + 1) * sizeof *ties);
  for (size_t i = 0; i < pack->items.len; i++)
    summary->unranked |= pack->items.at[i].effect.unranked && effect_holds(&pack->items.at[i], (State)states[i]);
  for (size_t i = 0; i < pack->ties.len; i++)
    for (size_t k = 0; k < pack->ties.at[i].len; k++) ties[i] += items[pack->ties.at[i].at[k]].confirmed;
  summary->ties = ties;
}

static int compare_points(Points a, Points b) {
  return a > b ? -1 : a < b;
}

static int compare_scores(const Pack *pack, const UnitSummary *a, const UnitSummary *b) {
  int order = compare_points(a->final.score, b->final.score);
  for (size_t i = 0; i < pack->ties.len && !order; i++) order = compare_points(a->ties[i], b->ties[i]);
  return order;
}

/* Negative: `a` stands before `b`. */
static int compare_merit(const Pack *pack, const UnitSummary *a, const UnitSummary *b) {
  if (pack->scored) return compare_scores(pack, a, b);
  Wide left = (Wide)a->sums.leaves_done * b->sums.leaves_due, right = (Wide)b->sums.leaves_done * a->sums.leaves_due;
  return left > right ? -1 : left < right;
}

static int compare_places(const void *left, const void *right) {
  const Place *a = left, *b = right;
  bool a_ranked = standing_counts(a->pack, a->summary), b_ranked = standing_counts(b->pack, b->summary);
  if (a_ranked != b_ranked) return a_ranked ? -1 : 1;
  int order = text_compare(a->klass, b->klass);
  if (!order && a_ranked) order = compare_merit(a->pack, a->summary, b->summary);
  return order ? order : a->index < b->index ? -1 : a->index > b->index;
}

static void fill_class(Place *places, size_t count, UnitSummary *all) {
  for (size_t i = 0; i < count; i++) {
    UnitSummary *summary = &all[places[i].index];
    bool tie = i && !compare_merit(places[i].pack, places[i - 1].summary, places[i].summary);
    summary->rank = tie ? all[places[i - 1].index].rank : (uint32_t)i + 1;
    summary->rank_of = (uint32_t)count;
  }
}

void standing_finals(const Pack *pack, const Units *units, Summaries *summaries) {
  for (size_t i = 0; i < summaries->len; i++) {
    summaries->at[i].final.peers = 0;
    final_make(pack, &summaries->at[i]);
  }
  if (!pack->peers.len) return;
  peers_fill(pack, units, summaries);
  for (size_t i = 0; i < summaries->len; i++) final_make(pack, &summaries->at[i]);
}

static int compare_merits(const void *left, const void *right) {
  const Place *a = left, *b = right;
  int order = compare_merit(a->pack, a->summary, b->summary);
  return order ? order : a->index < b->index ? -1 : a->index > b->index;
}

/* most_of = "all": places go by one rank over all classes; what is printed stays the rank within the class. */
static void grades_over_all(const Pack *pack, Summaries *summaries, const Place *places, size_t ranked, Arena *arena) {
  size_t count = summaries->len;
  Place *all = arena_alloc(arena, (count + 1) * sizeof *all);
  uint32_t *order = arena_alloc(arena, (count + 1) * sizeof *order), *ranks = arena_alloc(arena, (count + 1) * 2 * sizeof *ranks);
  for (size_t i = 0; i < count; i++) {
    all[i] = places[i];
    ranks[2 * i] = summaries->at[i].rank;
    ranks[2 * i + 1] = summaries->at[i].rank_of;
  }
  if (ranked > 1) qsort(all, ranked, sizeof *all, compare_merits);
  fill_class(all, ranked, summaries->at);
  for (size_t i = 0; i < count; i++) order[i] = all[i].index;
  grades_fill(pack, summaries, order, ranked);
  grades_fill(pack, summaries, order + ranked, count - ranked);
  for (size_t i = 0; i < count; i++) summaries->at[i].rank = ranks[2 * i], summaries->at[i].rank_of = ranks[2 * i + 1];
}

/* Grades are given class by class, for a quota is of a class; who has no rank stands behind. */
static void fill_grades(const Pack *pack, const Units *units, Summaries *summaries, const Place *places, size_t ranked,
                        Arena *arena) {
  size_t count = summaries->len;
  uint32_t *order = arena_alloc(arena, (count + 1) * sizeof *order);
  for (size_t i = 0; i < count; i++) order[i] = places[i].index;
  if (pack->most_of_all) grades_over_all(pack, summaries, places, ranked, arena);
  for (size_t from = 0, to; from < count; from = to) {
    Text klass = units->all.at[summaries->at[order[from]].unit].klass;
    bool is_in = from < ranked;
    for (to = from + 1; to < count && (to < ranked) == is_in && text_equal(places[to].klass, klass);) to++;
    if (!pack->most_of_all) grades_fill(pack, summaries, order + from, to - from);
    lists_fill(pack, summaries, order + from, to - from);
  }
}

void standing_fill(const Pack *pack, const Units *units, Summaries *summaries) {
  size_t count = summaries->len, ranked = 0;
  Arena *arena = arena_new();
  Place *places = arena_alloc(arena, (count + 1) * sizeof *places);
  for (size_t i = 0; i < count; i++) {
    UnitSummary *summary = &summaries->at[i];
    summary->rank = summary->rank_of = summary->lists = 0;
    places[i] = (Place){pack, summary, units->all.at[summary->unit].klass, (uint32_t)i};
    ranked += standing_counts(pack, summary);
  }
  if (count > 1) qsort(places, count, sizeof *places, compare_places);
  for (size_t from = 0, to; from < ranked; from = to) {
    for (to = from + 1; to < ranked && text_equal(places[from].klass, places[to].klass);) to++;
    fill_class(places + from, to - from, summaries->at);
  }
  fill_grades(pack, units, summaries, places, ranked, arena);
  arena_free(arena);
}

/* ---- Printed order ---- */

typedef struct Row {
  size_t place; /* of the class in the pack; those that it does not declare stand behind, by their ids */
  Text klass;
  uint32_t rank, index;
} Row;

static size_t class_place(const Pack *pack, Text klass) {
  size_t place = 0;
  while (place < pack->classes.len && !text_equal(pack->classes.at[place].id, klass)) place++;
  return place;
}

static int compare_rows(const void *left, const void *right) {
  const Row *a = left, *b = right;
  if (!a->rank != !b->rank) return a->rank ? -1 : 1;
  if (a->place != b->place) return a->place < b->place ? -1 : 1;
  int order = text_compare(a->klass, b->klass);
  if (order) return order;
  if (a->rank != b->rank) return a->rank < b->rank ? -1 : 1;
  return a->index < b->index ? -1 : a->index > b->index;
}

void standing_order(Arena *arena, const Pack *pack, const Units *units, const Summaries *summaries, uint32_t *order) {
  Row *rows = arena_alloc(arena, (summaries->len + 1) * sizeof *rows);
  for (size_t i = 0; i < summaries->len; i++) {
    Text klass = units->all.at[summaries->at[i].unit].klass;
    rows[i] = (Row){class_place(pack, klass), klass, summaries->at[i].rank, (uint32_t)i};
  }
  if (summaries->len > 1) qsort(rows, summaries->len, sizeof *rows, compare_rows);
  for (size_t i = 0; i < summaries->len; i++) order[i] = rows[i].index;
}
