/* SPDX-License-Identifier: MIT
 *
 * The walk that prints the body of an ODT: paragraphs, inlines, notes, table of contents.
 * Takes: a lawful tree and the styles that the look has. Gives: tags in odt->body. Owns nothing.
 */
#include "write/odt_in.h"

/* ---- Pieces ---- */

static void put(Odt *odt, const char *markup) {
  buf_str(odt->body, markup);
}

static void put_text(Odt *odt, Text text) {
  html_escape(odt->body, text);
}

void odt_put_style(Odt *odt, const char *attribute, OdtStyle style) {
  if (odt->style[style].len == 0) return;
  buf_format(odt->body, " %s=\"%.*s\"", attribute, TEXT_ARG(odt->style[style]));
}

static bool open_span(Odt *odt, OdtStyle style) {
  if (odt->style[style].len == 0) return false;
  put(odt, "<text:span");
  odt_put_style(odt, "text:style-name", style);
  buf_char(odt->body, '>');
  return true;
}

static void close_span(Odt *odt, OdtStyle style) {
  if (odt->style[style].len) put(odt, "</text:span>");
}

static void put_bookmark(Odt *odt, Text name) {
  put(odt, "<text:bookmark text:name=\"");
  put_text(odt, name);
  put(odt, "\"/>");
}

/* ids of tables, groups and lists stand in the first paragraph inside or after them. */
static void put_anchors(Odt *odt) {
  for (size_t i = 0; i < odt->anchors.len; i++) put_bookmark(odt, odt->anchors.at[i]);
  odt->anchors.len = 0;
}

static void keep_anchor(Odt *odt, const DocNode *node) {
  if (node->id.len) *list_add(odt->arena, &odt->anchors) = node->id;
}

/* White space that counts: ODF folds spaces like HTML does, and has elements for those to keep. */
static void put_kept(Odt *odt, Text text) {
  size_t spaces = 0;
  bool fresh = true; /* at the start of a line, where even one space would be lost */
  for (size_t i = 0; i <= text.len; i++) {
    char c = i < text.len ? text.at[i] : '\0';
    if (c == ' ' && i < text.len) {
      spaces++;
      continue;
    }
    if (spaces == 1 && !fresh && i < text.len && c != '\n') buf_char(odt->body, ' ');
    else if (spaces) buf_format(odt->body, "<text:s text:c=\"%zu\"/>", spaces);
    spaces = 0;
    fresh = c == '\n';
    if (i == text.len) break;
    if (c == '\n') put(odt, "<text:line-break/>");
    else if (c == '\t') put(odt, "<text:tab/>");
    else {
      size_t from = i;
      while (i + 1 < text.len && text.at[i + 1] != ' ' && text.at[i + 1] != '\n' && text.at[i + 1] != '\t') i++;
      put_text(odt, text_slice(text, from, i + 1));
    }
  }
}

/* ---- Paragraphs ---- */

void odt_turn_back(Odt *odt) {
  if (!odt->landscape || odt->turned_until || odt->tables.len || odt->note_bases.len) return;
  odt->landscape = false;
  odt_put_paragraph(odt, STYLE_PORTRAIT, TEXT_NONE);
}

void odt_start_block(Odt *odt) {
  odt_turn_back(odt); /* lists are closed here: the table that turned the page closed them */
  odt_open_levels(odt);
}

void odt_open_paragraph(Odt *odt, const DocNode *node, OdtStyle style, const char *tag_rest) {
  put(odt, "<text:p");
  odt_put_style(odt, "text:style-name", style);
  put(odt, tag_rest);
  put_anchors(odt);
  if (node && node->id.len) put_bookmark(odt, node->id);
}

void odt_put_paragraph(Odt *odt, OdtStyle style, Text text) {
  odt_open_paragraph(odt, NULL, style, ">");
  put_text(odt, text);
  put(odt, "</text:p>\n");
}

static OdtStyle aligned(DocAlign align, OdtStyle left, OdtStyle center, OdtStyle right) {
  switch (align) {
  case ALIGN_CENTER: return center;
  case ALIGN_RIGHT: return right;
  case ALIGN_NONE:
  case ALIGN_LEFT: break;
  }
  return left;
}

