/* SPDX-License-Identifier: MIT
 *
 * The part of a pack that reading evidence needs: kinds with their words, fields and templates, folders of items.
 * Takes: kind nodes, the tests of items. Gives: the Vocabulary. Owns: nothing.
 */
#include "assess/pack_build_in.h"

#include <stdlib.h>

static void fold_all(Arena *arena, TextList *texts) {
  for (size_t i = 0; i < texts->len; i++) texts->at[i] = text_fold(arena, texts->at[i]);
}

static int by_name(const void *a, const void *b) {
  return text_compare(((const KindField *)a)->name, ((const KindField *)b)->name);
}

static bool is_ascii(Text text) {
  for (size_t i = 0; i < text.len; i++)
    if ((unsigned char)text.at[i] >= 0x80) return false;
  return true;
}

/* A clerk who reads Chinese is told of "整改时限", not of "deadline". The name comes first among the ways: one in Chinese is a word
 * that people use, one in English an author's abbreviation, and the title where no other fits. */
static Text title_of(const Build *build, const TextList *ways) {
  bool zh = assess_zh(build->script->lang);
  for (size_t i = !zh; i < ways->len; i++)
    if (is_ascii(ways->at[i]) != zh) return ways->at[i];
  return ways->at[0];
}

/* The name itself is one of the ways to write it. */
void build_fields(Build *build, int node, const char *name, KindFields *fields) {
  lua_State *L = build->L;
  int top = lua_gettop(L);
  lua_getfield(L, node, name);
  if (lua_istable(L, top + 1)) {
    for (lua_pushnil(L); lua_next(L, top + 1); lua_pop(L, 1)) {
      KindField *field = list_add(build->arena, fields);
      field->name = text_copy(build->arena, text_at(L, -2));
      *list_add(build->arena, &field->synonyms) = field->name;
      field_texts(L, top + 1, field->name.at, build->arena, &field->synonyms);
      field->title = text_in_script(build->arena, build->script->lang, title_of(build, &field->synonyms));
      fold_all(build->arena, &field->synonyms);
    }
  }
  lua_settop(L, top);
  if (fields->len > 1) qsort(fields->at, fields->len, sizeof *fields->at, by_name);
}

/* The same word for two kinds would make every paper with it a paper to sort. */
static void check_words(Build *build, int node, const Kind *kind) {
  const Kinds *kinds = &build->pack->vocabulary.kinds;
  for (size_t k = 0; k + 1 < kinds->len; k++)
    for (size_t i = 0; i < kinds->at[k].words.len; i++)
      for (size_t j = 0; j < kind->words.len; j++)
        if (text_equal(kinds->at[k].words.at[i], kind->words.at[j]))
          build_refuse(build, DIAG_PACK_WORD, node, "words", kind->words.at[j], kinds->at[k].id, kind->id);
}

void build_kind(Build *build, int node) {
  lua_State *L = build->L;
  Text id = field_text(L, node, "id", build->arena);
  for (size_t i = 0; i < build->kinds.len; i++) {
    if (!text_equal(build->kinds.at[i], id)) continue;
    build_refuse(build, DIAG_PACK_TWICE, node, "id", id, TEXT_NONE, TEXT_NONE);
    return;
  }
  *list_add(build->arena, &build->kinds) = id;
  Kind *kind = list_add(build->arena, &build->pack->vocabulary.kinds);
  kind->id = id;
  field_texts(L, node, "words", build->arena, &kind->words);
  field_texts(L, node, "words", build->arena, &kind->written);
  kind->title = build_shown(build, node, "title", kind->words.len ? kind->words.at[0] : id);
  fold_all(build->arena, &kind->words);
  kind->template_file = field_text(L, node, "template", build->arena);
  kind->dated = field_bool(L, node, "dated");
  const Source *source = author_source(build->script);
  kind->where = where_of(source->name, node_line(L, node), 0);
  build_fields(build, node, "fields", &kind->fields);
  check_words(build, node, kind);
}

void build_set(Build *build, int node) {
  Text kinds = field_text(build->L, node, "kind", build->arena);
  for (Text kind; text_cut(&kinds, '|', &kind);) build_known(build, node, "kind", kind, &build->kinds, "kind", "材料类别");
  if (text_is(field_text(build->L, node, "op", build->arena), "rows")) build_rows(build, node);
}

/* ---- Folders of items ---- */

static void add_kind(Build *build, ItemFolder *folder, Text kind) {
  for (size_t i = 0; i < folder->kinds.len; i++)
    if (text_equal(folder->kinds.at[i], kind)) return;
  *list_add(build->arena, &folder->kinds) = text_copy(build->arena, kind);
}

/* "lecture|activity": one of these */
static void add_kinds(Build *build, ItemFolder *folder, Text kinds) {
  for (Text kind; text_cut(&kinds, '|', &kind);) add_kind(build, folder, kind);
}

/* The set on the top of the stack; rows and units have no kind to tell. */
static void collect_kind(Build *build, ItemFolder *folder) {
  lua_State *L = build->L;
  int set = lua_gettop(L), type = lua_getfield(L, set, "kind");
  bool papers = lua_getfield(L, set, "op") == LUA_TSTRING && text_is(text_at(L, -1), "evidence");
  if (type == LUA_TSTRING) add_kinds(build, folder, text_at(L, set + 1));
  else if (type == LUA_TNIL && papers) folder->any_kind = true;
}

