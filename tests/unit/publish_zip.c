/* SPDX-License-Identifier: MIT
 *
 * Spools and archives: what is stored and what deflated, the same bytes in any time zone, checked with libzip and with unzip;
 * spool files that are cut or altered; a file of the stage that is gone.
 */
#include "publish_help.h"
#include "publish/spool_in.h"

#include <time.h>
#include <zip.h>

#define DAY day_of(2017, 7, 5)

static const char long_text[] =
    "one two three one two three one two three one two three one two three one two three one two three";

static Spool *sample_spool(void) {
  Spool *spool = spool_new();
  spool_add(spool, TEXT("site/mimetype"), TEXT("application/x-test"), true);
  spool_add(spool, TEXT("site/a.html"), text_of(long_text), false);
  spool_add(spool, TEXT("site/\xE4\xB8\x80.html"), TEXT("short"), false);
  spool_add(spool, TEXT("other/empty"), TEXT_NONE, false);
  spool_add(spool, TEXT("site/photo.jpg"), text_of(long_text), true);
  return spool;
}

static void zip_sample(Buf *zip) {
  Fail fail = {0};
  Spool *spool = sample_spool();
  if (!zip_from_spool(spool, TEXT("site/"), DAY, zip, &fail)) fail_msg("%s", fail.text);
  spool_free(spool);
}

static zip_t *open_zip(const Buf *bytes) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t *source = zip_source_buffer_create(bytes->at, bytes->len, 0, &error);
  zip_t *zip = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error);
  if (!zip) fail_msg("%s", zip_error_strerror(&error));
  return zip;
}

static void test_entries(void **state) {
  static const struct {
    const char *name;
    zip_uint16_t method;
    size_t size;
  } wanted[] = {{"mimetype", ZIP_CM_STORE, 18},
                {"a.html", ZIP_CM_DEFLATE, sizeof long_text - 1},
                {"\xE4\xB8\x80.html", ZIP_CM_STORE, 5},
                {"photo.jpg", ZIP_CM_STORE, sizeof long_text - 1}};
  Buf bytes = {0};
  (void)state;
  zip_sample(&bytes);
  zip_t *zip = open_zip(&bytes);
  assert_int_equal(zip_get_num_entries(zip, 0), 4);
  for (zip_uint64_t i = 0; i < 4; i++) {
    zip_stat_t stat;
    zip_uint8_t system;
    zip_uint32_t attributes;
    char content[200];
    assert_int_equal(zip_stat_index(zip, i, 0, &stat), 0);
    assert_string_equal(stat.name, wanted[i].name);
    assert_int_equal(stat.comp_method, wanted[i].method);
    assert_int_equal(stat.size, wanted[i].size);
    assert_int_equal(zip_file_extra_fields_count(zip, i, ZIP_FL_LOCAL), 0);
    assert_int_equal(zip_file_extra_fields_count(zip, i, ZIP_FL_CENTRAL), 0);
    assert_int_equal(zip_file_get_external_attributes(zip, i, 0, &system, &attributes), 0);
    assert_int_equal(system, ZIP_OPSYS_UNIX);
    assert_int_equal(attributes >> 16, 0100644);
    zip_file_t *file = zip_fopen_index(zip, i, 0);
    assert_int_equal(zip_fread(file, content, sizeof content), (zip_int64_t)wanted[i].size);
    if (i == 1) assert_memory_equal(content, long_text, sizeof long_text - 1);
    zip_fclose(file);
  }
  zip_discard(zip);
  buf_free(&bytes);
}

