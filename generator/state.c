/* SPDX-License-Identifier: MIT
 *
 * Nothing changed? Takes: the trees that a run depends on. Gives: whether they stand as the last run left them. Compares names,
 * sizes, times and inodes of input, rules, theme and output, never contents: a run that would change nothing opens no file
 * but the state. The state may be deleted at any time.
 */
#include "phases.h"

typedef struct Folder {
  Text path;
  Text shown; /* below the root */
} Folder;

/* Hashes every entry below `path`, in order. A missing tree hashes like an empty one. */
static uint64_t tree_stamp(int at, Text path, uint64_t seed) {
  Arena *arena = arena_new();
  LIST(Folder) stack = {0};
  *list_add(arena, &stack) = (Folder){path, TEXT_NONE};
  uint64_t stamp = seed;
  while (stack.len > 0) {
    Folder folder = stack.at[--stack.len];
    FileList entries = {0};
    FileStat here;
    if (!fs_stat(at, text_cstr(arena, folder.path), &here)) continue;
    Fail refused = {0}; /* what cannot be listed is told by who reads it; here it only must not look unchanged once it can */
    if (!fs_list(at, text_cstr(arena, folder.path), arena, &entries, &refused)) stamp = hash_quick(folder.shown, ~stamp);
    for (size_t i = 0; i < entries.len; i++) {
      const FileEntry *entry = &entries.at[i];
      Text shown = fs_path_join(arena, folder.shown, entry->name);
      int64_t facts[4] = {(int64_t)entry->stat.kind, (int64_t)entry->stat.size, entry->stat.mtime_ns, (int64_t)entry->stat.inode};
      if (entry->stat.kind == FILE_FOLDER) facts[1] = facts[2] = 0; /* its entries say more than its time */
      stamp = hash_quick(shown, stamp);
      stamp = hash_quick((Text){(const char *)facts, sizeof facts}, stamp);
      if (entry->stat.kind == FILE_FOLDER)
        *list_add(arena, &stack) = (Folder){fs_path_join(arena, folder.path, entry->name), shown};
    }
  }
  arena_free(arena);
  return stamp;
}

static uint64_t options_stamp(const Run *run) {
  const Options *options = run->options;
  Arena *arena = arena_new();
  Text all = text_format(arena, "%llx %d %d %d %.*s %s %s %s %s %d", (unsigned long long)run->build, options->as_of,
                         options->has_lang ? (int)options->lang : -1, day_today(0), TEXT_ARG(options->theme), options->input,
                         options->output, options->rules, options->themes, options->strict);
  uint64_t stamp = hash_quick(all, 0);
  arena_free(arena);
  return stamp;
}

typedef struct Saved {
  Text units, pack, theme; /* where the trees lie that are not input/<assessment> itself */
  uint64_t before, after; /* stamps of what goes in and of what came out */
  RunState said;
} Saved;

static uint64_t inputs_stamp(Run *run, Text name, const Saved *saved) {
  uint64_t stamp = tree_stamp(run->input, name, options_stamp(run));
  if (saved->units.len) stamp = tree_stamp(run->input, saved->units, stamp);
  stamp = tree_stamp(run->rules, TEXT("std"), stamp);
  stamp = tree_stamp(run->rules, saved->pack, stamp);
  return tree_stamp(run->themes, saved->theme, stamp);
}

static Text state_path(Arena *arena, Text name) {
  return text_format(arena, ".dossier/state/%.*s", TEXT_ARG(name));
}

static bool saved_load(Run *run, Text name, Arena *arena, Saved *saved) {
  WireIn in;
  if (!wire_load(run->output, text_cstr(arena, state_path(arena, name)), "STAT", run->build, arena, &in)) return false;
  *saved = (Saved){.units = wire_get_text(&in), .pack = wire_get_text(&in), .theme = wire_get_text(&in)};
  saved->before = wire_get_u64(&in);
  saved->after = wire_get_u64(&in);
  uint32_t *numbers[] = {&saved->said.units,   &saved->said.papers, &saved->said.open,    &saved->said.waiting,
                         &saved->said.refused, &saved->said.errors, &saved->said.warnings};
  for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) *numbers[i] = (uint32_t)wire_get_u64(&in);
  saved->said.provisional = wire_get_bool(&in);
  saved->said.undecided = wire_get_bool(&in);
  return !in.bad;
}

bool state_is_current(Run *run, Text name, RunState *said) {
  Arena *arena = arena_new();
  Saved saved;
  bool current = saved_load(run, name, arena, &saved);
  if (current) {
    run->inputs = inputs_stamp(run, name, &saved);
    current = run->inputs == saved.before && tree_stamp(run->output, name, 0) == saved.after;
  }
  if (current) *said = saved.said;
  arena_free(arena);
  return current;
}

static Saved saved_of(const Run *run) {
  return (Saved){.units = run->assessment.units_elsewhere, .pack = run->assessment.pack, .theme = run->assessment.theme};
}

void state_begin(Run *run) {
  Saved saved = saved_of(run);
  run->inputs = inputs_stamp(run, run->name, &saved);
}

bool state_save(Run *run, const RunState *said, Fail *fail) {
  Arena *arena = arena_new();
  Saved saved = saved_of(run);
  saved.before = run->inputs;
  saved.after = tree_stamp(run->output, run->name, 0);
  Buf body = {0};
  wire_put_text(&body, saved.units);
  wire_put_text(&body, saved.pack);
  wire_put_text(&body, saved.theme);
  wire_put_u64(&body, saved.before);
  wire_put_u64(&body, saved.after);
  const uint32_t numbers[] = {said->units, said->papers, said->open, said->waiting, said->refused, said->errors,
                              said->warnings};
  for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) wire_put_u64(&body, numbers[i]);
  wire_put_bool(&body, said->provisional);
  wire_put_bool(&body, said->undecided);
  bool good = fs_make_folders(run->output, ".dossier/state", fail) &&
              wire_save(run->output, text_cstr(arena, state_path(arena, run->name)), "STAT", run->build, &body, fail);
  buf_free(&body);
  arena_free(arena);
  return good;
}
