/* SPDX-License-Identifier: MIT
 *
 * Declared nodes to a Pack: classes, modes, items, parts, and the checks that need more than one node.
 * Takes: the list of nodes that a pack declared. Gives: the Pack, the table of tests by item and part. Owns: nothing.
 */
#include "assess/assess_in.h"
#include "assess/pack_build_in.h"

#include <stdlib.h>

/* ---- Helpers ---- */

uint32_t node_line(lua_State *L, int node) {
  return (uint32_t)field_integer(L, node, "line", 0);
}

void build_refuse(Build *build, DiagCode code, int node, const char *field, Text a, Text b, Text c) {
  Text op = field_text(build->L, node, "op", build->arena);
  pack_refuse(build->script, code, node_line(build->L, node), op, text_of(field), a, b, c);
}

static bool has_field(lua_State *L, int node, const char *name) {
  bool has = lua_getfield(L, node, name) != LUA_TNIL;
  lua_pop(L, 1);
  return has;
}

/* False, with a diagnostic, when the id is there already. */
bool build_new_id(Build *build, int node, TextList *ids) {
  Text id = field_text(build->L, node, "id", build->arena);
  for (size_t i = 0; i < ids->len; i++)
    if (text_equal(ids->at[i], id)) return build_refuse(build, DIAG_PACK_TWICE, node, "id", id, TEXT_NONE, TEXT_NONE), false;
  *list_add(build->arena, ids) = id;
  return true;
}

bool build_known(Build *build, int node, const char *field, Text name, const TextList *known, const char *en, const char *zh) {
  for (size_t i = 0; i < known->len; i++)
    if (text_equal(known->at[i], name)) return true;
  TextList copy = {0};
  for (size_t i = 0; i < known->len; i++) *list_add(build->arena, &copy) = known->at[i];
  Text what = text_both(build->arena, text_of(en), text_of(zh));
  build_refuse(build, DIAG_PACK_UNKNOWN, node, field, what, name, pack_nearest(build->script, name, &copy));
  return false;
}

static void take_classes(Build *build, int node, TextList *classes) {
  field_texts(build->L, node, "for_units", build->arena, classes);
  for (size_t i = 0; i < classes->len; i++)
    build_known(build, node, "for_units", classes->at[i], &build->classes, "class", "单位类别");
}

static Where where_of_node(Build *build, int node) {
  const Source *source = author_source(build->script);
  return where_of(source->name, node_line(build->L, node), 0);
}

Text build_shown(Build *build, int node, const char *name, Text otherwise) {
  Text text = field_shown(build->script, build->L, node, name);
  return text.len ? text : text_in_script(build->arena, build->script->lang, otherwise);
}

/* Calls `take` for each declared node of the op, on the top of the stack. */
static size_t each_node(Build *build, const char *op, void (*take)(Build *build, int node)) {
  lua_State *L = build->L;
  int top = lua_gettop(L);
  size_t count = 0;
  lua_getfield(L, LUA_REGISTRYINDEX, REGISTRY_DECLARED);
  for (lua_Integer i = 1; lua_geti(L, top + 1, i) != LUA_TNIL; i++, lua_settop(L, top + 1)) {
    lua_getfield(L, top + 2, *op ? "op" : "is");
    if (!text_is(text_at(L, -1), *op ? op : "set")) continue;
    lua_settop(L, top + 2);
    take(build, top + 2);
    count++;
  }
  lua_settop(L, top);
  return count;
}

/* ---- Classes, modes ---- */

static void take_class(Build *build, int node) {
  if (!build_new_id(build, node, &build->classes)) return;
  PackSection *klass = list_add(build->arena, &build->pack->classes);
  klass->id = build->classes.at[build->classes.len - 1];
  klass->title = field_shown(build->script, build->L, node, "title");
}