/* As the packaging of documents asks: the type can be read at a fixed place, without unpacking. No data descriptors. */
static void test_first_entry(void **state) {
  Buf bytes = {0};
  OdtParts parts = {0};
  Arena *arena = arena_new();
  Fail fail = {0};
  (void)state;
  *list_add(arena, &parts) = (OdtPart){TEXT("mimetype"), TEXT("application/vnd.oasis.opendocument.text"), true};
  *list_add(arena, &parts) = (OdtPart){TEXT("content.xml"), text_of(long_text), false};
  assert_true(zip_parts(&parts, DAY, &bytes, &fail));
  assert_memory_equal(bytes.at, "PK\x03\x04", 4);
  assert_memory_equal(bytes.at + 6, "\0\0", 2); /* no flags */
  assert_memory_equal(bytes.at + 28, "\0\0mimetypeapplication/vnd.oasis.opendocument.text", 2 + 8 + 39);
  assert_memory_equal(bytes.at + 10, "\x00\x00\xE5\x4A", 4); /* midnight, 2017-07-05 */
  buf_free(&bytes);
  arena_free(arena);
}

static void test_zone_does_not_matter(void **state) {
  Buf here = {0}, there = {0};
  (void)state;
  setenv("TZ", "Asia/Shanghai", 1);
  tzset();
  zip_sample(&here);
  setenv("TZ", "America/Los_Angeles", 1);
  tzset();
  zip_sample(&there);
  unsetenv("TZ");
  tzset();
  assert_int_equal(here.len, there.len);
  assert_memory_equal(here.at, there.at, here.len);
  buf_free(&here);
  buf_free(&there);
}

static void test_days(void **state) {
  static const struct {
    int year, month, day;
    const char *bytes;
  } cases[] = {{1980, 1, 1, "\x21\x00"}, {1979, 12, 31, "\x21\x00"}, {2107, 12, 31, "\x9F\xFF"}, {2108, 1, 1, "\x21\x00"}};
  (void)state;
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    Buf zip = {0};
    Fail fail = {0};
    Spool *spool = sample_spool();
    assert_true(zip_from_spool(spool, TEXT_NONE, day_of(cases[i].year, cases[i].month, cases[i].day), &zip, &fail));
    assert_memory_equal(zip.at + 12, cases[i].bytes, 2);
    spool_free(spool);
    buf_free(&zip);
  }
}

static void test_same_name_twice(void **state) {
  Buf zip = {0};
  Fail fail = {0};
  Spool *spool = spool_new();
  (void)state;
  spool_add(spool, TEXT("a"), TEXT("1"), false);
  spool_add(spool, TEXT("a"), TEXT("2"), false);
  assert_false(zip_from_spool(spool, TEXT_NONE, DAY, &zip, &fail));
  assert_true(strstr(fail.text, "write an archive"));
  spool_free(spool);
  buf_free(&zip);
}

/* ---- Many spool files ---- */

static void put_spools(int folder, TextList *paths, Arena *arena, bool staged) {
  Fail fail = {0};
  for (int i = 0; i < 2; i++) {
    Spool *spool = spool_new();
    char name[32];
    snprintf(name, sizeof name, "%d.html", i);
    spool_add(spool, text_of(name), text_of(long_text), false);
    snprintf(name, sizeof name, "%d.jpg", i);
    if (staged) spool_add_staged(spool, text_of(name), text_of(long_text));
    snprintf(name, sizeof name, "spool%d", i);
    assert_true(spool_save(spool, folder, name, &fail));
    assert_true(spool_save(spool, folder, name, &fail)); /* replaces what a killed run left */
    *list_add(arena, paths) = text_copy(arena, text_of(name));
    spool_free(spool);
  }
}

