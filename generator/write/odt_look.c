/* SPDX-License-Identifier: MIT
 *
 * Questions to the look: which of our styles it has, what it says of table cells, and its styles.xml for one document.
 * Takes: the styles.xml that read/look.c made (well-formed, double or single quotes). Gives: slices of it, bytes in a Buf.
 * Looks for a few known tags and attributes; a general XML reader stands in another room.
 */
#include "write/odt_in.h"

#include <stdlib.h>

static const struct {
  const char *name;
  OdtStyle instead;
} styles[STYLE_COUNT] = {
#define S(code, family, style_name, other) [STYLE_##code] = {style_name, STYLE_##other},
#include "write/odt_styles.def"
#undef S
};

const char *const odt_style_names[] = {
#define S(code, family, style_name, other) style_name,
#include "write/odt_styles.def"
#undef S
    NULL};

static bool has_style(const Look *look, Text name) {
  for (size_t i = 0; i < look->style_names.len; i++)
    if (text_equal(look->style_names.at[i], name)) return true;
  return false;
}

OdtStyle odt_class_style(Text klass) {
  static const struct {
    const char *klass;
    OdtStyle style;
  } known[] = {
      {"notice", STYLE_NOTICE},
      {"summary", STYLE_SUMMARY},
      {"derivation", STYLE_DERIVATION},
      {"signature", STYLE_SIGNATURE},
      {"number", STYLE_NUMBER},
      {"small", STYLE_SMALL},
      {"formula", STYLE_FORMULA},
      {"label", STYLE_LABEL},
      {"state-pass", STYLE_STATE_PASS},
      {"state-partial", STYLE_STATE_PARTIAL},
      {"state-fail", STYLE_STATE_FAIL},
      {"state-pending", STYLE_STATE_PENDING},
      {"state-not-due", STYLE_STATE_NOT_DUE},
      {"state-not-applicable", STYLE_STATE_NOT_APPLICABLE},
      {"state-error", STYLE_STATE_ERROR},
  };
  if (klass.len == 0) return STYLE_NONE;
  for (size_t i = 0; i < sizeof known / sizeof *known; i++)
    if (text_is(klass, known[i].klass)) return known[i].style;
  return STYLE_NONE;
}

/* ---- A few known places of styles.xml ---- */

/* The slice from the first `start` to the first `end` after it, without `end`; empty when there is none. */
static Text find_between(Text xml, Text start, Text end) {
  size_t at = text_find(xml, start);
  if (at == SIZE_MAX) return TEXT_NONE;
  Text rest = text_slice(xml, at, xml.len);
  size_t length = text_find(rest, end);
  return length == SIZE_MAX ? TEXT_NONE : text_slice(rest, 0, length);
}

/* The value of an attribute in a tag; `name` begins with the space before it. */
static Text find_attribute(Text tag, Text name) {
  for (size_t at; (at = text_find(tag, name)) != SIZE_MAX;) {
    tag = text_slice(tag, at + name.len, tag.len);
    if (tag.len < 2 || tag.at[0] != '=') continue;
    Text quote = text_slice(tag, 1, 2), value = text_slice(tag, 2, tag.len);
    size_t length = text_find(value, quote);
    return length == SIZE_MAX ? TEXT_NONE : text_slice(value, 0, length);
  }
  return TEXT_NONE;
}

/* The definition of a named style, up to the next one. */
static Text find_style(const Look *look, const char *name) {
  Text wanted = text_of(name), rest = look->styles_xml, found;
  while ((found = find_between(rest, TEXT("<style:style "), TEXT(">"))).len) {
    size_t behind = (size_t)(found.at - rest.at) + found.len;
    rest = text_slice(rest, behind, rest.len);
    if (!text_equal(find_attribute(found, TEXT(" style:name")), wanted)) continue;
    size_t end = text_find(rest, TEXT("<style:style "));
    return text_slice(rest, 0, end == SIZE_MAX ? rest.len : end);
  }
  return TEXT_NONE;
}

double odt_style_points(const Odt *odt, OdtStyle style) {
  char number[16] = "";
  Text size = find_attribute(find_style(odt->look, odt->style[style].at), TEXT(" style:font-size-asian"));
  for (size_t i = 0; i < size.len && i < sizeof number - 1; i++) number[i] = size.at[i];
  double points = strtod(number, NULL);
  return points >= 5 && points <= 40 ? points : 10.5;
}

void odt_find_styles(Odt *odt) {
  for (OdtStyle style = 0; style < STYLE_COUNT; style++) {
    OdtStyle found = style;
    while (found != STYLE_NONE && !has_style(odt->look, text_of(styles[found].name))) found = styles[found].instead;
    odt->style[style] = found == STYLE_NONE ? TEXT_NONE : text_of(styles[found].name);
  }
  odt->style[STYLE_NONE] = TEXT_NONE;
  odt->cell_points = odt_style_points(odt, STYLE_CELL);
  odt->dense_points = odt_style_points(odt, STYLE_CELL_DENSE);
}

