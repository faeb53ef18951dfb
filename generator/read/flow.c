/* SPDX-License-Identifier: MIT
 *
 * Markup in its order to a tree: see flow_in.h.
 * Takes: elements and text. Gives: a lawful tree in the arena. Owns: two buffers, until flow_end.
 *
 * White space is as in Markdown: one space, and none between Han at a line end.
 */
#include "read/flow_in.h"

#include <string.h>

void flow_begin(Flow *flow, Text file, Arena *arena, DiagList *diags) {
  *flow = (Flow){.file = file, .arena = arena, .diags = diags, .root = doc_new(arena)};
  flow->at = flow->root;
}

bool flow_inside(const DocNode *node, DocKind kind) {
  while (node && node->kind != kind) node = node->parent;
  return node;
}

/* ---- Text ---- */

static void run_flush(Flow *flow) {
  if (flow->run.len == 0) return;
  Text text = buf_view(&flow->run);
  doc_add_text(flow->arena, flow->at, clean_strip(flow->arena, text, NULL));
  buf_reset(&flow->run);
}

DocNode *flow_end(Flow *flow) {
  flow->at = flow->at ? flow->at : flow->root;
  run_flush(flow);
  buf_free(&flow->run);
  buf_free(&flow->captured);
  return flow->root;
}

static void line_begin(Flow *flow) {
  flow->gap = FLOW_NO_GAP;
  flow->last = 0;
}

static bool is_box(DocKind kind) {
  return kind == DOC_CELL || kind == DOC_ITEM || kind == DOC_NOTE;
}

/* Blocks are only ever added at the end. Where one was added behind `node`, text in `node` would come before it though it
 * follows it in the file: so the place to go on is outside. Cells, items and notes have an order of their own. */
static DocNode *not_passed(DocNode *node) {
  DocNode *place = node;
  for (; node && !is_box(node->kind); node = node->parent)
    if (node->next) place = node->parent;
  return place;
}

static DocNode *go_on(DocNode *node) {
  return doc_may_hold(node->kind, DOC_TEXT) ? not_passed(node) : node;
}

static size_t depth_of(const DocNode *node) {
  size_t depth = 0;
  for (; node; node = node->parent) depth++;
  return depth;
}

static DocNode *holder_of(DocNode *node, DocKind kind) {
  while (node && !doc_may_hold(node->kind, kind)) node = node->parent;
  return node;
}

/* Loose text in an item, a cell or the body gets a paragraph; text after text goes on in the same one. */
static void need_inlines(Flow *flow) {
  if (doc_may_hold(flow->at->kind, DOC_TEXT)) return;
  bool same = flow->loose && flow->loose->parent == flow->at && flow->at->last == flow->loose;
  if (!same) {
    DocNode *holder = not_passed(holder_of(flow->at, DOC_PARAGRAPH));
    flow->loose = doc_add(flow->arena, holder_of(holder, DOC_PARAGRAPH), DOC_PARAGRAPH);
    flow->loose->line = flow->line;
    line_begin(flow);
  }
  flow->at = flow->loose;
}

static void gap_put(Flow *flow, int32_t next) {
  bool space = flow->gap != FLOW_NO_GAP && flow->last && !(flow->gap == FLOW_LINE && char_joins(flow->last, next));
  if (space) buf_char(&flow->run, ' ');
  flow->gap = FLOW_NO_GAP;
}

static bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static void word_put(Flow *flow, Text word) {
  need_inlines(flow);
  gap_put(flow, char_first(word));
  buf_text(&flow->run, word);
  flow->last = char_last(word);
}

void flow_text(Flow *flow, Text text) {
  if (flow->quiet) return;
  if (flow->capturing) {
    buf_text(&flow->captured, text);
    return;
  }
  for (size_t at = 0, from; at < text.len;) {
    for (; at < text.len && is_blank(text.at[at]); at++)
      flow->gap = text.at[at] == '\n' || flow->gap == FLOW_LINE ? FLOW_LINE : FLOW_SPACE;
    for (from = at; at < text.len && !is_blank(text.at[at]);) at++;
    if (at > from) word_put(flow, text_slice(text, from, at));
  }
}

void flow_space(Flow *flow) {
  if (flow->capturing) flow_text(flow, TEXT(" "));
  else flow->gap = FLOW_SPACE;
}

void flow_capture(Flow *flow) {
  buf_reset(&flow->captured);
  flow->capturing = true;
}

Text flow_captured(Flow *flow) {
  flow->capturing = false;
  return text_copy(flow->arena, clean_strip(flow->arena, buf_view(&flow->captured), NULL));
}