static void take_mode(Build *build, int node) {
  if (!build_new_id(build, node, &build->modes)) return;
  PackMode *mode = list_add(build->arena, &build->pack->modes);
  Text combine = field_text(build->L, node, "combine", build->arena);
  for (Combine one = COMBINE_MEAN; one < COMBINE_COUNT; one++)
    if (text_is(combine, combine_names[one])) mode->combine = one;
  mode->apart = -1;
  field_points(build->L, node, "apart", &mode->apart);
  mode->ballots = field_integer(build->L, node, "ballots", 0);
  mode->id = build->modes.at[build->modes.len - 1];
  mode->title = field_shown(build->script, build->L, node, "title");
}

/* ---- Parts ---- */

/* A node with a fault of its own makes sums over it meaningless. */
static bool is_bad(Build *build, int node) {
  bool bad = field_bool(build->L, node, "bad");
  build->unsure |= bad;
  return bad;
}

bool build_on_grid(Build *build, int node, const char *field, Points points) {
  if (is_bad(build, node) || points % build->pack->precision == 0) return true;
  Text form = text_in(build->arena, build->script->lang, "a multiple of ", "倍数："),
       number = points_text(build->arena, build->pack->precision);
  Text grid = text_format(build->arena, "%.*s%.*s", TEXT_ARG(form), TEXT_ARG(number));
  build_refuse(build, DIAG_PACK_TYPE, node, field, field_text(build->L, node, "op", build->arena), text_of(field), grid);
  return false;
}

static int from_many_leaves(const void *a, const void *b) {
  const PartStep *left = a, *right = b;
  if (left->leaves != right->leaves) return left->leaves > right->leaves ? -1 : 1;
  return left->share > right->share ? -1 : left->share < right->share;
}

/* More leaves must never bring fewer points, or adding a paper could lower a score. */
static void check_steps(Build *build, int node, PackPart *part) {
  bool good = true;
  for (size_t i = 0; i < part->steps.len; i++) {
    good &= part->steps.at[i].points <= part->points && part->steps.at[i].points % build->pack->precision == 0;
    if (i) good &= part->steps.at[i].points <= part->steps.at[i - 1].points;
  }
  if (good) return;
  Text text = text_in(build->arena, build->script->lang, "steps must not fall as leaves grow, nor pass the part's points",
                      "各档分值须随数量不减，且不超过该细目的分值");
  build_refuse(build, DIAG_PACK_ERROR, node, "partial", text_format(build->arena, "part: %.*s", TEXT_ARG(text)), TEXT_NONE,
               TEXT_NONE);
}

static void take_partial(Build *build, int node, PackPart *part) {
  lua_State *L = build->L;
  int value = lua_gettop(L) + 1;
  lua_getfield(L, node, "partial");
  if (text_is(text_at(L, value), "all_or_nothing")) part->partial = PARTIAL_ALL_OR_NOTHING;
  if (lua_istable(L, value)) {
    part->partial = PARTIAL_STEPS;
    for (lua_pushnil(L); lua_next(L, value); lua_settop(L, value + 1)) {
      PartStep *step = list_add(build->arena, &part->steps);
      if (!type_percent(text_at(L, value + 1), &step->share)) step->leaves = lua_tointeger(L, value + 1);
      points_from_lua(L, value + 2, &step->points);
    }
    qsort(part->steps.at, part->steps.len, sizeof *part->steps.at, from_many_leaves);
    check_steps(build, node, part);
  }
  lua_settop(L, value - 1);
}

/* late = "none", "half" or a share from 0 to 1. */
static void take_late(Build *build, int node, PackPart *part) {
  Text word = field_text(build->L, node, "late", build->arena);
  Points share = POINTS_ONE;
  if (text_is(word, "none")) share = 0;
  else if (text_is(word, "half")) share = POINTS_ONE / 2;
  else field_points(build->L, node, "late", &share);
  part->late_cut = POINTS_ONE - share;
}