static OdtStyle cell_style(const Odt *odt, const DocNode *cell, DocAlign align) {
  const OdtTable *table = odt->tables.at[odt->tables.len - 1];
  if (align == ALIGN_NONE) align = grid_align(&table->grid, cell, table->grid.column - grid_span(cell));
  if (table->dense && write_is_head(cell->parent)) return STYLE_HEAD_DENSE;
  if (table->dense) return aligned(align, STYLE_CELL_DENSE, STYLE_CELL_DENSE_CENTER, STYLE_CELL_DENSE_RIGHT);
  if (write_is_head(cell->parent)) return aligned(align, STYLE_HEAD, STYLE_HEAD_CENTER, STYLE_HEAD_RIGHT);
  return aligned(align, STYLE_CELL, STYLE_CELL_CENTER, STYLE_CELL_RIGHT);
}

enum { PICTURE_NONE, PICTURE_AMONG_TEXT, PICTURE_ALONE };

static int pictures_in(const Odt *odt, const DocNode *paragraph) {
  int found = PICTURE_NONE;
  bool text = false;
  if (!odt->has_pictures) return PICTURE_NONE;
  DocWalk walk = doc_walk((DocNode *)paragraph);
  while (doc_walk_next(&walk)) {
    if (!walk.entering) continue;
    if (walk.node->kind == DOC_IMAGE && odt_is_picture(walk.node)) found = PICTURE_ALONE;
    if ((walk.node->kind == DOC_TEXT && text_trim(walk.node->text).len) || walk.node->kind == DOC_CODE) text = true;
    if (walk.node->kind == DOC_IMAGE || walk.node->kind == DOC_NOTE) write_skip(&walk);
  }
  return found && text ? PICTURE_AMONG_TEXT : found;
}

static bool has_break(const DocNode *paragraph) {
  for (const DocNode *inline_node = paragraph->first; inline_node; inline_node = inline_node->next)
    if (inline_node->kind == DOC_BREAK) return true;
  return false;
}

static OdtStyle body_style(const DocNode *paragraph) {
  DocAlign align = paragraph->align;
  if (align == ALIGN_NONE && text_is(paragraph->klass, "number")) align = ALIGN_RIGHT;
  if (align == ALIGN_NONE && has_break(paragraph)) align = ALIGN_LEFT;
  if (align == ALIGN_NONE) return STYLE_BODY;
  return aligned(align, STYLE_BODY_LEFT, STYLE_BODY_CENTER, STYLE_BODY_RIGHT);
}

/* A paragraph looks like its cell; outside of tables, like the nearest thing around it. */
static OdtStyle context_style(const Odt *odt, const DocNode *paragraph) {
  OdtStyle style = STYLE_NONE;
  for (const DocNode *around = paragraph->parent; around && around->kind != DOC_NOTE; around = around->parent) {
    if (around->kind == DOC_CELL) return cell_style(odt, around, paragraph->align);
    if (style == STYLE_LIST && text_is(around->klass, "derivation")) style = STYLE_DERIVATION_LIST;
    if (style != STYLE_NONE) continue;
    if (around->kind == DOC_ITEM) style = STYLE_LIST;
    else if (around->kind == DOC_QUOTE) style = STYLE_QUOTE;
    else if (around->kind == DOC_GROUP) style = odt_class_style(around->klass);
  }
  if (style != STYLE_NONE) return style;
  return odt->note_bases.len ? STYLE_FOOTNOTE : body_style(paragraph);
}

static OdtStyle paragraph_style(const Odt *odt, const DocNode *paragraph) {
  OdtStyle style = context_style(odt, paragraph);
  bool cell = style >= STYLE_CELL && style <= STYLE_HEAD_RIGHT;
  int pictures = cell ? PICTURE_NONE : pictures_in(odt, paragraph);
  if (pictures == PICTURE_NONE) return style;
  return pictures == PICTURE_ALONE ? STYLE_PICTURE : STYLE_BODY_PICTURE;
}

static bool is_fact_name(const DocNode *cell) {
  const DocNode *row = cell->parent;
  return row->first == cell && text_is(row->parent->klass, "facts") && !write_is_head(row);
}

/* The characters of a paragraph by its class, else by that of its cell; the names in a table of facts are labels. */
static OdtStyle text_style(const Odt *odt, const DocNode *paragraph) {
  const DocNode *cell = paragraph->parent;
  bool dense = odt->tables.len && odt->tables.at[odt->tables.len - 1]->dense;
  if (dense && text_is(paragraph->klass, "small")) return STYLE_SMALL_DENSE;
  bool in_cell = cell && cell->kind == DOC_CELL;
  if (paragraph->klass.len) return odt_class_style(paragraph->klass);
  if (in_cell && cell->klass.len) return odt_class_style(cell->klass);
  return in_cell && is_fact_name(cell) ? STYLE_LABEL : STYLE_NONE;
}

