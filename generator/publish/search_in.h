/* SPDX-License-Identifier: MIT
 *
 * publish/'s own: the index of the site's search.
 *
 * A text is cut into terms: each pair of neighbouring Han characters (and the last one of a run by itself), each word of other
 * letters and digits. All terms are looked up by their beginning, so one character finds all pairs that begin with it. A
 * posting is a document that holds a term, and whether its title does.
 */
#ifndef DOSSIER_PUBLISH_SEARCH_IN_H
#define DOSSIER_PUBLISH_SEARCH_IN_H

#include "publish/site_in.h"

enum {
  SEARCH_TEXT_BYTES = 20000, /* of a paper's text are indexed */
  SEARCH_WORD_LETTERS = 20, /* of a word are kept; the script cuts what is asked for alike */
  SEARCH_SHARD_BYTES = 64000, /* a file is closed when the next entry would pass this */
  SEARCH_DOCS = 32768, /* of one segment, so that the postings of no term can outgrow a file */
  SEARCH_TABLE_BYTES = 12 << 20 /* of a segment while it is made: some 5,000 papers; the largest process stays below 64 MB */
};

/* ---- search_terms.c ---- */

/* The next term of a folded text, cut off *rest; false at the end. */
bool terms_next(Text *rest, Text *term);

/* ---- search_table.c: terms and their postings, in order of documents ---- */

/* A number in digits of which the last one tells that it is the last: 45 values each, no quote and no backslash. */
void terms_number(Buf *out, uint32_t value);

typedef struct SearchChunk SearchChunk;

typedef struct SearchTerm {
  Text key;
  uint32_t first; /* its first posting: document * 2, and 1 more where it stands in the title */
  uint32_t last; /* document of its last posting */
  uint32_t bytes; /* of the postings behind the first: differences of documents, * 2, with the same bit */
  SearchChunk *head, *tail;
} SearchTerm;

typedef struct SearchTable {
  Arena *arena; /* the caller's */
  LIST(SearchTerm) terms;
  uint32_t *slots; /* number of the term + 1 */
  size_t room; /* of slots; a power of two */
} SearchTable;

/* Documents come in rising order; of one document the first posting of a term counts, so its title goes first. The key is
 * copied. */
void terms_add(SearchTable *table, Text key, uint32_t document, bool titled);
void terms_add_text(SearchTable *table, Text folded, uint32_t document, bool titled);
/* All postings of a term of another table at once; its documents begin at `base` here. `more`: behind the first. */
void terms_append(SearchTable *table, const SearchTerm *other, Text more, uint32_t base);
const SearchTerm **terms_sorted(const SearchTable *table); /* by key, in the table's arena */
void terms_more(Buf *out, const SearchTerm *term); /* the postings behind the first */

/* ---- search_unit.c ---- */

void search_items(const Publisher *publisher, Buf *piece); /* the same for the items of the pack, which come first */

/* ---- search_page.c ---- */

#define SEARCH_SCRIPT "search.js" /* asset of the theme: without it nothing is indexed and no page has a box */
extern const char search_page[]; /* its path */
bool search_page_put(const Publisher *publisher, Spool *spool, Buf *entries, Fail *fail);

#endif
