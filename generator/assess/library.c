/* SPDX-License-Identifier: MIT
 *
 * What a pack may use of Lua's own libraries: an allow-list, read-only, with the same answer every time.
 * Takes: a fresh state. Gives: the tables of the vocabulary, the environment of packs and that of rules/std/.
 *
 * Left out: all that loads code, reads the clock, the disk or addresses, all metatables, coroutines, random numbers.
 * Replaced: pairs (sorted keys), pcall (passes a limit on), tostring and string.format (no addresses), string.rep,
 * table.move, table.unpack (bounded). table.sort is written in rules/std/: Lua's own looks at the clock for a pivot.
 */
#include "assess/assess_in.h"

#include <lualib.h>
#include <string.h>

/* ---- pairs in sorted order ---- */

/* Numbers by value before texts by bytes before the rest, which keeps the order in which it was met. */
static int key_rank(lua_State *L, int index) {
  return lua_type(L, index) == LUA_TNUMBER ? 0 : lua_type(L, index) == LUA_TSTRING ? 1 : 2;
}

static bool key_less(lua_State *L, int a, int b) {
  int left = key_rank(L, a), right = key_rank(L, b);
  if (left != right) return left < right;
  if (left == 0) return lua_compare(L, a, b, LUA_OPLT);
  return left == 1 && text_compare(text_at(L, a), text_at(L, b)) < 0;
}

static bool keys_less(lua_State *L, int keys, lua_Integer a, lua_Integer b) {
  lua_rawgeti(L, keys, a);
  lua_rawgeti(L, keys, b);
  bool less = key_less(L, -2, -1);
  lua_pop(L, 2);
  return less;
}

static void keys_swap(lua_State *L, int keys, lua_Integer a, lua_Integer b) {
  lua_rawgeti(L, keys, a);
  lua_rawgeti(L, keys, b);
  lua_rawseti(L, keys, a);
  lua_rawseti(L, keys, b);
}

static void keys_sink(lua_State *L, int keys, lua_Integer from, lua_Integer count) {
  for (lua_Integer child; (child = 2 * from) <= count; from = child) {
    if (child < count && keys_less(L, keys, child, child + 1)) child++;
    if (!keys_less(L, keys, from, child)) return;
    keys_swap(L, keys, from, child);
  }
}

static void keys_sort(lua_State *L, int keys, lua_Integer count) { /* a heap sort: bounded on any input */
  for (lua_Integer i = count / 2; i >= 1; i--) keys_sink(L, keys, i, count);
  for (lua_Integer last = count; last > 1; last--) {
    keys_swap(L, keys, 1, last);
    keys_sink(L, keys, 1, last - 1);
  }
}

static int pairs_next(lua_State *L) {
  lua_Integer at = lua_tointeger(L, lua_upvalueindex(3)) + 1;
  lua_pushinteger(L, at);
  lua_replace(L, lua_upvalueindex(3));
  if (lua_rawgeti(L, lua_upvalueindex(2), at) == LUA_TNIL) return 1;
  lua_pushvalue(L, -1);
  lua_gettable(L, lua_upvalueindex(1));
  return 2;
}

/* A read-only view holds its table in its metatable. */
static void push_inner(lua_State *L, int index) {
  if (luaL_getmetafield(L, index, "inner") == LUA_TNIL) lua_pushvalue(L, index);
}

static int safe_pairs(lua_State *L) {
  luaL_checktype(L, 1, LUA_TTABLE);
  lua_settop(L, 1);
  push_inner(L, 1);
  lua_newtable(L);
  lua_Integer count = 0;
  for (lua_pushnil(L); lua_next(L, 2);) {
    lua_pop(L, 1);
    lua_pushvalue(L, -1);
    lua_rawseti(L, 3, ++count);
  }
  sandbox_charge(L, (size_t)count * 8);
  keys_sort(L, 3, count);
  lua_pushvalue(L, 1);
  lua_pushvalue(L, 3);
  lua_pushinteger(L, 0);
  lua_pushcclosure(L, pairs_next, 3);
  return 1;
}

/* ---- base ---- */

static int safe_pcall(lua_State *L) {
  luaL_checkany(L, 1);
  sandbox_charge(L, 100); /* an error caught costs a microsecond */
  int status = lua_pcall(L, lua_gettop(L) - 1, LUA_MULTRET, 0);
  if (script_of(L)->killed) return lua_error(L); /* the error is on the top */
  if (status == LUA_ERRMEM) {
    script_of(L)->killed = true;
    return lua_error(L);
  }
  lua_pushboolean(L, status == LUA_OK);
  lua_insert(L, 1);
  return lua_gettop(L);
}

