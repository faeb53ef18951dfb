/* SPDX-License-Identifier: MIT
 *
 * Fuzzing of XML: as a record, and as a look. Any bytes give a lawful tree or none.
 * clang -fsanitize=fuzzer,address,undefined ... tests/fuzz/xml.c
 */
#include <stdlib.h>

#include "read/read.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
  Arena *arena = arena_new();
  Text text = {(const char *)bytes, size};
  Paper paper;
  Look look;
  read_paper(text, TEXT("a.xml"), TEXT("a.xml"), arena, diag_list_new(arena), &paper);
  if (paper.doc && doc_check(paper.doc)) abort();
  read_look(text, TEXT("a.fodt"), arena, diag_list_new(arena), &look);
  arena_free(arena);
  return 0;
}