static bool is_note(const DocNode *node) {
  return node->kind == DOC_PARAGRAPH && text_is(node->klass, "small");
}

/* A heading or a note goes with the wide table that follows it, other notes between: onto its turned page. */
static bool turn_with_table(Odt *odt, const DocNode *node) {
  const DocNode *next = node->parent == odt->root ? node->next : NULL;
  while (next && is_note(next)) next = next->next;
  if (!next || next->kind != DOC_TABLE || !odt_is_wide(odt, next)) return false;
  odt_turn_page(odt);
  odt->turned_until = next;
  return true;
}

/* A note below a wide table stays on its page. */
static void begin_paragraph(Odt *odt, const DocNode *paragraph) {
  bool stays = is_note(paragraph) && (turn_with_table(odt, paragraph) || odt->landscape);
  if (!stays) odt_turn_back(odt);
  odt_open_levels(odt);
}

static void enter_paragraph(Odt *odt, const DocNode *paragraph) {
  begin_paragraph(odt, paragraph);
  odt_open_paragraph(odt, paragraph, paragraph_style(odt, paragraph), ">");
  open_span(odt, text_style(odt, paragraph));
  const char *task = write_task_before(paragraph);
  if (task) put(odt, task), buf_char(odt->body, ' ');
}

static void leave_paragraph(Odt *odt, const DocNode *paragraph) {
  close_span(odt, text_style(odt, paragraph));
  put(odt, "</text:p>\n");
}

Text odt_heading_name(Odt *odt, const DocNode *heading, size_t number) {
  return heading->id.len ? heading->id : text_format(odt->arena, "_toc%zu", number);
}

/* Where it knows no place for a line to end, LibreOffice breaks anywhere, 24、2|9: a space without width is such a place. It is
 * no text; comparisons leave it out. */
static void put_line(Odt *odt, Text text) {
  Text before;
  while (write_cut_line(&text, &before)) {
    put_text(odt, before);
    put(odt, "\xE2\x80\x8B");
  }
  put_text(odt, text);
}

/* Where a wide title is to break, a line ends: after the cut nothing is lost. */
static void put_words(Odt *odt, Text text) {
  size_t cut = odt->title_break ? odt_title_cut(odt, text) : text.len;
  put_line(odt, text_slice(text, 0, cut));
  if (cut == text.len) return;
  put(odt, "<text:line-break/>");
  put_line(odt, text_slice(text, cut, text.len));
}

static void enter_heading(Odt *odt, const DocNode *heading) {
  int level = heading->level < 1 ? 1 : heading->level > 6 ? 6 : heading->level;
  odt_lift(odt);
  if (!turn_with_table(odt, heading)) odt_turn_back(odt);
  put(odt, "<text:h");
  odt_put_style(odt, "text:style-name", (OdtStyle)(STYLE_HEADING_1 + level - 1));
  buf_format(odt->body, " text:outline-level=\"%d\">", level);
  put_anchors(odt);
  put(odt, "<text:bookmark-start text:name=\"");
  put_text(odt, odt_heading_name(odt, heading, ++odt->headings));
  put(odt, "\"/>");
  odt_begin_title(odt, heading);
}

static void leave_heading(Odt *odt, const DocNode *heading) {
  put(odt, "<text:bookmark-end text:name=\"");
  put_text(odt, odt_heading_name(odt, heading, odt->headings));
  put(odt, "\"/></text:h>\n");
  odt->title_break = 0;
}

/* The last line end belongs to the block, not to its text. */
static void put_code_block(Odt *odt, const DocNode *code) {
  Text text = code->text;
  if (text_ends(text, TEXT("\n"))) text.len--;
  odt_start_block(odt);
  odt_open_paragraph(odt, code, STYLE_CODE_BLOCK, ">");
  put_kept(odt, text);
  put(odt, "</text:p>\n");
}

static void put_empty(Odt *odt, OdtStyle style) {
  odt_start_block(odt);
  odt_put_paragraph(odt, style, TEXT_NONE);
}

