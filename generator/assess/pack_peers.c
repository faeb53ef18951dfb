/* SPDX-License-Identifier: MIT
 *
 * The part of a pack that looks at the other units of a class: points by rank and by mean, lists of first and last places.
 * Takes: nodes of rank, peers and list. Gives: peers and lists of the Pack. Owns: nothing.
 */
#include "assess/pack_build_in.h"

static void take_numbers(Build *build, int node, const char *field, Points **at, size_t *len) {
  lua_State *L = build->L;
  LIST(Points) list = {0};
  int top = lua_gettop(L);
  lua_getfield(L, node, field);
  for (lua_Integer i = 1; lua_istable(L, top + 1) && lua_geti(L, top + 1, i) != LUA_TNIL; i++, lua_settop(L, top + 1))
    points_from_lua(L, -1, list_add(build->arena, &list));
  lua_settop(L, top);
  *at = list.at;
  *len = list.len;
}

static void take_bands(Build *build, int node, PackPeer *peer) {
  lua_State *L = build->L;
  int top = lua_gettop(L);
  lua_getfield(L, node, "bands");
  for (lua_Integer i = 1; lua_istable(L, top + 1) && lua_geti(L, top + 1, i) != LUA_TNIL; i++, lua_settop(L, top + 1)) {
    PeerBand *band = list_add(build->arena, &peer->bands);
    lua_geti(L, top + 2, 1);
    lua_geti(L, top + 2, 2);
    points_from_lua(L, -2, &band->from);
    points_from_lua(L, -1, &band->points);
  }
  lua_settop(L, top);
  for (size_t i = 1; i < peer->bands.len; i++) {
    if (peer->bands.at[i].from < peer->bands.at[i - 1].from) continue;
    build_refuse(build, DIAG_PACK_TYPE, node, "bands", TEXT("peers"), TEXT("bands"),
                 text_in(build->arena, build->script->lang, "in order from high to low", "从高到低排列"));
    return;
  }
}

/* { "1/3", 5 } and so on: from the smallest share of places to the largest. */
static void take_shares(Build *build, int node, PackPeer *peer) {
  lua_State *L = build->L;
  int top = lua_gettop(L);
  bool good = true;
  lua_getfield(L, node, "bands");
  for (lua_Integer i = 1; lua_istable(L, top + 1) && lua_geti(L, top + 1, i) != LUA_TNIL; i++, lua_settop(L, top + 1)) {
    PeerShare *share = list_add(build->arena, &peer->shares), *before = i > 1 ? share - 1 : NULL;
    lua_geti(L, top + 2, 1);
    lua_geti(L, top + 2, 2);
    share->text = text_copy(build->arena, text_at(L, top + 3));
    type_share(share->text, &share->number, &share->of);
    points_from_lua(L, top + 4, &share->points);
    good &= !before || (before->number * share->of < share->number * before->of && share->points <= before->points);
  }
  lua_settop(L, top);
  if (good) return;
  Text text = text_in(build->arena, build->script->lang,
                      "rank: bands go from the smallest share of places to the largest, with points that do not grow",
                      "rank：bands 从小份额到大份额排列，分数不递增");
  build_refuse(build, DIAG_PACK_ERROR, node, "bands", text, TEXT_NONE, TEXT_NONE);
}

/* The node stands beside the tests of items, under a name that none of those has. */
static bool take_quantity(Build *build, int node, PackPeer *peer) {
  lua_State *L = build->L;
  int top = lua_gettop(L);
  lua_getfield(L, node, "of");
  peer->of_number = node_at(L, top + 1);
  if (peer->of_number) {
    peer->sign = field_text(L, top + 1, "sign", build->arena);
    lua_getfield(L, LUA_REGISTRYINDEX, REGISTRY_TESTS);
    if (lua_getfield(L, top + 2, "peers") == LUA_TNIL) {
      lua_settop(L, top + 2);
      lua_newtable(L);
      lua_pushvalue(L, top + 3);
      lua_setfield(L, top + 2, "peers");
    }
    lua_pushvalue(L, node);
    lua_seti(L, top + 3, (lua_Integer)build->pack->peers.len);
  }
  lua_settop(L, top);
  return peer->of_number;
}

