/* SPDX-License-Identifier: MIT
 *
 * What the tests of publish/ share: a folder of their own, files in it, commands over it, and the sample of report/ published.
 */
#ifndef PUBLISH_HELP_H
#define PUBLISH_HELP_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "publish/publish.h"

/* A new empty folder, open. Its path stands in `path`. */
static inline int temp_open(char path[64]) {
  strcpy(path, "/tmp/dossier-publish.XXXXXX");
  assert_non_null(mkdtemp(path));
  int folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  assert_true(folder >= 0);
  return folder;
}

static inline void temp_close(int folder, const char *path) {
  Fail fail = {0};
  close(folder);
  int above = open("/tmp", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  assert_true(fs_remove_tree(above, path + strlen("/tmp/"), &fail));
  close(above);
}

static inline Text file_of(int folder, const char *path, Arena *arena) {
  Text bytes;
  Fail fail = {0};
  if (fs_read(folder, path, 64 << 20, arena, &bytes, NULL, &fail) != READ_OK) fail_msg("cannot read %s: %s", path, fail.text);
  return bytes;
}

static inline bool has_file(int folder, const char *path) {
  FileStat stat;
  return fs_stat(folder, path, &stat);
}

static inline uint64_t inode_of(int folder, const char *path) {
  FileStat stat;
  if (!fs_stat(folder, path, &stat)) fail_msg("there is no %s", path);
  return stat.inode;
}

static inline void put_file(int folder, const char *path, const char *text) {
  Fail fail = {0};
  char parents[256];
  snprintf(parents, sizeof parents, "%s", path);
  char *slash = strrchr(parents, '/');
  if (slash) *slash = 0;
  if (slash) assert_true(fs_make_folders(folder, parents, &fail));
  assert_true(fs_write_replace(folder, path, text_of(text), &fail));
}

/* Status of a shell command. */
static inline int command(const char *format, ...) {
  char line[1024];
  va_list args;
  va_start(args, format);
  vsnprintf(line, sizeof line, format, args);
  va_end(args);
  int status = system(line);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static inline bool holds(Text text, const char *piece) {
  return text_find(text, text_of(piece)) != SIZE_MAX;
}

#endif
