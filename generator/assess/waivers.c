/* SPDX-License-Identifier: MIT
 *
 * Waivers: waivers.csv of an assessment. An approved, dated exception; an overlay, never a state.
 * Takes: the CSV file. Gives: the list of waivers that are whole. Owns: nothing.
 * One without an end is refused: exceptions that never end are how lists rot.
 */
#include "assess/assess_in.h"

#include <stdlib.h>

enum { WAIVER_FILE_BYTES = 8 << 20 };

typedef struct Columns {
  size_t unit, item, reason, approver, from, until;
} Columns;

typedef struct Reading {
  const Assessment *assessment;
  const Units *units;
  const Pack *pack;
  Arena *arena;
  DiagList *diags;
  Marks *marks;
  Text file;
  Columns at;
  LIST(Waiver) ended;
} Reading;

static Text cell(const CsvRow *row, size_t column) {
  return column < row->cells.len ? row->cells.at[column] : TEXT_NONE;
}

static bool lacks(const Reading *reading, const CsvRow *row, const char *what) {
  diag_add(reading->diags, DIAG_WAIVER_VALUE, where_of(reading->file, row->line, 0), text_of(what), TEXT_NONE, TEXT_NONE);
  return false;
}

/* A field that is there, but wrong, is not one that is lacking. */
static bool wrong(const Reading *reading, const CsvRow *row, const char *what, Text value, const char *expected) {
  if (!value.len) return lacks(reading, row, what);
  diag_add(reading->diags, DIAG_WAIVER_WRONG, where_of(reading->file, row->line, 0), text_of(what), value, text_of(expected));
  return false;
}

static bool take_place(const Reading *reading, const CsvRow *row, Waiver *waiver) {
  const Unit *unit = units_find(reading->units, cell(row, reading->at.unit));
  if (!unit) return wrong(reading, row, "unit", cell(row, reading->at.unit), "an id or a name of units.csv");
  waiver->unit = (uint32_t)(unit - reading->units->all.at);
  waiver->item = pack_find_item(reading->pack, cell(row, reading->at.item));
  return waiver->item != UINT32_MAX || wrong(reading, row, "item", cell(row, reading->at.item), "the id of an item");
}

static bool take_days(const Reading *reading, const CsvRow *row, Waiver *waiver) {
  Text from = cell(row, reading->at.from);
  waiver->from = DAY_NONE;
  if (from.len && !day_read(from, &waiver->from)) return wrong(reading, row, "from", from, "2017-07-05");
  Text until = cell(row, reading->at.until);
  if (!day_read(until, &waiver->until)) return wrong(reading, row, "until", until, "2017-07-05");
  return waiver->from == DAY_NONE || waiver->from <= waiver->until || wrong(reading, row, "until", until, "from before until");
}

static bool take_words(const Reading *reading, const CsvRow *row, Waiver *waiver) {
  waiver->reason = text_copy(reading->arena, cell(row, reading->at.reason));
  waiver->approver = text_copy(reading->arena, cell(row, reading->at.approver));
  return (waiver->reason.len || lacks(reading, row, "reason")) && (waiver->approver.len || lacks(reading, row, "approver"));
}

/* A waiver that has ended is told, not kept: it would only be read as if it still held. */
static void take_row(Reading *reading, const CsvRow *row) {
  Waiver waiver = {.where = where_of(reading->file, row->line, 0)};
  if (!take_place(reading, row, &waiver) || !take_days(reading, row, &waiver) || !take_words(reading, row, &waiver)) return;
  if (waiver.until < reading->assessment->as_of) {
    *list_add(reading->arena, &reading->ended) = waiver;
    return;
  }
  waiver.number = (uint32_t)reading->marks->waivers.len;
  *list_add(reading->arena, &reading->marks->waivers) = waiver;
}

static int by_unit_and_day(const void *left, const void *right) {
  const Waiver *a = left, *b = right;
  if (a->unit != b->unit) return a->unit < b->unit ? -1 : 1;
  if (a->until != b->until) return a->until < b->until ? -1 : 1;
  return a->where.line < b->where.line ? -1 : a->where.line > b->where.line;
}

static int by_item(const void *left, const void *right) {
  const Waiver *a = left, *b = right;
  if (a->unit != b->unit) return a->unit < b->unit ? -1 : 1;
  return a->item < b->item ? -1 : a->item > b->item;
}

/* The items of one unit that ended on one day stand in one line; what was renewed is not told. */
static void tell_ended(Reading *reading) {
  const size_t count = reading->ended.len, kept = reading->marks->waivers.len;
  Waiver *ended = reading->ended.at, *holds = arena_alloc(reading->arena, (kept + 1) * sizeof *holds);
  for (size_t i = 0; i < kept; i++) holds[i] = reading->marks->waivers.at[i];
  if (kept) qsort(holds, kept, sizeof *holds, by_item);
  if (count) qsort(ended, count, sizeof *ended, by_unit_and_day);
  for (size_t from = 0, until; from < count; from = until) {
    TextList items = {0};
    for (until = from; until < count && ended[until].unit == ended[from].unit && ended[until].until == ended[from].until; until++)
      if (!bsearch(&ended[until], holds, kept, sizeof *holds, by_item))
        *list_add(reading->arena, &items) = reading->pack->items.at[ended[until].item].id;
    if (!items.len) continue;
    diag_add(reading->diags, DIAG_WAIVER_EXPIRED, ended[from].where, reading->units->all.at[ended[from].unit].name,
             text_join(reading->arena, &items, TEXT(", ")), day_iso(reading->arena, ended[from].until));
  }
}

static void take_table(Reading *reading, const CsvTable *table) {
  reading->at = (Columns){csv_column(table, "unit"), csv_column(table, "item"), csv_column(table, "reason"),
                          csv_column(table, "approver"), csv_column(table, "from"), csv_column(table, "until")};
  for (size_t i = 0; i < table->rows.len; i++) take_row(reading, &table->rows.at[i]);
  tell_ended(reading);
}

bool waivers_read(const Assessment *assessment, const Units *units, const Pack *pack, Arena *arena, DiagList *diags,
                  Marks *marks, uint64_t *stamp, Fail *fail) {
  Reading reading = {
      assessment, units, pack, arena, diags, marks, text_format(arena, "input/%.*s/waivers.csv", TEXT_ARG(assessment->name)),
      {0}, {0}};
  Text bytes = TEXT_NONE;
  FileStat stat;
  CsvTable table = {0};
  ReadOutcome outcome = fs_read(assessment->folder, "waivers.csv", WAIVER_FILE_BYTES, arena, &bytes, &stat, fail);
  if (outcome == READ_MISSING) return true;
  if (outcome == READ_FAILED) return false;
  if (outcome != READ_OK) {
    diag_add(diags, DIAG_FILE_UNREADABLE, where_of(reading.file, 0, 0), TEXT("not a plain file, or too big"),
        TEXT_NONE, TEXT_NONE);
    return true;
  }
  *stamp = hash_quick(bytes, *stamp);
  if (read_csv_as(bytes, assessment->encoding, reading.file, arena, diags, &table)) take_table(&reading, &table);
  return true;
}

const Waiver *waiver_find(const Marks *marks, uint32_t unit, uint32_t item, Day as_of) {
  for (size_t i = 0; i < marks->waivers.len; i++) {
    const Waiver *waiver = &marks->waivers.at[i];
    bool holds = (waiver->from == DAY_NONE || waiver->from <= as_of) && as_of <= waiver->until;
    if (waiver->unit == unit && waiver->item == item && holds) return waiver;
  }
  return NULL;
}
