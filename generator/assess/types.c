/* SPDX-License-Identifier: MIT
 *
 * Types of the fields that packs fill in: what fits, and the words that say what would.
 * Takes: a type's name as rules/std/ writes it, a Lua value. Gives: yes or no. Owns: nothing.
 * A type with "|" in its name is a choice of these words.
 */
#include "assess/types_in.h"

#include <string.h>

/* ---- Plain values ---- */

bool fits_text(lua_State *L, int index) {
  return text_trim(text_at(L, index)).len > 0 && text_is_utf8(text_at(L, index), NULL);
}

/* Ids stand in paths, CSV files and finding ids. */
static bool fits_id(lua_State *L, int index) {
  Text id = text_at(L, index);
  if (!fits_text(L, index) || id.len > 60 || text_trim(id).len != id.len) return false;
  for (size_t i = 0; i < id.len; i++)
    if ((unsigned char)id.at[i] <= ' ' || strchr("/\\\"|,", id.at[i])) return false;
  return true;
}

static bool fits_yes(lua_State *L, int index) {
  return lua_isboolean(L, index);
}

static bool fits_function(lua_State *L, int index) {
  return lua_isfunction(L, index) && !lua_iscfunction(L, index);
}

static bool fits_count(lua_State *L, int index) {
  return lua_isinteger(L, index) && lua_tointeger(L, index) >= 1 && lua_tointeger(L, index) <= 10000;
}

static bool fits_limit(lua_State *L, int index) {
  return lua_isinteger(L, index) && lua_tointeger(L, index) >= 0 && lua_tointeger(L, index) <= 1000000;
}

bool fits_points(lua_State *L, int index) {
  Points points;
  return points_from_lua(L, index, &points) && points >= 0 && points <= 1000000 * POINTS_ONE;
}

static bool fits_day(lua_State *L, int index) {
  Day day;
  return day_parse(text_at(L, index), &day);
}

static bool fits_month_day(lua_State *L, int index) {
  Text text = text_at(L, index);
  char whole[16];
  if (text.len != 5) return false;
  memcpy(whole, "2000-", 5);
  memcpy(whole + 5, text.at, 5);
  Day day;
  return day_parse((Text){whole, 10}, &day);
}

static bool span_at(lua_State *L, int index, Span *span) {
  if (!span_parse(text_at(L, index), span)) return false;
  script_of(L)->working |= span->working;
  return true;
}

static bool is_working(lua_State *L, int index, const char *what) {
  if (!text_is(text_at(L, index), what)) return false;
  return script_of(L)->working = true;
}

static bool fits_span(lua_State *L, int index) {
  Span span;
  return span_at(L, index, &span);
}

static bool fits_days(lua_State *L, int index) {
  Span span;
  return span_at(L, index, &span) && span.days > 0;
}

static bool fits_days_or_no(lua_State *L, int index) {
  return fits_days(L, index) || (lua_isboolean(L, index) && !lua_toboolean(L, index));
}

static bool fits_shift(lua_State *L, int index) {
  return fits_days(L, index) || is_working(L, index, "working day") || text_is(text_at(L, index), "same month");
}

static bool fits_day_of_month(lua_State *L, int index) {
  return lua_isinteger(L, index) && lua_tointeger(L, index) >= 1 && lua_tointeger(L, index) <= 31;
}

static bool fits_per(lua_State *L, int index) {
  Per per;
  return per_parse(text_at(L, index), &per) && per != PER_NONE;
}

/* ---- Lists ---- */

bool each_fits(lua_State *L, int index, bool (*fits)(lua_State *, int)) {
  if (!lua_istable(L, index) || node_at(L, index)) return false;
  index = lua_absindex(L, index);
  lua_Integer count = luaL_len(L, index);
  bool good = count > 0;
  int top = lua_gettop(L);
  for (lua_Integer i = 1; good && i <= count; i++) {
    lua_geti(L, index, i);
    good = is_anything(L, -1) || fits(L, top + 1);
    lua_settop(L, top);
  }
  for (lua_pushnil(L); good && lua_next(L, index); lua_settop(L, top + 1)) good = lua_isinteger(L, top + 1);
  lua_settop(L, top);
  return good;
}

static bool fits_texts(lua_State *L, int index) {
  return fits_text(L, index) || each_fits(L, index, fits_text);
}

