/* SPDX-License-Identifier: MIT
 *
 * Points: integer thousandths, so that sums are exact and a pencil gets the same.
 * Takes: text and counts. Gives: points and their text. Owns: nothing.
 */
#include "base/base.h"

__extension__ typedef __int128 Wide;

static bool cut_digits(Text *rest, int64_t *value, size_t *count) {
  *value = 0;
  for (*count = 0; rest->len && *rest->at >= '0' && *rest->at <= '9'; ++*count) {
    if (__builtin_mul_overflow(*value, 10, value) || __builtin_add_overflow(*value, *rest->at - '0', value)) return false;
    *rest = text_slice(*rest, 1, rest->len);
  }
  return *count > 0;
}

bool points_parse(Text text, Points *points) {
  bool negative = text.len && *text.at == '-';
  if (text.len && (*text.at == '-' || *text.at == '+')) text = text_slice(text, 1, text.len);
  int64_t whole, part = 0;
  size_t digits;
  if (!cut_digits(&text, &whole, &digits)) return false;
  if (text.len) {
    if (*text.at != '.') return false;
    text = text_slice(text, 1, text.len);
    if (!cut_digits(&text, &part, &digits) || digits > 3 || text.len) return false;
    for (; digits < 3; digits++) part *= 10;
  }
  if (__builtin_mul_overflow(whole, POINTS_ONE, &whole) || __builtin_add_overflow(whole, part, &whole)) return false;
  *points = negative ? -whole : whole;
  return true;
}

Text points_text(Arena *arena, Points points) {
  uint64_t size = points < 0 ? 0 - (uint64_t)points : (uint64_t)points;
  const char *sign = points < 0 ? "-" : "";
  uint64_t whole = size / POINTS_ONE, part = size % POINTS_ONE;
  int digits = 3;
  if (!part) return text_format(arena, "%s%llu", sign, (unsigned long long)whole);
  for (; part % 10 == 0; part /= 10) digits--;
  return text_format(arena, "%s%llu.%0*llu", sign, (unsigned long long)whole, digits, (unsigned long long)part);
}

static Wide divide_down(Wide a, Wide b) { /* b > 0 */
  return a / b - (a % b < 0);
}

/* Halves go up, also below zero: the grid is the same everywhere and a share plus a whole rounds like the share. */
Points points_share(Points full, int64_t done, int64_t due, Points precision) {
  if (due <= 0) return 0;
  if (precision < 1) precision = 1;
  Wide step = (Wide)due * precision, exact = (Wide)full * done;
  Wide share = (divide_down(exact, step) + (2 * (exact - divide_down(exact, step) * step) >= step)) * precision;
  return share > INT64_MAX ? INT64_MAX : share < INT64_MIN ? INT64_MIN : (Points)share;
}
