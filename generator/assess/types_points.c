/* SPDX-License-Identifier: MIT
 *
 * Types of what points are reckoned with: amounts, bands, prices, cuts.
 * Takes: a Lua value. Gives: yes or no. Owns: nothing.
 */
#include "assess/types_in.h"

static bool fits_up_to(lua_State *L, int index, int64_t most) {
  Points points;
  return points_from_lua(L, index, &points) && points >= -most * POINTS_ONE && points <= most * POINTS_ONE;
}

/* People, money: as large as the number of a unit may be. */
bool fits_amount(lua_State *L, int index) {
  return fits_up_to(L, index, INT64_C(100000000000));
}

bool fits_precision(lua_State *L, int index) {
  Points points;
  return points_from_lua(L, index, &points) && (points == 1 || points == 10 || points == 100 || points == POINTS_ONE);
}

/* As points, below zero too. */
bool fits_signed_points(lua_State *L, int index) {
  return fits_up_to(L, index, 1000000);
}

bool fits_pair_of(lua_State *L, int index, bool (*fits)(lua_State *, int)) {
  if (!lua_istable(L, index) || node_at(L, index)) return false;
  lua_geti(L, index, 1);
  lua_geti(L, index, 2);
  int top = lua_gettop(L);
  return fits_amount(L, top - 1) && fits(L, top);
}

/* { 90, 10 }, { 40, 10, to = 60 } */
static bool fits_point_band(lua_State *L, int index) {
  if (!fits_pair_of(L, index, fits_points)) return false;
  bool good = true;
  int top = lua_gettop(L);
  for (lua_pushnil(L); good && lua_next(L, index); lua_settop(L, top + 1)) {
    bool to = text_is(text_at(L, top + 1), "to") && fits_amount(L, top + 2);
    good = to || (lua_isinteger(L, top + 1) && lua_tointeger(L, top + 1) <= 2);
  }
  lua_settop(L, top);
  return good;
}

bool fits_point_bands(lua_State *L, int index) {
  return each_fits(L, index, fits_point_band);
}

bool values_fit(lua_State *L, int index, bool (*fits)(lua_State *L, int index)) {
  if (!lua_istable(L, index) || node_at(L, index)) return false;
  bool some = false, good = true;
  index = lua_absindex(L, index);
  int top = lua_gettop(L);
  for (lua_pushnil(L); good && lua_next(L, index); lua_settop(L, top + 1)) {
    good = lua_type(L, top + 1) == LUA_TSTRING && fits_text(L, top + 1) && fits(L, top + 2);
    some = true;
  }
  lua_settop(L, top);
  return good && some;
}

/* { ["national"] = 5, ["provincial"] = 3 } */
bool fits_prices(lua_State *L, int index) {
  return values_fit(L, index, fits_signed_points);
}

bool type_points(Text text, Points *points) {
  size_t blank = text_find(text, TEXT(" points"));
  return blank != SIZE_MAX && blank + 7 == text.len && points_parse(text_slice(text, 0, blank), points) && *points > 0;
}

/* "miss", "point" or "5 points" */
static bool fits_cut_per(Text per) {
  Points step;
  return text_is(per, "miss") || text_is(per, "point") || type_points(per, &step);
}

/* What is counted of the time that something is late. */
static bool fits_late_per(lua_State *L, int index) {
  Text per = text_at(L, index);
  if (text_is(per, "working day")) return script_of(L)->working = true;
  return text_is(per, "day") || text_is(per, "week") || text_is(per, "month");
}

/* 0.5; { 1, 0 }; { 2, per = "week", begun = true }: from day to day, or from week to week. */
static bool fits_late_prices(lua_State *L, int index) {
  bool good = lua_istable(L, index) && luaL_len(L, index) > 0;
  int top = lua_gettop(L);
  if (fits_points(L, index)) return true;
  for (lua_pushnil(L); good && lua_istable(L, index) && lua_next(L, index); lua_settop(L, top + 1)) {
    Text name = lua_type(L, top + 1) == LUA_TSTRING ? text_at(L, top + 1) : TEXT_NONE;
    if (text_is(name, "per")) good = fits_late_per(L, top + 2);
    else if (text_is(name, "begun")) good = lua_isboolean(L, top + 2);
    else good = lua_isinteger(L, top + 1) && fits_points(L, top + 2);
  }
  lua_settop(L, top);
  return good;
}

static bool fits_cut_field(lua_State *L, int key, int value) {
  Text name = text_at(L, key);
  if (lua_isinteger(L, key)) return lua_tointeger(L, key) == 1 || lua_tointeger(L, key) == 2;
  if (text_is(name, "per")) return fits_cut_per(text_at(L, value));
  if (text_is(name, "late")) return fits_late_prices(L, value);
  if (text_is(name, "most_each") || text_is(name, "most")) return fits_points(L, value);
  if (text_is(name, "begun")) return lua_isboolean(L, value);
  return text_is(name, "title") && fits_shown(L, value);
}

/* { 0.5, test, title = ..., late = ..., per = ..., most_each = ..., most = ... }; { { 1, 2, 4 }, test } grows from miss to
 * miss, late = { 1, 0 } from day to day, late = { 2, per = "week" } from week to week. */
bool fits_cut(lua_State *L, int index) {
  if (!lua_istable(L, index) || node_at(L, index)) return false;
  lua_geti(L, index, 1);
  lua_geti(L, index, 2);
  int top = lua_gettop(L);
  bool good = (fits_points(L, top - 1) || each_fits(L, top - 1, fits_points)) && (is_anything(L, top) || fits_test(L, top));
  for (lua_pushnil(L); good && lua_next(L, index); lua_settop(L, top + 1)) good = fits_cut_field(L, top + 1, top + 2);
  lua_settop(L, top);
  return good;
}
