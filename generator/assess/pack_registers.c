/* SPDX-License-Identifier: MIT
 *
 * Registers of a pack, and the checks of what reads them. Takes: register, rows and units nodes. Gives: the registers of the
 * Vocabulary; a diagnostic at the author's line for a register or column that nobody declared. Owns: nothing.
 */
#include "assess/pack_build_in.h"

static void column_names(const Register *of, Arena *arena, TextList *names) {
  for (size_t i = 0; i < of->columns.len; i++) *list_add(arena, names) = of->columns.at[i].name;
}

static void known_column(Build *build, int node, const char *field, Text name, const Register *of) {
  TextList names = {0};
  column_names(of, build->arena, &names);
  if (name.len) build_known(build, node, field, name, &names, "column", "栏目");
}

/* The same word for two registers would make every table with it one to sort. */
static void check_words(Build *build, int node, const Register *of) {
  const Registers *registers = &build->pack->vocabulary.registers;
  for (size_t k = 0; k + 1 < registers->len; k++)
    for (size_t i = 0; i < registers->at[k].words.len; i++)
      for (size_t j = 0; j < of->words.len; j++)
        if (text_equal(registers->at[k].words.at[i], of->words.at[j]))
          build_refuse(build, DIAG_PACK_WORD, node, "words", of->words.at[j], registers->at[k].id, of->id);
}

/* A head that fits two columns would fill whichever comes first. */
static void check_columns(Build *build, int node, const Register *of) {
  for (size_t a = 0; a < of->columns.len; a++)
    for (size_t b = a + 1; b < of->columns.len; b++)
      for (size_t i = 0; i < of->columns.at[a].synonyms.len; i++)
        for (size_t j = 0; j < of->columns.at[b].synonyms.len; j++)
          if (text_equal(of->columns.at[a].synonyms.at[i], of->columns.at[b].synonyms.at[j]))
            build_refuse(build, DIAG_PACK_WORD, node, "columns", of->columns.at[a].synonyms.at[i], of->columns.at[a].name,
                         of->columns.at[b].name);
}

/* Lua does not keep their order; what is written for people does. */
static void place_columns(Build *build, int node, Register *of) {
  for (size_t i = 0; i < of->columns.len; i++) {
    KindField *field = &of->columns.at[i];
    uint32_t line = node_line(build->L, node), column = 0;
    if (!locate_member(author_source(build->script)->bytes, TEXT("register"), TEXT("columns"), field->name, &line, &column)) continue;
    field->line = line;
    field->column = column;
  }
}

static KindField *find_column(const Register *of, Text name) {
  for (size_t i = 0; i < of->columns.len; i++)
    if (text_equal(of->columns.at[i].name, name)) return &of->columns.at[i];
  return NULL;
}

/* { "minor", "grave", "empty" }: "empty" says that nothing may stand there. */
static void take_values(Build *build, KindField *column, const TextList *written) {
  TextList shown = {0};
  for (size_t i = 0; i < written->len; i++) {
    bool empty = text_is(written->at[i], "empty");
    column->may_be_empty |= empty;
    if (empty) continue;
    *list_add(build->arena, &column->values) = text_trim(text_fold(build->arena, written->at[i]));
    *list_add(build->arena, &shown) = text_in_script(build->arena, build->script->lang, written->at[i]);
  }
  column->listed = text_join(build->arena, &shown, assess_zh(build->script->lang) ? TEXT("、") : TEXT(", "));
}

/* values = { level = { "minor", "grave" } }: all that may stand in a column. */
static void build_values(Build *build, int node, Register *of) {
  lua_State *L = build->L;
  int top = lua_gettop(L);
  lua_getfield(L, node, "values");
  for (lua_pushnil(L); lua_istable(L, top + 1) && lua_next(L, top + 1); lua_settop(L, top + 2)) {
    Text name = text_copy(build->arena, text_at(L, top + 2));
    TextList written = {0};
    KindField *column = find_column(of, name);
    known_column(build, node, "values", name, of);
    field_texts(L, top + 1, name.at, build->arena, &written);
    if (column) take_values(build, column, &written);
    of->closed |= column != NULL;
  }
  lua_settop(L, top);
}

void build_register(Build *build, int node) {
  lua_State *L = build->L;
  Text id = field_text(L, node, "id", build->arena);
  for (size_t i = 0; i < build->registers.len; i++) {
    if (!text_equal(build->registers.at[i], id)) continue;
    build_refuse(build, DIAG_PACK_TWICE, node, "id", id, TEXT_NONE, TEXT_NONE);
    return;
  }
  *list_add(build->arena, &build->registers) = id;
  Register *of = list_add(build->arena, &build->pack->vocabulary.registers);
  of->id = id;
  field_texts(L, node, "words", build->arena, &of->words);
  field_texts(L, node, "words", build->arena, &of->written);
  of->title = build_shown(build, node, "title", of->words.len ? of->words.at[0] : id);
  for (size_t i = 0; i < of->words.len; i++) of->words.at[i] = text_fold(build->arena, of->words.at[i]);
  build_fields(build, node, "columns", &of->columns);
  place_columns(build, node, of);
  of->key = field_text(L, node, "key", build->arena);
  of->day = field_text(L, node, "day", build->arena);
  of->personal = field_bool(L, node, "personal");
  of->where = where_of(author_source(build->script)->name, node_line(L, node), 0);
  build_values(build, node, of);
  known_column(build, node, "key", of->key, of);
  known_column(build, node, "day", of->day, of);
  check_words(build, node, of);
  check_columns(build, node, of);
}

