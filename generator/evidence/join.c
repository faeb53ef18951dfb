/* SPDX-License-Identifier: MIT
 *
 * What only shows across units: the same text, the same photo, the same scan. Takes: the records of one unit after another.
 * Gives: twins, each with the first other place. Owns nothing; keeps two hashes and two names of a paper.
 */
#include "evidence/evidence_in.h"

#include <stdlib.h>
#include <string.h>

typedef struct JoinEntry {
  uint64_t hash;
  uint32_t unit, record;
  bool photo, scan;
  Text file, page;
} JoinEntry;

struct JoinInput {
  Arena *arena;
  LIST(JoinEntry) all;
};

JoinInput *join_new(Arena *arena) {
  JoinInput *input = arena_alloc(arena, sizeof *input);
  input->arena = arena;
  return input;
}

static JoinEntry *entry_add(JoinInput *input, uint64_t hash, uint32_t unit, uint32_t index, const Record *record) {
  JoinEntry *entry = list_add(input->arena, &input->all);
  *entry = (JoinEntry){.hash = hash, .unit = unit, .record = index};
  entry->file = text_copy(input->arena, record->file);
  entry->page = text_copy(input->arena, record->page);
  return entry;
}

static uint64_t file_hash(const Sha256 *hash) {
  uint64_t value;
  memcpy(&value, hash->at, sizeof value);
  return value;
}

static void photos_add(JoinInput *input, uint32_t unit, uint32_t index, const Record *record) {
  if (record->members.len == 0 && record->size && file_hash(&record->hash))
    entry_add(input, file_hash(&record->hash), unit, index, record)->photo = true;
  for (size_t i = 0; i < record->members.len; i++)
    if (record->members.at[i].size) entry_add(input, file_hash(&record->members.at[i].hash), unit, index, record)->photo = true;
}

void join_add(JoinInput *input, const UnitEvidence *evidence) {
  for (uint32_t i = 0; i < evidence->records.len; i++) {
    const Record *record = &evidence->records.at[i];
    if (record->empty || record->placeholder) continue;
    if (record->format == PAPER_IMAGE) photos_add(input, evidence->unit, i, record);
    else if (record->text_hash) entry_add(input, record->text_hash, evidence->unit, i, record);
    else if (record->unreadable != UNREADABLE_NO && record->size && file_hash(&record->hash))
      entry_add(input, file_hash(&record->hash), evidence->unit, i, record)->scan = true;
  }
}

static int entry_compare(const void *left, const void *right) {
  const JoinEntry *a = left, *b = right;
  if (a->photo != b->photo) return a->photo ? 1 : -1;
  if (a->scan != b->scan) return a->scan ? 1 : -1;
  if (a->hash != b->hash) return a->hash < b->hash ? -1 : 1;
  if (a->unit != b->unit) return a->unit < b->unit ? -1 : 1;
  return a->record < b->record ? -1 : a->record > b->record;
}

static int twin_compare(const void *left, const void *right) {
  const Twin *a = left, *b = right;
  if (a->unit != b->unit) return a->unit < b->unit ? -1 : 1;
  if (a->record != b->record) return a->record < b->record ? -1 : 1;
  if (a->photo != b->photo) return a->photo ? 1 : -1;
  if (a->other_unit != b->other_unit) return a->other_unit < b->other_unit ? -1 : 1;
  return a->other_record < b->other_record ? -1 : a->other_record > b->other_record;
}

/* Own papers may repeat each other; a photo may not even do that. */
static bool is_other(const JoinEntry *a, const JoinEntry *b) {
  return a->unit != b->unit || (a->photo && a->record != b->record);
}

