/* SPDX-License-Identifier: MIT
 *
 * The pieces that blocks are made of: tables with head row and caption, cells, states as word and class, groups.
 * Takes: a place in the tree and plain values. Gives: lawful nodes there. Owns nothing.
 */
#include "report/report_in.h"

static const char *const state_classes[STATE_COUNT] = {"state-pass",    "state-partial",        "state-fail", "state-pending",
                                                       "state-not-due", "state-not-applicable", "state-error"};

bool unit_has_place(const UnitSummary *summary) {
  return summary->rank && summary->rank_of > 1;
}

/* The signs of the states, as the pages show them: colour alone says nothing. */
Text state_sign(State state) {
  static const char *const signs[STATE_COUNT] = {[STATE_PASS] = "\xE2\x9C\x93",    [STATE_PARTIAL] = "\xE2\x97\x90",
                                                 [STATE_FAIL] = "\xE2\x97\x86",    [STATE_PENDING] = "?",
                                                 [STATE_NOT_DUE] = "\xE2\x97\x8B", [STATE_NOT_APPLICABLE] = "\xE2\x80\x93",
                                                 [STATE_ERROR] = "!"};
  return text_of(signs[state]);
}

void column_add(Columns *columns, Word head, DocAlign align) {
  columns->at[columns->len++] = (Column){.head = head, .align = align};
}

void column_titled(Columns *columns, Text title, DocAlign align) {
  columns->at[columns->len++] = (Column){.align = align, .title = title};
}

DocNode *table_add(Composer *composer, DocNode *parent, const char *klass, Text caption, const Columns *columns) {
  DocColumn *doc_columns = arena_alloc(composer->arena, columns->len * sizeof *doc_columns);
  for (size_t i = 0; i < columns->len; i++)
    doc_columns[i] = (DocColumn){.align = columns->at[i].align, .weight = columns->at[i].weight};
  DocNode *table = doc_add_table(composer->arena, parent, doc_columns, columns->len, 1);
  table->klass = text_of(klass);
  table->title = caption;
  DocNode *head = row_add(composer, table);
  for (size_t i = 0; i < columns->len; i++) {
    DocNode *paragraph = cell_add(composer, head);
    Text title = columns->at[i].title;
    doc_add_text(composer->arena, paragraph, title.len ? title : say_word(composer, columns->at[i].head));
    paragraph->parent->align = columns->at[i].align;
  }
  return table;
}

DocNode *row_add(Composer *composer, DocNode *table) {
  return doc_add(composer->arena, table, DOC_ROW);
}

DocNode *cell_add(Composer *composer, DocNode *row) {
  return doc_add_cell(composer->arena, row);
}

void cell_text(Composer *composer, DocNode *row, Text text) {
  doc_add_text(composer->arena, cell_add(composer, row), text.len ? text : say_word(composer, WORD_NOTHING));
}

void cell_number(Composer *composer, DocNode *row, Text text) {
  DocNode *paragraph = cell_add(composer, row);
  paragraph->parent->klass = TEXT("number");
  paragraph->parent->align = ALIGN_RIGHT;
  doc_add_text(composer->arena, paragraph, text);
}

void cell_count(Composer *composer, DocNode *row, int64_t number) {
  cell_number(composer, row, say_count(composer, number));
}

void cell_points(Composer *composer, DocNode *row, Points points) {
  cell_number(composer, row, say_points(composer, points));
}

void points_columns(Columns *columns) {
  column_add(columns, WORD_HEAD_CONFIRMED, ALIGN_RIGHT);
  column_add(columns, WORD_HEAD_PENDING, ALIGN_RIGHT);
  column_add(columns, WORD_HEAD_FULL, ALIGN_RIGHT);
}

/* What does not apply, or could not be judged, got no points rather than 0 points. A line of cuts has no points of its own, and
 * takes some of others: with it the column adds up. */
void points_cells(Composer *composer, DocNode *row, const Sums *sums) {
  Points full = sums->full - sums->not_applicable;
  Text nothing = say_word(composer, WORD_NOTHING);
  bool judged = full ? full != sums->in_error : sums->confirmed || sums->pending;
  cell_number(composer, row, judged ? say_points(composer, sums->confirmed) : nothing);
  cell_number(composer, row, judged ? say_points(composer, sums->pending) : nothing);
  cell_number(composer, row, full ? say_points(composer, full) : nothing);
}

void cell_link(Composer *composer, DocNode *row, DocLink kind, Text target, Text text) {
  if (!target.len || kind == LINK_NONE) {
    cell_text(composer, row, text);
    return;
  }
  doc_add_link(composer->arena, cell_add(composer, row), kind, target, text);
}

