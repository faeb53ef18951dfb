/* SPDX-License-Identifier: MIT
 *
 * The register of units: units.csv, then folders, then unit.yml. Takes: an open assessment. Gives: Units with ids, parents and
 * the stamp of each unit's files. Owns nothing; the tree is walked once.
 */
#include "evidence/evidence_in.h"

#include <stdlib.h>

#define NO_OWNER UINT32_MAX

typedef struct UnitsReading {
  const Assessment *assessment;
  Arena *arena, *passing;
  DiagList *diags;
  UnitDrafts drafts;
  UnitKeys paths; /* of the rows of units.csv */
  bool listed;    /* there is a units.csv */
  bool good;
  Fail *fail;
} UnitsReading;

static Text shown(const UnitsReading *r, Text path) {
  return name_shown(r->arena, path.len ? fs_path_join(r->arena, r->assessment->units_shown, path) : r->assessment->units_shown);
}

static Text last_part(Text path) {
  size_t at = path.len;
  while (at > 0 && path.at[at - 1] != '/') at--;
  return text_slice(path, at, path.len);
}

static Text upper_part(Text path) {
  size_t at = path.len;
  while (at > 0 && path.at[at - 1] != '/') at--;
  return text_slice(path, 0, at ? at - 1 : 0);
}

/* ---- Rows of units.csv and their folders ---- */

/* A folder that was packed on another system may spell the same name with other bytes. */
static Text child_named(UnitsReading *r, const FileList *children, Text name) {
  if (name.len == 0) return TEXT_NONE;
  Text composed = text_nfc(r->passing, name);
  for (size_t i = 0; i < children->len; i++) {
    if (children->at[i].stat.kind != FILE_FOLDER) continue;
    Text child = children->at[i].name;
    bool same = text_equal(child, name) || (text_is_utf8(child, NULL) ? text_equal(text_nfc(r->passing, child), composed)
                                                                      : text_equal(name_shown(r->passing, child), name));
    if (same) return text_copy(r->arena, children->at[i].name);
  }
  return TEXT_NONE;
}

static Text row_folder(UnitsReading *r, const FileList *children, const Unit *unit) {
  FileStat stat;
  Text path = unit->path;
  if (path.len == 0) {
    Text child = child_named(r, children, unit->id);
    return child.len ? child : child_named(r, children, unit->name);
  }
  if (text_find(path, TEXT("/")) == SIZE_MAX) return child_named(r, children, path);
  bool there = fs_stat(r->assessment->units_folder, text_cstr(r->arena, path), &stat) && stat.kind == FILE_FOLDER;
  return there ? path : TEXT_NONE;
}

static void row_take_folder(UnitsReading *r, const FileList *children, Unit *unit) {
  Text path = row_folder(r, children, unit);
  unit->has_folder = path.len > 0;
  if (path.len) unit->path = path;
}

static void row_settle(UnitsReading *r, uint32_t index) {
  UnitDraft *draft = &r->drafts.at[index];
  Unit *unit = &draft->unit;
  Text path = unit->path, wanted = path.len ? path : unit->id.len ? unit->id : unit->name;
  unit->path = wanted;
  if (unit->has_folder) *list_add(r->arena, &r->paths) = (UnitKey){path, index};
  else diag_add(r->diags, DIAG_UNIT_NO_FOLDER, draft->where, unit->name.len ? unit->name : wanted, wanted, TEXT_NONE);
}

static void unit_twice(UnitsReading *r, Where where, Text word, const Unit *a, const Unit *b) {
  diag_add(r->diags, DIAG_UNIT_TWICE, where, word, a->path.len ? a->path : a->id, b->path.len ? b->path : b->id);
  r->good = false;
}

static void rows_settle(UnitsReading *r, const FileList *children) {
  for (uint32_t i = 0; i < r->drafts.len; i++) row_take_folder(r, children, &r->drafts.at[i].unit);
  if (!unit_folders_match(r->arena, r->diags, &r->drafts, children)) r->good = false;
  for (uint32_t i = 0; i < r->drafts.len; i++) row_settle(r, i);
  unit_keys_sort(&r->paths);
  for (size_t i = 1; i < r->paths.len; i++) {
    const UnitKey *a = &r->paths.at[i - 1], *b = &r->paths.at[i];
    if (!text_equal(a->key, b->key)) continue;
    UnitDraft *later = &r->drafts.at[b->unit];
    diag_add(r->diags, DIAG_UNIT_TWICE, later->where, a->key, r->drafts.at[a->unit].unit.name, later->unit.name);
    r->good = false;
  }
}

