/* SPDX-License-Identifier: MIT
 *
 * What a set holds: the papers, entries, links or rows that a query finds, and what came nearest.
 * Takes: a set node, the member that EACH stands for, a period. Gives: small plain tables, one a row, by day, then path.
 * The filter runs in C over all records; Lua sees only what matched. Owns: nothing; memory is the unit's arena and Lua's.
 */
#include "assess/find_in.h"
#include "assess/trace_in.h"

#include <stdlib.h>

enum { TOLD_MOST = 20 /* values of one set that are said to be unreadable; all of them need eyes */ };

/* ---- Matching ---- */

/* Where rows carry days of their own, or none, the paper's day decides only when it has one. */
bool search_in_period(const Search *search, Day day) {
  Day as_of = search->script->assessment->as_of;
  if (day == DAY_NONE) return true;
  if (as_of != DAY_NONE && day > as_of) return false;
  return (search->when.from == DAY_NONE || day >= search->when.from) && (search->when.to == DAY_NONE || day <= search->when.to);
}

/* How far a paper came: the conditions in the order in which they are tried. A paper whose entries are asked for and that has
 * none (WHY_PERIOD) held all of them. */
static int progress(MatchWhy why) {
  static const MatchWhy order[] = {WHY_EMPTY,    WHY_PLACEHOLDER, WHY_PATH,  WHY_NO_DAY,  WHY_TOPIC,   WHY_CASE,   WHY_CONTAINS,
                                   WHY_LACKS,    WHY_ATTENDED,    WHY_FIELD, WHY_WHERE,   WHY_HEADING, WHY_WEEKDAY, WHY_LINKED,
                                   WHY_TWIN,     WHY_PERIOD};
  for (int i = 0; i < (int)(sizeof order / sizeof *order); i++)
    if (order[i] == why) return i + 1;
  return 0;
}

/* In each window of a rule the same papers lack a day: whatever has one in it came nearer. Who has the topic in the text came
 * nearer than who has it nowhere. */
static int distance(const Search *search, const Row *row, MatchWhy why) {
  int far = progress(why);
  bool dayless = search->windowed && search->rows == ROWS_PAPERS && row->day == DAY_NONE;
  return far && dayless ? 1 : far ? 2 * far + search->in_text : 0;
}

static bool comes_before(const Row *a, const Row *b) {
  int order = text_compare(a->from->path, b->from->path);
  return order < 0 || (order == 0 && a->line < b->line);
}

/* What belongs to none of the others that are asked for lacks that first, and nobody has to look at it for anything else. */
static bool belongs(const Search *search, const Row *row, MatchWhy why) {
  if (!search->linked || why == WHY_LINKED || search->rows == ROWS_TABLE) return true;
  return search_linked(search, row->from, row->unit, row->record) != ANSWER_NO;
}

/* Of papers that came equally far the first by path, so that the order in which they were read says nothing. */
void search_note_near(Search *search, const Row *row, MatchWhy why, Text lacks) {
  bool other = search->of_member >> why & 1u && !search->in_text && !(why == WHY_CONTAINS && search->of_word);
  bool wanted = (search->query.kind.len || search->rows == ROWS_TABLE || search->one) && !other;
  int far = wanted ? distance(search, row, why) : 0;
  Near *near = &search->near;
  if (!far || far < near->distance || !belongs(search, row, why)) return;
  uint32_t alike = far == near->distance ? near->alike + 1 : 1;
  if (alike == 1 || comes_before(row, &near->row))
    *near = (Near){.row = *row, .why = why, .lacks = lacks, .distance = far, .in_text = search->in_text};
  near->alike = alike;
}

static int days_outside(const Search *search, Day day) {
  return search->when.from != DAY_NONE && day < search->when.from ? search->when.from - day : day - search->when.to;
}

/* Of a rule's own windows each has the papers of the others outside: nothing to tell. */
static void note_outside(Search *search, const Row *row) {
  Day as_of = search->script->assessment->as_of;
  bool coming = as_of != DAY_NONE && row->day > as_of;
  if (search->windowed || search->rows != ROWS_PAPERS || !search->query.kind.len || coming) return;
  if (!search->outside.from || days_outside(search, row->day) < days_outside(search, search->outside.day) ||
      (row->day == search->outside.day && text_compare(row->from->path, search->outside.from->path) < 0))
    search->outside = *row;
}

