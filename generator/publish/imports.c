/* SPDX-License-Identifier: MIT
 *
 * Numbers from elsewhere: imports/<name>.csv (unit, value, remark), or imports/<name>.xml, the results.xml of another assessment,
 * whose final scores count in per cent of what was possible. Takes: the folder of an assessment. Gives: a number for each
 * unit that is named; what cannot be used is a diagnostic. Owns nothing. A file counts whole or not at all.
 */
#include "publish/publish.h"

#include <unistd.h>

enum { IMPORT_BYTES = 8 << 20, HUNDRED = 100 };

typedef struct Importing {
  const Assessment *assessment;
  const Units *units;
  Arena *arena;
  DiagList *diags;
  Import *import;
  Text file; /* as shown */
} Importing;

static void wrong(const Importing *in, uint32_t line, const char *what, Text value, const char *expected) {
  diag_add(in->diags, DIAG_IMPORT_WRONG, where_of(in->file, line, 0), text_of(what), value, text_of(expected));
}

static bool is_there(const Import *import, uint32_t unit) {
  for (size_t i = 0; i < import->values.len; i++)
    if (import->values.at[i].unit == unit) return true;
  return false;
}

/* ---- A table ---- */

static Text cell(const CsvRow *row, size_t column) {
  return column < row->cells.len ? text_trim(row->cells.at[column]) : TEXT_NONE;
}

static void take_row(const Importing *in, const CsvRow *row, size_t unit_column, size_t value_column) {
  Text name = cell(row, unit_column), value = cell(row, value_column);
  const Unit *unit = units_find(in->units, name);
  Points number;
  if (!value.len) return; /* not there yet: it waits */
  if (!unit) wrong(in, row->line, "unit", name, "an id or a name of units.csv");
  else if (!points_parse(value, &number)) wrong(in, row->line, "value", value, "92.5");
  else if (is_there(in->import, (uint32_t)(unit - in->units->all.at))) wrong(in, row->line, "unit", name, "each unit once");
  else
    *list_add(in->arena, &in->import->values) =
        (ImportValue){.unit = (uint32_t)(unit - in->units->all.at), .number = number, .of = POINTS_ONE};
}

static bool take_table(const Importing *in, int folder, Text name, Fail *fail) {
  Text bytes = TEXT_NONE;
  FileStat stat;
  CsvTable table = {0};
  ReadOutcome outcome = fs_read(folder, text_cstr(in->arena, name), IMPORT_BYTES, in->arena, &bytes, &stat, fail);
  if (outcome == READ_FAILED) return false;
  if (outcome != READ_OK) {
    diag_add(in->diags, DIAG_FILE_UNREADABLE, where_of(in->file, 0, 0), TEXT("not a plain file, or too big"), TEXT_NONE, TEXT_NONE);
    return true;
  }
  if (!read_csv_as(bytes, in->assessment->encoding, in->file, in->arena, in->diags, &table)) return true;
  size_t unit = csv_column(&table, "unit"), value = csv_column(&table, "value");
  if (unit == SIZE_MAX) wrong(in, 1, "unit", TEXT_NONE, "a column unit");
  else if (value == SIZE_MAX) wrong(in, 1, "value", TEXT_NONE, "a column value");
  else
    for (size_t i = 0; i < table.rows.len; i++) take_row(in, &table.rows.at[i], unit, value);
  return true;
}

/* ---- The results of another assessment ---- */

static bool on_unit(void *state, const ResultsUnit *unit) {
  const Importing *in = state;
  const Unit *found = units_find(in->units, unit->id);
  Points full = unit->sums.full - unit->sums.not_applicable;
  if (!found || !text_equal(found->id, unit->id) || !unit->applies || full <= 0) return true;
  uint32_t index = (uint32_t)(found - in->units->all.at);
  if (is_there(in->import, index)) return false;
  *list_add(in->arena, &in->import->values) = (ImportValue){.unit = index, .number = unit->score * HUNDRED, .of = full};
  return true;
}

static void take_results(Importing *in, int folder, Text name) {
  ResultsHandler handler = {.state = in, .unit = on_unit};
  int fd = results_open(folder, text_cstr(in->arena, name));
  bool whole = fd >= 0 && results_read(fd, in->file, &handler, in->arena, in->diags);
  if (fd >= 0) close(fd);
  if (whole) return;
  in->import->values.len = 0;
  diag_add(in->diags, DIAG_IMPORT_FILE, where_of(in->file, 0, 0), TEXT_NONE, TEXT_NONE, TEXT_NONE);
}

/* ---- All ---- */

static bool take_file(const Importing *common, int folder, Text name, Imports *imports, uint64_t *stamp, Fail *fail) {
  bool csv = text_ends_nocase(name, ".csv"), xml = text_ends_nocase(name, ".xml");
  if ((!csv && !xml) || *name.at == '.') return true;
  Importing in = *common;
  in.import = list_add(in.arena, imports);
  in.import->name = text_slice(name, 0, name.len - 4);
  in.file = text_format(in.arena, "input/%.*s/imports/%.*s", TEXT_ARG(in.assessment->name), TEXT_ARG(text_visible(in.arena, name)));
  for (size_t i = 0; i + 1 < imports->len; i++)
    if (text_equal(imports->at[i].name, in.import->name)) wrong(&in, 0, "name", in.import->name, "one file of a name");
  if (csv && !take_table(&in, folder, name, fail)) return false;
  if (xml) take_results(&in, folder, name);
  *stamp = hash_quick((Text){(const char *)in.import->values.at, in.import->values.len * sizeof(ImportValue)}, *stamp);
  return true;
}

bool imports_read(const Assessment *assessment, const Units *units, Arena *arena, DiagList *diags, Imports *imports,
                  uint64_t *stamp, Fail *fail) {
  Importing common = {.assessment = assessment, .units = units, .arena = arena, .diags = diags};
  FileList entries = {0};
  FileStat stat;
  if (!fs_stat(assessment->folder, "imports", &stat) || stat.kind != FILE_FOLDER) return true;
  int folder = fs_open_folder(assessment->folder, "imports", fail);
  bool good = folder >= 0 && fs_list(folder, ".", arena, &entries, fail);
  for (size_t i = 0; good && i < entries.len; i++)
    good = take_file(&common, folder, entries.at[i].name, imports, stamp, fail);
  if (folder >= 0) close(folder);
  return good;
}
