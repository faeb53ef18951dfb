/* SPDX-License-Identifier: MIT
 *
 * The commands. Takes: options. Gives: exit status; the worst of all assessments wins. A configuration error in one assessment
 * leaves its own output untouched and the others go on.
 */
#include "commands.h"
#include "session.h"

/* ---- the first phases, which build and check share ---- */

static bool results(Run *run, Stats *stats, Fail *fail) {
  static const struct {
    const char *name;
    bool (*work)(Run *run, Fail *fail);
  } phases[] = {{"read", phase_read}, {"join", phase_join}, {"history", phase_history}, {"assess", phase_assess}, {"rank", phase_rank}};
  for (size_t i = 0; i < sizeof phases / sizeof *phases; i++) {
    if (!phases[i].work(run, fail)) return false;
    stats_phase(run->options, stats, phases[i].name);
  }
  return true;
}

static bool phases_to_results(Run *run, Text name, Fail *fail) {
  Stats stats = stats_begin();
  if (!run_rehearse(run, name, fail) || !run_prepare(run, name, fail) || !handover_open(run, fail)) return false;
  state_begin(run);
  stats_phase(run->options, &stats, "prepare");
  return results(run, &stats, fail);
}

/* Papers that change meanwhile are read once more, with all that follows from them. */
static bool compose(Run *run, bool *changed, Fail *fail) {
  Stats stats = stats_begin();
  bool again = true, good = true;
  while (good && again) {
    good = phase_compose(run, changed, &again, fail);
    stats_phase(run->options, &stats, "compose");
    if (good && again) good = results(run, &stats, fail);
  }
  restless_close(run);
  return good;
}

static void count_levels(const DiagList *diags, RunState *said) {
  for (size_t i = 0; i < diags->all.len; i++) {
    DiagLevel level = diag_level(diags->all.at[i].code);
    said->errors += level == DIAG_ERROR;
    said->warnings += level == DIAG_WARNING;
  }
}

/* A score is provisional because a veto or gate waits for eyes, or because a rule failed or papers could not be read. */
static void count_provisional(const Pack *pack, const UnitSummary *summary, RunState *said) {
  bool waits = false, failed = false;
  for (size_t i = 0; i < pack->items.len; i++) {
    waits |= (pack->items.at[i].veto || pack->items.at[i].gate) && summary->states[i] == STATE_PENDING;
    failed |= summary->states[i] == STATE_ERROR;
  }
  for (size_t i = 0; i < summary->lowered.len; i++) waits |= summary->lowered.at[i].more;
  said->undecided |= summary->provisional && waits;
  said->provisional |= summary->provisional && (failed || !waits);
}

/* Adds up what is said at the end, and prints what is wrong with the input, unit after unit. */
static bool tell_units(Run *run, RunState *said, Buf *missing, Fail *fail) {
  diag_sort(run->diags);
  count_levels(run->diags, said);
  terminal_diags(run, run->diags);
  said->units = (uint32_t)run->units.all.len;
  for (uint32_t unit = 0; unit < run->units.all.len; unit++) {
    Arena *arena = arena_new();
    UnitHandover handover = {0};
    bool good = handover_load_unit(run, unit, arena, &handover, fail);
    if (good) {
      count_levels(handover.diags, said);
      terminal_diags(run, handover.diags);
      said->papers += handover.result.filed;
      said->open += handover.summary.open;
      said->waiting += handover.summary.waiting;
      said->refused += handover.summary.refused;
      count_provisional(&run->pack, &handover.summary, said);
      if (missing) terminal_missing(run, &handover, missing);
    }
    arena_free(arena);
    if (!good) return false;
  }
  return true;
}

/* ---- build ---- */

static int strict_status(const Options *options, const RunState *said) {
  return options->strict && said->errors + said->warnings > 0 ? EXIT_GATE : EXIT_DONE;
}