/* The word always stands there; the class only colours it. */
void state_add(Composer *composer, DocNode *paragraph, State state, Text text) {
  DocNode *strong = doc_add(composer->arena, paragraph, DOC_STRONG);
  strong->klass = text_of(state_classes[state]);
  doc_add_text(composer->arena, strong, text);
}

void cell_state(Composer *composer, DocNode *row, State state, Text text) {
  state_add(composer, cell_add(composer, row), state, text);
}

/* The paper at `at`, or "roster.csv:2–37" for a row and those behind it. Gives where to go on. */
Text ref_shown(const Composer *composer, const EvidenceRef *ref) {
  Text shown = ref->shown.len ? ref->shown : ref->path;
  uint32_t own = composer->data->result ? composer->data->result->unit + 1 : composer->about;
  if (!own || own == ref->unit + 1 || ref->unit >= composer->data->units->all.len) return shown;
  return text_format(composer->arena, "%.*s/%.*s", TEXT_ARG(unit_at(composer, ref->unit)->name), TEXT_ARG(shown));
}

size_t evidence_add(Composer *composer, DocNode *paragraph, const EvidenceRefs *evidence, size_t at) {
  const EvidenceRef *ref = &evidence->at[at];
  size_t count = evidence_run(evidence, at);
  Text shown = ref_shown(composer, ref);
  if (ref->line) shown = text_format(composer->arena, "%.*s:%u", TEXT_ARG(shown), ref->line);
  if (count > 1) shown = text_format(composer->arena, "%.*s–%u", TEXT_ARG(shown), ref->line + (uint32_t)count - 1);
  if (ref->page.len) doc_add_link(composer->arena, paragraph, LINK_SITE, ref->page, shown);
  else doc_add_text(composer->arena, paragraph, shown);
  return at + count;
}

static bool same_paper(const EvidenceRef *a, const EvidenceRef *b) {
  return a->unit == b->unit && text_equal(a->path, b->path) && text_equal(a->shown, b->shown) && a->line && b->line;
}

Text paper_said(const Composer *composer, const EvidenceRefs *papers, size_t *at) {
  const EvidenceRef *first = &papers->at[*at];
  Text said = ref_shown(composer, first);
  for (size_t from = *at, i = from; i < papers->len && (i == from || same_paper(first, &papers->at[i])); *at = i) {
    const EvidenceRef *ref = &papers->at[i];
    size_t count = evidence_run(papers, i);
    Text between = i == from ? TEXT(":") : say_word(composer, WORD_LIST_BETWEEN);
    if (ref->line) said = text_format(composer->arena, "%.*s%.*s%u", TEXT_ARG(said), TEXT_ARG(between), ref->line);
    if (count > 1) said = text_format(composer->arena, "%.*s–%u", TEXT_ARG(said), ref->line + (uint32_t)count - 1);
    i += count;
  }
  return said;
}

void cell_papers(Composer *composer, DocNode *row, const EvidenceRefs *papers) {
  DocNode *paragraph = cell_add(composer, row);
  for (size_t i = 0; i < papers->len;) {
    if (i) doc_add(composer->arena, paragraph, DOC_BREAK);
    doc_add_text(composer->arena, paragraph, paper_said(composer, papers, &i));
  }
  if (!papers->len) doc_add_text(composer->arena, paragraph, say_word(composer, WORD_NOTHING));
}

void cell_evidence(Composer *composer, DocNode *row, const EvidenceRefs *evidence) {
  DocNode *paragraph = cell_add(composer, row);
  for (size_t i = 0; i < evidence->len;) {
    if (i) doc_add(composer->arena, paragraph, DOC_BREAK);
    i = evidence_add(composer, paragraph, evidence, i);
  }
  if (!evidence->len) doc_add_text(composer->arena, paragraph, say_word(composer, WORD_NOTHING));
}

void label_add(Composer *composer, DocNode *paragraph, Word label) {
  DocNode *strong = doc_add(composer->arena, paragraph, DOC_STRONG);
  strong->klass = TEXT("label");
  doc_add_text(composer->arena, strong, say_word(composer, label));
  doc_add_text(composer->arena, strong, say_word(composer, WORD_COLON));
}

DocNode *fact_add(Composer *composer, DocNode *parent, Word label, Text value) {
  DocNode *paragraph = doc_add(composer->arena, parent, DOC_PARAGRAPH);
  label_add(composer, paragraph, label);
  doc_add_text(composer->arena, paragraph, value);
  return paragraph;
}

DocNode *group_add(Composer *composer, DocNode *parent, const char *klass) {
  DocNode *group = doc_add(composer->arena, parent, DOC_GROUP);
  group->klass = text_of(klass);
  return group;
}

DocNode *paragraph_add(Composer *composer, DocNode *parent, const char *klass, Text text) {
  DocNode *paragraph = doc_add_paragraph(composer->arena, parent, text);
  if (klass) paragraph->klass = text_of(klass);
  return paragraph;
}
