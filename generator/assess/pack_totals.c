/* SPDX-License-Identifier: MIT
 *
 * The part of a pack that adds up: sections with their weights, points of the whole, bounds of the final score.
 * Takes: nodes of sections and of the pack. Gives: sections and totals of the Pack, and what does not add up. Owns: nothing.
 */
#include "assess/pack_build_in.h"

#include <stdlib.h>

/* ---- Sections ---- */

/* weight = 0.3 or "30%". */
static Weight take_weight(Build *build, int node) {
  Points weight = 0;
  lua_getfield(build->L, node, "weight");
  if (!points_from_lua(build->L, -1, &weight)) type_weight(text_at(build->L, -1), &weight);
  lua_pop(build->L, 1);
  return (Weight){weight, weight ? POINTS_ONE : 0};
}

void build_section(Build *build, int node) {
  if (!build_new_id(build, node, &build->sections)) return;
  PackSection *section = list_add(build->arena, &build->pack->sections);
  section->id = build->sections.at[build->sections.len - 1];
  section->title = build_shown(build, node, "title", section->id);
  section->weight = take_weight(build, node);
  if (field_points(build->L, node, "counts", &section->counts)) build_on_grid(build, node, "counts", section->counts);
  Text on_na = field_text(build->L, node, "on_na", build->arena);
  section->on_na = on_na.len ? build_on_na(build, node) : build->on_na;
  section->rescale = text_is(on_na, "rescale");
  if (section->rescale && !section->weight.of) section->weight = (Weight){POINTS_ONE, POINTS_ONE};
}

/* What the section adds to the whole is printed, so it stands on the grid as everything printed does. */
static Points weighted(Build *build, int node, const PackSection *section) {
  Points precision = build->pack->precision,
         points = points_share(section->full, section->weight.number, section->weight.of, precision);
  if (points * section->weight.of == section->full * section->weight.number) return points;
  Arena *arena = build->arena;
  Text en = text_format(arena, "such that %.*s points times it are a multiple of %.*s",
                        TEXT_ARG(points_text(arena, section->full)), TEXT_ARG(points_text(arena, precision)));
  Text zh = text_format(arena, "与本部分满分 %.*s 分相乘后为 %.*s 的倍数", TEXT_ARG(points_text(arena, section->full)),
                        TEXT_ARG(points_text(arena, precision)));
  build_refuse(build, DIAG_PACK_TYPE, node, "weight", TEXT("section"), TEXT("weight"),
               text_in(arena, build->script->lang, text_cstr(arena, en), text_cstr(arena, zh)));
  return points;
}

static bool sums_tell(const Build *build) {
  return !build->unsure && !build->script->refused; /* else they most often follow from what was told already */
}

/* Called once the items are known: what they add up to, and what of it counts. */
void build_section_full(Build *build, int node) {
  Pack *pack = build->pack;
  Text id = field_text(build->L, node, "id", build->arena);
  for (size_t i = 0; i < pack->sections.len; i++) {
    PackSection *section = &pack->sections.at[i];
    Points said;
    if (!text_equal(section->id, id) || !sums_tell(build)) continue;
    if (field_points(build->L, node, "full", &said) && said != section->full)
      build_refuse(build, DIAG_PACK_POINTS, node, "full", text_format(build->arena, "section %.*s", TEXT_ARG(id)),
                   points_text(build->arena, section->full), points_text(build->arena, said));
    else if (section->counts) section->weight = (Weight){section->counts, section->full};
    else if (section->weight.of) weighted(build, node, section);
  }
}

void build_item_section(Build *build, PackItem *item) {
  item->section_index = UINT32_MAX;
  for (uint32_t i = 0; i < build->pack->sections.len; i++) {
    PackSection *section = &build->pack->sections.at[i];
    if (!item->section.len || !text_equal(section->id, item->section)) continue;
    item->section_index = i;
    if (!item->bonus) section->full += item->points;
  }
}

/* ---- Whose marks count: one mode, or several by weight ---- */

static bool take_decides(Build *build, int node, PackPart *part) {
  Text mode = node_at(build->L, node) ? field_text(build->L, node, "decides", build->arena) : TEXT_NONE;
  if (!mode.len) return false;
  part->decides = mode;
  if (build->modes.len) build_known(build, node, "decides", mode, &build->modes, "mode", "评分方式");
  return true;
}

/* A review's own word stands before its item's. */
void build_decides(Build *build, int item_node, int test, PackPart *part) {
  if (part->mix.len) return;
  if (!take_decides(build, test, part)) take_decides(build, item_node, part);
}

