/* SPDX-License-Identifier: MIT
 *
 * phases.h - one assessment from input/ to output/: read, join, assess, rank, compose, then one publication. Each phase takes
 * hand-over files and gives hand-over files below output/.dossier/handover/<assessment>/, so that phases may run in other
 * processes, or be skipped where their hand-over still fits. What a hand-over file holds, in order, is said in handover.c.
 */
#ifndef DOSSIER_PHASES_H
#define DOSSIER_PHASES_H

#include "publish/publish.h"
#include "run.h"

#define DOSSIER_VERSION "0.1.0"

typedef struct Options {
  const char *input, *output, *rules, *themes; /* folders; rules and themes NULL = found by main */
  Text only, theme, unit; /* empty = all, the assessment's own, none */
  bool has_lang;
  Lang lang; /* of reports, when has_lang */
  Lang messages; /* of the terminal */
  Day as_of; /* DAY_NONE = the assessment's own */
  int jobs;
  bool quiet, verbose, strict, colour, write, stats, show, coverage;
  bool replace; /* close: an earlier file of the same period */
  bool again; /* verify: the input was named, and the package is made again from it */
} Options;

typedef struct Restless Restless; /* restless.c */

typedef struct Run {
  const Options *options;
  int input, output, rules, themes; /* open folders; output -1 until it is needed */
  int lock, work;
  Arena *arena; /* lives as long as the assessment is worked on */
  Arena *of_unit; /* in a worker of assess: of the unit in hand, the same blocks for each; NULL = none yet */
  DiagList *diags; /* about the assessment, its pack, theme and marks */
  Text name;
  Text case_pack; /* of a case: the pack where it has no assessment.yml; else empty */
  Day case_day;   /* of a case: its as_of, before that of assessment.yml */
  Assessment assessment;
  Units units;
  Pack pack;
  Script *script;
  Marks marks;
  LedgerRows ledger;
  Imports imports;
  uint64_t imported; /* their stamp */
  Theme *theme;
  Join join;
  History history;
  bool history_read;
  Summaries summaries;
  uint32_t *order;
  uint64_t build; /* of this program */
  uint64_t stamp; /* of program, configuration, register, pack */
  uint64_t inputs; /* names, sizes and times of all that goes in, as the run began (state.c) */
  BadFiles bad_files;
  BadRules bad_rules;
  Restless *restless; /* NULL until the first compose */
  Stage *stage;
  Text versions;
  const char *phase; /* for the progress line */
} Run;

uint64_t run_build_stamp(Arena *arena); /* of this program's own bytes */
/* Configuration, register, pack, marks and theme. False with an error in run->diags (status 2) or with fail->text (4). */
bool run_prepare(Run *run, Text name, Fail *fail);
/* The same in a worker, for its death only: then a diagnostic names the file in hand. Before run_prepare. */
bool run_rehearse(Run *run, Text name, Fail *fail);
void run_finish(Run *run);

typedef struct Stats { /* clocks when a phase began, in seconds */
  double wall, processor;
} Stats;
Stats stats_begin(void);
void stats_phase(const Options *options, Stats *stats, const char *phase); /* the phase is over, the next one begins */

bool phase_read(Run *run, Fail *fail);
bool phase_join(Run *run, Fail *fail);
bool phase_history(Run *run, Fail *fail); /* earlier periods: before assess, which may ask for them */
bool phase_assess(Run *run, Fail *fail);
bool phase_rank(Run *run, Fail *fail);
/* Fills the stage; *changed says whether output/<assessment> was replaced. *again: papers changed since they were read, nothing
 * was published, and the phases from read on are due once more; at most twice. */
bool phase_compose(Run *run, bool *changed, bool *again, Fail *fail);

/* ---- Hand-over files (handover.c) ---- */

typedef struct UnitHandover { /* of phase assess */
  UnitSummary summary;
  UnitResult result;
  Findings findings;
  Ledger ledger;
  DiagList *diags; /* of reading and assessing the unit */
} UnitHandover;

typedef struct BodyList { /* rendered bodies of a unit's papers, by path */
  TextList paths, html;
} BodyList;

bool handover_open(Run *run, Fail *fail); /* makes the work folder and its rooms */
bool handover_read_is_kept(Run *run, uint32_t unit, uint64_t files, Arena *arena);
bool handover_save_read(Run *run, uint32_t unit, uint64_t files, const UnitEvidence *evidence, const DiagList *diags,
                        const BodyList *bodies, Fail *fail);