/* ---- Folders ---- */

static bool has_unit_file(const FileList *entries) {
  for (size_t i = 0; i < entries->len; i++)
    if (text_is(entries->at[i].name, UNIT_FILE) && entries->at[i].stat.kind == FILE_REGULAR) return true;
  return false;
}

static bool is_child(Text path) {
  return path.len && text_find(path, TEXT("/")) == SIZE_MAX;
}

/* The draft that this folder is, or NO_OWNER when it only belongs to one. */
static uint32_t folder_draft(UnitsReading *r, const TreeWalk *walk, bool unit_file) {
  const UnitKey *row = unit_keys_find(&r->paths, walk->at.path);
  if (row) return row->unit;
  bool unit = walk->at.path.len && (unit_file || (is_child(walk->at.path) && !unit_keys_below(&r->paths, walk->at.path)));
  if (!unit) return NO_OWNER;
  Where where = where_of(shown(r, walk->at.path), 0, 0);
  if (r->listed) diag_add(r->diags, DIAG_UNIT_UNLISTED, where, name_shown(r->arena, walk->at.path), TEXT_NONE, TEXT_NONE);
  *list_add(r->arena, &r->drafts) = (UnitDraft){.unit = {.path = walk->at.path, .has_folder = true}, .where = where};
  return (uint32_t)r->drafts.len - 1;
}

static void stamp_file(UnitsReading *r, uint32_t owner, Text path, const FileStat *stat) {
  if (owner == NO_OWNER) return;
  uint64_t *stamp = &r->drafts.at[owner].unit.tree_stamp;
  const uint64_t numbers[] = {*stamp, stat->size, (uint64_t)stat->mtime_ns, stat->inode, (uint64_t)stat->kind};
  *stamp = hash_quick(path, hash_quick((Text){(const char *)numbers, sizeof numbers}, 0));
}

static void outside(UnitsReading *r, Text path, FileKind kind) {
  DiagCode code = kind == FILE_REGULAR ? DIAG_UNIT_OUTSIDE : DIAG_FILE_NOT_REGULAR;
  diag_add(r->diags, code, where_of(shown(r, path), 0, 0), TEXT_NONE, TEXT_NONE, TEXT_NONE);
}

static void folder_entry(UnitsReading *r, TreeWalk *walk, const FileEntry *entry, uint32_t owner, uint32_t depth) {
  Text path = fs_path_join(r->passing, walk->at.path, entry->name);
  bool junk = evidence_is_junk(entry->name);
  if (entry->stat.kind == FILE_FOLDER) {
    if (!junk && depth < evidence_limits.folder_depth) tree_push(walk, path, depth + 1, owner);
  } else if (owner != NO_OWNER) stamp_file(r, owner, path, &entry->stat);
  else if (!junk) outside(r, path, entry->stat.kind);
}

static bool folder_visit(UnitsReading *r, TreeWalk *walk) {
  bool unit_file = has_unit_file(&walk->entries);
  uint32_t draft = folder_draft(r, walk, unit_file), owner = draft == NO_OWNER ? walk->at.owner : draft;
  uint32_t depth = draft == NO_OWNER ? walk->at.depth : 0;
  if (draft != NO_OWNER && unit_file && !unit_yml_read(r->assessment, r->arena, r->diags, &r->drafts.at[draft], r->fail))
    return false;
  for (size_t i = 0; i < walk->entries.len; i++) folder_entry(r, walk, &walk->entries.at[i], owner, depth);
  arena_reset(r->passing);
  return true;
}

static bool folder_refused(UnitsReading *r, TreeWalk *walk) {
  Text why = text_of(r->fail->text);
  if (walk->at.owner == NO_OWNER && !is_child(walk->at.path))
    diag_add(r->diags, DIAG_FILE_UNREADABLE, where_of(shown(r, walk->at.path), 0, 0), why, TEXT_NONE, TEXT_NONE);
  *r->fail = (Fail){0};
  return folder_visit(r, walk); /* it may be a unit all the same; reading it will say why it is empty */
}

static bool folders_read(UnitsReading *r) {
  TreeWalk walk;
  TreeStep step;
  bool good = true;
  tree_open(&walk, r->assessment->units_folder, TEXT_NONE, NO_OWNER, r->arena);
  while (good && (step = tree_next(&walk, r->fail)) != TREE_END) {
    if (step == TREE_FOLDER && walk.at.path.len == 0) rows_settle(r, &walk.entries);
    if (step == TREE_FOLDER) good = folder_visit(r, &walk);
    else good = step == TREE_REFUSED && folder_refused(r, &walk);
  }
  tree_close(&walk);
  return good;
}

