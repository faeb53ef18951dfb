/* SPDX-License-Identifier: MIT
 *
 * Blocks about the input and the pack: messages, papers to sort, decisions.
 * Takes: a composer and a use of the block. Gives: nodes below `parent`, or false when there is nothing to say.
 */
#include "report/report_in.h"

/* ---- Messages ---- */

static const struct {
  Word word;
  State look;
} levels[] = {[DIAG_NOTICE] = {WORD_LEVEL_NOTICE, STATE_NOT_DUE},
              [DIAG_WARNING] = {WORD_LEVEL_WARNING, STATE_PARTIAL},
              [DIAG_ERROR] = {WORD_LEVEL_ERROR, STATE_FAIL}};

static void unit_id_cell(Composer *composer, DocNode *row, Text id) {
  const Unit *unit = id.len ? units_find(composer->data->units, id) : NULL;
  if (unit)
    cell_link(composer, row, LINK_SITE, unit_page(composer->arena, unit->id), unit->name);
  else
    cell_text(composer, row, id);
}

static void message_row(Composer *composer, DocNode *table, const Diag *diag, bool of_many) {
  DocNode *row = row_add(composer, table);
  DiagLevel level = diag_level(diag->code);
  cell_state(composer, row, levels[level].look, say_word(composer, levels[level].word));
  if (of_many) unit_id_cell(composer, row, diag->unit);
  cell_text(composer, row, say_where(composer, diag->where));
  cell_text(composer, row, diag_text(composer->arena, diag, composer->lang));
  cell_text(composer, row, diag_advice(composer->arena, diag, composer->lang));
}

BLOCK(block_messages) {
  const DiagList *diags = composer->data->diags;
  bool of_many = composer->data->result == NULL;
  if (!diags || !diags->all.len) return false;
  Columns columns = {0};
  column_add(&columns, WORD_HEAD_LEVEL, ALIGN_LEFT);
  if (of_many) column_add(&columns, WORD_HEAD_UNIT, ALIGN_LEFT);
  column_add(&columns, WORD_HEAD_PLACE, ALIGN_LEFT);
  column_add(&columns, WORD_HEAD_MESSAGE, ALIGN_LEFT);
  column_add(&columns, WORD_HEAD_ADVICE, ALIGN_LEFT);
  Text caption = option_caption(composer, use, WORD_CAPTION_MESSAGES, diags->all.len);
  DocNode *table = table_add(composer, parent, "results", caption, &columns);
  for (int level = DIAG_ERROR; level >= DIAG_NOTICE; level--) /* the worst first; the list of many comes so, page by page */
    for (size_t i = 0; i < diags->all.len; i++)
      if ((int)diag_level(diags->all.at[i].code) == level) message_row(composer, table, &diags->all.at[i], of_many);
  return true;
}

/* ---- Papers to sort ---- */

static int place_compare(const Diag *diag, Text unit, Text file) {
  int order = text_compare(diag->unit, unit);
  return order ? order : text_compare(diag->where.file, file);
}

/* The list is sorted by unit and file (diag_sort): of tens of thousands, a few are looked at. */
static const Diag *diag_of_record(const DiagList *diags, Text unit, const Record *record) {
  size_t from = 0, until = diags ? diags->all.len : 0;
  while (from < until) {
    size_t middle = from + (until - from) / 2;
    if (place_compare(&diags->all.at[middle], unit, record->file) < 0) from = middle + 1;
    else until = middle;
  }
  for (; diags && from < diags->all.len && place_compare(&diags->all.at[from], unit, record->file) == 0; from++)
    if (text_is(record->to_sort_why, diag_name(diags->all.at[from].code))) return &diags->all.at[from];
  return NULL;
}

static int code_of_name(Text name) {
  for (int code = 0; code < DIAG_COUNT; code++)
    if (text_is(name, diag_name((DiagCode)code))) return code;
  return -1;
}

/* As its diagnostic said it, else what the record kept of it. False: no such code is known. */
static bool diag_of_sort(const Composer *composer, uint32_t unit, const Record *record, Diag *said) {
  const Diag *diag = diag_of_record(composer->data->diags, unit_at(composer, unit)->id, record);
  int code = code_of_name(record->to_sort_why);
  if (diag) *said = *diag;
  else if (code >= 0) *said = (Diag){.code = (DiagCode)code, .arg = {record->to_sort_args[0], record->to_sort_args[1]}};
  return diag || code >= 0;
}

/* What is wrong with it; what to do, where the words of the diagnostic are not known. */
static Text sort_why(const Composer *composer, const Diag *said) {
  Diag marked = {.code = said->code, .arg = {TEXT("\x01"), TEXT("\x01"), TEXT("\x01")}};
  bool lacks = !said->arg[0].len && text_find(diag_text(composer->arena, &marked, composer->lang), TEXT("\x01")) != SIZE_MAX;
  return lacks ? diag_advice(composer->arena, said, composer->lang) : diag_text(composer->arena, said, composer->lang);
}

