/* SPDX-License-Identifier: MIT
 *
 * Units by their other names, and names that are no UTF-8. Takes nothing. Gives TAP lines.
 */
#include "evidence_sample.h"

typedef struct Pair {
  const char *row, *folder; /* name;aliases of the register, and what somebody called the folder */
  bool same;
} Pair;

static const Pair pairs[] = {
    {"东风村", "东风村", true},
    {"东风村", "东风", true},
    {"东风", "东风村", true},
    {"东风村", "东风村党支部", true},
    {"东风村党支部", "东风村", true},
    {"东风村", "东风村支部委员会", true},
    {"东风村", "东风村村委会", true},
    {"东风村民委员会", "东风村", true},
    {"东风村", "東風村", true},
    {"东风村", "東風村黨支部", true},
    {"东风村", "03-东风村", true},
    {"东风村", "03 东风", true},
    {"东风村", "003_东风村", true},
    {"东风村", "12.东风村", true},
    {"东风小学", "东风中心小学", true},
    {"东风小学", "东风小学党支部", true},
    {"城关镇", "城关", true},
    {"城关社区居委会", "城关社区", true},
    {"Dongfeng Village", "dongfeng", true},
    {"Dongfeng Village", "DONGFENG VILLAGE", true},
    {"东风村;红旗大队", "红旗大队", true},
    {"东风村;红旗大队；旧村", "旧村", true},
    {"东风村;A-07", "a-07", true},
    {"东风村;红旗", "红旗村党支部", true},
    {"106中学", "106中学党支部", true},
    {"106中学", "107中学", false},
    {"东风村", "西风村", false},
    {"东风村", "东", false},
    {"东村", "东", false},
    {"东村", "东镇", false},
    {"第一支部", "第二支部", false},
    {"东风一村", "东风二村", false},
    {"村", "镇", false},
    {"2017 东风村", "2017 东风村党支部", true},
};

static Sample *register_with(const char *csv) {
  Sample *s = sample_open();
  sample_file(s, "a/assessment.yml", "pack: p\nas_of: 2018-01-31\n");
  sample_folder(s, "a/units");
  sample_file(s, "a/units.csv", csv);
  return s;
}

static void check_pair(const Pair *pair) {
  char csv[300], folder[300], name[200];
  const char *aliases = strchr(pair->row, ';');
  snprintf(name, sizeof name, "%.*s", (int)(aliases ? (size_t)(aliases - pair->row) : strlen(pair->row)), pair->row);
  snprintf(csv, sizeof csv, "id,name,aliases\nu1,%s,%s\nu2,别的单位,\n", name, aliases ? aliases + 1 : "");
  snprintf(folder, sizeof folder, "a/units/%s", pair->folder);
  Sample *s = register_with(csv);
  sample_folder(s, folder);
  sample_folder(s, "a/units/别的单位");
  assert_true(sample_units(s));
  bool same = s->units.all.at[0].has_folder;
  if (same != pair->same) fail_msg("%s, folder %s: %d", pair->row, pair->folder, same);
  if (same) assert_text(s->units.all.at[0].path, pair->folder);
  assert_int_equal(s->units.all.len, same ? 2 : 3);
  const Unit *found = units_find(&s->units, text_of(pair->folder));
  assert_true(!same || found == &s->units.all.at[0]);
  sample_close(s);
}

static void folders_have_other_names(void **state) {
  (void)state;
  for (size_t i = 0; i < COUNT(pairs); i++) check_pair(&pairs[i]);
}

static void exact_names_come_first(void **state) {
  (void)state;
  Sample *s = register_with("id,name\nu1,东风村\nu2,东风小学\n");
  sample_folder(s, "a/units/东风村");
  sample_folder(s, "a/units/东风小学");
  assert_true(sample_units(s));
  assert_int_equal(s->units.all.len, 2);
  assert_text(s->units.all.at[1].path, "东风小学");
  assert_null(units_find(&s->units, TEXT("东风"))); /* two have this short name */
  assert_ptr_equal(units_find(&s->units, TEXT("东风村党支部")), NULL);
  assert_ptr_equal(units_find(&s->units, TEXT("東風小學")), &s->units.all.at[1]);
  sample_close(s);
}

