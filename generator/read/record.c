/* SPDX-License-Identifier: MIT
 *
 * Our own XML vocabulary for papers that come out of other programs: record.rng is its grammar, record.example.xml shows
 * it in use.
 * Takes: XML events. Gives: the tree and the fields of one record, in the arena. Owns nothing beyond the call.
 *
 * Elements that are not known, or stand where they cannot, let what they hold through, with a diagnostic: a paper must not
 * lose text because of a name. White space is as in Markdown: one space, and none between Han at a line end.
 */
#include "read/read_in.h"

#include <string.h>

enum { DEEPEST = 256, MOST_TOLD = 20, MOST_SPANS = 32 };

typedef enum Element {
  IS_UNKNOWN, IS_RECORD, IS_TITLE, IS_FIELD, IS_BODY, IS_SECTION, IS_HEADING, IS_P, IS_LIST, IS_ITEM, IS_TABLE, IS_ROW,
  IS_CELL, IS_QUOTE, IS_CODE, IS_STRONG, IS_EM, IS_A, IS_BR
} Element;

static const char *const element_names[] = {
    NULL, "record", "title", "field", "body", "section", "heading", "p", "list", "item",
    "table", "row", "cell", "quote", "code", "strong", "em", "a", "br"};

/* An open element, where the reader stood outside it, and the node it made (or let pass). Text may lead the reader away. */
typedef struct Frame {
  Element element;
  DocNode *outside, *inside;
} Frame;

typedef struct Attributes {
  const XmlAttribute *at;
  size_t count;
} Attributes;

typedef enum Gap { GAP_NONE, GAP_SPACE, GAP_LINE } Gap;

typedef struct RecordReader {
  Text file;
  Arena *arena;
  DiagList *diags;
  DocNode *root, *at;
  DocNode *loose;      /* a paragraph that text without one was put into */
  Value *front, **front_end;
  Frame frames[DEEPEST + 1];
  size_t depth, sections, spans;
  Buf run;             /* text not yet in the tree */
  Gap gap;             /* white space not yet in the text */
  int32_t last;        /* character before the gap; 0 = start of a line */
  Buf *capture;        /* title, field or code at hand: text as it stands goes here */
  Buf captured;
  Text field;          /* name of the field at hand */
  uint32_t line;
  Slugs slugs;
  TextList told;       /* unknown names that were complained about */
  unsigned links_told;
  bool is_record, table_told;
} RecordReader;

/* ---- Small helps ---- */

static Text attribute(Attributes attributes, const char *name) {
  for (size_t i = 0; i < attributes.count; i++)
    if (attributes.at[i].space.len == 0 && text_is(attributes.at[i].name, name)) return attributes.at[i].value;
  return TEXT_NONE;
}

static bool attribute_yes(Attributes attributes, const char *name) {
  Text value = attribute(attributes, name);
  return text_is(value, "yes") || text_is(value, "true") || text_is(value, "1");
}

static Element element_of(Text space, Text name) {
  if (space.len > 0 && !text_is(space, RECORD_SPACE)) return IS_UNKNOWN;
  for (size_t i = 1; i < sizeof element_names / sizeof *element_names; i++)
    if (text_is(name, element_names[i])) return (Element)i;
  return IS_UNKNOWN;
}

static Text kept(RecordReader *reader, Text text) {
  return text_copy(reader->arena, clean_strip(reader->arena, text, NULL));
}

/* Each name once, and not without end. */
static void tell_unknown(RecordReader *reader, Text name) {
  for (size_t i = 0; i < reader->told.len; i++)
    if (text_equal(reader->told.at[i], name)) return;
  if (reader->told.len == MOST_TOLD) return;
  *list_add(reader->arena, &reader->told) = text_copy(reader->arena, name);
  diag_add(reader->diags, DIAG_XML_VOCABULARY, where_of(reader->file, reader->line, 0), name, TEXT_NONE, TEXT_NONE);
}

/* ---- Front: attributes of the record, title, fields ---- */

