/* SPDX-License-Identifier: MIT
 *
 * Prints what the program reads in a paper. Takes: a file. Gives: its plain text on standard output, of a sheet a tab between cells
 * with merged ones in their place, and its diagnostics on standard error. Status 3 when it cannot be read.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "read/read.h"
#include "write/write.h"

static Text slurp(Arena *arena, const char *path) {
  FILE *file = fopen(path, "rb");
  Text bytes = TEXT_NONE;
  char piece[4096];
  Buf all = {0};
  for (size_t got; file && (got = fread(piece, 1, sizeof piece, file)) > 0;) buf_put(&all, piece, got);
  if (file) fclose(file);
  bytes = text_copy(arena, buf_view(&all));
  buf_free(&all);
  return bytes;
}

/* Line ends within a cell are white space here. */
static void words_put(Buf *out, Arena *arena, const DocNode *node) {
  Text text = text_trim(doc_plain(arena, node));
  for (size_t i = 0; i < text.len; i++) buf_char(out, text.at[i] == '\n' || text.at[i] == '\t' ? ' ' : text.at[i]);
}

/* Each cell in the column that it has in the sheet: what spans it from above or from the left leaves an empty one. */
static void table_put(Buf *out, Arena *arena, const DocNode *table) {
  uint32_t *down = arena_alloc(arena, (table->column_count + 1u) * sizeof *down);
  for (const DocNode *row = table->first; row; row = row->next, buf_char(out, '\n')) {
    const DocNode *cell = row->first;
    for (uint32_t column = 0, wide = 1; column < table->column_count; column++) {
      bool free = down[column] == 0;
      if (free && wide == 1 && cell) {
        words_put(out, arena, cell);
        wide = cell->span_columns > 1 ? cell->span_columns : 1;
        for (uint32_t i = 0; i < wide && column + i < table->column_count; i++)
          down[column + i] = cell->span_rows > 1 ? cell->span_rows : 1;
        cell = cell->next;
      } else if (wide > 1) {
        wide--;
      }
      buf_char(out, '\t');
      down[column]--;
    }
  }
}

static void sheet_put(Buf *out, Arena *arena, const DocNode *root) {
  for (const DocNode *block = root->first; block; block = block->next) {
    if (block->kind == DOC_TABLE) table_put(out, arena, block);
    else words_put(out, arena, block), buf_char(out, '\n');
  }
}

int main(int count, char **words) {
  Arena *arena = arena_new();
  DiagList *diags = diag_list_new(arena);
  Paper paper;
  Buf out = {0}, said = {0};
  if (count != 2) return 2;
  read_paper(slurp(arena, words[1]), text_of(words[1]), text_of(words[1]), arena, diags, &paper);
  if (paper.doc && paper.format == PAPER_SHEET) sheet_put(&out, arena, paper.doc);
  else if (paper.doc) text_write(&out, paper.doc);
  for (size_t i = 0; i < diags->all.len; i++) diag_print(&said, &diags->all.at[i], LANG_EN, false);
  fwrite(out.at, 1, out.len, stdout);
  fwrite(said.at, 1, said.len, stderr);
  int status = paper.doc ? 0 : 3;
  buf_free(&out);
  buf_free(&said);
  arena_free(arena);
  return status;
}