static void note_near(Search *search, const Record *record, uint32_t unit, uint32_t index, MatchWhy why) {
  const Row row = {.unit = unit, .record = index, .day = record->day, .from = record, .target = TEXT_NONE};
  if (search_in_period(search, record->day)) search_note_near(search, &row, why, TEXT_NONE);
  else if (why == WHY_PERIOD) note_outside(search, &row);
  if (why == WHY_TOPIC && search->off_topic_len < OFF_TOPIC_MOST)
    search->off_topic[search->off_topic_len++] = (OffTopic){record, unit, index};
}

/* Where nothing was found: the papers that have the topic in their text alone, whatever topic of a list is asked for. */
static void look_at_texts(Search *search) {
  search->in_text = true;
  for (size_t i = 0; !search->found.len && i < search->off_topic_len; i++) {
    const OffTopic *paper = &search->off_topic[i];
    const Row row = {.unit = paper->unit, .record = paper->index, .day = paper->record->day, .from = paper->record};
    if (search_in_period(search, row.day) && evidence_says_topic(&search->query, paper->record))
      search_note_near(search, &row, WHY_TOPIC, TEXT_NONE);
  }
  search->in_text = false;
}

Unread search_unread(const Search *search, const FieldCondition *condition, Text title, Text cell) {
  const Condition *first = &condition->any.at[0];
  Arena *arena = search->script->unit_arena;
  bool today = text_is(first->text, "as_of");
  return (Unread){.column = title, .cell = cell, .beside = today ? day_iso(arena, first->day) : first->text,
                  .doubt = condition_doubt(first, text_fold(arena, cell))};
}

void search_tell_value(Search *search, uint32_t unit, Where where, const Unread *unread) {
  static const DiagCode codes[] = {
      [DOUBT_NONE] = DIAG_VALUE_UNREADABLE, [DOUBT_SHARE] = DIAG_VALUE_SHARE, [DOUBT_LARGE] = DIAG_VALUE_LARGE,
      [DOUBT_UNLISTED] = DIAG_VALUE_UNLISTED};
  DiagList *diags = search->script->unit_diags;
  bool told = unread->doubt == DOUBT_UNLISTED && text_trim(unread->cell).len; /* when the register was read */
  if (!diags || told || search->told++ >= TOLD_MOST) return;
  Text own = diags->unit;
  diags->unit = search->script->assessor->units->all.at[unit].id;
  if (!text_trim(unread->cell).len) diag_add(diags, DIAG_VALUE_EMPTY, where, unread->column, unread->beside, TEXT_NONE);
  else diag_add(diags, codes[unread->doubt], where, unread->column, text_head(unread->cell, 60), unread->beside);
  diags->unit = own;
}

static void tell_fields(Search *search, const Record *record, Row *place) {
  for (size_t i = 0; i < search->query.where.len; i++) {
    const FieldCondition *condition = &search->query.where.at[i];
    const Fact *fact = evidence_field(record, condition->field);
    Text folded = fact ? text_fold(search->script->unit_arena, fact->value) : TEXT_NONE;
    if (!fact || condition_any(condition, fact->value, folded, record_year(record)) != ANSWER_UNREADABLE) continue;
    place->unread = search_unread(search, condition, fact->name, fact->value);
    search_tell_value(search, place->unit, fact->where, &place->unread);
  }
}

bool search_photo(const Record *record) {
  return record->images > 0 || record->format == PAPER_IMAGE || record->members.len > 0;
}

/* with = { "photo" }: what is inside of a file that cannot be read is for eyes to say. */
static MatchOutcome match_with(const Search *search, const Record *record, MatchOutcome outcome) {
  bool lacks = (search->photo && !search_photo(record)) || (search->table && !record->table_rows);
  if (!lacks) return outcome;
  return record->unreadable == UNREADABLE_NO ? MATCH_NO : MATCH_EYES;
}

/* What only shows beside other papers. */
static MatchOutcome match_others(const Search *search, const Record *record, Row *place, MatchOutcome outcome, MatchWhy *why) {
  Answer linked = search->linked ? search_linked(search, record, place->unit, place->record) : ANSWER_YES;
  if (linked == ANSWER_NO) return *why = WHY_LINKED, MATCH_NO;
  if (search->unlike) place->twin = search_twin(search, place->unit, place->record);
  if (place->twin.len) *why = WHY_TWIN; /* which of them was there first only people know */
  return place->twin.len || linked == ANSWER_UNREADABLE ? MATCH_EYES : outcome;
}

