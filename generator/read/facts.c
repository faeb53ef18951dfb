/* SPDX-License-Identifier: MIT
 *
 * What rules may ask of a paper, gathered in one walk over its tree: plain text, words, headings, links, counts.
 * Takes: a Paper whose tree stands. Gives: its facts, in the arena. Owns nothing.
 */
#include "read/read_in.h"

typedef struct Facts {
  Paper *paper;
  Arena *arena;
  Buf text;
  char gap;        /* to be put before the next text; 0 = none */
  bool in_word;    /* the text so far ends inside a Western word */
  uint32_t line;   /* of the block at hand */
  bool line_noted;
  size_t open[7];  /* by level: 1 + index of the heading under which we are */
} Facts;

/* ---- Words ---- */

static const bool is_word_byte[256] = {
    ['0' ... '9'] = true, ['A' ... 'Z'] = true, ['a' ... 'z'] = true, ['_'] = true, ['\''] = true};

static void count_character(Facts *facts, int32_t c) {
  bool han = char_is_han(c), letter = !han && char_is_id(c);
  facts->paper->words += han || (letter && !facts->in_word);
  facts->in_word = letter;
}

/* Gives the bytes of ASCII that stand at the start. */
static size_t count_ascii(Facts *facts, Text text) {
  size_t i = 0;
  uint32_t words = 0;
  bool before = facts->in_word;
  for (; i < text.len && (unsigned char)text.at[i] < 0x80; i++) {
    bool in_word = is_word_byte[(unsigned char)text.at[i]];
    words += in_word && !before;
    before = in_word;
  }
  facts->paper->words += words;
  facts->in_word = before;
  return i;
}

/* Gives the bytes of U+4000 to U+9FFF that stand at the start: nearly all that is written in Chinese. */
static size_t count_han(Facts *facts, Text text) {
  size_t i = 0;
  while (text.len - i >= 3 && (unsigned char)text.at[i] >= 0xE4 && (unsigned char)text.at[i] <= 0xE9) i += 3;
  facts->paper->words += (uint32_t)(i / 3);
  if (i) facts->in_word = false;
  return i;
}

static void count_words(Facts *facts, Text text) {
  while (text.len > 0) {
    size_t passed = count_ascii(facts, text);
    passed += count_han(facts, text_slice(text, passed, text.len));
    text = text_slice(text, passed, text.len);
    if (!passed) count_character(facts, text_next(&text));
  }
}

/* ---- Headings: words below one end where the next of its level or above begins ---- */

static void headings_close(Facts *facts, int level) {
  for (int i = level; i <= 6; i++) {
    if (!facts->open[i]) continue;
    PaperHeading *heading = &facts->paper->headings.at[facts->open[i] - 1];
    heading->words = facts->paper->words - heading->words; /* held the count at its start */
    facts->open[i] = 0;
  }
}

/* A heading of several lines is one name: its lines are joined as those of a paragraph are. */
static Text heading_name(Arena *arena, const DocNode *node) {
  Text lines = text_trim(doc_plain(arena, node)), line;
  if (text_find(lines, TEXT("\n")) == SIZE_MAX) return lines;
  Buf name = {0};
  for (int32_t before = 0; text_cut(&lines, '\n', &line);) {
    line = text_trim(line);
    if (before && line.len && !char_joins(before, char_first(line))) buf_char(&name, ' ');
    buf_text(&name, line);
    if (line.len) before = char_last(line);
  }
  Text joined = text_copy(arena, buf_view(&name));
  buf_free(&name);
  return joined;
}

static void heading_leave(Facts *facts, const DocNode *node) {
  PaperHeading heading = {.level = node->level, .id = node->id, .line = node->line, .words = facts->paper->words};
  heading.text = heading_name(facts->arena, node);
  *list_add(facts->arena, &facts->paper->headings) = heading;
  facts->open[node->level] = facts->paper->headings.len;
}

/* ---- Text ---- */

static void gap_set(Facts *facts, const DocNode *node, char gap) {
  facts->gap = gap;
  facts->in_word = false;
  if (node->line) facts->line = node->line;
  facts->line_noted = false;
}

static void text_add(Facts *facts, Text text) {
  if (text.len == 0) return;
  if (facts->gap && facts->text.len) buf_char(&facts->text, facts->gap);
  facts->gap = 0;
  if (!facts->line_noted) {
    PaperLine line = {(uint32_t)facts->text.len, facts->line};
    *list_add(facts->arena, &facts->paper->lines) = line;
    facts->line_noted = true;
  }
  buf_text(&facts->text, text);
  count_words(facts, text);
}

/* ---- The walk ---- */

static void link_add(Facts *facts, DocNode *node) {
  if (node->link == LINK_NONE) return;
  PaperLink link = {.target = link_decode(facts->arena, node->target), .node = node, .line = node->line};
  link.image = node->kind == DOC_IMAGE;
  if (link.line == 0) link.line = facts->line;
  *list_add(facts->arena, &facts->paper->links) = link;
}

static bool row_is_head(const DocNode *row) {
  const DocNode *at = row->parent->first;
  for (unsigned i = 0; i < row->parent->head_rows && at; i++, at = at->next)
    if (at == row) return true;
  return false;
}

static void fact_enter(Facts *facts, DocNode *node) {
  Paper *paper = facts->paper;
  switch (node->kind) {
  case DOC_HEADING: headings_close(facts, node->level); gap_set(facts, node, '\n'); break;
  case DOC_PARAGRAPH:
    if (node->parent->kind != DOC_CELL || node != node->parent->first) gap_set(facts, node, '\n');
    break;
  case DOC_CODE_BLOCK: gap_set(facts, node, '\n'); text_add(facts, node->text); break;
  case DOC_ITEM:
    paper->tasks_open += node->task == TASK_OPEN;
    paper->tasks_done += node->task == TASK_DONE;
    break;
  case DOC_ROW: paper->table_rows += !row_is_head(node); break;
  case DOC_CELL: gap_set(facts, node, node == node->parent->first ? '\n' : '\t'); break;
  case DOC_FIGURE: gap_set(facts, node, '\n'); break;
  case DOC_TEXT:
  case DOC_CODE: text_add(facts, node->text); break;
  case DOC_LINK: link_add(facts, node); break;
  case DOC_IMAGE: paper->images++; link_add(facts, node); break;
  case DOC_BREAK: gap_set(facts, node, '\n'); break;
  case DOC_TABLE: gap_set(facts, node, '\n'); text_add(facts, node->title); break;
  case DOC_ROOT: case DOC_LIST: case DOC_QUOTE: case DOC_RULE: case DOC_PAGE_BREAK: case DOC_GROUP:
  case DOC_TOC: case DOC_CHART: case DOC_STRONG: case DOC_EMPH: case DOC_STRIKE: case DOC_NOTE: case DOC_FIELD:
  case DOC_KIND_COUNT: break;
  }
}

void facts_collect(Paper *paper, Arena *arena) {
  Facts facts = {.paper = paper, .arena = arena};
  DocWalk walk = doc_walk(paper->doc);
  while (doc_walk_next(&walk)) {
    if (walk.entering)
      fact_enter(&facts, walk.node);
    else if (walk.node->kind == DOC_HEADING)
      heading_leave(&facts, walk.node);
  }
  headings_close(&facts, 1);
  paper->text = text_copy(arena, buf_view(&facts.text));
  buf_free(&facts.text);
}
