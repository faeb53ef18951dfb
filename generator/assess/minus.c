/* SPDX-License-Identifier: MIT
 *
 * Minus lines: cuts that lower their section, or the total, beside what its items lost themselves.
 * Takes: the items of one unit, assessed. Gives: the same with each minus line kept within what is there to be lowered.
 * Owns nothing.
 * A line that costs 3 has full 0, confirmed -3, lost 3: it adds up with the items around it.
 */
#include "assess/assess_in.h"

static bool is_of_total(const PackItem *item) {
  return text_is(item->minus, "total");
}

/* What the items of its section and the lines of that section above this one have left. */
static Points left_in_section(const Pack *pack, const UnitResult *result, size_t line) {
  Points sum = 0;
  for (size_t i = 0; i < pack->items.len; i++) {
    const PackItem *item = &pack->items.at[i];
    bool before = !item->minus.len || (i < line && !is_of_total(item));
    if (before && !item->bonus && text_equal(item->section, pack->items.at[line].section))
      sum += result->items.at[i].sums.confirmed;
  }
  return sum;
}

static int64_t divide_down(int64_t number, int64_t by) {
  return number >= 0 ? number / by : -((by - 1 - number) / by);
}

/* Of a line in a section with a weight: `total` counts `section`, the points of that section, by this weight, rounded. The least
 * that brings the total to 0; where a weight above 1 leaps over it, the most that leaves something. */
static Points left_unweighted(const Pack *pack, Weight weight, Points section, Points total) {
  Points step = pack->precision, others = total - points_share(section, weight.number, weight.of, step);
  int64_t to_zero = divide_down((2 * others - step) * weight.of, 2 * weight.number * step) + 1;
  int64_t most = divide_down((2 * others + step) * weight.of, 2 * weight.number * step);
  return section + (to_zero < most ? to_zero : most) * step;
}

/* The total is that of the unit, weights and all, without the lines of the total from this one on. */
static Points left_of_total(const Pack *pack, const UnitResult *result, size_t line) {
  Arena *arena = arena_new();
  Sums *items = arena_alloc(arena, (pack->items.len + 1) * sizeof *items), total;
  bool *out = arena_alloc(arena, pack->items.len + 1);
  uint32_t section = pack->items.at[line].section_index;
  Sums here = {0};
  for (size_t i = 0; i < pack->items.len; i++) {
    const PackItem *item = &pack->items.at[i];
    items[i] = result->items.at[i].sums;
    out[i] = i >= line && is_of_total(item);
    if (item->section_index == section && !item->bonus && !out[i]) sums_add(&here, &items[i]);
  }
  Weight weight = section < pack->sections.len ? section_weight(&pack->sections.at[section], &here) : (Weight){0};
  sums_of_unit(pack, items, out, &total);
  arena_free(arena);
  return weight.of ? left_unweighted(pack, weight, here.confirmed, total.confirmed) : total.confirmed;
}

/* Below zero nothing is lowered: what the line would cost beyond it is not cut, whatever its reasons turn out to be. */
static void keep_within(Sums *sums, Points there) {
  Points most = there > 0 ? there : 0, sure = -sums->confirmed, likely = sure - sums->pending, best = likely - sums->not_due;
  if (sure <= most) return;
  if (likely > most) likely = most;
  if (best > most) best = most;
  sums->confirmed = -most;
  sums->pending = most - likely;
  sums->not_due = likely - best;
  sums->lost = best;
}

/* What the line asks for: its cuts, or the mark in their place. */
Points part_cuts(const PartResult *result) {
  return result->overridden ? result->mark->value : result->computed;
}

bool part_cuts_beyond(const PackPart *part, const PartResult *result) {
  return part->floor == NO_FLOOR && part_cuts(result) < result->sums.confirmed;
}

static void settle_line(const Pack *pack, UnitResult *result, size_t line) {
  ItemResult *item = &result->items.at[line];
  if (item->state == STATE_NOT_APPLICABLE || item->state == STATE_ERROR) return;
  bool total = is_of_total(&pack->items.at[line]);
  keep_within(&item->sums, total ? left_of_total(pack, result, line) : left_in_section(pack, result, line));
  item->parts.at[0].sums = item->sums;
}

/* Wherever they stand: lines of sections first, then those of the total, which has what is left of the sections. */
void minus_settle(const Pack *pack, UnitResult *result) {
  for (int total = 0; total < 2; total++)
    for (size_t i = 0; i < pack->items.len; i++)
      if (pack->items.at[i].minus.len && is_of_total(&pack->items.at[i]) == total) settle_line(pack, result, i);
}