/* ---- Elements ---- */

/* A block ends the paragraph that loose text was put into: text behind the block gets another. */
void flow_push(Flow *flow, int what, bool span) {
  if (!span && flow->loose && !flow->quiet) {
    run_flush(flow);
    if (flow->at == flow->loose) flow->at = flow->depth ? go_on(flow->frames[flow->depth - 1].inside) : flow->root;
    flow->loose = NULL;
    line_begin(flow);
  }
  flow->frames[flow->depth++] = (FlowFrame){what, span, flow->at, flow->at, flow->last};
}

void flow_settle(Flow *flow) {
  flow->frames[flow->depth - 1].inside = flow->at;
}

int flow_pop(Flow *flow) {
  const FlowFrame *frame = &flow->frames[flow->depth - 1];
  run_flush(flow);
  flow->at = frame->inside;
  return frame->what;
}

void flow_popped(Flow *flow) {
  FlowFrame frame = flow->frames[--flow->depth];
  run_flush(flow);
  flow->at = go_on(frame.outside);
  if (flow->quiet > flow->depth) flow->quiet = 0;
  if (frame.span) return;
  line_begin(flow);
  flow->loose = NULL;
}

/* ---- Blocks ---- */

/* Only what nests counts: a paragraph may stand in any depth. */
static bool too_deep(const Flow *flow, DocKind kind) {
  bool nests = kind == DOC_LIST || kind == DOC_TABLE || kind == DOC_QUOTE || kind == DOC_GROUP;
  return nests && depth_of(flow->at) > FLOW_MOST_BLOCKS;
}

static void tell_deep(Flow *flow) {
  if (flow->depth_told) return;
  flow->depth_told = true;
  Text most = text_format(flow->diags->arena, "%d", FLOW_MOST_BLOCKS);
  diag_add(flow->diags, DIAG_XML_FLAT, where_of(flow->file, flow->line, 0), most, TEXT_NONE, TEXT_NONE);
}

DocNode *flow_block_in(Flow *flow, DocNode *holder, DocKind kind) {
  run_flush(flow);
  line_begin(flow);
  DocNode *block = doc_add(flow->arena, holder, kind);
  block->line = flow->line;
  flow->at = block;
  return block;
}

DocNode *flow_block(Flow *flow, DocKind kind) {
  DocNode *holder = holder_of(not_passed(flow->at), kind);
  if (too_deep(flow, kind)) tell_deep(flow);
  else if (holder) return flow_block_in(flow, holder, kind);
  run_flush(flow);
  line_begin(flow);
  return NULL;
}

/* Rows, cells and items mean something in their table, row or list only; text between them may have led away from there. */
DocNode *flow_holder(const Flow *flow, DocKind kind) {
  DocNode *outer = flow->depth > 1 ? flow->frames[flow->depth - 2].inside : flow->root;
  if (doc_may_hold(outer->kind, kind)) return outer;
  bool beside = outer->parent && !is_box(outer->parent->kind) && doc_may_hold(outer->parent->kind, kind);
  return beside ? outer->parent : NULL;
}

DocNode *flow_heading(Flow *flow, int64_t level) {
  DocNode *heading = flow_block(flow, DOC_HEADING);
  if (heading) heading->level = (uint8_t)(level < 1 ? 1 : level > 6 ? 6 : level);
  return heading;
}

void flow_heading_end(Flow *flow) {
  DocNode *heading = flow->at;
  if (heading->kind == DOC_HEADING) heading->id = slug_make(flow->arena, &flow->slugs, doc_plain(flow->arena, heading));
}

void flow_heading_leave(Flow *flow) {
  run_flush(flow);
  flow_heading_end(flow);
  flow->at = flow->at->parent;
  line_begin(flow);
}

DocNode *flow_list(Flow *flow, bool ordered, int64_t start) {
  DocNode *list = flow_block(flow, DOC_LIST);
  if (!list) return NULL;
  list->ordered = ordered;
  list->start = !ordered ? 0 : start < 0 || start > 999999999 ? 1 : (uint32_t)start;
  list->tight = 1;
  return list;
}

DocNode *flow_item(Flow *flow) {
  DocNode *list = flow_holder(flow, DOC_ITEM);
  return list ? flow_block_in(flow, list, DOC_ITEM) : NULL;
}

void flow_item_end(Flow *flow) {
  DocNode *item = flow->at;
  bool parted = item->kind == DOC_ITEM && item->first && item->first->next && item->first->next->kind == DOC_PARAGRAPH;
  if (parted) item->parent->tight = 0;
}

