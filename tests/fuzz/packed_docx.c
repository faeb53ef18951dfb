/* SPDX-License-Identifier: MIT
 *
 * Fuzzing of what is packed in a .docx. Takes: document, styles, numbering, footnotes, properties. Gives: a lawful tree or none.
 */
#include "packed.h"

#define RELATION(id, type, target) "<Relationship Id='" id "' Type='http://x/" type "' Target='" target "'/>"

static const char relations[] =
    "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>" RELATION("s", "styles", "styles.xml")
        RELATION("n", "numbering", "numbering.xml") RELATION("f", "footnotes", "footnotes.xml")
            RELATION("p", "image", "media/a.png") "<Relationship Id='h' Type='http://x/hyperlink' Target='https://example.org/' "
                                                  "TargetMode='External'/></Relationships>";

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
  static const PackedPart parts[] = {
      {"word/_rels/document.xml.rels", relations}, {"word/document.xml", NULL},  {"word/styles.xml", NULL},
      {"word/numbering.xml", NULL},                {"word/footnotes.xml", NULL}, {"docProps/core.xml", NULL}};
  return fuzz_packed("a.docx", parts, sizeof parts / sizeof *parts, bytes, size);
}