/* A list of marks, or a range "0..10"; without one anything up to the points. */
static void take_scale(Build *build, int review, PackPart *part) {
  enum { MISSES_MOST = 1000000 };
  lua_State *L = build->L;
  int value = lua_gettop(L) + 1;
  part->scale_to = build_mark_numbers(build, review, part) ? (Points)MISSES_MOST * POINTS_ONE : part->points;
  lua_getfield(L, review, "scale");
  Text range = text_at(L, value);
  size_t dots = text_find(range, TEXT(".."));
  if (range.len && dots != SIZE_MAX) {
    points_parse(text_slice(range, 0, dots), &part->scale_from);
    points_parse(text_slice(range, dots + 2, range.len), &part->scale_to);
  }
  for (lua_Integer i = 1; lua_istable(L, value) && lua_geti(L, value, i) != LUA_TNIL; i++, lua_settop(L, value))
    points_from_lua(L, value + 1, list_add(build->arena, &part->scale));
  lua_settop(L, value - 1);
}

static Points highest_mark(const PackPart *part) {
  Points most = part->scale_to;
  for (size_t i = 0; i < part->scale.len; i++)
    if (!i || part->scale.at[i] > most) most = part->scale.at[i];
  return most;
}

static void check_scale(Build *build, int review, const PackPart *part) {
  Points most = highest_mark(part);
  Text en = text_format(build->arena, "at most %.*s, the points it is for", TEXT_ARG(points_text(build->arena, part->points)));
  Text zh = text_format(build->arena, "不超过 %.*s 分", TEXT_ARG(points_text(build->arena, part->points)));
  bool number = part->miss_cost || part->mark_bands.len || part->mark_full;
  if (build->pack->scored && most > part->points && !number)
    build_refuse(build, DIAG_PACK_TYPE, review, "scale", TEXT("review"), TEXT("scale"),
                 text_in(build->arena, build->script->lang, text_cstr(build->arena, en), text_cstr(build->arena, zh)));
}

static void word_scale(Build *build, PackPart *part) {
  TextList words = {0};
  for (size_t i = 0; i < part->scale.len; i++) *list_add(build->arena, &words) = points_text(build->arena, part->scale.at[i]);
  bool worded = !part->scale.len && !part->scale_to;
  part->scale_text = part->scale.len ? text_join(build->arena, &words, TEXT(", "))
                     : worded        ? text_in(build->arena, build->script->lang, "yes, no", "是, 否")
                              : text_format(build->arena, "%.*s..%.*s", TEXT_ARG(points_text(build->arena, part->scale_from)),
                                            TEXT_ARG(points_text(build->arena, part->scale_to)));
}

/* A bonus that no mark of its scale can reach. */
static void check_max(Build *build, int node, const PackPart *part) {
  Points most = highest_mark(part);
  if (!build->pack->scored || most >= part->points || part->mark_full) return;
  const char *points = text_cstr(build->arena, points_text(build->arena, most));
  Text en = text_format(build->arena, "at most %s, the highest mark of its scale", points);
  Text zh = text_format(build->arena, "不超过 %s，即其 scale 的最高分", points);
  build_refuse(build, DIAG_PACK_TYPE, node, "max", TEXT("bonus"), TEXT("max"),
               text_in(build->arena, build->script->lang, text_cstr(build->arena, en), text_cstr(build->arena, zh)));
}

ReviewMethod build_method(Text word) {
  return text_is(word, "interview") ? METHOD_INTERVIEW : text_is(word, "site") ? METHOD_SITE : METHOD_PAPERS;
}

/* The node of the review is on the top of the stack, or something else is. */
static void take_review(Build *build, int review, PackPart *part, PartKind kind) {
  part->kind = kind;
  part->markable = true;
  part->method = build_method(field_text(build->L, review, "method", build->arena));
  part->looks = has_field(build->L, review, "of");
  part->guide = field_text(build->L, review, "label", build->arena); /* the guide, with the sample */
  take_scale(build, review, part);
  if (text_is(field_text(build->L, review, "gives", build->arena), "share")) part->mark_full = highest_mark(part);
  build_mix(build, review, part);
  check_scale(build, review, part);
}

