/* SPDX-License-Identifier: MIT
 *
 * What a template may ask: the table of {name.field} for each report, and the lists that {each} runs over.
 * Takes: a composer and which thing is meant. Gives: text in the composer's arena. Owns nothing.
 *
 * Adding a value is one function and one line of the table; the check of templates follows from it.
 */
#include "report/report_in.h"

#define VALUE(name) static Text name(const Composer *composer, const Bound *of)
#define UNUSED_OF (void)of

/* ---- The assessment, its pack, the tool, the page ---- */

VALUE(assessment_name) { UNUSED_OF; return composer->data->assessment->name; }
VALUE(assessment_publisher) { UNUSED_OF; return composer->data->assessment->publisher; }
VALUE(assessment_number) { UNUSED_OF; return composer->data->assessment->number; }

VALUE(assessment_title) {
  UNUSED_OF;
  const Assessment *assessment = composer->data->assessment;
  return assessment->title.len ? assessment->title : assessment->name;
}

VALUE(assessment_as_of) {
  UNUSED_OF;
  return day_words(composer->arena, composer->data->assessment->as_of, composer->lang);
}

VALUE(assessment_as_of_iso) { UNUSED_OF; return say_day(composer, composer->data->assessment->as_of); }

VALUE(assessment_period) {
  UNUSED_OF;
  Period own = composer->data->assessment->period, packs = composer->data->pack->period;
  return say_period(composer, own.from == DAY_NONE && own.to == DAY_NONE ? packs : own);
}

VALUE(assessment_profile) {
  UNUSED_OF;
  bool public = composer->data->assessment->profile == PROFILE_PUBLIC;
  return say_word(composer, public ? WORD_PROFILE_PUBLIC : WORD_PROFILE_INNER_SHORT);
}

VALUE(pack_id) { UNUSED_OF; return composer->data->pack->id; }
VALUE(pack_title) { UNUSED_OF; return composer->data->pack->title; }
VALUE(pack_version) { UNUSED_OF; return composer->data->pack->version; }
VALUE(pack_hash) { UNUSED_OF; return short_hash(composer->arena, &composer->data->pack->hash); }
VALUE(pack_hash_full) { UNUSED_OF; return hash_hex(composer->arena, &composer->data->pack->hash); }
VALUE(pack_items) { UNUSED_OF; return say_count(composer, (int64_t)composer->data->pack->items.len); }
VALUE(pack_full) {
  UNUSED_OF;
  return pack_scored(composer) ? say_points(composer, composer->data->pack->full) : say_word(composer, WORD_NO_SCORE);
}
VALUE(pack_bonus_max) { UNUSED_OF; return say_points(composer, composer->data->pack->bonus_max); }

VALUE(tool_version) { UNUSED_OF; return text_of(composer->data->tool_version); }
VALUE(tool_versions) { UNUSED_OF; return composer->data->versions; }

VALUE(page_number) { UNUSED_OF; return say_count(composer, composer->data->page ? composer->data->page : 1); }
VALUE(page_count) { UNUSED_OF; return say_count(composer, composer->data->pages ? composer->data->pages : 1); }

/* ---- All units together ---- */

static int64_t total_of(const Composer *composer, uint32_t (*number)(const UnitSummary *summary)) {
  int64_t total = 0;
  for (size_t i = 0; i < summary_count(composer); i++) total += number(&composer->data->summaries->at[i]);
  return total;
}

static uint32_t number_open(const UnitSummary *summary) { return summary->open; }
static uint32_t number_waiting(const UnitSummary *summary) { return summary->waiting; }
static uint32_t number_late(const UnitSummary *summary) { return summary->late; }
static uint32_t number_to_sort(const UnitSummary *summary) { return summary->to_sort; }
static uint32_t number_applies(const UnitSummary *summary) { return summary->applies; }

VALUE(totals_units) { UNUSED_OF; return say_count(composer, total_of(composer, number_applies)); }
VALUE(totals_open) { UNUSED_OF; return say_count(composer, total_of(composer, number_open)); }
VALUE(totals_waiting) { UNUSED_OF; return say_count(composer, total_of(composer, number_waiting)); }
VALUE(totals_late) { UNUSED_OF; return say_count(composer, total_of(composer, number_late)); }
VALUE(totals_to_sort) { UNUSED_OF; return say_count(composer, total_of(composer, number_to_sort)); }

VALUE(totals_completion) {
  UNUSED_OF;
  Sums sums;
  sums_of_all(composer, &sums);
  return say_completion(composer, sums.leaves_done, sums.leaves_due);
}

/* ---- A unit ---- */

