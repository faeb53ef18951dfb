/* SPDX-License-Identifier: MIT
 *
 * One unit through the pack: the tests run in Lua, their leaves become results in C.
 * Takes: an Assessor, the unit's evidence. Gives: a UnitResult; trouble in a rule is a diagnostic and an item in error.
 * Owns: nothing; everything lies in the unit's arena.
 */
#include "assess/assess_in.h"

#include <string.h>

const char *const state_names[STATE_COUNT] = {"pass", "partial", "fail", "pending", "not-due", "not-applicable", "error"};
const char *const reason_names[REASON_COUNT] = {"none", "missing", "too-few", "late", "malformed", "duplicate",
                                                "expired", "unreadable", "waiting", "exception", "order",
                                                "empty",   "no-entry",   "day",     "gap", "refused",
                                                "fact",    "no-day",     "no-value", "no-case",
                                                "rejected", "papers", "sight"};

const UnitEvidence *evidence_of(const Script *script, uint32_t unit) {
  if (unit == script->evidence->unit) return script->evidence;
  if (unit >= script->assessor->units->all.len) return NULL; /* made up by a check */
  return script->assessor->evidence ? script->assessor->evidence(script->assessor->state, unit) : NULL;
}

/* ---- One item ---- */

typedef struct ItemRun {
  const Assessor *assessor;
  Arena *arena;
  const PackItem *item;
  uint32_t index;
  ItemResult *result;
  Text klass;
  bool applies;
} ItemRun;

void run_push_std(lua_State *L, const char *name) {
  lua_getfield(L, LUA_REGISTRYINDEX, REGISTRY_STD);
  lua_getfield(L, -1, name);
  lua_remove(L, -2);
}

/* `applies = function(unit)`; tests at stack index 2. */
static bool item_applies(lua_State *L) {
  if (lua_getfield(L, 2, "applies") == LUA_TNIL) return true;
  run_push_std(L, "applies");
  lua_insert(L, -2);
  lua_call(L, 1, 1);
  return lua_toboolean(L, -1);
}

/* zero_if: rules/std/ gives "held" or "waits" and the papers, or nothing. Tests of the item at stack index 2. */
static void run_zero(lua_State *L, ItemRun *run, uint32_t index) {
  PartResult *result = &run->result->parts.at[index];
  lua_settop(L, 2);
  run_push_std(L, "zeroed");
  lua_getfield(L, 2, "zero");
  lua_geti(L, -1, (lua_Integer)index + 1);
  lua_remove(L, -2);
  lua_call(L, 1, 1);
  if (!lua_istable(L, -1)) return;
  result->zero = field_bool(L, lua_gettop(L), "waits") ? ZERO_WAITS : ZERO_HELD;
  answers_papers(L, run->arena, &result->zero_evidence);
}

static void run_part(lua_State *L, ItemRun *run, uint32_t index) {
  const PackPart *part = &run->item->parts.at[index];
  Script *script = script_of(L);
  if (run->item->gate || !class_listed(&part->for_units, run->klass)) return;
  script->part = &run->result->parts.at[index];
  script->item_index = run->index;
  script->part_index = index;
  script->item_id = run->item->id;
  script->part_id = run->item->parts.at[index].id;
  lua_settop(L, 2);
  run_push_std(L, "judge");
  lua_geti(L, 2, (lua_Integer)index + 1);
  lua_pushinteger(L, part->points);
  lua_pushinteger(L, run->assessor->pack->precision);
  lua_pushboolean(L, part->on_na == ON_NA_ZERO && part->points > 0);
  lua_call(L, 4, 0); /* its leaves come by host.leaf */
  if (part->zero_if) run_zero(L, run, index);
  script->part = NULL;
}

/* Under sandbox_call: whatever goes wrong comes out as a message and the author's line. */
static int run_tests(lua_State *L) {
  ItemRun *run = lua_touserdata(L, 1);
  sandbox_count(L, false);
  freeze_restore(L);
  lua_getfield(L, LUA_REGISTRYINDEX, REGISTRY_TESTS);
  lua_geti(L, -1, (lua_Integer)run->index + 1);
  lua_replace(L, 2);
  run->applies = item_applies(L);
  for (uint32_t i = 0; run->applies && i < run->item->parts.len; i++) run_part(L, run, i);
  return 0;
}