/* ---- Spans ---- */

static size_t spans_around(const DocNode *node) {
  size_t count = 0;
  for (; node && !doc_is_block(node->kind); node = node->parent) count++;
  return count;
}

/* A gap at a line end waits for the first word inside the span: between Han it is none. */
static DocNode *inline_open(Flow *flow, DocKind kind) {
  bool waits = flow->gap == FLOW_LINE && char_joins(flow->last, 0x4E00);
  if (!waits) gap_put(flow, 'a');
  run_flush(flow);
  DocNode *node = doc_add(flow->arena, flow->at, kind);
  node->line = flow->line;
  return node;
}

DocNode *flow_span(Flow *flow, DocKind kind) {
  need_inlines(flow);
  bool twice = (kind == DOC_LINK || kind == DOC_NOTE) && flow_inside(flow->at, kind);
  bool refused = twice || !doc_may_hold(flow->at->kind, kind) || spans_around(flow->at) >= FLOW_MOST_SPANS;
  return refused ? NULL : (flow->at = inline_open(flow, kind));
}

static Text target_clean(Flow *flow, Text target) {
  return text_copy(flow->arena, clean_strip(flow->arena, text_trim(target), NULL));
}

static void target_set(Flow *flow, DocNode *node, Text target) {
  link_set(node, target_clean(flow, target), false, where_of(flow->file, flow->line, 0), flow->diags, &flow->links_told);
}

void flow_link(Flow *flow, Text target) {
  DocNode *link = flow_span(flow, DOC_LINK);
  if (link) target_set(flow, link, target);
}

DocNode *flow_image(Flow *flow, Text target, Text alternative) {
  need_inlines(flow);
  if (!doc_may_hold(flow->at->kind, DOC_IMAGE) || spans_around(flow->at) >= FLOW_MOST_SPANS) return NULL;
  DocNode *image = inline_open(flow, DOC_IMAGE);
  if (target.len) target_set(flow, image, target);
  alternative = clean_strip(flow->arena, alternative, NULL);
  bool linked = image->link != LINK_NONE && image->link != LINK_FILE;
  if (linked && !flow_inside(flow->at, DOC_LINK)) {
    image->kind = DOC_LINK;
    if (alternative.len == 0) alternative = image->target;
  } else if (linked) {
    image->link = LINK_NONE;
    image->target = TEXT_NONE;
  }
  doc_add_text(flow->arena, image, alternative);
  flow->last = 'a';
  return image->kind == DOC_IMAGE ? image : NULL;
}

void flow_note(Flow *flow) {
  if (flow_span(flow, DOC_NOTE)) line_begin(flow);
}

void flow_break(Flow *flow) {
  if (flow->capturing) {
    flow_text(flow, TEXT("\n"));
    return;
  }
  need_inlines(flow);
  run_flush(flow);
  if (doc_may_hold(flow->at->kind, DOC_BREAK)) doc_add(flow->arena, flow->at, DOC_BREAK);
  line_begin(flow);
}

/* ---- Code ---- */

/* Within text, or a block of it: where a block may stand and no line of text has begun. */
static bool code_is_inline(const Flow *flow) {
  if (doc_may_hold(flow->at->kind, DOC_CODE) || flow->at->kind == DOC_CELL) return true;
  return flow->loose && flow->at->last == flow->loose && flow->last;
}

void flow_code_begin(Flow *flow, bool block, Text language) {
  DocNode *code = block ? flow_block(flow, DOC_CODE_BLOCK) : flow_span(flow, DOC_CODE);
  if (!block && !code && !code_is_inline(flow)) code = flow_block(flow, DOC_CODE_BLOCK);
  if (code && code->kind == DOC_CODE_BLOCK) code->klass = text_copy(flow->arena, clean_strip(flow->arena, language, NULL));
  flow_capture(flow);
}

static Text without_edge_lines(Text code) {
  if (text_starts(code, TEXT("\n"))) code = text_slice(code, 1, code.len);
  if (text_ends(code, TEXT("\n"))) code.len--;
  return code;
}

void flow_code_end(Flow *flow) {
  Text code = flow_captured(flow);
  if (flow->at->kind == DOC_CODE_BLOCK) flow->at->text = without_edge_lines(code);
  else if (flow->at->kind == DOC_CODE) flow->at->text = code;
  else flow_text(flow, code);
  if (flow->at->kind == DOC_CODE) flow->last = char_last(code);
}
