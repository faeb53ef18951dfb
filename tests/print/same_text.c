/* SPDX-License-Identifier: MIT
 *
 * same_text FILE...: is the text of a document the same in each of its forms?
 * Takes: pages (.html; their <main> parts one after another), one .odt, one .txt, at least two of the three kinds.
 * Gives: status 0, or status 1 and the lines that differ. The normal form: a line for each paragraph, heading, caption and
 * table row, a tab between cells, white space folded, U+200B, empty lines and empty cells at the end of a row left out; tables
 * of contents, navigation and fields left out; a note is [n] in the text and a line "[n] ..." at the end; an image is its
 * alternative text.
 */
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zip.h>

typedef struct Bytes {
  char *at;
  size_t len, cap;
} Bytes;

static void put(Bytes *bytes, const char *text, size_t size) {
  if (bytes->len + size + 1 > bytes->cap) {
    bytes->cap = (bytes->len + size + 1) * 2;
    bytes->at = realloc(bytes->at, bytes->cap);
    if (!bytes->at) abort();
  }
  memcpy(bytes->at + bytes->len, text, size);
  bytes->len += size;
  bytes->at[bytes->len] = '\0';
}

/* ---- The normal form ---- */

typedef struct Lines {
  Bytes raw; /* before white space is folded */
  Bytes notes; /* the same for the notes of an ODT, which stand where they are called */
  Bytes *out;
  int cells; /* open now */
  int notes_opened; /* of an ODT */
} Lines;

static void put_break(Lines *lines) {
  put(lines->out, lines->cells ? " " : "\n", 1);
}

static void put_text(Lines *lines, const char *text, bool keep_lines) {
  for (const char *c = text; *c; c++) {
    if (*c == '\n' && keep_lines) put_break(lines);
    else put(lines->out, *c == '\n' || *c == '\t' || *c == '\r' ? " " : c, 1);
  }
}

/* U+200B, the space without width: where an ODT says that a line may end. */
static bool is_no_text(const char *at, size_t length) {
  return length >= 3 && !memcmp(at, "\xE2\x80\x8B", 3);
}

/* Folds one line in place: cells trimmed, runs of spaces one space, empty cells at the end gone. Gives its length. */
static size_t fold_line(char *line, size_t length) {
  size_t to = 0;
  for (size_t i = 0; i < length; i++) {
    char c = line[i];
    if (is_no_text(line + i, length - i)) {
      i += 2;
      continue;
    }
    if (c == ' ' && (to == 0 || line[to - 1] == ' ' || line[to - 1] == '\t')) continue;
    if (c == '\t' && to > 0 && line[to - 1] == ' ') to--;
    line[to++] = c;
  }
  while (to > 0 && (line[to - 1] == ' ' || line[to - 1] == '\t')) to--;
  return to;
}

static Bytes fold(Bytes raw) {
  Bytes folded = {0};
  for (char *line = raw.at, *end = raw.at + raw.len; line && line < end;) {
    char *stop = memchr(line, '\n', (size_t)(end - line));
    size_t length = stop ? (size_t)(stop - line) : (size_t)(end - line);
    char *next = line + length + 1;
    length = fold_line(line, length);
    if (length) put(&folded, line, length), put(&folded, "\n", 1);
    line = next;
  }
  put(&folded, "", 0);
  return folded;
}

/* ---- Both kinds of markup ---- */

static bool is_named(const xmlNode *node, const char *names) {
  size_t length = strlen((const char *)node->name);
  for (const char *at = names; (at = strstr(at, (const char *)node->name)); at += length)
    if ((at == names || at[-1] == ' ') && (at[length] == ' ' || at[length] == '\0')) return true;
  return false;
}

static bool has_word(const xmlNode *node, const char *attribute, const char *word) {
  xmlChar *value = xmlGetProp(node, (const xmlChar *)attribute);
  bool found = false;
  for (char *at = (char *)value; at && (at = strstr(at, word)); at += strlen(word)) {
    char behind = at[strlen(word)];
    if ((at == (char *)value || at[-1] == ' ') && (behind == '\0' || behind == ' ')) found = true;
  }
  xmlFree(value);
  return found;
}

static bool is_first_cell(const xmlNode *node) {
  for (node = node->prev; node; node = node->prev)
    if (node->type == XML_ELEMENT_NODE && !is_named(node, "covered-table-cell")) return false;
  return true;
}

static void open_cell(Lines *lines, const xmlNode *node) {
  put(lines->out, lines->cells || is_first_cell(node) ? " " : "\t", 1);
  lines->cells++;
}

/* ---- HTML ---- */

