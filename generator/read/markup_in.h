/* SPDX-License-Identifier: MIT
 *
 * Vocabularies of XML that say what a text is: one table of names each, one reader for all (markup.c).
 */
#ifndef DOSSIER_READ_MARKUP_IN_H
#define DOSSIER_READ_MARKUP_IN_H

#include "read/flow_in.h"

/* What an element means. */
typedef enum Mark {
  MARK_PASS,  /* its content stands where it is */
  MARK_BOX,   /* so, but no text flows over its edges */
  MARK_DROP,  /* it has no content for a reader */
  MARK_LEFT_OUT, /* it has, but none that a page without scripts can show: left out, and told */
  MARK_TOP, MARK_HEAD, MARK_FRONT, MARK_META, MARK_SECTION, MARK_TITLE, MARK_HEADING, MARK_PARAGRAPH, MARK_LIST, MARK_ITEM,
  MARK_TERM, MARK_TABLE, MARK_CAPTION, MARK_COLUMN, MARK_HEAD_ROWS, MARK_ROW, MARK_CELL, MARK_QUOTE, MARK_PRE, MARK_RULE,
  MARK_STRONG, MARK_EMPH, MARK_STRIKE, MARK_CODE, MARK_LINK, MARK_IMAGE, MARK_BREAK, MARK_NOTE, MARK_QUOTED
} Mark;

typedef struct MarkName {
  const char *name;
  Mark mark;
  int value; /* level of a heading; 1 = an ordered list, a head cell, a section with a heading of its own */
  const char *front; /* name in the front matter */
} MarkName;

typedef struct Vocabulary {
  const char *space; /* also without any namespace */
  const MarkName *names;
  size_t count;
} Vocabulary;

extern const Vocabulary vocabulary_xhtml, vocabulary_docbook;

/* The tree and fields of a document in that vocabulary; NULL after a diagnostic. */
DocNode *markup_read(Text xml, const Vocabulary *vocabulary, Text file, Arena *arena, DiagList *diags, Value **front);

#endif
