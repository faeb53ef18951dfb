/* SPDX-License-Identifier: MIT
 *
 * Findings: what of a result needs action. The lines that are due and not done are the to-do list.
 * Takes: a unit's result. Gives: findings in pack order, and their hand-over layout. Owns nothing.
 */
#include "report/report.h"

#include <string.h>

static EvidenceRefs unread_of(Arena *arena, const EvidenceRefs *papers) {
  EvidenceRefs unread = {0};
  for (size_t i = 0; i < papers->len; i++)
    if (papers->at[i].unread) *list_add(arena, &unread) = papers->at[i];
  return unread;
}

/* What is done, or short in any case, and has points that hang on papers nobody could read: those papers. Not due, so no line
 * of the count. */
static void finding_of_unread(Arena *arena, const Finding *common, const Leaf *leaf, Points at_stake, Findings *findings) {
  Finding *finding = list_add(arena, findings);
  *finding = *common;
  finding->state = STATE_PENDING;
  finding->at_stake = at_stake;
  finding->leaf = leaf_beside(arena, leaf);
  finding->leaf.state = LEAF_WAITING;
  if (leaf->reason != REASON_NO_DAY && leaf->reason != REASON_NO_VALUE) finding->leaf.reason = REASON_UNREADABLE;
  finding->leaf.due = false;
  finding->leaf.by = DAY_NONE;
  finding->leaf.evidence = unread_of(arena, &leaf->evidence);
}

static void papers_add(Arena *arena, EvidenceRefs *papers, const EvidenceRefs *more) {
  for (size_t i = 0; i < more->len; i++) {
    bool there = false;
    for (size_t k = 0; k < papers->len; k++)
      there |= papers->at[k].line == more->at[i].line && text_equal(papers->at[k].path, more->at[i].path);
    if (!there) *list_add(arena, papers) = more->at[i];
  }
}

/* A review has no papers of its own: those that its part asks for are what the assessor looks at, or has looked at. */
static EvidenceRefs judged_papers(Arena *arena, const PackPart *asked, const PartResult *part, const Leaf *leaf) {
  EvidenceRefs papers = leaf->evidence;
  bool judged = leaf->reason == REASON_WAITING || leaf->reason == REASON_REFUSED;
  if (papers.len || !judged || asked->kind == PART_COMPUTED) return papers; /* or none */
  for (size_t i = 0; i < part->leaves.len; i++)
    if (part->leaves.at[i].state != LEAF_OPEN) papers_add(arena, &papers, &part->leaves.at[i].evidence);
  return papers;
}

static void findings_of_part(Arena *arena, const Pack *pack, const Finding *common, const PartResult *part, Findings *findings) {
  const PackPart *asked = &pack->items.at[common->item].parts.at[common->part];
  LeafStake *stakes = arena_alloc(arena, part->leaves.len * sizeof *stakes);
  part_stakes(pack, asked, part, stakes);
  for (size_t i = 0; i < part->leaves.len; i++) {
    const Leaf *leaf = &part->leaves.at[i];
    bool beside = leaf->unread && !part->overridden; /* a mark stands in place of the computed points: no paper changes them */
    if (beside) finding_of_unread(arena, common, leaf, stakes[i].waits, findings);
    if (!leaf_is_finding(leaf)) continue;
    Finding *finding = list_add(arena, findings);
    *finding = *common;
    finding->leaf = *leaf;
    finding->leaf.evidence = judged_papers(arena, asked, part, leaf);
    finding->state = part->state;
    finding->at_stake = stakes[i].lost + (beside ? 0 : stakes[i].waits);
  }
}

/* One line for an item that could not be judged. Not due: its leaves have left both sides. */
static void finding_of_error(Arena *arena, const Finding *common, const ItemResult *item, Findings *findings) {
  Finding *finding = list_add(arena, findings);
  *finding = *common;
  finding->state = STATE_ERROR;
  finding->at_stake = item->sums.in_error;
  finding->leaf = (Leaf){.key = TEXT("error"), .label = item->error, .state = LEAF_WAITING, .by = DAY_NONE, .on = DAY_NONE};
}

