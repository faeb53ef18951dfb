/* SPDX-License-Identifier: MIT
 *
 * Fuzzing of what is packed in a .xlsx. Takes: a sheet, shared texts, styles, the workbook. Gives: a lawful tree or none.
 */
#include "packed.h"

#define RELATION(id, type, target) "<Relationship Id='" id "' Type='http://x/" type "' Target='" target "'/>"

static const char relations[] = "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>" RELATION(
    "rId1", "worksheet", "worksheets/sheet1.xml") RELATION("rId2", "sharedStrings", "sharedStrings.xml")
    RELATION("rId3", "styles", "styles.xml") "</Relationships>";

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
  static const PackedPart parts[] = {{"xl/_rels/workbook.xml.rels", relations},
                                     {"xl/worksheets/sheet1.xml", NULL},
                                     {"xl/sharedStrings.xml", NULL},
                                     {"xl/styles.xml", NULL},
                                     {"xl/workbook.xml", NULL}};
  return fuzz_packed("a.xlsx", parts, sizeof parts / sizeof *parts, bytes, size);
}
