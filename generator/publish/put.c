/* SPDX-License-Identifier: MIT
 *
 * Files of the output: each goes into the stage and into the spool, hashed once; a document tree becomes an ODT first.
 * Takes: bytes, or a tree and the theme's look. Gives: one file.
 */
#include "publish/site_in.h"
#include "publish/stage_in.h"

/* What is packed already is not copied into the spool: the archives take it from the stage. */
bool file_put(const Publisher *publisher, Text path, Text bytes, Spool *spool, Buf *entries, Fail *fail) {
  Sha256 hash = hash_sha256(bytes);
  if (!stage_put_hashed(publisher->stage, path, bytes, &hash, entries, fail)) return false;
  if (spool_is_packed(path, bytes)) spool_add_staged_hashed(spool, path, bytes, &hash);
  else spool_add_hashed(spool, path, bytes, false, &hash);
  return true;
}

enum { HEAD_COLUMNS = 84 }; /* of the head of a page in the narrowest look, less the number of the page */

/* The title of the assessment, cut to the room that is left; nothing where that is too little to say it. */
static Text title_in_room(Arena *arena, Text title, size_t taken) {
  size_t room = taken < HEAD_COLUMNS ? HEAD_COLUMNS - taken : 0, width = 0;
  Text rest = title;
  if (text_width(title) <= room) return title;
  while (rest.len && width + 3 <= room) {
    Text before = rest;
    text_next(&rest);
    width += text_width(text_slice(before, 0, before.len - rest.len));
  }
  return room < 16 ? TEXT_NONE : text_format(arena, "%.*s…", (int)(title.len - rest.len), title.at);
}

/* What the head of each page says beside the title: assessment, unless the title has named it, rule pack and day. */
static Text subject_of(const Publisher *publisher, Text title, Arena *arena) {
  const Assessment *assessment = publisher->assessment;
  Text day = day_words(arena, assessment->as_of, assessment->lang), pack = publisher->pack->id;
  Text said = text_format(arena, "%.*s · %.*s", TEXT_ARG(pack), TEXT_ARG(day));
  if (!assessment->title.len || text_find(title, assessment->title) != SIZE_MAX) return said;
  Text room = title_in_room(arena, assessment->title, text_width(title) + text_width(said) + 6);
  return room.len ? text_format(arena, "%.*s · %.*s", TEXT_ARG(room), TEXT_ARG(said)) : said;
}

bool print_put(const Publisher *publisher, DocNode *doc, Text title, Text path, Arena *arena, Spool *spool, Buf *entries,
               Fail *fail) {
  const Assessment *assessment = publisher->assessment;
  const Look *look = theme_look(publisher->theme, assessment->page_profile);
  if (!look) return fail_set(fail, "the theme has no print look %.*s", TEXT_ARG(assessment->page_profile));
  OdtMeta meta = {.title = title,
                  .subject = subject_of(publisher, title, arena),
                  .language = text_of(lang_tag(assessment->lang)),
                  .date = assessment->as_of};
  OdtParts parts = {0};
  Buf zip = {0};
  paper_prepare(doc, assessment->lang, arena);
  odt_write(arena, doc, look, &meta, &parts);
  bool good = zip_parts(&parts, assessment->as_of, &zip, fail) && file_put(publisher, path, buf_view(&zip), spool, entries, fail);
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
