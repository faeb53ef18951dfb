/* SPDX-License-Identifier: MIT
 *
 * Points that depend on the other units of the class: by rank, and by the difference to the mean. And lists of first and
 * last places. Takes: summaries with their own scores. Gives: the points of each, and who stands in which list. Owns: nothing.
 * A rank and a mean look at numbers that hold no such points, so nothing turns in a circle. All is compared exactly.
 */
#include "assess/assess_in.h"

#include <stdlib.h>

__extension__ typedef __int128 Wide;

typedef struct Number { /* of one unit: done / due of a completion; else points / 1 */
  int64_t number, whole;
  Text klass;
  uint32_t index;
  bool low;
} Number;

/* ---- Numbers of quantities ---- */

typedef struct NumbersRun {
  Arena *arena;
  UnitResult *result;
  size_t peers;
} NumbersRun;

/* rules/std/ gives for each rank or mean { n, d }, or false. */
static int run_numbers(lua_State *L) {
  NumbersRun *run = lua_touserdata(L, 1);
  freeze_restore(L);
  run_push_std(L, "peer_numbers");
  lua_getfield(L, LUA_REGISTRYINDEX, REGISTRY_TESTS);
  lua_getfield(L, -1, "peers");
  lua_remove(L, -2);
  lua_pushinteger(L, (lua_Integer)run->peers);
  lua_call(L, 2, 1);
  for (size_t i = 0; i < run->peers; i++) {
    PeerNumber *own = list_add(run->arena, &run->result->numbers);
    *own = (PeerNumber){.of = 1};
    own->known = lua_geti(L, -1, (lua_Integer)i + 1) == LUA_TTABLE;
    if (own->known) {
      lua_geti(L, -1, 1);
      lua_geti(L, -2, 2);
      own->number = lua_tointeger(L, -2);
      own->of = lua_tointeger(L, -1);
      lua_pop(L, 2);
    }
    lua_pop(L, 1);
  }
  return 0;
}

void peers_numbers(const Assessor *assessor, Arena *arena, UnitResult *result) {
  const Pack *pack = assessor->pack;
  NumbersRun run = {arena, result, pack->peers.len};
  bool any = false;
  for (size_t i = 0; i < pack->peers.len; i++) any |= pack->peers.at[i].of_number;
  if (!result->applies || !any) return;
  assessor->script->item_id = assessor->script->part_id = TEXT_NONE;
  if (!grades_call(assessor, arena, run_numbers, &run, TEXT("rank"), result)) result->numbers.len = 0;
}

/* ---- What is compared ---- */

/* The points of its items without what vetoes and gates take away, which never betters a place. False: none of them applies. */
static bool points_of_items(const Pack *pack, const PackPeer *peer, const UnitSummary *summary, Points *points) {
  Arena *arena = arena_new();
  bool *zero = arena_alloc(arena, pack->items.len + 1);
  bool all = effects_zero(pack, summary->states, (uint32_t)pack->items.len, zero);
  Sums sums = {0};
  *points = 0;
  for (size_t i = 0; i < peer->of.len; i++) {
    const Sums *item = &summary->items[peer->of.at[i]];
    sums_add(&sums, item);
    if (peer->low || !(all || zero[peer->of.at[i]])) *points += item->confirmed;
  }
  arena_free(arena);
  return sums.full > sums.not_applicable;
}

/* A mean is one of thousandths; places are given by the exact number. */
static bool number_of_quantity(const PackPeer *peer, const PeerNumber *own, Number *value) {
  value->number = peer->mean ? peer_thousandths(own) : own->number;
  value->whole = peer->mean ? 1 : own->of;
  return own->known;
}

/* False: the unit has no such number. */
static bool value_of(const Pack *pack, size_t number, const UnitSummary *summary, Number *value) {
  const PackPeer *peer = &pack->peers.at[number];
  const Final *final = &summary->final;
  value->number = final->nothing ? 0 : final->rescaled + final->bonus;
  value->whole = 1;
  if (!standing_counts(pack, summary)) return false;
  if (peer->of_score) return true;
  if (peer->of_number) return number_of_quantity(peer, &summary->peers[number].own, value);
  if (peer->of_completion) {
    value->number = summary->sums.leaves_done;
    value->whole = summary->sums.leaves_due;
    return value->whole > 0;
  }
  return points_of_items(pack, peer, summary, &value->number);
}

