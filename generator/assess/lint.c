/* SPDX-License-Identifier: MIT
 *
 * What is likely not meant in a pack that is sound: kinds, registers, classes and sections that nothing uses, items and
 * parts that no unit can meet, titles that say another kind.
 * Takes: a loaded pack, its declared nodes. Gives: warnings at the author's lines. Owns: nothing.
 */
#include "assess/pack_build_in.h"

typedef struct Lint {
  Script *script;
  const Pack *pack;
  Arena *arena;
  DiagList *diags;
  TextList kinds, registers, classes; /* named by some set, or by `units` */
  uint32_t grade_line;
  bool any_kind; /* a kind is chosen while a unit is assessed: by EACH, or by a function of the pack */
} Lint;

static bool listed(const TextList *list, Text id) {
  for (size_t i = 0; i < list->len; i++)
    if (text_equal(list->at[i], id)) return true;
  return false;
}

static Text joined(const Lint *lint, const TextList *list) {
  return text_join(lint->arena, list, TEXT(", "));
}

static Where at_line(const Lint *lint, uint32_t line) {
  return where_of(author_source(lint->script)->name, line, 0);
}

/* ---- What is named ---- */

static bool kind_is_open(lua_State *L, int node) {
  int top = lua_gettop(L);
  bool open = lua_getfield(L, node, "kind") == LUA_TTABLE && luaL_len(L, top + 1) == 0;
  lua_settop(L, top);
  return open;
}

/* One kind, a list of them, or alternatives with "|" between. */
static void take_kinds(Lint *lint, lua_State *L, int node) {
  TextList kinds = {0};
  field_texts(L, node, "kind", lint->arena, &kinds);
  for (size_t i = 0; i < kinds.len; i++) {
    Text rest = kinds.at[i];
    for (Text one; text_cut(&rest, '|', &one);) *list_add(lint->arena, &lint->kinds) = one;
  }
}

/* The period in which the papers of a set are looked for; of `sample` that of the set in it. False where it says none, or one
 * that is worked out for each assessment. */
static bool period_of_set(const Lint *lint, lua_State *L, int set, Period *period) {
  int top = lua_gettop(L);
  if (lua_getfield(L, set, "set") == LUA_TTABLE) set = top + 1;
  lua_getfield(L, set, "when");
  bool own = lua_istable(L, -1), rows = field_text(L, set, "table", lint->arena).len > 0;
  *period = lint->pack->period;
  int when = lua_gettop(L);
  if (own) *period = (Period){(Day)field_integer(L, when, "first", DAY_NONE), (Day)field_integer(L, when, "last", DAY_NONE)};
  lua_settop(L, top);
  return !rows && period->from != DAY_NONE && period->to != DAY_NONE;
}

/* by behind the last day of the papers: one of these days is not found. `since` there makes the search go on. */
static void take_limit(Lint *lint, lua_State *L, int node) {
  int top = lua_gettop(L);
  Day by = (Day)field_integer(L, node, "day", DAY_NONE);
  Period period;
  bool open = lua_getfield(L, node, "since") == LUA_TNIL && lua_getfield(L, node, "set") == LUA_TTABLE;
  if (open && by != DAY_NONE && period_of_set(lint, L, top + 2, &period) && by > period.to)
    diag_add(lint->diags, DIAG_LINT_BY, at_line(lint, (uint32_t)field_integer(L, node, "line", 0)), day_iso(lint->arena, by),
             day_iso(lint->arena, period.to), day_iso(lint->arena, period.from));
  lua_settop(L, top);
}

/* The same seed and the same members: whoever was drawn knows that he will be again. */
static void take_sample(Lint *lint, lua_State *L, int node) {
  const Period *given = &lint->script->assessment->period, *own = &lint->pack->period;
  bool comes_again = own->from == DAY_NONE || given->from != DAY_NONE;
  if (comes_again && !field_bool(L, node, "anew"))
    diag_add(lint->diags, DIAG_LINT_SEED, at_line(lint, node_line(L, node)), field_text(L, node, "seed", lint->arena), TEXT_NONE,
             TEXT_NONE);
}

