/* SPDX-License-Identifier: MIT
 *
 * Blocks of one unit: scorecard, sections, marks, its papers and what they answered.
 * Takes: a composer and a use of the block. Gives: nodes below `parent`, or false when there is nothing to say.
 */
#include "report/report_in.h"

/* ---- Scorecard ---- */

static bool has_papers(const Composer *composer) {
  return composer->data->evidence && composer->data->evidence->records.len;
}

static Columns scorecard_columns(const Composer *composer) {
  Columns columns = {0};
  column_add(&columns, WORD_HEAD_NUMBER, ALIGN_LEFT);
  column_add(&columns, WORD_HEAD_TITLE, ALIGN_LEFT);
  column_add(&columns, WORD_HEAD_STATE, ALIGN_LEFT);
  column_add(&columns, WORD_HEAD_COMPLETION, ALIGN_RIGHT);
  if (pack_scored(composer)) points_columns(&columns);
  if (has_papers(composer)) column_add(&columns, WORD_HEAD_EVIDENCE, ALIGN_LEFT);
  return columns;
}

/* The numbers of the papers that answered an item: those of the list of papers. */
static void papers_cell(Composer *composer, DocNode *row, const Indexes *answered, uint32_t item) {
  TextList numbers = {0};
  if (!answered) return;
  for (size_t i = 0; i < composer->data->evidence->records.len; i++)
    for (size_t k = 0; k < answered[i].len; k++)
      if (answered[i].at[k] == item) *list_add(composer->arena, &numbers) = say_count(composer, (int64_t)i + 1);
  Text said = text_join(composer->arena, &numbers, say_word(composer, WORD_LIST_BETWEEN));
  cell_text(composer, row, said.len ? said : say_word(composer, WORD_NOTHING));
}

static void item_number_cell(Composer *composer, DocNode *row, const PackItem *item) {
  bool named_only = composer->data->on_paper && item_is_out(composer, (uint32_t)(item - composer->data->pack->items.at));
  DocLink kind = composer->template->has_derivation && !named_only ? LINK_HERE : LINK_NONE;
  cell_link(composer, row, kind, item_anchor(composer->arena, item->id), item->id);
}

static void item_state_cell(Composer *composer, DocNode *row, const PackItem *item, const ItemResult *result) {
  DocNode *paragraph = cell_add(composer, row);
  bool early = item_is_early(result);
  state_add(composer, paragraph, early_look(result->state, early), say_state(composer, item, result->state, early));
  if (!result->waiver) return;
  doc_add_text(composer->arena, paragraph, say_word(composer, WORD_COMMA));
  doc_add_text(composer->arena, paragraph, say_word(composer, WORD_WAIVED_STATE));
}

/* Of a line of cuts that found nothing left, 0: it took nothing, and is not without points. */
static void item_points_cells(Composer *composer, DocNode *row, const PackItem *item, const ItemResult *result) {
  bool nothing_left = item->minus.len && part_cuts_beyond(&item->parts.at[0], &result->parts.at[0]) && !result->sums.confirmed;
  if (!nothing_left) {
    points_cells(composer, row, &result->sums);
    return;
  }
  cell_points(composer, row, 0);
  cell_points(composer, row, result->sums.pending);
  cell_number(composer, row, say_word(composer, WORD_NOTHING));
}

static void scorecard_row(Composer *composer, DocNode *table, uint32_t index, const Indexes *answered) {
  const PackItem *item = item_at(composer, index);
  const ItemResult *result = &composer->data->result->items.at[index];
  DocNode *row = row_add(composer, table);
  item_number_cell(composer, row, item);
  cell_text(composer, row, say_item(composer, item));
  item_state_cell(composer, row, item, result);
  cell_number(composer, row, say_ratio(composer, result->sums.leaves_done, result->sums.leaves_due));
  if (pack_scored(composer)) item_points_cells(composer, row, item, result);
  papers_cell(composer, row, answered, index);
}

static void scorecard_sum(Composer *composer, DocNode *table, Text title, const Sums *sums) {
  DocNode *row = row_add(composer, table);
  cell_text(composer, row, title);
  row->first->span_columns = 3;
  cell_number(composer, row, say_ratio(composer, sums->leaves_done, sums->leaves_due));
  if (pack_scored(composer)) points_cells(composer, row, sums);
  if (has_papers(composer)) cell_text(composer, row, TEXT_NONE);
}

