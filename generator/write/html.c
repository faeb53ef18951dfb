/* SPDX-License-Identifier: MIT
 *
 * A document tree to the inside of <main>: well-formed XML, no inline style, no script, nothing fetched from outside.
 * Takes: a lawful tree. Gives: bytes appended to a Buf; allocates nothing else. Owns nothing.
 *
 * Class names beside those of doc_classes, all of them: al-l al-c al-r (alignment of cells and paragraphs), state (with each
 * state-*), scroll (box around a table of three or more columns), toc and toc-1 .. toc-3, page-break, task (item with a box),
 * field, notes, note, note-ref.
 */
#include "write/write_in.h"

#include <stdio.h>

enum { HTML_TABLES = 4 }; /* tables inside one another whose columns keep their alignment */

typedef struct Html {
  Buf *out;
  const DocNode *root;
  HtmlOptions options;
  size_t notes; /* given a number so far */
  size_t tables; /* opened so far */
  size_t charts; /* without an id, so far */
  size_t depth; /* tables open now */
  bool in_link; /* no other link may be made of a note or an outside picture inside it */
  const DocNode *note; /* whose body is being printed, until its number stands there */
  Grid grid[HTML_TABLES];
} Html;

/* ---- Pieces of markup ---- */

static void put(Html *html, const char *markup) {
  buf_str(html->out, markup);
}

static void put_line_start(Html *html) {
  if (html->out->len && html->out->at[html->out->len - 1] != '\n') buf_char(html->out, '\n');
}

static void put_attribute(Html *html, const char *name, Text value) {
  buf_char(html->out, ' ');
  put(html, name);
  put(html, "=\"");
  html_escape(html->out, value);
  buf_char(html->out, '"');
}

static void put_number(Html *html, const char *name, size_t number) {
  buf_format(html->out, " %s=\"%zu\"", name, number);
}

static const char *align_class(DocAlign align) {
  switch (align) {
  case ALIGN_LEFT: return "al-l";
  case ALIGN_CENTER: return "al-c";
  case ALIGN_RIGHT: return "al-r";
  case ALIGN_NONE: break;
  }
  return "";
}

/* class="klass extra", without what is empty. */
static void put_class(Html *html, Text klass, const char *extra) {
  if (html->options.bare || (klass.len == 0 && !*extra)) return;
  put(html, write_is_state(klass) ? " class=\"state " : " class=\"");
  html_escape(html->out, klass);
  if (klass.len && *extra) buf_char(html->out, ' ');
  put(html, extra);
  buf_char(html->out, '"');
}

static void put_id(Html *html, const DocNode *node) {
  if (html->options.bare || node->id.len == 0) return;
  put(html, " id=\"");
  html_escape(html->out, html->options.id_prefix);
  html_escape(html->out, node->id);
  buf_char(html->out, '"');
}

/* <tag id lang class>, on a line of its own. */
static void put_block(Html *html, const DocNode *node, const char *tag, const char *extra) {
  put_line_start(html);
  buf_char(html->out, '<');
  put(html, tag);
  put_id(html, node);
  if (node->lang.len && !html->options.bare) put_attribute(html, "lang", node->lang);
  put_class(html, node->klass, extra);
  buf_char(html->out, '>');
}

/* A day is told apart, so that the style can keep it on one line. */
static void put_text(Html *html, Text text) {
  Text before, day;
  while (!html->options.bare && write_cut_day(&text, &before, &day)) {
    html_escape(html->out, before);
    put(html, "<time>");
    html_escape(html->out, day);
    put(html, "</time>");
  }
  html_escape(html->out, text);
}

/* ---- Links and images ---- */

/* The value of href or src. Here, and only here, a target becomes a URL. */
static void put_target(Html *html, const DocNode *node) {
  if (node->link == LINK_HERE) {
    buf_char(html->out, '#');
    html_url(html->out, html->options.id_prefix);
    html_url(html->out, node->target);
  } else if (node->link == LINK_SITE && !html->options.bare) {
    write_relative_url(html->out, html->options.page, node->target);
  } else {
    html_url(html->out, node->target);
  }
}

