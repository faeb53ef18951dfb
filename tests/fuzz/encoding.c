/* SPDX-License-Identifier: MIT
 *
 * Fuzzing of the encodings: the first byte says which the settings name; what comes back is UTF-8, and as such reads the same again.
 */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
  if (size == 0) return 0;
  Arena *arena = arena_new();
  DiagList *diags = diag_list_new(arena);
  Text text, again;
  TextEncoding given = (TextEncoding)(bytes[0] % (ENCODING_BIG5 + 1));
  if (read_decode((Text){(const char *)bytes + 1, size - 1}, given, TEXT("a"), arena, diags, &text)) {
    size_t told = diags->all.len;
    if (!text_is_utf8(text, NULL) || text.len > 2 * size + 16) abort();
    if (text_starts(text, TEXT("\xEF\xBB\xBF")) || text_find(text, TEXT("\0")) != SIZE_MAX) return arena_free(arena), 0;
    if (!read_decode(text, ENCODING_UTF8, TEXT("a"), arena, diags, &again) || !text_equal(text, again)) abort();
    if (diags->all.len != told) abort();
  } else if (diags->all.len == 0) {
    abort();
  }
  arena_free(arena);
  return 0;
}
