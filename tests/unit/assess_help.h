/* SPDX-License-Identifier: MIT
 *
 * Shared by the tests of assess/: a pack given as text, units and records made by hand.
 * Takes: the vocabulary of rules/std/ from the checkout (the tests run in its root). Owns: a folder below /tmp, removed at exit.
 */
#ifndef ASSESS_HELP_H
#define ASSESS_HELP_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <fcntl.h>
#include <unistd.h>

#include "assess/assess.h"

#define HELPER __attribute__((unused)) /* not every test needs each */

typedef struct Bench { /* one loaded pack and what it judges */
  Arena *arena;
  DiagList *diags;
  Assessment assessment;
  Pack pack;
  Script *script;
  Units units;
  Marks marks;
  Assessor assessor;
  UnitEvidence evidence;
  uint32_t over_limit;
} Bench;

static char help_folder[64];
static int help_rules = -1;

static void help_copy_std(void) {
  Arena *arena = arena_new();
  Fail fail = {0};
  FileList entries = {0};
  FileStat stat;
  int from = fs_open_folder(AT_FDCWD, "rules/std", &fail);
  assert_true(from >= 0);
  assert_true(fs_list(from, ".", arena, &entries, &fail));
  for (size_t i = 0; i < entries.len; i++) {
    Text bytes;
    if (!text_ends(entries.at[i].name, TEXT(".lua"))) continue; /* beside them lie the pages of the reference */
    const char *name = text_cstr(arena, entries.at[i].name);
    assert_int_equal(fs_read(from, name, 1 << 20, arena, &bytes, &stat, &fail), READ_OK);
    assert_true(fs_write_new(help_rules, text_cstr(arena, text_format(arena, "std/%s", name)), bytes, &fail));
  }
  close(from);
  arena_free(arena);
}

static void help_clean(void) {
  Fail fail = {0};
  if (help_rules >= 0) close(help_rules);
  int temporary = fs_open_folder(AT_FDCWD, "/tmp", &fail);
  fs_remove_tree(temporary, help_folder + 5, &fail);
  close(temporary);
}

static void help_open(void) {
  Fail fail = {0};
  if (help_rules >= 0) return;
  snprintf(help_folder, sizeof help_folder, "/tmp/dossier-assess-%d", (int)getpid());
  assert_true(fs_make_folders(AT_FDCWD, help_folder, &fail));
  help_rules = fs_open_folder(AT_FDCWD, help_folder, &fail);
  assert_true(help_rules >= 0);
  assert_true(fs_make_folders(help_rules, "std", &fail));
  assert_true(fs_make_folders(help_rules, "p", &fail));
  help_copy_std();
  atexit(help_clean);
}

static void bench_units(Bench *bench) {
  Unit *unit = list_add(bench->arena, &bench->units.all);
  *unit = (Unit){.id = TEXT("u1"), .name = TEXT("Unit one"), .path = TEXT("u1"), .klass = TEXT_NONE, .parent = UNIT_NO_PARENT};
}

HELPER static void bench_open(Bench *bench) {
  memset(bench, 0, sizeof *bench);
  bench->arena = arena_new();
  bench->diags = diag_list_new(bench->arena);
  bench->assessment = (Assessment){.name = TEXT("a"),
                                   .holidays_shown = TEXT("input/a/holidays.csv"),
                                   .pack = TEXT("p"),
                                   .lang = LANG_EN,
                                   .folder = -1,
                                   .as_of = day_of(2024, 6, 30),
                                   .period = {DAY_NONE, DAY_NONE}};
  bench_units(bench);
}

static void bench_ready(Bench *bench) {
  bench->assessor = (Assessor){.assessment = &bench->assessment,
                               .pack = &bench->pack,
                               .script = bench->script,
                               .units = &bench->units,
                               .marks = &bench->marks};
}

/* What a test did not expect. */
HELPER static void bench_print(const Bench *bench) {
  Buf out = {0};
  for (size_t i = 0; i < bench->diags->all.len; i++) diag_print(&out, &bench->diags->all.at[i], LANG_EN, false);
  fprintf(stderr, "%.*s", (int)out.len, out.at ? out.at : "");
  buf_free(&out);
}

/* Loads `text` as rules/p/pack.lua. Settings of the assessment are changed before. */
HELPER static bool bench_load(Bench *bench, Text text) {
  Fail fail = {0};
  help_open();
  assert_true(fs_write_replace(help_rules, "p/pack.lua", text, &fail));
  bench->script = pack_load(help_rules, &bench->assessment, bench->arena, bench->diags, &bench->pack, &fail);
  assert_string_equal(fail.text, "");
  bench_ready(bench);
  return bench->script != NULL;
}

