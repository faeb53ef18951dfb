/* SPDX-License-Identifier: MIT
 *
 * All papers of one unit. Takes: an EvidenceReader and a unit. Gives: UnitEvidence, records by day, then path. Owns the arena
 * of the file in hand.
 */
#include "evidence/evidence_in.h"

#include <stdlib.h>

/* The assessment narrows or replaces the pack's period, end by end. */
static Period period_in_force(const EvidenceReader *reader) {
  Period own = reader->assessment->period, pack = reader->vocabulary->period;
  return (Period){own.from != DAY_NONE ? own.from : pack.from, own.to != DAY_NONE ? own.to : pack.to};
}

/* Records without a day stand last. */
static int record_compare(const void *left, const void *right) {
  const Record *a = left, *b = right;
  if (a->day != b->day) {
    if (a->day == DAY_NONE || b->day == DAY_NONE) return a->day == DAY_NONE ? 1 : -1;
    return a->day < b->day ? -1 : 1;
  }
  return text_compare(a->path, b->path);
}

static bool entry_read(UnitReading *reading, const ScanEntry *entry, bool pictures) {
  if (entry->kind == SCAN_FOLDER && entry->set) return !pictures || evidence_read_set(reading, entry);
  if (entry->kind != SCAN_FILE || entry->set || path_is_picture(entry->path) != pictures) return true;
  return evidence_read_file(reading, entry);
}

/* Pictures first: what papers show of them must be known by then. */
static bool entries_read(UnitReading *reading) {
  for (int pictures = 1; pictures >= 0; pictures--)
    for (size_t i = 0; i < reading->scan.all.len; i++)
      if (!entry_read(reading, &reading->scan.all.at[i], pictures)) return false;
  return true;
}

static bool unit_read(UnitReading *reading) {
  Records *records = &reading->evidence->records;
  if (!scan_unit(reading)) return false;
  photos_mark(reading);
  if (!entries_read(reading)) return false;
  photos_settle(reading);
  records_check_anchors(reading);
  records_sort_loose(reading);
  if (records->len > 1) qsort(records->at, records->len, sizeof *records->at, record_compare);
  return true;
}

bool evidence_read_unit(const EvidenceReader *reader, uint32_t unit, Arena *arena, DiagList *diags, UnitEvidence *evidence,
                        Fail *fail) {
  UnitReading reading = {.reader = reader, .unit = &reader->units->all.at[unit], .index = unit, .arena = arena,
                         .file = arena_new(), .diags = diags, .fail = fail, .evidence = evidence,
                         .period = period_in_force(reader)};
  reading.files = evidence_files_new(arena, reader->assessment->units_folder);
  Text unit_before = diags->unit;
  diags->unit = reading.unit->id;
  *evidence = (UnitEvidence){.unit = unit};
  fields_open(&reading);
  bool good = unit_read(&reading);
  diags->unit = unit_before;
  evidence_files_free(reading.files);
  arena_free(reading.file);
  return good;
}
