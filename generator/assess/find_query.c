/* SPDX-License-Identifier: MIT
 *
 * The node of a set to the query that the C side asks. Takes: a node of a pack, the member that EACH stands for. Gives: an
 * EvidenceQuery with folded texts. Owns: nothing; texts lie in the unit's arena or in Lua's table of folds.
 */
#include "assess/find_in.h"

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

/* ---- EACH and column("name"): the member in hand ---- */

static Text member_column(Search *search, Text name) {
  lua_State *L = search->L;
  if (lua_type(L, search->member) != LUA_TTABLE)
    sandbox_stop(L, "column(...) stands outside of for_each(rows { ... }, ...)", "column(…) 只能写在 for_each(rows { … }, …) 之内");
  uint32_t unit = (uint32_t)field_integer(L, search->member, "unit", 0);
  uint32_t record = (uint32_t)field_integer(L, search->member, "record", 0);
  uint32_t sheet = (uint32_t)field_integer(L, search->member, "sheet", UINT32_MAX);
  uint32_t row = (uint32_t)field_integer(L, search->member, "row", UINT32_MAX);
  const UnitEvidence *evidence = evidence_of(search->script, unit);
  Text cell = TEXT_NONE, folded;
  if (!evidence || record >= evidence->records.len || sheet >= evidence->records.at[record].tables.len) return TEXT_NONE;
  const RecordTable *table = &evidence->records.at[record].tables.at[sheet];
  if (row < table->lines.len) table_cell(table, row, name, &cell, &folded);
  return cell;
}

/* A text out of the evidence: "|" in it is no alternative, and it is not remembered, for there is no end of them. */
static Text plain_piece(Search *search, Text cell) {
  char *bytes = arena_alloc(search->script->unit_arena, cell.len + 1);
  for (size_t i = 0; i < cell.len; i++) bytes[i] = cell.at[i] == '|' ? ' ' : cell.at[i];
  return text_trim((Text){bytes, cell.len});
}

static Text member_text(Search *search) {
  lua_State *L = search->L;
  if (lua_type(L, search->member) == LUA_TSTRING) return text_copy(search->arena, text_at(L, search->member));
  if (lua_type(L, search->member) != LUA_TTABLE) sandbox_stop(L, "EACH stands outside of for_each", "EACH 只能写在 for_each 之内");
  return field_text(L, search->member, "text", search->script->unit_arena);
}

/* A word of a pack's list. */
static Text member_word(Search *search) {
  lua_pushvalue(search->L, search->member);
  Text folded = folded_top(search->script, search->L);
  search->nothing |= folded.len == 0;
  return folded;
}

Text search_member(Search *search, bool fold) {
  lua_State *L = search->L;
  search->of_each = true;
  Text column = field_text(L, lua_gettop(L), "column", search->script->unit_arena);
  lua_pop(L, 1);
  if (fold && !column.len && lua_type(L, search->member) == LUA_TSTRING) return member_word(search);
  Text text = column.len ? plain_piece(search, member_column(search, column)) : member_text(search);
  search->nothing |= text.len == 0;
  return fold ? text_fold(search->script->unit_arena, text) : text;
}

/* ---- Fields of the node ---- */

/* The value on the top as a text. Pops it. */
static Text wording_top(Search *search, bool fold) {
  lua_State *L = search->L;
  if (lua_type(L, -1) == LUA_TTABLE) return search_member(search, fold);
  if (lua_type(L, -1) == LUA_TSTRING && fold) return folded_top(search->script, L);
  Text text = text_copy(search->arena, text_at(L, -1));
  lua_pop(L, 1);
  return text;
}

static Text wording(Search *search, const char *name, MatchWhy why) {
  lua_getfield(search->L, search->node, name);
  if (lua_type(search->L, -1) == LUA_TTABLE) search->of_member |= 1u << why;
  return wording_top(search, why != WHY_KIND);
}

static void wordings(Search *search, const char *name, bool fold, TextList *list) {
  lua_State *L = search->L;
  lua_getfield(L, search->node, name);
  int table = lua_gettop(L);
  for (lua_Integer i = 1, count = lua_isnil(L, table) ? 0 : luaL_len(L, table); i <= count; i++) {
    lua_geti(L, table, i);
    *list_add(search->arena, list) = wording_top(search, fold);
  }
  lua_settop(L, table - 1);
}

