/* SPDX-License-Identifier: MIT
 *
 * The part of a pack that names what a unit has reached: bands of score or completion, what they ask beside it, and what
 * fixes the grade without them. Takes: the grade node. Gives: bands and overrides of the Pack, the tests of both. Owns: nothing.
 */
#include "assess/pack_build_in.h"

#include <stdlib.h>

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

static bool asks_more(const PackBand *band) {
  return band->floors.len || band->findings.len || band->needs || band->most.count || band->most.of;
}

/* A band that stands below a lower one would never be reached, as its author reads it; nor would one from the same number, but
 * where the upper one asks for more than points. */
static void check_order(Build *build, int node) {
  const Pack *pack = build->pack;
  for (size_t i = 1; i < pack->bands.len; i++) {
    const PackBand *above = &pack->bands.at[i - 1];
    if (pack->bands.at[i].from < above->from || (pack->bands.at[i].from == above->from && asks_more(above))) continue;
    build_refuse(build, DIAG_PACK_TYPE, node, "bands", TEXT("grade"), TEXT("bands"),
                 text_in(build->arena, build->script->lang,
                         "in order from high to low; two from the same number only where the upper one has floor, needs, findings or most",
                         "从高到低排列；上一档另有 floor、needs、findings 或 most 要求的，两档的数才可相同"));
    return;
  }
}

/* The text or texts at the top of the stack. */
static void take_names(Build *build, TextList *names) {
  lua_State *L = build->L;
  int top = lua_gettop(L);
  if (lua_type(L, top) == LUA_TSTRING) *list_add(build->arena, names) = text_copy(build->arena, text_at(L, top));
  for (lua_pushnil(L); lua_istable(L, top) && lua_next(L, top); lua_settop(L, top + 1))
    *list_add(build->arena, names) = text_copy(build->arena, text_at(L, top + 2));
  lua_settop(L, top);
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
    lua_geti(L, top + 2, 2);
    take_names(build, &band->names);
  }
  lua_settop(L, top);
}

/* ---- What a grade asks beside the score ---- */

/* Does `key` name the band, in whatever language its author wrote it? */
bool band_is_called(const PackBand *band, Text key) {
  for (size_t i = 0; i < band->names.len; i++)
    if (text_equal(band->names.at[i], key)) return true;
  return false;
}

/* The band that the key on the stack names; 0 after a diagnostic. */
static lua_Integer band_of(Build *build, int node, const char *field, Text key) {
  TextList known = {0};
  for (size_t i = 0; i < build->pack->bands.len; i++) {
    if (band_is_called(&build->pack->bands.at[i], key)) return (lua_Integer)i + 1;
    *list_add(build->arena, &known) = build->pack->bands.at[i].name;
  }
  build_known(build, node, field, text_copy(build->arena, key), &known, "grade", "等次");
  return 0;
}

static int by_id(const void *a, const void *b) {
  return text_compare(((const GradeFloor *)a)->id, ((const GradeFloor *)b)->id);
}

/* An item or a section; beside a score also the completion of all, so that the lower of the two decides. */
static void take_floor_of(Build *build, int node, GradeFloor *asked) {
  bool scores = build->pack->grade_of_score, whole = scores && text_is(asked->id, "completion");
  asked->by_leaves = whole || !scores;
  if (whole) build_all_items(build, &asked->of);
  else build_items_of(build, node, "floor", asked->id, &asked->of);
}

static void take_floor(Build *build, int node, int value, PackBand *band) {
  lua_State *L = build->L;
  int top = lua_gettop(L);
  for (lua_pushnil(L); lua_next(L, value); lua_settop(L, top + 1)) {
    GradeFloor *asked = list_add(build->arena, &band->floors);
    asked->id = text_copy(build->arena, text_at(L, top + 1));
    take_floor_of(build, node, asked);
    build_bound(build, node, "floor", top + 2, &asked->of, &asked->bound);
    if (asked->bound.points && asked->by_leaves)
      build_refuse(build, DIAG_PACK_TYPE, node, "floor", TEXT("grade"), TEXT("floor"),
                   text_in(build->arena, build->script->lang, "per cent: of completion there are no points", "百分比：完成率没有分数"));
  }
  qsort(band->floors.at, band->floors.len, sizeof *band->floors.at, by_id); /* a table has no order of its own */
  lua_settop(L, top);
}

/* Of `field` each entry by the band that it names; tests of needs go into the list on the stack at `needs`. */
static void take_entries(Build *build, int node, const char *field, int needs) {
  lua_State *L = build->L;
  int top = lua_gettop(L);
  lua_getfield(L, node, field);
  for (lua_pushnil(L); lua_istable(L, top + 1) && lua_next(L, top + 1); lua_settop(L, top + 2)) {
    lua_Integer number = band_of(build, node, field, text_at(L, top + 2));
    if (!number) continue;
    PackBand *band = &build->pack->bands.at[number - 1];
    if (text_is(text_of(field), "floor")) take_floor(build, node, top + 3, band);
    if (text_is(text_of(field), "findings")) build_findings(build, node, top + 3, band);
    if (text_is(text_of(field), "most")) band->most = build_quota(build, top + 3);
    if (!text_is(text_of(field), "needs")) continue;
    build->pack->needs = band->needs = true;
    lua_pushvalue(L, top + 3);
    lua_seti(L, needs, number);
  }
  lua_settop(L, top);
}

static void take_demands(Build *build, int node) {
  lua_State *L = build->L;
  int top = lua_gettop(L);
  lua_newtable(L);
  take_entries(build, node, "floor", top + 1);
  take_entries(build, node, "findings", top + 1);
  take_entries(build, node, "most", top + 1);
  take_entries(build, node, "needs", top + 1);
  lua_getfield(L, LUA_REGISTRYINDEX, REGISTRY_TESTS);
  lua_pushvalue(L, top + 1);
  lua_setfield(L, -2, "needs");
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

/* A grade that the pack does not have: its row would be 0 for ever. */
void build_streak(Build *build, int node) {
  TextList grades = {0};
  field_texts(build->L, node, "grade", build->arena, &grades);
  for (size_t i = 0; i < grades.len; i++) band_of(build, node, "grade", grades.at[i]);
}

void build_grade(Build *build, int node) {
  Pack *pack = build->pack;
  if (pack->bands.len) build_refuse(build, DIAG_PACK_TWICE, node, "", TEXT("grade"), TEXT_NONE, TEXT_NONE);
  pack->grade_of_score = text_is(field_text(build->L, node, "of", build->arena), "score");
  take_bands(build, node);
  take_overrides(build, node);
  take_demands(build, node);
  check_order(build, node);
  pack->most_of_all = text_is(field_text(build->L, node, "most_of", build->arena), "all");
  pack->findings_by_item = text_is(field_text(build->L, node, "findings_by", build->arena), "item");
  if (pack->grade_of_score && !pack->scored)
    build_refuse(build, DIAG_PACK_LACKS, node, "of", TEXT("pack"), TEXT("full"), TEXT_NONE);
}
