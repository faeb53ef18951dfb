/* SPDX-License-Identifier: MIT
 *
 * The phases of one assessment. Takes: a prepared Run. Gives: hand-over files, and in the end output/<assessment>.
 * Each per-unit phase is a function over one unit, run by supervised workers; each phase that is done once is one task.
 */
#include "phases.h"

#include <stdatomic.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/* A rule that runs over its limit in this many units is taken out for all, whatever the order of units. */
#define LIMIT_UNITS 3

static bool in_workers(Run *run, const char *phase, uint32_t count, bool limited, int cpu_seconds,
                       bool (*work)(void *, uint32_t, Fail *), bool (*died)(void *, uint32_t, Text, Death), Fail *fail) {
  run->phase = phase;
  Tasks tasks = {.count = count,
                 .jobs = run->options->jobs,
                 .limited = limited,
                 .cpu_seconds = cpu_seconds,
                 .close_fd = run->lock,
                 .state = run,
                 .work = work,
                 .died = died,
                 .progress = count > 1 ? terminal_progress : NULL};
  return run_tasks(&tasks, fail);
}

static bool once(Run *run, const char *phase, bool (*work)(void *, uint32_t, Fail *), Fail *fail) {
  return in_workers(run, phase, 1, false, 0, work, NULL, fail);
}

/* ---- read ---- */

typedef struct Reading {
  const Run *run;
  const Unit *unit;
  uint32_t index;
  Arena *arena, *passing; /* of the unit; of one photo */
  BodyList bodies;
  Buf html;
} Reading;

static void read_touch(void *state, Text path) {
  (void)state;
  run_touch(path);
}

static void read_paper_body(void *state, const Record *record, Paper *paper, Text bytes) {
  Reading *reading = state;
  (void)bytes;
  buf_reset(&reading->html);
  if (paper->doc) publish_body(&reading->html, record, paper->doc);
  *list_add(reading->arena, &reading->bodies.paths) = text_copy(reading->arena, record->path);
  *list_add(reading->arena, &reading->bodies.html) = text_copy(reading->arena, buf_view(&reading->html));
}

static PhotoOutcome read_photo_copy(void *state, const Sha256 *hash, Text bytes, Picture *shown) {
  Reading *reading = state;
  arena_reset(reading->passing);
  return cache_photo(reading->run, reading->unit, hash, bytes, reading->passing, shown);
}

static bool read_keep(void *state, const KeptFile *file, bool *same, Fail *fail) {
  Reading *reading = state;
  return restless_keep(reading->run, reading->index, file, same, fail);
}

static bool read_unit(void *state, uint32_t unit, Fail *fail) {
  Run *run = state;
  Reading reading = {.run = run, .unit = &run->units.all.at[unit], .index = unit, .arena = arena_new(), .passing = arena_new()};
  DiagList *diags = diag_list_new(reading.arena);
  diags->unit = run->units.all.at[unit].id;
  EvidenceReader reader = {.assessment = &run->assessment,
                           .units = &run->units,
                           .vocabulary = &run->pack.vocabulary,
                           .bad = &run->bad_files,
                           .state = &reading,
                           .touch = read_touch,
                           .paper = read_paper_body,
                           .photo = read_photo_copy};
  if (restless_keeps(run, unit)) reader.keep = read_keep;
  UnitEvidence evidence = {.unit = unit};
  uint64_t files = 0;
  bool good = evidence_stamp_unit(&run->assessment, &run->units, unit, &files, fail);
  if (good && (reader.keep || !handover_read_is_kept(run, unit, files, reading.arena)))
    good = evidence_read_unit(&reader, unit, reading.arena, diags, &evidence, fail) &&
           handover_save_read(run, unit, files, &evidence, diags, &reading.bodies, fail);
  buf_free(&reading.html);
  arena_free(reading.passing);
  arena_free(reading.arena);
  return good;
}

static bool read_died(void *state, uint32_t unit, Text path, Death why) {
  static const Unreadable reasons[] = {
      [DEATH_CRASHED] = UNREADABLE_CRASHED, [DEATH_TOO_SLOW] = UNREADABLE_TOO_SLOW, [DEATH_TOO_BIG] = UNREADABLE_TOO_BIG};
  Run *run = state;
  if (path.len == 0) return false;
  for (size_t i = 0; i < run->bad_files.len; i++) /* not its reader, then: opening it is enough */
    if (run->bad_files.at[i].unit == unit && text_equal(run->bad_files.at[i].path, path)) return false;
  *list_add(run->arena, &run->bad_files) = (BadFile){unit, text_copy(run->arena, path), reasons[why]};
  return true;
}

