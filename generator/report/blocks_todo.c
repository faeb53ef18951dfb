/* SPDX-License-Identifier: MIT
 *
 * The to-do list of a unit and the findings of many: what to add, where to file it, by when, what it would bring.
 * Takes: a composer and a use of the block. Gives: nodes below `parent`, or false when there is nothing to say.
 *
 * Rows of "missing" and "waiting" together are the leaves due less those done; bonuses to be approved, and papers that
 * move the points of what is done all the same, stand in tables beside.
 */
#include "report/report_in.h"

#include <stdlib.h>

/* ---- Which lines ---- */

typedef struct Line {
  Finding finding;
  size_t order; /* in the pack: keeps equal limits in place */
  Day as_of;
} Line;
typedef LIST(Line) Lines;

/* What is overdue comes first, then what should be there already, then the nearest limit. */
static int line_compare(const void *left, const void *right) {
  const Line *a = left, *b = right;
  int order = limit_compare(finding_day(&a->finding), finding_day(&b->finding), a->as_of);
  if (order) return order;
  return a->order < b->order ? -1 : a->order > b->order;
}

static void line_add(Composer *composer, Lines *lines, const Finding *finding) {
  *list_add(composer->arena, lines) = (Line){*finding, lines->len, composer->data->assessment->as_of};
}

typedef bool (*Wanted)(const Finding *finding);

bool line_is_missing(const Finding *finding) {
  return finding->leaf.due && finding->leaf.state == LEAF_OPEN;
}

/* To be added all the same, once the waiver ends. */
static bool is_waived_gap(const Finding *finding) {
  return line_is_missing(finding) && finding->waived_until != DAY_NONE;
}

static bool is_asked_now(const Finding *finding) {
  return line_is_missing(finding) && finding->waived_until == DAY_NONE;
}

/* Judged, so it counts as done; the assessor said no all the same. */
bool line_is_refused(const Finding *finding) {
  return !line_is_missing(finding) && leaf_is_problem(&finding->leaf);
}

bool line_is_waiting(const Finding *finding) {
  return finding->leaf.due && finding->leaf.state == LEAF_WAITING;
}

bool line_is_beside(const Finding *finding) {
  return !finding->leaf.due && finding->state == STATE_PENDING && finding->leaf.state == LEAF_WAITING;
}

static bool is_unread(const Finding *finding) {
  return line_is_beside(finding) && finding->leaf.unread;
}

static bool is_application(const Finding *finding) {
  return line_is_beside(finding) && !is_unread(finding);
}

static Lines lines_of(Composer *composer, Wanted wanted) {
  Lines lines = {0};
  Findings findings = {0};
  findings_of_unit(composer->arena, composer->data->pack, composer->data->result, &findings);
  for (size_t i = 0; i < findings.len; i++)
    if (wanted(&findings.at[i])) line_add(composer, &lines, &findings.at[i]);
  if (lines.len) qsort(lines.at, lines.len, sizeof *lines.at, line_compare);
  return lines;
}

static void coming_of_part(Composer *composer, Lines *lines, uint32_t item, uint32_t part) {
  const ItemResult *of = &composer->data->result->items.at[item];
  const Leaves *leaves = &of->parts.at[part].leaves;
  for (size_t i = 0; i < leaves->len; i++) {
    const Leaf *leaf = &leaves->at[i];
    if (leaf->due || leaf->state == LEAF_DONE || leaf->by == DAY_NONE) continue;
    Finding finding = {.unit = composer->data->result->unit, .item = item, .part = part, .leaf = *leaf,
                       .waived_until = item_waived_until(of)};
    line_add(composer, lines, &finding);
  }
}

/* Not due yet, so no finding; but a clerk wants to see it come. */
static Lines lines_coming(Composer *composer) {
  const UnitResult *result = composer->data->result;
  Lines lines = {0};
  for (size_t i = 0; i < result->items.len; i++)
    for (size_t k = 0; result->items.at[i].state != STATE_ERROR && k < result->items.at[i].parts.len; k++)
      coming_of_part(composer, &lines, (uint32_t)i, (uint32_t)k);
  if (lines.len) qsort(lines.at, lines.len, sizeof *lines.at, line_compare);
  return lines;
}

