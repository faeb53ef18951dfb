/* SPDX-License-Identifier: MIT
 *
 * run.h - supervised worker processes. Takes: a number of tasks and what to do for each. Gives: all tasks done, or a
 * failure. run.c is the only file of the program that forks.
 *
 * A worker is a process: a reader that crashes, loops or eats memory costs the one thing it had in hand. Before it touches
 * anything that is not ours (a file, a rule) a worker names it with run_touch; when the worker dies, the supervisor tries the
 * task once more, and at the second death on the same thing tells `died`, which marks it so that the next worker passes by.
 * Tasks take their input from what the parent holds when the worker starts, and from hand-over files; they give files.
 */
#ifndef DOSSIER_RUN_H
#define DOSSIER_RUN_H

#include "base/base.h"

typedef enum Death { DEATH_CRASHED, DEATH_TOO_SLOW, DEATH_TOO_BIG } Death;

typedef struct Tasks {
  uint32_t count;
  int jobs;
  bool limited; /* memory and CPU limits: phases that touch what is not ours */
  int cpu_seconds; /* for one thing in hand */
  int close_fd; /* not for workers (the lock); -1 = none */
  void *state;
  bool (*work)(void *state, uint32_t task, Fail *fail); /* in a worker; false stops the run */
  /* In the parent. True: marked, go on with the task. False: nothing can be marked; the run fails. May be NULL. */
  bool (*died)(void *state, uint32_t task, Text what, Death why);
  void (*progress)(void *state, uint32_t done); /* in the parent, a few times a second; may be NULL */
} Tasks;

bool run_tasks(const Tasks *tasks, Fail *fail);
/* In a worker: names what is touched next and starts its CPU clock anew. Outside a worker: nothing. */
void run_touch(Text what);

#endif
