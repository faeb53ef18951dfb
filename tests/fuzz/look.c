/* SPDX-License-Identifier: MIT
 *
 * Fuzzing of print looks: any flat ODF gives styles or a diagnostic.
 */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
  Arena *arena = arena_new();
  DiagList *diags = diag_list_new(arena);
  Look look;
  bool good = read_look((Text){(const char *)bytes, size}, TEXT("a.fodt"), arena, diags, &look);
  if (!good && diags->all.len == 0) abort();
  fuzz_check_diags(diags);
  arena_free(arena);
  return 0;
}
