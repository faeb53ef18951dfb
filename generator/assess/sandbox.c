/* SPDX-License-Identifier: MIT
 *
 * The Lua state that packs run in, and its limits.
 * Takes: Lua text. Gives: protected calls with the author's line. Owns: the lua_State and its memory.
 *
 * Held here: memory (the pool's cap), Lua steps of what authors wrote and work done in C (a hook that, once over the limit,
 * fires at every step so that no pcall can shelter a loop), text chunks only. Not held here: time spent inside one call of
 * string.find and its kin on a hostile pattern; the worker's CPU limit ends that.
 */
#include "assess/assess_in.h"

#include <string.h>

/* Without the place in rules/std/ that luaL_error would put in front: the author's own line is known. */
int sandbox_stop(lua_State *L, const char *en, const char *zh) {
  Script *script = script_of(L);
  Text text = text_in(script->unit_arena ? script->unit_arena : script->arena, script->lang, en, zh);
  lua_pushlstring(L, text.at, text.len);
  return lua_error(L);
}

/* Also used by C functions that do much work for one step. */
static void over_limit(lua_State *L) {
  Script *script = script_of(L);
  script->killed = true;
  luaL_error(L, "the rule ran longer than %d steps", RULE_STEPS);
}

static void count_steps(lua_State *L, lua_Debug *event) {
  (void)event;
  Script *script = script_of(L);
  script->steps += RULE_STEPS_HOOK;
  if (!script->killed && script->steps <= script->step_limit) return;
  lua_sethook(L, count_steps, LUA_MASKCOUNT, 1);
  over_limit(L);
}

void sandbox_charge(lua_State *L, size_t work) {
  Script *script = script_of(L);
  script->steps += work;
  if (script->steps <= script->step_limit) return;
  lua_sethook(L, count_steps, LUA_MASKCOUNT, 1);
  over_limit(L);
}

/* Lua looks at the counter at each instruction, which makes all of them slower by a third. The vocabulary's own loops go over
 * what C found and charged for; so only what authors wrote is counted. */
void sandbox_count(lua_State *L, bool count) {
  if (script_of(L)->killed) return; /* the hook that ends it stays */
  if (count) lua_sethook(L, count_steps, LUA_MASKCOUNT, RULE_STEPS_HOOK);
  else lua_sethook(L, NULL, 0, 0);
}

/* host.by_author(function, ...): gives what the function of a pack gives. An error goes up to whoever called sandbox_call, which
 * begins anew. */
int sandbox_by_author(lua_State *L) {
  sandbox_count(L, true);
  lua_call(L, lua_gettop(L) - 1, LUA_MULTRET);
  sandbox_count(L, false);
  return lua_gettop(L);
}

/* Nearly all that a unit makes is gone with it, while the pack stays: only what is young is looked through each time. Earlier
 * releases of Lua had faults there. */
static void collect_young(lua_State *L) {
#if LUA_VERSION_RELEASE_NUM >= 50404
  lua_gc(L, LUA_GCGEN, 0, 0);
#else
  (void)L;
#endif
}

Script *sandbox_open(Arena *arena) {
  Script *script = arena_alloc(arena, sizeof *script);
  script->arena = arena;
  script->step_limit = RULE_STEPS;
  script->lua = lua_newstate(pool_allocate, &script->pool);
  if (!script->lua) base_out_of_memory();
  collect_young(script->lua);
  *(Script **)lua_getextraspace(script->lua) = script;
  return script;
}

void sandbox_close(Script *script) {
  if (!script) return;
  if (script->lua) lua_close(script->lua);
  script->lua = NULL;
  pool_free(&script->pool);
}

/* An author's file is any Lua file that is not the vocabulary's own. */
static bool is_author(const char *source) {
  return *source == '@' && strncmp(source, "@rules/std/", 11);
}

bool sandbox_author_place(lua_State *L, Where *where) {
  lua_Debug frame;
  for (int level = 0; lua_getstack(L, level, &frame); level++) {
    lua_getinfo(L, "Sl", &frame);
    if (frame.currentline <= 0 || !is_author(frame.source)) continue;
    *where = where_of(text_of(frame.source + 1), (uint32_t)frame.currentline, 0);
    return true;
  }
  return false;
}

/* The message handler runs where the error was raised, so the author's line is still on the stack. */
static int keep_place(lua_State *L) {
  SandboxCall *call = script_of(L)->call;
  if (!call->where.line && sandbox_author_place(L, &call->where)) call->where.file = text_copy(call->arena, call->where.file);
  if (!lua_isstring(L, -1)) lua_pushliteral(L, "an error that is no text");
  return 1;
}

/* "rules/x/pack.lua:12: text" loses its place, which is told apart. */
static Text without_place(Text message, Text file) {
  Text rest = message;
  if (!file.len || !text_starts(message, file) || message.len <= file.len + 1) return message;
  rest = text_slice(message, file.len + 1, message.len);
  size_t digits = 0;
  while (digits < rest.len && rest.at[digits] >= '0' && rest.at[digits] <= '9') digits++;
  return digits && digits + 2 < rest.len && rest.at[digits] == ':' ? text_slice(rest, digits + 2, rest.len) : message;
}

int sandbox_call(Script *script, lua_CFunction function, void *data, Arena *arena, Text *message, Where *where) {
  lua_State *L = script->lua;
  SandboxCall call = {.arena = arena}, *before = script->call;
  script->steps = 0;
  script->killed = false;
  sandbox_count(L, true);
  script->call = &call;
  lua_settop(L, 0); /* nothing of these makes memory, which could fail outside of the call */
  lua_pushcfunction(L, keep_place);
  lua_pushcfunction(L, function);
  lua_pushlightuserdata(L, data);
  int status = lua_pcall(L, 1, 0, 1);
  script->call = before;
  *where = call.where;
  *message = TEXT_NONE;
  if (status != LUA_OK) {
    size_t len = 0;
    const char *at = lua_tolstring(L, -1, &len);
    *message = text_copy(arena, without_place((Text){at ? at : "", len}, call.where.file));
    if (text_is(*message, "not enough memory")) script->killed = true;
  }
  lua_settop(L, 0);
  if (script->killed) lua_gc(L, LUA_GCCOLLECT);
  return status;
}

int sandbox_load(lua_State *L, Text bytes, Text name, const char *environment) {
  const char *chunk_name = lua_pushfstring(L, "@%s", text_cstr(script_of(L)->arena, name));
  int status = luaL_loadbufferx(L, bytes.at, bytes.len, chunk_name, "t");
  lua_remove(L, -2);
  if (status != LUA_OK) return status;
  lua_getfield(L, LUA_REGISTRYINDEX, environment);
  lua_setupvalue(L, -2, 1);
  return LUA_OK;
}

Text assess_versions(Arena *arena) {
  return text_copy(arena, text_of(LUA_RELEASE));
}
