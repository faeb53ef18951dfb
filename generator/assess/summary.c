/* SPDX-License-Identifier: MIT
 *
 * What the shared pages know of a unit: sums, states of items, counts for lists.
 * Takes: a UnitResult and its evidence. Gives: a UnitSummary, and its hand-over layout. Owns: nothing.
 */
#include "assess/assess_in.h"

#include <string.h>

/* The limit that a unit is shown: what is due comes before what is coming, and what was due at once before any day. */
typedef struct Limits {
  bool at_once;
  Day due, coming;
} Limits;

static void limit_earlier(Day *limit, Day by) {
  if (by != DAY_NONE && (*limit == DAY_NONE || by < *limit)) *limit = by;
}

static void count_leaf(const Leaf *leaf, Day waived_until, UnitSummary *summary, Limits *limits) {
  Day by = leaf_limit(leaf, waived_until);
  bool open = leaf->state == LEAF_OPEN && leaf->due;
  summary->open += open;
  summary->waiting += leaf->state == LEAF_WAITING && leaf->due;
  summary->refused += !open && leaf_is_problem(leaf);
  summary->late += leaf->state == LEAF_DONE && leaf->late;
  if (open) limits->at_once |= by == DAY_NONE;
  if (open) limit_earlier(&limits->due, by);
  if (!leaf->due && leaf->state != LEAF_DONE) limit_earlier(&limits->coming, by);
}

static void count_leaves(const UnitResult *result, UnitSummary *summary) {
  Limits limits = {false, DAY_NONE, DAY_NONE};
  for (size_t i = 0; i < result->items.len; i++) {
    const ItemResult *item = &result->items.at[i];
    for (size_t p = 0; p < item->parts.len; p++)
      for (size_t l = 0; l < item->parts.at[p].leaves.len; l++)
        count_leaf(&item->parts.at[p].leaves.at[l], item_waived_until(item), summary, &limits);
  }
  if (!limits.at_once) summary->next_by = limits.due != DAY_NONE ? limits.due : limits.coming;
}

void summary_make(Arena *arena, const Pack *pack, const UnitResult *result, const UnitEvidence *evidence,
                  UnitSummary *summary) {
  uint8_t *states = arena_alloc(arena, pack->items.len + 1);
  bool *early = arena_alloc(arena, pack->items.len + 1), *waived = arena_alloc(arena, pack->items.len + 1);
  Sums *items = arena_alloc(arena, (pack->items.len + 1) * sizeof *items);
  *summary = (UnitSummary){.unit = result->unit,
                           .applies = result->applies,
                           .provisional = result->provisional,
                           .sums = result->sums,
                           .adjusted = result->adjusted,
                           .bonus = result->bonus,
                           .grade = TEXT_NONE,
                           .peers = arena_alloc(arena, (pack->peers.len + 1) * sizeof(PeerResult)),
                           .lowered = result->lowered,
                           .lacks = result->lacks,
                           .fixed = result->fixed.name,
                           .fixed_why = result->fixed.why,
                           .next_by = DAY_NONE,
                           .states = states,
                           .early = early,
                           .waived = waived,
                           .items = items};
  for (size_t i = 0; i < pack->items.len; i++) {
    states[i] = (uint8_t)result->items.at[i].state;
    early[i] = item_is_early(&result->items.at[i]);
    waived[i] = result->items.at[i].waiver != NULL;
    items[i] = result->items.at[i].sums;
  }
  standing_own(pack, arena, states, items, summary);
  for (size_t i = 0; i < result->numbers.len; i++) summary->peers[i].own = result->numbers.at[i];
  count_leaves(result, summary);
  uses_shared(arena, pack, result, &summary->shared);
  if (result->fixed.evidence.len) summary->fixed_paper = result->fixed.evidence.at[0].shown;
  for (size_t i = 0; i < evidence->records.len; i++) {
    const Record *record = &evidence->records.at[i];
    summary->to_sort += record->to_sort && !record_is_twin(record);
  }
}

/* ---- Hand-over ---- */

enum { SUM_NUMBERS = sizeof(Sums) / sizeof(int64_t) };

static void put_sums(Buf *out, const Sums *sums) {
  int64_t numbers[SUM_NUMBERS];
  memcpy(numbers, sums, sizeof *sums);
  for (int i = 0; i < SUM_NUMBERS; i++) wire_put_i64(out, numbers[i]);
}

static void get_sums(WireIn *in, Sums *sums) {
  int64_t numbers[SUM_NUMBERS];
  for (int i = 0; i < SUM_NUMBERS; i++) numbers[i] = wire_get_i64(in);
  memcpy(sums, numbers, sizeof *sums);
}

static void put_final(Buf *out, const Final *final) {
  const Points numbers[] = {final->base,  final->zeroed, final->possible, final->cuts, final->rescaled,
                            final->bonus, final->peers,  final->score,    final->reach};
  for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) wire_put_i64(out, numbers[i]);
  wire_put_bool(out, final->nothing);
}

