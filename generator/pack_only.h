/* SPDX-License-Identifier: MIT
 *
 * pack_only.h - a pack without an assessment, for commands that look at the pack itself: lint, init, words.
 */
#ifndef DOSSIER_PACK_ONLY_H
#define DOSSIER_PACK_ONLY_H

#include "session.h"

typedef struct PackOnly PackOnly;
struct PackOnly {
  Session *session;
  Text id;
  void *state;                                 /* of the caller */
  int (*work)(PackOnly *only, Fail *fail);     /* in a worker, with the pack loaded; gives the exit status */
  /* set in the worker: */
  Arena *arena;
  DiagList *diags;
  Script *script;
  Pack pack;
};

/* Loads in a supervised worker: a pack that loops costs a message. Gives the exit status. */
int pack_only_run(PackOnly *only);
int pack_only_tell(const Options *options, DiagList *diags); /* prints them; EXIT_GATE when one is no notice */

#endif
