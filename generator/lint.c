/* SPDX-License-Identifier: MIT
 *
 * dossier lint PACK [INPUT] [--coverage]: what in a pack is likely not meant, before anybody is assessed with it; with INPUT also
 * what its assessments there tell (lint_units.c).
 * Takes: a pack. Gives: a diagnostic for each finding, status 1 when there is one; with --coverage the page of its rows, as
 * Markdown on standard output. Writes nothing.
 */
#include "commands.h"
#include "coverage.h"
#include "lint.h"

#include <stdatomic.h>
#include <sys/mman.h>

typedef struct Linting {
  Session *session;
  Text pack;
  atomic_int *status; /* shared with the worker */
  DiagList *diags;    /* of its death */
} Linting;

/* There is no assessment: the pack's own period, and a day that no rule looks at while it is loaded. */
static Assessment bare_assessment(const Options *options, Text pack) {
  Assessment assessment = {.pack = pack, .lang = options->messages, .as_of = 0, .folder = -1, .units_folder = -1};
  assessment.period = (Period){DAY_NONE, DAY_NONE};
  if (options->as_of != DAY_NONE) assessment.as_of = options->as_of;
  return assessment;
}

int lint_tell(const Options *options, DiagList *diags) {
  Run run = {.options = options};
  Options own = *options;
  own.verbose = true; /* all of them: there is no report that has the rest */
  run.options = &own;
  int status = EXIT_DONE;
  diag_sort(diags);
  for (size_t i = 0; i < diags->all.len; i++)
    if (diag_level(diags->all.at[i].code) != DIAG_NOTICE && status == EXIT_DONE) status = EXIT_GATE;
  terminal_diags(&run, diags);
  return status;
}

static int no_coverage(const Options *options, Text pack, Arena *arena) {
  Text path = text_format(arena, "%s/%.*s/coverage.csv", options->rules, TEXT_ARG(pack));
  say_error(options, SAY_NO_COVERAGE, text_cstr(arena, path), NULL, NULL);
  return EXIT_USAGE;
}

/* Of a loaded pack. */
static int lint_loaded(const Linting *linting, Script *script, const Pack *pack, Arena *arena, DiagList *diags, Fail *fail) {
  const Options *options = linting->session->options;
  Coverage coverage = {0};
  bool there = false;
  Buf out = {0};
  if (!coverage_read(linting->session->rules, pack, arena, diags, &there, &coverage, fail)) return EXIT_SYSTEM;
  if (!options->coverage) pack_lint(script, pack, arena, diags); /* the page stands whatever else is found */
  int status = lint_tell(options, diags);
  if (options->coverage && !there) return no_coverage(options, linting->pack, arena);
  if (options->coverage) coverage_page(&out, &coverage, pack, arena, options->messages);
  terminal_write(1, buf_view(&out));
  buf_free(&out);
  return status;
}

static bool lint_in_worker(void *state, uint32_t task, Fail *fail) {
  Linting *linting = state;
  const Options *options = linting->session->options;
  Arena *arena = arena_new();
  DiagList *diags = diag_list_new(arena);
  Assessment assessment = bare_assessment(options, linting->pack);
  Pack pack;
  (void)task;
  run_touch(text_format(arena, "rules/%.*s/pack.lua", TEXT_ARG(linting->pack)));
  Script *script = pack_load(linting->session->rules, &assessment, arena, diags, &pack, fail);
  int status = EXIT_USAGE;
  if (script) status = lint_loaded(linting, script, &pack, arena, diags, fail);
  else lint_tell(options, diags);
  atomic_store(linting->status, status);
  if (script) pack_close(script);
  arena_free(arena);
  return !fail->text[0];
}

static bool died(void *state, uint32_t task, Text what, Death why) {
  Linting *linting = state;
  (void)task;
  DiagCode code = why == DEATH_CRASHED ? DIAG_CONFIG_CRASHED : DIAG_CONFIG_LIMIT;
  diag_add(linting->diags, code, where_of(what, 0, 0), TEXT_NONE, TEXT_NONE, TEXT_NONE);
  return false;
}

static int lint_supervised(Linting *linting) {
  const Options *options = linting->session->options;
  Fail fail = {0};
  Tasks tasks = {.count = 1,
                 .jobs = 1,
                 .limited = true,
                 .cpu_seconds = 10,
                 .close_fd = -1,
                 .state = linting,
                 .work = lint_in_worker,
                 .died = died};
  linting->diags = diag_list_new(linting->session->arena);
  if (run_tasks(&tasks, &fail)) return atomic_load(linting->status);
  if (!linting->diags->all.len) return session_failed(options, &fail);
  lint_tell(options, linting->diags);
  return EXIT_USAGE;
}

/* Every assessment of INPUT that uses the pack. */
static int lint_assessments(Session *session, Text pack, void *shared) {
  TextList names = {0};
  int worst = EXIT_DONE;
  session_names_with(session, pack, TEXT_NONE, &names);
  if (!names.len) return session_choose(session->options, SAY_PACK_IN_NONE, pack, &names);
  for (size_t i = 0; i < names.len; i++) {
    int status = lint_units(session, names.at[i], shared);
    if (status > worst) worst = status;
  }
  return worst;
}

int command_lint(const Options *options, Text pack, bool units) {
  Session session = session_none(options);
  int status = units ? session_open(&session, options, false) : session_folder(options, options->rules, "--rules", &session.rules);
  atomic_int *shared = mmap(NULL, sizeof *shared, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  Linting linting = {.session = &session, .pack = pack, .status = shared};
  if (!status && shared == MAP_FAILED) status = EXIT_SYSTEM;
  if (!status) status = lint_supervised(&linting);
  if (units && status < EXIT_USAGE) {
    int found = lint_assessments(&session, pack, shared);
    status = found > status ? found : status;
  }
  if (shared != MAP_FAILED) munmap(shared, sizeof *shared);
  return session_close(&session, status);
}