/* ---- where ---- */

/* "<as_of - 3 months" with the day in place of what is counted from the report's. */
Text condition_counted(const Script *script, Arena *arena, Text written) {
  Text as_of = TEXT("as_of");
  size_t at = text_find(written, as_of);
  if (at == SIZE_MAX) return written;
  Text rest = text_trim(text_slice(written, at + as_of.len, written.len));
  bool back = text_starts(rest, TEXT("-"));
  Span span = {0};
  if (!rest.len || (!back && !text_starts(rest, TEXT("+"))) || !span_parse(text_trim(text_slice(rest, 1, rest.len)), &span))
    return written;
  Day from = script->assessment->as_of; /* none: the pack alone is looked at */
  Text day = from == DAY_NONE ? as_of : day_iso(arena, span_move(script->assessment, &span, from, back ? -1 : 1));
  return text_format(arena, "%.*s%.*s", (int)at, written.at, TEXT_ARG(day));
}

/* contains("x"), EACH, column("name") or a text, on the top. Pops it. True when it speaks of the member in hand. */
static bool condition_top(Search *search, Condition *condition) {
  lua_State *L = search->L;
  bool of_member = lua_type(L, -1) == LUA_TTABLE;
  *condition = (Condition){.day = DAY_NONE};
  if (lua_type(L, -1) == LUA_TSTRING) {
    Text written = condition_counted(search->script, search->arena, text_at(L, -1));
    condition_read(search->arena, written, search->script->assessment->as_of, condition);
    lua_pop(L, 1);
  } else if (lua_getfield(L, -1, "piece") != LUA_TNIL) {
    of_member = lua_type(L, -1) == LUA_TTABLE;
    condition->op = CONDITION_CONTAINS;
    condition->text = wording_top(search, true);
    lua_pop(L, 1);
  } else {
    lua_pop(L, 1);
    condition->text = wording_top(search, true);
  }
  return of_member;
}

/* Made by make_where of rules/std/sets.lua: { { column = "name", any = { ... } }, ... } */
static void read_where(Search *search) {
  lua_State *L = search->L;
  Arena *arena = search->arena;
  int top = lua_gettop(L);
  lua_getfield(L, search->node, "conditions");
  for (lua_Integer i = 1; lua_istable(L, top + 1) && lua_geti(L, top + 1, i) != LUA_TNIL; i++, lua_settop(L, top + 1)) {
    FieldCondition *condition = list_add(arena, &search->query.where);
    condition->field = field_text(L, top + 2, "column", arena);
    lua_getfield(L, top + 2, "any");
    bool of_member = false;
    for (lua_Integer k = 1; lua_geti(L, top + 3, k) != LUA_TNIL; k++)
      of_member |= condition_top(search, list_add(arena, &condition->any));
    if (of_member && i <= 32) search->where_of_member |= 1u << (i - 1);
  }
  lua_settop(L, top);
}

/* The members of the list in hand, folded: of a list of words the set has them, of rows the member. They are about the first of
 * topic, attended_by and case that is EACH. */
static void read_others(Search *search) {
  EvidenceQuery *query = &search->query;
  lua_State *L = search->L;
  query->others = wording(search, "others", WHY_TOPIC);
  if (search->of_member >> WHY_TOPIC & 1u) return;
  bool person = search->of_member >> WHY_ATTENDED & 1u, matter = search->of_member >> WHY_CASE & 1u;
  if (!person && !matter) return;
  query->others_of = person ? WHY_ATTENDED : WHY_CASE;
  if (query->others.len || lua_type(L, search->member) != LUA_TTABLE) return;
  lua_getfield(L, search->member, "others");
  query->others = text_at(L, -1); /* the member keeps it alive */
  lua_pop(L, 1);
}

/* Rare in packs: they are looked for only where make_ties of rules/std/rows.lua says that there are some. */
static void read_ties(Search *search) {
  search->query.attended = wording(search, "attended_by", WHY_ATTENDED);
  search->query.matter = wording(search, "case", WHY_CASE);
  search->unlike = field_bool(search->L, search->node, "unlike");
  read_where(search);
}

