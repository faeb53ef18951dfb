/* SPDX-License-Identifier: MIT
 *
 * What a pack asks for beside papers themselves: headings and fields of the papers of a kind, numbers of units. For those
 * who lay out papers and registers. Takes: a loaded pack. Gives: lists. Owns: nothing.
 */
#include "assess/assess_in.h"

typedef struct Asking {
  Text kind;
  Arena *arena;
  KindAsked *asked;
} Asking;

static void add_once(Arena *arena, TextList *list, Text text) {
  for (size_t i = 0; i < list->len; i++)
    if (text_equal(list->at[i], text)) return;
  *list_add(arena, list) = text;
}

/* "总结|主要做法": the first of the alternatives. */
static void add_first(const Asking *asking, TextList *list, Text text) {
  Text first;
  if (text_cut(&text, '|', &first) && text_trim(first).len) add_once(asking->arena, list, text_trim(first));
}

static void take_set(const Asking *asking, lua_State *L, int node) {
  TextList kinds = {0}, headings = {0}, fields = {0};
  bool same = false;
  if (!text_is(field_text(L, node, "is", asking->arena), "set")) return;
  field_texts(L, node, "kind", asking->arena, &kinds);
  for (size_t i = 0; i < kinds.len; i++) {
    Text rest = kinds.at[i];
    for (Text one; text_cut(&rest, '|', &one);) same |= text_equal(one, asking->kind);
  }
  if (!same) return;
  field_texts(L, node, "with_headings", asking->arena, &headings);
  field_texts(L, node, "fields", asking->arena, &fields);
  for (size_t i = 0; i < headings.len; i++) add_first(asking, &asking->asked->headings, headings.at[i]);
  for (size_t i = 0; i < fields.len; i++) add_first(asking, &asking->asked->fields, fields.at[i]);
  asking->asked->attended |= lua_getfield(L, node, "attended_by") != LUA_TNIL;
  lua_pop(L, 1);
}

static int take_sets(lua_State *L) {
  const Asking *asking = lua_touserdata(L, 1);
  lua_getfield(L, LUA_REGISTRYINDEX, REGISTRY_DECLARED);
  for (lua_Integer i = 1; lua_geti(L, 2, i) != LUA_TNIL; i++, lua_settop(L, 2)) take_set(asking, L, 3);
  return 0;
}

void pack_asks(Script *script, Text kind, Arena *arena, KindAsked *asked) {
  Asking asking = {kind, arena, asked};
  Text message;
  Where where;
  sandbox_call(script, take_sets, &asking, arena, &message, &where);
}

static bool is_lua_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

/* The name behind `before`, up to `end`, each time it stands in the line; end 0: as far as it is one word. */
static void take_names(Arena *arena, Text line, const char *before, char end, TextList *names) {
  Text mark = text_of(before);
  for (size_t at; (at = text_find(line, mark)) != SIZE_MAX;) {
    line = text_slice(line, at + mark.len, line.len);
    size_t len = 0;
    while (len < line.len && (end ? line.at[len] != end : is_lua_name(line.at[len]))) len++;
    if (len && (!end || len < line.len)) add_once(arena, names, text_copy(arena, text_slice(line, 0, len)));
  }
}

/* Read from the text, for they may stand in any value of a rule, and in a function. */
static void names_in_source(Script *script, Arena *arena, const char *word, TextList *names) {
  Text rest = author_source(script)->bytes, line;
  while (text_cut(&rest, '\n', &line)) {
    size_t remark = text_find(line, TEXT("--"));
    if (remark != SIZE_MAX) line.len = remark;
    take_names(arena, line, text_cstr(arena, text_format(arena, "%s(\"", word)), '"', names);
    take_names(arena, line, text_cstr(arena, text_format(arena, "%s('", word)), '\'', names);
    take_names(arena, line, text_cstr(arena, text_format(arena, ".%ss[\"", word)), '"', names);
    take_names(arena, line, text_cstr(arena, text_format(arena, ".%ss['", word)), '\'', names);
    take_names(arena, line, text_cstr(arena, text_format(arena, ".%ss.", word)), 0, names);
  }
}

/* fact("members") in a value, and unit.facts["members"] or unit.facts.members in a function of the author. */
void pack_facts(Script *script, Arena *arena, TextList *facts) {
  names_in_source(script, arena, "fact", facts);
}

/* imported("survey") */
void pack_imports(Script *script, Arena *arena, TextList *names) {
  names_in_source(script, arena, "imported", names);
}
