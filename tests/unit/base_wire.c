/* SPDX-License-Identifier: MIT
 *
 * Hand-over files: records come back, and nothing that was cut or altered is ever taken. Takes nothing. Gives TAP lines.
 * Owns an arena and a temporary folder.
 */
#include "base/base.h"

#include <fcntl.h>
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

static Arena *arena;
static int folder;
static char place[] = "/tmp/base_wire_XXXXXX";

static int set_up(void **state) {
  (void)state;
  arena = arena_new();
  if (!mkdtemp(place)) return 1;
  folder = fs_open_folder(AT_FDCWD, place, NULL);
  return folder < 0;
}

static int tear_down(void **state) {
  (void)state;
  Fail fail = {0};
  close(folder);
  int root = fs_open_folder(AT_FDCWD, "/tmp", &fail);
  bool removed = fs_remove_tree(root, place + 5, &fail);
  close(root);
  arena_free(arena);
  return !removed;
}

static WireIn in_of(const Buf *buf) {
  return (WireIn){.at = buf->at, .end = buf->at + buf->len, .arena = arena};
}

static const uint64_t numbers[] = {0,         1, 127, 128, 16383, 16384, UINT32_MAX, (uint64_t)INT64_MAX, (uint64_t)INT64_MAX + 1,
                                   UINT64_MAX};
static const int64_t signed_numbers[] = {0, 1, -1, 63, 64, -64, -65, INT32_MIN, INT64_MAX, INT64_MIN};

static void test_values_come_back(void **state) {
  (void)state;
  Buf buf = {0};
  for (size_t i = 0; i < COUNT(numbers); i++) wire_put_u64(&buf, numbers[i]);
  for (size_t i = 0; i < COUNT(signed_numbers); i++) wire_put_i64(&buf, signed_numbers[i]);
  wire_put_bool(&buf, true);
  wire_put_bool(&buf, false);
  wire_put_text(&buf, TEXT("文本"));
  wire_put_text(&buf, (Text){0});
  wire_put_where(&buf, where_of(TEXT("f.md"), 7, UINT32_MAX));
  WireIn in = in_of(&buf);
  for (size_t i = 0; i < COUNT(numbers); i++) assert_true(wire_get_u64(&in) == numbers[i]);
  for (size_t i = 0; i < COUNT(signed_numbers); i++) assert_true(wire_get_i64(&in) == signed_numbers[i]);
  assert_true(wire_get_bool(&in));
  assert_false(wire_get_bool(&in));
  assert_true(text_is(wire_get_text(&in), "文本"));
  assert_int_equal(wire_get_text(&in).len, 0);
  Where where = wire_get_where(&in);
  assert_true(text_is(where.file, "f.md") && where.line == 7 && where.column == UINT32_MAX);
  assert_true(!in.bad && in.at == in.end);
  assert_int_equal(wire_get_u64(&in), 0); /* nothing left */
  assert_true(in.bad);
  buf_free(&buf);
}

static void fill_diags(DiagList *list) {
  for (int i = 0; i < 5; i++) {
    list->unit = text_format(arena, "unit-%d", i);
    Diag *diag = diag_add(list, (DiagCode)i, where_of(TEXT("file"), (uint32_t)i, 2), TEXT("one"), TEXT("two"), TEXT_NONE);
    if (i % 2) diag->excerpt = TEXT("the line");
  }
}

static bool same_diag(const Diag *a, const Diag *b) {
  bool same = a->code == b->code && text_equal(a->unit, b->unit) && text_equal(a->excerpt, b->excerpt);
  for (int i = 0; i < 3; i++) same = same && text_equal(a->arg[i], b->arg[i]);
  return same && text_equal(a->where.file, b->where.file) && a->where.line == b->where.line && a->where.column == b->where.column;
}

static void test_diags_come_back(void **state) {
  (void)state;
  DiagList *list = diag_list_new(arena), *read = diag_list_new(arena);
  Buf buf = {0};
  fill_diags(list);
  wire_put_diags(&buf, list);
  WireIn in = in_of(&buf);
  read->unit = TEXT("of the reader");
  wire_get_diags(&in, read);
  assert_true(!in.bad && in.at == in.end);
  assert_int_equal(read->all.len, 5);
  for (size_t i = 0; i < 5; i++) assert_true(same_diag(&list->all.at[i], &read->all.at[i]));
  buf_free(&buf);
}

/* Diagnostics cut at any byte: bad, and no read beyond the end, which the sanitizer would see. */
static void test_cut_records_are_bad(void **state) {
  (void)state;
  DiagList *list = diag_list_new(arena);
  Buf buf = {0};
  fill_diags(list);
  wire_put_diags(&buf, list);
  for (size_t len = 0; len < buf.len; len++) {
    char *cut = arena_alloc(arena, len);
    memcpy(cut, buf.at, len);
    WireIn in = {.at = cut, .end = cut + len, .arena = arena};
    DiagList *read = diag_list_new(arena);
    wire_get_diags(&in, read);
    assert_true(in.bad);
    assert_true(read->all.len < 5);
  }
  buf_free(&buf);
}

static void check_bad(Text bytes, void (*get)(WireIn *in)) {
  char *exact = arena_alloc(arena, bytes.len);
  memcpy(exact, bytes.at, bytes.len);
  WireIn in = {.at = exact, .end = exact + bytes.len, .arena = arena};
  get(&in);
  assert_true(in.bad);
  assert_int_equal(wire_get_u64(&in), 0);
  assert_int_equal(wire_get_text(&in).len, 0);
  assert_false(wire_get_bool(&in));
  assert_int_equal(wire_get_count(&in, 1), 0);
  assert_true(in.bad);
}