/* path = EACH where EACH is a paper: that very one, whatever others are called. */
static bool path_is_member(Search *search) {
  lua_State *L = search->L;
  bool paper = lua_getfield(L, search->node, "path") == LUA_TTABLE && is_each(L, -1) && lua_type(L, search->member) == LUA_TTABLE &&
               field_bool(L, search->member, "whole");
  lua_pop(L, 1);
  if (!paper) return false;
  search->of_each = search->one = true;
  search->one_unit = (uint32_t)field_integer(L, search->member, "unit", UINT32_MAX);
  search->one_record = (uint32_t)field_integer(L, search->member, "record", UINT32_MAX);
  return true;
}

static void read_node(Search *search) {
  EvidenceQuery *query = &search->query;
  *query = (EvidenceQuery){.when = {DAY_NONE, DAY_NONE}};
  query->kind = wording(search, "kind", WHY_KIND);
  query->named = wording(search, "named", WHY_NAMED);
  query->topic = wording(search, "topic", WHY_TOPIC);
  query->contains = wording(search, "contains", WHY_CONTAINS);
  query->lacks = wording(search, "lacks", WHY_LACKS);
  query->but_not = wording(search, "but_not", WHY_CONTAINS);
  if (!path_is_member(search)) query->path = wording(search, "path", WHY_PATH);
  wordings(search, "fields", false, &query->with_fields);
  wordings(search, "with_headings", true, &query->with_headings);
  search->tied = field_bool(search->L, search->node, "tied");
  if (search->tied) read_ties(search);
  read_others(search);
  query->any_state = search->rows == ROWS_LINKS || search->rows == ROWS_EMPTY;
  search->photo = field_bool(search->L, search->node, "photo");
  search->table = field_bool(search->L, search->node, "table");
  search->weekdays = (unsigned)field_integer(search->L, search->node, "weekdays", 0);
}

/* ---- Nodes that ask each unit and member for the same are read once ---- */

typedef struct Asked {
  Day as_of; /* conditions may name it */
  Period period; /* of the pack, on which the set's own may depend */
  Rows rows;
  Period when; /* where no window is asked for */
  bool of_each; /* but the kinds, nothing of what follows is the same for all */
  EvidenceQuery query;
  const uint32_t *kinds;
  bool tied, unlike, photo, table, nothing;
  unsigned weekdays, of_member;
  uint32_t where_of_member;
  Whose whose; /* for every member */
} Asked;

static const Asked *recall(const Search *search) {
  lua_State *L = search->L;
  lua_getfield(L, LUA_REGISTRYINDEX, REGISTRY_ASKED);
  lua_pushvalue(L, search->node);
  lua_rawget(L, -2);
  const Asked *asked = lua_touserdata(L, -1);
  lua_pop(L, 2);
  const Script *script = search->script;
  return asked && asked->as_of == script->assessment->as_of && period_same(&asked->period, &script->pack->period) ? asked : NULL;
}

/* Of a set with EACH: what it asks for a word of a list, which is the same for all units. */
static const Asked *recall_word(const Search *search, const Asked *asked) {
  lua_State *L = search->L;
  const Asked *of_word = NULL;
  if (lua_rawgetp(L, LUA_REGISTRYINDEX, asked) == LUA_TTABLE) {
    lua_pushvalue(L, search->member);
    lua_rawget(L, -2);
    of_word = lua_touserdata(L, -1);
    lua_pop(L, 1);
  }
  lua_pop(L, 1);
  return of_word ? of_word : asked;
}

static Rows rows_of(const Search *search) {
  static const char *const names[] = {"papers", "entries", "links", "empty", "table", NULL};
  lua_getfield(search->L, search->node, "rows");
  Rows rows = (Rows)luaL_checkoption(search->L, -1, "papers", names);
  lua_pop(search->L, 1);
  return rows;
}

/* days_of of rules/std/sets.lua gives the first and the last. */
static Period days_of(const Search *search) {
  lua_State *L = search->L;
  run_push_std(L, "days_of");
  lua_pushvalue(L, search->node);
  lua_call(L, 1, 2);
  Period when = {(Day)luaL_optinteger(L, -2, DAY_NONE), (Day)luaL_optinteger(L, -1, DAY_NONE)};
  lua_pop(L, 2);
  return when;
}