static const Register *find_register(const Build *build, Text id) {
  const Registers *registers = &build->pack->vocabulary.registers;
  for (size_t i = 0; i < registers->len; i++)
    if (text_equal(registers->at[i].id, id)) return &registers->at[i];
  return NULL;
}

/* A condition that no value of the column can meet, so a slip of the pen. The text is on the top. */
static void known_value(Build *build, int node, const KindField *column) {
  Condition condition;
  Text written = text_copy(build->arena, text_at(build->L, -1));
  if (!condition_read(build->arena, written, DAY_NONE, &condition)) return;
  bool equal = condition.op == CONDITION_EQUAL || condition.op == CONDITION_NOT;
  if (equal && condition.type == CONDITION_TEXT && !value_is_listed(column, condition.text))
    build_known(build, node, "where", written, &column->values, "value", "值");
}

/* Of { column = "name", any = { ... } } on the top. */
static void known_values(Build *build, int node, const Register *of) {
  lua_State *L = build->L;
  int entry = lua_gettop(L);
  const KindField *column = find_column(of, field_text(L, entry, "column", build->arena));
  lua_getfield(L, entry, "any");
  bool closed = column && column->values.len && lua_istable(L, entry + 1);
  for (lua_Integer i = 1; closed && lua_geti(L, entry + 1, i) != LUA_TNIL; i++, lua_settop(L, entry + 1))
    if (lua_type(L, -1) == LUA_TSTRING) known_value(build, node, column);
  lua_settop(L, entry);
}

/* Lists that rules/std/ makes: { { column = "name", ... }, ... } and { "name", ... }. */
static void known_in_list(Build *build, int node, const char *list, const Register *of) {
  lua_State *L = build->L;
  int top = lua_gettop(L);
  lua_getfield(L, node, list);
  for (lua_Integer i = 1; lua_istable(L, top + 1) && lua_geti(L, top + 1, i) != LUA_TNIL; i++, lua_settop(L, top + 1)) {
    known_column(build, node, "where", field_text(L, top + 2, "column", build->arena), of);
    known_values(build, node, of);
  }
  lua_settop(L, top);
}

static void known_cells(Build *build, int node, const char *field, const Register *of) {
  TextList cells = {0};
  field_texts(build->L, node, "cells", build->arena, &cells);
  for (size_t i = 0; i < cells.len; i++) known_column(build, node, field, cells.at[i], of);
}

void build_rows(Build *build, int node) {
  lua_State *L = build->L;
  Text id = field_text(L, node, "table", build->arena);
  const Register *of = find_register(build, id);
  if (of) known_column(build, node, "day", field_text(L, node, "day", build->arena), of);
  if (!of) {
    if (id.len) build_known(build, node, "table", id, &build->registers, "register", "登记表");
    return;
  }
  known_in_list(build, node, "conditions", of);
  known_in_list(build, node, "compared", of);
  known_cells(build, node, "where", of);
}

/* What total and tariff add up, where it lies in rows of a register. */
static void build_cells(Build *build, int node, const char *field) {
  lua_State *L = build->L;
  if (lua_getfield(L, node, field) != LUA_TTABLE || !is_op(L, lua_gettop(L), "rows")) return;
  const Register *of = find_register(build, field_text(L, lua_gettop(L), "table", build->arena));
  if (of) known_cells(build, node, "column", of);
}

void build_total(Build *build, int node) {
  int top = lua_gettop(build->L);
  build_cells(build, node, "set");
  build_cells(build, node, "rows");
  lua_settop(build->L, top);
}

void build_units(Build *build, int node) {
  Text klass = field_text(build->L, node, "class", build->arena);
  if (klass.len) build_known(build, node, "class", klass, &build->classes, "class", "单位类别");
}

void build_by_class(Build *build, int node) {
  TextList named = {0};
  field_texts(build->L, node, "classes", build->arena, &named);
  for (size_t i = 0; i < named.len; i++) build_known(build, node, "", named.at[i], &build->classes, "class", "单位类别");
}

/* ---- Rows about persons ---- */

static bool is_personal(Build *build, int table) {
  bool personal = false;
  if (lua_getfield(build->L, table, "table") == LUA_TSTRING) {
    const Register *of = find_register(build, text_at(build->L, -1));
    personal = of && of->personal;
  }
  lua_pop(build->L, 1);
  return personal;
}

