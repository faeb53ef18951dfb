/* SPDX-License-Identifier: MIT
 *
 * Rows of registers. Takes: a Search over a register, a record. Gives: its rows that meet the conditions; rows that cannot be
 * decided as rows that need eyes. Owns nothing.
 */
#include "assess/find_in.h"

const Register *register_find(const Vocabulary *vocabulary, Text id) {
  for (size_t i = 0; i < vocabulary->registers.len; i++)
    if (text_equal(vocabulary->registers.at[i].id, id)) return &vocabulary->registers.at[i];
  return NULL;
}

Text column_title(const Register *of, Text column) {
  for (size_t i = 0; of && i < of->columns.len; i++)
    if (text_equal(of->columns.at[i].name, column) && of->columns.at[i].title.len) return of->columns.at[i].title;
  return column;
}

static const KindField *column_of(const Register *of, Text column) {
  for (size_t i = 0; i < of->columns.len; i++)
    if (text_equal(of->columns.at[i].name, column)) return &of->columns.at[i];
  return NULL;
}

typedef struct Sheet { /* the table in hand */
  Search *search;
  const Register *of;
  const Record *record;
  const RecordTable *table;
  Text day; /* the column that says when a row happened; empty = the day of the paper */
  bool own_day; /* the set names it */
  uint32_t unit, index, number;
  int year;
  bool years_known;
} Sheet;

static int year_of(Sheet *sheet) {
  if (!sheet->years_known) sheet->year = record_year(sheet->record);
  sheet->years_known = true;
  return sheet->year;
}

static Where row_where(const Sheet *sheet, size_t row) {
  return where_of(sheet->record->file, sheet->table->lines.at[row], 0);
}

static Row row_of(const Sheet *sheet, size_t row, Day day) {
  Text key = TEXT_NONE, folded;
  if (sheet->of->key.len) table_cell(sheet->table, row, sheet->of->key, &key, &folded);
  return (Row){.unit = sheet->unit, .record = sheet->index, .line = sheet->table->lines.at[row], .sheet = sheet->number,
               .number = (uint32_t)row, .day = day, .from = sheet->record, .target = key};
}

/* A number that was written down beforehand: nothing stands in any column but the key. */
static bool says_nothing(const Sheet *sheet, size_t row) {
  const RecordTable *table = sheet->table;
  bool others = false;
  for (size_t i = 0; i < table->columns.len; i++) {
    if (text_equal(table->columns.at[i], sheet->of->key)) continue;
    others |= !text_equal(table->columns.at[i], sheet->day);
    if (table->folded.at[row * table->columns.len + i].len) return false;
  }
  return others;
}

/* Where the set or the register names a column of days it decides; else the paper's own day. A row without the day that the set
 * asks for has not happened; one without the register's day, or with half of one, may be of any: *unread is that cell. */
static Answer day_of_row(Sheet *sheet, size_t row, Day *day, Unread *unread) {
  const Search *search = sheet->search;
  Text cell, folded;
  *unread = (Unread){.column = TEXT_NONE};
  *day = sheet->record->day;
  if (sheet->day.len) {
    *day = DAY_NONE;
    bool there = table_cell(sheet->table, row, sheet->day, &cell, &folded);
    if (there && !folded.len && (sheet->own_day || says_nothing(sheet, row))) return ANSWER_NO;
    if (there) *unread = (Unread){.column = column_title(sheet->of, sheet->day), .cell = cell};
    if (!there || !condition_day(cell, year_of(sheet), day))
      return period_bounded(&search->when) ? ANSWER_UNREADABLE : ANSWER_YES;
  }
  if (*day == DAY_NONE) return period_bounded(&search->when) ? ANSWER_NO : ANSWER_YES;
  return search_in_period(search, *day) ? ANSWER_YES : ANSWER_NO;
}

/* Where a column has a closed list, what is none of its values says nothing, and stands beside them: *listed. */
static Answer with_values(const Sheet *sheet, const FieldCondition *condition, Text folded, Answer answer, Text *listed) {
  const KindField *column = sheet->of->closed ? column_of(sheet->of, condition->field) : NULL;
  if (!column || !column->values.len) return answer;
  answer = value_answer(column, condition, folded, answer);
  if (answer == ANSWER_UNREADABLE && !value_is_listed(column, folded)) *listed = column->listed;
  return answer;
}

/* *lacks: the first column that is not as asked for; none when the row is about another member. *unread: the cell that compares
 * with nothing. */
