/* SPDX-License-Identifier: MIT
 *
 * dossier close ASSESSMENT: the published results of a period become history/<period>.xml of its input, for later periods to be
 * compared with. Takes: an assessment whose output is made. Gives: status 0, or 2 after a message. Owns nothing.
 * What is kept was verified: the package is as it was made, its numbers add up, and made again from the input as it stands now
 * it is the same, byte by byte. An output of an older input is no result to keep.
 */
#include "commands.h"
#include "session.h"

#include <fcntl.h>
#include <unistd.h>

typedef struct Closing {
  const Session *session;
  Options options;
  Arena *arena;
  Text name;
  Verified verified;
  ResultsHead head;
} Closing;

static int refuse(const Closing *c, Said what, Text first, Text second) {
  say_error(&c->options, what, text_cstr(c->arena, first), text_cstr(c->arena, second), NULL);
  return EXIT_USAGE;
}

/* The files beside the package are what people look at: they must say the same. */
static bool published_is_packed(const Closing *c, int output) {
  Text bytes = TEXT_NONE;
  FileStat stat;
  Fail ignored = {0};
  Text path = text_format(c->arena, "%.*s/data/results.xml", TEXT_ARG(c->name));
  return fs_read(output, text_cstr(c->arena, path), (size_t)2 << 30, c->arena, &bytes, &stat, &ignored) == READ_OK &&
         text_equal(bytes, c->verified.results);
}

static int verify_output(Closing *c) {
  Fail fail = {0};
  FileStat stat;
  Text path = text_format(c->arena, "%.*s/packages/%.*s.zip", TEXT_ARG(c->name), TEXT_ARG(c->name));
  int output = fs_open_folder(AT_FDCWD, c->options.output, &fail);
  bool there = output >= 0 && fs_stat(output, text_cstr(c->arena, path), &stat);
  Text shown = text_format(c->arena, "%s/%.*s", c->options.output, TEXT_ARG(path));
  int status = there ? verify_again(&c->options, text_cstr(c->arena, shown), c->arena, &c->verified) : EXIT_DONE;
  if (!there) status = refuse(c, SAY_CLOSE_NO_OUTPUT, c->name, text_of(c->options.output));
  else if (status == EXIT_GATE || (status == EXIT_DONE && !published_is_packed(c, output)))
    status = refuse(c, SAY_CLOSE_OLD, c->name, shown);
  if (output >= 0) close(output);
  return status;
}

static bool keep_head(void *state, const ResultsHead *head) {
  ((Closing *)state)->head = *head;
  return true;
}

/* As a later period will read it: to its end. */
static int read_back(Closing *c) {
  Fail fail = {0};
  DiagList *diags = diag_list_new(c->arena);
  Text path = text_format(c->arena, "%.*s/data/results.xml", TEXT_ARG(c->name));
  ResultsHandler handler = {.state = c, .head = keep_head};
  int output = fs_open_folder(AT_FDCWD, c->options.output, &fail);
  int fd = output < 0 ? -1 : results_open(output, text_cstr(c->arena, path));
  bool good = fd >= 0 && results_read(fd, path, &handler, c->arena, diags);
  if (fd >= 0) close(fd);
  if (output >= 0) close(output);
  return good ? EXIT_DONE : refuse(c, SAY_CLOSE_OLD, c->name, path);
}

static int keep(const Closing *c, int folder, Text file, Text shown, bool there) {
  Fail fail = {0};
  Text bytes = TEXT_NONE;
  FileStat stat;
  const char *path = text_cstr(c->arena, file);
  bool same = there && fs_read(folder, path, (size_t)2 << 30, c->arena, &bytes, &stat, &fail) == READ_OK &&
              text_equal(bytes, c->verified.results);
  if (there && !same && !c->options.replace) return refuse(c, SAY_CLOSE_EXISTS, shown, TEXT_NONE);
  fail = (Fail){0};
  bool good = same || (fs_make_folders(folder, "history", &fail) && fs_write_replace(folder, path, c->verified.results, &fail));
  if (!good) return session_failed(&c->options, &fail);
  Text args[] = {c->name, shown};
  Text line = say_texts(c->arena, c->options.messages, same ? SAY_CLOSE_SAME : SAY_CLOSED, args, 2);
  terminal_write(1, text_format(c->arena, "%.*s\n", TEXT_ARG(line)));
  return EXIT_DONE;
}

static int keep_results(const Closing *c) {
  Fail fail = {0};
  FileStat stat;
  Text file = text_format(c->arena, "history/%.*s.xml", TEXT_ARG(period_name(c->arena, c->head.period, c->head.as_of)));
  Text shown = text_format(c->arena, "%s/%.*s/%.*s", c->options.input, TEXT_ARG(c->name), TEXT_ARG(file));
  int folder = fs_open_folder(c->session->input, text_cstr(c->arena, c->name), &fail);
  if (folder < 0) return session_failed(&c->options, &fail);
  int status = keep(c, folder, file, shown, fs_stat(folder, text_cstr(c->arena, file), &stat));
  close(folder);
  return status;
}

int command_close(const Options *options, Text name) {
  Session session;
  Closing c = {.options = *options, .arena = arena_new(), .name = name, .session = &session};
  c.options.only = name;
  int status = session_open(&session, &c.options, false);
  if (status == EXIT_DONE) status = verify_output(&c);
  if (status == EXIT_DONE) status = read_back(&c);
  if (status == EXIT_DONE) status = keep_results(&c);
  arena_free(c.arena);
  return session_close(&session, status);
}
