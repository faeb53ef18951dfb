/* SPDX-License-Identifier: MIT
 *
 * Minus lines: cuts that lower their section, or the total, beside what its items lost themselves.
 * Takes: the items of one unit, assessed. Gives: the same with each minus line kept within what is there to be lowered.
 * Owns nothing.
 * A line that costs 3 has full 0, confirmed -3, lost 3: it adds up with the items around it.
 */
#include "assess/assess_in.h"

static bool is_lowered(const PackItem *minus, const PackItem *item) {
  return !item->bonus && (text_is(minus->minus, "total") || text_equal(minus->section, item->section));
}

/* What the items and the minus lines above this one have left. */
static Points confirmed_there(const Pack *pack, const UnitResult *result, size_t line) {
  const PackItem *minus = &pack->items.at[line];
  Points sum = 0;
  for (size_t i = 0; i < pack->items.len; i++)
    if (is_lowered(minus, &pack->items.at[i]) && (i < line || !pack->items.at[i].minus.len))
      sum += result->items.at[i].sums.confirmed;
  return sum;
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

bool part_cuts_beyond(const PackPart *part, const PartResult *result) {
  return part->floor == NO_FLOOR && result->computed < result->sums.confirmed;
}

void minus_settle(const Pack *pack, UnitResult *result) {
  for (size_t i = 0; i < pack->items.len; i++) {
    ItemResult *item = &result->items.at[i];
    if (!pack->items.at[i].minus.len || item->state == STATE_NOT_APPLICABLE || item->state == STATE_ERROR) continue;
    keep_within(&item->sums, confirmed_there(pack, result, i));
    item->parts.at[0].sums = item->sums;
  }
}
