/* SPDX-License-Identifier: MIT
 *
 * What the commands share: opening the folders that were named, choosing assessments, and saying that one was not made.
 * Takes: options. Gives: a Session, or an exit status. Owns: the open folders, until session_close.
 */
#include "session.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int session_failed(const Options *options, const Fail *fail) {
  terminal_fail(options, fail);
  return fail->usage ? EXIT_USAGE : EXIT_SYSTEM;
}

int session_folder(const Options *options, const char *path, const char *option, int *folder) {
  Fail fail = {0};
  *folder = path ? fs_open_folder(AT_FDCWD, path, &fail) : -1;
  if (*folder >= 0) return EXIT_DONE;
  say_error(options, SAY_NO_FOLDER, path ? path : option + 2, option, NULL);
  return EXIT_USAGE;
}

/* The nearest folder above (or at) a path that exists already, resolved. */
static bool nearest_existing(const char *path, char resolved[PATH_MAX]) {
  char at[PATH_MAX];
  if (strlen(path) >= sizeof at) return false;
  memcpy(at, path, strlen(path) + 1);
  while (!realpath(at, resolved)) {
    char *slash = strrchr(at, '/');
    if (!slash) return realpath(".", resolved) != NULL;
    slash[slash == at] = '\0';
    if (slash == at) return realpath("/", resolved) != NULL;
  }
  return true;
}

/* Reports in the folder of an assessment would be its papers next time. */
static bool output_in_assessment(const Options *options) {
  char input[PATH_MAX], output[PATH_MAX];
  if (!realpath(options->input, input) || !nearest_existing(options->output, output)) return false;
  size_t len = strlen(input);
  if (strncmp(input, output, len) != 0 || output[len] != '/') return false;
  Arena *arena = arena_new();
  Text below = text_of(output + len + 1), first;
  text_cut(&below, '/', &first);
  Text own = text_format(arena, "%s/%.*s/.dossier", input, TEXT_ARG(first));
  bool ours = access(text_cstr(arena, own), F_OK) == 0;
  arena_free(arena);
  return !ours;
}

static int output_open(Session *session) {
  const Options *options = session->options;
  Fail fail = {0};
  bool busy = false;
  if (output_in_assessment(options)) {
    say_error(options, SAY_OUTPUT_IN_INPUT, options->output, NULL, NULL);
    return EXIT_USAGE;
  }
  if (!fs_make_folders(AT_FDCWD, options->output, &fail)) {
    fail.usage = fail.os_error == ENOTDIR || fail.os_error == EEXIST; /* a file stands where a folder was named */
    return session_failed(options, &fail);
  }
  session->output = fs_open_folder(AT_FDCWD, options->output, &fail);
  if (session->output < 0) return session_failed(options, &fail);
  if (!output_is_ours(session->output, options->output, &fail)) return session_failed(options, &fail);
  if (!output_lock(session->output, &session->lock, &busy, &fail)) {
    if (!busy) return session_failed(options, &fail);
    say_error(options, SAY_BUSY, options->output, NULL, NULL);
    return EXIT_BUSY;
  }
  return output_recover(session->output, &fail) ? EXIT_DONE : session_failed(options, &fail);
}

/* Folders that would be assessments, but for a name. */
static bool names_tell(Session *session, Fail *fail) {
  const Options *options = session->options;
  DiagList *diags = diag_list_new(session->arena);
  Buf out = {0};
  if (!assessments_look(session->input, session->arena, diags, fail)) return false;
  for (size_t i = 0; i < diags->all.len; i++) {
    Diag *diag = &diags->all.at[i];
    diag->where.file = place_shown(options, session->arena, diag->where.file);
    diag_print(&out, diag, options->messages, options->colour);
  }
  if (!options->quiet) terminal_write(2, buf_view(&out));
  buf_free(&out);
  return true;
}

