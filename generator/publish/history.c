/* SPDX-License-Identifier: MIT
 *
 * Earlier periods, out of history/<period>.xml. Takes: the folder of an assessment. Gives: what shared pages know of each period,
 * and for each unit what it had, as hand-over bytes. Owns the buffers until history_units_free. A file counts whole or not at
 * all: half a history is none. What is of this period or a later one is passed over, so that an old report can be made again.
 */
#include "publish/publish.h"

#include <stdlib.h>
#include <unistd.h>

typedef struct HistoryFile {
  Text name, shown;
  ResultsHead head;
} HistoryFile;
typedef LIST(HistoryFile) HistoryFiles;

typedef struct Reading {
  const Assessment *assessment;
  const Pack *pack;
  const Units *units;
  Arena *arena; /* of the history */
  DiagList *diags;
  int folder;
  HistoryFiles files;
  /* the file in hand */
  Arena *passing; /* of the unit in hand */
  uint32_t number; /* of the period */
  PastPeriod *period;
  PastUnit past;
  uint32_t unit; /* index; UINT32_MAX = none of ours */
  bool *seen;
  bool twice, too_many;
  bool bare; /* the leaf told last was done early, and nothing was there so far */
  Buf *parts; /* of each unit */
  uint32_t *ranks;
} Reading;

/* ---- Which files count ---- */

static int file_open(const Reading *reading, const HistoryFile *file) {
  return results_open(reading->folder, text_cstr(reading->arena, file->name));
}

static bool stop_at_head(void *state, const ResultsHead *head) {
  ((HistoryFile *)state)->head = *head;
  return false; /* more is not wanted yet */
}

static void tell(const Reading *reading, const HistoryFile *file, DiagCode code, Text first) {
  diag_add(reading->diags, code, where_of(file->shown, 0, 0), first, TEXT_NONE, TEXT_NONE);
}

/* Earlier than this assessment: its period ended before ours begins; without periods, its day lies before ours. */
static bool is_earlier(const Reading *reading, const ResultsHead *head) {
  const Period *own = &reading->pack->period;
  if (own->from != DAY_NONE && head->period.to != DAY_NONE && head->period.to < own->from) return true;
  bool same = head->period.from == own->from && head->period.to == own->to;
  return (!same || own->from == DAY_NONE) && head->as_of != DAY_NONE && head->as_of < reading->assessment->as_of;
}

/* The head alone, so that what does not count is not read. */
static void look_at(Reading *reading, Text name) {
  HistoryFile file = {.name = name, .head = {.as_of = DAY_NONE}};
  file.shown = text_format(reading->arena, "input/%.*s/history/%.*s", TEXT_ARG(reading->assessment->name),
                           TEXT_ARG(text_visible(reading->arena, name)));
  DiagList *diags = diag_list_new(reading->arena);
  ResultsHandler handler = {.state = &file, .head = stop_at_head};
  int fd = file_open(reading, &file);
  if (fd >= 0) results_read(fd, file.shown, &handler, reading->arena, diags);
  if (fd >= 0) close(fd);
  for (size_t i = 0; i < diags->all.len; i++) diag_append(reading->diags, &diags->all.at[i]);
  if (fd < 0 || diags->all.len || file.head.as_of == DAY_NONE) tell(reading, &file, DIAG_HISTORY_FILE, TEXT_NONE);
  else if (!text_equal(file.head.pack, reading->pack->id)) tell(reading, &file, DIAG_HISTORY_PACK, file.head.pack);
  else if (is_earlier(reading, &file.head)) *list_add(reading->arena, &reading->files) = file;
}

static int by_day(const void *left, const void *right) {
  const HistoryFile *a = left, *b = right;
  if (a->head.as_of != b->head.as_of) return a->head.as_of < b->head.as_of ? -1 : 1;
  return text_compare(a->name, b->name);
}

static bool same_period(const HistoryFile *a, const HistoryFile *b) {
  if (a->head.period.from == DAY_NONE) return a->head.as_of == b->head.as_of;
  return a->head.period.from == b->head.period.from && a->head.period.to == b->head.period.to;
}