static bool fits_list(lua_State *L, int index) {
  return each_fits(L, index, fits_text);
}

/* A member names leaves and rows of marks, as an id does, and may be of several words. */
static bool fits_member(lua_State *L, int index) {
  Text member = text_at(L, index);
  if (!fits_text(L, index) || member.len > 60 || text_trim(member).len != member.len) return false;
  for (size_t i = 0; i < member.len; i++)
    if ((unsigned char)member.at[i] < ' ' || strchr("/\\\"|,", member.at[i])) return false;
  return true;
}

static bool fits_members(lua_State *L, int index) {
  if (!each_fits(L, index, fits_member)) return false;
  bool twice = false;
  lua_newtable(L);
  for (lua_Integer i = 1, count = luaL_len(L, index); i <= count; i++) {
    lua_geti(L, index, i);
    lua_pushvalue(L, -1);
    twice |= lua_rawget(L, -3) != LUA_TNIL;
    lua_pop(L, 1);
    lua_pushboolean(L, true);
    lua_rawset(L, -3);
  }
  return !twice;
}

bool fits_shown(lua_State *L, int index) {
  if (fits_text(L, index)) return true;
  if (!lua_istable(L, index) || node_at(L, index)) return false;
  bool some = false, good = true;
  int top = lua_gettop(L);
  for (lua_pushnil(L); good && lua_next(L, index); lua_settop(L, top + 1)) {
    Lang lang;
    good = lua_type(L, top + 1) == LUA_TSTRING && lang_parse(text_at(L, top + 1), &lang) && fits_text(L, top + 2);
    some = true;
  }
  lua_settop(L, top);
  return good && some;
}

/* ---- Nodes ---- */

bool is_each(lua_State *L, int index) {
  lua_getfield(L, LUA_REGISTRYINDEX, REGISTRY_VOCABULARY);
  lua_getfield(L, -1, "EACH");
  bool same = lua_rawequal(L, index, -1);
  lua_pop(L, 2);
  return same;
}

static bool node_is(lua_State *L, int index, const char *what) {
  if (!node_at(L, index)) return false;
  lua_getfield(L, index, "is");
  bool same = text_is(text_at(L, -1), what);
  lua_pop(L, 1);
  return same;
}

bool fits_test(lua_State *L, int index) {
  return node_is(L, index, "test");
}

static bool fits_part_test(lua_State *L, int index) {
  return node_is(L, index, "test") || node_is(L, index, "review");
}

static bool fits_review(lua_State *L, int index) {
  return node_is(L, index, "review");
}

static bool fits_set(lua_State *L, int index) {
  return node_is(L, index, "set");
}

static bool fits_count_or_fact(lua_State *L, int index) {
  return fits_count(L, index) || node_is(L, index, "number");
}

static bool fits_day_or_fact(lua_State *L, int index) {
  return fits_day(L, index) || node_is(L, index, "number");
}

static bool fits_set_or_count(lua_State *L, int index) {
  return node_is(L, index, "set") || fits_count_or_fact(L, index);
}

/* What becomes of a part of a mean that nobody gave. */
static bool fits_missing(lua_State *L, int index) {
  Text word = text_at(L, index);
  return text_is(word, "waits") || text_is(word, "left out") || (!word.len && fits_amount(L, index));
}

static bool fits_set_or_units(lua_State *L, int index) {
  return node_is(L, index, "set") || node_is(L, index, "members");
}

/* A number, or what gives one: count(...), percent(...), a set, which is its number. */
static bool fits_quantity(lua_State *L, int index) {
  return fits_amount(L, index) || node_is(L, index, "number") || fits_set_or_units(L, index);
}

/* What stands for the number of a period that nobody closed. */
static bool fits_first(lua_State *L, int index) {
  Text word = text_at(L, index);
  return text_is(word, "waits") || text_is(word, "not applicable") || (!word.len && fits_quantity(L, index));
}

static bool fits_column_or_quantity(lua_State *L, int index) {
  return fits_id(L, index) || node_is(L, index, "number");
}

static bool fits_period(lua_State *L, int index) {
  return node_is(L, index, "period");
}

static bool fits_part(lua_State *L, int index) {
  return node_is(L, index, "part");
}

