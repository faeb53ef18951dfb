/* SPDX-License-Identifier: MIT
 *
 * The register of units: from folders, from unit.yml, from units.csv, and each mistake. Takes nothing. Gives TAP lines.
 */
#include "evidence_sample.h"

static const char settings[] = "pack: p\nas_of: 2018-01-31\n";

static Sample *sample_tree(void) {
  Sample *s = sample_open();
  sample_file(s, "a/assessment.yml", settings);
  sample_folder(s, "a/units");
  return s;
}

static const Unit *unit_at(Sample *s, const char *path) {
  for (size_t i = 0; i < s->units.all.len; i++)
    if (text_is(s->units.all.at[i].path, path)) return &s->units.all.at[i];
  return NULL;
}

static void folders_are_units(void **state) {
  (void)state;
  Sample *s = sample_tree();
  sample_folder(s, "a/units/village-10/papers/2017");
  sample_folder(s, "a/units/village-2");
  sample_folder(s, "a/units/Village 3");
  sample_folder(s, "a/units/.git/x");
  sample_folder(s, "a/units/__MACOSX");
  assert_true(sample_units(s));
  assert_int_equal(s->units.all.len, 3);
  assert_text(s->units.all.at[0].path, "Village 3");
  assert_text(s->units.all.at[1].path, "village-2");
  assert_text(s->units.all.at[2].path, "village-10");
  assert_text(s->units.all.at[1].id, "village-2");
  assert_text(s->units.all.at[1].name, "village-2");
  assert_false(s->units.all.at[1].id_made);
  assert_true(s->units.all.at[0].id_made);
  assert_int_equal(s->units.all.at[0].id.len, 10);
  assert_true(text_starts(s->units.all.at[0].id, TEXT("u-")));
  assert_true(unit_id_valid(s->units.all.at[0].id));
  assert_text(sample_diag(s, DIAG_UNIT_ID_MADE)->arg[0], "Village 3");
  assert_int_equal(s->diags->all.len, 1);
  sample_close(s);
}

/* The same name in composed and decomposed letters is the same unit. */
static void made_ids_ignore_composition(void **state) {
  (void)state;
  Text ids[2];
  static const char *const names[] = {"a/units/Caf\xC3\xA9", "a/units/Cafe\xCC\x81"};
  for (int i = 0; i < 2; i++) {
    Sample *s = sample_tree();
    sample_folder(s, names[i]);
    assert_true(sample_units(s));
    ids[i] = text_of(strndup(s->units.all.at[0].id.at, s->units.all.at[0].id.len));
    sample_close(s);
  }
  assert_true(text_equal(ids[0], ids[1]));
  for (int i = 0; i < 2; i++) free((char *)ids[i].at);
}

static void names_need_not_be_utf8(void **state) {
  (void)state;
  Sample *s = sample_tree();
  sample_file(s, "a/units/\xB4\xE5/2017-07-05 x.md", "text\n");
  assert_true(sample_units(s));
  assert_int_equal(s->units.all.len, 1);
  assert_text(s->units.all.at[0].name, "村");
  assert_int_equal(sample_said(s, DIAG_FILE_NAMES_DECODED), 1);
  assert_true(sample_read(s, 0));
  assert_int_equal(s->evidence.records.len, 1);
  sample_close(s);
}

