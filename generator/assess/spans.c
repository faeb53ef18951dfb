/* SPDX-License-Identifier: MIT
 *
 * What the vocabulary asks of spans of time and of make-ups: the C side of last, max_gap, shift, after and make_up.
 * Takes: "90 days", "5 working days", "3 months", "2 years"; a record. Gives: days; the words of a record that may say what it
 * makes up.
 * Owns: nothing.
 */
#include "assess/assess_in.h"

#include <string.h>

/* ---- Spans ---- */

bool span_parse(Text text, Span *span) {
  static const struct {
    const char *name;
    int64_t most;
    int days, months;
    bool working;
  } units[] = {{"day", 36500, 1, 0, false}, {"working day", 10000, 1, 0, true}, {"week", 5200, 7, 0, false},
               {"month", 1200, 0, 1, false}, {"year", 100, 0, 12, false}};
  Text number = TEXT_NONE;
  int64_t count;
  if (!text_cut(&text, ' ', &number) || !text_to_int(number, &count) || count < 1) return false;
  if (text_ends(text, TEXT("s"))) text = text_slice(text, 0, text.len - 1);
  for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
    if (!text_is(text, units[i].name) || count > units[i].most) continue;
    *span = (Span){.days = (int)count * units[i].days, .months = (int)count * units[i].months, .working = units[i].working};
    return true;
  }
  return false;
}

bool span_several(Text text) {
  Span span;
  bool unit = text_ends(text, TEXT(" weeks")) || text_ends(text, TEXT(" months"));
  return unit && span_parse(text, &span) && span.days <= 364 && span.months <= 120 && span.days != 7 && span.months != 1;
}

Day span_move(const Assessment *assessment, const Span *span, Day day, int direction) {
  if (span->working) return holiday_move(&assessment->holidays, day, direction * span->days);
  Day end = day_add_months(day, direction * span->months);
  if (end == DAY_NONE) end = direction > 0 ? day_of(9999, 12, 31) : day_of(1, 1, 1);
  return end + direction * span->days;
}

/* host.later(day, "3 months"): 31 January and a month is the last day of February. */
static int moved(lua_State *L, int direction) {
  Day day = (Day)luaL_checkinteger(L, 1);
  Span span = {0};
  luaL_checkstring(L, 2);
  if (!span_parse(text_at(L, 2), &span)) return luaL_error(L, "rules/std: there is no such span of time");
  if (span.working) sandbox_charge(L, (size_t)span.days * 4);
  lua_pushinteger(L, span_move(script_of(L)->assessment, &span, day, direction));
  return 1;
}

static int host_later(lua_State *L) {
  return moved(L, 1);
}

static int host_earlier(lua_State *L) {
  return moved(L, -1);
}

static int working_days(const Holidays *holidays, Day from, Day to) {
  int count = 0;
  for (Day day = from + 1; day <= to; day++) count += holiday_works(holidays, day);
  return count;
}

static int whole_months(Day from, Day to) {
  int count = 0;
  while (day_add_months(from, count + 1) != DAY_NONE && day_add_months(from, count + 1) <= to) count++;
  return count;
}

/* host.pieces(from, to, "working day"): how many whole ones lie behind `from` up to `to`, and whether one more has begun. */
static int host_pieces(lua_State *L) {
  Day from = (Day)luaL_checkinteger(L, 1), to = (Day)luaL_checkinteger(L, 2), end = to;
  Text of = text_at(L, 3);
  int whole, length = text_is(of, "week") ? 7 : 1;
  sandbox_charge(L, to > from ? (size_t)(to - from) : 0);
  if (text_is(of, "working day")) {
    whole = working_days(&script_of(L)->assessment->holidays, from, to);
  } else if (text_is(of, "month")) {
    whole = whole_months(from, to);
    end = day_add_months(from, whole);
  } else {
    whole = to > from ? (to - from) / length : 0;
    end = from + whole * length;
  }
  lua_pushinteger(L, whole);
  lua_pushboolean(L, end < to);
  return 2;
}

/* host.works(day): a working day? */
static int host_works(lua_State *L) {
  lua_pushboolean(L, holiday_works(&script_of(L)->assessment->holidays, (Day)luaL_checkinteger(L, 1)));
  return 1;
}

/* ---- Make-ups ---- */

