/* SPDX-License-Identifier: MIT
 *
 * A dropped .zip opens as a folder: its members are files of the unit, below the name of the .zip. Takes: the scan of a unit,
 * paths that may lead into a .zip. Gives: entries of the scan, bytes of members. Owns the archive that was opened last, with its
 * memory: members come one after another, so one is enough.
 *
 * A .zip that is refused (broken, protected, a bomb) stays one file, kept whole as an attachment. So does one inside another.
 */
#include "evidence/evidence_in.h"

#include <stdlib.h>
#include <string.h>

struct EvidenceFiles {
  int folder; /* of all units */
  Arena *arena;
  Arena *held; /* of the archive at hand */
  Text path; /* of it, below the folder; empty = none is open */
  Archive archive;
};

EvidenceFiles *evidence_files_new(Arena *arena, int folder) {
  EvidenceFiles *files = arena_alloc(arena, sizeof *files);
  *files = (EvidenceFiles){.folder = folder, .arena = arena, .held = arena_new()};
  return files;
}

static void archive_forget(EvidenceFiles *files) {
  if (files->path.len) read_archive_close(&files->archive);
  files->path = TEXT_NONE;
  arena_reset(files->held);
}

void evidence_files_free(EvidenceFiles *files) {
  archive_forget(files);
  arena_free(files->held);
}

/* ---- Opening ---- */

/* What is wrong with it was told when the scan opened it: `diags` may be NULL later. */
static ReadOutcome archive_open(EvidenceFiles *files, Text path, Text shown, DiagList *diags, bool *opened, Fail *fail) {
  Text bytes;
  FileStat stat;
  *opened = files->path.len && text_equal(files->path, path);
  if (*opened) return READ_OK;
  archive_forget(files);
  ReadOutcome outcome = fs_read(files->folder, text_cstr(files->held, path), evidence_limits.memory_bytes, files->held, &bytes,
                                &stat, fail);
  if (outcome != READ_OK) return outcome;
  DiagList *told = diags ? diags : diag_list_new(files->held);
  *opened = read_archive_open(&files->archive, bytes, shown, files->held, told);
  if (*opened) files->path = text_copy(files->held, path);
  return READ_OK;
}

/* Where the path enters a .zip that is a file; SIZE_MAX when it enters none. */
static size_t archive_end(const EvidenceFiles *files, Arena *arena, Text path) {
  for (size_t i = 4; i < path.len; i++) {
    FileStat stat;
    Text above = text_slice(path, 0, i);
    if (path.at[i] != '/' || !text_ends_nocase(above, ".zip")) continue;
    if (fs_stat(files->folder, text_cstr(arena, above), &stat) && stat.kind == FILE_REGULAR) return i;
  }
  return SIZE_MAX;
}

static ReadOutcome member_read(EvidenceFiles *files, Text archive, Text path, const FileAsked *asked, Text *bytes, Fail *fail) {
  bool opened;
  DiagList *diags = asked->diags ? asked->diags : diag_list_new(asked->arena);
  ReadOutcome outcome = archive_open(files, archive, archive, NULL, &opened, fail);
  if (outcome != READ_OK) return outcome;
  const ArchiveMember *member = opened ? read_archive_find(&files->archive, path) : NULL;
  if (!member) return READ_MISSING;
  return read_archive_member(&files->archive, member, asked->shown, asked->arena, diags, bytes) ? READ_OK : READ_TOO_BIG;
}

ReadOutcome evidence_files_read(EvidenceFiles *files, Text path, const FileAsked *asked, Text *bytes, Fail *fail) {
  FileStat stat;
  size_t end = archive_end(files, asked->arena, path);
  if (end == SIZE_MAX)
    return fs_read(files->folder, text_cstr(asked->arena, path), asked->limit, asked->arena, bytes, &stat, fail);
  return member_read(files, text_slice(path, 0, end), text_slice(path, end + 1, path.len), asked, bytes, fail);
}

/* ---- Members among the entries of the scan ---- */

static bool part_is_junk(Text path) {
  for (Text part; text_cut(&path, '/', &part);)
    if (evidence_is_junk(part)) return true;
  return false;
}

static uint32_t depth_of(Text path) {
  uint32_t depth = 0;
  for (size_t i = 0; i < path.len; i++) depth += path.at[i] == '/';
  return depth;
}

