/* SPDX-License-Identifier: MIT
 *
 * What folding needs to know of characters: classes of Simplified, Traditional and variant forms.
 */
#ifndef DOSSIER_BASE_FOLD_IN_H
#define DOSSIER_BASE_FOLD_IN_H

#include <stdint.h>

enum { FOLD_FIRST = 0x3400, FOLD_LAST = 0x9FFF }; /* the Han characters that have classes */

/* The member that stands for the whole class; 0 where the character stands for itself. Index: code - FOLD_FIRST. */
extern const uint16_t fold_class_table[FOLD_LAST - FOLD_FIRST + 1];

static inline int32_t fold_class(int32_t code) {
  if (code < FOLD_FIRST || code > FOLD_LAST) return code;
  uint16_t member = fold_class_table[code - FOLD_FIRST];
  return member ? member : code;
}

#endif
