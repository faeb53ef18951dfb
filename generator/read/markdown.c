/* SPDX-License-Identifier: MIT
 *
 * Markdown to a document tree. The only file that knows cmark.
 * Takes: clean text. Gives: a lawful tree in the arena, or NULL after a diagnostic. Owns: cmark's tree, during the call.
 *
 * cmark parses blocks and inlines; its tree is copied node by node, without recursion, and forgotten. On the way raw HTML
 * becomes text, links pass the allow-list, and paragraphs that hold a pipe table become one.
 */
#include <cmark.h>
#include <string.h>

#include "read/read_in.h"

const MarkdownOptions markdown_full = {.tables = true, .chinese = true, .heading_ids = true};
const MarkdownOptions markdown_plain = {0};

/* Where the conversion stands in the source: paragraphs come in order, so their lines are found by going forward. */
typedef struct SourceCursor {
  Text rest;
  uint32_t line; /* of the start of `rest`, from 1 */
} SourceCursor;

typedef struct Conversion {
  const MarkdownOptions *options;
  Text file;
  Arena *arena;
  DiagList *diags;
  SourceCursor cursor;
  Slugs slugs;
  Buf run;              /* text not yet put into the tree: neighbours become one node */
  DocNode *at;          /* where the next node goes */
  cmark_node *flat;     /* an image whose alternative text is being read: only its text counts */
  unsigned inlines_deep, blocks_deep, links_told;
  uint32_t fixed_line;  /* inside a table: cmark's own line numbers say nothing */
  bool has_pipes;       /* of the source: without any there is no table */
  bool filter;          /* text may hold marks of emphasis.c, or controls written as entities */
  bool html_seen;
  bool too_deep;
} Conversion;

static Text literal_of(Conversion *c, const char *text) {
  Text literal = text_of(text);
  return c->filter ? clean_strip(c->arena, literal, NULL) : literal;
}

static uint32_t line_of(const Conversion *c, cmark_node *node) {
  return c->fixed_line ? c->fixed_line : c->options->line + (uint32_t)cmark_node_get_start_line(node) - 1;
}

/* Raw HTML is told once a paper. */
static void html_note(Conversion *c, cmark_node *node) {
  if (!c->html_seen)
    diag_add(c->diags, DIAG_MARKDOWN_HTML, where_of(c->file, line_of(c, node), 0), TEXT_NONE, TEXT_NONE, TEXT_NONE);
  c->html_seen = true;
}

/* ---- Inlines ---- */

static void run_flush(Conversion *c) {
  doc_add_text(c->arena, c->at, buf_view(&c->run));
  buf_reset(&c->run);
}

static DocNode *inline_add(Conversion *c, DocKind kind) {
  run_flush(c);
  return doc_add(c->arena, c->at, kind);
}

/* The text after a soft break, whatever it is wrapped in. */
static Text text_after(Conversion *c, cmark_node *node) {
  for (node = cmark_node_next(node); node; node = cmark_node_first_child(node)) {
    const char *literal = cmark_node_get_literal(node);
    if (literal) return literal_of(c, literal);
  }
  return TEXT_NONE;
}

static int32_t char_before(Conversion *c) {
  if (c->run.len) return char_last(buf_view(&c->run));
  const DocNode *node = c->at->last;
  while (node && node->last) node = node->last;
  return node ? char_last(node->text) : 0;
}

static void hard_break(Conversion *c) {
  if (c->flat)
    buf_char(&c->run, ' ');
  else
    inline_add(c, DOC_BREAK);
}

/* "主持人：", "时间:" in front of a line: the head of minutes, each line of which stands for itself. */
static bool begins_with_label(Text line) {
  enum { LABEL_SHORTEST = 2, LABEL_LONGEST = 10 };
  for (int letters = 0; letters <= LABEL_LONGEST; letters++) {
    if (text_starts(line, TEXT("：")) || text_starts(line, TEXT(":"))) return letters >= LABEL_SHORTEST;
    if (!line.len || !char_is_han(text_next(&line))) return false;
  }
  return false;
}

static void soft_break(Conversion *c, cmark_node *node) {
  Text after = text_after(c, node);
  if (!c->options->chinese)
    buf_char(&c->run, '\n');
  else if (begins_with_label(after))
    hard_break(c);
  else if (!char_joins(char_before(c), char_first(after)))
    buf_char(&c->run, ' ');
}

