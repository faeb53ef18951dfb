/* SPDX-License-Identifier: MIT
 *
 * What a grade asks beside the score: a floor in one item or section, tests of its own, a place within a quota of the class.
 * Takes: a unit's settled items; ranked summaries of a class. Gives: why a unit cannot have a grade, and the grade that it has:
 * the first of those that its score reaches, that it lacks nothing for, so many steps down as vetoes and gates lower it, and that
 * is not full before it. Owns: nothing.
 */
#include "assess/assess_in.h"

__extension__ typedef __int128 Wide;

/* ---- Floors and needs of one unit ---- */

static void check_floor(Arena *arena, uint32_t band, const GradeFloor *asked, UnitResult *result) {
  Sums sums = {0};
  for (size_t i = 0; i < asked->of.len; i++) sums_add(&sums, &result->items.at[asked->of.at[i]].sums);
  int64_t got = asked->by_leaves ? sums.leaves_done : sums.confirmed;
  int64_t possible = asked->by_leaves ? sums.leaves_due : sums.full - sums.not_applicable;
  if (possible <= 0 || bound_reached(&asked->bound, got, possible)) return;
  *list_add(arena, &result->lacks) =
      (GradeLack){.band = band, .what = asked->id, .got = got, .possible = possible, .bound = asked->bound,
                  .by_leaves = asked->by_leaves};
}

/* late = "none": a late paper brings nothing, and where there are no points it is a finding that nothing puts right. */
static bool late_is_finding(const Pack *pack, const PackPart *part, const Leaf *leaf) {
  return !pack->scored && part->late_cut == POINTS_ONE && leaf->due && leaf->late && leaf->state == LEAF_DONE;
}

static int64_t count_problems(const Pack *pack, const PackItem *item, const ItemResult *result) {
  int64_t count = 0;
  for (size_t k = 0; k < result->parts.len; k++)
    for (size_t n = 0; n < result->parts.at[k].leaves.len; n++) {
      const Leaf *leaf = &result->parts.at[k].leaves.at[n];
      count += leaf_is_problem(leaf) || late_is_finding(pack, &item->parts.at[k], leaf);
    }
  return pack->findings_by_item ? count > 0 : count;
}

static int64_t severity_count(const Pack *pack, const UnitResult *result, uint32_t severity) {
  int64_t count = 0;
  for (size_t i = 0; i < result->items.len; i++) {
    const ItemResult *item = &result->items.at[i];
    if (pack->items.at[i].severity != severity || item->state == STATE_ERROR) continue;
    count += count_problems(pack, &pack->items.at[i], item);
  }
  return count;
}

/* "major: 3, at most 0" */
static void check_findings(const Pack *pack, Arena *arena, uint32_t band, const SeverityLimit *limit, UnitResult *result) {
  int64_t count = severity_count(pack, result, limit->severity);
  if (count <= limit->most) return;
  Text form = text_in(arena, pack->lang, "%.*s: %lld, at most %lld", "%.*s：%lld项，最多%lld项");
  Text title = pack->severities.at[limit->severity - 1].title;
  Text what = text_format(arena, text_cstr(arena, form), TEXT_ARG(title), (long long)count, (long long)limit->most);
  *list_add(arena, &result->lacks) = (GradeLack){.band = band, .what = what, .got = count, .severity = limit->severity};
}

typedef struct NeedsRun {
  Arena *arena;
  UnitResult *result;
  size_t bands;
} NeedsRun;

/* rules/std/ gives for each band the first thing that it lacks, or false. */
static int run_needs(lua_State *L) {
  NeedsRun *run = lua_touserdata(L, 1);
  freeze_restore(L);
  run_push_std(L, "lacking");
  lua_getfield(L, LUA_REGISTRYINDEX, REGISTRY_TESTS);
  lua_getfield(L, -1, "needs");
  lua_remove(L, -2);
  lua_pushinteger(L, (lua_Integer)run->bands);
  lua_call(L, 2, 1);
  for (lua_Integer i = 1; i <= (lua_Integer)run->bands; i++) {
    lua_geti(L, -1, i);
    Text what = text_copy(run->arena, text_at(L, -1));
    lua_pop(L, 1);
    if (what.len) *list_add(run->arena, &run->result->lacks) = (GradeLack){.band = (uint32_t)i - 1, .what = what};
  }
  return 0;
}