static void take_of(Build *build, int node, PackPeer *peer) {
  TextList names = {0};
  if (take_quantity(build, node, peer)) return;
  field_texts(build->L, node, "of", build->arena, &names);
  peer->of_score = names.len == 1 && text_is(names.at[0], "score");
  peer->of_completion = names.len == 1 && text_is(names.at[0], "completion");
  for (size_t i = 0; i < names.len && !peer->of_score && !peer->of_completion; i++)
    build_items_of(build, node, "of", names.at[i], &peer->of);
}

void build_peer(Build *build, int node) {
  if (field_bool(build->L, node, "bad") || !build_new_id(build, node, &build->items)) return;
  PackPeer *peer = list_add(build->arena, &build->pack->peers);
  peer->id = field_text(build->L, node, "id", build->arena);
  peer->title = build_shown(build, node, "title", peer->id);
  peer->mean = text_is(field_text(build->L, node, "op", build->arena), "peers");
  peer->low = text_is(field_text(build->L, node, "best", build->arena), "low");
  take_of(build, node, peer);
  if (!peer->mean) take_numbers(build, node, "points", &peer->first.at, &peer->first.len);
  take_numbers(build, node, "last", &peer->last.at, &peer->last.len);
  field_points(build->L, node, "above", &peer->above);
  field_points(build->L, node, "below", &peer->below);
  field_points(build->L, node, "share_of_best", &peer->share_of_best);
  if (peer->mean) take_bands(build, node, peer);
  else take_shares(build, node, peer);
  if (!build->pack->scored) build_refuse(build, DIAG_PACK_LACKS, node, "of", TEXT("pack"), TEXT("full"), TEXT_NONE);
}

/* 3, "10%" or "1/3" of the places; nothing where nothing is given. */
Quota build_quota(Build *build, int value) {
  Quota quota;
  if (quota_share(text_copy(build->arena, text_at(build->L, value)), &quota)) return quota;
  return (Quota){.count = lua_tointeger(build->L, value)};
}

static void take_quota(Build *build, int node, const char *field, Quota *quota) {
  lua_getfield(build->L, node, field);
  *quota = build_quota(build, lua_gettop(build->L));
  lua_pop(build->L, 1);
}

void build_list(Build *build, int node) {
  if (field_bool(build->L, node, "bad") || !build_new_id(build, node, &build->lists) || build->pack->lists.len == 32) return;
  PackList *list = list_add(build->arena, &build->pack->lists);
  list->id = field_text(build->L, node, "id", build->arena);
  list->title = build_shown(build, node, "title", list->id);
  take_quota(build, node, "top", &list->top);
  take_quota(build, node, "bottom", &list->bottom);
  field_texts(build->L, node, "grade", build->arena, &list->grades);
}

/* The name that reports show: that of a band, or one that a veto, gate or override fixes. Empty: no grade. */
static Text grade_called(const Pack *pack, Text name) {
  for (size_t i = 0; i < pack->bands.len; i++)
    if (band_is_called(&pack->bands.at[i], name)) return pack->bands.at[i].name;
  for (size_t i = 0; i < pack->overrides.len; i++)
    if (text_equal(pack->overrides.at[i].name, name)) return name;
  for (size_t i = 0; i < pack->items.len; i++)
    if (text_equal(pack->items.at[i].effect.grade, name)) return name;
  return TEXT_NONE;
}

static void take_list_grades(Build *build, int node, TextList *grades) {
  const Pack *pack = build->pack;
  TextList known = {0};
  for (size_t i = 0; i < pack->bands.len; i++) *list_add(build->arena, &known) = pack->bands.at[i].name;
  for (size_t i = 0; i < grades->len; i++) {
    Text called = grade_called(pack, grades->at[i]);
    if (!called.len) build_known(build, node, "grade", grades->at[i], &known, "grade", "等次");
    grades->at[i] = called;
  }
}

void build_list_grades(Build *build, int node) {
  Text id = field_text(build->L, node, "id", build->arena);
  for (size_t i = 0; i < build->pack->lists.len; i++)
    if (text_equal(build->pack->lists.at[i].id, id)) take_list_grades(build, node, &build->pack->lists.at[i].grades);
}
