/* SPDX-License-Identifier: MIT
 *
 * Scans and pictures that nobody can place: no text, no kind, no table, and no paper that they belong to. Takes: all records of
 * a unit, links resolved. Gives: those records marked as papers to sort. Owns nothing.
 *
 * What lies in the folder of a day, or is linked by a paper, goes with that. A pack without dated kinds is about projects,
 * whose trees hold logos and screenshots that nobody has to sort.
 */
#include "evidence/evidence_in.h"

static bool has_dated_kind(const Vocabulary *vocabulary) {
  for (size_t i = 0; i < vocabulary->kinds.len; i++)
    if (vocabulary->kinds.at[i].dated) return true;
  return false;
}

static bool is_loose(const UnitReading *r, const Record *record) {
  bool mute = record->format == PAPER_IMAGE || record->format == PAPER_ATTACHMENT;
  bool placed = record->kind.len || record->tables.len || record->members.len || record->day_from == FROM_FOLDER;
  bool said = record->to_sort || record->empty || record->placeholder;
  return mute && !placed && !said && !record_is_outside_period(r, record);
}

static void linked_paths(UnitReading *r, UnitKeys *linked) {
  for (uint32_t i = 0; i < r->evidence->records.len; i++) {
    const Record *record = &r->evidence->records.at[i];
    for (size_t k = 0; k < record->links.len; k++)
      if (record->links.at[k].to.len) *list_add(r->file, linked) = (UnitKey){record->links.at[k].to, i};
  }
  unit_keys_sort(linked);
}

void records_sort_loose(UnitReading *r) {
  UnitKeys linked = {0};
  if (!has_dated_kind(r->reader->vocabulary)) return;
  linked_paths(r, &linked);
  for (size_t i = 0; i < r->evidence->records.len; i++) {
    Record *record = &r->evidence->records.at[i];
    if (!is_loose(r, record) || unit_keys_find(&linked, record->path)) continue;
    diag_add(r->diags, DIAG_PAPER_NO_KIND, record_where(record, 0), TEXT_NONE, TEXT_NONE, TEXT_NONE);
    record_to_sort(r->arena, record, DIAG_PAPER_NO_KIND, TEXT_NONE, TEXT_NONE);
  }
  arena_reset(r->file);
}