static void take_node(Lint *lint, lua_State *L, int node) {
  Text op = field_text(L, node, "op", lint->arena), is = field_text(L, node, "is", lint->arena);
  if (text_is(is, "set")) {
    take_kinds(lint, L, node);
    field_texts(L, node, "table", lint->arena, &lint->registers);
    lint->any_kind |= kind_is_open(L, node);
  }
  if (text_is(op, "grade")) lint->grade_line = node_line(L, node);
  if (text_is(op, "sample")) take_sample(lint, L, node);
  if (text_is(op, "at_least")) take_limit(lint, L, node);
  if (text_is(op, "units")) field_texts(L, node, "class", lint->arena, &lint->classes);
  if (!text_is(op, "item")) return;
  lua_getfield(L, node, "check");
  lua_getfield(L, node, "applies");
  lint->any_kind |= lua_isfunction(L, -1) || lua_isfunction(L, -2);
  lua_pop(L, 2);
}

static int take_nodes(lua_State *L) {
  Lint *lint = lua_touserdata(L, 1);
  lua_getfield(L, LUA_REGISTRYINDEX, REGISTRY_DECLARED);
  for (lua_Integer i = 1; lua_geti(L, 2, i) != LUA_TNIL; i++, lua_settop(L, 2)) take_node(lint, L, 3);
  return 0;
}

/* ---- Unused ---- */

static void unused(const Lint *lint, Where where, const char *en, const char *zh, Text id) {
  diag_add(lint->diags, DIAG_LINT_UNUSED, where, text_in(lint->arena, lint->pack->lang, en, zh), id, TEXT_NONE);
}

/* The line of `word { id = "..."`; a class, a mode or a section keeps none. */
static Where where_declared(const Lint *lint, const char *word, Text id) {
  Text needle = text_format(lint->arena, "\"%.*s\"", TEXT_ARG(id)), rest = author_source(lint->script)->bytes, line;
  for (uint32_t number = 1; text_cut(&rest, '\n', &line); number++)
    if (text_starts(line, text_of(word)) && text_find(line, needle) != SIZE_MAX) return at_line(lint, number);
  return at_line(lint, 0);
}

static void lint_kinds(const Lint *lint) {
  const Kinds *kinds = &lint->pack->vocabulary.kinds;
  for (size_t i = 0; i < kinds->len && !lint->any_kind; i++)
    if (!listed(&lint->kinds, kinds->at[i].id))
      diag_add(lint->diags, DIAG_LINT_KIND, kinds->at[i].where, kinds->at[i].id, TEXT_NONE, TEXT_NONE);
}

static void lint_registers(const Lint *lint) {
  const Registers *registers = &lint->pack->vocabulary.registers;
  for (size_t i = 0; i < registers->len && !lint->any_kind; i++)
    if (!listed(&lint->registers, registers->at[i].id)) unused(lint, registers->at[i].where, "register", "登记表", registers->at[i].id);
}

static void lint_sections(const Lint *lint) {
  for (size_t i = 0; i < lint->pack->sections.len; i++) {
    Text id = lint->pack->sections.at[i].id;
    bool used = false;
    for (size_t k = 0; k < lint->pack->items.len; k++) used |= text_equal(lint->pack->items.at[k].section, id);
    if (!used) unused(lint, where_declared(lint, "section", id), "section", "部分", id);
  }
}

/* ---- Classes ---- */

static TextList pack_classes(const Lint *lint) {
  TextList classes = {0};
  Text rest = lint->pack->for_units, one;
  while (text_cut(&rest, ',', &one)) *list_add(lint->arena, &classes) = text_trim(one);
  return classes;
}

static bool item_is_for(const PackItem *item, Text klass) {
  return item->for_units.len == 0 || listed(&item->for_units, klass);
}