/* "meeting (file name)": what was seen, and where. */
static Text seen_where(const Composer *composer, Text seen, FactSource source) {
  Text where = say_source(composer, source);
  if (!seen.len || !where.len) return seen;
  return say_2(composer, WORD_SEEN_WHERE, seen, where);
}

static Text say_day_or_none(const Composer *composer, const Record *record) {
  if (record->day != DAY_NONE) return say_day(composer, record->day);
  if (!record->made) return say_word(composer, WORD_NO_DATE);
  return say_1(composer, WORD_MADE_HINT, say_day(composer, record->made));
}

typedef struct SortList { /* what one of the two tables shows */
  const Records *records;
  const uint32_t *units; /* parallel; NULL: all are of the unit that the report is of */
  bool twins;
} SortList;

static bool is_listed(const SortList *list, size_t i) {
  const Record *record = &list->records->at[i];
  return (list->units || record->to_sort) && record_is_twin(record) == list->twins;
}

static void sort_row(Composer *composer, DocNode *table, const SortList *list, size_t i) {
  const Record *record = &list->records->at[i];
  uint32_t unit = list->units ? list->units[i] : composer->data->summary->unit;
  DocNode *row = row_add(composer, table);
  Diag said;
  bool known = diag_of_sort(composer, unit, record, &said);
  if (list->units) unit_id_cell(composer, row, unit_at(composer, unit)->id);
  cell_link(composer, row, LINK_SITE, record->page, record->shown);
  cell_text(composer, row, known ? sort_why(composer, &said) : record->to_sort_why);
  if (list->twins) {
    cell_text(composer, row, diag_advice(composer->arena, &said, composer->lang));
    return;
  }
  Text day = say_day_or_none(composer, record);
  cell_text(composer, row, seen_where(composer, say_record_kind(composer, record), record->kind_from));
  cell_text(composer, row, seen_where(composer, day, record->day_from));
  cell_text(composer, row, say_proposed_path(composer, unit, record));
}

static DocNode *sort_table(Composer *composer, const Step *use, DocNode *parent, const SortList *list, size_t rows) {
  static const Word unclear[] = {WORD_HEAD_PAPER, WORD_HEAD_WHY, WORD_HEAD_KIND, WORD_HEAD_DATE, WORD_HEAD_PROPOSED};
  static const Word twins[] = {WORD_HEAD_PAPER, WORD_HEAD_WHY, WORD_HEAD_ADVICE};
  Columns columns = {0};
  if (list->units) column_add(&columns, WORD_HEAD_UNIT, ALIGN_LEFT);
  for (size_t i = 0; i < (list->twins ? sizeof twins : sizeof unclear) / sizeof *twins; i++)
    column_add(&columns, list->twins ? twins[i] : unclear[i], ALIGN_LEFT);
  Word caption = list->twins ? WORD_CAPTION_TWINS : WORD_CAPTION_SORT;
  return table_add(composer, parent, "results", option_caption(composer, use, caption, rows), &columns);
}

static bool sort_listed(Composer *composer, const Step *use, DocNode *parent, const SortList *list) {
  size_t rows = 0;
  for (size_t i = 0; i < list->records->len; i++) rows += is_listed(list, i);
  if (!rows) return false;
  DocNode *table = sort_table(composer, use, parent, list, rows);
  for (size_t i = 0; i < list->records->len; i++)
    if (is_listed(list, i)) sort_row(composer, table, list, i);
  return true;
}

BLOCK(block_papers_to_sort) {
  const ReportData *data = composer->data;
  bool of_many = data->result == NULL, said = false;
  SortList list = {.records = of_many ? data->to_sort : data->evidence ? &data->evidence->records : NULL,
                   .units = of_many ? data->to_sort_unit : NULL};
  bool follows = composer->kind == REPORT_UNIT && data->todo_follows; /* it has the same */
  if (!list.records || follows) return false;
  if (!option_is(use, "part", "twins")) said |= sort_listed(composer, use, parent, &list);
  list.twins = true;
  if (!option_is(use, "part", "unclear")) said |= sort_listed(composer, use, parent, &list);
  return said;
}

/* ---- Decisions ---- */

BLOCK(block_decisions) {
  const Pack *pack = composer->data->pack;
  if (!pack->decisions.len) return false;
  Columns columns = {0};
  column_add(&columns, WORD_HEAD_ABOUT, ALIGN_LEFT);
  column_add(&columns, WORD_HEAD_CHOSEN, ALIGN_LEFT);
  Text caption = option_caption(composer, use, WORD_CAPTION_DECISIONS, pack->decisions.len);
  DocNode *table = table_add(composer, parent, "results", caption, &columns);
  for (size_t i = 0; i < pack->decisions.len; i++) {
    DocNode *row = row_add(composer, table);
    cell_text(composer, row, pack->decisions.at[i].about);
    cell_text(composer, row, pack->decisions.at[i].chosen);
  }
  return true;
}
