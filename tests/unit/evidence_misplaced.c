/* SPDX-License-Identifier: MIT
 *
 * Names beside the places that are read: what is told, and what is nobody's business. Takes nothing. Gives TAP lines.
 */
#include "evidence_sample.h"

static void tells_what_is_meant(void **state) {
  (void)state;
  static const struct {
    const char *path, *meant; /* NULL = not told */
  } rows[] = {
      {"a/marks.csv", "marks/<mode>.csv"},
      {"a/Marks.csv", "marks/<mode>.csv"},
      {"a/Marks/self.csv", "marks"},
      {"a/mark/self.csv", "marks"},
      {"a/waiver.csv", "waivers.csv"},
      {"a/Waivers.CSV", "waivers.csv"},
      {"a/unit.csv", "units.csv"},
      {"a/units.csv.csv", "units.csv"},
      {"a/unit.yml", "units/<unit>/unit.yml"},
      {"a/Units/x", "units"},
      {"a/units.csv/x", "units.csv"},
      {"a/marks", "marks/"},
      {"a/history", "history/"},
      {"a/marks/self.xlsx", "marks/<mode>.csv"},
      {"a/marks/old/self.csv", "marks/<mode>.csv"},
      {"a/marks/self.csv", NULL},
      {"a/marks/.self.csv.swp", NULL},
      {"a/units.csv", NULL},
      {"a/waivers.csv", NULL},
      {"a/holidays.xlsx", "holidays.csv"},
      {"a/holidays.csv", NULL},
      {"a/notes.txt", NULL},
      {"a/README.md", NULL},
      {"a/unitsold/x", NULL},
      {"a/~$waivers.csv", NULL},
  };
  for (size_t i = 0; i < COUNT(rows); i++) {
    Sample *s = sample_one_unit();
    sample_file(s, rows[i].path, "x\n");
    sample_file(s, "a/assessment.yml", "pack: p\n");
    assert_true(sample_assessment(s, "a"));
    assert_true(assessment_look(&s->assessment, s->arena, s->diags, &s->fail));
    if (sample_said(s, DIAG_ASSESSMENT_PLACE) != (rows[i].meant != NULL)) fail_msg("%s", rows[i].path);
    if (rows[i].meant) assert_text(sample_diag(s, DIAG_ASSESSMENT_PLACE)->arg[0], rows[i].meant);
    sample_close(s);
  }
}

/* Where the units have a folder of another name, a folder units is anybody's. */
static void units_may_be_elsewhere(void **state) {
  (void)state;
  Sample *s = sample_open();
  sample_file(s, "a/assessment.yml", "pack: p\nunits: villages\n");
  sample_folder(s, "a/villages/u1");
  sample_folder(s, "a/unit");
  assert_true(sample_assessment(s, "a"));
  assert_true(assessment_look(&s->assessment, s->arena, s->diags, &s->fail));
  assert_int_equal(s->diags->all.len, 0);
  sample_close(s);
}

static void tells_folders_that_are_no_assessments(void **state) {
  (void)state;
  Sample *s = sample_open();
  sample_file(s, "good/assessment.yml", "pack: p\n");
  sample_file(s, "bad \xFF/assessment.yml", "pack: p\n");
  sample_file(s, "other \xFF/notes.txt", "x\n");
  sample_file(s, "yaml/assessment.yaml", "pack: p\n");
  sample_file(s, "upper/Assessment.yml", "pack: p\n");
  sample_file(s, "text/assessment.yml.txt", "pack: p\n");
  sample_file(s, ".hidden/assessment.yaml", "pack: p\n");
  assert_true(assessments_look(s->input, s->arena, s->diags, &s->fail));
  assert_int_equal(sample_said(s, DIAG_ASSESSMENT_FOLDER), 1);
  assert_text(sample_diag(s, DIAG_ASSESSMENT_FOLDER)->where.file, "input/bad \\xFF");
  assert_int_equal(sample_said(s, DIAG_ASSESSMENT_PLACE), 3);
  assert_text(sample_diag(s, DIAG_ASSESSMENT_PLACE)->arg[0], "assessment.yml");
  assert_int_equal(s->diags->all.len, 4);
  sample_close(s);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(tells_what_is_meant),
      cmocka_unit_test(units_may_be_elsewhere),
      cmocka_unit_test(tells_folders_that_are_no_assessments),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
