/* SPDX-License-Identifier: MIT
 *
 * Points at stake: what each leaf of a computed part takes from its points, as things stand.
 * Takes: a settled part. Gives: two numbers a leaf. Owns nothing.
 * A leaf that has points of its own takes those; what a number of leaves brings is shared among those it lacks. Each share is the
 * difference of two rounded running sums, so that all of them add up to the whole again.
 */
#include "assess/assess_in.h"

typedef struct Share {
  Points whole, precision;
  int64_t leaves, given;
} Share;

static Points share_next(Share *share) {
  if (share->leaves == 0) return 0;
  Points before = points_share(share->whole, share->given, share->leaves, share->precision);
  share->given++;
  Points after = share->given == share->leaves ? share->whole
                                               : points_share(share->whole, share->given, share->leaves, share->precision);
  return after - before;
}

static bool is_late(const Leaf *leaf) {
  return leaf->late && (leaf->state == LEAF_DONE || (leaf->due && leaf->state == LEAF_WAITING));
}

/* Of a number of leaves: what is lost through being late is shared among the late ones, the rest of it among the open, of which
 * a judgement that was not met is one. */
static void share_among(const Pack *pack, const PackPart *part, const PartResult *result, LeafStake *stakes) {
  Points precision = pack->precision > 0 ? pack->precision : 1, by_late = part_lost_late(pack, part, result);
  if (by_late > result->sums.lost) by_late = result->sums.lost;
  Share open = {result->sums.lost - by_late, precision, 0, 0}, waiting = {result->sums.pending, precision, 0, 0};
  Share late = {by_late, precision, 0, 0};
  for (size_t i = 0; i < result->leaves.len; i++) {
    const Leaf *leaf = &result->leaves.at[i];
    open.leaves += leaf_is_problem(leaf);
    waiting.leaves += (leaf->due && leaf->state == LEAF_WAITING) || leaf->unread;
    late.leaves += is_late(leaf);
  }
  for (size_t i = 0; i < result->leaves.len; i++) {
    const Leaf *leaf = &result->leaves.at[i];
    if (leaf_is_problem(leaf)) stakes[i].lost = share_next(&open);
    if (is_late(leaf)) stakes[i].lost = share_next(&late);
    if ((leaf->due && leaf->state == LEAF_WAITING) || leaf->unread) stakes[i].waits = share_next(&waiting);
  }
}

/* What the next leaf takes of what is left after so much was taken: no more than the part has lost in all, of which a minus line
 * may have lost less. */
static Points take_next(const PackPart *part, Points precision, Points *taken, Points next, Points *left) {
  Points before = part_kept(part, precision, part->points - *taken);
  *taken += next;
  Points takes = before - part_kept(part, precision, part->points - *taken);
  if (takes > *left) takes = *left;
  *left -= takes;
  return takes;
}

/* Cuts, in their order: what each takes whatever comes, and what more while it waits, or while another before it does. */
static void take_each(const Pack *pack, const PackPart *part, const PartResult *result, LeafStake *stakes) {
  Points precision = pack->precision, best = 0, likely = 0, sure = 0;
  Points lost = result->sums.lost, pending = result->sums.pending, all = part->points - part_kept(part, precision, INT32_MIN);
  for (size_t i = 0; i < result->leaves.len; i++) {
    const Leaf *leaf = &result->leaves.at[i];
    stakes[i].lost = take_next(part, precision, &best, -leaf->high, &lost);
    Points all_likely = all, all_sure = all;
    Points well = take_next(part, precision, &likely, -leaf->likely, &all_likely);
    Points badly = take_next(part, precision, &sure, -leaf->low, &all_sure);
    if (badly <= well) continue;
    stakes[i].waits = badly - well < pending ? badly - well : pending;
    pending -= stakes[i].waits;
  }
}

void part_stakes(const Pack *pack, const PackPart *part, const PartResult *result, LeafStake *stakes) {
  if (result->overridden) return; /* a mark stands in place of the computed points: no paper changes them */
  if (part->valued == VALUED_DOWN && part->kind == PART_COMPUTED) take_each(pack, part, result, stakes);
  else share_among(pack, part, result, stakes);
}
