/* SPDX-License-Identifier: MIT
 *
 * What the vocabulary has worked out of a node alone, kept from unit to unit: labels, windows, texts cut to pieces.
 * Takes: a node or another table of rules/std/. Gives: a table to keep things in, empty again for another period or day of the
 * report. Owns: these tables, in Lua's registry; they go with their nodes.
 */
#include "assess/assess_in.h"

static const char known_tables; /* its address is the name of: table -> what is known of it */

static void make_known(lua_State *L) {
  lua_newtable(L);
  lua_createtable(L, 0, 1);
  lua_pushliteral(L, "k"); /* a check may make a node for each unit */
  lua_setfield(L, -2, "__mode");
  lua_setmetatable(L, -2);
  lua_pushvalue(L, -1);
  lua_rawsetp(L, LUA_REGISTRYINDEX, &known_tables);
}

static bool still_holds(Script *script) {
  const Period *period = &script->pack->period;
  Day as_of = script->assessment->as_of;
  bool same = script->known.as_of == as_of && period_same(&script->known.period, period);
  script->known.as_of = as_of;
  script->known.period = *period;
  return same;
}

/* host.known(node): nothing that depends on a unit may be put there. */
static int host_known(lua_State *L) {
  luaL_checktype(L, 1, LUA_TTABLE);
  lua_settop(L, 1);
  if (!still_holds(script_of(L)) || lua_rawgetp(L, LUA_REGISTRYINDEX, &known_tables) == LUA_TNIL) {
    lua_settop(L, 1);
    make_known(L);
  }
  lua_pushvalue(L, 1);
  if (lua_rawget(L, 2) == LUA_TTABLE) return 1;
  lua_newtable(L);
  lua_pushvalue(L, 1);
  lua_pushvalue(L, -2);
  lua_rawset(L, 2);
  return 1;
}

void known_open(lua_State *L) {
  lua_pushcfunction(L, host_known);
  lua_setfield(L, -2, "known");
}