/* ---- To do: seven tables, each with what its reader needs ---- */

typedef struct TodoShape {
  const char *part; /* of the option */
  Word caption, what;
  bool place, limit, reason, evidence, stake, waiver;
} TodoShape;

static const TodoShape todo_missing = {"missing", WORD_CAPTION_TODO, WORD_HEAD_ADD, true, true, true, false, true, false};
static const TodoShape todo_waived = {"missing", WORD_CAPTION_WAIVED, WORD_HEAD_ADD, true, false, false, false, true, true};
static const TodoShape todo_refused = {"refused", WORD_CAPTION_REFUSED, WORD_HEAD_REFUSED, true, true, true, true, true, false};
static const TodoShape todo_waiting = {"waiting", WORD_CAPTION_WAITING, WORD_HEAD_WAITS, false, false, true, true, true, false};
static const TodoShape todo_bonus = {"waiting", WORD_CAPTION_BONUS, WORD_HEAD_WAITS, false, false, false, true, true, false};
static const TodoShape todo_unread = {"waiting", WORD_CAPTION_UNREAD, WORD_HEAD_WAITS, false, false, true, true, true, false};
static const TodoShape todo_coming = {"coming", WORD_CAPTION_COMING, WORD_HEAD_WHAT, true, true, false, false, false, false};

static Columns todo_columns(const Composer *composer, const TodoShape *shape) {
  Columns columns = {0};
  column_add(&columns, WORD_HEAD_ITEM, ALIGN_LEFT);
  column_add(&columns, shape->what, ALIGN_LEFT);
  if (shape->place) column_add(&columns, WORD_HEAD_FILE_IN, ALIGN_LEFT);
  if (shape->limit) column_add(&columns, WORD_HEAD_LIMIT, ALIGN_LEFT);
  if (shape->waiver) column_add(&columns, WORD_LABEL_WAIVER, ALIGN_LEFT);
  if (shape->reason) column_add(&columns, WORD_HEAD_REASON, ALIGN_LEFT);
  if (shape->evidence) column_add(&columns, WORD_HEAD_EVIDENCE, ALIGN_LEFT);
  if (shape->stake && pack_scored(composer)) column_add(&columns, WORD_HEAD_STAKE, ALIGN_RIGHT);
  return columns;
}

static void waiver_cell(Composer *composer, DocNode *row, const Finding *finding) {
  const Waiver *waiver = composer->data->result->items.at[finding->item].waiver;
  cell_text(composer, row, waiver ? say_waiver(composer, waiver) : say_word(composer, WORD_NOTHING));
}

static void todo_row(Composer *composer, DocNode *table, const TodoShape *shape, const Finding *finding) {
  DocNode *row = row_add(composer, table);
  finding_item_cell(composer, row, finding);
  finding_what_cell(composer, row, finding);
  if (shape->place) cell_text(composer, row, item_at(composer, finding->item)->place);
  if (shape->limit) cell_text(composer, row, finding_limit_day(composer, finding));
  if (shape->waiver) waiver_cell(composer, row, finding);
  if (shape->reason) finding_reason_cell(composer, row, finding, shape->evidence);
  if (shape->evidence) cell_evidence(composer, row, &finding->leaf.evidence);
  if (shape->stake && pack_scored(composer)) cell_number(composer, row, finding_stake(composer, finding, 1));
}

/* ---- On paper: what one item lacks in the same way stands in one row. Numbers are for the ledger ---- */

/* A line that asks in the same words as others do, which one paper answers: those others, by their places in the list. */
typedef struct Asking {
  Line line;
  Indexes also;
} Asking;
typedef LIST(Asking) Askings;

