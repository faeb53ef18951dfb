/* SPDX-License-Identifier: MIT
 *
 * Fuzzing of CSV: rows as wide as the head, or a diagnostic that says why not.
 */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
  Arena *arena = arena_new();
  DiagList *diags = diag_list_new(arena);
  CsvTable table;
  bool good = read_csv((Text){(const char *)bytes, size}, TEXT("a.csv"), arena, diags, &table);
  if (!good && diags->all.len == 0) abort();
  for (size_t i = 0; good && i < table.rows.len; i++) {
    if (table.rows.at[i].cells.len != table.head.len) abort();
    for (size_t j = 0; j < table.head.len; j++)
      if (!text_is_utf8(table.rows.at[i].cells.at[j], NULL)) abort();
  }
  fuzz_check_diags(diags);
  arena_free(arena);
  return 0;
}
