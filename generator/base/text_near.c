/* SPDX-License-Identifier: MIT
 *
 * "Did you mean": the known word nearest to one that is not known.
 * Takes: a word and the known ones. Gives: one of those, or none. Owns: nothing.
 */
#include "base/base.h"

#include <string.h>

enum { LONGEST = 64 }; /* characters; names of things are shorter, and the cost grows with the square */

typedef struct Letters {
  int32_t at[LONGEST];
  size_t len;
} Letters;

/* ASCII case is dropped, since it is the commonest slip of all. */
static bool letters_of(Text word, Letters *letters) {
  letters->len = 0;
  while (word.len) {
    if (letters->len == LONGEST) return false;
    int32_t code = text_next(&word);
    letters->at[letters->len++] = code >= 'A' && code <= 'Z' ? code + 32 : code;
  }
  return true;
}

static size_t least_of(size_t a, size_t b) {
  return a < b ? a : b;
}

/* Edit distance in which two neighbours changing places count as one slip. */
static size_t distance(const Letters *a, const Letters *b) {
  size_t row[3][LONGEST + 1]; /* the rows i - 2, i - 1 and i of the usual table, taken in turn */
  for (size_t j = 0; j <= b->len; j++) row[0][j] = j;
  for (size_t i = 1; i <= a->len; i++) {
    size_t *now = row[i % 3], *last = row[(i + 2) % 3], *older = row[(i + 1) % 3];
    now[0] = i;
    for (size_t j = 1; j <= b->len; j++) {
      size_t change = last[j - 1] + (a->at[i - 1] != b->at[j - 1]);
      now[j] = least_of(change, least_of(last[j], now[j - 1]) + 1);
      bool swapped = i > 1 && j > 1 && a->at[i - 1] == b->at[j - 2] && a->at[i - 2] == b->at[j - 1];
      if (swapped) now[j] = least_of(now[j], older[j - 2] + 1);
    }
  }
  return row[a->len % 3][b->len];
}

/* A third of the word may be wrong: a wilder guess teaches people to ignore the suggestion. */
static size_t most_slips(size_t len) {
  return least_of((len + 1) / 3, 4);
}

Text text_nearest(Text word, const Text *known, size_t count) {
  Letters wrong, right;
  Text nearest = TEXT_NONE;
  if (!letters_of(word, &wrong)) return nearest;
  size_t best = most_slips(wrong.len) + 1;
  for (size_t i = 0; i < count; i++) {
    if (!letters_of(known[i], &right)) continue;
    size_t slips = distance(&wrong, &right);
    if (slips >= best || slips > most_slips(right.len)) continue;
    best = slips;
    nearest = known[i];
  }
  return nearest;
}
