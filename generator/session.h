/* SPDX-License-Identifier: MIT
 *
 * session.h - the folders that all assessments of one command share, and how commands begin and end with them.
 */
#ifndef DOSSIER_SESSION_H
#define DOSSIER_SESSION_H

#include "terminal.h"

typedef struct Session {
  const Options *options;
  Arena *arena;
  int input, rules, themes, output, lock; /* open folders; -1 = not opened */
  uint64_t build;
  TextList names; /* of the assessments that are meant */
} Session;

Session session_none(const Options *options); /* nothing is open */
/* EXIT_DONE, or the status after a message; close it in either case. With `output` its folder is made, locked and recovered. */
int session_open(Session *session, const Options *options, bool output);
int session_close(Session *session, int status); /* gives the status back */
int session_folder(const Options *options, const char *path, const char *option, int *folder);
Run session_run(const Session *session);
int session_failed(const Options *options, const Fail *fail);
/* Prints what is in the way of this assessment. */
int session_not_made(const Run *run, Text name, const Fail *fail);
/* Of the session's assessments those that use the pack (empty: any) and have the unit (empty: any). One that cannot be opened
 * is not among them: it says why when it is made. */
void session_names_with(const Session *session, Text pack, Text unit, TextList *names);
/* An assessment has to be named: says which ones there are. */
int session_choose(const Options *options, Said what, Text asked, const TextList *names);
/* "There is no ... ; did you mean ...?" */
int session_no_such(const Options *options, Said what, Text asked, const TextList *known);

#endif