static void unit_files_name_deeper_units(void **state) {
  (void)state;
  Sample *s = sample_tree();
  sample_file(s, "a/units/town/unit.yml", "name: Town office\naliases: [Main office, HQ]\nclass: town\n");
  sample_file(s, "a/units/town/villages/north/unit.yml", "id: v-n\nfacts:\n  members: 43\n  sectors: [a, b]\n");
  sample_file(s, "a/units/town/villages/north/plan.md", "text\n");
  sample_file(s, "a/units/town/villages/note.md", "text\n");
  assert_true(sample_units(s));
  assert_int_equal(s->units.all.len, 2);
  const Unit *north = unit_at(s, "town/villages/north");
  assert_text(north->id, "v-n");
  assert_text(north->name, "north");
  assert_int_equal(north->parent, 0);
  assert_int_equal(north->facts.len, 2);
  assert_text(north->facts.at[0].name, "members");
  assert_text(north->facts.at[0].value, "43");
  assert_text(north->facts.at[1].value, "a; b");
  assert_int_equal(north->facts.at[0].where.line, 3);
  assert_text(s->units.all.at[0].klass, "town");
  assert_int_equal(s->units.all.at[0].parent, UNIT_NO_PARENT);
  assert_ptr_equal(units_find(&s->units, TEXT("hq")), &s->units.all.at[0]);
  assert_ptr_equal(units_find(&s->units, TEXT("ＭＡＩＮ  office")), &s->units.all.at[0]);
  assert_ptr_equal(units_find(&s->units, TEXT("v-n")), north);
  assert_null(units_find(&s->units, TEXT("nobody")));
  assert_null(units_find(&s->units, TEXT_NONE));
  assert_true(sample_read(s, 0));
  assert_int_equal(s->evidence.records.len, 1);
  assert_text(s->evidence.records.at[0].path, "villages/note.md");
  assert_true(sample_read(s, 1));
  assert_int_equal(s->evidence.records.len, 1);
  assert_text(s->evidence.records.at[0].path, "plan.md");
  sample_close(s);
}

static void register_wins(void **state) {
  (void)state;
  Sample *s = sample_tree();
  sample_file(s, "a/units.csv", "id,name,parent,path,class,aliases,members\n"
                                "south,South village,town,deep/er/south/,village,S village；老南村、Nan,30\n"
                                "town,Town office,,,office,,\n"
                                ",East,Town office,,village,,\n");
  sample_file(s, "a/units/deep/er/south/unit.yml", "id: other\nname: Other\nfacts: {members: 99, area: 12}\n");
  sample_folder(s, "a/units/town");
  sample_folder(s, "a/units/East");
  assert_true(sample_units(s));
  assert_int_equal(s->units.all.len, 3);
  const Unit *south = &s->units.all.at[0];
  assert_text(south->id, "south");
  assert_text(south->name, "South village");
  assert_text(south->path, "deep/er/south");
  assert_text(south->klass, "village");
  assert_int_equal(south->aliases.len, 3);
  assert_text(south->aliases.at[2], "Nan");
  assert_int_equal(south->parent, 1);
  assert_int_equal(south->facts.len, 2);
  assert_text(south->facts.at[0].value, "30");
  assert_text(south->facts.at[1].value, "12");
  assert_true(s->units.all.at[2].id_made);
  assert_int_equal(s->units.all.at[2].parent, 1);
  assert_ptr_equal(units_find(&s->units, TEXT("老南村")), south);
  assert_int_equal(sample_said(s, DIAG_UNIT_COLUMN), 1);
  assert_text(sample_diag(s, DIAG_UNIT_COLUMN)->arg[0], "members");
  assert_int_equal(sample_said(s, DIAG_UNIT_UNLISTED), 0);
  sample_close(s);
}

static void register_in_chinese(void **state) {
  (void)state;
  Sample *s = sample_tree();
  sample_file(s, "a/units.csv", "\xEF\xBB\xBF编号;名称;上级;路径;类别;别名\r\nn1;北村;;北村;村;\r\n");
  sample_folder(s, "a/units/北村");
  assert_true(sample_units(s));
  assert_text(s->units.all.at[0].id, "n1");
  assert_text(s->units.all.at[0].klass, "村");
  assert_true(s->units.all.at[0].has_folder);
  assert_int_equal(s->diags->all.len, 0);
  sample_close(s);
}

static void rows_find_their_folder(void **state) {
  (void)state;
  Sample *s = sample_tree();
  sample_file(s, "a/units.csv", "id,name,path\ne1,Caf\xC3\xA9,\nno1,Nowhere,gone\nb1,Back,x\\y\\\nno2,Up,../../etc\n");
  sample_folder(s, "a/units/Cafe\xCC\x81");
  sample_folder(s, "a/units/x/y");
  assert_true(sample_units(s));
  assert_text(s->units.all.at[0].path, "Cafe\xCC\x81");
  assert_false(s->units.all.at[1].has_folder);
  assert_text(s->units.all.at[2].path, "x/y");
  assert_true(s->units.all.at[2].has_folder);
  assert_false(s->units.all.at[3].has_folder);
  assert_int_equal(sample_said(s, DIAG_UNIT_NO_FOLDER), 2);
  assert_int_equal(sample_diag(s, DIAG_UNIT_NO_FOLDER)->where.line, 3);
  assert_true(sample_read(s, 1));
  assert_int_equal(s->evidence.records.len, 0);
  sample_close(s);
}

