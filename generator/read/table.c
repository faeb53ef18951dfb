/* SPDX-License-Identifier: MIT
 *
 * Pipe tables: a head row, a delimiter row with as many cells, and every line after them up to the end of the paragraph.
 * Takes: the lines of a paragraph, container marks removed. Gives: a DOC_TABLE. Owns nothing.
 *
 * Plain cells become text at once; cells with markup are handed back, so that one parse of cmark serves the whole table.
 * Cost and size are bounded by the input: columns and rows are limited, and short rows are padded cell by cell only as
 * long as the text of the table pays for them; beyond that the last cell of a row reaches over what is missing.
 */
#include "read/read_in.h"

#include <string.h>

static Text trim_blanks(Text text) {
  while (text.len && (text.at[0] == ' ' || text.at[0] == '\t')) text = text_slice(text, 1, text.len);
  while (text.len && (text.at[text.len - 1] == ' ' || text.at[text.len - 1] == '\t')) text.len--;
  return text;
}

/* ---- Cells of a line ---- */

typedef struct RowCut {
  Text rest;
  bool more;
} RowCut;

static bool pipe_is_escaped(Text line, size_t at) {
  size_t slashes = 0;
  while (slashes < at && line.at[at - slashes - 1] == '\\') slashes++;
  return slashes % 2;
}

static RowCut row_cut(Text line) {
  line = trim_blanks(line);
  if (line.len && line.at[0] == '|') line = text_slice(line, 1, line.len);
  if (line.len && line.at[line.len - 1] == '|' && !pipe_is_escaped(line, line.len - 1)) line.len--;
  return (RowCut){line, true};
}

/* The next cell as written, outer blanks removed. */
static bool row_next(RowCut *cut, Text *cell) {
  if (!cut->more) return false;
  size_t at = 0;
  for (;; at++) {
    const char *pipe = at < cut->rest.len ? memchr(cut->rest.at + at, '|', cut->rest.len - at) : NULL;
    at = pipe ? (size_t)(pipe - cut->rest.at) : cut->rest.len;
    if (!pipe || !pipe_is_escaped(cut->rest, at)) break;
  }
  *cell = trim_blanks(text_slice(cut->rest, 0, at));
  cut->more = at < cut->rest.len;
  cut->rest = text_slice(cut->rest, at + cut->more, cut->rest.len);
  return true;
}

static size_t row_count(Text line) {
  RowCut cut = row_cut(line);
  Text cell;
  size_t count = 0;
  while (row_next(&cut, &cell)) count++;
  return count;
}

/* In a cell \| means a pipe, in code as well. */
static Text cell_unescape(Arena *arena, Text cell) {
  if (text_find(cell, TEXT("\\|")) == SIZE_MAX) return cell;
  char *at = arena_alloc(arena, cell.len);
  size_t len = 0;
  for (size_t i = 0; i < cell.len; i++)
    if (cell.at[i] != '\\' || i + 1 == cell.len || cell.at[i + 1] != '|') at[len++] = cell.at[i];
  return (Text){at, len};
}

/* ---- The delimiter row ---- */

static bool delimiter_align(Text cell, DocAlign *align) {
  bool left = cell.len > 0 && cell.at[0] == ':', right = cell.len > 1 && cell.at[cell.len - 1] == ':';
  Text dashes = text_slice(cell, left, cell.len - right);
  if (dashes.len == 0) return false;
  for (size_t i = 0; i < dashes.len; i++)
    if (dashes.at[i] != '-') return false;
  *align = left && right ? ALIGN_CENTER : left ? ALIGN_LEFT : right ? ALIGN_RIGHT : ALIGN_NONE;
  return true;
}

size_t table_columns(Text delimiter_row) {
  if (delimiter_row.len == 0 || !memchr(delimiter_row.at, '-', delimiter_row.len)) return 0;
  RowCut cut = row_cut(delimiter_row);
  Text cell;
  DocAlign align;
  size_t count = 0;
  for (; row_next(&cut, &cell); count++)
    if (!delimiter_align(cell, &align)) return 0;
  return count;
}

