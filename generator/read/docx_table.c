/* SPDX-License-Identifier: MIT
 *
 * Tables of a .docx: rows and cells as they come, and then a table that holds: each row as wide as the widest, cells that go on
 * from above joined to them. Takes: elements as docx.c meets them. Gives: nodes of the tree, in the arena. Owns nothing.
 */
#include <string.h>

#include "read/docx_in.h"

static unsigned wide(const DocNode *cell) {
  return cell->span_columns ? cell->span_columns : 1;
}

static unsigned row_width(const DocNode *row) {
  unsigned width = 0;
  for (const DocNode *cell = row->first; cell; cell = cell->next) width += wide(cell);
  return width;
}

static void row_pad(Arena *arena, DocNode *row, unsigned columns) {
  for (unsigned width = row_width(row); width < columns; width++) doc_add_cell(arena, row);
}

/* `above[c]`: the cell that reaches from column c of the row above. A cell that goes on from nothing stands for itself. */
static void row_join(DocNode *row, DocNode **above, unsigned columns) {
  DocNode *next;
  unsigned column = 0;
  for (DocNode *cell = row->first; cell; cell = next) {
    next = cell->next;
    unsigned width = wide(cell);
    DocNode *over = cell->start == CELL_GOES_ON ? above[column] : NULL;
    cell->start = 0;
    bool joins = over && wide(over) == width && over->span_rows < UINT16_MAX;
    if (joins) {
      over->span_rows = (uint16_t)((over->span_rows ? over->span_rows : 1) + 1);
      doc_unlink(cell);
    }
    for (unsigned i = 0; i < width && column + i < columns; i++) above[column + i] = NULL;
    above[column] = joins ? over : cell;
    column += width;
  }
}

/* Each cell goes on from above: the row says nothing of its own, and a row without cells is no row in HTML. */
static bool row_is_spent(const DocNode *row, DocNode *const *above) {
  unsigned column = 0;
  for (const DocNode *cell = row->first; cell; column += wide(cell), cell = cell->next)
    if (cell->start != CELL_GOES_ON || !above[column] || wide(above[column]) != wide(cell)) return false;
  return row->first;
}

/* A head ends where all of its cells end. */
static void head_stretch(DocNode *table) {
  unsigned number = 0;
  for (const DocNode *row = table->first; row && number < table->head_rows; row = row->next, number++)
    for (const DocNode *cell = row->first; cell; cell = cell->next)
      if (number + cell->span_rows > table->head_rows) table->head_rows = (uint16_t)(number + cell->span_rows);
}

bool docx_table_settle(Arena *arena, DocNode *table) {
  unsigned columns = 0, rows = 0;
  for (const DocNode *row = table->first; row; row = row->next, rows++)
    if (row_width(row) > columns) columns = row_width(row);
  if (columns == 0) {
    while (table->first) doc_unlink(table->first);
    table->kind = DOC_GROUP;
    table->head_rows = 0;
    return false;
  }
  table->column_count = (uint16_t)columns;
  table->columns = arena_alloc(arena, columns * sizeof *table->columns);
  DocNode **above = arena_alloc(arena, columns * sizeof *above);
  for (DocNode *row = table->first, *next; row; row = next) {
    next = row->next;
    row_pad(arena, row, columns);
    if (row_is_spent(row, above)) doc_unlink(row), rows--;
    else row_join(row, above, columns);
  }
  if (table->head_rows > rows) table->head_rows = (uint16_t)rows;
  head_stretch(table);
  return true;
}

/* ---- Tables ---- */

static DocxTable *table_now(Docx *docx) {
  return docx->tables.len ? &docx->tables.at[docx->tables.len - 1] : NULL;
}

void docx_table_open(Docx *docx) {
  docx_lists_close(&docx->flow, -1);
  DocxTable state = {.table = doc_add(docx->arena, docx->flow.into, DOC_TABLE)};
  *list_add(docx->arena, &docx->tables) = state;
}

void docx_table_close(Docx *docx) {
  DocxTable *table = table_now(docx);
  if (!table) return;
  docx_table_settle(docx->arena, table->table);
  docx->tables.len--;
}

static void table_tell(Docx *docx, DocxTable *table) {
  if (table->told) return;
  table->told = true;
  Text columns = text_format(docx->package->diags->arena, "%zu", read_limits.table_columns);
  Text rows = text_format(docx->package->diags->arena, "%zu", read_limits.table_rows);
  diag_add(docx->package->diags, DIAG_TABLE_LIMIT, where_of(docx->package->file, 0, 0), columns, rows, TEXT_NONE);
}

/* Rows beyond the limit go on in the last cell: no text is lost. */
void docx_row_open(Docx *docx) {
  DocxTable *table = table_now(docx);
  if (!table) return;
  table->full = table->rows >= read_limits.table_rows;
  if (table->full) {
    table_tell(docx, table);
    return;
  }
  table->rows++;
  table->columns = 0;
  table->row = doc_add(docx->arena, table->table, DOC_ROW);
}

void docx_head_take(Docx *docx, Attributes attributes) {
  DocxTable *table = table_now(docx);
  if (table && docx_switch(attributes) == SWITCH_ON && table->table->head_rows + 1u == table->rows) table->table->head_rows++;
}

/* Each cell is a flow of its own, also one that has no place: what is opened is closed. */
void docx_cell_open(Docx *docx) {
  DocxTable *table = table_now(docx);
  DocNode *into = docx->flow.into;
  if (table && table->row && !table->full && table->columns < read_limits.table_columns) {
    table->cell = into = doc_add(docx->arena, table->row, DOC_CELL);
    table->columns++;
  } else if (table && table->cell) {
    table_tell(docx, table);
    into = table->cell;
  }
  docx_flow_push(docx, into);
}

/* A cell without a word keeps a paragraph, as all tables of ours have. */
void docx_cell_close(Docx *docx) {
  DocNode *cell = docx->flow.into;
  if (cell && cell->kind == DOC_CELL && !cell->first) doc_add(docx->arena, cell, DOC_PARAGRAPH);
  docx_flow_pop(docx);
}

void docx_span_take(Docx *docx, Attributes attributes) {
  DocxTable *table = table_now(docx);
  if (!table || !table->cell) return;
  int64_t wide = attribute_number(attributes, "val", 1), room = (int64_t)read_limits.table_columns - table->columns + 1;
  if (wide < 2 || table->cell->span_columns) return;
  if (wide > room) wide = room < 1 ? 1 : room;
  table->cell->span_columns = (uint16_t)wide;
  table->columns += (unsigned)wide - 1;
}

void docx_merge_take(Docx *docx, Attributes attributes) {
  DocxTable *table = table_now(docx);
  if (table && table->cell && !attribute_is(attributes, "val", "restart")) table->cell->start = CELL_GOES_ON;
}

void docx_before_take(Docx *docx, Attributes attributes) {
  DocxTable *table = table_now(docx);
  int64_t count = attribute_number(attributes, "val", 0);
  for (int64_t i = 0; table && table->row && i < count && table->columns < read_limits.table_columns - 1; i++, table->columns++)
    doc_add_cell(docx->arena, table->row);
}
