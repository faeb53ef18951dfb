/* SPDX-License-Identifier: MIT
 *
 * Prints what the program reads in a paper. Takes: a file. Gives: its plain text on standard output, a tab between cells, and its
 * diagnostics on standard error. Status 3 when it cannot be read.
 */
#include <stdio.h>
#include <stdlib.h>

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

int main(int count, char **words) {
  Arena *arena = arena_new();
  DiagList *diags = diag_list_new(arena);
  Paper paper;
  Buf out = {0}, said = {0};
  if (count != 2) return 2;
  read_paper(slurp(arena, words[1]), text_of(words[1]), text_of(words[1]), arena, diags, &paper);
  if (paper.doc) text_write(&out, paper.doc);
  for (size_t i = 0; i < diags->all.len; i++) diag_print(&said, &diags->all.at[i], LANG_EN, false);
  fwrite(out.at, 1, out.len, stdout);
  fwrite(said.at, 1, said.len, stderr);
  int status = paper.doc ? 0 : 3;
  buf_free(&out);
  buf_free(&said);
  arena_free(arena);
  return status;
}
