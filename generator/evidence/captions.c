/* SPDX-License-Identifier: MIT
 *
 * What photos show, in words: from a list of captions in their folder, else from their own names. Takes: names, the text of a
 * list. Gives: captions of the members of a photo set. Owns nothing.
 *
 * A list is any text whose lines name a picture and say something behind it: a CSV, a table, "1.jpg: the hall".
 */
#include "evidence/evidence_in.h"

#include <string.h>

enum { CAPTION_BYTES = 300 };

bool captions_is_name(Text name) {
  static const char *const stems[] = {"captions", "caption", "photo captions", "说明", "照片说明", "图片说明", "照片目录"};
  if (!text_ends_nocase(name, ".csv") && !text_ends_nocase(name, ".txt") && !text_ends_nocase(name, ".md")) return false;
  Text stem = path_stem(name);
  for (size_t i = 0; i < sizeof stems / sizeof *stems; i++)
    if (stem.len == strlen(stems[i]) && text_ends_nocase(stem, stems[i])) return true;
  return false;
}

/* ---- From a name ---- */

static bool is_hex(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/* What chat programs and copying machines call a file. */
static bool is_hash_name(Text stem) {
  size_t digits = 0;
  for (size_t i = 0; i < stem.len; i++) {
    if (!is_hex(stem.at[i]) && stem.at[i] != '-') return false;
    digits += stem.at[i] != '-';
  }
  return digits >= 16;
}

static bool begins_nocase(Text text, const char *word) {
  size_t length = strlen(word);
  return text.len >= length && text_ends_nocase(text_slice(text, 0, length), word);
}

/* Words that cameras, telephones and chat programs put before a number. */
static Text cut_device(Text stem) {
  static const char *const words[] = {"img",        "dsc",   "dscn",    "dscf",     "dcim",   "pxl",      "mmexport", "wx_camera",
                                      "screenshot", "image", "picture", "photo",    "pic",    "微信图片", "微信截图", "qq图片",
                                      "图片",       "照片",  "截图",    "屏幕截图", "无标题", "untitled", "scan",     "扫描"};
  size_t longest = 0;
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (begins_nocase(stem, words[i]) && strlen(words[i]) > longest) longest = strlen(words[i]);
  Text rest = text_slice(stem, longest, stem.len);
  size_t at = 0;
  while (at < rest.len && strchr(" _-(", rest.at[at])) at++;
  bool number = at == rest.len || (rest.at[at] >= '0' && rest.at[at] <= '9');
  return number ? rest : stem; /* "image rights" is no device */
}

/* Numbers and days at the beginning: "01-", "20160701", "7月1日", "(2)". "3号楼" begins with no such thing. */
static Text cut_number(Text text) {
  Text rest = text, at = text;
  size_t digits = 0;
  bool apart = true;
  while (at.len) {
    Text before = at;
    int32_t c = text_next(&at);
    bool digit = c >= '0' && c <= '9', sign = strchr(" ._-()", (int)c < 128 ? (int)c : 'x') != NULL;
    bool of_day = c == 0x5E74 || c == 0x6708 || c == 0x65E5 || c == 0xFF08 || c == 0xFF09 || c == 0x3001; /* 年月日（）、 */
    if (!digit && !sign && !of_day) {
      rest = before;
      break;
    }
    digits += digit;
    apart = !digit;
    rest = at;
  }
  return rest.len == 0 || apart || digits >= 6 ? rest : text;
}

Text photo_caption(Arena *arena, Text path) {
  Text stem = text_trim(text_visible(arena, path_stem(path)));
  if (is_hash_name(stem)) return TEXT_NONE;
  Text rest = cut_number(stem);
  for (Text before = TEXT_NONE; rest.len && rest.len != before.len;) {
    before = rest;
    rest = text_trim(cut_number(cut_device(rest)));
  }
  return words_has_letter(rest) ? rest : TEXT_NONE;
}

bool picture_is_nameless(Arena *arena, Text path) {
  return path_is_picture(path) && words_has_letter(path_stem(path)) && photo_caption(arena, path).len == 0;
}

/* ---- From a list ---- */

static bool is_alnum(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* What separates name and caption, and what stands around both in tables and lists. */
static Text cut_signs(Text text) {
  static const char signs[] = " \t|,;:*\"`-=";
  static const char *const wide[] = {"：", "，", "；", "、", "—"};
  for (bool again = true; again;) {
    again = false;
    while (text.len && strchr(signs, text.at[0])) text = text_slice(text, 1, text.len), again = true;
    while (text.len && strchr(" \t|,\"`", text.at[text.len - 1])) text = text_slice(text, 0, text.len - 1);
    for (size_t i = 0; i < sizeof wide / sizeof *wide; i++)
      if (text_starts(text, text_of(wide[i]))) text = text_slice(text, strlen(wide[i]), text.len), again = true;
  }
  return text;
}

/* Offset behind the name of the picture in the line, or 0: with its ending anywhere, without one at the beginning. */
static size_t named_until(Text line, Text path) {
  Text name = path_name(path), stem = path_stem(path);
  size_t at = text_find(line, name);
  bool inside = at != SIZE_MAX && at > 0 && is_alnum(line.at[at - 1]); /* "1.jpg" is not "11.jpg" */
  if (at != SIZE_MAX && !inside) return at + name.len;
  Text start = cut_signs(line);
  size_t skipped = start.at && start.len ? (size_t)(start.at - line.at) : 0;
  Text rest = text_slice(start, stem.len < start.len ? stem.len : start.len, start.len);
  bool ends = rest.len && cut_signs(rest).at != rest.at;
  return stem.len && text_starts(start, stem) && ends ? skipped + stem.len : 0;
}

/* "9.jpg" of a line whose picture is not there; else empty. */
static Text picture_named(Text line) {
  size_t from = 0;
  for (size_t end = 0; end <= line.len; end++) {
    if (end < line.len && !strchr(" \t|,:;\"", line.at[end])) continue;
    if (path_is_picture(text_slice(line, from, end))) return text_slice(line, from, end);
    from = end + 1;
  }
  return TEXT_NONE;
}

/* The longest name counts: "会场.jpg" stands in "主会场.jpg" too. */
static RecordMember *line_member(const Record *set, Text line, size_t *until) {
  RecordMember *found = NULL;
  size_t longest = 0;
  for (size_t i = 0; i < set->members.len; i++) {
    size_t end = named_until(line, set->members.at[i].path);
    if (!end || set->members.at[i].path.len < longest) continue;
    found = &set->members.at[i];
    longest = found->path.len;
    *until = end;
  }
  return found;
}

size_t captions_take(UnitReading *r, Record *set, Text list, Where where) {
  size_t taken = 0;
  for (Text line; text_cut(&list, '\n', &line);) {
    size_t until = 0;
    RecordMember *member = line_member(set, line, &until);
    Text absent = member ? TEXT_NONE : picture_named(line);
    if (absent.len) diag_add(r->diags, DIAG_PHOTO_CAPTION, where, absent, TEXT_NONE, TEXT_NONE);
    if (!member) continue;
    Text caption = text_head(cut_signs(text_slice(line, until, line.len)), CAPTION_BYTES);
    if (caption.len) member->caption = text_copy(r->arena, caption);
    taken++;
  }
  return taken;
}
