/* SPDX-License-Identifier: MIT
 *
 * For tests of marks: an assessment on disk with two units, files of marks as an assessor writes them, and their pack.
 */
#ifndef DOSSIER_MARKS_HELP_H
#define DOSSIER_MARKS_HELP_H

#include "assess_help.h"

#define HEAD "unit,item,part,each,value,remark,date,by\n"

typedef struct Files { /* an input folder on disk */
  char root[64];
  int input;
} Files;

static void put_file(Files *files, const char *path, const char *text) {
  Fail fail = {0};
  assert_true(fs_write_replace(files->input, path, text_of(text), &fail));
}

static void files_open(Files *files) {
  Fail fail = {0};
  snprintf(files->root, sizeof files->root, "/tmp/dossier-marks-%d", (int)getpid());
  assert_true(fs_make_folders(AT_FDCWD, files->root, &fail));
  files->input = fs_open_folder(AT_FDCWD, files->root, &fail);
  assert_true(fs_make_folders(files->input, "a/units/u1", &fail));
  assert_true(fs_make_folders(files->input, "a/units/u2", &fail));
  assert_true(fs_make_folders(files->input, "a/marks", &fail));
  put_file(files, "a/assessment.yml", "pack: p\nas_of: 2024-06-30\n");
}

static void files_close(Files *files) {
  Fail fail = {0};
  close(files->input);
  int temporary = fs_open_folder(AT_FDCWD, "/tmp", &fail);
  assert_true(fs_remove_tree(temporary, files->root + 5, &fail));
  close(temporary);
}

HELPER static void marks_open(Bench *bench, Files *files, const char *head, const char *items) {
  Fail fail = {0};
  memset(bench, 0, sizeof *bench);
  files_open(files);
  bench->arena = arena_new();
  bench->diags = diag_list_new(bench->arena);
  assert_true(assessment_open(files->input, TEXT("a"), DAY_NONE, bench->arena, bench->diags, &bench->assessment, &fail));
  assert_true(units_read(&bench->assessment, bench->arena, bench->diags, &bench->units, &fail));
  assert_int_equal(bench->units.all.len, 2);
  bench_pack(bench, head, items);
  assert_int_equal(bench->diags->all.len, 0);
}

static void close_bench(Bench *bench, Files *files) {
  assessment_close(&bench->assessment);
  bench_close(bench);
  files_close(files);
}

static void read_marks(Bench *bench) {
  Fail fail = {0};
  bench->diags->all.len = 0;
  assert_true(marks_read(&bench->assessment, &bench->units, &bench->pack, bench->arena, bench->diags, &bench->marks, &fail));
  assert_string_equal(fail.text, "");
}

#endif
