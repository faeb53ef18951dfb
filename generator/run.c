/* SPDX-License-Identifier: MIT
 *
 * The supervisor. Takes: Tasks. Gives: every task done once, whatever its worker met. Owns: the worker processes and one
 * page of shared memory in which they say what they have in hand.
 */
#include "run.h"

#include <errno.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* The last resort, about ten times what the largest lawful file costs; deterministic limits in the readers come first. */
#define WORKER_MEMORY ((rlim_t)1 << 30)
#define IN_HAND_MAX 4096
#define NO_TASK UINT32_MAX

typedef struct Slot { /* one worker's page in shared memory; written by the worker, read by the parent after its death */
  uint32_t task;
  uint32_t len;
  char in_hand[IN_HAND_MAX];
  Fail fail;
} Slot;

typedef struct Board { /* shared */
  atomic_uint next, done;
  Slot slot[];
} Board;

typedef struct Worker { /* parent's own */
  pid_t pid;
  uint32_t again; /* a task to begin with, or NO_TASK */
} Worker;

typedef struct LastDeath { /* the same thing in hand twice is its own fault */
  uint32_t task, len;
  char in_hand[IN_HAND_MAX];
} LastDeath;

typedef struct Supervisor {
  const Tasks *tasks;
  Board *board;
  size_t board_size;
  Worker *workers;
  LastDeath *last; /* one for each slot */
  int alive;
} Supervisor;

static Slot *own_slot; /* set in a worker only */
static int own_cpu_seconds;

static volatile sig_atomic_t own_ticks; /* seconds of processor time since the worker touched something */

/* A timer set anew for each of a hundred rules would cost more than most of them. */
static void on_tick(int number) {
  if (++own_ticks <= own_cpu_seconds) return;
  signal(number, SIG_DFL);
  raise(number); /* SIGPROF ends the process: the supervisor reads it as "too slow" */
}

static void clock_start(void) {
  struct sigaction action = {.sa_handler = on_tick, .sa_flags = SA_RESTART};
  struct itimerval timer = {.it_value = {.tv_sec = 1}, .it_interval = {.tv_sec = 1}};
  sigaction(SIGPROF, &action, NULL);
  setitimer(ITIMER_PROF, &timer, NULL);
}

void run_touch(Text what) {
  if (!own_slot) return;
  uint32_t len = what.len < IN_HAND_MAX ? (uint32_t)what.len : IN_HAND_MAX;
  memcpy(own_slot->in_hand, what.at, len);
  own_slot->len = len;
  own_ticks = 0;
}

static void limit_set(int which, rlim_t value) {
  struct rlimit limit = {value, value};
  setrlimit(which, &limit);
}

/* Tests set DOSSIER_CPU_SECONDS, so that they need not wait for a patient limit. */
static int cpu_seconds_of(const Tasks *tasks) {
  const char *asked = getenv("DOSSIER_CPU_SECONDS");
  int64_t seconds;
  return asked && text_to_int(text_of(asked), &seconds) && seconds > 0 && seconds < 3600 ? (int)seconds : tasks->cpu_seconds;
}

static void worker_confine(const Tasks *tasks) {
  limit_set(RLIMIT_CORE, 0);
  if (!tasks->limited) return;
  own_cpu_seconds = cpu_seconds_of(tasks);
  if (own_cpu_seconds) clock_start();
#if !defined(__SANITIZE_ADDRESS__)
  if (!getenv("DOSSIER_NO_MEMORY_LIMIT")) limit_set(RLIMIT_AS, WORKER_MEMORY); /* valgrind needs room of its own */
#endif
}

static _Noreturn void worker_run(const Tasks *tasks, Board *board, Slot *slot, uint32_t first, pid_t parent) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != parent) _exit(EXIT_SYSTEM); /* the parent died before the line above */
  if (tasks->close_fd >= 0) close(tasks->close_fd);
  worker_confine(tasks);
  base_keep_memory();
  own_slot = slot;
  for (uint32_t task = first != NO_TASK ? first : atomic_fetch_add(&board->next, 1); task < tasks->count;
       task = atomic_fetch_add(&board->next, 1)) {
    slot->task = task;
    slot->fail = (Fail){0};
    run_touch(TEXT_NONE);
    if (!tasks->work(tasks->state, task, &slot->fail)) _exit(EXIT_SYSTEM);
    slot->task = NO_TASK;
    atomic_fetch_add(&board->done, 1);
  }
  _exit(EXIT_DONE);
}

static bool worker_start(Supervisor *s, int index, uint32_t first, Fail *fail) {
  pid_t parent = getpid();
  s->board->slot[index].task = first;
  s->board->slot[index].len = 0;
  pid_t pid = fork();
  if (pid < 0) return fail_errno(fail, "start a worker", "");
  if (pid == 0) worker_run(s->tasks, s->board, &s->board->slot[index], first, parent);
  s->workers[index].pid = pid;
  s->alive++;
  return true;
}