static void enter_item(Odt *odt, const DocNode *item) {
  odt_enter_item(odt);
  keep_anchor(odt, item);
  if (!write_task_alone(item)) return;
  odt_start_block(odt);
  odt_put_paragraph(odt, STYLE_LIST, text_of(write_task(item)));
}

/* ---- Inlines ---- */

static bool leads_somewhere(const DocNode *link) {
  return link->link == LINK_HERE || write_is_outside(link);
}

static void enter_link(Odt *odt, const DocNode *link) {
  if (!leads_somewhere(link)) return;
  put(odt,
      link->link == LINK_HERE ? "<text:a xlink:type=\"simple\" xlink:href=\"#" : "<text:a xlink:type=\"simple\" xlink:href=\"");
  if (link->link == LINK_HERE) put_text(odt, link->target);
  else html_url(odt->body, link->target);
  buf_char(odt->body, '"');
  odt_put_style(odt, "text:style-name", STYLE_LINK);
  odt_put_style(odt, "text:visited-style-name", STYLE_LINK);
  buf_char(odt->body, '>');
}

static void leave_link(Odt *odt, const DocNode *link) {
  if (leads_somewhere(link)) put(odt, "</text:a>");
}

static OdtStyle strong_style(const DocNode *strong) {
  OdtStyle style = odt_class_style(strong->klass);
  return style == STYLE_NONE ? STYLE_STRONG : style;
}

static void put_code(Odt *odt, const DocNode *code) {
  open_span(odt, STYLE_CODE);
  put_kept(odt, code->text);
  close_span(odt, STYLE_CODE);
}

static void put_field(Odt *odt, const DocNode *field) {
  switch (field->field) {
  case FIELD_PAGE: put(odt, "<text:page-number text:select-page=\"current\">1</text:page-number>"); return;
  case FIELD_PAGES: put(odt, "<text:page-count>1</text:page-count>"); return;
  case FIELD_DATE: break;
  }
  Text words = field->text;
  Lang lang = LANG_EN;
  lang_parse(odt->meta->language, &lang);
  if (words.len == 0 && odt->meta->date != DAY_NONE) words = day_words(odt->arena, odt->meta->date, lang);
  open_span(odt, STYLE_FIELD); /* not text:date: office programs print the day of printing */
  put_text(odt, words);
  close_span(odt, STYLE_FIELD);
}

/* ---- Figures and notes ---- */

static bool has_caption(const DocNode *figure) {
  return figure->first && figure->first->kind == DOC_IMAGE && figure->first->next;
}

static void enter_figure(Odt *odt, const DocNode *figure) {
  odt_start_block(odt);
  odt_open_paragraph(odt, figure, STYLE_PICTURE, ">");
}

/* A drawing is a picture of its own kind: shapes and texts, sharp at any size. */
static void put_chart(Odt *odt, const DocNode *node) {
  Buf svg = {0};
  SvgSize size = svg_write(&svg, node->chart, TEXT("chart"));
  Picture *picture = arena_alloc(odt->arena, sizeof *picture);
  *picture = (Picture){text_copy(odt->arena, buf_view(&svg)), TEXT("image/svg+xml"), size.width, size.height, 0};
  buf_free(&svg);
  DocNode *image = doc_add(odt->arena, doc_add(odt->arena, doc_new(odt->arena), DOC_PARAGRAPH), DOC_IMAGE);
  image->picture = picture;
  image->title = node->chart->description;
  doc_add_text(odt->arena, image, node->chart->title);
  odt_start_block(odt);
  bool with_table = node->next && node->next->kind == DOC_TABLE; /* of its numbers, on the same page */
  odt_open_paragraph(odt, node, with_table ? STYLE_PICTURE : STYLE_DRAWING, ">");
  odt_put_picture(odt, image);
  put(odt, "</text:p>\n");
}

static void put_image(Odt *odt, const DocNode *image) {
  const DocNode *figure = image->parent;
  odt_put_picture(odt, image);
  if (!figure || figure->kind != DOC_FIGURE || figure->first != image || !has_caption(figure)) return;
  put(odt, "</text:p>\n");
  odt_open_paragraph(odt, NULL, STYLE_FIGURE_CAPTION, ">");
}

