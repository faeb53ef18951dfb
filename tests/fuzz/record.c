/* SPDX-License-Identifier: MIT
 *
 * Fuzzing of records: what stands between the tags of a body.
 */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
  Buf xml = {0};
  buf_str(&xml, "<record xmlns='urn:dossier:record:1'><body>");
  buf_put(&xml, bytes, size);
  buf_str(&xml, "</body></record>");
  fuzz_paper("a.xml", (const uint8_t *)xml.at, xml.len);
  buf_free(&xml);
  return 0;
}
