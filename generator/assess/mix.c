/* SPDX-License-Identifier: MIT
 *
 * Many marks for one part: ballots of one mode come to their mean, or to what most of them say, modes come together by weight.
 * Takes: marks as rows were read. Gives: one mark a mode, with its ballots; what the weighted modes of a review come to.
 * Owns: nothing. Each printed number is rounded once: the mean, and the weighted sum.
 */
#include "assess/assess_in.h"

/* ---- Ballots ---- */

static const PackMode *mode_of(const Pack *pack, Text mode) {
  for (size_t i = 0; i < pack->modes.len; i++)
    if (text_equal(pack->modes.at[i].id, mode)) return &pack->modes.at[i];
  return NULL;
}

Combine mode_combines(const Pack *pack, Text mode) {
  const PackMode *of = mode_of(pack, mode);
  return of ? of->combine : COMBINE_NOT;
}

const char *const combine_names[COMBINE_COUNT] = {"", "mean", "trimmed", "nearest"};

static Points between(const Mark *a, const Mark *b) {
  return a->value > b->value ? a->value - b->value : b->value - a->value;
}

/* How far the ballot lies from the one that is nearest to it. */
static Points nearest_to(const Mark *ballots, size_t count, size_t which) {
  Points least = INT64_MAX;
  for (size_t i = 0; i < count; i++)
    if (i != which && between(&ballots[i], &ballots[which]) < least) least = between(&ballots[i], &ballots[which]);
  return least;
}

/* Of 17, 18 and 23 it is 17.5; of 17, 18 and 19 both pairs are as near, and all count. */
static Points mean_of_nearest(const Mark *ballots, size_t count, Points precision) {
  Points least = INT64_MAX, sum = 0;
  int64_t kept = 0;
  for (size_t i = 0; i < count; i++) {
    Points near = nearest_to(ballots, count, i);
    if (near < least) least = near, sum = kept = 0;
    if (near > least) continue;
    sum += ballots[i].value;
    kept++;
  }
  return points_share(sum, 1, kept, precision);
}

/* The mean; without one highest and one lowest, where that leaves any. */
static Points mean_of(const Mark *ballots, size_t count, Combine combine, Points precision) {
  if (combine == COMBINE_NEAREST) return mean_of_nearest(ballots, count, precision);
  Points sum = 0, high = ballots[0].value, low = ballots[0].value;
  for (size_t i = 0; i < count; i++) {
    sum += ballots[i].value;
    if (ballots[i].value > high) high = ballots[i].value;
    if (ballots[i].value < low) low = ballots[i].value;
  }
  bool trimmed = combine == COMBINE_TRIMMED && count > 2;
  return trimmed ? points_share(sum - high - low, 1, (int64_t)count - 2, precision)
                 : points_share(sum, 1, (int64_t)count, precision);
}

static bool same_ballot(const Mark *a, const Mark *b) {
  return a->unit == b->unit && a->item == b->item && a->part == b->part && text_equal(a->each, b->each) &&
         text_equal(a->mode, b->mode);
}

/* "panel 8, guest 3: 5 apart, more than 2; a third opinion is needed" */
static Text unsettled(const Pack *pack, const Mark *a, const Mark *b, Points apart, Arena *arena) {
  Text first = points_text(arena, a->value), second = points_text(arena, b->value);
  Text far = points_text(arena, between(a, b)), most = points_text(arena, apart);
  if (apart < 0 || between(a, b) <= apart) return TEXT_NONE;
  Text form = text_in(arena, pack->lang, "%.*s %.*s, %.*s %.*s: %.*s apart, more than %.*s; a third opinion is needed",
                      "%.*s%.*s分，%.*s%.*s分：相差%.*s分，超过%.*s分，需第三人评定");
  return text_format(arena, text_cstr(arena, form), TEXT_ARG(a->by), TEXT_ARG(first), TEXT_ARG(b->by), TEXT_ARG(second),
                     TEXT_ARG(far), TEXT_ARG(most));
}

/* "1 of 3 ballots" */
static Text too_few(const Pack *pack, int64_t there, int64_t asked, Arena *arena) {
  Text form = text_in(arena, pack->lang, "%lld of %lld ballots", "已有%lld票（应有%lld票）");
  return there >= asked ? TEXT_NONE : text_format(arena, text_cstr(arena, form), (long long)there, (long long)asked);
}

/* One more than asked for is the third opinion of two that lie apart. */
static void tell_too_many(const Pack *pack, const Mark *mark, DiagList *diags) {
  int64_t most = mark->asked + (mark->asked == 2 && mark->apart >= 0);
  if (!mark->asked || (int64_t)mark->ballot_count <= most) return;
  Text there = text_format(diags->arena, "%zu", mark->ballot_count), asked = text_format(diags->arena, "%lld", (long long)mark->asked);
  diag_add(diags, DIAG_MARK_BALLOTS, mark->ballots[mark->asked].where, pack->items.at[mark->item].id, there, asked);
}

