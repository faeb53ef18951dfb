/* SPDX-License-Identifier: MIT
 *
 * A dropped .zip is a folder of the unit: its members are records with places, days and originals of their own.
 */
#include "evidence_sample.h"


/* Stored entries only: what is tested here is what becomes of the names. */
static void put_number(Buf *out, uint64_t value, unsigned bytes) {
  for (unsigned i = 0; i < bytes; i++) buf_char(out, i < 8 ? (char)(value >> (8 * i)) : 0);
}

static void put_fields(Buf *out, const char *name, Text bytes) {
  put_number(out, 20, 2);
  put_number(out, 0, 8);
  put_number(out, hash_crc32(0, bytes), 4);
  put_number(out, bytes.len, 4);
  put_number(out, bytes.len, 4);
  put_number(out, strlen(name), 2);
  put_number(out, 0, 2);
}

static void put_zip(Sample *s, const char *path, const char *const (*parts)[2], size_t count) {
  Buf out = {0}, directory = {0};
  for (size_t i = 0; i < count; i++) {
    Text bytes = text_of(parts[i][1]);
    buf_str(&directory, "PK\1\2");
    put_number(&directory, 20, 2);
    put_fields(&directory, parts[i][0], bytes);
    put_number(&directory, 0, 10);
    put_number(&directory, out.len, 4);
    buf_str(&directory, parts[i][0]);
    buf_str(&out, "PK\3\4");
    put_fields(&out, parts[i][0], bytes);
    buf_str(&out, parts[i][0]);
    buf_text(&out, bytes);
  }
  size_t at = out.len;
  buf_text(&out, buf_view(&directory));
  buf_str(&out, "PK\5\6");
  put_number(&out, 0, 4);
  put_number(&out, count, 2);
  put_number(&out, count, 2);
  put_number(&out, directory.len, 4);
  put_number(&out, at, 4);
  put_number(&out, 0, 2);
  sample_bytes(s, path, out.at, out.len);
  buf_free(&out);
  buf_free(&directory);
}

static Sample *with_zip(const char *path, const char *const (*parts)[2], size_t count) {
  Sample *s = sample_one_unit();
  put_zip(s, path, parts, count);
  assert_true(sample_units(s) && sample_read(s, 0));
  return s;
}

static void members_are_papers(void **state) {
  (void)state;
  static const char *const parts[][2] = {{"in/2017-07-05 minutes.md", "# Minutes\n\nSee [plan](../plan.txt) and [lost](x.md).\n"},
                                         {"plan.txt", "The plan of the year."},
                                         {"__MACOSX/plan.txt", "junk"},
                                         {".DS_Store", "junk"},
                                         {"inner.zip", "PK"}};
  Sample *s = with_zip("a/units/u/2017 papers.zip", parts, COUNT(parts));
  assert_int_equal(s->evidence.records.len, 3);
  const Record *minutes = sample_record(s, "2017 papers.zip/in/2017-07-05 minutes.md");
  assert_int_equal(minutes->day, day_of(2017, 7, 5));
  assert_text(minutes->title, "Minutes");
  assert_true(minutes->links.at[0].resolves && !minutes->links.at[1].resolves);
  assert_text(minutes->links.at[0].to, "2017 papers.zip/plan.txt");
  Sha256 hash = hash_sha256(TEXT("The plan of the year."));
  assert_memory_equal(&sample_record(s, "2017 papers.zip/plan.txt")->hash, &hash, sizeof hash);
  assert_int_equal(sample_record(s, "2017 papers.zip/inner.zip")->unreadable, UNREADABLE_ATTACHMENT);
  assert_int_equal(sample_said(s, DIAG_ARCHIVE_NESTED), 1); /* archive-nested */
  sample_close(s);
}

static void pictures_are_one_record(void **state) {
  (void)state;
  static const char *const parts[][2] = {{"1.jpg", "\xFF\xD8\xFF one"}, {"2.jpg", "\xFF\xD8\xFF two"}};
  Sample *s = with_zip("a/units/u/2017.7.5 theme day.zip", parts, COUNT(parts));
  assert_int_equal(s->evidence.records.len, 1);
  const Record *set = sample_record(s, "2017.7.5 theme day.zip");
  assert_int_equal(set->members.len, 2);
  assert_int_equal(set->day, day_of(2017, 7, 5));
  assert_text(set->members.at[1].path, "2017.7.5 theme day.zip/2.jpg");
  sample_close(s);
}

static void a_refused_archive_stays_one_file(void **state) {
  (void)state;
  static const char *const parts[][2] = {{"a.md", "# A\n"}, {"../b.md", "# B\n"}};
  Sample *s = with_zip("a/units/u/x.zip", parts, COUNT(parts));
  assert_int_equal(s->evidence.records.len, 1);
  assert_int_equal(sample_record(s, "x.zip")->unreadable, UNREADABLE_ATTACHMENT);
  assert_true(sample_record(s, "x.zip")->original.len > 0);
  assert_int_equal(sample_said(s, DIAG_PACKAGE_NAME), 1);
  sample_close(s);
}

static void bytes_of_members_again(void **state) {
  (void)state;
  static const char *const parts[][2] = {{"in/a.txt", "A"}, {"b.txt", "B"}};
  Sample *s = with_zip("a/units/u/x.zip", parts, COUNT(parts));
  sample_file(s, "a/units/u/plain.txt", "P");
  EvidenceFiles *files = evidence_files_new(s->arena, s->assessment.units_folder);
  FileAsked asked = {100, s->arena, TEXT("x"), NULL};
  Text bytes;
  assert_int_equal(evidence_files_read(files, TEXT("u/x.zip/in/a.txt"), &asked, &bytes, &s->fail), READ_OK);
  assert_text(bytes, "A");
  assert_int_equal(evidence_files_read(files, TEXT("u/plain.txt"), &asked, &bytes, &s->fail), READ_OK);
  assert_text(bytes, "P");
  assert_int_equal(evidence_files_read(files, TEXT("u/x.zip/none"), &asked, &bytes, &s->fail), READ_MISSING);
  assert_int_equal(evidence_files_read(files, TEXT("u/y.zip/none"), &asked, &bytes, &s->fail), READ_MISSING);
  evidence_files_free(files);
  sample_close(s);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(members_are_papers),
      cmocka_unit_test(pictures_are_one_record),
      cmocka_unit_test(a_refused_archive_stays_one_file),
      cmocka_unit_test(bytes_of_members_again),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
