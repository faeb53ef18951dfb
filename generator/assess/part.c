/* SPDX-License-Identifier: MIT
 *
 * Points of a part: leaves, then marks, then sums; and the state that leaves and sums give.
 * Takes: a part's leaves as its test gave them, the marks. Gives: settled leaves, Sums, State. Owns: nothing.
 * The formula stands in assess.h; it is one cumulative rounding, so that the five numbers always add up.
 */
#include "assess/assess_in.h"

static bool reaches(const PartStep *step, int64_t done, int64_t all) {
  return step->leaves ? done >= step->leaves : done * 100 >= all * step->share;
}

/* What `done` of `all` leaves bring. Never falls as done grows. */
static Points worth(const PackPart *part, Points precision, int64_t done, int64_t all) {
  switch (part->partial) {
  case PARTIAL_ALL_OR_NOTHING: return done == all ? part->points : 0;
  case PARTIAL_STEPS:
    if (done == all) return part->points;
    for (size_t i = 0; i < part->steps.len; i++)
      if (reaches(&part->steps.at[i], done, all)) return part->steps.at[i].points;
    return 0;
  case PARTIAL_SHARE: break;
  }
  return points_share(part->points, done, all, precision);
}

/* The same with `late` of them late: the others count first, and what the late ones add is cut to their share. A share of the
 * leaves is rounded once. Never falls as either kind grows, or as a late leaf turns into one in time. */
static Points worth_late(const PackPart *part, Points precision, int64_t done, int64_t late, int64_t all) {
  if (!part->late_cut || !late) return worth(part, precision, done, all);
  if (part->partial == PARTIAL_SHARE)
    return points_share(part->points, done * POINTS_ONE - late * part->late_cut, all * POINTS_ONE, precision);
  Points in_time = worth(part, precision, done - late, all), added = worth(part, precision, done, all) - in_time;
  return in_time + points_share(added, POINTS_ONE - part->late_cut, POINTS_ONE, precision);
}

static Tally first_tally(const PartResult *part, size_t count) {
  Tally tally = {.refused = part->refused};
  for (size_t i = 0; i < count; i++) {
    const Leaf *leaf = &part->leaves.at[i];
    tally.all++;
    tally.due += leaf->due;
    tally.done += leaf->state == LEAF_DONE;
    tally.done_due += leaf->state == LEAF_DONE && leaf->due;
    tally.open += leaf->state == LEAF_OPEN && leaf->due;
    tally.waiting += (leaf->state == LEAF_WAITING || leaf->unread) && leaf->due;
    tally.done_late += leaf->state == LEAF_DONE && leaf->late;
    tally.waiting_late += leaf->state == LEAF_WAITING && leaf->due && leaf->late;
    tally.early += leaf->state != LEAF_DONE && !leaf->due;
  }
  return tally;
}

Tally part_tally(const PartResult *part) {
  return first_tally(part, part->leaves.len);
}

void tally_add(Tally *tally, const Tally *other) {
  tally->all += other->all;
  tally->due += other->due;
  tally->done += other->done;
  tally->done_due += other->done_due;
  tally->open += other->open;
  tally->waiting += other->waiting;
  tally->early += other->early;
  tally->refused += other->refused;
}

State state_of(const Tally *tally, const Sums *sums) {
  Points possible = sums->full - sums->not_applicable - sums->not_due - sums->in_error;
  if (!tally->all && !tally->refused && !tally->waiting) return STATE_NOT_APPLICABLE; /* zero_if may take what on_na gives */
  if (!tally->due && !tally->refused && !tally->waiting) return STATE_NOT_DUE;
  if (tally->open || tally->refused) return tally->done_due > tally->refused || sums->confirmed > 0 ? STATE_PARTIAL : STATE_FAIL;
  if (tally->waiting) return STATE_PENDING;
  if (sums->confirmed >= possible) return STATE_PASS;
  return sums->confirmed > 0 ? STATE_PARTIAL : STATE_FAIL;
}

void part_in_error(const PackPart *part, PartResult *result) {
  result->state = STATE_ERROR;
  result->leaves.len = 0;
  result->sums = (Sums){.full = part->points, .in_error = part->points};
}

/* ---- Computed parts ---- */

