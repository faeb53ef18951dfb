/* SPDX-License-Identifier: MIT
 *
 * dossier lint PACK INPUT: what the units of an assessment tell about its rules: a part that all of them pass or fail, and
 * one for which no paper was ever found. Takes: a prepared assessment. Gives: warnings at the rules' lines. Writes nothing.
 */
#include "lint.h"

#include <stdatomic.h>

typedef struct Count { /* over the units that a part applies to, and in which something is due */
  uint32_t asked, passed, failed;
  bool found; /* some paper answered it, somewhere */
} Count;

static bool anything_found(const PartResult *result) {
  bool found = result->application.len > 0;
  for (size_t i = 0; i < result->leaves.len; i++) {
    const Leaf *leaf = &result->leaves.at[i];
    found |= leaf->state == LEAF_DONE || leaf->reason == REASON_EXCEPTION || (leaf->state == LEAF_WAITING && leaf->evidence.len);
  }
  return found;
}

static void count_part(Count *count, const PartResult *result) {
  bool asked = result->state != STATE_NOT_APPLICABLE && result->state != STATE_NOT_DUE;
  count->asked += asked;
  count->passed += result->state == STATE_PASS;
  count->failed += result->state == STATE_FAIL;
  count->found |= anything_found(result);
}

/* Marks decide where only a person looks, so papers are no sign there. */
static bool looks_for_papers(const PackPart *part) {
  return part->kind == PART_COMPUTED || part->looks;
}

static void tell_part(Trial *trial, const PackItem *item, const PackPart *part, const Count *count) {
  Text name = item->parts.len > 1 ? text_format(trial->arena, "%.*s/%.*s", TEXT_ARG(item->id), TEXT_ARG(part->id)) : item->id;
  Text units = text_format(trial->arena, "%u", count->asked);
  if (item->bonus || count->asked < 2) return;
  DiagCode code = looks_for_papers(part) && !count->found && count->passed < count->asked ? DIAG_LINT_NOTHING
                  : count->passed == count->asked                                          ? DIAG_LINT_ALL_PASS
                  : count->failed == count->asked                                          ? DIAG_LINT_ALL_FAIL
                                                                                           : DIAG_COUNT;
  if (code != DIAG_COUNT) diag_add(trial->diags, code, part->where, name, units, trial->run->name);
}

static bool lint_units_work(Trial *trial, Fail *fail) {
  Run *run = trial->run;
  uint32_t over;
  (void)fail;
  Count **counts = arena_alloc(trial->arena, (run->pack.items.len + 1) * sizeof *counts);
  for (size_t i = 0; i < run->pack.items.len; i++)
    counts[i] = arena_alloc(trial->arena, (run->pack.items.at[i].parts.len + 1) * sizeof **counts);
  for (uint32_t unit = 0; unit < run->units.all.len; unit++) {
    Assessor assessor = trial_assessor(trial, unit);
    UnitResult result = {0};
    assess_unit(&assessor, &trial->evidence[unit], trial->arena, trial->diags, &result, &over);
    for (size_t i = 0; result.applies && i < result.items.len; i++)
      for (size_t k = 0; k < result.items.at[i].parts.len; k++) count_part(&counts[i][k], &result.items.at[i].parts.at[k]);
  }
  trial->diags = diag_list_new(trial->arena); /* what is wrong with papers, `dossier check` tells */
  for (size_t i = 0; i < run->pack.items.len; i++)
    for (size_t k = 0; k < run->pack.items.at[i].parts.len; k++)
      tell_part(trial, &run->pack.items.at[i], &run->pack.items.at[i].parts.at[k], &counts[i][k]);
  atomic_store((atomic_int *)trial->state, pack_only_tell(run->options, trial->diags));
  return true;
}

int lint_units(const Session *session, Text name, void *shared) {
  Run run = session_run(session);
  Fail fail = {0};
  Trial trial = {.run = &run, .state = shared, .work = lint_units_work};
  int status;
  if (!run_rehearse(&run, name, &fail) || !run_prepare(&run, name, &fail)) status = session_not_made(&run, name, &fail);
  else if (!trial_run(&trial, &fail)) status = session_failed(session->options, &fail);
  else status = atomic_load((atomic_int *)shared);
  run_finish(&run);
  return status;
}
