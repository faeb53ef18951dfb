/* SPDX-License-Identifier: MIT
 *
 * Results as plain data: sums, finding ids, the hand-over layout.
 * Takes: a UnitResult, bytes of a hand-over. Gives: the same result again. Owns: nothing.
 * Marks and waivers travel as their places in the list of marks, which every phase reads anew.
 */
#include "assess/assess_in.h"

#include <string.h>

void sums_add(Sums *sums, const Sums *other) {
  sums->full += other->full;
  sums->confirmed += other->confirmed;
  sums->pending += other->pending;
  sums->lost += other->lost;
  sums->not_due += other->not_due;
  sums->in_error += other->in_error;
  sums->not_applicable += other->not_applicable;
  sums->leaves_done += other->leaves_done;
  sums->leaves_due += other->leaves_due;
}

bool sums_identity(const Sums *sums) {
  return sums->confirmed + sums->pending + sums->lost + sums->not_due + sums->in_error == sums->full - sums->not_applicable &&
         sums->leaves_done >= 0 && sums->leaves_done <= sums->leaves_due;
}

Text finding_id(Arena *arena, const Units *units, const Pack *pack, uint32_t unit, uint32_t item, uint32_t part,
                const Leaf *leaf) {
  const PackItem *of = &pack->items.at[item];
  Text part_id = part < of->parts.len ? of->parts.at[part].id : TEXT_NONE; /* an item in error may have none */
  Text pieces[] = {units->all.at[unit].id, of->id, part_id, leaf->key, leaf->window};
  const TextList list = {pieces, sizeof pieces / sizeof *pieces, 0};
  return text_join(arena, &list, TEXT("/"));
}

Text finding_code(Arena *arena, const Units *units, const Pack *pack, uint32_t unit, uint32_t item, uint32_t part,
                  const Leaf *leaf) {
  return hash_name(arena, finding_id(arena, units, pack, unit, item, part, leaf), 8);
}

Leaf leaf_beside(Arena *arena, const Leaf *leaf) {
  Leaf beside = *leaf;
  beside.key = text_format(arena, "%.*s?", TEXT_ARG(leaf->key));
  return beside;
}

bool leaf_is_judged(const Leaf *leaf) {
  return leaf->reason == REASON_REFUSED || leaf->reason == REASON_REJECTED;
}

/* Done early without anything: nothing was too much, or too long, so far. */
bool leaf_is_settled(const Leaf *leaf) {
  bool there = leaf->evidence.len || leaf->on != DAY_NONE || leaf->value.len;
  return leaf->state == LEAF_DONE && leaf->reason != REASON_REFUSED && (leaf->due || there);
}

bool leaf_is_finding(const Leaf *leaf) {
  return (leaf->due && leaf->state != LEAF_DONE) || (leaf->late && leaf->state == LEAF_DONE) || leaf_is_problem(leaf);
}

Day leaf_limit(const Leaf *leaf, Day waived_until) {
  bool asked = leaf->state == LEAF_OPEN || leaf->reason == REASON_REFUSED; /* what is done was late, or not, by its own */
  return asked && waived_until > leaf->by ? waived_until : leaf->by;
}

bool leaf_is_problem(const Leaf *leaf) {
  return leaf->due && (leaf->state == LEAF_OPEN || leaf->reason == REASON_REFUSED);
}

bool part_is_early(const PartResult *part) {
  for (size_t i = 0; i < part->leaves.len; i++)
    if (part->leaves.at[i].state != LEAF_DONE) return false;
  return part->state == STATE_NOT_DUE && part->leaves.len;
}

bool item_is_early(const ItemResult *item) {
  bool early = false;
  for (size_t i = 0; i < item->parts.len; i++) {
    if (item->parts.at[i].state == STATE_NOT_APPLICABLE) continue;
    if (!part_is_early(&item->parts.at[i])) return false;
    early = true;
  }
  return early && item->state == STATE_NOT_DUE;
}

/* "85% (84/99)", "1–2": digits and signs alone. */
static bool is_number(Text text) {
  static const char dash[] = "\xE2\x80\x93";
  for (size_t i = 0; i < text.len; i++) {
    if (text_starts(text_slice(text, i, text.len), text_of(dash))) i += sizeof dash - 2;
    else if (!strchr("0123456789.,-/%() ", text.at[i])) return false;
  }
  return true;
}

bool leaf_detail_told(const Leaf *leaf) {
  return !is_number(leaf->detail) && text_find(leaf->label, leaf->detail) != SIZE_MAX;
}

