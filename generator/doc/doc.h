/* SPDX-License-Identifier: MIT
 *
 * doc/ - the document tree: what readers make, what reports are composed as, what writers print.
 * Takes: builder calls. Gives: a tree in an arena. Owns nothing: all memory is the arena's.
 * Raw markup cannot be expressed: every text is text. Writers see this tree and nothing else, so that HTML, ODT and plain
 * text of one document cannot disagree.
 */
#ifndef DOSSIER_DOC_H
#define DOSSIER_DOC_H

#include "base/base.h"

/* Writers switch over the kinds without default:, compiled with -Wswitch-enum. A new kind does not build until all of
 * them know it. */
typedef enum DocKind {
  /* blocks */
  DOC_ROOT,      /* children: blocks */
  DOC_HEADING,   /* level 1..6; children: inlines */
  DOC_PARAGRAPH, /* children: inlines */
  DOC_LIST,      /* ordered, start, tight; children: items */
  DOC_ITEM,      /* task; children: blocks */
  DOC_TABLE,     /* head_rows, columns; children: rows */
  DOC_ROW,       /* children: cells */
  DOC_CELL,      /* span_columns, span_rows, align; children: blocks. Writers print a lone paragraph without its own box */
  DOC_FIGURE,    /* first child is an image, the rest (inlines) is the caption */
  DOC_QUOTE,     /* children: blocks */
  DOC_CODE_BLOCK, /* text, klass = language */
  DOC_RULE,
  DOC_PAGE_BREAK,
  DOC_GROUP, /* klass; children: blocks. A box with a role: notice, signature, summary */
  DOC_TOC,   /* a table of contents of this document, left out of comparisons */
  DOC_CHART, /* chart: a drawing of numbers that also stand in a table beside it; its text is its title */
  /* inlines */
  DOC_TEXT, /* text */
  DOC_STRONG,
  DOC_EMPH,
  DOC_STRIKE,
  DOC_CODE,  /* text */
  DOC_LINK,  /* link, target, title; children: inlines */
  DOC_IMAGE, /* link, target, title, picture; children: inlines = alternative text */
  DOC_BREAK, /* hard line break */
  DOC_NOTE,  /* footnote; children: blocks */
  DOC_FIELD, /* field; left out of comparisons */
  DOC_KIND_COUNT
} DocKind;

typedef enum DocLink {
  LINK_NONE,    /* print the text only: refused or broken target */
  LINK_OUTSIDE, /* http, https, mailto, tel: target as is */
  LINK_HERE,    /* target = id of a block of this document, without # */
  LINK_SITE,    /* target = path from the site's root, may end in #id; an ODT prints the text only */
  LINK_FILE     /* as a paper wrote it, relative to the paper; evidence/ turns it into one of the others */
} DocLink;

typedef enum DocAlign { ALIGN_NONE, ALIGN_LEFT, ALIGN_CENTER, ALIGN_RIGHT } DocAlign;
typedef enum DocTask { TASK_NONE, TASK_OPEN, TASK_DONE } DocTask;
typedef enum DocField { FIELD_PAGE, FIELD_PAGES, FIELD_DATE } DocField;

/* Pixels of an image that a writer may have to embed. */
typedef struct Picture {
  Text bytes;
  Text media_type; /* image/jpeg, image/png */
  uint32_t width, height;
  uint8_t tallest; /* in print: percent of the height of the text area; 0 = what leaves room for a caption */
} Picture;

/* A drawing of numbers. It says nothing that is not also in a table of the same report, and nothing by colour alone: each cell
 * carries a text or stands beside one. */
typedef enum ChartKind {
  CHART_BARS, /* a bar a row, made of its cells: `share` of the whole length each */
  CHART_GRID  /* a square a cell: rows by columns; one row makes a strip of time */
} ChartKind;

typedef struct ChartCell {
  Text text;      /* printed inside: a sign or a short number */
  Text klass;     /* state-pass ... : how it is filled; empty = only an outline */
  uint32_t share; /* CHART_BARS: thousandths of the row */
} ChartCell;

typedef struct ChartRow {
  Text label, value; /* before and behind the row; cut where there is no room */
  LIST(ChartCell) cells;
} ChartRow;