static bool needs_day(const Search *search, Text kind) {
  const Kinds *kinds = &search->script->pack->vocabulary.kinds;
  for (size_t i = 0; i < kinds->len; i++)
    if (text_equal(kinds->at[i].id, kind)) return kinds->at[i].dated;
  return true;
}

/* A list of rules or a roster often bears no day: of a kind that needs none it counts in the period, but in no window. */
static bool lacks_day(const Search *search, const Record *record) {
  if (search->rows != ROWS_PAPERS || record->day != DAY_NONE) return false;
  if (search->weekdays) return true;
  return period_bounded(&search->when) && (search->windowed || needs_day(search, record->kind));
}

static bool on_other_weekday(const Search *search, Day day) {
  return search->weekdays && day != DAY_NONE && !(search->weekdays >> day_weekday(day) & 1u);
}

static MatchOutcome match(Search *search, const Record *record, Row *place, MatchWhy *why) {
  *why = WHY_NONE;
  MatchOutcome outcome = evidence_match(&search->query, record, why, &place->line);
  if (outcome == MATCH_NO) return outcome;
  if (lacks_day(search, record)) return *why = WHY_NO_DAY, MATCH_NO;
  if (search->rows != ROWS_ENTRIES && !search_in_period(search, record->day)) return *why = WHY_PERIOD, MATCH_NO;
  if (on_other_weekday(search, record->day)) return *why = WHY_WEEKDAY, MATCH_NO;
  if (*why == WHY_VALUE) tell_fields(search, record, place);
  outcome = match_with(search, record, outcome);
  if (outcome == MATCH_NO) return *why = WHY_FIELD, MATCH_NO;
  return match_others(search, record, place, outcome, why);
}

/* ---- Rows ---- */

Row *search_add(Search *search, const Record *record, uint32_t unit, uint32_t index, uint32_t line, bool eyes) {
  Row *row = list_add(search->script->unit_arena, &search->found);
  *row =
      (Row){.unit = unit, .record = index, .line = line, .day = record->day, .from = record, .eyes = eyes, .target = TEXT_NONE};
  return row;
}

static void add_entries(Search *search, const Record *record, uint32_t unit, uint32_t index, bool eyes) {
  for (size_t i = 0; i < record->dated.len; i++) {
    if (!search_in_period(search, record->dated_days.at[i])) continue;
    Row *row = search_add(search, record, unit, index, record->dated.at[i].line, eyes);
    row->day = record->dated_days.at[i];
    row->target = record->dated.at[i].text;
  }
  if (!record->dated.len && record->unreadable != UNREADABLE_NO) search_add(search, record, unit, index, 0, true);
}

static void add_links(Search *search, const Record *record, uint32_t unit, uint32_t index) {
  for (size_t i = 0; i < record->links.len; i++) {
    const RecordLink *link = &record->links.at[i];
    if (!link->outside && !link->resolves) search_add(search, record, unit, index, link->line, false)->target = link->target;
  }
}

/* For `dossier try`: a paper of the set counts by the rows that it gave. */
static void trace_rows(const Search *search, const Record *record, uint32_t unit, size_t before, MatchOutcome outcome,
                       MatchWhy why) {
  bool any = search->found.len > before;
  if (any && search->rows == ROWS_TABLE && search->found.at[before].eyes) outcome = MATCH_EYES;
  trace_paper(search->script->trace, record, unit, any ? outcome : MATCH_NO, any ? why : WHY_NONE,
              any ? search->found.at[before].line : 0);
}

static void look_at_paper(Search *search, const Record *record, uint32_t unit, uint32_t index) {
  MatchWhy why;
  Row place = {.unit = unit, .record = index};
  MatchOutcome outcome = match(search, record, &place, &why);
  size_t before = search->found.len;
  if (outcome == MATCH_NO) {
    trace_paper(search->script->trace, record, unit, outcome, why, 0);
    note_near(search, record, unit, index, why);
    return;
  }
  bool says_nothing = record->empty || record->placeholder; /* so nothing was looked at, but for what asks for such papers */
  search->looked += !says_nothing || search->rows == ROWS_EMPTY;
  bool eyes = outcome == MATCH_EYES;
  switch (search->rows) {
  case ROWS_PAPERS: search_add(search, record, unit, index, place.line, eyes); break;
  case ROWS_ENTRIES:
    add_entries(search, record, unit, index, eyes);
    if (!record->dated.len && record->unreadable == UNREADABLE_NO) note_near(search, record, unit, index, WHY_PERIOD);
    break;
  case ROWS_LINKS: add_links(search, record, unit, index); break;
  case ROWS_EMPTY:
    if (says_nothing) search_add(search, record, unit, index, 0, false);
    break;
  case ROWS_TABLE: break;
  }
  for (size_t i = before; i < search->found.len; i++) {
    search->found.at[i].twin = place.twin;
    if (search->found.at[i].eyes) search->found.at[i].unread = place.unread;
  }
  trace_rows(search, record, unit, before, outcome, why);
}

