/* SPDX-License-Identifier: MIT
 *
 * The pack project-docs over files named as real projects name them: what each paper is taken for, and what it brings.
 */
#include "assess_help.h"

typedef struct Project { /* an input folder on disk with one unit */
  char root[64];
  int input, rules;
} Project;

static void project_open(Project *project) {
  Fail fail = {0};
  snprintf(project->root, sizeof project->root, "/tmp/dossier-docs-%d", (int)getpid());
  assert_true(fs_make_folders(AT_FDCWD, project->root, &fail));
  project->input = fs_open_folder(AT_FDCWD, project->root, &fail);
  project->rules = fs_open_folder(AT_FDCWD, "rules", &fail);
  assert_true(fs_make_folders(project->input, "a/units/u1/docs", &fail));
  assert_true(fs_write_new(project->input, "a/assessment.yml", TEXT("pack: project-docs\nas_of: 2024-06-30\n"), &fail));
}

static void project_file(Project *project, const char *path, const char *text) {
  Fail fail = {0};
  char whole[128];
  snprintf(whole, sizeof whole, "a/units/u1/%s", path);
  assert_true(fs_write_replace(project->input, whole, text_of(text), &fail));
}

static void project_close(Project *project) {
  Fail fail = {0};
  int temporary = fs_open_folder(AT_FDCWD, "/tmp", &fail);
  close(project->input);
  close(project->rules);
  assert_true(fs_remove_tree(temporary, project->root + 5, &fail));
  close(temporary);
}

/* Everything from the disk, as a run does it. */
static void judge(Project *project, Bench *bench, Lang lang, UnitResult *result) {
  Fail fail = {0};
  memset(bench, 0, sizeof *bench);
  bench->arena = arena_new();
  bench->diags = diag_list_new(bench->arena);
  assert_true(assessment_open(project->input, TEXT("a"), DAY_NONE, bench->arena, bench->diags, &bench->assessment, &fail));
  bench->assessment.lang = lang;
  assert_true(units_read(&bench->assessment, bench->arena, bench->diags, &bench->units, &fail));
  bench->script = pack_load(project->rules, &bench->assessment, bench->arena, bench->diags, &bench->pack, &fail);
  assert_non_null(bench->script);
  bench_ready(bench);
  EvidenceReader reader = {.assessment = &bench->assessment, .units = &bench->units, .vocabulary = &bench->pack.vocabulary};
  assert_true(evidence_read_unit(&reader, 0, bench->arena, bench->diags, &bench->evidence, &fail));
  *result = bench_assess(bench);
}

static void done_with(Bench *bench) {
  assessment_close(&bench->assessment);
  bench_close(bench);
}

static State state_of_item(const Bench *bench, const UnitResult *result, const char *id) {
  for (size_t i = 0; i < bench->pack.items.len; i++)
    if (text_is(bench->pack.items.at[i].id, id)) return result->items.at[i].state;
  fail_msg("there is no item %s", id);
  return STATE_ERROR;
}

static void the_pack_is_whole_in_each_language(void **state) {
  (void)state;
  Project project;
  project_open(&project);
  for (int lang = 0; lang < LANG_COUNT; lang++) {
    Bench bench;
    UnitResult result;
    judge(&project, &bench, (Lang)lang, &result);
    assert_int_equal(bench.pack.full, 100000);
    assert_int_equal(bench.pack.bonus_max, 5000);
    assert_int_equal(bench.pack.sections.len, 4);
    assert_true(bench.pack.decisions.len >= 5);
    for (size_t i = 0; i < bench.pack.items.len; i++) {
      const PackItem *item = &bench.pack.items.at[i];
      bool han = item->title.len && (unsigned char)item->title.at[0] >= 0x80;
      assert_int_equal(han, lang != LANG_EN);
    }
    assert_int_equal(result.sums.confirmed, 0); /* nothing brings no points */
    done_with(&bench);
  }
  project_close(&project);
}

typedef struct Name {
  const char *path, *kind;
} Name;

static const Name names[] = {
    {"README.md", "readme"}, {"readme.markdown", "readme"}, {"README", "readme"}, {"Readme.txt", "readme"},
    {"README.zh-CN.md", "readme"}, {"自述文件.md", "readme"}, {"LICENSE", "license"}, {"license.md", "license"},
    {"LICENCE.txt", "license"}, {"LICENSE-MIT", "license"}, {"COPYING", "license"}, {"许可证.txt", "license"},
    {"CHANGELOG.md", "changelog"}, {"HISTORY.md", "changelog"}, {"CHANGES.md", "changelog"}, {"更新日志.md", "changelog"},
    {"CONTRIBUTING.md", "contributing"}, {"贡献指南.md", "contributing"}, {"SECURITY.md", "security"},
    {"安全策略.md", "security"}, {"CODE_OF_CONDUCT.md", "conduct"}, {"行为准则.md", "conduct"}, {"docs/start.md", "guide"},
};

