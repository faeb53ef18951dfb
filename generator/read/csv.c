/* SPDX-License-Identifier: MIT
 *
 * CSV as spreadsheets save it: comma, semicolon or tab, any line end, quotes where needed, a byte order mark or none.
 * Takes: bytes. Gives: a head row and rows of as many cells, in the arena. Owns nothing.
 */
#include "read/read_in.h"

#include <string.h>

typedef struct CsvReader {
  Text text, file;
  size_t at;
  uint32_t line;
  char separator;
  Arena *arena;
  DiagList *diags;
} CsvReader;

/* The sign that parts most cells of the head row; quotes in it are respected. */
static char csv_separator(Text text) {
  size_t commas = 0, semicolons = 0, tabs = 0;
  bool quoted = false;
  for (size_t i = 0; i < text.len && (quoted || text.at[i] != '\n'); i++) {
    quoted ^= text.at[i] == '"';
    commas += !quoted && text.at[i] == ',';
    semicolons += !quoted && text.at[i] == ';';
    tabs += !quoted && text.at[i] == '\t';
  }
  if (tabs > commas && tabs > semicolons) return '\t';
  return semicolons > commas ? ';' : ',';
}

static bool csv_more(const CsvReader *csv) {
  return csv->at < csv->text.len;
}

static char csv_now(const CsvReader *csv) {
  return csv->text.at[csv->at];
}

/* Skips blanks before a cell: a quote may stand behind them. */
static void csv_skip_blanks(CsvReader *csv) {
  while (csv_more(csv) && csv_now(csv) == ' ') csv->at++;
}

static bool csv_at_end_of_cell(const CsvReader *csv) {
  return !csv_more(csv) || csv_now(csv) == csv->separator || csv_now(csv) == '\n';
}

static Text csv_plain(CsvReader *csv) {
  size_t from = csv->at;
  while (!csv_at_end_of_cell(csv)) csv->at++;
  return text_slice(csv->text, from, csv->at);
}

/* From behind the first quote. False when it is never closed. What follows the closing quote is taken as it stands. */
static bool csv_quoted(CsvReader *csv, Text *cell) {
  Buf text = {0};
  for (; csv_more(csv); csv->at++) {
    char c = csv_now(csv);
    csv->line += c == '\n';
    if (c == '"' && (csv->at + 1 == csv->text.len || csv->text.at[csv->at + 1] != '"')) break;
    csv->at += c == '"';
    buf_char(&text, c);
  }
  bool closed = csv_more(csv);
  csv->at += closed;
  if (closed) buf_text(&text, csv_plain(csv));
  *cell = text_copy(csv->arena, buf_view(&text));
  buf_free(&text);
  return closed;
}

static bool csv_cell(CsvReader *csv, Text *cell) {
  csv_skip_blanks(csv);
  if (csv_more(csv) && csv_now(csv) == '"') {
    csv->at++;
    if (!csv_quoted(csv, cell)) return false;
  } else {
    *cell = csv_plain(csv);
  }
  *cell = text_trim(*cell);
  return true;
}

/* One row, its line end taken. False when a quote is not closed. */
static bool csv_row(CsvReader *csv, CsvRow *row) {
  *row = (CsvRow){.line = csv->line};
  for (;;) {
    Text cell;
    if (!csv_cell(csv, &cell)) break;
    *list_add(csv->arena, &row->cells) = cell;
    bool next_cell = csv_more(csv) && csv_now(csv) == csv->separator;
    csv->line += csv_more(csv) && csv_now(csv) == '\n';
    csv->at += csv_more(csv);
    if (!next_cell) return true;
  }
  diag_add(csv->diags, DIAG_CSV_QUOTE, where_of(csv->file, row->line, 0), TEXT_NONE, TEXT_NONE, TEXT_NONE);
  return false;
}

static size_t row_written(const CsvRow *row) {
  size_t len = row->cells.len;
  while (len > 0 && row->cells.at[len - 1].len == 0) len--;
  return len;
}

/* Empty cells at the end come from the spreadsheet, not from the author: they are no reason to complain. */
static void row_fit(CsvReader *csv, CsvRow *row, size_t columns) {
  size_t written = row_written(row);
  if (written > columns) {
    Text cells = text_format(csv->diags->arena, "%zu", written), head = text_format(csv->diags->arena, "%zu", columns);
    diag_add(csv->diags, DIAG_CSV_LONG_ROW, where_of(csv->file, row->line, 0), cells, head, TEXT_NONE);
  }
  while (row->cells.len < columns) *list_add(csv->arena, &row->cells) = TEXT_NONE;
  row->cells.len = columns;
}

static bool csv_read_rows(CsvReader *csv, CsvTable *table) {
  while (csv_more(csv)) {
    CsvRow row;
    if (!csv_row(csv, &row)) return false;
    if (row_written(&row) == 0) continue;
    if (table->head.len == 0) {
      row.cells.len = row_written(&row);
      table->head = row.cells;
      continue;
    }
    row_fit(csv, &row, table->head.len);
    *list_add(csv->arena, &table->rows) = row;
  }
  return true;
}

bool read_csv(Text bytes, Text file, Arena *arena, DiagList *diags, CsvTable *table) {
  *table = (CsvTable){0};
  CsvReader csv = {.file = file, .line = 1, .arena = arena, .diags = diags};
  if (!clean_size(bytes, read_limits.csv_bytes, file, diags)) return false;
  if (!clean_bytes(bytes, file, arena, diags, &csv.text)) return false;
  csv.separator = csv_separator(csv.text);
  return csv_read_rows(&csv, table);
}

/* A title may stand alone above the head, so more than one line says what parts the cells. */
static char csv_separator_of_lines(Text text) {
  for (int i = 0; i < 20 && text.len; i++) {
    size_t end = text_find(text, TEXT("\n"));
    Text line = text_slice(text, 0, end == SIZE_MAX ? text.len : end);
    char separator = csv_separator(line);
    if (text_find(line, (Text){&separator, 1}) != SIZE_MAX) return separator;
    text = text_slice(text, end == SIZE_MAX ? text.len : end + 1, text.len);
  }
  return ',';
}

bool csv_rows(Text clean, Text file, Arena *arena, DiagList *diags, CsvTable *table) {
  CsvReader csv = {.text = clean, .file = file, .line = 1, .arena = arena, .diags = diags};
  *table = (CsvTable){0};
  csv.separator = csv_separator_of_lines(clean);
  for (CsvRow row; csv_more(&csv);) {
    if (!csv_row(&csv, &row)) return false;
    *list_add(arena, &table->rows) = row;
  }
  return true;
}

bool read_csv_as(Text bytes, TextEncoding given, Text file, Arena *arena, DiagList *diags, CsvTable *table) {
  Text utf8;
  *table = (CsvTable){0};
  if (!clean_size(bytes, read_limits.csv_bytes, file, diags)) return false;
  return read_decode(bytes, given, file, arena, diags, &utf8) && read_csv(utf8, file, arena, diags, table);
}

size_t csv_column(const CsvTable *table, const char *name) {
  Arena *arena = arena_new();
  Text folded = text_fold(arena, text_of(name));
  size_t column = 0;
  while (column < table->head.len && !text_equal(text_fold(arena, table->head.at[column]), folded)) column++;
  arena_free(arena);
  return column < table->head.len ? column : SIZE_MAX;
}