/* Entries of equal hash: the first other of each is the group's first, or the first that is not with the first. */
static void group_twins(JoinInput *input, size_t from, size_t to, Join *join) {
  const JoinEntry *at = input->all.at, *second = NULL;
  for (size_t i = from + 1; i < to && !second; i++)
    if (is_other(&at[from], &at[i])) second = &at[i];
  for (size_t i = from; i < to && second; i++) {
    const JoinEntry *other = is_other(&at[i], &at[from]) ? &at[from] : second;
    *list_add(input->arena, &join->twins) = (Twin){at[i].unit,  at[i].record, other->unit, other->record,
                                                   at[i].photo, at[i].scan,   other->file, other->page};
  }
}

static void twins_once(Join *join) {
  size_t kept = 0;
  if (join->twins.len > 1) qsort(join->twins.at, join->twins.len, sizeof *join->twins.at, twin_compare);
  for (size_t i = 0; i < join->twins.len; i++)
    if (kept == 0 || twin_compare(&join->twins.at[kept - 1], &join->twins.at[i])) join->twins.at[kept++] = join->twins.at[i];
  join->twins.len = kept;
}

void join_finish(JoinInput *input, Join *join) {
  *join = (Join){0};
  if (input->all.len > 1) qsort(input->all.at, input->all.len, sizeof *input->all.at, entry_compare);
  for (size_t from = 0, to; from < input->all.len; from = to) {
    const JoinEntry *first = &input->all.at[from];
    for (to = from + 1; to < input->all.len; to++)
      if (input->all.at[to].hash != first->hash || input->all.at[to].photo != first->photo ||
          input->all.at[to].scan != first->scan)
        break;
    if (to - from > 1) group_twins(input, from, to, join);
  }
  twins_once(join);
}

bool record_is_twin(const Record *record) {
  static const DiagCode codes[] = {DIAG_PAPER_SAME_TEXT, DIAG_PAPER_SAME_PHOTO, DIAG_PAPER_SAME_FILE};
  for (size_t i = 0; record->to_sort && i < sizeof codes / sizeof *codes; i++)
    if (text_is(record->to_sort_why, diag_name(codes[i]))) return true;
  return false;
}

void join_mark(const Join *join, UnitEvidence *evidence, DiagList *diags) {
  for (size_t i = 0; i < join->twins.len; i++) {
    const Twin *twin = &join->twins.at[i];
    if (twin->unit != evidence->unit || twin->record >= evidence->records.len) continue;
    Record *record = &evidence->records.at[twin->record];
    DiagCode code = twin->photo ? DIAG_PAPER_SAME_PHOTO : twin->file ? DIAG_PAPER_SAME_FILE : DIAG_PAPER_SAME_TEXT;
    diag_add(diags, code, where_of(record->file, 0, 0), twin->other_file, TEXT_NONE, TEXT_NONE);
    record_to_sort(diags->arena, record, code, twin->other_file, TEXT_NONE);
  }
}

/* ---- Hand-over ---- */

void join_put(Buf *out, const Join *join) {
  wire_put_u64(out, join->twins.len);
  for (size_t i = 0; i < join->twins.len; i++) {
    const Twin *twin = &join->twins.at[i];
    wire_put_u64(out, twin->unit);
    wire_put_u64(out, twin->record);
    wire_put_u64(out, twin->other_unit);
    wire_put_u64(out, twin->other_record);
    wire_put_bool(out, twin->photo);
    wire_put_bool(out, twin->file);
    wire_put_text(out, twin->other_file);
    wire_put_text(out, twin->other_page);
  }
}

void join_get(WireIn *in, Arena *arena, Join *join) {
  *join = (Join){0};
  for (size_t left = wire_get_count(in, 8); left && !in->bad; left--) {
    Twin *twin = list_add(arena, &join->twins);
    uint32_t *const numbers[] = {&twin->unit, &twin->record, &twin->other_unit, &twin->other_record};
    for (int i = 0; i < 4; i++) *numbers[i] = (uint32_t)wire_get_u64(in);
    twin->photo = wire_get_bool(in);
    twin->file = wire_get_bool(in);
    twin->other_file = wire_get_text(in);
    twin->other_page = wire_get_text(in);
  }
  if (in->bad) join->twins.len = 0;
}
