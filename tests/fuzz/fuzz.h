/* SPDX-License-Identifier: MIT
 *
 * What the fuzz targets share. A target is one file of tests/fuzz: a function LLVMFuzzerTestOneInput that gives any bytes to
 * one reader and aborts when what comes back breaks a promise. `make fuzz` finds it by its name; inputs worth keeping go to
 * tests/fuzz/corpus/<target>/, which every `make test` replays.
 */
#ifndef DOSSIER_TESTS_FUZZ_H
#define DOSSIER_TESTS_FUZZ_H

#include <stdlib.h>

#include "read/read.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static inline void fuzz_check_diags(const DiagList *diags) {
  for (size_t i = 0; i < diags->all.len; i++)
    for (size_t j = 0; j < 3; j++)
      if (!text_is_utf8(diags->all.at[i].arg[j], NULL)) abort();
}

/* As a paper of that name: a lawful tree or none, text that is UTF-8, not more tree than the bytes can pay for. */
static inline int fuzz_paper(const char *name, const uint8_t *bytes, size_t size) {
  Arena *arena = arena_new();
  DiagList *diags = diag_list_new(arena);
  Paper paper;
  read_paper((Text){(const char *)bytes, size}, text_of(name), text_of(name), arena, diags, &paper);
  if (paper.doc && doc_check(paper.doc)) abort();
  if (!text_is_utf8(paper.text, NULL) || !text_is_utf8(paper.title, NULL)) abort();
  if (arena_used(arena) > ((size_t)64 << 20) + 2000 * size) abort();
  fuzz_check_diags(diags);
  arena_free(arena);
  return 0;
}

#endif