static void look_at(Search *search, const Record *record, uint32_t unit, uint32_t index) {
  if (search->rows != ROWS_TABLE) look_at_paper(search, record, unit, index);
  else if (record->tables.len) {
    size_t before = search->found.len;
    search_register(search, record, unit, index);
    trace_rows(search, record, unit, before, MATCH_YES, WHY_NONE);
  }
}

static void look_through_kind(Search *search, const UnitEvidence *evidence, uint32_t kind) {
  const Script *script = search->script;
  for (uint32_t i = script->first_of_kind[kind]; i; i = script->record_notes[i - 1].next)
    look_at(search, &evidence->records.at[i - 1], evidence->unit, i - 1);
}

static void look_through(Search *search, const UnitEvidence *evidence) {
  if (!evidence) return;
  sandbox_charge(search->L, evidence->records.len);
  bool known = kinds_known(search, evidence);
  for (size_t i = 0; known && search->kinds[i] != UINT32_MAX; i++) look_through_kind(search, evidence, search->kinds[i]);
  for (size_t i = 0; !known && i < evidence->records.len; i++)
    look_at(search, &evidence->records.at[i], evidence->unit, (uint32_t)i);
}

static void look_through_unit(Search *search, uint32_t unit) {
  look_through(search, evidence_of(search->script, unit));
}

static uint32_t member_unit(Search *search) {
  int64_t unit = UINT32_MAX;
  if (lua_type(search->L, search->member) == LUA_TTABLE) unit = field_integer(search->L, search->member, "unit", UINT32_MAX);
  if (unit == UINT32_MAX)
    sandbox_stop(search->L, "from = \"each\" stands outside of for_each(units { ... }, ...)",
                 "from = \"each\" 只能写在 for_each(units { … }, …) 之内");
  return (uint32_t)unit;
}

/* The unit that a cell names, where it is this one or right below it. */
static void look_through_named(Search *search, Text name) {
  const Units *units = search->script->assessor->units;
  const Unit *unit = search->nothing ? NULL : units_find(units, name);
  uint32_t own = search->script->evidence->unit, index = unit ? (uint32_t)(unit - units->all.at) : UINT32_MAX;
  if (unit && (index == own || unit->parent == own)) look_through_unit(search, index);
}

static void look_through_children(Search *search) {
  const Units *units = search->script->assessor->units;
  for (uint32_t i = 0; i < units->all.len; i++)
    if (units->all.at[i].parent == search->script->evidence->unit) look_through_unit(search, i);
}

static void look_at_member(Search *search) {
  const UnitEvidence *evidence = evidence_of(search->script, search->one_unit);
  if (!evidence || search->one_record >= evidence->records.len) return;
  look_at(search, &evidence->records.at[search->one_record], search->one_unit, search->one_record);
}

/* A row about a branch may be proved by a paper of the town, and the other way round. */
static void look_from(Search *search) {
  uint32_t parent = search->script->assessor->units->all.at[search->script->evidence->unit].parent;
  if (search->one) {
    look_at_member(search);
    return;
  }
  switch (search->whose) {
  case WHOSE_OWN: look_through(search, search->script->evidence); break;
  case WHOSE_PARENT:
    if (parent != UNIT_NO_PARENT) look_through_unit(search, parent);
    break;
  case WHOSE_CHILD: look_through_children(search); break;
  case WHOSE_EACH: look_through_unit(search, member_unit(search)); break;
  case WHOSE_NAMED: break; /* search_run */
  }
}

static int compare_rows(const void *a, const void *b) {
  const Row *left = a, *right = b;
  if (left->day != right->day) return left->day < right->day ? -1 : 1;
  if (left->unit != right->unit) return left->unit < right->unit ? -1 : 1;
  int order = text_compare(left->from->path, right->from->path);
  if (order) return order;
  if (left->line != right->line) return left->line < right->line ? -1 : 1;
  if (left->sheet != right->sheet) return left->sheet < right->sheet ? -1 : 1;
  if (left->number != right->number) return left->number < right->number ? -1 : 1;
  return text_compare(left->target, right->target);
}

