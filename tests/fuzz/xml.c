/* SPDX-License-Identifier: MIT
 *
 * Fuzzing of XML of any kind, in any encoding.
 */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
  return fuzz_paper("a.xml", bytes, size);
}
