/* SPDX-License-Identifier: MIT
 *
 * The stage: the next output of an assessment, built beside the last one and put in its place in one step.
 * Takes: files. Gives: output/<name> with a manifest, whole or as it was. Owns output/.dossier/stage/<name> and two open folders.
 *
 * A file whose bytes the last output already holds is linked from there, not written: an unchanged output costs no space and
 * the disk no work. The bytes on disk are compared, not only the manifest, so that a file altered by hand is made good.
 */
#include "publish/stage_in.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define PATH_ROOM 1024

struct Stage {
  Arena *arena;
  int output; /* the caller's */
  int folder; /* the stage; -1 = over */
  int last; /* the last output; -1 = there is none */
  bool exists; /* output/<name> is there, if only as an empty folder */
  const char *name, *path;
  Manifest manifest; /* of the last output */
  Text about;
};

int stage_folder(const Stage *stage) {
  return stage->folder;
}

/* ---- Opening ---- */

static bool is_empty(int folder, Arena *arena, Fail *fail) {
  FileList files = {0};
  return fs_list(folder, ".", arena, &files, fail) && files.len == 0;
}

/* The manifest of what stands at output/<name>; a folder that is not ours is refused. */
static bool load_last(Stage *stage, Fail *fail) {
  Text bytes;
  FileStat stat;
  stage->last = fs_open_folder(stage->output, stage->name, fail);
  if (stage->last < 0) return false;
  ReadOutcome outcome = fs_read(stage->last, MANIFEST_NAME, MANIFEST_LIMIT, stage->arena, &bytes, &stat, fail);
  if (outcome == READ_MISSING && is_empty(stage->last, stage->arena, fail)) return true;
  if (outcome == READ_FAILED) return false;
  if (outcome != READ_OK || !manifest_parse(bytes, stage->arena, &stage->manifest))
    return fail_usage(fail,
                      "the folder %s in the output is not ours: it holds files but no valid " MANIFEST_NAME
                      "; move it away, or choose another output folder",
                      stage->name);
  return manifest_owns(&stage->manifest, stage->last, stage->name, fail);
}

/* What an earlier run left; trouble with it shows again when the stage is made. While a recovery record stands, stage and old
 * tree are all there is of the output. */
static void drop_stale(const Stage *stage) {
  Fail ignored = {0};
  FileStat stat;
  if (fs_stat(stage->output, recover_record_path(stage->arena, stage->name).at, &stat)) return;
  fs_remove_tree(stage->output, stage->path, &ignored);
  fs_remove_tree(stage->output, recover_old_path(stage->arena, stage->name).at, &ignored);
}

Stage *stage_open(int output, Text name, Arena *arena, Fail *fail) {
  Stage *stage = arena_alloc(arena, sizeof *stage);
  FileStat stat;
  *stage = (Stage){.arena = arena, .output = output, .folder = -1, .last = -1, .name = text_cstr(arena, name)};
  stage->path = stage_path(arena, stage->name).at;
  drop_stale(stage);
  stage->exists = fs_stat(output, stage->name, &stat);
  if ((!stage->exists || load_last(stage, fail)) && fs_make_folders(output, stage->path, fail))
    stage->folder = fs_open_folder(output, stage->path, fail);
  if (stage->folder >= 0) return stage;
  if (stage->last >= 0) close(stage->last);
  return NULL;
}

/* ---- Putting files ---- */

/* Paths of outputs are short by construction; a longer one is a fault of the program that makes them. */
static bool path_cstr(char room[PATH_ROOM], Text path, Fail *fail) {
  if (path.len == 0 || path.len >= PATH_ROOM) return fail_set(fail, "a path of %zu bytes cannot be written", path.len);
  memcpy(room, path.at, path.len);
  room[path.len] = 0;
  return true;
}

static bool make_parents(int folder, char path[PATH_ROOM], Fail *fail) {
  char *slash = strrchr(path, '/');
  if (!slash) return true;
  *slash = 0;
  bool good = fs_make_folders(folder, path, fail);
  *slash = '/';
  return good;
}

