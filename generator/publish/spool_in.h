/* SPDX-License-Identifier: MIT
 *
 * publish/'s own: entries of packages as they wait in spools, and how archives are made from them.
 */
#ifndef DOSSIER_PUBLISH_SPOOL_IN_H
#define DOSSIER_PUBLISH_SPOOL_IN_H

#include "publish/publish.h"

typedef enum SpoolPlace {
  SPOOL_MEMORY, /* at `offset` of the bytes of spool number `file` of the input */
  SPOOL_FILE, /* at `offset` of a spool file */
  SPOOL_STAGED /* the file of that path in the stage, as it stands */
} SpoolPlace;

typedef struct SpoolEntry {
  Text name, staged;
  SpoolPlace place;
  bool store;
  uint32_t crc, file; /* file: which of the spools or spool files */
  uint64_t size, packed, offset;
  Sha256 hash; /* of the bytes before packing */
} SpoolEntry;
typedef LIST(SpoolEntry) SpoolEntries;

struct Spool {
  Arena *arena;
  Buf bytes;
  SpoolEntries entries;
  struct libdeflate_compressor *compressor;
};

const SpoolEntry *spool_last(const Spool *spool); /* the entry just added */
/* spool_add and spool_add_staged, for bytes whose hash is known. */
void spool_add_hashed(Spool *spool, Text name, Text bytes, bool store, const Sha256 *hash);
void spool_add_staged_hashed(Spool *spool, Text name, Text bytes, const Sha256 *hash);
/* The directory of a spool file, appended to `entries` with place SPOOL_FILE and this number. */
bool spool_load(int folder, const char *path, uint32_t file, Arena *arena, SpoolEntries *entries, Fail *fail);
/* "<sha256>  <name>" a line, as sha256sum writes and checks it. */
void spool_manifest(Buf *out, const SpoolEntries *entries);

/* Where the bytes of entries are. */
typedef struct ZipInput {
  Text memory[2]; /* SPOOL_MEMORY */
  int spools, stage; /* open folders; -1 = no such entries */
  const TextList *spool_paths; /* SPOOL_FILE */
} ZipInput;

/* Exactly one of `bytes` and `fd` takes the archive. */
typedef struct ZipOutput {
  Buf *bytes;
  int fd;
} ZipOutput;

bool zip_write(const ZipInput *input, const SpoolEntries *entries, Day day, ZipOutput output, Fail *fail);
/* Into a new file of the stage, its folders made. */
bool zip_write_file(const ZipInput *input, const SpoolEntries *entries, Day day, int folder, const char *path, Fail *fail);

#endif