/* A row that is not as asked for, or a member without its answer, is why something is cut; a whole paper only came near. */
static bool proves_cut(const PackPart *part, const Leaf *leaf, const EvidenceRef *ref) {
  if (part->valued != VALUED_DOWN || part->kind != PART_COMPUTED || !leaf->due) return false;
  return leaf->reason == REASON_MISSING || ((leaf->reason == REASON_MALFORMED || leaf->reason == REASON_REJECTED) && ref->line);
}

bool leaf_uses(const PackPart *part, const Leaf *leaf, const EvidenceRef *ref) {
  if (leaf->state != LEAF_OPEN) return leaf->state == LEAF_DONE;
  if (leaf->reason == REASON_EXCEPTION || leaf->reason == REASON_REFUSED) return true;
  bool moved = part->valued != VALUED_BY_NUMBER && (leaf->low < 0 || leaf->high > 0);
  return (leaf->reason == REASON_TOO_FEW && leaf->value.len && moved) || proves_cut(part, leaf, ref);
}

/* How many rows of one table follow each other from here on. */
size_t evidence_run(const EvidenceRefs *evidence, size_t at) {
  const EvidenceRef *first = &evidence->at[at];
  size_t count = 1;
  for (; first->line && at + count < evidence->len; count++) {
    const EvidenceRef *next = &evidence->at[at + count];
    bool same = next->unit == first->unit && next->unread == first->unread && next->record == first->record &&
                text_equal(next->path, first->path);
    if (!same || next->line != first->line + count) break;
  }
  return count;
}

/* ---- Writing ---- */

static void put_sums(Buf *out, const Sums *sums) {
  const int64_t numbers[] = {sums->full,     sums->confirmed,      sums->pending,     sums->lost,      sums->not_due,
                             sums->in_error, sums->not_applicable, sums->leaves_done, sums->leaves_due};
  for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) wire_put_i64(out, numbers[i]);
}

/* A paper answers many leaves: what is printed of it stands where it comes first, and then only as its number among those. */
typedef struct Writing {
  Buf *out;
  const UnitResult *of;
  uint32_t *number; /* by record of the unit: counted from 1 in the order in which they came; 0 = not yet */
  uint32_t count;
} Writing;

static uint32_t *number_of(Writing *to, const EvidenceRef *ref) {
  return ref->unit == to->of->unit && ref->record < to->of->filed ? &to->number[ref->record] : NULL;
}

static void put_paper(Writing *to, const EvidenceRef *ref) {
  uint32_t *number = number_of(to, ref);
  wire_put_u64(to->out, number ? *number : 0);
  if (number && *number) return;
  to->count++;
  if (number) *number = to->count;
  wire_put_u64(to->out, ref->unit);
  wire_put_u64(to->out, ref->record);
  wire_put_text(to->out, ref->path);
  wire_put_text(to->out, ref->shown);
  wire_put_text(to->out, ref->page);
  buf_put(to->out, ref->hash.at, sizeof ref->hash.at);
}

static void put_refs(Writing *to, const EvidenceRefs *refs) {
  wire_put_u64(to->out, refs->len);
  for (size_t i = 0; i < refs->len; i++) {
    put_paper(to, &refs->at[i]);
    wire_put_u64(to->out, refs->at[i].line);
    wire_put_bool(to->out, refs->at[i].unread);
  }
}

static void put_leaf(Writing *to, const Leaf *leaf) {
  Buf *out = to->out;
  wire_put_text(out, leaf->key);
  wire_put_text(out, leaf->window);
  wire_put_text(out, leaf->label);
  wire_put_text(out, leaf->detail);
  wire_put_text(out, leaf->value);
  wire_put_bool(out, leaf->unread);
  wire_put_i64(out, leaf->low);
  wire_put_i64(out, leaf->high);
  wire_put_i64(out, leaf->likely);
  wire_put_u64(out, leaf->state);
  wire_put_u64(out, leaf->reason);
  wire_put_bool(out, leaf->due);
  wire_put_bool(out, leaf->late);
  wire_put_bool(out, leaf->make_up);
  wire_put_bool(out, leaf->of_mark);
  wire_put_bool(out, leaf->given);
  wire_put_i64(out, leaf->by);
  wire_put_i64(out, leaf->on);
  put_refs(to, &leaf->evidence);
}

