/* SPDX-License-Identifier: MIT
 *
 * Styles of a .docx: which paragraphs are headings, and what is bold by its style. Takes: styles.xml. Gives: a sorted list in
 * the package's arena. Owns nothing. A style's name is the same in every language; its id is not.
 */
#include <stdlib.h>
#include <string.h>

#include "read/docx_in.h"

enum { MOST_BASED = 20 };

typedef struct StyleReader {
  Package *package;
  DocxStyles *styles;
  DocxStyle *at; /* NULL between styles */
} StyleReader;

Switch docx_switch(Attributes attributes) {
  Text value = attribute_of(attributes, "val");
  bool off = text_is(value, "0") || text_is(value, "false") || text_is(value, "off") || text_is(value, "none");
  return off ? SWITCH_OFF : SWITCH_ON;
}

Switch docx_centred(Attributes attributes) {
  return attribute_is(attributes, "val", "center") ? SWITCH_ON : SWITCH_OFF;
}

unsigned docx_size(Attributes attributes) {
  int64_t size = attribute_number(attributes, "val", 0);
  return size > 0 && size < HEADLINE_SIZES ? (unsigned)size : 0;
}

static void style_begin(StyleReader *reader, Attributes attributes) {
  reader->at = list_add(reader->package->arena, &reader->styles->all);
  *reader->at = (DocxStyle){.id = text_copy(reader->package->arena, attribute_of(attributes, "styleId")),
                            .outline = -1,
                            .number = -1};
  bool plain = attribute_is(attributes, "default", "1") && attribute_is(attributes, "type", "paragraph");
  if (plain) reader->styles->plain = reader->at->id;
}

static void style_take(StyleReader *reader, Text name, Attributes attributes) {
  DocxStyle *style = reader->at;
  Arena *arena = reader->package->arena;
  if (text_is(name, "name")) style->name = text_copy(arena, attribute_of(attributes, "val"));
  if (text_is(name, "basedOn")) style->based = text_copy(arena, attribute_of(attributes, "val"));
  if (text_is(name, "outlineLvl")) style->outline = (int)attribute_number(attributes, "val", 9) & 15;
  if (text_is(name, "numId")) style->number = attribute_number(attributes, "val", 0);
  if (text_is(name, "ilvl")) style->level = (int)attribute_number(attributes, "val", 0) & 15;
  if (text_is(name, "b")) style->bold = docx_switch(attributes);
  if (text_is(name, "i")) style->italic = docx_switch(attributes);
  if (text_is(name, "strike")) style->strike = docx_switch(attributes);
  if (text_is(name, "vanish")) style->hidden = docx_switch(attributes);
  if (text_is(name, "jc")) style->centred = docx_centred(attributes);
  if (text_is(name, "sz")) style->size = docx_size(attributes);
}

static bool on_open(void *state, Text space, Text name, const XmlAttribute *at, size_t count, uint32_t line) {
  StyleReader *reader = state;
  (void)space, (void)line;
  if (text_is(name, "style")) style_begin(reader, (Attributes){at, count});
  else if (text_is(name, "tblStylePr")) reader->at = NULL; /* how some cells of a table look */
  else if (reader->at) style_take(reader, name, (Attributes){at, count});
  else if (text_is(name, "sz") && reader->styles->all.len == 0) reader->styles->size = docx_size((Attributes){at, count});
  return true;
}

static bool on_close(void *state, Text space, Text name) {
  (void)space;
  if (text_is(name, "style")) ((StyleReader *)state)->at = NULL;
  return true;
}

static int style_compare(const void *left, const void *right) {
  const DocxStyle *a = left, *b = right;
  return text_compare(a->id, b->id);
}

void docx_styles_read(Package *package, Text part, DocxStyles *styles) {
  StyleReader reader = {package, styles, NULL};
  XmlHandler handler = {.state = &reader, .open = on_open, .close = on_close};
  if (!office_part(package, part, false, &handler)) styles->all.len = 0;
  if (styles->all.len) qsort(styles->all.at, styles->all.len, sizeof *styles->all.at, style_compare);
}

static const DocxStyle *style_find(const DocxStyles *styles, Text id) {
  DocxStyle key = {.id = id};
  if (styles->all.len == 0 || id.len == 0) return NULL;
  return bsearch(&key, styles->all.at, styles->all.len, sizeof *styles->all.at, style_compare);
}

static Switch either(Switch near, Switch far) {
  return near != SWITCH_UNSET ? near : far;
}

DocxStyle docx_style(const DocxStyles *styles, Text id) {
  DocxStyle holds = {.outline = -1, .number = -1};
  const DocxStyle *style = style_find(styles, id);
  for (int i = 0; style && i < MOST_BASED; i++, style = style_find(styles, style->based)) {
    if (i == 0) holds.name = style->name;
    if (holds.outline < 0) holds.outline = docx_heading_level(style) ? docx_heading_level(style) - 1 : style->outline;
    if (holds.number < 0) holds.level = style->level;
    if (holds.number < 0) holds.number = style->number;
    holds.bold = either(holds.bold, style->bold);
    holds.italic = either(holds.italic, style->italic);
    holds.strike = either(holds.strike, style->strike);
    holds.hidden = either(holds.hidden, style->hidden);
    holds.centred = either(holds.centred, style->centred);
    if (!holds.size) holds.size = style->size;
  }
  return holds;
}

/* "heading 2", "Heading 2", "标题 2", "標題 2", "Title": the program's own names, and those that converters write. */
static int level_by_name(Text name) {
  static const char *const words[] = {"heading ", "Heading ", "标题 ", "標題 ", "标题", "標題"};
  if (text_is(name, "Title") || text_is(name, "title")) return 1;
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
    Text word = text_of(words[i]), rest = text_slice(name, word.len < name.len ? word.len : name.len, name.len);
    if (text_starts(name, word) && rest.len == 1 && rest.at[0] >= '1' && rest.at[0] <= '9') return rest.at[0] - '0';
  }
  return 0;
}

int docx_heading_level(const DocxStyle *style) {
  int level = style->outline >= 0 ? (style->outline < 9 ? style->outline + 1 : 0) : level_by_name(style->name);
  return level > 6 ? 6 : level;
}
