/* SPDX-License-Identifier: MIT
 *
 * Papers by chance, a fixed sequence of numbers, and what tests over such papers look at: results as bytes and as people read
 * them, items that add up, leaves that are lost. Takes: a Bench, and the number that the sequence begins with. Owns: nothing.
 */
#ifndef ASSESS_RANDOM_H
#define ASSESS_RANDOM_H

#include "assess_help.h"

enum { MOST_PAPERS = 14 };

static uint64_t seed = 20240630; /* so that a failure can be had again */

HELPER static uint32_t pick(uint32_t below) { /* xorshift64 */
  seed ^= seed << 13;
  seed ^= seed >> 7;
  seed ^= seed << 17;
  return (uint32_t)(seed >> 33) % below;
}

HELPER static void random_paper(Bench *bench, int number) {
  static const char *const kinds[] = {"plan", "note", "list", ""};
  char name[32];
  snprintf(name, sizeof name, "p%02d.md", number);
  Day day = pick(8) ? day_of(2023, 10, 1) + (Day)pick(420) : DAY_NONE;
  Record *record = bench_paper(bench, name, kinds[pick(4)], day);
  if (!pick(3)) bench_heading(bench, record, pick(2) ? "Install" : "安装方法", pick(4) ? 9 : 0);
  if (!pick(3)) bench_dated(bench, record, day_of(2024, 1, 1) + (Day)pick(300));
  if (!pick(5)) bench_link(bench, record, "x.md", pick(2));
  if (!pick(4)) record->images = 1;
  if (!pick(6)) record->placeholder = true;
  if (!pick(6)) record->received = day_of(2024, 1, 1) + (Day)pick(200);
  if (!pick(4)) {
    static const char *const claims[] = {"补2月", "补课: 2024-03", "make-up for 2024 Q1", "补开4月", "补winter", "补上半年"};
    const char *claim = claims[pick(6)];
    if (pick(2)) record->title = text_of(claim);
    else *list_add(bench->arena, &record->fields) = (Fact){.name = TEXT("make_up"), .value = TEXT("2024-02")};
  }
  if (!pick(5)) {
    record->unreadable = UNREADABLE_ATTACHMENT;
    record->headings.len = record->dated.len = record->dated_days.len = record->links.len = 0;
    record->images = 0;
    record->placeholder = false;
  }
}

static int compare_records(const void *a, const void *b) {
  const Record *left = a, *right = b;
  if (left->day != right->day) return left->day < right->day ? -1 : 1;
  return text_compare(left->path, right->path);
}

HELPER static void sort_records(Bench *bench) {
  if (bench->evidence.records.len)
    qsort(bench->evidence.records.at, bench->evidence.records.len, sizeof(Record), compare_records);
}

HELPER static void shuffle_records(Bench *bench) {
  Records *records = &bench->evidence.records;
  for (size_t i = records->len; i > 1; i--) {
    size_t other = pick((uint32_t)i);
    Record swap = records->at[i - 1];
    records->at[i - 1] = records->at[other];
    records->at[other] = swap;
  }
}

HELPER static void random_set(Bench *bench) {
  bench->evidence.records = (Records){0};
  for (int i = 0, count = (int)pick(MOST_PAPERS); i < count; i++) random_paper(bench, i);
  sort_records(bench);
}

HELPER static Text bytes_of(Bench *bench, const UnitResult *result) {
  Buf out = {0};
  result_put(&out, bench->arena, result);
  Text bytes = text_copy(bench->arena, buf_view(&out));
  buf_free(&out);
  return bytes;
}

HELPER static void check_hand_over(Bench *bench, const UnitResult *result) {
  UnitResult again;
  Text bytes = bytes_of(bench, result);
  WireIn in = {.at = bytes.at, .end = bytes.at + bytes.len, .arena = bench->arena};
  result_get(&in, bench->arena, &bench->pack, &bench->marks, &again);
  assert_false(in.bad);
  assert_ptr_equal(in.at, in.end);
  assert_true(text_equal(bytes, bytes_of(bench, &again)));
}

/* Leaves as printed, without the place of a record among its fellows. */
HELPER static Text shown_of(Bench *bench, const UnitResult *result) {
  Buf out = {0};
  for (uint32_t i = 0; i < bench->pack.items.len; i++) assess_explain(&out, &bench->assessor, NULL, result, i, LANG_EN);
  Text text = text_copy(bench->arena, buf_view(&out));
  buf_free(&out);
  return text;
}

HELPER static bool same_sums(const Sums *a, const Sums *b) {
  return !memcmp(a, b, sizeof *a);
}

HELPER static const char *check_item(const ItemResult *item) {
  Sums sum = {0};
  int64_t lines = 0;
  for (size_t p = 0; p < item->parts.len; p++) {
    const PartResult *part = &item->parts.at[p];
    if (!sums_identity(&part->sums)) return "the points of a part do not add up";
    sums_add(&sum, &part->sums);
    for (size_t l = 0; l < part->leaves.len; l++) lines += part->leaves.at[l].due && part->leaves.at[l].state != LEAF_DONE;
  }
  if (!same_sums(&sum, &item->sums)) return "an item is not the sum of its parts";
  return lines == item->sums.leaves_due - item->sums.leaves_done ? NULL : "lines of the to-do list are not due - done";
}

/* done / due never falls; compared as fractions, 0 of 0 being nothing at all. */
HELPER static bool completion_fell(const Sums *before, const Sums *after) {
  return after->leaves_done * before->leaves_due < before->leaves_done * after->leaves_due;
}

/* An item may stand in any unit, beside any others: completion of the whole never falls when the item has no leaf less that is
 * done, and no line more on the to-do list. */
HELPER static bool item_fell(const Sums *before, const Sums *after) {
  int64_t lines_before = before->leaves_due - before->leaves_done, lines_after = after->leaves_due - after->leaves_done;
  return after->leaves_done < before->leaves_done || lines_after > lines_before;
}

#endif
