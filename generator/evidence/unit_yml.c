/* SPDX-License-Identifier: MIT
 *
 * unit.yml, what a unit says of itself. Takes: the file in the unit's folder. Gives: what the register left open; a fact that
 * the register gives too keeps the register's value. Owns nothing.
 */
#include "evidence/evidence_in.h"

typedef struct UnitFile {
  Arena *arena;
  DiagList *diags;
  UnitDraft *draft;
  Text file;
} UnitFile;

static Where value_where(const UnitFile *file, const Value *value) {
  return where_of(file->file, value->line, value->column);
}

/* A scalar, or a list of scalars with "; " between. */
static Text value_flat(Arena *arena, const Value *value) {
  TextList parts = {0};
  if (value->kind == VALUE_TEXT) return text_trim(value->text);
  for (const Value *one = value->first; one; one = one->next)
    if (one->kind == VALUE_TEXT) *list_add(arena, &parts) = text_trim(one->text);
  return text_join(arena, &parts, TEXT("; "));
}

static bool fact_is_given(const Unit *unit, Text name) {
  for (size_t i = 0; i < unit->facts.len; i++)
    if (text_equal(unit->facts.at[i].name, name)) return true;
  return false;
}

static void value_wrong(const UnitFile *file, const Value *value, const char *expected) {
  diag_add(file->diags, DIAG_UNIT_VALUE, value_where(file, value), value->key, text_of(expected), TEXT_NONE);
}

static void take_facts(const UnitFile *file, const Value *map) {
  Unit *unit = &file->draft->unit;
  if (map->kind != VALUE_MAP) value_wrong(file, map, "facts: {members: 43}");
  for (const Value *value = map->kind == VALUE_MAP ? map->first : NULL; value; value = value->next) {
    Text text = value_flat(file->arena, value);
    if (text.len && !fact_is_given(unit, value->key))
      *list_add(file->arena, &unit->facts) = (Fact){value->key, text, value_where(file, value), false};
  }
}

static void take_aliases(const UnitFile *file, const Value *value) {
  Unit *unit = &file->draft->unit;
  if (unit->aliases.len) return;
  if (value->kind == VALUE_TEXT) alias_split(file->arena, &unit->aliases, value->text);
  for (const Value *one = value->kind == VALUE_LIST ? value->first : NULL; one; one = one->next)
    if (one->kind == VALUE_TEXT && text_trim(one->text).len) *list_add(file->arena, &unit->aliases) = text_trim(one->text);
}

static void take_text(const UnitFile *file, const Value *value, Text *target) {
  if (value->kind != VALUE_TEXT) value_wrong(file, value, "one text in one line");
  else if (target->len == 0) *target = text_trim(value->text);
}

/* An id that cannot be one costs itself, not the assessment: the unit keeps the id that its path gives. */
static void take_id(const UnitFile *file, const Value *value) {
  Text id = value->kind == VALUE_TEXT ? text_trim(value->text) : TEXT_NONE;
  if (id.len && !unit_id_valid(id)) value_wrong(file, value, "a-z, 0-9, -");
  else take_text(file, value, &file->draft->unit.id);
}

static void take_value(const UnitFile *file, const Value *value) {
  static const Text known[] = {{"id", 2}, {"name", 4}, {"class", 5}, {"aliases", 7}, {"facts", 5}, {"parent", 6}};
  UnitDraft *draft = file->draft;
  if (text_is(value->key, "id")) take_id(file, value);
  else if (text_is(value->key, "name")) take_text(file, value, &draft->unit.name);
  else if (text_is(value->key, "class")) take_text(file, value, &draft->unit.klass);
  else if (text_is(value->key, "parent")) {
    draft->parent_own = draft->parent.len == 0;
    take_text(file, value, &draft->parent);
  }
  else if (text_is(value->key, "aliases")) take_aliases(file, value);
  else if (text_is(value->key, "facts")) take_facts(file, value);
  else
    diag_add(file->diags, DIAG_UNIT_KEY, value_where(file, value), value->key,
             text_nearest(value->key, known, sizeof known / sizeof *known), TEXT_NONE);
}

/* A unit.yml that cannot be read costs its settings, not the unit. */
bool unit_yml_read(const Assessment *assessment, Arena *arena, DiagList *diags, UnitDraft *draft, Fail *fail) {
  Text path = fs_path_join(arena, draft->unit.path, TEXT(UNIT_FILE)), bytes;
  FileStat stat;
  UnitFile file = {.arena = arena, .diags = diags, .draft = draft,
                   .file = name_shown(arena, fs_path_join(arena, assessment->units_shown, path))};
  ReadOutcome outcome = fs_read(assessment->units_folder, text_cstr(arena, path), read_limits.file_bytes, arena, &bytes, &stat,
                                fail);
  if (outcome == READ_FAILED && !fail_is_about_file(fail)) return false;
  if (outcome != READ_OK) {
    Text why = outcome == READ_FAILED ? text_of(fail->text) : TEXT(UNIT_FILE);
    diag_add(diags, DIAG_FILE_UNREADABLE, where_of(file.file, 0, 0), why, TEXT_NONE, TEXT_NONE);
    *fail = (Fail){0};
    return true;
  }
  const Value *map = read_decode(bytes, assessment->encoding, file.file, arena, diags, &bytes)
                         ? read_yaml(bytes, file.file, 1, arena, diags)
                         : NULL;
  if (!draft->listed) draft->where = where_of(file.file, 1, 0);
  for (const Value *value = map ? map->first : NULL; value; value = value->next) take_value(&file, value);
  return true;
}