static Text asked_words(const Composer *composer, const TodoShape *shape, const Finding *finding) {
  TextList said = {0};
  *list_add(composer->arena, &said) = finding_said(composer, finding);
  *list_add(composer->arena, &said) = say_reason_beside(composer, &finding->leaf);
  *list_add(composer->arena, &said) = say_day(composer, finding_day(finding));
  *list_add(composer->arena, &said) = say_day(composer, finding->waived_until);
  *list_add(composer->arena, &said) = shape->place ? TEXT_NONE : item_at(composer, finding->item)->id; /* else it is no paper */
  return text_join(composer->arena, &said, TEXT("\n"));
}

static Askings askings_of(const Composer *composer, const TodoShape *shape, const Lines *lines) {
  Askings askings = {0};
  TextList words = {0};
  for (uint32_t i = 0; i < lines->len; i++) {
    Text asked = asked_words(composer, shape, &lines->at[i].finding);
    bool paper = shape->place && !leaf_is_judged(&lines->at[i].finding.leaf);
    size_t at = 0;
    while (at < words.len && !(paper && text_equal(words.at[at], asked))) at++;
    if (at < words.len) {
      *list_add(composer->arena, &askings.at[at].also) = i;
      continue;
    }
    *list_add(composer->arena, &askings) = (Asking){.line = lines->at[i]};
    *list_add(composer->arena, &words) = asked;
  }
  return askings;
}

static Text todo_same(const Composer *composer, const TodoShape *shape, const Lines *lines, const Asking *asking) {
  const Finding *finding = &asking->line.finding;
  TextList said = {0};
  *list_add(composer->arena, &said) = item_at(composer, finding->item)->id;
  *list_add(composer->arena, &said) = finding_same(composer, finding);
  const EvidenceRefs *papers = &finding->leaf.evidence;
  for (size_t i = 0; shape->evidence && i < papers->len; i++)
    *list_add(composer->arena, &said) = text_format(composer->arena, "%.*s:%u", TEXT_ARG(papers->at[i].path), papers->at[i].line);
  for (size_t i = 0; i < asking->also.len; i++) {
    const Finding *also = &lines->at[asking->also.at[i]].finding;
    *list_add(composer->arena, &said) = item_at(composer, also->item)->id;
    *list_add(composer->arena, &said) = finding_title(composer, also);
    *list_add(composer->arena, &said) = finding_stake(composer, also, 1);
  }
  return text_join(composer->arena, &said, TEXT("\n"));
}

static const Finding **todo_things(const Composer *composer, const Askings *askings, const Indexes *which) {
  const Finding **things = arena_alloc(composer->arena, which->len * sizeof *things);
  for (size_t i = 0; i < which->len; i++) things[i] = &askings->at[which->at[i]].line.finding;
  return things;
}

static void todo_what(Composer *composer, DocNode *row, const Finding *const *things, size_t count) {
  Text what = findings_said(composer, things, count), title = finding_title(composer, things[0]);
  DocNode *cell = cell_add(composer, row)->parent;
  doc_add_text(composer->arena, cell->first, what);
  if (!says_within(composer->arena, what, title)) paragraph_add(composer, cell, "small", title);
}

/* The other items, or parts, that the same paper answers, each with its title and what it brings there. */
static void also_add(Composer *composer, DocNode *row, const Lines *lines, const Indexes *also, Text item, size_t count) {
  DocNode *items = row->first->first, *whats = row->first->next, *stakes = pack_scored(composer) ? row->last->first : NULL;
  for (size_t i = 0; i < also->len; i++) {
    const Finding *finding = &lines->at[also->at[i]].finding;
    Text id = item_at(composer, finding->item)->id, stake = finding_stake(composer, finding, count);
    if (!text_equal(id, item)) doc_add_text(composer->arena, items, say_word(composer, WORD_LIST_BETWEEN));
    if (!text_equal(id, item)) doc_add_text(composer->arena, items, id);
    paragraph_add(composer, whats, "small", finding_title(composer, finding));
    if (stakes) doc_add_text(composer->arena, stakes, say_word(composer, WORD_SEMICOLON));
    if (stakes) doc_add_text(composer->arena, stakes, stake);
    item = id;
  }
}