static void unlisted_folders_are_kept(void **state) {
  (void)state;
  Sample *s = sample_tree();
  sample_file(s, "a/units.csv", "id,path\nn,group/n\n");
  sample_folder(s, "a/units/group/n");
  sample_folder(s, "a/units/group-2");
  sample_file(s, "a/units/group/stray.md", "text\n");
  assert_true(sample_units(s));
  assert_int_equal(s->units.all.len, 2);
  assert_text(s->units.all.at[1].path, "group-2");
  assert_int_equal(sample_said(s, DIAG_UNIT_UNLISTED), 1);
  assert_text(sample_diag(s, DIAG_UNIT_UNLISTED)->arg[0], "group-2");
  assert_text(sample_diag(s, DIAG_UNIT_OUTSIDE)->where.file, "input/a/units/group/stray.md");
  sample_close(s);
}

static void register_beside_shared_units(void **state) {
  (void)state;
  Sample *s = sample_open();
  sample_file(s, "a/assessment.yml", "pack: p\nunits: ../b/units\n");
  sample_file(s, "b/units.csv", "id,name\nu1,From b\n");
  sample_folder(s, "b/units/u1");
  assert_true(sample_units(s));
  assert_text(s->units.all.at[0].name, "From b");
  assessment_close(&s->assessment);
  sample_file(s, "a/units.csv", "id,name\nu1,From a\n");
  assert_true(sample_units(s));
  assert_text(s->units.all.at[0].name, "From a");
  sample_close(s);
}

static void refuses_mistakes(void **state) {
  (void)state;
  static const struct { const char *csv, *folders[3], *yml; DiagCode code; const char *arg1, *arg2; } mistakes[] = {
      {"id,name\nx,A\nx,B\n", {"a/units/x"}, NULL, DIAG_UNIT_TWICE, NULL, NULL},
      {"id,name\nx,Same\ny,ｓａｍｅ\n", {"a/units/x", "a/units/y"}, NULL, DIAG_UNIT_TWICE, "same", "x"},
      {"id,name,aliases\nx,A,B\ny,B,\n", {"a/units/x", "a/units/y"}, NULL, DIAG_UNIT_TWICE, "b", "x"},
      {"id,path\nx,p\ny,p\n", {"a/units/p"}, NULL, DIAG_UNIT_TWICE, "p", NULL},
      {"id\nBad Id\n", {"a/units/x"}, NULL, DIAG_UNIT_ID_BAD, "Bad Id", ""},
      {"id\n-a\n", {"a/units/x"}, NULL, DIAG_UNIT_ID_BAD, "-a", ""},
      {"id\naaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n", {"a/units/x"}, NULL, DIAG_UNIT_ID_BAD, NULL, ""},
      {"id,parent\nx,nobody\n", {"a/units/x"}, NULL, DIAG_UNIT_PARENT, "x", "nobody"},
      {"id,parent\nx,x\n", {"a/units/x"}, NULL, DIAG_UNIT_PARENT, "x", "x"},
      {"id,parent\nx,y\ny,x\n", {"a/units/x", "a/units/y"}, NULL, DIAG_UNIT_PARENT, "x", "y"},
      {NULL, {"a/units/Same", "a/units/same"}, NULL, DIAG_UNIT_TWICE, "same", NULL},
      {"id,name\n\"broken", {"a/units/x"}, NULL, DIAG_ASSESSMENT_FILE, "", ""},
  };
  for (size_t i = 0; i < COUNT(mistakes); i++) {
    Sample *s = sample_tree();
    if (mistakes[i].csv) sample_file(s, "a/units.csv", mistakes[i].csv);
    for (int k = 0; k < 3 && mistakes[i].folders[k]; k++) sample_folder(s, mistakes[i].folders[k]);
    if (mistakes[i].yml) sample_file(s, "a/units/x/unit.yml", mistakes[i].yml);
    bool good = sample_units(s);
    const Diag *diag = sample_diag(s, mistakes[i].code);
    if (good || !diag) print_error("mistake %zu\n", i), sample_print(s);
    assert_false(good);
    assert_non_null(diag);
    if (mistakes[i].arg1) assert_text(diag->arg[0], mistakes[i].arg1);
    if (mistakes[i].arg2) assert_text(diag->arg[1], mistakes[i].arg2);
    assert_string_equal(s->fail.text, "");
    sample_close(s);
  }
}