/* The body of a note is a text of its own: lists around the note do not reach into it. */
static void enter_note(Odt *odt, const DocNode *note) {
  size_t number = ++odt->notes;
  buf_format(odt->body, "<text:note text:id=\"note%zu\" text:note-class=\"footnote\">", number);
  buf_format(odt->body, "<text:note-citation>%zu</text:note-citation><text:note-body>", number);
  *list_add(odt->arena, &odt->note_bases) = odt->level_base;
  odt->level_base = odt->levels.len;
  if (!note->first || note->first->kind != DOC_PARAGRAPH) odt_put_paragraph(odt, STYLE_FOOTNOTE, TEXT_NONE);
}

static void leave_note(Odt *odt) {
  odt->level_base = odt->note_bases.at[--odt->note_bases.len];
  put(odt, "</text:note-body></text:note>");
}

/* ---- Table of contents: real entries whose page numbers any office program computes on loading ---- */

static void put_plain(Odt *odt, const DocNode *heading) {
  DocWalk walk = doc_walk((DocNode *)heading);
  while (doc_walk_next(&walk)) {
    if (!walk.entering) continue;
    if (walk.node->kind == DOC_TEXT || walk.node->kind == DOC_CODE) put_text(odt, walk.node->text);
    if (walk.node->kind == DOC_NOTE) write_skip(&walk);
  }
}

static void put_toc_entry(Odt *odt, const DocNode *heading, size_t number, int depth) {
  Text name = odt_heading_name(odt, heading, number);
  odt_open_paragraph(odt, NULL, (OdtStyle)(STYLE_CONTENTS_1 + depth), "><text:a xlink:type=\"simple\" xlink:href=\"#");
  put_text(odt, name);
  buf_char(odt->body, '"');
  odt_put_style(odt, "text:style-name", STYLE_INDEX_LINK);
  odt_put_style(odt, "text:visited-style-name", STYLE_INDEX_LINK);
  buf_char(odt->body, '>');
  put_plain(odt, heading);
  put(odt, "<text:tab/><text:bookmark-ref text:reference-format=\"page\" text:ref-name=\"");
  put_text(odt, name);
  put(odt, "\">1</text:bookmark-ref></text:a></text:p>\n");
}

static void put_toc_entries(Odt *odt, int top, int levels) {
  size_t number = 0;
  DocWalk walk = doc_walk((DocNode *)odt->root);
  while (doc_walk_next(&walk)) {
    if (!walk.entering || walk.node->kind != DOC_HEADING) continue;
    number++;
    int depth = walk.node->level - top;
    if (depth >= 0 && depth < levels) put_toc_entry(odt, walk.node, number, depth);
  }
}

/* What an office program needs to make the table anew after a change of the text. */
static void put_toc_source(Odt *odt, const DocNode *toc, int top) {
  buf_format(odt->body,
             "<text:table-of-content-source text:outline-level=\"%d\" text:use-outline-level=\"false\""
             " text:use-index-source-styles=\"true\">",
             write_toc_levels(toc));
  put(odt, "<text:index-title-template");
  odt_put_style(odt, "text:style-name", STYLE_CONTENTS_HEADING);
  buf_char(odt->body, '>');
  put_text(odt, toc->title);
  put(odt, "</text:index-title-template>");
  for (int i = 0; i < write_toc_levels(toc); i++) {
    buf_format(odt->body, "<text:table-of-content-entry-template text:outline-level=\"%d\"", i + 1);
    odt_put_style(odt, "text:style-name", (OdtStyle)(STYLE_CONTENTS_1 + i));
    put(odt, "><text:index-entry-link-start/><text:index-entry-text/><text:index-entry-tab-stop style:type=\"right\""
             " style:leader-char=\".\"/><text:index-entry-page-number/><text:index-entry-link-end/>"
             "</text:table-of-content-entry-template>");
  }
  for (int i = 0; i < write_toc_levels(toc) && top + i <= 6; i++) {
    buf_format(odt->body, "<text:index-source-styles text:outline-level=\"%d\"><text:index-source-style", i + 1);
    odt_put_style(odt, "text:style-name", (OdtStyle)(STYLE_HEADING_1 + top + i - 1));
    put(odt, "/></text:index-source-styles>");
  }
  put(odt, "</text:table-of-content-source>\n");
}

