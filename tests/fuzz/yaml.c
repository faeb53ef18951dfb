/* SPDX-License-Identifier: MIT
 *
 * Fuzzing of YAML: a map, or a diagnostic that says why not.
 */
#include "fuzz.h"

static void check_value(const Value *value, int depth) {
  if (depth > 16) abort();
  for (; value; value = value->next) {
    if (!text_is_utf8(value->text, NULL) || !text_is_utf8(value->key, NULL)) abort();
    check_value(value->first, depth + 1);
  }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
  Arena *arena = arena_new();
  DiagList *diags = diag_list_new(arena);
  const Value *map = read_yaml((Text){(const char *)bytes, size}, TEXT("a.yml"), 1, arena, diags);
  if (!map && diags->all.len == 0) abort();
  if (map && map->kind != VALUE_MAP) abort();
  check_value(map, 0);
  fuzz_check_diags(diags);
  arena_free(arena);
  return 0;
}