static int names_choose(Session *session) {
  const Options *options = session->options;
  Fail fail = {0};
  if (!options->only.len && !names_tell(session, &fail)) return session_failed(options, &fail);
  TextList all = {0};
  if (!assessment_names(session->input, session->arena, &all, &fail)) return session_failed(options, &fail);
  for (size_t i = 0; i < all.len; i++)
    if (!options->only.len || text_equal(options->only, all.at[i])) *list_add(session->arena, &session->names) = all.at[i];
  if (session->names.len) return EXIT_DONE;
  Text near = text_nearest(options->only, all.at, all.len);
  if (all.len == 0) say_error(options, SAY_NO_ASSESSMENT, options->input, NULL, NULL);
  else
    say_error(options, SAY_NO_SUCH_ASSESSMENT, text_cstr(session->arena, options->only), options->input,
              text_cstr(session->arena, near.len ? near : all.at[0]));
  return EXIT_USAGE;
}

Session session_none(const Options *options) {
  Session session = {.options = options, .arena = arena_new(), .input = -1, .rules = -1, .themes = -1, .output = -1, .lock = -1};
  session.build = run_build_stamp(session.arena);
  return session;
}

int session_open(Session *session, const Options *options, bool output) {
  *session = session_none(options);
  int status = session_folder(options, options->input, "INPUT", &session->input);
  if (!status) status = session_folder(options, options->rules, "--rules", &session->rules);
  if (!status) status = session_folder(options, options->themes, "--themes", &session->themes);
  if (!status) status = names_choose(session);
  if (!status && output) status = output_open(session);
  return status;
}

int session_close(Session *session, int status) {
  int folders[] = {session->input, session->rules, session->themes, session->output, session->lock};
  for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
    if (folders[i] >= 0) close(folders[i]);
  arena_free(session->arena);
  return status;
}

Run session_run(const Session *session) {
  Run run = {.options = session->options,
             .input = session->input,
             .output = session->output,
             .rules = session->rules,
             .themes = session->themes,
             .lock = session->lock,
             .build = session->build,
             .work = -1,
             .case_day = DAY_NONE,
             .arena = arena_new()};
  run.assessment.folder = run.assessment.units_folder = -1;
  run.diags = diag_list_new(run.arena);
  return run;
}

int session_not_made(const Run *run, Text name, const Fail *fail) {
  Arena *arena = arena_new();
  terminal_progress_end();
  diag_sort(run->diags);
  terminal_diags(run, run->diags);
  if (fail->text[0]) terminal_fail(run->options, fail);
  say_error(run->options, SAY_NOT_MADE, text_cstr(arena, name), NULL, NULL);
  arena_free(arena);
  return fail->text[0] && !fail->usage ? EXIT_SYSTEM : EXIT_USAGE;
}

static bool is_wanted(const Session *session, Text name, Text pack, Text unit, Arena *arena) {
  Assessment assessment;
  Units units = {0};
  Fail ignored = {0};
  DiagList *diags = diag_list_new(arena);
  if (!assessment_open(session->input, name, session->options->as_of, arena, diags, &assessment, &ignored)) return false;
  bool wanted = !pack.len || text_equal(assessment.pack, pack);
  if (wanted && unit.len) wanted = units_read(&assessment, arena, diags, &units, &ignored) && units_find(&units, unit);
  assessment_close(&assessment);
  return wanted;
}

void session_names_with(const Session *session, Text pack, Text unit, TextList *names) {
  for (size_t i = 0; i < session->names.len; i++) {
    Arena *arena = arena_new();
    if (is_wanted(session, session->names.at[i], pack, unit, arena)) *list_add(session->arena, names) = session->names.at[i];
    arena_free(arena);
  }
}

int session_choose(const Options *options, Said what, Text asked, const TextList *names) {
  Arena *arena = arena_new();
  Text list = text_join(arena, names, TEXT(", "));
  say_error(options, what, text_cstr(arena, text_visible(arena, asked)), options->input, text_cstr(arena, list));
  arena_free(arena);
  return EXIT_USAGE;
}

int session_no_such(const Options *options, Said what, Text asked, const TextList *known) {
  Arena *arena = arena_new();
  Text near = text_nearest(asked, known->at, known->len);
  if (!near.len && known->len) near = known->at[0];
  say_error(options, what, text_cstr(arena, asked), text_cstr(arena, near), NULL);
  arena_free(arena);
  return EXIT_USAGE;
}
