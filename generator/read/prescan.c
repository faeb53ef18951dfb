/* SPDX-License-Identifier: MIT
 *
 * What Markdown must keep to before cmark sees it.
 * Takes: clean text. Gives: yes, or a diagnostic with the line. Owns nothing.
 *
 * cmark 0.30 needs time that grows with the square of three things: brackets in one paragraph, depth of nested lists and
 * quotes, depth of indentation. Bounding them bounds a file of the largest size to about a second. The scan knows no block
 * structure: it may count a line of a code block as nested, but it never overlooks a line that is.
 */
#include "read/read_in.h"

#include <string.h>

typedef struct Prescan {
  Text rest; /* lines not looked at */
  Text file;
  uint32_t line;
  size_t paragraph;         /* bytes since the last blank line */
  size_t brackets;          /* [ among them */
  bool all_pipes;           /* each of its lines holds a |: a table, which may be long */
  bool numbered;            /* an ordered list at the margin: any number begins its next item */
  DiagList *diags;
} Prescan;

static bool prescan_refuse(const Prescan *scan, DiagCode code, size_t value, size_t most) {
  Text first = text_format(scan->diags->arena, "%zu", value), second = text_format(scan->diags->arena, "%zu", most);
  diag_add(scan->diags, code, where_of(scan->file, scan->line, 0), first, second, TEXT_NONE);
  return false;
}

/* What stands before the text of a line. */
typedef struct Margin {
  size_t columns; /* of white space */
  size_t markers; /* of quotes and list items */
  size_t bytes;
} Margin;

/* Bytes of a list or quote marker at the start of `text`, else 0. */
static size_t marker_bytes(Text text) {
  if (text.len == 0) return 0;
  if (text.at[0] == '>') return 1;
  size_t digits = 0;
  while (digits < text.len && digits < 9 && text.at[digits] >= '0' && text.at[digits] <= '9') digits++;
  if (digits == text.len) return 0;
  char sign = text.at[digits];
  bool marker = digits ? sign == '.' || sign == ')' : sign == '-' || sign == '+' || sign == '*';
  bool parted = digits + 1 == text.len || text.at[digits + 1] == ' ' || text.at[digits + 1] == '\t';
  return marker && parted ? digits + 1 : 0;
}

static Margin margin_of(Text line) {
  Margin margin = {0};
  while (margin.bytes < line.len) {
    char c = line.at[margin.bytes];
    size_t marker = 1;
    if (c == ' ')
      margin.columns++;
    else if (c == '\t')
      margin.columns += 4 - margin.columns % 4;
    else if ((marker = marker_bytes(text_slice(line, margin.bytes, line.len))))
      margin.markers++;
    else
      break;
    margin.bytes += marker;
  }
  return margin;
}

/* "* * * * *": a rule, not five lists. */
static bool is_rule(Text line) {
  Text text = text_trim(line);
  for (size_t i = 0; i < text.len; i++)
    if (text.at[i] != text.at[0] && text.at[i] != ' ' && text.at[i] != '\t') return false;
  return text.len > 0 && (text.at[0] == '-' || text.at[0] == '*');
}

static size_t count_brackets(Text line) {
  size_t count = 0;
  const char *at = line.at, *end = line.at + line.len;
  while (at < end && (at = memchr(at, '[', (size_t)(end - at)))) count++, at++;
  return count;
}

/* Whether a line ends the paragraph before it, whatever that was: a long list needs no blank lines. Numbers do so in a list
 * only, but for 1. Indented lines are left out: they may go on with the paragraph. */
static bool starts_paragraph(Prescan *scan, Text line) {
  size_t at = 0;
  while (at < 3 && at < line.len && line.at[at] == ' ') at++;
  Text text = text_slice(line, at, line.len);
  size_t marker = marker_bytes(text);
  bool numbered = marker > 1 && at == 0, first = scan->paragraph == 0 || text_starts(text, TEXT("1"));
  bool item = marker && text.at[0] != '>' && text_trim(text_slice(text, marker, text.len)).len > 0;
  bool goes_on = numbered && (scan->numbered || first);
  scan->numbered = goes_on && marker_bytes(text_trim(text_slice(text, marker, text.len))) == 0;
  if (text_starts(text, TEXT("# ")) || text_starts(text, TEXT("## ")) || text_starts(text, TEXT("### "))) return true;
  return item && (marker == 1 || goes_on);
}

/* A table is one paragraph to cmark, and a register may well have more than 64 KiB. Nothing in it is slow but brackets. */
static bool prescan_paragraph(Prescan *scan, Text line) {
  size_t most = read_limits.markdown_paragraph;
  if (starts_paragraph(scan, line)) scan->paragraph = 0;
  if (scan->paragraph == 0) scan->all_pipes = true, scan->brackets = 0;
  scan->paragraph += line.len + 1;
  scan->brackets += count_brackets(line);
  scan->all_pipes = scan->all_pipes && memchr(line.at, '|', line.len);
  if (scan->brackets > read_limits.markdown_brackets)
    return prescan_refuse(scan, DIAG_MARKDOWN_BRACKETS, read_limits.markdown_brackets, 0);
  return scan->paragraph <= most || scan->all_pipes || prescan_refuse(scan, DIAG_MARKDOWN_PARAGRAPH, most, 0);
}

static bool prescan_line(Prescan *scan, Text line) {
  if (line.len > read_limits.markdown_line)
    return prescan_refuse(scan, DIAG_MARKDOWN_LINE, line.len, read_limits.markdown_line);
  Margin margin = margin_of(line);
  if (margin.bytes == line.len && margin.markers == 0) {
    scan->paragraph = 0;
    return true;
  }
  if (margin.columns > read_limits.markdown_indent)
    return prescan_refuse(scan, DIAG_MARKDOWN_INDENT, read_limits.markdown_indent, 0);
  if (margin.markers > read_limits.markdown_nesting && !is_rule(line))
    return prescan_refuse(scan, DIAG_MARKDOWN_NESTING, read_limits.markdown_nesting, 0);
  return prescan_paragraph(scan, line);
}

bool prescan_markdown(Text markdown, Text file, uint32_t line, DiagList *diags) {
  if (!clean_size(markdown, read_limits.file_bytes, file, diags)) return false;
  Prescan scan = {.rest = markdown, .file = file, .line = line, .diags = diags};
  Text at;
  for (; text_cut(&scan.rest, '\n', &at); scan.line++)
    if (!prescan_line(&scan, at)) return false;
  return true;
}