static void a_short_name_of_two_is_an_error(void **state) {
  (void)state;
  Sample *s = register_with("id,name\nu1,东风村\nu2,东风小学\n");
  sample_folder(s, "a/units/东风");
  assert_false(sample_units(s));
  const Diag *diag = sample_diag(s, DIAG_UNIT_TWICE);
  assert_text(diag->arg[0], "东风");
  assert_text(diag->arg[1], "东风村");
  assert_text(diag->arg[2], "东风小学");
  assert_int_equal(diag->where.line, 2);
  sample_close(s);
}

static void a_unit_of_two_folders_is_an_error(void **state) {
  (void)state;
  Sample *s = register_with("id,name\nu1,东风村\n");
  sample_folder(s, "a/units/东风");
  sample_folder(s, "a/units/东风村党支部");
  assert_false(sample_units(s));
  const Diag *diag = sample_diag(s, DIAG_UNIT_TWO_FOLDERS);
  assert_text(diag->arg[0], "东风村");
  assert_text(diag->arg[1], "东风");
  assert_text(diag->arg[2], "东风村党支部");
  sample_close(s);
}

/* A folder that somebody made beside the right one stays a question. */
static void a_second_folder_is_unlisted(void **state) {
  (void)state;
  Sample *s = register_with("id,name\nu1,东风村\n");
  sample_folder(s, "a/units/东风村");
  sample_folder(s, "a/units/东风村党支部");
  assert_true(sample_units(s));
  assert_int_equal(sample_said(s, DIAG_UNIT_UNLISTED), 1);
  sample_close(s);
}

/* 东风村 in GB18030 and 東風村 in Big5; the draft of the register names them so that they are found again. */
static void old_disks_are_read(void **state) {
  (void)state;
  Sample *s = sample_open();
  sample_file(s, "a/assessment.yml", "pack: p\nas_of: 2018-01-31\n");
  sample_kind(s, "minutes", "会议记录");
  sample_file(s, "a/units/\xB6\xAB\xB7\xE7\xB4\xE5/2017\xC4\xEA\x37\xD4\xC2\x35\xC8\xD5\xBB\xE1\xD2\xE9\xBC\xC7\xC2\xBC.txt", "x\n");
  assert_true(sample_units(s) && sample_read(s, 0));
  assert_text(s->units.all.at[0].name, "东风村");
  const Record *record = &s->evidence.records.at[0];
  assert_text(record->shown, "2017年7月5日会议记录.txt");
  assert_int_equal(record->day, day_of(2017, 7, 5));
  assert_text(record->kind, "minutes");
  assert_int_equal(sample_said(s, DIAG_FILE_NAME), 0);
  Buf csv = {0};
  units_draft(&s->units, &csv);
  buf_char(&csv, '\0');
  sample_file(s, "a/units.csv", csv.at);
  buf_free(&csv);
  s->diags = diag_list_new(s->arena);
  assert_true(sample_units(s));
  assert_int_equal(s->units.all.len, 1);
  assert_true(s->units.all.at[0].has_folder);
  assert_int_equal(sample_said(s, DIAG_UNIT_NO_FOLDER), 0);
  sample_close(s);
}

static void names_nobody_reads_are_counted_one_by_one(void **state) {
  (void)state;
  Sample *s = sample_one_unit();
  sample_file(s, "a/units/u/\xFF\xFE\x01.txt", "x\n");
  sample_file(s, "a/units/u/turned\xE2\x80\xAEtxt.exe", "x\n");
  sample_file(s, "a/units/u/two\nlines.txt", "x\n");
  assert_true(sample_units(s) && sample_read(s, 0));
  assert_int_equal(s->evidence.records.len, 3);
  assert_int_equal(sample_said(s, DIAG_FILE_NAME), 3);
  for (size_t i = 0; i < 3; i++) assert_true(text_find(s->evidence.records.at[i].shown, TEXT("\\x")) != SIZE_MAX);
  sample_close(s);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(folders_have_other_names),      cmocka_unit_test(exact_names_come_first),
      cmocka_unit_test(a_short_name_of_two_is_an_error), cmocka_unit_test(a_unit_of_two_folders_is_an_error),
      cmocka_unit_test(a_second_folder_is_unlisted),   cmocka_unit_test(old_disks_are_read),
      cmocka_unit_test(names_nobody_reads_are_counted_one_by_one),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
