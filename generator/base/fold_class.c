/* SPDX-License-Identifier: MIT
 *
 * Classes of Simplified, Traditional and variant characters, for folding.
 * Takes: nothing. Gives: one table. Owns: nothing.
 *
 * A class is for finding, not for writing: 乾, 干 and 幹 are three words of Traditional Chinese and one of Simplified, so
 * all three must meet. fold_variants.txt says which forms belong together, and where they come from; fold_table.awk makes
 * fold_table.def of it:
 *
 *     LC_ALL=C awk -f fold_table.awk fold_variants.txt >fold_table.def
 */
#include "base/fold_in.h"

const uint16_t fold_page[FOLD_PAGE_COUNT] = {
#define FOLD_PAGES
#include "base/fold_table.def"
#undef FOLD_PAGES
};

const uint16_t fold_cell[] = {
#include "base/fold_table.def"
};
