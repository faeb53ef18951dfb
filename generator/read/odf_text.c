/* SPDX-License-Identifier: MIT
 *
 * Text of an OpenDocument: content.xml of an .odt, or a whole flat .fodt.
 * Takes: decoded XML, and styles.xml where it is a file of its own. Gives: the tree of a Paper. Owns nothing beyond the call.
 *
 * What a reader of the printed page would see is read: text, headings, lists, tables, notes, links. What was deleted, what
 * somebody remarked on, indexes and forms are not. Of the look only bold, italic and struck out count, where a named or
 * automatic style of text says so; what is centred and how large letters are tells a title (headline.h).
 */
#include "read/flow_in.h"
#include "read/headline.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_COPIES = 10000, MOST_COPIED_TEXT = 1 << 20, MOST_PARENTS = 16, USUAL_SIZE = 24 };

typedef enum OdfElement {
  ODF_PASS,
  ODF_DROP,
  ODF_BODY,
  ODF_P,
  ODF_H,
  ODF_SPAN,
  ODF_A,
  ODF_SPACE,
  ODF_BREAK,
  ODF_LIST,
  ODF_ITEM,
  ODF_NOTE,
  ODF_TABLE,
  ODF_HEAD_ROWS,
  ODF_ROW,
  ODF_CELL,
  ODF_FRAME,
  ODF_IMAGE,
  ODF_ALT,
  ODF_PAGE,
  ODF_STYLE,
  ODF_USUAL,
  ODF_LOOK,
  ODF_PLACE,
  ODF_LIST_STYLE,
  ODF_NUMBER,
  ODF_BULLET
} OdfElement;

typedef struct OdfName {
  const char *space, *name;
  OdfElement element;
} OdfName;

/* What is not here lets its content through: fields, sections, ruby, bookmarks. */
static const OdfName odf_names[] = {
    {"office", "text", ODF_BODY},
    {"office", "annotation", ODF_DROP},
    {"office", "forms", ODF_DROP},
    {"office", "scripts", ODF_DROP},
    {"office", "settings", ODF_DROP},
    {"office", "meta", ODF_DROP},
    {"office", "binary-data", ODF_DROP},
    {"office", "master-styles", ODF_DROP},
    {"text", "p", ODF_P},
    {"text", "h", ODF_H},
    {"text", "span", ODF_SPAN},
    {"text", "a", ODF_A},
    {"text", "s", ODF_SPACE},
    {"text", "tab", ODF_SPACE},
    {"text", "line-break", ODF_BREAK},
    {"text", "soft-page-break", ODF_DROP},
    {"text", "list", ODF_LIST},
    {"text", "list-item", ODF_ITEM},
    {"text", "list-header", ODF_ITEM},
    {"text", "note-body", ODF_NOTE},
    {"text", "note-citation", ODF_DROP},
    {"text", "ruby-text", ODF_DROP},
    {"text", "tracked-changes", ODF_DROP},
    {"text", "table-of-content", ODF_DROP},
    {"text", "illustration-index", ODF_DROP},
    {"text", "table-index", ODF_DROP},
    {"text", "object-index", ODF_DROP},
    {"text", "user-index", ODF_DROP},
    {"text", "alphabetical-index", ODF_DROP},
    {"text", "bibliography", ODF_DROP},
    {"text", "sequence-decls", ODF_DROP},
    {"text", "variable-decls", ODF_DROP},
    {"text", "user-field-decls", ODF_DROP},
    {"text", "page-number", ODF_DROP},
    {"text", "list-style", ODF_LIST_STYLE},
    {"text", "list-level-style-number", ODF_NUMBER},
    {"text", "list-level-style-bullet", ODF_BULLET},
    {"text", "list-level-style-image", ODF_BULLET},
    {"table", "table", ODF_TABLE},
    {"table", "table-header-rows", ODF_HEAD_ROWS},
    {"table", "table-row", ODF_ROW},
    {"table", "table-cell", ODF_CELL},
    {"table", "covered-table-cell", ODF_DROP},
    {"drawing", "frame", ODF_FRAME},
    {"drawing", "image", ODF_IMAGE},
    {"drawing", "object", ODF_DROP},
    {"drawing", "object-ole", ODF_DROP},
    {"svg", "title", ODF_ALT},
    {"svg", "desc", ODF_ALT},
    {"style", "style", ODF_STYLE},
    {"style", "default-style", ODF_USUAL},
    {"style", "text-properties", ODF_LOOK},
    {"style", "paragraph-properties", ODF_PLACE},
};

