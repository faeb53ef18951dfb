/* SPDX-License-Identifier: MIT
 *
 * What the parts of the .docx reader share: styles, numbering, tables. Takes and gives what each part says; owns nothing.
 */
#ifndef DOSSIER_READ_DOCX_IN_H
#define DOSSIER_READ_DOCX_IN_H

#include "read/headline.h"
#include "read/office_in.h"

enum { DOCX_LEVELS = 9 };

typedef enum Switch { SWITCH_UNSET, SWITCH_OFF, SWITCH_ON } Switch;

typedef struct DocxStyle {
  Text id, name, based;
  int outline; /* 0..8; -1 = none given, 9 = body text */
  int64_t number; /* -1 = none given, 0 = none */
  int level;
  Switch bold, italic, strike, hidden, centred;
  unsigned size; /* of letters, in half points; 0 = none given */
} DocxStyle;

typedef struct DocxStyles {
  LIST(DocxStyle) all; /* by id */
  Text plain; /* id of the style of paragraphs that name none */
  unsigned size; /* of letters where no style says it */
} DocxStyles;

/* Only what is set nowhere nearer is taken from the style that it is based on; a circle ends the search. */
void docx_styles_read(Package *package, Text part, DocxStyles *styles);
DocxStyle docx_style(const DocxStyles *styles, Text id); /* what holds, with all that it is based on */
Switch docx_centred(Attributes attributes);
unsigned docx_size(Attributes attributes);
int docx_heading_level(const DocxStyle *style); /* 1..6; 0 = no heading */
Switch docx_switch(Attributes attributes);

typedef enum NumberFormat {
  NUMBER_NONE,
  NUMBER_BULLET,
  NUMBER_DECIMAL,
  NUMBER_LETTER_SMALL,
  NUMBER_LETTER_LARGE,
  NUMBER_ROMAN_SMALL,
  NUMBER_ROMAN_LARGE,
  NUMBER_CHINESE,
  NUMBER_CIRCLE
} NumberFormat;

typedef struct NumberLevel {
  NumberFormat format;
  uint32_t start;
  Text text; /* "%1.%2", "第%1章" */
} NumberLevel;

typedef struct NumberList { /* w:abstractNum, with what has been counted so far */
  int64_t id;
  NumberLevel levels[DOCX_LEVELS];
  uint32_t counts[DOCX_LEVELS];
} NumberList;

typedef struct NumberUse { /* w:num */
  int64_t id, list;
  uint32_t starts[DOCX_LEVELS]; /* + 1; 0 = as the list says */
  bool begun[DOCX_LEVELS];
} NumberUse;

typedef struct DocxNumbers {
  LIST(NumberList) lists; /* by id */
  LIST(NumberUse) uses; /* by id */
} DocxNumbers;

typedef struct DocxNumber { /* the number of one paragraph */
  NumberFormat format;
  uint32_t value;
  bool in_words; /* counted as no list of ours can show: the label belongs into the text */
  Text label; /* "第一章", "1.2" */
} DocxNumber;

void docx_numbers_read(Package *package, Text part, DocxNumbers *numbers);
/* Counts one further paragraph; false when it has no number at all. */
bool docx_number_next(DocxNumbers *numbers, int64_t use, int level, Arena *arena, DocxNumber *number);

/* ---- docx.c, docx_body.c, docx_table.c: one body while it is read ---- */

enum { DOCX_DEEPEST = 256, DOCX_FIELDS = 16, DOCX_BOOKMARKS = 4 };

typedef enum DocxElement {
  IS_OTHER,
  IS_SKIPPED,
  IS_P,
  IS_P_STYLE,
  IS_NUMBER,
  IS_LEVEL,
  IS_OUTLINE,
  IS_ALIGNED,
  IS_R,
  IS_R_STYLE,
  IS_BOLD,
  IS_ITALIC,
  IS_STRIKE,
  IS_SIZE,
  IS_HIDDEN,
  IS_T,
  IS_TAB,
  IS_BR,
  IS_HYPHEN,
  IS_SYMBOL,
  IS_LINK,
  IS_BOOKMARK,
  IS_FIELD,
  IS_FIELD_CODE,
  IS_FIELD_WHOLE,
  IS_TABLE,
  IS_ROW,
  IS_HEAD,
  IS_CELL,
  IS_SPAN,
  IS_MERGE,
  IS_BEFORE,
  IS_NOTE_CALL,
  IS_NOTE,
  IS_BOX,
  IS_CHOICE,
  IS_FALLBACK,
  IS_PICTURE,
  IS_PICTURE_ALT
} DocxElement;