/* A bonus has no leaf, for nobody has to apply; its application is for an assessor to find; so is a
 * veto that only eyes can tell. Not due, so no line of the count. A bonus that nobody has to approve waits for what nobody could
 * read. */
static void finding_of_application(Arena *arena, const Finding *common, const PackPart *asked, Text title, const PartResult *part,
                                   Findings *findings) {
  Finding *finding = list_add(arena, findings);
  *finding = *common;
  finding->state = part->state;
  finding->at_stake = part->sums.pending;
  finding->leaf = (Leaf){.key = TEXT("application"),
                         .label = asked->guide.len ? asked->guide : title,
                         .state = LEAF_WAITING,
                         .reason = REASON_WAITING,
                         .by = DAY_NONE,
                         .on = DAY_NONE,
                         .evidence = part->application};
  if (asked->markable || asked->valued == VALUED_BY_NUMBER) return;
  finding->leaf.reason = part->waits_for ? part->waits_for : REASON_UNREADABLE;
  finding->leaf.detail = part->waits;
  finding->leaf.unread = true;
  finding->leaf.evidence = unread_of(arena, &part->application);
}

void findings_of_unit(Arena *arena, const Pack *pack, const UnitResult *result, Findings *findings) {
  for (size_t i = 0; i < result->items.len; i++) {
    const ItemResult *item = &result->items.at[i];
    Finding common = {.unit = result->unit, .item = (uint32_t)i, .waived_until = item_waived_until(item)};
    if (item->state == STATE_ERROR) {
      finding_of_error(arena, &common, item, findings);
      continue;
    }
    for (size_t k = 0; k < item->parts.len; k++) {
      common.part = (uint32_t)k;
      const PartResult *part = &item->parts.at[k];
      findings_of_part(arena, pack, &common, part, findings);
      if (part->application.len && part->state == STATE_PENDING)
        finding_of_application(arena, &common, &pack->items.at[i].parts.at[k], pack->items.at[i].title, part, findings);
    }
  }
}

Text finding_anchor(Arena *arena, const Pack *pack, const Units *units, const Finding *finding) {
  Text code = finding_code(arena, units, pack, finding->unit, finding->item, finding->part, &finding->leaf);
  return text_format(arena, "f-%.*s", TEXT_ARG(code));
}

/* Findings arrive unit by unit in pack order; a stable merge by item and unit keeps the order inside each. */
static bool finding_before(const Finding *a, const Finding *b) {
  if (a->item != b->item) return a->item < b->item;
  return a->unit < b->unit;
}

static void merge_runs(const Finding *from, Finding *to, size_t left, size_t middle, size_t right) {
  size_t a = left, b = middle;
  for (size_t i = left; i < right; i++)
    to[i] = a < middle && (b >= right || !finding_before(&from[b], &from[a])) ? from[a++] : from[b++];
}

void findings_sort(Findings *findings) {
  size_t count = findings->len;
  if (count < 2) return;
  Buf spare = {0};
  buf_put(&spare, findings->at, count * sizeof(Finding));
  Finding *from = findings->at, *to = (Finding *)(void *)spare.at;
  for (size_t width = 1; width < count; width *= 2) {
    for (size_t left = 0; left < count; left += 2 * width) {
      size_t middle = left + width < count ? left + width : count, right = left + 2 * width < count ? left + 2 * width : count;
      merge_runs(from, to, left, middle, right);
    }
    Finding *swap = from;
    from = to;
    to = swap;
  }
  if (from != findings->at) memcpy(findings->at, from, count * sizeof(Finding));
  buf_free(&spare);
}

/* ---- Hand-over layout ---- */

static void ref_put(Buf *out, const EvidenceRef *ref) {
  wire_put_u64(out, ref->unit);
  wire_put_u64(out, ref->record);
  wire_put_u64(out, ref->line);
  wire_put_bool(out, ref->unread);
  wire_put_text(out, ref->path);
  wire_put_text(out, ref->shown);
  wire_put_text(out, ref->page);
  wire_put_text(out, (Text){(const char *)ref->hash.at, sizeof ref->hash.at});
}