VALUE(unit_id) { return unit_at(composer, of->index)->id; }
VALUE(unit_name) { return unit_at(composer, of->index)->name; }
VALUE(unit_path) { return unit_at(composer, of->index)->path; }
VALUE(unit_link) { return unit_page(composer->arena, unit_at(composer, of->index)->id); }
VALUE(unit_todo_link) { return todo_page(composer->arena, unit_at(composer, of->index)->id); }

VALUE(unit_class) {
  Text klass = unit_at(composer, of->index)->klass;
  return klass.len ? class_title(composer, klass) : say_word(composer, WORD_NOTHING);
}

VALUE(unit_parent) {
  uint32_t parent = unit_at(composer, of->index)->parent;
  return parent == UNIT_NO_PARENT ? say_word(composer, WORD_NOTHING) : unit_at(composer, parent)->name;
}

VALUE(unit_completion) {
  return say_completion(composer, of->summary->sums.leaves_done, of->summary->sums.leaves_due);
}

VALUE(unit_done) { return say_count(composer, of->summary->sums.leaves_done); }
VALUE(unit_due) { return say_count(composer, of->summary->sums.leaves_due); }
VALUE(unit_score) { return say_score(composer, &of->summary->sums); }
VALUE(unit_confirmed) { return say_points(composer, of->summary->sums.confirmed); }
VALUE(unit_pending) { return say_points(composer, of->summary->sums.pending); }
VALUE(unit_full) { return say_points(composer, of->summary->sums.full - of->summary->sums.not_applicable); }
VALUE(unit_bonus) { return say_points(composer, of->summary->bonus.confirmed); }
VALUE(unit_final) { return pack_scored(composer) ? say_final(composer, &of->summary->final) : say_word(composer, WORD_NO_SCORE); }
VALUE(unit_rank) { return say_rank(composer, of->summary); }
VALUE(unit_grade) { return of->summary->grade.len ? say_grade(composer, of->summary) : say_word(composer, WORD_NOTHING); }
VALUE(unit_open) { return say_count(composer, of->summary->open); }
VALUE(unit_waiting) { return say_count(composer, of->summary->waiting); }
VALUE(unit_late) { return say_count(composer, of->summary->late); }
VALUE(unit_to_sort) { return say_count(composer, of->summary->to_sort); }
VALUE(unit_todo) { return say_count(composer, of->summary->sums.leaves_due - of->summary->sums.leaves_done); }

/* ---- An item: of the unit in a unit's report, else over all units ---- */

VALUE(item_id) { return item_at(composer, of->index)->id; }
VALUE(item_title) { return item_at(composer, of->index)->title; }
VALUE(item_link) { return item_page(composer->arena, item_at(composer, of->index)->id); }
VALUE(item_points) {
  return pack_scored(composer) ? say_points(composer, item_at(composer, of->index)->points) : say_word(composer, WORD_NO_SCORE);
}
VALUE(item_rule) { return say_where(composer, item_at(composer, of->index)->where); }

VALUE(item_place) {
  Text place = item_at(composer, of->index)->place;
  return place.len ? place : say_word(composer, WORD_NOTHING);
}

VALUE(item_section) {
  const PackItem *item = item_at(composer, of->index);
  const Pack *pack = composer->data->pack;
  for (size_t i = 0; i < pack->sections.len; i++)
    if (text_equal(pack->sections.at[i].id, item->section)) return pack->sections.at[i].title;
  return say_word(composer, WORD_NOTHING);
}

VALUE(item_completion) {
  Sums sums;
  sums_of_item(composer, of->index, &sums);
  return say_completion(composer, sums.leaves_done, sums.leaves_due);
}

VALUE(item_state) {
  const ItemResult *result = &composer->data->result->items.at[of->index];
  return say_state(composer, item_at(composer, of->index), result->state, item_is_early(result));
}

VALUE(section_id) { return composer->data->pack->sections.at[of->index].id; }
VALUE(section_title) { return composer->data->pack->sections.at[of->index].title; }
VALUE(decision_about) { return composer->data->pack->decisions.at[of->index].about; }
VALUE(decision_chosen) { return composer->data->pack->decisions.at[of->index].chosen; }

/* ---- A paper ---- */

static const Record *record_of(const Composer *composer, const Bound *of) {
  return composer->data->record ? composer->data->record : &composer->data->evidence->records.at[of->index];
}

static Text with_source(const Composer *composer, Text value, FactSource source) {
  Text from = say_source(composer, source);
  return from.len ? say_2(composer, WORD_BRACKETS, value, from) : value;
}

