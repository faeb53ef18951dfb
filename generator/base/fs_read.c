/* SPDX-License-Identifier: MIT
 *
 * Reading files and folders.
 * Takes: a folder and a path beneath it. Gives: bytes and entries in the caller's arena. Owns: nothing.
 *
 * A file is read once, whole, into memory: hash, text and archive are then of the same bytes, whoever writes meanwhile.
 */
#include "base/arena_in.h"
#include "base/fs_in.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int64_t nanoseconds(struct timespec time) {
  return (int64_t)time.tv_sec * 1000000000 + time.tv_nsec;
}

FileStat fs_stat_of(const struct stat *found) {
  FileKind kind = S_ISREG(found->st_mode) ? FILE_REGULAR : S_ISDIR(found->st_mode) ? FILE_FOLDER : FILE_OTHER;
  return (FileStat){kind, (uint64_t)found->st_size, nanoseconds(found->st_mtim), found->st_ino};
}

static bool same_file(const struct stat *a, const struct stat *b) {
  return a->st_size == b->st_size && a->st_ino == b->st_ino && nanoseconds(a->st_mtim) == nanoseconds(b->st_mtim) &&
         nanoseconds(a->st_ctim) == nanoseconds(b->st_ctim);
}

/* Reads until the end or until `most` bytes; -1 and errno on failure. */
static ssize_t read_all(int file, char *to, size_t most) {
  size_t len = 0;
  while (len < most) {
    ssize_t got = read(file, to + len, most - len);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return -1;
    if (!got) break;
    len += (size_t)got;
  }
  return (ssize_t)len;
}

/* One byte more than fstat promised is asked for, so a file that grows is noticed without reading on. */
static ReadOutcome read_once(int file, const char *path, size_t limit, Arena *arena, Text *bytes, FileStat *stat, Fail *fail) {
  struct stat before, after;
  if (fstat(file, &before)) return fail_errno(fail, "cannot read", path), READ_FAILED;
  *stat = fs_stat_of(&before);
  if (!S_ISREG(before.st_mode)) return READ_NOT_REGULAR;
  if (stat->size > limit || stat->size >= SIZE_MAX / 8) return READ_TOO_BIG;
  size_t size = (size_t)stat->size;
  char *at = arena_alloc(arena, size + 1);
  ssize_t len = read_all(file, at, size + 1);
  if (len < 0) return fail_errno(fail, "cannot read", path), READ_FAILED;
  if (fstat(file, &after)) return fail_errno(fail, "cannot read", path), READ_FAILED;
  if ((size_t)len != size || !same_file(&before, &after)) return READ_CHANGED;
  *bytes = (Text){at, size};
  return READ_OK;
}

static ReadOutcome open_outcome(const char *path, Fail *fail) {
  if (errno == ENOENT || errno == ENOTDIR) return READ_MISSING;
  if (errno == ELOOP || errno == EXDEV || errno == ENXIO || errno == EISDIR) return READ_NOT_REGULAR;
  fail_errno(fail, "cannot open", path);
  return READ_FAILED;
}

ReadOutcome fs_read(int folder, const char *path, size_t limit, Arena *arena, Text *bytes, FileStat *stat, Fail *fail) {
  FileStat ignored;
  ReadOutcome outcome = READ_CHANGED;
  *bytes = TEXT_NONE;
  for (int tries = 0; outcome == READ_CHANGED && tries < 2; tries++) {
    int file = fs_open_beneath(folder, path, O_RDONLY | O_NONBLOCK, 0); /* else a pipe would make us wait */
    if (file < 0) return open_outcome(path, fail);
    outcome = read_once(file, path, limit, arena, bytes, stat ? stat : &ignored, fail);
    close(file);
  }
  return outcome;
}

static int compare_entries(const void *left, const void *right) {
  const FileEntry *a = left, *b = right;
  return text_compare(a->name, b->name);
}

static bool is_dots(const char *name) {
  return name[0] == '.' && (!name[1] || (name[1] == '.' && !name[2]));
}

/* False when there are no more. What vanishes between listing and asking is as if it had never been there. */
static bool add_entry(DIR *listing, Arena *arena, FileList *entries) {
  struct dirent *found = readdir(listing);
  if (!found) return false;
  struct stat about;
  if (is_dots(found->d_name) || fstatat(dirfd(listing), found->d_name, &about, AT_SYMLINK_NOFOLLOW)) return true;
  Text name = text_copy(arena, text_of(found->d_name));
  *list_add(arena, entries) = (FileEntry){name, fs_stat_of(&about)};
  return true;
}

bool fs_list(int folder, const char *path, Arena *arena, FileList *entries, Fail *fail) {
  *entries = (FileList){0};
  int opened = fs_open_beneath(folder, *path ? path : ".", O_RDONLY | O_DIRECTORY, 0);
  if (opened < 0) return fail_errno(fail, "cannot open the folder", path);
  DIR *listing = fdopendir(opened);
  if (!listing) {
    fail_errno(fail, "cannot list the folder", path);
    close(opened);
    return false;
  }
  do errno = 0;
  while (add_entry(listing, arena, entries));
  bool done = errno == 0;
  if (!done) fail_errno(fail, "cannot list the folder", path);
  closedir(listing);
  if (done && entries->len > 1) qsort(entries->at, entries->len, sizeof *entries->at, compare_entries);
  return done;
}

bool fs_stat(int folder, const char *path, FileStat *stat) {
  struct stat found;
  bool have;
  if (!strchr(path, '/')) { /* one component: the plain call cannot be led astray, and costs a third */
    have = !fstatat(folder, path, &found, AT_SYMLINK_NOFOLLOW);
  } else {
    int file = fs_open_beneath(folder, path, O_PATH | O_NOFOLLOW, 0);
    have = file >= 0 && !fstat(file, &found);
    if (file >= 0) close(file);
  }
  if (have) *stat = fs_stat_of(&found);
  return have;
}

Text fs_path_join(Arena *arena, Text folder, Text name) {
  if (!folder.len) return text_copy(arena, name);
  const char *between = text_ends(folder, TEXT("/")) ? "" : "/";
  return text_format(arena, "%.*s%s%.*s", TEXT_ARG(folder), between, TEXT_ARG(name));
}
