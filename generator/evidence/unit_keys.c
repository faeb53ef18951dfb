/* SPDX-License-Identifier: MIT
 *
 * Finding units by name and folder. Takes: lists of keys. Gives: indexes of units. Owns nothing.
 */
#include "evidence/evidence_in.h"

#include <stdlib.h>

static int key_compare(const void *left, const void *right) {
  const UnitKey *a = left, *b = right;
  int order = text_compare(a->key, b->key);
  return order ? order : a->unit < b->unit ? -1 : a->unit > b->unit;
}

void unit_keys_sort(UnitKeys *keys) {
  if (keys->len > 1) qsort(keys->at, keys->len, sizeof *keys->at, key_compare);
}

/* Index of the first key that is not less. */
static size_t keys_lower_bound(const UnitKeys *keys, Text key) {
  size_t low = 0, high = keys->len;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (text_compare(keys->at[middle].key, key) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

const UnitKey *unit_keys_find(const UnitKeys *keys, Text key) {
  size_t at = keys_lower_bound(keys, key);
  return at < keys->len && text_equal(keys->at[at].key, key) ? &keys->at[at] : NULL;
}

/* Keys that begin with "path/" stand together, but not right behind "path": "path-2" sorts between. */
bool unit_keys_below(const UnitKeys *paths, Text path) {
  for (size_t at = keys_lower_bound(paths, path); at < paths->len && text_starts(paths->at[at].key, path); at++) {
    Text key = paths->at[at].key;
    if (key.len > path.len && key.at[path.len] == '/') return true;
  }
  return false;
}

/* The key, when it leads to one unit only. */
static const UnitKey *keys_find_only(const UnitKeys *keys, Text key) {
  const UnitKey *first = key.len ? unit_keys_find(keys, key) : NULL;
  for (const UnitKey *at = first; at && at < keys->at + keys->len && text_equal(at->key, key); at++)
    if (at->unit != first->unit) return NULL;
  return first;
}

static bool unit_is_called(const Unit *unit, Text name) {
  if (text_equal(unit->id, name) || text_equal(unit->name, name)) return true;
  for (size_t i = 0; i < unit->aliases.len; i++)
    if (text_equal(unit->aliases.at[i], name)) return true;
  return false;
}

const Unit *units_find(const Units *units, Text name) {
  if (name.len == 0) return NULL;
  if (units->names.len == 0) { /* put together by hand, not by units_read */
    for (size_t i = 0; i < units->all.len; i++)
      if (unit_is_called(&units->all.at[i], name)) return &units->all.at[i];
    return NULL;
  }
  const UnitKey *key = unit_keys_find(&units->names, name);
  if (key) return &units->all.at[key->unit];
  Arena *arena = arena_new();
  key = unit_keys_find(&units->names, text_trim(text_fold(arena, name)));
  if (!key) key = keys_find_only(&units->shorts, unit_short_name(arena, name));
  arena_free(arena);
  return key ? &units->all.at[key->unit] : NULL;
}

bool unit_id_valid(Text id) {
  if (id.len == 0 || id.len > 40 || id.at[0] == '-') return false;
  for (size_t i = 0; i < id.len; i++) {
    char c = id.at[i];
    if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-')) return false;
  }
  return true;
}
