/* SPDX-License-Identifier: MIT
 *
 * Tables of XML: rows and cells as they come, then spans and gaps put right.
 * Takes: calls of a reader. Gives: tables that keep the law of doc/check.c. Owns nothing.
 *
 * A span is what somebody wrote, so it is believed only as far as there is room. Few bytes must not become many cells: empty
 * ones have a budget, behind which one cell reaches over a whole gap.
 */
#include "read/flow_in.h"

#include <string.h>

/* While a table is open, span_rows is its number of rows, and column_count the longest of them without spans. */
static void table_told(Flow *flow) {
  if (flow->table_told) return;
  flow->table_told = true;
  Text columns = text_format(flow->diags->arena, "%zu", read_limits.table_columns);
  Text rows = text_format(flow->diags->arena, "%zu", read_limits.table_rows);
  diag_add(flow->diags, DIAG_TABLE_LIMIT, where_of(flow->file, flow->line, 0), columns, rows, TEXT_NONE);
}

DocNode *flow_table(Flow *flow) {
  return flow_block(flow, DOC_TABLE);
}

DocNode *flow_row(Flow *flow, bool head) {
  DocNode *table = flow_holder(flow, DOC_ROW);
  if (!table) return NULL;
  if (table->span_rows >= read_limits.table_rows) {
    table_told(flow);
    flow->at = table->parent;
    return NULL;
  }
  DocNode *row = flow_block_in(flow, table, DOC_ROW);
  if (head && table->head_rows == table->span_rows) table->head_rows++;
  table->span_rows++;
  return row;
}

static uint16_t span_clip(int64_t span, size_t most) {
  return (uint16_t)(span < 1 ? 1 : span > (int64_t)most ? (int64_t)most : span);
}

/* While a row is open, `level` is its number of cells. */
DocNode *flow_cell(Flow *flow, int64_t columns, int64_t rows) {
  DocNode *row = flow_holder(flow, DOC_CELL);
  if (!row) return NULL;
  if (row->level == read_limits.table_columns) { /* more cells than columns: the rest goes on in the last */
    table_told(flow);
    flow->at = row->last;
    return NULL;
  }
  DocNode *cell = flow_block_in(flow, row, DOC_CELL);
  row->level++;
  cell->span_columns = span_clip(columns, read_limits.table_columns);
  cell->span_rows = span_clip(rows, read_limits.table_rows);
  return cell;
}

/* ---- Settling ---- */

typedef struct Grid {
  Arena *arena;
  DocNode *table;
  uint32_t down[TABLE_MOST_COLUMNS + 1]; /* rows that a column is still taken by a cell from above */
  uint32_t columns; /* while measuring: the most there may be */
  uint32_t widest;
  uint32_t rows_left; /* with the row at hand */
  size_t budget;
  DocNode *latest; /* cell that got a place last */
} Grid;

static uint32_t free_from(const Grid *grid, uint32_t column) {
  uint32_t end = column;
  while (end < grid->columns && !grid->down[end]) end++;
  return end - column;
}

static uint32_t next_free(const Grid *grid, uint32_t column) {
  while (column < grid->columns && grid->down[column]) column++;
  return column;
}

static void cell_merge(DocNode *before, DocNode *cell) {
  for (DocNode *child = cell->first; child; child = child->next) child->parent = before;
  if (!cell->first) return;
  if (before->last) before->last->next = cell->first;
  else before->first = cell->first;
  before->last = cell->last;
}

static uint32_t cell_place(Grid *grid, DocNode *cell, uint32_t column) {
  uint32_t wide = cell->span_columns ? cell->span_columns : 1, high = cell->span_rows ? cell->span_rows : 1;
  uint32_t room = free_from(grid, column);
  if (wide > room) wide = room;
  if (high > grid->rows_left) high = grid->rows_left;
  for (uint32_t i = 0; i < wide; i++) grid->down[column + i] = high;
  cell->span_columns = (uint16_t)(wide > 1 ? wide : 0);
  cell->span_rows = (uint16_t)(high > 1 ? high : 0);
  return column + wide;
}