/* What counts of a style. */
typedef struct OdfStyle {
  Text family, name, parent;
  size_t order; /* of appearance */
  int64_t heading; /* outline level; 0 = none */
  bool strong, emph, strike;
  bool no_strong, no_emph; /* said to be plain, whatever its parent is */
  bool centred, placed; /* placed: what it says of its place counts */
  unsigned size, percent; /* of letters: half points, or of what the parent has; 0 = not said */
  uint32_t numbered; /* of a list: a bit for each level */
} OdfStyle;

typedef struct OdfReader {
  Flow flow;
  LIST(OdfStyle) styles;
  OdfStyle *style; /* the one at hand */
  bool in_body;
  size_t head_rows; /* depth of open table-header-rows */
  size_t copies, copied_text;
  Paper *paper; /* its list of pictures */
  DocNode *image; /* of the frame at hand, waiting for its description */
  const OdfStyle *lists[FLOW_DEEPEST + 1]; /* style in force, by depth of lists */
  size_t list_depth;
  int64_t repeats[FLOW_DEEPEST + 1]; /* of the row or cell that is open at this depth of elements */
  TextLook looks[FLOW_DEEPEST + 1]; /* of text, by depth of elements */
  unsigned usual; /* size of letters where no style says it */
  Headline headline;
} OdfReader;

typedef struct OdfAttributes {
  const XmlAttribute *at;
  size_t count;
} OdfAttributes;

/* ---- Names ---- */

/* "text" of urn:oasis:names:tc:opendocument:xmlns:text:1.0; SVG and FO end in "-compatible:1.0". */
static bool space_is(Text space, const char *name) {
  Text start = TEXT("urn:oasis:names:tc:opendocument:xmlns:");
  if (!text_starts(space, start)) return false;
  space = text_slice(space, start.len, space.len);
  Text rest = text_slice(space, strlen(name) < space.len ? strlen(name) : space.len, space.len);
  return text_starts(space, text_of(name)) && (text_is(rest, ":1.0") || text_is(rest, "-compatible:1.0"));
}

static OdfElement element_of(Text space, Text name) {
  for (size_t i = 0; i < sizeof odf_names / sizeof *odf_names; i++)
    if (text_is(name, odf_names[i].name) && space_is(space, odf_names[i].space)) return odf_names[i].element;
  return ODF_PASS;
}

static Text attribute(OdfAttributes all, const char *space, const char *name) {
  for (size_t i = 0; i < all.count; i++)
    if (text_is(all.at[i].name, name) && space_is(all.at[i].space, space)) return all.at[i].value;
  return TEXT_NONE;
}

static int64_t attribute_number(OdfAttributes all, const char *space, const char *name, int64_t otherwise) {
  int64_t value;
  return text_to_int(attribute(all, space, name), &value) ? value : otherwise;
}

/* ---- Styles ---- */

/* Of two with one name the later counts: the document's own styles come behind those of styles.xml. */
static int style_compare(const void *left, const void *right) {
  const OdfStyle *a = left, *b = right;
  int by_name = text_compare(a->name, b->name), by_family = by_name ? by_name : text_compare(a->family, b->family);
  return by_family ? by_family : (a->order > b->order) - (a->order < b->order);
}

/* The styles are sorted when the body begins; nothing is asked of them before. */
static const OdfStyle *style_find(const OdfReader *reader, const char *family, Text name) {
  const OdfStyle key = {.name = name, .family = text_of(family), .order = SIZE_MAX};
  size_t from = 0, to = name.len ? reader->styles.len : 0;
  while (from < to) {
    size_t middle = (from + to) / 2;
    if (style_compare(&reader->styles.at[middle], &key) < 0) from = middle + 1;
    else to = middle;
  }
  const OdfStyle *found = from && name.len ? &reader->styles.at[from - 1] : NULL;
  return found && text_equal(found->name, name) && text_is(found->family, family) ? found : NULL;
}

static void body_begin(OdfReader *reader) {
  reader->in_body = true;
  if (reader->styles.len) qsort(reader->styles.at, reader->styles.len, sizeof *reader->styles.at, style_compare);
  const OdfStyle *usual = style_find(reader, "usual", TEXT("paragraph"));
  reader->usual = usual && usual->size ? usual->size : USUAL_SIZE;
}

