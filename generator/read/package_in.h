/* SPDX-License-Identifier: MIT
 *
 * Packages: ZIP files of strangers, as office programs save them and as people drop them. Takes: bytes in memory. Gives: entries
 * by name, each unpacked under hard limits. Owns libzip's handle between package_open and package_close; nothing is extracted.
 */
#ifndef DOSSIER_READ_PACKAGE_IN_H
#define DOSSIER_READ_PACKAGE_IN_H

#include "read/read_in.h"

typedef struct PackageLimits {
  size_t entries; /* PACKAGE_ENTRIES */
  uint64_t part_bytes; /* of one entry, unpacked: PACKAGE_PART_SIZE */
  uint64_t total_bytes; /* of all that is unpacked: PACKAGE_SIZE */
  uint64_t ratio, small; /* an entry of more than `small` bytes may unpack to `ratio` times its packed size: PACKAGE_RATIO */
} PackageLimits;
extern const PackageLimits package_limits, package_limits_ours;

typedef struct PackageEntry {
  Text name; /* bytes as written */
  Text unicode_name; /* of the Unicode path field, when it belongs to this name; else empty */
  uint64_t size, packed, offset;
  uint16_t flags;
  bool folder, link;
} PackageEntry;
typedef LIST(PackageEntry) PackageEntries;

typedef struct Package {
  Text bytes, file;
  const PackageLimits *limits;
  Arena *arena;
  DiagList *diags;
  PackageEntries entries; /* in order of the directory */
  uint64_t unpacked; /* so far */
  void *zip; /* libzip's handle */
} Package;

enum { PACKAGE_ENCRYPTED = 1, PACKAGE_UTF8 = 1 << 11 }; /* general purpose flags */

/* False after a diagnostic; then there is nothing to close. An archive that one entry makes suspect is refused whole. */
bool package_open(Package *package, Text bytes, Text file, Arena *arena, DiagList *diags);
bool package_open_ours(Package *package, Text bytes, Text file, Arena *arena, DiagList *diags); /* with the limits of our own */
void package_close(Package *package);
size_t package_find(const Package *package, Text name); /* ASCII letters of either case; SIZE_MAX = none */
/* Unpacked into the package's arena. False after a diagnostic. */
bool package_read(Package *package, size_t entry, Text *bytes);

/* ---- package_scan.c: the directory, before libzip gets it ---- */

bool package_scan(Package *package); /* false after a diagnostic */
bool package_broken(const Package *package, const char *why); /* always false */
bool package_name_leads_out(Text name); /* absolute, a drive, "..", empty */

#endif
