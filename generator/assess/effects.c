/* SPDX-License-Identifier: MIT
 *
 * Vetoes and gates: lines without points or leaves that take points away and fix the grade when they hold.
 * Takes: a unit's settled items. Gives: states of gates, the grade that is fixed, which items bring nothing. Owns: nothing.
 * Whether a veto holds its own part says (part.c); a gate is a score of other items, so it is judged once they are summed.
 */
#include "assess/assess_in.h"

__extension__ typedef __int128 Wide;

/* Yes: all that waited counts as well, and the word alone once. No: nothing does. */
static void settle_by_mark(const Mark *mark, PartResult *result) {
  bool holds = mark->worded && mark->approved;
  result->state = holds ? STATE_FAIL : STATE_PASS;
  if (holds && !result->share_due) result->share_due = 1;
  if (!holds) result->share_due = 0;
  result->share_done = result->share_due;
}

/* Without papers to go by it is a review: what nobody has marked is not in force, and yet not seen to be so. */
static State state_unmarked(const Leaf *leaf) {
  if (!leaf) return STATE_NOT_DUE;
  return leaf->state == LEAF_DONE ? STATE_PASS : leaf->state == LEAF_OPEN ? STATE_FAIL : STATE_PENDING;
}

/* Yes: it holds. No word yet: what the papers say. */
void effect_settle_veto(const PackPart *part, const Mark *mark, PartResult *result) {
  const Leaf *leaf = result->leaves.len ? &result->leaves.at[0] : NULL;
  result->mark = mark;
  result->state = state_unmarked(leaf);
  result->share_done = result->state == STATE_FAIL ? leaf->low : 0;
  result->share_due = result->state == STATE_FAIL || result->state == STATE_PENDING ? leaf->high : 0;
  if (mark) settle_by_mark(mark, result);
  if (leaf && result->state != STATE_PASS) result->application = leaf->evidence;
  result->leaves.len = 0;
  result->sums = (Sums){.full = part->points};
}

/* ---- Gates ---- */

bool bound_reached(const ScoreBound *bound, int64_t got, int64_t possible) {
  return bound->points ? got >= bound->at_least : (Wide)got * 100 * POINTS_ONE >= (Wide)possible * bound->at_least;
}

static State gate_state(const PackEffect *effect, const Sums *sums) {
  Points possible = sums->full - sums->not_applicable, soon = sums->confirmed + sums->pending + sums->in_error;
  if (possible <= 0) return STATE_NOT_APPLICABLE;
  if (bound_reached(&effect->bound, sums->confirmed, possible)) return STATE_PASS;
  if (bound_reached(&effect->bound, soon, possible)) return STATE_PENDING;
  return bound_reached(&effect->bound, soon + sums->not_due, possible) ? STATE_NOT_DUE : STATE_FAIL;
}

/* What is not due yet counts on neither side, as in every completion; of a rule that failed nobody knows what it asks. */
static State completion_state(const PackEffect *effect, const Tally *tally, bool in_error) {
  if (in_error) return STATE_PENDING;
  if (!tally->all) return STATE_NOT_APPLICABLE;
  if (!tally->due) return STATE_NOT_DUE;
  if (bound_reached(&effect->bound, tally->done_due, tally->due)) return STATE_PASS;
  return bound_reached(&effect->bound, tally->due - tally->open, tally->due) ? STATE_PENDING : STATE_FAIL;
}

static void settle_completion(const PackEffect *effect, const UnitResult *unit, ItemResult *result) {
  Tally tally = {0};
  bool in_error = false;
  for (size_t i = 0; i < effect->of.len; i++) {
    const ItemResult *item = &unit->items.at[effect->of.at[i]];
    in_error |= item->state == STATE_ERROR;
    for (size_t k = 0; k < item->parts.len; k++) {
      Tally part = part_tally(&item->parts.at[k]);
      tally_add(&tally, &part);
    }
  }
  PartResult *part = &result->parts.at[0];
  result->state = part->state = completion_state(effect, &tally, in_error);
  part->share_done = tally.done_due;
  part->share_due = tally.due;
}

