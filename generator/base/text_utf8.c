/* SPDX-License-Identifier: MIT
 *
 * UTF-8: checking, decoding, counting, width, and what is safe to show.
 * Takes: any bytes. Gives: code points, numbers, visible text in the caller's arena. Owns: nothing.
 */
#include "base/text_in.h"

#include <string.h>
#include <utf8proc.h>

static bool is_tail(char c) {
  return ((unsigned char)c & 0xC0) == 0x80;
}

static size_t sequence_length(unsigned char first) {
  return first < 0x80 ? 1 : first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0;
}

/* Three bytes that begin with E1 to EC are well formed with any tails: most that is not ASCII. */
static inline bool is_common_three(const char *at, size_t left) {
  return left >= 3 && (unsigned char)*at >= 0xE1 && (unsigned char)*at <= 0xEC && is_tail(at[1]) && is_tail(at[2]);
}

size_t text_decode(const char *at, size_t left, int32_t *code) {
  if (is_common_three(at, left)) {
    *code = (at[0] & 0x0F) << 12 | (at[1] & 0x3F) << 6 | (at[2] & 0x3F);
    return 3;
  }
  static const int32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
  size_t len = left ? sequence_length((unsigned char)*at) : 0;
  if (!len || len > left) return 0;
  int32_t value = len == 1 ? *at : (unsigned char)*at & (0x7F >> len);
  for (size_t i = 1; i < len; i++) {
    if (!is_tail(at[i])) return 0;
    value = value << 6 | ((unsigned char)at[i] & 0x3F);
  }
  if (value < least[len] || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) return 0;
  *code = value;
  return len;
}

size_t text_encode(int32_t code, char to[4]) {
  if (code < 0x80) {
    to[0] = (char)code;
    return 1;
  }
  size_t len = code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  for (size_t i = len - 1; i > 0; i--, code >>= 6) to[i] = (char)(0x80 | (code & 0x3F));
  to[0] = (char)((0xF00 >> len & 0xFF) | code);
  return len;
}

/* How many plain ASCII bytes stand at the start, eight at a time. */
static size_t ascii_run(Text text) {
  size_t i = 0;
  for (uint64_t eight; i + 8 <= text.len; i += 8) {
    memcpy(&eight, text.at + i, 8);
    if (eight & UINT64_C(0x8080808080808080)) break;
  }
  while (i < text.len && !((unsigned char)text.at[i] & 0x80)) i++;
  return i;
}

bool text_is_utf8(Text text, size_t *bad_offset) {
  for (size_t i = 0; i < text.len;) {
    i += ascii_run(text_slice(text, i, text.len));
    if (i == text.len) break;
    int32_t code;
    size_t len = text_decode(text.at + i, text.len - i, &code);
    if (!len) {
      if (bad_offset) *bad_offset = i;
      return false;
    }
    i += len;
  }
  return true;
}

int32_t text_next(Text *rest) {
  if (!rest->len) return -1;
  int32_t code = TEXT_REPLACEMENT;
  size_t len = text_decode(rest->at, rest->len, &code);
  *rest = text_slice(*rest, len ? len : 1, rest->len);
  return code;
}

size_t text_count(Text text) {
  size_t count = 0;
  while (text.len) {
    size_t run = ascii_run(text);
    count += run;
    text = text_slice(text, run, text.len);
    if (text_next(&text) >= 0) count++;
  }
  return count;
}

size_t text_width(Text text) {
  size_t width = 0;
  while (text.len) {
    int32_t code = text_next(&text);
    if (code >= 0x20 && code < 0x7F) width++;
    else width += (size_t)utf8proc_charwidth(code);
  }
  return width;
}

/* Controls, line separators, and the marks that turn the direction of what follows. */
static bool is_unsafe(int32_t code) {
  return code < 0x20 || (code >= 0x7F && code <= 0x9F) || code == 0x200E || code == 0x200F ||
         (code >= 0x2028 && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069) || code == 0xFEFF;
}

static void put_escaped(Buf *out, Text bytes) {
  for (size_t i = 0; i < bytes.len; i++) buf_format(out, "\\x%02X", (unsigned char)bytes.at[i]);
}

void text_put_visible(Buf *out, Text text, bool keep_tabs) {
  while (text.len) {
    int32_t code = 0;
    size_t len = text_decode(text.at, text.len, &code);
    Text piece = text_slice(text, 0, len ? len : 1);
    if (!len || (is_unsafe(code) && !(keep_tabs && code == '\t'))) put_escaped(out, piece);
    else buf_text(out, piece);
    text = text_slice(text, piece.len, text.len);
  }
}

Text text_visible(Arena *arena, Text text) {
  Buf out = {0};
  text_put_visible(&out, text, false);
  Text visible = text_copy(arena, buf_view(&out));
  buf_free(&out);
  return visible;
}
