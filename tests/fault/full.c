/* SPDX-License-Identifier: MIT
 *
 * LD_PRELOAD: a disk that is full from the n-th call on. Takes: FULL_UNDER, the folder (real path) whose calls are counted;
 * FULL_AT, the first call that fails (0 = none, only count); FULL_ONCE, set when only that one fails; FULL_COUNT, a file of
 * eight zero bytes that all processes of the run count in; FULL_LOG, a file that gets a line "n call path" for each call.
 * Gives: write, openat, linkat, mkdirat, renameat2 and their like, failing with ENOSPC.
 */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#define REAL(type, name, ...) ((type(*)(__VA_ARGS__))dlsym(RTLD_NEXT, name))

static _Atomic uint64_t *counter(void) {
  static _Atomic uint64_t *shared;
  const char *path = getenv("FULL_COUNT");
  if (shared || !path) return shared;
  int fd = REAL(int, "open", const char *, int, ...)(path, O_RDWR | O_CLOEXEC);
  if (fd < 0) return NULL;
  void *map = mmap(NULL, sizeof *shared, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
  close(fd);
  return shared = map == MAP_FAILED ? NULL : map;
}

static void fd_path(int fd, char *path) {
  char link[64];
  ssize_t len = -1;
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  if (fd == AT_FDCWD) len = getcwd(path, PATH_MAX) ? (ssize_t)strlen(path) : -1;
  else len = readlink(link, path, PATH_MAX - 1);
  path[len < 0 ? 0 : len] = 0;
}

static void full_path(int folder, const char *name, char *path) {
  path[0] = 0;
  if (name[0] != '/') {
    fd_path(folder, path);
    strncat(path, "/", PATH_MAX - strlen(path) - 1);
  }
  strncat(path, name, PATH_MAX - strlen(path) - 1);
}

static void log_call(uint64_t number, const char *call, const char *path) {
  char line[PATH_MAX + 64];
  const char *log = getenv("FULL_LOG");
  if (!log) return;
  int fd = REAL(int, "open", const char *, int, ...)(log, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0644);
  int len = snprintf(line, sizeof line, "%llu %s %s\n", (unsigned long long)number, call, path);
  if (fd >= 0 && REAL(ssize_t, "write", int, const void *, size_t)(fd, line, (size_t)len) < 0) abort();
  if (fd >= 0) close(fd);
}

/* Counts one call below the folder; true when it has to fail. */
static bool fails(const char *call, const char *path) {
  const char *under = getenv("FULL_UNDER"), *at = getenv("FULL_AT");
  size_t len = under ? strlen(under) : 0;
  if (!len || strncmp(path, under, len) != 0 || (path[len] != '/' && path[len] != 0) || !counter()) return false;
  uint64_t number = atomic_fetch_add(counter(), 1) + 1;
  uint64_t first = at ? strtoull(at, NULL, 10) : 0;
  log_call(number, call, path);
  if (!first || number < first || (number > first && getenv("FULL_ONCE"))) return false;
  errno = ENOSPC;
  return true;
}

static bool fd_fails(const char *call, int fd) {
  char path[PATH_MAX];
  fd_path(fd, path);
  return fails(call, path);
}

static bool name_fails(const char *call, int folder, const char *name) {
  char path[PATH_MAX * 2];
  full_path(folder, name, path);
  return fails(call, path);
}

ssize_t write(int fd, const void *bytes, size_t size) {
  return fd > 2 && fd_fails("write", fd) ? -1 : REAL(ssize_t, "write", int, const void *, size_t)(fd, bytes, size);
}

ssize_t pwrite(int fd, const void *bytes, size_t size, off_t at) {
  return fd_fails("pwrite", fd) ? -1 : REAL(ssize_t, "pwrite", int, const void *, size_t, off_t)(fd, bytes, size, at);
}

ssize_t writev(int fd, const struct iovec *pieces, int count) {
  return fd > 2 && fd_fails("writev", fd) ? -1 : REAL(ssize_t, "writev", int, const struct iovec *, int)(fd, pieces, count);
}

size_t fwrite(const void *bytes, size_t size, size_t count, FILE *file) {
  if (fileno(file) > 2 && fd_fails("fwrite", fileno(file))) return 0;
  return REAL(size_t, "fwrite", const void *, size_t, size_t, FILE *)(bytes, size, count, file);
}

static mode_t mode_of(int flags, va_list rest) {
  return flags & (O_CREAT | O_TMPFILE) ? (mode_t)va_arg(rest, int) : 0;
}

int openat(int folder, const char *name, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  mode_t mode = mode_of(flags, rest);
  va_end(rest);
  if ((flags & O_CREAT) && name_fails("openat", folder, name)) return -1;
  return REAL(int, "openat", int, const char *, int, ...)(folder, name, flags, mode);
}

int open(const char *name, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  mode_t mode = mode_of(flags, rest);
  va_end(rest);
  if ((flags & O_CREAT) && name_fails("open", AT_FDCWD, name)) return -1;
  return REAL(int, "open", const char *, int, ...)(name, flags, mode);
}

int linkat(int from_folder, const char *from, int folder, const char *name, int flags) {
  if (name_fails("linkat", folder, name)) return -1;
  return REAL(int, "linkat", int, const char *, int, const char *, int)(from_folder, from, folder, name, flags);
}

int mkdirat(int folder, const char *name, mode_t mode) {
  return name_fails("mkdirat", folder, name) ? -1 : REAL(int, "mkdirat", int, const char *, mode_t)(folder, name, mode);
}

int renameat(int from_folder, const char *from, int folder, const char *name) {
  if (name_fails("renameat", folder, name)) return -1;
  return REAL(int, "renameat", int, const char *, int, const char *)(from_folder, from, folder, name);
}

int renameat2(int from_folder, const char *from, int folder, const char *name, unsigned flags) {
  if (name_fails("renameat2", folder, name)) return -1;
  return REAL(int, "renameat2", int, const char *, int, const char *, unsigned)(from_folder, from, folder, name, flags);
}