/* ---- Order, ids, names ---- */

static int path_compare_natural(Text a, Text b) {
  for (;;) {
    Text left, right;
    bool more_left = text_cut(&a, '/', &left), more_right = text_cut(&b, '/', &right);
    if (!more_left || !more_right) return more_left - more_right;
    int order = text_compare_natural(left, right);
    if (order) return order;
  }
}

static int draft_compare(const void *left, const void *right) {
  const UnitDraft *a = left, *b = right;
  int order = path_compare_natural(a->unit.path, b->unit.path);
  return order ? order : text_compare(a->unit.path, b->unit.path);
}

static void drafts_sort(UnitsReading *r) {
  size_t first = 0;
  while (first < r->drafts.len && r->drafts.at[first].listed) first++;
  if (r->drafts.len - first > 1)
    qsort(r->drafts.at + first, r->drafts.len - first, sizeof *r->drafts.at, draft_compare);
}

/* Its folder is read all the same. */
static void draft_name_trouble(UnitsReading *r, const UnitDraft *draft) {
  NameTrouble trouble = draft->unit.has_folder ? name_trouble(r->arena, last_part(draft->unit.path)) : NAME_CLEAN;
  Where where = where_of(shown(r, draft->unit.path), 0, 0);
  if (trouble == NAME_DECODED) diag_add(r->diags, DIAG_FILE_NAMES_DECODED, where, TEXT("1"), TEXT_NONE, TEXT_NONE);
  else if (trouble != NAME_CLEAN) diag_add(r->diags, DIAG_FILE_NAME, where, TEXT_NONE, TEXT_NONE, TEXT_NONE);
}

static void draft_name(UnitsReading *r, UnitDraft *draft) {
  Unit *unit = &draft->unit;
  Text folder = last_part(unit->path);
  Text from = unit->path.len ? unit->path : unit->name;
  draft_name_trouble(r, draft);
  Text composed = text_is_utf8(folder, NULL) ? text_nfc(r->arena, folder) : folder;
  if (unit->name.len == 0) unit->name = folder.len ? name_shown(r->arena, composed) : unit->id;
  if (unit->id.len == 0 && unit->has_folder && unit_id_valid(folder)) unit->id = folder;
  if (unit->id.len) {
    if (unit_id_valid(unit->id)) return;
    diag_add(r->diags, DIAG_UNIT_ID_BAD, draft->where, unit->id, TEXT_NONE, TEXT_NONE);
    r->good = false;
    return;
  }
  Text bytes = text_is_utf8(from, NULL) ? text_nfc(r->arena, from) : from;
  unit->id = text_format(r->arena, "u-%.*s", TEXT_ARG(hash_name(r->arena, bytes, 8)));
  unit->id_made = true;
  diag_add(r->diags, DIAG_UNIT_ID_MADE, draft->where, unit->name, unit->id, TEXT_NONE);
}

/* ---- Names must be clear ---- */

static void key_add(UnitsReading *r, UnitKeys *keys, Text key, uint32_t unit) {
  if (key.len) *list_add(r->arena, keys) = (UnitKey){key, unit};
}

static void unit_keys_add(UnitsReading *r, Units *units, UnitKeys *folded, uint32_t index) {
  const Unit *unit = &units->all.at[index];
  for (size_t i = 0; i < unit->aliases.len + 2; i++) {
    Text word = i == 0 ? unit->id : i == 1 ? unit->name : unit->aliases.at[i - 2];
    Text plain = text_trim(text_fold(r->arena, word));
    key_add(r, folded, plain, index);
    key_add(r, &units->names, word, index);
    key_add(r, &units->names, plain, index);
    key_add(r, &units->shorts, unit_short_name(r->arena, word), index);
  }
}

static void names_check(UnitsReading *r, Units *units) {
  UnitKeys folded = {0};
  for (uint32_t i = 0; i < units->all.len; i++) {
    unit_keys_add(r, units, &folded, i);
    if (units->all.at[i].has_folder) key_add(r, &units->paths, units->all.at[i].path, i);
  }
  unit_keys_sort(&folded);
  unit_keys_sort(&units->names);
  unit_keys_sort(&units->shorts);
  unit_keys_sort(&units->paths);
  for (size_t i = 1; i < folded.len; i++) {
    const UnitKey *a = &folded.at[i - 1], *b = &folded.at[i];
    if (a->unit != b->unit && text_equal(a->key, b->key))
      unit_twice(r, r->drafts.at[b->unit].where, a->key, &units->all.at[a->unit], &units->all.at[b->unit]);
  }
}

