/* SPDX-License-Identifier: MIT
 *
 * From the sums of items to the final score of a unit: weights of sections, what does not apply, bonus, bounds.
 * Takes: sums of items, the pack. Gives: sums of a unit, and the steps to its final score. Owns: nothing.
 * Whatever is rounded is a printed number; whatever stands above it is an exact sum of printed numbers.
 */
#include "assess/assess_in.h"

/* ---- Sums of a unit ---- */

/* Members in one order, each the rounded running sum less that before it, so that they add up to the rounded whole. */
static void sums_weigh(Sums *sums, Weight weight, Points precision) {
  Points *const members[] = {&sums->confirmed, &sums->pending, &sums->not_due, &sums->in_error, &sums->lost,
                             &sums->not_applicable};
  Points running = 0, before = 0;
  if (!weight.of) return;
  for (size_t i = 0; i < sizeof members / sizeof *members; i++) {
    running += *members[i];
    Points weighted = points_share(running, weight.number, weight.of, precision);
    *members[i] = weighted - before;
    before = weighted;
  }
  sums->full = before;
}

Weight section_weight(const PackSection *section, const Sums *sums) {
  Points possible = sums->full - sums->not_applicable;
  if (!section->rescale || !sums->not_applicable || possible <= 0) return section->weight;
  return (Weight){section->weight.number * sums->full, section->weight.of * possible};
}

void section_count(const PackSection *section, Sums *sums, Points precision) {
  Weight weight = section_weight(section, sums);
  if (section->rescale && sums->full > sums->not_applicable) sums->not_applicable = 0;
  sums_weigh(sums, weight, precision);
}

static bool is_weighted(const Pack *pack, const PackItem *item) {
  return item->section_index < pack->sections.len && pack->sections.at[item->section_index].weight.of;
}

static void sums_of_section(const Pack *pack, uint32_t section, const Sums *items, const bool *out, Sums *sums) {
  *sums = (Sums){0};
  for (size_t i = 0; i < pack->items.len; i++)
    if (pack->items.at[i].section_index == section && !pack->items.at[i].bonus && !(out && out[i])) sums_add(sums, &items[i]);
  section_count(&pack->sections.at[section], sums, pack->precision);
}

void sums_of_unit(const Pack *pack, const Sums *items, const bool *out, Sums *total) {
  *total = (Sums){0};
  for (size_t i = 0; i < pack->items.len; i++)
    if (!pack->items.at[i].bonus && !(out && out[i]) && !is_weighted(pack, &pack->items.at[i])) sums_add(total, &items[i]);
  for (uint32_t i = 0; i < pack->sections.len; i++) {
    Sums section;
    if (!pack->sections.at[i].weight.of) continue;
    sums_of_section(pack, i, items, out, &section);
    sums_add(total, &section);
  }
}

static Points between(Points points, Points least, Points most) {
  return points < least ? least : points > most ? most : points;
}

/* What is beyond the bounds is lost, or not lost after all, so that the sums still add up. */
void bonus_within(const Pack *pack, Sums *bonus) {
  Points likely = bonus->confirmed + bonus->pending, kept = between(likely, pack->bonus_min, pack->bonus_max);
  bonus->confirmed = between(bonus->confirmed, pack->bonus_min, pack->bonus_max);
  bonus->pending = kept - bonus->confirmed;
  bonus->lost += likely - kept;
}

/* ---- The final score ---- */

static Points within(const Pack *pack, Points score) {
  if (pack->bounded && score > pack->most) score = pack->most;
  return score < pack->least ? pack->least : score;
}

typedef struct Left { /* of confirmed, and with what is pending */
  Points sure, likely;           /* never below 0 */
  Points sure_cuts, likely_cuts; /* what lines of the total took of it, no more than there was: 0 or less */
} Left;

/* A line that costs the total what it says. In a weighted section it costs its share of that. */
static bool cuts_total(const Pack *pack, const PackItem *item) {
  return text_is(item->minus, "total") && !is_weighted(pack, item);
}

/* Vetoes may have taken what lines had taken from already. */
static void keep_cuts(Points *sum, Points *cuts) {
  Points there = *sum - *cuts;
  if (there < 0) there = 0;
  if (*cuts < -there) *cuts = -there;
  *sum = there + *cuts;
}