/* "Work: 85 × 30%": what a section brings to the total, so that the column can be added up. */
static void scorecard_section(Composer *composer, DocNode *table, uint32_t index) {
  const PackSection *section = &composer->data->pack->sections.at[index];
  Sums sums;
  sums_of_section(composer, index, &sums);
  Text title = say_section_count(composer, section, say_points(composer, sums.confirmed), &sums);
  section_count(section, &sums, composer->data->pack->precision);
  scorecard_sum(composer, table, title, &sums);
}

/* A checklist too: each item with its answer, and the papers that gave it. Bonus items, vetoes and gates stand below the
 * total, which does not hold them. */
BLOCK(block_scorecard) {
  const Pack *pack = composer->data->pack;
  const UnitResult *result = composer->data->result;
  if (!result->applies || !pack->items.len) return false;
  Columns columns = scorecard_columns(composer);
  Text caption = option_text(use, "caption", say_word(composer, WORD_CAPTION_SCORECARD));
  DocNode *table = table_add(composer, parent, "results", caption, &columns);
  const Indexes *answered = has_papers(composer) ? answered_all(composer) : NULL;
  for (size_t i = 0; i < pack->items.len; i++)
    if (pack_item_counts(&pack->items.at[i]) && item_concerns(composer, (uint32_t)i))
      scorecard_row(composer, table, (uint32_t)i, answered);
  for (uint32_t i = 0; i < pack->sections.len; i++)
    if (pack->sections.at[i].weight.of) scorecard_section(composer, table, i);
  scorecard_sum(composer, table, say_word(composer, WORD_TOTAL), &result->sums);
  for (size_t i = 0; i < pack->items.len; i++)
    if (!pack_item_counts(&pack->items.at[i]) && item_concerns(composer, (uint32_t)i))
      scorecard_row(composer, table, (uint32_t)i, answered);
  return true;
}

/* ---- Sections ---- */

typedef struct SectionSums {
  Text title;
  int64_t items, listed; /* that apply; with those that do not */
  Text weight;
  Sums sums;
} SectionSums;

/* Of all units: to some of them. What does not apply and brings all, or nothing, is in the sum. */
static bool applies(const Composer *composer, uint32_t index) {
  const ItemResult *result = composer->data->result ? &composer->data->result->items.at[index] : NULL;
  return !result || result->state != STATE_NOT_APPLICABLE || result->sums.full != result->sums.not_applicable;
}

static SectionSums section_sums(const Composer *composer, Text id, Text title) {
  const Pack *pack = composer->data->pack;
  SectionSums section = {.title = title};
  for (size_t i = 0; i < pack->items.len; i++) {
    if (!pack_item_counts(&pack->items.at[i]) || !text_equal(pack->items.at[i].section, id)) continue;
    if (composer->data->result && !item_concerns(composer, (uint32_t)i)) continue;
    Sums sums;
    sums_of_item(composer, (uint32_t)i, &sums);
    sums_add(&section.sums, &sums);
    section.items += applies(composer, (uint32_t)i);
    section.listed++;
  }
  return section;
}

/* With what is lost, and what is not yet due where there is such, a line adds up to its full points, but for what is in error. */
static void section_row(Composer *composer, DocNode *table, const SectionSums *section, bool coming) {
  if (!section->listed) return;
  const Sums *sums = &section->sums;
  bool worth = sums->full > sums->not_applicable || sums->lost;
  DocNode *row = row_add(composer, table);
  cell_text(composer, row, section->title);
  cell_count(composer, row, section->items);
  Text completion = say_completion(composer, sums->leaves_done, sums->leaves_due);
  cell_number(composer, row, section->items ? completion : word_state(STATE_NOT_APPLICABLE, composer->lang));
  if (!pack_scored(composer)) return;
  if (pack_weighted(composer)) cell_number(composer, row, section->weight);
  points_cells(composer, row, sums);
  cell_number(composer, row, worth ? say_points(composer, sums->lost) : say_word(composer, WORD_NOTHING));
  if (coming) cell_number(composer, row, worth ? say_points(composer, sums->not_due) : say_word(composer, WORD_NOTHING));
}

