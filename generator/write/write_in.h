/* SPDX-License-Identifier: MIT
 *
 * What the writers share, so that HTML, ODT and plain text of one tree cannot disagree: which characters are printed,
 * where a task box stands, how notes are numbered, which cells a table has.
 */
#ifndef DOSSIER_WRITE_IN_H
#define DOSSIER_WRITE_IN_H

#include "write/write.h"

/* html_escape without the entities: drops and repairs the same characters. */
void write_plain(Buf *out, Text text);

/* The alternative text of an image: all text below it, escaped or plain, white space kept. */
void write_image_text(Buf *out, const DocNode *image, void (*put)(Buf *out, Text text));

/* html_relative and html_url in one, without memory of their own. */
void write_relative_url(Buf *out, Text from_page, Text to);

/* Leaves out the children of the node just entered; it is not left either. */
static inline void write_skip(DocWalk *walk) {
  walk->entering = false;
}

/* Cuts off *rest what stands before the next day as of 2017-10-05, and that day; false: *rest has none, and stays as it is. */
bool write_cut_day(Text *rest, Text *before, Text *day);
/* Cuts off *rest what stands before the next place where a line may end though LibreOffice does not know it: 24、|29 and 2/3|（67%）
 * and docs/|2.md and a.md:|12. */
bool write_cut_line(Text *rest, Text *before);

/* For the walk that prints the notes after the text: the alternative text of an image has none. */
static inline bool write_is_note(DocWalk *walk) {
  if (walk->node->kind == DOC_IMAGE) write_skip(walk);
  return walk->node->kind == DOC_NOTE;
}

/* A link out of the site by one of the harmless schemes. Readers let nothing else in; this holds for whoever else makes trees. */
bool write_is_outside(const DocNode *link);

/* The box of a task item, printed as text before its first paragraph (or alone where it begins with another block). */
static inline const char *write_task(const DocNode *item) {
  if (item->task == TASK_NONE) return NULL;
  return item->task == TASK_DONE ? "\xE2\x98\x91" : "\xE2\x98\x90"; /* U+2611, U+2610 */
}

static inline bool write_task_alone(const DocNode *item) {
  return item->task != TASK_NONE && (!item->first || item->first->kind != DOC_PARAGRAPH);
}

/* The box that stands in front of this paragraph, or NULL. */
static inline const char *write_task_before(const DocNode *paragraph) {
  const DocNode *item = paragraph->parent;
  if (!item || item->kind != DOC_ITEM || item->first != paragraph) return NULL;
  return write_task(item);
}

/* A cell that is one paragraph needs no paragraph of its own in HTML. */
static inline bool write_is_lone(const DocNode *paragraph) {
  const DocNode *cell = paragraph->parent;
  return cell && cell->kind == DOC_CELL && cell->first == paragraph && !paragraph->next;
}

static inline bool write_is_state(Text klass) {
  return text_starts(klass, TEXT("state-"));
}

/* ---- Tables of contents: three levels, without the title of the document when that is its only heading of level 1 ---- */

enum { WRITE_TOC_LEVELS = 3 };
int write_toc_top(const DocNode *root); /* 1, or 2 when level 1 is the title */
int write_toc_levels(const DocNode *toc);

/* ---- The grid of a table: where cells stand when others span rows and columns ---- */

enum { GRID_COLUMNS = 256 }; /* more columns than any reader lets in; further ones have no alignment of their own */

typedef struct Grid {
  const DocNode *table;
  size_t column; /* the next free column of the current row */
  uint16_t covered[GRID_COLUMNS]; /* rows below that a span from above still covers */
} Grid;

void grid_start(Grid *grid, const DocNode *table);
void grid_row(Grid *grid); /* before each row */
size_t grid_covered(Grid *grid); /* steps over covered columns here; gives how many */
size_t grid_cell(Grid *grid, const DocNode *cell); /* takes the columns of the cell; gives the first */
DocAlign grid_align(const Grid *grid, const DocNode *cell, size_t column);

bool write_is_head(const DocNode *row); /* one of the head rows of its table */

static inline size_t grid_span(const DocNode *cell) {
  return cell->span_columns ? cell->span_columns : 1;
}

#endif
