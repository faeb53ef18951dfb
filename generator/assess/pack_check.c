/* SPDX-License-Identifier: MIT
 *
 * Words of the vocabulary and the nodes that packs make with them.
 * Takes: definitions from rules/std/ (host.word), calls from packs. Gives: nodes (Lua tables with op, line and checked fields),
 * and a diagnostic for each thing that is wrong with a call, at the author's own line. Nothing is raised: the rest of the
 * pack is still checked, and the pack is then refused whole.
 */
#include "assess/assess_in.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* ---- Reading nodes from C ---- */

Text text_at(lua_State *L, int index) {
  if (lua_type(L, index) != LUA_TSTRING) return TEXT_NONE;
  size_t len = 0;
  const char *at = lua_tolstring(L, index, &len);
  return (Text){at, len};
}

Text field_text(lua_State *L, int node, const char *name, Arena *arena) {
  lua_getfield(L, node, name);
  Text text = text_copy(arena, text_at(L, -1));
  lua_pop(L, 1);
  return text;
}

bool field_bool(lua_State *L, int node, const char *name) {
  lua_getfield(L, node, name);
  bool value = lua_toboolean(L, -1);
  lua_pop(L, 1);
  return value;
}

int64_t field_integer(lua_State *L, int node, const char *name, int64_t otherwise) {
  lua_getfield(L, node, name);
  int64_t value = lua_isnumber(L, -1) ? lua_tointeger(L, -1) : otherwise;
  lua_pop(L, 1);
  return value;
}

/* A pack writes 2.5; points are thousandths. NaN, infinity and a fourth decimal are no points. */
bool points_from_lua(lua_State *L, int index, Points *points) {
  if (lua_type(L, index) != LUA_TNUMBER) return false;
  double value = lua_tonumber(L, index) * POINTS_ONE;
  if (!(fabs(value) < 1e15)) return false;
  *points = (Points)llround(value);
  return fabs(value - (double)*points) < 1e-6;
}

bool field_points(lua_State *L, int node, const char *name, Points *points) {
  lua_getfield(L, node, name);
  bool given = points_from_lua(L, -1, points);
  lua_pop(L, 1);
  return given;
}

/* One text or a list of them. */
void field_texts(lua_State *L, int node, const char *name, Arena *arena, TextList *texts) {
  lua_getfield(L, node, name);
  if (lua_type(L, -1) == LUA_TSTRING) *list_add(arena, texts) = text_copy(arena, text_at(L, -1));
  if (lua_type(L, -1) == LUA_TTABLE) {
    for (lua_Integer i = 1, count = luaL_len(L, -1); i <= count; i++) {
      lua_geti(L, -1, i);
      if (lua_type(L, -1) == LUA_TSTRING) *list_add(arena, texts) = text_copy(arena, text_at(L, -1));
      lua_pop(L, 1);
    }
  }
  lua_pop(L, 1);
}

/* The value for the wanted language, of a text or a table of texts by language. Pushes nothing. */
static Text pick_shown(Script *script, lua_State *L, int index) {
  Arena *arena = script->unit_arena ? script->unit_arena : script->arena;
  if (lua_type(L, index) != LUA_TTABLE) return text_in_script(arena, script->lang, text_at(L, index));
  Text best = TEXT_NONE, best_key = TEXT_NONE;
  int best_wanted = 0; /* 2: the language itself, 1: the one that its words are made from */
  index = lua_absindex(L, index);
  for (lua_pushnil(L); lua_next(L, index); lua_pop(L, 1)) {
    Lang lang;
    Text key = text_at(L, -2);
    int wanted = key.len && lang_parse(key, &lang) ? (lang == script->lang) * 2 + (lang == lang_written(script->lang)) : 0;
    if (best_key.len && (best_wanted > wanted || (best_wanted == wanted && text_compare(key, best_key) >= 0))) continue;
    best_key = key;
    best = text_at(L, -1);
    best_wanted = wanted;
  }
  return best_wanted == 1 ? text_in_script(arena, script->lang, best) : best;
}

Text field_shown(Script *script, lua_State *L, int node, const char *name) {
  lua_getfield(L, node, name);
  Text text = text_copy(script->arena, pick_shown(script, L, -1));
  lua_pop(L, 1);
  return text;
}