/* EACH, or column("name") of the row that it stands for. */
static bool is_member(lua_State *L, int index) {
  return is_each(L, index) || node_is(L, index, "column");
}

static bool fits_wording(lua_State *L, int index) {
  return fits_texts(L, index) || is_member(L, index);
}

static bool fits_text_or_each(lua_State *L, int index) {
  return fits_text(L, index) || is_member(L, index);
}

static bool fits_condition(lua_State *L, int index) {
  return fits_text_or_each(L, index) || lua_isinteger(L, index) || node_is(L, index, "condition");
}

/* { deadline = "<=as_of", done = { "no", "empty" } }: a condition, or a list of which one is enough. */
static bool fits_where(lua_State *L, int index) {
  if (!lua_istable(L, index) || node_at(L, index)) return false;
  bool some = false, good = true;
  int top = lua_gettop(L);
  for (lua_pushnil(L); good && lua_next(L, index); lua_settop(L, top + 1)) {
    good = fits_id(L, top + 1) &&
           (is_anything(L, top + 2) || fits_condition(L, top + 2) || each_fits(L, top + 2, fits_condition));
    some = true;
  }
  lua_settop(L, top);
  return good && some;
}

bool is_op(lua_State *L, int index, const char *op) {
  if (!node_at(L, index)) return false;
  lua_getfield(L, index, "op");
  bool same = text_is(text_at(L, -1), op);
  lua_pop(L, 1);
  return same;
}

static bool fits_rows_or_members(lua_State *L, int index) {
  return fits_members(L, index) || node_is(L, index, "members") || is_op(L, index, "rows") ||
         is_op(L, index, "evidence") || is_op(L, index, "sample");
}

static bool fits_papers(lua_State *L, int index) {
  return is_op(L, index, "evidence") || is_each(L, index);
}

static bool fits_start(lua_State *L, int index) {
  return node_is(L, index, "set") || is_each(L, index) || node_is(L, index, "column") || is_op(L, index, "after");
}

static bool fits_span_or_column(lua_State *L, int index) {
  return fits_span(L, index) || node_is(L, index, "column");
}

static bool fits_choice(lua_State *L, const char *choices, int index) {
  Text rest = text_of(choices), word;
  while (text_cut(&rest, '|', &word))
    if (text_at(L, index).len && text_equal(word, text_at(L, index))) return true;
  return false;
}

static bool fits_limit_day(lua_State *L, int index) {
  return fits_day(L, index) || node_is(L, index, "limit") || node_is(L, index, "column") || is_op(L, index, "fact");
}

static bool fits_limit_day_or_span(lua_State *L, int index) {
  return fits_limit_day(L, index) || fits_span(L, index);
}

static bool fits_whose(lua_State *L, int index) {
  return node_is(L, index, "column") || fits_choice(L, "own|parent|child|each", index);
}

/* Each entry is a wording; one that is a list offers alternatives. */
static bool fits_headings(lua_State *L, int index) {
  return fits_text_or_each(L, index) || each_fits(L, index, fits_wording);
}

/* ---- Small tables with a shape ---- */

static bool pair_fits(lua_State *L, int index, bool (*second)(lua_State *, int)) {
  if (!lua_istable(L, index) || node_at(L, index)) return false;
  lua_geti(L, index, 1);
  lua_geti(L, index, 2);
  lua_getfield(L, index, "title");
  int top = lua_gettop(L);
  return fits_id(L, top - 2) && (is_anything(L, top - 1) || second(L, top - 1)) && (lua_isnil(L, top) || fits_shown(L, top));
}

static bool fits_branch(lua_State *L, int index) {
  return fits_part_test(L, index) || pair_fits(L, index, fits_part_test);
}

static bool fits_step(lua_State *L, int index) {
  return pair_fits(L, index, fits_set);
}

static bool fits_scale(lua_State *L, int index) {
  Text text = text_at(L, index);
  Points from, to;
  size_t at = text_find(text, TEXT(".."));
  if (lua_istable(L, index)) return each_fits(L, index, fits_points);
  return at != SIZE_MAX && points_parse(text_slice(text, 0, at), &from) &&
         points_parse(text_slice(text, at + 2, text.len), &to) && from >= 0 && from < to;
}

bool type_percent(Text text, int64_t *percent) {
  return text_ends(text, TEXT("%")) && text_to_int(text_slice(text, 0, text.len - 1), percent) && *percent >= 1 && *percent <= 100;
}

