/* SPDX-License-Identifier: MIT
 *
 * What the vocabulary asks of the evidence and the calendar: the C side of rules/std/.
 * Takes: a set node, the member that EACH stands for, a period. Gives: small plain tables, one a row, by day, then path.
 * The filter runs in C over all records; Lua sees only what matched. Owns: nothing; memory is the unit's arena and Lua's.
 */
#include "assess/assess_in.h"

#include <stdlib.h>
#include <string.h>

typedef enum Rows { ROWS_PAPERS, ROWS_ENTRIES, ROWS_LINKS, ROWS_EMPTY } Rows;

typedef struct Row {
  uint32_t unit, record, line;
  Day day;
  const Record *from;
  Text target; /* of a broken link; title of an entry */
  bool eyes;
} Row;

typedef struct Search {
  Script *script;
  lua_State *L;
  Rows rows;
  EvidenceQuery query;
  Period when;
  bool photo, table; /* with = { "photo", "table" } */
  LIST(Row) found;
  uint32_t looked;   /* papers that the filter let through, whatever they hold */
  const Record *near; /* the paper that came nearest */
  MatchWhy near_why;
  uint32_t near_unit;
  uint32_t near_index;
} Search;

/* ---- The query of a node ---- */

/* Folded text of the string on the top of the stack, remembered for the life of the state. Pops it. */
static Text folded_top(Script *script, lua_State *L) {
  lua_getfield(L, LUA_REGISTRYINDEX, REGISTRY_FOLDS);
  lua_pushvalue(L, -2);
  if (lua_rawget(L, -2) == LUA_TNIL) {
    lua_pop(L, 1);
    Text folded = text_fold(script->unit_arena, text_at(L, -2));
    lua_pushvalue(L, -2);
    lua_pushlstring(L, folded.at, folded.len);
    lua_pushvalue(L, -1);
    lua_insert(L, -4);
    lua_rawset(L, -3);
    lua_insert(L, -2);
  }
  Text folded = text_at(L, -1); /* the table of folds keeps it alive */
  lua_pop(L, 3);
  return folded;
}

/* The value on the top as a text: EACH gives the member at index 2. Pops it. */
static Text wording_top(Search *search, bool fold) {
  lua_State *L = search->L;
  if (lua_type(L, -1) == LUA_TTABLE) {
    lua_pop(L, 1);
    if (lua_type(L, 2) != LUA_TSTRING) luaL_error(L, "EACH stands outside of for_each");
    lua_pushvalue(L, 2);
  }
  if (lua_type(L, -1) == LUA_TSTRING && fold) return folded_top(search->script, L);
  Text text = text_copy(search->script->unit_arena, text_at(L, -1));
  lua_pop(L, 1);
  return text;
}

static Text wording(Search *search, const char *name, bool fold) {
  lua_getfield(search->L, 1, name);
  return wording_top(search, fold);
}

static void wordings(Search *search, const char *name, bool fold, TextList *list) {
  lua_State *L = search->L;
  lua_getfield(L, 1, name);
  int table = lua_gettop(L);
  for (lua_Integer i = 1, count = lua_isnil(L, table) ? 0 : luaL_len(L, table); i <= count; i++) {
    lua_geti(L, table, i);
    *list_add(search->script->unit_arena, list) = wording_top(search, fold);
  }
  lua_settop(L, table - 1);
}

static void read_query(Search *search) {
  EvidenceQuery *query = &search->query;
  query->kind = wording(search, "kind", false);
  query->topic = wording(search, "topic", true);
  query->contains = wording(search, "contains", true);
  query->path = wording(search, "path", true);
  wordings(search, "fields", false, &query->with_fields);
  wordings(search, "with_headings", true, &query->with_headings);
  query->when = (Period){DAY_NONE, DAY_NONE};
  query->any_state = search->rows == ROWS_LINKS || search->rows == ROWS_EMPTY;
  search->photo = field_bool(search->L, 1, "photo");
  search->table = field_bool(search->L, 1, "table");
}