static void inline_code(Conversion *c, cmark_node *node) {
  Text code = literal_of(c, cmark_node_get_literal(node));
  if (c->flat)
    buf_text(&c->run, code);
  else
    inline_add(c, DOC_CODE)->text = text_copy(c->arena, code);
}

/* <br> is how Markdown breaks a line inside a table, and means no more than a hard break. */
static bool is_line_break_tag(Text html) {
  return text_is(html, "<br>") || text_is(html, "<br/>") || text_is(html, "<br />");
}

static void inline_html(Conversion *c, cmark_node *node) {
  Text html = literal_of(c, cmark_node_get_literal(node));
  if (c->options->tables && is_line_break_tag(html)) {
    hard_break(c);
    return;
  }
  html_note(c, node);
  buf_text(&c->run, html);
}

static bool inside_link(const DocNode *node) {
  while (node && node->kind != DOC_LINK && !doc_is_block(node->kind)) node = node->parent;
  return node && node->kind == DOC_LINK;
}

static void link_fill(Conversion *c, DocNode *link, cmark_node *node) {
  Text target = text_copy(c->arena, literal_of(c, cmark_node_get_url(node)));
  link->title = text_copy(c->arena, literal_of(c, cmark_node_get_title(node)));
  link->line = line_of(c, node);
  link_set(link, target, c->options->keep_targets, where_of(c->file, link->line, 0), c->diags, &c->links_told);
}

/* An image of this unit stays one. Any other is shown as a link to it, for nothing is fetched from outside; where a link
 * stands around it already, only its text is left. */
static DocNode *image_enter(Conversion *c, cmark_node *node) {
  c->flat = node;
  DocNode *image = inline_add(c, DOC_IMAGE);
  link_fill(c, image, node);
  if (image->link == LINK_FILE) return image;
  if (!inside_link(c->at)) {
    image->kind = DOC_LINK;
    return image;
  }
  doc_unlink(image);
  return c->at;
}

/* A link that would show nothing shows its target. */
static void image_leave(Conversion *c, DocNode *image) {
  c->flat = NULL;
  if (image->kind == DOC_LINK && !image->first) doc_add_text(c->arena, image, image->target);
}

/* cmark lets an address in angle brackets stand inside a link; there it is text. */
static DocNode *link_enter(Conversion *c, cmark_node *node) {
  if (inside_link(c->at)) return c->at;
  DocNode *link = inline_add(c, DOC_LINK);
  link_fill(c, link, node);
  return link;
}

/* Puts a leaf into the tree, or gives the node into which the children go. Beyond the nesting limit, and in alternative
 * text, spans are left out and their text is kept. */
static DocNode *inline_enter(Conversion *c, cmark_node *node) {
  bool keeps_span = !c->flat && c->inlines_deep < read_limits.markdown_nesting;
  switch ((int)cmark_node_get_type(node)) {
  case CMARK_NODE_TEXT: buf_text(&c->run, literal_of(c, cmark_node_get_literal(node))); break;
  case CMARK_NODE_SOFTBREAK: soft_break(c, node); break;
  case CMARK_NODE_LINEBREAK: hard_break(c); break;
  case CMARK_NODE_CODE: inline_code(c, node); break;
  case CMARK_NODE_HTML_INLINE: inline_html(c, node); break;
  case CMARK_NODE_EMPH: return keeps_span ? inline_add(c, DOC_EMPH) : c->at;
  case CMARK_NODE_STRONG: return keeps_span ? inline_add(c, DOC_STRONG) : c->at;
  case CMARK_NODE_LINK: return keeps_span ? link_enter(c, node) : c->at;
  case CMARK_NODE_IMAGE: return keeps_span ? image_enter(c, node) : c->at;
  default: break; /* blocks and custom nodes do not come up here */
  }
  return NULL;
}

/* cmark keeps the tree node to go back to: no stack of ours, whatever the depth. */
static bool inline_open(Conversion *c, cmark_node *node) {
  DocNode *inside = inline_enter(c, node);
  if (!inside) return false;
  cmark_node_set_user_data(node, c->at);
  c->inlines_deep++;
  c->at = inside;
  return true;
}

static void inline_close(Conversion *c, cmark_node *node) {
  DocNode *inside = c->at;
  run_flush(c);
  c->at = cmark_node_get_user_data(node);
  c->inlines_deep--;
  if (c->flat == node) image_leave(c, inside);
}