static void html_walk(Lines *lines, const xmlNode *node, bool pre);

static void html_children(Lines *lines, const xmlNode *node, bool pre) {
  for (const xmlNode *child = node->children; child; child = child->next) html_walk(lines, child, pre);
}

static void html_element(Lines *lines, const xmlNode *node, bool pre) {
  bool block = is_named(node, "p h1 h2 h3 h4 h5 h6 ul ol li pre blockquote div figure figcaption table caption tr hr br section"
                              " header footer form details summary dl dt dd");
  if (is_named(node, "nav script style") || has_word(node, "class", "field")) return;
  if (is_named(node, "img")) {
    xmlChar *alt = xmlGetProp(node, (const xmlChar *)"alt");
    if (alt) put_text(lines, (char *)alt, false);
    xmlFree(alt);
    return;
  }
  if (is_named(node, "svg")) { /* of a drawing, its title */
    for (const xmlNode *child = node->children; child; child = child->next)
      if (child->type == XML_ELEMENT_NODE && is_named(child, "title")) html_children(lines, child, false);
    return;
  }
  if (is_named(node, "td th")) {
    open_cell(lines, node);
    html_children(lines, node, false);
    lines->cells--;
    return;
  }
  if (block) put_break(lines);
  html_children(lines, node, pre || is_named(node, "pre"));
  if (block) put_break(lines);
}

static void html_walk(Lines *lines, const xmlNode *node, bool pre) {
  if (node->type == XML_TEXT_NODE) put_text(lines, (char *)node->content, pre);
  if (node->type == XML_ELEMENT_NODE) html_element(lines, node, pre);
}

static const xmlNode *find(const xmlNode *node, const char *name) {
  for (; node; node = node->next) {
    if (node->type != XML_ELEMENT_NODE) continue;
    if (is_named(node, name)) return node;
    const xmlNode *inside = find(node->children, name);
    if (inside) return inside;
  }
  return NULL;
}

/* ---- ODF ---- */

static void odf_children(Lines *lines, const xmlNode *node);

static void odf_note(Lines *lines, const xmlNode *note) {
  char number[20];
  Bytes *outside = lines->out;
  int cells = lines->cells;
  snprintf(number, sizeof number, "[%d]", ++lines->notes_opened);
  put(lines->out, number, strlen(number));
  lines->out = &lines->notes;
  lines->cells = 0;
  put_text(lines, number, false);
  put(lines->out, " ", 1);
  const xmlNode *body = find(note->children, "note-body");
  for (const xmlNode *child = body ? body->children : NULL; child; child = child->next) {
    if (child->type != XML_ELEMENT_NODE) continue;
    odf_children(lines, child); /* the first paragraph goes on behind its number */
    put_break(lines);
  }
  lines->out = outside;
  lines->cells = cells;
}

static void odf_element(Lines *lines, const xmlNode *node) {
  if (is_named(node, "table-of-content page-number page-count covered-table-cell desc sequence-decls tracked-changes")) return;
  if (is_named(node, "span") && has_word(node, "style-name", "Field")) return;
  if (is_named(node, "s tab")) {
    put(lines->out, " ", 1);
  } else if (is_named(node, "note")) {
    odf_note(lines, node);
  } else if (is_named(node, "table-cell")) {
    open_cell(lines, node);
    odf_children(lines, node);
    lines->cells--;
  } else {
    bool block = is_named(node, "p h line-break table-row table list");
    if (block) put_break(lines);
    odf_children(lines, node);
    if (block) put_break(lines);
  }
}

static void odf_children(Lines *lines, const xmlNode *node) {
  for (const xmlNode *child = node->children; child; child = child->next) {
    if (child->type == XML_TEXT_NODE) put_text(lines, (char *)child->content, false);
    if (child->type == XML_ELEMENT_NODE) odf_element(lines, child);
  }
}

/* ---- Files ---- */

static bool read_plain(const char *path, Bytes *bytes) {
  FILE *file = fopen(path, "rb");
  char piece[65536];
  size_t size;
  put(bytes, "", 0);
  while (file && (size = fread(piece, 1, sizeof piece, file)) > 0) put(bytes, piece, size);
  if (file) fclose(file);
  else perror(path);
  return file;
}

static bool read_member(const char *path, const char *name, Bytes *bytes) {
  zip_t *zip = zip_open(path, ZIP_RDONLY, NULL);
  zip_file_t *member = zip ? zip_fopen(zip, name, 0) : NULL;
  char piece[65536];
  zip_int64_t size;
  while (member && (size = zip_fread(member, piece, sizeof piece)) > 0) put(bytes, piece, (size_t)size);
  if (member) zip_fclose(member);
  else fprintf(stderr, "%s: no %s\n", path, name);
  if (zip) zip_discard(zip);
  return member;
}

