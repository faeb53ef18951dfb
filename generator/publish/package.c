/* SPDX-License-Identifier: MIT
 *
 * Pages of a unit's package: the same text as in the site, at other places, with originals under the names that people gave
 * them. Takes: HTML of our own writer. Gives: HTML whose links hold inside the package. Owns nothing.
 */
#include "publish/site_in.h"

#include <stdlib.h>
#include <string.h>

#define PIECE_BYTES 100 /* of a name in the package */

/* ---- Which file is where ---- */

static int compare_paths(const void *a, const void *b) {
  return text_compare(((const PackagePath *)a)->site, ((const PackagePath *)b)->site);
}

void package_paths_sort(PackagePaths *paths) {
  if (paths->len) qsort(paths->at, paths->len, sizeof *paths->at, compare_paths);
}

Text package_path(const PackagePaths *paths, Text site) {
  PackagePath wanted = {.site = site};
  const PackagePath *found = paths->len ? bsearch(&wanted, paths->at, paths->len, sizeof *paths->at, compare_paths) : NULL;
  return found ? found->package : TEXT_NONE;
}

/* ---- Links ---- */

typedef struct Relink {
  Buf *out;
  Arena *arena;
  Text from, to;
  const PackagePaths *paths;
} Relink;

/* "mailto:", "https:" and places on the same page are no files of ours. */
static bool is_file_link(Text url) {
  if (url.len == 0 || url.at[0] == '#' || url.at[0] == '/') return false;
  for (size_t i = 0; i < url.len && url.at[i] != '/'; i++)
    if (url.at[i] == ':') return false;
  return true;
}

/* The site path that a relative URL means on the page `from`. Our own URLs go up first, then down. */
static Text resolve(Arena *arena, Text from, Text url) {
  size_t folder = from.len;
  while (folder && from.at[folder - 1] != '/') folder--;
  if (text_starts(url, TEXT("./"))) url = text_slice(url, 2, url.len);
  while (text_starts(url, TEXT("../"))) {
    url = text_slice(url, 3, url.len);
    if (folder) folder--;
    while (folder && from.at[folder - 1] != '/') folder--;
  }
  return text_format(arena, "%.*s%.*s", (int)folder, from.at, TEXT_ARG(url));
}

/* A path as a URL: what would have a meaning there is encoded; html_url does the rest. */
static Text url_of(Arena *arena, Text path) {
  Buf out = {0};
  for (size_t i = 0; i < path.len; i++)
    if (path.at[i] == '%') buf_str(&out, "%25");
    else if (path.at[i] == '#') buf_str(&out, "%23");
    else buf_char(&out, path.at[i]);
  Text url = text_copy(arena, buf_view(&out));
  buf_free(&out);
  return url;
}

/* name="url" for the package, or nothing. */
static void put_link(Relink *relink, Text name, Text url) {
  size_t mark = text_find(url, TEXT("#"));
  Text anchor = mark == SIZE_MAX ? TEXT_NONE : text_slice(url, mark, url.len);
  Text file = text_slice(url, 0, url.len - anchor.len);
  if (!is_file_link(url)) {
    buf_format(relink->out, " %.*s=\"%.*s\"", TEXT_ARG(name), TEXT_ARG(url));
    return;
  }
  Text target = package_path(relink->paths, resolve(relink->arena, relink->from, file));
  if (target.len == 0) return;
  buf_format(relink->out, " %.*s=\"", TEXT_ARG(name));
  html_url(relink->out, url_of(relink->arena, html_relative(relink->arena, relink->to, target)));
  buf_text(relink->out, anchor); /* already a URL */
  buf_char(relink->out, '"');
}

/* Does ` href=` or ` src=` end with the sign at `sign`, and a quoted value follow? Quotes in text are escaped, so these stand in
 * tags only. */
static bool is_link_sign(Text html, size_t sign, Text *name) {
  static const Text names[] = {TEXT(" href"), TEXT(" src")};
  if (sign + 1 == html.len || html.at[sign + 1] != '"') return false;
  for (size_t i = 0; i < 2; i++) {
    if (!text_ends(text_slice(html, 0, sign), names[i])) continue;
    *name = text_slice(names[i], 1, names[i].len);
    return true;
  }
  return false;
}

static size_t next_sign(Text html, size_t at) {
  const char *found = at < html.len ? memchr(html.at + at, '=', html.len - at) : NULL;
  return found ? (size_t)(found - html.at) : html.len;
}

void package_relink(Buf *out, Text html, Text from, Text to, const PackagePaths *paths) {
  Relink relink = {.out = out, .arena = arena_new(), .from = from, .to = to, .paths = paths};
  size_t copied = 0;
  for (size_t sign = next_sign(html, 0); sign < html.len; sign = next_sign(html, sign + 1)) {
    Text name;
    if (!is_link_sign(html, sign, &name)) continue;
    const char *end = memchr(html.at + sign + 2, '"', html.len - sign - 2);
    if (!end) break;
    buf_text(out, text_slice(html, copied, sign - name.len - 1));
    put_link(&relink, name, text_slice(html, sign + 2, (size_t)(end - html.at)));
    copied = (size_t)(end - html.at) + 1;
    sign = copied - 1;
  }
  buf_text(out, text_slice(html, copied, html.len));
  arena_free(relink.arena);
}

/* ---- Names ---- */

static Text clean_path(Arena *arena, Text shown) {
  TextList pieces = {0};
  Text piece;
  while (text_cut(&shown, '/', &piece)) {
    Text clean = name_clean(arena, piece, PIECE_BYTES);
    *list_add(arena, &pieces) = clean.len ? clean : TEXT("_");
  }
  return text_join(arena, &pieces, TEXT("/"));
}

static bool is_taken(const TextList *taken, Text folded) {
  for (size_t i = 0; i < taken->len; i++)
    if (text_equal(taken->at[i], folded)) return true;
  return false;
}

/* "name (2).ending" */
static Text numbered(Arena *arena, Text path, unsigned number) {
  size_t dot = path.len, slash = 0;
  for (size_t i = 0; i < path.len; i++)
    if (path.at[i] == '/') slash = i, dot = path.len;
    else if (path.at[i] == '.' && i > slash + 1) dot = i;
  return text_format(arena, "%.*s (%u)%.*s", (int)dot, path.at, number, (int)(path.len - dot), path.at + dot);
}

Text package_name(Arena *arena, TextList *taken, Text shown) {
  Text clean = clean_path(arena, shown), name = clean, folded = text_fold(arena, name);
  for (unsigned number = 2; is_taken(taken, folded); number++) {
    name = numbered(arena, clean, number);
    folded = text_fold(arena, name);
  }
  *list_add(arena, taken) = folded;
  return name;
}