/* What a number of leaves brings. */
static void sum_by_number(const Pack *pack, const PackPart *part, const Tally *tally, PartResult *result) {
  int64_t some = tally->done + tally->waiting, some_late = tally->done_late + tally->waiting_late;
  Points confirmed = worth_late(part, pack->precision, tally->done, tally->done_late, tally->all);
  Points waiting = worth_late(part, pack->precision, some, some_late, tally->all);
  Points early = worth_late(part, pack->precision, some + tally->early, some_late, tally->all);
  result->sums.full = part->points;
  result->sums.confirmed = confirmed;
  result->sums.pending = waiting - confirmed;
  result->sums.not_due = early - waiting;
  result->sums.lost = part->points - early;
}

Points part_lost_late(const Pack *pack, const PackPart *part, const PartResult *result) {
  if (part->kind != PART_COMPUTED || part->valued != VALUED_BY_NUMBER || !part->late_cut) return 0;
  Tally tally = part_tally(result);
  int64_t best = tally.done + tally.waiting + tally.early, late = tally.done_late + tally.waiting_late;
  return worth(part, pack->precision, best, tally.all) - worth_late(part, pack->precision, best, late, tally.all);
}

int64_t part_late_for_nothing(const Pack *pack, const PackPart *part, const PartResult *result) {
  return pack->scored || part->late_cut < POINTS_ONE ? 0 : result->share_late;
}

static void sum_leaves(const Pack *pack, const PackPart *part, PartResult *result) {
  Tally tally = part_tally(result);
  Sums *sums = &result->sums;
  if (!tally.all) {
    part_without_case(part, result);
    return;
  }
  sums->leaves_done = tally.done_due;
  sums->leaves_due = tally.due;
  if (part->valued != VALUED_BY_NUMBER) part_sum_valued(part, pack->precision, result);
  else sum_by_number(pack, part, &tally, result);
  result->computed = sums->confirmed;
  result->share_done = tally.done;
  result->share_due = tally.all;
  result->share_late = part->late_cut ? tally.done_late : 0;
  tally.refused += part_late_for_nothing(pack, part, result);
  result->state = state_of(&tally, sums);
}

/* What nobody could read turned out so; a leaf that waits for its state takes its number by that. Cuts know of the mark. */
static void settle_unread(const PackPart *part, Leaf *leaf, bool approved) {
  bool eyes = leaf->reason == REASON_UNREADABLE || leaf->reason == REASON_NO_DAY || leaf->reason == REASON_NO_VALUE;
  if (eyes) leaf->reason = REASON_NONE;
  if (part->valued != VALUED_DOWN) *(approved ? &leaf->low : &leaf->high) = approved ? leaf->high : leaf->low;
  leaf->unread = false;
}

static bool is_member(Text each, Text key) {
  return text_equal(each, key) || (text_starts(key, each) && key.at[each.len] == '/');
}

/* In a deduct the number of the cut stands in front of the member, which a mark may leave out. */
static Text without_cut(Text key) {
  size_t digits = 0;
  while (digits < key.len && key.at[digits] >= '0' && key.at[digits] <= '9') digits++;
  return digits && digits + 1 < key.len && key.at[digits] == '/' ? text_slice(key, digits + 1, key.len) : TEXT_NONE;
}

/* 2 is a cut, so it cannot be a member too; 02 is none. */
static bool is_cut(Text each) {
  int64_t number;
  return text_to_int(each, &number) && !text_starts(each, TEXT("0"));
}

bool mark_names(Text each, bool cuts, Text key, Text window) {
  if (!each.len || is_member(each, key) || text_equal(each, window)) return true;
  return cuts && !is_cut(each) && is_member(each, without_cut(key));
}

static bool mark_means(const PackPart *part, const Mark *mark, Text key, Text window) {
  return mark_names(mark->each, part->valued == VALUED_DOWN, key, window);
}

/* A review within a test was judged; else a paper turned out not to be what is asked for. */
static Reason reason_refused(const Leaf *leaf) {
  if (leaf->reason == REASON_WAITING) return REASON_REFUSED;
  return leaf->reason == REASON_DUPLICATE ? REASON_DUPLICATE : REASON_REJECTED;
}

/* Whoever is to put it right reads in every list what the assessor wrote. */
static void tell_refusal(Leaf *leaf, const Mark *mark) {
  if (leaf->reason == REASON_REFUSED && mark->remark.len) leaf->detail = mark->remark;
}

/* An exception that the rule is sure of stands until somebody says that it is none: by its name, or of all that the part found. A
 * review of the whole says how good it is, not that. */
