/* SPDX-License-Identifier: MIT
 *
 * Our own words in Traditional characters, from the Simplified ones: so that a message or a template is written once.
 * Takes: Simplified Chinese. Gives: Traditional, in an arena. Owns nothing.
 *
 * Each character has one form, save in the words that hant.def names. That is enough for the closed set of texts that the
 * program itself says, which a test reads whole; papers of people are never converted.
 */
#include "base/base.h"

#include <string.h>

enum { HAN = 3, PAIR = 2 * HAN }; /* bytes in UTF-8: every character of the table lies in the basic plane */

typedef struct Phrase {
  Text hans, hant;
} Phrase;

#define TEXT_INIT(literal) {literal, sizeof(literal) - 1}
static const Phrase phrases[] = {
#define P(simplified, traditional) {TEXT_INIT(simplified), TEXT_INIT(traditional)},
#define PAIRS(text)
#include "base/hant.def"
#undef P
#undef PAIRS
};

#define P(simplified, traditional)
#define PAIRS(text) text
static const char pairs[] =
#include "base/hant.def"
    ;
#undef P
#undef PAIRS

static const Phrase *phrase_at(Text text, size_t at) {
  const Phrase *found = NULL;
  Text rest = text_slice(text, at, text.len);
  for (size_t i = 0; i < sizeof phrases / sizeof *phrases; i++)
    if (text_starts(rest, phrases[i].hans) && (!found || phrases[i].hans.len > found->hans.len)) found = &phrases[i];
  return found;
}

static const char *traditional_of(const char *character) {
  size_t low = 0, high = (sizeof pairs - 1) / PAIR;
  while (low < high) {
    size_t middle = (low + high) / 2;
    int order = memcmp(pairs + middle * PAIR, character, HAN);
    if (order == 0) return pairs + middle * PAIR + HAN;
    if (order < 0) low = middle + 1;
    else high = middle;
  }
  return character;
}

static bool may_be_han(Text text, size_t at) {
  unsigned char first = (unsigned char)text.at[at];
  return first >= 0xE3 && first <= 0xE9 && at + HAN <= text.len;
}

static size_t convert(Buf *out, Text text, size_t at) {
  const Phrase *phrase = phrase_at(text, at);
  if (phrase) buf_text(out, phrase->hant);
  else buf_put(out, traditional_of(text.at + at), HAN);
  return phrase ? phrase->hans.len : HAN;
}

Text text_hant(Arena *arena, Text hans) {
  Buf made = {0}, *out = &made;
  for (size_t at = 0; at < hans.len;) {
    if (may_be_han(hans, at)) at += convert(out, hans, at);
    else buf_char(out, hans.at[at++]);
  }
  Text text = text_copy(arena, buf_view(out));
  buf_free(out);
  return text;
}

/* What the table makes of forms that are old in both scripts: no sign of either. */
static const char both[] = "吒吃峰梁床痴皂秘灶粽才群唇核麴";

static bool stands_among(const char *character, const char *list, size_t len) {
  for (size_t at = 0; at < len; at += HAN)
    if (memcmp(list + at, character, HAN) == 0) return true;
  return false;
}

/* A character that only Traditional texts have: the second of a pair, and first of none. */
static bool is_traditional(const char *character) {
  if (traditional_of(character) != character || stands_among(character, both, sizeof both - 1)) return false;
  for (size_t at = HAN; at < sizeof pairs - 1; at += PAIR)
    if (memcmp(pairs + at, character, HAN) == 0) return true;
  return false;
}

Text text_in_script(Arena *arena, Lang lang, Text written) {
  if (lang != LANG_ZH_HANT) return written;
  for (size_t at = 0; at < written.len; at += may_be_han(written, at) ? HAN : 1)
    if (may_be_han(written, at) && is_traditional(written.at + at)) return written;
  return text_hant(arena, written);
}

Text text_in(Arena *arena, Lang lang, const char *en, const char *zh_hans) {
  if (lang == LANG_EN) return text_of(en);
  return lang == LANG_ZH_HANT ? text_hant(arena, text_of(zh_hans)) : text_of(zh_hans);
}