static void item_not_applicable(const PackItem *item, ItemResult *result) {
  result->state = STATE_NOT_APPLICABLE;
  for (size_t i = 0; i < item->parts.len; i++) part_not_applicable(&item->parts.at[i], &result->parts.at[i]);
}

static void item_in_error(const PackItem *item, ItemResult *result, Text why) {
  result->state = STATE_ERROR;
  result->error = why;
  for (size_t i = 0; i < item->parts.len; i++) part_in_error(&item->parts.at[i], &result->parts.at[i]);
}

static void sum_item(const Pack *pack, const PackItem *item, ItemResult *result) {
  Tally tally = {0};
  for (size_t i = 0; i < item->parts.len; i++) {
    Tally part = part_tally(&result->parts.at[i]);
    part.waiting += result->parts.at[i].zero == ZERO_WAITS;
    if (result->parts.at[i].zero == ZERO_HELD) part.refused = part.done_due ? part.done_due : 1; /* nothing of it counts */
    part.refused += part_late_for_nothing(pack, &item->parts.at[i], &result->parts.at[i]);
    tally_add(&tally, &part);
    sums_add(&result->sums, &result->parts.at[i].sums);
  }
  if (result->state == STATE_ERROR || result->state == STATE_NOT_APPLICABLE) return;
  result->state = item->bonus || item->veto || item->gate ? result->parts.at[0].state : state_of(&tally, &result->sums);
}

/* "rules/x/pack.lua:12: text" */
static Text error_text(Arena *arena, Where where, Text message) {
  if (!where.line) return text_copy(arena, message);
  return text_format(arena, "%.*s:%u: %.*s", TEXT_ARG(where.file), where.line, TEXT_ARG(message));
}

static void report_error(ItemRun *run, DiagList *diags, Text message, Where where, uint32_t *over_limit) {
  Script *script = run->assessor->script;
  if (!where.line) where = run->item->where;
  DiagCode code = script->killed ? DIAG_RULE_LIMIT : DIAG_RULE_ERROR;
  if (script->killed && *over_limit == UINT32_MAX) *over_limit = run->index;
  Text unit = run->assessor->units->all.at[script->evidence->unit].id; /* the place is the pack's, which is of all units */
  Diag *diag = diag_add(diags, code, where, run->item->id, script->killed ? TEXT_NONE : message, unit);
  diag->excerpt = text_copy(diags->arena, locate_line(author_source(script)->bytes, where.line));
  item_in_error(run->item, run->result, error_text(run->arena, where, message));
}

/* One that is out for all units goes before one that a worker died on in this unit: which those are depends on the order. */
static const BadRule *bad_rule(const Assessor *assessor, uint32_t unit, uint32_t item) {
  const BadRule *found = NULL;
  for (size_t i = 0; assessor->bad && i < assessor->bad->len; i++) {
    const BadRule *bad = &assessor->bad->at[i];
    if (bad->item == item && bad->unit == UINT32_MAX) return bad;
    if (bad->item == item && bad->unit == unit) found = bad;
  }
  return found;
}

/* What is out for all units was told once, by whoever took it out. */
static void report_bad(ItemRun *run, const BadRule *bad, DiagList *diags) {
  const Assessor *assessor = run->assessor;
  Where where = run->item->where;
  if (bad->unit != UINT32_MAX)
    diag_add(diags, DIAG_RULE_LIMIT, where, run->item->id, TEXT_NONE, assessor->units->all.at[bad->unit].id);
  Text why = text_in(run->arena, assessor->script->lang, "ran too long", "运行过久");
  item_in_error(run->item, run->result, error_text(run->arena, where, why));
}

static void make_parts(ItemRun *run) {
  for (size_t i = 0; i < run->item->parts.len; i++) list_add(run->arena, &run->result->parts);
}