static bool clears(const PackPart *part, const Mark *mark, bool approved, const Leaf *leaf) {
  bool says = part->kind == PART_COMPUTED || mark->each.len;
  bool exception = leaf->reason == REASON_EXCEPTION || leaf->reason == REASON_EMPTY;
  return says && approved && leaf->state == LEAF_OPEN && exception && leaf->cleared.len;
}

/* One of several was it; nobody says which, and the likeliest stands in front. */
static void drop_candidates(Leaf *leaf) {
  EvidenceRefs *refs = &leaf->evidence;
  size_t kept = 0;
  for (size_t i = 0; i < refs->len; i++)
    if (!refs->at[i].candidate) refs->at[kept++] = refs->at[i];
  if (kept && kept < refs->len) leaf->detail = refs->at[0].shown;
  refs->len = kept;
}

/* Eyes have looked: yes makes the leaf done, no leaves it open, of the first `count`. */
static bool settle_eyes(const PackPart *part, PartResult *result, size_t count, const Mark *mark, bool approved) {
  bool settled = false;
  for (size_t i = 0; i < count; i++) {
    Leaf *leaf = &result->leaves.at[i];
    bool asks = leaf->state == LEAF_WAITING || leaf->unread || clears(part, mark, approved, leaf);
    if (!asks || !mark_means(part, mark, leaf->key, leaf->window)) continue;
    result->mark = mark;
    settled = true;
    if (leaf->unread) {
      settle_unread(part, leaf, approved);
      continue;
    }
    leaf->state = approved ? LEAF_DONE : LEAF_OPEN;
    if (approved) drop_candidates(leaf);
    if (approved && leaf->cleared.len) leaf->label = leaf->cleared;
    if (leaf->reason == REASON_WAITING) leaf->on = mark->date, leaf->of_mark = true;
    leaf->reason = !approved ? reason_refused(leaf) : leaf->late ? REASON_LATE : REASON_NONE;
    tell_refusal(leaf, mark);
  }
  return settled;
}

/* Whoever gives all points for what is there asks for nothing more. */
static void give_leaves(const Mark *mark, PartResult *result) {
  for (size_t i = 0; i < result->leaves.len; i++) {
    Leaf *leaf = &result->leaves.at[i];
    if (!leaf->due || leaf->state == LEAF_DONE) continue;
    leaf->state = LEAF_DONE;
    leaf->given = true;
    leaf->late = false;
    leaf->reason = REASON_NONE;
    leaf->detail = TEXT_NONE;
    leaf->on = mark->date;
    leaf->evidence.len = 0; /* it only came near */
  }
}

/* A number on a computed part sets its points. What the mark does not give is lost. */
static void override(const PackPart *part, const Mark *mark, PartResult *result) {
  Sums *sums = &result->sums;
  result->mark = mark;
  result->overridden = true;
  sums->confirmed = mark->value;
  sums->pending = sums->not_due = sums->in_error = sums->not_applicable = 0;
  sums->lost = part->points - mark->value;
  if (part->points > 0 && mark->value >= part->points) give_leaves(mark, result);
  Tally tally = part_tally(result);
  sums->leaves_done = tally.done_due;
  if (tally.all) result->state = state_of(&tally, sums);
}

typedef struct Key { /* where marks of a part are looked up */
  const Marks *marks;
  uint32_t unit, item, part;
  Text item_id, part_id;
  DiagList *diags;
} Key;

/* What `each` may name: leaves, the members in front of them, and windows. */
static Text nearest_member(const Key *key, const PartResult *result, Text each) {
  TextList names = {0};
  for (size_t i = 0; i < result->leaves.len; i++) {
    const Leaf *leaf = &result->leaves.at[i];
    Text member = without_cut(leaf->key);
    if (is_member(each, member)) return text_slice(leaf->key, 0, leaf->key.len - member.len + each.len); /* "1/3" of 3 */
    size_t slash = text_find(leaf->key, TEXT("/"));
    const Text known[] = {leaf->key, text_slice(leaf->key, 0, slash == SIZE_MAX ? 0 : slash), leaf->window};
    for (size_t k = 0; k < sizeof known / sizeof *known; k++)
      if (known[k].len) *list_add(key->diags->arena, &names) = known[k];
  }
  return text_nearest(each, names.at, names.len);
}

/* A mark that changes nothing: a slip in the name, against what the rule has found, or of no need. The first two are somebody's
 * decision that would be lost in silence. */
