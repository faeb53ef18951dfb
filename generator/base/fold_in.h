/* SPDX-License-Identifier: MIT
 *
 * What folding needs to know of characters: classes of Simplified, Traditional and variant forms.
 */
#ifndef DOSSIER_BASE_FOLD_IN_H
#define DOSSIER_BASE_FOLD_IN_H

#include <stdint.h>

enum {
  FOLD_FIRST = 0x3400, /* the Han characters that have classes: those of the Basic Multilingual Plane to FOLD_LAST, */
  FOLD_LAST = 0x9FFF,
  FOLD_END = 0x32400, /* and rare ones up to here */
  FOLD_PAGE = 32,
  FOLD_PAGE_COUNT = (FOLD_END - FOLD_FIRST) / FOLD_PAGE
};

extern const uint16_t fold_page[FOLD_PAGE_COUNT]; /* number of the page; page 0 has no class */
extern const uint16_t fold_cell[]; /* the member that stands for the whole class; 0: the character stands for itself */

static inline int32_t fold_class(int32_t code) {
  if (code < FOLD_FIRST || code >= FOLD_END) return code;
  uint32_t index = (uint32_t)(code - FOLD_FIRST);
  uint16_t member = fold_cell[fold_page[index / FOLD_PAGE] * FOLD_PAGE + index % FOLD_PAGE];
  return member ? member : code;
}

#endif