static void todo_paper_row(Composer *composer, DocNode *table, const TodoShape *shape, const Lines *lines, const Askings *askings,
                           const MergedRow *merged) {
  size_t count = merged->whats.len;
  const Finding **things = todo_things(composer, askings, &merged->whats), *first = things[0];
  DocNode *row = row_add(composer, table);
  finding_item_cell(composer, row, first);
  todo_what(composer, row, things, count);
  if (shape->place) cell_text(composer, row, item_at(composer, first->item)->place);
  if (shape->limit) cell_text(composer, row, findings_limit(composer, things, count));
  if (shape->waiver) waiver_cell(composer, row, first);
  if (shape->reason) findings_reason_cell(composer, row, things, count);
  if (shape->evidence) cell_evidence(composer, row, &first->leaf.evidence);
  if (shape->stake && pack_scored(composer)) cell_number(composer, row, finding_stake(composer, first, count));
  const Indexes *also = &askings->at[merged->whats.at[0]].also;
  also_add(composer, row, lines, also, item_at(composer, first->item)->id, count);
}

static void todo_on_paper(Composer *composer, DocNode *table, const TodoShape *shape, const Lines *lines) {
  Askings askings = askings_of(composer, shape, lines);
  MergeLine *merge = arena_alloc(composer->arena, askings.len * sizeof *merge);
  for (size_t i = 0; i < askings.len; i++) {
    const Finding *finding = &askings.at[i].line.finding;
    merge[i] = (MergeLine){finding->unit, finding_what(composer, finding), todo_same(composer, shape, lines, &askings.at[i])};
  }
  MergedRows rows = merge_lines(composer->arena, merge, askings.len, false);
  rows = merged_cut(composer, &rows, merge);
  for (size_t i = 0; i < rows.len; i++) todo_paper_row(composer, table, shape, lines, &askings, &rows.at[i]);
}

static bool todo_table(Composer *composer, const Step *use, DocNode *parent, const TodoShape *shape, const Lines *lines) {
  if (!lines->len) return false;
  Columns columns = todo_columns(composer, shape);
  Text caption = option_caption(composer, use, shape->caption, lines->len);
  DocNode *table = table_add(composer, parent, "results", caption, &columns);
  table->stacks = true; /* a clerk reads it on a telephone */
  if (composer->data->on_paper) todo_on_paper(composer, table, shape, lines);
  for (size_t i = 0; !composer->data->on_paper && i < lines->len; i++) todo_row(composer, table, shape, &lines->at[i].finding);
  return true;
}

static bool todo_asked(const Step *use, const TodoShape *shape) {
  Text part = option_text(use, "part", TEXT("all"));
  return text_is(part, "all") ? shape != &todo_coming : text_is(part, shape->part);
}

BLOCK(block_todo) {
  bool said = false;
  if (!composer->data->result->applies) return false;
  if (todo_asked(use, &todo_missing)) {
    Lines lines = lines_of(composer, is_asked_now), waived = lines_of(composer, is_waived_gap);
    said |= todo_table(composer, use, parent, &todo_missing, &lines);
    said |= todo_table(composer, use, parent, &todo_waived, &waived);
  }
  if (todo_asked(use, &todo_refused)) {
    Lines lines = lines_of(composer, line_is_refused);
    said |= todo_table(composer, use, parent, &todo_refused, &lines);
  }
  if (todo_asked(use, &todo_waiting)) {
    Lines lines = lines_of(composer, line_is_waiting), bonus = lines_of(composer, is_application);
    Lines unread = lines_of(composer, is_unread);
    said |= todo_table(composer, use, parent, &todo_waiting, &lines);
    said |= todo_table(composer, use, parent, &todo_unread, &unread);
    said |= todo_table(composer, use, parent, &todo_bonus, &bonus);
  }
  if (todo_asked(use, &todo_coming)) {
    Lines lines = lines_coming(composer);
    said |= todo_table(composer, use, parent, &todo_coming, &lines);
  }
  return said;
}

