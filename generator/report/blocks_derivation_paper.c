/* SPDX-License-Identifier: MIT
 *
 * The derivation on paper: leaves that stand alike share a line, papers go by their numbers in the list of papers, and what has
 * nothing yet, or does not apply, is said in few words. Takes: a composer and results. Gives: nodes below `parent`.
 */
#include "report/report_in.h"

/* ---- Papers by their numbers ---- */

/* "[3:9]": line 9 of paper 3 of the list; empty for a paper of another unit, which the list does not have. */
static Text paper_number(const Composer *composer, const EvidenceRef *ref, uint32_t until) {
  const UnitEvidence *evidence = composer->data->evidence;
  Arena *arena = composer->arena;
  bool own = composer->template->has_papers && evidence && ref->unit == composer->data->result->unit;
  if (!own || ref->record >= evidence->records.len) return TEXT_NONE;
  Text number = say_count(composer, (int64_t)ref->record + 1);
  if (ref->line) number = text_format(arena, "%.*s:%u", TEXT_ARG(number), ref->line);
  if (until > ref->line) number = text_format(arena, "%.*s–%u", TEXT_ARG(number), until);
  return say_1(composer, WORD_PAPER_NUMBER, number);
}

static Text paper_shown(const Composer *composer, const EvidenceRef *ref, uint32_t until) {
  Text number = paper_number(composer, ref, until), shown = ref_shown(composer, ref);
  if (number.len) return number;
  if (ref->line) shown = text_format(composer->arena, "%.*s:%u", TEXT_ARG(shown), ref->line);
  if (until > ref->line) shown = text_format(composer->arena, "%.*s–%u", TEXT_ARG(shown), until);
  return say_1(composer, WORD_PAPER_NUMBER, shown);
}

/* "there, came late: Plan, by 2025-03-01; 2025-03-05" says it all: when it was due, when it came. */
bool late_told(const Composer *composer, const Leaf *leaf) {
  if (leaf->state != LEAF_DONE || leaf->make_up || !leaf->due || leaf->reason != REASON_LATE) return false;
  if (leaf->by == DAY_NONE || leaf->on == DAY_NONE) return false;
  bool limit = text_find(say_leaf(composer, leaf), say_day(composer, leaf->by)) != SIZE_MAX;
  return limit && text_find(leaf->detail, say_day(composer, leaf->on)) != SIZE_MAX;
}

/* Of what was judged not met the state says so: only what the assessor wrote. */
Text derivation_reason(const Composer *composer, const Leaf *leaf) {
  return leaf->of_mark && leaf->reason == REASON_REFUSED ? leaf->detail : say_reason_beside(composer, leaf);
}

/* The reason with numbers in place of paths; papers that it names are taken from the list of those to be named behind. */
static Text reason_said(const Composer *composer, const Leaf *leaf, EvidenceRefs *left) {
  bool refused = leaf->of_mark && leaf->reason == REASON_REFUSED;
  bool judged = leaf->reason == REASON_WAITING || judged_later(leaf);
  bool coming = !leaf->due && leaf->state != LEAF_DONE && !judged; /* lacks nothing */
  Text reason = coming || late_told(composer, leaf) ? TEXT_NONE
                : refused                     ? leaf->detail
                : leaf->reason != REASON_NONE ? say_reason(composer, leaf)
                : leaf->value.len             ? say_1(composer, WORD_LEAF_VALUE, leaf->detail)
                                              : TEXT_NONE;
  *left = (EvidenceRefs){0};
  for (size_t i = 0; i < leaf->evidence.len; i++) {
    const EvidenceRef *ref = &leaf->evidence.at[i];
    Text place = ref->line ? text_format(composer->arena, "%.*s:%u", TEXT_ARG(ref->shown), ref->line) : ref->shown;
    size_t at = place.len ? text_find(reason, place) : SIZE_MAX;
    Text number = text_trim(paper_number(composer, ref, 0));
    if (at == SIZE_MAX || !number.len) {
      if (at == SIZE_MAX) *list_add(composer->arena, left) = *ref;
      continue;
    }
    Text before = text_slice(reason, 0, at), behind = text_slice(reason, at + place.len, reason.len);
    reason = text_format(composer->arena, "%.*s%.*s%.*s", TEXT_ARG(before), TEXT_ARG(number), TEXT_ARG(behind));
  }
  return reason;
}