static int safe_tostring(lua_State *L) {
  luaL_checkany(L, 1);
  int type = lua_type(L, 1);
  bool plain = type == LUA_TNIL || type == LUA_TBOOLEAN || type == LUA_TNUMBER || type == LUA_TSTRING;
  if (plain) luaL_tolstring(L, 1, NULL);
  else lua_pushstring(L, lua_typename(L, type));
  return 1;
}

/* ---- string and table ---- */

static int call_original(lua_State *L) {
  int count = lua_gettop(L);
  lua_pushvalue(L, lua_upvalueindex(1));
  lua_insert(L, 1);
  lua_call(L, count, LUA_MULTRET);
  return lua_gettop(L);
}

/* Work done in C counts as steps, so that the limit stands for about half a second however it is spent: measured, a byte looked
 * at by a pattern costs about half an instruction, an element joined two. */
static int safe_search(lua_State *L) {
  size_t len = 0;
  luaL_checklstring(L, 1, &len);
  sandbox_charge(L, len / 2);
  return call_original(L);
}

static int safe_rep(lua_State *L) {
  size_t len = 0, between = 0;
  luaL_checklstring(L, 1, &len);
  lua_Integer count = luaL_checkinteger(L, 2);
  luaL_optlstring(L, 3, "", &between);
  if (count > 0 && (uint64_t)count > RULE_TEXT / (len + between + 1)) return luaL_error(L, "string.rep makes too long a text");
  sandbox_charge(L, count > 0 ? (len + between) * (size_t)count / 8 : 0);
  return call_original(L);
}

static int safe_format(lua_State *L) {
  for (int i = 1, count = lua_gettop(L); i <= count; i++) {
    int type = lua_type(L, i);
    if (type != LUA_TSTRING && type != LUA_TNUMBER && type != LUA_TBOOLEAN && type != LUA_TNIL)
      return luaL_argerror(L, i, "a text or a number is expected");
  }
  if (strstr(luaL_checkstring(L, 1), "%p")) return luaL_argerror(L, 1, "%p is not allowed");
  sandbox_charge(L, 100); /* "%99.99f" costs thousands of instructions' time */
  return call_original(L);
}

static int safe_move(lua_State *L) {
  lua_Integer from = luaL_checkinteger(L, 2), to = luaL_checkinteger(L, 3);
  if (to >= from && (uint64_t)to - (uint64_t)from >= RULE_ROWS) return luaL_error(L, "table.move moves too many values");
  if (to >= from) sandbox_charge(L, (size_t)(to - from));
  return call_original(L);
}

static int safe_unpack(lua_State *L) {
  lua_Integer from = luaL_optinteger(L, 2, 1), to = lua_isnoneornil(L, 3) ? luaL_len(L, 1) : luaL_checkinteger(L, 3);
  if (to >= from && (uint64_t)to - (uint64_t)from >= RULE_UNPACK) return luaL_error(L, "table.unpack gives too many values");
  if (to >= from) sandbox_charge(L, (size_t)(to - from));
  return call_original(L);
}

/* insert and remove may shift the whole table. */
static int safe_shift(lua_State *L) {
  luaL_checktype(L, 1, LUA_TTABLE);
  if (lua_gettop(L) > 1) sandbox_charge(L, lua_gettop(L) == 2 ? 1 : (size_t)luaL_len(L, 1));
  return call_original(L);
}

static int safe_concat(lua_State *L) {
  luaL_checktype(L, 1, LUA_TTABLE);
  sandbox_charge(L, (size_t)luaL_len(L, 1) * 2);
  return call_original(L);
}

/* ---- tables of names ---- */

typedef struct Name {
  const char *name;
  lua_CFunction safe; /* NULL: Lua's own; it stands as upvalue behind a safe one */
} Name;

static const Name base_names[] = {
    {"assert", NULL},   {"error", NULL},  {"ipairs", NULL}, {"pairs", safe_pairs}, {"pcall", safe_pcall},
    {"rawequal", NULL}, {"rawlen", NULL}, {"select", NULL}, {"tonumber", NULL},    {"tostring", safe_tostring},
    {"type", NULL},     {NULL, NULL}};
static const Name string_names[] = {{"byte", NULL},
                                    {"char", NULL},
                                    {"find", safe_search},
                                    {"format", safe_format},
                                    {"gmatch", safe_search},
                                    {"gsub", safe_search},
                                    {"len", NULL},
                                    {"lower", safe_search},
                                    {"match", safe_search},
                                    {"rep", safe_rep},
                                    {"reverse", safe_search},
                                    {"sub", NULL},
                                    {"upper", safe_search},
                                    {NULL, NULL}};
static const Name table_names[] = {{"concat", safe_concat}, {"insert", safe_shift}, {"move", safe_move}, {"pack", NULL},
    {"remove", safe_shift}, {"unpack", safe_unpack}, {NULL, NULL}};
