/* SPDX-License-Identifier: MIT
 *
 * lint.h - what lint.c and lint_units.c share.
 */
#ifndef DOSSIER_LINT_H
#define DOSSIER_LINT_H

#include "pack_only.h"
#include "trial.h"

/* Of one assessment; `shared` is an atomic_int that its worker sees too. Gives the exit status. */
int lint_units(const Session *session, Text name, void *shared);

#endif