/* ---- Findings ---- */

static Columns findings_columns(const Composer *composer, bool of_many, bool of_items) {
  Columns columns = {0};
  if (of_items) column_add(&columns, WORD_HEAD_ITEM, ALIGN_LEFT);
  if (of_many) column_add(&columns, WORD_HEAD_UNIT, ALIGN_LEFT);
  column_add(&columns, WORD_HEAD_WHAT, ALIGN_LEFT);
  column_add(&columns, WORD_HEAD_REASON, ALIGN_LEFT);
  column_add(&columns, WORD_HEAD_LIMIT, ALIGN_LEFT);
  if (pack_scored(composer)) column_add(&columns, WORD_HEAD_STAKE, ALIGN_RIGHT);
  column_add(&columns, WORD_HEAD_EVIDENCE, ALIGN_LEFT);
  return columns;
}

/* Of a list that asks: that it does, for it is not what is missing. */
static void papers_cell(Composer *composer, DocNode *row, const Leaf *leaf) {
  if (!leaf_is_asked(leaf)) {
    cell_evidence(composer, row, &leaf->evidence);
    return;
  }
  DocNode *paragraph = cell_add(composer, row);
  doc_add_text(composer->arena, paragraph, say_word(composer, WORD_ASKED_IN));
  for (size_t i = 0; i < leaf->evidence.len;) {
    if (i) doc_add_text(composer->arena, paragraph, say_word(composer, WORD_LIST_BETWEEN));
    i = evidence_add(composer, paragraph, &leaf->evidence, i);
  }
}

static void finding_row(Composer *composer, DocNode *table, const Finding *finding, bool of_many, bool of_items) {
  DocNode *row = row_add(composer, table);
  const Unit *unit = unit_at(composer, finding->unit);
  composer->about = finding->unit + 1;
  if (of_items) finding_item_cell(composer, row, finding);
  if (of_many) cell_link(composer, row, LINK_SITE, unit_page(composer->arena, unit->id), unit->name);
  finding_what_cell(composer, row, finding);
  finding_reason_cell(composer, row, finding, true);
  cell_text(composer, row, finding_limit(composer, finding));
  if (pack_scored(composer)) cell_number(composer, row, finding_stake(composer, finding, 1));
  papers_cell(composer, row, &finding->leaf);
}

/* ---- Findings on paper: an item a heading, and units that lack the same in one row ---- */

/* Below the heading of its item: which of its parts asks. */
static Text part_title(const Composer *composer, const Finding *finding) {
  const PackItem *item = item_at(composer, finding->item);
  return item->parts.len > 1 && finding->part < item->parts.len ? item->parts.at[finding->part].title : TEXT_NONE;
}

/* Papers that the reason does not name already. */
static EvidenceRefs papers_beside(const Composer *composer, const Finding *finding) {
  EvidenceRefs papers = {0};
  if (leaf_is_asked(&finding->leaf)) return papers;
  Text reason = say_reason_beside(composer, &finding->leaf);
  for (size_t i = 0; i < finding->leaf.evidence.len; i++) {
    const EvidenceRef *ref = &finding->leaf.evidence.at[i];
    Text shown = ref_shown(composer, ref);
    if (ref->line) shown = text_format(composer->arena, "%.*s:%u", TEXT_ARG(shown), ref->line);
    if (text_find(reason, shown) == SIZE_MAX) *list_add(composer->arena, &papers) = *ref;
  }
  return papers;
}

static bool is_among(const EvidenceRefs *papers, const EvidenceRef *ref) {
  for (size_t i = 0; i < papers->len; i++) {
    const EvidenceRef *known = &papers->at[i];
    if (known->unit == ref->unit && known->line == ref->line && text_equal(known->path, ref->path)) return true;
  }
  return false;
}