bool node_at(lua_State *L, int index) {
  if (luaL_getmetafield(L, index, "node") == LUA_TNIL) return false;
  lua_pop(L, 1);
  return true;
}

bool is_anything(lua_State *L, int index) {
  index = lua_absindex(L, index);
  lua_getfield(L, LUA_REGISTRYINDEX, REGISTRY_ANYTHING);
  bool same = lua_rawequal(L, index, -1);
  lua_pop(L, 1);
  return same;
}

/* ---- Diagnostics of packs ---- */

Text pack_meant(Script *script, Text name) {
  return text_both(script->arena, text_format(script->arena, "did you mean \"%.*s\"?", TEXT_ARG(name)),
                   text_format(script->arena, "是否应为“%.*s”？", TEXT_ARG(name)));
}

static int compare_texts(const void *a, const void *b) {
  return text_compare(*(const Text *)a, *(const Text *)b);
}

/* The name that is meant; else all of a few. A long list is read by nobody, and stands in docs/reference.md. */
Text pack_nearest(Script *script, Text word, const TextList *known) {
  enum { NAMES_MOST = 8 };
  Arena *arena = script->arena;
  if (known->len) qsort(known->at, known->len, sizeof *known->at, compare_texts);
  Text near = text_nearest(word, known->at, known->len);
  if (near.len) return pack_meant(script, near);
  if (!known->len || known->len > NAMES_MOST) return TEXT_NONE;
  Text en = text_join(arena, known, TEXT(", ")), zh = text_join(arena, known, TEXT("、"));
  return text_both(arena, text_format(arena, "known: %.*s", TEXT_ARG(en)), text_format(arena, "已有：%.*s", TEXT_ARG(zh)));
}

void pack_refuse(Script *script, DiagCode code, uint32_t line, Text op, Text field, Text a, Text b, Text c) {
  const Source *source = author_source(script);
  uint32_t column = 0;
  if (!field.len || !locate_field(source->bytes, op, field, &line, &column)) column = locate_word(source->bytes, line, op);
  Diag *diag = diag_add(script->diags, code, where_of(source->name, line, column), a, b, c);
  diag->excerpt = text_copy(script->diags->arena, locate_line(source->bytes, line));
  script->refused = true;
}

/* ---- Making a node ---- */

/* What has a fault of its own is not blamed again for what follows from it. */
static void mark_bad(lua_State *L, int node) {
  lua_pushboolean(L, true);
  lua_setfield(L, node, "bad");
}

typedef struct Making { /* stack places and facts of the call in hand */
  Script *script;
  lua_State *L;
  int word, node;
  Text op;
  uint32_t line;
  bool wrong;
  bool misnamed; /* a field has a wrong name: what seems to be missing is most likely it */
} Making;

static void wrong(Making *making, DiagCode code, Text field, Text a, Text b, Text c) {
  making->wrong = true;
  pack_refuse(making->script, code, making->line, making->op, field, a, b, c);
}

static void wrong_type(Making *making, Text field, const char *type) {
  wrong(making, DIAG_PACK_TYPE, field, making->op, field, type_words_both(making->L, type));
}

static void misnamed(Making *making, Text what, const char *type) {
  making->misnamed = true;
  wrong(making, DIAG_PACK_TYPE, TEXT_NONE, making->op, what, type_words_both(making->L, type));
}

static bool in_list(lua_State *L, int word, const char *list, Text key) {
  int top = lua_gettop(L);
  bool found = false;
  lua_getfield(L, word, list);
  for (lua_Integer i = 1; !found && lua_istable(L, top + 1) && lua_geti(L, top + 1, i) != LUA_TNIL; i++)
    found = text_equal(text_at(L, -1), key);
  lua_settop(L, top);
  return found;
}

/* NULL when the word has no such field. The definition keeps the string alive. */
static const char *field_type(lua_State *L, int word, const char *key) {
  int top = lua_gettop(L);
  const char *type = NULL;
  if (lua_getfield(L, word, "fields") == LUA_TTABLE && lua_getfield(L, -1, key) == LUA_TSTRING) type = lua_tostring(L, -1);
  lua_settop(L, top);
  return type;
}