static void get_number(WireIn *in) {
  assert_int_equal(wire_get_u64(in), 0);
}

static void get_bool(WireIn *in) {
  assert_false(wire_get_bool(in));
}

static void get_text(WireIn *in) {
  assert_int_equal(wire_get_text(in).len, 0);
}

static void get_where(WireIn *in) {
  wire_get_where(in);
}

static void get_diags(WireIn *in) {
  wire_get_diags(in, diag_list_new(arena));
}

static void get_count_of_nine(WireIn *in) {
  assert_int_equal(wire_get_count(in, 9), 0);
}

static void test_bad_values(void **state) {
  (void)state;
  check_bad(TEXT_NONE, get_number);
  check_bad(TEXT("\x80"), get_number);
  check_bad(TEXT("\x80\0"), get_number); /* a longer spelling of 0 */
  check_bad(TEXT("\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x02"), get_number); /* 65 bits */
  check_bad(TEXT("\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x01"), get_number);
  check_bad(TEXT_NONE, get_bool);
  check_bad(TEXT("\x02"), get_bool);
  check_bad(TEXT("\x05text"), get_text);
  check_bad(TEXT("\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x01text"), get_text);
  check_bad(TEXT("\x01"
                 "f\xFF\xFF\xFF\xFF\x10\x01"),
            get_where); /* a line of 33 bits */
  check_bad(TEXT("\x01\xFF\x7F\0\0\0\0\0\0\0\0"), get_diags); /* a code that nobody has */
  check_bad(TEXT("\x02"
                 "12345678901234567"),
            get_count_of_nine); /* two of nine do not fit in 17 */
}

static void test_count(void **state) {
  (void)state;
  WireIn in = {.at = "\x02"
                     "123456789012345678",
               .arena = arena};
  in.end = in.at + 19;
  assert_int_equal(wire_get_count(&in, 9), 2);
  assert_false(in.bad);
  in = (WireIn){.at = "\x02", .arena = arena};
  in.end = in.at + 1;
  assert_int_equal(wire_get_count(&in, 0), 0); /* records take a byte at least, or a count could be anything */
  assert_true(in.bad);
}

static Buf sample_body(void) {
  Buf body = {0};
  wire_put_text(&body, TEXT("a record"));
  wire_put_u64(&body, 123456);
  return body;
}

static bool loads(const char *path, const char *kind, uint64_t stamp) {
  WireIn in = {0};
  bool loaded = wire_load(folder, path, kind, stamp, arena, &in);
  if (loaded) assert_true(text_is(wire_get_text(&in), "a record") && wire_get_u64(&in) == 123456 && !in.bad && in.at == in.end);
  return loaded;
}

static void test_files_come_back(void **state) {
  (void)state;
  Fail fail = {0};
  Buf body = sample_body(), empty = {0};
  assert_true(wire_save(folder, "whole", "TEST", 42, &body, &fail));
  assert_true(wire_save(folder, "whole", "TEST", 42, &body, &fail)); /* over the old one */
  assert_true(loads("whole", "TEST", 42));
  assert_false(loads("whole", "OTHR", 42));
  assert_false(loads("whole", "TEST", 43));
  assert_false(loads("missing", "TEST", 42));
  assert_true(wire_save(folder, "empty", "TEST", 42, &empty, &fail));
  WireIn in;
  assert_true(wire_load(folder, "empty", "TEST", 42, arena, &in));
  assert_true(in.at == in.end);
  assert_false(wire_save(folder, "no/such/folder", "TEST", 42, &body, &fail));
  assert_true(fail.os_error != 0 && fail.text[0]);
  buf_free(&body);
}

static Text saved_bytes(void) {
  Fail fail = {0};
  Buf body = sample_body();
  Text bytes;
  assert_true(wire_save(folder, "good", "TEST", 42, &body, &fail));
  assert_int_equal(fs_read(folder, "good", 1 << 20, arena, &bytes, NULL, &fail), READ_OK);
  buf_free(&body);
  return bytes;
}

static void test_cut_files_are_refused(void **state) {
  (void)state;
  Fail fail = {0};
  Text good = saved_bytes();
  for (size_t len = 0; len < good.len; len++) {
    assert_true(fs_write_replace(folder, "cut", text_slice(good, 0, len), &fail));
    if (loads("cut", "TEST", 42)) fail_msg("cut to %zu", len);
  }
  char *more = arena_alloc(arena, good.len + 1);
  memcpy(more, good.at, good.len);
  Text longer = {more, good.len + 1};
  assert_true(fs_write_replace(folder, "cut", longer, &fail));
  assert_false(loads("cut", "TEST", 42));
}

static void test_altered_files_are_refused(void **state) {
  (void)state;
  Fail fail = {0};
  Text good = saved_bytes();
  char *altered = arena_alloc(arena, good.len);
  for (size_t i = 0; i < good.len * 8; i++) {
    memcpy(altered, good.at, good.len);
    altered[i / 8] = (char)(altered[i / 8] ^ 1 << i % 8);
    assert_true(fs_write_replace(folder, "altered", (Text){altered, good.len}, &fail));
    if (loads("altered", "TEST", 42)) fail_msg("bit %zu", i);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_values_come_back),
      cmocka_unit_test(test_diags_come_back),
      cmocka_unit_test(test_cut_records_are_bad),
      cmocka_unit_test(test_bad_values),
      cmocka_unit_test(test_count),
      cmocka_unit_test(test_files_come_back),
      cmocka_unit_test(test_cut_files_are_refused),
      cmocka_unit_test(test_altered_files_are_refused),
  };
  return cmocka_run_group_tests(tests, set_up, tear_down);
}
