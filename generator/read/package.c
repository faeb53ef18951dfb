/* SPDX-License-Identifier: MIT
 *
 * Opening a ZIP file and unpacking its entries, one at a time, under hard limits.
 * Takes: bytes in memory. Gives: the bytes of an entry, in the arena, when size and check sum are what the directory says.
 * Owns libzip's handle until package_close. Writes nothing, opens no file.
 */
#include "read/package_in.h"

#include <zip.h>

const PackageLimits package_limits = {
    .entries = 2000,
    .part_bytes = (uint64_t)64 << 20,
    .total_bytes = (uint64_t)256 << 20,
    .ratio = 200, /* real sheets with thousands of empty formatted cells reach 100; deflate alone ends at 1032 */
    .small = 1 << 20,
};

/* What the program itself makes: a county's pages, with the originals of its evidence. Of one entry no more is held at a time. */
const PackageLimits package_limits_ours = {
    .entries = 4000000,
    .part_bytes = (uint64_t)1 << 30, /* read_limits.attachment_bytes */
    .total_bytes = (uint64_t)1 << 38,
    .ratio = 1040, /* deflate ends at 1032; a page of equal rows comes near */
    .small = 1 << 20,
};

static Where where_package(const Package *package) {
  return where_of(package->file, 0, 0);
}

static Text number(const Package *package, uint64_t value) {
  return text_format(package->diags->arena, "%llu", (unsigned long long)value);
}

/* ---- Opening ---- */

/* libzip must see the very directory that was looked through, or one of the two was led astray. */
static bool agrees(const Package *package) {
  if (zip_get_num_entries(package->zip, 0) != (zip_int64_t)package->entries.len) return false;
  for (size_t i = 0; i < package->entries.len; i++) {
    zip_stat_t stat;
    if (zip_stat_index(package->zip, i, ZIP_FL_ENC_RAW, &stat) != 0) return false;
    if (!(stat.valid & ZIP_STAT_SIZE) || !(stat.valid & ZIP_STAT_COMP_SIZE)) return false;
    if (stat.size != package->entries.at[i].size || stat.comp_size != package->entries.at[i].packed) return false;
  }
  return true;
}

static bool hand_over(Package *package) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t *source = zip_source_buffer_create(package->bytes.at, package->bytes.len, 0, &error);
  if (!source) base_out_of_memory();
  package->zip = zip_open_from_source(source, ZIP_RDONLY, &error);
  if (!package->zip) {
    if (zip_error_code_zip(&error) == ZIP_ER_MEMORY) base_out_of_memory();
    zip_source_free(source);
    package_broken(package, "its directory makes no sense");
  }
  zip_error_fini(&error);
  return package->zip;
}

static bool package_begin(Package *package) {
  if (!package_scan(package) || !hand_over(package)) return false;
  if (agrees(package)) return true;
  package_close(package);
  return package_broken(package, "it has two directories");
}

bool package_open(Package *package, Text bytes, Text file, Arena *arena, DiagList *diags) {
  *package = (Package){.bytes = bytes, .file = file, .limits = &package_limits, .arena = arena, .diags = diags};
  return package_begin(package);
}

bool package_open_ours(Package *package, Text bytes, Text file, Arena *arena, DiagList *diags) {
  *package = (Package){.bytes = bytes, .file = file, .limits = &package_limits_ours, .arena = arena, .diags = diags};
  return package_begin(package);
}

void package_close(Package *package) {
  if (package->zip) zip_discard(package->zip);
  package->zip = NULL;
}

static char lower(char c) {
  return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool same_nocase(Text a, Text b) {
  size_t at = 0;
  while (at < a.len && at < b.len && lower(a.at[at]) == lower(b.at[at])) at++;
  return at == a.len && at == b.len;
}

size_t package_find(const Package *package, Text name) {
  for (size_t i = 0; i < package->entries.len; i++)
    if (text_equal(package->entries.at[i].name, name)) return i;
  for (size_t i = 0; i < package->entries.len; i++)
    if (same_nocase(package->entries.at[i].name, name)) return i;
  return SIZE_MAX;
}

/* ---- Unpacking ---- */

static bool refuse(const Package *package, DiagCode code, const PackageEntry *entry, uint64_t most) {
  diag_add(package->diags, code, where_package(package), text_visible(package->diags->arena, entry->name), number(package, most),
           TEXT_NONE);
  return false;
}

/* What the directory says is judged before a byte is unpacked; that it lied shows while unpacking. */
static bool sizes_are_lawful(const Package *package, const PackageEntry *entry) {
  const PackageLimits *limits = package->limits;
  if (entry->size > limits->part_bytes) return refuse(package, DIAG_PACKAGE_PART_SIZE, entry, limits->part_bytes);
  if (entry->size > limits->small && entry->size / limits->ratio > entry->packed)
    return refuse(package, DIAG_PACKAGE_RATIO, entry, limits->ratio);
  if (package->unpacked + entry->size > limits->total_bytes)
    return refuse(package, DIAG_PACKAGE_SIZE, entry, limits->total_bytes);
  return true;
}

static bool tell_read(const Package *package, const PackageEntry *entry, int error) {
  switch (error) {
  case ZIP_ER_MEMORY: base_out_of_memory();
  case ZIP_ER_CRC: return package_broken(package, "the check sum of an entry is wrong");
  case ZIP_ER_COMPNOTSUPP: return package_broken(package, "it is packed in a way that is not known here");
  case ZIP_ER_INCONS: return refuse(package, DIAG_PACKAGE_LIE, entry, entry->size);
  }
  return package_broken(package, "an entry cannot be unpacked");
}

/* Reads to the end, which must be where the directory says. */
static bool unpack(const Package *package, const PackageEntry *entry, zip_file_t *from, char *at) {
  uint64_t len = 0;
  char more;
  while (len < entry->size) {
    zip_int64_t got = zip_fread(from, at + len, entry->size - len);
    if (got < 0) return tell_read(package, entry, zip_error_code_zip(zip_file_get_error(from)));
    if (got == 0) return refuse(package, DIAG_PACKAGE_LIE, entry, entry->size);
    len += (uint64_t)got;
  }
  zip_int64_t behind = zip_fread(from, &more, 1);
  if (behind < 0) return tell_read(package, entry, zip_error_code_zip(zip_file_get_error(from)));
  return behind == 0 || refuse(package, DIAG_PACKAGE_LIE, entry, entry->size);
}

bool package_read(Package *package, size_t index, Text *bytes) {
  const PackageEntry *entry = &package->entries.at[index];
  if (!sizes_are_lawful(package, entry)) return false;
  package->unpacked += entry->size;
  zip_file_t *from = zip_fopen_index(package->zip, index, 0);
  if (!from) return tell_read(package, entry, zip_error_code_zip(zip_get_error(package->zip)));
  char *at = arena_alloc(package->arena, (size_t)entry->size + 1);
  bool good = unpack(package, entry, from, at);
  zip_fclose(from);
  *bytes = (Text){at, (size_t)entry->size};
  return good;
}