static void put_part(Writing *to, const PartResult *part) {
  Buf *out = to->out;
  wire_put_u64(out, part->state);
  put_sums(out, &part->sums);
  wire_put_i64(out, part->computed);
  wire_put_text(out, part->base);
  wire_put_bool(out, part->overridden);
  wire_put_bool(out, part->refused);
  wire_put_bool(out, part->unseen);
  wire_put_i64(out, part->share_done);
  wire_put_i64(out, part->share_due);
  wire_put_i64(out, part->share_late);
  wire_put_u64(out, part->mark ? part->mark->number + 1u : 0);
  wire_put_u64(out, part->zero);
  put_refs(to, &part->zero_evidence);
  put_refs(to, &part->application);
  wire_put_u64(out, part->waits_for);
  wire_put_text(out, part->waits);
  wire_put_text(out, part->counted);
  wire_put_u64(out, part->leaves.len);
  for (size_t i = 0; i < part->leaves.len; i++) put_leaf(to, &part->leaves.at[i]);
}

static void put_item(Writing *to, const ItemResult *item) {
  Buf *out = to->out;
  wire_put_u64(out, item->state);
  put_sums(out, &item->sums);
  wire_put_text(out, item->error);
  wire_put_u64(out, item->waiver ? item->waiver->number + 1u : 0);
  wire_put_u64(out, item->parts.len);
  for (size_t i = 0; i < item->parts.len; i++) put_part(to, &item->parts.at[i]);
}

void result_put(Buf *out, Arena *arena, const UnitResult *result) {
  Writing to = {.out = out, .of = result, .number = arena_alloc(arena, (result->filed + 1) * sizeof *to.number)};
  wire_put_u64(out, result->unit);
  wire_put_bool(out, result->applies);
  wire_put_bool(out, result->provisional);
  put_sums(out, &result->sums);
  put_sums(out, &result->adjusted);
  put_sums(out, &result->bonus);
  wire_put_u64(out, result->filed);
  wire_put_u64(out, result->papers);
  wire_put_u64(out, result->answers);
  wire_put_text(out, result->fixed.name);
  wire_put_text(out, result->fixed.why);
  put_refs(&to, &result->fixed.evidence);
  steps_put(out, &result->lowered);
  lacks_put(out, &result->lacks);
  wire_put_u64(out, result->items.len);
  for (size_t i = 0; i < result->items.len; i++) put_item(&to, &result->items.at[i]);
}

/* ---- Reading: every number is checked against what it may be ---- */

static uint64_t get_below(WireIn *in, uint64_t limit) {
  uint64_t value = wire_get_u64(in);
  if (value < limit) return value;
  in->bad = true;
  return 0;
}

static void get_sums(WireIn *in, Sums *sums) {
  Points *const points[] = {&sums->full,     &sums->confirmed,      &sums->pending,     &sums->lost,      &sums->not_due,
                            &sums->in_error, &sums->not_applicable, &sums->leaves_done, &sums->leaves_due};
  for (size_t i = 0; i < sizeof points / sizeof *points; i++) *points[i] = wire_get_i64(in);
}

static Day get_day(WireIn *in) {
  int64_t day = wire_get_i64(in);
  if (day >= INT32_MIN && day <= INT32_MAX) return (Day)day;
  in->bad = true;
  return DAY_NONE;
}

static void get_hash(WireIn *in, Sha256 *hash) {
  if ((size_t)(in->end - in->at) < sizeof hash->at) {
    in->bad = true;
    return;
  }
  memcpy(hash->at, in->at, sizeof hash->at);
  in->at += sizeof hash->at;
}

typedef struct Reading {
  WireIn *in;
  Arena *arena;
  const Marks *marks;
  EvidenceRefs papers; /* in the order in which they came */
} Reading;

static void get_paper(Reading *from, EvidenceRef *ref) {
  WireIn *in = from->in;
  uint64_t number = get_below(in, from->papers.len + 1);
  if (number) {
    *ref = from->papers.at[number - 1];
    return;
  }
  ref->unit = (uint32_t)get_below(in, UINT32_MAX);
  ref->record = (uint32_t)get_below(in, UINT32_MAX);
  ref->path = wire_get_text(in);
  ref->shown = wire_get_text(in);
  ref->page = wire_get_text(in);
  get_hash(in, &ref->hash);
  *list_add(from->arena, &from->papers) = *ref;
}

static void get_refs(Reading *from, EvidenceRefs *refs) {
  for (size_t left = wire_get_count(from->in, 3); left && !from->in->bad; left--) {
    EvidenceRef *ref = list_add(from->arena, refs);
    get_paper(from, ref);
    ref->line = (uint32_t)get_below(from->in, UINT32_MAX);
    ref->unread = wire_get_bool(from->in);
  }
}

