/* SPDX-License-Identifier: MIT
 *
 * Types of the fields that sums, grades and standing ask for: weights, floors, quotas, lists of points.
 * Takes: a Lua value. Gives: whether it fits, and the words that say what would. Owns: nothing.
 */
#include "assess/types_in.h"

static bool fits_branch(lua_State *L, int index) {
  return type_fits(L, "branch", index);
}

bool type_weight(Text text, int64_t *weight) {
  if (!text_ends(text, TEXT("%")) || !points_parse(text_slice(text, 0, text.len - 1), weight)) return false;
  bool whole = *weight % 100 == 0; /* a tenth of a per cent is a thousandth */
  *weight /= 100;
  return whole && *weight > 0 && *weight <= 10 * POINTS_ONE;
}

bool type_share(Text text, int64_t *number, int64_t *of) {
  Text rest = text, first;
  *of = POINTS_ONE;
  if (type_weight(text, number)) return *number <= *of;
  if (!text_cut(&rest, '/', &first) || !text_to_int(first, number) || !text_to_int(rest, of)) return false;
  return *number >= 1 && *number <= *of && *of <= POINTS_ONE;
}

/* 0.3, or "30%" of the points. */
static bool fits_weight(lua_State *L, int index) {
  Points weight;
  if (points_from_lua(L, index, &weight)) return weight > 0 && weight <= 10 * POINTS_ONE;
  return type_weight(text_at(L, index), &weight);
}

/* { superior = 70, ballot = 30 }: per cent by mode. */
static bool fits_weights(lua_State *L, int index) {
  if (!lua_istable(L, index) || node_at(L, index)) return false;
  bool some = false, good = true;
  int top = lua_gettop(L);
  for (lua_pushnil(L); good && lua_next(L, index); lua_settop(L, top + 1)) {
    good = type_fits(L, "id", top + 1) && type_fits(L, "count", top + 2) && lua_tointeger(L, top + 2) <= 100;
    some = true;
  }
  lua_settop(L, top);
  return good && some;
}

static bool fits_below_nothing(lua_State *L, int index) {
  Points points;
  return fits_signed_points(L, index) && points_from_lua(L, index, &points) && points <= 0;
}

static bool fits_bound(lua_State *L, int index) {
  Points number;
  if (points_from_lua(L, index, &number)) return number > 0 && number <= 100 * POINTS_ONE;
  return type_points(text_at(L, index), &number);
}

static bool fits_floor(lua_State *L, int index) {
  return values_fit(L, index, fits_bound);
}

/* { ["A"] = { work = 90 } } */
static bool fits_floors(lua_State *L, int index) {
  return values_fit(L, index, fits_floor);
}

static bool fits_need(lua_State *L, int index) {
  return type_fits(L, "test", index) || each_fits(L, index, fits_branch);
}

static bool fits_needs(lua_State *L, int index) {
  return values_fit(L, index, fits_need);
}

static bool fits_quota(lua_State *L, int index) {
  Quota quota;
  return type_fits(L, "count", index) || quota_share(text_at(L, index), &quota);
}

static bool fits_quotas(lua_State *L, int index) {
  return values_fit(L, index, fits_quota);
}

static bool fits_point_list(lua_State *L, int index) {
  return each_fits(L, index, fits_signed_points);
}

static bool fits_signed_band(lua_State *L, int index) {
  return fits_pair_of(L, index, fits_signed_points);
}

/* { { 5, 1 }, { -5, 0 }, { -100, -1 } } */
static bool fits_signed_bands(lua_State *L, int index) {
  return each_fits(L, index, fits_signed_band);
}

/* { "1/3", 5 } */
static bool fits_place_band(lua_State *L, int index) {
  int64_t number, of;
  if (!lua_istable(L, index) || node_at(L, index)) return false;
  lua_geti(L, index, 1);
  lua_geti(L, index, 2);
  int top = lua_gettop(L);
  return type_share(text_at(L, top - 1), &number, &of) && fits_signed_points(L, top);
}

static bool fits_place_bands(lua_State *L, int index) {
  return each_fits(L, index, fits_place_band);
}

static bool fits_texts_or_quantity(lua_State *L, int index) {
  return type_fits(L, "texts", index) || (node_at(L, index) && type_fits(L, "quantity", index));
}

static bool fits_some(lua_State *L, int index) {
  return type_fits(L, "limit", index);
}

static bool fits_severities(lua_State *L, int index) {
  return values_fit(L, index, fits_some);
}

/* { ["A"] = { major = 0, minor = 3 } } */
static bool fits_findings(lua_State *L, int index) {
  return values_fit(L, index, fits_severities);
}

const Type types_of_totals[] = {
    {"signed points", fits_signed_points, "a number of points, at most three decimals", "分数，最多三位小数"},
    {"points below nothing", fits_below_nothing, "a number of points such as -5, or 0", "0 或小于 0 的分数，如 -5"},
    {"weight", fits_weight, "a share such as 0.3 or \"30%\"", "比例，如 0.3 或 \"30%\""},
    {"weights", fits_weights, "a table such as { superior = 70, ballot = 30 }, in per cent",
     "表，如 { superior = 70, ballot = 30 }，单位为百分比"},
    {"quota", fits_quota, "a whole number from 1, or a share such as \"10%\", \"1/3\" or \"50%, at least 1\"",
     "从 1 起的整数，或比例，如 \"10%\"、\"1/3\"、\"50%, at least 1\""},
    {"point list", fits_point_list, "a list of points such as { 5, 4, 3 }", "分数列表，如 { 5, 4, 3 }"},
    {"signed bands", fits_signed_bands, "a list such as { { 5, 1 }, { 0, 0 }, { -100, -1 } }",
     "列表，如 { { 5, 1 }, { 0, 0 }, { -100, -1 } }"},
    {"place bands", fits_place_bands, "a list such as { { \"1/3\", 5 }, { \"70%\", 3 }, { \"100%\", 1 } }",
     "列表，如 { { \"1/3\", 5 }, { \"70%\", 3 }, { \"100%\", 1 } }"},
    {"texts or quantity", fits_texts_or_quantity, "a text, a list of texts, or a quantity such as count(...) or percent(...)",
     "文字、文字列表，或 count(…)、percent(…) 等数量"},
    {"quotas", fits_quotas, "a table such as { A = \"20%\" }, { A = \"1/3, at least 1\" } or { A = 3 }",
     "表，如 { [\"优秀\"] = \"20%\" }、{ [\"优秀\"] = \"1/3, at least 1\" } 或 { [\"优秀\"] = 3 }"},
    {"bound", fits_bound, "a number of per cent up to 100 such as 60, or points such as \"12 points\"",
     "不超过 100 的百分数，如 60，或分数，如 \"12 points\""},
    {"floors", fits_floors, "a table such as { A = { work = 90, safety = \"12 points\" } }: per cent or points of an item or section, or completion = 80, by grade",
     "表，如 { [\"优秀\"] = { work = 90, safety = \"12 points\" } }：各等次在考核项或部分应达到的百分比或分数，或 completion = 80"},
    {"findings", fits_findings, "a table such as { A = { major = 0, minor = 3 } }: how many findings of a severity, by grade",
     "表，如 { [\"优秀\"] = { major = 0, minor = 3 } }：各等次允许的各级问题数"},
    {"needs", fits_needs, "a table such as { A = none(...) }: a test or a list of tests, by grade",
     "表，如 { [\"优秀\"] = none(…) }：各等次的检查或检查列表"},
};
const size_t types_of_totals_count = sizeof types_of_totals / sizeof *types_of_totals;