/* A bonus that may take nothing comes to 0 where its number is below: that is told, for nothing shows it. */
static void tell_below(const ItemRun *run, uint32_t unit, uint32_t index, DiagList *diags) {
  const PackPart *part = &run->item->parts.at[index];
  const Leaves *leaves = &run->result->parts.at[index].leaves;
  if (part->kind != PART_BONUS || part->floor || !leaves->len || !text_starts(leaves->at[0].value, TEXT("-"))) return;
  Text name = run->assessor->units->all.at[unit].name;
  diag_add(diags, DIAG_BONUS_BELOW, run->item->where, run->item->id, name, leaves->at[0].value);
}

static void settle_part(ItemRun *run, uint32_t unit, uint32_t index, DiagList *diags) {
  const PackPart *part = &run->item->parts.at[index];
  PartResult *result = &run->result->parts.at[index];
  tell_below(run, unit, index, diags);
  if (class_listed(&part->for_units, run->klass))
    part_settle(run->assessor->pack, run->item, index, run->assessor->marks, unit, run->index, diags, result);
  else part_not_applicable(part, result);
}

/* Parts for other classes are alternatives of those for this one: of the item's points they have what is left, if anything is. */
static void settle_unlisted(const ItemRun *run) {
  Points left = run->item->points;
  for (size_t i = 0; i < run->item->parts.len; i++)
    if (class_listed(&run->item->parts.at[i].for_units, run->klass)) left -= run->item->parts.at[i].points;
  for (size_t i = 0; i < run->item->parts.len; i++) {
    const PackPart *part = &run->item->parts.at[i];
    Sums *sums = &run->result->parts.at[i].sums;
    Points share = left < part->points ? left : part->points;
    if (class_listed(&part->for_units, run->klass)) continue;
    *sums = (Sums){.full = share, .in_error = sums->in_error ? share : 0, .not_applicable = sums->in_error ? 0 : share};
    left -= share;
  }
}

static void run_item(ItemRun *run, uint32_t unit, DiagList *diags, uint32_t *over_limit) {
  Text message;
  Where where;
  make_parts(run);
  const BadRule *bad = bad_rule(run->assessor, unit, run->index);
  if (bad) {
    report_bad(run, bad, diags);
  } else if (!class_listed(&run->item->for_units, run->klass)) {
    item_not_applicable(run->item, run->result);
  } else if (sandbox_call(run->assessor->script, run_tests, run, run->arena, &message, &where) != LUA_OK) {
    report_error(run, diags, message, where, over_limit);
  } else if (!run->applies) {
    item_not_applicable(run->item, run->result);
    for (size_t i = 0; i < run->item->parts.len; i++) part_without_case(&run->item->parts.at[i], &run->result->parts.at[i]);
  } else {
    run->result->state = STATE_PASS; /* until sum_item */
    for (uint32_t i = 0; i < run->item->parts.len; i++) settle_part(run, unit, i, diags);
  }
  settle_unlisted(run);
  sum_item(run->assessor->pack, run->item, run->result);
}

/* ---- The grade that an override fixes ---- */

typedef struct FixRun {
  Arena *arena;
  const Pack *pack;
  FixedGrade *fixed;
} FixRun;

/* rules/std/ gives { index = the override that holds, papers = ... }, or an empty table. */
static int run_overrides(lua_State *L) {
  FixRun *run = lua_touserdata(L, 1);
  freeze_restore(L);
  run_push_std(L, "fixed");
  lua_getfield(L, LUA_REGISTRYINDEX, REGISTRY_TESTS);
  lua_getfield(L, -1, "overrides");
  lua_remove(L, -2);
  lua_call(L, 1, 1);
  int64_t index = field_integer(L, lua_gettop(L), "index", 0);
  if (index < 1 || index > (int64_t)run->pack->overrides.len) return 0;
  run->fixed->name = run->pack->overrides.at[index - 1].name;
  run->fixed->why = run->pack->overrides.at[index - 1].why;
  answers_papers(L, run->arena, &run->fixed->evidence);
  return 0;
}

/* A rule that fails leaves the grade to the score, which is provisional then. */
static void fix_grade(const Assessor *assessor, Arena *arena, DiagList *diags, UnitResult *result) {
  Text message;
  Where where;
  FixRun run = {arena, assessor->pack, &result->fixed};
  if (!result->applies || !assessor->pack->overrides.len) return;
  if (sandbox_call(assessor->script, run_overrides, &run, arena, &message, &where) == LUA_OK) return;
  Script *script = assessor->script;
  if (!where.line) where = assessor->pack->overrides.at[0].where;
  Text unit = assessor->units->all.at[result->unit].id;
  diag_add(diags, script->killed ? DIAG_RULE_LIMIT : DIAG_RULE_ERROR, where, TEXT("grade"), script->killed ? TEXT_NONE : message,
           unit);
  result->fixed = (FixedGrade){.name = TEXT_NONE, .why = TEXT_NONE};
  result->provisional = true;
}

