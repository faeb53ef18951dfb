/* SPDX-License-Identifier: MIT
 *
 * The walk over a tree of folders. Takes: an open folder and a start below it. Gives: one folder after another, parents
 * before children, in byte order. Owns the listing of the current folder, so a tree of any size costs one folder of memory.
 */
#include "evidence/evidence_in.h"

#include <errno.h>

void tree_open(TreeWalk *walk, int root, Text start, uint32_t owner, Arena *arena) {
  *walk = (TreeWalk){.root = root, .start = start, .arena = arena, .listing = arena_new()};
  tree_push(walk, TEXT_NONE, 0, owner);
}

void tree_close(TreeWalk *walk) {
  arena_free(walk->listing);
  walk->listing = NULL;
}

void tree_push(TreeWalk *walk, Text path, uint32_t depth, uint32_t owner) {
  *list_add(walk->arena, &walk->found) = (TreeFolder){text_copy(walk->arena, path), depth, owner};
}

bool fail_is_about_file(const Fail *fail) {
  switch (fail->os_error) {
    case EACCES:
    case EPERM:
    case ENOENT:
    case ENOTDIR:
    case ELOOP:
    case EXDEV:
    case ENAMETOOLONG:
    case EIO:
      return true;
  }
  return false;
}

/* The last found goes to the bottom, so that the first is visited first. */
static void tree_stack_found(TreeWalk *walk) {
  for (size_t i = walk->found.len; i > 0; i--) *list_add(walk->arena, &walk->stack) = walk->found.at[i - 1];
  walk->found.len = 0;
}

static const char *tree_path(TreeWalk *walk) {
  Text path = walk->start.len && walk->at.path.len ? fs_path_join(walk->listing, walk->start, walk->at.path)
              : walk->at.path.len                  ? walk->at.path
                                                   : walk->start;
  return path.len ? text_cstr(walk->listing, path) : ".";
}

TreeStep tree_next(TreeWalk *walk, Fail *fail) {
  tree_stack_found(walk);
  if (walk->stack.len == 0) return TREE_END;
  walk->at = walk->stack.at[--walk->stack.len];
  arena_reset(walk->listing);
  walk->entries = (FileList){0};
  if (fs_list(walk->root, tree_path(walk), walk->listing, &walk->entries, fail)) return TREE_FOLDER;
  walk->entries = (FileList){0};
  return fail_is_about_file(fail) ? TREE_REFUSED : TREE_FAILED;
}
