/* SPDX-License-Identifier: MIT
 *
 * Fuzzing of DocBook. Takes: any bytes. Gives: a lawful tree or none.
 */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
  return fuzz_paper("a.dbk", bytes, size);
}