static bool is_field_name(Text name) {
  static const char *const names[] = {"make_up", "makes_up", "make-up", "补", "补课", "补开", "補", "補課", "補開"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (text_is(name, names[i])) return true;
  return false;
}

/* Asked of each paper of each unit: the byte that 补 and 補 begin with is looked for first. */
static bool has_word(Text text) {
  bool han = memchr(text.at ? text.at : "", 0xE8, text.len);
  if (han && (text_find(text, TEXT("补")) != SIZE_MAX || text_find(text, TEXT("補")) != SIZE_MAX)) return true;
  return text_find(text, TEXT("make-up")) != SIZE_MAX || text_find(text, TEXT("Make-up")) != SIZE_MAX;
}

static Text folder_of(Text path) {
  size_t to = path.len;
  while (to && path.at[to - 1] != '/') to--;
  return text_slice(path, 0, to ? to - 1 : 0);
}

static Text last_of(Text path) {
  size_t folder = folder_of(path).len;
  return text_slice(path, folder ? folder + 1 : 0, path.len);
}

/* What the paper is called: the last name of its path. Where a folder gives the day, that folder may say what is made up. */
static Text name_of(const Record *record) {
  Text path = record->shown;
  if (record->day_from == FROM_FOLDER)
    while (path.len && !has_word(last_of(path))) path = folder_of(path);
  return last_of(path.len ? path : record->shown);
}

static void push_text(lua_State *L, Text text) {
  lua_pushlstring(L, text.at ? text.at : "", text.len);
}

static const Text *make_up_field(const Record *record) {
  for (size_t i = 0; i < record->fields.len; i++)
    if (is_field_name(record->fields.at[i].name)) return &record->fields.at[i].value;
  return NULL;
}

bool record_makes_up(const Record *record) {
  return make_up_field(record) || has_word(record->title) || has_word(name_of(record));
}

/* 季, 月, 周, 旬, 半年; Q1, H2, W07; a second year, as in "2024-04-02 meeting 2024-03". */
static bool begins_time(Text text) {
  static const char *const words[] = {"季", "月", "周", "旬", "半年"};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (text_starts(text, text_of(words[i]))) return true;
  return false;
}

static bool is_time_letter(char c) {
  c |= 32;
  return c == 'q' || c == 'h' || c == 'w';
}

static bool text_names_time(Text text) {
  size_t years = 0, digits = 0;
  for (size_t i = 0; i < text.len; i++) {
    unsigned char c = (unsigned char)text.at[i];
    bool digit = c >= '0' && c <= '9';
    if (digit && i && is_time_letter(text.at[i - 1])) return true;
    if ((c == 0xE5 || c == 0xE6) && begins_time(text_slice(text, i, text.len))) return true;
    digits = digit ? digits + 1 : 0;
    years += digits == 4;
  }
  return years > 1;
}

bool record_names_time(const Record *record) {
  return text_names_time(record->shown) || text_names_time(record->title);
}

/* host.makes_up(unit, record): a field's value or nil, and title and name where these may say it; nothing for most papers. */
static int host_makes_up(lua_State *L) {
  uint32_t unit = (uint32_t)luaL_checkinteger(L, 1), index = (uint32_t)luaL_checkinteger(L, 2);
  const UnitEvidence *evidence = evidence_of(script_of(L), unit);
  if (!evidence || index >= evidence->records.len) return 0;
  const Record *record = &evidence->records.at[index];
  const Text *field = make_up_field(record);
  if (!record_makes_up(record)) return 0;
  if (field) push_text(L, *field);
  else lua_pushnil(L);
  push_text(L, record->title);
  push_text(L, name_of(record));
  return 3;
}

/* host.called(unit, record): title and path, which may name the time that the paper is about. */
static int host_called(lua_State *L) {
  const UnitEvidence *evidence = evidence_of(script_of(L), (uint32_t)luaL_checkinteger(L, 1));
  uint32_t index = (uint32_t)luaL_checkinteger(L, 2);
  bool known = evidence && index < evidence->records.len;
  push_text(L, known ? evidence->records.at[index].title : TEXT_NONE);
  push_text(L, known ? evidence->records.at[index].shown : TEXT_NONE);
  return 2;
}

void spans_open(lua_State *L) {
  static const luaL_Reg functions[] = {
      {"later", host_later}, {"earlier", host_earlier},    {"pieces", host_pieces},
      {"works", host_works}, {"makes_up", host_makes_up}, {"called", host_called}, {NULL, NULL}};
  luaL_setfuncs(L, functions, 0);
}