static void tell_idle(const PackPart *part, const Key *key, const PartResult *result, size_t count, const Mark *mark) {
  Text name = text_format(key->diags->arena, "%.*s/%.*s", TEXT_ARG(key->item_id), TEXT_ARG(key->part_id));
  bool known = !mark->each.len, against = false;
  for (size_t i = 0; i < count; i++) {
    const Leaf *leaf = &result->leaves.at[i];
    if (!mark_means(part, mark, leaf->key, leaf->window)) continue;
    known = true;
    against |= leaf->state == (mark->approved ? LEAF_OPEN : LEAF_DONE);
  }
  bool single = !mark->each.len && result->mark && result->mark->each.len;
  if (!known) diag_add(key->diags, DIAG_MARK_MEMBER, mark->where, name, mark->each, nearest_member(key, result, mark->each));
  else if (against && single) diag_add(key->diags, DIAG_MARK_SINGLE, mark->where, name, TEXT_NONE, TEXT_NONE);
  else if (against) diag_add(key->diags, DIAG_MARK_AGAINST, mark->where, name, mark->each, TEXT_NONE);
  else diag_add(key->diags, DIAG_MARK_IDLE, mark->where, name, mark->each, TEXT_NONE);
}

static bool same_part(const Key *key, const Mark *mark) {
  const Mark *end = key->marks->all.at + key->marks->all.len;
  return mark && mark < end && mark->unit == key->unit && mark->item == key->item && mark->part == key->part;
}

/* Ballots on one member that decide nothing yet: its leaf says how many there are, or how they lie. */
static void note_unsettled(const PackPart *part, const Key *key, size_t count, const Mark *mark, PartResult *result) {
  if (part->mix.len || !text_equal(mark->mode, marks_decide(key->marks, part))) return;
  for (size_t i = 0; i < count; i++) {
    Leaf *leaf = &result->leaves.at[i];
    if (leaf->state == LEAF_WAITING && mark_means(part, mark, leaf->key, leaf->window)) leaf->detail = mark->unsettled;
  }
}

/* One leaf named by `each` and looked at before the part as a whole. */
static void settle_each(const PackPart *part, const Key *key, size_t count, PartResult *result) {
  const Mark *mark = key->marks ? marks_first(key->marks, key->unit, key->item, key->part) : NULL;
  for (; mark && same_part(key, mark); mark++) {
    if (!mark->each.len || !mark->worded) continue;
    if (mark->unsettled.len) note_unsettled(part, key, count, mark, result);
    if (!mark_decides(key->marks, part, mark)) continue;
    if (!settle_eyes(part, result, count, mark, mark->approved)) tell_idle(part, key, result, count, mark);
  }
}

const Mark *part_mark_of(const Marks *marks, const PackPart *part, uint32_t unit, uint32_t item, uint32_t index, Text key,
                         Text window) {
  const Key place = {.marks = marks, .unit = unit, .item = item, .part = index};
  const Mark *whole = NULL;
  for (const Mark *mark = marks_first(marks, unit, item, index); same_part(&place, mark); mark++) {
    if (!mark->worded || !mark_decides(marks, part, mark) || !mark_means(part, mark, key, window)) continue;
    if (mark->each.len) return mark; /* looked at before the part as a whole */
    whole = mark;
  }
  return whole;
}

static void settle_computed(const Pack *pack, const PackPart *part, const Key *key, const Mark *found, PartResult *result) {
  const Mark *whole = found && found->unsettled.len ? NULL : found;
  const Mark *number = whole && !whole->worded ? whole : NULL;
  if (!result->leaves.len) { /* it is about nothing, marks and all */
    sum_leaves(pack, part, result);
    return;
  }
  settle_each(part, key, result->leaves.len, result);
  bool worded = whole && whole->worded;
  if (worded && !settle_eyes(part, result, result->leaves.len, whole, whole->approved))
    tell_idle(part, key, result, result->leaves.len, whole);
  sum_leaves(pack, part, result);
  if (number && result->state != STATE_NOT_APPLICABLE) override(part, number, result);
}

/* ---- Reviews and bonuses ---- */

static Points marked_value(const PackPart *part, Points precision, const Mark *mark) {
  if (mark->worded) return mark->approved ? part->points : 0;
  return part_mark_points(part, precision, mark->value);
}

static void give_mark(const PackPart *part, Points precision, const Mark *mark, PartResult *result) {
  result->mark = mark;
  result->sums.confirmed = marked_value(part, precision, mark);
  result->sums.lost = part->points - result->sums.confirmed;
  result->sums.pending = 0;
}

