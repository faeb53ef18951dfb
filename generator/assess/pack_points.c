/* SPDX-License-Identifier: MIT
 *
 * How a part comes to its points, where its leaves do not simply share them: measures with bands, deductions, marks that are
 * numbers, zero_if, on_na, minus lines. Takes: the nodes of a part, its item and its test. Gives: the fields of PackPart.
 * Owns: nothing.
 */
#include "assess/pack_build_in.h"

static void refuse_beside(Build *build, int node, const char *field, const char *en, const char *zh) {
  Text text = text_in(build->arena, build->script->lang, en, zh);
  build_refuse(build, DIAG_PACK_ERROR, node, field, text, TEXT_NONE, TEXT_NONE);
}

static bool has(lua_State *L, int node, const char *name) {
  bool given = lua_getfield(L, node, name) != LUA_TNIL;
  lua_pop(L, 1);
  return given;
}

/* Leaves that bring points of their own leave nothing for steps, and nothing for a share of late ones. */
static void check_shared(Build *build, int node) {
  if (has(build->L, node, "partial"))
    refuse_beside(build, node, "partial", "part: partial has no say where the test brings points itself",
                  "part：检查自行给分时不能再写 partial");
  if (has(build->L, node, "late"))
    refuse_beside(build, node, "late", "part: late has no say where the test brings points itself; write late in the cut",
                  "part：检查自行给分时不能再写 late；请写在扣分项中");
}