VALUE(paper_title) { return say_record_title(record_of(composer, of)); }
VALUE(paper_shown) { return record_of(composer, of)->shown; }
VALUE(paper_link) { return record_of(composer, of)->page; }
VALUE(paper_original) { return record_of(composer, of)->original; }
VALUE(paper_hash) { return hash_hex(composer->arena, &record_of(composer, of)->hash); }
VALUE(paper_size) { return say_1(composer, WORD_BYTES, say_count(composer, (int64_t)record_of(composer, of)->size)); }

VALUE(paper_kind) {
  const Record *record = record_of(composer, of);
  return with_source(composer, say_record_kind(composer, record), record->kind_from);
}

VALUE(paper_day) {
  const Record *record = record_of(composer, of);
  if (record->day == DAY_NONE) return say_word(composer, WORD_NO_DATE);
  return with_source(composer, day_words(composer->arena, record->day, composer->lang), record->day_from);
}

/* ---- The tables ---- */

const Root roots[] = {
    {THING_ASSESSMENT, "assessment", IN_ALL}, {THING_PACK, "pack", IN_ALL},         {THING_TOOL, "tool", IN_ALL},
    {THING_PAGE, "page", IN_SHARED},          {THING_TOTALS, "totals", IN_SHARED}, {THING_UNIT, "unit", IN_ONE_UNIT},
    {THING_ITEM, "item", IN(ITEM)},           {THING_PAPER, "paper", IN(PAPER)},
};
const size_t root_count = sizeof roots / sizeof *roots;

const Field fields[] = {
    {THING_ASSESSMENT, "title", IN_ALL, assessment_title},
    {THING_ASSESSMENT, "name", IN_ALL, assessment_name},
    {THING_ASSESSMENT, "publisher", IN_ALL, assessment_publisher},
    {THING_ASSESSMENT, "number", IN_ALL, assessment_number},
    {THING_ASSESSMENT, "as_of", IN_ALL, assessment_as_of},
    {THING_ASSESSMENT, "as_of_iso", IN_ALL, assessment_as_of_iso},
    {THING_ASSESSMENT, "period", IN_ALL, assessment_period},
    {THING_ASSESSMENT, "profile", IN_ALL, assessment_profile},
    {THING_PACK, "id", IN_ALL, pack_id},
    {THING_PACK, "title", IN_ALL, pack_title},
    {THING_PACK, "version", IN_ALL, pack_version},
    {THING_PACK, "hash", IN_ALL, pack_hash},
    {THING_PACK, "hash_full", IN_ALL, pack_hash_full},
    {THING_PACK, "items", IN_ALL, pack_items},
    {THING_PACK, "full", IN_ALL, pack_full},
    {THING_PACK, "bonus_max", IN_ALL, pack_bonus_max},
    {THING_TOOL, "version", IN_ALL, tool_version},
    {THING_TOOL, "versions", IN_ALL, tool_versions},
    {THING_PAGE, "number", IN_SHARED, page_number},
    {THING_PAGE, "count", IN_SHARED, page_count},
    {THING_TOTALS, "units", IN_SHARED, totals_units},
    {THING_TOTALS, "completion", IN_SHARED, totals_completion},
    {THING_TOTALS, "open", IN_SHARED, totals_open},
    {THING_TOTALS, "waiting", IN_SHARED, totals_waiting},
    {THING_TOTALS, "late", IN_SHARED, totals_late},
    {THING_TOTALS, "to_sort", IN_SHARED, totals_to_sort},
    {THING_UNIT, "id", IN_ALL, unit_id},
    {THING_UNIT, "name", IN_ALL, unit_name},
    {THING_UNIT, "path", IN_ALL, unit_path},
    {THING_UNIT, "class", IN_ALL, unit_class},
    {THING_UNIT, "parent", IN_ALL, unit_parent},
    {THING_UNIT, "page", IN_ALL, unit_link},
    {THING_UNIT, "todo_page", IN_ALL, unit_todo_link},
    {THING_UNIT, "completion", IN_ALL, unit_completion},
    {THING_UNIT, "done", IN_ALL, unit_done},
    {THING_UNIT, "due", IN_ALL, unit_due},
    {THING_UNIT, "score", IN_ALL, unit_score},
    {THING_UNIT, "confirmed", IN_ALL, unit_confirmed},
    {THING_UNIT, "pending", IN_ALL, unit_pending},
    {THING_UNIT, "full", IN_ALL, unit_full},
    {THING_UNIT, "bonus", IN_ALL, unit_bonus},
    {THING_UNIT, "final", IN_ALL, unit_final},
    {THING_UNIT, "rank", IN_ALL, unit_rank},
    {THING_UNIT, "grade", IN_ALL, unit_grade},
    {THING_UNIT, "open", IN_ALL, unit_open},
    {THING_UNIT, "waiting", IN_ALL, unit_waiting},
    {THING_UNIT, "todo", IN_ALL, unit_todo},
    {THING_UNIT, "late", IN_ALL, unit_late},
    {THING_UNIT, "to_sort", IN_ALL, unit_to_sort},
    {THING_ITEM, "id", IN_ALL, item_id},
    {THING_ITEM, "title", IN_ALL, item_title},
    {THING_ITEM, "section", IN_ALL, item_section},
    {THING_ITEM, "points", IN_ALL, item_points},
    {THING_ITEM, "place", IN_ALL, item_place},
    {THING_ITEM, "page", IN_ALL, item_link},
    {THING_ITEM, "rule", IN_ALL, item_rule},
    {THING_ITEM, "completion", IN_ALL, item_completion},
    {THING_ITEM, "state", IN_RESULT, item_state},
    {THING_SECTION, "id", IN_ALL, section_id},
    {THING_SECTION, "title", IN_ALL, section_title},
    {THING_DECISION, "about", IN_ALL, decision_about},
    {THING_DECISION, "chosen", IN_ALL, decision_chosen},
    {THING_PAPER, "title", IN_ONE_UNIT, paper_title},
    {THING_PAPER, "path", IN_ONE_UNIT, paper_shown},
    {THING_PAPER, "kind", IN_ONE_UNIT, paper_kind},
    {THING_PAPER, "date", IN_ONE_UNIT, paper_day},
    {THING_PAPER, "page", IN_ONE_UNIT, paper_link},
    {THING_PAPER, "original", IN_ONE_UNIT, paper_original},
    {THING_PAPER, "hash", IN_ONE_UNIT, paper_hash},
    {THING_PAPER, "size", IN_ONE_UNIT, paper_size},
};
const size_t field_count = sizeof fields / sizeof *fields;

