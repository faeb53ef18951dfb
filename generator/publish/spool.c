/* SPDX-License-Identifier: MIT
 *
 * A spool: entries of packages, each deflated once, for the archive of its unit and for the whole one.
 * Takes: names and bytes. Gives: entries in memory, or a file that workers leave for the last step. Owns its arena and bytes.
 *
 * A spool file is the packed bytes, then the directory in the wire form, then its offset and check sum (8 bytes each).
 */
#include "publish/spool_in.h"

#include <fcntl.h>
#include <libdeflate.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define DEFLATE_LEVEL 1 /* a third of the time of level 6 for 5 % more bytes of the whole package */
#define DEFLATE_LEAST 64 /* bytes below which nothing is won */

typedef struct SpoolEnd {
  uint64_t directory, sum;
} SpoolEnd;

Spool *spool_new(void) {
  Arena *arena = arena_new();
  Spool *spool = arena_alloc(arena, sizeof *spool);
  spool->arena = arena;
  spool->compressor = libdeflate_alloc_compressor(DEFLATE_LEVEL);
  if (!spool->compressor) base_out_of_memory();
  return spool;
}

void spool_free(Spool *spool) {
  if (!spool) return;
  libdeflate_free_compressor(spool->compressor);
  buf_free(&spool->bytes);
  arena_free(spool->arena);
}

const SpoolEntry *spool_last(const Spool *spool) {
  return &spool->entries.at[spool->entries.len - 1];
}

/* Deflates to the end of the spool's bytes; 0 when that would not make it smaller. */
static size_t deflate_into(Spool *spool, Text bytes) {
  if (bytes.len < DEFLATE_LEAST) return 0;
  size_t before = spool->bytes.len;
  buf_put(&spool->bytes, bytes.at, bytes.len); /* makes room; what is packed lands on it */
  size_t packed = libdeflate_deflate_compress(spool->compressor, bytes.at, bytes.len, spool->bytes.at + before, bytes.len - 1);
  if (packed) spool->bytes.len = before + packed;
  else spool->bytes.len = before;
  return packed;
}

static SpoolEntry *add(Spool *spool, Text name, Text bytes, const Sha256 *hash) {
  SpoolEntry *entry = list_add(spool->arena, &spool->entries);
  entry->name = text_copy(spool->arena, name);
  entry->size = entry->packed = bytes.len;
  entry->crc = libdeflate_crc32(0, bytes.at, bytes.len);
  entry->hash = *hash;
  entry->store = true;
  return entry;
}

void spool_add_hashed(Spool *spool, Text name, Text bytes, bool store, const Sha256 *hash) {
  SpoolEntry *entry = add(spool, name, bytes, hash);
  entry->offset = spool->bytes.len;
  size_t packed = store ? 0 : deflate_into(spool, bytes);
  if (packed) {
    entry->packed = packed;
    entry->store = false;
  } else {
    buf_text(&spool->bytes, bytes);
  }
}

void spool_add_staged_hashed(Spool *spool, Text name, Text bytes, const Sha256 *hash) {
  SpoolEntry *entry = add(spool, name, bytes, hash);
  entry->place = SPOOL_STAGED;
  entry->staged = entry->name;
}

void spool_add(Spool *spool, Text name, Text bytes, bool store) {
  Sha256 hash = hash_sha256(bytes);
  spool_add_hashed(spool, name, bytes, store, &hash);
}

void spool_add_staged(Spool *spool, Text name, Text bytes) {
  Sha256 hash = hash_sha256(bytes);
  spool_add_staged_hashed(spool, name, bytes, &hash);
}

void spool_manifest(Buf *out, const SpoolEntries *entries) {
  Arena *arena = arena_new();
  for (size_t i = 0; i < entries->len; i++) {
    const SpoolEntry *entry = &entries->at[i];
    buf_format(out, "%.*s  %.*s\n", TEXT_ARG(hash_hex(arena, &entry->hash)), TEXT_ARG(entry->name));
    arena_reset(arena);
  }
  arena_free(arena);
}