/* Items beside the sum are in no section: they are named, so that the tables agree. */
static Text sections_caption(const Composer *composer) {
  const Pack *pack = composer->data->pack;
  Text caption = say_word(composer, pack_scored(composer) ? WORD_CAPTION_SECTIONS : WORD_CAPTION_SECTIONS_ONLY);
  TextList apart = {0};
  for (size_t i = 0; i < pack->items.len; i++) {
    const PackItem *item = &pack->items.at[i];
    bool concerns = !composer->data->result || item_concerns(composer, (uint32_t)i);
    if (concerns && !pack_item_counts(item)) *list_add(composer->arena, &apart) = item->id;
  }
  Text ids = text_join(composer->arena, &apart, say_word(composer, WORD_LIST_BETWEEN));
  return ids.len ? say_2(composer, WORD_CAPTION_APART, caption, ids) : caption;
}

static DocNode *sections_table(Composer *composer, const Step *use, DocNode *parent, bool coming) {
  Columns columns = {0};
  column_add(&columns, WORD_HEAD_SECTION, ALIGN_LEFT);
  column_add(&columns, WORD_HEAD_ITEMS, ALIGN_RIGHT);
  column_add(&columns, WORD_HEAD_COMPLETION, ALIGN_RIGHT);
  if (pack_scored(composer)) {
    if (pack_weighted(composer)) column_add(&columns, WORD_HEAD_WEIGHT, ALIGN_RIGHT);
    points_columns(&columns);
    column_add(&columns, WORD_HEAD_LOST, ALIGN_RIGHT);
    if (coming) column_add(&columns, WORD_HEAD_NOT_DUE, ALIGN_RIGHT);
  }
  return table_add(composer, parent, "results", option_text(use, "caption", sections_caption(composer)), &columns);
}

/* Of weighted sections the total is not the sum of the rows above. */
static void sums_counted(const Composer *composer, Sums *sums) {
  if (composer->data->result) *sums = composer->data->result->sums;
  else sums_of_all(composer, sums);
}

static SectionSums nth_section(const Composer *composer, size_t i) {
  const Pack *pack = composer->data->pack;
  if (i == pack->sections.len) return section_sums(composer, TEXT_NONE, say_word(composer, WORD_SECTION_NONE));
  SectionSums section = section_sums(composer, pack->sections.at[i].id, pack->sections.at[i].title);
  section.weight = say_section_weight(composer, &pack->sections.at[i]);
  return section;
}

BLOCK(block_sections) {
  size_t count = composer->data->pack->sections.len;
  if (!count) return false;
  SectionSums total = {.title = say_word(composer, WORD_TOTAL)};
  SectionSums *sections = arena_alloc(composer->arena, (count + 1) * sizeof *sections);
  for (size_t i = 0; i <= count; i++) {
    sections[i] = nth_section(composer, i);
    total.items += sections[i].items;
    total.listed += sections[i].listed;
    sums_add(&total.sums, &sections[i].sums);
  }
  bool coming = total.sums.not_due != 0;
  DocNode *table = sections_table(composer, use, parent, coming);
  for (size_t i = 0; i <= count; i++) section_row(composer, table, &sections[i], coming);
  if (pack_weighted(composer)) sums_counted(composer, &total.sums);
  section_row(composer, table, &total, coming);
  return true;
}

/* ---- Marks ---- */

/* What no mark of the unit has gets no column. */
typedef struct MarksShape {
  bool each, computed, remark;
} MarksShape;

static const PackPart *part_of_mark(const Composer *composer, const Mark *mark) {
  return &item_at(composer, mark->item)->parts.at[mark->part];
}

static MarksShape marks_shape(const Composer *composer, MarkRange range) {
  MarksShape shape = {0};
  for (size_t i = range.from; i < range.until; i++) {
    const Mark *mark = &composer->data->marks->all.at[i];
    shape.each |= mark->each.len > 0;
    shape.computed |= part_of_mark(composer, mark)->kind == PART_COMPUTED && pack_scored(composer);
    shape.remark |= mark->remark.len > 0;
  }
  return shape;
}

