/* SPDX-License-Identifier: MIT
 *
 * The look of a print theme: the styles of a flat ODF text, as people edit and save it in LibreOffice.
 * Takes: the bytes of a .fodt. Gives: a styles.xml that is valid as ODF 1.2 and 1.3, the names of its styles, and the size
 * of the type area. Owns nothing beyond the call.
 *
 * The styles are held as a small tree, because which automatic styles are wanted is known only when the master pages
 * behind them have been read. What is foreign to the standard, or to one of its two versions, is left out.
 */
#include "read/read_in.h"

#include <string.h>

/* ---- Names of the standard; everything else is foreign ---- */

#define ODF "urn:oasis:names:tc:opendocument:xmlns:"

typedef struct Namespace {
  const char *prefix, *uri;
} Namespace;

static const Namespace namespaces[] = {
    {"office", ODF "office:1.0"},     {"style", ODF "style:1.0"},         {"text", ODF "text:1.0"},
    {"table", ODF "table:1.0"},       {"draw", ODF "drawing:1.0"},        {"fo", ODF "xsl-fo-compatible:1.0"},
    {"svg", ODF "svg-compatible:1.0"}, {"number", ODF "datastyle:1.0"},   {"presentation", ODF "presentation:1.0"},
    {"dr3d", ODF "dr3d:1.0"},         {"chart", ODF "chart:1.0"},         {"form", ODF "form:1.0"},
    {"xlink", "http://www.w3.org/1999/xlink"}, {"dc", "http://purl.org/dc/elements/1.1/"}, {"meta", ODF "meta:1.0"}};

enum { NAMESPACE_COUNT = sizeof namespaces / sizeof *namespaces };

/* In one of ODF 1.2 and 1.3 only, or refused by one of them where LibreOffice writes it. */
static const char *const not_common[] = {
    "style:contextual-spacing", "draw:mime-type", "style:header-first", "style:footer-first", "style:scale-to-X",
    "style:scale-to-Y", "office:process-content", "number:fill-character", "number:exponent-interval",
    "number:forced-exponent-sign", "number:max-denominator-value", "number:min-decimal-places", "text:drop-down",
    "text:current-selected", "table:tab-color", NULL};

/* "style:name", or an empty text for what is to be left out. */
static Text look_name(Arena *arena, Text space, Text name) {
  for (size_t i = 0; i < NAMESPACE_COUNT; i++) {
    if (!text_is(space, namespaces[i].uri)) continue;
    Text full = text_format(arena, "%s:%.*s", namespaces[i].prefix, TEXT_ARG(name));
    for (size_t j = 0; not_common[j]; j++)
      if (text_is(full, not_common[j])) return TEXT_NONE;
    return full;
  }
  return text_is(space, "http://www.w3.org/XML/1998/namespace") ? text_format(arena, "xml:%.*s", TEXT_ARG(name)) : TEXT_NONE;
}

/* ---- The tree ---- */

typedef struct LookAttribute {
  Text name, value;
} LookAttribute;

typedef struct LookNode LookNode;
struct LookNode {
  LookNode *parent, *first, *last, *next;
  Text name; /* empty = a piece of text */
  Text text;
  LIST(LookAttribute) attributes;
  bool wanted; /* an automatic style that the master pages need */
};

typedef enum LookPart { PART_FONTS, PART_STYLES, PART_AUTOMATIC, PART_MASTERS, PART_COUNT } LookPart;

static const char *const part_names[PART_COUNT] = {"office:font-face-decls", "office:styles", "office:automatic-styles",
                                                   "office:master-styles"};

typedef struct LookReader {
  Arena *arena;
  LookNode *part[PART_COUNT];
  LookNode *at;
  size_t depth, skip; /* skip: depth of the element that is left out, 0 = none */
  bool is_document;
} LookReader;

static LookNode *look_node(LookReader *reader, Text name) {
  LookNode *node = arena_alloc(reader->arena, sizeof *node);
  node->name = name;
  node->parent = reader->at;
  if (!reader->at) return node;
  if (reader->at->last)
    reader->at->last->next = node;
  else
    reader->at->first = node;
  reader->at->last = node;
  return node;
}

