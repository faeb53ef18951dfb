/* SPDX-License-Identifier: MIT
 *
 * coverage.h - which rule of a pack answers which row of the source: rules/<pack>/coverage.csv, checked against the pack.
 */
#ifndef DOSSIER_COVERAGE_H
#define DOSSIER_COVERAGE_H

#include "terminal.h"

/* What decides a row; several may. */
enum {
  DECIDED_FILES = 1,
  DECIDED_PAPERS = 2,
  DECIDED_INTERVIEW = 4,
  DECIDED_SITE = 8,
  DECIDED_APPROVAL = 16,
  DECIDED_TOOL = 32,
  DECIDED_NOT = 64 /* no rule: why stands beside it */
};

typedef struct CoverageRow {
  Text id, asks, why;
  TextList rules;  /* as written */
  unsigned decided;
  Points points;   /* of the parts that are named */
  bool bonus;
  Points takes; /* of a bonus with min: what it may take, below 0 */
  uint32_t line;
} CoverageRow;

typedef struct Coverage {
  LIST(CoverageRow) rows;
} Coverage;

/* Reads and checks. *there is false when the pack has no such file. False only with a failure. */
bool coverage_read(int rules, const Pack *pack, Arena *arena, DiagList *diags, bool *there, Coverage *coverage, Fail *fail);
unsigned coverage_decided(const PackPart *part);
/* The page for people, in Markdown. */
void coverage_page(Buf *out, const Coverage *coverage, const Pack *pack, Arena *arena, Lang lang);

#endif
