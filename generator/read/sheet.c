/* SPDX-License-Identifier: MIT
 *
 * Sheets as documents: a heading for each sheet where there are several, what stands above the table as paragraphs, and the
 * table with its head row. Takes: rows of cells. Gives: a tree in the arena. Owns nothing.
 *
 * The head is the first row that has two filled cells or more: title rows, which are one cell merged across, stand above it.
 * A merged cell has its value in its first cell; the others are empty. Rows of the table carry the number of the sheet's row.
 */
#include "read/sheet_in.h"

#include <string.h>

const SheetLimits sheet_limits = {
    .columns = 256, /* wide ledgers have a column for each day of a quarter */
    .rows = 20000, /* the largest roster of a county town */
    .cells = 500000,
};

/* ---- Filling ---- */

static void say(Book *book, DiagCode code, Text first, Text second) {
  diag_add(book->diags, code, where_of(book->file, 0, 0), first, second, TEXT_NONE);
}

void sheet_tell_limit(Book *book) {
  Arena *arena = book->diags->arena;
  if (!book->limit_told)
    say(book, DIAG_SHEET_LIMIT, text_format(arena, "%u", sheet_limits.columns), text_format(arena, "%u", sheet_limits.rows));
  book->limit_told = true;
}

SheetCell *sheet_add(Book *book, Sheet *sheet, uint32_t row, uint32_t column, Text text) {
  text = text_trim(text);
  if (text.len == 0) return NULL;
  bool beyond = column >= sheet_limits.columns || row == 0 || row > sheet_limits.rows || book->cells >= sheet_limits.cells;
  if (beyond) {
    sheet_tell_limit(book);
    return NULL;
  }
  SheetRow *at = sheet->rows.len ? &sheet->rows.at[sheet->rows.len - 1] : NULL;
  if (!at || at->number != row) {
    if (at && at->number > row) return NULL; /* rows out of order: the file is broken there */
    at = list_add(book->arena, &sheet->rows);
    at->number = row;
  }
  if (at->cells.len && at->cells.at[at->cells.len - 1].column >= column) return NULL;
  book->cells++;
  SheetCell *cell = list_add(book->arena, &at->cells);
  *cell = (SheetCell){.column = column, .text = clean_strip(book->arena, text_copy(book->arena, text), NULL)};
  return cell;
}

/* ---- Where the table begins ---- */

static size_t head_of(const Sheet *sheet) {
  for (size_t i = 0; i < sheet->rows.len; i++)
    if (sheet->rows.at[i].cells.len >= 2) return i;
  return sheet->rows.len;
}

typedef struct Columns {
  uint32_t from, to; /* to: one behind */
} Columns;

static Columns columns_of(const Sheet *sheet, size_t first_row) {
  Columns columns = {UINT32_MAX, 0};
  for (size_t i = first_row; i < sheet->rows.len; i++) {
    const SheetRow *row = &sheet->rows.at[i];
    if (row->cells.at[0].column < columns.from) columns.from = row->cells.at[0].column;
    if (row->cells.at[row->cells.len - 1].column + 1 > columns.to) columns.to = row->cells.at[row->cells.len - 1].column + 1;
  }
  return columns;
}

/* Rows of the sheet that the head takes: its cells may be merged down over a second line of names. */
static uint16_t head_rows(const Sheet *sheet, size_t head) {
  uint32_t last = sheet->rows.at[head].number;
  const SheetRow *row = &sheet->rows.at[head];
  for (size_t i = 0; i < row->cells.len; i++)
    if (row->cells.at[i].high > 1 && row->number + row->cells.at[i].high - 1 > last)
      last = row->number + row->cells.at[i].high - 1;
  uint16_t count = 1;
  while (count < 4 && head + count < sheet->rows.len && sheet->rows.at[head + count].number <= last) count++;
  return count;
}

/* ---- Making the tree ---- */

static void lines_add(Arena *arena, DocNode *paragraph, Text text) {
  bool first = true;
  for (Text line; text_cut(&text, '\n', &line); first = false) {
    if (!first) doc_add(arena, paragraph, DOC_BREAK);
    doc_add_text(arena, paragraph, text_trim(line));
  }
}

static void row_add(Arena *arena, DocNode *table, const SheetRow *from, Columns columns) {
  DocNode *row = doc_add(arena, table, DOC_ROW);
  size_t next = 0;
  row->line = from->number;
  for (uint32_t column = columns.from; column < columns.to; column++) {
    DocNode *paragraph = doc_add_cell(arena, row);
    bool filled = next < from->cells.len && from->cells.at[next].column == column;
    if (filled) lines_add(arena, paragraph, from->cells.at[next++].text);
  }
}

static void paragraph_add(Arena *arena, DocNode *root, const SheetRow *row) {
  DocNode *paragraph = doc_add(arena, root, DOC_PARAGRAPH);
  paragraph->line = row->number;
  for (size_t i = 0; i < row->cells.len; i++) lines_add(arena, paragraph, row->cells.at[i].text);
}

static void sheet_to_doc(Book *book, DocNode *root, const Sheet *sheet) {
  size_t head = head_of(sheet), above = head;
  if (head == sheet->rows.len && head > 1) head = above = 0; /* one column only */
  for (size_t i = 0; i < above; i++) paragraph_add(book->arena, root, &sheet->rows.at[i]);
  if (head == sheet->rows.len) return;
  Columns columns = columns_of(sheet, head);
  DocNode *table = doc_add_table(book->arena, root, NULL, columns.to - columns.from, head_rows(sheet, head));
  for (size_t i = head; i < sheet->rows.len; i++) row_add(book->arena, table, &sheet->rows.at[i], columns);
}

/* ---- What is hidden ---- */

static void name_add(Buf *names, Text name) {
  if (names->len > 200) return;
  if (names->len) buf_str(names, ", ");
  buf_text(names, name);
}

static void tell_hidden(Book *book) {
  Buf names = {0};
  size_t rows = 0;
  for (size_t i = 0; i < book->sheets.len; i++) {
    const Sheet *sheet = &book->sheets.at[i];
    if (sheet->hidden && sheet->rows.len) name_add(&names, sheet->name);
    for (size_t k = 0; !sheet->hidden && k < sheet->rows.len; k++) rows += sheet->rows.at[k].hidden;
  }
  if (names.len || rows) {
    Text shown = text_visible(book->diags->arena, buf_view(&names)), count = text_format(book->diags->arena, "%zu", rows);
    say(book, DIAG_SHEET_HIDDEN, shown.len ? shown : TEXT("-"), count);
  }
  buf_free(&names);
}

DocNode *book_to_doc(Book *book) {
  DocNode *root = doc_new(book->arena);
  Slugs slugs = {0};
  size_t filled = 0;
  for (size_t i = 0; i < book->sheets.len; i++) filled += book->sheets.at[i].rows.len > 0;
  for (size_t i = 0; i < book->sheets.len; i++) {
    const Sheet *sheet = &book->sheets.at[i];
    if (sheet->rows.len == 0) continue;
    if (filled > 1) {
      DocNode *heading = doc_add_heading(book->arena, root, 2, sheet->name.len ? sheet->name : TEXT("-"));
      heading->id = slug_make(book->arena, &slugs, heading->first->text);
    }
    sheet_to_doc(book, root, sheet);
  }
  tell_hidden(book);
  return root;
}
