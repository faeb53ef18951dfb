/* SPDX-License-Identifier: MIT
 *
 * Leaves from Lua: rules/std/ hands over each leaf of the part in hand, and then the papers that answer it, as plain values in a
 * row, since looking up the fields of a table from here costs ten times as much.
 * Takes: Lua's arguments. Gives: leaves of script->part, copied into the unit's arena. Owns: nothing.
 */
#include "assess/assess_in.h"

static LeafState leaf_state(lua_State *L, Text name) {
  if (text_is(name, "done")) return LEAF_DONE;
  if (text_is(name, "open")) return LEAF_OPEN;
  if (!text_is(name, "waiting")) luaL_error(L, "rules/std: a leaf is done, open or waiting");
  return LEAF_WAITING;
}

static Reason leaf_reason(Text name) {
  for (int i = 1; name.len && i < REASON_COUNT; i++)
    if (text_is(name, reason_names[i])) return (Reason)i;
  return REASON_NONE;
}

static Text text_of_arg(lua_State *L, int index) {
  return text_copy(script_of(L)->unit_arena, text_at(L, index));
}

/* Days of the calendar, or nothing. */
static Day day_of_arg(lua_State *L, int index) {
  int64_t day = lua_isnumber(L, index) ? lua_tointeger(L, index) : DAY_NONE;
  return day < INT32_MIN || day > INT32_MAX ? DAY_NONE : (Day)day;
}

/* host.leaf(state, due, key, label, window, by, on, reason, detail, late, make_up, unread, value, cleared, low, high,
 * likely) */
static int host_leaf(lua_State *L) {
  Script *script = script_of(L);
  if (!script->part) luaL_error(L, "rules/std: a leaf outside of a part");
  if (script->part->leaves.len >= RULE_LEAVES) luaL_error(L, "the test gives more than %d leaves", RULE_LEAVES);
  Leaf *leaf = list_add(script->unit_arena, &script->part->leaves);
  lua_settop(L, 17);
  leaf->state = leaf_state(L, text_at(L, 1));
  leaf->due = lua_toboolean(L, 2);
  leaf->key = text_of_arg(L, 3);
  leaf->label = text_of_arg(L, 4);
  leaf->window = text_of_arg(L, 5);
  leaf->by = day_of_arg(L, 6);
  leaf->on = day_of_arg(L, 7);
  leaf->reason = leaf_reason(text_at(L, 8));
  leaf->detail = text_of_arg(L, 9);
  leaf->late = lua_toboolean(L, 10);
  leaf->make_up = lua_toboolean(L, 11);
  leaf->unread = lua_toboolean(L, 12);
  leaf->value = text_of_arg(L, 13);
  leaf->cleared = text_of_arg(L, 14);
  leaf->low = lua_tointeger(L, 15);
  leaf->high = lua_tointeger(L, 16);
  leaf->likely = lua_tointeger(L, 17);
  return 0;
}

/* Copies what a result prints of a paper, so that it can do without the evidence. */
static void add_paper(Script *script, Arena *arena, EvidenceRefs *refs, const EvidenceRef *at) {
  const UnitEvidence *evidence = evidence_of(script, at->unit);
  if (!evidence || at->record >= evidence->records.len) return;
  const Record *record = &evidence->records.at[at->record];
  EvidenceRef *ref = list_add(arena, refs);
  *ref = *at;
  ref->hash = record->hash;
  ref->path = text_copy(arena, record->path);
  ref->shown = text_copy(arena, record->shown);
  ref->page = text_copy(arena, record->page);
}

/* host.answer(unit, record, line, unread): a paper of the last leaf. */
static int host_answer(lua_State *L) {
  Script *script = script_of(L);
  if (!script->part || !script->part->leaves.len) luaL_error(L, "rules/std: an answer without a leaf");
  EvidenceRef at = {.unit = (uint32_t)lua_tointeger(L, 1), .record = (uint32_t)lua_tointeger(L, 2)};
  at.line = (uint32_t)lua_tointeger(L, 3);
  at.unread = lua_toboolean(L, 4);
  at.candidate = lua_toboolean(L, 5);
  add_paper(script, script->unit_arena, &script->part->leaves.at[script->part->leaves.len - 1].evidence, &at);
  return 0;
}

void answers_papers(lua_State *L, Arena *arena, EvidenceRefs *refs) {
  int top = lua_gettop(L);
  lua_getfield(L, top, "papers");
  for (lua_Integer i = 1; lua_istable(L, top + 1) && lua_geti(L, top + 1, i) != LUA_TNIL; i++, lua_settop(L, top + 1)) {
    if (!lua_istable(L, -1)) continue;
    EvidenceRef at = {.unit = (uint32_t)field_integer(L, top + 2, "unit", 0)};
    at.record = (uint32_t)field_integer(L, top + 2, "record", 0);
    at.line = (uint32_t)field_integer(L, top + 2, "line", 0);
    at.unread = field_bool(L, top + 2, "eyes") || field_bool(L, top + 2, "unread");
    add_paper(script_of(L), arena, refs, &at);
  }
  lua_settop(L, top);
}

void answers_open(lua_State *L) {
  static const luaL_Reg functions[] = {{"leaf", host_leaf}, {"answer", host_answer}, {NULL, NULL}};
  luaL_setfuncs(L, functions, 0);
}
