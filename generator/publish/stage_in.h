/* SPDX-License-Identifier: MIT
 *
 * publish/'s own: the stage, the manifest and the recovery record.
 */
#ifndef DOSSIER_PUBLISH_STAGE_IN_H
#define DOSSIER_PUBLISH_STAGE_IN_H

#include "publish/publish.h"

#define MANIFEST_NAME "manifest.txt"
#define MANIFEST_LIMIT ((size_t)512 << 20) /* bytes: some millions of files */
#define STAGE_FOLDER ".dossier/stage"

/* ---- manifest.txt: what an output holds, and the proof that it is ours ---- */

typedef struct Manifest {
  Text about; /* lines of description, each with its newline */
  StageEntries entries; /* by path bytes */
} Manifest;

bool manifest_parse(Text bytes, Arena *arena, Manifest *manifest); /* false: not ours, cut or altered */
void manifest_write(Buf *out, const Manifest *manifest);
const StageEntry *manifest_find(const Manifest *manifest, Text path);
bool manifest_equal(const Manifest *a, const Manifest *b);
/* Every file below the folder is listed. Else a failure that names the first ten that are not. */
bool manifest_owns(const Manifest *manifest, int folder, const char *shown, Fail *fail);

/* ---- Two renames, where the file system cannot exchange ---- */

/* Puts the stage in place of output/<name>; the old tree is left at recover_old_path. */
bool recover_swap(int output, const char *name, Fail *fail);
Text recover_old_path(Arena *arena, const char *name);
Text recover_record_path(Arena *arena, const char *name);
Text stage_path(Arena *arena, const char *name);

/* stage_put, for bytes whose hash is known. */
bool stage_put_hashed(Stage *stage, Text path, Text bytes, const Sha256 *hash, Buf *entries, Fail *fail);

/* ---- Hand-over layout of an entry ---- */

void stage_entry_put(Buf *out, const StageEntry *entry);

#endif