/* ---- The unit ---- */

bool class_listed(const TextList *classes, Text klass) {
  for (size_t i = 0; i < classes->len; i++)
    if (text_equal(classes->at[i], klass)) return true;
  return !classes->len;
}

/* pack.for_units holds one class or several with ", " between. */
static bool pack_applies(const Pack *pack, Text klass) {
  Text rest = pack->for_units, name;
  if (!rest.len) return true;
  while (text_cut(&rest, ',', &name))
    if (text_equal(text_trim(name), klass)) return true;
  return false;
}

/* A waiver over something that is met is told, so that it can be removed. */
static void take_waiver(const Assessor *assessor, uint32_t unit, uint32_t index, ItemResult *result, DiagList *diags) {
  const Waiver *waiver = assessor->marks ? waiver_find(assessor->marks, unit, index, assessor->assessment->as_of) : NULL;
  result->waiver = waiver;
  bool nothing = result->state == STATE_PASS || result->state == STATE_NOT_APPLICABLE || result->state == STATE_NOT_DUE;
  if (!waiver || !nothing) return;
  const Unit *named = &assessor->units->all.at[unit];
  diag_add(diags, DIAG_WAIVER_UNUSED, waiver->where, named->name, assessor->pack->items.at[index].id, TEXT_NONE);
}

static void sum_unit(const Pack *pack, Arena *arena, UnitResult *unit) {
  Sums *items = arena_alloc(arena, (pack->items.len + 1) * sizeof *items);
  bool *waived = arena_alloc(arena, pack->items.len + 1);
  for (size_t i = 0; i < unit->items.len; i++) {
    const ItemResult *result = &unit->items.at[i];
    items[i] = result->sums;
    waived[i] = result->waiver != NULL;
    if (pack->items.at[i].bonus) sums_add(&unit->bonus, &result->sums);
    unit->provisional |= result->state == STATE_ERROR;
  }
  sums_of_unit(pack, items, NULL, &unit->sums);
  sums_of_unit(pack, items, waived, &unit->adjusted);
}

/* Which papers count shows only beside the other units: uses.c. */
static void count_answers(const UnitEvidence *evidence, UnitResult *result) {
  for (size_t i = 0; i < result->items.len; i++)
    for (size_t p = 0; p < result->items.at[i].parts.len; p++) {
      const PartResult *part = &result->items.at[i].parts.at[p];
      for (size_t l = 0; l < part->leaves.len; l++)
        result->answers += part->leaves.at[l].state == LEAF_DONE && part->leaves.at[l].evidence.len;
    }
  result->filed = (uint32_t)evidence->records.len;
}

static void open_unit(const Assessor *assessor, const UnitEvidence *evidence, Arena *arena) {
  Script *script = assessor->script;
  script->assessor = assessor;
  script->evidence = evidence;
  script->unit_arena = arena;
  script->assessment = assessor->assessment;
}

static void close_unit(Script *script) {
  script->assessor = NULL;
  script->evidence = NULL;
  script->record_notes = NULL;
  script->first_of_kind = NULL;
  script->found = NULL;
  script->part = NULL;
  script->unit_arena = NULL;
  script->unit_diags = NULL;
}

static void tell_passed_part(const Assessor *assessor, uint32_t unit, uint32_t item, uint32_t part, DiagList *diags) {
  const PackItem *of = &assessor->pack->items.at[item];
  const Mark *mark = marks_first(assessor->marks, unit, item, part), *end = assessor->marks->all.at + assessor->marks->all.len;
  for (; mark && mark < end && mark->unit == unit && mark->item == item && mark->part == part; mark++) {
    Text name = text_format(diags->arena, "%.*s/%.*s", TEXT_ARG(of->id), TEXT_ARG(of->parts.at[part].id));
    diag_add(diags, DIAG_MARK_PASSED, mark->where, name, assessor->units->all.at[unit].name, TEXT_NONE);
  }
}

