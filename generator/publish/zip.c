/* SPDX-License-Identifier: MIT
 *
 * Archives: ODT documents and packages. Takes: entries that are already deflated or to be stored. Gives: a ZIP, to memory or to
 * a file. Owns nothing that it is given. The only file that knows libzip.
 *
 * libzip is handed raw entries (it copies them as they are) and writes through a sink of ours, so that it needs no temporary
 * file and nothing of the machine gets into the bytes: fixed order, fixed day, mode 0644, no extra fields, in any time zone.
 */
#include "publish/spool_in.h"

#include <errno.h>
#include <fcntl.h>
#include <libdeflate.h>
#include <string.h>
#include <unistd.h>
#include <zip.h>

#define FIRST_YEAR 1980 /* of a ZIP's clock */
#define LAST_YEAR 2107
#define MODE_REGULAR_0644 (0100644u << 16)

/* ---- The sink: where libzip writes to ---- */

/* libzip writes a header field by field, and comes back to it behind the entry: for a file, that happens in a window. */
#define WINDOW_BYTES ((size_t)256 << 10)

typedef struct Sink {
  ZipOutput output;
  Buf window; /* of a file: what is not written yet */
  uint64_t written; /* where the window begins */
  uint64_t at, size;
  zip_error_t error;
} Sink;

static zip_int64_t sink_fail(Sink *sink, int zip_code, int os_code) {
  zip_error_set(&sink->error, zip_code, os_code);
  return -1;
}

static zip_int64_t sink_write_fd(Sink *sink, const char *bytes, size_t size, uint64_t at) {
  for (size_t done = 0; done < size;) {
    ssize_t put = pwrite(sink->output.fd, bytes + done, size - done, (off_t)(at + done));
    if (put < 0 && errno == EINTR) continue;
    if (put <= 0) return sink_fail(sink, ZIP_ER_WRITE, put < 0 ? errno : EIO);
    done += (size_t)put;
  }
  if (at + size > sink->written) sink->written = at + size;
  return (zip_int64_t)size;
}

static zip_int64_t sink_flush(Sink *sink) {
  Text window = buf_view(&sink->window);
  buf_reset(&sink->window);
  return window.len ? sink_write_fd(sink, window.at, window.len, sink->written) : 0;
}

static void sink_write_bytes(Sink *sink, const char *bytes, size_t size) {
  Buf *buf = sink->output.bytes ? sink->output.bytes : &sink->window;
  size_t at = (size_t)(sink->at - sink->written);
  size_t over = at < buf->len ? buf->len - at : 0; /* a header that is filled in afterwards */
  if (over > size) over = size;
  if (over) memcpy(buf->at + at, bytes, over);
  buf_put(buf, bytes + over, size - over);
}

static zip_int64_t sink_write(Sink *sink, const void *bytes, size_t size) {
  if (sink->at < sink->written) { /* the header of an entry that is larger than the window */
    if (sink_flush(sink) < 0 || sink_write_fd(sink, bytes, size, sink->at) < 0) return -1;
  } else {
    sink_write_bytes(sink, bytes, size);
    if (sink->window.len >= WINDOW_BYTES && sink_flush(sink) < 0) return -1;
  }
  sink->at += size;
  if (sink->at > sink->size) sink->size = sink->at;
  return (zip_int64_t)size;
}

static zip_int64_t sink_seek(Sink *sink, void *data, zip_uint64_t len) {
  zip_int64_t to = zip_source_seek_compute_offset(sink->at, sink->size, data, len, &sink->error);
  if (to < 0) return -1;
  sink->at = (uint64_t)to;
  return 0;
}

/* An archive that is to be made does not exist yet; libzip asks in these terms. */
static zip_int64_t sink_call(void *state, void *data, zip_uint64_t len, zip_source_cmd_t command) {
  Sink *sink = state;
  switch ((int)command) { /* libzip adds commands from version to version */
  case ZIP_SOURCE_SUPPORTS: return ZIP_SOURCE_SUPPORTS_WRITABLE;
  case ZIP_SOURCE_STAT: return sink_fail(sink, ZIP_ER_READ, ENOENT);
  case ZIP_SOURCE_ERROR: return zip_error_to_data(&sink->error, data, len);
  case ZIP_SOURCE_WRITE: return sink_write(sink, data, (size_t)len);
  case ZIP_SOURCE_SEEK_WRITE: return sink_seek(sink, data, len);
  case ZIP_SOURCE_TELL_WRITE: return (zip_int64_t)sink->at;
  case ZIP_SOURCE_COMMIT_WRITE: return sink_flush(sink) < 0 ? -1 : 0;
  case ZIP_SOURCE_BEGIN_WRITE:
  case ZIP_SOURCE_ROLLBACK_WRITE:
  case ZIP_SOURCE_REMOVE:
  case ZIP_SOURCE_CLOSE:
  case ZIP_SOURCE_FREE: return 0;
  default: return sink_fail(sink, ZIP_ER_OPNOTSUPP, 0);
  }
}

/* ---- Raw entries: where libzip reads from ---- */