static void convert_inlines(Conversion *c, cmark_node *block, DocNode *into) {
  DocNode *outside = c->at;
  c->at = into;
  cmark_node *node = cmark_node_first_child(block);
  while (node) {
    bool opened = inline_open(c, node);
    cmark_node *child = opened ? cmark_node_first_child(node) : NULL;
    if (child) {
      node = child;
      continue;
    }
    if (opened) inline_close(c, node);
    while (node && !cmark_node_next(node)) {
      node = cmark_node_parent(node);
      if (node == block) node = NULL;
      if (node) inline_close(c, node);
    }
    if (node) node = cmark_node_next(node);
  }
  run_flush(c);
  c->at = outside;
}

/* ---- Parsing ---- */

/* The text is valid UTF-8 already: clean_bytes saw to it, so cmark need not look again. */
static cmark_node *parse(Text text) {
  cmark_mem memory = {bump_calloc, bump_realloc, bump_free};
  cmark_mem *held = bump_calloc(1, sizeof memory); /* nodes keep its address */
  *held = memory;
  cmark_parser *parser = cmark_parser_new_with_mem(CMARK_OPT_SOURCEPOS, held);
  cmark_parser_feed(parser, text.at, text.len);
  return cmark_parser_finish(parser);
}

/* ---- Tables ---- */

/* One parse for all cells with markup: each is a paragraph of its own behind a dot. The dot keeps "> 60%", "1. done" and
 * "# 3" what they are, text, and is taken off again. */
static void convert_cells(Conversion *c, const TableCells *cells) {
  if (cells->len == 0) return;
  Buf batch = {0};
  for (size_t i = 0; i < cells->len; i++) {
    buf_char(&batch, '.');
    buf_text(&batch, cells->at[i].text);
    buf_str(&batch, "\n\n");
  }
  cmark_node *paragraph = cmark_node_first_child(parse(buf_view(&batch)));
  for (size_t i = 0; i < cells->len && paragraph; i++, paragraph = cmark_node_next(paragraph)) {
    c->fixed_line = cells->at[i].paragraph->line;
    cmark_node *dot = cmark_node_first_child(paragraph);
    cmark_node_set_literal(dot, text_cstr(c->arena, text_of(cmark_node_get_literal(dot) + 1)));
    convert_inlines(c, paragraph, cells->at[i].paragraph);
  }
  c->fixed_line = 0;
  buf_free(&batch);
}

static bool cursor_next(SourceCursor *cursor, Text *line) {
  cursor->line++;
  return text_cut(&cursor->rest, '\n', line);
}

/* What a line of a paragraph holds after the marks of the quotes and items around it. */
static Text line_content(Text line, unsigned quotes) {
  for (;;) {
    while (line.len && (line.at[0] == ' ' || line.at[0] == '\t')) line = text_slice(line, 1, line.len);
    if (quotes == 0 || line.len == 0 || line.at[0] != '>') return line;
    line = text_slice(line, 1, line.len);
    quotes--;
  }
}

static unsigned quotes_around(cmark_node *node) {
  unsigned quotes = 0;
  while ((node = cmark_node_parent(node))) quotes += cmark_node_get_type(node) == CMARK_NODE_BLOCK_QUOTE;
  return quotes;
}

/* The lines of a paragraph that may hold a table; none when no line has a pipe. */
static TextList paragraph_lines(Conversion *c, cmark_node *node) {
  uint32_t first = (uint32_t)cmark_node_get_start_line(node), last = (uint32_t)cmark_node_get_end_line(node);
  TextList lines = {0};
  Text line;
  while (c->cursor.line < first && cursor_next(&c->cursor, &line)) continue;
  if (last <= first) return lines;
  SourceCursor ahead = c->cursor;
  for (uint32_t i = first; i < last; i++) cursor_next(&ahead, &line);
  if (!memchr(c->cursor.rest.at, '|', c->cursor.rest.len - ahead.rest.len)) return lines;
  unsigned quotes = quotes_around(node);
  size_t column = (size_t)cmark_node_get_start_column(node) - 1;
  while (c->cursor.line <= last && cursor_next(&c->cursor, &line)) {
    Text content = lines.len ? line_content(line, quotes) : text_slice(line, column < line.len ? column : line.len, line.len);
    *list_add(c->arena, &lines) = content;
  }
  return lines;
}

/* Lines before a table in its paragraph: parsed again, alone. */
static void convert_lines_before(Conversion *c, const TextList *lines, size_t count, uint32_t line) {
  Buf text = {0};
  for (size_t i = 0; i < count; i++) {
    buf_text(&text, lines->at[i]);
    buf_char(&text, '\n');
  }
  cmark_node *node = cmark_node_first_child(parse(buf_view(&text)));
  c->fixed_line = line;
  for (; node; node = cmark_node_next(node)) {
    DocNode *paragraph = doc_add(c->arena, c->at, DOC_PARAGRAPH);
    paragraph->line = line;
    convert_inlines(c, node, paragraph);
  }
  c->fixed_line = 0;
  buf_free(&text);
}