/* Of two files of one period the later one counts, and the latest HISTORY_PERIODS of all. */
static void choose(Reading *reading) {
  HistoryFiles *files = &reading->files;
  size_t kept = 0;
  if (files->len) qsort(files->at, files->len, sizeof *files->at, by_day);
  for (size_t i = 0; i < files->len; i++) {
    bool again = false;
    for (size_t k = i + 1; k < files->len && !again; k++) again = same_period(&files->at[i], &files->at[k]);
    if (again) tell(reading, &files->at[i], DIAG_HISTORY_TWICE, TEXT_NONE);
    else files->at[kept++] = files->at[i];
  }
  files->len = kept;
  if (kept <= HISTORY_PERIODS) return;
  files->at += kept - HISTORY_PERIODS;
  files->len = HISTORY_PERIODS;
}

/* ---- One file ---- */

static void unit_done(Reading *reading) {
  if (reading->unit == UINT32_MAX) return;
  past_unit_put(&reading->parts[reading->unit], &reading->past);
  reading->unit = UINT32_MAX;
}

static uint32_t unit_index(const Units *units, Text id) {
  const Unit *unit = units_find(units, id);
  return unit && text_equal(unit->id, id) ? (uint32_t)(unit - units->all.at) : UINT32_MAX;
}

static bool on_unit(void *state, const ResultsUnit *unit) {
  Reading *reading = state;
  unit_done(reading);
  arena_reset(reading->passing);
  PastPeriod *period = reading->period;
  PastUnit past = {.period = reading->number,
                   .days = period->period,
                   .applies = unit->applies,
                   .provisional = unit->provisional,
                   .score = unit->score,
                   .done = unit->sums.leaves_done,
                   .due = unit->sums.leaves_due,
                   .full = unit->sums.full - unit->sums.not_applicable,
                   .rank = unit->rank,
                   .rank_of = unit->rank_of,
                   .grade = text_copy(reading->passing, unit->grade)};
  if (unit->applies) {
    period->units++;
    period->done += past.done;
    period->due += past.due;
    period->score += past.score;
    period->full += past.full;
  }
  uint32_t index = unit_index(reading->units, unit->id);
  if (index == UINT32_MAX) return true;
  if (reading->seen[index]) reading->twice = true;
  reading->seen[index] = true;
  reading->unit = index;
  reading->past = past;
  reading->ranks[index] = unit->rank;
  return !reading->twice;
}

static bool on_item(void *state, const ResultsItem *item) {
  Reading *reading = state;
  if (reading->unit == UINT32_MAX) return true;
  *list_add(reading->passing, &reading->past.items) =
      (PastItem){.id = text_copy(reading->passing, item->id), .state = (uint8_t)item->state};
  return true;
}

static bool on_part(void *state, const ResultsPart *part) {
  Reading *reading = state;
  Arena *arena = reading->passing;
  if (reading->unit == UINT32_MAX || !part->base.len) return true;
  *list_add(arena, &reading->past.parts) =
      (PastPart){text_copy(arena, part->item), text_copy(arena, part->id), text_copy(arena, part->base)};
  return true;
}

/* As leaf_is_settled has it; papers come behind. Of the windows still to come nothing was open before. */
static bool is_unsettled(Reading *reading, const ResultsLeaf *leaf, bool refused) {
  bool done = text_is(leaf->state, "done") && !refused;
  reading->bare = done && !leaf->due && leaf->on == DAY_NONE && !leaf->value.len;
  return (!done || reading->bare) && (leaf->due || !leaf->window.len);
}

/* What is done by a paper was settled. */
static void on_paper(void *state) {
  Reading *reading = state;
  if (reading->bare) reading->past.leaves.len--;
  reading->bare = false;
}

static Reason reason_of(Text name) {
  for (int i = 0; i < REASON_COUNT; i++)
    if (text_is(name, reason_names[i])) return (Reason)i;
  return REASON_MISSING; /* of a later version */
}

