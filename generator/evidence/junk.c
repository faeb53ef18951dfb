/* SPDX-License-Identifier: MIT
 *
 * Names that programs leave behind and no clerk filed. Takes: a name. Gives: yes or no. Owns nothing.
 */
#include "evidence/evidence_in.h"

#include <string.h>

/* Lock files of office programs, half-written copies and editors' backups are evidence of nothing, and come and go. */
static bool is_left_over(Text name) {
  return text_starts(name, TEXT("~$")) || text_ends(name, TEXT("~")) || text_ends_nocase(name, ".tmp") ||
         text_ends_nocase(name, ".swp") || text_ends_nocase(name, ".crdownload") ||
         text_ends_nocase(name, ".part");
}

bool evidence_is_junk(Text name) {
  static const char *const names[] = {"thumbs.db", "ehthumbs.db", "desktop.ini", "$recycle.bin", "system volume information",
                                      "__macosx", "icon\r"};
  if (name.len == 0 || name.at[0] == '.') return true;
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    if (name.len == strlen(names[i]) && text_ends_nocase(name, names[i])) return true;
  }
  return is_left_over(name);
}