static void convert_lines_after(Conversion *c, const TextList *lines, size_t from, uint32_t line) {
  DocNode *paragraph = doc_add(c->arena, c->at, DOC_PARAGRAPH);
  paragraph->line = line + (uint32_t)from;
  for (size_t i = from; i < lines->len; i++) {
    doc_add_text(c->arena, paragraph, c->filter ? clean_strip(c->arena, lines->at[i], NULL) : lines->at[i]);
    if (i + 1 < lines->len) doc_add(c->arena, paragraph, DOC_BREAK);
  }
}

static void table_limit_note(Conversion *c, uint32_t line) {
  Text columns = text_format(c->diags->arena, "%zu", read_limits.table_columns);
  Text rows = text_format(c->diags->arena, "%zu", read_limits.table_rows);
  diag_add(c->diags, DIAG_TABLE_LIMIT, where_of(c->file, line, 0), columns, rows, TEXT_NONE);
}

/* False when the paragraph holds no table. */
static bool convert_table(Conversion *c, cmark_node *node) {
  TextList lines = paragraph_lines(c, node);
  size_t head = table_find(&lines);
  if (head == SIZE_MAX) return false;
  uint32_t line = line_of(c, node);
  if (table_columns(lines.at[head + 1]) > read_limits.table_columns) {
    table_limit_note(c, line + (uint32_t)head);
    return false;
  }
  if (head > 0) convert_lines_before(c, &lines, head, line);
  TableCells cells = {0};
  size_t end = table_build(c->arena, c->at, &lines, head, line + (uint32_t)head, &cells);
  convert_cells(c, &cells);
  if (end == lines.len) return true;
  table_limit_note(c, line + (uint32_t)head);
  convert_lines_after(c, &lines, end, line);
  return true;
}

/* ---- Blocks ---- */

static DocNode *block_add(Conversion *c, cmark_node *node, DocKind kind) {
  DocNode *block = doc_add(c->arena, c->at, kind);
  block->line = line_of(c, node);
  return block;
}

/* "[ ] text" and "[x] text" at the start of an item. Chinese writers leave out the space. */
static void task_take(DocNode *item) {
  DocNode *paragraph = item->first, *text = paragraph ? paragraph->first : NULL;
  if (!text || paragraph->kind != DOC_PARAGRAPH || text->kind != DOC_TEXT || text->text.len < 4) return;
  const char *at = text->text.at;
  if (at[0] != '[' || at[2] != ']' || (at[3] != ' ' && (unsigned char)at[3] < 0x80)) return;
  if (at[1] != ' ' && at[1] != 'x' && at[1] != 'X') return;
  item->task = at[1] == ' ' ? TASK_OPEN : TASK_DONE;
  text->text = text_slice(text->text, at[3] == ' ' ? 4 : 3, text->text.len);
  if (text->text.len == 0) doc_unlink(text);
}

static void convert_paragraph(Conversion *c, cmark_node *node) {
  if (c->has_pipes && convert_table(c, node)) return;
  DocNode *paragraph = block_add(c, node, DOC_PARAGRAPH);
  convert_inlines(c, node, paragraph);
  DocNode *item = paragraph->parent;
  if (c->options->tables && item->kind == DOC_ITEM && item->first == paragraph) task_take(item);
}

static void convert_heading(Conversion *c, cmark_node *node) {
  DocNode *heading = block_add(c, node, DOC_HEADING);
  heading->level = (uint8_t)cmark_node_get_heading_level(node);
  convert_inlines(c, node, heading);
  if (c->options->heading_ids) heading->id = slug_make(c->arena, &c->slugs, doc_plain(c->arena, heading));
}

static void convert_code_block(Conversion *c, cmark_node *node) {
  DocNode *code = block_add(c, node, DOC_CODE_BLOCK);
  Text text = literal_of(c, cmark_node_get_literal(node)), info = literal_of(c, cmark_node_get_fence_info(node)), language;
  if (text_ends(text, TEXT("\n"))) text.len--;
  code->text = text_copy(c->arena, text);
  if (text_cut(&info, ' ', &language)) code->klass = text_copy(c->arena, language);
}