/* Of a number of misses 0 is the best that can be said. */
static bool is_refusal(const PackPart *part, Points precision, const Mark *mark) {
  if (mark->worded) return !mark->approved;
  bool number = part->miss_cost || part->mark_bands.len;
  return number ? part->points > 0 && !part_mark_points(part, precision, mark->value) : mark->value == 0;
}

static bool is_something_there(const PartResult *result, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (result->leaves.at[i].state != LEAF_OPEN) return true;
  return false;
}

/* The review's own leaf is the last one; a mark counts in any case. */
static void take_mark(const PackPart *part, Points precision, const Mark *mark, PartResult *result) {
  size_t own = result->leaves.len - 1;
  Leaf *leaf = &result->leaves.at[own];
  result->refused = is_refusal(part, precision, mark);
  result->unseen = part->looks && !is_something_there(result, own);
  settle_eyes(part, result, own, mark, !result->refused);
  leaf->state = LEAF_DONE;
  leaf->of_mark = true;
  leaf->due = true;
  leaf->reason = result->refused ? REASON_REFUSED : REASON_NONE;
  leaf->on = mark->date;
  tell_refusal(leaf, mark);
  give_mark(part, precision, mark, result);
}

/* Where the points stand until there is a mark. The own leaf becomes due beside one that is done, so that a paper more never
 * lowers completion: what waits for eyes, or came early, is no reason to call for a mark. */
static void await_mark(const PackPart *part, const Mark *apart, PartResult *result) {
  size_t own = result->leaves.len - 1;
  Tally seen = first_tally(result, own);
  Leaf *leaf = &result->leaves.at[own];
  leaf->due = !part->looks || seen.done_due > 0 || apart;
  leaf->of_mark = true;
  if (!leaf->due) leaf->reason = seen.open ? REASON_PAPERS : seen.waiting ? REASON_SIGHT : REASON_NONE;
  if (!part->looks || apart || is_something_there(result, own)) result->sums.pending = part->points;
  else if (seen.open) result->sums.lost = part->points;
  else result->sums.not_due = part->points;
}

/* Some modes may have marked and others not yet: the own leaf waits for the last of them. */
static void take_mix(const PackPart *part, Points precision, const Mix *mix, PartResult *result) {
  take_mark(part, precision, mix->first, result);
  result->sums.confirmed = mix->confirmed;
  result->sums.pending = mix->pending;
  result->sums.lost = part->points - mix->confirmed - mix->pending;
  result->refused = !mix->missing && !mix->confirmed;
  Leaf *leaf = &result->leaves.at[result->leaves.len - 1];
  leaf->reason = result->refused ? REASON_REFUSED : REASON_NONE;
  if (!result->refused) leaf->detail = TEXT_NONE;
  if (!mix->missing) return;
  leaf->state = LEAF_WAITING;
  leaf->reason = REASON_WAITING;
  leaf->on = DAY_NONE;
}

static void settle_review(const Pack *pack, const PackPart *part, const Key *key, const Mark *mark, PartResult *result) {
  Mix mix = mix_of(pack, part, key->marks, key->unit, key->item, key->part);
  const Mark *apart = part->mix.len ? mix.apart : mark && mark->unsettled.len ? mark : NULL;
  if (part->mix.len) mark = mix.first;
  else if (apart) mark = NULL;
  if (!result->leaves.len || (part->looks && result->leaves.len == 1 && !mark && !apart)) { /* nothing could ever be there */
    part_without_case(part, result);
    return;
  }
  settle_each(part, key, result->leaves.len - 1, result);
  result->mark = NULL; /* the mark of a review is the one on the whole part */
  result->sums = (Sums){.full = part->points};
  if (mark && part->mix.len) take_mix(part, pack->precision, &mix, result);
  else if (mark) take_mark(part, pack->precision, mark, result);
  else await_mark(part, apart, result);
  if (apart) result->leaves.at[result->leaves.len - 1].detail = apart->unsettled;
  Tally tally = part_tally(result);
  result->sums.leaves_done = tally.done_due;
  result->sums.leaves_due = tally.due;
  result->computed = 0;
  result->share_done = tally.done;
  result->share_due = tally.all;
  result->state = state_of(&tally, &result->sums);
}

/* What the papers of a bonus bring by themselves; without a quantity all of it, once somebody has approved. Who refuses it leaves
 * nothing of it, not even what it takes. */
