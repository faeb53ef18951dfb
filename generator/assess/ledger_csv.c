/* SPDX-License-Identifier: MIT
 *
 * ledger.csv: who puts a finding right, how and until when, and when it was done. Takes: the CSV file. Gives: rows that are
 * whole; one that is not is a diagnostic. Owns nothing. The file never opens or closes a finding that papers can decide.
 */
#include "assess/assess_in.h"

enum { LEDGER_FILE_BYTES = 8 << 20 };

typedef struct Columns {
  size_t unit, finding, found, owner, measure, limit, done, by, remark;
} Columns;

typedef struct Reading {
  const Assessment *assessment;
  const Units *units;
  Arena *arena;
  DiagList *diags;
  LedgerRows *rows;
  Text file;
  Columns at;
} Reading;

static Text cell(const Reading *reading, const CsvRow *row, size_t column) {
  return column < row->cells.len ? text_copy(reading->arena, text_trim(row->cells.at[column])) : TEXT_NONE;
}

static bool wrong(const Reading *reading, const CsvRow *row, const char *what, Text value, const char *expected) {
  diag_add(reading->diags, DIAG_LEDGER_WRONG, where_of(reading->file, row->line, 0), text_of(what), value, text_of(expected));
  return false;
}

static bool take_day(const Reading *reading, const CsvRow *row, const char *name, size_t column, Day *day) {
  Text value = cell(reading, row, column);
  *day = DAY_NONE;
  return !value.len || day_read(value, day) || wrong(reading, row, name, value, "2017-07-05");
}

/* Nobody can have found it later than today. */
static bool take_found(const Reading *reading, const CsvRow *row, Day *found) {
  if (!take_day(reading, row, "found", reading->at.found, found)) return false;
  return *found <= reading->assessment->as_of ||
         wrong(reading, row, "found", cell(reading, row, reading->at.found), "a day that is not after the as-of date");
}

/* As lists print it, "#k3f9a2bd", or without the sign. */
static Text number_of(Text said) {
  return text_starts(said, TEXT("#")) ? text_slice(said, 1, said.len) : said;
}

static void take_row(const Reading *reading, const CsvRow *row) {
  const Columns *at = &reading->at;
  LedgerRow found = {.where = where_of(reading->file, row->line, 0), .finding = number_of(cell(reading, row, at->finding))};
  Text name = cell(reading, row, at->unit);
  const Unit *unit = units_find(reading->units, name);
  if (!unit) {
    wrong(reading, row, "unit", name, "an id or a name of units.csv");
    return;
  }
  found.unit = (uint32_t)(unit - reading->units->all.at);
  if (!found.finding.len) {
    wrong(reading, row, "finding", TEXT_NONE, "the number that the ledger of problems shows");
    return;
  }
  found.owner = cell(reading, row, at->owner);
  found.measure = cell(reading, row, at->measure);
  found.by = cell(reading, row, at->by);
  found.remark = cell(reading, row, at->remark);
  if (!take_day(reading, row, "limit", at->limit, &found.limit) || !take_day(reading, row, "done", at->done, &found.done)) return;
  if (take_found(reading, row, &found.found))
    *list_add(reading->arena, &reading->rows->all) = found;
}

bool ledger_read(const Assessment *assessment, const Units *units, Arena *arena, DiagList *diags, LedgerRows *rows, Fail *fail) {
  Reading reading = {assessment, units, arena, diags, rows,
                     text_format(arena, "input/%.*s/ledger.csv", TEXT_ARG(assessment->name)), {0}};
  Text bytes = TEXT_NONE;
  FileStat stat;
  CsvTable table = {0};
  ReadOutcome outcome = fs_read(assessment->folder, "ledger.csv", LEDGER_FILE_BYTES, arena, &bytes, &stat, fail);
  if (outcome == READ_MISSING) return true;
  if (outcome == READ_FAILED) return false;
  if (outcome != READ_OK) {
    diag_add(diags, DIAG_FILE_UNREADABLE, where_of(reading.file, 0, 0), TEXT("not a plain file, or too big"), TEXT_NONE, TEXT_NONE);
    return true;
  }
  if (!read_csv_as(bytes, assessment->encoding, reading.file, arena, diags, &table)) return true;
  reading.at = (Columns){csv_column(&table, "unit"), csv_column(&table, "finding"), csv_column(&table, "found"),
                         csv_column(&table, "owner"), csv_column(&table, "measure"), csv_column(&table, "limit"),
                         csv_column(&table, "done"), csv_column(&table, "by"), csv_column(&table, "remark")};
  for (size_t i = 0; i < table.rows.len; i++) take_row(&reading, &table.rows.at[i]);
  return true;
}
