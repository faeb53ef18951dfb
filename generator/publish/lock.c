/* SPDX-License-Identifier: MIT
 *
 * One run at a time writes to an output folder. Takes: the open folder. Gives: a locked descriptor, or "busy".
 * The lock is the kernel's: it ends with the process, however the process ends.
 */
#include "publish/publish.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

bool output_lock(int output, int *lock, bool *busy, Fail *fail) {
  *busy = false;
  if (!fs_make_folders(output, ".dossier", fail)) return false;
  int fd = openat(output, ".dossier/lock", O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666);
  if (fd < 0) return fail_errno(fail, "open the lock", ".dossier/lock");
  if (flock(fd, LOCK_EX | LOCK_NB) == 0) {
    *lock = fd;
    return true;
  }
  *busy = errno == EWOULDBLOCK;
  fail_errno(fail, *busy ? "another run holds the output" : "lock the output", ".dossier/lock");
  close(fd);
  return false;
}