bool grades_call(const Assessor *assessor, Arena *arena, lua_CFunction function, void *run, Text about, UnitResult *result) {
  Script *script = assessor->script;
  Text message;
  Where where;
  if (sandbox_call(script, function, run, arena, &message, &where) == LUA_OK) return true;
  DiagCode code = script->killed ? DIAG_RULE_LIMIT : DIAG_RULE_ERROR;
  if (!where.line) where = where_of(author_source(script)->name, 0, 0);
  diag_add(script->unit_diags, code, where, about, script->killed ? TEXT_NONE : message,
           assessor->units->all.at[result->unit].id);
  result->provisional = true;
  return false;
}

/* A rule that fails leaves the unit without a grade. */
static void check_needs(const Assessor *assessor, Arena *arena, UnitResult *result) {
  NeedsRun run = {arena, result, assessor->pack->bands.len};
  if (assessor->pack->needs) grades_call(assessor, arena, run_needs, &run, TEXT("grade"), result);
}

void grades_lack(const Assessor *assessor, Arena *arena, UnitResult *result) {
  const Pack *pack = assessor->pack;
  for (uint32_t i = 0; result->applies && i < pack->bands.len; i++) {
    const PackBand *band = &pack->bands.at[i];
    for (size_t k = 0; k < band->floors.len; k++) check_floor(arena, i, &band->floors.at[k], result);
    for (size_t k = 0; k < band->findings.len; k++) check_findings(pack, arena, i, &band->findings.at[k], result);
  }
  if (result->applies) check_needs(assessor, arena, result);
}

/* ---- Hand-over ---- */

void lacks_put(Buf *out, const GradeLacks *lacks) {
  wire_put_u64(out, lacks->len);
  for (size_t i = 0; i < lacks->len; i++) {
    const GradeLack *lack = &lacks->at[i];
    wire_put_u64(out, lack->band);
    wire_put_text(out, lack->what);
    wire_put_i64(out, lack->got);
    wire_put_i64(out, lack->possible);
    wire_put_i64(out, lack->bound.at_least);
    wire_put_bool(out, lack->bound.points);
    wire_put_bool(out, lack->by_leaves);
    wire_put_u64(out, lack->severity);
  }
}

void lacks_get(WireIn *in, Arena *arena, const Pack *pack, GradeLacks *lacks) {
  for (size_t left = wire_get_count(in, 8); left && !in->bad; left--) {
    GradeLack *lack = list_add(arena, lacks);
    uint64_t band = wire_get_u64(in);
    if (band >= pack->bands.len) in->bad = true;
    lack->band = in->bad ? 0 : (uint32_t)band;
    lack->what = wire_get_text(in);
    lack->got = wire_get_i64(in);
    lack->possible = wire_get_i64(in);
    lack->bound.at_least = wire_get_i64(in);
    lack->bound.points = wire_get_bool(in);
    lack->by_leaves = wire_get_bool(in);
    uint64_t severity = wire_get_u64(in);
    if (severity > pack->severities.len) in->bad = true;
    lack->severity = in->bad ? 0 : (uint32_t)severity;
  }
}

void steps_put(Buf *out, const GradeSteps *steps) {
  wire_put_u64(out, steps->len);
  for (size_t i = 0; i < steps->len; i++) {
    wire_put_u64(out, steps->at[i].item);
    wire_put_i64(out, steps->at[i].steps);
    wire_put_bool(out, steps->at[i].more);
  }
}

void steps_get(WireIn *in, Arena *arena, const Pack *pack, GradeSteps *steps) {
  for (size_t left = wire_get_count(in, 3); left && !in->bad; left--) {
    GradeStep *step = list_add(arena, steps);
    uint64_t item = wire_get_u64(in);
    if (item >= pack->items.len) in->bad = true;
    step->item = in->bad ? 0 : (uint32_t)item;
    step->steps = wire_get_i64(in);
    step->more = wire_get_bool(in);
  }
}