static void known_fields(Making *making, TextList *known) {
  lua_State *L = making->L;
  Arena *arena = making->script->arena;
  int top = lua_gettop(L);
  if (lua_getfield(L, making->word, "fields") == LUA_TTABLE)
    for (lua_pushnil(L); lua_next(L, top + 1); lua_pop(L, 1)) {
      Text name = text_at(L, -2);
      if (!in_list(L, making->word, "takes", name)) *list_add(arena, known) = text_copy(arena, name);
    }
  lua_settop(L, top);
}

static void unknown_field(Making *making, Text key) {
  Arena *arena = making->script->arena;
  key = text_copy(arena, key);
  making->misnamed = true;
  lua_getfield(making->L, making->word, "instead"); /* another name for the same, asked for often */
  Text instead = lua_istable(making->L, -1) ? field_text(making->L, lua_gettop(making->L), key.at, arena) : TEXT_NONE;
  lua_pop(making->L, 1);
  if (instead.len) {
    wrong(making, DIAG_PACK_FIELD, key, making->op, key, pack_meant(making->script, instead));
    return;
  }
  TextList known = {0};
  known_fields(making, &known);
  wrong(making, DIAG_PACK_FIELD, key, making->op, key, pack_nearest(making->script, key, &known));
}

/* The value on the top goes into the node under `key` when it fits. Pops it. */
static void take_value(Making *making, const char *key) {
  lua_State *L = making->L;
  int value = lua_gettop(L);
  const char *type = field_type(L, making->word, key);
  bool fits = type && type_fits(L, type, value);
  if (!type) unknown_field(making, text_of(key));
  else if (!fits) wrong_type(making, text_copy(making->script->arena, text_of(key)), type);
  lua_settop(L, value);
  if (!fits) lua_pushboolean(L, false); /* there, but of no use */
  if (type) lua_setfield(L, making->node, key);
  lua_settop(L, value - 1);
}

/* A value without a name, such as a part of an item. */
static void take_element(Making *making, lua_Integer number) {
  lua_State *L = making->L;
  int value = lua_gettop(L);
  const char *type = lua_getfield(L, making->word, "list") == LUA_TSTRING ? lua_tostring(L, -1) : NULL;
  Text shown = text_format(making->script->arena, "[%lld]", (long long)number);
  if (!type) misnamed(making, shown, "named");
  else if (!type_fits(L, type, value)) wrong(making, DIAG_PACK_TYPE, TEXT_NONE, making->op, shown, type_words_both(L, type));
  lua_settop(L, value);
  lua_seti(L, making->node, number);
}

static void take_table(Making *making, int table) {
  lua_State *L = making->L;
  lua_Integer count = luaL_len(L, table);
  for (lua_Integer i = 1; i <= count; i++) {
    lua_geti(L, table, i);
    take_element(making, i);
  }
  for (lua_pushnil(L); lua_next(L, table);) {
    int key = lua_gettop(L) - 1;
    lua_Integer number = lua_type(L, key) == LUA_TNUMBER ? lua_tointeger(L, key) : 0;
    if (lua_type(L, key) == LUA_TSTRING) {
      take_value(making, lua_tostring(L, key));
    } else if (number < 1 || number > count) {
      misnamed(making, TEXT("[...]"), "named");
    }
    lua_settop(L, key);
  }
}

static void check_needs(Making *making) {
  lua_State *L = making->L;
  lua_getfield(L, making->word, "needs");
  int needs = lua_gettop(L);
  for (lua_Integer i = 1; lua_istable(L, needs) && lua_geti(L, needs, i) != LUA_TNIL; i++) {
    const char *name = lua_tostring(L, -1);
    bool given =
        !strcmp(name, "...") ? lua_geti(L, making->node, 1) != LUA_TNIL : lua_getfield(L, making->node, name) != LUA_TNIL;
    if (!given) wrong(making, DIAG_PACK_LACKS, TEXT_NONE, making->op, text_of(name), TEXT_NONE);
    lua_settop(L, needs);
  }
  lua_settop(L, needs - 1);
}

/* streak { grade = "good" }: what is positional may be left out, and the options stand alone. */
static bool is_options_alone(const Making *making, int count) {
  lua_State *L = making->L;
  bool table = count == 1 && lua_istable(L, 1) && !node_at(L, 1) && luaL_len(L, 1) == 0;
  bool needs = lua_getfield(L, making->word, "needs") == LUA_TTABLE;
  lua_pop(L, 1);
  return table && !needs;
}

