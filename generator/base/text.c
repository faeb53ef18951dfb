/* SPDX-License-Identifier: MIT
 *
 * Slices of text: cutting, joining, comparing by bytes.
 * Takes: slices, which it never changes. Gives: slices of what it was given, or copies in the caller's arena. Owns: nothing.
 */
#include "base/arena_in.h"

#include <stdio.h>
#include <string.h>

Text text_of(const char *c_string) {
  return c_string ? (Text){c_string, strlen(c_string)} : TEXT_NONE;
}

Text text_slice(Text text, size_t from, size_t to) {
  if (!text.len) return text; /* `at` may be NULL in a zeroed record */
  if (to > text.len) to = text.len;
  if (from > to) from = to;
  return (Text){text.at + from, to - from};
}

/* Behind each copy stands a NUL: nobody relies on it, but a debugger reads better. */
Text text_copy(Arena *arena, Text text) {
  return text.len ? (Text){text_cstr(arena, text), text.len} : TEXT_NONE;
}

const char *text_cstr(Arena *arena, Text text) {
  char *at = arena_alloc(arena, text.len + 1);
  if (text.len) memcpy(at, text.at, text.len);
  return at;
}

Text text_format(Arena *arena, const char *format, ...) {
  char small[256];
  va_list args, again;
  va_start(args, format);
  va_copy(again, args);
  int size = vsnprintf(small, sizeof small, format, args);
  Text text = {small, size > 0 ? (size_t)size : 0};
  if (text.len < sizeof small) {
    text = text_copy(arena, text);
  } else {
    char *at = arena_alloc(arena, text.len + 1);
    vsnprintf(at, text.len + 1, format, again);
    text.at = at;
  }
  va_end(again);
  va_end(args);
  return text;
}

Text text_join(Arena *arena, const TextList *list, Text between) {
  size_t len = 0;
  for (size_t i = 0; i < list->len; i++) len += list->at[i].len + (i ? between.len : 0);
  char *at = arena_alloc(arena, len + 1), *to = at;
  for (size_t i = 0; i < list->len; i++) {
    if (i && between.len) to = (char *)memcpy(to, between.at, between.len) + between.len;
    if (list->at[i].len) to = (char *)memcpy(to, list->at[i].at, list->at[i].len) + list->at[i].len;
  }
  return (Text){at, len};
}

bool text_is(Text text, const char *c_string) {
  return text_equal(text, text_of(c_string));
}

int text_compare(Text a, Text b) {
  size_t len = a.len < b.len ? a.len : b.len;
  int order = len ? memcmp(a.at, b.at, len) : 0;
  if (order) return order < 0 ? -1 : 1;
  return a.len < b.len ? -1 : a.len > b.len;
}

static bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/* Cuts a run of digits off *rest and gives it without leading zeros. */
static Text cut_number(Text *rest) {
  size_t zeros = 0, end = 0;
  while (end < rest->len && is_digit(rest->at[end])) {
    if (zeros == end && rest->at[end] == '0') zeros++;
    end++;
  }
  Text number = text_slice(*rest, zeros, end);
  *rest = text_slice(*rest, end, rest->len);
  return number;
}

static int compare_numbers(Text a, Text b) {
  if (a.len != b.len) return a.len < b.len ? -1 : 1;
  return text_compare(a, b);
}

/* A total order: pieces (numbers by value, other bytes one by one), then the bytes of the whole, so 01 and 1 differ. */
int text_compare_natural(Text a, Text b) {
  Text x = a, y = b;
  while (x.len && y.len) {
    if (is_digit(*x.at) && is_digit(*y.at)) {
      Text x_number = cut_number(&x), y_number = cut_number(&y);
      int order = compare_numbers(x_number, y_number);
      if (order) return order;
      continue;
    }
    if (*x.at != *y.at) return (unsigned char)*x.at < (unsigned char)*y.at ? -1 : 1;
    x = text_slice(x, 1, x.len);
    y = text_slice(y, 1, y.len);
  }
  if (x.len || y.len) return x.len ? 1 : -1;
  return text_compare(a, b);
}

bool text_starts(Text text, Text start) {
  return text.len >= start.len && text_equal(text_slice(text, 0, start.len), start);
}

bool text_ends(Text text, Text end) {
  return text.len >= end.len && text_equal(text_slice(text, text.len - end.len, text.len), end);
}

static char lower(char c) {
  return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

bool text_ends_nocase(Text text, const char *ascii_end) {
  size_t len = strlen(ascii_end);
  if (text.len < len) return false;
  for (size_t i = 0; i < len; i++) {
    if (lower(text.at[text.len - len + i]) != lower(ascii_end[i])) return false;
  }
  return true;
}

size_t text_find(Text text, Text needle) {
  if (!needle.len) return 0;
  if (text.len < needle.len) return SIZE_MAX;
  const char *found = memmem(text.at, text.len, needle.at, needle.len);
  return found ? (size_t)(found - text.at) : SIZE_MAX;
}

static bool is_white(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

Text text_trim(Text text) {
  const Text wide = TEXT("\xE3\x80\x80"); /* U+3000 */
  for (;;) {
    if (text.len && is_white(*text.at)) text = text_slice(text, 1, text.len);
    else if (text.len && *text.at == *wide.at && text_starts(text, wide)) text = text_slice(text, wide.len, text.len);
    else if (text.len && is_white(text.at[text.len - 1])) text.len--;
    else if (text.len && text.at[text.len - 1] == wide.at[wide.len - 1] && text_ends(text, wide)) text.len -= wide.len;
    else return text;
  }
}

bool text_cut(Text *rest, char at, Text *piece) {
  if (!rest->len) return false;
  const char *found = memchr(rest->at, at, rest->len);
  size_t len = found ? (size_t)(found - rest->at) : rest->len;
  *piece = text_slice(*rest, 0, len);
  *rest = text_slice(*rest, found ? len + 1 : len, rest->len);
  return true;
}

bool text_to_int(Text text, int64_t *value) {
  bool negative = text.len && *text.at == '-';
  if (text.len && (*text.at == '-' || *text.at == '+')) text = text_slice(text, 1, text.len);
  if (!text.len) return false;
  int64_t sum = 0; /* kept negative: the negative side is longer by one */
  for (size_t i = 0; i < text.len; i++) {
    if (!is_digit(text.at[i])) return false;
    if (__builtin_mul_overflow(sum, 10, &sum)) return false;
    if (__builtin_sub_overflow(sum, text.at[i] - '0', &sum)) return false;
  }
  if (!negative && sum == INT64_MIN) return false;
  *value = negative ? sum : -sum;
  return true;
}
