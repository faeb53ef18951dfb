/* SPDX-License-Identifier: MIT
 *
 * dossier words [WORD]: the words that packs are written with, as rules/std/ defines them. Takes: a word, or none for all.
 * Gives: its signature and its fields on standard output. Writes nothing.
 */
#include "commands.h"
#include "session.h"

int command_words(const Options *options, Text word) {
  Session session = session_none(options);
  Fail fail = {0};
  Buf out = {0};
  int status = session_folder(options, options->rules, "--rules", &session.rules);
  DiagList *diags = diag_list_new(session.arena);
  if (!status && !vocabulary_list(session.rules, options->messages, word, session.arena, diags, &out, &fail))
    status = session_failed(options, &fail);
  else if (!status && !out.len) {
    say_error(options, SAY_NO_SUCH_WORD, text_cstr(session.arena, word), NULL, NULL);
    status = EXIT_USAGE;
  }
  terminal_write(1, buf_view(&out));
  buf_free(&out);
  return session_close(&session, status);
}
