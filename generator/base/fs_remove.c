/* SPDX-License-Identifier: MIT
 *
 * Removing a tree.
 * Takes: a folder and a path in it. Gives: nothing there any more. Owns: nothing.
 *
 * No recursion and no stack, however deep the tree: a folder inside a folder of the tree is first moved up to the top of
 * the tree, so that only two levels are ever open. A run that is killed leaves a tree that the next run removes as well.
 */
#include "base/fs_in.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

typedef struct Removal {
  int top; /* the tree's own folder */
  unsigned long moved; /* for names that nobody uses */
} Removal;

static bool is_dots(const char *name) {
  return !strcmp(name, ".") || !strcmp(name, "..");
}

/* A name in use is skipped: replacing an empty folder would do no harm, and nothing else is ever replaced. */
static bool move_up(Removal *removal, int inner, const char *name) {
  char new_name[48];
  for (;;) {
    snprintf(new_name, sizeof new_name, ".removed-%ld-%lu", (long)getpid(), removal->moved++);
    if (!renameat(inner, name, removal->top, new_name)) return true;
    if (errno != ENOTEMPTY && errno != EEXIST && errno != ENOTDIR) return false;
  }
}

/* Removes what is no folder; a folder is left, and *is_folder says so. Links are removed, never followed. */
static bool remove_plain(int folder, const char *name, bool *is_folder) {
  *is_folder = false;
  if (!unlinkat(folder, name, 0) || errno == ENOENT) return true;
  int os_error = errno;
  struct stat found;
  *is_folder = !fstatat(folder, name, &found, AT_SYMLINK_NOFOLLOW) && S_ISDIR(found.st_mode);
  errno = os_error;
  return *is_folder;
}

typedef bool OnFolder(Removal *removal, int folder, const char *name);

/* Empties one folder; what to do with the folders in it differs between the top and the inner ones. */
static bool empty_listing(Removal *removal, DIR *listing, OnFolder *on_folder) {
  int folder = dirfd(listing);
  errno = 0;
  for (struct dirent *found; (found = readdir(listing)); errno = 0) {
    bool is_folder;
    if (is_dots(found->d_name)) continue;
    if (!remove_plain(folder, found->d_name, &is_folder)) return false;
    if (is_folder && !on_folder(removal, folder, found->d_name)) return false;
  }
  return errno == 0;
}

/* Closes `folder` too. */
static bool empty_folder(Removal *removal, int folder, OnFolder *on_folder) {
  DIR *listing = folder < 0 ? NULL : fdopendir(folder);
  if (!listing) {
    if (folder >= 0) close(folder);
    return false;
  }
  bool done = empty_listing(removal, listing, on_folder);
  int os_error = errno;
  closedir(listing);
  errno = os_error;
  return done;
}

/* True when the folder is gone, or not empty yet: a listing of what changes may miss entries, and the next pass sees
 * them. */
static bool remove_emptied(int folder, const char *name, bool *gone) {
  *gone = !unlinkat(folder, name, AT_REMOVEDIR) || errno == ENOENT;
  return *gone || errno == ENOTEMPTY || errno == EEXIST;
}

static bool remove_inner(Removal *removal, int top, const char *name) {
  bool gone;
  int inner = openat(top, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
  return empty_folder(removal, inner, move_up) && remove_emptied(top, name, &gone);
}

static bool remove_all(int folder, const char *name) {
  Removal removal = {.top = -1};
  for (bool gone = false; !gone;) {
    removal.top = openat(folder, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (removal.top < 0) return errno == ENOENT;
    /* empty_folder closes the descriptor, at the very end of its use. */
    if (!empty_folder(&removal, removal.top, remove_inner)) return false;
    if (!remove_emptied(folder, name, &gone)) return false;
  }
  return true;
}

static bool remove_in(int folder, const char *name) {
  bool is_folder;
  return remove_plain(folder, name, &is_folder) && (!is_folder || remove_all(folder, name));
}

/* The way to the tree must not lead through a link either. */
static bool remove_below(int folder, Text parent, const char *name) {
  char path[4096];
  if (parent.len >= sizeof path) {
    errno = ENAMETOOLONG;
    return false;
  }
  memcpy(path, parent.at, parent.len);
  path[parent.len] = '\0';
  int opened = fs_open_beneath(folder, path, O_RDONLY | O_DIRECTORY, 0);
  if (opened < 0) return errno == ENOENT;
  bool removed = remove_in(opened, name);
  int os_error = errno;
  close(opened);
  errno = os_error;
  return removed;
}

bool fs_remove_tree(int folder, const char *path, Fail *fail) {
  const char *slash = strrchr(path, '/');
  bool removed = slash ? remove_below(folder, (Text){path, (size_t)(slash - path)}, slash + 1) : remove_in(folder, path);
  return removed || fail_errno(fail, "cannot remove", path);
}
