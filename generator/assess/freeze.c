/* SPDX-License-Identifier: MIT
 *
 * No state may pass from one unit to the next, or the order of units would change results.
 * Takes: the functions of a pack. Gives: the same functions with their tables read-only and their variables remembered, to be
 * set back before each unit. Owns: the memory of them, in Lua's registry.
 */
#include "assess/assess_in.h"

#define FROZEN "dossier.frozen" /* table -> its view, function -> true */
#define MEMORY "dossier.memory" /* function, number of the variable, value, function ... */

void freeze_open(lua_State *L) {
  lua_newtable(L);
  lua_setfield(L, LUA_REGISTRYINDEX, FROZEN);
  lua_newtable(L);
  lua_setfield(L, LUA_REGISTRYINDEX, MEMORY);
}

/* Pushes what is known of the value at `index`, or nil. */
static int push_known(lua_State *L, int index) {
  index = lua_absindex(L, index);
  lua_getfield(L, LUA_REGISTRYINDEX, FROZEN);
  lua_pushvalue(L, index);
  lua_rawget(L, -2);
  lua_remove(L, -2);
  return lua_type(L, -1);
}

/* Pops the value on the top and remembers it as what is known of the value at `index`. */
static void set_known(lua_State *L, int index) {
  index = lua_absindex(L, index);
  lua_getfield(L, LUA_REGISTRYINDEX, FROZEN);
  lua_pushvalue(L, index);
  lua_pushvalue(L, -3);
  lua_rawset(L, -3);
  lua_pop(L, 2);
}

static bool is_environment(lua_State *L, int index) {
  index = lua_absindex(L, index);
  lua_getfield(L, LUA_REGISTRYINDEX, REGISTRY_AUTHOR);
  bool same = lua_rawequal(L, index, -1);
  lua_pop(L, 1);
  return same;
}

static bool is_view(lua_State *L, int index) {
  if (luaL_getmetafield(L, index, "inner") == LUA_TNIL) return false;
  lua_pop(L, 1);
  return true;
}

static void freeze_value(lua_State *L);

/* Fields of the table at `table` that hold tables get their views. */
static void freeze_fields(lua_State *L, int table) {
  for (lua_pushnil(L); lua_next(L, table);) {
    freeze_value(L);
    lua_pushvalue(L, -2);
    lua_insert(L, -2);
    lua_rawset(L, table);
  }
}

/* The table on the top gives way to its view. */
static void freeze_table(lua_State *L) {
  int table = lua_gettop(L);
  if (push_known(L, table) == LUA_TNIL) {
    lua_pop(L, 1);
    library_freeze(L, table);
    lua_pushvalue(L, -1);
    set_known(L, table);
    freeze_fields(L, table);
  }
  lua_replace(L, table);
}

static void freeze_value(lua_State *L) {
  luaL_checkstack(L, 20, "a pack's tables are nested too deeply");
  if (lua_isfunction(L, -1)) freeze_function(L, lua_gettop(L));
  else if (lua_istable(L, -1) && !is_view(L, -1) && !is_environment(L, -1)) freeze_table(L);
}

/* Remembers variable `number` of the function: its value is on the top, and is popped into the variable. */
static void keep_variable(lua_State *L, int function, int number) {
  lua_getfield(L, LUA_REGISTRYINDEX, MEMORY);
  lua_Integer count = luaL_len(L, -1);
  lua_pushvalue(L, function);
  lua_rawseti(L, -2, count + 1);
  lua_pushinteger(L, number);
  lua_rawseti(L, -2, count + 2);
  lua_pushvalue(L, -2);
  if (lua_isnil(L, -1)) { /* a list cannot hold nil */
    lua_pop(L, 1);
    lua_getfield(L, LUA_REGISTRYINDEX, MEMORY);
  }
  lua_rawseti(L, -2, count + 3);
  lua_pop(L, 1);
  lua_setupvalue(L, function, number);
}

void freeze_function(lua_State *L, int index) {
  int function = lua_absindex(L, index);
  bool known = push_known(L, function) != LUA_TNIL;
  lua_pop(L, 1);
  if (known || lua_iscfunction(L, function)) return;
  lua_pushboolean(L, true);
  set_known(L, function);
  for (int i = 1; lua_getupvalue(L, function, i); i++) {
    freeze_value(L);
    keep_variable(L, function, i);
  }
}

void freeze_restore(lua_State *L) {
  int top = lua_gettop(L);
  lua_getfield(L, LUA_REGISTRYINDEX, MEMORY);
  for (lua_Integer i = 1, count = luaL_len(L, top + 1); i <= count; i += 3) {
    lua_rawgeti(L, top + 1, i);
    lua_rawgeti(L, top + 1, i + 1);
    lua_rawgeti(L, top + 1, i + 2);
    if (lua_rawequal(L, -1, top + 1)) {
      lua_pop(L, 1);
      lua_pushnil(L);
    }
    lua_setupvalue(L, top + 2, (int)lua_tointeger(L, top + 3));
    lua_settop(L, top + 1);
  }
  lua_settop(L, top);
}
