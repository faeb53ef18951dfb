/* SPDX-License-Identifier: MIT
 *
 * The ledger of what is to be put right. Takes: a unit's result, what its earlier periods had open, the rows of ledger.csv.
 * Gives: entries with a state that follows from these alone, so that nobody copies one period's list into the next.
 * Owns nothing; everything lies in the unit's arena.
 */
#include "assess/assess_in.h"

#include <stdlib.h>
#include <string.h>

typedef struct Building {
  const Assessor *assessor;
  const History *history;
  const LedgerRows *rows;
  const UnitResult *result;
  Arena *arena;
  Ledger *ledger;
  bool *used; /* rows of ledger.csv */
  DiagList *diags;
} Building;

/* ---- What earlier periods say ---- */

static size_t period_count(const Building *b) {
  return b->assessor->past ? b->assessor->past->periods.len : 0;
}

static const PastUnit *period_at(const Building *b, size_t i) {
  return &b->assessor->past->periods.at[i];
}

static size_t period_number(const Building *b, const PastUnit *past) {
  return (size_t)(past - b->assessor->past->periods.at);
}

/* The latest closed period of the assessment, and whether the unit stands in it. */
static const PastUnit *last_period(const Building *b) {
  size_t count = period_count(b);
  const PastUnit *last = count ? period_at(b, count - 1) : NULL;
  return last && last->period + 1 == b->history->periods.len ? last : NULL;
}

/* The period before `until`, from there back, in which it was open and after which nothing settled it; NULL. */
static const PastUnit *last_open(const Building *b, Text item, Text part, const Leaf *leaf, size_t until,
                                 const PastLeaf **found) {
  for (size_t i = until; i-- > 0;) {
    const PastUnit *past = period_at(b, i);
    *found = past_leaf(past, item, part, &leaf->key, &leaf->window);
    if (*found && (*found)->open) return past;
    if (!*found || !(*found)->unsettled) break;
  }
  *found = NULL;
  return NULL;
}

/* The as-of day of the first report in which it was open, and after which nothing settled it, seen from the period before
 * `until`. ledger.csv may know an earlier day, but none on which a closed period did not have it: of reports that were not
 * closed nobody else knows. */
static Day found_on(const Building *b, Text item, Text part, const Leaf *leaf, size_t until, const LedgerRow *row) {
  const PastUnit *past;
  const PastLeaf *then;
  Day found = b->assessor->assessment->as_of, said = row ? row->found : DAY_NONE;
  while ((past = last_open(b, item, part, leaf, until, &then))) {
    found = b->history->periods.at[past->period].as_of;
    until = period_number(b, past);
  }
  Day without = until ? b->history->periods.at[period_at(b, until - 1)->period].as_of : DAY_NONE;
  return said > without && said < found ? said : found;
}

/* Whatever its window. */
static const PastLeaf *requirement_in(const PastUnit *past, Text item, Text part, const Leaf *leaf, bool open) {
  for (size_t i = 0; i < past->leaves.len; i++) {
    const PastLeaf *one = &past->leaves.at[i];
    bool wanted = open ? one->open : one->unsettled;
    if (wanted && text_equal(one->item, item) && text_equal(one->part, part) && text_equal(one->key, leaf->key)) return one;
  }
  return NULL;
}

/* Open once, then settled in a period that had the item. */
static bool has_regressed(const Building *b, Text item, Text part, const Leaf *leaf) {
  bool was_open = false;
  for (size_t i = 0; i < period_count(b); i++) {
    const PastUnit *past = period_at(b, i);
    if (requirement_in(past, item, part, leaf, true)) {
      was_open = true;
      continue;
    }
    const PastItem *then = past_item(past, item);
    bool judged = then && then->state != STATE_NOT_APPLICABLE && then->state != STATE_ERROR && then->state != STATE_NOT_DUE;
    if (was_open && judged && !requirement_in(past, item, part, leaf, false)) return true;
  }
  return false;
}

/* ---- ledger.csv ---- */