bool handover_load_read(Run *run, uint32_t unit, Arena *arena, UnitEvidence *evidence, DiagList *diags, Fail *fail);
/* The same as all later phases see it: with what the join found. */
bool handover_load_evidence(Run *run, uint32_t unit, Arena *arena, UnitEvidence *evidence, DiagList *diags, Fail *fail);
bool handover_load_bodies(Run *run, uint32_t unit, Arena *arena, BodyList *bodies, Fail *fail);
bool handover_save_unit(Run *run, uint32_t unit, const UnitHandover *handover, Fail *fail);
bool handover_load_unit(Run *run, uint32_t unit, Arena *arena, UnitHandover *handover, Fail *fail);
bool handover_save_join(Run *run, const Join *join, Fail *fail);
bool handover_load_join(Run *run, Fail *fail);
bool handover_save_rank(Run *run, const Summaries *summaries, Fail *fail);
bool handover_load_rank(Run *run, Fail *fail);
bool handover_save_history(Run *run, const History *history, const DiagList *diags, Fail *fail);
bool handover_load_history(Run *run, Fail *fail); /* its diagnostics are added to the run's */
bool handover_save_past(Run *run, uint32_t unit, Buf *past, Fail *fail); /* frees it */
bool handover_load_past(Run *run, uint32_t unit, Arena *arena, UnitHistory *past, Fail *fail);
/* What composing one unit (or the shared pages, part "_shared") left for the end: manifest entries, pieces of data files. */
bool handover_save_part(Run *run, Text part, const Buf *entries, const Buf *xml, const Buf *csv, Fail *fail);
bool handover_load_part(Run *run, Text part, Arena *arena, Text *entries, Text *xml, Text *csv, Fail *fail);
bool handover_save_search(Run *run, uint32_t unit, Buf *piece, Fail *fail); /* frees the piece */
bool handover_load_search(Run *run, uint32_t unit, Arena *arena, Text *piece, Fail *fail);
Text handover_path(Run *run, Arena *arena, const char *room, Text name);

/* ---- Files that change while the report is made (restless.c) ---- */

bool restless_open(Run *run, Fail *fail); /* the first time; before workers compose */
void restless_close(Run *run);
void restless_note(Run *run, uint32_t unit); /* by a worker: a paper of the unit is not what was read */
bool restless_begin_round(Run *run); /* false: none was noted */
bool restless_keeps(const Run *run, uint32_t unit); /* the unit is read anew, and copies of its files are kept */
bool restless_keep(const Run *run, uint32_t unit, const KeptFile *file, bool *same, Fail *fail);
bool restless_load(const Run *run, uint32_t unit, const Sha256 *hash, Arena *arena, Text *bytes, Fail *fail);

/* ---- Small copies of photos, kept from run to run (cache.c) ---- */

/* As read_photo, from the cache where it has it. The outcome and the bytes are the arena's. */
PhotoOutcome cache_photo(const Run *run, const Unit *unit, const Sha256 *hash, Text bytes, Arena *arena, Picture *shown);
bool cache_has_photo(const Run *run, const Unit *unit, const Sha256 *hash, Arena *arena, Picture *shown); /* makes none */
bool cache_clean_unit(const Run *run, const Unit *unit, const UnitEvidence *evidence, Fail *fail); /* of photos that are gone */
bool cache_clean(const Run *run, Fail *fail); /* of units that are gone */

/* ---- data/ (data.c) ---- */

bool data_compose(Run *run, const Publisher *publisher, const DiagList *diags, Spool *spool, Buf *entries, Fail *fail);

/* ---- Nothing changed? (state.c) ---- */

typedef struct RunState { /* what the last run said, to be said again */
  uint32_t units, papers, open, waiting, refused, errors, warnings;
  bool provisional, undecided; /* scores: a rule failed; a veto or gate waits */
} RunState;

/* True when input, rules, theme, options, day and output are as the last run left them. Fills what it said. */
bool state_is_current(Run *run, Text name, RunState *said);
/* Before evidence is read: what is written down is how the inputs stood then, so a change during the run is seen next time. */
void state_begin(Run *run);
bool state_save(Run *run, const RunState *said, Fail *fail);

/* ---- The terminal (terminal.c) ---- */

void terminal_progress(void *run, uint32_t done);
void terminal_progress_end(void);
void terminal_diags(const Run *run, const DiagList *diags);
void terminal_summary(const Run *run, const RunState *said, bool made, bool changed);
void terminal_missing(const Run *run, const UnitHandover *unit, Buf *out);
/* input/x, rules/x and themes/x with the folders that were named on the command line. */
Text place_shown(const Options *options, Arena *arena, Text place);
void run_shown(Run *run); /* the places of pack, marks and waivers, before they are printed on a terminal */
void evidence_shown(const Options *options, Arena *arena, UnitEvidence *evidence);
void terminal_fail(const Options *options, const Fail *fail);
void terminal_write(int fd, Text text);

#endif
