/* SPDX-License-Identifier: MIT
 *
 * rows LOOK.fodt OUT COUNT LINES: a table of COUNT rows, then one of a single row whose cell holds LINES paragraphs, more
 * than a page can: OUT.odt, .html, .txt. Each row and line carries its number, so that a lost one can be named.
 */
#include "print.h"

#include <stdlib.h>

static void add_rows(Arena *arena, DocNode *root, long count) {
  DocNode *table = doc_add_table(arena, root, NULL, 2, 1), *row = doc_add(arena, table, DOC_ROW);
  doc_add_cell_text(arena, row, TEXT("HEADCELL"));
  doc_add_cell_text(arena, row, TEXT("Paper"));
  for (long i = 1; i <= count; i++) {
    row = doc_add(arena, table, DOC_ROW);
    doc_add_cell_text(arena, row, text_format(arena, "ROW%ld", i));
    doc_add_cell_text(
        arena, row,
        i % 7 ? TEXT("minutes")
              : TEXT("minutes of a meeting whose title is so long that it needs two lines of the cell in which it stands"));
  }
}

static void add_tall(Arena *arena, DocNode *root, long lines) {
  DocNode *table = doc_add_table(arena, root, NULL, 2, 0), *row = doc_add(arena, table, DOC_ROW);
  doc_add_cell_text(arena, row, TEXT("tall"));
  DocNode *cell = doc_add_cell_text(arena, row, TEXT("begin"))->parent;
  for (long i = 1; i <= lines; i++) doc_add_paragraph(arena, cell, text_format(arena, "LINE%ld", i));
}

int main(int argc, char **argv) {
  if (argc != 5) return fputs("usage: rows LOOK.fodt OUT COUNT LINES\n", stderr), 2;
  Arena *arena = arena_new();
  Look look;
  if (!print_load_look(arena, argv[1], &look)) return 1;
  OdtMeta meta = {.title = TEXT("Rows"), .language = TEXT("en"), .date = day_of(2017, 10, 5)};
  DocNode *root = doc_new(arena);
  add_rows(arena, root, strtol(argv[3], NULL, 10));
  doc_add_paragraph(arena, root, TEXT("between"));
  add_tall(arena, root, strtol(argv[4], NULL, 10));
  doc_add_paragraph(arena, root, TEXT("THE END"));
  bool good = print_save_all(arena, root, &look, &meta, argv[2]);
  arena_free(arena);
  return good ? 0 : 1;
}