/* ---- Parents ---- */

static uint32_t parent_by_folder(const Units *units, const Unit *unit) {
  if (!unit->has_folder) return UNIT_NO_PARENT;
  for (Text path = upper_part(unit->path); path.len; path = upper_part(path)) {
    const UnitKey *key = unit_keys_find(&units->paths, path);
    if (key) return key->unit;
  }
  return UNIT_NO_PARENT;
}

static void parent_wrong(UnitsReading *r, const UnitDraft *draft, const Unit *unit, Text parent) {
  DiagCode code = draft->parent_own ? DIAG_UNIT_PARENT_OWN : DIAG_UNIT_PARENT;
  diag_add(r->diags, code, draft->where, unit->name, parent, TEXT_NONE);
  if (!draft->parent_own) r->good = false;
}

static bool parents_circle(const Units *units, uint32_t from) {
  uint32_t at = from;
  for (size_t steps = 0; at != UNIT_NO_PARENT && steps <= units->all.len; steps++) {
    at = units->all.at[at].parent;
    if (at == from) return true;
  }
  return false;
}

static void parents_fill(UnitsReading *r, Units *units) {
  for (uint32_t i = 0; i < units->all.len; i++) {
    Unit *unit = &units->all.at[i];
    Text named = r->drafts.at[i].parent;
    const Unit *parent = units_find(units, named);
    unit->parent = parent ? (uint32_t)(parent - units->all.at) : named.len ? UNIT_NO_PARENT : parent_by_folder(units, unit);
    if (named.len && !parent) parent_wrong(r, &r->drafts.at[i], unit, named);
  }
  for (uint32_t i = 0; i < units->all.len; i++) {
    if (!parents_circle(units, i)) continue;
    parent_wrong(r, &r->drafts.at[i], &units->all.at[i], units->all.at[units->all.at[i].parent].name);
    if (r->drafts.at[i].parent_own) units->all.at[i].parent = UNIT_NO_PARENT;
  }
}

/* ---- Stamp, draft, all of it ---- */

static uint64_t register_stamp(const Units *units) {
  Buf buf = {0};
  for (size_t i = 0; i < units->all.len; i++) {
    const Unit *unit = &units->all.at[i];
    const Text texts[] = {unit->id, unit->name, unit->path, unit->klass};
    for (size_t k = 0; k < 4; k++) wire_put_text(&buf, texts[k]);
    wire_put_u64(&buf, unit->parent);
    wire_put_bool(&buf, unit->has_folder);
    wire_put_u64(&buf, unit->aliases.len);
    for (size_t k = 0; k < unit->aliases.len; k++) wire_put_text(&buf, unit->aliases.at[k]);
    wire_put_u64(&buf, unit->facts.len);
    for (size_t k = 0; k < unit->facts.len; k++) {
      wire_put_text(&buf, unit->facts.at[k].name);
      wire_put_text(&buf, unit->facts.at[k].value);
    }
  }
  uint64_t stamp = hash_quick(buf_view(&buf), 0);
  buf_free(&buf);
  return stamp;
}

static void units_finish(UnitsReading *r, Units *units) {
  drafts_sort(r);
  for (size_t i = 0; i < r->drafts.len; i++) {
    draft_name(r, &r->drafts.at[i]);
    *list_add(r->arena, &units->all) = r->drafts.at[i].unit;
  }
  names_check(r, units);
  parents_fill(r, units);
  units->stamp = register_stamp(units);
}

bool units_read(const Assessment *assessment, Arena *arena, DiagList *diags, Units *units, Fail *fail) {
  UnitsReading r = {.assessment = assessment, .arena = arena, .passing = arena_new(), .diags = diags, .good = true, .fail = fail};
  *units = (Units){0};
  bool good = units_csv_read(assessment, arena, diags, &r.drafts, &r.listed, fail) && folders_read(&r);
  if (good) units_finish(&r, units);
  arena_free(r.passing);
  return good && r.good;
}

bool evidence_stamp_unit(const Assessment *assessment, const Units *units, uint32_t unit, uint64_t *stamp, Fail *fail) {
  (void)assessment;
  (void)fail;
  *stamp = units->all.at[unit].tree_stamp;
  return true;
}
