/* SPDX-License-Identifier: MIT
 *
 * Fuzzing of Markdown papers, front matter and tables included.
 */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
  return fuzz_paper("a.md", bytes, size);
}
