/* SPDX-License-Identifier: MIT
 *
 * trial.h - one assessment held in memory, for commands that look at a few results and leave output/ alone: explain, try, test.
 */
#ifndef DOSSIER_TRIAL_H
#define DOSSIER_TRIAL_H

#include "phases.h"

typedef struct Trial Trial;
struct Trial {
  Run *run; /* prepared */
  void *state; /* of the caller */
  bool (*work)(Trial *trial, Fail *fail); /* in the worker, with the papers of all units read; prints at its end only */
  /* set in the worker: */
  Arena *arena;
  UnitEvidence *evidence; /* of each unit, in their order, with what the join found */
  UnitHistory *past; /* of each unit */
  DiagList *diags;
  uint32_t unit; /* in hand */
};

/* Reads and works in a supervised worker: a file or rule that it dies on is marked, and all is done once more. */
bool trial_run(Trial *trial, Fail *fail);
Assessor trial_assessor(Trial *trial, uint32_t unit);

#endif