static void style_open(OdfReader *reader, Text family, Text name, OdfAttributes all) {
  Arena *arena = reader->flow.arena;
  reader->style = list_add(arena, &reader->styles);
  *reader->style = (OdfStyle){.family = text_copy(arena, family), .name = text_copy(arena, name)};
  reader->style->order = reader->styles.len;
  reader->style->parent = text_copy(arena, attribute(all, "style", "parent-style-name"));
  reader->style->heading = attribute_number(all, "style", "default-outline-level", 0);
}

/* Western and Asian letters have a weight of their own; in a Chinese text the Asian one is what shows. */
static bool look_is(OdfAttributes all, const char *space, const char *name, const char *value) {
  return text_is(attribute(all, space, name), value);
}

/* "16pt" in half points, "80%" of what the parent has. */
static void size_take(OdfStyle *style, Text size) {
  int64_t value;
  size_t digits = 0;
  while (digits < size.len && size.at[digits] >= '0' && size.at[digits] <= '9') digits++;
  if (!text_to_int(text_slice(size, 0, digits), &value) || value <= 0 || value > 1000) return;
  if (text_ends(size, TEXT("%"))) style->percent = (unsigned)value;
  if (!text_ends(size, TEXT("pt"))) return;
  unsigned half_points = 2 * (unsigned)value + text_starts(text_slice(size, digits, size.len), TEXT(".5"));
  if (half_points > style->size) style->size = half_points;
}

static void style_look(OdfStyle *style, OdfAttributes all) {
  Text line = attribute(all, "style", "text-line-through-style");
  bool bold = look_is(all, "xsl-fo", "font-weight", "bold") || look_is(all, "style", "font-weight-asian", "bold");
  bool italic = look_is(all, "xsl-fo", "font-style", "italic") || look_is(all, "style", "font-style-asian", "italic");
  style->strong = style->strong || bold;
  style->emph = style->emph || italic;
  style->strike = style->strike || (line.len && !text_is(line, "none"));
  style->no_strong = !bold && look_is(all, "xsl-fo", "font-weight", "normal");
  style->no_emph = !italic && look_is(all, "xsl-fo", "font-style", "normal");
  size_take(style, attribute(all, "xsl-fo", "font-size"));
  size_take(style, attribute(all, "style", "font-size-asian"));
}

static void style_place(OdfStyle *style, OdfAttributes all) {
  Text align = attribute(all, "xsl-fo", "text-align");
  style->placed = align.len > 0;
  style->centred = text_is(align, "center");
}

/* "Heading_20_1" is the name of that style in every language, whether or not its level is written down. */
static int64_t level_of_name(Text name) {
  Text start = TEXT("Heading_20_");
  bool numbered = name.len == start.len + 1 && text_starts(name, start);
  char digit = numbered ? name.at[start.len] : '0';
  return digit >= '1' && digit <= '9' ? digit - '0' : 0;
}

/* A style with what it has of its parents. */
static OdfStyle style_whole(const OdfReader *reader, const char *family, Text name) {
  OdfStyle whole = {0};
  const OdfStyle *style = style_find(reader, family, name);
  for (int i = 0; style && i < MOST_PARENTS; i++, style = style_find(reader, family, style->parent)) {
    whole.strong = whole.strong || (style->strong && !whole.no_strong);
    whole.emph = whole.emph || (style->emph && !whole.no_emph);
    whole.strike = whole.strike || style->strike;
    whole.no_strong = whole.no_strong || style->no_strong;
    whole.no_emph = whole.no_emph || style->no_emph;
    if (!whole.placed) whole.centred = style->centred, whole.placed = style->placed;
    if (!whole.size && style->size) whole.size = style->size * (whole.percent ? whole.percent : 100) / 100;
    if (!whole.percent) whole.percent = style->percent;
    if (whole.heading == 0) whole.heading = style->heading;
    if (whole.heading == 0 && text_is(style->name, "Title")) whole.heading = 1;
    if (whole.heading == 0) whole.heading = level_of_name(style->name);
  }
  return whole;
}

/* ---- Blocks ---- */

static void paragraph_open(OdfReader *reader, OdfAttributes all) {
  OdfStyle style = style_whole(reader, "paragraph", attribute(all, "text", "style-name"));
  if (style.heading > 0) flow_heading(&reader->flow, style.heading);
  else flow_block(&reader->flow, DOC_PARAGRAPH);
  reader->looks[reader->flow.depth] = (TextLook){style.centred, style.strong, style.size ? style.size : reader->usual};
}