static bool is_review(lua_State *L, int node) {
  bool same = false;
  if (node_at(L, node)) {
    lua_getfield(L, node, "is");
    same = text_is(text_at(L, -1), "review");
    lua_pop(L, 1);
  }
  return same;
}

/* The test on the top of the stack (popped) becomes test `number` of the item's table of tests. */
static void keep_test(Build *build, lua_Integer number) {
  lua_seti(build->L, build->tests, number);
}

static void start_part(Build *build, int node, PackItem *item, PackPart *part) {
  part->id = text_format(build->arena, "%zu", item->parts.len);
  part->scale_to = part->points;
  part->where = where_of_node(build, node);
  part->title = build_shown(build, node, "title", TEXT_NONE);
}

/* The test is on the top of the stack and is popped. `node` is the part, or the item that has one test. */
static void finish_part(Build *build, int item_node, int node, PackItem *item, PackPart *part) {
  lua_State *L = build->L;
  int test = lua_gettop(L);
  if (is_review(L, test)) take_review(build, test, part, PART_REVIEW);
  build_decides(build, item_node, test, part);
  word_scale(build, part);
  build_points(build, item_node, node, test, item, part);
  keep_test(build, (lua_Integer)item->parts.len);
}

static void take_part(Build *build, int item_node, int node, PackItem *item) {
  PackPart *part = list_add(build->arena, &item->parts);
  field_points(build->L, node, "points", &part->points);
  start_part(build, node, item, part);
  build_on_grid(build, node, "points", part->points);
  Text id = field_text(build->L, node, "id", build->arena);
  if (id.len) part->id = id;
  for (size_t i = 0; i + 1 < item->parts.len; i++)
    if (text_equal(item->parts.at[i].id, part->id))
      build_refuse(build, DIAG_PACK_TWICE, node, "id", part->id, TEXT_NONE, TEXT_NONE);
  take_partial(build, node, part);
  take_late(build, node, part);
  take_classes(build, node, &part->for_units);
  lua_getfield(build->L, node, "test");
  finish_part(build, item_node, node, item, part);
}

/* ---- Items ---- */

/* What only a part can have would be lost on an item that has parts. */
static void refuse_of_part(Build *build, int node, const char *field) {
  if (!has_field(build->L, node, field)) return;
  const char *en = "item: %s belongs to its parts: part(..., { %s = ... })",
             *zh = "item：%s 应写在各 part 中：part(…, { %s = … })";
  Text form = text_in(build->arena, build->script->lang, en, zh);
  build_refuse(build, DIAG_PACK_ERROR, node, field, text_format(build->arena, text_cstr(build->arena, form), field, field),
               TEXT_NONE, TEXT_NONE);
}

static Points points_of_class(const PackItem *item, Text klass) {
  Points sum = 0;
  for (size_t i = 0; i < item->parts.len; i++)
    if (class_listed(&item->parts.at[i].for_units, klass)) sum += item->parts.at[i].points;
  return sum;
}

/* Parts for different classes are alternatives: the most that a unit of any class can have. */
static Points points_of_parts(const PackItem *item) {
  Points most = points_of_class(item, TEXT_NONE);
  for (size_t i = 0; i < item->parts.len; i++)
    for (size_t k = 0; k < item->parts.at[i].for_units.len; k++) {
      Points points = points_of_class(item, item->parts.at[i].for_units.at[k]);
      if (points > most) most = points;
    }
  return most;
}

