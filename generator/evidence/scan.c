/* SPDX-License-Identifier: MIT
 *
 * What lies in a unit's folder. Takes: the folder, without folders that are units themselves. Gives: a Scan, sorted, and a
 * diagnostic for what is no evidence. Owns nothing. Opens folders only.
 */
#include "evidence/evidence_in.h"

#include <stdlib.h>

const EvidenceLimits evidence_limits = {
    .unit_files = 2000,          /* twenty years of a busy branch */
    .folder_depth = 16,          /* no office was seen to go below six */
    .memory_bytes = 64 << 20,    /* no text and no picture of an office comes near; a film does */
    .body_day_bytes = 2000,      /* the head of a paper, where its own date stands */
    .twin_words = 20,            /* "The meeting was held as planned." may well stand in two units */
    .register_rows = 20000,      /* the members of a county town; more than fit on 600 printed pages */
    .register_columns = 256,     /* a sheet that goes on to column IV */
    .register_cell = 4096,       /* a page of text is no value */
    .inside_pictures = 300,      /* a handbook with a picture of each step */
};

typedef struct Scanning {
  UnitReading *reading;
  TreeWalk walk;
  size_t files;
  size_t decoded; /* names that are no UTF-8, but can be read */
} Scanning;

static void scan_say(Scanning *s, DiagCode code, Text path, Text arg) {
  Text file = fs_path_join(s->reading->file, s->reading->unit->path, path);
  file = name_shown(s->reading->file, fs_path_join(s->reading->file, s->reading->reader->assessment->units_shown, file));
  diag_add(s->reading->diags, code, where_of(file, 0, 0), arg, TEXT_NONE, TEXT_NONE);
}

static ScanEntry *scan_add(Scanning *s, ScanKind kind, Text path) {
  Arena *arena = s->reading->arena;
  ScanEntry *entry = list_add(arena, &s->reading->scan.all);
  entry->path = text_copy(arena, path);
  entry->key = text_is_utf8(path, NULL) ? text_nfc(arena, path) : entry->path;
  entry->kind = kind;
  return entry;
}

/* One is counted for its unit; the others are told one by one. */
static void scan_name(Scanning *s, Text path) {
  switch (name_trouble(s->reading->file, path_name(path))) {
  case NAME_CLEAN: return;
  case NAME_DECODED: s->decoded++; return;
  case NAME_UNREADABLE:
  case NAME_CONTROL: scan_say(s, DIAG_FILE_NAME, path, TEXT_NONE); return;
  }
}

static void scan_file(Scanning *s, Text path, const FileEntry *entry) {
  if (++s->files > evidence_limits.unit_files) {
    Text limit = text_format(s->reading->file, "%zu", evidence_limits.unit_files);
    if (s->files == evidence_limits.unit_files + 1) scan_say(s, DIAG_UNIT_TOO_MANY, TEXT_NONE, limit);
    return;
  }
  scan_name(s, path);
  scan_add(s, SCAN_FILE, path)->size = entry->stat.size;
}

static void scan_folder(Scanning *s, Text path) {
  scan_name(s, path);
  Text limit = text_format(s->reading->file, "%u", evidence_limits.folder_depth);
  if (s->walk.at.depth < evidence_limits.folder_depth) tree_push(&s->walk, path, s->walk.at.depth + 1, 0);
  else scan_say(s, DIAG_FOLDER_TOO_DEEP, path, limit);
}

static bool is_unit_file(const TreeWalk *walk, Text name) {
  return walk->at.path.len == 0 && text_is(name, UNIT_FILE);
}

static void scan_entry(Scanning *s, const FileEntry *entry) {
  Text path = fs_path_join(s->reading->file, s->walk.at.path, entry->name);
  /* No evidence, but a link may lead there. */
  if (entry->name.at[0] == '.' || is_unit_file(&s->walk, entry->name)) scan_add(s, SCAN_OTHER, path);
  else if (evidence_is_junk(entry->name)) return;
  else if (entry->stat.kind == FILE_FOLDER) scan_folder(s, path);
  else if (entry->stat.kind == FILE_REGULAR && name_is_shortcut(entry->name)) scan_say(s, DIAG_FILE_SHORTCUT, path, TEXT_NONE);
  else if (entry->stat.kind == FILE_REGULAR) scan_file(s, path, entry);
  else scan_say(s, DIAG_FILE_NOT_REGULAR, path, TEXT_NONE);
}

static bool is_other_unit(Scanning *s) {
  if (s->walk.at.path.len == 0) return false;
  Text path = fs_path_join(s->reading->file, s->reading->unit->path, s->walk.at.path);
  return unit_keys_find(&s->reading->reader->units->paths, path) != NULL;
}

static void scan_visit(Scanning *s) {
  if (is_other_unit(s)) return;
  if (s->walk.at.path.len) scan_add(s, SCAN_FOLDER, s->walk.at.path);
  for (size_t i = 0; i < s->walk.entries.len; i++) scan_entry(s, &s->walk.entries.at[i]);
  arena_reset(s->reading->file);
}

static int entry_compare(const void *left, const void *right) {
  const ScanEntry *a = left, *b = right;
  int order = text_compare(a->key, b->key);
  return order ? order : text_compare(a->path, b->path);
}

bool scan_unit(UnitReading *reading) {
  Scanning s = {.reading = reading};
  TreeStep step = TREE_END;
  if (!reading->unit->has_folder) return true;
  tree_open(&s.walk, reading->reader->assessment->units_folder, reading->unit->path, 0, reading->arena);
  while ((step = tree_next(&s.walk, reading->fail)) == TREE_FOLDER || step == TREE_REFUSED) {
    if (step == TREE_REFUSED) scan_say(&s, DIAG_FILE_UNREADABLE, s.walk.at.path, text_of(reading->fail->text));
    if (step == TREE_REFUSED) *reading->fail = (Fail){0};
    scan_visit(&s);
  }
  tree_close(&s.walk);
  archives_expand(reading);
  if (s.decoded) scan_say(&s, DIAG_FILE_NAMES_DECODED, TEXT_NONE, text_format(reading->file, "%zu", s.decoded));
  if (reading->scan.all.len > 1)
    qsort(reading->scan.all.at, reading->scan.all.len, sizeof *reading->scan.all.at, entry_compare);
  return step == TREE_END;
}

const ScanEntry *scan_find(const Scan *scan, Arena *arena, Text path) {
  Text key = text_is_utf8(path, NULL) ? text_nfc(arena, path) : path;
  size_t low = 0, high = scan->all.len;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (text_compare(scan->all.at[middle].key, key) < 0) low = middle + 1;
    else high = middle;
  }
  return low < scan->all.len && text_equal(scan->all.at[low].key, key) ? &scan->all.at[low] : NULL;
}