static const LedgerRow *row_of(Building *b, Text id, Text code) {
  for (size_t i = b->rows->all.len; i-- > 0;) { /* of two rows the later one counts */
    const LedgerRow *row = &b->rows->all.at[i];
    if (row->unit != b->result->unit || !(text_equal(row->finding, id) || text_equal(row->finding, code))) continue;
    b->used[i] = true;
    return row;
  }
  return NULL;
}

static void take_row(LedgerEntry *entry, const LedgerRow *row) {
  if (!row) return;
  entry->owner = row->owner;
  entry->measure = row->measure;
  if (row->limit != DAY_NONE) entry->limit = row->limit, entry->endless = false;
  if (entry->state == LEDGER_OPEN && (row->owner.len || row->measure.len)) entry->state = LEDGER_REMEDIATING;
}

/* ---- Entries ---- */

/* A list that asks for what is missing is not what is missing: one paper tells that. */
static Leaf bare(const Leaf *leaf) {
  Leaf copy = *leaf;
  bool asked = leaf->reason == REASON_MISSING && leaf->evidence.len;
  memset(&copy.evidence, 0, sizeof copy.evidence);
  if (asked) copy.evidence = (EvidenceRefs){leaf->evidence.at, 1, 1};
  return copy;
}

/* A finding of a severity has that long from the day it was found, whatever day its paper was due. */
static void set_limit(const Building *b, LedgerEntry *entry) {
  const Pack *pack = b->assessor->pack;
  const PackSeverity *severity = pack_severity(pack, &pack->items.at[entry->item]);
  Leaf asked = entry->leaf;
  entry->endless = severity && !severity->within_text.len;
  if (severity && !entry->endless) asked.by = span_move(b->assessor->assessment, &severity->within, entry->found, 1);
  entry->waived_until = item_waived_until(&b->result->items.at[entry->item]);
  entry->limit = entry->endless ? DAY_NONE : leaf_limit(&asked, entry->waived_until);
}

static LedgerEntry *entry_add(Building *b, uint32_t item, uint32_t part, const Leaf *leaf, const LedgerRow **row) {
  LedgerEntry *entry = list_add(b->arena, b->ledger);
  *entry = (LedgerEntry){.unit = b->result->unit, .item = item, .part = part, .leaf = bare(leaf), .limit = DAY_NONE,
                         .waived_until = DAY_NONE, .closed = DAY_NONE, .owner = TEXT_NONE, .measure = TEXT_NONE,
                         .remark = TEXT_NONE, .place = (uint32_t)b->ledger->len};
  Text id = finding_id(b->arena, b->assessor->units, b->assessor->pack, entry->unit, item, part, leaf);
  entry->code = finding_code(b->arena, b->assessor->units, b->assessor->pack, entry->unit, item, part, leaf);
  *row = row_of(b, id, entry->code);
  return entry;
}

static Day as_of(const Building *b) {
  return b->assessor->assessment->as_of;
}

static void tell_not_done(const Building *b, const LedgerEntry *entry, const LedgerRow *row) {
  if (!row || row->done == DAY_NONE || row->done > as_of(b)) return;
  diag_add(b->diags, DIAG_LEDGER_NOT_DONE, row->where, b->assessor->units->all.at[entry->unit].name, entry->code,
           day_iso(b->arena, row->done));
}

static Day last_as_of(const Building *b) {
  return b->history->periods.at[b->history->periods.len - 1].as_of;
}

/* The day that ledger.csv says, where it may count: the last report that asked for it had it open. */
static Day day_done(const Building *b, const LedgerEntry *entry, const LedgerRow *row, const PastUnit *then) {
  if (!row || row->done == DAY_NONE || row->done > as_of(b)) return DAY_NONE;
  if (row->done > b->history->periods.at[then->period].as_of) return row->done;
  diag_add(b->diags, DIAG_LEDGER_BEFORE, row->where, b->assessor->units->all.at[entry->unit].name, entry->code,
           day_iso(b->arena, row->done));
  return DAY_NONE;
}