static int build_one(const Session *session, Text name) {
  Run run = session_run(session);
  Fail fail = {0};
  RunState said = {0};
  bool changed = false, made = !state_is_current(&run, name, &said);
  run.name = name;
  bool good = !made || (phases_to_results(&run, name, &fail) && compose(&run, &changed, &fail));
  terminal_progress_end();
  if (good && made) good = tell_units(&run, &said, NULL, &fail) && state_save(&run, &said, &fail);
  int status = good ? strict_status(session->options, &said) : session_not_made(&run, name, &fail);
  if (good) terminal_summary(&run, &said, made, changed);
  run_finish(&run);
  return status;
}

static int each_assessment(const Options *options, int (*one)(const Session *, Text)) {
  Session session;
  int opened = session_open(&session, options, true), worst = opened;
  for (size_t i = 0; opened == EXIT_DONE && i < session.names.len; i++) {
    int status = one(&session, session.names.at[i]);
    if (status > worst) worst = status;
  }
  return session_close(&session, worst);
}

int command_build(const Options *options) {
  return each_assessment(options, build_one);
}

/* ---- check: what is missing, by unit, with days left ---- */

static int check_one(const Session *session, Text name) {
  Run run = session_run(session);
  Fail fail = {0};
  RunState said = {0};
  Buf missing = {0};
  bool good = phases_to_results(&run, name, &fail);
  terminal_progress_end();
  good = good && tell_units(&run, &said, &missing, &fail);
  if (good) terminal_write(1, buf_view(&missing));
  bool unmet = said.open + said.waiting + said.refused > 0 || said.provisional || said.undecided;
  int status = !good ? session_not_made(&run, name, &fail) : unmet ? EXIT_GATE : strict_status(session->options, &said);
  buf_free(&missing);
  run_finish(&run);
  return status;
}

int command_check(const Options *options) {
  return each_assessment(options, check_one);
}

/* ---- units [--write]: the register as it stands ---- */

static void tell_left_out(const Run *run) {
  for (size_t i = 0; i < run->units.all.len; i++) {
    const Unit *unit = &run->units.all.at[i];
    Text place = fs_path_join(run->arena, run->assessment.units_shown, text_visible(run->arena, unit->path));
    if (!units_draft_takes(unit))
      say_error(run->options, SAY_UNIT_LEFT_OUT, text_cstr(run->arena, place_shown(run->options, run->arena, place)), NULL, NULL);
  }
}

static int units_one(const Session *session, Text name) {
  const Options *options = session->options;
  Run run = session_run(session);
  Fail fail = {0};
  Buf csv = {0};
  run.name = name;
  bool good = assessment_open(run.input, name, options->as_of, run.arena, run.diags, &run.assessment, &fail) &&
              units_read(&run.assessment, run.arena, run.diags, &run.units, &fail);
  int status = good ? EXIT_DONE : session_not_made(&run, name, &fail);
  const char *path = text_cstr(run.arena, text_format(run.arena, "%s/%.*s/units.csv", options->input, TEXT_ARG(name)));
  FileStat there;
  if (good) units_draft(&run.units, &csv);
  if (good) tell_left_out(&run);
  if (good && !options->write) {
    terminal_write(1, buf_view(&csv));
  } else if (good && fs_stat(run.assessment.folder, "units.csv", &there)) {
    say_error(options, SAY_REGISTER_EXISTS, path, NULL, NULL);
    status = EXIT_USAGE;
  } else if (good && !fs_write_new(run.assessment.folder, "units.csv", buf_view(&csv), &fail)) {
    status = session_failed(options, &fail);
  } else if (good) {
    Text said = say(run.arena, options->messages, SAY_REGISTER_WRITTEN, path, NULL, NULL);
    terminal_write(1, text_format(run.arena, "%.*s\n", TEXT_ARG(said)));
  }
  buf_free(&csv);
  run_finish(&run);
  return status;
}

int command_units(const Options *options) {
  Session session;
  int opened = session_open(&session, options, false), worst = opened;
  for (size_t i = 0; opened == EXIT_DONE && i < session.names.len; i++) {
    int status = units_one(&session, session.names.at[i]);
    if (status > worst) worst = status;
  }
  return session_close(&session, worst);
}