/* A class that the pack is for, and nothing asks anything of; one that nothing names. */
static void lint_classes(const Lint *lint) {
  TextList all = pack_classes(lint);
  for (size_t i = 0; i < lint->pack->classes.len; i++) {
    Text id = lint->pack->classes.at[i].id;
    Where where = where_declared(lint, "class", id);
    bool assessed = all.len == 0 || listed(&all, id), asked = false;
    for (size_t k = 0; k < lint->pack->items.len; k++) asked |= item_is_for(&lint->pack->items.at[k], id);
    if (!assessed && !listed(&lint->classes, id)) unused(lint, where, "class", "单位类别", id);
    if (assessed && !asked) diag_add(lint->diags, DIAG_LINT_IDLE, where, id, TEXT_NONE, TEXT_NONE);
  }
}

static bool share(const TextList *a, const TextList *b) {
  bool some = a->len == 0 || b->len == 0;
  for (size_t i = 0; i < a->len; i++) some |= listed(b, a->at[i]);
  return some;
}

static void unreachable(const Lint *lint, Where where, Text name, const TextList *own, const TextList *above) {
  diag_add(lint->diags, DIAG_LINT_UNREACHABLE, where, name, joined(lint, own), joined(lint, above));
}

static void lint_reach(const Lint *lint) {
  TextList all = pack_classes(lint);
  for (size_t i = 0; i < lint->pack->items.len; i++) {
    const PackItem *item = &lint->pack->items.at[i];
    const TextList *above = item->for_units.len ? &item->for_units : &all;
    if (!share(&item->for_units, &all)) unreachable(lint, item->where, item->id, &item->for_units, &all);
    for (size_t k = 0; k < item->parts.len; k++) {
      const PackPart *part = &item->parts.at[k];
      Text name = text_format(lint->arena, "%.*s/%.*s", TEXT_ARG(item->id), TEXT_ARG(part->id));
      if (!share(&part->for_units, above)) unreachable(lint, part->where, name, &part->for_units, above);
    }
  }
}

/* ---- Points ---- */

static Points points_of(const Pack *pack, const PackItems *items) {
  Points sum = 0;
  for (size_t i = 0; i < items->len; i++) sum += pack->items.at[items->at[i]].points;
  return sum;
}

/* A gate over the points of items that have none would be left out of every result. */
static void lint_gates(const Lint *lint) {
  for (size_t i = 0; i < lint->pack->items.len; i++) {
    const PackItem *item = &lint->pack->items.at[i];
    if (!item->gate || item->effect.complete || points_of(lint->pack, &item->effect.of)) continue;
    TextList ids = {0};
    for (size_t k = 0; k < item->effect.of.len; k++)
      *list_add(lint->arena, &ids) = lint->pack->items.at[item->effect.of.at[k]].id;
    diag_add(lint->diags, DIAG_LINT_NO_POINTS, item->where, item->id, joined(lint, &ids), TEXT_NONE);
  }
}

/* ---- Grades ---- */

static bool bounds_grade(const PackItem *item) {
  bool judges = item->veto || (item->gate && !item->effect.complete);
  return judges && (item->effect.grade.len || item->effect.lower);
}

/* Whether anything but completion has a say in the best grade: there a review that says no is as good as one that says yes. */
static bool grade_judges(const Pack *pack) {
  bool judges = pack->bands.at[0].findings.len || pack->needs || pack->overrides.len;
  for (size_t i = 0; i < pack->items.len; i++) judges |= bounds_grade(&pack->items.at[i]);
  return judges;
}

static void lint_judged(const Lint *lint) {
  const Pack *pack = lint->pack;
  if (!pack->bands.len || pack->grade_of_score || grade_judges(pack)) return;
  for (size_t i = 0; i < pack->items.len; i++) {
    const PackItem *item = &pack->items.at[i];
    if (!item->severity || !item->parts.len || item->parts.at[0].kind != PART_REVIEW) continue;
    diag_add(lint->diags, DIAG_LINT_JUDGED, at_line(lint, lint->grade_line), item->id, pack->bands.at[0].name, TEXT_NONE);
    return;
  }
}