/* As its last period said it: nothing has answered it since, so it is open until ledger.csv says when it was put right. */
static void carry(Building *b, uint32_t item, uint32_t part, const PastUnit *then, const PastLeaf *past) {
  Leaf leaf = {.key = past->key, .window = past->window, .label = past->label, .detail = past->detail, .state = LEAF_OPEN,
               .due = true, .by = past->by, .on = DAY_NONE, .reason = (Reason)past->reason};
  const LedgerRow *row;
  LedgerEntry *entry = entry_add(b, item, part, &leaf, &row);
  entry->carried = true;
  entry->remark = past->remark;
  entry->found = found_on(b, past->item, past->part, &leaf, period_number(b, then) + 1, row);
  set_limit(b, entry);
  take_row(entry, row);
  entry->closed = day_done(b, entry, row, then);
  if (entry->closed == DAY_NONE) return;
  entry->state = LEDGER_CLOSED;
  if (entry->closed <= last_as_of(b)) b->ledger->len--; /* told as closed before */
}

/* The last report had it open, so it was put right later, whatever day its paper bears. */
static void close_entry(const Building *b, LedgerEntry *entry, const Leaf *leaf) {
  entry->state = LEDGER_CLOSED;
  entry->closed = leaf->on > last_as_of(b) ? leaf->on : as_of(b);
}

static Text remark_of(const Building *b, uint32_t item, uint32_t part, const Leaf *leaf) {
  const Assessor *assessor = b->assessor;
  const PackPart *of = &assessor->pack->items.at[item].parts.at[part];
  if (!leaf_is_judged(leaf)) return TEXT_NONE;
  const Mark *mark = part_mark_of(assessor->marks, of, b->result->unit, item, part, leaf->key, leaf->window);
  if (!mark) mark = b->result->items.at[item].parts.at[part].mark; /* a number */
  return mark ? mark->remark : TEXT_NONE;
}

/* One leaf of this period's result: open now, or open when the last period was closed. */
static void take_leaf(Building *b, uint32_t item, uint32_t part, const Leaf *leaf) {
  const PackItem *of = &b->assessor->pack->items.at[item];
  Text part_id = of->parts.at[part].id;
  bool open = leaf_is_problem(leaf), waits = leaf->due && leaf->state == LEAF_WAITING;
  const PastLeaf *before = NULL;
  const PastUnit *then = NULL;
  const LedgerRow *row;
  if (!open && last_period(b)) then = last_open(b, of->id, part_id, leaf, period_count(b), &before);
  if (!open && !before) return;
  if (!open && !waits && !leaf_is_settled(leaf)) {
    carry(b, item, part, then, before);
    return;
  }
  LedgerEntry *entry = entry_add(b, item, part, leaf, &row);
  entry->found = found_on(b, of->id, part_id, leaf, period_count(b), row);
  if (waits) entry->state = LEDGER_REMEDIATING;
  else if (!open) close_entry(b, entry, leaf);
  set_limit(b, entry);
  take_row(entry, row);
  if (!open) return;
  entry->remark = remark_of(b, item, part, leaf);
  entry->regressed = has_regressed(b, of->id, part_id, leaf);
  tell_not_done(b, entry, row);
}

static bool has_window(const PartResult *part, Text window) {
  for (size_t i = 0; i < part->leaves.len; i++)
    if (text_equal(part->leaves.at[i].window, window)) return true;
  return false;
}

static uint32_t part_index(const PackItem *item, Text id) {
  for (uint32_t i = 0; i < item->parts.len; i++)
    if (text_equal(item->parts.at[i].id, id)) return i;
  return UINT32_MAX;
}

/* A half-year asks again for the windows of its quarters: what is not among the open ones there was put right. */
static bool settled_in(const PastUnit *later, const PastUnit *then, Text item) {
  const PastItem *of = past_item(later, item);
  bool covers = then->days.from != DAY_NONE && later->days.from <= then->days.from && later->days.to >= then->days.to;
  return covers && of && of->state != STATE_NOT_APPLICABLE && of->state != STATE_ERROR;
}

