/* SPDX-License-Identifier: MIT
 *
 * Fuzzing of what is packed in an .ods. Takes: content, properties. Gives: a lawful tree or none.
 */
#include "packed.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
  static const PackedPart parts[] = {
      {"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}, {"content.xml", NULL}, {"meta.xml", NULL}};
  return fuzz_packed("a.ods", parts, sizeof parts / sizeof *parts, bytes, size);
}