static void take_parts(Build *build, int node, PackItem *item) {
  lua_State *L = build->L;
  int top = lua_gettop(L);
  refuse_of_part(build, node, "partial");
  refuse_of_part(build, node, "late");
  for (lua_Integer i = 1; lua_geti(L, node, i) != LUA_TNIL; i++, lua_settop(L, top)) {
    if (!node_at(L, top + 1) || is_bad(build, top + 1)) continue; /* told already */
    take_part(build, node, top + 1, item);
  }
  lua_settop(L, top);
  Points sum = points_of_parts(item);
  if (!field_points(L, node, "points", &item->points)) item->points = sum;
  if (item->points != sum && !build->unsure)
    build_refuse(build, DIAG_PACK_POINTS, node, "points", text_format(build->arena, "item %.*s", TEXT_ARG(item->id)),
                 points_text(build->arena, sum), points_text(build->arena, item->points));
}

/* test = ... or check = function: an item of one part. */
static void take_single(Build *build, int node, PackItem *item, const char *field) {
  lua_State *L = build->L;
  PackPart *part = list_add(build->arena, &item->parts);
  field_points(L, node, "points", &item->points);
  part->points = item->points;
  start_part(build, node, item, part);
  part->title = TEXT_NONE;
  build_on_grid(build, node, "points", part->points);
  take_partial(build, node, part);
  take_late(build, node, part);
  lua_getfield(L, node, field);
  if (lua_isfunction(L, -1)) {
    lua_createtable(L, 0, 1);
    lua_insert(L, -2);
    lua_setfield(L, -2, "check");
  }
  finish_part(build, node, node, item, part);
}

static void take_tests(Build *build, int node, PackItem *item) {
  lua_State *L = build->L;
  bool parts = lua_geti(L, node, 1) != LUA_TNIL;
  lua_pop(L, 1);
  bool test = has_field(L, node, "test"), check = has_field(L, node, "check");
  if (is_bad(build, node)) return;
  if (parts + test + check != 1) {
    Text text = text_in(build->arena, build->script->lang, "one of part(...), test = ... or check = ...",
                        "part(…)、test = … 或 check = …（三者之一）");
    build_refuse(build, DIAG_PACK_LACKS, node, "", TEXT("item"), text, TEXT_NONE);
  } else if (parts) {
    take_parts(build, node, item);
  } else {
    take_single(build, node, item, test ? "test" : "check");
  }
}

static void take_bonus_part(Build *build, int node, PackItem *item) {
  lua_State *L = build->L;
  PackPart *part = list_add(build->arena, &item->parts);
  field_points(L, node, "max", &item->points);
  part->points = item->points;
  start_part(build, node, item, part);
  part->title = TEXT_NONE;
  build_on_grid(build, node, "max", part->points);
  if (field_points(L, node, "min", &part->floor)) build_on_grid(build, node, "min", part->floor);
  part->scale_from = part->floor, part->kind = PART_BONUS;
  if (lua_getfield(L, node, "approved") != LUA_TNIL) {
    take_review(build, lua_gettop(L), part, PART_BONUS);
    if (!has_field(L, node, "points")) check_max(build, node, part);
  }
  lua_pop(L, 1);
  lua_getfield(L, node, "test");
  finish_part(build, node, node, item, part);
}

static PackItem *start_item(Build *build, int node) {
  if (!build_new_id(build, node, &build->items)) return NULL;
  PackItem *item = list_add(build->arena, &build->pack->items);
  item->id = build->items.at[build->items.len - 1];
  item->title = build_shown(build, node, "title", item->id);
  item->section = field_text(build->L, node, "section", build->arena);
  item->place = build_shown(build, node, "place", TEXT_NONE);
  item->source = build_shown(build, node, "source", TEXT_NONE);
  item->personal = field_bool(build->L, node, "personal");
  item->where = where_of_node(build, node);
  if (item->section.len) build_known(build, node, "section", item->section, &build->sections, "section", "部分");
  take_classes(build, node, &item->for_units);
  build_item_severity(build, node, item);
  return item;
}

