/* SPDX-License-Identifier: MIT
 *
 * Before the phases: configuration, register, pack, marks, theme. Takes: an assessment's name. Gives: a Run that the phases can
 * work on, or diagnostics. All of it is tried even when a part has errors, so that one run names them all.
 */
#include "phases.h"

#include <fcntl.h>
#include <unistd.h>

static bool any_error(const DiagList *diags) {
  for (size_t i = 0; i < diags->all.len; i++)
    if (diag_level(diags->all.at[i].code) == DIAG_ERROR) return true;
  return false;
}

/* The program itself: a hand-over of another build is never read. */
uint64_t run_build_stamp(Arena *arena) {
  int fd = open("/proc/self/exe", O_RDONLY | O_CLOEXEC);
  off_t size = fd < 0 ? 0 : lseek(fd, 0, SEEK_END);
  char *at = arena_alloc(arena, (size_t)size + 1);
  ssize_t got = fd < 0 ? 0 : pread(fd, at, (size_t)size, 0);
  if (fd >= 0) close(fd);
  return hash_quick((Text){at, got > 0 ? (size_t)got : 0}, hash_quick(TEXT(DOSSIER_VERSION), 0));
}

static void options_override(Run *run) {
  const Options *options = run->options;
  Assessment *assessment = &run->assessment;
  if (options->has_lang) assessment->lang = options->lang;
  if (options->theme.len) assessment->theme = options->theme;
  assessment->state_text = text_format(run->arena, "%.*slang=%s\ntheme=%.*s\n", TEXT_ARG(assessment->state_text),
                                       lang_tag(assessment->lang), TEXT_ARG(assessment->theme));
}

static void stamp_make(Run *run) {
  run->stamp = hash_quick(run->assessment.state_text, run->build);
  const uint64_t parts[] = {run->units.stamp, run->pack.stamp, run->marks.stamp, theme_stamp(run->theme), run->imported};
  run->stamp = hash_quick((Text){(const char *)parts, sizeof parts}, run->stamp);
}

/* Which reports there are, the settings do not know. */
static void documents_check(Run *run) {
  Text known[REPORT_COUNT];
  for (size_t i = 0; i < REPORT_COUNT; i++) known[i] = text_of(report_names[i]);
  for (size_t i = 0; i < run->assessment.documents.len; i++) {
    Text name = run->assessment.documents.at[i];
    bool found = false;
    for (size_t k = 0; k < REPORT_COUNT; k++) found |= text_equal(name, known[k]);
    if (!found)
      diag_add(run->diags, DIAG_ASSESSMENT_DOCUMENT, run->assessment.documents_at.at[i], name,
               text_nearest(name, known, REPORT_COUNT), TEXT_NONE);
  }
}

static bool open_settings(Run *run, Fail *fail) {
  Day day = run->options->as_of != DAY_NONE ? run->options->as_of : run->case_day;
  if (run->case_pack.len)
    return assessment_open_case(run->input, run->name, run->case_pack, day, run->arena, run->diags, &run->assessment, fail);
  return assessment_open(run->input, run->name, day, run->arena, run->diags, &run->assessment, fail);
}

bool run_prepare(Run *run, Text name, Fail *fail) {
  Arena *arena = run->arena;
  run->name = name;
  run->versions = text_format(arena, "%.*s, %.*s, %.*s", TEXT_ARG(read_versions(arena)), TEXT_ARG(assess_versions(arena)),
                              TEXT_ARG(publish_versions(arena)));
  run_touch(text_format(arena, "%.*s/assessment.yml", TEXT_ARG(name)));
  if (!open_settings(run, fail)) return false;
  options_override(run);
  documents_check(run);
  if (!run->case_pack.len && !assessment_look(&run->assessment, arena, run->diags, fail)) return false;
  run_touch(text_format(arena, "%.*s/units.csv", TEXT_ARG(name)));
  bool good = units_read(&run->assessment, arena, run->diags, &run->units, fail);
  run_touch(text_format(arena, "%.*s/holidays.csv", TEXT_ARG(name)));
  good = holidays_read(&run->assessment, arena, run->diags, fail) && good;
  run_touch(text_format(arena, "themes/%.*s", TEXT_ARG(run->assessment.theme)));
  run->theme = theme_load(run->themes, run->assessment.theme, run->assessment.lang, arena, run->diags, fail);
  if (run->theme && !theme_look(run->theme, run->assessment.page_profile))
    diag_add(run->diags, DIAG_ASSESSMENT_VALUE, where_of(text_format(arena, "input/%.*s/assessment.yml", TEXT_ARG(name)), 0, 0),
             TEXT("page"), run->assessment.page_profile, TEXT("plain-a4, gb9704"));
  run_touch(text_format(arena, "rules/%.*s/pack.lua", TEXT_ARG(run->assessment.pack)));
  run->script = pack_load(run->rules, &run->assessment, arena, run->diags, &run->pack, fail);
  run_touch(text_format(arena, "%.*s/marks", TEXT_ARG(name)));
  good = good && run->theme && run->script &&
         marks_read(&run->assessment, &run->units, &run->pack, arena, run->diags, &run->marks, fail);
  run_touch(text_format(arena, "%.*s/imports", TEXT_ARG(name)));
  good = good && imports_read(&run->assessment, &run->units, arena, run->diags, &run->imports, &run->imported, fail);
  run_touch(text_format(arena, "%.*s/ledger.csv", TEXT_ARG(name)));
  good = good && ledger_read(&run->assessment, &run->units, arena, run->diags, &run->ledger, fail);
  if (!good || any_error(run->diags)) return false;
  stamp_make(run);
  return true;
}

/* ---- the same in a worker first: a pack that loops or a file that crashes its reader costs a message, not the program ---- */

typedef struct Rehearsal {
  const Run *run;
  Text name;
  DiagList *diags;
} Rehearsal;

static bool rehearse(void *state, uint32_t task, Fail *fail) {
  const Rehearsal *rehearsal = state;
  Run run = *rehearsal->run;
  Fail ignored = {0}; /* the parent meets the same trouble and reports it */
  (void)task;
  (void)fail;
  run.arena = arena_new();
  run.diags = diag_list_new(run.arena);
  run_prepare(&run, rehearsal->name, &ignored);
  return true;
}

static bool rehearsal_died(void *state, uint32_t task, Text what, Death why) {
  const Rehearsal *rehearsal = state;
  (void)task;
  DiagCode code = why == DEATH_CRASHED ? DIAG_CONFIG_CRASHED : DIAG_CONFIG_LIMIT;
  diag_add(rehearsal->diags, code, where_of(what, 0, 0), TEXT_NONE, TEXT_NONE, TEXT_NONE);
  return false;
}

bool run_rehearse(Run *run, Text name, Fail *fail) {
  Rehearsal rehearsal = {run, name, run->diags};
  Tasks tasks = {.count = 1,
                 .jobs = 1,
                 .limited = true,
                 .cpu_seconds = 10,
                 .close_fd = run->lock,
                 .state = &rehearsal,
                 .work = rehearse,
                 .died = rehearsal_died};
  if (run_tasks(&tasks, fail)) return true;
  if (any_error(run->diags)) *fail = (Fail){0}; /* said as a diagnostic: a configuration error, not a failure */
  return false;
}

void run_finish(Run *run) {
  if (run->script) pack_close(run->script);
  if (run->work >= 0) close(run->work);
  assessment_close(&run->assessment);
  arena_free(run->arena);
}
