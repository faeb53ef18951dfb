/* SPDX-License-Identifier: MIT
 *
 * assessment.yml: every setting, every mistake, and where the units folder may lie. Takes nothing. Gives TAP lines.
 */
#include "evidence_sample.h"

static void reads_every_setting(void **state) {
  (void)state;
  Sample *s = sample_open();
  sample_file(s, "a/assessment.yml",
              "title: \"Self-check 2017\"\npack: p2017\nperiod: {from: 2017-05-13, to: 2017-12-31}\nas_of: 2017-12-31\n"
              "language: zh-Hans\ntheme: plain\npage: gb9704\nprofile: inner\npublisher: Office\nnumber: No. 7\n"
              "units: ../b/units\nutc_offset: \"-05:30\"\nencoding: GBK\ndocuments: [overview, unit]\n");
  sample_folder(s, "b/units/u1");
  assert_true(sample_assessment(s, "a"));
  const Assessment *a = &s->assessment;
  assert_text(a->title, "Self-check 2017");
  assert_text(a->pack, "p2017");
  assert_int_equal(a->period.from, day_of(2017, 5, 13));
  assert_int_equal(a->period.to, day_of(2017, 12, 31));
  assert_int_equal(a->as_of, day_of(2017, 12, 31));
  assert_int_equal(a->lang, LANG_ZH_HANS);
  assert_text(a->theme, "plain");
  assert_text(a->page_profile, "gb9704");
  assert_int_equal(a->profile, PROFILE_INNER);
  assert_text(a->publisher, "Office");
  assert_text(a->number, "No. 7");
  assert_text(a->units_path, "../b/units");
  assert_text(a->units_elsewhere, "b/units");
  assert_text(a->units_shown, "input/b/units");
  assert_int_equal(a->utc_offset_minutes, -330);
  assert_int_equal(a->encoding, ENCODING_GB18030);
  assert_int_equal(a->documents.len, 2);
  assert_text(a->documents.at[1], "unit");
  assert_true(units_read(a, s->arena, s->diags, &s->units, &s->fail));
  assert_int_equal(s->units.all.len, 1);
  assert_int_equal(s->diags->all.len, 0);
  sample_close(s);
}

static void has_defaults(void **state) {
  (void)state;
  Sample *s = sample_open();
  sample_file(s, "town/assessment.yml", "pack: p\n");
  sample_folder(s, "town/units");
  setenv("SOURCE_DATE_EPOCH", "1514736000", 1); /* 2017-12-31 16:00 UTC: already the next day at +08:00 */
  assert_true(sample_assessment(s, "town"));
  unsetenv("SOURCE_DATE_EPOCH");
  const Assessment *a = &s->assessment;
  assert_text(a->title, "town");
  assert_text(a->theme, "default");
  assert_text(a->page_profile, "plain-a4");
  assert_text(a->units_path, "units");
  assert_text(a->units_elsewhere, "");
  assert_int_equal(a->utc_offset_minutes, 480);
  assert_int_equal(a->encoding, ENCODING_ANY);
  assert_int_equal(a->as_of, day_of(2018, 1, 1));
  assert_int_equal(a->period.from, DAY_NONE);
  assert_int_equal(a->period.to, DAY_NONE);
  assert_int_equal(a->documents.len, 0);
  sample_close(s);
}

static void the_given_day_wins(void **state) {
  (void)state;
  Sample *s = sample_one_unit();
  Day day = day_of(2017, 6, 30);
  assert_true(assessment_open(s->input, TEXT("a"), day, s->arena, s->diags, &s->assessment, &s->fail));
  assert_int_equal(s->assessment.as_of, day);
  Text with = s->assessment.state_text;
  assessment_close(&s->assessment);
  assert_true(sample_assessment(s, "a"));
  assert_int_equal(s->assessment.as_of, day_of(2018, 1, 31));
  assert_false(text_equal(with, s->assessment.state_text));
  sample_close(s);
}

