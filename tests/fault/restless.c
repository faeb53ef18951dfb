/* SPDX-License-Identifier: MIT
 *
 * LD_PRELOAD: a file that is another one each time it is opened. Takes: RESTLESS_NAME, how its path ends; RESTLESS_HOW (grow,
 * shrink, vanish, link), what happens to it before it is opened; RESTLESS_FROM, before which open this begins; RESTLESS_COUNT, a
 * file of eight zero bytes that all processes of the run count in. Gives: syscall() of our own, for openat2.
 */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#ifndef SYS_openat2
#define SYS_openat2 437
#endif

static uint64_t count_open(void) {
  static _Atomic uint64_t *shared;
  if (!shared) {
    int fd = open(getenv("RESTLESS_COUNT"), O_RDWR | O_CLOEXEC);
    void *map = mmap(NULL, sizeof *shared, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    close(fd);
    if (map == MAP_FAILED) abort();
    shared = map;
  }
  return atomic_fetch_add(shared, 1) + 1;
}

static void change(int folder, const char *path) {
  const char *how = getenv("RESTLESS_HOW");
  struct stat stat;
  int fd = openat(folder, path, O_WRONLY | O_APPEND | O_CLOEXEC | O_NOFOLLOW);
  if (fd < 0) return;
  if (!strcmp(how, "grow") && write(fd, "One more line of nothing.\n", 26) != 26) abort();
  if (!strcmp(how, "shrink") && !fstat(fd, &stat) && stat.st_size && ftruncate(fd, stat.st_size - 1)) abort();
  close(fd);
  if ((!strcmp(how, "vanish") || !strcmp(how, "link")) && unlinkat(folder, path, 0)) abort();
  if (!strcmp(how, "link") && symlinkat("/etc/passwd", folder, path)) abort();
}

static int ends(const char *path, const char *name) {
  size_t a = strlen(path), b = strlen(name);
  return a >= b && !strcmp(path + a - b, name);
}

long syscall(long number, ...) {
  long (*real)(long, ...) = (long (*)(long, ...))dlsym(RTLD_NEXT, "syscall");
  long arg[6];
  va_list args;
  va_start(args, number);
  for (int i = 0; i < 6; i++) arg[i] = va_arg(args, long);
  va_end(args);
  const char *name = getenv("RESTLESS_NAME"), *from = getenv("RESTLESS_FROM");
  if (number == SYS_openat2 && name && ends((const char *)arg[1], name) && !(*(uint64_t *)arg[2] & O_PATH) &&
      count_open() >= strtoull(from ? from : "2", NULL, 10))
    change((int)arg[0], (const char *)arg[1]);
  return real(number, arg[0], arg[1], arg[2], arg[3], arg[4], arg[5]);
}