static Columns marks_columns(const MarksShape *shape) {
  Columns columns = {0};
  column_add(&columns, WORD_HEAD_NUMBER, ALIGN_LEFT);
  column_add(&columns, WORD_HEAD_PART, ALIGN_LEFT);
  if (shape->each) column_add(&columns, WORD_HEAD_EACH, ALIGN_LEFT);
  column_add(&columns, WORD_HEAD_MODE, ALIGN_LEFT);
  column_add(&columns, WORD_HEAD_MARK, ALIGN_RIGHT);
  if (shape->computed) column_add(&columns, WORD_HEAD_COMPUTED, ALIGN_RIGHT);
  if (shape->remark) column_add(&columns, WORD_HEAD_REMARK, ALIGN_LEFT);
  column_add(&columns, WORD_HEAD_BY, ALIGN_LEFT);
  column_add(&columns, WORD_HEAD_DATE, ALIGN_LEFT);
  return columns;
}

static void mark_row(Composer *composer, DocNode *table, const Mark *mark, const MarksShape *shape) {
  const PackItem *item = item_at(composer, mark->item);
  const PackPart *part = part_of_mark(composer, mark);
  const PartResult *result = &composer->data->result->items.at[mark->item].parts.at[mark->part];
  bool decides = mark_decides(composer->data->marks, part, mark), computed = part->kind == PART_COMPUTED;
  DocNode *row = row_add(composer, table);
  item_number_cell(composer, row, item);
  cell_text(composer, row, part->title.len ? part->title : item->title);
  if (shape->each) cell_text(composer, row, mark->each);
  Text mode = mode_title(composer, mark->mode);
  cell_text(composer, row, decides ? say_1(composer, WORD_MARK_DECIDES, mode) : mode);
  cell_number(composer, row, say_mark(composer, mark));
  Text nothing = say_word(composer, WORD_NOTHING);
  if (shape->computed) cell_number(composer, row, computed ? say_points(composer, result->computed) : nothing);
  if (shape->remark) cell_text(composer, row, mark->remark);
  cell_text(composer, row,
            mark->combine ? say_1(composer, WORD_BALLOTS, say_count(composer, (int64_t)mark->ballot_count)) : mark->by);
  cell_text(composer, row, say_day(composer, mark->date));
}

BLOCK(block_marks) {
  MarkRange range = marks_of_unit(composer);
  if (range.from == range.until || !composer->data->result->applies) return false;
  MarksShape shape = marks_shape(composer, range);
  Columns columns = marks_columns(&shape);
  Text caption = option_caption(composer, use, WORD_CAPTION_MARKS, range.until - range.from);
  DocNode *table = table_add(composer, parent, "results", caption, &columns);
  for (size_t i = range.from; i < range.until; i++) mark_row(composer, table, &composer->data->marks->all.at[i], &shape);
  return true;
}

/* ---- Papers ---- */

static void item_link_add(Composer *composer, DocNode *paragraph, uint32_t item) {
  Text unit = unit_at(composer, composer->data->result->unit)->id;
  Text id = item_at(composer, item)->id, anchor = item_anchor(composer->arena, id), page = unit_page(composer->arena, unit);
  Text target = text_format(composer->arena, "%.*s#%.*s", TEXT_ARG(page), TEXT_ARG(anchor));
  doc_add_link(composer->arena, paragraph, LINK_SITE, target, id);
}

/* What the paper is to an item, where that is not that it answers it; empty = that. */
static Text role_said(const Composer *composer, const PaperRole *role) {
  switch (role->role) {
  case ROLE_ANSWERS: return TEXT_NONE;
  case ROLE_WAITS: return say_word(composer, WORD_LEAF_WAITING);
  case ROLE_WRONG: return say_word(composer, WORD_ROLE_WRONG);
  case ROLE_ASKS: return say_word(composer, WORD_ROLE_ASKS);
  case ROLE_NEAR: return say_word(composer, (Word)(WORD_REASON_NONE + (int)role->reason));
  }
  return TEXT_NONE;
}

/* "JX-5, JX-6 (waiting)"; what only came near an item is said where it did nothing else, of the first few. */
static size_t roles_add(Composer *composer, DocNode *paragraph, const PaperRoles *roles, bool near) {
  enum { NEAR_MOST = 3 };
  size_t count = 0;
  for (size_t i = 0; i < roles->len && !(near && count == NEAR_MOST); i++) {
    if ((roles->at[i].role == ROLE_NEAR) != near) continue;
    Text said = role_said(composer, &roles->at[i]);
    if (count++) doc_add_text(composer->arena, paragraph, say_word(composer, WORD_LIST_BETWEEN));
    item_link_add(composer, paragraph, roles->at[i].item);
    if (said.len) doc_add_text(composer->arena, paragraph, say_2(composer, WORD_BRACKETS, TEXT_NONE, said));
  }
  return count;
}