bool phase_read(Run *run, Fail *fail) {
  return in_workers(run, "read", (uint32_t)run->units.all.len, true, 50, read_unit, read_died, fail);
}

/* ---- join ---- */

static bool join_all(void *state, uint32_t task, Fail *fail) {
  Run *run = state;
  (void)task;
  Arena *kept = arena_new(), *passing = arena_new();
  JoinInput *input = join_new(kept);
  bool good = true;
  for (uint32_t unit = 0; good && unit < run->units.all.len; unit++) {
    UnitEvidence evidence = {0};
    good = handover_load_read(run, unit, passing, &evidence, NULL, fail);
    if (good) join_add(input, &evidence);
    arena_reset(passing);
  }
  Join join = {0};
  if (good) join_finish(input, &join);
  good = good && handover_save_join(run, &join, fail);
  arena_free(passing);
  arena_free(kept);
  return good;
}

bool phase_join(Run *run, Fail *fail) {
  return once(run, "join", join_all, fail) && handover_load_join(run, fail);
}

/* ---- history ---- */

static bool history_all(void *state, uint32_t task, Fail *fail) {
  Run *run = state;
  (void)task;
  Arena *arena = arena_new();
  DiagList *diags = diag_list_new(arena);
  History history = {0};
  HistoryUnits units = {0};
  bool good = history_read(&run->assessment, &run->pack, &run->units, arena, diags, &history, &units, fail);
  for (uint32_t unit = 0; good && history.periods.len && unit < units.len; unit++)
    good = handover_save_past(run, unit, &units.at[unit], fail);
  good = good && handover_save_history(run, &history, diags, fail);
  history_units_free(&units);
  arena_free(arena);
  return good;
}

bool phase_history(Run *run, Fail *fail) {
  if (run->history_read) return true; /* a second round, for papers that changed meanwhile */
  run->history_read = true;
  return once(run, "history", history_all, fail) && handover_load_history(run, fail);
}

/* ---- assess ---- */

typedef struct Relative { /* evidence of a parent or child, loaded when a rule asks for it */
  uint32_t unit;
  UnitEvidence evidence;
  bool loaded;
} Relative;

typedef struct Assessing {
  Run *run;
  Arena *arena;
  LIST(Relative *) relatives;
} Assessing;

static atomic_uint *over_limit_units; /* shared with workers: of each item, in how many units it ran over its limit */

static void assess_touch(void *state, uint32_t item) {
  (void)state;
  uint32_t bytes = item;
  run_touch((Text){(const char *)&bytes, sizeof bytes});
}

static const UnitEvidence *assess_relative(void *state, uint32_t unit) {
  Assessing *assessing = state;
  for (size_t i = 0; i < assessing->relatives.len; i++)
    if (assessing->relatives.at[i]->unit == unit)
      return assessing->relatives.at[i]->loaded ? &assessing->relatives.at[i]->evidence : NULL;
  Relative *relative = arena_alloc(assessing->arena, sizeof *relative);
  Fail ignored = {0}; /* a unit without readable evidence has none; its own task reports why */
  relative->unit = unit;
  relative->loaded = handover_load_evidence(assessing->run, unit, assessing->arena, &relative->evidence, NULL, &ignored);
  *list_add(assessing->arena, &assessing->relatives) = relative;
  return relative->loaded ? &relative->evidence : NULL;
}

