/* SPDX-License-Identifier: MIT
 *
 * Fuzzing of EXIF alone: the bytes stand where a camera puts them, in a JPEG and in a PNG, which gets to the tables at once.
 * clang -fsanitize=fuzzer,address,undefined ... tests/fuzz/exif.c
 */
#include <stdlib.h>
#include <string.h>

#include "read/read.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static void look(const void *head, size_t length, const uint8_t *bytes, size_t size) {
  char *all = malloc(length + size + 4);
  PhotoFacts facts;
  memcpy(all, head, length);
  memcpy(all + length, bytes, size);
  memset(all + length + size, 0, 4);
  read_photo_facts((Text){all, length + size + 4}, &facts);
  if (facts.orientation < 1 || facts.orientation > 8 || facts.taken < 0) abort();
  free(all);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
  if (size > 60000) return 0;
  uint8_t jpeg[12] = {0xFF, 0xD8, 0xFF, 0xE1, (uint8_t)((size + 8) >> 8), (uint8_t)(size + 8), 'E', 'x', 'i', 'f', 0, 0};
  uint8_t png[16] = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 0, 0, (uint8_t)(size >> 8), (uint8_t)size, 'e', 'X', 'I', 'f'};
  look(jpeg, sizeof jpeg, bytes, size);
  look(png, sizeof png, bytes, size);
  return 0;
}