static void real_names_are_known(void **state) {
  (void)state;
  Project project;
  Bench bench;
  UnitResult result;
  project_open(&project);
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) project_file(&project, names[i].path, "Some words of text.\n");
  judge(&project, &bench, LANG_EN, &result);
  assert_int_equal(bench.evidence.records.len, sizeof names / sizeof *names);
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    const Record *found = NULL;
    for (size_t r = 0; r < bench.evidence.records.len; r++)
      if (text_is(bench.evidence.records.at[r].path, names[i].path)) found = &bench.evidence.records.at[r];
    assert_non_null(found);
    if (!text_is(found->kind, names[i].kind)) fail_msg("%s is taken for \"%.*s\"", names[i].path, TEXT_ARG(found->kind));
  }
  done_with(&bench);
  project_close(&project);
}

typedef struct Heading {
  const char *text, *item;
  bool meets;
} Heading;

static const Heading headings[] = {
    {"## Installation", "install", true}, {"## Install", "install", true}, {"### Setting up", "install", true},
    {"## 安装", "install", true}, {"## 安裝方法", "install", true}, {"## License", "install", false},
    {"## Usage", "usage", true}, {"## Getting started", "usage", true}, {"## Quick Start", "usage", true},
    {"## Examples", "usage", true}, {"## 使用说明", "usage", true}, {"## 快速开始", "usage", true},
    {"## Because of this", "usage", false},
};

static void real_headings_are_known(void **state) {
  (void)state;
  Project project;
  project_open(&project);
  for (size_t i = 0; i < sizeof headings / sizeof *headings; i++) {
    Bench bench;
    UnitResult result;
    char text[128];
    snprintf(text, sizeof text, "# Thing\n\nWhat it is.\n\n%s\n\nRun it and see.\n", headings[i].text);
    project_file(&project, "README.md", text);
    judge(&project, &bench, LANG_EN, &result);
    State state_now = state_of_item(&bench, &result, headings[i].item);
    if (state_now != (headings[i].meets ? STATE_PASS : STATE_FAIL)) fail_msg("%s: %s", headings[i].text, state_names[state_now]);
    done_with(&bench);
  }
  project_close(&project);
}

static void a_whole_project_waits_only_for_people(void **state) {
  (void)state;
  Project project;
  Bench bench;
  UnitResult result;
  project_open(&project);
  project_file(&project, "README.md", "# Thing\n\nWhat.\n\n## Install\n\nRun it.\n\n## Usage\n\nSee [start](docs/start.md).\n");
  project_file(&project, "LICENSE", "Permission is hereby granted.\n");
  project_file(&project, "HISTORY.md", "# History\n\n## 1.1.0 / 2024-03-01\n\n- More.\n\n## 1.0.0 / 2022-01-01\n\n- First.\n");
  project_file(&project, "CONTRIBUTING.md", "Send a change.\n");
  project_file(&project, "CODE_OF_CONDUCT.md", "Be kind.\n");
  project_file(&project, "SECURITY.md", "Report to security@example.org by mail.\n");
  project_file(&project, "docs/start.md", "Begin here.\n");
  project_file(&project, "docs/more.md", "Go on.\n");
  project_file(&project, "docs/end.md", "Done.\n");
  judge(&project, &bench, LANG_EN, &result);
  static const char *const met[] = {"readme", "install", "usage", "license", "changelog", "recent", "contributing", "conduct",
                                    "security", "report", "docs", "no-empty", "links"};
  for (size_t i = 0; i < sizeof met / sizeof *met; i++)
    if (state_of_item(&bench, &result, met[i]) != STATE_PASS) fail_msg("%s is not met", met[i]);
  assert_int_equal(state_of_item(&bench, &result, "readable"), STATE_PENDING);
  assert_int_equal(result.sums.lost, 0);
  done_with(&bench);
  project_file(&project, "docs/end.md", "TODO\n");
  project_file(&project, "docs/more.md", "See [gone](gone.md).\n");
  judge(&project, &bench, LANG_EN, &result);
  assert_int_equal(state_of_item(&bench, &result, "no-empty"), STATE_FAIL);
  assert_int_equal(state_of_item(&bench, &result, "links"), STATE_FAIL);
  assert_int_equal(state_of_item(&bench, &result, "docs"), STATE_PARTIAL);
  done_with(&bench);
  project_close(&project);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(the_pack_is_whole_in_each_language),
      cmocka_unit_test(real_names_are_known),
      cmocka_unit_test(real_headings_are_known),
      cmocka_unit_test(a_whole_project_waits_only_for_people),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
