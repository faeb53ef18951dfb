/* SPDX-License-Identifier: MIT
 *
 * A tree made from markup that is met in order: elements open and close, text flows between them. What every reader of XML
 * shares: white space, text without a paragraph, blocks in places where none may stand, spans, tables.
 * Takes: calls in the order of the file. Gives: a lawful tree in the arena. Owns: two buffers, until flow_end.
 *
 * An element is one flow_push, at most one flow_block or flow_span..., one flow_settle; later one flow_pop, what its end
 * means, one flow_popped. Nothing is ever lost: what may not stand somewhere goes out to where it may, in its order.
 */
#ifndef DOSSIER_READ_FLOW_IN_H
#define DOSSIER_READ_FLOW_IN_H

#include "read/read_in.h"

enum { FLOW_DEEPEST = 256, FLOW_MOST_SPANS = 32, FLOW_MOST_BLOCKS = 64 };

typedef enum FlowGap { FLOW_NO_GAP, FLOW_SPACE, FLOW_LINE } FlowGap;

typedef struct FlowFrame {
  int what; /* the reader's own name of the element */
  bool span; /* within a line of text */
  DocNode *outside, *inside;
  int32_t last;
} FlowFrame;

typedef struct Flow {
  Text file;
  Arena *arena;
  DiagList *diags;
  uint32_t line; /* of the element at hand: set by the reader */
  DocNode *root, *at;
  DocNode *loose; /* a paragraph that text without one was put into */
  FlowFrame frames[FLOW_DEEPEST + 1];
  size_t depth;
  size_t quiet; /* depth at which content began to be skipped; 0 = it is not */
  Buf run; /* text not yet in the tree */
  FlowGap gap; /* white space not yet in the text */
  int32_t last; /* character before the gap; 0 = start of a line */
  Buf captured; /* text kept as it stands: code, titles, fields */
  bool capturing;
  Slugs slugs;
  unsigned links_told;
  bool table_told, depth_told;
} Flow;

void flow_begin(Flow *flow, Text file, Arena *arena, DiagList *diags);
DocNode *flow_end(Flow *flow);

void flow_push(Flow *flow, int what, bool span);
void flow_settle(Flow *flow);
int flow_pop(Flow *flow); /* what was pushed; flow->at is the node inside it */
void flow_popped(Flow *flow);

/* Goes out to where such a block may stand. NULL when nowhere, or too deep: its content then flows on where it is. */
DocNode *flow_block(Flow *flow, DocKind kind);
DocNode *flow_block_in(Flow *flow, DocNode *holder, DocKind kind);
DocNode *flow_holder(const Flow *flow, DocKind kind); /* of rows, cells, items: around the element at hand, or NULL */
DocNode *flow_heading(Flow *flow, int64_t level);
void flow_heading_end(Flow *flow);
void flow_heading_leave(Flow *flow); /* of one that no element opened */
DocNode *flow_list(Flow *flow, bool ordered, int64_t start);
DocNode *flow_item(Flow *flow); /* NULL outside of lists */
void flow_item_end(Flow *flow);
/* Spans beyond the limit, and links in links, let their text through: NULL. */
DocNode *flow_span(Flow *flow, DocKind kind);
void flow_link(Flow *flow, Text target);
/* A picture of the unit's own folder stays one, any other is shown as a link to it. Empty target: one inside the file. */
DocNode *flow_image(Flow *flow, Text target, Text alternative);
void flow_note(Flow *flow);
void flow_break(Flow *flow);
void flow_text(Flow *flow, Text text); /* into the tree, or what is captured; skipped content is skipped */
void flow_space(Flow *flow);
void flow_capture(Flow *flow);
Text flow_captured(Flow *flow); /* ends capturing; a copy in the arena */
/* A block of code where one may stand, else code in the line; `begin` at the start, `end` at the end of the element. */
void flow_code_begin(Flow *flow, bool block, Text language);
void flow_code_end(Flow *flow);

/* flow_table.c. Rows beyond the limit flow on as text, with a diagnostic. Spans are given as they were written. */
DocNode *flow_table(Flow *flow);
DocNode *flow_row(Flow *flow, bool head);
DocNode *flow_cell(Flow *flow, int64_t columns, int64_t rows);
void flow_table_end(Flow *flow);
/* Makes a table lawful whose cells carry spans as they were written: they end where other cells or the table end; gaps get
 * empty cells; cells beyond the most columns go on in the last cell of their row. A table without cells becomes a group. */
void flow_table_settle(Arena *arena, DocNode *table);

bool flow_inside(const DocNode *node, DocKind kind);

#endif
