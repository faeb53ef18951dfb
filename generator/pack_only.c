/* SPDX-License-Identifier: MIT
 *
 * A pack loaded by itself. Takes: a session with its rules open, a pack's id, what to do with it. Gives: an exit status; 2 after
 * the pack's own errors. Owns: the worker's arena.
 */
#include "pack_only.h"

#include <stdatomic.h>
#include <sys/mman.h>

typedef struct Loading {
  PackOnly *only;
  atomic_int *status; /* shared with the worker */
  DiagList *diags;    /* of its death */
} Loading;

int pack_only_tell(const Options *options, DiagList *diags) {
  Options own = *options;
  own.verbose = true; /* all of them: there is no report that has the rest */
  Run run = {.options = &own};
  int status = EXIT_DONE;
  diag_sort(diags);
  for (size_t i = 0; i < diags->all.len; i++)
    if (diag_level(diags->all.at[i].code) != DIAG_NOTICE) status = EXIT_GATE;
  terminal_diags(&run, diags);
  return status;
}

/* There is no assessment: the pack's own period, and a day that no rule looks at while it is loaded. */
static Assessment bare_assessment(const Options *options, Text pack) {
  Assessment assessment = {.pack = pack, .lang = options->messages, .as_of = 0, .folder = -1, .units_folder = -1};
  assessment.period = (Period){DAY_NONE, DAY_NONE};
  if (options->as_of != DAY_NONE) assessment.as_of = options->as_of;
  return assessment;
}

static bool load_in_worker(void *state, uint32_t task, Fail *fail) {
  Loading *loading = state;
  PackOnly *only = loading->only;
  const Options *options = only->session->options;
  only->arena = arena_new();
  only->diags = diag_list_new(only->arena);
  Assessment assessment = bare_assessment(options, only->id);
  (void)task;
  run_touch(text_format(only->arena, "rules/%.*s/pack.lua", TEXT_ARG(only->id)));
  only->script = pack_load(only->session->rules, &assessment, only->arena, only->diags, &only->pack, fail);
  int status = EXIT_USAGE;
  if (only->script) status = only->work(only, fail);
  else pack_only_tell(options, only->diags);
  atomic_store(loading->status, status);
  if (only->script) pack_close(only->script);
  arena_free(only->arena);
  return !fail->text[0];
}

static bool died(void *state, uint32_t task, Text what, Death why) {
  Loading *loading = state;
  (void)task;
  DiagCode code = why == DEATH_CRASHED ? DIAG_CONFIG_CRASHED : DIAG_CONFIG_LIMIT;
  diag_add(loading->diags, code, where_of(what, 0, 0), TEXT_NONE, TEXT_NONE, TEXT_NONE);
  return false;
}

static int load_supervised(Loading *loading) {
  const Session *session = loading->only->session;
  Fail fail = {0};
  Tasks tasks = {.count = 1,
                 .jobs = 1,
                 .limited = true,
                 .cpu_seconds = 10,
                 .close_fd = -1,
                 .state = loading,
                 .work = load_in_worker,
                 .died = died};
  loading->diags = diag_list_new(session->arena);
  if (run_tasks(&tasks, &fail)) return atomic_load(loading->status);
  if (!loading->diags->all.len) return session_failed(session->options, &fail);
  pack_only_tell(session->options, loading->diags);
  return EXIT_USAGE;
}

int pack_only_run(PackOnly *only) {
  atomic_int *shared = mmap(NULL, sizeof *shared, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  Loading loading = {.only = only, .status = shared};
  if (shared == MAP_FAILED) return EXIT_SYSTEM;
  int status = load_supervised(&loading);
  munmap(shared, sizeof *shared);
  return status;
}
