/* SPDX-License-Identifier: MIT
 *
 * What the papers of a unit did: counted for one of its items, for the grade, or for an item of another unit.
 * Takes: a UnitResult; of other units what they share. Gives: marks on records, lists of uses in the caller's arena.
 * Owns: nothing.
 */
#include "assess/assess_in.h"

typedef void (*UseTaker)(const EvidenceRef *ref, uint32_t item, void *state);

static void take_refs(const EvidenceRefs *refs, uint32_t item, UseTaker take, void *state) {
  for (size_t i = 0; i < refs->len; i++) take(&refs->at[i], item, state);
}

static void take_part(const PackPart *part, const PartResult *result, uint32_t item, UseTaker take, void *state) {
  for (size_t i = 0; i < result->leaves.len; i++) {
    const Leaf *leaf = &result->leaves.at[i];
    for (size_t k = 0; k < leaf->evidence.len; k++)
      if (leaf_uses(part, leaf, &leaf->evidence.at[k])) take(&leaf->evidence.at[k], item, state);
  }
  if (result->sums.confirmed) take_refs(&result->application, item, take, state);
  if (result->zero == ZERO_HELD) take_refs(&result->zero_evidence, item, take, state);
}

static void take_all(const Pack *pack, const UnitResult *result, UseTaker take, void *state) {
  for (uint32_t i = 0; i < result->items.len; i++)
    for (size_t p = 0; p < result->items.at[i].parts.len; p++)
      take_part(&pack->items.at[i].parts.at[p], &result->items.at[i].parts.at[p], i, take, state);
}

typedef struct Own {
  uint32_t unit;
  bool *used;
} Own;

static void take_own(const EvidenceRef *ref, uint32_t item, void *state) {
  const Own *own = state;
  (void)item;
  if (ref->unit == own->unit) own->used[ref->record] = true;
}

void uses_of_unit(const Pack *pack, const UnitResult *result, bool *used) {
  Own own = {result->unit, used};
  take_all(pack, result, take_own, &own);
  take_refs(&result->fixed.evidence, 0, take_own, &own);
}

typedef struct Sharing {
  Arena *arena;
  uint32_t by;
  SharedUses *shared;
} Sharing;

/* Items come in their order, and an item may count several rows of one paper. */
static void take_other(const EvidenceRef *ref, uint32_t item, void *state) {
  const Sharing *to = state;
  if (ref->unit == to->by) return;
  for (size_t i = to->shared->len; i-- > 0 && to->shared->at[i].item == item;)
    if (to->shared->at[i].unit == ref->unit && to->shared->at[i].record == ref->record) return;
  *list_add(to->arena, to->shared) = (SharedUse){ref->unit, ref->record, to->by, item};
}

void uses_shared(Arena *arena, const Pack *pack, const UnitResult *result, SharedUses *shared) {
  Sharing to = {arena, result->unit, shared};
  take_all(pack, result, take_other, &to);
}

void uses_elsewhere(Arena *arena, Summaries *summaries) {
  for (size_t i = 0; i < summaries->len; i++)
    for (size_t k = 0; k < summaries->at[i].shared.len; k++) {
      const SharedUse *use = &summaries->at[i].shared.at[k];
      if (use->unit < summaries->len) *list_add(arena, &summaries->at[use->unit].elsewhere) = *use;
    }
}
