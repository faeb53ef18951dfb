/* SPDX-License-Identifier: MIT
 *
 * Names of files that leave the program: on a stick, in a mail, on Windows, Linux and macOS alike.
 * Takes: names as people write them. Gives: names that every system takes, cut between characters. Owns nothing.
 */
#include "publish/publish.h"

#include <string.h>

#define UNIT_NAME_BYTES 100
#define ENDING_BYTES 16

/* Controls, and characters that turn the direction of text or cannot be seen: a name must read as it is. */
static bool is_hidden(int32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x2028 && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF;
}

static bool is_separator(int32_t c) {
  return c < 0x80 && strchr("/\\:*?\"<>|", (int)c);
}

/* Windows drops dots and spaces at the end of a name; a dot at the start hides the file. */
static Text trim_ends(Text name) {
  name = text_trim(name);
  while (name.len && (name.at[0] == '.' || name.at[0] == ' ')) name = text_slice(name, 1, name.len);
  while (name.len && (name.at[name.len - 1] == '.' || name.at[name.len - 1] == ' ')) name.len--;
  return name;
}

/* CON, NUL, COM1 ... open a device on Windows, whatever their ending. */
static bool is_device(Text name) {
  static const char *const devices[] = {"con", "prn", "aux", "nul", "com", "lpt"};
  size_t dot = text_find(name, TEXT("."));
  Text stem = text_slice(name, 0, dot == SIZE_MAX ? name.len : dot);
  for (size_t i = 0; i < sizeof devices / sizeof *devices; i++) {
    if (!text_ends_nocase(text_slice(stem, 0, stem.len < 3 ? stem.len : 3), devices[i])) continue;
    if (i < 4 ? stem.len == 3 : stem.len == 4 && stem.at[3] >= '1' && stem.at[3] <= '9') return true;
  }
  return false;
}

static void put_clean(Buf *out, Text name) {
  Text rest = name;
  for (;;) {
    const char *start = rest.at;
    int32_t c = text_next(&rest);
    if (c < 0) return;
    if (is_separator(c)) buf_char(out, '_');
    else if (!is_hidden(c)) buf_put(out, start, (size_t)(rest.at - start));
  }
}

static bool is_tail_byte(char c) {
  return ((unsigned char)c & 0xC0) == 0x80;
}

static Text cut_to(Text name, size_t limit) {
  if (name.len <= limit) return name;
  while (limit && is_tail_byte(name.at[limit])) limit--;
  return text_slice(name, 0, limit);
}

/* The ending with its dot, when it looks like one. */
static Text ending_of(Text name) {
  for (size_t i = name.len; i-- > 1 && name.len - i <= ENDING_BYTES;)
    if (name.at[i] == '.') return text_slice(name, i, name.len);
  return TEXT_NONE;
}

static Text shorten(Arena *arena, Text name, size_t limit) {
  Text ending = ending_of(name);
  if (name.len <= limit || ending.len >= limit) return trim_ends(cut_to(name, limit));
  Text stem = trim_ends(cut_to(text_slice(name, 0, name.len - ending.len), limit - ending.len));
  return text_format(arena, "%.*s%.*s", TEXT_ARG(stem), TEXT_ARG(ending));
}

Text name_clean(Arena *arena, Text name, size_t limit) {
  Buf out = {0};
  put_clean(&out, text_nfc(arena, name));
  Text clean = shorten(arena, trim_ends(text_copy(arena, buf_view(&out))), limit);
  if (is_device(clean)) clean = shorten(arena, text_format(arena, "_%.*s", TEXT_ARG(clean)), limit);
  buf_free(&out);
  return clean;
}

Text name_for_unit(Arena *arena, const Unit *unit, const char *ending) {
  size_t taken = unit->id.len + 1 + strlen(ending);
  Text name = name_clean(arena, unit->name, SIZE_MAX / 2); /* a dot in a unit's name starts no ending */
  name = trim_ends(cut_to(name, UNIT_NAME_BYTES > taken ? UNIT_NAME_BYTES - taken : 0));
  if (name.len == 0) return text_format(arena, "%.*s%s", TEXT_ARG(unit->id), ending);
  return text_format(arena, "%.*s_%.*s%s", TEXT_ARG(unit->id), TEXT_ARG(name), ending);
}