static void reads_periods(void **state) {
  (void)state;
  static const struct { const char *text, *from, *to; } periods[] = {
      {"2017", "2017-01-01", "2017-12-31"},    {"2017-Q1", "2017-01-01", "2017-03-31"}, {"2017-Q4", "2017-10-01", "2017-12-31"},
      {"2017-H1", "2017-01-01", "2017-06-30"}, {"2017-H2", "2017-07-01", "2017-12-31"}, {"2016-02", "2016-02-01", "2016-02-29"},
      {"2017-12", "2017-12-01", "2017-12-31"}, {"{from: 2017-02-01}", "2017-02-01", ""}, {"{to: 2017-02-01}", "", "2017-02-01"},
  };
  for (size_t i = 0; i < COUNT(periods); i++) {
    Sample *s = sample_one_unit();
    char text[200];
    snprintf(text, sizeof text, "pack: p\nperiod: %s\n", periods[i].text);
    sample_file(s, "a/assessment.yml", text);
    assert_true(sample_assessment(s, "a"));
    assert_text(day_iso(s->arena, s->assessment.period.from), periods[i].from);
    assert_text(day_iso(s->arena, s->assessment.period.to), periods[i].to);
    sample_close(s);
  }
}

static void refuses_mistakes(void **state) {
  (void)state;
  static const struct { const char *text; DiagCode code; const char *arg1, *arg2; } mistakes[] = {
      {"pack: p\npriod: 2017\n", DIAG_ASSESSMENT_KEY, "priod", "period"},
      {"pack: p\nperiod: {form: 2017-01-01}\n", DIAG_ASSESSMENT_KEY, "form", "from"},
      {"title: x\n", DIAG_ASSESSMENT_MISSING, "pack", ""},
      {"pack: ''\n", DIAG_ASSESSMENT_VALUE, "pack", ""},
      {"pack: ../x\n", DIAG_ASSESSMENT_VALUE, "pack", "../x"},
      {"pack: .x\n", DIAG_ASSESSMENT_VALUE, "pack", ".x"},
      {"pack: p\nprofile: public\n", DIAG_ASSESSMENT_VALUE, "profile", "public"},
      {"pack: p\ntheme: a/b\n", DIAG_ASSESSMENT_VALUE, "theme", "a/b"},
      {"pack: p\npage: a/b\n", DIAG_ASSESSMENT_VALUE, "page", "a/b"},
      {"pack: p\ntitle: [a]\n", DIAG_ASSESSMENT_VALUE, "title", "..."},
      {"pack: p\nperiod: 2017-13\n", DIAG_ASSESSMENT_VALUE, "period", "2017-13"},
      {"pack: p\nperiod: 2017-Q5\n", DIAG_ASSESSMENT_VALUE, "period", "2017-Q5"},
      {"pack: p\nperiod: 2017-H3\n", DIAG_ASSESSMENT_VALUE, "period", "2017-H3"},
      {"pack: p\nperiod: 2017-00\n", DIAG_ASSESSMENT_VALUE, "period", "2017-00"},
      {"pack: p\nperiod: 2017-7\n", DIAG_ASSESSMENT_VALUE, "period", "2017-7"},
      {"pack: p\nperiod: 2017-+1\n", DIAG_ASSESSMENT_VALUE, "period", "2017-+1"},
      {"pack: p\nperiod: soon\n", DIAG_ASSESSMENT_VALUE, "period", "soon"},
      {"pack: p\nperiod: {from: 2017-13-01}\n", DIAG_ASSESSMENT_VALUE, "from", "2017-13-01"},
      {"pack: p\nperiod: {from: 2017-02-01, to: 2017-01-01}\n", DIAG_ASSESSMENT_VALUE, "period", "..."},
      {"pack: p\nas_of: 31.12.2017\n", DIAG_ASSESSMENT_VALUE, "as_of", "31.12.2017"},
      {"pack: p\nlanguage: tlh\n", DIAG_ASSESSMENT_VALUE, "language", "tlh"},
      {"pack: p\nprofile: secret\n", DIAG_ASSESSMENT_VALUE, "profile", "secret"},
      {"pack: p\nencoding: utf-7\n", DIAG_ASSESSMENT_VALUE, "encoding", "utf-7"},
      {"pack: p\nutc_offset: 8\n", DIAG_ASSESSMENT_VALUE, "utc_offset", "8"},
      {"pack: p\nutc_offset: \"+15:00\"\n", DIAG_ASSESSMENT_VALUE, "utc_offset", "+15:00"},
      {"pack: p\nutc_offset: \"+08:60\"\n", DIAG_ASSESSMENT_VALUE, "utc_offset", "+08:60"},
      {"pack: p\ndocuments: {a: b}\n", DIAG_ASSESSMENT_VALUE, "documents", "..."},
      {"pack: p\nunits: ../../etc\n", DIAG_ASSESSMENT_VALUE, "units", "../../etc"},
      {"pack: p\nunits: ..\n", DIAG_ASSESSMENT_VALUE, "units", ".."},
      {"pack: p\nunits: /etc\n", DIAG_ASSESSMENT_VALUE, "units", "/etc"},
      {"pack: p\nunits: nowhere\n", DIAG_ASSESSMENT_UNITS, "input/a/nowhere", ""},
      {"pack: [p\n", DIAG_ASSESSMENT_FILE, "", ""},
  };
  for (size_t i = 0; i < COUNT(mistakes); i++) {
    Sample *s = sample_one_unit();
    sample_file(s, "a/assessment.yml", mistakes[i].text);
    bool opened = sample_assessment(s, "a");
    const Diag *diag = sample_diag(s, mistakes[i].code);
    if (opened || !diag) print_error("mistake %zu: %s", i, mistakes[i].text), sample_print(s);
    assert_false(opened);
    assert_non_null(diag);
    assert_int_equal(diag_level(diag->code), DIAG_ERROR);
    assert_text(diag->where.file, "input/a/assessment.yml");
    assert_text(diag->arg[0], mistakes[i].arg1);
    assert_text(diag->arg[1], mistakes[i].arg2);
    assert_string_equal(s->fail.text, "");
    assert_int_equal(s->assessment.folder, -1);
    assert_int_equal(s->assessment.units_folder, -1);
    sample_close(s);
  }
}

