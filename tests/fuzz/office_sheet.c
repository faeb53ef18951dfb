/* SPDX-License-Identifier: MIT
 *
 * Fuzzing of .xlsx and .ods: the bytes say which of the two it is. Takes: any bytes. Gives: a lawful tree or none.
 */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
  return fuzz_paper("a.xlsx", bytes, size);
}
