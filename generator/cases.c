/* SPDX-License-Identifier: MIT
 *
 * dossier test PACK [CASE]: the cases of a pack's author. A case is rules/<pack>/test/<case>/, laid out like an assessment,
 * with a table of what is expected: expected.csv (unit, item, part, leaf, state, done, due, confirmed, pending, and of a whole
 * unit final, rank, grade; an empty cell asks nothing; the row as_of,<day> says the day).
 * Takes: a pack. Gives: each difference with its line; status 1 when there is one. --show prints the table as computed.
 * Writes nothing.
 */
#include "commands.h"
#include "expected.h"
#include "session.h"

#include <fcntl.h>
#include <stdatomic.h>
#include <sys/mman.h>

typedef struct Tested { /* shared with the worker */
  atomic_uint compared, different;
} Tested;

typedef struct Case {
  const Session *session;
  Expected expected;
  Tested *tested;
  Text pack;
} Case;

/* What is wrong with the papers of a case is mostly meant: only errors are told, unless all is asked for. */
static void tell_diags(const Run *run, DiagList *diags) {
  Options options = *run->options;
  Run told = *run;
  options.quiet = options.quiet || !options.verbose;
  told.options = &options;
  diag_sort(diags);
  terminal_diags(&told, diags);
}

static bool test_in_worker(Trial *trial, Fail *fail) {
  Case *of = trial->state;
  Run *run = trial->run;
  Buf out = {0};
  uint32_t over;
  (void)fail;
  UnitResult *results = arena_alloc(trial->arena, (run->units.all.len + 1) * sizeof *results);
  for (uint32_t i = 0; i < run->units.all.len; i++) {
    Assessor assessor = trial_assessor(trial, i);
    assess_unit(&assessor, &trial->evidence[i], trial->arena, trial->diags, &results[i], &over);
    summary_make(trial->arena, &run->pack, &results[i], &trial->evidence[i], list_add(trial->arena, &run->summaries));
  }
  standing_finals(&run->pack, &run->units, &run->summaries);
  standing_fill(&run->pack, &run->units, &run->summaries);
  run_shown(run);
  Checked checked = {0};
  if (run->options->show) expected_show(&out, run, results);
  else checked = expected_check(&out, &of->expected, run, results);
  atomic_store(&of->tested->compared, checked.compared);
  atomic_store(&of->tested->different, checked.different);
  tell_diags(run, trial->diags);
  terminal_write(1, buf_view(&out));
  buf_free(&out);
  return true;
}

static Text case_path(const Case *of, Arena *arena, Text name, const char *file) {
  return text_format(arena, "%s/%.*s%s%s", of->session->options->input, TEXT_ARG(name), *file ? "/" : "", file);
}

/* Says how the case went; its exit status. */
static int tell(const Case *of, Text name, Arena *arena) {
  const Options *options = of->session->options;
  unsigned compared = atomic_load(&of->tested->compared), different = atomic_load(&of->tested->different);
  if (options->show) return EXIT_DONE;
  if (compared == 0) {
    say_error(options, SAY_CASE_EMPTY, text_cstr(arena, case_path(of, arena, name, "expected.csv")), NULL, NULL);
    return EXIT_GATE;
  }
  Text all = text_format(arena, "%u", compared), bad = text_format(arena, "%u", different);
  Text path = case_path(of, arena, name, "");
  Text said = different ? say_texts(arena, options->messages, SAY_CASE_BAD, (Text[]){path, bad, all}, 3)
                        : say_texts(arena, options->messages, SAY_CASE_GOOD, (Text[]){path, all}, 2);
  if (!options->quiet || different) terminal_write(1, text_format(arena, "%.*s\n", TEXT_ARG(said)));
  return different ? EXIT_GATE : EXIT_DONE;
}

/* Without an assessment.yml the table has to say the day: there is no other clock in a test. */
static bool day_known(const Case *of, const Run *run, Text name) {
  FileStat there;
  Text settings = text_format(run->arena, "%.*s/assessment.yml", TEXT_ARG(name));
  bool known = run->case_day != DAY_NONE || run->options->as_of != DAY_NONE ||
               fs_stat(of->session->input, text_cstr(run->arena, settings), &there);
  if (!known)
    say_error(run->options, SAY_CASE_DAY, text_cstr(run->arena, case_path(of, run->arena, name, "expected.csv")), NULL, NULL);
  return known;
}