/* ---- Matching ---- */

/* Where rows carry days of their own, or none, the paper's day decides only when it has one. */
static bool in_period(const Search *search, Day day) {
  Day as_of = search->script->assessment->as_of;
  if (day == DAY_NONE) return true;
  if (as_of != DAY_NONE && day > as_of) return false;
  return (search->when.from == DAY_NONE || day >= search->when.from) && (search->when.to == DAY_NONE || day <= search->when.to);
}

static bool bounded(const Period *when) {
  return when->from != DAY_NONE || when->to != DAY_NONE;
}

/* How far a paper came: the conditions in the order in which they are tried. A paper whose entries are asked for and that has
 * none (WHY_PERIOD) held all of them. */
static int progress(MatchWhy why) {
  static const MatchWhy order[] = {WHY_EMPTY, WHY_PLACEHOLDER, WHY_PATH,  WHY_NO_DAY,
                                   WHY_TOPIC, WHY_CONTAINS,    WHY_FIELD, WHY_HEADING, WHY_PERIOD};
  for (int i = 0; i < (int)(sizeof order / sizeof *order); i++)
    if (order[i] == why) return i + 1;
  return 0;
}

/* Of papers that came equally far the first by path, so that the order in which they were read says nothing. */
static bool is_nearer(const Search *search, const Record *record, MatchWhy why) {
  int before = search->near ? progress(search->near_why) : 0;
  if (progress(why) != before) return progress(why) > before;
  return search->near && text_compare(record->path, search->near->path) < 0;
}

static void note_near(Search *search, const Record *record, uint32_t unit, uint32_t index, MatchWhy why) {
  if (!search->query.kind.len || !progress(why) || !in_period(search, record->day) || !is_nearer(search, record, why)) return;
  search->near = record;
  search->near_why = why;
  search->near_unit = unit;
  search->near_index = index;
}

/* with = { "photo" }: what is inside of a file that cannot be read is for eyes to say. */
static MatchOutcome match_with(const Search *search, const Record *record, MatchOutcome outcome) {
  bool photo = record->images > 0 || record->format == PAPER_IMAGE || record->members.len > 0;
  bool lacks = (search->photo && !photo) || (search->table && !record->table_rows);
  if (!lacks) return outcome;
  return record->unreadable == UNREADABLE_NO ? MATCH_NO : MATCH_EYES;
}

static MatchOutcome match(Search *search, const Record *record, MatchWhy *why, uint32_t *line) {
  *why = WHY_NONE;
  *line = 0;
  MatchOutcome outcome = evidence_match(&search->script->pack->vocabulary, &search->query, record, why, line);
  if (outcome == MATCH_NO) return outcome;
  if (search->rows == ROWS_PAPERS && record->day == DAY_NONE && bounded(&search->when)) return *why = WHY_NO_DAY, MATCH_NO;
  if (search->rows != ROWS_ENTRIES && !in_period(search, record->day)) return *why = WHY_PERIOD, MATCH_NO;
  outcome = match_with(search, record, outcome);
  if (outcome == MATCH_NO) *why = WHY_FIELD;
  return outcome;
}

/* ---- Rows ---- */

static Row *add_row(Search *search, const Record *record, uint32_t unit, uint32_t index, uint32_t line, bool eyes) {
  Row *row = list_add(search->script->unit_arena, &search->found);
  *row =
      (Row){.unit = unit, .record = index, .line = line, .day = record->day, .from = record, .eyes = eyes, .target = TEXT_NONE};
  return row;
}

static void add_entries(Search *search, const Record *record, uint32_t unit, uint32_t index, bool eyes) {
  for (size_t i = 0; i < record->dated.len; i++) {
    if (!in_period(search, record->dated_days.at[i])) continue;
    Row *row = add_row(search, record, unit, index, record->dated.at[i].line, eyes);
    row->day = record->dated_days.at[i];
    row->target = record->dated.at[i].text;
  }
  if (!record->dated.len && record->unreadable != UNREADABLE_NO) add_row(search, record, unit, index, 0, true);
}