/* A step begins at a number of leaves or at a share of them: 1, 2 ... or "80%". */
static bool fits_step_of_points(lua_State *L, int key, int value, bool *shares) {
  int64_t percent;
  *shares = type_percent(text_at(L, key), &percent);
  return (*shares || (lua_isinteger(L, key) && lua_tointeger(L, key) >= 1)) && fits_points(L, value);
}

static bool fits_late(lua_State *L, int index) {
  Text word = text_at(L, index);
  Points share;
  if (word.len) return text_is(word, "none") || text_is(word, "half");
  return points_from_lua(L, index, &share) && share >= 0 && share <= POINTS_ONE;
}

static bool fits_partial(lua_State *L, int index) {
  Text word = text_at(L, index);
  if (word.len) return text_is(word, "share") || text_is(word, "all_or_nothing");
  if (!lua_istable(L, index) || node_at(L, index)) return false;
  bool good = true, shares = false;
  int top = lua_gettop(L), count = 0, by_share = 0;
  for (lua_pushnil(L); good && lua_next(L, index); lua_settop(L, top + 1)) {
    good = fits_step_of_points(L, top + 1, top + 2, &shares);
    by_share += shares;
    count++;
  }
  lua_settop(L, top);
  return good && count && (!by_share || by_share == count);
}

static bool fits_band(lua_State *L, int index) {
  Points from;
  if (!lua_istable(L, index)) return false;
  lua_geti(L, index, 1);
  lua_geti(L, index, 2);
  int top = lua_gettop(L);
  return points_from_lua(L, top - 1, &from) && from >= 0 && from <= 1000 * POINTS_ONE && fits_shown(L, top);
}

static bool fits_bands(lua_State *L, int index) {
  return each_fits(L, index, fits_band);
}

/* { "first term", "2017-02-20", "2017-07-10" } */
static bool fits_window(lua_State *L, int index) {
  if (!lua_istable(L, index) || node_at(L, index)) return false;
  lua_geti(L, index, 1);
  lua_geti(L, index, 2);
  lua_geti(L, index, 3);
  lua_getfield(L, index, "title");
  int top = lua_gettop(L);
  return fits_id(L, top - 3) && fits_day(L, top - 2) && fits_day(L, top - 1) && (lua_isnil(L, top) || fits_shown(L, top));
}

static bool fits_windows(lua_State *L, int index) {
  bool working = is_working(L, index, "working day") || is_working(L, index, "working week");
  return working || fits_per(L, index) || span_several(text_at(L, index)) || each_fits(L, index, fits_window);
}

static bool fits_test_or_set(lua_State *L, int index) {
  return node_is(L, index, "test") || node_is(L, index, "set");
}

static bool fits_condition_of_veto(lua_State *L, int index) {
  return fits_test_or_set(L, index) || node_is(L, index, "review");
}

static bool fits_override(lua_State *L, int index) {
  if (!lua_istable(L, index) || node_at(L, index)) return false;
  lua_geti(L, index, 1);
  lua_geti(L, index, 2);
  lua_getfield(L, index, "why");
  int top = lua_gettop(L);
  return fits_shown(L, top - 2) && (is_anything(L, top - 1) || fits_test_or_set(L, top - 1)) && fits_shown(L, top);
}

static bool fits_overrides(lua_State *L, int index) {
  return each_fits(L, index, fits_override);
}

static bool fits_decision(lua_State *L, int index) {
  if (!lua_istable(L, index)) return false;
  lua_getfield(L, index, "about");
  lua_getfield(L, index, "chosen");
  int top = lua_gettop(L);
  return fits_shown(L, top - 1) && fits_shown(L, top);
}

static bool fits_decisions(lua_State *L, int index) {
  return each_fits(L, index, fits_decision);
}

/* { host = { "主持人", "host" } }: the name of a field and how papers write it. */
static bool fits_fields(lua_State *L, int index) {
  if (!lua_istable(L, index) || node_at(L, index)) return false;
  bool good = true;
  int top = lua_gettop(L);
  for (lua_pushnil(L); good && lua_next(L, index); lua_settop(L, top + 1)) good = fits_id(L, top + 1) && fits_texts(L, top + 2);
  lua_settop(L, top);
  return good;
}