static Points peer_most(const PackPeer *peer) {
  Points most = peer->above > peer->below ? peer->above : peer->below;
  for (size_t i = 0; i < peer->first.len; i++) most = peer->first.at[i] > most ? peer->first.at[i] : most;
  for (size_t i = 0; i < peer->shares.len; i++) most = peer->shares.at[i].points > most ? peer->shares.at[i].points : most;
  for (size_t i = 0; i < peer->bands.len; i++) most = peer->bands.at[i].points > most ? peer->bands.at[i].points : most;
  return most > 0 ? most : 0;
}

static void lint_peers(const Lint *lint) {
  const Pack *pack = lint->pack;
  Points sum = 0;
  for (size_t i = 0; i < pack->peers.len; i++) sum += peer_most(&pack->peers.at[i]);
  if (!sum || !pack->bands.len || !pack->grade_of_score || pack->bands.at[0].floors.len || pack->needs) return;
  const ScoreBound best = {.at_least = pack->bands.at[0].from};
  Text most = points_text(lint->arena, sum), full = points_text(lint->arena, pack->full);
  if (bound_reached(&best, sum, pack->full))
    diag_add(lint->diags, DIAG_LINT_PEERS, at_line(lint, lint->grade_line), most, full, pack->bands.at[0].name);
  else if (pack->full + sum == 100 * POINTS_ONE) /* a sheet of 100 with a row by rank: its grades are meant to be of 100 */
    diag_add(lint->diags, DIAG_LINT_OF_FULL, at_line(lint, lint->grade_line), most, full, TEXT_NONE);
}

/* ---- Words ---- */

static Text title_of_id(const Lint *lint, Text id) {
  const Vocabulary *vocabulary = &lint->pack->vocabulary;
  for (size_t i = 0; i < vocabulary->kinds.len; i++)
    if (text_equal(vocabulary->kinds.at[i].id, id)) return vocabulary->kinds.at[i].title;
  for (size_t i = 0; i < vocabulary->registers.len; i++)
    if (text_equal(vocabulary->registers.at[i].id, id)) return vocabulary->registers.at[i].title;
  return id;
}

/* The to-do list asks for a paper by its title; a clerk who calls it so, or by a word of the pack, must be understood. */
static void lint_word(const Lint *lint, const Kind *kind, Text word) {
  Text other = TEXT_NONE;
  const Kind *told = evidence_kind_of_name(&lint->pack->vocabulary, lint->arena, word, &other);
  if (told == kind || (!told && !other.len)) return;
  if (told) other = told->id;
  diag_add(lint->diags, DIAG_LINT_WORD, kind->where, word, kind->id, title_of_id(lint, other));
}

static void lint_words(const Lint *lint) {
  const Kinds *kinds = &lint->pack->vocabulary.kinds;
  for (size_t i = 0; i < kinds->len; i++) {
    for (size_t k = 0; k < kinds->at[i].words.len; k++) lint_word(lint, &kinds->at[i], kinds->at[i].words.at[k]);
    lint_word(lint, &kinds->at[i], kinds->at[i].title);
  }
}

void pack_lint(Script *script, const Pack *pack, Arena *arena, DiagList *diags) {
  Lint lint = {.script = script, .pack = pack, .arena = arena, .diags = diags};
  Text message;
  Where where;
  if (sandbox_call(script, take_nodes, &lint, arena, &message, &where) != LUA_OK) return; /* out of memory */
  lint_kinds(&lint);
  lint_registers(&lint);
  lint_sections(&lint);
  lint_classes(&lint);
  lint_reach(&lint);
  lint_gates(&lint);
  lint_judged(&lint);
  lint_peers(&lint);
  lint_words(&lint);
}