/* ---- The grade ---- */

bool quota_share(Text text, Quota *quota) {
  Text share = text, least = TEXT_NONE;
  size_t at = text_find(text, TEXT(", at least "));
  *quota = (Quota){.text = text};
  if (at != SIZE_MAX) {
    share = text_slice(text, 0, at);
    least = text_slice(text, at + 11, text.len);
  }
  bool good = type_share(share, &quota->number, &quota->of);
  return good && (!least.len || (text_to_int(least, &quota->count) && quota->count > 0)) && (at == SIZE_MAX || least.len);
}

int64_t quota_of(const Quota *quota, int64_t count) {
  if (!quota->of) return quota->count;
  int64_t share = count * quota->number / quota->of, least = quota->count < count ? quota->count : count;
  return share > least ? share : least;
}

static bool lacks_for(const UnitSummary *summary, uint32_t band) {
  for (size_t i = 0; i < summary->lacks.len; i++)
    if (summary->lacks.at[i].band == band) return true;
  return false;
}

static bool reaches(const Pack *pack, const UnitSummary *summary, uint32_t band, Wide got) {
  Wide possible = pack->grade_of_score ? final_possible(pack, summary) : summary->sums.leaves_due;
  return possible > 0 && got * 100 * POINTS_ONE >= possible * pack->bands.at[band].from;
}

static int64_t got_now(const Pack *pack, const UnitSummary *summary) {
  return pack->grade_of_score ? summary->final.score : summary->sums.leaves_done;
}

bool grade_reached(const Pack *pack, const UnitSummary *summary, uint32_t band) {
  return reaches(pack, summary, band, got_now(pack, summary));
}

static bool is_open(const UnitSummary *summary) {
  return summary->applies && !summary->provisional && !summary->grade.len;
}

/* The first band that it reaches and lacks nothing for; without one the number of bands. */
static uint32_t own_band(const Pack *pack, const UnitSummary *summary) {
  uint32_t band = 0;
  while (band < pack->bands.len && (!grade_reached(pack, summary, band) || lacks_for(summary, band))) band++;
  return band;
}

int64_t grade_steps(const Pack *pack, const UnitSummary *summary) {
  int64_t steps = 0, room = (int64_t)pack->bands.len - 1 - own_band(pack, summary);
  for (size_t i = 0; i < summary->lowered.len; i++) steps += summary->lowered.at[i].steps;
  return steps < room ? steps : room < 0 ? 0 : room;
}

/* May have the band, and has none above it. */
static bool stands_for(const Pack *pack, const UnitSummary *summary, uint32_t band) {
  if (!is_open(summary) || !grade_reached(pack, summary, band) || lacks_for(summary, band)) return false;
  return !summary->lowered.len || band >= own_band(pack, summary) + grade_steps(pack, summary);
}

/* ---- What waits may change it: what is counted is the worst of it already, but for findings ---- */

static int64_t got_at_best(const Pack *pack, const UnitSummary *summary) {
  return pack->grade_of_score ? summary->final.reach : summary->sums.leaves_done + summary->waiting;
}

/* The items of a floor may reach it once all that waits is given. Of leaves only where nothing else is missing. */
static bool floor_may_hold(const GradeFloor *asked, const UnitSummary *summary) {
  int64_t got = 0, possible = 0;
  for (size_t i = 0; i < asked->of.len; i++) {
    const Sums *sums = &summary->items[asked->of.at[i]];
    bool waits = summary->states[asked->of.at[i]] == STATE_PENDING;
    got += !asked->by_leaves ? sums->confirmed + sums->pending : waits ? sums->leaves_due : sums->leaves_done;
    possible += asked->by_leaves ? sums->leaves_due : sums->full - sums->not_applicable;
  }
  return possible <= 0 || bound_reached(&asked->bound, got, possible);
}

