/* SPDX-License-Identifier: MIT
 *
 * The text of a paper as rules search it, and whether it says anything. Takes: a Paper while its tree lives. Gives: folded
 * text, one line a block, with the block's line in the file. Owns nothing.
 */
#include "evidence/evidence_in.h"

static bool holds_inlines(const DocNode *node) {
  return node->kind == DOC_HEADING || node->kind == DOC_PARAGRAPH || node->kind == DOC_CODE_BLOCK || node->kind == DOC_FIGURE;
}

static const DocNode *cell_of(const DocNode *node) {
  for (; node; node = node->parent)
    if (node->kind == DOC_CELL) return node;
  return NULL;
}

static void block_add(UnitReading *r, Block block) {
  block.plain = text_trim(block.plain);
  if (block.plain.len) *list_add(r->file, &r->blocks) = block;
}

/* A line break in a paragraph is one in the file too, so each line is a block with a place of its own. Code is one block:
 * whether its first line is the fence cannot be told. */
static void lines_add(UnitReading *r, Block whole) {
  Block one = whole;
  for (Text rest = whole.plain; text_cut(&rest, '\n', &one.plain); one.line += one.line > 0) block_add(r, one);
}

static void blocks_of_tree(UnitReading *r, DocNode *root) {
  const DocNode *inside = NULL; /* a footnote's paragraphs are part of the paragraph that calls it */
  uint32_t line = 0;
  for (DocWalk walk = doc_walk(root); doc_walk_next(&walk);) {
    DocNode *node = walk.node;
    if (!walk.entering) {
      if (node == inside) inside = NULL;
      continue;
    }
    if (node->line) line = node->line;
    if (node->kind == DOC_TABLE) block_add(r, (Block){.plain = node->title, .line = line});
    if (inside || !holds_inlines(node)) continue;
    if (!doc_is_leaf(node->kind)) inside = node;
    Block block = {node->text, line, node->kind == DOC_HEADING, cell_of(node)};
    if (node->kind != DOC_CODE_BLOCK) block.plain = doc_plain(r->file, node);
    if (node->kind == DOC_PARAGRAPH) lines_add(r, block);
    else block_add(r, block);
  }
}


void record_take_text(UnitReading *r, Record *record, const Paper *paper) {
  if (!paper->text_readable) return;
  if (paper->doc) blocks_of_tree(r, paper->doc);
  else lines_add(r, (Block){.plain = paper->text});
  Buf all = {0}, body = {0};
  for (size_t i = 0; i < r->blocks.len; i++) {
    const Block *block = &r->blocks.at[i];
    Text folded = text_trim(text_fold(r->file, block->plain));
    if (all.len) buf_char(&all, '\n');
    buf_text(&all, folded);
    *list_add(r->arena, &record->text_lines) = block->line;
    if (block->heading) continue;
    buf_text(&body, folded);
    buf_char(&body, '\n');
  }
  record->text_folded = all.len ? text_copy(r->arena, buf_view(&all)) : TEXT_NONE;
  r->body_folded = body.len ? text_copy(r->file, buf_view(&body)) : TEXT_NONE;
  buf_free(&all);
  buf_free(&body);
}

/* Only labels that wait for a value, and placeholder words beside them. Ends at the first block that says something. */
static bool is_unfilled_form(UnitReading *r, const Record *record) {
  for (size_t i = 0; i < r->blocks.len; i++) {
    const Block *block = &r->blocks.at[i];
    if (block->heading || block_is_form(r, record, block)) continue;
    Text folded = text_trim(text_fold(r->file, block->plain));
    if (words_has_letter(folded) && !words_only(folded, &r->reader->vocabulary->placeholders)) return false;
  }
  return record->images == 0;
}

static bool says_nothing(UnitReading *r, const Record *record) {
  const Kind *kind = kind_find(r->reader->vocabulary, record->kind);
  if (kind && kind->template_text.len && words_same(record->text_folded, kind->template_text)) return true;
  if (words_has_letter(r->body_folded))
    return words_only(r->body_folded, &r->reader->vocabulary->placeholders) || is_unfilled_form(r, record);
  return record->images == 0 && !(record->format == PAPER_XML && record->fields.len > 0);
}

void record_judge_placeholder(UnitReading *r, Record *record) {
  bool text = record->format != PAPER_IMAGE && record->unreadable == UNREADABLE_NO && !record->empty;
  record->placeholder = text && says_nothing(r, record);
}
