/* SPDX-License-Identifier: MIT
 *
 * Blocks of themes written in Lua: plain values in, a plain text out, in the sandbox of the pack.
 * Takes: a Lua text, its name, names and values. Gives: what it returns. Owns: nothing.
 */
#include "assess/assess_in.h"

typedef struct BlockCall {
  Text chunk, name;
  const TextList *keys, *values;
  Arena *arena;
  Text answer;
} BlockCall;

static int run_block(lua_State *L) {
  BlockCall *call = lua_touserdata(L, 1);
  if (sandbox_load(L, call->chunk, call->name, REGISTRY_AUTHOR) != LUA_OK) return lua_error(L);
  lua_newtable(L);
  for (size_t i = 0; i < call->keys->len && i < call->values->len; i++) {
    lua_pushlstring(L, call->keys->at[i].at, call->keys->at[i].len);
    lua_pushlstring(L, call->values->at[i].at ? call->values->at[i].at : "", call->values->at[i].len);
    lua_rawset(L, -3);
  }
  lua_call(L, 1, 1);
  bool plain = lua_type(L, -1) == LUA_TSTRING || lua_type(L, -1) == LUA_TNUMBER;
  if (!plain) return luaL_error(L, "the block must return a text or a number");
  luaL_tolstring(L, -1, NULL);
  call->answer = text_copy(call->arena, text_at(L, -1));
  if (!text_is_utf8(call->answer, NULL)) return luaL_error(L, "the block's text is not UTF-8");
  return 0;
}

Text script_call(Script *script, Text chunk, Text name, const TextList *keys, const TextList *values, Arena *arena,
                 DiagList *diags) {
  BlockCall call = {.chunk = chunk, .name = name, .keys = keys, .values = values, .arena = arena, .answer = TEXT_NONE};
  Text message;
  Where where;
  Arena *before = script->unit_arena;
  script->unit_arena = arena;
  int status = sandbox_call(script, run_block, &call, arena, &message, &where);
  script->unit_arena = before;
  if (status == LUA_OK) return call.answer;
  if (!where.file.len) where = where_of(name, 0, 0);
  DiagCode code = script->killed ? DIAG_RULE_LIMIT : DIAG_RULE_ERROR;
  Diag *diag = diag_add(diags, code, where, name, script->killed ? TEXT_NONE : message, TEXT_NONE);
  diag->excerpt = text_copy(diags->arena, locate_line(chunk, where.line));
  return TEXT_NONE;
}