static void test_files(void **state) {
  char path[64];
  Fail fail = {0};
  TextList paths = {0};
  Arena *arena = arena_new();
  (void)state;
  int folder = temp_open(path);
  put_spools(folder, &paths, arena, true);
  put_file(folder, "stage/0.jpg", long_text);
  put_file(folder, "stage/1.jpg", long_text);
  int stage = fs_open_folder(folder, "stage", &fail);
  assert_true(zip_from_files(folder, &paths, stage, "packages/a.zip", DAY, &fail));
  assert_false(zip_from_files(folder, &paths, stage, "packages/a.zip", DAY, &fail)); /* must not exist */
  assert_int_equal(command("cd %s && unzip -tq stage/packages/a.zip >unzip.log", path), 0);
  assert_int_equal(command("cd %s && mkdir x && cd x && unzip -q ../stage/packages/a.zip && sha256sum --quiet -c manifest.txt",
                           path),
                   0);
  assert_int_equal(command("cd %s/x && cmp 0.jpg ../stage/0.jpg && cmp 1.html ../stage/1.jpg", path), 0);
  assert_int_equal(
      command("cd %s && zipinfo -1 stage/packages/a.zip | tr '\\n' ' ' | grep -qx '0.html 0.jpg 1.html 1.jpg manifest.txt '",
              path),
      0);
  close(stage);
  temp_close(folder, path);
  arena_free(arena);
}

static void test_staged_file_gone(void **state) {
  char path[64];
  Fail fail = {0};
  TextList paths = {0};
  Arena *arena = arena_new();
  (void)state;
  int folder = temp_open(path);
  put_spools(folder, &paths, arena, true);
  put_file(folder, "0.jpg", long_text);
  assert_false(zip_from_files(folder, &paths, folder, "a.zip", DAY, &fail));
  put_file(folder, "1.jpg", "cut short");
  unlinkat(folder, "a.zip", 0);
  assert_false(zip_from_files(folder, &paths, folder, "a.zip", DAY, &fail));
  temp_close(folder, path);
  arena_free(arena);
}

static void test_spool_damaged(void **state) {
  char path[64];
  TextList paths = {0};
  Arena *arena = arena_new();
  (void)state;
  int folder = temp_open(path);
  put_spools(folder, &paths, arena, false);
  Text good = file_of(folder, "spool0", arena);
  for (size_t len = 0; len < good.len; len += 3) {
    Fail fail = {0};
    SpoolEntries entries = {0};
    unlinkat(folder, "spool0", 0);
    assert_true(fs_write_new(folder, "spool0", text_slice(good, 0, len), &fail));
    assert_false(spool_load(folder, "spool0", 0, arena, &entries, &fail));
    assert_true(strstr(fail.text, "spool0 is damaged"));
  }
  Fail fail = {0};
  SpoolEntries entries = {0};
  assert_false(spool_load(folder, "missing", 0, arena, &entries, &fail));
  temp_close(folder, path);
  arena_free(arena);
}

static void test_full_disk(void **state) {
  Fail fail = {0};
  Arena *arena = arena_new();
  SpoolEntries entries = {0};
  Spool *spool = sample_spool();
  (void)state;
  int full = open("/dev/full", O_WRONLY);
  if (full < 0) skip();
  *list_add(arena, &entries) = spool->entries.at[1];
  ZipInput input = {.memory = {buf_view(&spool->bytes)}, .spools = -1, .stage = -1};
  assert_false(zip_write(&input, &entries, DAY, (ZipOutput){.fd = full}, &fail));
  assert_true(strstr(fail.text, "No space left"));
  close(full);
  spool_free(spool);
  arena_free(arena);
}

static void test_versions(void **state) {
  Arena *arena = arena_new();
  (void)state;
  assert_true(holds(publish_versions(arena), "libzip "));
  assert_true(holds(publish_versions(arena), "libdeflate "));
  arena_free(arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_entries),
                                     cmocka_unit_test(test_first_entry),
                                     cmocka_unit_test(test_zone_does_not_matter),
                                     cmocka_unit_test(test_days),
                                     cmocka_unit_test(test_same_name_twice),
                                     cmocka_unit_test(test_files),
                                     cmocka_unit_test(test_staged_file_gone),
                                     cmocka_unit_test(test_spool_damaged),
                                     cmocka_unit_test(test_full_disk),
                                     cmocka_unit_test(test_versions)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