static void look_take(OdfReader *reader, const OdfStyle *style) {
  TextLook *look = &reader->looks[reader->flow.depth];
  look->strong = style->strong || (look->strong && !style->no_strong);
  if (style->size) look->size = style->size;
}

static void heading_open(OdfReader *reader, OdfAttributes all) {
  OdfStyle style = style_whole(reader, "paragraph", attribute(all, "text", "style-name"));
  flow_heading(&reader->flow, attribute_number(all, "text", "outline-level", style.heading ? style.heading : 1));
}

static void span_open(OdfReader *reader, OdfAttributes all) {
  OdfStyle style = style_whole(reader, "text", attribute(all, "text", "style-name"));
  Flow *flow = &reader->flow;
  look_take(reader, &style);
  if (style.strong && !flow_inside(flow->at, DOC_STRONG)) flow_span(flow, DOC_STRONG);
  if (style.emph && !flow_inside(flow->at, DOC_EMPH)) flow_span(flow, DOC_EMPH);
  if (style.strike && !flow_inside(flow->at, DOC_STRIKE)) flow_span(flow, DOC_STRIKE);
}

static void list_open(OdfReader *reader, OdfAttributes all) {
  const OdfStyle *style = style_find(reader, "list", attribute(all, "text", "style-name"));
  size_t depth = reader->list_depth++;
  if (!style && depth) style = reader->lists[depth - 1];
  reader->lists[depth] = style;
  flow_list(&reader->flow, style && depth < 32 && (style->numbered >> depth & 1), 1);
}

static void item_open(OdfReader *reader, OdfAttributes all) {
  DocNode *item = flow_item(&reader->flow);
  int64_t start = attribute_number(all, "text", "start-value", 0);
  bool begins = item && item->parent->ordered && item == item->parent->first && start > 0 && start < 1000000;
  if (begins) item->parent->start = (uint32_t)start;
}

/* ---- Tables ---- */

/* Repeats are for spreadsheets; in a text a few empty cells may carry them. */
static void copies_add(OdfReader *reader, DocNode *node, int64_t times, size_t most) {
  size_t siblings = 0, nodes = 0, text = 0;
  for (const DocNode *sibling = node->parent->first; sibling && times > 1; sibling = sibling->next) siblings++;
  DocWalk walk = doc_walk(node);
  while (times > 1 && nodes <= MOST_COPIES && doc_walk_next(&walk)) {
    nodes += walk.entering;
    text += walk.entering ? walk.node->text.len : 0;
  }
  for (; times > 1 && siblings < most && reader->copies + nodes <= MOST_COPIES &&
         reader->copied_text + text <= MOST_COPIED_TEXT; times--, siblings++) {
    DocNode *copy = doc_copy(reader->flow.arena, node);
    for (DocWalk ids = doc_walk(copy); doc_walk_next(&ids);) ids.node->id = TEXT_NONE;
    copy->parent = node->parent;
    node->parent->last->next = copy;
    node->parent->last = copy;
    reader->copies += nodes;
    reader->copied_text += text;
  }
}

static void row_open(OdfReader *reader, OdfAttributes all) {
  flow_row(&reader->flow, reader->head_rows > 0);
  reader->repeats[reader->flow.depth] = attribute_number(all, "table", "number-rows-repeated", 1);
}

static void cell_open(OdfReader *reader, OdfAttributes all) {
  flow_cell(&reader->flow, attribute_number(all, "table", "number-columns-spanned", 1),
            attribute_number(all, "table", "number-rows-spanned", 1));
  reader->repeats[reader->flow.depth] = attribute_number(all, "table", "number-columns-repeated", 1);
}

static void cell_close(OdfReader *reader) {
  DocNode *cell = reader->flow.at;
  if (cell->kind == DOC_CELL) copies_add(reader, cell, reader->repeats[reader->flow.depth], read_limits.table_columns);
}

static void row_close(OdfReader *reader) {
  DocNode *row = reader->flow.at;
  if (row->kind != DOC_ROW) return;
  size_t before = reader->copies;
  copies_add(reader, row, reader->repeats[reader->flow.depth], read_limits.table_rows);
  if (reader->copies > before) row->parent->span_rows = (uint16_t)(row->parent->span_rows + 1);
}

/* ---- Pictures ---- */