static void add_links(Search *search, const Record *record, uint32_t unit, uint32_t index) {
  for (size_t i = 0; i < record->links.len; i++) {
    const RecordLink *link = &record->links.at[i];
    if (!link->outside && !link->resolves) add_row(search, record, unit, index, link->line, false)->target = link->target;
  }
}

static void look_at(Search *search, const Record *record, uint32_t unit, uint32_t index) {
  MatchWhy why;
  uint32_t line;
  MatchOutcome outcome = match(search, record, &why, &line);
  if (outcome == MATCH_NO) {
    note_near(search, record, unit, index, why);
    return;
  }
  search->looked++;
  bool eyes = outcome == MATCH_EYES;
  switch (search->rows) {
  case ROWS_PAPERS: add_row(search, record, unit, index, line, eyes); break;
  case ROWS_ENTRIES:
    add_entries(search, record, unit, index, eyes);
    if (!record->dated.len && record->unreadable == UNREADABLE_NO) note_near(search, record, unit, index, WHY_PERIOD);
    break;
  case ROWS_LINKS: add_links(search, record, unit, index); break;
  case ROWS_EMPTY:
    if (record->empty || record->placeholder) add_row(search, record, unit, index, 0, false);
    break;
  }
}

static void look_through(Search *search, const UnitEvidence *evidence) {
  if (!evidence) return;
  sandbox_charge(search->L, evidence->records.len);
  for (size_t i = 0; i < evidence->records.len; i++) look_at(search, &evidence->records.at[i], evidence->unit, (uint32_t)i);
}

/* from = "parent" or "child": a row about a branch may be proved by a paper of the town, and the other way round. */
static void look_elsewhere(Search *search, Text from) {
  const Assessor *assessor = search->script->assessor;
  uint32_t own = search->script->evidence->unit;
  if (!assessor->evidence || !assessor->units) return;
  uint32_t parent = assessor->units->all.at[own].parent;
  if (text_is(from, "parent") && parent != UNIT_NO_PARENT) look_through(search, assessor->evidence(assessor->state, parent));
  for (uint32_t i = 0; text_is(from, "child") && i < assessor->units->all.len; i++)
    if (assessor->units->all.at[i].parent == own) look_through(search, assessor->evidence(assessor->state, i));
}

static int compare_rows(const void *a, const void *b) {
  const Row *left = a, *right = b;
  if (left->day != right->day) return left->day < right->day ? -1 : 1;
  if (left->unit != right->unit) return left->unit < right->unit ? -1 : 1;
  int order = text_compare(left->from->path, right->from->path);
  if (order) return order;
  if (left->line != right->line) return left->line < right->line ? -1 : 1;
  return text_compare(left->target, right->target);
}

/* ---- Rows for Lua ---- */

static void set_text(lua_State *L, const char *name, Text text) {
  lua_pushlstring(L, text.at ? text.at : "", text.len);
  lua_setfield(L, -2, name);
}

static void set_integer(lua_State *L, const char *name, int64_t value) {
  lua_pushinteger(L, value);
  lua_setfield(L, -2, name);
}

static void push_row(lua_State *L, const Row *row) {
  lua_createtable(L, 0, 8);
  set_integer(L, "unit", row->unit);
  set_integer(L, "record", row->record);
  set_integer(L, "line", row->line);
  if (row->day != DAY_NONE) set_integer(L, "day", row->day);
  if (row->from->received != DAY_NONE) set_integer(L, "received", row->from->received);
  set_text(L, "path", row->from->shown);
  if (row->target.len) set_text(L, "target", row->target);
  lua_pushboolean(L, row->eyes);
  lua_setfield(L, -2, "eyes");
}

/* The reason of a leaf that only this paper came near to: the name of a Reason. */
static Reason near_reason(MatchWhy why) {
  if (why == WHY_EMPTY || why == WHY_PLACEHOLDER) return REASON_EMPTY;
  return why == WHY_PERIOD ? REASON_NO_ENTRY : REASON_MALFORMED;
}