static xmlDoc *parse(const char *path, Bytes bytes) {
  xmlDoc *doc = xmlReadMemory(bytes.at, (int)bytes.len, path, "UTF-8", XML_PARSE_NONET | XML_PARSE_HUGE);
  if (!doc) fprintf(stderr, "%s: not well-formed\n", path);
  return doc;
}

static bool add_page(const char *path, Lines *lines) {
  Bytes bytes = {0};
  bool good = read_plain(path, &bytes);
  xmlDoc *doc = good ? parse(path, bytes) : NULL;
  const xmlNode *main_part = doc ? find(xmlDocGetRootElement(doc), "main") : NULL;
  if (doc && !main_part) fprintf(stderr, "%s: no <main>\n", path);
  if (main_part) html_children(lines, main_part, false), put_break(lines);
  xmlFreeDoc(doc);
  free(bytes.at);
  return main_part;
}

static bool add_odt(const char *path, Lines *lines) {
  Bytes bytes = {0};
  bool good = read_member(path, "content.xml", &bytes);
  xmlDoc *doc = good ? parse(path, bytes) : NULL;
  const xmlNode *body = doc ? find(xmlDocGetRootElement(doc), "body") : NULL;
  if (body) odf_children(lines, body);
  put_break(lines);
  if (lines->notes.len) put(&lines->raw, lines->notes.at, lines->notes.len);
  xmlFreeDoc(doc);
  free(bytes.at);
  return body;
}

/* ---- Comparing ---- */

enum { HTML, ODT, TEXT, KINDS };
static const char *const endings[KINDS] = {".html", ".odt", ".txt"};

static int kind_of(const char *path) {
  for (int kind = 0; kind < KINDS; kind++)
    if (strlen(path) > 5 && !strcmp(path + strlen(path) - strlen(endings[kind]), endings[kind])) return kind;
  return KINDS;
}

static const char *line_end(const char *line) {
  const char *end = strchr(line, '\n');
  return end ? end : line + strlen(line);
}

/* Shows where two texts part; a line that one of them lacks shifts the rest, so only the first places are shown. */
static bool differ(const char *a_name, const char *a, const char *b_name, const char *b) {
  int shown = 0;
  for (int number = 1; *a || *b; number++) {
    const char *a_end = line_end(a), *b_end = line_end(b);
    if (a_end - a != b_end - b || memcmp(a, b, (size_t)(a_end - a))) {
      printf("line %d\n  %s: %.*s\n  %s: %.*s\n", number, a_name, (int)(a_end - a), a, b_name, (int)(b_end - b), b);
      if (++shown == 4) return true;
    }
    a = *a_end ? a_end + 1 : a_end;
    b = *b_end ? b_end + 1 : b_end;
  }
  return shown;
}

int main(int argc, char **argv) {
  Lines lines[KINDS] = {0};
  Bytes folded[KINDS] = {0};
  bool given[KINDS] = {0}, good = true, different = false;
  for (int kind = 0; kind < KINDS; kind++) lines[kind].out = &lines[kind].raw;
  for (int i = 1; i < argc; i++) {
    int kind = kind_of(argv[i]);
    if (kind == KINDS) return fprintf(stderr, "%s: not .html, .odt or .txt\n", argv[i]), 2;
    given[kind] = true;
    if (kind == HTML) good &= add_page(argv[i], &lines[kind]);
    if (kind == ODT) good &= add_odt(argv[i], &lines[kind]);
    if (kind == TEXT) good &= read_plain(argv[i], &lines[kind].raw);
  }
  if (given[HTML] + given[ODT] + given[TEXT] < 2) return fputs("usage: same_text page.html ... file.odt file.txt\n", stderr), 2;
  int first = given[HTML] ? HTML : ODT;
  for (int kind = 0; kind < KINDS; kind++)
    if (given[kind]) folded[kind] = fold(lines[kind].raw);
  if (folded[first].len == 0) good = false, fputs("no text at all\n", stderr);
  for (int kind = first + 1; good && kind < KINDS; kind++)
    if (given[kind]) different |= differ(endings[first], folded[first].at, endings[kind], folded[kind].at);
  for (int kind = 0; kind < KINDS; kind++) free(lines[kind].raw.at), free(lines[kind].notes.at), free(folded[kind].at);
  xmlCleanupParser();
  return good && !different ? 0 : 1;
}