static Text part_of(OdfReader *reader, Text target) {
  if (text_starts(target, TEXT("./"))) target = text_slice(target, 2, target.len);
  return text_copy(reader->flow.arena, target);
}

static bool part_is_shown(Text part) {
  return text_ends_nocase(part, ".png") || text_ends_nocase(part, ".jpg") || text_ends_nocase(part, ".jpeg");
}

/* Programs save a drawing, and behind it, in the same frame, a copy that all can show: it is one picture. */
static bool picture_replaces(OdfReader *reader, Text target) {
  size_t count = reader->paper->pictures.len;
  PaperPicture *before = count ? &reader->paper->pictures.at[count - 1] : NULL;
  if (!before || before->node != reader->image) return false;
  if (!part_is_shown(before->part) && part_is_shown(target)) before->part = part_of(reader, target);
  return true;
}

static void image_open(OdfReader *reader, OdfAttributes all) {
  Text target = TEXT_NONE;
  for (size_t i = 0; i < all.count; i++)
    if (text_is(all.at[i].name, "href")) target = all.at[i].value;
  bool outside = text_starts(target, TEXT("http://")) || text_starts(target, TEXT("https://"));
  if (!outside && reader->image && picture_replaces(reader, target)) return;
  DocNode *image = flow_image(&reader->flow, outside ? target : TEXT_NONE, TEXT_NONE); /* any other lies in the package */
  if (!image) return;
  reader->image = image;
  if (!outside) *list_add(reader->flow.arena, &reader->paper->pictures) = (PaperPicture){part_of(reader, target), image};
}

static void alternative_close(OdfReader *reader) {
  Text text = text_trim(flow_captured(&reader->flow));
  if (reader->image && !reader->image->first) doc_add_text(reader->flow.arena, reader->image, text);
}

/* ---- Events ---- */

static bool is_span(OdfElement element) {
  return element == ODF_SPAN || element == ODF_A || element == ODF_SPACE || element == ODF_BREAK || element == ODF_NOTE ||
         element == ODF_IMAGE || element == ODF_FRAME || element == ODF_ALT || element == ODF_PASS || element == ODF_DROP;
}

static void link_open(OdfReader *reader, OdfAttributes all) {
  for (size_t i = 0; i < all.count; i++)
    if (text_is(all.at[i].name, "href") && text_is(all.at[i].space, "http://www.w3.org/1999/xlink"))
      flow_link(&reader->flow, all.at[i].value);
}

static void body_open(OdfReader *reader, OdfElement element, OdfAttributes all) {
  Flow *flow = &reader->flow;
  switch (element) {
  case ODF_P: paragraph_open(reader, all); break;
  case ODF_H: heading_open(reader, all); break;
  case ODF_SPAN: span_open(reader, all); break;
  case ODF_A: link_open(reader, all); break;
  case ODF_SPACE: flow_space(flow); break;
  case ODF_BREAK: flow_break(flow); break;
  case ODF_LIST: list_open(reader, all); break;
  case ODF_ITEM: item_open(reader, all); break;
  case ODF_NOTE: flow_note(flow); break;
  case ODF_TABLE: flow_table(flow); break;
  case ODF_HEAD_ROWS: reader->head_rows++; break;
  case ODF_ROW: row_open(reader, all); break;
  case ODF_CELL: cell_open(reader, all); break;
  case ODF_FRAME: reader->image = NULL; break;
  case ODF_IMAGE: image_open(reader, all); break;
  case ODF_ALT: flow_capture(flow); break;
  case ODF_DROP: flow->quiet = flow->depth; break;
  case ODF_PASS:
  case ODF_BODY:
  case ODF_PAGE:
  case ODF_STYLE:
  case ODF_USUAL:
  case ODF_LOOK:
  case ODF_PLACE:
  case ODF_LIST_STYLE:
  case ODF_NUMBER:
  case ODF_BULLET: break;
  }
}