static void say(UnitReading *r, DiagCode code, Text path, Text first) {
  Text file = fs_path_join(r->file, r->unit->path, path);
  file = text_visible(r->file, fs_path_join(r->file, r->reader->assessment->units_shown, file));
  diag_add(r->diags, code, where_of(file, 0, 0), first, TEXT_NONE, TEXT_NONE);
}

static ScanEntry *entry_add(UnitReading *r, ScanKind kind, Text path) {
  ScanEntry *entry = list_add(r->arena, &r->scan.all);
  *entry = (ScanEntry){.path = path, .key = text_is_utf8(path, NULL) ? text_nfc(r->arena, path) : path, .kind = kind};
  return entry;
}

static bool member_is_taken(UnitReading *r, Text path, size_t *files) {
  if (part_is_junk(path)) return false;
  if (depth_of(path) > evidence_limits.folder_depth) {
    say(r, DIAG_FOLDER_TOO_DEEP, path, text_format(r->file, "%u", evidence_limits.folder_depth));
    return false;
  }
  if (++*files <= evidence_limits.unit_files) return true;
  if (*files == evidence_limits.unit_files + 1)
    say(r, DIAG_UNIT_TOO_MANY, path, text_format(r->file, "%zu", evidence_limits.unit_files));
  return false;
}

static bool folder_is_there(const UnitReading *r, Text folder, size_t from) {
  for (size_t i = from; i < r->scan.all.len; i++)
    if (text_equal(r->scan.all.at[i].path, folder)) return true;
  return false;
}

/* Folders of the members, each once; the archive itself stands among the entries already. */
static void folders_add(UnitReading *r, Text archive, size_t from) {
  size_t to = r->scan.all.len;
  for (size_t i = from; i < to; i++) {
    Text folder = path_folder(r->scan.all.at[i].path);
    if (!text_equal(folder, archive) && !folder_is_there(r, folder, to)) entry_add(r, SCAN_FOLDER, folder);
  }
}

static void members_add(UnitReading *r, size_t index, size_t *files) {
  Text path = r->scan.all.at[index].path;
  const Archive *archive = &r->files->archive;
  size_t from = r->scan.all.len;
  for (size_t i = 0; i < archive->members.len; i++) {
    const ArchiveMember *member = &archive->members.at[i];
    Text below = text_format(r->arena, "%.*s/%.*s", TEXT_ARG(path), TEXT_ARG(member->path));
    if (!member_is_taken(r, below, files)) continue;
    entry_add(r, SCAN_FILE, below)->size = member->size;
    r->scan.all.at[r->scan.all.len - 1].member = true;
    if (text_ends_nocase(below, ".zip")) say(r, DIAG_ARCHIVE_NESTED, below, TEXT_NONE);
  }
  folders_add(r, path, from);
}

static bool is_archive(const UnitReading *r, const ScanEntry *entry) {
  bool small = entry->size > 0 && entry->size <= evidence_limits.memory_bytes;
  return entry->kind == SCAN_FILE && !entry->set && small && text_ends_nocase(entry->path, ".zip") &&
         !evidence_bad_file(r, entry->path);
}

/* What goes wrong with the file itself is told when it is read as one. */
static void archive_expand(UnitReading *r, size_t index, size_t *files) {
  bool opened = false;
  Text path = r->scan.all.at[index].path;
  Text below = r->unit->path.len ? fs_path_join(r->arena, r->unit->path, path) : path;
  Text shown = text_visible(r->file, fs_path_join(r->file, r->reader->assessment->units_shown, below));
  if (r->reader->touch) r->reader->touch(r->reader->state, path);
  archive_open(r->files, below, shown, r->diags, &opened, r->fail);
  *r->fail = (Fail){0};
  if (opened) {
    r->scan.all.at[index].kind = SCAN_FOLDER;
    members_add(r, index, files);
  }
  arena_reset(r->file);
}

void archives_expand(UnitReading *r) {
  size_t entries = r->scan.all.len, files = 0;
  for (size_t i = 0; i < entries; i++) files += r->scan.all.at[i].kind == SCAN_FILE;
  for (size_t i = 0; i < entries; i++)
    if (is_archive(r, &r->scan.all.at[i])) archive_expand(r, i, &files);
}
