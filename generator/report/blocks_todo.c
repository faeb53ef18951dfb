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
} Line;
typedef LIST(Line) Lines;

/* What should be there already comes first, then the nearest limit. */
static int line_compare(const void *left, const void *right) {
  const Line *a = left, *b = right;
  if (a->finding.leaf.by != b->finding.leaf.by) return a->finding.leaf.by < b->finding.leaf.by ? -1 : 1;
  return a->order < b->order ? -1 : a->order > b->order;
}

static void line_add(Composer *composer, Lines *lines, const Finding *finding) {
  *list_add(composer->arena, lines) = (Line){*finding, lines->len};
}

typedef bool (*Wanted)(const Finding *finding);

static bool is_missing(const Finding *finding) {
  return finding->leaf.due && finding->leaf.state == LEAF_OPEN;
}

static bool is_waiting(const Finding *finding) {
  return finding->leaf.due && finding->leaf.state == LEAF_WAITING;
}

static bool is_beside(const Finding *finding) {
  return !finding->leaf.due && finding->state == STATE_PENDING && finding->leaf.state == LEAF_WAITING;
}

static bool is_unread(const Finding *finding) {
  return is_beside(finding) && finding->leaf.unread;
}

static bool is_application(const Finding *finding) {
  return is_beside(finding) && !is_unread(finding);
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
  const Leaves *leaves = &composer->data->result->items.at[item].parts.at[part].leaves;
  for (size_t i = 0; i < leaves->len; i++) {
    const Leaf *leaf = &leaves->at[i];
    if (leaf->due || leaf->state == LEAF_DONE || leaf->by == DAY_NONE) continue;
    Finding finding = {.unit = composer->data->result->unit, .item = item, .part = part, .leaf = *leaf, .waived_until = DAY_NONE};
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

/* ---- Cells ---- */

static void item_cell(Composer *composer, DocNode *row, const Finding *finding) {
  Text id = item_at(composer, finding->item)->id, anchor = item_anchor(composer->arena, id);
  if (composer->template->has_derivation) {
    cell_link(composer, row, LINK_HERE, anchor, id);
    return;
  }
  Text page = unit_page(composer->arena, unit_at(composer, finding->unit)->id);
  cell_link(composer, row, LINK_SITE, text_format(composer->arena, "%.*s#%.*s", TEXT_ARG(page), TEXT_ARG(anchor)), id);
}

static bool holds(Arena *arena, Text longer, Text shorter) {
  return text_find(text_fold(arena, longer), text_fold(arena, shorter)) != SIZE_MAX;
}

/* The item, and which of its parts, where that says more than the line itself: "Aid plan" may be asked for by two of them. */
static Text title_of(const Composer *composer, const Finding *finding) {
  const PackItem *item = item_at(composer, finding->item);
  const PackPart *part = finding->part < item->parts.len ? &item->parts.at[finding->part] : NULL;
  if (item->bonus) return say_1(composer, WORD_BONUS_ITEM, item->title);
  if (!part || !part->title.len) return item->title;
  Text what = finding->leaf.label;
  bool said = holds(composer->arena, what, part->title) || holds(composer->arena, part->title, what);
  return part->kind == PART_COMPUTED && said ? item->title : say_2(composer, WORD_MARK_LINE, item->title, part->title);
}

static bool stands_in_todo(const Finding *finding) {
  return is_missing(finding) || is_waiting(finding) || is_beside(finding);
}

/* "#k3f9a2bd": what to say on the telephone, and where the line stands for good, in the to-do list of its unit. */
static void number_add(Composer *composer, DocNode *paragraph, const Finding *finding) {
  const Unit *unit = unit_at(composer, finding->unit);
  Text anchor = finding_anchor(composer->arena, composer->data->pack, unit, finding), page = todo_page(composer->arena, unit->id);
  Text shown = text_format(composer->arena, "#%.*s", TEXT_ARG(text_slice(anchor, 2, anchor.len)));
  bool here = composer->kind == REPORT_TODO;
  Text target = here ? anchor : text_format(composer->arena, "%.*s#%.*s", TEXT_ARG(page), TEXT_ARG(anchor));
  if (here) paragraph->id = anchor;
  doc_add_link(composer->arena, paragraph, here ? LINK_HERE : LINK_SITE, target, shown);
}

/* What to add, and small below it the item's title where it adds something: not "Readme - There is a readme". */
static void what_cell(Composer *composer, DocNode *row, const Finding *finding) {
  Text what = say_leaf(composer, &finding->leaf), title = title_of(composer, finding);
  DocNode *cell = cell_add(composer, row)->parent;
  doc_add_text(composer->arena, cell->first, what.len ? what : title);
  bool says_more = what.len && !holds(composer->arena, title, what) && !holds(composer->arena, what, title);
  if (!says_more && !stands_in_todo(finding)) return;
  DocNode *small = paragraph_add(composer, cell, "small", says_more ? title : TEXT_NONE);
  if (!stands_in_todo(finding)) return;
  if (says_more) doc_add_text(composer->arena, small, TEXT(" \xC2\xB7 "));
  number_add(composer, small, finding);
}

static void reason_cell(Composer *composer, DocNode *row, const Finding *finding) {
  bool error = finding->state == STATE_ERROR;
  Text said = error ? word_state(STATE_ERROR, composer->lang) : say_reason_beside(composer, &finding->leaf);
  State look = error ? STATE_ERROR : is_beside(finding) ? STATE_PENDING : leaf_look(&finding->leaf);
  cell_state(composer, row, look, said);
  if (finding->waived_until == DAY_NONE) return;
  DocNode *paragraph = row->last->first;
  doc_add_text(composer->arena, paragraph, say_word(composer, WORD_COMMA));
  doc_add_text(composer->arena, paragraph, say_1(composer, WORD_WAIVED_DAY, say_day(composer, finding->waived_until)));
}

/* ---- To do: five tables, each with what its reader needs ---- */

typedef struct TodoShape {
  const char *part; /* of the option */
  Word caption, what;
  bool place, limit, reason, evidence, stake;
} TodoShape;

static const TodoShape todo_missing = {"missing", WORD_CAPTION_TODO, WORD_HEAD_ADD, true, true, true, false, true};
static const TodoShape todo_waiting = {"waiting", WORD_CAPTION_WAITING, WORD_HEAD_WAITS, false, false, true, true, true};
static const TodoShape todo_bonus = {"waiting", WORD_CAPTION_BONUS, WORD_HEAD_WAITS, false, false, false, true, true};
static const TodoShape todo_unread = {"waiting", WORD_CAPTION_UNREAD, WORD_HEAD_WAITS, false, false, true, true, true};
static const TodoShape todo_coming = {"coming", WORD_CAPTION_COMING, WORD_HEAD_WHAT, true, true, false, false, false};

static Columns todo_columns(const Composer *composer, const TodoShape *shape) {
  Columns columns = {0};
  column_add(&columns, WORD_HEAD_ITEM, ALIGN_LEFT);
  column_add(&columns, shape->what, ALIGN_LEFT);
  if (shape->place) column_add(&columns, WORD_HEAD_FILE_IN, ALIGN_LEFT);
  if (shape->limit) column_add(&columns, WORD_HEAD_LIMIT, ALIGN_LEFT);
  if (shape->reason) column_add(&columns, WORD_HEAD_REASON, ALIGN_LEFT);
  if (shape->evidence) column_add(&columns, WORD_HEAD_EVIDENCE, ALIGN_LEFT);
  if (shape->stake && pack_scored(composer)) column_add(&columns, WORD_HEAD_STAKE, ALIGN_RIGHT);
  return columns;
}

/* Until when it is waived, where that is later: what need not be there yet is not due at once. */
static Day limit_of(const Finding *finding) {
  Day by = finding->leaf.by, until = finding->waived_until;
  return until != DAY_NONE && until > by ? until : by;
}

static void papers_add(const Composer *composer, EvidenceRefs *papers, const EvidenceRefs *more) {
  for (size_t i = 0; i < more->len; i++) {
    bool there = false;
    for (size_t k = 0; k < papers->len; k++)
      there |= papers->at[k].line == more->at[i].line && text_equal(papers->at[k].path, more->at[i].path);
    if (!there) *list_add(composer->arena, papers) = more->at[i];
  }
}

/* A review has no papers of its own: those that its part asks for are what is judged. */
static EvidenceRefs judged_papers(const Composer *composer, const Finding *finding) {
  EvidenceRefs papers = finding->leaf.evidence;
  const UnitResult *result = composer->data->result;
  if (papers.len || finding->leaf.reason != REASON_WAITING || finding->state == STATE_ERROR || !result) return papers;
  const Leaves *leaves = &result->items.at[finding->item].parts.at[finding->part].leaves;
  for (size_t i = 0; i < leaves->len; i++)
    if (leaves->at[i].state != LEAF_OPEN) papers_add(composer, &papers, &leaves->at[i].evidence);
  return papers;
}

static void todo_row(Composer *composer, DocNode *table, const TodoShape *shape, const Finding *finding) {
  DocNode *row = row_add(composer, table);
  item_cell(composer, row, finding);
  what_cell(composer, row, finding);
  if (shape->place) cell_text(composer, row, item_at(composer, finding->item)->place);
  if (shape->limit) cell_text(composer, row, say_limit(composer, limit_of(finding), true));
  if (shape->reason) reason_cell(composer, row, finding);
  EvidenceRefs papers = shape->evidence ? judged_papers(composer, finding) : (EvidenceRefs){0};
  if (shape->evidence) cell_evidence(composer, row, &papers);
  if (shape->stake && pack_scored(composer)) cell_points(composer, row, finding->at_stake);
}

static bool todo_table(Composer *composer, const Step *use, DocNode *parent, const TodoShape *shape, const Lines *lines) {
  if (!lines->len) return false;
  Columns columns = todo_columns(composer, shape);
  Text caption = option_caption(composer, use, shape->caption, lines->len);
  DocNode *table = table_add(composer, parent, "results", caption, &columns);
  for (size_t i = 0; i < lines->len; i++) todo_row(composer, table, shape, &lines->at[i].finding);
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
    Lines lines = lines_of(composer, is_missing);
    said |= todo_table(composer, use, parent, &todo_missing, &lines);
  }
  if (todo_asked(use, &todo_waiting)) {
    Lines lines = lines_of(composer, is_waiting), bonus = lines_of(composer, is_application);
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

static void finding_row(Composer *composer, DocNode *table, const Finding *finding, bool of_many, bool of_items) {
  DocNode *row = row_add(composer, table);
  const Unit *unit = unit_at(composer, finding->unit);
  if (of_items) item_cell(composer, row, finding);
  if (of_many) cell_link(composer, row, LINK_SITE, unit_page(composer->arena, unit->id), unit->name);
  what_cell(composer, row, finding);
  reason_cell(composer, row, finding);
  bool limited = finding->leaf.due && finding->leaf.state == LEAF_OPEN;
  cell_text(composer, row, limited ? say_limit(composer, limit_of(finding), true) : say_day(composer, finding->leaf.by));
  if (pack_scored(composer)) cell_points(composer, row, finding->at_stake);
  cell_evidence(composer, row, &finding->leaf.evidence);
}

BLOCK(block_findings) {
  bool of_many = composer->data->result == NULL, of_items = composer->kind != REPORT_ITEM;
  Findings own = {0};
  const Findings *findings = composer->data->findings;
  if (!of_many) findings_of_unit(composer->arena, composer->data->pack, composer->data->result, &own);
  if (!of_many) findings = &own;
  if (!findings || !findings->len) return false;
  bool grouped = of_many && of_items && composer->data->on_paper;
  Columns columns = findings_columns(composer, of_many, of_items && !grouped);
  Text caption = option_caption(composer, use, WORD_CAPTION_FINDINGS, findings->len);
  DocNode *table = grouped ? NULL : table_add(composer, parent, "results", caption, &columns);
  for (size_t i = 0; i < findings->len; i++) {
    const Finding *finding = &findings->at[i];
    bool begins = grouped && (i == 0 || finding->item != findings->at[i - 1].item);
    if (begins) {
      const PackItem *item = item_at(composer, finding->item);
      doc_add_heading(composer->arena, parent, 2, text_format(composer->arena, "%.*s %.*s", TEXT_ARG(item->id), TEXT_ARG(item->title)));
      table = table_add(composer, parent, "results", TEXT_NONE, &columns);
    }
    finding_row(composer, table, finding, of_many, of_items && !grouped);
  }
  return true;
}
