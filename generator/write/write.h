/* SPDX-License-Identifier: MIT
 *
 * write/ - a document tree to HTML, ODT or plain text. Sees only base and doc: it cannot know what a score is.
 * Takes: a lawful tree. Gives: bytes in a Buf, or a list of package parts. Owns nothing that it gives.
 * One file holds the escaping of each language; no other file of the program prints markup.
 */
#ifndef DOSSIER_WRITE_H
#define DOSSIER_WRITE_H

#include "doc/doc.h"

/* The law of comparison: text_write gives the text of a document, and the HTML and the ODT of the same tree hold just this
 * text, when tables of contents and fields are left out and white space is folded. To that end, in all three: a note is
 * [n] where it is called, and its body stands at the end (on the page in an ODT) behind [n]; an image is its alternative
 * text (alt, svg:title); a chart is its title; a task item begins with a box, U+2610 or U+2611; numbers and
 * bullets of lists are no text, nor is U+200B, with which an ODT says where a line may end. tests/print/same_text compares. */

/* ---- HTML: well-formed as XML too, so that any XML tool can check it ---- */

typedef struct HtmlOptions {
  Text page; /* path of the page from the site's root: LINK_SITE targets are made relative to it */
  int heading_shift; /* added to heading levels (an evidence body below the page's own h1), capped at 6 */
  Text id_prefix; /* put before ids and LINK_HERE targets of the tree; empty = none */
  bool bare; /* specification test: no classes, no wrappers around tables, no ids */
} HtmlOptions;

void html_write(Buf *out, const DocNode *root, const HtmlOptions *options); /* the inside of <main> */
/* Text and attribute values in double quotes alike. Drops what XML or HTML cannot hold; broken UTF-8 becomes U+FFFD. */
void html_escape(Buf *out, Text text);
/* Percent-encodes bytes outside the URL characters, then escapes. "%41" is taken as encoded already, # and ? as themselves:
 * whoever makes a target from a file name encodes these. */
void html_url(Buf *out, Text path);
Text html_relative(Arena *arena, Text from_page, Text to); /* "../units/a/index.html#x" */

/* ---- ODT ---- */

typedef struct OdtMeta {
  Text title, subject, language; /* language: BCP 47 */
  Day date; /* creation date of the document: the assessment's as_of */
  Text version; /* "1.2" or "1.3"; empty = 1.2 */
} OdtMeta;

typedef struct OdtPart {
  Text name;
  Text bytes;
  bool store; /* true: not deflated (mimetype, pictures) */
} OdtPart;
typedef LIST(OdtPart) OdtParts;

/* Every named style that odt_write may use, NULL-terminated: a look defines each, and where one is missing a plainer one
 * stands in (write/odt_styles.def). */
extern const char *const odt_style_names[];

/* Parts in package order: mimetype first. LINK_SITE links print their text only; LINK_HERE and LINK_OUTSIDE are links.
 * A picture is fitted to the look's type area; an image without a picture prints its alternative text. Tables and headings
 * inside list items are lifted out and the list goes on with its numbers. A table too wide for the page turns it; small
 * tables and all rows stay whole. */
void odt_write(Arena *arena, const DocNode *root, const Look *look, const OdtMeta *meta, OdtParts *parts);

/* ---- Drawings: one generator for the HTML page and the ODT ---- */

typedef struct SvgSize {
  uint32_t width, height; /* pixels of 1/96 inch */
} SvgSize;
/* A whole <svg> element with title and description, without style sheet, script, font file or gradient: colours stand in
 * attributes, so that it prints as it is, and each shape also has the class of its role, so that a page can dress it anew.
 * `id` begins the ids inside it and must be unique in the page. */
SvgSize svg_write(Buf *out, const Chart *chart, Text id);

/* ---- Plain text: one line a paragraph, heading or table row (cells with a tab between); for comparing and terminals ---- */

void text_write(Buf *out, const DocNode *root);

#endif
