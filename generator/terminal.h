/* SPDX-License-Identifier: MIT
 *
 * terminal.h - what the program says to the person at the terminal. Results go to standard output, all else to standard error.
 */
#ifndef DOSSIER_TERMINAL_H
#define DOSSIER_TERMINAL_H

#include "phases.h"

typedef enum Said {
#define T(name, en, zh) SAY_##name,
#include "terminal.def"
#undef T
  SAY_COUNT
} Said;

Text say(Arena *arena, Lang lang, Said what, const char *arg1, const char *arg2, const char *arg3);
Text say_texts(Arena *arena, Lang lang, Said what, const Text *args, size_t count);
void say_error(const Options *options, Said what, const char *arg1, const char *arg2, const char *arg3);

#endif
