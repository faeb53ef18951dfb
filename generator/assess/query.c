/* SPDX-License-Identifier: MIT
 *
 * What the vocabulary asks of the calendar, the unit and the pack: the C side of rules/std/.
 * Takes: plain values. Gives: plain values and small tables. Owns: nothing; memory is the unit's arena and Lua's.
 */
#include "assess/find_in.h"

void set_text(lua_State *L, const char *name, Text text) {
  lua_pushlstring(L, text.at ? text.at : "", text.len);
  lua_setfield(L, -2, name);
}

void set_integer(lua_State *L, const char *name, int64_t value) {
  lua_pushinteger(L, value);
  lua_setfield(L, -2, name);
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

static int host_read_day(lua_State *L) { /* host.read_day("2017年7月5日"): of a cell; nil where it is none */
  Day day = DAY_NONE;
  luaL_checkstring(L, 1);
  day_read(text_at(L, 1), &day);
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

/* The same in every language, unlike the shown name: 2017, 2017-H1, 2017-Q3, 2017-07, 2017-07-05
 * (of a day, a week or ten days the first). */
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
  case PER_WEEK:
  case PER_TEN_DAYS: break;
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

/* host.marked(key, window): what a mark says of a leaf of the part in hand that waits for eyes: "yes", "no", nothing. */
static int host_marked(lua_State *L) {
  const Script *script = script_of(L);
  const Assessor *assessor = script->assessor;
  if (!assessor || !script->part || !assessor->marks) return 0;
  const PackPart *part = &assessor->pack->items.at[script->item_index].parts.at[script->part_index];
  const Mark *mark = part_mark_of(assessor->marks, part, script->evidence->unit, script->item_index, script->part_index,
                                  text_at(L, 1), text_at(L, 2));
  if (mark) lua_pushstring(L, mark->approved ? "yes" : "no");
  return mark != NULL;
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

static Text field_title(const Script *script, Text kind, Text field) {
  const Kinds *kinds = &script->pack->vocabulary.kinds;
  for (size_t i = 0; i < kinds->len; i++)
    for (size_t k = 0; text_equal(kinds->at[i].id, kind) && k < kinds->at[i].fields.len; k++)
      if (text_equal(kinds->at[i].fields.at[k].name, field)) return kinds->at[i].fields.at[k].title;
  return text_in_script(arena_of((lua_State *)script->lua), script->lang, field);
}

/* host.field_title(kind, field): what a field of papers is called. */
static int host_field_title(lua_State *L) {
  Text title = field_title(script_of(L), text_at(L, 1), text_at(L, 2));
  lua_pushlstring(L, title.at, title.len);
  return 1;
}

/* host.column_title(row, column): what the column is called in the register of the row, or the field in papers of its kind. */
static int host_column_title(lua_State *L) {
  const Script *script = script_of(L);
  const UnitEvidence *evidence = evidence_of(script_of(L), (uint32_t)field_integer(L, 1, "unit", 0));
  uint32_t index = (uint32_t)field_integer(L, 1, "record", 0), sheet = (uint32_t)field_integer(L, 1, "sheet", UINT32_MAX);
  Text column = text_at(L, 2), title = column;
  if (evidence && index < evidence->records.len) {
    const Record *record = &evidence->records.at[index];
    bool row = sheet < record->tables.len;
    title = row ? column_title(register_find(&script->pack->vocabulary, record->tables.at[sheet].of), column)
                : field_title(script, record->kind, column);
  }
  lua_pushlstring(L, title.at, title.len);
  return 1;
}

enum { MATTER_WIDTH = 40 }; /* columns of a terminal */

static bool has_letter(Text text) {
  Text rest = text_trim(text);
  for (int32_t c = text_next(&rest); c >= 0; c = text_next(&rest))
    if (c >= 0x3400 || (c < 0x80 && ((c | 0x20) >= 'a' && (c | 0x20) <= 'z'))) return true;
  return false;
}

static Text cut_to_width(Arena *arena, Text text) {
  size_t end = 0;
  if (text_width(text) <= MATTER_WIDTH) return text;
  for (Text rest = text; text_width(text_slice(text, 0, end)) < MATTER_WIDTH; end = (size_t)(rest.at - text.at)) text_next(&rest);
  return text_format(arena, "%.*s\xE2\x80\xA6", (int)end, text.at);
}

/* In no other row of its column: states, and who is to do it, stand in several. */
static bool is_alone(const RecordTable *table, size_t row, size_t column) {
  Text cell = table->folded.at[row * table->columns.len + column];
  for (size_t i = 0; i < table->lines.len; i++)
    if (i != row && text_equal(table->folded.at[i * table->columns.len + column], cell)) return false;
  return true;
}

/* host.matter(row): of a row of a table what says most, beside its key: its widest cell with a letter that is no day, and that no
 * other row has. */
static int host_matter(lua_State *L) {
  const UnitEvidence *evidence = evidence_of(script_of(L), (uint32_t)field_integer(L, 1, "unit", 0));
  uint32_t index = (uint32_t)field_integer(L, 1, "record", 0), sheet = (uint32_t)field_integer(L, 1, "sheet", UINT32_MAX);
  size_t row = (size_t)field_integer(L, 1, "row", 0);
  Text key = field_text(L, 1, "key", arena_of(L)), most = TEXT_NONE;
  const Record *record = evidence && index < evidence->records.len ? &evidence->records.at[index] : NULL;
  const RecordTable *table = record && sheet < record->tables.len ? &record->tables.at[sheet] : NULL;
  for (size_t i = 0; table && row < table->lines.len && i < table->columns.len; i++) {
    Text cell = text_trim(table->cells.at[row * table->columns.len + i]);
    Day day;
    bool tells = has_letter(cell) && !text_equal(cell, key) && !day_parse(cell, &day) && is_alone(table, row, i);
    if (tells && text_width(cell) > text_width(most)) most = cell;
  }
  most = cut_to_width(arena_of(L), most);
  lua_pushlstring(L, most.len ? most.at : "", most.len);
  return 1;
}

/* host.register(id): what rows of it are called, whether they bear days. */
static int host_register(lua_State *L) {
  const Register *of = register_find(&script_of(L)->pack->vocabulary, text_at(L, 1));
  if (!of) return 0;
  lua_createtable(L, 0, 3);
  set_text(L, "title", of->title);
  lua_createtable(L, 0, (int)of->columns.len);
  for (size_t i = 0; i < of->columns.len; i++)
    set_text(L, text_cstr(arena_of(L), of->columns.at[i].name), column_title(of, of->columns.at[i].name));
  lua_setfield(L, -2, "columns");
  lua_pushboolean(L, of->day.len > 0);
  lua_setfield(L, -2, "dated");
  return 1;
}

static const Fact *unit_fact(const Unit *unit, Text name, Arena *arena) {
  Text folded = text_fold(arena, name);
  for (size_t i = 0; i < unit->facts.len; i++)
    if (text_equal(text_fold(arena, unit->facts.at[i].name), folded)) return &unit->facts.at[i];
  return NULL;
}

/* nil, and what was written where something else was asked for. */
static int push_written(lua_State *L, const Fact *fact) {
  Text value = fact ? text_head(text_trim(fact->value), 60) : TEXT_NONE;
  lua_pushnil(L);
  if (value.len) lua_pushlstring(L, value.at, value.len);
  return value.len ? 2 : 1;
}

/* host.fact(name, whole): millionths of a number of the unit; or nil, what is written in its place, and a diagnostic. What is
 * counted against (whole) is a number of papers or people. */
static int host_fact(lua_State *L) {
  static const int64_t MILLION = 1000000, MOST = INT64_C(100000000000);
  Script *script = script_of(L);
  const Unit *unit = &script->assessor->units->all.at[script->evidence->unit];
  const Fact *fact = unit_fact(unit, text_at(L, 1), script->unit_arena);
  int64_t value = 0;
  bool percent = false, whole = lua_toboolean(L, 2);
  bool good = fact && condition_number(text_fold(script->unit_arena, fact->value), &value, &percent) && value >= 0 &&
              value / MILLION <= MOST && !percent && !(whole && value % MILLION);
  if (!good) {
    Where where = fact ? fact->where : where_of(script->assessment->register_shown, 0, 0);
    Text name = text_in_script(script->unit_arena, script->lang, text_at(L, 1));
    diag_add(script->unit_diags, DIAG_FACT_MISSING, where, unit->name, name, fact ? fact->value : TEXT_NONE);
    return push_written(L, fact);
  }
  lua_pushinteger(L, value);
  return 1;
}

/* host.fact_day(name): a day of the unit; or nil, what is written in its place, and a diagnostic. */
static int host_fact_day(lua_State *L) {
  Script *script = script_of(L);
  const Unit *unit = &script->assessor->units->all.at[script->evidence->unit];
  const Fact *fact = unit_fact(unit, text_at(L, 1), script->unit_arena);
  Day day = DAY_NONE;
  if (!fact || !day_read(fact->value, &day)) {
    Where where = fact ? fact->where : where_of(script->assessment->register_shown, 0, 0);
    Text name = text_in_script(script->unit_arena, script->lang, text_at(L, 1));
    diag_add(script->unit_diags, DIAG_FACT_DAY, where, unit->name, name, fact ? fact->value : TEXT_NONE);
    return push_written(L, fact);
  }
  push_day(L, day);
  return 1;
}

static bool is_below(const Units *units, uint32_t unit, uint32_t above, bool any_depth) {
  uint32_t parent = units->all.at[unit].parent;
  for (size_t steps = 0; parent != UNIT_NO_PARENT && steps < units->all.len; steps++) {
    if (parent == above) return true;
    if (!any_depth) return false;
    parent = units->all.at[parent].parent;
  }
  return false;
}

/* What EACH stands for: the name and its aliases, one of which is enough. */
static Text unit_wording(Arena *arena, const Unit *unit) {
  TextList names = {0};
  *list_add(arena, &names) = unit->name;
  for (size_t i = 0; i < unit->aliases.len; i++) *list_add(arena, &names) = unit->aliases.at[i];
  return text_join(arena, &names, TEXT("|"));
}

/* host.units(class or nil, of): the units below the one in hand, in their order. */
static int host_units(lua_State *L) {
  Script *script = script_of(L);
  const Units *units = script->assessor->units;
  Text klass = text_at(L, 1);
  bool any_depth = text_is(text_at(L, 2), "all");
  lua_Integer count = 0;
  lua_settop(L, 2);
  lua_newtable(L);
  for (uint32_t i = 0; i < units->all.len; i++) {
    const Unit *unit = &units->all.at[i];
    if (klass.len && !text_equal(unit->klass, klass)) continue;
    if (!is_below(units, i, script->evidence->unit, any_depth)) continue;
    lua_createtable(L, 0, 4);
    set_integer(L, "unit", i);
    set_text(L, "key", unit->id);
    set_text(L, "label", unit->name);
    set_text(L, "text", unit_wording(script->unit_arena, unit));
    lua_rawseti(L, 3, ++count);
  }
  return 1;
}

static void set_fact(lua_State *L, Text name, Text value) {
  lua_pushlstring(L, name.at, name.len);
  lua_pushlstring(L, value.at ? value.at : "", value.len);
  lua_rawset(L, -3);
}

/* A pack writes 软弱涣散, the table of a town 軟弱渙散: the folded name is there too. */
static void push_facts(lua_State *L, const Unit *unit, Arena *arena) {
  lua_newtable(L);
  for (size_t i = 0; i < unit->facts.len; i++) set_fact(L, text_fold(arena, unit->facts.at[i].name), unit->facts.at[i].value);
  for (size_t i = 0; i < unit->facts.len; i++) set_fact(L, unit->facts.at[i].name, unit->facts.at[i].value);
}

static int host_unit(lua_State *L) {
  Script *script = script_of(L);
  const Unit *unit = &script->assessor->units->all.at[script->evidence->unit];
  lua_newtable(L);
  set_text(L, "id", unit->id);
  set_text(L, "name", unit->name);
  set_text(L, "class", unit->klass);
  set_integer(L, "papers", (int64_t)script->evidence->records.len);
  push_facts(L, unit, script->unit_arena);
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
  static const luaL_Reg functions[] = {
      {"find", host_find}, {"kept", host_kept}, {"condition", host_condition}, {"units", host_units}, {"register", host_register},
      {"field_title", host_field_title}, {"column_title", host_column_title},
      {"matter", host_matter}, {"column", host_column}, {"amount", host_amount}, {"cell", host_cell}, {"folded", host_folded},
      {"fact", host_fact}, {"fact_day", host_fact_day}, {"period", host_period}, {"as_of", host_as_of}, {"day", host_day},
      {"marked", host_marked}, {"member", host_member}, {"tell_twice", host_tell_twice}, {"lot", host_lot}, {"keep", host_keep},
      {"past", host_past}, {"streak", host_streak}, {"imported", host_imported}, {"digest", host_digest}, {"read_day", host_read_day},
      {"date", host_date}, {"year", host_year}, {"iso", host_iso}, {"windows", host_windows},
      {"kind_title", host_kind_title}, {"unit", host_unit}, {"paper", host_paper}, {"by_author", sandbox_by_author}, {NULL, NULL}};
  luaL_setfuncs(L, functions, 0);
}