static void row_end(Grid *grid) {
  for (uint32_t i = 0; i < grid->columns; i++)
    if (grid->down[i]) grid->down[i]--;
  grid->rows_left--;
}

/* Spans get their final size; a cell that no column is left for goes to the one before it, if need be of a row above. */
static void row_measure(Grid *grid, DocNode *row) {
  uint32_t column = 0;
  DocNode *last = NULL;
  row->level = 0;
  for (DocNode *cell = row->first, *next; cell; cell = next) {
    next = cell->next;
    column = next_free(grid, column);
    if (column == grid->columns) {
      cell_merge(grid->latest, cell);
      continue;
    }
    column = cell_place(grid, cell, column);
    *(last ? &last->next : &row->first) = cell;
    grid->latest = last = cell;
    if (column > grid->widest) grid->widest = column;
  }
  row->last = last;
  *(last ? &last->next : &row->first) = NULL;
}

static DocNode *gap_cell(Grid *grid, const DocNode *row, uint32_t wide) {
  DocNode *cell = arena_alloc(grid->arena, sizeof *cell);
  *cell = (DocNode){.kind = DOC_CELL, .parent = (DocNode *)row, .line = row->line};
  cell->span_columns = (uint16_t)(wide > 1 ? wide : 0);
  doc_add(grid->arena, cell, DOC_PARAGRAPH)->line = row->line;
  return cell;
}

static void gap_fill(Grid *grid, DocNode *row, uint32_t column) {
  while ((column = next_free(grid, column)) < grid->columns) {
    uint32_t missing = free_from(grid, column), wide = missing <= grid->budget ? 1 : missing;
    grid->budget -= missing <= grid->budget ? 1 : 0;
    DocNode *cell = gap_cell(grid, row, wide);
    if (row->last) row->last->next = cell;
    else row->first = cell;
    row->last = cell;
    for (uint32_t i = 0; i < wide; i++) grid->down[column + i] = 1;
    column += wide;
  }
}

static void row_fill(Grid *grid, DocNode *row) {
  uint32_t column = 0;
  for (DocNode *cell = row->first; cell; cell = cell->next) {
    column = next_free(grid, column);
    column = cell_place(grid, cell, column);
    grid->budget++; /* a cell that was written pays for one that was not */
  }
  gap_fill(grid, row, column);
}

static void table_none(DocNode *table) {
  table->first = table->last = NULL;
  table->kind = DOC_GROUP;
  table->span_rows = table->head_rows = table->column_count = 0;
}

static uint32_t count_rows(const DocNode *table) {
  uint32_t rows = 0;
  for (const DocNode *row = table->first; row; row = row->next) rows++;
  return rows;
}

static void grid_begin(Grid *grid, uint32_t columns) {
  memset(grid->down, 0, sizeof grid->down);
  grid->columns = columns;
  grid->rows_left = count_rows(grid->table);
}

void flow_table_settle(Arena *arena, DocNode *table) {
  Grid grid = {.arena = arena, .table = table, .budget = TABLE_PAD_FIRST};
  grid_begin(&grid, TABLE_MOST_COLUMNS);
  for (DocNode *row = table->first; row; row = row->next, row_end(&grid)) row_measure(&grid, row);
  if (grid.widest == 0) {
    table_none(table);
    return;
  }
  grid_begin(&grid, grid.widest);
  for (DocNode *row = table->first; row; row = row->next, row_end(&grid)) row_fill(&grid, row);
  DocColumn *columns = arena_alloc(arena, grid.widest * sizeof *columns);
  size_t known = table->columns ? table->column_count : 0;
  if (known) memcpy(columns, table->columns, (known < grid.widest ? known : grid.widest) * sizeof *columns);
  table->columns = columns;
  table->column_count = (uint16_t)grid.widest;
  table->span_rows = 0;
}

void flow_table_end(Flow *flow) {
  if (flow->at->kind == DOC_TABLE) flow_table_settle(flow->arena, flow->at);
}