/* What is lacking though all that waits be given: a test that is not met, findings, a floor too high. */
static bool lacks_at_best(const Pack *pack, const UnitSummary *summary, uint32_t band) {
  const PackBand *of = &pack->bands.at[band];
  for (size_t i = 0; i < summary->lacks.len; i++)
    if (summary->lacks.at[i].band == band && !summary->lacks.at[i].possible) return true;
  for (size_t i = 0; i < of->floors.len; i++)
    if (!floor_may_hold(&of->floors.at[i], summary)) return true;
  return false;
}

/* With so many points, or leaves; quotas apart. */
static int64_t band_with(const Pack *pack, const UnitSummary *summary, int64_t got, bool best) {
  uint32_t band = 0;
  int64_t last = (int64_t)pack->bands.len - 1, steps = 0;
  while (band < pack->bands.len && (!reaches(pack, summary, band, got) || (best ? lacks_at_best(pack, summary, band)
                                                                                : lacks_for(summary, band))))
    band++;
  for (size_t i = 0; i < summary->lowered.len; i++) steps += summary->lowered.at[i].steps;
  return band + steps > last && band <= last ? last : band + steps;
}

/* What waits may be judged not met, and alone be more findings than the band allows. */
static bool findings_may_grow(const Pack *pack, const UnitSummary *summary, const PackBand *band) {
  for (size_t k = 0; k < band->findings.len; k++) {
    const SeverityLimit *limit = &band->findings.at[k];
    int64_t waiting = 0;
    for (size_t i = 0; i < pack->items.len; i++)
      waiting += pack->items.at[i].severity == limit->severity && summary->states[i] == STATE_PENDING;
    if (waiting > limit->most) return true;
  }
  return false;
}

bool grade_may_change(const Pack *pack, const UnitSummary *summary) {
  if (!summary->grade.len || summary->fixed.len || !summary->states) return false;
  int64_t got = got_now(pack, summary), best = got_at_best(pack, summary);
  int64_t now = band_with(pack, summary, got, false);
  if (best > got && summary->crowded) return true; /* it may pass one of those before it */
  if (band_with(pack, summary, best, true) < now) return true;
  return now + 1 < (int64_t)pack->bands.len && findings_may_grow(pack, summary, &pack->bands.at[now]);
}

/* ---- Quotas ---- */

/* Of units that share a place all have the grade, or none. */
static void give_band(const Pack *pack, Summaries *summaries, const uint32_t *order, size_t count, int64_t ranked,
                      uint32_t band) {
  const Quota *most = &pack->bands.at[band].most;
  bool limited = most->count || most->of;
  int64_t room = limited ? quota_of(most, ranked) : INT64_MAX, given = 0;
  for (size_t from = 0, to; from < count; from = to) {
    uint32_t rank = summaries->at[order[from]].rank;
    int64_t here = 0;
    for (to = from; to < count && (to == from || (rank && summaries->at[order[to]].rank == rank)); to++)
      here += stands_for(pack, &summaries->at[order[to]], band);
    bool fits = given + here <= room;
    for (size_t i = from; i < to; i++) {
      UnitSummary *summary = &summaries->at[order[i]];
      if (!stands_for(pack, summary, band)) continue;
      if (fits) summary->grade = pack->bands.at[band].name;
      else if (band < 32) summary->crowded |= UINT32_C(1) << band;
    }
    given = fits ? given + here : room; /* who stands behind them has no place either */
  }
}

void grades_fill(const Pack *pack, Summaries *summaries, const uint32_t *order, size_t count) {
  int64_t ranked = 0;
  for (size_t i = 0; i < count; i++) {
    UnitSummary *summary = &summaries->at[order[i]];
    ranked += summary->rank != 0;
    summary->crowded = 0;
    summary->grade = summary->applies && summary->fixed.len ? summary->fixed : TEXT_NONE; /* whatever the score */
  }
  for (uint32_t band = 0; band < pack->bands.len; band++) give_band(pack, summaries, order, count, ranked, band);
}
