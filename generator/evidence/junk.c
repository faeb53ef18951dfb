/* SPDX-License-Identifier: MIT
 *
 * Names that programs leave behind and no clerk filed. Takes: a name. Gives: yes or no. Owns nothing.
 */
#include "evidence/evidence_in.h"

#include <string.h>

/* Lock files of office programs, half-written copies and editors' backups are evidence of nothing, and come and go. */
static bool is_left_over(Text name) {
  static const char *const endings[] = {".tmp",      ".temp", ".swp", ".crdownload",     ".part",
                                        ".download", ".xltd", ".td",  ":zone.identifier", ":encryptable"};
  if (text_starts(name, TEXT("~$")) || text_ends(name, TEXT("~"))) return true;
  for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
    if (text_ends_nocase(name, endings[i])) return true;
  return false;
}

/* The way to a file on somebody's own computer, dropped in place of the file. */
bool name_is_shortcut(Text name) {
  static const char *const endings[] = {".lnk", ".url", ".webloc", ".desktop", ".pif"};
  for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
    if (text_ends_nocase(name, endings[i])) return true;
  return false;
}

bool evidence_is_junk(Text name) {
  static const char *const names[] = {"thumbs.db", "ehthumbs.db", "desktop.ini", "$recycle.bin", "system volume information",
                                      "__macosx", "icon\r", "@eadir", "#recycle", "#snapshot", "lost+found",
                                      "recycler", "found.000"};
  if (name.len == 0 || name.at[0] == '.') return true;
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    if (name.len == strlen(names[i]) && text_ends_nocase(name, names[i])) return true;
  }
  return is_left_over(name);
}