static bool assess_one(void *state, uint32_t unit, Fail *fail) {
  Run *run = state;
  if (!run->of_unit) run->of_unit = arena_new();
  Arena *arena = run->of_unit;
  Assessing assessing = {.run = run, .arena = arena};
  UnitHandover handover = {.diags = diag_list_new(arena)};
  handover.diags->unit = run->units.all.at[unit].id;
  Assessor assessor = {.assessment = &run->assessment,
                       .pack = &run->pack,
                       .script = run->script,
                       .units = &run->units,
                       .marks = &run->marks,
                       .imports = &run->imports,
                       .join = &run->join,
                       .bad = &run->bad_rules,
                       .state = &assessing,
                       .touch = assess_touch,
                       .evidence = assess_relative};
  UnitEvidence evidence = {0};
  UnitHistory past = {0};
  bool good = handover_load_evidence(run, unit, arena, &evidence, handover.diags, fail) &&
              handover_load_past(run, unit, arena, &past, fail);
  assessor.past = &past;
  if (good) {
    uint32_t over = UINT32_MAX;
    assess_unit(&assessor, &evidence, arena, handover.diags, &handover.result, &over);
    if (over != UINT32_MAX) atomic_fetch_add(&over_limit_units[over], 1);
    summary_make(arena, &run->pack, &handover.result, &evidence, &handover.summary);
    findings_of_unit(arena, &run->pack, &handover.result, &handover.findings);
    ledger_of_unit(&assessor, &run->history, &run->ledger, &handover.result, arena, handover.diags, &handover.ledger);
    diag_sort(handover.diags);
    good = handover_save_unit(run, unit, &handover, fail);
  }
  arena_reset(arena);
  return good;
}

static bool assess_died(void *state, uint32_t unit, Text what, Death why) {
  Run *run = state;
  uint32_t item;
  (void)why;
  if (what.len != sizeof item) return false;
  memcpy(&item, what.at, sizeof item);
  *list_add(run->arena, &run->bad_rules) = (BadRule){unit, item};
  atomic_fetch_add(&over_limit_units[item], 1);
  return true;
}

static bool rule_is_out(const Run *run, uint32_t item) {
  for (size_t i = 0; i < run->bad_rules.len; i++)
    if (run->bad_rules.at[i].unit == UINT32_MAX && run->bad_rules.at[i].item == item) return true;
  return false;
}

/* Takes out for all units what ran over its limit in too many. True when something new was taken out. */
static bool rules_take_out(Run *run) {
  bool any = false;
  for (uint32_t item = 0; item < run->pack.items.len; item++) {
    if (atomic_load(&over_limit_units[item]) < LIMIT_UNITS || rule_is_out(run, item)) continue;
    *list_add(run->arena, &run->bad_rules) = (BadRule){UINT32_MAX, item};
    diag_add(run->diags, DIAG_RULE_LIMIT, run->pack.items.at[item].where, run->pack.items.at[item].id, TEXT_NONE, TEXT_NONE);
    any = true;
  }
  return any;
}

bool phase_assess(Run *run, Fail *fail) {
  size_t size = (run->pack.items.len + 1) * sizeof *over_limit_units;
  over_limit_units = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  if (over_limit_units == MAP_FAILED) return fail_errno(fail, "make shared memory", "");
  bool good;
  do {
    good = in_workers(run, "assess", (uint32_t)run->units.all.len, true, 10, assess_one, assess_died, fail);
  } while (good && rules_take_out(run));
  munmap(over_limit_units, size);
  return good;
}

/* ---- rank ---- */

static bool rank_all(void *state, uint32_t task, Fail *fail) {
  Run *run = state;
  (void)task;
  Arena *kept = arena_new(), *passing = arena_new();
  Summaries summaries = {0};
  bool good = true;
  for (uint32_t unit = 0; good && unit < run->units.all.len; unit++) {
    UnitHandover handover = {0};
    good = handover_load_unit(run, unit, passing, &handover, fail);
    if (good) { /* through the wire form: a copy that owns all it names */
      Buf bytes = {0};
      summary_put(&bytes, &run->pack, &handover.summary);
      Text copy = text_copy(kept, buf_view(&bytes));
      WireIn in = {.at = copy.at, .end = copy.at + copy.len, .arena = kept};
      summary_get(&in, kept, &run->pack, list_add(kept, &summaries));
      buf_free(&bytes);
    }
    arena_reset(passing);
  }
  if (good) standing_finals(&run->pack, &run->units, &summaries);
  if (good) standing_fill(&run->pack, &run->units, &summaries);
  good = good && handover_save_rank(run, &summaries, fail);
  arena_free(passing);
  arena_free(kept);
  return good;
}

bool phase_rank(Run *run, Fail *fail) {
  run->summaries.len = 0; /* of the round before */
  return once(run, "rank", rank_all, fail) && handover_load_rank(run, fail);
}