static void push_near(lua_State *L, const Search *search) {
  if (!search->near) {
    lua_pushnil(L);
    return;
  }
  const Row row = {.unit = search->near_unit,
                   .record = search->near_index,
                   .day = search->near->day,
                   .from = search->near,
                   .target = TEXT_NONE};
  push_row(L, &row);
  set_text(L, "reason", text_of(reason_names[near_reason(search->near_why)]));
}

static Rows rows_named(lua_State *L, int index) {
  static const char *const names[] = {"papers", "entries", "links", "empty", NULL};
  return (Rows)luaL_checkoption(L, index, "papers", names);
}

/* host.find(set, member, rows, first, last): the rows, how many papers were looked at, the paper that came nearest. */
static int host_find(lua_State *L) {
  Search search = {.script = script_of(L), .L = L};
  lua_settop(L, 5);
  search.rows = rows_named(L, 3);
  search.when.from = (Day)luaL_optinteger(L, 4, DAY_NONE);
  search.when.to = (Day)luaL_optinteger(L, 5, DAY_NONE);
  read_query(&search);
  Text from = field_text(L, 1, "from", search.script->unit_arena);
  if (from.len && !text_is(from, "own")) look_elsewhere(&search, from);
  else look_through(&search, search.script->evidence);
  if (search.found.len > 1) qsort(search.found.at, search.found.len, sizeof *search.found.at, compare_rows);
  lua_createtable(L, (int)search.found.len, 0);
  for (size_t i = 0; i < search.found.len; i++) {
    push_row(L, &search.found.at[i]);
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
  lua_pushinteger(L, search.looked);
  push_near(L, &search);
  return 3;
}

/* ---- Calendar ---- */

static void push_day(lua_State *L, Day day) {
  if (day == DAY_NONE) lua_pushnil(L);
  else lua_pushinteger(L, day);
}

static Arena *arena_of(lua_State *L) {
  Script *script = script_of(L);
  return script->unit_arena ? script->unit_arena : script->arena;
}

static int host_period(lua_State *L) {
  const Period *period = &script_of(L)->pack->period;
  push_day(L, period->from);
  push_day(L, period->to);
  return 2;
}

static int host_as_of(lua_State *L) {
  push_day(L, script_of(L)->assessment->as_of);
  return 1;
}

static int host_day(lua_State *L) { /* host.day("2017-07-05") */
  Day day = DAY_NONE;
  luaL_checkstring(L, 1);
  day_parse(text_at(L, 1), &day);
  push_day(L, day);
  return 1;
}

static int host_date(lua_State *L) { /* host.date(2017, 7, 5) */
  push_day(L, day_of((int)luaL_checkinteger(L, 1), (int)luaL_checkinteger(L, 2), (int)luaL_checkinteger(L, 3)));
  return 1;
}

static int host_year(lua_State *L) {
  int year, month, day;
  day_parts((Day)luaL_checkinteger(L, 1), &year, &month, &day);
  lua_pushinteger(L, year);
  return 1;
}

static int host_iso(lua_State *L) {
  Text text = day_iso(arena_of(L), (Day)luaL_checkinteger(L, 1));
  lua_pushlstring(L, text.at, text.len);
  return 1;
}

/* The same in every language, unlike the shown name: 2017, 2017-H1, 2017-Q3, 2017-07, 2017-07-05 (a day, or a week's first). */
static Text window_key(Arena *arena, const Period *window, Per per) {
  int year, month, day;
  day_parts(window->from, &year, &month, &day);
  switch (per) {
  case PER_YEAR: return text_format(arena, "%04d", year);
  case PER_HALF: return text_format(arena, "%04d-H%d", year, month > 6 ? 2 : 1);
  case PER_QUARTER: return text_format(arena, "%04d-Q%d", year, (month + 2) / 3);
  case PER_MONTH: return text_format(arena, "%04d-%02d", year, month);
  case PER_NONE:
  case PER_DAY:
  case PER_WEEK: break;
  }
  return day_iso(arena, window->from);
}

static int host_windows(lua_State *L) {
  Script *script = script_of(L);
  Per per = PER_NONE;
  PeriodList windows = {0};
  luaL_checkstring(L, 1);
  per_parse(text_at(L, 1), &per);
  Period period = {(Day)luaL_checkinteger(L, 2), (Day)luaL_checkinteger(L, 3)};
  per_windows(arena_of(L), period, per, &windows);
  lua_createtable(L, (int)windows.len, 0);
  for (size_t i = 0; i < windows.len; i++) {
    lua_createtable(L, 0, 4);
    set_integer(L, "first", windows.at[i].from);
    set_integer(L, "last", windows.at[i].to);
    set_text(L, "key", window_key(arena_of(L), &windows.at[i], per));
    set_text(L, "name", per_name(arena_of(L), windows.at[i], per, script->lang));
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
  return 1;
}

/* ---- Names ---- */

static int host_kind_title(lua_State *L) {
  const Kinds *kinds = &script_of(L)->pack->vocabulary.kinds;
  for (size_t i = 0; i < kinds->len; i++) {
    if (!text_equal(kinds->at[i].id, text_at(L, 1))) continue;
    lua_pushlstring(L, kinds->at[i].title.at, kinds->at[i].title.len);
    return 1;
  }
  lua_settop(L, 1);
  return 1;
}

static int host_unit(lua_State *L) {
  Script *script = script_of(L);
  const Unit *unit = &script->assessor->units->all.at[script->evidence->unit];
  lua_newtable(L);
  set_text(L, "id", unit->id);
  set_text(L, "name", unit->name);
  set_text(L, "class", unit->klass);
  set_integer(L, "papers", (int64_t)script->evidence->records.len);
  lua_newtable(L);
  for (size_t i = 0; i < unit->facts.len; i++) {
    lua_pushlstring(L, unit->facts.at[i].name.at, unit->facts.at[i].name.len);
    lua_pushlstring(L, unit->facts.at[i].value.at ? unit->facts.at[i].value.at : "", unit->facts.at[i].value.len);
    lua_rawset(L, -3);
  }
  lua_setfield(L, -2, "facts");
  return 1;
}

/* What a check may know of a paper: host.paper(unit, record). */
static int host_paper(lua_State *L) {
  Script *script = script_of(L);
  uint32_t unit = (uint32_t)luaL_checkinteger(L, 1), index = (uint32_t)luaL_checkinteger(L, 2);
  const UnitEvidence *evidence = evidence_of(script, unit);
  if (!evidence || index >= evidence->records.len) return 0;
  const Record *record = &evidence->records.at[index];
  lua_newtable(L);
  set_text(L, "title", record->title);
  set_text(L, "path", record->shown);
  set_text(L, "kind", record->kind);
  set_text(L, "text", record->text_folded);
  if (record->day != DAY_NONE) set_text(L, "day", day_iso(script->unit_arena, record->day));
  set_integer(L, "words", record->words);
  set_integer(L, "images", record->images);
  set_integer(L, "table_rows", record->table_rows);
  lua_newtable(L);
  for (size_t i = record->fields.len; i-- > 0;) { /* the first of two counts */
    lua_pushlstring(L, record->fields.at[i].name.at, record->fields.at[i].name.len);
    lua_pushlstring(L, record->fields.at[i].value.at ? record->fields.at[i].value.at : "", record->fields.at[i].value.len);
    lua_rawset(L, -3);
  }
  lua_setfield(L, -2, "fields");
  return 1;
}

void query_open(lua_State *L) {
  static const luaL_Reg functions[] = {{"find", host_find}, {"period", host_period}, {"as_of", host_as_of}, {"day", host_day},
      {"date", host_date}, {"year", host_year}, {"iso", host_iso}, {"windows", host_windows}, {"kind_title", host_kind_title},
      {"unit", host_unit}, {"paper", host_paper}, {NULL, NULL}};
  luaL_setfuncs(L, functions, 0);
}