/* The same, with `pack { id = "p" ... }` in front. Trouble is printed. */
HELPER static void bench_pack(Bench *bench, const char *head, const char *items) {
  Text text = text_format(bench->arena, "pack { id = \"p\", title = \"P\"%s }\n%s", head, items);
  if (bench_load(bench, text)) return;
  bench_print(bench);
  fail_msg("the pack was refused");
}

HELPER static void bench_close(Bench *bench) {
  pack_close(bench->script);
  arena_free(bench->arena);
}

HELPER static Record *bench_paper(Bench *bench, const char *path, const char *kind, Day day) {
  Arena *arena = bench->arena;
  Record *record = list_add(arena, &bench->evidence.records);
  *record =
      (Record){.path = text_copy(arena, text_of(path)), .kind = text_of(kind), .day = day, .received = DAY_NONE, .words = 20};
  record->shown = record->path;
  record->path_folded = record->name_folded = text_fold(arena, record->path);
  record->file = text_format(arena, "input/a/units/u1/%s", path);
  record->title = record->title_folded = record->text_folded = record->fields_folded = TEXT_NONE;
  record->page = record->original = record->to_sort_why = TEXT_NONE;
  record->hash = hash_sha256(record->path);
  record->size = 100;
  return record;
}

HELPER static void bench_text(Bench *bench, Record *record, const char *text) {
  record->text_folded = text_fold(bench->arena, text_of(text));
}

HELPER static void bench_heading(Bench *bench, Record *record, const char *text, uint32_t words) {
  RecordHeading *heading = list_add(bench->arena, &record->headings);
  *heading = (RecordHeading){.level = 2,
                             .text = text_of(text),
                             .folded = text_fold(bench->arena, text_of(text)),
                             .id = TEXT_NONE,
                             .line = 3 + (uint32_t)record->headings.len,
                             .words = words};
}

HELPER static void bench_dated(Bench *bench, Record *record, Day day) {
  RecordHeading *heading = list_add(bench->arena, &record->dated);
  *heading = (RecordHeading){
      .level = 2, .text = TEXT("1.0"), .folded = TEXT("1.0"), .id = TEXT_NONE, .line = 10 + (uint32_t)record->dated.len};
  *list_add(bench->arena, &record->dated_days) = day;
}

HELPER static void bench_link(Bench *bench, Record *record, const char *target, bool resolves) {
  RecordLink *link = list_add(bench->arena, &record->links);
  *link = (RecordLink){.target = text_of(target), .to = TEXT_NONE, .anchor = TEXT_NONE, .line = 7, .resolves = resolves};
}

HELPER static void bench_mark(Bench *bench, uint32_t item, uint32_t part, const char *each, const char *value) {
  Mark *mark = list_add(bench->arena, &bench->marks.all);
  *mark = (Mark){.mode = TEXT("panel"),
                 .item = item,
                 .part = part,
                 .each = text_of(each),
                 .remark = TEXT("seen"),
                 .by = TEXT("Assessor"),
                 .date = bench->assessment.as_of,
                 .number = (uint32_t)bench->marks.all.len - 1,
                 .where = {TEXT("m.csv"), 2, 0}};
  mark->worded = !points_parse(text_of(value), &mark->value);
  mark->approved = !strcmp(value, "yes");
  bench->marks.decides = TEXT("panel");
}

static void check_sums(const Sums *sums) {
  assert_true(sums_identity(sums));
}

/* The identities that hold for every part, item and unit. */
static void check_result(const Pack *pack, const UnitResult *result) {
  check_sums(&result->sums);
  check_sums(&result->adjusted);
  check_sums(&result->bonus);
  for (size_t i = 0; i < result->items.len; i++) {
    const ItemResult *item = &result->items.at[i];
    check_sums(&item->sums);
    assert_int_equal(item->sums.full, pack->items.at[i].points);
    int64_t lines = 0;
    for (size_t p = 0; p < item->parts.len; p++) {
      const PartResult *part = &item->parts.at[p];
      check_sums(&part->sums);
      for (size_t l = 0; l < part->leaves.len; l++) lines += part->leaves.at[l].due && part->leaves.at[l].state != LEAF_DONE;
    }
    assert_int_equal(lines, item->sums.leaves_due - item->sums.leaves_done);
  }
}

HELPER static UnitResult bench_assess(Bench *bench) {
  UnitResult result;
  assess_unit(&bench->assessor, &bench->evidence, bench->arena, bench->diags, &result, &bench->over_limit);
  check_result(&bench->pack, &result);
  return result;
}

#endif