static bool fits_nothing(lua_State *L, int index) {
  (void)L, (void)index;
  return false;
}

static const Type types[] = {
    {"text", fits_text, "a text", "文字"},
    {"id", fits_id, "a short text without blanks and / \\ \" | ,", "不含空格和 / \\ \" | , 的短文字"},
    {"shown", fits_shown, "a text, or a text for each language: { en = \"...\", [\"zh-Hans\"] = \"...\" }",
     "文字，或各语言的文字：{ en = \"…\", [\"zh-Hans\"] = \"…\" }"},
    {"texts", fits_texts, "a text or a list of texts", "文字或文字列表"},
    {"list", fits_list, "a list of texts", "文字列表"},
    {"members", fits_members, "a list of different short texts without / \\ \" | ,", "互不相同的短文字列表（不含 / \\ \" | ,）"},
    {"member set", fits_rows_or_members,
     "a list of different short texts without / \\ \" | , or evidence { ... }, rows { ... }, units { ... } or sample(...)",
     "互不相同的短文字列表（不含 / \\ \" | ,）、evidence { … }、rows { … }、units { … } 或 sample(…)"},
    {"where", fits_where, "a table such as { deadline = \"<=as_of\", done = { \"no\", \"empty\" } }",
     "表，如 { deadline = \"<=as_of\", done = { \"否\", \"empty\" } }"},
    {"papers", fits_papers, "evidence { ... } or EACH", "evidence { … } 或 EACH"},
    {"first", fits_first, "\"waits\", \"not applicable\", a number or a quantity such as fact(...)", "\"waits\"、\"not applicable\"、数字，或 fact(…) 等数量"},
    {"missing", fits_missing, "\"waits\", \"left out\" or a number", "\"waits\"、\"left out\" 或数字"},
    {"start", fits_start, "a set such as evidence { ... }, EACH, column(\"name\") or after(...)",
     "集合，如 evidence { … }，或 EACH、column(\"栏目\")、after(…)"},
    {"span or column", fits_span_or_column, "a span such as \"90 days\", or column(\"name\") with a number of days",
     "时段，如 \"90 days\"，或写有天数的 column(\"栏目\")"},
    {"limit day", fits_limit_day,
     "a date such as \"2017-07-05\", fact(\"name\"), after(evidence { ... }, \"7 days\") or column(\"name\")",
     "日期，如 \"2017-07-05\"，或 fact(\"名称\")、after(evidence { … }, \"7 days\")、column(\"栏目\")"},
    {"limit day or span", fits_limit_day_or_span,
     "a date such as \"2017-07-05\", fact(\"name\"), after(evidence { ... }, \"7 days\") or column(\"name\"); beside per a span such as "
     "\"5 days\"",
     "日期，如 \"2017-07-05\"，或 fact(\"名称\")、after(evidence { … }, \"7 days\")、column(\"栏目\")；与 per 同用时为时段，如 \"5 days\""},
    {"whose", fits_whose, "\"own\", \"parent\", \"child\", \"each\" or column(\"name\")",
     "\"own\"、\"parent\"、\"child\"、\"each\" 或 column(\"栏目\")"},
    {"wording", fits_wording, "a text, a list of texts, or EACH", "文字、文字列表或 EACH"},
    {"headings", fits_headings, "a text, EACH, or a list of texts or of lists of alternatives",
     "文字、EACH，或由文字及可选文字列表组成的列表"},
    {"yes", fits_yes, "true or false", "true 或 false"},
    {"function", fits_function, "a function", "函数"},
    {"count", fits_count, "a whole number from 1", "从 1 起的整数"},
    {"limit", fits_limit, "a whole number from 0", "从 0 起的整数"},
    {"points", fits_points, "a number of points, at most three decimals", "分数，最多三位小数"},
    {"amount", fits_amount, "a number, at most three decimals", "数，最多三位小数"},
    {"quantity", fits_quantity, "a number, a set, or a quantity such as count(...), percent(...) or fact(...)",
     "数、集合，或 count(…)、percent(…)、fact(…) 等数量"},
    {"column or quantity", fits_column_or_quantity, "a column, or a quantity such as cell(\"number\") * cell(\"price\")", "栏目，或 cell(\"数量\") * cell(\"单价\") 等数量"},
    {"set or units", fits_set_or_units, "a set such as evidence { ... }, or units { ... }",
     "集合，如 evidence { … }，或 units { … }"},
    {"test or set", fits_test_or_set, "a test such as at_least(...), or a set such as rows { ... }",
     "检查，如 at_least(…)，或集合，如 rows { … }"},
    {"prices", fits_prices, "a table such as { [\"national\"] = 5, [\"provincial\"] = 3 }",
     "表，如 { [\"国家级\"] = 5, [\"省级\"] = 3 }"},
    {"point bands", fits_point_bands,
     "a list such as { { 95, 15 }, { 90, 10 } }: from a number on, so many points, 0 or more; { 40, 15, to = 60 } ends there",
     "列表，如 { { 95, 15 }, { 90, 10 } }：达到某数得若干分，不小于 0；{ 40, 15, to = 60 } 到此为止"},
    {"cut", fits_cut,
     "{ points, test } with no other options than title, late such as 0.5, { 1, 0 } or { 0.5, per = \"working day\" } (\"day\", "
     "\"working day\", \"week\", \"month\"), per = \"point\" or \"5 points\", begun, most_each, most",
     "{ 分数, 检查 }，另外只可写 title、late（如 0.5、{ 1, 0 }、{ 0.5, per = \"working day\" }，per 可为 \"day\"、\"working day\"、\"week\"、"
     "\"month\"）、per = \"point\" 或 \"5 points\"、begun、most_each、most"},
    {"precision", fits_precision, "1, 0.1, 0.01 or 0.001", "1、0.1、0.01 或 0.001"},
    {"day", fits_day, "a date such as \"2017-07-05\"", "日期，如 \"2017-07-05\""},
    {"day or fact", fits_day_or_fact, "a date such as \"2017-07-05\", or fact(\"...\")",
     "日期，如 \"2017-07-05\"，或 fact(\"…\")"},
    {"month day", fits_month_day, "a day of the year such as \"07-01\"", "月日，如 \"07-01\""},
    {"days", fits_days, "a number of days such as \"90 days\" or \"5 working days\"",
     "天数，如 \"90 days\" 或 \"5 working days\""},
    {"span", fits_span, "a span such as \"90 days\", \"5 working days\", \"2 weeks\", \"3 months\" or \"2 years\"",
     "时段，如 \"90 days\"、\"5 working days\"、\"2 weeks\"、\"3 months\" 或 \"2 years\""},
    {"days or no", fits_days_or_no, "a number of days such as \"14 days\", or false", "天数，如 \"14 days\"，或 false"},
    {"shift", fits_shift, "\"same month\", \"working day\" or a number of days such as \"3 days\"",
     "\"same month\"、\"working day\" 或天数，如 \"3 days\""},
    {"day of month", fits_day_of_month, "a whole number from 1 to 31", "1 至 31 的整数"},
    {"per or windows", fits_windows,
     "\"day\", \"working day\", \"week\", \"working week\", \"ten days\", \"month\", \"quarter\", \"half\", \"year\", several as \"2 weeks\", or a list of "
     "{ \"name\", \"from\", \"to\" }, whose name has no blanks, commas, / \\ | (title = \"...\" shows any other)",
     "\"day\"、\"working day\"、\"week\"、\"working week\"、\"ten days\"（旬）、\"month\"、\"quarter\"、\"half\"、\"year\"，几个合为一段如 \"2 weeks\"，或由 { \"名称\", \"起\", \"止\" } 组成的列表，名称中不能有空格、逗号、/ \\ |（另用 title = \"…\" 写显示的名称）"},
    {"per", fits_per, "\"day\", \"week\", \"ten days\", \"month\", \"quarter\", \"half\" or \"year\"",
     "\"day\"、\"week\"、\"ten days\"（旬）、\"month\"、\"quarter\"、\"half\" 或 \"year\""},
    {"test", fits_test, "a test such as at_least(1, evidence { ... })", "检查，如 at_least(1, evidence { … })"},
    {"part test", fits_part_test, "a test such as at_least(1, evidence { ... }), or a review",
     "检查，如 at_least(1, evidence { … })，或 review"},
    {"test, set or review", fits_condition_of_veto, "a set, a test or a review", "集合、检查或 review"},
    {"review", fits_review, "review { ... }", "review { … }"},
    {"set", fits_set, "a set such as evidence { ... }", "集合，如 evidence { … }"},
    {"set or count", fits_set_or_count, "a set such as evidence { ... }, or a whole number", "集合，如 evidence { … }，或整数"},
    {"count or fact", fits_count_or_fact, "a whole number from 1", "从 1 起的整数"},
    {"period", fits_period, "a period such as year(2017)", "期间，如 year(2017)"},
    {"part", fits_part, "part(points, test), or a field with its name in front", "part(分数, 检查)，或带名称的字段"},
    {"branch", fits_branch, "a test, or { \"name\", test }, whose name has no blanks, commas, / \\ | (title = \"...\" shows any other)",
     "检查，或 { \"名称\", 检查 }，名称中不能有空格、逗号、/ \\ |（另用 title = \"…\" 写显示的名称）"},
    {"step", fits_step, "{ \"name\", evidence { ... } }, whose name has no blanks, commas, / \\ | (title = \"...\" shows any other)",
     "{ \"名称\", evidence { … } }，名称中不能有空格、逗号、/ \\ |（另用 title = \"…\" 写显示的名称）"},
    {"scale", fits_scale, "a list such as { 2, 1, 0 } or a range such as \"0..10\"", "列表，如 { 2, 1, 0 }，或范围，如 \"0..10\""},
    {"partial", fits_partial, "\"share\", \"all_or_nothing\" or steps such as { [8] = 16, [6] = 12 } or { [\"80%\"] = 16 }",
     "\"share\"、\"all_or_nothing\" 或分档，如 { [8] = 16, [6] = 12 } 或 { [\"80%\"] = 16 }"},
    {"late", fits_late, "\"none\", \"half\" or a share from 0 to 1 with at most three decimals", "\"none\"、\"half\"，或 0 至 1 的比例，最多三位小数"},
    {"bands", fits_bands, "a list such as { { 90, \"A\" }, { 0, \"B\" } }", "列表，如 { { 90, \"优\" }, { 0, \"良\" } }"},
    {"overrides", fits_overrides, "a list of { \"name\", a test or a set, why = \"...\" }",
     "由 { \"名称\", 检查或集合, why = \"…\" } 组成的列表"},
    {"decisions", fits_decisions, "a list of { about = \"...\", chosen = \"...\" }",
     "由 { about = \"…\", chosen = \"…\" } 组成的列表"},
    {"fields", fits_fields, "a table such as { host = { \"host\", \"chair\" } }", "表，如 { host = { \"主持人\", \"主持\" } }"},
    {"named", fits_nothing, "a field with its name in front: name = value", "带名称的字段：名称 = 值"},
    {"braces", fits_nothing, "one table in braces: { name = value }", "一个花括号表：{ 名称 = 值 }"},
};