/* "North branch: 3.2", "grade C": what else the paper did. Pages of other units are not in every package, so these are no links. */
static TextList used_elsewhere(const Composer *composer, uint32_t record) {
  TextList said = {0};
  const SharedUses *elsewhere = &composer->data->summary->elsewhere;
  for (size_t i = 0; i < elsewhere->len; i++)
    if (elsewhere->at[i].record == record)
      *list_add(composer->arena, &said) = say_2(composer, WORD_USED_ELSEWHERE, unit_at(composer, elsewhere->at[i].by)->name,
                                                item_at(composer, elsewhere->at[i].item)->id);
  const FixedGrade *fixed = &composer->data->result->fixed;
  for (size_t i = 0; i < fixed->evidence.len; i++)
    if (fixed->evidence.at[i].unit == composer->data->result->unit && fixed->evidence.at[i].record == record) {
      *list_add(composer->arena, &said) = say_1(composer, WORD_USED_GRADE, fixed->name);
      break;
    }
  return said;
}

/* Of a paper that did nothing, why. */
static void uses_add(Composer *composer, DocNode *paragraph, const PaperRoles *roles, uint32_t record) {
  TextList said = used_elsewhere(composer, record);
  size_t count = roles_add(composer, paragraph, &roles[record], false);
  if (count && said.len) doc_add_text(composer->arena, paragraph, say_word(composer, WORD_LIST_BETWEEN));
  doc_add_text(composer->arena, paragraph, text_join(composer->arena, &said, say_word(composer, WORD_LIST_BETWEEN)));
  if (count || said.len || roles_add(composer, paragraph, &roles[record], true)) return;
  Text why = unused_why(composer, &composer->data->evidence->records.at[record], roles), none = say_word(composer, WORD_NOTHING);
  doc_add_text(composer->arena, paragraph, text_equal(why, none) ? none : say_2(composer, WORD_BRACKETS, none, why));
}

/* Lists and messages call a paper by its path; its title below it where it says more. */
static void paper_row(Composer *composer, DocNode *table, const Record *record, size_t number, const PaperRoles *roles) {
  DocNode *row = row_add(composer, table);
  cell_count(composer, row, (int64_t)number);
  cell_text(composer, row, say_day(composer, record->day));
  cell_text(composer, row, say_record_kind(composer, record));
  DocNode *paragraph = cell_add(composer, row);
  doc_add_link(composer->arena, paragraph, LINK_SITE, record->page, record->shown);
  if (text_find(record->path_folded, record->title_folded) == SIZE_MAX) {
    doc_add(composer->arena, paragraph, DOC_BREAK);
    doc_add_text(composer->arena, paragraph, record->title);
  }
  Text why = say_unreadable(composer, record->unreadable);
  if (why.len) {
    doc_add(composer->arena, paragraph, DOC_BREAK);
    doc_add_text(composer->arena, paragraph, why);
  }
  uses_add(composer, cell_add(composer, row), roles, (uint32_t)number - 1);
}

BLOCK(block_evidence_list) {
  const UnitEvidence *evidence = composer->data->evidence;
  if (!evidence || !evidence->records.len) return false;
  Columns columns = {0};
  column_add(&columns, WORD_HEAD_NUMBER, ALIGN_RIGHT);
  column_add(&columns, WORD_HEAD_DATE, ALIGN_LEFT);
  column_add(&columns, WORD_HEAD_KIND, ALIGN_LEFT);
  column_add(&columns, WORD_HEAD_PAPER, ALIGN_LEFT);
  column_add(&columns, WORD_HEAD_ANSWERED, ALIGN_LEFT);
  Text caption = option_caption(composer, use, WORD_CAPTION_EVIDENCE, evidence->records.len);
  DocNode *table = table_add(composer, parent, "results", caption, &columns);
  PaperRoles *roles = roles_all(composer);
  for (size_t i = 0; i < evidence->records.len; i++) paper_row(composer, table, &evidence->records.at[i], i + 1, roles);
  return true;
}

static uint32_t record_index(const Composer *composer, const Record *record) {
  const Records *records = &composer->data->evidence->records;
  uint32_t index = 0;
  while (index < records->len && !text_equal(records->at[index].path, record->path)) index++;
  return index;
}