static void attributes_keep(LookReader *reader, LookNode *node, const XmlAttribute *attributes, size_t count) {
  for (size_t i = 0; i < count; i++) {
    LookAttribute kept = {look_name(reader->arena, attributes[i].space, attributes[i].name), TEXT_NONE};
    if (kept.name.len == 0) continue;
    kept.value = text_copy(reader->arena, attributes[i].value);
    *list_add(reader->arena, &node->attributes) = kept;
  }
}

static bool part_open(LookReader *reader, Text name) {
  for (int i = 0; i < PART_COUNT; i++)
    if (text_is(name, part_names[i]) && !reader->part[i]) {
      reader->at = NULL;
      reader->part[i] = reader->at = look_node(reader, name);
      return true;
    }
  return false;
}

static bool on_open(void *state, Text space, Text name, const XmlAttribute *attributes, size_t count, uint32_t line) {
  LookReader *reader = state;
  (void)line;
  reader->depth++;
  if (reader->skip) return true;
  Text full = look_name(reader->arena, space, name);
  if (reader->depth == 1) return reader->is_document = text_is(full, "office:document");
  bool keep = reader->depth == 2 ? part_open(reader, full) : full.len > 0;
  if (!keep) {
    reader->skip = reader->depth;
  } else if (reader->depth > 2) {
    LookNode *node = look_node(reader, full);
    attributes_keep(reader, node, attributes, count);
    reader->at = node;
  }
  return true;
}

static bool on_close(void *state, Text space, Text name) {
  LookReader *reader = state;
  (void)space, (void)name;
  if (!reader->skip && reader->at) reader->at = reader->at->parent;
  if (reader->skip == reader->depth) reader->skip = 0;
  reader->depth--;
  return true;
}

/* Text counts inside paragraphs and data; the rest is how the file was laid out. */
static bool on_text(void *state, Text text) {
  LookReader *reader = state;
  if (reader->skip || !reader->at) return true;
  bool inside_text = text_starts(reader->at->name, TEXT("text:")) || text_starts(reader->at->name, TEXT("number:"));
  if (!inside_text && text_trim(text).len == 0) return true;
  look_node(reader, TEXT_NONE)->text = text_copy(reader->arena, text);
  return true;
}

static Text look_attribute(const LookNode *node, const char *name) {
  for (size_t i = 0; node && i < node->attributes.len; i++)
    if (text_is(node->attributes.at[i].name, name)) return node->attributes.at[i].value;
  return TEXT_NONE;
}

static const LookNode *look_child(const LookNode *parent, const char *name, const char *style_name) {
  for (const LookNode *node = parent ? parent->first : NULL; node; node = node->next)
    if (text_is(node->name, name) && (!style_name || text_is(look_attribute(node, "style:name"), style_name))) return node;
  return NULL;
}

/* The next node of a subtree in document order; *left counts the elements that end before it. */
static const LookNode *look_next(const LookNode *root, const LookNode *node, size_t *left) {
  *left = 0;
  if (node->first) return node->first;
  while (node != root && !node->next) node = node->parent, ++*left;
  return node == root ? NULL : node->next;
}

/* ---- Which automatic styles are wanted ---- */

static bool want_style(const LookNode *automatic, Text name) {
  bool more = false;
  for (LookNode *style = automatic->first; style; style = style->next) {
    if (style->wanted || !text_equal(look_attribute(style, "style:name"), name)) continue;
    style->wanted = more = true;
  }
  return more;
}

/* Styles are named by attributes that end so; families share no names worth telling apart here. */
static bool want_named(const LookNode *automatic, const LookNode *root) {
  bool more = false;
  size_t left;
  for (const LookNode *node = root; node; node = look_next(root, node, &left))
    for (size_t i = 0; i < node->attributes.len; i++) {
      const LookAttribute *at = &node->attributes.at[i];
      if (text_ends(at->name, TEXT("-style-name")) || text_ends(at->name, TEXT(":style-name")) ||
          text_is(at->name, "style:page-layout-name"))
        more |= want_style(automatic, at->value);
    }
  return more;
}

