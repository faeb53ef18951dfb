/* SPDX-License-Identifier: MIT
 *
 * Writing, linking and renaming. Every write and close is checked: a full disk often shows only at the close.
 * Takes: folders, paths and bytes. Gives: success or a Fail; a file that could not be finished is removed. Owns: nothing.
 */
#include "base/fs_in.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static bool make_folder(int folder, const char *path) {
  return !mkdirat(folder, path, 0777) || errno == EEXIST;
}

/* Each leading part of the path in turn. */
static bool make_each(int folder, Text path) {
  char part[4096];
  if (path.len >= sizeof part) {
    errno = ENAMETOOLONG;
    return false;
  }
  for (size_t i = 1; i <= path.len; i++) {
    if (i < path.len && path.at[i] != '/') continue;
    memcpy(part, path.at, i);
    part[i] = '\0';
    if (!make_folder(folder, part)) return false;
  }
  return true;
}

bool fs_make_folders(int folder, const char *path, Fail *fail) {
  if (!*path || !strcmp(path, ".")) return true;
  bool made = make_folder(folder, path) || (errno == ENOENT && make_each(folder, text_of(path)));
  if (!made) return fail_errno(fail, "cannot create the folder", path);
  /* What existed may be a file; a link only where a person named it on the command line. */
  int check = folder == AT_FDCWD ? open(path, O_PATH | O_DIRECTORY | O_CLOEXEC)
                                 : fs_open_beneath(folder, path, O_PATH | O_DIRECTORY, 0);
  if (check < 0) return fail_errno(fail, "cannot create the folder", path);
  close(check);
  return true;
}

static bool write_all(int file, Text bytes) {
  for (size_t done = 0; done < bytes.len;) {
    ssize_t wrote = write(file, bytes.at + done, bytes.len - done);
    if (wrote < 0 && errno == EINTR) continue;
    if (wrote < 0) return false;
    if (!wrote) {
      errno = EIO;
      return false;
    }
    done += (size_t)wrote;
  }
  return true;
}

bool fs_write_new(int folder, const char *path, Text bytes, Fail *fail) {
  int file = fs_open_beneath(folder, path, O_WRONLY | O_CREAT | O_EXCL, 0666);
  if (file < 0) return fail_errno(fail, "cannot create", path);
  bool written = write_all(file, bytes);
  if (!written) fail_errno(fail, "cannot write", path);
  /* After EINTR the descriptor is closed all the same on Linux: it is not asked twice. */
  if (close(file) && errno != EINTR && written) written = fail_errno(fail, "cannot write", path);
  if (!written) unlinkat(folder, path, 0);
  return written;
}

/* The name holds the process: two writers of one file do not meet, and what a killed one left is overwritten. */
bool fs_write_replace(int folder, const char *path, Text bytes, Fail *fail) {
  char temporary[4096];
  int size = snprintf(temporary, sizeof temporary, "%s.%ld.tmp", path, (long)getpid());
  if (size < 0 || (size_t)size >= sizeof temporary) {
    errno = ENAMETOOLONG;
    return fail_errno(fail, "cannot create", path);
  }
  if (unlinkat(folder, temporary, 0) && errno != ENOENT) return fail_errno(fail, "cannot replace", temporary);
  if (!fs_write_new(folder, temporary, bytes, fail)) return false;
  if (!renameat(folder, temporary, folder, path)) return true;
  fail_errno(fail, "cannot replace", path);
  unlinkat(folder, temporary, 0);
  return false;
}

/* An ordinary file that may be written, else -1. */
static int open_ordinary(int folder, const char *path) {
  struct stat stat;
  int file = fs_open_beneath(folder, path, O_WRONLY | O_CREAT | O_NONBLOCK, 0666); /* else a pipe would make us wait */
  if (file >= 0 && !fstat(file, &stat) && S_ISREG(stat.st_mode)) return file;
  if (file >= 0) close(file);
  return -1;
}

/* What else stands there, such as a link or a file of another person, gives way to a file of ours. */
static bool replace_by(int folder, const char *path, Text head, Text body, Fail *fail) {
  Buf file = {0};
  buf_text(&file, head);
  buf_text(&file, body);
  bool done = fs_write_replace(folder, path, buf_view(&file), fail);
  buf_free(&file);
  return done;
}

/* Where a run goes over ten thousand files, new names and renaming cost more than what is written. */
bool fs_write_over(int folder, const char *path, Text head, Text body, Fail *fail) {
  int file = open_ordinary(folder, path);
  if (file < 0) return replace_by(folder, path, head, body, fail);
  bool written = write_all(file, head) && write_all(file, body) && !ftruncate(file, (off_t)(head.len + body.len));
  if (!written) fail_errno(fail, "cannot write", path);
  if (close(file) && errno != EINTR && written) written = fail_errno(fail, "cannot write", path);
  if (!written) unlinkat(folder, path, 0);
  return written;
}

bool fs_link(int from_folder, const char *from, int to_folder, const char *to, Fail *fail) {
  return !linkat(from_folder, from, to_folder, to, 0) || fail_errno(fail, "cannot link", to);
}

bool fs_exchange(int folder, const char *a, const char *b, bool *exchanged, Fail *fail) {
  *exchanged = !renameat2(folder, a, folder, b, RENAME_EXCHANGE);
  if (*exchanged || errno == EINVAL || errno == ENOSYS) return true;
  return fail_errno(fail, "cannot exchange", b);
}

bool fs_rename(int folder, const char *from, const char *to, Fail *fail) {
  return !renameat(folder, from, folder, to) || fail_errno(fail, "cannot rename", from);
}

bool fs_sync(int folder, Fail *fail) {
  return !syncfs(folder) || fail_errno(fail, "cannot write to disk", ".");
}
