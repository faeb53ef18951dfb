/* SPDX-License-Identifier: MIT
 *
 * dossier explain UNIT RANK: how the place of a unit, or its difference to the mean, came about, beside all of its class.
 * Takes: the summaries of all units after standing_finals. Gives: text: a line a unit, from the first place to the last.
 * Owns nothing.
 */
#include "assess/assess_in.h"

#include <stdlib.h>

typedef struct Telling {
  Buf *out;
  const Assessor *assessor;
  const Summaries *summaries;
  const PackPeer *peer;
  size_t number;
  Arena *arena;
  Lang lang;
} Telling;

typedef struct Standing { /* of one unit of the class */
  const PeerResult *result;
  uint32_t unit;
} Standing;

static const char *say(const Telling *telling, const char *en, const char *zh) {
  return text_cstr(telling->arena, text_in(telling->arena, telling->lang, en, zh));
}

static Text points_said(const Telling *telling, Points points) {
  return points_text(telling->arena, points);
}

static int compare_standings(const void *left, const void *right) {
  const Standing *a = left, *b = right;
  if (a->result->counts != b->result->counts) return a->result->counts ? -1 : 1;
  if (a->result->place != b->result->place) return a->result->place < b->result->place ? -1 : 1;
  return a->unit < b->unit ? -1 : a->unit > b->unit;
}

static const Unit *unit_of(const Telling *telling, uint32_t unit) {
  return &telling->assessor->units->all.at[unit];
}

static size_t standings_of(const Telling *telling, Text klass, Standing *list) {
  size_t count = 0;
  for (size_t i = 0; i < telling->summaries->len; i++) {
    const UnitSummary *summary = &telling->summaries->at[i];
    if (!summary->applies || !text_equal(unit_of(telling, summary->unit)->klass, klass)) continue;
    list[count++] = (Standing){&summary->peers[telling->number], summary->unit};
  }
  if (count > 1) qsort(list, count, sizeof *list, compare_standings);
  return count;
}

/* A completion is compared by done and due; all else by points or a number of its own. */
static Text value_said(const Telling *telling, uint32_t unit, const PeerResult *result) {
  const PackPeer *peer = telling->peer;
  const Sums *sums = &telling->summaries->at[unit].sums;
  if (peer->of_completion)
    return text_format(telling->arena, "%lld/%lld", (long long)sums->leaves_done, (long long)sums->leaves_due);
  return text_format(telling->arena, "%.*s%.*s", TEXT_ARG(points_said(telling, result->value)), TEXT_ARG(peer->sign));
}

static void put_standing(const Telling *telling, const Standing *standing, uint32_t asked) {
  const PeerResult *result = standing->result;
  const Unit *unit = unit_of(telling, standing->unit);
  Text place = result->counts ? text_format(telling->arena, "%u", result->place) : TEXT("-");
  buf_format(telling->out, "%s%.*s  %.*s (%.*s)  ", standing->unit == asked ? "> " : "  ", TEXT_ARG(place), TEXT_ARG(unit->name),
             TEXT_ARG(unit->id));
  if (!result->counts) {
    buf_format(telling->out, "%s\n", say(telling, "no such number, or not ranked", "没有这个数，或不参与排名"));
    return;
  }
  buf_format(telling->out, "%.*s → %s%.*s\n", TEXT_ARG(value_said(telling, standing->unit, result)),
             result->points > 0 ? "+" : "", TEXT_ARG(points_said(telling, result->points)));
}

/* "the first 1/3, to place 8: +2" */
static void put_shares(const Telling *telling, uint32_t of) {
  for (size_t i = 0; i < telling->peer->shares.len; i++) {
    const PeerShare *share = &telling->peer->shares.at[i];
    buf_format(telling->out, say(telling, "  the first %s, to place %lld: %s\n", "  前%s，到第%lld名：%s\n"),
               text_cstr(telling->arena, share->text), (long long)peer_share_places(share, of),
               text_cstr(telling->arena, points_said(telling, share->points)));
  }
}

void assess_explain_peer(Buf *out, const Assessor *assessor, const Summaries *summaries, uint32_t unit, size_t number,
                         Lang lang) {
  const PackPeer *peer = &assessor->pack->peers.at[number];
  Telling telling = {out, assessor, summaries, peer, number, arena_new(), lang};
  Standing *list = arena_alloc(telling.arena, (summaries->len + 1) * sizeof *list);
  size_t count = standings_of(&telling, unit_of(&telling, unit)->klass, list);
  const PeerResult *own = &summaries->at[unit].peers[number];
  buf_format(out, "%.*s (%.*s) — %.*s %.*s — ", TEXT_ARG(unit_of(&telling, unit)->name), TEXT_ARG(unit_of(&telling, unit)->id),
             TEXT_ARG(peer->id), TEXT_ARG(peer->title));
  if (!own->counts) buf_str(out, say(&telling, "nothing to rank by\n", "没有可排名的数\n"));
  else if (peer->mean)
    buf_format(out, say(&telling, "mean of the class %s, points %s\n", "同类单位平均 %s，得分 %s\n"),
               text_cstr(telling.arena, points_said(&telling, own->mean)),
               text_cstr(telling.arena, points_said(&telling, own->points)));
  else
    buf_format(out, say(&telling, "place %u of %u, points %s\n", "第%u名，共%u个单位，得分 %s\n"), own->place, own->of,
               text_cstr(telling.arena, points_said(&telling, own->points)));
  if (peer->low) buf_str(out, say(&telling, "  the lowest number stands first\n", "  数小的排在前面\n"));
  put_shares(&telling, own->of);
  for (size_t i = 0; i < count; i++) put_standing(&telling, &list[i], unit);
  arena_free(telling.arena);
}