/* Of words there is no mean: what most of them say counts, and as many on both sides decide nothing. */
static void vote(const Pack *pack, Mark *mark, Arena *arena) {
  size_t yes = 0, all = mark->ballot_count;
  for (size_t i = 0; i < all; i++) yes += mark->ballots[i].approved;
  mark->worded = true;
  mark->approved = yes * 2 > all;
  if (yes * 2 != all) return;
  Text form = text_in(arena, pack->lang, "%zu yes, %zu no: as many for as against", "%zu票同意，%zu票不同意：票数相等");
  mark->unsettled = text_format(arena, text_cstr(arena, form), yes, all - yes);
}

static void average(const Pack *pack, Mark *mark, Arena *arena) {
  mark->worded = false;
  mark->value = mean_of(mark->ballots, mark->ballot_count, mark->combine, pack->precision);
  if (mark->ballot_count == 2) mark->unsettled = unsettled(pack, &mark->ballots[0], &mark->ballots[1], mark->apart, arena);
}

/* Beside numbers a word is none. */
static void drop_words(const Pack *pack, Mark *mark, DiagList *diags) {
  size_t words = 0, kept = 0;
  for (size_t i = 0; i < mark->ballot_count; i++) words += mark->ballots[i].worded;
  if (words == mark->ballot_count) return;
  const PackItem *item = &pack->items.at[mark->item];
  Text scale = item->parts.at[mark->part].scale_text;
  for (size_t i = 0; i < mark->ballot_count; i++) {
    const Mark *ballot = &mark->ballots[i];
    if (!ballot->worded) mark->ballots[kept++] = *ballot;
    else diag_add(diags, DIAG_MARK_VALUE, ballot->where, text_of(ballot->approved ? "yes" : "no"), item->id, scale);
  }
  mark->ballot_count = kept;
}

/* The first row takes the place of all. */
static void combine(const Pack *pack, const Mark *rows, size_t count, Arena *arena, DiagList *diags, Mark *mark) {
  mark->ballots = arena_alloc(arena, count * sizeof *mark->ballots);
  memcpy(mark->ballots, rows, count * sizeof *rows);
  mark->ballot_count = count;
  mark->apart = mode_of(pack, mark->mode)->apart;
  mark->asked = mode_of(pack, mark->mode)->ballots;
  drop_words(pack, mark, diags);
  mark->date = mark->ballots[0].date;
  for (size_t i = 1; i < mark->ballot_count; i++)
    if (mark->ballots[i].date > mark->date) mark->date = mark->ballots[i].date;
  if (mark->ballots[0].worded) vote(pack, mark, arena);
  else average(pack, mark, arena);
  Text few = too_few(pack, (int64_t)mark->ballot_count, mark->asked, arena);
  if (!mark->unsettled.len || (mark->worded && few.len)) mark->unsettled = few; /* one more may break the tie */
  tell_too_many(pack, mark, diags);
}

/* Ballots of one key stand together. */
void marks_combine(Marks *marks, const Pack *pack, Arena *arena, DiagList *diags) {
  size_t kept = 0;
  for (size_t i = 0, to; i < marks->all.len; i = to) {
    Mark mark = marks->all.at[i];
    for (to = i + 1; to < marks->all.len && mark.combine && same_ballot(&mark, &marks->all.at[to]);) to++;
    if (mark.combine) combine(pack, &marks->all.at[i], to - i, arena, diags, &mark);
    marks->all.at[kept++] = mark;
  }
  marks->all.len = kept;
}

/* ---- Modes by weight ---- */

/* The mark that brings all points. */
static Points highest(const PackPart *part) {
  return part->mark_full ? part->mark_full : part->points;
}

static Points value_of(const PackPart *part, const Mark *mark) {
  if (mark->worded) return mark->approved ? highest(part) : 0;
  return mark->value > highest(part) ? highest(part) : mark->value;
}

/* Of a sum of per cent x marks, rounded once. */
static Points points_of(const PackPart *part, Points sum, Points precision) {
  if (!part->mark_full) return points_share(sum, 1, 100, precision);
  return points_share(part->points, sum, 100 * part->mark_full, precision);
}

Mix mix_of(const Pack *pack, const PackPart *part, const Marks *marks, uint32_t unit, uint32_t item, uint32_t part_index) {
  Mix mix = {0};
  Points sum = 0, reach = 0;
  for (size_t i = 0; i < part->mix.len; i++) {
    const ModeWeight *of = &part->mix.at[i];
    const Mark *mark = marks ? marks_find(marks, of->mode, unit, item, part_index, TEXT_NONE) : NULL;
    if (mark && mark->unsettled.len) {
      if (!mix.apart) mix.apart = mark;
      mark = NULL;
    }
    if (mark) sum += of->weight * value_of(part, mark);
    reach += of->weight * (mark ? value_of(part, mark) : highest(part));
    mix.marked += mark != NULL;
    if (mark && !mix.first) mix.first = mark;
  }
  mix.missing = part->mix.len - mix.marked;
  mix.confirmed = points_of(part, sum, pack->precision);
  mix.pending = points_of(part, reach, pack->precision) - mix.confirmed;
  return mix;
}