typedef struct Chart {
  ChartKind kind;
  Text title, description; /* description: the numbers in words, for those who do not see the drawing */
  TextList columns;        /* CHART_GRID: one for each cell of a row */
  LIST(ChartRow) rows;
} Chart;

typedef struct DocColumn {
  DocAlign align;
  uint16_t weight; /* share of the width; 0 = by content */
} DocColumn;

typedef struct DocNode DocNode;
struct DocNode {
  DocKind kind;
  DocNode *parent, *first, *last, *next;
  Text text;   /* text, code, code block */
  Text target; /* link, image */
  Text title;  /* link, image, table: caption */
  Text id;     /* any block: stable, unique in the document, [A-Za-z][A-Za-z0-9._-]* or Han; empty = none */
  Text lang;   /* any block: BCP 47; empty = as outside */
  Text klass;  /* group, table, cell, paragraph, code block, strong: a name from style_names in doc.c */
  const Picture *picture;
  const Chart *chart;
  const DocColumn *columns; /* table */
  uint32_t line;            /* in the source paper or template; 0 = made by the program */
  uint32_t start;           /* ordered list: first number */
  uint16_t column_count;    /* table */
  uint16_t head_rows;       /* table */
  uint16_t span_columns, span_rows; /* cell; 0 and 1 mean one */
  uint8_t level; /* heading; table of contents: how many levels it shows, 0 = all that a writer has */
  uint8_t ordered, tight;
  uint8_t stacks; /* table: in a narrow window each cell stands on a line of its own, behind the head of its column */
  DocLink link;
  DocAlign align; /* cell, paragraph */
  DocTask task;
  DocField field;
};

/* ---- Building ---- */

DocNode *doc_new(Arena *arena); /* a root */
DocNode *doc_add(Arena *arena, DocNode *parent, DocKind kind); /* appended as last child */
/* Copies; joins a text node before it; an empty text adds nothing and gives NULL. */
DocNode *doc_add_text(Arena *arena, DocNode *parent, Text text);
DocNode *doc_add_heading(Arena *arena, DocNode *parent, int level, Text text);
DocNode *doc_add_paragraph(Arena *arena, DocNode *parent, Text text);
DocNode *doc_add_link(Arena *arena, DocNode *parent, DocLink link, Text target, Text text);
DocNode *doc_add_table(Arena *arena, DocNode *parent, const DocColumn *columns, size_t count, size_t head_rows);
DocNode *doc_add_cell(Arena *arena, DocNode *row); /* a cell holding one empty paragraph; gives the paragraph */
DocNode *doc_add_cell_text(Arena *arena, DocNode *row, Text text);
void doc_append(DocNode *parent, DocNode *child); /* moves child (unlinked first) to the end of parent */
void doc_insert_after(DocNode *before, DocNode *child); /* child unlinked first */
void doc_unlink(DocNode *node);
DocNode *doc_copy(Arena *arena, const DocNode *node); /* deep; texts are shared, not copied */

/* ---- Walking: enter and leave each node, no recursion ---- */

typedef struct DocWalk {
  DocNode *root, *node;
  bool entering;
} DocWalk;

DocWalk doc_walk(DocNode *root);
bool doc_walk_next(DocWalk *walk); /* false at the end. Do not unlink the current node; the last visited may be changed */

/* ---- Asking ---- */

bool doc_is_block(DocKind kind);
bool doc_is_leaf(DocKind kind); /* never has children */
/* The nesting law: which kind may stand in which. Builders assert it in debug builds; doc_check says the first breach. */
bool doc_may_hold(DocKind parent, DocKind child);
const DocNode *doc_check(const DocNode *root); /* NULL = lawful; also ids unique, levels 1..6, columns match rows */
Text doc_plain(Arena *arena, const DocNode *node); /* all text below it, in order, without markup */
size_t doc_count(const DocNode *root, DocKind kind);
/* The classes a document may use; a look and a style sheet must know each. NULL-terminated. */
extern const char *const doc_classes[];

/* ---- The look of a print theme, read from a .fodt by read/look.c, used by write/odt.c ---- */

typedef struct Look {
  Text styles_xml; /* a whole styles.xml: font faces, named styles, page layouts, master pages; nothing foreign */
  TextList style_names; /* display-independent style:name of every named style */
  double text_width_mm, text_height_mm; /* of the type area of the standard page, for fitting pictures */
} Look;

#endif
