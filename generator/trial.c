/* SPDX-License-Identifier: MIT
 *
 * One assessment in memory. Takes: a prepared Run. Gives: the evidence of all units and an Assessor over it. Writes nothing.
 * Owns: the worker's arena.
 */
#include "trial.h"

#include <string.h>

/* What the worker has in hand; the path of a file stands behind it. */
typedef struct InHand {
  uint32_t unit, item;
  bool file;
} InHand;

static void touch(InHand hand, Text path) {
  char said[sizeof hand + 4000];
  size_t len = path.len < sizeof said - sizeof hand ? path.len : 0;
  memcpy(said, &hand, sizeof hand);
  if (len) memcpy(said + sizeof hand, path.at, len);
  run_touch((Text){said, sizeof hand + len});
}

static void touch_file(void *state, Text path) {
  const Trial *trial = state;
  InHand hand = {.unit = trial->unit, .file = true};
  touch(hand, path);
}

static void touch_item(void *state, uint32_t item) {
  const Trial *trial = state;
  InHand hand = {.unit = trial->unit, .item = item};
  touch(hand, TEXT_NONE);
}

static bool is_out(const Run *run, const InHand *hand) {
  for (size_t i = 0; i < run->bad_rules.len; i++)
    if (run->bad_rules.at[i].unit == hand->unit && run->bad_rules.at[i].item == hand->item) return true;
  return false;
}

static bool died(void *state, uint32_t task, Text what, Death why) {
  static const Unreadable reasons[] = {
      [DEATH_CRASHED] = UNREADABLE_CRASHED, [DEATH_TOO_SLOW] = UNREADABLE_TOO_SLOW, [DEATH_TOO_BIG] = UNREADABLE_TOO_BIG};
  Run *run = ((Trial *)state)->run;
  InHand hand;
  (void)task;
  if (what.len < sizeof hand) return false;
  memcpy(&hand, what.at, sizeof hand);
  if (!hand.file && is_out(run, &hand)) return false; /* not the rule, then: say, nobody reads what is written */
  Text path = text_copy(run->arena, text_slice(what, sizeof hand, what.len));
  if (hand.file) *list_add(run->arena, &run->bad_files) = (BadFile){hand.unit, path, reasons[why]};
  else *list_add(run->arena, &run->bad_rules) = (BadRule){.unit = hand.unit, .item = hand.item};
  return true;
}

static bool read_units(Trial *trial, Fail *fail) {
  Run *run = trial->run;
  EvidenceReader reader = {.assessment = &run->assessment,
                           .units = &run->units,
                           .vocabulary = &run->pack.vocabulary,
                           .bad = &run->bad_files,
                           .state = trial,
                           .touch = touch_file};
  trial->evidence = arena_alloc(trial->arena, (run->units.all.len + 1) * sizeof *trial->evidence);
  for (trial->unit = 0; trial->unit < run->units.all.len; trial->unit++) {
    trial->diags->unit = run->units.all.at[trial->unit].id;
    trial->evidence[trial->unit].unit = trial->unit;
    if (!evidence_read_unit(&reader, trial->unit, trial->arena, trial->diags, &trial->evidence[trial->unit], fail)) return false;
  }
  return true;
}

static void join_units(Trial *trial) {
  Run *run = trial->run;
  JoinInput *input = join_new(trial->arena);
  for (size_t i = 0; i < run->units.all.len; i++) join_add(input, &trial->evidence[i]);
  join_finish(input, &run->join);
  for (size_t i = 0; i < run->units.all.len; i++) {
    trial->diags->unit = run->units.all.at[i].id;
    join_mark(&run->join, &trial->evidence[i], trial->diags);
  }
}

/* What each unit had in earlier periods. */
static bool read_history(Trial *trial, Fail *fail) {
  Run *run = trial->run;
  HistoryUnits units = {0};
  bool good = history_read(&run->assessment, &run->pack, &run->units, trial->arena, trial->diags, &run->history, &units, fail);
  trial->past = arena_alloc(trial->arena, (units.len + 1) * sizeof *trial->past);
  for (size_t i = 0; good && run->history.periods.len && i < units.len; i++) {
    Text bytes = text_copy(trial->arena, buf_view(&units.at[i]));
    WireIn in = {.at = bytes.at, .end = bytes.at + bytes.len, .arena = trial->arena};
    past_units_get(&in, trial->arena, &trial->past[i]);
    trial->past[i].closed = (uint32_t)run->history.periods.len;
  }
  history_units_free(&units);
  return good;
}

static bool in_worker(void *state, uint32_t task, Fail *fail) {
  Trial *trial = state;
  (void)task;
  trial->arena = arena_new();
  trial->diags = diag_list_new(trial->arena);
  bool good = read_history(trial, fail) && read_units(trial, fail);
  if (good) join_units(trial);
  good = good && trial->work(trial, fail);
  arena_free(trial->arena);
  return good;
}

bool trial_run(Trial *trial, Fail *fail) {
  Tasks tasks = {
      .count = 1, .jobs = 1, .limited = true, .cpu_seconds = 10, .close_fd = -1, .state = trial, .work = in_worker, .died = died};
  return run_tasks(&tasks, fail);
}

static const UnitEvidence *evidence_of_unit(void *state, uint32_t unit) {
  const Trial *trial = state;
  return unit < trial->run->units.all.len ? &trial->evidence[unit] : NULL;
}

Assessor trial_assessor(Trial *trial, uint32_t unit) {
  Run *run = trial->run;
  trial->unit = unit;
  trial->diags->unit = run->units.all.at[unit].id;
  return (Assessor){.assessment = &run->assessment,
                    .pack = &run->pack,
                    .script = run->script,
                    .units = &run->units,
                    .marks = &run->marks,
                    .imports = &run->imports,
                    .past = &trial->past[unit],
                    .join = &run->join,
                    .bad = &run->bad_rules,
                    .state = trial,
                    .touch = touch_item,
                    .evidence = evidence_of_unit};
}