static const Name math_names[] = {{"abs", NULL},  {"ceil", NULL},       {"floor", NULL}, {"fmod", NULL},       {"huge", NULL},
                                  {"max", NULL},  {"maxinteger", NULL}, {"min", NULL},   {"mininteger", NULL}, {"modf", NULL},
                                  {"sqrt", NULL}, {"tointeger", NULL},  {"type", NULL},  {"ult", NULL},        {NULL, NULL}};
static const Name utf8_names[] = {{"char", NULL},       {"charpattern", NULL}, {"codepoint", NULL}, {"codes", NULL},
                                  {"len", safe_search}, {"offset", NULL},      {NULL, NULL}};

/* Copies the allowed names from the library on the top into the table below it. */
static void copy_names(lua_State *L, const Name *names) {
  for (; names->name; names++) {
    lua_getfield(L, -1, names->name);
    if (names->safe) lua_pushcclosure(L, names->safe, 1);
    lua_setfield(L, -3, names->name);
  }
}

static int refuse_change(lua_State *L) {
  return sandbox_stop(L, "this table cannot be changed", "不能更改这张表");
}

static int inner_length(lua_State *L) {
  lua_pushinteger(L, luaL_len(L, lua_upvalueindex(1)));
  return 1;
}

void library_freeze(lua_State *L, int index) {
  index = lua_absindex(L, index);
  lua_newtable(L);
  lua_createtable(L, 0, 5);
  lua_pushvalue(L, index);
  lua_setfield(L, -2, "__index");
  lua_pushvalue(L, index);
  lua_setfield(L, -2, "inner");
  lua_pushcfunction(L, refuse_change);
  lua_setfield(L, -2, "__newindex");
  lua_pushvalue(L, index);
  lua_pushcclosure(L, inner_length, 1);
  lua_setfield(L, -2, "__len");
  lua_pushboolean(L, false);
  lua_setfield(L, -2, "__metatable");
  lua_setmetatable(L, -2);
}

static void open_library(lua_State *L, int vocabulary, const char *name, lua_CFunction open, const Name *names) {
  lua_newtable(L);
  luaL_requiref(L, name, open, 0);
  copy_names(L, names);
  lua_pop(L, 1);
  lua_pushvalue(L, -1); /* rules/std/ may still add to it, through the registry */
  lua_setfield(L, LUA_REGISTRYINDEX, name);
  library_freeze(L, -1);
  lua_remove(L, -2);
  lua_setfield(L, vocabulary, name);
}

/* ("text"):rep(3) goes through the metatable of texts. */
static void guard_strings(lua_State *L, int vocabulary) {
  lua_pushliteral(L, "");
  lua_getmetatable(L, -1);
  lua_getfield(L, vocabulary, "string");
  lua_setfield(L, -2, "__index");
  lua_pop(L, 2);
}

/* ---- environments ---- */

/* An unknown name while loading: one diagnostic, and a value that takes any use in silence, so that one wrong name is told
 * once and the rest of the pack is still checked. */
static int anything(lua_State *L) {
  lua_getfield(L, LUA_REGISTRYINDEX, REGISTRY_ANYTHING);
  return 1;
}

static void open_anything(lua_State *L) {
  static const char *const events[] = {"__index", "__call", "__concat", "__add", "__sub", "__mul", "__div", "__unm", NULL};
  lua_newtable(L);
  lua_newtable(L);
  for (const char *const *event = events; *event; event++) {
    lua_pushcfunction(L, anything);
    lua_setfield(L, -2, *event);
  }
  lua_setmetatable(L, -2);
  lua_setfield(L, LUA_REGISTRYINDEX, REGISTRY_ANYTHING);
}

static void known_names(lua_State *L, int table, Arena *arena, TextList *names) {
  for (lua_pushnil(L); lua_next(L, table); lua_pop(L, 1))
    if (lua_type(L, -2) == LUA_TSTRING) *list_add(arena, names) = text_copy(arena, text_at(L, -2));
}

static int stop_unknown(lua_State *L, Arena *arena, Text word, Text near) {
  Text en = text_format(arena, "\"%.*s\" is not a name of the vocabulary", TEXT_ARG(word));
  Text zh = text_format(arena, "词汇中没有“%.*s”", TEXT_ARG(word));
  if (near.len) en = text_format(arena, "%.*s; did you mean \"%.*s\"?", TEXT_ARG(en), TEXT_ARG(near));
  if (near.len) zh = text_format(arena, "%.*s；是否应为“%.*s”？", TEXT_ARG(zh), TEXT_ARG(near));
  return sandbox_stop(L, text_cstr(arena, en), text_cstr(arena, zh));
}

