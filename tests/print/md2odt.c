/* SPDX-License-Identifier: MIT
 *
 * md2odt LOOK.fodt OUT paper.md ...: each paper as OUT/<name>.odt, .html and .txt, read as CommonMark and nothing else.
 */
#include "print.h"

#include <string.h>

static bool convert(const Look *look, const char *folder, const char *path) {
  Arena *arena = arena_new();
  DiagList *diags = diag_list_new(arena);
  const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
  const char *out = text_cstr(arena, text_format(arena, "%s/%.*s", folder, (int)(strlen(name) - 3), name));
  OdtMeta meta = {.title = text_of(name), .language = TEXT("en"), .date = day_of(2017, 10, 5)};
  Text bytes;
  bool good = print_read_file(arena, path, &bytes);
  DocNode *root = good ? read_markdown(bytes, text_of(path), &markdown_plain, arena, diags) : NULL;
  if (good && !root) fprintf(stderr, "%s: not read\n", path);
  good = root && print_save_all(arena, root, look, &meta, out);
  arena_free(arena);
  return good;
}

int main(int argc, char **argv) {
  if (argc < 4) return fputs("usage: md2odt LOOK.fodt OUT paper.md ...\n", stderr), 2;
  Arena *arena = arena_new();
  Look look;
  bool good = print_load_look(arena, argv[1], &look);
  for (int i = 3; good && i < argc; i++) good = strlen(argv[i]) > 3 && convert(&look, argv[2], argv[i]);
  arena_free(arena);
  return good ? 0 : 1;
}