static void ref_get(WireIn *in, EvidenceRef *ref) {
  ref->unit = (uint32_t)wire_get_u64(in);
  ref->record = (uint32_t)wire_get_u64(in);
  ref->line = (uint32_t)wire_get_u64(in);
  ref->unread = wire_get_bool(in);
  ref->path = wire_get_text(in);
  ref->shown = wire_get_text(in);
  ref->page = wire_get_text(in);
  Text hash = wire_get_text(in);
  if (hash.len == sizeof ref->hash.at)
    memcpy(ref->hash.at, hash.at, hash.len);
  else
    in->bad = true;
}

static void leaf_put(Buf *out, const Leaf *leaf) {
  wire_put_text(out, leaf->key);
  wire_put_text(out, leaf->window);
  wire_put_text(out, leaf->label);
  wire_put_u64(out, leaf->state);
  wire_put_bool(out, leaf->unread);
  wire_put_bool(out, leaf->due);
  wire_put_bool(out, leaf->late);
  wire_put_bool(out, leaf->make_up);
  wire_put_bool(out, leaf->of_mark);
  wire_put_bool(out, leaf->given);
  wire_put_i64(out, leaf->by);
  wire_put_i64(out, leaf->on);
  wire_put_u64(out, leaf->reason);
  wire_put_text(out, leaf->detail);
  wire_put_u64(out, leaf->evidence.len);
  for (size_t i = 0; i < leaf->evidence.len; i++) ref_put(out, &leaf->evidence.at[i]);
}

/* A number out of range means a damaged file: nothing of it is used. */
static int get_below(WireIn *in, int count) {
  uint64_t value = wire_get_u64(in);
  if (value >= (uint64_t)count) in->bad = true;
  return in->bad ? 0 : (int)value;
}

static void leaf_get(WireIn *in, Arena *arena, Leaf *leaf) {
  leaf->key = wire_get_text(in);
  leaf->window = wire_get_text(in);
  leaf->label = wire_get_text(in);
  leaf->state = (LeafState)get_below(in, LEAF_WAITING + 1);
  leaf->unread = wire_get_bool(in);
  leaf->due = wire_get_bool(in);
  leaf->late = wire_get_bool(in);
  leaf->make_up = wire_get_bool(in);
  leaf->of_mark = wire_get_bool(in);
  leaf->given = wire_get_bool(in);
  leaf->by = (Day)wire_get_i64(in);
  leaf->on = (Day)wire_get_i64(in);
  leaf->reason = (Reason)get_below(in, REASON_COUNT);
  leaf->detail = wire_get_text(in);
  size_t count = wire_get_count(in, 8);
  for (size_t i = 0; i < count && !in->bad; i++) ref_get(in, list_add(arena, &leaf->evidence));
}

void findings_put(Buf *out, const Findings *findings) {
  wire_put_u64(out, findings->len);
  for (size_t i = 0; i < findings->len; i++) {
    const Finding *finding = &findings->at[i];
    wire_put_u64(out, finding->unit);
    wire_put_u64(out, finding->item);
    wire_put_u64(out, finding->part);
    wire_put_u64(out, finding->state);
    wire_put_i64(out, finding->at_stake);
    wire_put_i64(out, finding->waived_until);
    leaf_put(out, &finding->leaf);
  }
}

void findings_get(WireIn *in, Arena *arena, Findings *findings) {
  size_t count = wire_get_count(in, 5);
  for (size_t i = 0; i < count && !in->bad; i++) {
    Finding *finding = list_add(arena, findings);
    finding->unit = (uint32_t)wire_get_u64(in);
    finding->item = (uint32_t)wire_get_u64(in);
    finding->part = (uint32_t)wire_get_u64(in);
    finding->state = (State)get_below(in, STATE_COUNT);
    finding->at_stake = wire_get_i64(in);
    finding->waived_until = (Day)wire_get_i64(in);
    leaf_get(in, arena, &finding->leaf);
  }
}
