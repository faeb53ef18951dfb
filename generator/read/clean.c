/* SPDX-License-Identifier: MIT
 *
 * The bytes of a text file, made fit for every reader below: UTF-8, no byte order mark, line feeds only, and none of the
 * characters that make a text look other than it is.
 * Takes: bytes. Gives: the same slice when it was clean already, else a copy in the arena. Owns nothing.
 */
#include "read/read_in.h"

#include <string.h>

/* Bytes that may begin something to drop. Most text holds none, so this table decides the speed of the scan. */
static const bool suspect[256] = {
    [0x00 ... 0x08] = true, [0x0B ... 0x1F] = true, [0x7F] = true, [0xC2] = true, [0xE2] = true, [0xEF] = true};

/* Bytes of the character at `at` when it is to be dropped, else 0. C1 controls are C2 80..9F; directions are
 * U+202A..202E (E2 80 AA..AE) and U+2066..2069 (E2 81 A6..A9); U+FFFE and U+FFFF cannot stand in XML. */
static size_t dropped_bytes(const unsigned char *at, size_t left) {
  if (at[0] < 0x80) return suspect[at[0]];
  if (at[0] == 0xC2) return left >= 2 && at[1] <= 0x9F ? 2 : 0;
  if (left < 3) return 0;
  if (at[0] == 0xEF) return at[1] == 0xBF && at[2] >= 0xBE ? 3 : 0;
  bool embedding = at[1] == 0x80 && at[2] >= 0xAA && at[2] <= 0xAE;
  bool isolate = at[1] == 0x81 && at[2] >= 0xA6 && at[2] <= 0xA9;
  return embedding || isolate ? 3 : 0;
}

static size_t next_suspect(Text text, size_t from) {
  const unsigned char *at = (const unsigned char *)text.at;
  while (from < text.len && !suspect[at[from]]) from++;
  return from;
}

static size_t next_dropped(Text text, size_t from, size_t *bytes) {
  const unsigned char *at = (const unsigned char *)text.at;
  for (from = next_suspect(text, from); from < text.len; from = next_suspect(text, from + 1)) {
    *bytes = dropped_bytes(at + from, text.len - from);
    if (*bytes) return from;
  }
  return text.len;
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
    if (text.at[to] == '\r')
      out = put_line_end(out, text, to);
    else if (dropped)
      ++*dropped;
    from = to + bytes;
    to = next_dropped(text, from, &bytes);
  }
  return (Text){start, (size_t)(out - start)};
}

/* The line of the first control character, for the message. */
static uint32_t first_dropped_line(Text text) {
  uint32_t line = 1;
  size_t bytes = 0, at = next_dropped(text, 0, &bytes);
  while (at < text.len && text.at[at] == '\r') at = next_dropped(text, at + 1, &bytes);
  for (size_t i = 0; i < at; i++)
    line += text.at[i] == '\n' || (text.at[i] == '\r' && i + 1 < text.len && text.at[i + 1] != '\n');
  return line;
}

bool clean_bytes(Text bytes, Text file, Arena *arena, DiagList *diags, Text *clean) {
  size_t bad;
  if (!text_is_utf8(bytes, &bad)) {
    Text offset = text_format(diags->arena, "%zu", bad);
    diag_add(diags, DIAG_TEXT_NOT_UTF8, where_of(file, 0, 0), offset, TEXT_NONE, TEXT_NONE);
    return false;
  }
  if (text_starts(bytes, TEXT("\xEF\xBB\xBF"))) bytes = text_slice(bytes, 3, bytes.len);
  uint32_t dropped = 0;
  *clean = clean_strip(arena, bytes, &dropped);
  if (dropped) {
    Text count = text_format(diags->arena, "%u", dropped);
    diag_add(diags, DIAG_TEXT_CONTROL, where_of(file, first_dropped_line(bytes), 0), count, TEXT_NONE, TEXT_NONE);
  }
  return true;
}

bool clean_size(Text bytes, size_t limit, Text file, DiagList *diags) {
  if (bytes.len <= limit) return true;
  Text size = text_format(diags->arena, "%zu", bytes.len), most = text_format(diags->arena, "%zu", limit);
  diag_add(diags, DIAG_FILE_TOO_BIG, where_of(file, 0, 0), size, most, TEXT_NONE);
  return false;
}
