/* SPDX-License-Identifier: MIT
 *
 * The directory of a ZIP file, looked through before libzip gets it: how many entries, where each lies, and what no honest
 * archive holds (entries that share bytes, names that lead out, links, names given twice).
 * Takes: bytes of strangers, every length of which is checked. Gives: entries in the arena. Owns nothing.
 *
 * Bombs that unpack to terabytes let many entries point at the same bytes; libzip leaves it to its caller to see that.
 */
#include <stdlib.h>
#include <string.h>

#include "read/package_in.h"

enum { END_SIZE = 22, DIRECTORY_SIZE = 46, LOCAL_SIZE = 30, COMMENT_MOST = 65535 };
enum { LOCATOR_SIZE = 20, LARGE_END_SIZE = 56 };
enum { UNIX_MADE = 3, UNIX_TYPE = 0170000, UNIX_LINK = 0120000, DOS_FOLDER = 0x10 };
enum { FIELD_ZIP64 = 0x0001, FIELD_UNICODE_PATH = 0x7075 };

static uint64_t little(Text bytes, uint64_t at, unsigned count) {
  uint64_t value = 0;
  for (unsigned i = count; i > 0; i--) value = value << 8 | (unsigned char)bytes.at[at + i - 1];
  return value;
}

static bool begins(Text bytes, uint64_t at, const char *mark) {
  return at + 4 <= bytes.len && memcmp(bytes.at + at, mark, 4) == 0;
}

static bool refuse(const Package *package, DiagCode code, Text first, Text second) {
  diag_add(package->diags, code, where_of(package->file, 0, 0), first, second, TEXT_NONE);
  return false;
}

bool package_broken(const Package *package, const char *why) {
  return refuse(package, DIAG_PACKAGE_BROKEN, text_of(why), TEXT_NONE);
}

/* ---- Names ---- */

bool package_name_leads_out(Text name) {
  bool drive = name.len >= 2 && name.at[1] == ':';
  if (name.len == 0 || name.at[0] == '/' || name.at[0] == '\\' || drive || memchr(name.at, 0, name.len)) return true;
  for (size_t i = 0, from = 0; i <= name.len; i++) {
    if (i < name.len && name.at[i] != '/' && name.at[i] != '\\') continue;
    if (i - from == 2 && name.at[from] == '.' && name.at[from + 1] == '.') return true;
    from = i + 1;
  }
  return false;
}

static int name_compare(const void *left, const void *right) {
  const PackageEntry *const *a = left, *const *b = right;
  return text_compare((*a)->name, (*b)->name);
}

static int offset_compare(const void *left, const void *right) {
  const PackageEntry *const *a = left, *const *b = right;
  return (*a)->offset < (*b)->offset ? -1 : (*a)->offset > (*b)->offset;
}

static const PackageEntry **sorted(const Package *package, int (*compare)(const void *, const void *)) {
  const PackageEntry **at = arena_alloc(package->arena, (package->entries.len + 1) * sizeof(PackageEntry *));
  for (size_t i = 0; i < package->entries.len; i++) at[i] = &package->entries.at[i];
  if (package->entries.len) qsort(at, package->entries.len, sizeof *at, compare);
  return at;
}

static bool names_are_single(const Package *package) {
  const PackageEntry **by_name = sorted(package, name_compare);
  for (size_t i = 1; i < package->entries.len; i++)
    if (text_equal(by_name[i - 1]->name, by_name[i]->name))
      return refuse(package, DIAG_PACKAGE_DUPLICATE, text_visible(package->diags->arena, by_name[i]->name), TEXT_NONE);
  return true;
}

/* ---- Where the bytes of an entry lie ---- */

static bool entry_end(const Package *package, const PackageEntry *entry, uint64_t *end) {
  if (entry->offset + LOCAL_SIZE > package->bytes.len || !begins(package->bytes, entry->offset, "PK\3\4")) return false;
  uint64_t names = little(package->bytes, entry->offset + 26, 2) + little(package->bytes, entry->offset + 28, 2);
  *end = entry->offset + LOCAL_SIZE + names + entry->packed;
  return *end <= package->bytes.len;
}

static bool places_are_apart(const Package *package, uint64_t directory) {
  const PackageEntry **by_offset = sorted(package, offset_compare);
  uint64_t taken = 0;
  for (size_t i = 0; i < package->entries.len; i++) {
    uint64_t end = 0;
    if (!entry_end(package, by_offset[i], &end)) return package_broken(package, "an entry lies where no entry is");
    if (by_offset[i]->offset < taken || end > directory) return refuse(package, DIAG_PACKAGE_OVERLAP, TEXT_NONE, TEXT_NONE);
    taken = end;
  }
  return true;
}

/* An entry has its name twice, and some programs go by the one, some by the other. */
static bool names_agree(const Package *package) {
  for (size_t i = 0; i < package->entries.len; i++) {
    const PackageEntry *entry = &package->entries.at[i];
    uint64_t at = entry->offset + LOCAL_SIZE, end = at + little(package->bytes, entry->offset + 26, 2);
    if (!text_equal(text_slice(package->bytes, (size_t)at, (size_t)end), entry->name))
      return package_broken(package, "an entry has another name where it lies than in the directory");
  }
  return true;
}

/* ---- The directory ---- */

/* Sizes that do not fit 32 bits stand in a field of their own, in this order, each only when its place says so. */
static bool take_large(Text field, uint64_t *value, size_t *at) {
  if (*value != UINT32_MAX) return true;
  if (*at + 8 > field.len) return false;
  *value = little(field, *at, 8);
  *at += 8;
  return *value <= (uint64_t)1 << 40;
}

