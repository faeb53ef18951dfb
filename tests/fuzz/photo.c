/* SPDX-License-Identifier: MIT
 *
 * Fuzzing of photos, EXIF, JPEG and PNG alike: any bytes give a small picture or a reason, and a picture of ours is read back.
 * clang -fsanitize=fuzzer,address,undefined ... tests/fuzz/photo.c
 */
#include <stdlib.h>

#include "read/read.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
  Arena *arena = arena_new();
  Text text = {(const char *)bytes, size};
  PhotoFacts facts;
  Picture shown, again, size_said;
  read_photo_facts(text, &facts);
  if (facts.orientation < 1 || facts.orientation > 8 || facts.taken < 0) abort();
  bool large = read_picture(text, &size_said) && (uint64_t)size_said.width * size_said.height > 1 << 20;
  if (large) { /* lawful and slow: a hundred million pixels that nobody sent */
    arena_free(arena);
    return 0;
  }
  PhotoOutcome outcome = read_photo(text, arena, &shown);
  bool given = outcome == PHOTO_SHOWN || outcome == PHOTO_DAMAGED;
  if (given != (shown.bytes.len > 0)) abort();
  if (given && (shown.width > read_limits.photo_longest || shown.height > read_limits.photo_longest)) abort();
  if (given && (read_photo(shown.bytes, arena, &again) != PHOTO_SHOWN || again.width != shown.width)) abort();
  arena_free(arena);
  return 0;
}
