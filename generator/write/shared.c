/* SPDX-License-Identifier: MIT
 *
 * What two or three writers ask in the same way: the grid of a table, the text of an image.
 * Takes: nodes of a lawful tree. Gives: numbers and text. Owns nothing.
 */
#include "write/write_in.h"

#include <string.h>
#include <strings.h>

void write_image_text(Buf *out, const DocNode *image, void (*put)(Buf *out, Text text)) {
  DocWalk walk = doc_walk((DocNode *)image);
  while (doc_walk_next(&walk)) {
    if (!walk.entering) continue;
    if (walk.node->kind == DOC_TEXT || walk.node->kind == DOC_CODE) put(out, walk.node->text);
    else if (walk.node->kind == DOC_BREAK) buf_char(out, ' ');
    else if (walk.node->kind == DOC_NOTE) write_skip(&walk);
  }
}

bool write_is_outside(const DocNode *link) {
  static const char *const schemes[] = {"http://", "https://", "mailto:", "tel:"};
  if (link->link != LINK_OUTSIDE) return false;
  for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++) {
    size_t length = strlen(schemes[i]);
    if (link->target.len > length && !strncasecmp(link->target.at, schemes[i], length)) return true;
  }
  return false;
}

int write_toc_top(const DocNode *root) {
  size_t titles = 0;
  DocWalk walk = doc_walk((DocNode *)root);
  while (doc_walk_next(&walk)) titles += walk.entering && walk.node->kind == DOC_HEADING && walk.node->level == 1;
  return titles == 1 ? 2 : 1;
}

int write_toc_levels(const DocNode *toc) {
  return toc->level && toc->level < WRITE_TOC_LEVELS ? toc->level : WRITE_TOC_LEVELS;
}

/* ---- Grid ---- */

void grid_start(Grid *grid, const DocNode *table) {
  memset(grid, 0, sizeof *grid);
  grid->table = table;
}

void grid_row(Grid *grid) {
  grid->column = 0;
}

static bool is_covered(const Grid *grid, size_t column) {
  return column < GRID_COLUMNS && grid->covered[column] > 0;
}

size_t grid_covered(Grid *grid) {
  size_t count = 0;
  while (is_covered(grid, grid->column)) {
    grid->covered[grid->column++]--;
    count++;
  }
  return count;
}

size_t grid_cell(Grid *grid, const DocNode *cell) {
  size_t first = grid->column, span = grid_span(cell);
  uint16_t below = cell->span_rows > 1 ? (uint16_t)(cell->span_rows - 1) : 0;
  for (size_t i = first; i < first + span && i < GRID_COLUMNS; i++) grid->covered[i] = below;
  grid->column += span;
  return first;
}

DocAlign grid_align(const Grid *grid, const DocNode *cell, size_t column) {
  if (cell->align != ALIGN_NONE) return cell->align;
  if (text_is(cell->klass, "number")) return ALIGN_RIGHT;
  if (grid->table->columns && column < grid->table->column_count) return grid->table->columns[column].align;
  return ALIGN_NONE;
}

bool write_is_head(const DocNode *row) {
  size_t index = 0, head = row->parent->head_rows; /* counted no further than the head goes */
  for (const DocNode *r = row->parent->first; r && r != row && index < head; r = r->next) index++;
  return index < head;
}
