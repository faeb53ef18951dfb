/* SPDX-License-Identifier: MIT
 *
 * Points that leaves carry themselves, marks that are numbers, and what sets points aside: zero_if and on_na.
 * Takes: a part's leaves with low and high, a mark's number. Gives: Sums. Owns: nothing.
 * The formula stands in assess.h: three sums, one in each outcome, so that the five numbers always add up.
 */
#include "assess/assess_in.h"

Points part_kept(const PackPart *part, Points precision, Points points) {
  points = points_share(points, 1, 1, precision);
  return points < part->floor ? part->floor : points > part->points ? part->points : points;
}

/* Which of a leaf's two numbers counts, when what waits and what is not due turn out so. A leaf that is done, or short in any
 * case, is sure of its state alone while it is unread. */
static Points leaf_points(const PackPart *part, const Leaf *leaf, bool waiting_well, bool coming_well) {
  if (part->valued == VALUED_DOWN) return coming_well ? leaf->high : waiting_well ? leaf->likely : leaf->low;
  if (leaf->unread) return waiting_well ? leaf->high : leaf->low;
  if (leaf->state == LEAF_DONE) return leaf->high;
  bool well = leaf->due ? leaf->state == LEAF_WAITING && waiting_well : coming_well;
  return well ? leaf->high : leaf->low;
}

static Points outcome(const PackPart *part, Points precision, const PartResult *result, bool waiting_well, bool coming_well) {
  Points sum = part->valued == VALUED_DOWN ? part->points : 0;
  for (size_t i = 0; i < result->leaves.len; i++) sum += leaf_points(part, &result->leaves.at[i], waiting_well, coming_well);
  return part_kept(part, precision, sum);
}

void part_sum_valued(const PackPart *part, Points precision, PartResult *result) {
  Points sure = outcome(part, precision, result, false, false), likely = outcome(part, precision, result, true, false);
  Points best = outcome(part, precision, result, true, true);
  result->sums.full = part->points;
  result->sums.confirmed = sure;
  result->sums.pending = likely - sure;
  result->sums.not_due = best - likely;
  result->sums.lost = part->points - best;
}

static Points band_points(const PackPart *part, Points number) {
  for (size_t i = 0; i < part->mark_bands.len; i++)
    if (number >= part->mark_bands.at[i].from && (!part->mark_bands.at[i].ends || number <= part->mark_bands.at[i].to))
      return part->mark_bands.at[i].points;
  return 0;
}

Points part_mark_points(const PackPart *part, Points precision, Points number) {
  if (part->mark_bands.len) return band_points(part, number);
  if (part->mark_full) return points_share(part->points, number, part->mark_full, precision);
  if (!part->miss_cost) return number > part->points ? part->points : number;
  Points cut = points_share(part->miss_cost, number, POINTS_ONE, precision);
  return cut > part->points ? 0 : part->points - cut;
}

/* Neither what came nor what may still come counts; while that is not sure, what is confirmed waits. */
void part_set_aside(PartResult *result) {
  Sums *sums = &result->sums;
  if (result->zero == ZERO_NO || sums->not_applicable || result->state == STATE_ERROR) return;
  if (result->zero == ZERO_WAITS) {
    bool kept = result->state == STATE_NOT_APPLICABLE; /* on_na = "full" */
    sums->pending += sums->confirmed;
    if (kept || result->state == STATE_PASS || result->state == STATE_PARTIAL) result->state = STATE_PENDING;
  } else {
    sums->lost += sums->confirmed + sums->pending + sums->not_due;
    sums->pending = sums->not_due = 0;
    result->state = STATE_FAIL;
  }
  sums->confirmed = 0;
}

void part_not_applicable(const PackPart *part, PartResult *result) {
  result->state = STATE_NOT_APPLICABLE;
  result->leaves.len = 0;
  result->zero = ZERO_NO;
  result->sums = (Sums){.full = part->points, .not_applicable = part->points};
}

/* The part could apply to the unit, and does not: on_na says what that brings, which zero_if may take. */
void part_without_case(const PackPart *part, PartResult *result) {
  ZeroState zero = result->zero;
  part_not_applicable(part, result);
  if (part->on_na == ON_NA_LEAVE_OUT) return;
  if (part->on_na == ON_NA_FULL) result->zero = zero;
  result->sums.not_applicable = 0;
  *(part->on_na == ON_NA_FULL ? &result->sums.confirmed : &result->sums.lost) = part->points;
}
