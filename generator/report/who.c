/* SPDX-License-Identifier: MIT
 *
 * Who is who in the data of a report: units, items, summaries in printed order, sums over units, papers and their items.
 * Takes: a composer. Gives: borrowed pointers and sums. Owns nothing.
 */
#include "report/report_in.h"

const Unit *unit_at(const Composer *composer, uint32_t unit) {
  return &composer->data->units->all.at[unit];
}

const PackItem *item_at(const Composer *composer, uint32_t item) {
  return &composer->data->pack->items.at[item];
}

bool pack_scored(const Composer *composer) {
  return composer->data->pack->scored;
}

size_t summary_count(const Composer *composer) {
  return composer->data->summaries ? composer->data->summaries->len : 0;
}

const UnitSummary *summary_at(const Composer *composer, size_t position) {
  const uint32_t *order = composer->data->order;
  return &composer->data->summaries->at[order ? order[position] : position];
}

void summary_range(const Composer *composer, size_t *from, size_t *until) {
  size_t count = summary_count(composer);
  *until = composer->data->until && composer->data->until < count ? composer->data->until : count;
  *from = composer->data->from < *until ? composer->data->from : *until;
}

/* A pack may have items for several classes; those of others are left out where no sum would miss them. */
bool item_concerns_unit(const Composer *composer, uint32_t index, uint32_t unit, const Sums *sums) {
  const PackItem *item = item_at(composer, index);
  Text klass = unit_at(composer, unit)->klass;
  bool listed = item->for_units.len == 0;
  for (size_t i = 0; i < item->for_units.len; i++) listed |= text_equal(item->for_units.at[i], klass);
  return listed || (item->points != 0 && sums->full != sums->not_applicable);
}

bool item_concerns(const Composer *composer, uint32_t item) {
  const UnitResult *result = composer->data->result;
  return item_concerns_unit(composer, item, result->unit, &result->sums);
}

Text class_title(const Composer *composer, Text klass) {
  const Pack *pack = composer->data->pack;
  for (size_t i = 0; i < pack->classes.len; i++)
    if (text_equal(pack->classes.at[i].id, klass) && pack->classes.at[i].title.len) return pack->classes.at[i].title;
  return klass;
}

Text mode_title(const Composer *composer, Text mode) {
  const Pack *pack = composer->data->pack;
  for (size_t i = 0; i < pack->modes.len; i++)
    if (text_equal(pack->modes.at[i].id, mode) && pack->modes.at[i].title.len) return pack->modes.at[i].title;
  return mode;
}

bool any_class(const Composer *composer) {
  for (size_t i = 0; i < composer->data->units->all.len; i++)
    if (composer->data->units->all.at[i].klass.len) return true;
  return false;
}

void sums_of_all(const Composer *composer, Sums *sums) {
  *sums = (Sums){0};
  for (size_t i = 0; i < summary_count(composer); i++) sums_add(sums, &composer->data->summaries->at[i].sums);
}

void sums_of_item(const Composer *composer, uint32_t item, Sums *sums) {
  *sums = (Sums){0};
  if (composer->data->result) {
    *sums = composer->data->result->items.at[item].sums;
    return;
  }
  for (size_t i = 0; i < summary_count(composer); i++) {
    const UnitSummary *summary = &composer->data->summaries->at[i];
    if (summary->applies && summary->items) sums_add(sums, &summary->items[item]);
  }
}

bool pack_weighted(const Composer *composer) {
  return pack_has_weights(composer->data->pack);
}

void sums_of_section(const Composer *composer, uint32_t section, Sums *total) {
  const Pack *pack = composer->data->pack;
  *total = (Sums){0};
  for (size_t i = 0; i < pack->items.len; i++) {
    Sums sums;
    if (pack->items.at[i].bonus || pack->items.at[i].section_index != section) continue;
    sums_of_item(composer, (uint32_t)i, &sums);
    sums_add(total, &sums);
  }
}

/* ---- Papers and the items they answered ---- */

/* Items come in pack order, so an item that cites a paper twice stands at the end of its list already. */
static void answer_add(Arena *arena, Indexes *items, uint32_t item) {
  if (!items->len || items->at[items->len - 1] != item) *list_add(arena, items) = item;
}

