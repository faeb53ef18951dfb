/* SPDX-License-Identifier: MIT
 *
 * What the files of base/ share about arenas: changing the size of the newest piece without a copy.
 */
#ifndef DOSSIER_BASE_ARENA_IN_H
#define DOSSIER_BASE_ARENA_IN_H

#include "base/base.h"

/* Makes the newest piece of the arena longer where it lies; false when it is not the newest or does not fit. */
bool arena_extend(Arena *arena, void *at, size_t size, size_t new_size);
/* Gives back the end of the newest piece; the bytes given back must never have been written. Else does nothing. */
void arena_trim(Arena *arena, void *at, size_t size, size_t new_size);

#endif
