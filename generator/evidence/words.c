/* SPDX-License-Identifier: MIT
 *
 * Looking for words. Takes: folded text (text_fold). Gives: offsets and answers. Owns nothing, allocates nothing.
 */
#include "evidence/evidence_in.h"

#include <string.h>

static bool char_between(int32_t c, int32_t from, int32_t to) {
  return c >= from && c <= to;
}

/* Blocks of punctuation and symbols; what is left of the planes counts as letters, digits and Han. Full-width signs matter
 * only in text that is not folded. */
bool char_is_letter(int32_t c) {
  if (c < 0x80) return char_between(c, '0', '9') || char_between(c, 'a', 'z') || char_between(c, 'A', 'Z');
  if (c < 0xC0 || c == 0xD7 || c == 0xF7 || c == 0xFFFD || char_between(c, 0x2000, 0x2BFF)) return false;
  if (char_between(c, 0xFF00, 0xFF65))
    return char_between(c, 0xFF10, 0xFF19) || char_between(c, 0xFF21, 0xFF3A) || char_between(c, 0xFF41, 0xFF5A);
  return !char_between(c, 0x3000, 0x303F) || char_between(c, 0x3005, 0x3007);
}

/* Scripts that part words with spaces: there a word must not be found inside a longer one. */
static bool char_is_alphabetic(int32_t c) {
  return c < 0x2000 && char_is_letter(c) && !(c >= '0' && c <= '9');
}

static int32_t char_before(Text text, size_t at) {
  while (at > 0 && ((unsigned char)text.at[at - 1] & 0xC0) == 0x80) at--;
  if (at == 0) return -1;
  Text rest = text_slice(text, at - 1, text.len);
  return text_next(&rest);
}

static int32_t char_at(Text text, size_t at) {
  Text rest = text_slice(text, at, text.len);
  return text_next(&rest);
}

static bool char_is_gap(char c) {
  return c == ' ' || c == '-' || c == '_';
}

static bool word_stands_at(Text text, size_t at, Text word) {
  for (size_t i = 0; i < word.len; i++) {
    char a = text.at[at + i], b = word.at[i];
    if (a != b && !(char_is_gap(a) && char_is_gap(b))) return false;
  }
  return true;
}

static bool word_stands_alone(Text text, size_t at, Text word) {
  int32_t first = char_at(word, 0), last = char_before(word, word.len);
  if (char_is_alphabetic(first) && char_is_alphabetic(char_before(text, at))) return false;
  return !(char_is_alphabetic(last) && char_is_alphabetic(char_at(text, at + word.len)));
}

size_t words_find(Text folded, Text word, bool whole) {
  if (word.len == 0) return SIZE_MAX;
  for (size_t at = 0; at + word.len <= folded.len; at++)
    if (word_stands_at(folded, at, word) && (!whole || word_stands_alone(folded, at, word))) return at;
  return SIZE_MAX;
}

size_t words_longest(Text folded, const TextList *words) {
  size_t longest = 0;
  for (size_t i = 0; i < words->len; i++) {
    size_t length = text_count(words->at[i]);
    if (length > longest && words_find(folded, words->at[i], true) != SIZE_MAX) longest = length;
  }
  return longest;
}

/* Where the word ends for the last time; 0 = nowhere. */
static size_t word_last(Text folded, Text word) {
  for (size_t end = folded.len; word.len && end >= word.len; end--) {
    size_t at = end - word.len;
    if (word_stands_at(folded, at, word) && word_stands_alone(folded, at, word)) return end;
  }
  return 0;
}

size_t words_last(Text folded, const TextList *words, size_t *length) {
  size_t last = *length = 0;
  for (size_t i = 0; i < words->len; i++) {
    size_t end = word_last(folded, words->at[i]);
    if (!end || end < last || (end == last && words->at[i].len <= *length)) continue;
    last = end;
    *length = words->at[i].len;
  }
  return last;
}

static bool is_ascii_alnum(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z');
}

size_t words_find_apart(Text folded, Text word) {
  size_t at = 0;
  for (Text rest = folded; word.len; rest = text_slice(folded, at, folded.len)) {
    size_t found = text_find(rest, word);
    if (found == SIZE_MAX) break;
    size_t from = at + found, to = from + word.len;
    bool before = is_ascii_alnum(word.at[0]) && from > 0 && is_ascii_alnum(folded.at[from - 1]);
    bool behind = is_ascii_alnum(word.at[word.len - 1]) && to < folded.len && is_ascii_alnum(folded.at[to]);
    if (!before && !behind) return from;
    at = from + 1;
  }
  return SIZE_MAX;
}

static bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/* H1 is not in H11, nor 1# in 11#: a number within a longer one is another number. */
static bool is_whole_number(Text folded, size_t at, Text piece) {
  size_t to = at + piece.len;
  bool before = is_digit(piece.at[0]) && at > 0 && is_digit(folded.at[at - 1]);
  return !before && !(is_digit(piece.at[piece.len - 1]) && to < folded.len && is_digit(folded.at[to]));
}

static size_t piece_find(Text folded, Text piece, bool names, size_t from) {
  while (piece.len && from < folded.len) {
    Text rest = text_slice(folded, from, folded.len);
    size_t found = names ? words_find(rest, piece, false) : text_find(rest, piece);
    if (found == SIZE_MAX) return SIZE_MAX;
    if (is_whole_number(folded, from + found, piece)) return from + found;
    from += found + 1;
  }
  return SIZE_MAX;
}

bool words_any(Text folded, Text pieces, bool names, size_t *offset) {
  if (offset) *offset = 0;
  if (pieces.len == 0) return true;
  for (Text piece; text_cut(&pieces, '|', &piece);) {
    piece = text_trim(piece);
    size_t at = piece_find(folded, piece, names, 0);
    if (at == SIZE_MAX) continue;
    if (offset) *offset = at;
    return true;
  }
  return false;
}

/* Whether one of the phrases stands around what lies there: "casualties" in "no casualties". */
static bool stands_within(Text folded, size_t at, size_t length, Text phrases) {
  for (Text phrase; text_cut(&phrases, '|', &phrase);) {
    phrase = text_trim(phrase);
    if (phrase.len < length) continue;
    size_t spare = phrase.len - length, from = at > spare ? at - spare : 0;
    for (; from <= at && from + phrase.len <= folded.len; from++)
      if (text_starts(text_slice(folded, from, folded.len), phrase)) return true;
  }
  return false;
}

bool words_outside(Text folded, Text pieces, Text phrases, size_t *offset) {
  if (!phrases.len) return words_any(folded, pieces, false, offset);
  for (Text piece; text_cut(&pieces, '|', &piece);) {
    piece = text_trim(piece);
    size_t at = piece_find(folded, piece, false, 0);
    while (at != SIZE_MAX && stands_within(folded, at, piece.len, phrases)) at = piece_find(folded, piece, false, at + 1);
    if (at == SIZE_MAX) continue;
    if (offset) *offset = at;
    return true;
  }
  return false;
}

Text text_head(Text text, size_t size) {
  if (text.len <= size) return text;
  while (size > 0 && ((unsigned char)text.at[size] & 0xC0) == 0x80) size--;
  return text_slice(text, 0, size);
}

static int32_t letter_next(Text *rest) {
  int32_t c;
  do c = text_next(rest);
  while (c >= 0 && !char_is_letter(c));
  return c;
}

bool words_same(Text a, Text b) {
  for (;;) {
    int32_t left = letter_next(&a), right = letter_next(&b);
    if (left != right) return false;
    if (left < 0) return true;
  }
}

bool words_has_letter(Text folded) {
  return letter_next(&folded) >= 0;
}

/* "2024年  月  日", "____年__月__日": of a day nothing is said but perhaps the year. */
bool words_blank_day(Text folded) {
  Text month = TEXT("月"), day = TEXT("日");
  size_t at = text_find(folded, month);
  if (at == SIZE_MAX || text_find(folded, day) == SIZE_MAX) return false;
  for (Text rest = folded; rest.len;) {
    int32_t c = text_next(&rest);
    if (char_is_letter(c) && !(c >= '0' && c <= '9') && c != 0x5E74 && c != 0x6708 && c != 0x65E5) return false; /* 年月日 */
  }
  Text before = text_slice(folded, 0, at);
  while (before.len && (before.at[before.len - 1] == ' ' || before.at[before.len - 1] == '_')) before.len--;
  return !before.len || !is_digit(before.at[before.len - 1]);
}

/* Length of the longest of the words that stands at that place; 0 = none. */
static size_t placeholder_length(Text text, size_t at, const TextList *words) {
  size_t longest = 0;
  for (size_t i = 0; i < words->len; i++) {
    Text word = words->at[i];
    bool stands = word.len > longest && at + word.len <= text.len && word_stands_at(text, at, word) &&
                  word_stands_alone(text, at, word);
    if (stands) longest = word.len;
  }
  return longest;
}

bool words_only(Text folded, const TextList *placeholders) {
  for (size_t at = 0; at < folded.len;) {
    size_t length = placeholder_length(folded, at, placeholders);
    Text rest = text_slice(folded, at, folded.len);
    if (length == 0 && char_is_letter(text_next(&rest))) return false;
    at = length ? at + length : folded.len - rest.len;
  }
  return true;
}

bool words_say(Text folded, const TextList *placeholders) {
  return words_has_letter(folded) && !words_blank_day(folded) && !words_only(folded, placeholders);
}