static void settle_gate(const PackItem *item, UnitResult *unit, ItemResult *result) {
  Sums sums = {0};
  PartResult *part = &result->parts.at[0];
  if (result->state == STATE_NOT_APPLICABLE || result->state == STATE_ERROR) return;
  if (item->effect.complete) {
    settle_completion(&item->effect, unit, result);
    return;
  }
  for (size_t i = 0; i < item->effect.of.len; i++) sums_add(&sums, &unit->items.at[item->effect.of.at[i]].sums);
  result->state = part->state = gate_state(&item->effect, &sums);
  part->share_done = sums.confirmed;
  part->share_due = sums.full - sums.not_applicable;
}

/* ---- What holds ---- */

bool effect_holds(const PackItem *item, State state) {
  return (item->veto || item->gate) && state == STATE_FAIL;
}

static void fix_grade(const PackItem *item, const ItemResult *result, FixedGrade *fixed) {
  if (fixed->name.len || !item->effect.grade.len) return;
  *fixed = (FixedGrade){.name = item->effect.grade, .why = item->effect.why.len ? item->effect.why : item->title};
  fixed->evidence = result->parts.at[0].application;
}

static GradeStep *shared_step(const Pack *pack, const GradeSteps *steps, Text once) {
  for (size_t i = 0; once.len && i < steps->len; i++)
    if (text_equal(pack->items.at[steps->at[i].item].effect.once, once)) return &steps->at[i];
  return NULL;
}

void steps_lower(const Pack *pack, Arena *arena, const GradeStep *step, GradeSteps *steps) {
  GradeStep *shared = shared_step(pack, steps, pack->items.at[step->item].effect.once);
  if (!shared) *list_add(arena, steps) = *step;
  else if (step->steps > shared->steps) *shared = *step;
}

int64_t effect_steps(const PackItem *item, int64_t entries) {
  return item->effect.lower * (item->veto && !item->effect.once.len ? entries : 1);
}

static void lower_grade(const Pack *pack, uint32_t index, const PartResult *part, Arena *arena, UnitResult *unit) {
  const PackItem *item = &pack->items.at[index];
  int64_t steps = effect_steps(item, part->share_done);
  if (steps < 1) return;
  bool more = effect_steps(item, part->share_due) > steps;
  steps_lower(pack, arena, &(GradeStep){.item = index, .steps = steps, .more = more}, &unit->lowered);
  unit->provisional |= more;
}

/* What can only lower the grade changes nothing where that is fixed. */
static bool effect_may_matter(const PackItem *item, const UnitResult *unit) {
  const PackEffect *effect = &item->effect;
  bool only_lowers = effect->lower && !effect->grade.len && !effect->zero_all && !effect->zero.len && !effect->unranked;
  return (item->veto || item->gate) && !(only_lowers && unit->fixed.name.len);
}

/* Overrides of the grade come first, then vetoes and gates in the pack's order. What is not decided yet makes all provisional. */
void effects_settle(const Pack *pack, Arena *arena, UnitResult *unit) {
  for (uint32_t i = 0; i < pack->items.len && unit->applies; i++) {
    const PackItem *item = &pack->items.at[i];
    ItemResult *result = &unit->items.at[i];
    if (item->gate) settle_gate(item, unit, result);
    if (effect_holds(item, result->state)) {
      fix_grade(item, result, &unit->fixed);
      lower_grade(pack, i, &result->parts.at[0], arena, unit);
    }
  }
  for (size_t i = 0; i < pack->items.len && unit->applies; i++)
    unit->provisional |= unit->items.at[i].state == STATE_PENDING && effect_may_matter(&pack->items.at[i], unit);
}

/* Marks the items that vetoes and gates before `until` leave nothing of; true: all. */
bool effects_zero(const Pack *pack, const uint8_t *states, uint32_t until, bool *zero) {
  bool all = false;
  for (uint32_t i = 0; i < until && states; i++) {
    const PackEffect *effect = &pack->items.at[i].effect;
    if (!effect_holds(&pack->items.at[i], (State)states[i])) continue;
    all |= effect->zero_all;
    for (size_t k = 0; k < effect->zero.len; k++) zero[effect->zero.at[k]] = true;
  }
  return all;
}
