/* SPDX-License-Identifier: MIT
 *
 * What a path tells by itself: ending, year, and where its page and its copy go in the site. Takes: paths as on disk,
 * which need not be UTF-8. Gives: texts and years. Owns nothing.
 */
#include "evidence/evidence_in.h"

#include <string.h>

static size_t name_start(Text path) {
  size_t at = path.len;
  while (at > 0 && path.at[at - 1] != '/') at--;
  return at;
}

Text path_name(Text path) {
  return text_slice(path, name_start(path), path.len);
}

Text path_folder(Text path) {
  size_t at = name_start(path);
  return text_slice(path, 0, at ? at - 1 : 0);
}

static bool is_ascii_alnum(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* "2017.7.5" has no ending, nor has "2017.7.5 会议": an ending is letters and digits, and not digits alone. */
static size_t ending_start(Text name) {
  size_t at = name.len;
  bool letter = false;
  while (at > 0 && is_ascii_alnum(name.at[at - 1])) {
    at--;
    letter = letter || name.at[at] > '9';
  }
  bool ending = letter && at > 1 && name.at[at - 1] == '.' && name.len - at <= 10;
  return ending ? at : name.len;
}

Text path_ending(Text path) {
  Text name = path_name(path);
  return text_slice(name, ending_start(name), name.len);
}

Text path_stem(Text path) {
  Text name = path_name(path);
  size_t at = ending_start(name);
  return text_slice(name, 0, at < name.len ? at - 1 : at);
}

/* `list`: endings with a space on both sides. */
static bool ending_among(Text ending, const char *list) {
  char wanted[12] = " ";
  if (ending.len == 0 || ending.len > 8) return false;
  for (size_t i = 0; i < ending.len; i++) {
    char c = ending.at[i];
    wanted[i + 1] = c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
  }
  wanted[ending.len + 1] = ' ';
  return strstr(list, wanted) != NULL;
}

bool path_is_picture(Text path) {
  return ending_among(path_ending(path), " jpg jpeg png gif webp bmp tif tiff heic ");
}

/* ---- For people ---- */

/* Folders of old disks have names in GB18030 or Big5, each its own. */
static Text part_shown(Arena *arena, Text part) {
  Text utf8;
  DiagList *unheard = diag_list_new(arena);
  bool utf16_mark = text_find(part, TEXT("\xFF")) != SIZE_MAX; /* a byte that no name in these two has */
  if (utf16_mark || read_is_utf8(part)) return part;
  return read_decode(part, ENCODING_ANY, TEXT_NONE, arena, unheard, &utf8) ? utf8 : part;
}

static bool all_are_utf8(Text path) {
  for (Text part; text_cut(&path, '/', &part);)
    if (!read_is_utf8(part)) return false;
  return true;
}

Text name_shown(Arena *arena, Text path) {
  TextList parts = {0};
  if (all_are_utf8(path)) return text_visible(arena, path);
  for (Text part; text_cut(&path, '/', &part);) *list_add(arena, &parts) = part_shown(arena, part);
  return text_visible(arena, text_join(arena, &parts, TEXT("/")));
}

NameTrouble name_trouble(Arena *arena, Text name) {
  if (!read_is_utf8(name)) return text_is_utf8(part_shown(arena, name), NULL) ? NAME_DECODED : NAME_UNREADABLE;
  return text_equal(text_visible(arena, name), name) ? NAME_CLEAN : NAME_CONTROL;
}

/* ---- Years ---- */

int path_year(Text folder) {
  for (; folder.len; folder = path_folder(folder)) {
    Day day;
    int year, month, day_of_month;
    if (day_find_clear(path_name(folder), 0, &day, NULL) == DAY_FOUND) {
      day_parts(day, &year, &month, &day_of_month);
      return year;
    }
    if (day_find_year(path_name(folder), &year)) return year;
  }
  return 0;
}

/* ---- Places in the site ---- */

static const char endings_kept[] = " md txt csv json pdf doc docx xls xlsx ppt pptx odt ods odp wps et dps"
                                   " jpg jpeg png gif webp bmp tif tiff heic zip rar 7z mp3 mp4 mov avi ";
/* What a browser would show as a page or run: copied as text. */
static const char endings_active[] = " html htm xhtml xht shtml mht mhtml svg svgz xml xsl xslt js mjs cjs css hta url lnk"
                                     " webloc xul rdf atom rss php cgi jsp asp aspx wasm swf jar bat cmd ps1 sh vbs yml yaml ";

static Text text_lower(Arena *arena, Text ascii) {
  char *at = arena_alloc(arena, ascii.len + 1);
  for (size_t i = 0; i < ascii.len; i++) {
    char c = ascii.at[i];
    at[i] = c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
  }
  return (Text){at, ascii.len};
}

Text path_original(Arena *arena, Text unit_id, Text path) {
  Text ending = text_lower(arena, path_ending(path)), name = hash_name(arena, path, 8);
  const char *behind = "";
  if (ending_among(ending, endings_active)) behind = ".txt";
  else if (!ending_among(ending, endings_kept)) ending = read_format(path, TEXT_NONE) == PAPER_TEXT ? TEXT("txt") : TEXT("bin");
  return text_format(arena, "evidence/%.*s/%.*s-original.%.*s%s", TEXT_ARG(unit_id), TEXT_ARG(name), TEXT_ARG(ending), behind);
}

Text path_shown(Arena *arena, Text unit_id, Text path) {
  Text name = hash_name(arena, path, 8);
  return text_format(arena, "evidence/%.*s/%.*s-shown.jpg", TEXT_ARG(unit_id), TEXT_ARG(name));
}

Text path_page(Arena *arena, Text unit_id, Text path) {
  Text name = hash_name(arena, path, 8);
  return text_format(arena, "evidence/%.*s/%.*s.html", TEXT_ARG(unit_id), TEXT_ARG(name));
}