/* Positional arguments, then a table of options; or one table for words that take none. */
static void take_arguments(Making *making, int count) {
  lua_State *L = making->L;
  lua_getfield(L, making->word, "takes");
  int takes = lua_gettop(L);
  int wanted = lua_istable(L, takes) && !is_options_alone(making, count) ? (int)luaL_len(L, takes) : 0;
  for (int i = 1; i <= wanted; i++) {
    lua_geti(L, takes, i);
    const char *name = lua_tostring(L, -1);
    lua_pop(L, 1);
    if (i > count || lua_isnil(L, i)) continue;
    lua_pushvalue(L, i);
    take_value(making, name);
  }
  int options = wanted + 1;
  bool given = count >= options && !lua_isnil(L, options) && !is_anything(L, options);
  if (given && lua_istable(L, options) && !node_at(L, options)) take_table(making, options);
  else if (given || (!wanted && !count)) misnamed(making, text_of(wanted ? "..." : "( )"), "braces");
  else if (count > options) misnamed(making, TEXT("..."), "braces");
  lua_settop(L, takes - 1);
}

static void declare(Making *making) {
  lua_State *L = making->L;
  lua_getfield(L, LUA_REGISTRYINDEX, REGISTRY_DECLARED);
  lua_pushvalue(L, making->node);
  lua_seti(L, -2, luaL_len(L, -2) + 1);
  lua_pop(L, 1);
}

static void finish_node(Making *making) {
  lua_State *L = making->L;
  if (!making->misnamed) check_needs(making);
  if (making->wrong) mark_bad(L, making->node);
  if (!making->wrong && lua_getfield(L, making->word, "make") == LUA_TFUNCTION) {
    lua_pushvalue(L, making->node);
    lua_call(L, 1, 0);
  }
  if (field_bool(L, making->word, "declares")) declare(making);
}

/* The node and the definition, on the top of the stack in this order. */
static void start_node(Making *making) {
  lua_State *L = making->L;
  lua_newtable(L);
  luaL_setmetatable(L, NODE_META);
  making->node = lua_gettop(L);
  lua_pushvalue(L, lua_upvalueindex(1));
  making->word = lua_gettop(L);
  making->op = field_text(L, making->word, "name", making->script->arena);
  lua_getfield(L, making->word, "name");
  lua_setfield(L, making->node, "op");
  lua_getfield(L, making->word, "is");
  lua_setfield(L, making->node, "is");
  lua_getfield(L, making->word, "rows");
  lua_setfield(L, making->node, "rows");
  lua_pushinteger(L, making->line);
  lua_setfield(L, making->node, "line");
}

/* A call of a word by a pack. Upvalue 1 is its definition. */
static int construct(lua_State *L) {
  int count = lua_gettop(L);
  Making making = {.script = script_of(L), .L = L};
  Where where = {0};
  sandbox_author_place(L, &where);
  making.line = where.line;
  if (!making.script->loading)
    return sandbox_stop(L, "words of the vocabulary can only be used while the pack is loaded", "词语只能在载入考核方案时使用");
  start_node(&making);
  take_arguments(&making, count);
  finish_node(&making);
  lua_settop(L, making.node);
  return 1;
}

/* ---- host ---- */

/* host.word { name =, is =, takes =, fields =, needs =, list =, instead =, declares =, hidden =,
 * make =, leaves =, value =, words = } */
static int host_word(lua_State *L) {
  luaL_checktype(L, 1, LUA_TTABLE);
  lua_settop(L, 1);
  lua_getfield(L, LUA_REGISTRYINDEX, REGISTRY_WORDS);
  lua_getfield(L, 1, "name");
  luaL_checkstring(L, -1);
  lua_pushvalue(L, -1);
  lua_pushvalue(L, 1);
  lua_settable(L, 2);
  lua_getfield(L, LUA_REGISTRYINDEX, field_bool(L, 1, "hidden") ? REGISTRY_HIDDEN : REGISTRY_VOCABULARY);
  lua_insert(L, -2);
  lua_pushvalue(L, 1);
  lua_pushcclosure(L, construct, 1);
  lua_settable(L, -3);
  return 0;
}

