/* SPDX-License-Identifier: MIT
 *
 * Which of the first paragraphs is the title: see headline.h. Takes: what was noted while a document was read. Gives: a heading
 * of level 1, of one line or several. Owns nothing.
 *
 * Offices write by hand: the name of the paper stands in the middle, in bold or in larger letters, and no style says so. Above
 * it there may be a few short lines (a letterhead with its number, "Annex 2"), and nothing that reads like text.
 */
#include "read/headline.h"

#include <string.h>

enum {
  LONGEST_ABOVE = 90, /* bytes of a line above a title: some thirty Han */
  LONGEST_TITLE = 300,
  MOST_LINES = 4
};

static bool is_blank(Text text) {
  while (text.len)
    if (!char_is_space(text_next(&text))) return false;
  return true;
}

static HeadlineLine *line_at(Headline *headline, DocNode *node) {
  HeadlineLine *last = headline->count ? &headline->lines[headline->count - 1] : NULL;
  if (last && last->node == node) return last;
  if (headline->count == HEADLINE_LINES) return NULL;
  last = &headline->lines[headline->count++];
  *last = (HeadlineLine){node, {false, true, HEADLINE_SIZES}};
  return last;
}

void headline_text(Headline *headline, DocNode *node, TextLook look, Text text) {
  while (node && !doc_is_block(node->kind)) node = node->parent;
  if (!node || is_blank(text)) return;
  bool own = node->kind == DOC_PARAGRAPH && node->parent->kind == DOC_ROOT;
  HeadlineLine *line = own ? line_at(headline, node) : NULL;
  look.size = look.size < HEADLINE_SIZES ? look.size : HEADLINE_SIZES - 1;
  if (!own || !look.centred) headline->letters[look.size] += text.len;
  if (!line) return;
  line->look.centred = look.centred;
  line->look.strong = line->look.strong && look.strong;
  if (look.size < line->look.size) line->look.size = look.size;
}

/* ---- What is one ---- */

/* The size that most of the text has; the largest when there is no text, so that nothing is larger. */
static unsigned size_of_text(const Headline *headline) {
  unsigned most = HEADLINE_SIZES;
  for (unsigned size = 0; size < HEADLINE_SIZES; size++)
    if (headline->letters[size] > (most < HEADLINE_SIZES ? headline->letters[most] : 0)) most = size;
  return most;
}

static const HeadlineLine *line_of(const Headline *headline, const DocNode *node) {
  for (size_t i = 0; i < headline->count; i++)
    if (headline->lines[i].node == node) return &headline->lines[i];
  return NULL;
}

static bool all_may_stand(const DocNode *node) {
  for (const DocNode *child = node->first; child; child = child->next)
    if (!doc_may_hold(DOC_HEADING, child->kind)) return false;
  return true;
}

/* What ends as a sentence does is text however it looks. */
static bool is_sentence(Text text) {
  static const char *const ends[] = {"。", "；", "，", "、", ";", ","};
  for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
    if (text_ends(text, text_of(ends[i]))) return true;
  return false;
}

static bool looks_so(const HeadlineLine *line, unsigned body, Text text) {
  if (!line || text.len > LONGEST_TITLE || is_sentence(text) || !all_may_stand(line->node)) return false;
  return line->look.centred + line->look.strong + (line->look.size > body) >= 2;
}

/* 某委发〔2017〕5号, alone or with a gap behind it: what stands above is the head of the sender's paper. */
static bool is_number_of_paper(Text text) {
  static const char *const opening[] = {"〔", "[", "［", "【"}, *const signs[] = {"号", "號"};
  size_t year = SIZE_MAX, sign = SIZE_MAX;
  for (size_t i = 0; i < sizeof opening / sizeof *opening && year == SIZE_MAX; i++) year = text_find(text, text_of(opening[i]));
  Text rest = text_slice(text, year < text.len ? year : text.len, text.len);
  for (size_t i = 0; i < 2 && sign == SIZE_MAX; i++) sign = text_find(rest, text_of(signs[i]));
  if (sign == SIZE_MAX || text.len > LONGEST_ABOVE) return false;
  rest = text_slice(rest, sign + strlen(signs[0]), rest.len);
  return rest.len == 0 || char_is_space(char_first(rest));
}

/* ---- Where it is ---- */

typedef struct Title {
  DocNode *from, *to;
  unsigned size;
  size_t lines;
} Title;

/* Of lines that look so the largest; those of one size that follow each other are one title. */
static void title_take(Title *title, DocNode *node, unsigned size, const DocNode *before) {
  bool larger = !title->from || size > title->size;
  if (larger) *title = (Title){node, node, size, 1};
  else if (size == title->size && title->to == before) title->to = node, title->lines++;
}

static Title title_find(const Headline *headline, const DocNode *root, Arena *arena) {
  Title title = {0};
  unsigned body = size_of_text(headline);
  const DocNode *before = NULL;
  for (DocNode *node = root->first; node; before = node->first ? node : before, node = node->next) {
    if (!title.from && node->kind == DOC_HEADING) break;
    const HeadlineLine *line = line_of(headline, node);
    Text text = line ? text_trim(doc_plain(arena, node)) : TEXT_NONE;
    if (line && is_number_of_paper(text)) title = (Title){0};
    else if (looks_so(line, body, text)) title_take(&title, node, line->look.size, before);
    else if (title.from && node->first) return title;
    else if (!line ? node->first != NULL : text.len > LONGEST_ABOVE || is_sentence(text)) break;
  }
  return (Title){0}; /* nothing below it */
}

/* ---- Making it ---- */

/* A heading is bold by itself. */
static void line_move(DocNode *heading, DocNode *line) {
  while (line->first) {
    DocNode *child = line->first;
    while (child->kind == DOC_STRONG && child->first) doc_append(heading, child->first);
    if (child->kind == DOC_STRONG) doc_unlink(child);
    else doc_append(heading, child);
  }
}

void headline_settle(const Headline *headline, DocNode *root, Slugs *slugs, Arena *arena) {
  Title title = title_find(headline, root, arena);
  if (!title.from || title.lines > MOST_LINES) return;
  DocNode *heading = doc_add(arena, root, DOC_HEADING);
  heading->level = 1;
  heading->line = title.from->line;
  doc_insert_after(title.to, heading);
  for (DocNode *line = title.from, *next; line != heading; line = next) {
    next = line->next;
    if (heading->first && line->first) doc_add(arena, heading, DOC_BREAK);
    line_move(heading, line);
    doc_unlink(line);
  }
  heading->id = slug_make(arena, slugs, doc_plain(arena, heading));
}