typedef void (*RefTaker)(const Composer *composer, const EvidenceRef *ref, uint32_t item, void *state);

static void refs_taken(const Composer *composer, const EvidenceRefs *refs, uint32_t item, RefTaker take, void *state) {
  for (size_t i = 0; i < refs->len; i++)
    if (refs->at[i].unit == composer->data->result->unit) take(composer, &refs->at[i], item, state);
}

static void leaf_taken(const Composer *composer, const PackPart *part, const Leaf *leaf, uint32_t item, RefTaker take,
                       void *state) {
  for (size_t i = 0; i < leaf->evidence.len; i++) {
    const EvidenceRef *ref = &leaf->evidence.at[i];
    bool counts = leaf->state == LEAF_WAITING || leaf_uses(part, leaf, ref);
    if (counts && ref->unit == composer->data->result->unit) take(composer, ref, item, state);
  }
}

/* What only came near is left out; what waits, or set the whole to zero, is part of how the result came about. */
static void refs_of_item(const Composer *composer, uint32_t item, RefTaker take, void *state) {
  const ItemResult *result = &composer->data->result->items.at[item];
  for (size_t k = 0; k < result->parts.len; k++) {
    const PartResult *part = &result->parts.at[k];
    const PackPart *rule = &item_at(composer, item)->parts.at[k];
    for (size_t l = 0; l < part->leaves.len; l++) leaf_taken(composer, rule, &part->leaves.at[l], item, take, state);
    refs_taken(composer, &part->application, item, take, state);
    if (part->zero == ZERO_HELD) refs_taken(composer, &part->zero_evidence, item, take, state);
  }
}

static void take_record(const Composer *composer, const EvidenceRef *ref, uint32_t item, void *state) {
  if (ref->record < composer->data->evidence->records.len) answer_add(composer->arena, (Indexes *)state + ref->record, item);
}

Indexes *answered_all(const Composer *composer) {
  Indexes *items = arena_alloc(composer->arena, (composer->data->evidence->records.len + 1) * sizeof *items);
  const UnitResult *result = composer->data->result;
  for (size_t i = 0; result && i < result->items.len; i++) refs_of_item(composer, (uint32_t)i, take_record, items);
  return items;
}

typedef struct OnePaper {
  Text path;
  Indexes *items;
} OnePaper;

static void take_paper(const Composer *composer, const EvidenceRef *ref, uint32_t item, void *state) {
  OnePaper *one = state;
  if (text_equal(ref->path, one->path)) answer_add(composer->arena, one->items, item);
}

bool answered_by(const Composer *composer, const Record *record, Indexes *items) {
  OnePaper one = {record->path, items};
  for (size_t i = 0; i < composer->data->result->items.len; i++) refs_of_item(composer, (uint32_t)i, take_paper, &one);
  return items->len > 0;
}

/* ---- What each paper is to each item ---- */

static PaperRole role_of(const PackPart *part, const Leaf *leaf, const EvidenceRef *ref, uint32_t item) {
  PaperRole role = {item, ROLE_NEAR, leaf->reason};
  if (leaf->state == LEAF_WAITING) role.role = ROLE_WAITS;
  else if (leaf->reason == REASON_EXCEPTION && leaf->state == LEAF_OPEN) role.role = ROLE_WRONG;
  else if (leaf_uses(part, leaf, ref)) role.role = ROLE_ANSWERS;
  else if (leaf->reason == REASON_MISSING) role.role = ROLE_ASKS;
  return role;
}

/* Items come in pack order: one that has the paper already stands at the end. */
static void role_add(const Composer *composer, PaperRoles *roles, const EvidenceRef *ref, PaperRole role) {
  bool own = ref->unit == composer->data->result->unit && ref->record < composer->data->evidence->records.len;
  if (!own) return;
  PaperRoles *of = &roles[ref->record];
  PaperRole *last = of->len && of->at[of->len - 1].item == role.item ? &of->at[of->len - 1] : NULL;
  if (!last) *list_add(composer->arena, of) = role;
  else if (role.role < last->role) *last = role;
}