static void says_the_line(void **state) {
  (void)state;
  Sample *s = sample_one_unit();
  sample_file(s, "a/assessment.yml", "pack: p\n\nprofile: x\n");
  assert_false(sample_assessment(s, "a"));
  assert_int_equal(sample_diag(s, DIAG_ASSESSMENT_VALUE)->where.line, 3);
  sample_close(s);
}

static void names_the_nearest(void **state) {
  (void)state;
  static const char *const names[] = {"aa2017", "", ".", "..", "a/b", "../a", ".hidden"};
  Sample *s = sample_open();
  sample_file(s, "a2017/assessment.yml", "pack: p\n");
  for (size_t i = 0; i < COUNT(names); i++) {
    assert_false(sample_assessment(s, names[i]));
    assert_int_equal(sample_said(s, DIAG_ASSESSMENT_NONE), i + 1);
    assert_string_equal(s->fail.text, "");
  }
  assert_text(sample_diag(s, DIAG_ASSESSMENT_NONE)->arg[1], "a2017");
  sample_close(s);
}

static void lists_assessments(void **state) {
  (void)state;
  Sample *s = sample_open();
  sample_file(s, "b/assessment.yml", "");
  sample_file(s, "a/assessment.yml", "");
  sample_file(s, "c/other.yml", "");
  sample_file(s, ".d/assessment.yml", "");
  sample_file(s, "assessment.yml", "");
  TextList names = {0};
  assert_true(assessment_names(s->input, s->arena, &names, &s->fail));
  assert_int_equal(names.len, 2);
  assert_text(names.at[0], "a");
  assert_text(names.at[1], "b");
  sample_close(s);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(reads_every_setting), cmocka_unit_test(has_defaults),     cmocka_unit_test(the_given_day_wins),
      cmocka_unit_test(reads_periods),       cmocka_unit_test(refuses_mistakes), cmocka_unit_test(says_the_line),
      cmocka_unit_test(names_the_nearest),   cmocka_unit_test(lists_assessments),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
