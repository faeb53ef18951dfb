/* SPDX-License-Identifier: MIT
 *
 * What a report on paper has otherwise than on screen: no lines that are nothing but links to pages, and a table of contents
 * where it is long. Takes: a document tree made for the screen. Gives: the same tree, changed. Owns nothing.
 */
#include "publish/site_in.h"

enum {
  LONG_LINES = 160, /* paragraphs and rows: some five pages */
  LONG_HEADINGS = 4,
  CONTENTS_DEPTH = 2
};

/* ---- Links to pages ---- */

static bool only_links(const DocNode *paragraph) {
  for (const DocNode *child = paragraph->first; child; child = child->next)
    if (child->kind != DOC_LINK || child->link != LINK_SITE) return false;
  return paragraph->first;
}

/* A paragraph, or a list of such: on paper they lead nowhere. */
static bool leads_elsewhere(const DocNode *block) {
  if (block->kind == DOC_PARAGRAPH) return only_links(block);
  if (block->kind != DOC_LIST) return false;
  for (const DocNode *item = block->first; item; item = item->next)
    if (!item->first || item->first->next || item->first->kind != DOC_PARAGRAPH || !only_links(item->first)) return false;
  return block->first;
}

static bool is_over_nothing(const DocNode *heading) {
  if (!heading || heading->kind != DOC_HEADING || heading->level < 2) return false;
  return !heading->next || (heading->next->kind == DOC_HEADING && heading->next->level <= heading->level);
}

/* Ids stay where they are: what is taken away has none. */
static void drop_links(DocNode *root) {
  DocNode *before = NULL;
  for (DocNode *block = root->first, *next; block; block = next) {
    next = block->next;
    if (!leads_elsewhere(block)) {
      before = block;
      continue;
    }
    doc_unlink(block);
    if (is_over_nothing(before)) doc_unlink(before);
    before = NULL;
  }
}

/* ---- Contents ---- */

typedef struct Extent {
  size_t lines, headings;
  DocNode *first, *before; /* heading of level 2, and the block before it */
} Extent;

static Extent measure(DocNode *root) {
  Extent extent = {0};
  for (DocNode *block = root->first, *last = NULL; block; last = block, block = block->next) {
    if (block->kind != DOC_HEADING || block->level > CONTENTS_DEPTH) continue;
    extent.headings++;
    if (block->level == 2 && !extent.first) extent.first = block, extent.before = last;
  }
  extent.lines = doc_count(root, DOC_PARAGRAPH) - doc_count(root, DOC_CELL) + doc_count(root, DOC_ROW);
  return extent;
}

static void add_contents(DocNode *root, Lang lang, Arena *arena) {
  Extent extent = measure(root);
  if (!extent.before || extent.lines < LONG_LINES || extent.headings < LONG_HEADINGS || doc_count(root, DOC_TOC)) return;
  DocNode *contents = doc_add(arena, root, DOC_TOC);
  contents->title = word(WORD_CONTENTS, lang);
  contents->level = CONTENTS_DEPTH;
  doc_unlink(contents);
  doc_insert_after(extent.before, contents);
}

void paper_prepare(DocNode *root, Lang lang, Arena *arena) {
  drop_links(root);
  add_contents(root, lang, arena);
}
