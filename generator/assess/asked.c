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

/* fact("members"): read from the text, for a fact may stand in any value of a rule. */
void pack_facts(Script *script, Arena *arena, TextList *facts) {
  Text rest = author_source(script)->bytes, line;
  while (text_cut(&rest, '\n', &line)) {
    size_t remark = text_find(line, TEXT("--"));
    if (remark != SIZE_MAX) line.len = remark;
    for (size_t at; (at = text_find(line, TEXT("fact(\""))) != SIZE_MAX;) {
      line = text_slice(line, at + 6, line.len);
      size_t end = text_find(line, TEXT("\""));
      if (end != SIZE_MAX) add_once(arena, facts, text_copy(arena, text_slice(line, 0, end)));
    }
  }
}