/* What is wrong in a unit.yml costs that unit a setting, and nobody else anything. */
static void unit_files_cost_only_their_unit(void **state) {
  (void)state;
  static const struct { const char *yml; DiagCode code; const char *arg1; } mistakes[] = {
      {"id: UPPER\n", DIAG_UNIT_VALUE, "id"},
      {"name: [a, b]\n", DIAG_UNIT_VALUE, "name"},
      {"class:\n  a: b\n", DIAG_UNIT_VALUE, "class"},
      {"facts: 7\n", DIAG_UNIT_VALUE, "facts"},
      {"parent: nobody\n", DIAG_UNIT_PARENT_OWN, "x"},
      {"parent: x\n", DIAG_UNIT_PARENT_OWN, "x"},
  };
  for (size_t i = 0; i < COUNT(mistakes); i++) {
    Sample *s = sample_tree();
    sample_folder(s, "a/units/y");
    sample_file(s, "a/units/x/unit.yml", mistakes[i].yml);
    bool good = sample_units(s);
    const Diag *diag = sample_diag(s, mistakes[i].code);
    if (!good || !diag) print_error("mistake %zu\n", i), sample_print(s);
    assert_true(good);
    assert_non_null(diag);
    assert_text(diag->arg[0], mistakes[i].arg1);
    const Unit *unit = units_find(&s->units, TEXT("x"));
    assert_non_null(unit);
    assert_text(unit->name, "x");
    assert_int_equal(unit->parent, UNIT_NO_PARENT);
    sample_close(s);
  }
}

static void a_column_twice_is_told(void **state) {
  (void)state;
  Sample *s = sample_tree();
  sample_file(s, "a/units.csv", "id,name,members,members\nx,A,1,2\n");
  sample_folder(s, "a/units/x");
  assert_true(sample_units(s));
  assert_int_equal(sample_said(s, DIAG_UNIT_COLUMN_TWICE), 1);
  assert_text(sample_diag(s, DIAG_UNIT_COLUMN_TWICE)->arg[0], "members");
  sample_close(s);
}

static void ids_have_a_grammar(void **state) {
  (void)state;
  static const struct { const char *id; bool valid; } ids[] = {
      {"a", true},      {"0", true},     {"a-", true},       {"north-village-2", true}, {"", false},    {"-a", false},
      {"A", false},     {"a_b", false},  {"..", false},      {"index.html", false},     {"a/b", false}, {"村", false},
      {"a b", false},   {"con", true},   {"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", true},
      {"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", false},
  };
  for (size_t i = 0; i < COUNT(ids); i++) assert_int_equal(unit_id_valid(text_of(ids[i].id)), ids[i].valid);
}

static void what_is_no_unit(void **state) {
  (void)state;
  Sample *s = sample_tree();
  sample_file(s, "a/units/loose.md", "text\n");
  sample_file(s, "a/units/Thumbs.db", "x");
  sample_folder(s, "a/units/x");
  assert_int_equal(symlinkat("x", s->input, "a/units/link"), 0);
  assert_int_equal(mkfifoat(s->input, "a/units/pipe", 0600), 0);
  assert_true(sample_units(s));
  assert_int_equal(s->units.all.len, 1);
  assert_int_equal(sample_said(s, DIAG_UNIT_OUTSIDE), 1);
  assert_text(sample_diag(s, DIAG_UNIT_OUTSIDE)->where.file, "input/a/units/loose.md");
  assert_int_equal(sample_said(s, DIAG_FILE_NOT_REGULAR), 2);
  sample_close(s);
}