/* Tests of the item stand in a table of their own, with `applies` beside them. */
static void open_tests(Build *build, int node) {
  lua_State *L = build->L;
  lua_newtable(L);
  build->tests = lua_gettop(L);
  lua_getfield(L, node, "applies");
  lua_setfield(L, build->tests, "applies");
}

static void close_tests(Build *build) {
  lua_State *L = build->L;
  lua_settop(L, build->tests);
  lua_getfield(L, LUA_REGISTRYINDEX, REGISTRY_TESTS);
  lua_insert(L, -2);
  lua_seti(L, -2, (lua_Integer)build->pack->items.len);
  lua_pop(L, 1);
}

static void take_item(Build *build, int node) {
  PackItem *item = start_item(build, node);
  if (!item) return;
  open_tests(build, node);
  take_tests(build, node, item);
  build_minus(build, node, item);
  build_folder(build, item);
  build_personal(build, item);
  build_loose(build);
  build_loose_cells(build, node);
  build_item_section(build, item);
  close_tests(build);
}

static void take_bonus(Build *build, int node) {
  PackItem *item = start_item(build, node);
  if (!item) return;
  item->bonus = true;
  open_tests(build, node);
  if (!is_bad(build, node)) take_bonus_part(build, node, item);
  build_folder(build, item);
  build_personal(build, item);
  build_item_section(build, item);
  close_tests(build);
}

/* A veto or gate: an item of one part without points. What it is of and what it takes away is known once all items are. */
static void take_effect(Build *build, int node, bool veto) {
  PackItem *item = start_item(build, node);
  if (!item) return;
  item->veto = veto;
  item->gate = !veto;
  open_tests(build, node);
  if (!is_bad(build, node)) {
    PackPart *part = list_add(build->arena, &item->parts);
    start_part(build, node, item, part);
    part->title = TEXT_NONE;
    part->kind = veto ? PART_VETO : PART_GATE;
    part->markable = veto;
    lua_getfield(build->L, node, "test");
    part->guide = veto && lua_istable(build->L, -1) ? field_text(build->L, lua_gettop(build->L), "guide", build->arena) : TEXT_NONE;
    word_scale(build, part);
    keep_test(build, (lua_Integer)item->parts.len);
  }
  build_folder(build, item);
  build_personal(build, item);
  build_item_section(build, item);
  close_tests(build);
}

/* ---- The pack itself ---- */

static void take_period(Build *build, int node) {
  Pack *pack = build->pack;
  lua_State *L = build->L;
  pack->period = (Period){DAY_NONE, DAY_NONE};
  if (lua_getfield(L, node, "period") == LUA_TTABLE) {
    int period = lua_gettop(L);
    pack->period.from = (Day)field_integer(L, period, "first", DAY_NONE);
    pack->period.to = (Day)field_integer(L, period, "last", DAY_NONE);
  }
  lua_pop(L, 1);
  const Period *given = &build->script->assessment->period;
  if (given->from != DAY_NONE || given->to != DAY_NONE) pack->period = *given;
  pack->vocabulary.period = pack->period;
}

static void take_decisions(Build *build, int node) {
  lua_State *L = build->L;
  int top = lua_gettop(L);
  lua_getfield(L, node, "decisions");
  for (lua_Integer i = 1; lua_istable(L, top + 1) && lua_geti(L, top + 1, i) != LUA_TNIL; i++, lua_settop(L, top + 1)) {
    PackDecision *decision = list_add(build->arena, &build->pack->decisions);
    decision->about = field_shown(build->script, L, top + 2, "about");
    decision->chosen = field_shown(build->script, L, top + 2, "chosen");
  }
  lua_settop(L, top);
}

