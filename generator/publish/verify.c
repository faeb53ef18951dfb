/* SPDX-License-Identifier: MIT
 *
 * Whether a package is as it was made. Takes: the bytes of a ZIP that somebody handed on. Gives: a diagnostic for everything that
 * is not as its manifest says, or does not add up. Owns nothing: one entry is unpacked at a time, under the limits of read/.
 *
 * A manifest proves nothing against who writes a new one; so the numbers are added up again, and --input makes all of it anew.
 */
#include "publish/verify.h"

#include <stdlib.h>
#include <string.h>

#define HASH_DIGITS 64
#define DIAGS_MOST 100 /* who reads more? */

static const char manifest_name[] = "manifest.txt";

typedef struct Verifying {
  Text file;
  Arena *arena, *passing; /* of the package; of one entry */
  DiagList *diags;
  Archive archive;
  PackageLines lines;
  Text xml, csv; /* kept, when they are there and whole */
} Verifying;

static void refuse(Verifying *v, DiagCode code, Text name) {
  if (v->diags->all.len < DIAGS_MOST)
    diag_add(v->diags, code, where_of(v->file, 0, 0), text_visible(v->passing, name), TEXT_NONE, TEXT_NONE);
}

/* ---- manifest.txt ---- */

static int line_compare(const void *a, const void *b) {
  return text_compare(((const PackageLine *)a)->path, ((const PackageLine *)b)->path);
}

PackageLine *package_line(const PackageLines *lines, Text path) {
  PackageLine key = {.path = path};
  return lines->len ? bsearch(&key, lines->at, lines->len, sizeof key, line_compare) : NULL;
}

static bool lines_are_single(const PackageLines *lines) {
  for (size_t i = 1; i < lines->len; i++)
    if (text_equal(lines->at[i - 1].path, lines->at[i].path)) return false;
  return true;
}

/* "<sha256>  <path>" a line, nothing else. */
static bool package_manifest(Text bytes, Arena *arena, PackageLines *lines) {
  Text line;
  while (text_cut(&bytes, '\n', &line)) {
    PackageLine *entry = list_add(arena, lines);
    *entry = (PackageLine){.path = TEXT_NONE};
    if (line.len < HASH_DIGITS + 3 || !hash_parse(text_slice(line, 0, HASH_DIGITS), &entry->hash)) return false;
    if (line.at[HASH_DIGITS] != ' ' || line.at[HASH_DIGITS + 1] != ' ') return false;
    entry->path = text_slice(line, HASH_DIGITS + 2, line.len);
  }
  if (lines->len) qsort(lines->at, lines->len, sizeof *lines->at, line_compare);
  return lines->len > 0 && lines_are_single(lines);
}

static bool manifest_read(Verifying *v) {
  const ArchiveMember *member = read_archive_find(&v->archive, text_of(manifest_name));
  Text bytes;
  if (member && !read_archive_member(&v->archive, member, v->file, v->arena, v->diags, &bytes)) return false;
  if (member && package_manifest(bytes, v->arena, &v->lines)) return true;
  refuse(v, DIAG_VERIFY_MANIFEST, TEXT_NONE);
  return false;
}

/* ---- Entries ---- */

static void keep_data(Verifying *v, Text path, Text bytes) {
  if (text_is(path, "data/results.xml")) v->xml = text_copy(v->arena, bytes);
  if (text_is(path, "data/results.csv")) v->csv = text_copy(v->arena, bytes);
}

static void member_verify(Verifying *v, const ArchiveMember *member) {
  PackageLine *line = package_line(&v->lines, member->path);
  Text bytes;
  if (text_is(member->path, manifest_name)) return;
  if (!text_is_utf8(member->path, NULL)) refuse(v, DIAG_VERIFY_NAME, member->path);
  if (!line) {
    refuse(v, DIAG_VERIFY_EXTRA, member->path);
    return;
  }
  line->seen = true;
  size_t told = v->diags->all.len;
  Text file = text_format(v->passing, "%.*s: %.*s", TEXT_ARG(v->file), TEXT_ARG(text_visible(v->passing, member->path)));
  bool read = read_archive_member(&v->archive, member, file, v->passing, v->diags, &bytes);
  Sha256 hash = read ? hash_sha256(bytes) : (Sha256){{0}};
  if (read && memcmp(&hash, &line->hash, sizeof hash) == 0) keep_data(v, member->path, bytes);
  else if (v->diags->all.len == told) refuse(v, DIAG_VERIFY_HASH, member->path);
}

static void members_verify(Verifying *v) {
  for (size_t i = 0; i < v->archive.members.len && v->diags->all.len < DIAGS_MOST; i++) {
    member_verify(v, &v->archive.members.at[i]);
    arena_reset(v->passing);
  }
  for (size_t i = 0; i < v->lines.len && v->diags->all.len < DIAGS_MOST; i++)
    if (!v->lines.at[i].seen) refuse(v, DIAG_VERIFY_MISSING, v->lines.at[i].path);
}

void package_verify(Text bytes, Text file, Arena *arena, DiagList *diags, Verified *verified) {
  Verifying v = {.file = file, .arena = arena, .passing = arena_new(), .diags = diags};
  *verified = (Verified){.as_of = DAY_NONE};
  if (read_package_open(&v.archive, bytes, file, arena, diags)) {
    if (manifest_read(&v)) members_verify(&v);
    verified->files = v.lines.len;
    verified->whole = v.xml.len > 0;
    verified->results = v.xml;
    if (v.xml.len) results_verify(v.xml, v.csv, &v.lines, arena, diags, verified);
    read_archive_close(&v.archive);
  }
  arena_free(v.passing);
}

/* ---- Two packages ---- */

static bool lines_of(Text bytes, Text file, Arena *arena, DiagList *diags, PackageLines *lines) {
  Verifying v = {.file = file, .arena = arena, .passing = arena_new(), .diags = diags};
  bool good = read_package_open(&v.archive, bytes, file, arena, diags);
  if (good) {
    good = manifest_read(&v);
    read_archive_close(&v.archive);
  }
  *lines = v.lines;
  arena_free(v.passing);
  return good;
}

static void compare_lines(const PackageLines *a, const PackageLines *b, bool both, Text file, DiagList *diags) {
  for (size_t i = 0; i < a->len && diags->all.len < DIAGS_MOST; i++) {
    const PackageLine *other = package_line(b, a->at[i].path);
    bool same = other && (!both || memcmp(&other->hash, &a->at[i].hash, sizeof other->hash) == 0);
    if (!same)
      diag_add(diags, DIAG_VERIFY_INPUT, where_of(file, 0, 0), text_visible(diags->arena, a->at[i].path), TEXT_NONE, TEXT_NONE);
  }
}

void package_compare(Text bytes, Text again, Text file, Arena *arena, DiagList *diags) {
  PackageLines handed = {0}, made = {0};
  size_t told = diags->all.len;
  if (text_equal(bytes, again)) return;
  if (!lines_of(bytes, file, arena, diags, &handed) || !lines_of(again, file, arena, diags, &made)) return;
  compare_lines(&handed, &made, true, file, diags);
  compare_lines(&made, &handed, false, file, diags);
  if (diags->all.len == told) diag_add(diags, DIAG_VERIFY_INPUT, where_of(file, 0, 0), file, TEXT_NONE, TEXT_NONE);
}