/* The unit's sums without what vetoes and gates before `until` take away: lost, wherever it stood. */
static Left sums_left(const Pack *pack, const UnitSummary *summary, uint32_t until) {
  Arena *arena = arena_new();
  Sums *items = arena_alloc(arena, (pack->items.len + 1) * sizeof *items), total;
  bool *zero = arena_alloc(arena, pack->items.len + 1);
  Left left = {0};
  effects_zero(pack, summary->states, until, zero);
  for (size_t i = 0; i < pack->items.len; i++) {
    Sums *sums = &items[i];
    *sums = summary->items[i];
    if (zero[i]) {
      sums->lost += sums->confirmed + sums->pending + sums->not_due + sums->in_error;
      sums->confirmed = sums->pending = sums->not_due = sums->in_error = 0;
    }
    if (!cuts_total(pack, &pack->items.at[i])) continue;
    left.sure_cuts += sums->confirmed;
    left.likely_cuts += sums->confirmed + sums->pending;
  }
  sums_of_unit(pack, items, NULL, &total);
  arena_free(arena);
  left.sure = total.confirmed;
  left.likely = total.confirmed + total.pending;
  keep_cuts(&left.sure, &left.sure_cuts);
  keep_cuts(&left.likely, &left.likely_cuts);
  return left;
}

static bool has_cuts(const Pack *pack) {
  for (size_t i = 0; i < pack->items.len; i++)
    if (cuts_total(pack, &pack->items.at[i])) return true;
  return false;
}

static bool has_effects(const Pack *pack) {
  for (size_t i = 0; i < pack->items.len; i++)
    if (pack->items.at[i].veto || pack->items.at[i].gate) return true;
  return false;
}

Points final_taken(const Pack *pack, const UnitSummary *summary, uint32_t item) {
  return sums_left(pack, summary, item + 1).sure - sums_left(pack, summary, item).sure;
}

/* Got of what applies, as if all applied; nothing applies: nothing to take for the whole. What lines of the total cost is so much
 * whatever applies. */
static Points rescale(const Pack *pack, const Sums *sums, Points got, Points cuts) {
  Points possible = sums->full - sums->not_applicable;
  if (!pack->rescale || possible <= 0 || possible == sums->full) return got;
  return points_share(sums->full, got - cuts, possible, pack->precision) + cuts;
}

Points final_rounded(const Pack *pack, Points sum) {
  return pack->round_final ? points_share(sum, 1, 1, pack->round_final) : sum;
}

static Points score_from(const Pack *pack, const UnitSummary *summary, const Left *left, bool waiting) {
  if (summary->final.nothing) return within(pack, 0);
  Points got = waiting ? rescale(pack, &summary->sums, left->likely, left->likely_cuts)
                       : rescale(pack, &summary->sums, left->sure, left->sure_cuts);
  Points bonus = summary->bonus.confirmed + (waiting ? summary->bonus.pending : 0);
  return within(pack, final_rounded(pack, got + bonus + summary->final.peers));
}

void final_make(const Pack *pack, UnitSummary *summary) {
  const Sums *sums = &summary->sums;
  bool effects = summary->items && has_effects(pack), cut = summary->items && pack->rescale && has_cuts(pack);
  Left left = {.sure = sums->confirmed, .likely = sums->confirmed + sums->pending};
  if (effects || cut) left = sums_left(pack, summary, (uint32_t)pack->items.len);
  Final *final = &summary->final;
  *final = (Final){.peers = final->peers,
                   .base = sums->confirmed,
                   .possible = sums->full - sums->not_applicable,
                   .cuts = left.sure_cuts,
                   .bonus = summary->bonus.confirmed};
  final->zeroed = left.sure - sums->confirmed;
  for (size_t i = 0; effects && i < pack->items.len; i++)
    final->nothing |= pack->items.at[i].effect.zero_all && effect_holds(&pack->items.at[i], (State)summary->states[i]);
  final->rescaled = rescale(pack, sums, left.sure, left.sure_cuts);
  final->score = score_from(pack, summary, &left, false);
  final->reach = score_from(pack, summary, &left, true);
}

/* The score out of which share of what: what the bands of a grade are of. */
Points final_possible(const Pack *pack, const UnitSummary *summary) {
  bool whole = pack->rescale && summary->final.possible > 0;
  return whole ? summary->sums.full : summary->final.possible;
}

bool pack_has_weights(const Pack *pack) {
  bool weighted = false;
  for (size_t i = 0; i < pack->sections.len; i++) weighted |= pack->sections.at[i].weight.of != 0;
  return weighted;
}

bool pack_has_final(const Pack *pack) {
  return pack->scored && (pack_has_weights(pack) || has_effects(pack) || pack->rescale || pack_has_bonus(pack) ||
                          pack->peers.len || pack->bounded || pack->least || pack->round_final);
}
