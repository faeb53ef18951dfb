/* SPDX-License-Identifier: MIT
 *
 * expected.h - the table of a case: what its author expects, compared with what was computed.
 */
#ifndef DOSSIER_EXPECTED_H
#define DOSSIER_EXPECTED_H

#include "trial.h"

typedef struct Expected {
  CsvTable table;
  Text shown; /* its path, for messages */
  Day day; /* of the row as_of; DAY_NONE */
} Expected;

typedef struct Checked {
  uint32_t compared, different; /* cells; a row about something that there is not counts as one of each */
} Checked;

/* False after a message, or with a failure. `neutral` is input/<case>/expected.csv, as diagnostics name it. */
bool expected_read(Expected *expected, int input, Text neutral, Run *run, Fail *fail);
Checked expected_check(Buf *out, const Expected *expected, const Run *run, const UnitResult *results);
void expected_show(Buf *out, const Run *run, const UnitResult *results); /* the same table, as computed */

#endif
