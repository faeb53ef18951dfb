/* SPDX-License-Identifier: MIT
 *
 * What a character is, where Chinese and Western writing differ: word spaces, emphasis, counting.
 * Takes: code points. Gives: yes or no. Owns nothing.
 *
 * Ranges, not tables of single characters: the questions are coarse, and a doubtful character may fall either way
 * without harm (see emphasis.c for why).
 */
#include "read/read_in.h"

typedef struct Range {
  int32_t from, to;
} Range;

static bool in_ranges(int32_t c, const Range *ranges, size_t count) {
  size_t low = 0, high = count;
  while (low < high) {
    size_t middle = (low + high) / 2;
    if (c > ranges[middle].to)
      low = middle + 1;
    else
      high = middle;
  }
  return low < count && c >= ranges[low].from;
}

#define IN(c, ranges) in_ranges(c, ranges, sizeof(ranges) / sizeof *(ranges))

bool char_is_space(int32_t c) {
  static const Range spaces[] = {{0x09, 0x0D}, {0x20, 0x20}, {0xA0, 0xA0}, {0x1680, 0x1680}, {0x2000, 0x200A},
                                 {0x2028, 0x2029}, {0x202F, 0x202F}, {0x205F, 0x205F}, {0x3000, 0x3000}};
  return IN(c, spaces);
}

bool char_is_punctuation(int32_t c) {
  static const Range marks[] = {{0x21, 0x2F}, {0x3A, 0x40}, {0x5B, 0x60}, {0x7B, 0x7E}, {0xA1, 0xA9}, {0xAB, 0xB1},
                                {0xB4, 0xB4}, {0xB6, 0xB8}, {0xBB, 0xBB}, {0xBF, 0xBF}, {0x2010, 0x2027}, {0x2030, 0x205E},
                                {0x2190, 0x23FF}, {0x2500, 0x2BFF}, {0x2E00, 0x2E7F}, {0x3001, 0x3004}, {0x3008, 0x3020},
                                {0x3030, 0x3030}, {0x303D, 0x303D}, {0x30A0, 0x30A0}, {0x30FB, 0x30FB}, {0xFE10, 0xFE19},
                                {0xFE30, 0xFE6B}, {0xFF01, 0xFF0F}, {0xFF1A, 0xFF20}, {0xFF3B, 0xFF40}, {0xFF5B, 0xFF65},
                                {0xFFE0, 0xFFE6}};
  return IN(c, marks);
}

bool char_is_cjk(int32_t c) {
  static const Range wide[] = {{0x1100, 0x11FF}, {0x2E80, 0x303F}, {0x3040, 0x4DBF}, {0x4E00, 0x9FFF}, {0xAC00, 0xD7A3},
                               {0xF900, 0xFAFF}, {0xFE30, 0xFE4F}, {0xFF01, 0xFFEE}, {0x1AFF0, 0x1B16F}, {0x20000, 0x3FFFF}};
  return c >= 0x1100 && IN(c, wide);
}

bool char_is_han(int32_t c) {
  static const Range han[] = {{0x2E80, 0x2FDF}, {0x3005, 0x3007}, {0x3021, 0x3029}, {0x3040, 0x30FF}, {0x3105, 0x312F},
                              {0x31A0, 0x31BF}, {0x31F0, 0x31FF}, {0x3400, 0x4DBF}, {0x4E00, 0x9FFF}, {0xF900, 0xFAFF},
                              {0x20000, 0x3FFFF}};
  return c >= 0x2E80 && IN(c, han);
}

/* Quotation marks, dash, ellipsis and middle dot are shared with Western writing; beside Han they take no space. */
static bool char_is_shared_mark(int32_t c) {
  return c == 0xB7 || (c >= 0x2014 && c <= 0x201D) || c == 0x2026;
}

static bool char_is_hangul(int32_t c) {
  return (c >= 0x1100 && c <= 0x11FF) || (c >= 0x3130 && c <= 0x318F) || (c >= 0xAC00 && c <= 0xD7A3);
}

static bool char_is_unspaced(int32_t c) {
  return char_is_cjk(c) && !char_is_hangul(c);
}

bool char_joins(int32_t before, int32_t after) {
  if (char_is_unspaced(before)) return char_is_unspaced(after) || char_is_shared_mark(after);
  return char_is_shared_mark(before) && char_is_unspaced(after);
}

bool char_is_id(int32_t c) {
  return c >= 0xAA && !char_is_space(c) && !char_is_punctuation(c) && c != 0xFEFF && c != 0xFFFD &&
         !(c >= 0x200B && c <= 0x200F) && !(c >= 0x2060 && c <= 0x206F);
}

int32_t char_first(Text text) {
  Text rest = text;
  return text.len ? text_next(&rest) : 0;
}

int32_t char_last(Text text) {
  size_t from = text.len;
  while (from > 0 && text.len - from < 4) {
    from--;
    if (((unsigned char)text.at[from] & 0xC0) != 0x80) break;
  }
  return char_first(text_slice(text, from, text.len));
}