/* A mark on what does not apply to the unit would be lost in silence. Of a bonus that nobody approves its part tells. */
static void tell_passed(const Assessor *assessor, uint32_t unit, uint32_t item, const ItemResult *result, DiagList *diags) {
  for (uint32_t i = 0; assessor->marks && i < result->parts.len; i++) {
    const PackPart *part = &assessor->pack->items.at[item].parts.at[i];
    bool out = result->parts.at[i].state == STATE_NOT_APPLICABLE && (part->kind != PART_BONUS || part->markable);
    if (out) tell_passed_part(assessor, unit, item, i, diags);
  }
}

static void assess_item(const Assessor *assessor, uint32_t unit, uint32_t index, Arena *arena, DiagList *diags,
                        UnitResult *result, uint32_t *over_limit) {
  ItemRun run = {.assessor = assessor, .arena = arena, .item = &assessor->pack->items.at[index], .index = index};
  run.result = list_add(arena, &result->items);
  run.klass = assessor->units->all.at[unit].klass;
  if (assessor->touch) assessor->touch(assessor->state, index);
  if (result->applies) {
    run_item(&run, unit, diags, over_limit);
    take_waiver(assessor, unit, index, run.result, diags);
  } else {
    make_parts(&run);
    item_not_applicable(run.item, run.result);
    settle_unlisted(&run);
    sum_item(assessor->pack, run.item, run.result);
  }
  tell_passed(assessor, unit, index, run.result, diags);
}

/* A slip in a class takes the unit out of all that is asked of its class. */
static void tell_unknown_class(const Assessor *assessor, const Unit *unit, const TextList *classes, DiagList *diags) {
  if (!classes->len || class_listed(classes, unit->klass)) return;
  diag_add(diags, DIAG_UNIT_CLASS_UNKNOWN, where_of(assessor->assessment->units_shown, 0, 0), unit->name, unit->klass,
           text_nearest(unit->klass, classes->at, classes->len));
}

/* A class that somebody forgot looks like a unit of which nothing is asked. */
static void tell_class(const Assessor *assessor, const Unit *unit, Arena *arena, DiagList *diags) {
  const Pack *pack = assessor->pack;
  TextList classes = {0};
  for (size_t i = 0; i < pack->classes.len; i++) *list_add(arena, &classes) = pack->classes.at[i].id;
  if (unit->klass.len) {
    tell_unknown_class(assessor, unit, &classes, diags);
    return;
  }
  bool by_class = !pack->for_units.len;
  for (size_t i = 0; i < pack->items.len && by_class; i++) by_class = pack->items.at[i].for_units.len > 0;
  if (!classes.len || (!pack->for_units.len && !by_class)) return;
  diag_add(diags, DIAG_UNIT_CLASS, where_of(assessor->assessment->units_shown, 0, 0), unit->name,
           text_join(arena, &classes, TEXT(", ")), TEXT_NONE);
}

void assess_unit(const Assessor *assessor, const UnitEvidence *evidence, Arena *arena, DiagList *diags, UnitResult *result,
                 uint32_t *over_limit) {
  memset(result, 0, sizeof *result);
  result->unit = evidence->unit;
  result->applies = pack_applies(assessor->pack, assessor->units->all.at[evidence->unit].klass);
  *over_limit = UINT32_MAX;
  tell_class(assessor, &assessor->units->all.at[evidence->unit], arena, diags);
  open_unit(assessor, evidence, arena);
  assessor->script->unit_diags = diags;
  for (uint32_t i = 0; i < assessor->pack->items.len; i++)
    assess_item(assessor, evidence->unit, i, arena, diags, result, over_limit);
  minus_settle(assessor->pack, result);
  fix_grade(assessor, arena, diags, result);
  sum_unit(assessor->pack, arena, result);
  grades_lack(assessor, arena, result);
  peers_numbers(assessor, arena, result);
  close_unit(assessor->script);
  effects_settle(assessor->pack, arena, result);
  bonus_within(assessor->pack, &result->bonus);
  count_answers(evidence, result);
}
