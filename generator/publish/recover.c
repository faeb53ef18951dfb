/* SPDX-License-Identifier: MIT
 *
 * Replacing a folder by two renames, for file systems that cannot exchange two folders in one step, and finishing it after a
 * crash. Takes: a complete stage. Gives: output/<name> whole, old or new, at the latest after output_recover.
 *
 * The record .dossier/recover-<name> stands from before the first rename until after the second. While it stands:
 *   output/<name> missing, stage there   the second rename is still to be done
 *   output/<name> missing, no stage      only by another hand: the old tree goes back
 *   output/<name> there                  before the first rename, or after the second; nothing to do
 */
#include "publish/stage_in.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

static const char record_start[] = "recover-";

Text stage_path(Arena *arena, const char *name) {
  return text_format(arena, STAGE_FOLDER "/%s", name);
}

Text recover_old_path(Arena *arena, const char *name) {
  return text_format(arena, ".dossier/old-%s", name);
}

Text recover_record_path(Arena *arena, const char *name) {
  return text_format(arena, ".dossier/%s%s", record_start, name);
}

bool recover_swap(int output, const char *name, Fail *fail) {
  Arena *arena = arena_new();
  const char *old = recover_old_path(arena, name).at, *stage = stage_path(arena, name).at;
  const char *record = recover_record_path(arena, name).at;
  bool good = fs_remove_tree(output, old, fail) && fs_write_replace(output, record, text_format(arena, "%s\n", name), fail) &&
              fs_sync(output, fail) && fs_rename(output, name, old, fail) && fs_rename(output, stage, name, fail) &&
              fs_sync(output, fail) && fs_remove_tree(output, record, fail);
  arena_free(arena);
  return good;
}

static bool finish_one(int output, const char *name, Arena *arena, Fail *fail) {
  const char *old = recover_old_path(arena, name).at, *stage = stage_path(arena, name).at;
  const char *record = recover_record_path(arena, name).at;
  FileStat stat;
  if (!fs_stat(output, name, &stat)) {
    const char *from = fs_stat(output, stage, &stat) ? stage : fs_stat(output, old, &stat) ? old : NULL;
    if (from && (!fs_rename(output, from, name, fail) || !fs_sync(output, fail))) return false;
  }
  return fs_remove_tree(output, record, fail);
}

bool output_recover(int output, Fail *fail) {
  Arena *arena = arena_new();
  FileList files = {0};
  FileStat stat;
  bool good = !fs_stat(output, ".dossier", &stat) || fs_list(output, ".dossier", arena, &files, fail);
  for (size_t i = 0; good && i < files.len; i++) {
    if (!text_starts(files.at[i].name, text_of(record_start))) continue;
    Text name = text_slice(files.at[i].name, sizeof record_start - 1, files.at[i].name.len);
    good = finish_one(output, text_cstr(arena, name), arena, fail);
  }
  arena_free(arena);
  return good;
}
