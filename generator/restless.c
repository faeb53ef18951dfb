/* SPDX-License-Identifier: MIT
 *
 * Files that change while the report is made. Takes: units of which a paper was not the same any more when it was to be
 * published. Gives: another round of the phases, in which these units are read again and copies of what was read are kept,
 * below handover/<assessment>/kept/<unit>/<SHA-256>. Owns the copies and a byte of shared memory for each unit.
 *
 * What was read is what counts, but copying every file to be sure of it would cost each run what few need. So the first round
 * keeps nothing, the second keeps what the restless units hold, and the third keeps all: it opens no paper after it was read, so
 * there is no fourth.
 */
#include "phases.h"

#include <stdatomic.h>
#include <string.h>
#include <sys/mman.h>

#define ROUND_KEEPS_ALL 2

static const char kept_room[] = "kept";

struct Restless {
  atomic_uchar *seen; /* shared with workers: the unit changed in this round */
  bool *keeps; /* of which units copies are kept */
  size_t units;
  int round;
};

bool restless_open(Run *run, Fail *fail) {
  if (run->restless) return true;
  Restless *restless = arena_alloc(run->arena, sizeof *restless);
  *restless = (Restless){.units = run->units.all.len};
  restless->keeps = arena_alloc(run->arena, restless->units + 1);
  memset(restless->keeps, 0, restless->units + 1);
  restless->seen = mmap(NULL, restless->units + 1, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  if (restless->seen == MAP_FAILED) return fail_errno(fail, "make shared memory", "");
  run->restless = restless;
  return true;
}

void restless_close(Run *run) {
  Fail ignored = {0}; /* what is left goes with the next run */
  if (!run->restless) return;
  if (run->restless->round > 0) fs_remove_tree(run->work, kept_room, &ignored);
  munmap(run->restless->seen, run->restless->units + 1);
  run->restless = NULL;
}

void restless_note(Run *run, uint32_t unit) {
  atomic_store(&run->restless->seen[unit], 1);
}

bool restless_begin_round(Run *run) {
  Restless *restless = run->restless;
  bool any = false;
  for (size_t i = 0; i < restless->units; i++) {
    if (!atomic_exchange(&restless->seen[i], 0)) continue;
    restless->keeps[i] = any = true;
  }
  if (any) restless->round++;
  return any;
}

bool restless_keeps(const Run *run, uint32_t unit) {
  return run->restless && (run->restless->round >= ROUND_KEEPS_ALL || run->restless->keeps[unit]);
}

/* ---- Copies ---- */

static Text kept_folder(Arena *arena, Text unit) {
  return text_format(arena, "%s/%.*s", kept_room, TEXT_ARG(unit));
}

static const char *kept_path(Arena *arena, Text unit, const Sha256 *hash) {
  return text_cstr(arena, fs_path_join(arena, kept_folder(arena, unit), hash_hex(arena, hash)));
}

/* Too large to be held: copied once more, and only then it shows whether it still is what was hashed. */
static bool copy_large(const Run *run, Arena *arena, Text below, const Sha256 *hash, const char *to, bool *same, Fail *fail) {
  Sha256 copied;
  const char *path = text_cstr(arena, text_format(arena, "%s.new", to)), *from = text_cstr(arena, below);
  *same = hash_sha256_copy(run->assessment.units_folder, from, run->work, path, &copied, fail) &&
          memcmp(&copied, hash, sizeof copied) == 0;
  if (*same) return fs_rename(run->work, path, to, fail);
  Fail ignored = {0};
  fs_remove_tree(run->work, path, &ignored);
  return fail->text[0] == 0; /* whether it is the file's own trouble, its reader knows */
}

bool restless_keep(const Run *run, uint32_t unit, const KeptFile *file, bool *same, Fail *fail) {
  Arena *arena = arena_new();
  Text id = run->units.all.at[unit].id;
  const char *to = kept_path(arena, id, &file->hash);
  FileStat stat;
  *same = true;
  bool good = fs_stat(run->work, to, &stat) || fs_make_folders(run->work, text_cstr(arena, kept_folder(arena, id)), fail);
  if (good && !fs_stat(run->work, to, &stat))
    good = file->held ? fs_write_replace(run->work, to, file->bytes, fail)
                      : copy_large(run, arena, file->below, &file->hash, to, same, fail);
  arena_free(arena);
  return good;
}

bool restless_load(const Run *run, uint32_t unit, const Sha256 *hash, Arena *arena, Text *bytes, Fail *fail) {
  FileStat stat;
  const char *path = kept_path(arena, run->units.all.at[unit].id, hash);
  ReadOutcome outcome = fs_read(run->work, path, read_limits.attachment_bytes, arena, bytes, &stat, fail);
  Sha256 found = outcome == READ_OK ? hash_sha256(*bytes) : (Sha256){{0}};
  if (outcome == READ_OK && memcmp(&found, hash, sizeof found) == 0) return true;
  return fail->text[0] ? false : fail_set(fail, "the hand-over file %s is missing or damaged", path);
}