static int compare_values(const Number *a, const Number *b) {
  Wide left = (Wide)a->number * b->whole, right = (Wide)b->number * a->whole;
  int order = left > right ? -1 : left < right;
  return a->low ? -order : order;
}

static int compare_places(const void *left, const void *right) {
  const Number *a = left, *b = right;
  int order = text_compare(a->klass, b->klass);
  if (!order) order = compare_values(a, b);
  return order ? order : a->index < b->index ? -1 : a->index > b->index;
}

/* ---- Of one class, from the first place to the last ---- */

/* Whole places: of ten units a third is three. */
static Points by_share(const PackPeer *peer, size_t place, size_t count) {
  for (size_t i = 0; i < peer->shares.len; i++)
    if ((int64_t)place <= peer_share_places(&peer->shares.at[i], (int64_t)count)) return peer->shares.at[i].points;
  return 0;
}

static Points by_place(const PackPeer *peer, size_t place, size_t from_below) {
  if (place <= peer->first.len) return peer->first.at[place - 1];
  return from_below <= peer->last.len ? peer->last.at[from_below - 1] : 0;
}

static Points by_mean(const PackPeer *peer, Wide difference, int64_t count) {
  for (size_t i = 0; i < peer->bands.len; i++)
    if (difference >= (Wide)peer->bands.at[i].from * count) return peer->bands.at[i].points;
  if (peer->bands.len) return 0;
  return difference > 0 ? peer->above : difference < 0 ? peer->below : 0;
}

/* 10 to the best, 10 × own ÷ best to the others; where little is best 10 × best ÷ own. To nothing, and below, nothing. */
static Points by_best(const PackPeer *peer, int64_t own, int64_t best, Points precision) {
  if (own <= 0 || best <= 0) return own == best && peer->low ? peer->share_of_best : 0;
  int64_t number = peer->low ? best : own, of = peer->low ? own : best;
  return points_share(peer->share_of_best, number, of, precision);
}

static Points points_of_place(const PackPeer *peer, size_t from, size_t to, size_t count) {
  return peer->shares.len ? by_share(peer, from + 1, count) : by_place(peer, from + 1, count - to + 1);
}

static void fill_class(const Pack *pack, size_t number, const Number *values, size_t count, Summaries *summaries) {
  const PackPeer *peer = &pack->peers.at[number];
  int64_t sum = 0;
  for (size_t i = 0; i < count && peer->mean; i++) sum += values[i].number;
  for (size_t from = 0, to; from < count; from = to) {
    for (to = from + 1; to < count && !compare_values(&values[from], &values[to]);) to++;
    for (size_t i = from; i < to; i++) {
      PeerResult *result = &summaries->at[values[i].index].peers[number];
      *result = (PeerResult){.own = result->own, .counts = true, .place = (uint32_t)from + 1, .of = (uint32_t)count};
      result->value = peer->of_number ? peer_thousandths(&result->own) : values[i].number;
      result->mean = peer->share_of_best ? values[0].number : points_share(sum, 1, (int64_t)count, 1);
      Wide difference = (Wide)values[i].number * (int64_t)count - sum;
      result->points = peer->mean ? by_mean(peer, peer->low ? -difference : difference, (int64_t)count)
                                  : points_of_place(peer, from, to, count);
      if (peer->share_of_best) result->points = by_best(peer, values[i].number, values[0].number, pack->precision);
      summaries->at[values[i].index].final.peers += result->points;
    }
  }
}

static void fill_peer(const Pack *pack, size_t number, const Units *units, Summaries *summaries, Number *values) {
  const PackPeer *peer = &pack->peers.at[number];
  size_t count = 0;
  for (size_t i = 0; i < summaries->len; i++) {
    Number value = {.klass = units->all.at[summaries->at[i].unit].klass, .index = (uint32_t)i, .low = peer->low};
    if (value_of(pack, number, &summaries->at[i], &value)) values[count++] = value;
  }
  if (count > 1) qsort(values, count, sizeof *values, compare_places);
  for (size_t from = 0, to; from < count; from = to) {
    for (to = from + 1; to < count && text_equal(values[from].klass, values[to].klass);) to++;
    fill_class(pack, number, values + from, to - from, summaries);
  }
}

