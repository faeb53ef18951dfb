/* SPDX-License-Identifier: MIT
 *
 * Fuzzing of DocBook.
 */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
  return fuzz_paper("a.dbk", bytes, size);
}