static void get_leaf(Reading *from, Leaf *leaf) {
  WireIn *in = from->in;
  leaf->key = wire_get_text(in);
  leaf->window = wire_get_text(in);
  leaf->label = wire_get_text(in);
  leaf->detail = wire_get_text(in);
  leaf->value = wire_get_text(in);
  leaf->unread = wire_get_bool(in);
  leaf->low = wire_get_i64(in);
  leaf->high = wire_get_i64(in);
  leaf->likely = wire_get_i64(in);
  leaf->state = (LeafState)get_below(in, LEAF_WAITING + 1);
  leaf->reason = (Reason)get_below(in, REASON_COUNT);
  leaf->due = wire_get_bool(in);
  leaf->late = wire_get_bool(in);
  leaf->make_up = wire_get_bool(in);
  leaf->of_mark = wire_get_bool(in);
  leaf->given = wire_get_bool(in);
  leaf->by = get_day(in);
  leaf->on = get_day(in);
  get_refs(from, &leaf->evidence);
}

static void get_part(Reading *from, PartResult *part) {
  WireIn *in = from->in;
  const Marks *marks = from->marks;
  part->state = (State)get_below(in, STATE_COUNT);
  get_sums(in, &part->sums);
  part->computed = wire_get_i64(in);
  part->base = wire_get_text(in);
  part->overridden = wire_get_bool(in);
  part->refused = wire_get_bool(in);
  part->unseen = wire_get_bool(in);
  part->share_done = wire_get_i64(in);
  part->share_due = wire_get_i64(in);
  part->share_late = wire_get_i64(in);
  uint64_t mark = get_below(in, marks ? marks->all.len + 1 : 1);
  part->mark = mark ? &marks->all.at[mark - 1] : NULL;
  part->zero = (ZeroState)get_below(in, ZERO_WAITS + 1);
  get_refs(from, &part->zero_evidence);
  get_refs(from, &part->application);
  part->waits_for = (Reason)get_below(in, REASON_COUNT);
  part->waits = wire_get_text(in);
  part->counted = wire_get_text(in);
  for (size_t left = wire_get_count(in, 15); left && !in->bad; left--) get_leaf(from, list_add(from->arena, &part->leaves));
}

/* Another pack has another number of parts; its hand-over is not used. */
static void get_item(Reading *from, const PackItem *of, ItemResult *item) {
  WireIn *in = from->in;
  const Marks *marks = from->marks;
  item->state = (State)get_below(in, STATE_COUNT);
  get_sums(in, &item->sums);
  item->error = wire_get_text(in);
  uint64_t waiver = get_below(in, marks ? marks->waivers.len + 1 : 1);
  item->waiver = waiver ? &marks->waivers.at[waiver - 1] : NULL;
  size_t count = wire_get_count(in, 19);
  if (count != of->parts.len) in->bad = true;
  for (size_t i = 0; i < of->parts.len; i++) {
    PartResult *part = list_add(from->arena, &item->parts);
    if (!in->bad) get_part(from, part);
  }
}

void result_get(WireIn *in, Arena *arena, const Pack *pack, const Marks *marks, UnitResult *result) {
  Reading from = {.in = in, .arena = arena, .marks = marks};
  memset(result, 0, sizeof *result);
  result->unit = (uint32_t)get_below(in, UINT32_MAX);
  result->applies = wire_get_bool(in);
  result->provisional = wire_get_bool(in);
  get_sums(in, &result->sums);
  get_sums(in, &result->adjusted);
  get_sums(in, &result->bonus);
  result->filed = (uint32_t)get_below(in, UINT32_MAX);
  result->papers = (uint32_t)get_below(in, UINT32_MAX);
  result->answers = (uint32_t)get_below(in, UINT32_MAX);
  result->fixed.name = wire_get_text(in);
  result->fixed.why = wire_get_text(in);
  get_refs(&from, &result->fixed.evidence);
  steps_get(in, arena, pack, &result->lowered);
  lacks_get(in, arena, pack, &result->lacks);
  if (wire_get_count(in, 13) != pack->items.len) in->bad = true;
  for (size_t i = 0; i < pack->items.len; i++) {
    ItemResult *item = list_add(arena, &result->items);
    if (!in->bad) get_item(&from, &pack->items.at[i], item);
  }
}
