/* SPDX-License-Identifier: MIT
 *
 * Whose an output folder is, and one run at a time. Takes: the open folder. Gives: a refusal; a locked descriptor, or "busy".
 * The lock is the kernel's: it ends with the process, however the process ends.
 */
#include "publish/stage_in.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

static bool carries_manifest(int output, Text name, Arena *arena) {
  Manifest manifest;
  Text bytes;
  FileStat stat;
  Fail ignored = {0};
  Text path = fs_path_join(arena, name, TEXT(MANIFEST_NAME));
  return fs_read(output, text_cstr(arena, path), MANIFEST_LIMIT, arena, &bytes, &stat, &ignored) == READ_OK &&
         manifest_parse(bytes, arena, &manifest);
}

bool output_is_ours(int output, const char *shown, Fail *fail) {
  Arena *arena = arena_new();
  FileList entries = {0};
  bool good = fs_list(output, ".", arena, &entries, fail), ours = entries.len == 0;
  for (size_t i = 0; good && !ours && i < entries.len; i++)
    ours = entries.at[i].stat.kind == FILE_FOLDER &&
           (text_is(entries.at[i].name, ".dossier") || carries_manifest(output, entries.at[i].name, arena));
  if (good && !ours)
    fail_usage(fail, "the folder %s is not ours: it holds %.*s; choose another output folder", shown,
               TEXT_ARG(entries.at[0].name));
  arena_free(arena);
  return good && ours;
}

bool output_lock(int output, int *lock, bool *busy, Fail *fail) {
  *busy = false;
  if (!fs_make_folders(output, ".dossier", fail)) return false;
  int fd = openat(output, ".dossier/lock", O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666);
  if (fd < 0) return fail_errno(fail, "open the lock", ".dossier/lock");
  if (flock(fd, LOCK_EX | LOCK_NB) == 0) {
    *lock = fd;
    return true;
  }
  *busy = errno == EWOULDBLOCK;
  fail_errno(fail, *busy ? "another run holds the output" : "lock the output", ".dossier/lock");
  close(fd);
  return false;
}
