/* SPDX-License-Identifier: MIT
 *
 * A .zip that somebody dropped: the files in it, under the names that they had. Takes: bytes in memory. Gives: members, and the
 * bytes of one at a time. Owns the package between open and close.
 *
 * Old programs wrote names in the encoding of their country without saying which: all such names of an archive are decoded
 * together, because one alone is too short to tell.
 */
#include <stdlib.h>
#include <string.h>

#include "read/office_in.h"

/* True when the entry says itself what its name is. */
static bool name_is_told(const PackageEntry *entry, Text *name) {
  *name = entry->unicode_name.len ? entry->unicode_name : entry->name;
  bool told = entry->flags & PACKAGE_UTF8;
  return entry->unicode_name.len || (told ? text_is_utf8(entry->name, NULL) : read_is_utf8(entry->name));
}

/* The names that do not say it, a line each. A line end is no part of any character of these encodings. */
static Text names_decode(const Package *package, Arena *arena) {
  Buf names = {0};
  Text name;
  EncodingFound found = {0};
  for (size_t i = 0; i < package->entries.len; i++) {
    if (name_is_told(&package->entries.at[i], &name)) continue;
    buf_text(&names, name);
    buf_char(&names, '\n');
  }
  bool good = encoding_find(text_copy(arena, buf_view(&names)), ENCODING_ANY, arena, &found);
  buf_free(&names);
  return good ? found.text : TEXT_NONE;
}

/* Backslashes part folders where old programs wrote them. */
static Text name_clean(Arena *arena, Text name) {
  char *at = (char *)(uintptr_t)text_cstr(arena, name);
  for (size_t i = 0; i < name.len; i++)
    if (at[i] == '\\') at[i] = '/';
  return clean_strip(arena, (Text){at, name.len}, NULL);
}

static bool refuse(const Package *package, DiagCode code, Text name) {
  diag_add(package->diags, code, where_of(package->file, 0, 0), text_visible(package->diags->arena, name), TEXT_NONE, TEXT_NONE);
  return false;
}

static int member_compare(const void *left, const void *right) {
  const ArchiveMember *a = left, *b = right;
  return text_compare(a->path, b->path);
}

static bool members_are_single(const Archive *archive) {
  for (size_t i = 1; i < archive->members.len; i++)
    if (text_equal(archive->members.at[i - 1].path, archive->members.at[i].path))
      return refuse(archive->package, DIAG_PACKAGE_DUPLICATE, archive->members.at[i].path);
  return true;
}

static bool members_take(Archive *archive, Arena *arena) {
  const Package *package = archive->package;
  Text decoded = names_decode(package, arena), name;
  for (size_t i = 0; i < package->entries.len; i++) {
    const PackageEntry *entry = &package->entries.at[i];
    if (!name_is_told(entry, &name) && !text_cut(&decoded, '\n', &name)) name = text_visible(arena, entry->name);
    if (entry->folder) continue;
    name = name_clean(arena, name);
    if (package_name_leads_out(name)) return refuse(package, DIAG_PACKAGE_NAME, name);
    *list_add(arena, &archive->members) = (ArchiveMember){name, entry->size, i};
  }
  if (archive->members.len) qsort(archive->members.at, archive->members.len, sizeof *archive->members.at, member_compare);
  return members_are_single(archive);
}

bool read_archive_open(Archive *archive, Text bytes, Text file, Arena *arena, DiagList *diags) {
  *archive = (Archive){.package = arena_alloc(arena, sizeof(Package))};
  if (office_kind(bytes) != OFFICE_NONE || !package_open(archive->package, bytes, file, arena, diags)) return false;
  if (members_take(archive, arena)) return true;
  read_archive_close(archive);
  return false;
}

/* Names as they stand: whether they are right is for the caller to say. */
static bool parts_take(Archive *archive, Arena *arena) {
  for (size_t i = 0; i < archive->package->entries.len; i++) {
    const PackageEntry *entry = &archive->package->entries.at[i];
    *list_add(arena, &archive->members) = (ArchiveMember){entry->name, entry->size, i};
  }
  if (archive->members.len) qsort(archive->members.at, archive->members.len, sizeof *archive->members.at, member_compare);
  return true;
}

bool read_package_open(Archive *archive, Text bytes, Text file, Arena *arena, DiagList *diags) {
  *archive = (Archive){.package = arena_alloc(arena, sizeof(Package))};
  return package_open_ours(archive->package, bytes, file, arena, diags) && parts_take(archive, arena);
}

bool read_inside_open(Archive *archive, Text bytes, Text file, Arena *arena, DiagList *diags) {
  *archive = (Archive){.package = arena_alloc(arena, sizeof(Package))};
  return package_open(archive->package, bytes, file, arena, diags) && parts_take(archive, arena);
}

bool read_archive_member(Archive *archive, const ArchiveMember *member, Text file, Arena *arena, DiagList *diags, Text *bytes) {
  archive->package->file = file;
  archive->package->arena = arena;
  archive->package->diags = diags;
  return package_read(archive->package, member->entry, bytes);
}

const ArchiveMember *read_archive_find(const Archive *archive, Text path) {
  ArchiveMember key = {.path = path};
  if (archive->members.len == 0) return NULL;
  return bsearch(&key, archive->members.at, archive->members.len, sizeof key, member_compare);
}

void read_archive_close(Archive *archive) {
  package_close(archive->package);
}
