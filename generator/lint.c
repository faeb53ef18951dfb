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

static int no_coverage(const Options *options, Text pack, Arena *arena) {
  Text path = text_format(arena, "%s/%.*s/coverage.csv", options->rules, TEXT_ARG(pack));
  say_error(options, SAY_NO_COVERAGE, text_cstr(arena, path), NULL, NULL);
  return EXIT_USAGE;
}

static int lint_pack(PackOnly *only, Fail *fail) {
  const Options *options = only->session->options;
  Coverage coverage = {0};
  bool there = false;
  Buf out = {0};
  if (!coverage_read(only->session->rules, &only->pack, only->arena, only->diags, &there, &coverage, fail)) return EXIT_SYSTEM;
  /* The page stands whatever else is found. */
  if (!options->coverage) pack_lint(only->script, &only->pack, only->arena, only->diags);
  int status = pack_only_tell(options, only->diags);
  if (options->coverage && !there) return no_coverage(options, only->id, only->arena);
  if (options->coverage) coverage_page(&out, &coverage, &only->pack, only->arena, options->messages);
  terminal_write(1, buf_view(&out));
  buf_free(&out);
  return status;
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

static int with_units(Session *session, Text pack, int status) {
  atomic_int *shared = mmap(NULL, sizeof *shared, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  if (shared == MAP_FAILED) return EXIT_SYSTEM;
  int found = lint_assessments(session, pack, shared);
  munmap(shared, sizeof *shared);
  return found > status ? found : status;
}

int command_lint(const Options *options, Text pack, bool units) {
  Session session = session_none(options);
  int status = units ? session_open(&session, options, false) : session_folder(options, options->rules, "--rules", &session.rules);
  PackOnly only = {.session = &session, .id = pack, .work = lint_pack};
  if (!status) status = pack_only_run(&only);
  if (units && status < EXIT_USAGE) status = with_units(&session, pack, status);
  return session_close(&session, status);
}