static Answer meets(Sheet *sheet, size_t row, Text *lacks, Unread *unread) {
  Search *search = sheet->search;
  Answer all = ANSWER_YES;
  for (size_t i = 0; i < search->query.where.len; i++) {
    const FieldCondition *condition = &search->query.where.at[i];
    Text cell, folded, listed = TEXT_NONE;
    Answer answer = ANSWER_UNREADABLE;
    bool there = table_cell(sheet->table, row, condition->field, &cell, &folded);
    if (there) answer = condition_any(condition, cell, folded, year_of(sheet));
    if (answer == ANSWER_NO && i < 32 && search->where_of_member >> i & 1u) return *lacks = TEXT_NONE, ANSWER_NO;
    if (there) answer = with_values(sheet, condition, folded, answer, &listed);
    if (answer == ANSWER_NO && all != ANSWER_NO) *lacks = condition->field, all = ANSWER_NO;
    if (answer == ANSWER_YES || all == ANSWER_NO) continue;
    *lacks = condition->field;
    Text title = column_title(sheet->of, condition->field);
    *unread = there ? search_unread(search, condition, title, cell) : (Unread){.column = title, .no_column = true};
    if (listed.len) unread->beside = listed, unread->doubt = DOUBT_UNLISTED;
    if (there) search_tell_value(search, sheet->unit, row_where(sheet, row), unread);
    all = answer;
  }
  return all;
}

/* False when the row lies outside the period. */
static bool look_at_row(Sheet *sheet, size_t row) {
  Search *search = sheet->search;
  Text lacks = sheet->day;
  Unread no_day, no_value = {.column = TEXT_NONE};
  Day day;
  Answer dated = day_of_row(sheet, row, &day, &no_day), met = ANSWER_NO;
  bool still_open = sheet->own_day && day == DAY_NONE && dated == ANSWER_NO;
  if (dated == ANSWER_NO && search->windowed && !still_open) return false; /* it is of another month, and lacks nothing */
  if (dated != ANSWER_NO || still_open) met = meets(sheet, row, &lacks, &no_value);
  Row found = row_of(sheet, row, day);
  if (still_open && met != ANSWER_NO) search_note_near(search, &found, WHY_WHERE, sheet->day);
  if (still_open) return true;
  if (met == ANSWER_NO) {
    if (lacks.len || dated == ANSWER_NO)
      search_note_near(search, &found, dated == ANSWER_NO ? WHY_NO_DAY : WHY_WHERE, lacks);
    return dated != ANSWER_NO;
  }
  found.eyes = dated == ANSWER_UNREADABLE || met == ANSWER_UNREADABLE;
  if (found.eyes) found.unread = met == ANSWER_UNREADABLE ? no_value : no_day;
  *list_add(search->script->unit_arena, &search->found) = found;
  return true;
}

/* Of a register that cannot be read only the paper's own day is known. */
static bool is_unread_outside(const Sheet *sheet) {
  const Record *record = sheet->record;
  bool known = record->unreadable != UNREADABLE_NO && record->day != DAY_NONE;
  return known && !search_in_period(sheet->search, record->day);
}

/* A sheet whose rows are all of other periods says nothing about this one. */
static void look_at_sheet(Sheet *sheet) {
  Search *search = sheet->search;
  bool inside = sheet->table->lines.len == 0;
  if (is_unread_outside(sheet)) return;
  sandbox_charge(search->L, sheet->table->lines.len);
  for (size_t i = 0; i < sheet->table->lines.len; i++) inside |= look_at_row(sheet, i);
  search->looked += inside || sheet->table->cut;
  if (sheet->table->cut) search_add(search, sheet->record, sheet->unit, sheet->index, 0, true)->number = UINT32_MAX;
}

void search_register(Search *search, const Record *record, uint32_t unit, uint32_t index) {
  lua_getfield(search->L, search->node, "table");
  const Register *of = register_find(&search->script->pack->vocabulary, text_at(search->L, -1));
  lua_pop(search->L, 1);
  Text day = field_text(search->L, search->node, "day", search->script->unit_arena);
  Day as_of = search->script->assessment->as_of;
  if (record->placeholder) return; /* a head that nobody has put rows below */
  if (!of || (record->day != DAY_NONE && as_of != DAY_NONE && record->day > as_of)) return;
  for (uint32_t i = 0; i < record->tables.len; i++) {
    if (!text_equal(record->tables.at[i].of, of->id)) continue;
    Sheet sheet = {.search = search, .of = of, .record = record, .table = &record->tables.at[i], .unit = unit, .index = index};
    sheet.number = i;
    sheet.own_day = day.len != 0;
    sheet.day = day.len ? day : of->day;
    look_at_sheet(&sheet);
  }
}