/* LINK_FILE is a target that nobody resolved: nothing stands there. */
static bool leads_somewhere(const Html *html, const DocNode *node) {
  if (html->options.bare) return node->link != LINK_NONE;
  return node->link == LINK_HERE || node->link == LINK_SITE || write_is_outside(node);
}

static void put_link(Html *html, const DocNode *link) {
  put(html, "<a href=\"");
  put_target(html, link);
  buf_char(html->out, '"');
  if (link->title.len) put_attribute(html, "title", link->title);
  if (link->link == LINK_OUTSIDE && !html->options.bare) put(html, " rel=\"noreferrer\"");
  buf_char(html->out, '>');
}

static void enter_link(Html *html, const DocNode *link) {
  if (!leads_somewhere(html, link)) return;
  html->in_link = true;
  put_link(html, link);
}

static void leave_link(Html *html, const DocNode *link) {
  if (!leads_somewhere(html, link)) return;
  html->in_link = false;
  put(html, "</a>");
}

static void put_image(Html *html, const DocNode *image) {
  put(html, "<img src=\"");
  put_target(html, image);
  put(html, "\" alt=\"");
  write_image_text(html->out, image, html_escape);
  buf_char(html->out, '"');
  if (image->title.len) put_attribute(html, "title", image->title);
  if (image->picture && !html->options.bare) {
    put_number(html, "width", image->picture->width);
    put_number(html, "height", image->picture->height);
  }
  put(html, "/>");
}

/* A page asks nothing of any network, so a picture from outside is a link to it. */
static void enter_image(Html *html, const DocNode *image) {
  bool outside = write_is_outside(image) && !html->options.bare;
  if (leads_somewhere(html, image) && !outside) {
    put_image(html, image);
    return;
  }
  bool link = outside && !html->in_link;
  if (link) put_link(html, image);
  write_image_text(html->out, image, html_escape);
  if (link) put(html, "</a>");
}

/* ---- Notes: [n] in the text, the bodies in a list at the end, each beginning with a link back ---- */

static void put_note_link(Html *html, const char *from, const char *to, size_t number) {
  Text prefix = html->options.id_prefix;
  put(html, "<a");
  if (*from) {
    put(html, " id=\"");
    html_escape(html->out, prefix);
    buf_format(html->out, "%s%zu\"", from, number);
  }
  put(html, " href=\"#");
  html_url(html->out, prefix);
  buf_format(html->out, "%s%zu\">[%zu]</a>", to, number, number);
}

static void put_note_ref(Html *html) {
  put(html, html->options.bare ? "<sup>" : "<sup class=\"note-ref\">");
  html->notes++;
  if (html->in_link) buf_format(html->out, "[%zu]", html->notes);
  else put_note_link(html, "note-ref-", "note-", html->notes);
  put(html, "</sup>");
}

static void put_note_back(Html *html) {
  if (!html->note) return;
  html->note = NULL;
  put_note_link(html, "", "note-ref-", html->notes);
  buf_char(html->out, ' ');
}

/* ---- Paragraphs, headings, code ---- */

static bool is_tight(const DocNode *paragraph) {
  const DocNode *item = paragraph->parent;
  return item && item->kind == DOC_ITEM && item->parent && item->parent->tight && !paragraph->id.len && !paragraph->klass.len;
}

/* Stands directly in its cell or item, without <p>. */
static bool is_boxless(const Html *html, const DocNode *paragraph) {
  if (is_tight(paragraph)) return true;
  if (html->options.bare || !write_is_lone(paragraph)) return false;
  return !paragraph->id.len && !paragraph->klass.len && !paragraph->lang.len && paragraph->align == ALIGN_NONE;
}

static void enter_paragraph(Html *html, const DocNode *paragraph) {
  if (!is_boxless(html, paragraph)) put_block(html, paragraph, "p", align_class(paragraph->align));
  put_note_back(html);
  const char *task = write_task_before(paragraph);
  if (task) put(html, task), buf_char(html->out, ' ');
}

