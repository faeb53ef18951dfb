/* SPDX-License-Identifier: MIT
 *
 * .odt: finds the parts of a text document for odf_text.c. Takes: an open package. Gives: a tree, in its arena. Owns nothing.
 */
#include "read/office_in.h"

static Text part_bytes(Package *package, const char *name) {
  size_t entry = package_find(package, text_of(name));
  Text bytes = TEXT_NONE;
  return entry != SIZE_MAX && package_read(package, entry, &bytes) ? bytes : TEXT_NONE;
}

/* Lines of content.xml say nothing to a person: most have one. */
static void lines_forget(DocNode *root) {
  for (DocWalk walk = doc_walk(root); doc_walk_next(&walk);)
    if (walk.entering) walk.node->line = 0;
}

DocNode *odt_read(Package *package, Paper *paper) {
  Text content = part_bytes(package, "content.xml");
  if (content.len == 0) {
    diag_add(package->diags, DIAG_OFFICE_PART, where_of(package->file, 0, 0), TEXT("content.xml"), TEXT("missing"), TEXT_NONE);
    return NULL;
  }
  odf_text_read(content, part_bytes(package, "styles.xml"), package->file, package->arena, package->diags, paper);
  if (!paper->doc) return NULL;
  lines_forget(paper->doc);
  office_properties(package, TEXT("meta.xml"), paper);
  return paper->doc;
}