static void front_add(RecordReader *reader, Text name, Text text) {
  if (value_get(reader->front, text_cstr(reader->arena, name))) {
    diag_add(reader->diags, DIAG_RECORD_DUPLICATE, where_of(reader->file, reader->line, 0), name, TEXT_NONE, TEXT_NONE);
    return;
  }
  Value *value = value_new(reader->arena, VALUE_TEXT, kept(reader, name), kept(reader, text), reader->line, 0);
  *reader->front_end = value;
  reader->front_end = &value->next;
}

static void record_open(RecordReader *reader, Attributes attributes) {
  static const char *const names[] = {"kind", "date", "received", "lang"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    Text value = text_trim(attribute(attributes, names[i]));
    if (value.len) front_add(reader, text_of(names[i]), value);
  }
}

static void capture_begin(RecordReader *reader) {
  buf_reset(&reader->captured);
  reader->capture = &reader->captured;
}

/* ---- Text ---- */

static void run_flush(RecordReader *reader) {
  doc_add_text(reader->arena, reader->at, buf_view(&reader->run));
  buf_reset(&reader->run);
}

static void line_begin(RecordReader *reader) {
  reader->gap = GAP_NONE;
  reader->last = 0;
}

/* Loose text in an item, a cell or the body gets a paragraph; text after text goes on in the same one. */
static void need_inlines(RecordReader *reader) {
  if (doc_may_hold(reader->at->kind, DOC_TEXT)) return;
  if (!reader->loose || reader->loose->parent != reader->at || reader->at->last != reader->loose) {
    while (!doc_may_hold(reader->at->kind, DOC_PARAGRAPH)) reader->at = reader->at->parent;
    reader->loose = doc_add(reader->arena, reader->at, DOC_PARAGRAPH);
    reader->loose->line = reader->line;
    line_begin(reader);
  }
  reader->at = reader->loose;
}

static void gap_put(RecordReader *reader, int32_t next) {
  bool space = reader->gap != GAP_NONE && reader->last && !(reader->gap == GAP_LINE && char_joins(reader->last, next));
  if (space) buf_char(&reader->run, ' ');
  reader->gap = GAP_NONE;
}

static bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static void word_put(RecordReader *reader, Text word) {
  need_inlines(reader);
  gap_put(reader, char_first(word));
  buf_text(&reader->run, word);
  reader->last = char_last(word);
}

static void text_put(RecordReader *reader, Text text) {
  size_t at = 0;
  while (at < text.len) {
    size_t from = at;
    for (; at < text.len && is_blank(text.at[at]); at++)
      reader->gap = text.at[at] == '\n' ? GAP_LINE : reader->gap == GAP_LINE ? GAP_LINE : GAP_SPACE;
    for (from = at; at < text.len && !is_blank(text.at[at]);) at++;
    if (at > from) word_put(reader, text_slice(text, from, at));
  }
}

/* ---- Blocks and inlines ---- */

/* Goes out to where such a block may stand; NULL when nowhere. */
static DocNode *block_open(RecordReader *reader, DocKind kind) {
  run_flush(reader);
  line_begin(reader);
  DocNode *holder = reader->at;
  while (holder && !doc_may_hold(holder->kind, kind)) holder = holder->parent;
  if (!holder) return NULL;
  DocNode *block = doc_add(reader->arena, holder, kind);
  block->line = reader->line;
  reader->at = block;
  return block;
}

static bool inside(const DocNode *node, DocKind kind) {
  while (node && node->kind != kind) node = node->parent;
  return node;
}

/* Spans beyond the limit, and links in links, let their text through. */
static DocNode *span_open(RecordReader *reader, DocKind kind) {
  need_inlines(reader);
  if (reader->spans >= MOST_SPANS || (kind == DOC_LINK && inside(reader->at, DOC_LINK))) return NULL;
  bool waits = reader->gap == GAP_LINE && char_joins(reader->last, 0x4E00); /* the first word inside decides */
  if (!waits) gap_put(reader, 'a');
  run_flush(reader);
  DocNode *span = doc_add(reader->arena, reader->at, kind);
  reader->at = span;
  return span;
}