static int worker_of(const Supervisor *s, pid_t pid) {
  for (int i = 0; i < s->tasks->jobs; i++)
    if (s->workers[i].pid == pid) return i;
  return -1;
}

static Death death_of(int status) {
  if (WIFSIGNALED(status) && WTERMSIG(status) == SIGPROF) return DEATH_TOO_SLOW;
  if (WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL) return DEATH_TOO_BIG; /* the kernel's own memory killer */
  if (WIFEXITED(status) && WEXITSTATUS(status) == EXIT_NO_MEMORY) return DEATH_TOO_BIG;
  return DEATH_CRASHED;
}

/* True when this slot died before with the same thing in hand; remembers it otherwise. */
static bool died_again(LastDeath *last, const Slot *slot) {
  bool again = last->task == slot->task && last->len == slot->len && memcmp(last->in_hand, slot->in_hand, slot->len) == 0;
  last->task = slot->task;
  last->len = slot->len;
  memcpy(last->in_hand, slot->in_hand, slot->len);
  return again;
}

static bool worker_ended(Supervisor *s, int index, int status, Fail *fail) {
  Slot *slot = &s->board->slot[index];
  const Tasks *tasks = s->tasks;
  s->workers[index].pid = 0;
  s->alive--;
  if (WIFEXITED(status) && WEXITSTATUS(status) == EXIT_DONE) return true;
  if (WIFEXITED(status) && WEXITSTATUS(status) == EXIT_SYSTEM) {
    *fail = slot->fail;
    return slot->fail.text[0] ? false : fail_set(fail, "a worker could not go on");
  }
  if (slot->task == NO_TASK) return worker_start(s, index, NO_TASK, fail);
  Text in_hand = {slot->in_hand, slot->len};
  if (died_again(&s->last[index], slot)) {
    if (!tasks->died || !tasks->died(tasks->state, slot->task, in_hand, death_of(status)))
      return fail_set(fail, "a worker died (%s %d) with this in hand: %.*s", WIFSIGNALED(status) ? "signal" : "status",
                      WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status), TEXT_ARG(in_hand));
    s->last[index].task = NO_TASK;
  }
  return worker_start(s, index, slot->task, fail);
}

/* Waits for a child or a tenth of a second, so that progress can be shown. */
static void wait_a_little(const sigset_t *child) {
  struct timespec tenth = {.tv_nsec = 100 * 1000 * 1000};
  sigtimedwait(child, NULL, &tenth);
}

static bool supervise(Supervisor *s, const sigset_t *child, Fail *fail) {
  while (s->alive > 0) {
    int status;
    pid_t pid = waitpid(-1, &status, WNOHANG);
    if (pid > 0) {
      int index = worker_of(s, pid);
      if (index >= 0 && !worker_ended(s, index, status, fail)) return false;
      continue;
    }
    if (pid < 0 && errno != EINTR) return fail_errno(fail, "wait for a worker", "");
    if (s->tasks->progress) s->tasks->progress(s->tasks->state, atomic_load(&s->board->done));
    wait_a_little(child);
  }
  return true;
}

static void workers_stop(Supervisor *s) {
  for (int i = 0; i < s->tasks->jobs; i++)
    if (s->workers[i].pid > 0) kill(s->workers[i].pid, SIGKILL);
  for (int i = 0; i < s->tasks->jobs; i++)
    if (s->workers[i].pid > 0) waitpid(s->workers[i].pid, NULL, 0);
}

static bool board_make(Supervisor *s, Fail *fail) {
  size_t jobs = (size_t)s->tasks->jobs;
  s->board_size = sizeof(Board) + jobs * sizeof(Slot);
  s->board = mmap(NULL, s->board_size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  return s->board != MAP_FAILED || fail_errno(fail, "make shared memory", "");
}

bool run_tasks(const Tasks *asked, Fail *fail) {
  Tasks tasks = *asked;
  if (tasks.count == 0) return true;
  if ((uint32_t)tasks.jobs > tasks.count) tasks.jobs = (int)tasks.count;
  Arena *arena = arena_new();
  Supervisor s = {.tasks = &tasks};
  s.workers = arena_alloc(arena, (size_t)tasks.jobs * sizeof *s.workers);
  s.last = arena_alloc(arena, (size_t)tasks.jobs * sizeof *s.last);
  sigset_t child, before;
  sigemptyset(&child);
  sigaddset(&child, SIGCHLD);
  sigprocmask(SIG_BLOCK, &child, &before);
  bool good = board_make(&s, fail);
  for (int i = 0; good && i < tasks.jobs; i++) {
    s.last[i].task = NO_TASK;
    good = worker_start(&s, i, NO_TASK, fail);
  }
  good = good && supervise(&s, &child, fail);
  if (!good) workers_stop(&s);
  if (good && tasks.progress) tasks.progress(tasks.state, tasks.count);
  if (s.board && s.board != MAP_FAILED) munmap(s.board, s.board_size);
  sigprocmask(SIG_SETMASK, &before, NULL);
  arena_free(arena);
  return good;
}