static Text papers_said(const Composer *composer, const EvidenceRefs *papers) {
  TextList said = {0};
  for (size_t i = 0, count; i < papers->len; i += count) {
    count = evidence_run(papers, i);
    uint32_t until = papers->at[i].line + (uint32_t)count - 1;
    *list_add(composer->arena, &said) = paper_shown(composer, &papers->at[i], count > 1 ? until : 0);
  }
  return text_join(composer->arena, &said, TEXT_NONE);
}

/* ---- Leaves ---- */

bool day_told(const Composer *composer, Day day, Text label, Text reason) {
  if (day == DAY_NONE) return true;
  Text said = say_day(composer, day);
  return text_find(label, said) != SIZE_MAX || text_find(reason, said) != SIZE_MAX;
}

static Text days_said(const Composer *composer, const Leaf *leaf, bool on, bool by, Text reason) {
  TextList said = {0};
  Text label = say_leaf(composer, leaf);
  Text limit = leaf->on == leaf->by ? TEXT_NONE : label; /* "not later than" that day does not say that it was then */
  if (on && !day_told(composer, leaf->on, limit, reason)) *list_add(composer->arena, &said) = say_day(composer, leaf->on);
  if (by && !day_told(composer, leaf->by, label, reason))
    *list_add(composer->arena, &said) = say_1(composer, WORD_LIMIT_DAY, say_day(composer, leaf->by));
  return text_join(composer->arena, &said, say_word(composer, WORD_COMMA));
}

/* All but what is asked for, its day and its papers. */
static Text leaf_same(const Composer *composer, const PackPart *part, const Leaf *leaf) {
  EvidenceRefs left;
  TextList said = {0};
  *list_add(composer->arena, &said) = say_leaf_state(composer, leaf);
  *list_add(composer->arena, &said) = reason_said(composer, leaf, &left);
  *list_add(composer->arena, &said) = say_leaf_points(composer, part, leaf);
  return text_join(composer->arena, &said, TEXT("\n"));
}

/* "to add (3): minutes; missing: 2017-01 (limit 2017-01-31), ..." */
static void leaves_row(Composer *composer, DocNode *list, const PackPart *part, const Leaves *leaves, const Indexes *which) {
  const Leaf *first = &leaves->at[which->at[0]];
  DocNode *paragraph = doc_add(composer->arena, doc_add(composer->arena, list, DOC_ITEM), DOC_PARAGRAPH);
  TextList labels = {0}, said = {0};
  EvidenceRefs left;
  bool one_day = true, one_limit = true;
  for (size_t i = 0; i < which->len; i++) {
    const Leaf *leaf = &leaves->at[which->at[i]];
    one_day &= leaf->on == first->on;
    one_limit &= leaf->by == first->by;
    *list_add(composer->arena, &labels) = say_leaf(composer, leaf);
  }
  Text state = say_leaf_state(composer, first), frame = labels_frame(composer->arena, &labels);
  if (which->len > 1) state = say_2(composer, WORD_BRACKETS, state, say_count(composer, (int64_t)which->len));
  state_add(composer, paragraph, leaf_look(first), state);
  Text reason = reason_said(composer, first, &left), points = say_leaf_points(composer, part, first);
  bool many = which->len > 1;
  if (frame.len) *list_add(composer->arena, &said) = frame;
  if (!many) *list_add(composer->arena, &said) = labels.at[0];
  if (reason.len) *list_add(composer->arena, &said) = reason;
  if (points.len) *list_add(composer->arena, &said) = many ? say_1(composer, WORD_STAKE_EACH, points) : points;
  Text days = days_said(composer, first, one_day, one_limit, reason);
  if (days.len) *list_add(composer->arena, &said) = days;
  doc_add_text(composer->arena, paragraph, say_word(composer, WORD_COLON));
  doc_add_text(composer->arena, paragraph, text_join(composer->arena, &said, say_word(composer, WORD_SEMICOLON)));
  if (!many) {
    doc_add_text(composer->arena, paragraph, papers_said(composer, &left));
    return;
  }
  TextList things = {0};
  for (size_t i = 0; i < which->len; i++) {
    const Leaf *leaf = &leaves->at[which->at[i]];
    days = days_said(composer, leaf, !one_day, !one_limit, reason);
    reason_said(composer, leaf, &left);
    Text label = days.len ? say_2(composer, WORD_BRACKETS, labels.at[i], days) : labels.at[i],
         papers = papers_said(composer, &left);
    *list_add(composer->arena, &things) = text_format(composer->arena, "%.*s%.*s", TEXT_ARG(label), TEXT_ARG(papers));
  }
  if (said.len) doc_add_text(composer->arena, paragraph, say_word(composer, WORD_COLON));
  doc_add_text(composer->arena, paragraph,
               text_join(composer->arena, &things, say_word(composer, frame.len ? WORD_LIST_BETWEEN : WORD_SEMICOLON)));
}