static void sum_bonus(const PackPart *part, Points precision, PartResult *result) {
  result->sums = (Sums){.full = part->points, .pending = part->points};
  if (part->valued == VALUED_BY_NUMBER) return;
  part_sum_valued(part, precision, result);
  result->computed = result->sums.confirmed;
  if (!part->markable) return;
  Points likely = result->sums.confirmed + result->sums.pending; /* somebody has to approve it */
  if (result->sums.confirmed > 0) result->sums.confirmed = 0;
  result->sums.pending = (likely > 0 ? likely : 0) - result->sums.confirmed;
  result->sums.lost = part->points - (likely > 0 ? likely : 0);
}

/* Approved: what the papers bring. A number of its own, or a refusal, stands in their place. */
static void mark_bonus(const PackPart *part, Points precision, const Mark *mark, PartResult *result) {
  Points computed = result->computed;
  give_mark(part, precision, mark, result);
  if (part->valued == VALUED_BY_NUMBER || !mark->worded || !mark->approved) return;
  result->sums.confirmed = computed;
  result->sums.lost = part->points - computed;
}

/* Plus and minus that are equal do come to something: to the papers of both. */
static bool brings_nothing(const PackPart *part, const Leaf *applied) {
  bool number = part->valued != VALUED_BY_NUMBER && applied->low >= 0 && applied->high <= 0;
  return number && !(part->floor < 0 && applied->evidence.len);
}

/* "7 (city 5 + county 2)"; nothing where that is the number alone. */
static Text made_of(Arena *arena, const PackPart *part, const Leaf *applied, Points points) {
  if (part->valued == VALUED_BY_NUMBER || text_equal(applied->detail, points_text(arena, points))) return TEXT_NONE;
  return applied->detail;
}

/* Nobody has to apply, so a bonus has no leaf; its application is kept as evidence of the part. Where nobody has to approve it, a
 * mark settles what nobody could read, as an approval does. */
static void settle_bonus(const PackPart *part, Points precision, const Key *key, const Mark *found, PartResult *result) {
  const Mark *mark = found && found->unsettled.len ? NULL : found;
  const Leaf *applied = result->leaves.len ? &result->leaves.at[0] : NULL;
  bool looks = mark && mark->worded && (mark->approved || !part->markable);
  bool idle = looks && !settle_eyes(part, result, result->leaves.len, mark, mark->approved) && !part->markable;
  if (idle) tell_idle(part, key, result, 0, mark);
  if (!applied || applied->state == LEAF_OPEN || brings_nothing(part, applied)) {
    part_not_applicable(part, result);
    return;
  }
  result->application = applied->evidence;
  if (applied->unread || applied->state == LEAF_WAITING) {
    result->waits_for = applied->reason;
    result->waits = applied->detail;
  }
  sum_bonus(part, precision, result);
  result->leaves.len = 0;
  result->counted = made_of(key->diags->arena, part, applied, result->computed);
  if (mark && part->markable) mark_bonus(part, precision, mark, result);
  const Sums *sums = &result->sums;
  bool counts = sums->confirmed > 0 || (part->floor < 0 && !result->refused && !(mark && mark->worded && !mark->approved));
  result->state = sums->pending ? STATE_PENDING : sums->lost == 0 ? STATE_PASS : counts ? STATE_PARTIAL : STATE_FAIL;
}

void part_settle(const Pack *pack, const PackItem *item, uint32_t part_index, const Marks *marks, uint32_t unit,
                 uint32_t item_index, DiagList *diags, PartResult *result) {
  const PackPart *part = &item->parts.at[part_index];
  const Key key = {marks, unit, item_index, part_index, item->id, part->id, diags};
  Text mode = marks ? marks_decide(marks, part) : TEXT_NONE;
  const Mark *mark = mode.len ? marks_find(marks, mode, unit, item_index, part_index, TEXT_NONE) : NULL;
  switch (part->kind) {
  case PART_COMPUTED: settle_computed(pack, part, &key, mark, result); break;
  case PART_REVIEW: settle_review(pack, part, &key, mark, result); break;
  case PART_BONUS: settle_bonus(part, pack->precision, &key, mark, result); break;
  case PART_VETO: effect_settle_veto(part, mark, result); break;
  case PART_GATE:
    if (mark) tell_idle(part, &key, result, 0, mark);
    break; /* a score of other items: effects.c */
  }
  part_set_aside(result);
}