static void convert_html_block(Conversion *c, cmark_node *node) {
  html_note(c, node);
  Text html = text_trim(literal_of(c, cmark_node_get_literal(node))), line;
  DocNode *paragraph = block_add(c, node, DOC_PARAGRAPH);
  while (text_cut(&html, '\n', &line)) {
    doc_add_text(c->arena, paragraph, line);
    if (html.len) doc_add(c->arena, paragraph, DOC_BREAK);
  }
}

static DocNode *list_enter(Conversion *c, cmark_node *node) {
  DocNode *list = block_add(c, node, DOC_LIST);
  list->ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
  list->start = list->ordered ? (uint32_t)cmark_node_get_list_start(node) : 0;
  list->tight = (uint8_t)cmark_node_get_list_tight(node);
  return list;
}

/* Converts a leaf block, or gives the container into which the children go. */
static DocNode *block_enter(Conversion *c, cmark_node *node) {
  switch ((int)cmark_node_get_type(node)) {
  case CMARK_NODE_BLOCK_QUOTE: return block_add(c, node, DOC_QUOTE);
  case CMARK_NODE_LIST: return list_enter(c, node);
  case CMARK_NODE_ITEM: return block_add(c, node, DOC_ITEM);
  case CMARK_NODE_PARAGRAPH: convert_paragraph(c, node); break;
  case CMARK_NODE_HEADING: convert_heading(c, node); break;
  case CMARK_NODE_CODE_BLOCK: convert_code_block(c, node); break;
  case CMARK_NODE_HTML_BLOCK: convert_html_block(c, node); break;
  case CMARK_NODE_THEMATIC_BREAK: block_add(c, node, DOC_RULE); break;
  default: break; /* inlines and custom nodes do not come up here */
  }
  return NULL;
}

static bool block_open(Conversion *c, cmark_node *node) {
  DocNode *inside = block_enter(c, node);
  if (!inside) return false;
  c->at = inside;
  if (inside->kind != DOC_LIST && ++c->blocks_deep > read_limits.markdown_nesting) c->too_deep = true;
  return true;
}

static void block_close(Conversion *c) {
  if (c->at->kind != DOC_LIST) c->blocks_deep--;
  c->at = c->at->parent;
}

/* Nesting by indentation passes the scan before the parse; here it is exact. */
static void depth_refuse(Conversion *c, cmark_node *node) {
  Text most = text_format(c->diags->arena, "%zu", read_limits.markdown_nesting);
  diag_add(c->diags, DIAG_MARKDOWN_NESTING, where_of(c->file, line_of(c, node), 0), most, TEXT_NONE, TEXT_NONE);
}

static bool convert_blocks(Conversion *c, cmark_node *document) {
  cmark_node *node = cmark_node_first_child(document);
  while (node) {
    bool opened = block_open(c, node);
    if (c->too_deep) return depth_refuse(c, node), false;
    cmark_node *child = opened ? cmark_node_first_child(node) : NULL;
    if (child) {
      node = child;
      continue;
    }
    if (opened) block_close(c);
    while (node && !cmark_node_next(node)) {
      node = cmark_node_parent(node);
      if (node == document) node = NULL;
      if (node) block_close(c);
    }
    if (node) node = cmark_node_next(node);
  }
  return true;
}

/* ---- The whole ---- */

DocNode *markdown_parse(Text clean, Text file, const MarkdownOptions *given, Arena *arena, DiagList *diags) {
  MarkdownOptions options = *given;
  if (options.line == 0) options.line = 1;
  if (!prescan_markdown(clean, file, options.line, diags)) return NULL;
  Text source = options.chinese ? emphasis_mark(arena, clean) : clean;
  DocNode *root = doc_new(arena);
  Conversion c = {.options = &options, .file = file, .arena = arena, .diags = diags, .cursor = {source, 1}, .at = root};
  c.has_pipes = options.tables && source.len && memchr(source.at, '|', source.len);
  c.filter = source.at != clean.at || (source.len && memchr(source.at, '&', source.len));
  if (!convert_blocks(&c, parse(source))) root = NULL;
  buf_free(&c.run);
  bump_reset();
  return root;
}

DocNode *read_markdown(Text markdown, Text file, const MarkdownOptions *options, Arena *arena, DiagList *diags) {
  Text clean;
  if (!clean_bytes(markdown, file, arena, diags, &clean)) return NULL;
  return markdown_parse(clean, file, options, arena, diags);
}

const char *markdown_version(void) {
  return cmark_version_string();
}
