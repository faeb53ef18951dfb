/* SPDX-License-Identifier: MIT
 *
 * XHTML, DocBook and their like to a tree, by a table of names.
 * Takes: decoded XML, a vocabulary. Gives: the tree and the fields of a document, in the arena. Owns nothing beyond the call.
 *
 * A name that is not known lets its content through. Attributes are asked for by the names that either vocabulary gives
 * them: none of them means two things.
 */
#include "read/markup_in.h"

#include <string.h>

enum { MOST_TOLD = 10, MOST_COLUMNS = TABLE_MOST_COLUMNS };

typedef struct Attributes {
  const XmlAttribute *at;
  size_t count;
} Attributes;

typedef struct Markup {
  Flow flow;
  const Vocabulary *vocabulary;
  Value *front, **front_end;
  size_t sections, heads, head_rows;
  const MarkName *names[FLOW_DEEPEST + 1]; /* of the elements that are open */
  bool captured[FLOW_DEEPEST + 1];         /* its content is being kept as text */
  Text columns[MOST_COLUMNS];              /* names of the table at hand */
  size_t column_count;
  TextList told; /* names that were left out */
} Markup;

static const MarkName unknown = {"", MARK_PASS, 0, NULL};

/* ---- Names and attributes ---- */

static const MarkName *name_find(const Markup *markup, Text space, Text name) {
  if (space.len && !text_is(space, markup->vocabulary->space)) return &unknown;
  for (size_t i = 0; i < markup->vocabulary->count; i++)
    if (text_is(name, markup->vocabulary->names[i].name)) return &markup->vocabulary->names[i];
  return &unknown;
}

static Text attribute(Attributes all, const char *name) {
  for (size_t i = 0; i < all.count; i++)
    if (text_is(all.at[i].name, name)) return all.at[i].value;
  return TEXT_NONE;
}

static Text attribute_first(Attributes all, const char *const *names) {
  Text value = TEXT_NONE;
  for (; *names && value.len == 0; names++) value = attribute(all, *names);
  return value;
}

static int64_t attribute_number(Attributes all, const char *name, int64_t otherwise) {
  int64_t value;
  return text_to_int(text_trim(attribute(all, name)), &value) ? value : otherwise;
}

/* What the first `depth` open elements stand in; heads, and names that are not known, count for nothing. */
static Mark outer_mark(const Markup *markup, size_t depth) {
  for (; depth > 0; depth--) {
    Mark mark = markup->names[depth - 1]->mark;
    if (mark != MARK_HEAD && mark != MARK_PASS) return mark;
  }
  return MARK_PASS;
}

static void tell_left_out(Markup *markup, Text name) {
  Flow *flow = &markup->flow;
  for (size_t i = 0; i < markup->told.len; i++)
    if (text_equal(markup->told.at[i], name)) return;
  if (markup->told.len == MOST_TOLD) return;
  *list_add(flow->arena, &markup->told) = text_copy(flow->arena, name);
  diag_add(flow->diags, DIAG_XML_LEFT_OUT, where_of(flow->file, flow->line, 0), name, TEXT_NONE, TEXT_NONE);
}

/* ---- Front ---- */

static void front_add(Markup *markup, const char *name, Text value) {
  Arena *arena = markup->flow.arena;
  value = text_trim(value);
  if (value.len == 0 || value_get(markup->front, name)) return;
  Text kept = text_copy(arena, clean_strip(arena, value, NULL));
  *markup->front_end = value_new(arena, VALUE_TEXT, text_of(name), kept, markup->flow.line, 0);
  markup->front_end = &(*markup->front_end)->next;
}

/* Only what rules may ask of a paper: the other entries of a page are for machines. */
static void meta_open(Markup *markup, Attributes all) {
  static const char *const names[] = {"date", "kind", "received", "topic", NULL};
  Text name = attribute(all, "name");
  for (size_t i = 0; names[i]; i++)
    if (text_is(name, names[i])) front_add(markup, names[i], attribute(all, "content"));
}

static void capture_open(Markup *markup) {
  markup->captured[markup->flow.depth - 1] = true;
  flow_capture(&markup->flow);
}

