/* SPDX-License-Identifier: MIT
 *
 * Earlier periods as plain data: their hand-over layout, and looking things up in them. Takes: what publish/history.c read.
 * Gives: the same again in another process. Owns nothing; texts are slices of the hand-over.
 */
#include "assess/assess.h"

/* ---- Names of periods ---- */

Text period_name(Arena *arena, Period period, Day as_of) {
  int year, month, day, last_year, last_month, last_day;
  if (period.from == DAY_NONE || period.to == DAY_NONE) return day_iso(arena, as_of);
  day_parts(period.from, &year, &month, &day);
  day_parts(period.to + 1, &last_year, &last_month, &last_day);
  int months = (last_year - year) * 12 + last_month - month;
  bool whole = day == 1 && last_day == 1;
  if (whole && months == 12 && month == 1) return text_format(arena, "%04d", year);
  if (whole && months == 6 && month % 6 == 1) return text_format(arena, "%04d-H%d", year, month / 6 + 1);
  if (whole && months == 3 && month % 3 == 1) return text_format(arena, "%04d-Q%d", year, month / 3 + 1);
  if (whole && months == 1) return text_format(arena, "%04d-%02d", year, month);
  Text from = day_iso(arena, period.from), to = day_iso(arena, period.to);
  return text_format(arena, "%.*s_%.*s", TEXT_ARG(from), TEXT_ARG(to));
}

/* ---- Hand-over ---- */

void history_put(Buf *out, const History *history) {
  wire_put_u64(out, history->periods.len);
  for (size_t i = 0; i < history->periods.len; i++) {
    const PastPeriod *past = &history->periods.at[i];
    wire_put_text(out, past->name);
    const int64_t numbers[] = {past->period.from, past->period.to, past->as_of, past->units,
                               past->done,        past->due,       past->score, past->full};
    for (size_t n = 0; n < sizeof numbers / sizeof *numbers; n++) wire_put_i64(out, numbers[n]);
  }
  wire_put_u64(out, history->ranks.len);
  for (size_t i = 0; i < history->ranks.len; i++) wire_put_u64(out, history->ranks.at[i]);
}

void history_get(WireIn *in, Arena *arena, History *history) {
  size_t count = wire_get_count(in, 9);
  for (size_t i = 0; i < count && !in->bad; i++) {
    PastPeriod *past = list_add(arena, &history->periods);
    past->name = wire_get_text(in);
    past->period.from = (Day)wire_get_i64(in);
    past->period.to = (Day)wire_get_i64(in);
    past->as_of = (Day)wire_get_i64(in);
    past->units = (uint32_t)wire_get_i64(in);
    past->done = wire_get_i64(in);
    past->due = wire_get_i64(in);
    past->score = wire_get_i64(in);
    past->full = wire_get_i64(in);
  }
  count = wire_get_count(in, 1);
  for (size_t i = 0; i < count && !in->bad; i++) *list_add(arena, &history->ranks) = (uint32_t)wire_get_u64(in);
}

static void put_leaf(Buf *out, const PastLeaf *leaf) {
  const Text texts[] = {leaf->item, leaf->part, leaf->key, leaf->window, leaf->label, leaf->value, leaf->detail, leaf->remark};
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) wire_put_text(out, texts[i]);
  wire_put_u64(out, leaf->reason);
  wire_put_i64(out, leaf->by);
  wire_put_bool(out, leaf->open);
  wire_put_bool(out, leaf->unsettled);
}

static void get_leaf(WireIn *in, PastLeaf *leaf) {
  Text *const texts[] = {&leaf->item,  &leaf->part,  &leaf->key,    &leaf->window,
                         &leaf->label, &leaf->value, &leaf->detail, &leaf->remark};
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) *texts[i] = wire_get_text(in);
  uint64_t reason = wire_get_u64(in);
  if (reason >= REASON_COUNT) in->bad = true;
  leaf->reason = (uint8_t)(in->bad ? 0 : reason);
  leaf->by = (Day)wire_get_i64(in);
  leaf->open = wire_get_bool(in);
  leaf->unsettled = wire_get_bool(in);
}

void past_unit_put(Buf *out, const PastUnit *past) {
  const int64_t numbers[] = {past->period, past->done, past->due, past->score, past->full, past->rank, past->rank_of,
                             past->days.from, past->days.to};
  for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) wire_put_i64(out, numbers[i]);
  wire_put_bool(out, past->applies);
  wire_put_bool(out, past->provisional);
  wire_put_text(out, past->grade);
  wire_put_u64(out, past->items.len);
  for (size_t i = 0; i < past->items.len; i++) {
    wire_put_text(out, past->items.at[i].id);
    wire_put_u64(out, past->items.at[i].state);
  }
  wire_put_u64(out, past->leaves.len);
  for (size_t i = 0; i < past->leaves.len; i++) put_leaf(out, &past->leaves.at[i]);
  wire_put_u64(out, past->parts.len);
  for (size_t i = 0; i < past->parts.len; i++) {
    wire_put_text(out, past->parts.at[i].item);
    wire_put_text(out, past->parts.at[i].part);
    wire_put_text(out, past->parts.at[i].base);
  }
}

static void past_unit_get(WireIn *in, Arena *arena, PastUnit *past) {
  int64_t numbers[9];
  for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) numbers[i] = wire_get_i64(in);
  *past = (PastUnit){.period = (uint32_t)numbers[0], .done = numbers[1], .due = numbers[2], .score = numbers[3],
                     .full = numbers[4], .rank = (uint32_t)numbers[5], .rank_of = (uint32_t)numbers[6],
                     .days = {(Day)numbers[7], (Day)numbers[8]}};
  past->applies = wire_get_bool(in);
  past->provisional = wire_get_bool(in);
  past->grade = wire_get_text(in);
  size_t count = wire_get_count(in, 2);
  for (size_t i = 0; i < count && !in->bad; i++) {
    PastItem *item = list_add(arena, &past->items);
    item->id = wire_get_text(in);
    uint64_t state = wire_get_u64(in);
    if (state >= STATE_COUNT) in->bad = true;
    item->state = (uint8_t)state;
  }
  count = wire_get_count(in, 12);
  for (size_t i = 0; i < count && !in->bad; i++) get_leaf(in, list_add(arena, &past->leaves));
  count = wire_get_count(in, 3);
  for (size_t i = 0; i < count && !in->bad; i++) {
    PastPart *part = list_add(arena, &past->parts);
    part->item = wire_get_text(in);
    part->part = wire_get_text(in);
    part->base = wire_get_text(in);
  }
}

void past_units_get(WireIn *in, Arena *arena, UnitHistory *history) {
  while (in->at < in->end && !in->bad) past_unit_get(in, arena, list_add(arena, &history->periods));
}

const PastItem *past_item(const PastUnit *past, Text item) {
  for (size_t i = 0; i < past->items.len; i++)
    if (text_equal(past->items.at[i].id, item)) return &past->items.at[i];
  return NULL;
}

const PastLeaf *past_leaf(const PastUnit *past, Text item, Text part, const Text *key, const Text *window) {
  for (size_t i = 0; i < past->leaves.len; i++) {
    const PastLeaf *leaf = &past->leaves.at[i];
    if (text_equal(leaf->item, item) && text_equal(leaf->part, part) && (!key || text_equal(leaf->key, *key)) &&
        (!window || text_equal(leaf->window, *window)))
      return leaf;
  }
  return NULL;
}
