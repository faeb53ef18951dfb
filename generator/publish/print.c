/* SPDX-License-Identifier: MIT
 *
 * Paper: a document tree to an ODT in the stage and in the spool. Takes: a tree, the theme's look. Gives: one file.
 */
#include "publish/site_in.h"

#include <string.h>

bool print_put(const Publisher *publisher, const DocNode *doc, Text title, Text path, Arena *arena, Spool *spool, Buf *entries,
               Fail *fail) {
  const Assessment *assessment = publisher->assessment;
  const Look *look = theme_look(publisher->theme, assessment->page_profile);
  if (!look) return fail_set(fail, "the theme has no print look %.*s", TEXT_ARG(assessment->page_profile));
  OdtMeta meta = {.title = title,
                  .subject = assessment->title,
                  .language = text_of(lang_tag(assessment->lang)),
                  .date = assessment->as_of};
  OdtParts parts = {0};
  Buf zip = {0};
  odt_write(arena, doc, look, &meta, &parts);
  bool good = zip_parts(&parts, assessment->as_of, &zip, fail) &&
              stage_put(publisher->stage, path, buf_view(&zip), entries, fail);
  if (good) spool_add(spool, path, buf_view(&zip), true);
  buf_free(&zip);
  return good;
}

/* By ending and by first bytes: deflating a photo costs time and wins nothing. */
bool spool_is_packed(Text path, Text bytes) {
  static const char *const endings[] = {".jpg", ".jpeg", ".png", ".gif", ".webp", ".zip", ".docx", ".xlsx", ".pptx", ".odt",
                                        ".ods", ".odp",  ".wps", ".mp4", ".mp3",  ".7z",  ".gz",   ".rar",  ".ofd"};
  for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
    if (text_ends_nocase(path, endings[i])) return true;
  return text_starts(bytes, TEXT("PK\x03\x04")) || text_starts(bytes, TEXT("\xFF\xD8\xFF"));
}
