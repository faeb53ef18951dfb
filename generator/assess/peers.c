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

/* False: the unit has no such number. */
static bool value_of(const Pack *pack, const PackPeer *peer, const UnitSummary *summary, Number *value) {
  const Final *final = &summary->final;
  value->number = final->nothing ? 0 : final->rescaled + final->bonus;
  value->whole = 1;
  if (!standing_counts(pack, summary)) return false;
  if (peer->of_score) return true;
  if (peer->of_completion) {
    value->number = summary->sums.leaves_done;
    value->whole = summary->sums.leaves_due;
    return value->whole > 0;
  }
  Sums sums = {0};
  for (size_t i = 0; i < peer->of.len; i++) sums_add(&sums, &summary->items[peer->of.at[i]]);
  value->number = sums.confirmed;
  return sums.full > sums.not_applicable;
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

static void fill_class(const PackPeer *peer, size_t number, const Number *values, size_t count, Summaries *summaries) {
  int64_t sum = 0;
  for (size_t i = 0; i < count; i++) sum += values[i].number;
  for (size_t from = 0, to; from < count; from = to) {
    for (to = from + 1; to < count && !compare_values(&values[from], &values[to]);) to++;
    for (size_t i = from; i < to; i++) {
      PeerResult *result = &summaries->at[values[i].index].peers[number];
      *result = (PeerResult){.counts = true, .place = (uint32_t)from + 1, .of = (uint32_t)count, .value = values[i].number};
      result->mean = points_share(sum, 1, (int64_t)count, 1);
      Wide difference = (Wide)values[i].number * (int64_t)count - sum;
      result->points = peer->mean ? by_mean(peer, peer->low ? -difference : difference, (int64_t)count)
                                  : by_place(peer, from + 1, count - to + 1);
      summaries->at[values[i].index].final.peers += result->points;
    }
  }
}

static void fill_peer(const Pack *pack, size_t number, const Units *units, Summaries *summaries, Number *values) {
  const PackPeer *peer = &pack->peers.at[number];
  size_t count = 0;
  for (size_t i = 0; i < summaries->len; i++) {
    Number value = {.klass = units->all.at[summaries->at[i].unit].klass, .index = (uint32_t)i, .low = peer->low};
    if (value_of(pack, peer, &summaries->at[i], &value)) values[count++] = value;
  }
  if (count > 1) qsort(values, count, sizeof *values, compare_places);
  for (size_t from = 0, to; from < count; from = to) {
    for (to = from + 1; to < count && text_equal(values[from].klass, values[to].klass);) to++;
    fill_class(peer, number, values + from, to - from, summaries);
  }
}

void peers_fill(const Pack *pack, const Units *units, Summaries *summaries) {
  Arena *arena = arena_new();
  Number *values = arena_alloc(arena, (summaries->len + 1) * sizeof *values);
  for (size_t i = 0; i < summaries->len; i++)
    for (size_t k = 0; k < pack->peers.len; k++) summaries->at[i].peers[k] = (PeerResult){0};
  for (size_t i = 0; i < pack->peers.len; i++) fill_peer(pack, i, units, summaries, values);
  arena_free(arena);
}

/* ---- Lists ---- */

/* Who shares a place shares the list; of a class too small for both ends the first one holds. */
void lists_fill(const Pack *pack, Summaries *summaries, const uint32_t *order, size_t count) {
  for (size_t i = 0; i < count; i++) {
    UnitSummary *summary = &summaries->at[order[i]];
    size_t behind = 0;
    for (size_t k = count; k > i && summaries->at[order[k - 1]].rank > summary->rank; k--) behind++;
    for (uint32_t l = 0; l < pack->lists.len && summary->rank; l++) {
      const PackList *list = &pack->lists.at[l];
      bool top = summary->rank <= quota_of(&list->top, (int64_t)count);
      bool bottom = !top && (int64_t)behind < quota_of(&list->bottom, (int64_t)count);
      if (top || bottom) summary->lists |= UINT32_C(1) << l;
    }
  }
}

/* ---- Hand-over ---- */

void peers_put(Buf *out, const Pack *pack, const PeerResult *peers) {
  for (size_t i = 0; i < pack->peers.len; i++) {
    const PeerResult *peer = &peers[i];
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
    peers[i].counts = wire_get_bool(in);
    peers[i].place = (uint32_t)wire_get_u64(in);
    peers[i].of = (uint32_t)wire_get_u64(in);
    peers[i].value = wire_get_i64(in);
    peers[i].mean = wire_get_i64(in);
    peers[i].points = wire_get_i64(in);
  }
  return peers;
}