static int unknown_name(lua_State *L) {
  Script *script = script_of(L);
  Text word = text_copy(script->arena, text_at(L, 2));
  if (!script->loading) {
    TextList names = {0};
    lua_getfield(L, LUA_REGISTRYINDEX, REGISTRY_VOCABULARY);
    known_names(L, lua_gettop(L), script->unit_arena ? script->unit_arena : script->arena, &names);
    Text near = text_nearest(word, names.at, names.len);
    return stop_unknown(L, script->unit_arena ? script->unit_arena : script->arena, word, near);
  }
  Where where = {0};
  sandbox_author_place(L, &where);
  TextList names = {0};
  lua_getfield(L, LUA_REGISTRYINDEX, REGISTRY_VOCABULARY);
  known_names(L, lua_gettop(L), script->arena, &names);
  pack_refuse(script, DIAG_PACK_NAME, where.line, word, TEXT_NONE, word, text_nearest(word, names.at, names.len), TEXT_NONE);
  return anything(L);
}

static int author_index(lua_State *L) {
  lua_getfield(L, LUA_REGISTRYINDEX, REGISTRY_VOCABULARY);
  lua_pushvalue(L, 2);
  if (lua_rawget(L, -2) != LUA_TNIL) return 1;
  lua_settop(L, 2);
  return lua_type(L, 2) == LUA_TSTRING ? unknown_name(L) : 0;
}

static int author_newindex(lua_State *L) {
  Script *script = script_of(L);
  const char *name = script->loading ? "" : luaL_tolstring(L, 2, NULL);
  if (!script->loading)
    return sandbox_stop(L, lua_pushfstring(L, "the global name \"%s\" cannot be set", name),
                        lua_pushfstring(L, "不能设置全局名称“%s”", name));
  Where where = {0};
  sandbox_author_place(L, &where);
  Text word = text_copy(script->arena, text_at(L, 2));
  pack_refuse(script, DIAG_PACK_GLOBAL, where.line, word, TEXT_NONE, word, TEXT_NONE, TEXT_NONE);
  return 0;
}

static void open_author(lua_State *L) {
  lua_newtable(L);
  lua_newtable(L);
  lua_pushcfunction(L, author_index);
  lua_setfield(L, -2, "__index");
  lua_pushcfunction(L, author_newindex);
  lua_setfield(L, -2, "__newindex");
  lua_setmetatable(L, -2);
  lua_setfield(L, LUA_REGISTRYINDEX, REGISTRY_AUTHOR);
}

static int std_unknown(lua_State *L) {
  return luaL_error(L, "rules/std: \"%s\" is not defined", luaL_tolstring(L, 2, NULL));
}

/* The vocabulary's own files see the libraries without their views, which cost a look more each time, and `host`. */
static void open_std(lua_State *L, int vocabulary) {
  lua_newtable(L);
  for (lua_pushnil(L); lua_next(L, vocabulary);) {
    lua_pushvalue(L, -2);
    lua_insert(L, -2);
    lua_settable(L, -4);
  }
  static const char *const libraries[] = {"string", "table", "math", "utf8"};
  for (size_t i = 0; i < sizeof libraries / sizeof *libraries; i++) {
    lua_getfield(L, LUA_REGISTRYINDEX, libraries[i]);
    lua_setfield(L, -2, libraries[i]);
  }
  lua_newtable(L);
  words_open(L);
  query_open(L);
  spans_open(L);
  known_open(L);
  answers_open(L);
  lua_setfield(L, -2, "host");
  lua_newtable(L);
  lua_pushcfunction(L, std_unknown);
  lua_setfield(L, -2, "__index");
  lua_setmetatable(L, -2);
  lua_setfield(L, LUA_REGISTRYINDEX, REGISTRY_STD);
}

static void new_registry_table(lua_State *L, const char *name) {
  lua_newtable(L);
  lua_setfield(L, LUA_REGISTRYINDEX, name);
}

void library_open(lua_State *L) {
  lua_newtable(L);
  int vocabulary = lua_gettop(L);
  lua_pushvalue(L, vocabulary);
  lua_setfield(L, LUA_REGISTRYINDEX, REGISTRY_VOCABULARY);
  luaL_requiref(L, "_G", luaopen_base, 0);
  copy_names(L, base_names);
  lua_pop(L, 1);
  open_library(L, vocabulary, "string", luaopen_string, string_names);
  open_library(L, vocabulary, "table", luaopen_table, table_names);
  open_library(L, vocabulary, "math", luaopen_math, math_names);
  open_library(L, vocabulary, "utf8", luaopen_utf8, utf8_names);
  guard_strings(L, vocabulary);
  new_registry_table(L, REGISTRY_WORDS);
  new_registry_table(L, REGISTRY_DECLARED);
  new_registry_table(L, REGISTRY_FOLDS);
  new_registry_table(L, REGISTRY_ASKED);
  new_registry_table(L, REGISTRY_HIDDEN);
  freeze_open(L);
  open_anything(L);
  open_author(L);
  open_std(L, vocabulary);
  lua_settop(L, vocabulary - 1);
}
