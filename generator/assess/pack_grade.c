/* SPDX-License-Identifier: MIT
 *
 * The part of a pack that names what a unit has reached: bands of score or completion, and what fixes the grade without them.
 * Takes: the grade node. Gives: bands and overrides of the Pack, the tests of overrides. Owns: nothing.
 */
#include "assess/pack_build_in.h"

/* Entry `number` of the table at `list`, a text or texts by language, as the report shows it. */
static Text shown_entry(Build *build, int list, lua_Integer number) {
  lua_State *L = build->L;
  lua_createtable(L, 0, 1);
  lua_geti(L, list, number);
  lua_setfield(L, -2, "name");
  Text text = field_shown(build->script, L, lua_gettop(L), "name");
  lua_pop(L, 1);
  return text;
}

/* A band that stands below a lower one would never be reached, as its author reads it. */
static void check_order(Build *build, int node) {
  const Pack *pack = build->pack;
  for (size_t i = 1; i < pack->bands.len; i++) {
    if (pack->bands.at[i].from < pack->bands.at[i - 1].from) continue;
    build_refuse(build, DIAG_PACK_TYPE, node, "bands", TEXT("grade"), TEXT("bands"),
                 text_in(build->arena, build->script->lang, "in order from high to low", "从高到低排列"));
    return;
  }
}

static void take_bands(Build *build, int node) {
  lua_State *L = build->L;
  Pack *pack = build->pack;
  int top = lua_gettop(L);
  lua_getfield(L, node, "bands");
  for (lua_Integer i = 1; lua_istable(L, top + 1) && lua_geti(L, top + 1, i) != LUA_TNIL; i++, lua_settop(L, top + 1)) {
    PackBand *band = list_add(build->arena, &pack->bands);
    lua_geti(L, top + 2, 1);
    points_from_lua(L, -1, &band->from);
    band->name = shown_entry(build, top + 2, 2);
  }
  lua_settop(L, top);
}

/* Their tests stand beside those of the items, under a name that no item has: items are numbers there. */
static void take_overrides(Build *build, int node) {
  lua_State *L = build->L;
  int top = lua_gettop(L);
  const Source *source = author_source(build->script);
  lua_getfield(L, node, "override");
  for (lua_Integer i = 1; lua_istable(L, top + 1) && lua_geti(L, top + 1, i) != LUA_TNIL; i++, lua_settop(L, top + 1)) {
    PackOverride *override = list_add(build->arena, &build->pack->overrides);
    override->name = shown_entry(build, top + 2, 1);
    override->why = build_shown(build, top + 2, "why", TEXT_NONE);
    lua_geti(L, top + 2, 2);
    override->where = where_of(source->name, node_line(L, top + 3), 0);
  }
  lua_getfield(L, LUA_REGISTRYINDEX, REGISTRY_TESTS);
  lua_getfield(L, node, "override");
  lua_setfield(L, -2, "overrides");
  lua_settop(L, top);
}

void build_grade(Build *build, int node) {
  Pack *pack = build->pack;
  if (pack->bands.len) build_refuse(build, DIAG_PACK_TWICE, node, "", TEXT("grade"), TEXT_NONE, TEXT_NONE);
  pack->grade_of_score = text_is(field_text(build->L, node, "of", build->arena), "score");
  take_bands(build, node);
  check_order(build, node);
  take_overrides(build, node);
  if (pack->grade_of_score && !pack->scored)
    build_refuse(build, DIAG_PACK_LACKS, node, "of", TEXT("pack"), TEXT("full"), TEXT_NONE);
}