static void link_open(RecordReader *reader, Attributes attributes) {
  DocNode *link = span_open(reader, DOC_LINK);
  if (!link) return;
  link->line = reader->line;
  link_set(link, kept(reader, attribute(attributes, "href")), false, where_of(reader->file, reader->line, 0), reader->diags,
           &reader->links_told);
}

static void break_add(RecordReader *reader) {
  need_inlines(reader);
  run_flush(reader);
  doc_add(reader->arena, reader->at, DOC_BREAK);
  line_begin(reader);
}

static void heading_open(RecordReader *reader, int64_t level) {
  DocNode *heading = block_open(reader, DOC_HEADING);
  if (heading) heading->level = (uint8_t)(level < 1 ? 1 : level > 6 ? 6 : level);
}

static void heading_close(RecordReader *reader) {
  DocNode *heading = reader->at;
  if (heading->kind == DOC_HEADING) heading->id = slug_make(reader->arena, &reader->slugs, doc_plain(reader->arena, heading));
}

static void list_open(RecordReader *reader, Attributes attributes) {
  DocNode *list = block_open(reader, DOC_LIST);
  int64_t start = 1;
  if (!list) return;
  list->ordered = attribute_yes(attributes, "ordered");
  if (!text_to_int(attribute(attributes, "start"), &start) || start < 0 || start > 999999999) start = 1;
  list->start = list->ordered ? (uint32_t)start : 0;
  list->tight = 1;
}

static void item_close(RecordReader *reader) {
  DocNode *item = reader->at;
  bool parted = item->kind == DOC_ITEM && item->first && item->first->next && item->first->next->kind == DOC_PARAGRAPH;
  if (parted) item->parent->tight = 0;
}

/* Code within text, or a block of it: where a block may stand and no line of text has begun. */
static bool code_is_inline(const RecordReader *reader) {
  if (doc_may_hold(reader->at->kind, DOC_CODE) || reader->at->kind == DOC_CELL) return true;
  return reader->loose && reader->at->last == reader->loose && reader->last;
}

static void code_open(RecordReader *reader) {
  if (code_is_inline(reader)) {
    span_open(reader, DOC_CODE);
  } else {
    block_open(reader, DOC_CODE_BLOCK);
  }
  capture_begin(reader);
}

static void code_close(RecordReader *reader) {
  Text code = buf_view(&reader->captured);
  if (reader->at->kind == DOC_CODE_BLOCK) {
    if (text_starts(code, TEXT("\n"))) code = text_slice(code, 1, code.len);
    if (text_ends(code, TEXT("\n"))) code.len--;
  }
  reader->capture = NULL;
  if (reader->at->kind != DOC_CODE && reader->at->kind != DOC_CODE_BLOCK) {
    text_put(reader, text_copy(reader->arena, code));
    return;
  }
  reader->at->text = kept(reader, code);
  reader->last = char_last(code);
}

/* ---- Tables ---- */

static void table_told(RecordReader *reader) {
  if (reader->table_told) return;
  reader->table_told = true;
  Text columns = text_format(reader->diags->arena, "%zu", read_limits.table_columns);
  Text rows = text_format(reader->diags->arena, "%zu", read_limits.table_rows);
  diag_add(reader->diags, DIAG_TABLE_LIMIT, where_of(reader->file, reader->line, 0), columns, rows, TEXT_NONE);
}

/* While a table is open, column_count is the longest row so far and span_rows of the table its number of rows. */
static void row_open(RecordReader *reader, Attributes attributes) {
  DocNode *table = reader->at;
  if (table->kind == DOC_TABLE && table->span_rows > read_limits.table_rows) {
    table_told(reader);
    reader->at = table->parent;
    return;
  }
  DocNode *row = block_open(reader, DOC_ROW);
  if (!row) return;
  table = row->parent;
  if (attribute_yes(attributes, "head") && table->head_rows == table->span_rows) table->head_rows++;
  table->span_rows++;
}

static size_t row_cells(const DocNode *row) {
  size_t cells = 0;
  for (const DocNode *cell = row->first; cell; cell = cell->next) cells++;
  return cells;
}

