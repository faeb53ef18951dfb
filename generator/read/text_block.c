/* SPDX-License-Identifier: MIT
 *
 * Plain text between blank lines: a paragraph whose lines stay lines, or a table drawn with | as in Markdown.
 * Takes: lines without the blanks around them. Gives: nodes below `root`, a notice of lines that look like a table and are none.
 * Owns nothing.
 */
#include "read/read_in.h"

#include <string.h>

static void lines_add(DocNode *root, const TextList *lines, size_t from, size_t to, uint32_t line, Arena *arena) {
  DocNode *paragraph = from < to ? doc_add(arena, root, DOC_PARAGRAPH) : NULL;
  if (paragraph) paragraph->line = line + (uint32_t)from;
  for (size_t i = from; i < to; i++) {
    if (i > from) doc_add(arena, paragraph, DOC_BREAK);
    doc_add_text(arena, paragraph, lines->at[i]);
  }
}

/* "| 2024-05-01 | drill | 12 |": begins and ends with one, and has another inside. */
static bool is_drawn(Text line) {
  if (line.len < 5 || line.at[0] != '|' || line.at[line.len - 1] != '|') return false;
  return memchr(line.at + 1, '|', line.len - 2) != NULL;
}

static void tell_loose(const TextList *lines, size_t from, uint32_t line, Text file, DiagList *diags) {
  for (size_t i = from; i + 1 < lines->len; i++) {
    if (!is_drawn(lines->at[i]) || !is_drawn(lines->at[i + 1])) continue;
    diag_add(diags, DIAG_TABLE_LOOSE, where_of(file, line + (uint32_t)i, 0), TEXT_NONE, TEXT_NONE, TEXT_NONE);
    return;
  }
}

static void tell_limit(uint32_t line, Text file, Arena *arena, DiagList *diags) {
  Text columns = text_format(arena, "%zu", read_limits.table_columns), rows = text_format(arena, "%zu", read_limits.table_rows);
  diag_add(diags, DIAG_TABLE_LIMIT, where_of(file, line, 0), columns, rows, TEXT_NONE);
}

void text_block(DocNode *root, const TextList *lines, uint32_t line, Text file, Arena *arena, DiagList *diags) {
  size_t head = table_find(lines);
  bool wide = head != SIZE_MAX && table_columns(lines->at[head + 1]) > read_limits.table_columns;
  if (wide) tell_limit(line + (uint32_t)head, file, arena, diags);
  if (head == SIZE_MAX || wide) {
    lines_add(root, lines, 0, lines->len, line, arena);
    if (!wide) tell_loose(lines, 0, line, file, diags);
    return;
  }
  lines_add(root, lines, 0, head, line, arena);
  TableCells cells = {0};
  size_t end = table_build(arena, root, lines, head, line + (uint32_t)head, &cells);
  for (size_t i = 0; i < cells.len; i++) doc_add_text(arena, cells.at[i].paragraph, cells.at[i].text);
  if (end == lines->len) return;
  tell_limit(line + (uint32_t)head, file, arena, diags);
  lines_add(root, lines, end, lines->len, line, arena);
}
