/* SPDX-License-Identifier: MIT
 *
 * Opening files and folders beneath a folder that the caller holds open.
 * Takes: a folder and a relative path. Gives: a descriptor, which the caller closes. Owns: nothing.
 *
 * Folders of evidence are shared drives: a link or a pipe in them must never lead us to other files or make us wait.
 */
#include "base/fs_in.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

/* Declared here, because the C libraries and kernel headers we build on may be older than the kernel we run on. */
#ifndef SYS_openat2
#define SYS_openat2 437
#endif
typedef struct OpenHow {
  uint64_t flags, mode, resolve;
} OpenHow;
enum { NO_MAGIC_LINKS = 0x02, NO_LINKS = 0x04, BENEATH = 0x08 };

static const int always = O_CLOEXEC | O_NOCTTY;

int fs_open_folder(int at, const char *path, Fail *fail) {
  int folder = openat(at, path, O_RDONLY | O_DIRECTORY | always);
  if (folder < 0) fail_errno(fail, "cannot open the folder", path);
  return folder;
}

/* A link where a folder is due gives "not a directory"; our callers need to know that it is a link. */
static int open_component(int folder, const char *name, int flags, mode_t mode) {
  int opened = openat(folder, name, flags | O_NOFOLLOW | always, mode);
  struct stat found;
  if (opened < 0 && errno == ENOTDIR) {
    bool is_link = !fstatat(folder, name, &found, AT_SYMLINK_NOFOLLOW) && S_ISLNK(found.st_mode);
    errno = is_link ? ELOOP : ENOTDIR;
  }
  return opened;
}

/* Closes the folder of the step before, unless it is the caller's, and keeps errno. */
static void close_step(int step, int folder) {
  int os_error = errno;
  if (step != folder) close(step);
  errno = os_error;
}

int fs_open_walk(int folder, const char *path, int flags, mode_t mode) {
  if (*path == '/' || strlen(path) >= 4096) {
    errno = *path == '/' ? EXDEV : ENAMETOOLONG;
    return -1;
  }
  int step = folder;
  Text rest = text_of(path), name;
  while (text_cut(&rest, '/', &name)) {
    char part[256];
    if (text_is(name, "..") || name.len >= sizeof part) {
      close_step(step, folder);
      errno = name.len == 2 ? EXDEV : ENAMETOOLONG;
      return -1;
    }
    memcpy(part, name.len ? name.at : ".", name.len ? name.len : 1);
    part[name.len ? name.len : 1] = '\0';
    int next = open_component(step, part, rest.len ? O_RDONLY | O_DIRECTORY : flags, mode);
    close_step(step, folder);
    if (next < 0) return -1;
    step = next;
  }
  if (step != folder) return step;
  errno = ENOENT; /* an empty path */
  return -1;
}

int fs_open_beneath(int folder, const char *path, int flags, mode_t mode) {
  int all_flags = flags & O_PATH ? flags | O_CLOEXEC : flags | always; /* openat2 refuses a flag that has no meaning */
  OpenHow how = {.flags = (uint64_t)(unsigned)all_flags, .resolve = BENEATH | NO_LINKS | NO_MAGIC_LINKS};
  if (flags & O_CREAT) how.mode = mode;
  for (int tries = 0; tries < 16; tries++) {
    long opened = syscall(SYS_openat2, folder, path, &how, sizeof how);
    if (opened >= 0) return (int)opened;
    /* Old kernel, or a sandbox that refuses what it does not know. A true refusal comes back from the walk. */
    if (errno == ENOSYS || errno == EPERM) return fs_open_walk(folder, path, flags, mode);
    if (errno != EAGAIN && errno != EINTR) return -1; /* again: something was renamed just now */
  }
  return -1;
}

const char *fs_of_program(Arena *arena, const char *name) {
  static const char *const places[] = {"../", "../share/dossier/"};
  char program[4096];
  ssize_t len = readlink("/proc/self/exe", program, sizeof program);
  while (len > 0 && program[len - 1] != '/') len--;
  for (size_t i = 0; len > 0 && i < sizeof places / sizeof *places; i++) {
    const char *place = text_cstr(arena, text_format(arena, "%.*s%s%s", (int)len, program, places[i], name));
    if (access(place, R_OK | X_OK) == 0) return place;
  }
  return NULL;
}