static void put_toc(Odt *odt, const DocNode *toc) {
  int top = write_toc_top(odt->root);
  odt_start_block(odt);
  put(odt, "<text:table-of-content text:name=\"Contents\" text:protected=\"true\">");
  put_toc_source(odt, toc, top);
  put(odt, "<text:index-body>\n");
  if (toc->title.len) {
    put(odt, "<text:index-title text:name=\"Contents_Head\">");
    odt_put_paragraph(odt, STYLE_CONTENTS_HEADING, toc->title);
    put(odt, "</text:index-title>");
  }
  put_toc_entries(odt, top, write_toc_levels(toc));
  put(odt, "</text:index-body></text:table-of-content>\n");
}

/* ---- The walk ---- */

static void enter(Odt *odt, const DocNode *node) {
  switch (node->kind) {
  case DOC_HEADING: enter_heading(odt, node); break;
  case DOC_PARAGRAPH: enter_paragraph(odt, node); break;
  case DOC_LIST: keep_anchor(odt, node), odt_enter_list(odt, node); break;
  case DOC_ITEM: enter_item(odt, node); break;
  case DOC_TABLE: keep_anchor(odt, node), odt_enter_table(odt, node); break;
  case DOC_ROW: keep_anchor(odt, node), odt_enter_row(odt, node); break;
  case DOC_CELL: keep_anchor(odt, node), odt_enter_cell(odt, node); break;
  case DOC_FIGURE: enter_figure(odt, node); break;
  case DOC_QUOTE:
  case DOC_GROUP: keep_anchor(odt, node); break;
  case DOC_CODE_BLOCK: put_code_block(odt, node); break;
  case DOC_RULE: put_empty(odt, STYLE_RULE); break;
  case DOC_PAGE_BREAK: put_empty(odt, STYLE_PAGE_BREAK); break;
  case DOC_TOC: put_toc(odt, node); break;
  case DOC_CHART: put_chart(odt, node); break;
  case DOC_TEXT: put_words(odt, node->text); break;
  case DOC_STRONG: open_span(odt, strong_style(node)); break;
  case DOC_EMPH: open_span(odt, STYLE_EMPH); break;
  case DOC_STRIKE: open_span(odt, STYLE_STRIKE); break;
  case DOC_CODE: put_code(odt, node); break;
  case DOC_LINK: enter_link(odt, node); break;
  case DOC_IMAGE: put_image(odt, node); break;
  case DOC_BREAK: put(odt, "<text:line-break/>"); break;
  case DOC_NOTE: enter_note(odt, node); break;
  case DOC_FIELD: put_field(odt, node); break;
  case DOC_ROOT:
  case DOC_KIND_COUNT: break;
  }
}

static void leave(Odt *odt, const DocNode *node) {
  switch (node->kind) {
  case DOC_HEADING: leave_heading(odt, node); break;
  case DOC_PARAGRAPH: leave_paragraph(odt, node); break;
  case DOC_LIST: odt_leave_list(odt); break;
  case DOC_ITEM: odt_leave_item(odt); break;
  case DOC_TABLE: odt_leave_table(odt); break;
  case DOC_ROW: odt_leave_row(odt); break;
  case DOC_CELL: odt_leave_cell(odt, node); break;
  case DOC_FIGURE: put(odt, "</text:p>\n"); break;
  case DOC_STRONG: close_span(odt, strong_style(node)); break;
  case DOC_EMPH: close_span(odt, STYLE_EMPH); break;
  case DOC_STRIKE: close_span(odt, STYLE_STRIKE); break;
  case DOC_LINK: leave_link(odt, node); break;
  case DOC_NOTE: leave_note(odt); break;
  case DOC_ROOT:
  case DOC_QUOTE:
  case DOC_CODE_BLOCK:
  case DOC_RULE:
  case DOC_PAGE_BREAK:
  case DOC_GROUP:
  case DOC_TOC:
  case DOC_CHART:
  case DOC_TEXT:
  case DOC_CODE:
  case DOC_IMAGE:
  case DOC_BREAK:
  case DOC_FIELD:
  case DOC_KIND_COUNT: break;
  }
}

void odt_write_body(Odt *odt) {
  DocWalk walk = doc_walk((DocNode *)odt->root);
  odt_begin_page(odt);
  while (doc_walk_next(&walk)) {
    if (!walk.entering) {
      leave(odt, walk.node);
      continue;
    }
    enter(odt, walk.node);
    if (walk.node->kind == DOC_IMAGE) write_skip(&walk);
  }
  if (odt->style[STYLE_END].len && text_ends(buf_view(odt->body), TEXT("</table:table>\n")))
    odt_put_paragraph(odt, STYLE_END, TEXT_NONE);
}
