/* SPDX-License-Identifier: MIT
 *
 * Sheets as documents: a heading for each sheet where there are several, what stands above the table as paragraphs, and the
 * table with its head row. Takes: rows of cells. Gives: a tree in the arena. Owns nothing.
 *
 * The head is the first row that has two filled cells or more: title rows, which are one cell merged across, stand above it.
 * A merged cell spans what it spans in the sheet. Rows of the table carry the number of the sheet's row.
 */
#include "read/sheet_in.h"

#include <string.h>

const SheetLimits sheet_limits = {
    .columns = SHEET_MOST_COLUMNS, /* wide ledgers have a column for each day of a quarter */
    .rows = 20000, /* the largest roster of a county town */
    .cells = 500000,
    .text = 32 << 20, /* a text is written once and may stand in each cell: 3 KB can ask for gigabytes */
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
  bool beyond = column >= sheet_limits.columns || row == 0 || row > sheet_limits.rows || book->cells >= sheet_limits.cells ||
                book->text + text.len > sheet_limits.text;
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
  book->text += text.len;
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

/* The table while its rows are made. `down[c]`: rows that column c is still taken by a merged cell above. */
typedef struct Filling {
  const Sheet *sheet;
  Columns columns;
  size_t row, head_end; /* indices in the sheet */
  uint16_t down[SHEET_MOST_COLUMNS];
} Filling;

static bool row_is_free(const SheetRow *row, uint32_t from, uint32_t to) {
  size_t low = 0, high = row->cells.len;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (row->cells.at[middle].column < from) low = middle + 1;
    else high = middle;
  }
  return low == row->cells.len || row->cells.at[low].column >= to;
}

/* How far a merged cell reaches, in columns and rows that the table has. A cell with a text of its own is never hidden by
 * another: broken files say such things, and then nothing is merged. */
static void cell_reach(const Filling *f, const SheetCell *cell, uint32_t *wide, uint32_t *rows) {
  const SheetRow *row = &f->sheet->rows.at[f->row];
  uint32_t room = f->columns.to - cell->column, high = cell->high > 1 ? cell->high : 1;
  size_t end = f->row < f->head_end ? f->head_end : f->sheet->rows.len; /* heads end where the body begins */
  *wide = cell->wide < 2 ? 1 : cell->wide < room ? cell->wide : room;
  *rows = 1;
  bool free = row_is_free(row, cell->column + 1, cell->column + *wide);
  for (uint32_t i = 0; i < *wide; i++) free = free && f->down[cell->column + i] == 0;
  for (size_t i = f->row + 1; free && i < end && f->sheet->rows.at[i].number - row->number < high; i++, ++*rows)
    free = row_is_free(&f->sheet->rows.at[i], cell->column, cell->column + *wide);
  if (!free) *wide = *rows = 1;
}

static void cell_merge(Filling *f, DocNode *node, const SheetCell *cell) {
  uint32_t wide, rows;
  cell_reach(f, cell, &wide, &rows);
  node->span_columns = (uint16_t)(wide > 1 ? wide : 0);
  node->span_rows = (uint16_t)(rows > 1 ? rows : 0);
  for (uint32_t i = 0; i < wide; i++) f->down[cell->column + i] = (uint16_t)rows;
}

static void row_add(Arena *arena, DocNode *table, Filling *f) {
  const SheetRow *from = &f->sheet->rows.at[f->row];
  DocNode *row = doc_add(arena, table, DOC_ROW);
  size_t next = 0;
  row->line = from->number;
  for (uint32_t column = f->columns.from; column < f->columns.to; column++) {
    bool filled = next < from->cells.len && from->cells.at[next].column == column;
    if (f->down[column] && !filled) continue;
    DocNode *paragraph = doc_add_cell(arena, row);
    if (!filled) continue;
    lines_add(arena, paragraph, from->cells.at[next].text);
    cell_merge(f, paragraph->parent, &from->cells.at[next++]);
  }
  for (uint32_t column = f->columns.from; column < f->columns.to; column++) f->down[column] -= f->down[column] > 0;
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
  uint16_t heads = head_rows(sheet, head);
  DocNode *table = doc_add_table(book->arena, root, NULL, columns.to - columns.from, heads);
  Filling filling = {.sheet = sheet, .columns = columns, .head_end = head + heads};
  for (filling.row = head; filling.row < sheet->rows.len; filling.row++) row_add(book->arena, table, &filling);
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