static int by_mode(const void *a, const void *b) {
  const ModeWeight *left = a, *right = b;
  return left->weight != right->weight ? (left->weight > right->weight ? -1 : 1) : text_compare(left->mode, right->mode);
}

void build_mix(Build *build, int review, PackPart *part) {
  lua_State *L = build->L;
  int top = lua_gettop(L);
  int64_t sum = 0;
  lua_getfield(L, review, "weight_of_mode");
  for (lua_pushnil(L); lua_istable(L, top + 1) && lua_next(L, top + 1); lua_settop(L, top + 2)) {
    ModeWeight *of = list_add(build->arena, &part->mix);
    of->mode = text_copy(build->arena, text_at(L, top + 2));
    of->weight = lua_tointeger(L, top + 3);
    sum += of->weight;
    build_known(build, review, "weight_of_mode", of->mode, &build->modes, "mode", "评分方式");
  }
  lua_settop(L, top);
  if (!part->mix.len) return;
  qsort(part->mix.at, part->mix.len, sizeof *part->mix.at, by_mode); /* the heaviest first, in every run */
  if (sum != 100)
    build_refuse(build, DIAG_PACK_POINTS, review, "weight_of_mode", TEXT("review"), text_format(build->arena, "%lld", (long long)sum),
                 TEXT("100"));
}

/* ---- Vetoes and gates ---- */

static void known_parts(Build *build, TextList *known) {
  const Pack *pack = build->pack;
  for (size_t i = 0; i < pack->sections.len; i++) *list_add(build->arena, known) = pack->sections.at[i].id;
  for (size_t i = 0; i < pack->items.len; i++)
    if (pack_item_counts(&pack->items.at[i])) *list_add(build->arena, known) = pack->items.at[i].id;
}

void build_items_of(Build *build, int node, const char *field, Text id, PackItems *items) {
  const Pack *pack = build->pack;
  TextList known = {0};
  known_parts(build, &known);
  if (!build_known(build, node, field, id, &known, "item or section", "考核项或部分")) return;
  for (uint32_t i = 0; i < pack->items.len; i++) {
    const PackItem *item = &pack->items.at[i];
    if (pack_item_counts(item) && (text_equal(item->id, id) || text_equal(item->section, id))) *list_add(build->arena, items) = i;
  }
}

void build_all_items(Build *build, PackItems *items) {
  for (uint32_t i = 0; i < build->pack->items.len; i++)
    if (pack_item_counts(&build->pack->items.at[i])) *list_add(build->arena, items) = i;
}

/* Items that `field` names, one by one or by their section. */
static void take_items(Build *build, int node, const char *field, PackItems *items) {
  TextList names = {0};
  field_texts(build->L, node, field, build->arena, &names);
  for (size_t i = 0; i < names.len; i++) build_items_of(build, node, field, names.at[i], items);
}

/* 60 per cent, or "12 points" that are there to be had. */
void build_bound(Build *build, int node, const char *field, int value, const PackItems *of, ScoreBound *bound) {
  Points most = 0;
  for (size_t i = 0; i < of->len; i++) most += build->pack->items.at[of->at[i]].points;
  bound->points = type_points(text_at(build->L, value), &bound->at_least);
  if (!bound->points) points_from_lua(build->L, value, &bound->at_least);
  if (!bound->points || bound->at_least <= most || !of->len) return;
  const char *all = text_cstr(build->arena, points_text(build->arena, most));
  Text en = text_format(build->arena, "at most \"%s points\", all that it is of", all);
  Text zh = text_format(build->arena, "不超过 \"%s points\"，即其全部分值", all);
  build_refuse(build, DIAG_PACK_TYPE, node, field, field_text(build->L, node, "op", build->arena), text_of(field),
               text_in(build->arena, build->script->lang, text_cstr(build->arena, en), text_cstr(build->arena, zh)));
}

/* Of "completion": all that the pack asks for. */
static void take_gate_of(Build *build, int node, PackEffect *effect) {
  bool whole = text_is(field_text(build->L, node, "of", build->arena), "completion");
  effect->complete = whole || text_is(field_text(build->L, node, "by", build->arena), "completion");
  if (whole) build_all_items(build, &effect->of);
  else take_items(build, node, "of", &effect->of);
}

