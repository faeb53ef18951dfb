/* SPDX-License-Identifier: MIT
 *
 * A draft of units.csv for the tree as it stands. Takes: Units. Gives: CSV with a byte order mark, as sheet programs of
 * offices expect it. Owns nothing.
 */
#include "evidence/evidence_in.h"

static void put_cell(Buf *csv, Text text, bool first) {
  bool quote = false;
  for (size_t i = 0; i < text.len; i++) {
    char c = text.at[i];
    quote = quote || c == ',' || c == '"' || c == '\n' || c == '\r';
  }
  if (!first) buf_char(csv, ',');
  if (quote) buf_char(csv, '"');
  for (size_t i = 0; i < text.len; i++) {
    if (text.at[i] == '"') buf_char(csv, '"');
    buf_char(csv, text.at[i]);
  }
  if (quote) buf_char(csv, '"');
}

static const Text *fact_value(const Unit *unit, Text name) {
  for (size_t i = 0; i < unit->facts.len; i++)
    if (text_equal(unit->facts.at[i].name, name)) return &unit->facts.at[i].value;
  return NULL;
}

static void collect_fact_names(Arena *arena, const Units *units, TextList *names) {
  for (size_t i = 0; i < units->all.len; i++) {
    const Unit *unit = &units->all.at[i];
    for (size_t k = 0; k < unit->facts.len; k++) {
      size_t n = 0;
      while (n < names->len && !text_equal(names->at[n], unit->facts.at[k].name)) n++;
      if (n == names->len) *list_add(arena, names) = unit->facts.at[k].name;
    }
  }
}

/* A name that nobody can read can stand in no sheet. */
bool units_draft_takes(const Unit *unit) {
  Arena *arena = arena_new();
  bool takes = name_trouble(arena, unit->path) != NAME_UNREADABLE;
  arena_free(arena);
  return takes;
}

static Text parent_id(const Units *units, const Unit *unit) {
  const Unit *parent = unit->parent == UNIT_NO_PARENT ? NULL : &units->all.at[unit->parent];
  return parent && units_draft_takes(parent) ? parent->id : TEXT_NONE;
}

static void put_unit(Buf *csv, Arena *arena, const Units *units, const Unit *unit, const TextList *facts) {
  put_cell(csv, unit->id, true);
  put_cell(csv, unit->name, false);
  put_cell(csv, parent_id(units, unit), false);
  put_cell(csv, text_is_utf8(unit->path, NULL) ? unit->path : name_shown(arena, unit->path), false);
  put_cell(csv, unit->klass, false);
  put_cell(csv, text_join(arena, &unit->aliases, TEXT("; ")), false);
  for (size_t i = 0; i < facts->len; i++) {
    const Text *value = fact_value(unit, facts->at[i]);
    put_cell(csv, value ? *value : TEXT_NONE, false);
  }
  buf_char(csv, '\n');
}

void units_draft(const Units *units, Buf *csv) {
  Arena *arena = arena_new();
  TextList facts = {0};
  collect_fact_names(arena, units, &facts);
  buf_str(csv, "\xEF\xBB\xBFid,name,parent,path,class,aliases");
  for (size_t i = 0; i < facts.len; i++) put_cell(csv, facts.at[i], false);
  buf_char(csv, '\n');
  for (size_t i = 0; i < units->all.len; i++)
    if (units_draft_takes(&units->all.at[i])) put_unit(csv, arena, units, &units->all.at[i], &facts);
  arena_free(arena);
}
