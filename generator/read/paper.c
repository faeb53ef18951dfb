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

static bool is_plain_text(Text bytes) {
  return !bytes.len || (!memchr(bytes.at, 0, bytes.len) && text_is_utf8(bytes, NULL));
}

PaperFormat read_format(Text path, Text bytes) {
  if (text_ends_nocase(path, ".md") || text_ends_nocase(path, ".markdown")) return PAPER_MARKDOWN;
  if (text_ends_nocase(path, ".xml") || text_ends_nocase(path, ".fodt")) return PAPER_XML;
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

static void paper_markdown(Text clean, Text file, Arena *arena, DiagList *diags, Paper *paper) {
  Text front, body = clean;
  MarkdownOptions options = markdown_full;
  if (read_split_front(clean, &front, &body, &options.line)) paper->front = read_yaml(front, file, 2, arena, diags);
  paper->empty = text_trim(body).len == 0;
  paper->doc = markdown_parse(body, file, &options, arena, diags);
}

/* Paragraphs are parted by blank lines; inside them lines stay lines, for plain text is often written so. */
static void paper_text(Text clean, Arena *arena, Paper *paper) {
  paper->doc = doc_new(arena);
  DocNode *paragraph = NULL;
  Text line;
  for (uint32_t number = 1; text_cut(&clean, '\n', &line); number++) {
    line = text_trim(line);
    if (line.len == 0) {
      paragraph = NULL;
      continue;
    }
    if (paragraph)
      doc_add(arena, paragraph, DOC_BREAK);
    else
      (paragraph = doc_add(arena, paper->doc, DOC_PARAGRAPH))->line = number;
    doc_add_text(arena, paragraph, line);
  }
}

static Day day_taken(Text bytes) {
  PhotoFacts facts;
  read_photo_facts(bytes, &facts);
  return facts.taken;
}

static void paper_read(Text bytes, Text file, Arena *arena, DiagList *diags, Paper *paper) {
  Text clean;
  switch (paper->format) {
  case PAPER_MARKDOWN:
    if (clean_size(bytes, read_limits.file_bytes, file, diags) && clean_bytes(bytes, file, arena, diags, &clean))
      paper_markdown(clean, file, arena, diags, paper);
    break;
  case PAPER_TEXT:
    if (clean_size(bytes, read_limits.file_bytes, file, diags) && clean_bytes(bytes, file, arena, diags, &clean))
      paper_text(clean, arena, paper);
    break;
  case PAPER_XML:
    if (bytes.len && text_ends_nocase(file, ".fodt")) odf_text_read(bytes, TEXT_NONE, file, arena, diags, paper);
    else if (bytes.len) paper->doc = record_read(bytes, file, arena, diags, &paper->front);
    break;
  case PAPER_OFFICE:
  case PAPER_SHEET:
    if (bytes.len) paper->doc = office_read(bytes, file, file, arena, diags, &paper->title);
    break;
  case PAPER_IMAGE: paper->taken = day_taken(bytes); break;
  case PAPER_ATTACHMENT: break;
  }
}

static bool is_blank(Text bytes) {
  return text_trim(text_starts(bytes, TEXT("\xEF\xBB\xBF")) ? text_slice(bytes, 3, bytes.len) : bytes).len == 0;
}

void read_paper(Text bytes, Text path, Text file, Arena *arena, DiagList *diags, Paper *paper) {
  *paper = (Paper){.format = read_format(path, bytes)};
  paper->empty = is_blank(bytes);
  paper_read(bytes, file, arena, diags, paper);
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
  return text_format(arena, "cmark %s, libxml2 %s, libyaml %s, %.*s, libpng %s", markdown_version(), xml_version(), yaml_version(),
                     TEXT_ARG(jpeg), png_version());
}
