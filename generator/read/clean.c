/* SPDX-License-Identifier: MIT
 *
 * The bytes of a text file, made fit for every reader below: UTF-8, no byte order mark, line feeds only, and none of the
 * characters that make a text look other than it is.
 * Takes: bytes. Gives: the same slice when it was clean already, else a copy in the arena. Owns nothing.
 */
#include "read/read_in.h"

#include <string.h>

/* Bytes that may begin something to drop or to tell of. Most text holds few, so this table decides the speed of the scan. */
static const bool suspect[256] = {
    [0x00 ... 0x08] = true, [0x0B ... 0x1F] = true, [0x7F] = true, [0xC2] = true,         [0xD8] = true,
    [0xE2] = true,          [0xEE] = true,          [0xEF] = true, [0xF0 ... 0xF4] = true};

typedef enum CleanKind {
  CLEAN_KEPT,
  CLEAN_PRIVATE, /* kept, and told */
  CLEAN_LINE_END,
  CLEAN_CONTROL,
  CLEAN_NUL,
  CLEAN_DIRECTION,
  CLEAN_INVISIBLE,
  CLEAN_NONCHARACTER,
  CLEAN_KINDS
} CleanKind;

static bool between(uint32_t c, uint32_t from, uint32_t to) {
  return c >= from && c <= to;
}

/* Byte order marks that a file glued to another leaves in the middle, joiners, and what only tags text. Joiners of width
 * that emoji and some scripts need (U+200C, U+200D) stay. */
static bool is_invisible(uint32_t c) {
  return c == 0x200B || between(c, 0x2060, 0x2064) || between(c, 0x206A, 0x206F) || c == 0xFEFF || between(c, 0xFFF9, 0xFFFB) ||
         between(c, 0xE0000, 0xE007F);
}

static bool is_direction(uint32_t c) {
  return between(c, 0x202A, 0x202E) || between(c, 0x2066, 0x2069) || c == 0x200E || c == 0x200F || c == 0x061C;
}

static bool is_private(uint32_t c) {
  return between(c, 0xE000, 0xF8FF) || c >= 0xF0000;
}

static CleanKind kind_of(uint32_t c) {
  if (c == 0) return CLEAN_NUL;
  if (c == '\r') return CLEAN_LINE_END;
  if (c < 0x20 || between(c, 0x7F, 0x9F)) return CLEAN_CONTROL;
  if (is_direction(c)) return CLEAN_DIRECTION;
  if (is_invisible(c)) return CLEAN_INVISIBLE;
  if ((c & 0xFFFE) == 0xFFFE || between(c, 0xFDD0, 0xFDEF)) return CLEAN_NONCHARACTER;
  return is_private(c) ? CLEAN_PRIVATE : CLEAN_KEPT;
}

/* What stands at a suspect byte, and its length. The text is valid, but a slice of it may end in a character. */
static CleanKind kind_at(const unsigned char *at, size_t left, size_t *bytes) {
  *bytes = at[0] < 0x80 ? 1 : at[0] < 0xE0 ? 2 : at[0] < 0xF0 ? 3 : 4;
  if (*bytes > left) return *bytes = left, CLEAN_KEPT;
  if (*bytes == 1) return kind_of(at[0]);
  if (*bytes == 2) return kind_of((at[0] & 0x1Fu) << 6 | (at[1] & 0x3Fu));
  if (*bytes == 3) return kind_of((at[0] & 0xFu) << 12 | (at[1] & 0x3Fu) << 6 | (at[2] & 0x3Fu));
  return kind_of((at[0] & 7u) << 18 | (at[1] & 0x3Fu) << 12 | (at[2] & 0x3Fu) << 6 | (at[3] & 0x3Fu));
}

static size_t next_suspect(Text text, size_t from) {
  const unsigned char *at = (const unsigned char *)text.at;
  while (from < text.len && !suspect[at[from]]) from++;
  return from;
}

static size_t next_kind(Text text, size_t from, CleanKind least, CleanKind *kind, size_t *bytes) {
  const unsigned char *at = (const unsigned char *)text.at;
  for (from = next_suspect(text, from); from < text.len; from = next_suspect(text, from + *bytes)) {
    *kind = kind_at(at + from, text.len - from, bytes);
    if (*kind >= least) return from;
  }
  return text.len;
}