/* Papers are gone through by path, and most paths begin with the day: then nothing is left to sort. */
static bool is_sorted(const Search *search) {
  for (size_t i = 1; i < search->found.len; i++)
    if (compare_rows(&search->found.at[i - 1], &search->found.at[i]) > 0) return false;
  return true;
}

static void search_run(Search *search) {
  if (search->whose == WHOSE_NAMED) {
    lua_getfield(search->L, search->node, "from");
    look_through_named(search, search_member(search, false));
  } else if (!search->nothing) {
    look_from(search);
  }
  if (search->off_topic_len) look_at_texts(search);
  if (!is_sorted(search)) qsort(search->found.at, search->found.len, sizeof *search->found.at, compare_rows);
}

static Period period_at(lua_State *L, int index) {
  return (Period){(Day)luaL_optinteger(L, index, DAY_NONE), (Day)luaL_optinteger(L, index + 1, DAY_NONE)};
}

/* linked_to = EACH: the paper in hand. */
static void other_is_member(Search *search) {
  lua_State *L = search->L;
  bool paper = lua_type(L, search->member) == LUA_TTABLE;
  uint32_t unit = paper ? (uint32_t)field_integer(L, search->member, "unit", UINT32_MAX) : UINT32_MAX;
  uint32_t record = paper ? (uint32_t)field_integer(L, search->member, "record", UINT32_MAX) : UINT32_MAX;
  if (record == UINT32_MAX)
    sandbox_stop(L, "linked_to = EACH stands outside of for_each over papers or rows",
                 "linked_to = EACH 只能写在逐份材料或逐行的 for_each 之内");
  const UnitEvidence *evidence = evidence_of(search->script, unit);
  search->of_member |= 1u << WHY_LINKED;
  if (evidence && record < evidence->records.len)
    *list_add(search->script->unit_arena, &search->others) =
        (Row){.unit = unit, .record = record, .from = &evidence->records.at[record]};
}

/* linked_to = evidence { ... }: what it holds. */
static void find_others(Search *search) {
  lua_State *L = search->L;
  Search others = {.script = search->script, .L = L, .member = search->member};
  search->linked = lua_getfield(L, search->node, "linked_to") == LUA_TTABLE;
  others.node = lua_gettop(L);
  if (search->linked && !node_at(L, others.node)) {
    other_is_member(search);
  } else if (search->linked) {
    search_read(&others);
    search_run(&others);
    search->others = others.found;
  }
  lua_settop(L, others.node - 1);
}

static FoundRows *room_for_rows(Script *script) {
  if (!script->found) script->found = arena_alloc(script->unit_arena, sizeof *script->found);
  return script->found;
}

/* host.find(set, member, first, last, most, by): the rows, how many papers were looked at, the one that came nearest. Without
 * first and last those of the set's own days. `most`: more rows than that, sure and in time, are of no use. */
int host_find(lua_State *L) {
  lua_settop(L, 6);
  Search search = {.script = script_of(L), .L = L, .node = 1, .member = 2, .when = period_at(L, 3)};
  Day by = (Day)luaL_optinteger(L, 6, DAY_NONE);
  search.windowed = !lua_isnil(L, 3) || !lua_isnil(L, 4);
  FoundRows *room = room_for_rows(search.script);
  search.found = room->list;
  search_read(&search);
  if (search.tied) find_others(&search);
  trace_ask(search.script->trace, L, search.node, search.member, search.when);
  search_run(&search);
  trace_found(search.script->trace, search.found.len);
  sandbox_charge(L, 100 + 10 * search.found.len);
  search_push(&search, luaL_optinteger(L, 5, 0), by);
  search.found.len = 0;
  room->list = search.found;
  return 3;
}

/* host.kept(rows): which of the rows of the last host.find are left. */
int host_kept(lua_State *L) {
  luaL_checktype(L, 1, LUA_TTABLE);
  trace_kept(script_of(L)->trace, L, 1);
  return 0;
}

/* host.condition(">=100"): can it be asked? */
int host_condition(lua_State *L) {
  Script *script = script_of(L);
  Condition condition;
  luaL_checkstring(L, 1);
  lua_pushboolean(L, condition_read(script->arena, condition_counted(script, script->arena, text_at(L, 1)),
                                    script->assessment->as_of, &condition));
  return 1;
}