static const Type *find_type(const char *name) {
  for (size_t i = 0; i < sizeof types / sizeof *types; i++)
    if (!strcmp(types[i].name, name)) return &types[i];
  for (size_t i = 0; i < types_of_totals_count; i++)
    if (!strcmp(types_of_totals[i].name, name)) return &types_of_totals[i];
  return NULL;
}

bool type_fits(lua_State *L, const char *name, int index) {
  if (is_anything(L, index)) return true; /* told already */
  index = lua_absindex(L, index);
  int top = lua_gettop(L);
  const Type *type = find_type(name);
  if (!type && !strchr(name, '|')) return luaL_error(L, "rules/std: there is no type \"%s\"", name);
  bool fits = type ? type->fits(L, index) : fits_choice(L, name, index);
  lua_settop(L, top);
  return fits;
}

Text type_words_both(lua_State *L, const char *name) {
  const Type *type = find_type(name);
  return type ? text_both(script_of(L)->arena, text_of(type->en), text_of(type->zh)) : type_words(L, name);
}

Text type_words(lua_State *L, const char *name) {
  Script *script = script_of(L);
  const Type *type = find_type(name);
  if (type) return text_in(script->arena, script->lang, type->en, type->zh);
  TextList words = {0};
  Text rest = text_of(name), word;
  while (text_cut(&rest, '|', &word)) *list_add(script->arena, &words) = text_format(script->arena, "\"%.*s\"", TEXT_ARG(word));
  return text_join(script->arena, &words, assess_zh(script->lang) ? TEXT("、") : TEXT(", "));
}
