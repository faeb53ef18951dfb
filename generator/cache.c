/* SPDX-License-Identifier: MIT
 *
 * Small copies of photos, kept from run to run below output/.dossier/cache/photos/<evidence tree>/<unit folder>/<SHA-256>.
 * Takes: the bytes of a photo. Gives: its small copy, made once. Nothing depends on these files but time: they may be deleted
 * at any moment, and what is damaged or made by another library is made anew. Assessments of one tree share them.
 */
#include "phases.h"

#include <stdlib.h>

static const char cache_root[] = ".dossier/cache/photos";

static Text tree_folder(const Run *run, Arena *arena) {
  return text_format(arena, "%s/%.*s", cache_root, TEXT_ARG(hash_name(arena, run->assessment.units_shown, 16)));
}

static Text unit_name_of(Arena *arena, const Unit *unit) {
  return hash_name(arena, unit->path, 16);
}

static Text unit_folder(const Run *run, Arena *arena, const Unit *unit) {
  return fs_path_join(arena, tree_folder(run, arena), unit_name_of(arena, unit));
}

static bool copy_load(const Run *run, const char *path, Arena *arena, PhotoOutcome *outcome, Picture *shown) {
  WireIn in;
  if (!wire_load(run->output, path, "PHOT", read_photo_stamp(), arena, &in)) return false;
  uint64_t kept = wire_get_u64(&in);
  *shown = (Picture){.media_type = wire_get_text(&in)};
  shown->width = (uint32_t)wire_get_u64(&in);
  shown->height = (uint32_t)wire_get_u64(&in);
  shown->bytes = wire_get_text(&in);
  *outcome = (PhotoOutcome)kept;
  return !in.bad && kept <= PHOTO_FORMAT;
}

/* Where it cannot be written, the next run makes it again: that costs time, and is no failure. */
static void copy_save(const Run *run, Arena *arena, Text folder, const char *path, PhotoOutcome outcome, const Picture *shown) {
  Buf body = {0};
  Fail ignored = {0};
  wire_put_u64(&body, outcome);
  wire_put_text(&body, shown->media_type);
  wire_put_u64(&body, shown->width);
  wire_put_u64(&body, shown->height);
  wire_put_text(&body, shown->bytes);
  if (fs_make_folders(run->output, text_cstr(arena, folder), &ignored))
    wire_save(run->output, path, "PHOT", read_photo_stamp(), &body, &ignored);
  buf_free(&body);
}

bool cache_has_photo(const Run *run, const Unit *unit, const Sha256 *hash, Arena *arena, Picture *shown) {
  PhotoOutcome outcome;
  Text path = fs_path_join(arena, unit_folder(run, arena, unit), hash_hex(arena, hash));
  return copy_load(run, text_cstr(arena, path), arena, &outcome, shown) && shown->bytes.len;
}

PhotoOutcome cache_photo(const Run *run, const Unit *unit, const Sha256 *hash, Text bytes, Arena *arena, Picture *shown) {
  Text folder = unit_folder(run, arena, unit);
  const char *path = text_cstr(arena, fs_path_join(arena, folder, hash_hex(arena, hash)));
  PhotoOutcome outcome;
  if (copy_load(run, path, arena, &outcome, shown)) return outcome;
  outcome = read_photo(bytes, arena, shown);
  copy_save(run, arena, folder, path, outcome, shown);
  return outcome;
}

/* ---- Cleaning: what no unit and no photo of the last run has use for ---- */

static int name_compare(const void *a, const void *b) {
  return text_compare(*(const Text *)a, *(const Text *)b);
}

/* Removes what lies in `folder` under names that are not among `used`. */
static bool keep_only(const Run *run, Arena *arena, Text folder, TextList *used, Fail *fail) {
  FileList entries = {0};
  FileStat stat;
  const char *path = text_cstr(arena, folder);
  if (!fs_stat(run->output, path, &stat)) return true;
  if (!fs_list(run->output, path, arena, &entries, fail)) return false;
  if (used->len) qsort(used->at, used->len, sizeof *used->at, name_compare);
  for (size_t i = 0; i < entries.len; i++) {
    Text name = entries.at[i].name;
    if (used->len && bsearch(&name, used->at, used->len, sizeof *used->at, name_compare)) continue;
    if (!fs_remove_tree(run->output, text_cstr(arena, fs_path_join(arena, folder, name)), fail)) return false;
  }
  return true;
}

bool cache_clean_unit(const Run *run, const Unit *unit, const UnitEvidence *evidence, Fail *fail) {
  Arena *arena = arena_new();
  TextList used = {0};
  for (size_t i = 0; i < evidence->records.len; i++) {
    const Record *record = &evidence->records.at[i];
    if (record->format == PAPER_IMAGE) *list_add(arena, &used) = hash_hex(arena, &record->hash);
    for (size_t k = 0; k < record->members.len; k++) *list_add(arena, &used) = hash_hex(arena, &record->members.at[k].hash);
    for (size_t k = 0; k < record->inside.len; k++) *list_add(arena, &used) = hash_hex(arena, &record->inside.at[k].hash);
  }
  bool good = keep_only(run, arena, unit_folder(run, arena, unit), &used, fail);
  arena_free(arena);
  return good;
}

bool cache_clean(const Run *run, Fail *fail) {
  Arena *arena = arena_new();
  TextList used = {0};
  for (size_t i = 0; i < run->units.all.len; i++) *list_add(arena, &used) = unit_name_of(arena, &run->units.all.at[i]);
  bool good = keep_only(run, arena, tree_folder(run, arena), &used, fail);
  arena_free(arena);
  return good;
}