static size_t next_dropped(Text text, size_t from, size_t *bytes) {
  CleanKind kind;
  return next_kind(text, from, CLEAN_LINE_END, &kind, bytes);
}

size_t clean_find(Text text) {
  size_t bytes;
  return next_dropped(text, 0, &bytes);
}

/* A carriage return is a line end, alone or before a line feed: never counted as dropped. */
static char *put_line_end(char *out, Text text, size_t at) {
  bool paired = at + 1 < text.len && text.at[at + 1] == '\n';
  if (!paired) *out++ = '\n';
  return out;
}

Text clean_strip(Arena *arena, Text text, uint32_t *dropped) {
  size_t bytes = 0, from = 0, to = next_dropped(text, 0, &bytes);
  if (to == text.len) return text;
  char *start = arena_alloc(arena, text.len), *out = start;
  for (;;) {
    memcpy(out, text.at + from, to - from);
    out += to - from;
    if (to == text.len) break;
    if (text.at[to] == '\r') out = put_line_end(out, text, to);
    else if (dropped) ++*dropped;
    from = to + bytes;
    to = next_dropped(text, from, &bytes);
  }
  return (Text){start, (size_t)(out - start)};
}

/* ---- Telling: each kind once a file, at the line of its first ---- */

static uint32_t lines_between(Text text, size_t from, size_t to) {
  uint32_t lines = 0;
  for (size_t i = from; i < to; i++)
    lines += text.at[i] == '\n' || (text.at[i] == '\r' && i + 1 < text.len && text.at[i + 1] != '\n');
  return lines;
}

typedef struct CleanCount {
  uint32_t count, line;
} CleanCount;

static void count_kinds(Text text, CleanCount *counts) {
  CleanKind kind = CLEAN_KEPT;
  uint32_t line = 1;
  size_t bytes = 0, counted = 0;
  for (size_t at = 0; (at = next_kind(text, at, CLEAN_PRIVATE, &kind, &bytes)) < text.len; at += bytes) {
    if (kind == CLEAN_LINE_END || counts[kind].count++) continue;
    line += lines_between(text, counted, at);
    counted = at;
    counts[kind].line = line;
  }
}

static void tell_kinds(Text text, Text file, DiagList *diags) {
  static const DiagCode codes[CLEAN_KINDS] = {[CLEAN_PRIVATE] = DIAG_TEXT_PRIVATE,
                                              [CLEAN_CONTROL] = DIAG_TEXT_CONTROL,
                                              [CLEAN_NUL] = DIAG_TEXT_NUL,
                                              [CLEAN_DIRECTION] = DIAG_TEXT_DIRECTION,
                                              [CLEAN_INVISIBLE] = DIAG_TEXT_INVISIBLE,
                                              [CLEAN_NONCHARACTER] = DIAG_TEXT_NONCHARACTER};
  CleanCount counts[CLEAN_KINDS] = {{0}};
  count_kinds(text, counts);
  for (size_t kind = CLEAN_PRIVATE; kind < CLEAN_KINDS; kind++) {
    if (counts[kind].count == 0) continue;
    Text count = text_format(diags->arena, "%u", counts[kind].count);
    diag_add(diags, codes[kind], where_of(file, counts[kind].line, 0), count, TEXT_NONE, TEXT_NONE);
  }
}

bool clean_bytes(Text bytes, Text file, Arena *arena, DiagList *diags, Text *clean) {
  Text utf8;
  TextEncoding given = text_is_utf8(bytes, NULL) ? ENCODING_UTF8 : ENCODING_ANY; /* who decoded it before has decided */
  if (!read_decode(bytes, given, file, arena, diags, &utf8)) return false;
  tell_kinds(utf8, file, diags);
  *clean = clean_strip(arena, utf8, NULL);
  return true;
}

bool clean_size(Text bytes, size_t limit, Text file, DiagList *diags) {
  if (bytes.len <= limit) return true;
  Text size = text_format(diags->arena, "%zu", bytes.len), most = text_format(diags->arena, "%zu", limit);
  diag_add(diags, DIAG_FILE_TOO_BIG, where_of(file, 0, 0), size, most, TEXT_NONE);
  return false;
}