static void want_used(LookReader *reader) {
  LookNode *automatic = reader->part[PART_AUTOMATIC];
  if (!automatic) return;
  bool more = want_named(automatic, reader->part[PART_MASTERS]);
  while (more) {
    more = false;
    for (const LookNode *style = automatic->first; style; style = style->next)
      if (style->wanted) more |= want_named(automatic, style);
  }
}

/* ---- Printing ---- */

static void put_escaped(Buf *out, Text text) {
  for (size_t i = 0; i < text.len; i++) {
    char c = text.at[i];
    if (c == '&')
      buf_str(out, "&amp;");
    else if (c == '<')
      buf_str(out, "&lt;");
    else if (c == '>')
      buf_str(out, "&gt;");
    else if (c == '"')
      buf_str(out, "&quot;");
    else if (c == '\n' || c == '\t' || c == '\r')
      buf_format(out, "&#%d;", c);
    else
      buf_char(out, c);
  }
}

static void put_open(Buf *out, const LookNode *node) {
  if (node->name.len == 0) {
    put_escaped(out, node->text);
    return;
  }
  buf_char(out, '<');
  buf_text(out, node->name);
  for (size_t i = 0; i < node->attributes.len; i++) {
    buf_format(out, " %.*s=\"", TEXT_ARG(node->attributes.at[i].name));
    put_escaped(out, node->attributes.at[i].value);
    buf_char(out, '"');
  }
  buf_str(out, node->first ? ">" : "/>");
}

static void put_close(Buf *out, const LookNode *node) {
  buf_format(out, "</%.*s>", TEXT_ARG(node->name));
}

static void put_tree(Buf *out, const LookNode *root) {
  size_t left;
  for (const LookNode *node = root, *next; node; node = next) {
    put_open(out, node);
    next = look_next(root, node, &left);
    for (; left > 0; left--) put_close(out, node = node->parent);
  }
}

static void put_part(Buf *out, const LookNode *part, LookPart which) {
  if (!part) return;
  put_open(out, &(LookNode){.name = part->name, .first = part->first});
  for (const LookNode *node = part->first; node; node = node->next)
    if (which != PART_AUTOMATIC || node->wanted) put_tree(out, node);
  if (part->first) put_close(out, part);
  buf_char(out, '\n');
}

