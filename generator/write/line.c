/* SPDX-License-Identifier: MIT
 *
 * Where lines end: what programs that lay out text do not know of themselves.
 * Takes: the text of a node. Gives: pieces of it, in their order. Owns nothing.
 */
#include "write/write_in.h"

#include <string.h>

enum { DAY_LENGTH = 10, DAY_HYPHEN = 4 };

static bool is_word(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_day(Text text, size_t at) {
  Day day;
  bool alone = (at == 0 || !is_word(text.at[at - 1])) && (at + DAY_LENGTH >= text.len || !is_word(text.at[at + DAY_LENGTH]));
  return alone && at + DAY_LENGTH <= text.len && day_parse(text_slice(text, at, at + DAY_LENGTH), &day);
}

bool write_cut_day(Text *rest, Text *before, Text *day) {
  for (size_t from = DAY_HYPHEN; from < rest->len; from++) {
    const char *hyphen = memchr(rest->at + from, '-', rest->len - from);
    if (!hyphen) return false;
    from = (size_t)(hyphen - rest->at);
    if (!is_day(*rest, from - DAY_HYPHEN)) continue;
    *before = text_slice(*rest, 0, from - DAY_HYPHEN);
    *day = text_slice(*rest, before->len, before->len + DAY_LENGTH);
    *rest = text_slice(*rest, before->len + DAY_LENGTH, rest->len);
    return true;
  }
  return false;
}

static bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/* Each of these has three bytes. */
static bool is_comma(const char *at) {
  return !memcmp(at, "\xE3\x80\x81", 3) || !memcmp(at, "\xEF\xBC\x8C", 3); /* U+3001, U+FF0C */
}

static bool is_bracket(const char *at) {
  return !memcmp(at, "\xEF\xBC\x88", 3) || !memcmp(at, "\xE3\x80\x94", 3); /* U+FF08, U+3014 */
}

/* Before the byte `at`. */
static bool may_end(Text text, size_t at) {
  const char *c = text.at + at;
  if (at > 3 && is_word(*c) && is_comma(c - 3)) return is_word(c[-4]);
  if (at > 1 && is_digit(*c) && (c[-1] == '/' || c[-1] == ':')) return !is_digit(c[-2]);
  return at + 3 <= text.len && is_bracket(c) && (is_word(c[-1]) || c[-1] == '%');
}

bool write_cut_line(Text *rest, Text *before) {
  for (size_t at = 1; at < rest->len; at++) {
    if (!may_end(*rest, at)) continue;
    *before = text_slice(*rest, 0, at);
    *rest = text_slice(*rest, at, rest->len);
    return true;
  }
  return false;
}