static bool take_zip64(PackageEntry *entry, Text field) {
  size_t at = 0;
  return take_large(field, &entry->size, &at) && take_large(field, &entry->packed, &at) && take_large(field, &entry->offset, &at);
}

/* The field names the check sum of the name that it replaces: after a renaming it means nothing any more. */
static void take_unicode(PackageEntry *entry, Text field) {
  if (field.len < 6 || field.at[0] != 1 || little(field, 1, 4) != hash_crc32(0, entry->name)) return;
  Text name = text_slice(field, 5, field.len);
  if (text_is_utf8(name, NULL)) entry->unicode_name = name;
}

static bool take_fields(PackageEntry *entry, Text fields) {
  while (fields.len >= 4) {
    uint64_t kind = little(fields, 0, 2), size = little(fields, 2, 2);
    if (size > fields.len - 4) return true; /* padding: others read past it as well */
    Text field = text_slice(fields, 4, 4 + (size_t)size);
    if (kind == FIELD_ZIP64 && !take_zip64(entry, field)) return false;
    if (kind == FIELD_UNICODE_PATH) take_unicode(entry, field);
    fields = text_slice(fields, 4 + (size_t)size, fields.len);
  }
  return true;
}

/* One entry of the directory at *at; false when it is cut. */
static bool take_entry(Package *package, uint64_t *at) {
  Text bytes = package->bytes;
  if (*at + DIRECTORY_SIZE > bytes.len || !begins(bytes, *at, "PK\1\2")) return false;
  uint64_t name = little(bytes, *at + 28, 2), fields = little(bytes, *at + 30, 2), comment = little(bytes, *at + 32, 2);
  uint64_t end = *at + DIRECTORY_SIZE + name + fields + comment, attributes = little(bytes, *at + 38, 4);
  if (end > bytes.len) return false;
  PackageEntry *entry = list_add(package->arena, &package->entries);
  entry->flags = (uint16_t)little(bytes, *at + 8, 2);
  entry->packed = little(bytes, *at + 20, 4);
  entry->size = little(bytes, *at + 24, 4);
  entry->offset = little(bytes, *at + 42, 4);
  entry->name = text_slice(bytes, (size_t)*at + DIRECTORY_SIZE, (size_t)(*at + DIRECTORY_SIZE + name));
  entry->link = bytes.at[*at + 5] == UNIX_MADE && ((attributes >> 16) & UNIX_TYPE) == UNIX_LINK;
  entry->folder = text_ends(entry->name, TEXT("/")) || (entry->size == 0 && (attributes & DOS_FOLDER));
  bool good = take_fields(entry, text_slice(bytes, (size_t)(*at + DIRECTORY_SIZE + name), (size_t)(end - comment)));
  *at = end;
  return good;
}

static bool entry_is_lawful(const Package *package, const PackageEntry *entry) {
  Text name = text_visible(package->diags->arena, entry->name);
  if (package_name_leads_out(entry->name)) return refuse(package, DIAG_PACKAGE_NAME, name, TEXT_NONE);
  if (entry->link) return refuse(package, DIAG_PACKAGE_LINK, name, TEXT_NONE);
  return !(entry->flags & PACKAGE_ENCRYPTED) || refuse(package, DIAG_PACKAGE_PASSWORD, name, TEXT_NONE);
}

/* The end record stands at the very end, but for a comment whose length it gives. */
static bool find_end(Text bytes, uint64_t *end) {
  if (bytes.len < END_SIZE) return false;
  uint64_t last = bytes.len - END_SIZE, first = last > COMMENT_MOST ? last - COMMENT_MOST : 0;
  for (*end = last + 1; *end > first; --*end)
    if (begins(bytes, *end - 1, "PK\5\6") && *end - 1 + END_SIZE + little(bytes, *end - 1 + 20, 2) == bytes.len) {
      --*end;
      return true;
    }
  return false;
}

/* Where more entries or bytes are than the end record can say, it says so, and a record in front of it has the numbers. */
static void take_large_end(Text bytes, uint64_t end, uint64_t *count, uint64_t *at) {
  if (end < LOCATOR_SIZE || !begins(bytes, end - LOCATOR_SIZE, "PK\6\7")) return;
  uint64_t record = little(bytes, end - LOCATOR_SIZE + 8, 8);
  if (record >= end || end - record < LARGE_END_SIZE + LOCATOR_SIZE || !begins(bytes, record, "PK\6\6")) return;
  if (*count == UINT16_MAX) *count = little(bytes, record + 32, 8);
  if (*at == UINT32_MAX) *at = little(bytes, record + 48, 8);
}

static bool scan_directory(Package *package, uint64_t at, uint64_t count) {
  for (uint64_t i = 0; i < count; i++)
    if (!take_entry(package, &at)) return package_broken(package, "its directory is cut short");
  for (size_t i = 0; i < package->entries.len; i++)
    if (!entry_is_lawful(package, &package->entries.at[i])) return false;
  return true;
}

bool package_scan(Package *package) {
  uint64_t end;
  if (!find_end(package->bytes, &end)) return package_broken(package, "it has no directory at its end");
  uint64_t count = little(package->bytes, end + 10, 2), at = little(package->bytes, end + 16, 4);
  take_large_end(package->bytes, end, &count, &at);
  Text most = text_format(package->diags->arena, "%zu", package->limits->entries);
  if (count > package->limits->entries) return refuse(package, DIAG_PACKAGE_ENTRIES, most, TEXT_NONE);
  if (at > end || little(package->bytes, end + 4, 4) != 0) return package_broken(package, "its directory is somewhere else");
  return scan_directory(package, at, count) && names_are_single(package) && places_are_apart(package, at) &&
         names_agree(package);
}
