/* SPDX-License-Identifier: MIT
 *
 * Fuzzing of .docx: a package of strangers, its parts, and what they make of the tree. Takes: any bytes. Gives: a lawful tree or none.
 */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
  return fuzz_paper("a.docx", bytes, size);
}