/* ---- Spool files ---- */

static void put_entry(Buf *out, const SpoolEntry *entry) {
  wire_put_text(out, entry->name);
  wire_put_text(out, entry->staged);
  wire_put_bool(out, entry->store);
  wire_put_u64(out, entry->crc);
  wire_put_u64(out, entry->size);
  wire_put_u64(out, entry->packed);
  wire_put_u64(out, entry->offset);
  wire_put_text(out, (Text){(const char *)entry->hash.at, sizeof entry->hash.at});
}

/* What is read lies in the directory as it was loaded, so what stays is copied. */
static void get_entry(WireIn *in, uint32_t file, SpoolEntry *entry) {
  *entry = (SpoolEntry){.name = text_copy(in->arena, wire_get_text(in)), .file = file};
  entry->staged = text_copy(in->arena, wire_get_text(in));
  entry->place = entry->staged.len ? SPOOL_STAGED : SPOOL_FILE;
  entry->store = wire_get_bool(in);
  entry->crc = (uint32_t)wire_get_u64(in);
  entry->size = wire_get_u64(in);
  entry->packed = wire_get_u64(in);
  entry->offset = wire_get_u64(in);
  Text hash = wire_get_text(in);
  if (hash.len == sizeof entry->hash.at) memcpy(entry->hash.at, hash.at, hash.len);
  else in->bad = true;
}

/* The directory is put behind the bytes for the time of writing: one write, no second copy of the bytes. */
bool spool_save(Spool *spool, int folder, const char *path, Fail *fail) {
  SpoolEnd end = {.directory = spool->bytes.len};
  wire_put_u64(&spool->bytes, spool->entries.len);
  for (size_t i = 0; i < spool->entries.len; i++) put_entry(&spool->bytes, &spool->entries.at[i]);
  end.sum = hash_quick(text_slice(buf_view(&spool->bytes), end.directory, spool->bytes.len), 0);
  buf_put(&spool->bytes, &end, sizeof end);
  bool good = fs_remove_tree(folder, path, fail) && fs_write_new(folder, path, buf_view(&spool->bytes), fail);
  spool->bytes.len = end.directory;
  return good;
}

static bool read_at(int fd, uint64_t offset, void *room, size_t size) {
  for (size_t at = 0; at < size;) {
    ssize_t got = pread(fd, (char *)room + at, size - at, (off_t)(offset + at));
    if (got <= 0) return false;
    at += (size_t)got;
  }
  return true;
}

static bool read_directory(int fd, Arena *arena, Text *directory) {
  struct stat stat;
  SpoolEnd end;
  if (fstat(fd, &stat) || stat.st_size < (off_t)sizeof end) return false;
  uint64_t size = (uint64_t)stat.st_size - sizeof end;
  if (!read_at(fd, size, &end, sizeof end) || end.directory > size) return false;
  char *room = arena_alloc(arena, size - end.directory + 1);
  *directory = (Text){room, size - end.directory};
  return read_at(fd, end.directory, room, directory->len) && hash_quick(*directory, 0) == end.sum;
}

static bool load_entries(Text directory, uint32_t file, Arena *arena, SpoolEntries *entries) {
  WireIn in = {.at = directory.at, .end = directory.at + directory.len, .arena = arena};
  size_t count = wire_get_count(&in, 40);
  for (size_t i = 0; i < count && !in.bad; i++) get_entry(&in, file, list_add(arena, entries));
  return !in.bad;
}

bool spool_load(int folder, const char *path, uint32_t file, Arena *arena, SpoolEntries *entries, Fail *fail) {
  int fd = openat(folder, path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
  if (fd < 0) return fail_errno(fail, "open", path);
  Text directory; /* entries keep slices of it */
  bool good = (read_directory(fd, arena, &directory) && load_entries(directory, file, arena, entries)) ||
              fail_set(fail, "the spool %s is damaged", path);
  close(fd);
  return good;
}