/* On the page of one paper: the items that cite it, each with its title. */
BLOCK(block_answered) {
  (void)use;
  const Record *record = composer->data->record;
  Indexes items = {0};
  if (!composer->data->result) return false;
  answered_by(composer, record, &items);
  TextList said = used_elsewhere(composer, record_index(composer, record));
  if (!items.len && !said.len) {
    Text why = unused_why(composer, record, NULL);
    if (text_equal(why, say_word(composer, WORD_NOTHING))) return false;
    paragraph_add(composer, parent, NULL, say_1(composer, WORD_UNUSED_PAPER, why));
    return true;
  }
  DocNode *list = doc_add(composer->arena, parent, DOC_LIST);
  list->tight = 1;
  for (size_t i = 0; i < items.len; i++) {
    DocNode *paragraph = doc_add(composer->arena, doc_add(composer->arena, list, DOC_ITEM), DOC_PARAGRAPH);
    item_link_add(composer, paragraph, items.at[i]);
    doc_add_text(composer->arena, paragraph, TEXT(" "));
    doc_add_text(composer->arena, paragraph, item_at(composer, items.at[i])->title);
  }
  for (size_t i = 0; i < said.len; i++)
    doc_add_text(composer->arena, doc_add(composer->arena, doc_add(composer->arena, list, DOC_ITEM), DOC_PARAGRAPH), said.at[i]);
  return true;
}

/* What the head of the page says, or nothing. */
static bool is_said_above(const Fact *field) {
  static const char *const names[] = {"kind", "date", "title", "lang", "类型", "日期", "标题", "语言", NULL};
  for (size_t i = 0; names[i]; i++)
    if (text_is(field->name, names[i])) return true;
  return !field->value.len;
}

/* Of an XML record, and of front matter: what is read there stands nowhere in the text below. */
BLOCK(block_fields) {
  const Record *record = composer->data->record;
  int64_t count = 0;
  for (size_t i = 0; i < record->front_fields; i++) count += !is_said_above(&record->fields.at[i]);
  if (!count) return false;
  Columns columns = {0};
  column_add(&columns, WORD_HEAD_FIELD, ALIGN_LEFT);
  column_add(&columns, WORD_HEAD_VALUE, ALIGN_LEFT);
  DocNode *table = table_add(composer, parent, "facts", option_caption(composer, use, WORD_CAPTION_FIELDS, (size_t)count), &columns);
  for (size_t i = 0; i < record->front_fields; i++) {
    if (is_said_above(&record->fields.at[i])) continue;
    DocNode *row = row_add(composer, table);
    cell_text(composer, row, record->fields.at[i].name);
    cell_text(composer, row, record->fields.at[i].value);
  }
  return true;
}

/* The originals of a paper: one file, or the pictures of a set. */
static void original_add(Composer *composer, DocNode *list, Text path, Text target, uint64_t size, const Sha256 *hash) {
  DocNode *paragraph = doc_add(composer->arena, doc_add(composer->arena, list, DOC_ITEM), DOC_PARAGRAPH);
  doc_add_link(composer->arena, paragraph, target.len ? LINK_SITE : LINK_NONE, target, path);
  Text bytes = say_1(composer, WORD_BYTES, say_count(composer, (int64_t)size));
  Text hex = hash_hex(composer->arena, hash);
  doc_add_text(composer->arena, paragraph, say_word(composer, WORD_COMMA));
  doc_add_text(composer->arena, paragraph, bytes);
  doc_add_text(composer->arena, paragraph, say_word(composer, WORD_COMMA));
  doc_add_text(composer->arena, paragraph, text_format(composer->arena, "SHA-256 %.*s", TEXT_ARG(hex)));
}

BLOCK(block_original) {
  (void)use;
  const Record *record = composer->data->record;
  DocNode *list = doc_add(composer->arena, parent, DOC_LIST);
  list->tight = 1;
  if (!record->members.len) original_add(composer, list, record->shown, record->original, record->size, &record->hash);
  for (size_t i = 0; i < record->members.len; i++) {
    const RecordMember *member = &record->members.at[i];
    original_add(composer, list, text_visible(composer->arena, member->path), member->original, member->size, &member->hash);
  }
  return true;
}