static EvidenceRefs papers_of_all(const Composer *composer, const Finding *const *things, size_t count) {
  EvidenceRefs all = {0};
  for (size_t k = 0; k < count; k++) {
    EvidenceRefs papers = papers_beside(composer, things[k]);
    for (size_t i = 0; i < papers.len; i++)
      if (!is_among(&all, &papers.at[i])) *list_add(composer->arena, &all) = papers.at[i];
  }
  return all;
}

static void finding_paper_row(Composer *composer, DocNode *table, const Finding *findings, const MergedRow *merged) {
  const Finding *first = &findings[merged->units.at[0]];
  composer->about = first->unit + 1;
  size_t count = merged->whats.len;
  const Finding **things = arena_alloc(composer->arena, count * sizeof *things);
  TextList units = {0};
  for (size_t i = 0; i < merged->units.len; i++)
    *list_add(composer->arena, &units) = unit_at(composer, findings[merged->units.at[i]].unit)->name;
  for (size_t i = 0; i < count; i++) things[i] = &findings[merged->whats.at[i]];
  DocNode *row = row_add(composer, table);
  cell_text(composer, row, text_join(composer->arena, &units, say_word(composer, WORD_LIST_BETWEEN)));
  Text what = findings_said(composer, things, count), title = part_title(composer, first);
  DocNode *cell = cell_add(composer, row)->parent;
  doc_add_text(composer->arena, cell->first, what);
  if (title.len && !says_within(composer->arena, what, title)) paragraph_add(composer, cell, "small", title);
  findings_reason_cell(composer, row, things, count);
  cell_text(composer, row, findings_limit(composer, things, count));
  if (pack_scored(composer)) cell_number(composer, row, finding_stake(composer, first, merged->units.len * count));
  EvidenceRefs papers = papers_of_all(composer, things, count);
  cell_papers(composer, row, &papers);
}

static void findings_of_item(Composer *composer, DocNode *parent, const Finding *findings, size_t count) {
  const PackItem *item = item_at(composer, findings->item);
  MergeLine *lines = arena_alloc(composer->arena, count * sizeof *lines);
  Columns columns = findings_columns(composer, true, false);
  doc_add_heading(composer->arena, parent, 2, text_format(composer->arena, "%.*s %.*s", TEXT_ARG(item->id), TEXT_ARG(item->title)));
  DocNode *table = table_add(composer, parent, "results", TEXT_NONE, &columns);
  for (size_t i = 0; i < count; i++)
    lines[i] = (MergeLine){findings[i].unit, finding_what(composer, &findings[i]), finding_same(composer, &findings[i])};
  MergedRows rows = merge_lines(composer->arena, lines, count, true);
  rows = merged_cut(composer, &rows, lines);
  for (size_t i = 0; i < rows.len; i++) finding_paper_row(composer, table, findings, &rows.at[i]);
}

static void findings_on_paper(Composer *composer, DocNode *parent, const Findings *findings) {
  for (size_t from = 0, until; from < findings->len; from = until) {
    for (until = from + 1; until < findings->len && findings->at[until].item == findings->at[from].item;) until++;
    findings_of_item(composer, parent, findings->at + from, until - from);
  }
}

BLOCK(block_findings) {
  bool of_many = composer->data->result == NULL, of_items = composer->kind != REPORT_ITEM;
  Findings own = {0};
  const Findings *findings = composer->data->findings;
  if (!of_many) findings_of_unit(composer->arena, composer->data->pack, composer->data->result, &own);
  if (!of_many) findings = &own;
  if (!findings || !findings->len) return false;
  if (of_many && of_items && composer->data->on_paper) {
    findings_on_paper(composer, parent, findings);
    return true;
  }
  Columns columns = findings_columns(composer, of_many, of_items);
  Text caption = option_caption(composer, use, WORD_CAPTION_FINDINGS, findings->len);
  DocNode *table = table_add(composer, parent, "results", caption, &columns);
  for (size_t i = 0; i < findings->len; i++) finding_row(composer, table, &findings->at[i], of_many, of_items);
  return true;
}