/* Two boxless paragraphs of one item need something between them. */
static void leave_paragraph(Html *html, const DocNode *paragraph) {
  if (!is_boxless(html, paragraph)) put(html, "</p>\n");
  else if (paragraph->next && paragraph->next->kind == DOC_PARAGRAPH) buf_char(html->out, '\n');
}

static const char *heading_tag(const Html *html, const DocNode *heading) {
  static const char *const tags[] = {"h1", "h2", "h3", "h4", "h5", "h6"};
  int level = heading->level + html->options.heading_shift;
  return tags[level < 1 ? 0 : level > 6 ? 5 : level - 1];
}

static void leave_heading(Html *html, const DocNode *heading) {
  buf_format(html->out, "</%s>\n", heading_tag(html, heading));
}

static void put_code_block(Html *html, const DocNode *code) {
  put_line_start(html);
  put(html, "<pre");
  put_id(html, code);
  if (code->lang.len && !html->options.bare) put_attribute(html, "lang", code->lang);
  put(html, "><code");
  if (code->klass.len) {
    put(html, " class=\"language-");
    html_escape(html->out, code->klass);
    buf_char(html->out, '"');
  }
  buf_char(html->out, '>');
  html_escape(html->out, code->text);
  put(html, "</code></pre>\n");
}

static void put_code(Html *html, const DocNode *code) {
  put(html, "<code>");
  html_escape(html->out, code->text);
  put(html, "</code>");
}

/* ---- Lists ---- */

static void enter_list(Html *html, const DocNode *list) {
  if (!list->ordered) {
    put_block(html, list, "ul", "");
  } else {
    put_block(html, list, "ol", "");
    if (list->start != 1) {
      html->out->len--; /* into the tag again */
      buf_format(html->out, " start=\"%lu\">", (unsigned long)list->start);
    }
  }
  buf_char(html->out, '\n');
}

static void enter_item(Html *html, const DocNode *item) {
  put_block(html, item, "li", item->task == TASK_NONE ? "" : "task");
  if (write_task_alone(item)) put(html, write_task(item));
}

/* ---- Tables ---- */

static Grid *grid_of(Html *html) {
  return html->depth >= 1 && html->depth <= HTML_TABLES ? &html->grid[html->depth - 1] : NULL;
}

/* Narrow tables wrap; only a wide one needs a box that scrolls and can be reached by keyboard. */
static bool is_wide(const Html *html, const DocNode *table) {
  return !html->options.bare && table->column_count > 2;
}

static void put_plain(Html *html, const DocNode *node) {
  DocWalk walk = doc_walk((DocNode *)node);
  while (doc_walk_next(&walk)) {
    if (!walk.entering) continue;
    if (walk.node->kind == DOC_NOTE) write_skip(&walk);
    else if (walk.node->kind == DOC_TEXT || walk.node->kind == DOC_CODE) html_escape(html->out, walk.node->text);
  }
}

