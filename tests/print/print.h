/* SPDX-License-Identifier: MIT
 *
 * What the tools of tests/print/ share: loading a look, and writing one document in all three forms.
 */
#ifndef TESTS_PRINT_H
#define TESTS_PRINT_H

#include "publish/publish.h"
#include "read/read.h"
#include "write/write.h"

#include <stdio.h>

static inline bool print_read_file(Arena *arena, const char *path, Text *bytes) {
  FILE *file = fopen(path, "rb");
  Buf buf = {0};
  char piece[65536];
  size_t size;
  while (file && (size = fread(piece, 1, sizeof piece, file)) > 0) buf_put(&buf, piece, size);
  *bytes = text_copy(arena, buf_view(&buf));
  buf_free(&buf);
  if (!file) return perror(path), false;
  return fclose(file) == 0;
}

static inline bool print_write_file(const char *out, const char *ending, Text bytes) {
  char path[4096];
  snprintf(path, sizeof path, "%s%s", out, ending);
  FILE *file = fopen(path, "wb");
  bool good = file && fwrite(bytes.at, 1, bytes.len, file) == bytes.len;
  if (file && fclose(file)) good = false;
  if (!good) perror(path);
  return good;
}

static inline bool print_load_look(Arena *arena, const char *path, Look *look) {
  Text bytes;
  DiagList *diags = diag_list_new(arena);
  if (!print_read_file(arena, path, &bytes)) return false;
  bool good = read_look(bytes, text_of(path), arena, diags, look);
  Buf out = {0};
  for (size_t i = 0; i < diags->all.len; i++) diag_print(&out, &diags->all.at[i], LANG_EN, false);
  fwrite(out.at ? out.at : "", 1, out.len, stderr);
  buf_free(&out);
  return good;
}

static inline bool print_save_odt(Arena *arena, const DocNode *root, const Look *look, const OdtMeta *meta, const char *out) {
  OdtParts parts = {0};
  Buf zip = {0};
  Fail fail = {0};
  odt_write(arena, root, look, meta, &parts);
  bool good = zip_parts(&parts, meta->date, &zip, &fail) && print_write_file(out, ".odt", buf_view(&zip));
  if (fail.text[0]) fprintf(stderr, "%s\n", fail.text);
  buf_free(&zip);
  return good;
}

/* OUT.html is a whole page, well-formed, with nothing but <main>. */
static inline bool print_save_all(Arena *arena, const DocNode *root, const Look *look, const OdtMeta *meta, const char *out) {
  Buf html = {0}, text = {0};
  HtmlOptions options = {.page = TEXT("units/a/index.html")};
  buf_format(&html, "<!DOCTYPE html>\n<html lang=\"%.*s\" xmlns=\"http://www.w3.org/1999/xhtml\">\n", TEXT_ARG(meta->language));
  buf_str(&html, "<head><meta charset=\"utf-8\"/><title>");
  html_escape(&html, meta->title.len ? meta->title : TEXT("page"));
  buf_str(&html, "</title></head>\n<body><main>\n");
  html_write(&html, root, &options);
  buf_str(&html, "</main></body>\n</html>\n");
  text_write(&text, root);
  bool good = print_write_file(out, ".html", buf_view(&html)) && print_write_file(out, ".txt", buf_view(&text)) &&
              print_save_odt(arena, root, look, meta, out);
  buf_free(&html);
  buf_free(&text);
  return good;
}

#endif