static bool asked_later(const Building *b, size_t period, const PastLeaf *leaf) {
  for (size_t i = period + 1; i < period_count(b); i++) {
    const PastLeaf *later = past_leaf(period_at(b, i), leaf->item, leaf->part, &leaf->key, &leaf->window);
    if (later ? !later->unsettled : settled_in(period_at(b, i), period_at(b, period), leaf->item)) return true;
  }
  return false;
}

/* A window that is over: nothing asks for it any more. Of what has no window its leaf tells, but where the rule failed. */
static void carry_window(Building *b, size_t period, const PastLeaf *past) {
  uint32_t item = pack_find_item(b->assessor->pack, past->item);
  uint32_t part = item == UINT32_MAX ? UINT32_MAX : part_index(&b->assessor->pack->items.at[item], past->part);
  if (!past->open || part == UINT32_MAX || asked_later(b, period, past)) return;
  const ItemResult *now = &b->result->items.at[item];
  const PastUnit *then = period_at(b, period);
  const PastLeaf *last;
  Leaf leaf = {.key = past->key, .window = past->window};
  bool over = past->window.len && !has_window(&now->parts.at[part], past->window);
  bool failed = now->state == STATE_ERROR && last_open(b, past->item, past->part, &leaf, period_count(b), &last) == then;
  if (now->state != STATE_NOT_APPLICABLE && (over || failed)) carry(b, item, part, then, past);
}

static void tell_unknown(const Building *b) {
  for (size_t i = 0; i < b->rows->all.len; i++) {
    const LedgerRow *row = &b->rows->all.at[i];
    bool closed_before = row->done != DAY_NONE && row->done <= as_of(b);
    if (row->unit != b->result->unit || b->used[i] || closed_before) continue;
    diag_add(b->diags, DIAG_LEDGER_UNKNOWN, row->where, b->assessor->units->all.at[row->unit].name, row->finding, TEXT_NONE);
  }
}

void ledger_of_unit(const Assessor *assessor, const History *history, const LedgerRows *rows, const UnitResult *result,
                    Arena *arena, DiagList *diags, Ledger *ledger) {
  Building b = {.assessor = assessor, .history = history, .rows = rows, .result = result, .arena = arena, .ledger = ledger,
                .diags = diags};
  b.used = arena_alloc(arena, rows->all.len + 1);
  for (uint32_t item = 0; item < result->items.len; item++)
    for (uint32_t part = 0; part < result->items.at[item].parts.len; part++) {
      const Leaves *leaves = &result->items.at[item].parts.at[part].leaves;
      for (size_t i = 0; result->items.at[item].state != STATE_ERROR && i < leaves->len; i++)
        take_leaf(&b, item, part, &leaves->at[i]);
    }
  for (size_t period = 0; result->applies && period < period_count(&b); period++)
    for (size_t i = 0; i < period_at(&b, period)->leaves.len; i++)
      carry_window(&b, period, &period_at(&b, period)->leaves.at[i]);
  tell_unknown(&b);
}

/* ---- Order ---- */

static int limit_class(Day limit, Day as_of) {
  return limit == DAY_NONE ? 1 : limit < as_of ? 0 : 2;
}

int limit_compare(Day a, Day b, Day as_of) {
  int first = limit_class(a, as_of), second = limit_class(b, as_of);
  if (first != second) return first < second ? -1 : 1;
  return a == b ? 0 : a < b ? -1 : 1;
}

typedef struct Placed {
  const LedgerEntry *entry;
  Day as_of;
} Placed;

static int ledger_compare(const void *left, const void *right) {
  const LedgerEntry *a = ((const Placed *)left)->entry, *b = ((const Placed *)right)->entry;
  bool a_closed = a->state == LEDGER_CLOSED, b_closed = b->state == LEDGER_CLOSED;
  if (a_closed != b_closed) return a_closed ? 1 : -1;
  if (a->endless != b->endless) return a->endless ? 1 : -1;
  int order = limit_compare(a->limit, b->limit, ((const Placed *)left)->as_of);
  if (order) return order;
  if (a->unit != b->unit) return a->unit < b->unit ? -1 : 1;
  if (a->item != b->item) return a->item < b->item ? -1 : 1;
  if (a->part != b->part) return a->part < b->part ? -1 : 1;
  return a->place < b->place ? -1 : a->place > b->place;
}