typedef struct DocxRun { /* how a run looks; hidden text is on no print */
  Switch bold, italic, strike, hidden;
  unsigned size; /* 0 = as the paragraph's style says */
} DocxRun;

typedef struct DocxOpenList {
  DocNode *list;
  int level;
  int64_t number;
} DocxOpenList;

typedef struct DocxParagraph {
  bool open;
  DocNode *node; /* NULL until it holds something */
  DocNode *link; /* text goes there */
  Text style, bookmarks[DOCX_BOOKMARKS];
  size_t bookmark_count;
  int64_t number; /* -1 = as the style says */
  int level, outline;
  Switch centred;
  DocxStyle given;
  bool given_known;
} DocxParagraph;

/* Where blocks go: the body, a cell, a note, a text box. */
typedef struct DocxFlow {
  DocNode *into;
  DocxOpenList lists[DOCX_LEVELS];
  int list_count;
  DocxParagraph paragraph;
  DocxRun run;
} DocxFlow;

typedef struct DocxTable {
  DocNode *table, *row, *cell;
  unsigned columns, rows; /* columns of the row so far */
  bool full, told; /* full: further rows go on in the last cell */
} DocxTable;

typedef struct DocxNote {
  Text id;
  DocNode *blocks;
} DocxNote;

typedef struct DocxBookmark {
  Text name;
  DocNode *heading;
} DocxBookmark;

typedef struct Docx {
  Package *package;
  Arena *arena;
  Paper *paper; /* its list of pictures */
  DocxStyles styles;
  DocxNumbers numbers;
  Relations relations;
  LIST(DocxNote) footnotes, endnotes;
  LIST(DocxBookmark) bookmarks;
  LIST(DocxFlow) outer; /* flows around the one at hand */
  LIST(DocxTable) tables; /* open ones */
  DocxFlow flow;
  DocxElement frames[DOCX_DEEPEST + 1];
  size_t depth, skipped; /* skipped: depth of the element that is passed over, + 1 */
  bool in_text;
  int fields[DOCX_FIELDS], field_count; /* 1 = before its result */
  int link_field; /* index of the one that is a link; -1 = none */
  bool in_code;
  Text code; /* of the field that was begun last: HYPERLINK "..." */
  Text alt;
  Headline headline;
  Slugs slugs;
  unsigned links_told;
  bool in_notes, endnotes_now, chosen[DOCX_DEEPEST + 1];
} Docx;

void docx_paragraph_open(Docx *docx);
void docx_paragraph_close(Docx *docx);
void docx_paragraph_take(Docx *docx, DocxElement element, Attributes attributes);
void docx_run_take(Docx *docx, DocxElement element, Attributes attributes);
void docx_field_take(Docx *docx, Attributes attributes);
void docx_field_code(Docx *docx, Text piece);
bool docx_field_link(Docx *docx, Text code); /* opens the link that a field is; false when it is none */
void docx_bookmark_take(Docx *docx, Attributes attributes);
void docx_text_put(Docx *docx, Text text);
void docx_break_put(Docx *docx, Attributes attributes);
void docx_symbol_put(Docx *docx, Attributes attributes);
void docx_link_open(Docx *docx, Attributes attributes);
void docx_note_call(Docx *docx, Text name, Attributes attributes);
void docx_picture_put(Docx *docx, Attributes attributes);
void docx_picture_alt(Docx *docx, Attributes attributes);
void docx_lists_close(DocxFlow *flow, int level);
void docx_flow_push(Docx *docx, DocNode *into);
void docx_flow_pop(Docx *docx);
void docx_table_open(Docx *docx);
void docx_table_close(Docx *docx);
void docx_row_open(Docx *docx);
void docx_head_take(Docx *docx, Attributes attributes);
void docx_cell_open(Docx *docx);
void docx_cell_close(Docx *docx);
void docx_span_take(Docx *docx, Attributes attributes);
void docx_merge_take(Docx *docx, Attributes attributes);
void docx_before_take(Docx *docx, Attributes attributes);

/* ---- docx_table.c: rows as they come to a table that holds ---- */

/* A cell that goes on from the one above carries this in `start` while its table is open. */
enum { CELL_GOES_ON = 1 };
/* Joins cells that go on, pads short rows, drops a table without cells; false when it became text instead. */
bool docx_table_settle(Arena *arena, DocNode *table);

#endif