static bool has_pipe(Text line) {
  return line.len > 0 && memchr(line.at, '|', line.len);
}

size_t table_find(const TextList *lines) {
  for (size_t i = 1; i < lines->len; i++) {
    size_t columns = table_columns(lines->at[i]);
    if (columns == 0 || (!has_pipe(lines->at[i]) && !has_pipe(lines->at[i - 1]))) continue;
    if (row_count(lines->at[i - 1]) == columns) return i - 1;
  }
  return SIZE_MAX;
}

/* ---- Building ---- */

typedef struct TableBuild {
  Arena *arena;
  DocNode *table;
  TableCells *cells;
  size_t budget; /* of empty cells that may still be added */
} TableBuild;

/* Bytes that may mean something to cmark inside a line. Anything else is text as it stands. */
static bool cell_is_plain(Text cell) {
  static const bool markup[256] = {['\\'] = true, ['`'] = true, ['*'] = true, ['_'] = true, ['['] = true,
                                   [']'] = true,  ['<'] = true, ['&'] = true, ['!'] = true};
  for (size_t i = 0; i < cell.len; i++)
    if (markup[(unsigned char)cell.at[i]]) return false;
  return true;
}

static DocNode *cell_add(TableBuild *build, DocNode *row, size_t column, uint32_t line) {
  DocNode *paragraph = doc_add_cell(build->arena, row);
  paragraph->parent->align = build->table->columns[column].align;
  paragraph->parent->line = paragraph->line = line;
  return paragraph;
}

static void cell_fill(TableBuild *build, DocNode *paragraph, Text cell) {
  cell = cell_unescape(build->arena, cell);
  if (cell_is_plain(cell))
    doc_add_text(build->arena, paragraph, cell);
  else
    *list_add(build->arena, build->cells) = (TableCell){paragraph, cell};
}

/* Few bytes must not become many cells: when the budget of empty ones is used up, the last cell reaches over all missing. */
void table_pad(Arena *arena, const DocNode *table, DocNode *row, size_t column, size_t *budget) {
  size_t columns = table->column_count, missing = columns - column;
  bool afford = missing <= *budget;
  if (afford) *budget -= missing;
  for (; column < columns && (afford || column == 0); column++) {
    DocNode *cell = doc_add_cell(arena, row)->parent;
    cell->align = table->columns[column].align;
    cell->line = cell->first->line = row->line;
  }
  if (column < columns) row->last->span_columns = (uint16_t)(columns - column + 1);
}

static void row_build(TableBuild *build, Text text, uint32_t line) {
  DocNode *row = doc_add(build->arena, build->table, DOC_ROW);
  row->line = line;
  RowCut cut = row_cut(text);
  Text cell;
  size_t column = 0;
  for (; column < build->table->column_count && row_next(&cut, &cell); column++)
    cell_fill(build, cell_add(build, row, column, line), cell);
  build->budget += text.len / TABLE_PAD_BYTES;
  table_pad(build->arena, build->table, row, column, &build->budget);
}

static DocNode *table_add(Arena *arena, DocNode *parent, Text delimiter_row) {
  DocColumn columns[TABLE_MOST_COLUMNS] = {{0}};
  size_t count = 0;
  RowCut cut = row_cut(delimiter_row);
  for (Text cell; count < TABLE_MOST_COLUMNS && row_next(&cut, &cell); count++) delimiter_align(cell, &columns[count].align);
  return doc_add_table(arena, parent, columns, count, 1);
}

size_t table_build(Arena *arena, DocNode *parent, const TextList *lines, size_t head, uint32_t line, TableCells *cells) {
  TableBuild build = {arena, table_add(arena, parent, lines->at[head + 1]), cells, TABLE_PAD_FIRST};
  build.table->line = line;
  row_build(&build, lines->at[head], line);
  size_t at = head + 2, end = at + read_limits.table_rows;
  for (; at < lines->len && at < end; at++) row_build(&build, lines->at[at], line + (uint32_t)(at - head));
  return at;
}