void leaves_on_paper(Composer *composer, DocNode *parent, const PackPart *part, const Leaves *leaves) {
  MergeLine *lines = arena_alloc(composer->arena, leaves->len * sizeof *lines);
  DocNode *list = doc_add(composer->arena, parent, DOC_LIST);
  list->tight = true;
  for (size_t i = 0; i < leaves->len; i++)
    lines[i] = (MergeLine){0, say_leaf(composer, &leaves->at[i]), leaf_same(composer, part, &leaves->at[i])};
  MergedRows rows = merge_lines(composer->arena, lines, leaves->len, false);
  for (size_t i = 0; i < rows.len; i++) {
    const MergedRow *row = &rows.at[i];
    leaves_row(composer, list, part, leaves, row->units.len > 1 ? &row->units : &row->whats);
  }
}

/* ---- Items of which there is nothing yet, and those that do not apply ---- */

static bool is_plain(const Composer *composer, uint32_t index) {
  const PackItem *item = item_at(composer, index);
  const ItemResult *result = &composer->data->result->items.at[index];
  bool marked = false;
  for (uint32_t k = 0; k < item->parts.len; k++) {
    MarkRange marks = marks_of_part(composer, index, k);
    marked |= marks.from < marks.until;
  }
  return pack_item_counts(item) && !result->waiver && !marked && result->state != STATE_ERROR;
}

bool item_is_bare(const Composer *composer, uint32_t index) {
  const ItemResult *result = &composer->data->result->items.at[index];
  bool bare = is_plain(composer, index) && result->state == STATE_FAIL && !result->sums.confirmed && !result->sums.pending;
  bare = bare && result->sums.leaves_due > 0;
  for (size_t k = 0; bare && k < result->parts.len; k++) {
    const PartResult *part = &result->parts.at[k];
    bare = !part_cuts_beyond(&item_at(composer, index)->parts.at[k], part) && !part->application.len;
    for (size_t i = 0; bare && i < part->leaves.len; i++)
      bare = part->leaves.at[i].state == LEAF_OPEN || (part->leaves.at[i].state == LEAF_WAITING && !part->leaves.at[i].due);
  }
  return bare;
}

bool item_is_out(const Composer *composer, uint32_t index) {
  const ItemResult *result = &composer->data->result->items.at[index];
  return is_plain(composer, index) && result->state == STATE_NOT_APPLICABLE && !item_at(composer, index)->bonus;
}

typedef struct Reasons {
  TextList said;
  Indexes count;
} Reasons;

