/* SPDX-License-Identifier: MIT
 *
 * Gives each file named on the command line to a fuzz target: the corpus again, by any compiler. Takes names of files. Gives
 * their number. Owns nothing.
 */
#include <stdio.h>

#include "fuzz.h"

static bool replay(const char *path) {
  FILE *file = fopen(path, "rb");
  if (!file) return false;
  Buf bytes = {0};
  char piece[4096];
  for (size_t got; (got = fread(piece, 1, sizeof piece, file)) > 0;) buf_put(&bytes, piece, got);
  fclose(file);
  /* a copy of exactly that size, so that a sanitizer sees a byte read behind it */
  uint8_t *exact = malloc(bytes.len ? bytes.len : 1);
  if (!exact) base_out_of_memory();
  for (size_t i = 0; i < bytes.len; i++) exact[i] = (uint8_t)bytes.at[i];
  LLVMFuzzerTestOneInput(exact, bytes.len);
  free(exact);
  buf_free(&bytes);
  return true;
}

int main(int count, char **names) {
  for (int i = 1; i < count; i++) {
    fprintf(stderr, "%s\n", names[i]); /* the last one said is the one that crashed */
    if (!replay(names[i])) return 2;
  }
  printf("%d\n", count - 1);
  return 0;
}