/* Cells beyond the last column go on in the last cell. */
static void cell_open(RecordReader *reader) {
  DocNode *row = reader->at;
  if (row->kind == DOC_ROW && row_cells(row) == read_limits.table_columns) {
    table_told(reader);
    line_begin(reader);
    reader->loose = NULL;
    reader->at = row->last;
    return;
  }
  if (!block_open(reader, DOC_CELL)) return;
  row = reader->at->parent;
  size_t cells = row_cells(row);
  if (cells > row->parent->column_count) row->parent->column_count = (uint16_t)cells;
}

static void table_close(RecordReader *reader) {
  DocNode *table = reader->at, *next;
  if (table->kind != DOC_TABLE) return;
  if (table->column_count == 0) {
    for (; table->first; doc_unlink(table->first)) continue;
    table->kind = DOC_GROUP;
    table->span_rows = table->head_rows = 0;
    return;
  }
  table->columns = arena_alloc(reader->arena, table->column_count * sizeof *table->columns);
  size_t budget = TABLE_PAD_FIRST;
  for (next = table->first; next; next = next->next) {
    size_t cells = row_cells(next);
    budget += cells; /* <cell/> alone has more bytes than that */
    table_pad(reader->arena, table, next, cells, &budget);
  }
  table->span_rows = 0;
}

/* ---- Events ---- */

static void title_open(RecordReader *reader) {
  const Frame *outer = reader->depth > 1 ? &reader->frames[reader->depth - 2] : NULL;
  if (outer && outer->element == IS_SECTION)
    heading_open(reader, (int64_t)reader->sections);
  else
    capture_begin(reader);
}

static void level_open(RecordReader *reader, Attributes attributes) {
  int64_t level = 1;
  if (!text_to_int(attribute(attributes, "level"), &level)) level = 1;
  heading_open(reader, level);
}

static void field_open(RecordReader *reader, Attributes attributes) {
  reader->field = kept(reader, text_trim(attribute(attributes, "name")));
  if (reader->field.len == 0) tell_unknown(reader, TEXT("field"));
  capture_begin(reader);
}

static void element_open(RecordReader *reader, Element element, Attributes attributes) {
  switch (element) {
  case IS_UNKNOWN: break;
  case IS_RECORD: record_open(reader, attributes); break;
  case IS_TITLE: title_open(reader); break;
  case IS_FIELD: field_open(reader, attributes); break;
  case IS_BODY: break;
  case IS_SECTION: reader->sections++; break;
  case IS_HEADING: level_open(reader, attributes); break;
  case IS_P: block_open(reader, DOC_PARAGRAPH); break;
  case IS_LIST: list_open(reader, attributes); break;
  case IS_ITEM: block_open(reader, DOC_ITEM); break;
  case IS_TABLE: block_open(reader, DOC_TABLE); break;
  case IS_ROW: row_open(reader, attributes); break;
  case IS_CELL: cell_open(reader); break;
  case IS_QUOTE: block_open(reader, DOC_QUOTE); break;
  case IS_CODE: code_open(reader); break;
  case IS_STRONG: span_open(reader, DOC_STRONG); reader->spans++; break;
  case IS_EM: span_open(reader, DOC_EMPH); reader->spans++; break;
  case IS_A: link_open(reader, attributes); reader->spans++; break;
  case IS_BR: break_add(reader); break;
  }
}

/* Rows, cells and items mean something in their table or list only. */
static bool is_misplaced(const RecordReader *reader, Element element) {
  bool top = reader->depth == 1;
  switch (element) {
  case IS_ITEM: return !inside(reader->at, DOC_LIST);
  case IS_ROW: return !inside(reader->at, DOC_TABLE);
  case IS_CELL: return !inside(reader->at, DOC_ROW);
  case IS_RECORD: return reader->depth > 0;
  case IS_FIELD: case IS_BODY: return !top;
  case IS_TITLE: return !top && reader->frames[reader->depth - 1].element != IS_SECTION;
  case IS_UNKNOWN: return true;
  case IS_SECTION: case IS_HEADING: case IS_P: case IS_LIST: case IS_TABLE: case IS_QUOTE: case IS_CODE: case IS_STRONG:
  case IS_EM: case IS_A: case IS_BR: return false;
  }
  return false;
}

