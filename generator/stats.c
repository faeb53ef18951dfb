/* SPDX-License-Identifier: MIT
 *
 * Where the time went, phase by phase (--stats). Takes: the clocks of this process and of the workers that it waited for.
 * Gives: a line a phase on standard error. Owns nothing.
 */
#include "phases.h"

#include <stdio.h>
#include <sys/resource.h>
#include <time.h>

static double wall_now(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static double seconds(struct timeval time) {
  return (double)time.tv_sec + (double)time.tv_usec / 1e6;
}

/* Workers count when they are waited for, which is before their phase ends. */
static double processor_now(double *largest) {
  struct rusage own, workers;
  getrusage(RUSAGE_SELF, &own);
  getrusage(RUSAGE_CHILDREN, &workers);
  *largest = (double)(own.ru_maxrss > workers.ru_maxrss ? own.ru_maxrss : workers.ru_maxrss) / 1024;
  return seconds(own.ru_utime) + seconds(own.ru_stime) + seconds(workers.ru_utime) + seconds(workers.ru_stime);
}

Stats stats_begin(void) {
  double largest;
  return (Stats){.wall = wall_now(), .processor = processor_now(&largest)};
}

void stats_phase(const Options *options, Stats *stats, const char *phase) {
  double largest, wall = wall_now(), processor = processor_now(&largest);
  if (options->stats)
    fprintf(stderr, "%-8s %9.3f s wall %9.3f s cpu %8.1f MiB so far\n", phase, wall - stats->wall, processor - stats->processor,
            largest);
  *stats = (Stats){.wall = wall, .processor = processor};
}