/* `a + b` of nodes: a node of the hidden word that upvalue 1 names, which says what it takes. */
static int operate(lua_State *L) {
  lua_settop(L, 2);
  lua_getfield(L, LUA_REGISTRYINDEX, REGISTRY_HIDDEN);
  lua_pushvalue(L, lua_upvalueindex(1));
  lua_rawget(L, -2);
  lua_replace(L, 3);
  lua_insert(L, 1);
  lua_settop(L, 3);
  lua_call(L, 2, 1);
  return 1;
}

/* `-a` is -1 times it; Lua gives `a` twice. */
static int negate(lua_State *L) {
  lua_pushinteger(L, -1);
  lua_replace(L, 1);
  return operate(L);
}

static void set_operators(lua_State *L) {
  static const struct {
    const char *event, *word;
    lua_CFunction call;
  } operators[] = {{"__add", "plus", operate},  {"__sub", "minus", operate}, {"__mul", "times", operate},
                   {"__unm", "times", negate},  {"__div", "over", operate},  {"__concat", "compared", operate}};
  for (size_t i = 0; i < sizeof operators / sizeof *operators; i++) {
    lua_pushstring(L, operators[i].word);
    lua_pushcclosure(L, operators[i].call, 1);
    lua_setfield(L, -2, operators[i].event);
  }
}

static int host_definition(lua_State *L) {
  lua_getfield(L, LUA_REGISTRYINDEX, REGISTRY_WORDS);
  lua_pushvalue(L, 1);
  lua_rawget(L, -2);
  return 1;
}

/* host.value(name, table): a fixed value of the vocabulary, such as EACH; gives its read-only view. */
static int host_value(lua_State *L) {
  lua_settop(L, 2);
  luaL_checktype(L, 2, LUA_TTABLE);
  library_freeze(L, 2);
  lua_getfield(L, LUA_REGISTRYINDEX, REGISTRY_VOCABULARY);
  lua_pushvalue(L, 1);
  lua_pushvalue(L, 3);
  lua_settable(L, -3);
  lua_settop(L, 3);
  return 1;
}

/* host.refuse(node, text, field): what a schema cannot say. */
static int host_refuse(lua_State *L) {
  Script *script = script_of(L);
  Text op = field_text(L, 1, "op", script->arena), field = text_copy(script->arena, text_at(L, 3));
  luaL_checkstring(L, 2);
  Text both = text_at(L, 2), en = both;
  text_cut(&both, '\n', &en); /* rules/std/refusals.lua puts the Chinese on a line of its own */
  Text text = text_both(script->arena, text_format(script->arena, "%.*s: %.*s", TEXT_ARG(op), TEXT_ARG(en)),
                        text_format(script->arena, "%.*s：%.*s", TEXT_ARG(op), TEXT_ARG(both.len ? both : en)));
  pack_refuse(script, DIAG_PACK_ERROR, (uint32_t)field_integer(L, 1, "line", 0), op, field, text, TEXT_NONE, TEXT_NONE);
  mark_bad(L, 1);
  return 0;
}

static int host_pick(lua_State *L) {
  Text text = pick_shown(script_of(L), L, 1);
  lua_pushlstring(L, text.at, text.len);
  return 1;
}

static int host_language(lua_State *L) {
  lua_pushstring(L, lang_tag(lang_written(script_of(L)->lang)));
  return 1;
}

/* A sentence of the vocabulary as the report writes it: in Traditional characters, where these are asked for. */
static int host_written(lua_State *L) {
  Script *script = script_of(L);
  if (script->lang != LANG_ZH_HANT) return lua_settop(L, 1), 1;
  Text text = text_hant(script->unit_arena ? script->unit_arena : script->arena, text_at(L, 1));
  lua_pushlstring(L, text.at, text.len);
  return 1;
}

void words_open(lua_State *L) {
  static const luaL_Reg functions[] = {{"word", host_word}, {"definition", host_definition}, {"value", host_value},
      {"refuse", host_refuse}, {"pick", host_pick}, {"language", host_language}, {"written", host_written}, {NULL, NULL}};
  luaL_setfuncs(L, functions, 0);
  luaL_newmetatable(L, NODE_META);
  lua_pushboolean(L, true);
  lua_setfield(L, -2, "node");
  set_operators(L);
  lua_pop(L, 1);
}
