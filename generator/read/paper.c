/* SPDX-License-Identifier: MIT
 *
 * One paper: which format it is, which reader it gets, and what every paper has in common.
 * Takes: the bytes of a file. Gives: a Paper, always. Owns nothing.
 */
#include "read/photo_in.h"

#include <string.h>

/* ---- Formats ---- */

/* README, LICENSE, COPYING: by old custom their names have no ending. */
static bool has_ending(Text path) {
  for (size_t i = path.len; i > 0 && path.at[i - 1] != '/'; i--)
    if (path.at[i - 1] == '.') return true;
  return false;
}

/* One character of zero bytes makes a program or a picture of a file that has no ending to say otherwise. */
static bool is_plain_text(Text bytes) {
  EncodingFound found;
  if (bytes.len > read_limits.file_bytes) return false;
  if (!bytes.len || !memchr(bytes.at, 0, bytes.len) ? text_is_utf8(bytes, NULL) : false) return true;
  Arena *arena = arena_new();
  bool plain = encoding_find(bytes, ENCODING_ANY, arena, &found) && !memchr(found.text.at, 0, found.text.len);
  arena_free(arena);
  return plain;
}

static bool is_html_name(Text path) {
  return text_ends_nocase(path, ".html") || text_ends_nocase(path, ".htm");
}

static bool is_xml_name(Text path) {
  static const char *const endings[] = {".xml", ".xhtml", ".xht", ".html", ".htm", ".dbk", ".fodt"};
  for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
    if (text_ends_nocase(path, endings[i])) return true;
  return false;
}

PaperFormat read_format(Text path, Text bytes) {
  if (text_ends_nocase(path, ".md") || text_ends_nocase(path, ".markdown")) return PAPER_MARKDOWN;
  if (is_xml_name(path)) return PAPER_XML;
  if (text_ends_nocase(path, ".txt")) return PAPER_TEXT;
  PaperFormat office = office_format(path, bytes);
  if (office != PAPER_ATTACHMENT) return office;
  if (image_known(bytes)) return PAPER_IMAGE;
  return !has_ending(path) && is_plain_text(bytes) ? PAPER_TEXT : PAPER_ATTACHMENT;
}

/* ---- Front matter ---- */

static bool is_fence(Text line) {
  return text_starts(line, TEXT("---")) && text_trim(text_slice(line, 3, line.len)).len == 0;
}

static bool is_front_end(Text line) {
  return is_fence(line) || (text_starts(line, TEXT("...")) && text_trim(text_slice(line, 3, line.len)).len == 0);
}

bool read_split_front(Text bytes, Text *front, Text *body, uint32_t *body_line) {
  Text rest = bytes, line;
  if (text_starts(rest, TEXT("\xEF\xBB\xBF"))) rest = text_slice(rest, 3, rest.len);
  if (!text_cut(&rest, '\n', &line) || !is_fence(line)) return false;
  const char *from = rest.at;
  for (uint32_t number = 2; text_cut(&rest, '\n', &line); number++) {
    if (!is_front_end(line)) continue;
    *front = (Text){from, (size_t)(line.at - from)};
    *body = rest;
    *body_line = number + 1;
    return true;
  }
  return false;
}

/* ---- Readers of the formats ---- */

/* A --- at the top may be a rule; with "name: value" below it, it was meant as the start of front matter. */
static void tell_open_front(Text clean, Text file, DiagList *diags) {
  Text line, rest = clean;
  if (!text_cut(&rest, '\n', &line) || !is_fence(line) || !text_cut(&rest, '\n', &line)) return;
  size_t colon = text_find(line, TEXT(":"));
  bool value = colon != SIZE_MAX && colon > 0 && (colon + 1 == line.len || line.at[colon + 1] == ' ');
  if (value && text_find(text_slice(line, 0, colon), TEXT(" ")) == SIZE_MAX)
    diag_add(diags, DIAG_FRONT_OPEN, where_of(file, 1, 0), TEXT_NONE, TEXT_NONE, TEXT_NONE);
}

static void paper_markdown(Text clean, Text file, Arena *arena, DiagList *diags, Paper *paper) {
  Text front, body = clean;
  MarkdownOptions options = markdown_full;
  if (read_split_front(clean, &front, &body, &options.line)) paper->front = read_yaml(front, file, 2, arena, diags);
  else tell_open_front(clean, file, diags);
  paper->empty = text_trim(body).len == 0;
  paper->doc = markdown_parse(body, file, &options, arena, diags);
}

/* Paragraphs are parted by blank lines; inside them lines stay lines, for plain text is often written so. A table is drawn as in
 * Markdown; its cells are text as it stands. */