static void front_open(Markup *markup) {
  bool wanted = markup->heads && !markup->sections;
  if (wanted) capture_open(markup);
  else if (markup->heads) markup->flow.quiet = markup->flow.depth;
}

/* ---- Titles ---- */

/* A list begins behind its title, though its element begins before: the empty list becomes the paragraph of the title, and
 * another list stands for it. */
static void title_before_list(Flow *flow, DocNode *list) {
  DocNode *again = doc_add(flow->arena, list->parent, DOC_LIST);
  again->ordered = list->ordered, again->start = list->start, again->tight = list->tight, again->line = list->line;
  list->kind = DOC_PARAGRAPH;
  list->ordered = list->tight = 0;
  list->start = 0;
  flow->frames[flow->depth - 2].inside = again;
  flow->at = list;
}

static void title_paragraph(Flow *flow) {
  DocNode *outer = flow->depth > 1 ? flow->frames[flow->depth - 2].inside : flow->root;
  bool empty_list = outer->kind == DOC_LIST && !outer->first && !outer->next;
  if (empty_list) title_before_list(flow, outer);
  else flow_block(flow, DOC_PARAGRAPH);
  flow_span(flow, DOC_STRONG);
}

static void title_open(Markup *markup) {
  Mark outer = outer_mark(markup, markup->flow.depth - 1);
  if (outer == MARK_TOP || outer == MARK_TABLE) capture_open(markup);
  else if (outer == MARK_SECTION) flow_heading(&markup->flow, (int64_t)markup->sections);
  else title_paragraph(&markup->flow);
}

static DocNode *table_around(const Flow *flow) {
  DocNode *node = flow->depth > 1 ? flow->frames[flow->depth - 2].inside : flow->root;
  return node->kind == DOC_TABLE ? node : NULL;
}

static void capture_close(Markup *markup, const MarkName *name) {
  Flow *flow = &markup->flow;
  Text text = text_trim(flow_captured(flow));
  DocNode *table = table_around(flow);
  markup->captured[flow->depth - 1] = false;
  if (name->front) front_add(markup, name->front, text);
  else if (table) table->title = table->title.len ? table->title : text;
  else if (name->mark == MARK_TITLE) front_add(markup, "title", text);
}

/* ---- Tables ---- */

static void column_open(Markup *markup, Attributes all) {
  int64_t number = attribute_number(all, "colnum", (int64_t)markup->column_count + 1);
  if (number < 1 || number > MOST_COLUMNS) return;
  markup->columns[number - 1] = text_copy(markup->flow.arena, attribute(all, "colname"));
  markup->column_count = (size_t)number;
}

static int64_t column_number(const Markup *markup, Text name) {
  for (size_t i = 0; name.len && i < MOST_COLUMNS; i++)
    if (text_equal(markup->columns[i], name)) return (int64_t)i + 1;
  return 0;
}

/* While a row is open, `ordered` says that not all of its cells are heads. */
static void cell_open(Markup *markup, bool head, Attributes all) {
  int64_t first = column_number(markup, attribute(all, "namest")), last = column_number(markup, attribute(all, "nameend"));
  int64_t wide = first && last >= first ? last - first + 1 : attribute_number(all, "colspan", 1);
  int64_t high = attribute_number(all, "morerows", 0);
  high = high > 0 && high < INT32_MAX ? high + 1 : attribute_number(all, "rowspan", 1);
  DocNode *cell = flow_cell(&markup->flow, wide, high == 0 ? INT32_MAX : high); /* rowspan="0": down to the end */
  if (cell && !head) cell->parent->ordered = 1;
}

/* A first row of nothing but <th> is a head, with or without <thead>. */
static void row_close(Flow *flow) {
  DocNode *row = flow->at;
  if (row->kind != DOC_ROW) return;
  if (!row->ordered && row->first && row == row->parent->first) row->parent->head_rows = 1;
  row->ordered = 0;
}

/* ---- Links and pictures ---- */