void peers_fill(const Pack *pack, const Units *units, Summaries *summaries) {
  Arena *arena = arena_new();
  Number *values = arena_alloc(arena, (summaries->len + 1) * sizeof *values);
  for (size_t i = 0; i < summaries->len; i++)
    for (size_t k = 0; k < pack->peers.len; k++) {
      PeerResult *result = &summaries->at[i].peers[k];
      *result = (PeerResult){.own = result->own};
    }
  for (size_t i = 0; i < pack->peers.len; i++) fill_peer(pack, i, units, summaries, values);
  arena_free(arena);
}

/* ---- For print ---- */

Points peer_thousandths(const PeerNumber *own) {
  Wide doubled = 2 * (Wide)own->number * POINTS_ONE + own->of, by = 2 * (Wide)own->of;
  Wide whole = doubled / by;
  return (Points)(whole - (whole * by > doubled));
}

int64_t peer_share_places(const PeerShare *share, int64_t count) {
  return count * share->number / share->of;
}

/* ---- Lists ---- */

static bool has_grade_of(const PackList *list, const UnitSummary *summary) {
  for (size_t i = 0; i < list->grades.len; i++)
    if (text_equal(list->grades.at[i], summary->grade)) return true;
  return !list->grades.len;
}

static bool goes_by_place(const PackList *list) {
  return list->top.count || list->top.of || list->bottom.count || list->bottom.of;
}

/* Who shares a place shares the list; who has none stands in lists of grades alone. Of a class too small for both ends the first
 * one holds, be they of one list or of two: nobody is praised and blamed at once. */
void lists_fill(const Pack *pack, Summaries *summaries, const uint32_t *order, size_t count) {
  for (size_t i = 0; i < count; i++) {
    UnitSummary *summary = &summaries->at[order[i]];
    size_t behind = 0;
    bool first = false;
    for (size_t l = 0; l < pack->lists.len; l++)
      first |= summary->rank && has_grade_of(&pack->lists.at[l], summary) &&
               summary->rank <= quota_of(&pack->lists.at[l].top, (int64_t)count);
    for (size_t k = count; k > i && summaries->at[order[k - 1]].rank > summary->rank; k--) behind++;
    for (uint32_t l = 0; l < pack->lists.len; l++) {
      const PackList *list = &pack->lists.at[l];
      bool top = summary->rank && summary->rank <= quota_of(&list->top, (int64_t)count);
      bool bottom = summary->rank && !first && (int64_t)behind < quota_of(&list->bottom, (int64_t)count);
      if ((top || bottom || !goes_by_place(list)) && has_grade_of(list, summary)) summary->lists |= UINT32_C(1) << l;
    }
  }
}

/* ---- Hand-over ---- */

void peers_put(Buf *out, const Pack *pack, const PeerResult *peers) {
  for (size_t i = 0; i < pack->peers.len; i++) {
    const PeerResult *peer = &peers[i];
    wire_put_bool(out, peer->own.known);
    wire_put_i64(out, peer->own.number);
    wire_put_i64(out, peer->own.of);
    wire_put_bool(out, peer->counts);
    wire_put_u64(out, peer->place);
    wire_put_u64(out, peer->of);
    wire_put_i64(out, peer->value);
    wire_put_i64(out, peer->mean);
    wire_put_i64(out, peer->points);
  }
}

PeerResult *peers_get(WireIn *in, Arena *arena, const Pack *pack) {
  PeerResult *peers = arena_alloc(arena, (pack->peers.len + 1) * sizeof *peers);
  for (size_t i = 0; i < pack->peers.len; i++) {
    peers[i].own.known = wire_get_bool(in);
    peers[i].own.number = wire_get_i64(in);
    peers[i].own.of = wire_get_i64(in);
    peers[i].counts = wire_get_bool(in);
    peers[i].place = (uint32_t)wire_get_u64(in);
    peers[i].of = (uint32_t)wire_get_u64(in);
    peers[i].value = wire_get_i64(in);
    peers[i].mean = wire_get_i64(in);
    peers[i].points = wire_get_i64(in);
  }
  return peers;
}