void odt_put_box(Buf *out, const Odt *odt, OdtStyle style) {
  static const char *const names[] = {"fo:border",       "fo:border-top",    "fo:border-bottom",   "fo:border-left",
                                      "fo:border-right", "fo:padding",       "fo:padding-top",     "fo:padding-bottom",
                                      "fo:padding-left", "fo:padding-right", "fo:background-color"};
  Text name = odt->style[style];
  Text tag = TEXT_NONE;
  if (name.len) tag = find_between(find_style(odt->look, name.at), TEXT("<style:graphic-properties"), TEXT(">"));
  if (tag.len == 0) buf_str(out, " fo:border=\"0.5pt solid #000000\" fo:padding=\"1mm\"");
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    char wanted[40] = " ";
    size_t length = 1;
    for (const char *c = names[i]; *c; c++) wanted[length++] = *c;
    Text value = find_attribute(tag, (Text){wanted, length});
    if (value.len) buf_format(out, " %s=\"%.*s\"", names[i], TEXT_ARG(value));
  }
}

/* ---- styles.xml of one document ---- */

Text odt_version(const Odt *odt) {
  return odt->meta->version.len ? odt->meta->version : TEXT("1.2");
}

static bool is_traditional(Text language) {
  return text_starts(language, TEXT("zh-Hant"));
}

/* Han text in a report of another language is still Chinese: without an Asian language the glyphs of another country, or
 * none at all, are chosen. fo:language is that of Latin letters and digits only; called Chinese, they would be broken
 * anywhere: 201|6. */
static void put_languages(Buf *out, Text language) {
  Lang asian = is_traditional(language) ? LANG_ZH_HANT : LANG_ZH_HANS;
  buf_format(out, " fo:language=\"%s\" fo:country=\"%s\"", lang_odf(LANG_EN, false), lang_odf(LANG_EN, true));
  buf_format(out, " style:language-asian=\"%s\" style:country-asian=\"%s\"", lang_odf(asian, false), lang_odf(asian, true));
}

static bool is_language(Text attribute) {
  return text_starts(attribute, TEXT("fo:language=")) || text_starts(attribute, TEXT("fo:country=")) ||
         text_starts(attribute, TEXT("style:language-asian=")) || text_starts(attribute, TEXT("style:country-asian="));
}

/* The next attribute, name to closing quote, cut off the inside of a tag. */
static bool cut_attribute(Text *tag, Text *attribute) {
  *tag = text_trim(*tag);
  size_t equals = text_find(*tag, TEXT("="));
  if (equals == SIZE_MAX || equals + 2 >= tag->len) return false;
  size_t length = text_find(text_slice(*tag, equals + 2, tag->len), text_slice(*tag, equals + 1, equals + 2));
  if (length == SIZE_MAX) return false;
  *attribute = text_slice(*tag, 0, equals + length + 3);
  *tag = text_slice(*tag, attribute->len, tag->len);
  return true;
}

static void put_without_language(Buf *out, Text tag) {
  Text attribute;
  while (cut_attribute(&tag, &attribute)) {
    if (is_language(attribute)) continue;
    buf_char(out, ' ');
    buf_text(out, attribute);
  }
  buf_text(out, tag); /* the slash of an empty tag */
}

/* Splits `xml` behind `mark`; false and nothing changed when it does not occur. */
static bool copy_through(Buf *out, Text *xml, Text mark) {
  size_t at = text_find(*xml, mark);
  if (at == SIZE_MAX) return false;
  buf_text(out, text_slice(*xml, 0, at + mark.len));
  *xml = text_slice(*xml, at + mark.len, xml->len);
  return true;
}

static void skip_to(Text *xml, char mark) {
  size_t at = 0;
  while (at < xml->len && xml->at[at] != mark) at++;
  *xml = text_slice(*xml, at, xml->len);
}

/* The faces of the looks draw Simplified shapes; each has its like where Traditional ones are written. */
static Text traditional_face(Text face) {
  static const char *const faces[][2] = {{"仿宋", "標楷體"}, {"楷体", "標楷體"}, {"宋体", "新細明體"}, {"黑体", "微軟正黑體"}};
  for (size_t i = 0; i < sizeof faces / sizeof *faces; i++)
    if (text_find(face, text_of(faces[i][0])) != SIZE_MAX) return text_of(faces[i][1]);
  return face;
}

static void put_faces(Buf *out, Text *xml, const Odt *odt) {
  if (!is_traditional(odt->meta->language)) return;
  while (copy_through(out, xml, TEXT("svg:font-family=\""))) {
    size_t end = text_find(*xml, TEXT("\""));
    if (end == SIZE_MAX) return;
    buf_text(out, traditional_face(text_slice(*xml, 0, end)));
    *xml = text_slice(*xml, end, xml->len);
  }
}

/* The default paragraph style carries the language of the whole document. */
void odt_put_styles(Buf *out, const Odt *odt) {
  Text xml = odt->look->styles_xml;
  if (copy_through(out, &xml, TEXT("office:version=\""))) {
    buf_text(out, odt_version(odt));
    skip_to(&xml, '"');
  }
  put_faces(out, &xml, odt);
  if (copy_through(out, &xml, TEXT("<style:default-style style:family=\"paragraph\"")) &&
      copy_through(out, &xml, TEXT("<style:text-properties"))) {
    size_t end = text_find(xml, TEXT(">"));
    if (end == SIZE_MAX) end = 0;
    put_languages(out, odt->meta->language);
    put_without_language(out, text_slice(xml, 0, end));
    xml = text_slice(xml, end, xml.len);
  }
  buf_text(out, xml);
}
