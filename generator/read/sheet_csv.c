/* SPDX-License-Identifier: MIT
 *
 * .csv as a paper: one sheet. Takes: bytes. Gives: a tree, in the arena. Owns nothing. Rows carry the line of the file.
 */
#include "read/sheet_in.h"

DocNode *csv_read_paper(Text bytes, Text file, Arena *arena, DiagList *diags) {
  Book book = {.arena = arena, .diags = diags, .file = file};
  Text clean;
  CsvTable table;
  if (!clean_size(bytes, read_limits.csv_bytes, file, diags) || !clean_bytes(bytes, file, arena, diags, &clean)) return NULL;
  if (!csv_rows(clean, file, arena, diags, &table)) return NULL;
  Sheet *sheet = list_add(arena, &book.sheets);
  for (size_t i = 0; i < table.rows.len; i++) {
    const CsvRow *row = &table.rows.at[i];
    for (size_t column = 0; column < row->cells.len; column++)
      sheet_add(&book, sheet, row->line, (uint32_t)column, row->cells.at[column]);
  }
  return book_to_doc(&book);
}