static bool fd_holds(int fd, Text bytes) {
  char block[32768];
  size_t at = 0;
  for (;;) {
    ssize_t got = read(fd, block, sizeof block);
    if (got < 0) return false;
    if (got == 0) return at == bytes.len;
    if ((size_t)got > bytes.len - at || memcmp(block, bytes.at + at, (size_t)got)) return false;
    at += (size_t)got;
  }
}

static bool file_holds(int folder, const char *path, Text bytes) {
  int fd = openat(folder, path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
  if (fd < 0) return false;
  bool same = fd_holds(fd, bytes);
  close(fd);
  return same;
}

static bool is_listed(const Stage *stage, const StageEntry *entry) {
  const StageEntry *last = stage->last >= 0 ? manifest_find(&stage->manifest, entry->path) : NULL;
  return last && last->size == entry->size && memcmp(&last->hash, &entry->hash, sizeof entry->hash) == 0;
}

/* False when the file system cannot link; then the bytes are written once more. */
static bool link_last(const Stage *stage, char path[PATH_ROOM]) {
  Fail ignored = {0};
  if (fs_link(stage->last, path, stage->folder, path, &ignored)) return true;
  return ignored.os_error == ENOENT && make_parents(stage->folder, path, &ignored) &&
         fs_link(stage->last, path, stage->folder, path, &ignored);
}

/* Folders are made when they turn out to be missing: most files go into one that is there. */
static bool write_new(const Stage *stage, char path[PATH_ROOM], Text bytes, Fail *fail) {
  Fail first = {0};
  if (fs_write_new(stage->folder, path, bytes, &first)) return true;
  if (first.os_error != ENOENT) {
    *fail = first;
    return false;
  }
  return make_parents(stage->folder, path, fail) && fs_write_new(stage->folder, path, bytes, fail);
}

bool stage_put_hashed(Stage *stage, Text path, Text bytes, const Sha256 *hash, Buf *entries, Fail *fail) {
  StageEntry entry = {.path = path, .size = bytes.len, .hash = *hash};
  char room[PATH_ROOM];
  if (!path_cstr(room, path, fail)) return false;
  entry.kept = is_listed(stage, &entry) && file_holds(stage->last, room, bytes);
  if (!(entry.kept && link_last(stage, room)) && !write_new(stage, room, bytes, fail)) return false;
  stage_entry_put(entries, &entry);
  return true;
}

bool stage_put(Stage *stage, Text path, Text bytes, Buf *entries, Fail *fail) {
  Sha256 hash = hash_sha256(bytes);
  return stage_put_hashed(stage, path, bytes, &hash, entries, fail);
}

/* ---- Adopting files that were written into the stage ---- */

/* Read piece by piece: an archive may be larger than the memory. */
static bool fds_equal(int a, int b) {
  char x[32768], y[32768];
  for (;;) {
    ssize_t got = read(a, x, sizeof x);
    if (got <= 0) return got == 0 && read(b, y, 1) == 0;
    for (ssize_t at = 0, more; at < got; at += more) {
      more = read(b, y, (size_t)(got - at));
      if (more <= 0 || memcmp(x + at, y, (size_t)more)) return false;
    }
  }
}

static bool files_equal(int a_folder, int b_folder, const char *path) {
  int a = openat(a_folder, path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
  int b = openat(b_folder, path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
  bool same = a >= 0 && b >= 0 && fds_equal(a, b);
  if (a >= 0) close(a);
  if (b >= 0) close(b);
  return same;
}

static bool replace_by_link(const Stage *stage, char path[PATH_ROOM], Fail *fail) {
  Fail ignored = {0};
  char beside[PATH_ROOM + 8];
  snprintf(beside, sizeof beside, "%s.link", path);
  if (!fs_link(stage->last, path, stage->folder, beside, &ignored)) return true; /* the copy stays: just as good */
  return fs_rename(stage->folder, beside, path, fail);
}

bool stage_adopt(Stage *stage, Text path, Buf *entries, Fail *fail) {
  StageEntry entry = {.path = path};
  char room[PATH_ROOM];
  FileStat stat;
  if (!path_cstr(room, path, fail)) return false;
  if (!fs_stat(stage->folder, room, &stat)) return fail_errno(fail, "find in the stage", room);
  entry.size = stat.size;
  if (!hash_sha256_file(stage->folder, room, &entry.hash, fail)) return false;
  entry.kept = is_listed(stage, &entry) && files_equal(stage->folder, stage->last, room);
  if (entry.kept && !replace_by_link(stage, room, fail)) return false;
  stage_entry_put(entries, &entry);
  return true;
}

/* ---- Entries as workers hand them over ---- */

void stage_entry_put(Buf *out, const StageEntry *entry) {
  wire_put_text(out, entry->path);
  wire_put_u64(out, entry->size);
  wire_put_text(out, (Text){(const char *)entry->hash.at, sizeof entry->hash.at});
  wire_put_bool(out, entry->kept);
}

void stage_entries_get(Text entries, Arena *arena, StageEntries *list) {
  WireIn in = {.at = entries.at, .end = entries.at + entries.len, .arena = arena};
  while (in.at < in.end && !in.bad) {
    StageEntry entry = {.path = text_copy(arena, wire_get_text(&in))};
    entry.size = wire_get_u64(&in);
    Text hash = wire_get_text(&in);
    entry.kept = wire_get_bool(&in);
    if (in.bad || hash.len != sizeof entry.hash.at) return;
    memcpy(entry.hash.at, hash.at, hash.len);
    *list_add(arena, list) = entry;
  }
}

/* ---- Closing ---- */

void stage_describe(Stage *stage, const Assessment *assessment, const Pack *pack) {
  stage->about = text_format(stage->arena, "profile %s\npack %.*s %.*s\nas-of %.*s\n",
                             assessment->profile == PROFILE_PUBLIC ? "public" : "inner", TEXT_ARG(pack->id),
                             TEXT_ARG(pack->version), TEXT_ARG(day_iso(stage->arena, assessment->as_of)));
}

static int compare_entries(const void *a, const void *b) {
  return text_compare(((const StageEntry *)a)->path, ((const StageEntry *)b)->path);
}

static bool is_unchanged(const Stage *stage, const Manifest *next) {
  for (size_t i = 0; i < next->entries.len; i++)
    if (!next->entries.at[i].kept) return false;
  return stage->last >= 0 && manifest_equal(&stage->manifest, next);
}

static bool write_manifest(const Stage *stage, const Manifest *next, Fail *fail) {
  Buf text = {0};
  manifest_write(&text, next);
  bool good = fs_write_new(stage->folder, MANIFEST_NAME, buf_view(&text), fail);
  buf_free(&text);
  return good;
}

static bool sync_folder(int folder, Fail *fail) {
  return fsync(folder) == 0 || errno == EINVAL || fail_errno(fail, "sync", "output");
}

/* The one step that makes the stage the output. What was the output is then the stage, and goes. */
static bool put_in_place(const Stage *stage, Fail *fail) {
  bool exchanged = false;
  if (!stage->exists) return fs_rename(stage->output, stage->path, stage->name, fail);
  if (!fs_exchange(stage->output, stage->path, stage->name, &exchanged, fail)) return false;
  return exchanged || recover_swap(stage->output, stage->name, fail);
}

static bool publish(const Stage *stage, const Manifest *next, Fail *fail) {
  if (!write_manifest(stage, next, fail) || !fs_sync(stage->folder, fail)) return false;
  int parent = fs_open_folder(stage->output, STAGE_FOLDER, fail);
  if (parent < 0) return false;
  bool good = put_in_place(stage, fail) && sync_folder(stage->output, fail) && sync_folder(parent, fail);
  close(parent);
  return good;
}

bool stage_close(Stage *stage, StageEntries *entries, bool *changed, Fail *fail) {
  if (entries->len) qsort(entries->at, entries->len, sizeof *entries->at, compare_entries);
  Manifest next = {.about = stage->about, .entries = *entries};
  *changed = !is_unchanged(stage, &next);
  bool good = !*changed || publish(stage, &next, fail);
  stage_drop(stage);
  return good;
}

void stage_drop(Stage *stage) {
  if (!stage || stage->folder < 0) return;
  close(stage->folder);
  if (stage->last >= 0) close(stage->last);
  stage->folder = stage->last = -1;
  drop_stale(stage);
}
