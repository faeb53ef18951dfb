/* SPDX-License-Identifier: MIT
 *
 * Fuzzing of flat OpenDocument text.
 */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
  return fuzz_paper("a.fodt", bytes, size);
}