static void body_close(OdfReader *reader, OdfElement element) {
  Flow *flow = &reader->flow;
  switch (element) {
  case ODF_P:
  case ODF_H: flow_heading_end(flow); break;
  case ODF_LIST: reader->list_depth--; break;
  case ODF_ITEM: flow_item_end(flow); break;
  case ODF_TABLE: flow_table_end(flow); break;
  case ODF_HEAD_ROWS: reader->head_rows--; break;
  case ODF_ROW: row_close(reader); break;
  case ODF_CELL: cell_close(reader); break;
  case ODF_ALT: alternative_close(reader); break;
  case ODF_NOTE: flow->last = flow->frames[flow->depth - 1].last; break;
  case ODF_BODY: reader->in_body = false; break;
  case ODF_PASS:
  case ODF_DROP:
  case ODF_SPAN:
  case ODF_A:
  case ODF_SPACE:
  case ODF_BREAK:
  case ODF_FRAME:
  case ODF_IMAGE:
  case ODF_PAGE:
  case ODF_STYLE:
  case ODF_USUAL:
  case ODF_LOOK:
  case ODF_PLACE:
  case ODF_LIST_STYLE:
  case ODF_NUMBER:
  case ODF_BULLET: break;
  }
}

static void list_level(OdfReader *reader, OdfElement element, OdfAttributes all) {
  int64_t level = attribute_number(all, "text", "level", 1);
  bool shown = attribute(all, "style", "num-format").len > 0;
  bool fits = reader->style && text_is(reader->style->family, "list") && level >= 1 && level <= 32;
  if (fits && element == ODF_NUMBER && shown) reader->style->numbered |= UINT32_C(1) << (level - 1);
}

/* Before the body only styles count. */
static void head_open(OdfReader *reader, OdfElement element, OdfAttributes all) {
  if (element == ODF_STYLE) style_open(reader, attribute(all, "style", "family"), attribute(all, "style", "name"), all);
  if (element == ODF_LIST_STYLE) style_open(reader, TEXT("list"), attribute(all, "style", "name"), all);
  if (element == ODF_USUAL) style_open(reader, TEXT("usual"), attribute(all, "style", "family"), all);
  if (element == ODF_LOOK && reader->style) style_look(reader->style, all);
  if (element == ODF_PLACE && reader->style) style_place(reader->style, all);
  if (element == ODF_NUMBER || element == ODF_BULLET) list_level(reader, element, all);
  if (element == ODF_BODY) body_begin(reader);
}

static bool on_open(void *state, Text space, Text name, const XmlAttribute *attributes, size_t count, uint32_t line) {
  OdfReader *reader = state;
  Flow *flow = &reader->flow;
  OdfElement element = element_of(space, name);
  bool body = reader->in_body && !flow->quiet;
  flow->line = line;
  if (flow->capturing) element = ODF_PASS;
  reader->looks[flow->depth + 1] = reader->looks[flow->depth];
  flow_push(flow, body ? (int)element : (int)ODF_PASS, !body || is_span(element));
  if (body) body_open(reader, element, (OdfAttributes){attributes, count});
  else if (!reader->in_body) head_open(reader, element, (OdfAttributes){attributes, count});
  if (!body && element == ODF_BODY) flow->frames[flow->depth - 1].what = ODF_BODY;
  flow_settle(flow);
  return true;
}

static bool on_close(void *state, Text space, Text name) {
  OdfReader *reader = state;
  OdfElement element = element_of(space, name);
  if (!reader->in_body && (element == ODF_STYLE || element == ODF_LIST_STYLE || element == ODF_USUAL)) reader->style = NULL;
  body_close(reader, (OdfElement)flow_pop(&reader->flow));
  flow_popped(&reader->flow);
  return true;
}

static bool on_text(void *state, Text text) {
  OdfReader *reader = state;
  if (!reader->in_body) return true;
  flow_text(&reader->flow, text);
  if (!reader->flow.quiet && !reader->flow.capturing)
    headline_text(&reader->headline, reader->flow.at, reader->looks[reader->flow.depth], text);
  return true;
}

/* Pictures of a flat document are text in it, though nobody reads them. */
static ReadLimits odf_limits(void) {
  ReadLimits limits = read_limits;
  limits.xml_text = limits.xml_bytes;
  return limits;
}

void odf_text_read(Text xml, Text styles, Text file, Arena *arena, DiagList *diags, Paper *paper) {
  OdfReader *reader = arena_alloc(arena, sizeof *reader);
  reader->paper = paper;
  ReadLimits limits = odf_limits();
  XmlHandler handler = {reader, on_open, on_close, on_text};
  flow_begin(&reader->flow, file, arena, diags);
  bool good = styles.len == 0 || read_xml(styles, file, &limits, &handler, diags);
  good = good && read_xml(xml, file, &limits, &handler, diags);
  DocNode *root = flow_end(&reader->flow);
  headline_settle(&reader->headline, root, &reader->flow.slugs, arena);
  paper->doc = good ? root : NULL;
}