static void paper_text(Text clean, Text file, Arena *arena, DiagList *diags, Paper *paper) {
  paper->doc = doc_new(arena);
  TextList lines = {0};
  Text line;
  uint32_t number = 1;
  for (; text_cut(&clean, '\n', &line); number++) {
    line = text_trim(line);
    if (line.len) {
      *list_add(arena, &lines) = line;
      continue;
    }
    text_block(paper->doc, &lines, number - (uint32_t)lines.len, file, arena, diags);
    lines.len = 0;
  }
  text_block(paper->doc, &lines, number - (uint32_t)lines.len, file, arena, diags);
}

static Day day_taken(Text bytes) {
  PhotoFacts facts;
  read_photo_facts(bytes, &facts);
  return facts.taken;
}

/* HTML is rarely XML: what is wrong with it as XML helps nobody. */
static void paper_html(Text bytes, TextEncoding given, Text file, Arena *arena, DiagList *diags, Paper *paper) {
  DiagList *own = diag_list_new(arena);
  own->unit = diags->unit;
  xml_paper_read(bytes, given, file, arena, own, paper);
  for (size_t i = 0; paper->doc && i < own->all.len; i++) diag_append(diags, &own->all.at[i]);
  if (paper->doc) return;
  paper->format = PAPER_ATTACHMENT;
  diag_add(diags, DIAG_XML_HTML, where_of(file, 0, 0), TEXT_NONE, TEXT_NONE, TEXT_NONE);
}

/* False after a diagnostic. */
static bool text_prepare(Text bytes, TextEncoding given, Text file, Arena *arena, DiagList *diags, Text *clean) {
  Text utf8;
  if (!clean_size(bytes, read_limits.file_bytes, file, diags) || !read_decode(bytes, given, file, arena, diags, &utf8))
    return false;
  return clean_bytes(utf8, file, arena, diags, clean);
}

static bool sheet_decode(Text *csv, TextEncoding given, Text file, Arena *arena, DiagList *diags) {
  return clean_size(*csv, read_limits.csv_bytes, file, diags) && read_decode(*csv, given, file, arena, diags, csv);
}

static void paper_read(Text bytes, TextEncoding given, Text file, Arena *arena, DiagList *diags, Paper *paper) {
  Text clean;
  switch (paper->format) {
  case PAPER_MARKDOWN:
    if (text_prepare(bytes, given, file, arena, diags, &clean)) paper_markdown(clean, file, arena, diags, paper);
    break;
  case PAPER_TEXT:
    if (text_prepare(bytes, given, file, arena, diags, &clean)) paper_text(clean, file, arena, diags, paper);
    break;
  case PAPER_XML:
    if (bytes.len && is_html_name(file)) paper_html(bytes, given, file, arena, diags, paper);
    else if (bytes.len) xml_paper_read(bytes, given, file, arena, diags, paper);
    break;
  case PAPER_OFFICE:
  case PAPER_SHEET:
    if (text_ends_nocase(file, ".csv") && !sheet_decode(&bytes, given, file, arena, diags)) break;
    if (bytes.len) paper->doc = office_read(bytes, file, file, arena, diags, paper);
    break;
  case PAPER_IMAGE: paper->taken = day_taken(bytes); break;
  case PAPER_ATTACHMENT: break;
  }
}

static bool is_blank(Text bytes) {
  return text_trim(text_starts(bytes, TEXT("\xEF\xBB\xBF")) ? text_slice(bytes, 3, bytes.len) : bytes).len == 0;
}

void read_paper(Text bytes, Text path, Text file, Arena *arena, DiagList *diags, Paper *paper) {
  read_paper_as(bytes, path, file, ENCODING_ANY, arena, diags, paper);
}

void read_paper_as(Text bytes, Text path, Text file, TextEncoding given, Arena *arena, DiagList *diags, Paper *paper) {
  *paper = (Paper){.format = read_format(path, bytes)};
  paper->empty = is_blank(bytes);
  paper_read(bytes, given, file, arena, diags, paper);
  paper->text_readable = paper->doc;
  if (!paper->doc) return;
  facts_collect(paper, arena);
  if (paper->text.len == 0 && paper->images == 0) paper->empty = true;
  paper->lang = value_text(paper->front, "lang");
  Text own = paper->title; /* what an office document calls itself: often that of the paper it was copied from */
  paper->title = value_text(paper->front, "title");
  if (paper->title.len == 0 && paper->headings.len) paper->title = paper->headings.at[0].text;
  if (paper->title.len == 0) paper->title = own;
}

Text read_versions(Arena *arena) {
  Text jpeg = jpeg_version();
  return text_format(arena, "cmark %s, libxml2 %s, libyaml %s, %.*s, libpng %s", markdown_version(), xml_version(),
                     yaml_version(), TEXT_ARG(jpeg), png_version());
}