static bool is_span(Element element) {
  return element == IS_STRONG || element == IS_EM || element == IS_A || element == IS_BR || element == IS_UNKNOWN;
}

/* A block ends the paragraph that loose text was put into: text behind the block gets another. */
static void loose_leave(RecordReader *reader, Element element) {
  if (!reader->loose || reader->at != reader->loose || is_span(element)) return;
  if (element == IS_CODE && code_is_inline(reader)) return;
  run_flush(reader);
  reader->at = reader->frames[reader->depth - 1].inside;
}

static bool on_open(void *state, Text space, Text name, const XmlAttribute *attributes, size_t count, uint32_t line) {
  RecordReader *reader = state;
  Element element = element_of(space, name);
  reader->line = line;
  if (reader->depth == 0 && element != IS_RECORD) return false;
  reader->is_record = true;
  if (reader->capture) element = IS_UNKNOWN; /* within a title, a field or code only text counts */
  loose_leave(reader, element);
  if (is_misplaced(reader, element)) {
    tell_unknown(reader, name);
    element = IS_UNKNOWN;
  }
  Frame *frame = &reader->frames[reader->depth++];
  *frame = (Frame){.element = element, .outside = reader->at};
  element_open(reader, element, (Attributes){attributes, count});
  frame->inside = reader->at;
  return true;
}

static void title_close(RecordReader *reader) {
  if (!reader->capture) {
    heading_close(reader);
    return;
  }
  reader->capture = NULL;
  front_add(reader, TEXT("title"), text_trim(buf_view(&reader->captured)));
}

static void field_close(RecordReader *reader) {
  reader->capture = NULL;
  if (reader->field.len) front_add(reader, reader->field, text_trim(buf_view(&reader->captured)));
}

static void element_close(RecordReader *reader, Element element) {
  switch (element) {
  case IS_TITLE: title_close(reader); break;
  case IS_FIELD: field_close(reader); break;
  case IS_SECTION: reader->sections--; break;
  case IS_HEADING: heading_close(reader); break;
  case IS_ITEM: item_close(reader); break;
  case IS_TABLE: table_close(reader); break;
  case IS_CODE: code_close(reader); break;
  case IS_STRONG: case IS_EM: case IS_A: reader->spans--; break;
  case IS_UNKNOWN: case IS_RECORD: case IS_BODY: case IS_P: case IS_LIST: case IS_ROW: case IS_CELL: case IS_QUOTE:
  case IS_BR: break;
  }
}

static bool on_close(void *state, Text space, Text name) {
  RecordReader *reader = state;
  (void)space, (void)name;
  Frame frame = reader->frames[--reader->depth];
  run_flush(reader);
  reader->at = frame.inside;
  element_close(reader, frame.element);
  run_flush(reader);
  reader->at = frame.outside;
  if (is_span(frame.element) || frame.element == IS_CODE) return true;
  line_begin(reader);
  reader->loose = NULL;
  return true;
}

static bool on_text(void *state, Text text) {
  RecordReader *reader = state;
  text = clean_strip(reader->arena, text, NULL);
  if (reader->capture)
    buf_text(reader->capture, text);
  else
    text_put(reader, text);
  return true;
}

DocNode *record_read(Text bytes, Text file, Arena *arena, DiagList *diags, Value **front) {
  RecordReader *reader = arena_alloc(arena, sizeof *reader);
  *reader = (RecordReader){.file = file, .arena = arena, .diags = diags, .root = doc_new(arena)};
  reader->at = reader->root;
  reader->front = value_new(arena, VALUE_MAP, TEXT_NONE, TEXT_NONE, 1, 1);
  reader->front_end = &reader->front->first;
  XmlHandler handler = {reader, on_open, on_close, on_text};
  bool good = read_xml(bytes, file, &read_limits, &handler, diags);
  buf_free(&reader->run);
  buf_free(&reader->captured);
  *front = good ? reader->front : NULL;
  return good ? reader->root : NULL;
}