/* The name of the scrolling region: the caption, else the head row; with a number, for two regions of a page must differ. */
static void put_region(Html *html, const DocNode *table) {
  put_line_start(html);
  put(html, "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"");
  size_t start = html->out->len;
  if (table->title.len) html_escape(html->out, table->title);
  else if (table->head_rows && table->first)
    for (const DocNode *cell = table->first->first; cell; cell = cell->next) {
      put_plain(html, cell);
      if (cell->next) buf_char(html->out, ' ');
    }
  if (html->tables > 1 || html->out->len == start) buf_format(html->out, " (%zu)", html->tables);
  put(html, "\">\n");
}

static void enter_table(Html *html, const DocNode *table) {
  html->tables++;
  html->depth++;
  if (grid_of(html)) grid_start(grid_of(html), table);
  if (is_wide(html, table)) put_region(html, table);
  put_block(html, table, "table", table->stacks ? "stack" : "");
  buf_char(html->out, '\n');
  if (table->title.len) {
    put(html, "<caption>");
    html_escape(html->out, table->title);
    put(html, "</caption>\n");
  }
}

static void leave_table(Html *html, const DocNode *table) {
  html->depth--;
  put(html, "</table>\n");
  if (is_wide(html, table)) put(html, "</div>\n");
}

/* Whether a row is the first or the last of its head or body. */
static bool begins_group(const DocNode *row) {
  const DocNode *first = row->parent->first;
  if (row == first) return true;
  if (write_is_head(row)) return false;
  while (write_is_head(first)) first = first->next;
  return row == first;
}

static bool ends_group(const DocNode *row) {
  return !row->next || (write_is_head(row) && !write_is_head(row->next));
}

static void enter_row(Html *html, const DocNode *row) {
  if (begins_group(row)) put(html, write_is_head(row) ? "<thead>\n" : "<tbody>\n");
  put(html, "<tr");
  put_class(html, row->klass, "");
  put(html, ">\n");
  if (grid_of(html)) grid_row(grid_of(html));
}

static void leave_row(Html *html, const DocNode *row) {
  if (grid_of(html)) grid_covered(grid_of(html));
  put(html, "</tr>\n");
  if (ends_group(row)) put(html, write_is_head(row) ? "</thead>\n" : "</tbody>\n");
}

static bool has_text(const DocNode *cell) {
  return cell->first && (cell->first->kind != DOC_PARAGRAPH || cell->first->first || cell->first->next);
}

/* An empty <th> says nothing to a screen reader, so it is a <td>. */
static const char *cell_scope(const DocNode *cell) {
  const DocNode *row = cell->parent;
  if (!has_text(cell)) return NULL;
  if (write_is_head(row)) return grid_span(cell) > 1 ? "colgroup" : "col";
  return row->first == cell && text_is(row->parent->klass, "facts") ? "row" : NULL;
}

/* What its column says: shown in front of it where the table stacks. */
static void put_head_name(Html *html, const DocNode *cell) {
  const DocNode *row = cell->parent, *head = row->parent->first->first;
  if (!row->parent->stacks || html->options.bare || write_is_head(row) || !write_is_head(row->parent->first)) return;
  for (const DocNode *before = row->first; head && before != cell; before = before->next) head = head->next;
  if (!head) return;
  put(html, " data-head=\"");
  put_plain(html, head);
  buf_char(html->out, '"');
}

static void put_cell_attributes(Html *html, const DocNode *cell, DocAlign align) {
  put_id(html, cell);
  if (cell->lang.len && !html->options.bare) put_attribute(html, "lang", cell->lang);
  const char *scope = cell_scope(cell);
  if (scope && !html->options.bare) put_attribute(html, "scope", text_of(scope));
  put_class(html, cell->klass, align_class(align));
  put_head_name(html, cell);
  if (cell->span_columns > 1) put_number(html, "colspan", cell->span_columns);
  if (cell->span_rows > 1) put_number(html, "rowspan", cell->span_rows);
}

static void enter_cell(Html *html, const DocNode *cell) {
  DocAlign align = cell->align;
  Grid *grid = grid_of(html);
  if (grid) {
    grid_covered(grid);
    align = grid_align(grid, cell, grid_cell(grid, cell));
  }
  put(html, cell_scope(cell) ? "<th" : "<td");
  put_cell_attributes(html, cell, align);
  buf_char(html->out, '>');
}

/* ---- Other blocks ---- */

static void put_toc(Html *html, const DocNode *toc) {
  put_line_start(html);
  put(html, "<nav class=\"toc\"");
  if (toc->title.len) put_attribute(html, "aria-label", toc->title);
  put(html, ">\n<ul>\n");
  int top = write_toc_top(html->root);
  DocWalk walk = doc_walk((DocNode *)html->root);
  while (doc_walk_next(&walk)) {
    const DocNode *heading = walk.node;
    if (!walk.entering || heading->kind != DOC_HEADING) continue;
    int depth = heading->level - top;
    if (depth < 0 || depth >= WRITE_TOC_LEVELS) continue;
    buf_format(html->out, "<li class=\"toc-%d\">", depth + 1);
    if (heading->id.len) {
      put(html, "<a href=\"#");
      html_url(html->out, html->options.id_prefix);
      html_url(html->out, heading->id);
      put(html, "\">");
    }
    put_plain(html, heading);
    put(html, heading->id.len ? "</a></li>\n" : "</li>\n");
  }
  put(html, "</ul>\n</nav>\n");
}

/* A grid of many columns keeps its size in a narrow window: it scrolls, and can be reached by keyboard. */
static bool is_wide_chart(const Html *html, const Chart *chart) {
  return !html->options.bare && chart->kind == CHART_GRID && chart->rows.len && chart->rows.at[0].cells.len > 6;
}

/* Its ids begin with the chart's own, or with its number on the page. */
static void put_chart(Html *html, const DocNode *node) {
  char id[32];
  Text name = node->id;
  if (name.len == 0) name = (Text){id, (size_t)snprintf(id, sizeof id, "chart-%zu", ++html->charts)};
  put_line_start(html);
  put(html, "<div");
  put_id(html, node);
  put_class(html, node->klass, "chart");
  if (is_wide_chart(html, node->chart)) {
    put(html, " tabindex=\"0\" role=\"region\" aria-label=\"");
    html_escape(html->out, node->chart->title);
    if (html->charts > 1) buf_format(html->out, " (%zu)", html->charts);
    buf_char(html->out, '"');
  }
  put(html, ">\n");
  svg_write(html->out, node->chart, name);
  put(html, "</div>\n");
}

/* Page numbers mean nothing on a screen; a date prints the text that the composer gave it. */
static void put_field(Html *html, const DocNode *field) {
  if (field->field != FIELD_DATE || field->text.len == 0) return;
  put(html, "<span class=\"field\">");
  html_escape(html->out, field->text);
  put(html, "</span>");
}

static void enter_strong(Html *html, const DocNode *strong) {
  bool role = strong->klass.len && !write_is_state(strong->klass) && !html->options.bare;
  put(html, role ? "<span" : "<strong");
  put_class(html, strong->klass, "");
  buf_char(html->out, '>');
}

static void leave_strong(Html *html, const DocNode *strong) {
  bool role = strong->klass.len && !write_is_state(strong->klass) && !html->options.bare;
  put(html, role ? "</span>" : "</strong>");
}

static bool has_caption(const DocNode *figure) {
  return figure->first && figure->first->kind == DOC_IMAGE && figure->first->next;
}

/* The image is done; what follows it in a figure is the caption. */
static void after_image(Html *html, const DocNode *image) {
  const DocNode *figure = image->parent;
  if (figure && figure->kind == DOC_FIGURE && figure->first == image && has_caption(figure)) put(html, "<figcaption>");
}

/* ---- The walk ---- */

static void enter(Html *html, const DocNode *node) {
  switch (node->kind) {
  case DOC_ROOT: break;
  case DOC_HEADING: put_block(html, node, heading_tag(html, node), ""); break;
  case DOC_PARAGRAPH: enter_paragraph(html, node); break;
  case DOC_LIST: enter_list(html, node); break;
  case DOC_ITEM: enter_item(html, node); break;
  case DOC_TABLE: enter_table(html, node); break;
  case DOC_ROW: enter_row(html, node); break;
  case DOC_CELL: enter_cell(html, node); break;
  case DOC_FIGURE: put_block(html, node, "figure", ""); break;
  case DOC_QUOTE: put_block(html, node, "blockquote", ""), buf_char(html->out, '\n'); break;
  case DOC_CODE_BLOCK: put_code_block(html, node); break;
  case DOC_RULE: put_line_start(html), put(html, "<hr/>\n"); break;
  case DOC_PAGE_BREAK: put_line_start(html), put(html, "<div class=\"page-break\"></div>\n"); break;
  case DOC_GROUP: put_block(html, node, "div", ""), buf_char(html->out, '\n'); break;
  case DOC_TOC: put_toc(html, node); break;
  case DOC_CHART: put_chart(html, node); break;
  case DOC_TEXT: put_text(html, node->text); break;
  case DOC_STRONG: enter_strong(html, node); break;
  case DOC_EMPH: put(html, "<em>"); break;
  case DOC_STRIKE: put(html, "<del>"); break;
  case DOC_CODE: put_code(html, node); break;
  case DOC_LINK: enter_link(html, node); break;
  case DOC_IMAGE: enter_image(html, node), after_image(html, node); break;
  case DOC_BREAK: put(html, "<br/>\n"); break;
  case DOC_NOTE: put_note_ref(html); break;
  case DOC_FIELD: put_field(html, node); break;
  case DOC_KIND_COUNT: break;
  }
}

static void leave(Html *html, const DocNode *node) {
  switch (node->kind) {
  case DOC_HEADING: leave_heading(html, node); break;
  case DOC_PARAGRAPH: leave_paragraph(html, node); break;
  case DOC_LIST: put_line_start(html), put(html, node->ordered ? "</ol>\n" : "</ul>\n"); break;
  case DOC_ITEM: put(html, "</li>\n"); break;
  case DOC_TABLE: leave_table(html, node); break;
  case DOC_ROW: leave_row(html, node); break;
  case DOC_CELL: put(html, cell_scope(node) ? "</th>\n" : "</td>\n"); break;
  case DOC_FIGURE: put(html, has_caption(node) ? "</figcaption></figure>\n" : "</figure>\n"); break;
  case DOC_QUOTE: put_line_start(html), put(html, "</blockquote>\n"); break;
  case DOC_GROUP: put_line_start(html), put(html, "</div>\n"); break;
  case DOC_STRONG: leave_strong(html, node); break;
  case DOC_EMPH: put(html, "</em>"); break;
  case DOC_STRIKE: put(html, "</del>"); break;
  case DOC_LINK: leave_link(html, node); break;
  case DOC_ROOT:
  case DOC_CODE_BLOCK:
  case DOC_RULE:
  case DOC_PAGE_BREAK:
  case DOC_TOC:
  case DOC_CHART:
  case DOC_TEXT:
  case DOC_CODE:
  case DOC_IMAGE:
  case DOC_BREAK:
  case DOC_NOTE:
  case DOC_FIELD:
  case DOC_KIND_COUNT: break; /* done on entering */
  }
}

static void write_tree(Html *html, const DocNode *root) {
  DocWalk walk = doc_walk((DocNode *)root);
  while (doc_walk_next(&walk)) {
    if (walk.node == root && root->kind == DOC_NOTE) continue; /* its body only */
    if (!walk.entering) {
      leave(html, walk.node);
      continue;
    }
    enter(html, walk.node);
    if (walk.node->kind == DOC_IMAGE || walk.node->kind == DOC_NOTE) write_skip(&walk);
  }
}

static void write_note_body(Html *html, const DocNode *note, size_t number) {
  put(html, "<div class=\"note\" id=\"");
  html_escape(html->out, html->options.id_prefix);
  buf_format(html->out, "note-%zu\">", number);
  html->notes = number;
  html->note = note;
  if (!note->first || note->first->kind != DOC_PARAGRAPH) put(html, "<p>"), put_note_back(html), put(html, "</p>");
  write_tree(html, note);
  put_line_start(html);
  put(html, "</div>\n");
}

static void write_notes(Html *html) {
  size_t number = 0;
  put_line_start(html);
  put(html, html->options.bare ? "<div>\n" : "<div class=\"notes\">\n");
  DocWalk walk = doc_walk((DocNode *)html->root);
  while (doc_walk_next(&walk))
    if (walk.entering && write_is_note(&walk)) write_note_body(html, walk.node, ++number);
  put(html, "</div>\n");
}

void html_write(Buf *out, const DocNode *root, const HtmlOptions *options) {
  Html html = {.out = out, .root = root, .options = *options};
  write_tree(&html, root);
  if (html.notes) write_notes(&html);
}
