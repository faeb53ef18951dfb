/* SPDX-License-Identifier: MIT
 *
 * Ids of headings, made from their words: "3.1 学习 Plan" becomes "s-3-1-学习-plan". The same words again get -1, -2.
 * Takes: plain text and the ids given so far in the document. Gives: an id. Owns nothing.
 */
#include "read/read_in.h"

#include <string.h>

enum { LONGEST = 120 }; /* bytes; ids are seen in addresses */

/* Keeps letters of any script and digits; whatever lies between becomes one hyphen. */
static Text slug_words(Arena *arena, Text words) {
  char *slug = arena_alloc(arena, LONGEST + 8);
  size_t len = 0;
  bool gap = false;
  while (words.len > 0 && len < LONGEST) {
    const char *from = words.at;
    int32_t c = text_next(&words);
    bool upper = c >= 'A' && c <= 'Z', digit = c >= '0' && c <= '9';
    gap = gap || c == '-' || char_is_space(c) || (c < 0x80 && char_is_punctuation(c));
    if (!upper && !digit && !(c >= 'a' && c <= 'z') && !char_is_id(c)) continue;
    if (len == 0 && digit) slug[len++] = 's', gap = true;
    if (gap && len > 0) slug[len++] = '-';
    gap = false;
    size_t bytes = (size_t)(words.at - from);
    memcpy(slug + len, from, bytes);
    if (upper) slug[len] = (char)(c - 'A' + 'a');
    len += bytes;
  }
  return len ? (Text){slug, len} : TEXT("section");
}

static Slug *slug_slot(Slugs *slugs, Text id) {
  size_t at = hash_quick(id, 0) & (slugs->size - 1);
  while (slugs->at[at].id.len && !text_equal(slugs->at[at].id, id)) at = (at + 1) & (slugs->size - 1);
  return &slugs->at[at];
}

static void slug_grow(Arena *arena, Slugs *slugs) {
  Slugs wider = {.size = slugs->size ? slugs->size * 2 : 32, .len = slugs->len};
  wider.at = arena_alloc(arena, wider.size * sizeof *wider.at);
  for (size_t i = 0; i < slugs->size; i++)
    if (slugs->at[i].id.len) *slug_slot(&wider, slugs->at[i].id) = slugs->at[i];
  *slugs = wider;
}

/* Room for one more than is asked of it: two ids may go in at once. */
static Slug *slug_take(Arena *arena, Slugs *slugs, Text id) {
  if (2 * (slugs->len + 2) > slugs->size) slug_grow(arena, slugs);
  return slug_slot(slugs, id);
}

Text slug_make(Arena *arena, Slugs *slugs, Text words) {
  Text base = slug_words(arena, words), id = base;
  uint32_t number = slug_take(arena, slugs, base)->next;
  while (slug_take(arena, slugs, id)->id.len) id = text_format(arena, "%.*s-%u", TEXT_ARG(base), ++number);
  slug_slot(slugs, base)->next = number;
  *slug_slot(slugs, id) = (Slug){id, slug_slot(slugs, id)->next};
  slugs->len++;
  return id;
}