static void reason_count(const Composer *composer, Reasons *reasons, Text said) {
  for (size_t i = 0; i < reasons->said.len; i++)
    if (text_equal(reasons->said.at[i], said)) {
      reasons->count.at[i]++;
      return;
    }
  *list_add(composer->arena, &reasons->said) = said;
  *list_add(composer->arena, &reasons->count) = 1;
}

/* "missing (5); only placeholder text [2] (1); not yet due (3)" */
static Text reasons_of(const Composer *composer, const ItemResult *result) {
  Reasons reasons = {0};
  TextList said = {0};
  for (size_t k = 0; k < result->parts.len; k++)
    for (size_t i = 0; i < result->parts.at[k].leaves.len; i++) {
      const Leaf *leaf = &result->parts.at[k].leaves.at[i];
      EvidenceRefs left;
      Text reason = reason_said(composer, leaf, &left);
      reason = text_format(composer->arena, "%.*s%.*s", TEXT_ARG(reason), TEXT_ARG(papers_said(composer, &left)));
      reason_count(composer, &reasons, leaf->due && reason.len ? reason : say_leaf_state(composer, leaf));
    }
  for (size_t i = 0; i < reasons.said.len; i++)
    *list_add(composer->arena, &said) =
        say_2(composer, WORD_BRACKETS, reasons.said.at[i],
              say_1(composer, WORD_COUNT_PIECES, say_count(composer, reasons.count.at[i])));
  return text_join(composer->arena, &said, say_word(composer, WORD_SEMICOLON));
}

static void bare_row(Composer *composer, DocNode *table, uint32_t index) {
  const PackItem *item = item_at(composer, index);
  const ItemResult *result = &composer->data->result->items.at[index];
  DocNode *row = row_add(composer, table);
  cell_text(composer, row, item->id);
  row->first->first->id = item_anchor(composer->arena, item->id);
  cell_text(composer, row, say_item(composer, item));
  cell_number(composer, row, say_ratio(composer, result->sums.leaves_done, result->sums.leaves_due));
  Text points = say_word(composer, WORD_NO_SCORE);
  if (result->sums.full || result->sums.lost) points = say_parts_of_full(composer, &result->sums, item->bonus);
  if (pack_scored(composer)) cell_text(composer, row, points);
  cell_text(composer, row, reasons_of(composer, result));
}

void derivation_rest(Composer *composer, DocNode *parent) {
  const Pack *pack = composer->data->pack;
  TextList out = {0};
  DocNode *table = NULL;
  Columns columns = {0};
  column_add(&columns, WORD_HEAD_NUMBER, ALIGN_LEFT);
  column_add(&columns, WORD_HEAD_TITLE, ALIGN_LEFT);
  column_add(&columns, WORD_HEAD_COMPLETION, ALIGN_RIGHT);
  if (pack_scored(composer)) column_add(&columns, WORD_HEAD_POINTS, ALIGN_LEFT);
  column_add(&columns, WORD_HEAD_REASON, ALIGN_LEFT);
  for (uint32_t i = 0; i < pack->items.len; i++) {
    if (!item_concerns(composer, i)) continue;
    const PackItem *item = item_at(composer, i);
    if (item_is_out(composer, i))
      *list_add(composer->arena, &out) = text_format(composer->arena, "%.*s %.*s", TEXT_ARG(item->id), TEXT_ARG(item->title));
    if (!composer->data->todo_follows || !item_is_bare(composer, i)) continue;
    if (!table) table = table_add(composer, parent, "results", say_word(composer, WORD_CAPTION_BARE), &columns);
    bare_row(composer, table, i);
  }
  if (out.len)
    fact_add(composer, parent, WORD_STATE_NOT_APPLICABLE,
             text_join(composer->arena, &out, say_word(composer, WORD_LIST_BETWEEN)));
}

void derivation_key(Composer *composer, DocNode *parent) {
  if (!composer->template->has_papers || !composer->data->evidence || !composer->data->evidence->records.len) return;
  paragraph_add(composer, parent, "small", say_word(composer, WORD_PAPER_NUMBER_KEY));
}