/* Any set below the table on the top of the stack; `depth` bounds a pack that nests tables in circles. */
static bool reads_persons(Build *build, int depth) {
  lua_State *L = build->L;
  int table = lua_gettop(L);
  luaL_checkstack(L, 6, NULL);
  bool found = depth <= 12 && is_personal(build, table);
  for (lua_pushnil(L); !found && depth <= 12 && lua_next(L, table); lua_settop(L, table + 1))
    if (lua_istable(L, table + 2) && !is_anything(L, table + 2)) found = reads_persons(build, depth + 1);
  lua_settop(L, table);
  return found;
}

void build_personal(Build *build, PackItem *item) {
  lua_pushvalue(build->L, build->tests);
  item->personal = item->personal || reads_persons(build, 0);
  lua_pop(build->L, 1);
}

/* ---- EACH without a member in hand ---- */

static void refuse_loose(Build *build, int node, bool column) {
  Lang lang = build->script->lang;
  Text said = column ? text_in(build->arena, lang, "column(...) stands outside of for_each(rows { ... }, ...)",
                               "column(…) 须写在 for_each(rows { … }, …) 之内")
                     : text_in(build->arena, lang, "EACH stands outside of for_each", "EACH 须写在 for_each 之内");
  build_refuse(build, DIAG_PACK_ERROR, node, "", said, TEXT_NONE, TEXT_NONE);
}

/* Looks through the table on the top of the stack, whose nearest node stands at `node`; the test of a for_each has its member. */
static bool tell_loose(Build *build, int node, int depth) {
  lua_State *L = build->L;
  int table = lua_gettop(L);
  bool found = false;
  luaL_checkstack(L, 6, NULL);
  if (node_at(L, table)) node = table;
  bool each = is_op(L, table, "for_each");
  for (lua_pushnil(L); !found && depth <= 12 && lua_next(L, table); lua_settop(L, table + 1)) {
    bool inside = each && lua_type(L, table + 1) == LUA_TSTRING && text_is(text_at(L, table + 1), "test");
    if (inside || !lua_istable(L, table + 2) || is_anything(L, table + 2)) continue;
    bool column = is_op(L, table + 2, "column");
    found = column || is_each(L, table + 2);
    if (found && node) refuse_loose(build, node, column);
    if (!found) found = tell_loose(build, node, depth + 1);
  }
  lua_settop(L, table);
  return found;
}

void build_loose(Build *build) {
  lua_pushvalue(build->L, build->tests);
  tell_loose(build, 0, 0);
  lua_pop(build->L, 1);
}

/* cell(...) where no row is looked at: outside of where, of what total adds up, and of the test of a for_each. */
static bool has_loose_cell(lua_State *L, int table, int depth) {
  bool found = false;
  luaL_checkstack(L, 6, NULL);
  bool each = is_op(L, table, "for_each"), total = is_op(L, table, "total");
  for (lua_pushnil(L); !found && depth <= 12 && lua_next(L, table); lua_settop(L, table + 1)) {
    Text key = lua_type(L, table + 1) == LUA_TSTRING ? text_at(L, table + 1) : TEXT_NONE;
    bool inside = (each && text_is(key, "test")) || (total && text_is(key, "column")) || text_is(key, "where") || text_is(key, "compared");
    if (inside || !lua_istable(L, table + 2) || is_anything(L, table + 2)) continue;
    found = is_op(L, table + 2, "cell") || has_loose_cell(L, table + 2, depth + 1);
  }
  lua_settop(L, table);
  return found;
}

void build_loose_cells(Build *build, int node) {
  Text said = text_in(build->arena, build->script->lang, "cell(...) stands outside of where, total and for_each(rows { ... }, ...)",
                      "cell(…) 须写在 where、total 或 for_each(rows { … }, …) 之内");
  lua_pushvalue(build->L, build->tests);
  bool loose = has_loose_cell(build->L, lua_gettop(build->L), 0);
  if (loose) build_refuse(build, DIAG_PACK_ERROR, node, "", said, TEXT_NONE, TEXT_NONE);
  lua_pop(build->L, 1);
}

/* A draw that anyone can repeat: where it stands, how many, and the seed. */
void build_sample(Build *build, int node) {
  Lang lang = build->script->lang;
  PackDecision *decision = list_add(build->arena, &build->pack->decisions);
  Text about = text_in(build->arena, lang, "Drawn by lot", "随机抽取");
  Text seed = field_text(build->L, node, "seed", build->arena);
  decision->about = text_format(build->arena, "%.*s (%.*s:%u)", TEXT_ARG(about), TEXT_ARG(author_source(build->script)->name),
                                node_line(build->L, node));
  Text most = text_in(build->arena, lang, "at most", "最多"), by = text_in(build->arena, lang, "seed", "种子");
  decision->chosen = text_format(build->arena, "%.*s %lld, %.*s: %.*s", TEXT_ARG(most),
                                 (long long)field_integer(build->L, node, "n", 0), TEXT_ARG(by), TEXT_ARG(seed));
  Text anew = text_in(build->arena, lang, " and the days of the period, so that each period draws anew", "加考核期起止日期，每期重新抽取");
  if (field_bool(build->L, node, "anew"))
    decision->chosen = text_format(build->arena, "%.*s%.*s", TEXT_ARG(decision->chosen), TEXT_ARG(anew));
}