static void link_open(Flow *flow, Attributes all) {
  static const char *const names[] = {"href", "url", NULL}, *const here[] = {"linkend", NULL};
  Text target = attribute_first(all, names), id = attribute_first(all, here);
  if (target.len == 0 && id.len) target = text_format(flow->arena, "#%.*s", TEXT_ARG(id));
  if (target.len) flow_link(flow, target);
}

static void image_open(Flow *flow, Attributes all) {
  static const char *const targets[] = {"src", "fileref", NULL}, *const alternatives[] = {"alt", "title", NULL};
  Text target = attribute_first(all, targets);
  if (target.len) flow_image(flow, target, attribute_first(all, alternatives));
}

/* ---- Events ---- */

static bool is_span(const Markup *markup, Mark mark) {
  switch (mark) {
  case MARK_PASS: case MARK_DROP: case MARK_LEFT_OUT: case MARK_FRONT: case MARK_META: case MARK_COLUMN: case MARK_STRONG:
  case MARK_EMPH: case MARK_STRIKE: case MARK_LINK: case MARK_IMAGE: case MARK_BREAK: case MARK_NOTE: case MARK_QUOTED:
  case MARK_CODE: return true;
  case MARK_TITLE: case MARK_CAPTION: return outer_mark(markup, markup->flow.depth) == MARK_TABLE;
  case MARK_BOX: case MARK_TOP: case MARK_HEAD: case MARK_SECTION: case MARK_HEADING: case MARK_PARAGRAPH: case MARK_LIST:
  case MARK_ITEM: case MARK_TERM: case MARK_TABLE: case MARK_HEAD_ROWS: case MARK_ROW: case MARK_CELL: case MARK_QUOTE:
  case MARK_PRE: case MARK_RULE: return false;
  }
  return true;
}

static bool is_bold(Attributes all) {
  Text role = attribute(all, "role");
  return text_is(role, "strong") || text_is(role, "bold");
}

static void term_open(Flow *flow) {
  flow_item(flow);
  flow_span(flow, DOC_STRONG);
}

static void caption_open(Markup *markup) {
  if (table_around(&markup->flow)) capture_open(markup);
  else flow_block(&markup->flow, DOC_PARAGRAPH);
}

static void mark_open(Markup *markup, const MarkName *name, Attributes all, Text written) {
  Flow *flow = &markup->flow;
  switch (name->mark) {
  case MARK_PASS: case MARK_BOX: break;
  case MARK_DROP: flow->quiet = flow->depth; break;
  case MARK_LEFT_OUT: tell_left_out(markup, written); flow->quiet = flow->depth; break;
  case MARK_TOP: front_add(markup, "lang", attribute(all, "lang")); break;
  case MARK_HEAD: markup->heads++; break;
  case MARK_FRONT: front_open(markup); break;
  case MARK_META: meta_open(markup, all); break;
  case MARK_SECTION: markup->sections++; break;
  case MARK_TITLE: title_open(markup); break;
  case MARK_HEADING: flow_heading(flow, name->value); break;
  case MARK_PARAGRAPH: flow_block(flow, DOC_PARAGRAPH); break;
  case MARK_LIST: flow_list(flow, name->value, attribute_number(all, "start", attribute_number(all, "startingnumber", 1))); break;
  case MARK_ITEM: flow_item(flow); break;
  case MARK_TERM: term_open(flow); break;
  case MARK_TABLE: flow_table(flow); markup->column_count = 0; memset(markup->columns, 0, sizeof markup->columns); break;
  case MARK_CAPTION: caption_open(markup); break;
  case MARK_COLUMN: column_open(markup, all); break;
  case MARK_HEAD_ROWS: markup->head_rows++; break;
  case MARK_ROW: flow_row(flow, markup->head_rows > 0); break;
  case MARK_CELL: cell_open(markup, name->value, all); break;
  case MARK_QUOTE: flow_block(flow, DOC_QUOTE); break;
  case MARK_PRE: flow_code_begin(flow, true, attribute(all, "language")); break;
  case MARK_RULE: flow_block(flow, DOC_RULE); break;
  case MARK_STRONG: flow_span(flow, DOC_STRONG); break;
  case MARK_EMPH: flow_span(flow, is_bold(all) ? DOC_STRONG : DOC_EMPH); break;
  case MARK_STRIKE: flow_span(flow, DOC_STRIKE); break;
  case MARK_CODE: flow_code_begin(flow, false, TEXT_NONE); break;
  case MARK_LINK: link_open(flow, all); break;
  case MARK_IMAGE: image_open(flow, all); break;
  case MARK_BREAK: flow_break(flow); break;
  case MARK_NOTE: flow_note(flow); break;
  case MARK_QUOTED: flow_text(flow, TEXT("“")); break;
  }
}

