/* SPDX-License-Identifier: MIT
 *
 * Units by their other names: aliases, Simplified or Traditional, with or without an order number and words like 村委会.
 * Takes: names, drafts of units, folders. Gives: short names, and the folder of each row that has none of its exact name.
 * Owns nothing. Never guesses: a short name that fits two is an error that names both.
 */
#include "evidence/evidence_in.h"

#include <string.h>

/* ---- Short names ---- */

static const char *const usual_endings[] = {
    "党支部委员会", "支部委员会", "村民委员会", "居民委员会", "党总支部", "街道办事处", "党支部", "党总支", "党委会", "村委会",
    "居委会",       "中心小学",   "总支部",     "办事处",     "委员会",   "办公室",     "党委",   "支部",   "支委", "总支",   "社区",
    "小学",         "中学",       "学校",       "街道",       "村",       "镇",         "乡",     "县",     " primary school",
    " school",      " village",   " party branch", " branch", " committee", " township", " town"};

/* 03-东风村: a number of up to three digits and a sign. 106中学 keeps its number, for 107中学 is another school. */
static Text without_order(Text name) {
  size_t at = 0;
  while (at < name.len && at < 4 && name.at[at] >= '0' && name.at[at] <= '9') at++;
  if (at == 0 || at > 3 || at >= name.len || !strchr(" -_.", name.at[at])) return name;
  Text rest = text_slice(name, at + 1, name.len);
  return rest.len && (rest.at[0] < '0' || rest.at[0] > '9') ? text_trim(rest) : name;
}

/* Two characters must be left, or the name is that word: 东村 is short for nothing. */
static bool cut_ending(Arena *arena, Text *name) {
  for (size_t i = 0; i < sizeof usual_endings / sizeof *usual_endings; i++) {
    Text ending = text_fold(arena, text_of(usual_endings[i]));
    Text left = text_ends(*name, ending) ? text_trim(text_slice(*name, 0, name->len - ending.len)) : TEXT_NONE;
    if (text_count(left) < 2) continue;
    *name = left;
    return true;
  }
  return false;
}

Text unit_short_name(Arena *arena, Text name) {
  Text plain = without_order(text_trim(text_fold(arena, name)));
  for (int i = 0; i < 3 && cut_ending(arena, &plain); i++) continue;
  return plain;
}

/* ---- Folders of rows ---- */

typedef struct Matching {
  Arena *arena;
  DiagList *diags;
  UnitDrafts *drafts;
  const FileList *children;
  UnitKeys exact, shorts; /* of children that no row has; `unit` is the child */
  UnitKeys row_shorts;    /* of all rows; `unit` is the row */
  bool good;
} Matching;

static bool waits(const UnitDraft *draft) {
  return !draft->unit.has_folder && draft->unit.path.len == 0;
}

static void key_add(Matching *m, UnitKeys *keys, Text key, uint32_t number) {
  if (key.len) *list_add(m->arena, keys) = (UnitKey){key, number};
}

static Text row_word(const Unit *unit, size_t i) {
  return i == 0 ? unit->id : i == 1 ? unit->name : unit->aliases.at[i - 2];
}

static bool child_is_taken(const Matching *m, const UnitKeys *taken, uint32_t child) {
  return unit_keys_find(taken, m->children->at[child].name) != NULL;
}

static void collect(Matching *m) {
  UnitKeys taken = {0};
  for (uint32_t i = 0; i < m->drafts->len; i++) {
    const Unit *unit = &m->drafts->at[i].unit;
    if (unit->has_folder) key_add(m, &taken, unit->path, i);
    for (size_t w = 0; w < unit->aliases.len + 2; w++)
      key_add(m, &m->row_shorts, unit_short_name(m->arena, row_word(unit, w)), i);
  }
  unit_keys_sort(&taken);
  for (uint32_t i = 0; i < m->children->len; i++) {
    const FileEntry *child = &m->children->at[i];
    if (child->stat.kind != FILE_FOLDER || evidence_is_junk(child->name) || child_is_taken(m, &taken, i)) continue;
    Text shown = name_shown(m->arena, child->name);
    key_add(m, &m->exact, text_trim(text_fold(m->arena, shown)), i);
    key_add(m, &m->shorts, unit_short_name(m->arena, shown), i);
  }
  unit_keys_sort(&m->exact);
  unit_keys_sort(&m->shorts);
  unit_keys_sort(&m->row_shorts);
}

/* Another row of the same short name; UINT32_MAX = none. */
static uint32_t rival_row(const Matching *m, Text key, uint32_t row) {
  const UnitKey *end = m->row_shorts.at + m->row_shorts.len;
  for (const UnitKey *at = unit_keys_find(&m->row_shorts, key); at && at < end && text_equal(at->key, key); at++)
    if (at->unit != row) return at->unit;
  return UINT32_MAX;
}

static const UnitKey *next_of_key(const UnitKeys *keys, const UnitKey *at) {
  const UnitKey *next = at + 1;
  return next < keys->at + keys->len && text_equal(next->key, at->key) ? next : NULL;
}

static Text child_name(const Matching *m, uint32_t child) {
  return name_shown(m->arena, m->children->at[child].name);
}

static void two_folders(Matching *m, const UnitDraft *draft, const UnitKey *a, const UnitKey *b) {
  Text name = draft->unit.name.len ? draft->unit.name : draft->unit.id;
  diag_add(m->diags, DIAG_UNIT_TWO_FOLDERS, draft->where, name, child_name(m, a->unit), child_name(m, b->unit));
  m->good = false;
}

static void two_rows(Matching *m, const UnitDraft *draft, uint32_t child, const UnitDraft *rival) {
  diag_add(m->diags, DIAG_UNIT_TWICE, draft->where, child_name(m, child), draft->unit.name, rival->unit.name);
  m->good = false;
}

/* True when the word found a folder, or was asked about. */
static bool try_word(Matching *m, uint32_t row, Text key, const UnitKeys *keys, bool is_short) {
  UnitDraft *draft = &m->drafts->at[row];
  const UnitKey *found = key.len ? unit_keys_find(keys, key) : NULL;
  if (!found) return false;
  uint32_t rival = is_short ? rival_row(m, key, row) : UINT32_MAX;
  const UnitKey *other = next_of_key(keys, found);
  if (rival != UINT32_MAX) two_rows(m, draft, found->unit, &m->drafts->at[rival]);
  else if (other) two_folders(m, draft, found, other);
  else {
    draft->unit.path = text_copy(m->arena, m->children->at[found->unit].name);
    draft->unit.has_folder = true;
  }
  return true;
}

static void match_row(Matching *m, uint32_t row) {
  const Unit *unit = &m->drafts->at[row].unit;
  for (size_t w = 0; w < unit->aliases.len + 2; w++)
    if (try_word(m, row, text_trim(text_fold(m->arena, row_word(unit, w))), &m->exact, false)) return;
  for (size_t w = 0; w < unit->aliases.len + 2; w++)
    if (try_word(m, row, unit_short_name(m->arena, row_word(unit, w)), &m->shorts, true)) return;
}

bool unit_folders_match(Arena *arena, DiagList *diags, UnitDrafts *drafts, const FileList *children) {
  Matching m = {.arena = arena, .diags = diags, .drafts = drafts, .children = children, .good = true};
  bool any = false;
  for (uint32_t i = 0; i < drafts->len; i++) any = any || waits(&drafts->at[i]);
  if (!any) return true;
  collect(&m);
  for (uint32_t i = 0; i < drafts->len; i++)
    if (waits(&drafts->at[i])) match_row(&m, i);
  return m.good;
}