static void unit_file_mistakes_cost_their_setting(void **state) {
  (void)state;
  Sample *s = sample_tree();
  sample_file(s, "a/units/x/unit.yml", "nmae: X\nfacts: {a: 1}\n");
  sample_file(s, "a/units/y/unit.yml", "name: [\n");
  assert_true(sample_units(s));
  assert_int_equal(s->units.all.len, 2);
  assert_text(sample_diag(s, DIAG_UNIT_KEY)->arg[0], "nmae");
  assert_text(sample_diag(s, DIAG_UNIT_KEY)->arg[1], "name");
  assert_int_equal(s->units.all.at[0].facts.len, 1);
  assert_text(s->units.all.at[1].name, "y");
  sample_close(s);
}

static void draft_reads_back(void **state) {
  (void)state;
  Sample *s = sample_tree();
  sample_file(s, "a/units/town/unit.yml", "name: \"Town, \\\"main\\\"\"\naliases: [A, B]\nclass: c\nfacts: {members: 3}\n");
  sample_file(s, "a/units/town/North village/unit.yml", "facts: {area: 2}\n");
  assert_true(sample_units(s));
  uint64_t stamp = s->units.stamp;
  Buf csv = {0};
  units_draft(&s->units, &csv);
  sample_bytes(s, "a/units.csv", csv.at, csv.len);
  buf_free(&csv);
  Units before = s->units;
  assert_true(sample_units(s));
  assert_int_equal(s->units.all.len, 2);
  for (size_t i = 0; i < 2; i++) {
    const Unit *a = &before.all.at[i], *b = &s->units.all.at[i];
    assert_true(text_equal(a->id, b->id) && text_equal(a->name, b->name) && text_equal(a->path, b->path));
    assert_true(text_equal(a->klass, b->klass) && a->parent == b->parent && a->aliases.len == b->aliases.len);
    assert_int_equal(a->facts.len, b->facts.len);
    assert_false(b->id_made);
  }
  assert_true(stamp == s->units.stamp);
  sample_close(s);
}

static void stamps_follow_files(void **state) {
  (void)state;
  Sample *s = sample_tree();
  uint64_t stamps[4];
  sample_file(s, "a/units/x/p.md", "one\n");
  sample_file(s, "a/units/y/p.md", "one\n");
  assert_true(sample_units(s));
  for (int i = 0; i < 2; i++) assert_true(evidence_stamp_unit(&s->assessment, &s->units, (uint32_t)i, &stamps[i], &s->fail));
  assert_true(units_read(&s->assessment, s->arena, s->diags, &s->units, &s->fail));
  assert_true(s->units.all.at[0].tree_stamp == stamps[0]);
  sample_file(s, "a/units/x/p.md", "three\n");
  assert_true(units_read(&s->assessment, s->arena, s->diags, &s->units, &s->fail));
  assert_true(s->units.all.at[0].tree_stamp != stamps[0]);
  assert_true(s->units.all.at[1].tree_stamp == stamps[1]);
  sample_close(s);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(folders_are_units),
      cmocka_unit_test(made_ids_ignore_composition),
      cmocka_unit_test(names_need_not_be_utf8),
      cmocka_unit_test(unit_files_name_deeper_units),
      cmocka_unit_test(register_wins),
      cmocka_unit_test(register_in_chinese),
      cmocka_unit_test(rows_find_their_folder),
      cmocka_unit_test(unlisted_folders_are_kept),
      cmocka_unit_test(register_beside_shared_units),
      cmocka_unit_test(refuses_mistakes),
      cmocka_unit_test(unit_files_cost_only_their_unit),
      cmocka_unit_test(a_column_twice_is_told),
      cmocka_unit_test(ids_have_a_grammar),
      cmocka_unit_test(what_is_no_unit),
      cmocka_unit_test(unit_file_mistakes_cost_their_setting),
      cmocka_unit_test(draft_reads_back),
      cmocka_unit_test(stamps_follow_files),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