/* from = "parent", or a column that names a unit. */
static Whose whose_of(const Search *search) {
  static const char *const names[] = {[WHOSE_PARENT] = "parent", [WHOSE_CHILD] = "child", [WHOSE_EACH] = "each"};
  lua_State *L = search->L;
  Whose whose = lua_getfield(L, search->node, "from") == LUA_TTABLE ? WHOSE_NAMED : WHOSE_OWN;
  Text from = text_at(L, -1);
  for (int i = WHOSE_PARENT; i <= WHOSE_EACH; i++)
    if (text_is(from, names[i])) whose = (Whose)i;
  lua_pop(L, 1);
  return whose;
}

/* What read_node found. */
static void keep_query(Asked *asked, const Search *search) {
  asked->query = search->query;
  asked->tied = search->tied;
  asked->unlike = search->unlike;
  asked->photo = search->photo;
  asked->table = search->table;
  asked->nothing = search->nothing;
  asked->weekdays = search->weekdays;
  asked->of_member = search->of_member;
  asked->where_of_member = search->where_of_member;
}

static const Asked *keep(Search *search) {
  lua_State *L = search->L;
  Asked *asked = arena_alloc(search->script->arena, sizeof *asked);
  search->arena = search->script->arena;
  if (!search->of_each) read_node(search);
  *asked = (Asked){.as_of = search->script->assessment->as_of, .of_each = search->of_each};
  keep_query(asked, search);
  asked->period = search->script->pack->period;
  asked->rows = search->rows;
  asked->when = days_of(search);
  if (!(search->of_member >> WHY_KIND & 1u)) asked->kinds = kinds_asked(search);
  asked->whose = whose_of(search);
  lua_getfield(L, LUA_REGISTRYINDEX, REGISTRY_ASKED);
  lua_pushvalue(L, search->node);
  lua_pushlightuserdata(L, asked);
  lua_rawset(L, -3);
  lua_pop(L, 1);
  return asked;
}

static const Asked *keep_word(Search *search, const Asked *of_node) {
  lua_State *L = search->L;
  Asked *asked = arena_alloc(search->script->arena, sizeof *asked);
  search->arena = search->script->arena;
  read_node(search);
  *asked = *of_node;
  asked->of_each = false;
  keep_query(asked, search);
  if (lua_rawgetp(L, LUA_REGISTRYINDEX, of_node) != LUA_TTABLE) {
    lua_newtable(L);
    lua_pushvalue(L, -1);
    lua_rawsetp(L, LUA_REGISTRYINDEX, of_node);
    lua_replace(L, -2);
  }
  lua_pushvalue(L, search->member);
  lua_pushlightuserdata(L, asked);
  lua_rawset(L, -3);
  lua_pop(L, 1);
  return asked;
}

static void take(Search *search, const Asked *asked) {
  search->kinds = asked->kinds;
  search->whose = asked->whose;
  if (!search->windowed) search->when = asked->when;
  if (asked->of_each) return;
  search->query = asked->query;
  search->tied = asked->tied;
  search->unlike = asked->unlike;
  search->photo = asked->photo;
  search->table = asked->table;
  search->nothing = asked->nothing;
  search->weekdays = asked->weekdays;
  search->of_member = asked->of_member;
  search->where_of_member = asked->where_of_member;
}

void search_read(Search *search) {
  const Asked *asked = recall(search);
  bool word = lua_type(search->L, search->member) == LUA_TSTRING;
  if (asked && asked->of_each && word) asked = recall_word(search, asked);
  search->arena = search->script->unit_arena;
  search->rows = asked ? asked->rows : rows_of(search);
  if (!asked) {
    read_node(search);
    asked = keep(search);
  }
  if (asked->of_each && word) asked = keep_word(search, asked);
  else if (asked->of_each) read_node(search);
  take(search, asked);
  search->query.arena = search->script->unit_arena;
  search->of_word = lua_type(search->L, search->member) == LUA_TSTRING;
}

/* host.column(member, "name"): the cell as written, for labels. */
int host_column(lua_State *L) {
  Search search = {.script = script_of(L), .L = L, .member = 1};
  luaL_checkstring(L, 2);
  Text cell = member_column(&search, text_at(L, 2));
  lua_pushlstring(L, cell.at ? cell.at : "", cell.len);
  return 1;
}