static void get_final(WireIn *in, Final *final) {
  Points *const numbers[] = {&final->base,  &final->zeroed, &final->possible, &final->cuts, &final->rescaled,
                             &final->bonus, &final->peers,  &final->score,    &final->reach};
  for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) *numbers[i] = wire_get_i64(in);
  final->nothing = wire_get_bool(in);
}

static void shared_put(Buf *out, const SharedUses *shared) {
  wire_put_u64(out, shared->len);
  for (size_t i = 0; i < shared->len; i++) {
    const SharedUse *use = &shared->at[i];
    const uint32_t numbers[] = {use->unit, use->record, use->by, use->item};
    for (size_t k = 0; k < sizeof numbers / sizeof *numbers; k++) wire_put_u64(out, numbers[k]);
  }
}

void summary_put(Buf *out, const Pack *pack, const UnitSummary *summary) {
  const uint32_t numbers[] = {summary->unit,    summary->rank, summary->rank_of, summary->open,
                              summary->waiting, summary->refused, summary->late, summary->to_sort};
  for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) wire_put_u64(out, numbers[i]);
  wire_put_bool(out, summary->applies);
  wire_put_bool(out, summary->provisional);
  put_sums(out, &summary->sums);
  put_sums(out, &summary->adjusted);
  put_sums(out, &summary->bonus);
  put_final(out, &summary->final);
  wire_put_text(out, summary->grade);
  steps_put(out, &summary->lowered);
  lacks_put(out, &summary->lacks);
  wire_put_u64(out, summary->crowded);
  wire_put_u64(out, summary->lists);
  peers_put(out, pack, summary->peers);
  wire_put_text(out, summary->fixed);
  wire_put_text(out, summary->fixed_why);
  wire_put_text(out, summary->fixed_paper);
  shared_put(out, &summary->shared);
  wire_put_i64(out, summary->next_by);
  for (size_t i = 0; i < pack->items.len; i++) {
    wire_put_u64(out, summary->states[i]);
    wire_put_bool(out, summary->early[i]);
    wire_put_bool(out, summary->waived[i]);
    put_sums(out, &summary->items[i]);
  }
}

static uint32_t get_u32(WireIn *in) {
  uint64_t value = wire_get_u64(in);
  if (value > UINT32_MAX) in->bad = true;
  return value > UINT32_MAX ? 0 : (uint32_t)value;
}

static void shared_get(WireIn *in, Arena *arena, const Pack *pack, SharedUses *shared) {
  enum { LEAST = 4 };
  size_t count = wire_get_count(in, LEAST);
  for (size_t i = 0; i < count && !in->bad; i++) {
    SharedUse *use = list_add(arena, shared);
    uint32_t *const numbers[] = {&use->unit, &use->record, &use->by, &use->item};
    for (size_t k = 0; k < sizeof numbers / sizeof *numbers; k++) *numbers[k] = get_u32(in);
    in->bad |= use->item >= pack->items.len;
  }
}

void summary_get(WireIn *in, Arena *arena, const Pack *pack, UnitSummary *summary) {
  uint8_t *states = arena_alloc(arena, pack->items.len + 1);
  bool *early = arena_alloc(arena, pack->items.len + 1), *waived = arena_alloc(arena, pack->items.len + 1);
  Sums *items = arena_alloc(arena, (pack->items.len + 1) * sizeof *items);
  uint32_t *const numbers[] = {&summary->unit,    &summary->rank, &summary->rank_of, &summary->open,
                               &summary->waiting, &summary->refused, &summary->late, &summary->to_sort};
  *summary = (UnitSummary){.states = states, .early = early, .waived = waived, .items = items};
  for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) *numbers[i] = get_u32(in);
  summary->applies = wire_get_bool(in);
  summary->provisional = wire_get_bool(in);
  get_sums(in, &summary->sums);
  get_sums(in, &summary->adjusted);
  get_sums(in, &summary->bonus);
  get_final(in, &summary->final);
  summary->grade = wire_get_text(in);
  steps_get(in, arena, pack, &summary->lowered);
  lacks_get(in, arena, pack, &summary->lacks);
  summary->crowded = get_u32(in);
  summary->lists = get_u32(in);
  summary->peers = peers_get(in, arena, pack);
  summary->fixed = wire_get_text(in);
  summary->fixed_why = wire_get_text(in);
  summary->fixed_paper = wire_get_text(in);
  shared_get(in, arena, pack, &summary->shared);
  int64_t by = wire_get_i64(in);
  if (by < INT32_MIN || by > INT32_MAX) in->bad = true;
  summary->next_by = (Day)by;
  for (size_t i = 0; i < pack->items.len; i++) {
    uint64_t state = wire_get_u64(in);
    if (state >= STATE_COUNT) in->bad = true;
    states[i] = in->bad ? STATE_ERROR : (uint8_t)state;
    early[i] = wire_get_bool(in);
    waived[i] = wire_get_bool(in);
    get_sums(in, &items[i]);
  }
  standing_own(pack, arena, states, items, summary);
}
