/* SPDX-License-Identifier: MIT
 *
 * manifest.txt of an output. Takes: entries. Gives: its text, and back; tells whose the files of a folder are.
 *
 *   dossier manifest 1
 *   profile inner                          description, any number of lines
 *   <sha256>  <size>  <path>               by path bytes
 *   checksum <sha256 of all lines above>
 */
#include "publish/stage_in.h"

#include <string.h>

#define HASH_DIGITS 64
#define EXTRA_NAMED 10

static const char first_line[] = "dossier manifest 1";

void manifest_write(Buf *out, const Manifest *manifest) {
  Arena *arena = arena_new();
  size_t start = out->len;
  buf_format(out, "%s\n", first_line);
  buf_text(out, manifest->about);
  for (size_t i = 0; i < manifest->entries.len; i++) {
    const StageEntry *entry = &manifest->entries.at[i];
    buf_text(out, hash_hex(arena, &entry->hash));
    buf_format(out, "  %llu  %.*s\n", (unsigned long long)entry->size, TEXT_ARG(entry->path));
    arena_reset(arena);
  }
  Sha256 sum = hash_sha256((Text){out->at + start, out->len - start});
  buf_format(out, "checksum %.*s\n", TEXT_ARG(hash_hex(arena, &sum)));
  arena_free(arena);
}

/* "<hash>  <size>  <path>"; false when the line is of another form. */
static bool parse_entry(Text line, StageEntry *entry) {
  Text size, rest;
  int64_t value;
  if (line.len < HASH_DIGITS + 2 || !hash_parse(text_slice(line, 0, HASH_DIGITS), &entry->hash)) return false;
  rest = text_slice(line, HASH_DIGITS, line.len);
  if (!text_starts(rest, TEXT("  "))) return false;
  rest = text_slice(rest, 2, rest.len);
  if (!text_cut(&rest, ' ', &size) || !text_to_int(size, &value) || value < 0) return false;
  if (rest.len < 2 || rest.at[0] != ' ') return false;
  entry->size = (uint64_t)value;
  entry->path = text_slice(rest, 1, rest.len);
  return true;
}

static bool parse_lines(Text lines, Arena *arena, Manifest *manifest) {
  Text line, all = lines;
  size_t about = 0;
  while (text_cut(&lines, '\n', &line)) {
    StageEntry entry = {0};
    if (line.len == 0 && lines.len == 0) break;
    if (parse_entry(line, &entry)) {
      StageEntries *list = &manifest->entries;
      if (list->len && text_compare(list->at[list->len - 1].path, entry.path) >= 0) return false;
      *list_add(arena, list) = entry;
    } else {
      if (manifest->entries.len) return false;
      about += line.len + 1;
    }
  }
  manifest->about = text_slice(all, 0, about);
  return true;
}

/* Cuts "checksum ..." off the end and compares it with what stands before it. */
static bool checksum_holds(Text *bytes) {
  static const size_t line = sizeof "checksum " - 1 + HASH_DIGITS + 1;
  Sha256 said, is;
  if (bytes->len <= line) return false;
  Text last = text_slice(*bytes, bytes->len - line, bytes->len);
  *bytes = text_slice(*bytes, 0, bytes->len - line);
  if (!text_starts(last, TEXT("checksum ")) || last.at[line - 1] != '\n') return false;
  if (!hash_parse(text_slice(last, 9, 9 + HASH_DIGITS), &said)) return false;
  is = hash_sha256(*bytes);
  return memcmp(&said, &is, sizeof is) == 0;
}

bool manifest_parse(Text bytes, Arena *arena, Manifest *manifest) {
  Text line;
  *manifest = (Manifest){0};
  if (!checksum_holds(&bytes)) return false;
  if (!text_cut(&bytes, '\n', &line) || !text_is(line, first_line)) return false;
  return parse_lines(bytes, arena, manifest);
}

const StageEntry *manifest_find(const Manifest *manifest, Text path) {
  size_t low = 0, high = manifest->entries.len;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    int order = text_compare(path, manifest->entries.at[middle].path);
    if (order == 0) return &manifest->entries.at[middle];
    if (order < 0) high = middle;
    else low = middle + 1;
  }
  return NULL;
}

bool manifest_equal(const Manifest *a, const Manifest *b) {
  if (!text_equal(a->about, b->about) || a->entries.len != b->entries.len) return false;
  for (size_t i = 0; i < a->entries.len; i++) {
    const StageEntry *x = &a->entries.at[i], *y = &b->entries.at[i];
    if (x->size != y->size || memcmp(&x->hash, &y->hash, sizeof x->hash) || !text_equal(x->path, y->path)) return false;
  }
  return true;
}

/* What file managers and office programs leave behind by merely looking. Nobody misses it, so it goes with the old tree. */
static bool is_left_by_looking(Text name) {
  return text_is(name, "Thumbs.db") || text_is(name, "desktop.ini") || text_is(name, ".DS_Store") ||
         (text_starts(name, TEXT(".~lock.")) && text_ends(name, TEXT("#"))) || text_starts(name, TEXT("~$"));
}

typedef struct Search {
  const Manifest *manifest;
  Arena *arena;
  TextList folders; /* still to be looked at */
  Buf extra;
  size_t count;
} Search;

static void note_extra(Search *search, Text path) {
  if (search->count++ >= EXTRA_NAMED) return;
  if (search->extra.len) buf_str(&search->extra, ", ");
  buf_text(&search->extra, text_visible(search->arena, path));
}

static void look_at(Search *search, Text folder, const FileEntry *entry) {
  Text path = fs_path_join(search->arena, folder, entry->name);
  if (entry->stat.kind == FILE_FOLDER) {
    *list_add(search->arena, &search->folders) = path;
    return;
  }
  bool listed = entry->stat.kind == FILE_REGULAR && manifest_find(search->manifest, path);
  if (!listed && !text_is(path, MANIFEST_NAME) && !is_left_by_looking(entry->name)) note_extra(search, path);
}

static bool search_all(Search *search, int folder, Fail *fail) {
  *list_add(search->arena, &search->folders) = TEXT_NONE;
  for (size_t i = 0; i < search->folders.len; i++) {
    Text path = search->folders.at[i];
    FileList files = {0};
    const char *name = path.len ? text_cstr(search->arena, path) : ".";
    if (!fs_list(folder, name, search->arena, &files, fail)) return false;
    for (size_t k = 0; k < files.len; k++) look_at(search, path, &files.at[k]);
  }
  return true;
}

bool manifest_owns(const Manifest *manifest, int folder, const char *shown, Fail *fail) {
  Search search = {.manifest = manifest, .arena = arena_new()};
  bool good = search_all(&search, folder, fail);
  if (good && search.count)
    good = fail_usage(fail, "%s holds %zu files that the program did not put there (%.*s%s); move them away and run again", shown,
                      search.count, (int)search.extra.len, search.extra.at, search.count > EXTRA_NAMED ? ", ..." : "");
  buf_free(&search.extra);
  arena_free(search.arena);
  return good;
}