static Text look_print(LookReader *reader) {
  Buf out = {0};
  buf_str(&out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-styles");
  for (size_t i = 0; i < NAMESPACE_COUNT; i++) buf_format(&out, " xmlns:%s=\"%s\"", namespaces[i].prefix, namespaces[i].uri);
  buf_str(&out, " office:version=\"1.2\">\n");
  for (LookPart i = 0; i < PART_COUNT; i++) put_part(&out, reader->part[i], i);
  buf_str(&out, "</office:document-styles>\n");
  Text printed = text_copy(reader->arena, buf_view(&out));
  buf_free(&out);
  return printed;
}

/* ---- The type area ---- */

/* "21.001cm", "8.5in" in millimetres; 0 when it is no length. Locale plays no part. */
static double length_mm(Text text) {
  static const struct {
    const char *unit;
    double mm;
  } units[] = {{"mm", 1}, {"cm", 10}, {"in", 25.4}, {"pt", 25.4 / 72}, {"pc", 25.4 / 6}, {"px", 25.4 / 96}};
  double value = 0, share = 0;
  size_t at = 0;
  for (; at < text.len && (text.at[at] == '.' || (text.at[at] >= '0' && text.at[at] <= '9')); at++) {
    if (text.at[at] == '.') {
      share = 1;
      continue;
    }
    value = value * 10 + (text.at[at] - '0');
    share *= 10;
  }
  Text unit = text_slice(text, at, text.len);
  for (size_t i = 0; i < sizeof units / sizeof *units; i++)
    if (text_is(unit, units[i].unit)) return value / (share > 0 ? share : 1) * units[i].mm;
  return 0;
}

static double side_mm(const LookNode *properties, const char *all, const char *side) {
  Text own = look_attribute(properties, side);
  return length_mm(own.len ? own : look_attribute(properties, all));
}

/* The room that a header or footer takes from the page, when the master page has one. LibreOffice counts the gap between
 * it and the text as part of its height. */
static double band_mm(const LookNode *master, const char *band, const LookNode *layout, const char *band_style) {
  if (!look_child(master, band, NULL)) return 0;
  const LookNode *properties = look_child(look_child(layout, band_style, NULL), "style:header-footer-properties", NULL);
  Text height = look_attribute(properties, "svg:height");
  return length_mm(height.len ? height : look_attribute(properties, "fo:min-height"));
}

static const LookNode *standard_master(const LookReader *reader) {
  return look_child(reader->part[PART_MASTERS], "style:master-page", "Standard");
}

static const LookNode *standard_layout(const LookReader *reader) {
  Text name = look_attribute(standard_master(reader), "style:page-layout-name");
  return look_child(reader->part[PART_AUTOMATIC], "style:page-layout", text_cstr(reader->arena, name));
}

static bool look_measure(LookReader *reader, Look *look) {
  const LookNode *master = standard_master(reader), *layout = standard_layout(reader);
  const LookNode *page = look_child(layout, "style:page-layout-properties", NULL);
  double width = length_mm(look_attribute(page, "fo:page-width")), height = length_mm(look_attribute(page, "fo:page-height"));
  width -= side_mm(page, "fo:margin", "fo:margin-left") + side_mm(page, "fo:margin", "fo:margin-right");
  height -= side_mm(page, "fo:margin", "fo:margin-top") + side_mm(page, "fo:margin", "fo:margin-bottom");
  height -= band_mm(master, "style:header", layout, "style:header-style");
  height -= band_mm(master, "style:footer", layout, "style:footer-style");
  look->text_width_mm = width;
  look->text_height_mm = height;
  return width > 10 && height > 10;
}

/* ---- The whole ---- */

static void look_names(LookReader *reader, Look *look) {
  for (const LookNode *node = reader->part[PART_STYLES]->first; node; node = node->next) {
    Text name = look_attribute(node, "style:name");
    if (name.len) *list_add(reader->arena, &look->style_names) = name;
  }
}

/* What a usable look must have, as an author would look for it; NULL = it has all. */
static const char *look_lacks(LookReader *reader) {
  if (!reader->is_document) return "<office:document>";
  if (!reader->part[PART_STYLES]) return "<office:styles>";
  if (!reader->part[PART_MASTERS]) return "<office:master-styles>";
  if (!standard_master(reader)) return "<style:master-page style:name=\"Standard\">";
  if (!standard_layout(reader)) return "<style:page-layout>";
  return NULL;
}

static bool look_refuse(Text file, DiagList *diags, const char *lacking) {
  diag_add(diags, DIAG_LOOK_BROKEN, where_of(file, 0, 0), text_of(lacking), TEXT_NONE, TEXT_NONE);
  return false;
}

bool read_look(Text fodt, Text file, Arena *arena, DiagList *diags, Look *look) {
  *look = (Look){0};
  LookReader reader = {.arena = arena};
  XmlHandler handler = {&reader, on_open, on_close, on_text};
  size_t before = diags->all.len;
  bool good = read_xml(fodt, file, &read_limits, &handler, diags);
  if (!good && diags->all.len > before) return false;
  const char *lacking = look_lacks(&reader);
  if (lacking) return look_refuse(file, diags, lacking);
  want_used(&reader);
  if (!look_measure(&reader, look)) return look_refuse(file, diags, "fo:page-width, fo:page-height, fo:margin");
  look->styles_xml = look_print(&reader);
  look_names(&reader, look);
  return true;
}