/* ---- Lists ---- */

#define COUNT(name) static size_t name(const Composer *composer, const Bound *owner)
#define GET(name) static bool name(const Composer *composer, const Bound *owner, size_t position, Bound *element)

COUNT(units_count) { (void)owner; return summary_count(composer); }
COUNT(items_count) { (void)owner; return composer->data->pack->items.len; }
COUNT(sections_count) { (void)owner; return composer->data->pack->sections.len; }
COUNT(decisions_count) { (void)owner; return composer->data->pack->decisions.len; }
COUNT(papers_count) { (void)owner; return composer->data->evidence ? composer->data->evidence->records.len : 0; }

GET(units_get) {
  (void)owner;
  const UnitSummary *summary = summary_at(composer, position);
  *element = (Bound){THING_UNIT, summary->unit, summary};
  return summary->applies;
}

static bool element_set(Thing thing, size_t position, Bound *element) {
  *element = (Bound){thing, (uint32_t)position, NULL};
  return true;
}

GET(items_get) { (void)composer, (void)owner; return element_set(THING_ITEM, position, element); }
GET(sections_get) { (void)composer, (void)owner; return element_set(THING_SECTION, position, element); }
GET(decisions_get) { (void)composer, (void)owner; return element_set(THING_DECISION, position, element); }
GET(papers_get) { (void)composer, (void)owner; return element_set(THING_PAPER, position, element); }

GET(section_items_get) {
  const Pack *pack = composer->data->pack;
  element_set(THING_ITEM, position, element);
  return text_equal(pack->items.at[position].section, pack->sections.at[owner->index].id);
}

const Collection collections[] = {
    {THING_NONE, "units", THING_UNIT, IN_SHARED, units_count, units_get},
    {THING_NONE, "items", THING_ITEM, IN_ALL, items_count, items_get},
    {THING_NONE, "sections", THING_SECTION, IN_ALL, sections_count, sections_get},
    {THING_NONE, "decisions", THING_DECISION, IN_ALL, decisions_count, decisions_get},
    {THING_NONE, "papers", THING_PAPER, IN_RESULT, papers_count, papers_get},
    {THING_SECTION, "items", THING_ITEM, IN_ALL, items_count, section_items_get},
};
const size_t collection_count = sizeof collections / sizeof *collections;

void scope_open(Composer *composer) {
  const UnitSummary *summary = composer->data->summary;
  for (size_t i = 0; i < root_count; i++) composer->scope[roots[i].thing] = (Bound){roots[i].thing, 0, NULL};
  composer->scope[THING_ITEM].index = composer->data->item;
  composer->scope[THING_UNIT].summary = summary;
  if (summary) composer->scope[THING_UNIT].index = summary->unit;
}
