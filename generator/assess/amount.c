/* SPDX-License-Identifier: MIT
 *
 * Cells of registers and fields of papers, as numbers and as words to compare.
 * Takes: a row that host.find gave, the name of a column or field. Gives: plain values. Owns: nothing.
 */
#include "assess/find_in.h"

/* The cell as written; false where the row has none. *unread: it may well have one, that nobody can read. */
static bool cell_of(lua_State *L, Text *cell, bool *unread) {
  Script *script = script_of(L);
  luaL_checktype(L, 1, LUA_TTABLE);
  luaL_checkstring(L, 2);
  const UnitEvidence *evidence = evidence_of(script, (uint32_t)field_integer(L, 1, "unit", 0));
  uint32_t index = (uint32_t)field_integer(L, 1, "record", 0), sheet = (uint32_t)field_integer(L, 1, "sheet", UINT32_MAX);
  uint32_t row = (uint32_t)field_integer(L, 1, "row", UINT32_MAX);
  Text folded;
  *cell = TEXT_NONE;
  if (!evidence || index >= evidence->records.len) return false;
  const Record *record = &evidence->records.at[index];
  if (sheet < record->tables.len && row < record->tables.at[sheet].lines.len)
    return table_cell(&record->tables.at[sheet], row, text_at(L, 2), cell, &folded);
  const Fact *fact = evidence_field(record, text_at(L, 2));
  *unread = !fact && record->unreadable != UNREADABLE_NO;
  if (fact) *cell = fact->value;
  return fact != NULL;
}

/* host.amount(row, column): millionths; nil for an empty cell, false for one that is no number. */
int host_amount(lua_State *L) {
  Text cell;
  int64_t millionths = 0;
  bool percent, unread = false, there = cell_of(L, &cell, &unread) && text_trim(cell).len > 0;
  if (!there && !unread) lua_pushnil(L);
  else if (there && condition_number(text_fold(script_of(L)->unit_arena, cell), &millionths, &percent))
    lua_pushinteger(L, millionths);
  else lua_pushboolean(L, false);
  return 1;
}

/* host.cell(row, column): the folded cell, to compare; nothing where the row has none. */
int host_cell(lua_State *L) {
  Text cell;
  bool unread = false;
  if (!cell_of(L, &cell, &unread)) return 0;
  Text folded = text_fold(script_of(L)->unit_arena, text_trim(cell));
  lua_pushlstring(L, folded.at ? folded.at : "", folded.len);
  return 1;
}

/* host.folded("text"): the same of a text of the pack. */
int host_folded(lua_State *L) {
  Script *script = script_of(L);
  luaL_checkstring(L, 1);
  Text folded = text_fold(script->unit_arena ? script->unit_arena : script->arena, text_trim(text_at(L, 1)));
  lua_pushlstring(L, folded.at ? folded.at : "", folded.len);
  return 1;
}
