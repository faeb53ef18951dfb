/* SPDX-License-Identifier: MIT
 *
 * commands.h - what `dossier COMMAND` does. Each takes the options and gives the exit status.
 */
#ifndef DOSSIER_COMMANDS_H
#define DOSSIER_COMMANDS_H

#include "terminal.h"

int command_build(const Options *options);
int command_check(const Options *options);
int command_explain(const Options *options, Text unit, Text item);
int command_try(const Options *options, Text pack, Text item);
int command_test(const Options *options, Text pack, Text one); /* `one` case, or all */
int command_init(const Options *options, Text pack, const char *folder); /* NULL: input/<pack> */
int command_new(const Options *options, Text unit, Text kind);
int command_words(const Options *options, Text word); /* empty: all */
int command_lint(const Options *options, Text pack, bool units); /* with the units of INPUT */
int command_units(const Options *options);
int command_verify(const Options *options, const char *path); /* of a package */
/* The same, made again from the input: EXIT_DONE, EXIT_GATE after a message for each thing that differs, or worse. */
int verify_again(const Options *options, const char *path, Arena *arena, Verified *verified);
int command_close(const Options *options, Text name); /* of an assessment */
int command_version(void);
int command_help(const Options *options);

#endif
