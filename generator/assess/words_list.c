/* SPDX-License-Identifier: MIT
 *
 * The words of the vocabulary as their definitions say them. Takes: the definitions that rules/std/ gave to host.word.
 * Gives: for each its signature, what it makes, and its fields with their types in words, sorted. Owns: nothing.
 */
#include "assess/assess_in.h"

#include <stdlib.h>

static int by_text(const void *a, const void *b) {
  return text_compare(*(const Text *)a, *(const Text *)b);
}

static void keys_of(lua_State *L, int table, Arena *arena, TextList *keys) {
  if (lua_istable(L, table))
    for (lua_pushnil(L); lua_next(L, table); lua_pop(L, 1))
      if (lua_type(L, -2) == LUA_TSTRING) *list_add(arena, keys) = text_copy(arena, text_at(L, -2));
  if (keys->len) qsort(keys->at, keys->len, sizeof *keys->at, by_text);
}

static bool listed(const TextList *list, Text text) {
  for (size_t i = 0; i < list->len; i++)
    if (text_equal(list->at[i], text)) return true;
  return false;
}

/* at_least(n, set, { ... }), evidence { ... }, all_of { branch, ... } */
static void put_signature(lua_State *L, int word, Text name, const TextList *takes, bool options, Arena *arena, Buf *out) {
  Text list = field_text(L, word, "list", arena);
  buf_text(out, name);
  if (takes->len) {
    buf_format(out, "(%.*s%s)", TEXT_ARG(text_join(arena, takes, TEXT(", "))), options ? ", { … }" : "");
  } else if (list.len) {
    buf_format(out, " { %s… }", options ? "…, " : "");
  } else {
    buf_str(out, " { … }");
  }
  buf_format(out, "\t%.*s\n", TEXT_ARG(field_text(L, word, "is", arena)));
}

static void put_field(lua_State *L, int fields, Text name, bool needed, Buf *out) {
  lua_getfield(L, fields, name.at);
  Text words = type_words(L, lua_tostring(L, -1));
  buf_format(out, "  %.*s\t%.*s\t%s\n", TEXT_ARG(name), TEXT_ARG(words), needed ? "needed" : "");
  lua_pop(L, 1);
}

static void put_word(lua_State *L, Text name, int word, Arena *arena, Buf *out) {
  int top = lua_gettop(L);
  TextList takes = {0}, needs = {0}, fields = {0};
  if (field_bool(L, word, "hidden")) return; /* written as a sign */
  field_texts(L, word, "takes", arena, &takes);
  field_texts(L, word, "needs", arena, &needs);
  lua_getfield(L, word, "fields");
  keys_of(L, top + 1, arena, &fields);
  put_signature(L, word, name, &takes, fields.len > takes.len, arena, out);
  Text list = field_text(L, word, "list", arena);
  if (list.len) buf_format(out, "  …\t%.*s\t%s\n", TEXT_ARG(type_words(L, list.at)), listed(&needs, TEXT("...")) ? "needed" : "");
  for (size_t i = 0; i < takes.len; i++) put_field(L, top + 1, takes.at[i], listed(&needs, takes.at[i]), out);
  for (size_t i = 0; i < fields.len; i++)
    if (!listed(&takes, fields.at[i])) put_field(L, top + 1, fields.at[i], listed(&needs, fields.at[i]), out);
  lua_settop(L, top);
}

void words_list(lua_State *L, Text word, Buf *out) {
  Arena *arena = script_of(L)->arena;
  TextList names = {0};
  lua_getfield(L, LUA_REGISTRYINDEX, REGISTRY_WORDS);
  int words = lua_gettop(L);
  keys_of(L, words, arena, &names);
  for (size_t i = 0; i < names.len; i++) {
    if (word.len && !text_equal(word, names.at[i])) continue;
    lua_getfield(L, words, text_cstr(arena, names.at[i]));
    put_word(L, names.at[i], words + 1, arena, out);
    lua_settop(L, words);
  }
}