static void take_pack(Build *build, int node) {
  Pack *pack = build->pack;
  if (build->pack_node) {
    build_refuse(build, DIAG_PACK_TWICE, node, "", TEXT("pack"), TEXT_NONE, TEXT_NONE);
    return;
  }
  build->pack_node = node_line(build->L, node);
  pack->id = field_text(build->L, node, "id", build->arena);
  pack->title = build_shown(build, node, "title", pack->id);
  pack->version = field_text(build->L, node, "version", build->arena);
  pack->decides = field_text(build->L, node, "decides", build->arena);
  pack->scored = field_points(build->L, node, "full", &pack->full);
  build->bonus_capped = field_points(build->L, node, "bonus_max", &pack->bonus_max);
  build->bonus_floored = field_points(build->L, node, "bonus_min", &pack->bonus_min);
  pack->precision = 10;
  field_points(build->L, node, "precision", &pack->precision);
  build->on_na = build_on_na(build, node);
  build_bounds(build, node);
  take_classes(build, node, &build->for_units);
  pack->for_units = text_join(build->arena, &build->for_units, TEXT(", "));
  take_period(build, node);
  take_decisions(build, node);
  build_placeholders(build, node);
}

static void check_pack_id(Build *build, int node) {
  Text folder = build->script->assessment->pack;
  if (build->pack->id.len && !text_equal(build->pack->id, folder))
    build_refuse(build, DIAG_PACK_UNKNOWN, node, "id", TEXT("pack"), build->pack->id, folder);
}

/* Without modes any file below marks/ may decide. */
static void check_decides(Build *build, int node) {
  Text decides = build->pack->decides;
  if (decides.len && build->modes.len) build_known(build, node, "decides", decides, &build->modes, "mode", "评分方式");
}

static void check_pack(Build *build, int node) {
  check_pack_id(build, node);
  check_decides(build, node);
  build_check_points(build, node);
}

void pack_build(Script *script, lua_State *L) {
  Build build = {.script = script, .L = L, .arena = script->arena, .pack = script->pack};
  lua_newtable(L);
  lua_setfield(L, LUA_REGISTRYINDEX, REGISTRY_TESTS);
  build.pack->precision = 10;
  each_node(&build, "class", take_class);
  each_node(&build, "mode", take_mode);
  if (!each_node(&build, "pack", take_pack))
    pack_refuse(script, DIAG_PACK_LACKS, 1, TEXT_NONE, TEXT_NONE, TEXT("pack.lua"), TEXT("pack { id = ..., title = ... }"),
                TEXT_NONE);
  each_node(&build, "section", build_section);
  each_node(&build, "severity", build_severity);
  each_node(&build, "kind", build_kind);
  each_node(&build, "register", build_register);
  each_node(&build, "", build_set);
  each_node(&build, "units", build_units);
  each_node(&build, "total", build_total);
  each_node(&build, "tariff", build_total);
  each_node(&build, "by_class", build_by_class);
  each_node(&build, "sample", build_sample);
  build_items_in_order(&build);
  each_node(&build, "section", build_section_full);
  each_node(&build, "rank", build_peer);
  each_node(&build, "peers", build_peer);
  each_node(&build, "list", build_list);
  each_node(&build, "grade", build_grade);
  each_node(&build, "streak", build_streak);
  each_node(&build, "veto", build_effect);
  each_node(&build, "gate", build_effect);
  each_node(&build, "list", build_list_grades);
  each_node(&build, "pack", check_pack);
}

/* Items and bonuses stand in one list, in the pack's order. */
void build_items_in_order(Build *build) {
  lua_State *L = build->L;
  int top = lua_gettop(L);
  lua_getfield(L, LUA_REGISTRYINDEX, REGISTRY_DECLARED);
  for (lua_Integer i = 1; lua_geti(L, top + 1, i) != LUA_TNIL; i++, lua_settop(L, top + 1)) {
    Text op = field_text(L, top + 2, "op", build->arena);
    if (text_is(op, "item")) take_item(build, top + 2);
    if (text_is(op, "bonus")) take_bonus(build, top + 2);
    if (text_is(op, "veto") || text_is(op, "gate")) take_effect(build, top + 2, text_is(op, "veto"));
  }
  lua_settop(L, top);
}