/* Every `kind` of a set, anywhere below the table on the top of the stack; `depth` bounds a pack that nests tables in circles. */
static void collect_kinds(Build *build, ItemFolder *folder, int depth) {
  lua_State *L = build->L;
  int table = lua_gettop(L);
  if (depth > 12) return;
  luaL_checkstack(L, 6, NULL);
  lua_getfield(L, table, "is");
  bool set = text_is(text_at(L, -1), "set");
  lua_settop(L, table);
  if (set) collect_kind(build, folder);
  lua_settop(L, table);
  for (lua_pushnil(L); lua_next(L, table); lua_settop(L, table + 1))
    if (lua_istable(L, table + 2) && !is_anything(L, table + 2)) collect_kinds(build, folder, depth + 1);
  lua_settop(L, table);
}

static int text_order(const void *a, const void *b) {
  return text_compare(*(const Text *)a, *(const Text *)b);
}

static void add_title(Build *build, ItemFolder *folder, Text title) {
  Text folded = text_trim(text_fold(build->arena, title)), part;
  if (folded.len) *list_add(build->arena, &folder->titles) = text_cut(&folded, '/', &part) ? part : folded;
}

/* A folder may be named after the section: then it holds what all items of the section ask for. */
static void add_to_section(Build *build, const PackItem *item, const ItemFolder *folder) {
  Vocabulary *vocabulary = &build->pack->vocabulary;
  const PackSection *section = NULL;
  for (size_t i = 0; item->section.len && i < build->pack->sections.len; i++)
    if (text_equal(build->pack->sections.at[i].id, item->section)) section = &build->pack->sections.at[i];
  if (!section || !section->title.len) return;
  ItemFolder *known = NULL;
  for (size_t i = 0; i < vocabulary->folders.len; i++)
    if (vocabulary->folders.at[i].section && text_equal(vocabulary->folders.at[i].name, section->id))
      known = &vocabulary->folders.at[i];
  if (!known) {
    known = list_add(build->arena, &vocabulary->folders);
    *known = (ItemFolder){.name = section->id, .section = true};
    add_title(build, known, section->title);
  }
  for (size_t i = 0; i < folder->kinds.len; i++) add_kind(build, known, folder->kinds.at[i]);
  known->any_kind |= folder->any_kind;
}

/* The item's table of tests is at build->tests. */
void build_folder(Build *build, const PackItem *item) {
  ItemFolder folder = {.name = text_fold(build->arena, item->id)};
  add_title(build, &folder, item->title);
  add_title(build, &folder, item->place);
  lua_pushvalue(build->L, build->tests);
  collect_kinds(build, &folder, 0);
  lua_pop(build->L, 1);
  if (!folder.kinds.len && !item->place.len) return;
  if (folder.kinds.len) qsort(folder.kinds.at, folder.kinds.len, sizeof *folder.kinds.at, text_order);
  *list_add(build->arena, &build->pack->vocabulary.folders) = folder; /* without kinds: others may share its place */
  if (folder.kinds.len) add_to_section(build, item, &folder);
}

/* ---- Templates ---- */

/* The template of a kind is a paper in the pack's folder; its text, read as any paper's, is what must not count. */
static bool read_template(Script *script, int rules, Kind *kind, Fail *fail) {
  FileStat stat;
  Text bytes = TEXT_NONE, name = kind->template_file;
  Text path = text_format(script->arena, "%.*s/%.*s", TEXT_ARG(script->assessment->pack), TEXT_ARG(name));
  ReadOutcome outcome = fs_read(rules, text_cstr(script->arena, path), RULE_SOURCE, script->arena, &bytes, &stat, fail);
  if (outcome == READ_FAILED) return false;
  if (outcome != READ_OK) {
    pack_refuse(script, DIAG_PACK_UNKNOWN, kind->where.line, TEXT("kind"), TEXT("template"), TEXT("template"), name, path);
    return true;
  }
  Source *source = list_add(script->arena, &script->sources); /* part of the pack's stamp */
  *source = (Source){text_format(script->arena, "rules/%.*s", TEXT_ARG(path)), bytes};
  Paper paper = {0};
  read_paper(bytes, path, source->name, script->arena, script->diags, &paper);
  kind->template_text = text_fold(script->arena, paper.text);
  return true;
}

bool pack_read_templates(Script *script, int rules, Fail *fail) {
  Kinds *kinds = &script->pack->vocabulary.kinds;
  for (size_t i = 0; i < kinds->len; i++)
    if (kinds->at[i].template_file.len && !read_template(script, rules, &kinds->at[i], fail)) return false;
  return !script->refused;
}

void build_placeholders(Build *build, int node) {
  TextList words = {0};
  field_texts(build->L, node, "placeholders", build->arena, &words);
  for (size_t i = 0; i < words.len; i++)
    *list_add(build->arena, &build->pack->vocabulary.placeholders) = text_fold(build->arena, words.at[i]);
}