static void mark_close(Markup *markup, const MarkName *name) {
  Flow *flow = &markup->flow;
  switch (name->mark) {
  case MARK_HEAD: markup->heads--; break;
  case MARK_SECTION: markup->sections--; break;
  case MARK_TITLE: case MARK_HEADING: flow_heading_end(flow); break;
  case MARK_ITEM: flow_item_end(flow); break;
  case MARK_TABLE: flow_table_end(flow); break;
  case MARK_HEAD_ROWS: markup->head_rows--; break;
  case MARK_ROW: row_close(flow); break;
  case MARK_PRE: case MARK_CODE: flow_code_end(flow); break;
  case MARK_NOTE: flow->last = flow->frames[flow->depth - 1].last; break;
  case MARK_QUOTED: flow_text(flow, TEXT("”")); break;
  case MARK_CELL: case MARK_PASS: case MARK_BOX: case MARK_DROP: case MARK_LEFT_OUT: case MARK_TOP: case MARK_FRONT:
  case MARK_META: case MARK_PARAGRAPH: case MARK_LIST: case MARK_TERM: case MARK_CAPTION: case MARK_COLUMN: case MARK_QUOTE:
  case MARK_RULE: case MARK_STRONG: case MARK_EMPH: case MARK_STRIKE: case MARK_LINK: case MARK_IMAGE: case MARK_BREAK: break;
  }
}

/* In code only text and line breaks count; in what is skipped, nothing. */
static const MarkName *name_here(const Markup *markup, Text space, Text name) {
  const MarkName *found = name_find(markup, space, name);
  if (markup->flow.quiet) return &unknown;
  return markup->flow.capturing && found->mark != MARK_BREAK ? &unknown : found;
}

static bool on_open(void *state, Text space, Text name, const XmlAttribute *attributes, size_t count, uint32_t line) {
  Markup *markup = state;
  Flow *flow = &markup->flow;
  const MarkName *here = name_here(markup, space, name);
  flow->line = line;
  markup->names[flow->depth] = here;
  markup->captured[flow->depth] = false;
  flow_push(flow, (int)here->mark, is_span(markup, here->mark));
  mark_open(markup, here, (Attributes){attributes, count}, name);
  flow_settle(flow);
  return true;
}

static bool on_close(void *state, Text space, Text name) {
  Markup *markup = state;
  Flow *flow = &markup->flow;
  (void)space, (void)name;
  const MarkName *here = markup->names[flow->depth - 1];
  flow_pop(flow);
  if (markup->captured[flow->depth - 1]) capture_close(markup, here);
  else mark_close(markup, here);
  flow_popped(flow);
  return true;
}

static bool on_text(void *state, Text text) {
  flow_text(&((Markup *)state)->flow, text);
  return true;
}

DocNode *markup_read(Text xml, const Vocabulary *vocabulary, Text file, Arena *arena, DiagList *diags, Value **front) {
  Markup *markup = arena_alloc(arena, sizeof *markup);
  markup->vocabulary = vocabulary;
  markup->front = value_new(arena, VALUE_MAP, TEXT_NONE, TEXT_NONE, 1, 1);
  markup->front_end = &markup->front->first;
  XmlHandler handler = {markup, on_open, on_close, on_text};
  flow_begin(&markup->flow, file, arena, diags);
  bool good = read_xml(xml, file, &read_limits, &handler, diags);
  DocNode *root = flow_end(&markup->flow);
  *front = good ? markup->front : NULL;
  return good ? root : NULL;
}
