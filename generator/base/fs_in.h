/* SPDX-License-Identifier: MIT
 *
 * What the files of base/ share about the file system: opening beneath a folder, never through a link.
 */
#ifndef DOSSIER_BASE_FS_IN_H
#define DOSSIER_BASE_FS_IN_H

#include "base/base.h"

#include <sys/stat.h>

/* Like openat, but the path must stay beneath the folder and no part of it may be a link (errno ELOOP or EXDEV). Close on
 * exec and no controlling terminal are added. -1 and errno on failure. */
int fs_open_beneath(int folder, const char *path, int flags, mode_t mode);
/* The same by hand, a component at a time: for kernels and sandboxes without openat2. */
int fs_open_walk(int folder, const char *path, int flags, mode_t mode);
FileStat fs_stat_of(const struct stat *found);

#endif