void ledger_sort(Ledger *ledger, Day as_of) {
  Buf sorted = {0}, order = {0};
  if (!ledger->len) return;
  for (size_t i = 0; i < ledger->len; i++) {
    const Placed placed = {&ledger->at[i], as_of};
    buf_put(&order, &placed, sizeof placed);
  }
  Placed *places = (Placed *)(void *)order.at;
  qsort(places, ledger->len, sizeof *places, ledger_compare);
  for (size_t i = 0; i < ledger->len; i++) buf_put(&sorted, places[i].entry, sizeof *places[i].entry);
  memcpy(ledger->at, sorted.at, ledger->len * sizeof *ledger->at);
  buf_free(&sorted);
  buf_free(&order);
}

/* ---- Hand-over layout ---- */

void ledger_put(Buf *out, const Ledger *ledger) {
  wire_put_u64(out, ledger->len);
  for (size_t i = 0; i < ledger->len; i++) {
    const LedgerEntry *entry = &ledger->at[i];
    const Leaf *leaf = &entry->leaf;
    const Text texts[] = {entry->code, entry->owner, entry->measure, entry->remark,
                          leaf->key,   leaf->window, leaf->label,    leaf->detail};
    const int64_t numbers[] = {entry->unit,  entry->item,   entry->part,      entry->state,  entry->found,
                               entry->limit, entry->closed, entry->regressed, entry->carried, leaf->by, entry->endless,
                               entry->waived_until, entry->place, leaf->evidence.len > 0};
    for (size_t n = 0; n < sizeof texts / sizeof *texts; n++) wire_put_text(out, texts[n]);
    for (size_t n = 0; n < sizeof numbers / sizeof *numbers; n++) wire_put_i64(out, numbers[n]);
    wire_put_u64(out, leaf->reason);
    wire_put_bool(out, leaf->state == LEAF_OPEN); /* else it was judged, and not met */
  }
}

static void get_entry(WireIn *in, Arena *arena, LedgerEntry *entry) {
  Leaf *leaf = &entry->leaf;
  Text *const texts[] = {&entry->code, &entry->owner,  &entry->measure, &entry->remark,
                         &leaf->key,   &leaf->window, &leaf->label,    &leaf->detail};
  int64_t numbers[14];
  for (size_t n = 0; n < sizeof texts / sizeof *texts; n++) *texts[n] = wire_get_text(in);
  for (size_t n = 0; n < sizeof numbers / sizeof *numbers; n++) numbers[n] = wire_get_i64(in);
  uint64_t reason = wire_get_u64(in);
  bool open = wire_get_bool(in);
  if (reason >= REASON_COUNT || numbers[3] < 0 || numbers[3] > LEDGER_CLOSED) in->bad = true;
  if (in->bad) return;
  entry->unit = (uint32_t)numbers[0];
  entry->item = (uint32_t)numbers[1];
  entry->part = (uint32_t)numbers[2];
  entry->state = (LedgerState)numbers[3];
  entry->found = (Day)numbers[4];
  entry->limit = (Day)numbers[5];
  entry->closed = (Day)numbers[6];
  entry->regressed = numbers[7] != 0;
  entry->carried = numbers[8] != 0;
  leaf->by = (Day)numbers[9];
  entry->endless = numbers[10] != 0;
  entry->waived_until = (Day)numbers[11];
  entry->place = (uint32_t)numbers[12];
  leaf->on = DAY_NONE;
  leaf->due = true;
  leaf->state = open && entry->state != LEDGER_CLOSED ? LEAF_OPEN : LEAF_DONE;
  leaf->reason = (Reason)reason;
  if (numbers[13]) *list_add(arena, &leaf->evidence) = (EvidenceRef){.shown = leaf->detail};
}

void ledger_get(WireIn *in, Arena *arena, Ledger *ledger) {
  size_t count = wire_get_count(in, 23);
  for (size_t i = 0; i < count && !in->bad; i++) get_entry(in, arena, list_add(arena, ledger));
}
