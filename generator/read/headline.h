/* SPDX-License-Identifier: MIT
 *
 * The title of a paper whose author used no styles: two of centred, bold and larger than the text, near its beginning.
 * Takes: text as an office reader meets it, with its look. Gives: a heading in place of the paragraphs that are one.
 * Owns nothing: the record is the reader's.
 */
#ifndef DOSSIER_READ_HEADLINE_H
#define DOSSIER_READ_HEADLINE_H

#include "read/read_in.h"

enum { HEADLINE_SIZES = 256, HEADLINE_LINES = 12 };

typedef struct TextLook {
  bool centred, strong;
  unsigned size; /* of letters, in half points */
} TextLook;

typedef struct HeadlineLine {
  DocNode *node;
  TextLook look; /* strong when all of it is; the smallest size */
} HeadlineLine;

typedef struct Headline {
  size_t letters[HEADLINE_SIZES]; /* bytes of text in each size, without centred paragraphs */
  HeadlineLine lines[HEADLINE_LINES]; /* the first paragraphs of the body itself that hold text */
  size_t count;
} Headline;

/* Text that goes into `node`: a paragraph, or something inside one. */
void headline_text(Headline *headline, DocNode *node, TextLook look, Text text);
/* Once the tree stands: nothing happens below a heading that has a style, nor where no look says so. */
void headline_settle(const Headline *headline, DocNode *root, Slugs *slugs, Arena *arena);

#endif
