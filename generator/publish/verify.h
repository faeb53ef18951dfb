/* SPDX-License-Identifier: MIT
 *
 * publish/'s own: what the parts of a verification share.
 */
#ifndef DOSSIER_PUBLISH_VERIFY_H
#define DOSSIER_PUBLISH_VERIFY_H

#include "publish/publish.h"

/* A line of manifest.txt of a package. */
typedef struct PackageLine {
  Text path;
  Sha256 hash;
  bool seen;
} PackageLine;
typedef LIST(PackageLine) PackageLines; /* sorted by path bytes */

PackageLine *package_line(const PackageLines *lines, Text path); /* NULL = not listed */

/* Adds up data/results.xml again, number by number, and compares data/results.csv row by row. */
void results_verify(Text xml, Text csv, const PackageLines *lines, Arena *arena, DiagList *diags, Verified *verified);

#endif