static int test_prepared(Case *of, Run *run, Text name) {
  Fail fail = {0};
  Trial trial = {.run = run, .state = of, .work = test_in_worker};
  atomic_store(&of->tested->compared, 0);
  if (!trial_run(&trial, &fail)) return session_failed(run->options, &fail);
  return tell(of, name, run->arena);
}

static int test_one(Case *of, Text name) {
  Run run = session_run(of->session);
  Fail fail = {0};
  int status = EXIT_USAGE;
  run.name = name;
  run.case_pack = of->pack;
  of->expected = (Expected){.shown = case_path(of, run.arena, name, "expected.csv")};
  Text neutral = text_format(run.arena, "input/%.*s/expected.csv", TEXT_ARG(name));
  bool read = expected_read(&of->expected, of->session->input, neutral, &run, &fail);
  run.case_day = of->expected.day;
  if (!read || !day_known(of, &run, name)) {
    diag_sort(run.diags);
    terminal_diags(&run, run.diags);
    if (fail.text[0]) status = session_failed(run.options, &fail);
  } else if (!run_rehearse(&run, name, &fail) || !run_prepare(&run, name, &fail)) {
    status = session_not_made(&run, name, &fail);
  } else {
    status = test_prepared(of, &run, name);
  }
  run_finish(&run);
  return status;
}

/* Folders with an expected.csv, sorted. */
static bool cases_list(Session *session, Fail *fail) {
  FileList entries = {0};
  FileStat there;
  if (!fs_list(session->input, ".", session->arena, &entries, fail)) return false;
  for (size_t i = 0; i < entries.len; i++) {
    Text path = text_format(session->arena, "%.*s/expected.csv", TEXT_ARG(entries.at[i].name));
    bool is = entries.at[i].stat.kind == FILE_FOLDER && entries.at[i].name.at[0] != '.';
    if (is && fs_stat(session->input, text_cstr(session->arena, path), &there))
      *list_add(session->arena, &session->names) = entries.at[i].name;
  }
  return true;
}

static int test_cases(Session *session, Case *of, Text one) {
  int worst = EXIT_DONE;
  size_t done = 0;
  for (size_t i = 0; i < session->names.len; i++) {
    if (one.len && !text_equal(one, session->names.at[i])) continue;
    int status = test_one(of, session->names.at[i]);
    worst = status > worst ? status : worst;
    done++;
  }
  return done ? worst : session_no_such(session->options, SAY_NO_SUCH_CASE, one, &session->names);
}

static int cases_none(const Options *options, Text pack, const char *folder) {
  Arena *arena = arena_new();
  say_error(options, SAY_NO_CASES, text_cstr(arena, pack), folder, NULL);
  arena_free(arena);
  return EXIT_USAGE;
}

int command_test(const Options *options, Text pack, Text one) {
  Arena *arena = arena_new();
  Options own = *options;
  Session session = session_none(&own);
  Fail fail = {0};
  own.input = text_cstr(arena, text_format(arena, "%s/%.*s/test", options->rules, TEXT_ARG(pack)));
  Tested *tested = mmap(NULL, sizeof *tested, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  int status = session_folder(&own, own.rules, "--rules", &session.rules);
  if (!status) status = session_folder(&own, own.themes, "--themes", &session.themes);
  session.input = status ? -1 : fs_open_folder(AT_FDCWD, own.input, &fail);
  Case of = {.session = &session, .tested = tested, .pack = pack};
  if (status) status = EXIT_USAGE;
  else if (tested == MAP_FAILED) status = EXIT_SYSTEM;
  else if (session.input < 0 || !cases_list(&session, &fail) || !session.names.len) status = cases_none(&own, pack, own.input);
  else status = test_cases(&session, &of, one);
  if (tested != MAP_FAILED) munmap(tested, sizeof *tested);
  arena_free(arena);
  return session_close(&session, status);
}
