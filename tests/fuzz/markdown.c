/* SPDX-License-Identifier: MIT
 *
 * Fuzzing of Markdown papers, front matter and tables included: any bytes give a lawful tree or none.
 * clang -fsanitize=fuzzer,address,undefined ... tests/fuzz/markdown.c
 */
#include <stdlib.h>

#include "read/read.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
  Arena *arena = arena_new();
  Paper paper;
  read_paper((Text){(const char *)bytes, size}, TEXT("a.md"), TEXT("a.md"), arena, diag_list_new(arena), &paper);
  if (paper.doc && doc_check(paper.doc)) abort();
  if (!text_is_utf8(paper.text, NULL)) abort();
  arena_free(arena);
  return 0;
}