static bool on_leaf(void *state, const ResultsLeaf *leaf) {
  Reading *reading = state;
  Arena *arena = reading->passing;
  bool refused = text_equal(leaf->reason, text_of(reason_names[REASON_REFUSED]));
  bool open = leaf->due && (refused || text_is(leaf->state, "open")), unsettled = !open && is_unsettled(reading, leaf, refused);
  reading->bare &= unsettled && reading->unit != UINT32_MAX;
  if (reading->unit == UINT32_MAX || (!open && !unsettled && !leaf->value.len)) return true;
  if (reading->past.leaves.len >= HISTORY_LEAVES) return reading->too_many = true, false;
  *list_add(arena, &reading->past.leaves) =
      (PastLeaf){.item = text_copy(arena, leaf->item), .part = text_copy(arena, leaf->part), .key = text_copy(arena, leaf->key),
                 .window = text_copy(arena, leaf->window), .label = text_copy(arena, leaf->label),
                 .value = text_copy(arena, leaf->value), .detail = text_copy(arena, open ? leaf->detail : TEXT_NONE),
                 .remark = text_copy(arena, leaf->remark), .reason = (uint8_t)reason_of(leaf->reason), .by = leaf->by,
                 .open = open, .unsettled = unsettled};
  return true;
}

/* What the file gave is kept only when it was whole. */
static void keep(Reading *reading, const PastPeriod *period, History *history, HistoryUnits *all) {
  *list_add(reading->arena, &history->periods) = *period;
  history->ranks.len = 0;
  for (size_t i = 0; i < all->len; i++) {
    buf_text(&all->at[i], buf_view(&reading->parts[i]));
    *list_add(reading->arena, &history->ranks) = reading->ranks[i];
  }
}

static void take_file(Reading *reading, const HistoryFile *file, History *history, HistoryUnits *all) {
  Arena *arena = arena_new();
  PastPeriod period = {.name = text_slice(file->name, 0, file->name.len - 4),
                       .period = file->head.period,
                       .as_of = file->head.as_of};
  ResultsHandler handler = {.state = reading, .unit = on_unit, .item = on_item, .part = on_part, .leaf = on_leaf,
                            .paper = on_paper};
  reading->period = &period;
  reading->number = (uint32_t)history->periods.len;
  reading->unit = UINT32_MAX;
  reading->twice = reading->too_many = false;
  reading->seen = arena_alloc(arena, (all->len + 1) * sizeof *reading->seen);
  reading->ranks = arena_alloc(arena, (all->len + 1) * sizeof *reading->ranks);
  reading->parts = arena_alloc(arena, (all->len + 1) * sizeof *reading->parts);
  int fd = file_open(reading, file);
  bool whole = fd >= 0 && results_read(fd, file->shown, &handler, reading->arena, reading->diags);
  if (fd >= 0) close(fd);
  unit_done(reading);
  if (whole) keep(reading, &period, history, all);
  else tell(reading, file, DIAG_HISTORY_FILE, TEXT_NONE);
  for (size_t i = 0; i < all->len; i++) buf_free(&reading->parts[i]);
  arena_free(arena);
}

bool history_read(const Assessment *assessment, const Pack *pack, const Units *units, Arena *arena, DiagList *diags,
                  History *history, HistoryUnits *all, Fail *fail) {
  Reading reading = {.assessment = assessment, .pack = pack, .units = units, .arena = arena, .diags = diags};
  FileList entries = {0};
  FileStat stat;
  *all = (HistoryUnits){arena_alloc(arena, (units->all.len + 1) * sizeof *all->at), units->all.len};
  if (!fs_stat(assessment->folder, "history", &stat) || stat.kind != FILE_FOLDER) return true;
  reading.folder = fs_open_folder(assessment->folder, "history", fail);
  if (reading.folder < 0) return false;
  bool good = fs_list(reading.folder, ".", arena, &entries, fail);
  for (size_t i = 0; good && i < entries.len; i++) {
    const FileEntry *entry = &entries.at[i];
    if (entry->stat.kind == FILE_REGULAR && text_ends(entry->name, TEXT(".xml")) && *entry->name.at != '.')
      look_at(&reading, entry->name);
  }
  choose(&reading);
  reading.passing = arena_new();
  for (size_t i = 0; good && i < reading.files.len; i++) take_file(&reading, &reading.files.at[i], history, all);
  arena_free(reading.passing);
  close(reading.folder);
  return good;
}

void history_units_free(HistoryUnits *all) {
  for (size_t i = 0; i < all->len; i++) buf_free(&all->at[i]);
}
