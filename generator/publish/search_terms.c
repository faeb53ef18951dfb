/* SPDX-License-Identifier: MIT
 *
 * Folded text cut into terms. Takes: what text_fold gives. Gives: slices of it. Owns nothing.
 * The script of the page (themes/default/site/search.js) cuts what is asked for in the same way; a test compares the two over
 * all characters that papers use.
 */
#include "publish/search_in.h"

typedef enum Sort { SORT_OTHER, SORT_WORD, SORT_HAN } Sort;

typedef struct SortRange {
  int32_t from, to;
  Sort sort;
} SortRange;

/* Whatever is not here stands between terms: punctuation, signs, pictures. Scripts without blanks count as Han. */
static const SortRange ranges[] = {{0xC0, 0xD6, SORT_WORD},     {0xD8, 0xF6, SORT_WORD},    {0xF8, 0x1FFF, SORT_WORD},
                                   {0x2C00, 0x2DFF, SORT_WORD}, {0x2E80, 0x2FDF, SORT_HAN}, {0x3005, 0x3007, SORT_HAN},
                                   {0x3021, 0x3029, SORT_HAN},  {0x3031, 0x303C, SORT_HAN}, {0x3041, 0xFAFF, SORT_HAN},
                                   {0x20000, 0x3FFFF, SORT_HAN}};

static inline Sort sort_of_ascii(unsigned char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ? SORT_WORD : SORT_OTHER;
}

static Sort sort_of(int32_t code) {
  for (size_t i = 0; i < sizeof ranges / sizeof *ranges && ranges[i].from <= code; i++)
    if (code <= ranges[i].to) return ranges[i].sort;
  return SORT_OTHER;
}

/* Cuts one character off. Nearly all are ASCII, or Han whose first byte tells it (U+4000 to U+9FFF). */
static inline Sort take(Text *rest) {
  unsigned char c = (unsigned char)*rest->at;
  bool han = c >= 0xE4 && c <= 0xE9 && rest->len >= 3;
  if (c >= 0x80 && !han) return sort_of(text_next(rest));
  size_t size = han ? 3 : 1;
  *rest = (Text){rest->at + size, rest->len - size};
  return han ? SORT_HAN : sort_of_ascii(c);
}

/* How far the word goes on; *term ends where it is cut. */
static void take_word(Text *rest, Text *term) {
  Text next = *rest;
  for (int letters = 1; next.len && take(&next) == SORT_WORD; letters++) {
    *rest = next;
    if (letters < SEARCH_WORD_LETTERS) term->len = (size_t)(next.at - term->at);
  }
}

bool terms_next(Text *rest, Text *term) {
  while (rest->len) {
    const char *begin = rest->at;
    Sort sort = take(rest);
    if (sort == SORT_OTHER) continue;
    *term = (Text){begin, (size_t)(rest->at - begin)};
    Text next = *rest;
    if (sort == SORT_WORD) take_word(rest, term);
    else if (next.len && take(&next) == SORT_HAN) term->len = (size_t)(next.at - begin);
    return true;
  }
  return false;
}
