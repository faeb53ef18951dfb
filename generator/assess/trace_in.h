/* SPDX-License-Identifier: MIT
 *
 * Private to assess/: what find.c tells of a search while `dossier try` listens. Without a listener (NULL) each is nothing.
 */
#ifndef DOSSIER_TRACE_IN_H
#define DOSSIER_TRACE_IN_H

#include "assess/assess_in.h"

/* A search begins: the set node and the member that EACH stands for are at these places of the stack. */
void trace_ask(Trace *trace, lua_State *L, int node, int member, Period when);
void trace_paper(Trace *trace, const Record *record, uint32_t unit, MatchOutcome outcome, MatchWhy why, uint32_t line);
void trace_found(Trace *trace, size_t rows); /* it ends */
void trace_kept(Trace *trace, lua_State *L, int rows); /* rules/std/ has looked at their cells: only these rows are left */

#endif