/* The mark says what a review brings, and its day is no day of a leaf. */
static void check_marked(Build *build, int node) {
  static const char *const names[] = {"partial", "late"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (has(build->L, node, names[i]))
      refuse_beside(build, node, names[i], "part: partial and late have no say in a review: its mark says what it brings",
                    "part：评审部分按评分计分，不能写 partial 或 late");
}

static void take_valued(Build *build, int node, int test, PackPart *part) {
  Text valued = lua_istable(build->L, test) ? field_text(build->L, test, "valued", build->arena) : TEXT_NONE;
  if (part->kind == PART_REVIEW) check_marked(build, node);
  if (!valued.len) return;
  part->valued = text_is(valued, "down") ? VALUED_DOWN : VALUED_UP;
  field_points(build->L, test, "floor", &part->floor);
  if (part->kind == PART_BONUS) return;
  check_shared(build, node);
  if (part->floor < 0)
    refuse_beside(build, node, "test", "deduct: a floor below 0 is for minus lines, which have none",
                  "deduct：floor 不能小于 0；要扣其他得分请用 minus");
}

OnNa build_on_na(Build *build, int node) {
  Text word = field_text(build->L, node, "on_na", build->arena);
  return text_is(word, "full") ? ON_NA_FULL : text_is(word, "zero") ? ON_NA_ZERO : ON_NA_LEAVE_OUT;
}

/* zero_if stands beside the tests of the item, under the part's number. */
static void take_zero(Build *build, int from, const PackItem *item, PackPart *part) {
  lua_State *L = build->L;
  if (!has(L, from, "zero_if")) return;
  part->zero_if = true;
  part->zero_why = build_shown(build, from, "why", TEXT_NONE);
  if (lua_getfield(L, build->tests, "zero") == LUA_TNIL) {
    lua_pop(L, 1);
    lua_newtable(L);
    lua_pushvalue(L, -1);
    lua_setfield(L, build->tests, "zero");
  }
  lua_getfield(L, from, "zero_if");
  lua_seti(L, -2, (lua_Integer)item->parts.len);
  lua_pop(L, 1);
}

/* Reviews within the test: its leaves are judged one by one. */
static void take_judged(Build *build, int test, PackPart *part) {
  if (!node_at(build->L, test) || !has(build->L, test, "judged") || part->kind != PART_COMPUTED) return;
  part->markable = true;
  part->guide = field_text(build->L, test, "judged", build->arena);
  part->method = build_method(field_text(build->L, test, "judged_by", build->arena));
}

/* The word of a part goes before that of its item, this before its section's, this before the pack's. */
static OnNa on_na_of(Build *build, int item_node, int node, Text section) {
  if (has(build->L, node, "on_na")) return build_on_na(build, node);
  if (has(build->L, item_node, "on_na")) return build_on_na(build, item_node);
  for (size_t i = 0; section.len && i < build->pack->sections.len; i++)
    if (text_equal(build->pack->sections.at[i].id, section)) return build->pack->sections.at[i].on_na;
  return build->on_na;
}

void build_points(Build *build, int item_node, int node, int test, const PackItem *item, PackPart *part) {
  part->on_na = on_na_of(build, item_node, node, item->section);
  take_zero(build, has(build->L, node, "zero_if") ? node : item_node, item, part);
  take_valued(build, node, test, part);
  take_judged(build, test, part);
}

/* A line of cuts has no points of its own: what it costs, others lose. */
void build_minus(Build *build, int node, PackItem *item) {
  item->minus = field_text(build->L, node, "minus", build->arena);
  if (!item->minus.len || !item->parts.len) return;
  PackPart *part = &item->parts.at[0];
  lua_getfield(build->L, node, "test");
  bool bad = is_anything(build->L, -1) || (lua_istable(build->L, -1) && field_bool(build->L, lua_gettop(build->L), "bad"));
  lua_pop(build->L, 1);
  if (bad) return; /* it is told already */
  if (item->points || item->parts.len != 1 || part->valued != VALUED_DOWN)
    refuse_beside(build, node, "minus", "item: minus needs test = deduct { ... }, and no points",
                  "item：minus 需要 test = deduct { … }，且不写分值");
  if (text_is(item->minus, "section") && !item->section.len)
    refuse_beside(build, node, "minus", "item: minus = \"section\" needs the section",
                  "item：minus = \"section\" 须写明 section");
  part->floor = NO_FLOOR;
}

/* ---- Marks that are numbers ---- */

/* Each band holds more than the one before it, and brings no more. */
static bool stands_behind(const MarkBand *band, const MarkBand *before) {
  bool wider = band->from <= before->from && (!band->ends || (before->ends && band->to >= before->to));
  bool same = band->from == before->from && band->ends == before->ends && band->to == before->to;
  return wider && !same && band->points <= before->points;
}

static void take_mark_bands(Build *build, int review, PackPart *part) {
  lua_State *L = build->L;
  int top = lua_gettop(L);
  bool good = true;
  lua_getfield(L, review, "bands");
  for (lua_Integer i = 1; lua_istable(L, top + 1) && lua_geti(L, top + 1, i) != LUA_TNIL; i++, lua_settop(L, top + 1)) {
    MarkBand *band = list_add(build->arena, &part->mark_bands), *before = i > 1 ? band - 1 : NULL;
    lua_geti(L, top + 2, 1);
    lua_geti(L, top + 2, 2);
    points_from_lua(L, top + 3, &band->from);
    points_from_lua(L, top + 4, &band->points);
    band->ends = lua_getfield(L, top + 2, "to") != LUA_TNIL && points_from_lua(L, top + 5, &band->to);
    good &= band->points <= part->points && (!band->ends || band->to >= band->from) && (!before || stands_behind(band, before));
  }
  lua_settop(L, top);
  if (!good)
    refuse_beside(build, review, "bands", "review: bands stand from the best to the poorest, and bring no more than the part's points",
                  "review：bands 从最好到最差排列，且不超过该细目的分值");
}

/* True when the mark is a number to be made into points: of misses, or one that falls into bands. */
bool build_mark_numbers(Build *build, int review, PackPart *part) {
  field_points(build->L, review, "each", &part->miss_cost);
  take_mark_bands(build, review, part);
  if (part->miss_cost && part->mark_bands.len)
    refuse_beside(build, review, "bands", "review: each and bands cannot stand together", "review：each 与 bands 不能同时使用");
  return part->miss_cost || part->mark_bands.len;
}