typedef struct Zip {
  const ZipInput *input;
  Arena *arena;
  int spool; /* the spool file that is open; entries of one stand together */
  uint32_t number; /* of it */
} Zip;

typedef struct Raw {
  Zip *zip;
  const SpoolEntry *entry;
  int fd;
  uint64_t at;
  zip_error_t error;
} Raw;

static zip_int64_t raw_fail(Raw *raw, int zip_code, int os_code) {
  zip_error_set(&raw->error, zip_code, os_code);
  return -1;
}

static int spool_fd(Zip *zip, uint32_t number) {
  if (zip->spool >= 0 && zip->number == number) return zip->spool;
  if (zip->spool >= 0) close(zip->spool);
  const char *path = text_cstr(zip->arena, zip->input->spool_paths->at[number]);
  zip->spool = openat(zip->input->spools, path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
  zip->number = number;
  return zip->spool;
}

static zip_int64_t raw_open(Raw *raw) {
  Zip *zip = raw->zip;
  raw->at = 0;
  raw->fd = -1;
  if (raw->entry->place == SPOOL_MEMORY) return 0;
  if (raw->entry->place == SPOOL_FILE) raw->fd = spool_fd(zip, raw->entry->file);
  else raw->fd = openat(zip->input->stage, text_cstr(zip->arena, raw->entry->staged), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
  return raw->fd >= 0 ? 0 : raw_fail(raw, ZIP_ER_OPEN, errno);
}

static zip_int64_t raw_read(Raw *raw, void *room, zip_uint64_t size) {
  uint64_t left = raw->entry->packed - raw->at;
  if (size > left) size = left;
  if (raw->entry->place == SPOOL_MEMORY) {
    memcpy(room, raw->zip->input->memory[raw->entry->file].at + raw->entry->offset + raw->at, size);
  } else if (size) {
    ssize_t got = pread(raw->fd, room, size, (off_t)(raw->entry->offset + raw->at));
    if (got <= 0) return raw_fail(raw, ZIP_ER_READ, got < 0 ? errno : EIO);
    size = (zip_uint64_t)got;
  }
  raw->at += size;
  return (zip_int64_t)size;
}

static zip_int64_t raw_close(Raw *raw) {
  if (raw->entry->place == SPOOL_STAGED && raw->fd >= 0) close(raw->fd);
  raw->fd = -1;
  return 0;
}

static zip_int64_t raw_stat(const Raw *raw, zip_stat_t *stat) {
  zip_stat_init(stat);
  stat->valid = ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_COMP_METHOD | ZIP_STAT_CRC;
  stat->size = raw->entry->size;
  stat->comp_size = raw->entry->packed;
  stat->comp_method = raw->entry->store ? ZIP_CM_STORE : ZIP_CM_DEFLATE;
  stat->crc = raw->entry->crc;
  return sizeof *stat;
}

static zip_int64_t raw_call(void *state, void *data, zip_uint64_t len, zip_source_cmd_t command) {
  Raw *raw = state;
  switch ((int)command) { /* libzip adds commands from version to version */
  case ZIP_SOURCE_SUPPORTS: return ZIP_SOURCE_SUPPORTS_READABLE;
  case ZIP_SOURCE_OPEN: return raw_open(raw);
  case ZIP_SOURCE_READ: return raw_read(raw, data, len);
  case ZIP_SOURCE_CLOSE: return raw_close(raw);
  case ZIP_SOURCE_STAT: return raw_stat(raw, data);
  case ZIP_SOURCE_ERROR: return zip_error_to_data(&raw->error, data, len);
  case ZIP_SOURCE_FREE: return 0;
  default: return raw_fail(raw, ZIP_ER_OPNOTSUPP, 0);
  }
}

/* ---- An archive ---- */

static zip_uint16_t dos_date(Day day) {
  int year = FIRST_YEAR, month = 1, of_month = 1;
  if (day != DAY_NONE) day_parts(day, &year, &month, &of_month);
  if (year < FIRST_YEAR || year > LAST_YEAR) year = FIRST_YEAR, month = of_month = 1;
  return (zip_uint16_t)((year - FIRST_YEAR) << 9 | month << 5 | of_month);
}

static bool add_entry(zip_t *archive, Zip *zip, const SpoolEntry *entry, zip_uint16_t date) {
  Raw *raw = arena_alloc(zip->arena, sizeof *raw);
  *raw = (Raw){.zip = zip, .entry = entry, .fd = -1};
  zip_source_t *source = zip_source_function(archive, raw_call, raw);
  if (!source) return false;
  zip_int64_t index = zip_file_add(archive, text_cstr(zip->arena, entry->name), source, ZIP_FL_ENC_UTF_8);
  if (index < 0) {
    zip_source_free(source);
    return false;
  }
  zip_uint64_t at = (zip_uint64_t)index;
  return (!entry->store || zip_set_file_compression(archive, at, ZIP_CM_STORE, 0) == 0) &&
         zip_file_set_dostime(archive, at, 0, date, 0) == 0 &&
         zip_file_set_external_attributes(archive, at, 0, ZIP_OPSYS_UNIX, MODE_REGULAR_0644) == 0;
}

static bool fail_zip(Fail *fail, zip_error_t *error) {
  return fail_set(fail, "write an archive: %s", zip_error_strerror(error));
}

static bool write_archive(zip_t *archive, Zip *zip, const SpoolEntries *entries, Day day, Fail *fail) {
  zip_uint16_t date = dos_date(day);
  bool good = true;
  for (size_t i = 0; good && i < entries->len; i++) good = add_entry(archive, zip, &entries->at[i], date);
  if (good && zip_close(archive) == 0) return true;
  fail_zip(fail, zip_get_error(archive));
  zip_discard(archive);
  return false;
}

static zip_t *open_archive(Sink *sink, Fail *fail) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t *source = zip_source_function_create(sink_call, sink, &error);
  zip_t *archive = source ? zip_open_from_source(source, ZIP_CREATE | ZIP_TRUNCATE, &error) : NULL;
  if (!archive) {
    fail_zip(fail, &error);
    if (source) zip_source_free(source);
  }
  zip_error_fini(&error);
  return archive;
}

bool zip_write(const ZipInput *input, const SpoolEntries *entries, Day day, ZipOutput output, Fail *fail) {
  Zip zip = {.input = input, .arena = arena_new(), .spool = -1};
  Sink sink = {.output = output};
  zip_error_init(&sink.error);
  zip_t *archive = open_archive(&sink, fail);
  bool good = archive && write_archive(archive, &zip, entries, day, fail);
  zip_error_fini(&sink.error);
  buf_free(&sink.window);
  if (zip.spool >= 0) close(zip.spool);
  arena_free(zip.arena);
  return good;
}

bool zip_write_file(const ZipInput *input, const SpoolEntries *entries, Day day, int folder, const char *path, Fail *fail) {
  Arena *arena = arena_new();
  const char *slash = strrchr(path, '/');
  bool good = !slash || fs_make_folders(folder, text_cstr(arena, (Text){path, (size_t)(slash - path)}), fail);
  arena_free(arena);
  if (!good) return false;
  int fd = openat(folder, path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0666);
  if (fd < 0) return fail_errno(fail, "create", path);
  good = zip_write(input, entries, day, (ZipOutput){.fd = fd}, fail);
  if (close(fd) && good) good = fail_errno(fail, "close", path);
  return good;
}

/* ---- What the other rooms ask for ---- */

bool zip_from_spool(const Spool *spool, Text prefix, Day day, Buf *zip, Fail *fail) {
  ZipInput input = {.memory = {buf_view(&spool->bytes)}, .spools = -1, .stage = -1};
  Arena *arena = arena_new();
  SpoolEntries entries = {0};
  for (size_t i = 0; i < spool->entries.len; i++) {
    SpoolEntry entry = spool->entries.at[i];
    if (!text_starts(entry.name, prefix) || entry.place != SPOOL_MEMORY) continue;
    entry.name = text_slice(entry.name, prefix.len, entry.name.len);
    *list_add(arena, &entries) = entry;
  }
  bool good = zip_write(&input, &entries, day, (ZipOutput){.bytes = zip, .fd = -1}, fail);
  arena_free(arena);
  return good;
}

/* The manifest of a package is its last entry; its bytes wait in a spool of their own. */
static void add_manifest(Spool *own, Arena *arena, SpoolEntries *entries) {
  Buf manifest = {0};
  spool_manifest(&manifest, entries);
  spool_add(own, TEXT("manifest.txt"), buf_view(&manifest), false);
  *list_add(arena, entries) = *spool_last(own);
  buf_free(&manifest);
}

bool zip_from_files(int folder, const TextList *spool_paths, int target_folder, const char *target, Day day, Fail *fail) {
  Arena *arena = arena_new();
  Spool *own = spool_new();
  SpoolEntries entries = {0};
  bool good = true;
  for (uint32_t i = 0; good && i < spool_paths->len; i++)
    good = spool_load(folder, text_cstr(arena, spool_paths->at[i]), i, arena, &entries, fail);
  if (good) {
    add_manifest(own, arena, &entries);
    ZipInput input = {.memory = {buf_view(&own->bytes)}, .spools = folder, .stage = target_folder, .spool_paths = spool_paths};
    good = zip_write_file(&input, &entries, day, target_folder, target, fail);
  }
  spool_free(own);
  arena_free(arena);
  return good;
}

bool zip_parts(const OdtParts *parts, Day day, Buf *zip, Fail *fail) {
  Spool *spool = spool_new();
  for (size_t i = 0; i < parts->len; i++) spool_add(spool, parts->at[i].name, parts->at[i].bytes, parts->at[i].store);
  bool good = zip_from_spool(spool, TEXT_NONE, day, zip, fail);
  spool_free(spool);
  return good;
}

Text publish_versions(Arena *arena) {
  return text_format(arena, "libzip %s, libdeflate %s", zip_libzip_version(), LIBDEFLATE_VERSION_STRING);
}
