/* SPDX-License-Identifier: MIT
 *
 * Points that leaves and numbers bring themselves, in figures that a pencil can follow.
 * Takes: a part, its result, one of its leaves. Gives: text in the composer's arena. Owns: nothing.
 */
#include "report/report_in.h"

/* What a cut costs as things stand: what waits, what nobody could read and what is still to come counts for the worst. */
static Points counts_for(const Leaf *leaf) {
  return leaf->low;
}

static Points sum_of_leaves(const PartResult *result) {
  Points sum = 0;
  for (size_t i = 0; i < result->leaves.len; i++) sum += counts_for(&result->leaves.at[i]);
  return sum;
}

/* "10 − 1 − 0.5", or one number where the cuts are many. */
static Text cuts_text(const Composer *composer, const PackPart *part, const PartResult *result) {
  enum { TERMS_MOST = 8 };
  TextList terms = {0};
  *list_add(composer->arena, &terms) = say_points(composer, part->points);
  for (size_t i = 0; i < result->leaves.len; i++)
    if (counts_for(&result->leaves.at[i]))
      *list_add(composer->arena, &terms) = say_points(composer, -counts_for(&result->leaves.at[i]));
  if (terms.len > TERMS_MOST) {
    terms.len = 1;
    *list_add(composer->arena, &terms) = say_points(composer, -sum_of_leaves(result));
  }
  return text_join(composer->arena, &terms, TEXT(" − "));
}

/* Cuts of 14 leave no less than the floor of 0: the limit is said where it decides. */
static Text formula_down(const Composer *composer, const PackPart *part, const PartResult *result) {
  Text cuts = cuts_text(composer, part, result);
  if (part->points + sum_of_leaves(result) < part->floor)
    cuts = say_2(composer, WORD_FORMULA_FLOOR, cuts, say_points(composer, part->floor));
  return say_2(composer, WORD_FORMULA_EQUALS, cuts, say_points(composer, result->computed));
}

Text formula_valued(const Composer *composer, const PackPart *part, const PartResult *result) {
  if (part->valued == VALUED_DOWN) return formula_down(composer, part, result);
  const Leaf *leaf = result->leaves.len ? &result->leaves.at[0] : NULL;
  if (!leaf || !leaf->value.len) return TEXT_NONE;
  /* The value is one of three decimals; as the leaf shows it, it reaches no bound that the number does not. */
  return say_3(composer, WORD_FORMULA_VALUE, leaf->detail, say_points(composer, result->computed),
               say_points(composer, part->points));
}

/* "costs 1", "may cost 2", "4 for sure, 2 more wait for eyes"; nothing of a leaf that costs nothing. */
Text say_leaf_points(const Composer *composer, const PackPart *part, const Leaf *leaf) {
  if (part->valued == VALUED_BY_NUMBER || !pack_scored(composer)) return TEXT_NONE;
  if (leaf->unread && part->valued == VALUED_DOWN)
    return say_2(composer, WORD_LEAF_UNREAD_COSTS, say_points(composer, -leaf->high),
                 say_points(composer, leaf->high - leaf->low));
  if (leaf->unread)
    return say_2(composer, WORD_LEAF_UNREAD, say_points(composer, leaf->low), say_points(composer, leaf->high - leaf->low));
  if (part->valued == VALUED_UP) return TEXT_NONE;
  bool open = leaf->state != LEAF_DONE && (leaf->state == LEAF_WAITING || !leaf->due) && leaf->low != leaf->high;
  Points cost = -counts_for(leaf);
  if (!cost) return TEXT_NONE;
  return say_1(composer, open ? WORD_LEAF_MAY_COST : WORD_LEAF_COSTS, say_points(composer, cost));
}

/* "brings nothing: a paper was copied (x.md)". */
Text say_zero(const Composer *composer, const PackPart *part, const PartResult *result) {
  if (result->zero == ZERO_NO) return TEXT_NONE;
  return say_1(composer, result->zero == ZERO_HELD ? WORD_ZERO_HELD : WORD_ZERO_WAITS, part->zero_why);
}

/* How a mark becomes points: "0.5 for each miss", "from 95: 10; from 80: 6". */
static Text mark_rule(const Composer *composer, const PackPart *part) {
  TextList bands = {0};
  if (part->mark_full)
    return say_2(composer, WORD_MARK_SHARE, say_points(composer, part->mark_full), say_points(composer, part->points));
  if (part->miss_cost) return say_1(composer, WORD_MARK_EACH, say_points(composer, part->miss_cost));
  for (size_t i = 0; i < part->mark_bands.len; i++) {
    const MarkBand *band = &part->mark_bands.at[i];
    Text from = say_points(composer, band->from), points = say_points(composer, band->points);
    *list_add(composer->arena, &bands) = band->ends
                                             ? say_3(composer, WORD_MARK_BAND_ENDS, from, say_points(composer, band->to), points)
                                             : say_2(composer, WORD_MARK_BAND, from, points);
  }
  return text_join(composer->arena, &bands, say_word(composer, WORD_SEMICOLON));
}

Text say_guide(const Composer *composer, const PackPart *part) {
  TextList said = {0};
  Text rule = mark_rule(composer, part);
  *list_add(composer->arena, &said) = part->guide;
  if (rule.len) *list_add(composer->arena, &said) = rule;
  return text_join(composer->arena, &said, say_word(composer, WORD_SEMICOLON));
}
