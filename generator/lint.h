/* SPDX-License-Identifier: MIT
 *
 * lint.h - what lint.c and lint_units.c share.
 */
#ifndef DOSSIER_LINT_H
#define DOSSIER_LINT_H

#include "session.h"
#include "trial.h"

int lint_tell(const Options *options, DiagList *diags); /* prints them; EXIT_GATE when one is no notice */
/* Of one assessment; `shared` is an atomic_int that its worker sees too. Gives the exit status. */
int lint_units(const Session *session, Text name, void *shared);

#endif
