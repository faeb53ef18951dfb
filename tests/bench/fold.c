/* SPDX-License-Identifier: MIT
 *
 * fold FILE...: how fast text is folded, against memcpy of the same bytes. Takes: files. Gives: one line. Owns an arena.
 */
#include "base/base.h"

#include <stdio.h>
#include <time.h>

enum { ROUNDS = 200 };

static double seconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

int main(int count, char **paths) {
  Arena *passing = arena_new();
  Buf all = {0}, copy = {0};
  for (int i = 1; i < count; i++) {
    char block[1 << 16];
    FILE *file = fopen(paths[i], "r");
    for (size_t got; file && (got = fread(block, 1, sizeof block, file));) buf_put(&all, block, got);
    if (file) fclose(file);
  }
  double begun = seconds();
  for (int i = 0; i < ROUNDS; i++, arena_reset(passing)) text_fold(passing, buf_view(&all));
  double folded = seconds() - begun;
  begun = seconds();
  for (int i = 0; i < ROUNDS; i++, buf_reset(&copy)) buf_text(&copy, buf_view(&all));
  double copied = seconds() - begun, bytes = (double)all.len * ROUNDS / 1e6;
  printf("folding text             %8.0f MB/s = 1/%.0f of memcpy\n", bytes / folded, folded / copied);
  return 0;
}