void build_effect(Build *build, int node) {
  Pack *pack = build->pack;
  Text id = field_text(build->L, node, "id", build->arena);
  uint32_t index = pack_find_item(pack, id);
  if (index == UINT32_MAX || field_bool(build->L, node, "bad")) return;
  PackItem *item = &pack->items.at[index];
  PackEffect *effect = &item->effect;
  effect->grade = build_shown(build, node, "grade", TEXT_NONE);
  effect->why = build_shown(build, node, "why", TEXT_NONE);
  effect->zero_all = text_is(field_text(build->L, node, "zero", build->arena), "all");
  if (!effect->zero_all) take_items(build, node, "zero", &effect->zero);
  effect->lower = field_integer(build->L, node, "lower", 0);
  effect->unranked = field_bool(build->L, node, "unranked");
  effect->once = field_text(build->L, node, "once", build->arena);
  if (effect->lower && !pack->bands.len)
    build_refuse(build, DIAG_PACK_LACKS, node, "lower", TEXT("pack"), TEXT("grade"), TEXT_NONE);
  if (!item->gate) return;
  take_gate_of(build, node, effect);
  lua_getfield(build->L, node, "at_least");
  build_bound(build, node, "at_least", lua_gettop(build->L), &effect->of, &effect->bound);
  lua_pop(build->L, 1);
  if (!pack->scored && !effect->complete) build_refuse(build, DIAG_PACK_LACKS, node, "of", TEXT("pack"), TEXT("full"), TEXT_NONE);
}

/* ---- The whole ---- */

/* least and most: what the final score stays within. */
void build_bounds(Build *build, int node) {
  Pack *pack = build->pack;
  field_points(build->L, node, "least", &pack->least);
  field_points(build->L, node, "round_final", &pack->round_final);
  pack->bounded = field_points(build->L, node, "most", &pack->most);
  pack->rescale = text_is(field_text(build->L, node, "on_na", build->arena), "rescale");
  if (!pack->bounded || pack->most >= pack->least) return;
  Text at_least = text_format(build->arena, "%s%.*s", build->script->lang == LANG_EN ? "at least " : "≥ ",
                              TEXT_ARG(points_text(build->arena, pack->least)));
  build_refuse(build, DIAG_PACK_TYPE, node, "most", TEXT("pack"), TEXT("most"), at_least);
}

static void lacks_full(Build *build, int node, const char *field) {
  build_refuse(build, DIAG_PACK_LACKS, node, field, TEXT("pack"), TEXT("full"), TEXT_NONE);
}

static Points sum_counted(const Pack *pack) {
  Points sum = 0;
  for (size_t i = 0; i < pack->items.len; i++) {
    const PackItem *item = &pack->items.at[i];
    bool weighs = item->section_index < pack->sections.len && pack->sections.at[item->section_index].weight.of;
    if (!item->bonus && !weighs) sum += item->points;
  }
  for (size_t i = 0; i < pack->sections.len; i++)
    if (pack->sections.at[i].weight.of)
      sum += points_share(pack->sections.at[i].full, pack->sections.at[i].weight.number, pack->sections.at[i].weight.of, 1);
  return sum;
}

/* ties = { "work", "L1" }: items, or all of a section; one without items decides nothing. */
static void take_ties(Build *build, int node) {
  TextList names = {0};
  field_texts(build->L, node, "ties", build->arena, &names);
  if (names.len && !build->pack->scored) lacks_full(build, node, "ties");
  for (size_t i = 0; i < names.len; i++) {
    PackItems items = {0};
    build_items_of(build, node, "ties", names.at[i], &items);
    if (items.len) *list_add(build->arena, &build->pack->ties) = items;
  }
}

void build_check_points(Build *build, int node) {
  take_ties(build, node);
  Pack *pack = build->pack;
  Points sum = sum_counted(pack), bonus = 0, cuts = 0;
  for (size_t i = 0; i < pack->items.len; i++) {
    const PackItem *item = &pack->items.at[i];
    bonus += item->bonus ? item->points : 0;
    cuts += item->bonus && item->parts.len ? item->parts.at[0].floor : 0;
  }
  if (build->bonus_capped) build_on_grid(build, node, "bonus_max", pack->bonus_max);
  else pack->bonus_max = bonus;
  if (build->bonus_floored) build_on_grid(build, node, "bonus_min", pack->bonus_min);
  else pack->bonus_min = cuts;
  if (!pack->scored && sum + bonus - cuts > 0) lacks_full(build, node, "");
  else if (!pack->scored && (pack->bounded || pack->least)) lacks_full(build, node, pack->bounded ? "most" : "least");
  if (pack->scored && sum != pack->full && sums_tell(build))
    build_refuse(build, DIAG_PACK_POINTS, node, "full", TEXT("pack"), points_text(build->arena, sum),
                 points_text(build->arena, pack->full));
}