static void roles_of_part(const Composer *composer, uint32_t item, size_t index, PaperRoles *roles) {
  const PartResult *part = &composer->data->result->items.at[item].parts.at[index];
  const PackPart *rule = &item_at(composer, item)->parts.at[index];
  const PaperRole answers = {item, ROLE_ANSWERS, REASON_NONE};
  for (size_t l = 0; l < part->leaves.len; l++) {
    const Leaf *leaf = &part->leaves.at[l];
    bool coming = !leaf->due && leaf->state == LEAF_OPEN; /* it may still answer */
    for (size_t i = 0; !coming && i < leaf->evidence.len; i++)
      role_add(composer, roles, &leaf->evidence.at[i], role_of(rule, leaf, &leaf->evidence.at[i], item));
  }
  for (size_t i = 0; i < part->application.len; i++) role_add(composer, roles, &part->application.at[i], answers);
  for (size_t i = 0; part->zero == ZERO_HELD && i < part->zero_evidence.len; i++)
    role_add(composer, roles, &part->zero_evidence.at[i], answers);
}

PaperRoles *roles_all(const Composer *composer) {
  PaperRoles *roles = arena_alloc(composer->arena, (composer->data->evidence->records.len + 1) * sizeof *roles);
  const UnitResult *result = composer->data->result;
  for (size_t i = 0; result && i < result->items.len; i++)
    for (size_t k = 0; k < result->items.at[i].parts.len; k++) roles_of_part(composer, (uint32_t)i, k, roles);
  return roles;
}

static bool is_outside(const Composer *composer, Day day) {
  Period period = composer->data->assessment->period, packs = composer->data->pack->period;
  if (period.from == DAY_NONE && period.to == DAY_NONE) period = packs;
  return day != DAY_NONE && ((period.from != DAY_NONE && day < period.from) || (period.to != DAY_NONE && day > period.to));
}

static bool kind_counts(const Composer *composer, const Record *record, const PaperRoles *roles) {
  const Records *records = &composer->data->evidence->records;
  for (size_t i = 0; i < records->len; i++)
    if (roles[i].len && roles[i].at[0].role == ROLE_ANSWERS && text_equal(records->at[i].kind, record->kind)) return true;
  return false;
}

/* What the paper itself shows of it: never more than is sure. That its kind is not known stands beside. */
Text unused_why(const Composer *composer, const Record *record, const PaperRoles *roles) {
  bool future = record->day != DAY_NONE && record->day > composer->data->assessment->as_of;
  Word why = record->empty || record->placeholder          ? WORD_REASON_EMPTY
             : future                                      ? WORD_UNUSED_FUTURE
             : is_outside(composer, record->day)           ? WORD_UNUSED_OUTSIDE
             : record->tables.len                          ? WORD_UNUSED_LIST
             : record->to_sort                             ? WORD_UNUSED_SORT
             : !record->kind.len                           ? WORD_NOTHING
             : roles && kind_counts(composer, record, roles) ? WORD_UNUSED_TWIN
                                                           : WORD_UNUSED_OTHER;
  return say_word(composer, why);
}

/* ---- Marks: sorted by unit, item, part, so that a unit's stand together ---- */

static size_t marks_before(const Marks *marks, uint32_t unit, uint32_t item, uint32_t part) {
  const Mark *mark = marks_first(marks, unit, item, part);
  return mark ? (size_t)(mark - marks->all.at) : marks->all.len;
}

MarkRange marks_of_unit(const Composer *composer) {
  const Marks *marks = composer->data->marks;
  if (!marks || !composer->data->result) return (MarkRange){0, 0};
  uint32_t unit = composer->data->result->unit;
  return (MarkRange){marks_before(marks, unit, 0, 0), marks_before(marks, unit + 1, 0, 0)};
}

MarkRange marks_of_part(const Composer *composer, uint32_t item, uint32_t part) {
  const Marks *marks = composer->data->marks;
  if (!marks || !composer->data->result) return (MarkRange){0, 0};
  uint32_t unit = composer->data->result->unit;
  return (MarkRange){marks_before(marks, unit, item, part), marks_before(marks, unit, item, part + 1)};
}
