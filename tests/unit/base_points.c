/* SPDX-License-Identifier: MIT
 *
 * Points and hashes. Takes nothing. Gives TAP lines. Owns an arena.
 */
#include "base/base.h"

#include <setjmp.h>
#include <string.h>
#include <cmocka.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

static Arena *arena;

static int set_up(void **state) {
  (void)state;
  arena = arena_new();
  return 0;
}

static int tear_down(void **state) {
  (void)state;
  arena_free(arena);
  return 0;
}

static void check_text(Text got, const char *expected) {
  if (!text_is(got, expected)) fail_msg("got \"%.*s\", expected \"%s\"", TEXT_ARG(got), expected);
}

static void test_parse_and_text(void **state) {
  (void)state;
  static const struct {
    const char *text;
    Points points;
    const char *printed; /* NULL: not points */
  } row[] = {
      {"0", 0, "0"},
      {"-0", 0, "0"},
      {"8.5", 8500, "8.5"},
      {"2", 2000, "2"},
      {"2.0", 2000, "2"},
      {"2.000", 2000, "2"},
      {"0.125", 125, "0.125"},
      {"0.05", 50, "0.05"},
      {"0.001", 1, "0.001"},
      {"+1.5", 1500, "1.5"},
      {"-1.5", -1500, "-1.5"},
      {"-0.001", -1, "-0.001"},
      {"007", 7000, "7"},
      {"9223372036854775.807", INT64_MAX, "9223372036854775.807"},
      {"9223372036854775.808", 0, NULL},
      {"9223372036854776", 0, NULL},
      {"99999999999999999999", 0, NULL},
      {"", 0, NULL},
      {"-", 0, NULL},
      {".5", 0, NULL},
      {"5.", 0, NULL},
      {"1.2345", 0, NULL},
      {"1.0000", 0, NULL},
      {"1,5", 0, NULL},
      {" 1", 0, NULL},
      {"1 ", 0, NULL},
      {"1e3", 0, NULL},
      {"1.2.3", 0, NULL},
      {"--1", 0, NULL},
      {"0x1", 0, NULL},
      {"1.-5", 0, NULL},
      {"五", 0, NULL},
  };
  for (size_t i = 0; i < COUNT(row); i++) {
    Points points = 0;
    bool valid = points_parse(text_of(row[i].text), &points);
    if (valid != (row[i].printed != NULL) || points != row[i].points) fail_msg("\"%s\"", row[i].text);
    if (valid) check_text(points_text(arena, points), row[i].printed);
  }
  check_text(points_text(arena, INT64_MIN), "-9223372036854775.808");
}

static void test_text_comes_back(void **state) {
  (void)state;
  for (Points points = -20000; points <= 20000; points += 7) {
    Points read;
    assert_true(points_parse(points_text(arena, points), &read));
    assert_int_equal(read, points);
  }
}

static void test_share_table(void **state) {
  (void)state;
  static const struct {
    Points full;
    int64_t done, due;
    Points precision, share;
  } row[] = {
      {10000, 0, 3, 10, 0},
      {10000, 1, 3, 10, 3330},
      {10000, 2, 3, 10, 6670},
      {10000, 3, 3, 10, 10000},
      {10000, 1, 3, 1, 3333},
      {10000, 2, 3, 1000, 7000},
      {1000, 1, 2, 1000, 1000},
      {5, 1, 1, 10, 10},
      {4, 1, 1, 10, 0},
      {15, 1, 1, 10, 20},
      {-15, 1, 1, 10, -10},
      {-16, 1, 1, 10, -20},
      {-1000, 1, 3, 10, -330},
      {3000, 7, 12, 100, 1800},
      {3000, 5, 4, 10, 3750},
      {1000, 1, 1, 0, 1000},
      {1000, 5, 0, 10, 0},
      {1000, 5, -1, 10, 0},
      {100000, INT64_MAX, INT64_MAX, 10, 100000},
      {100000, INT64_MAX / 2, INT64_MAX, 10, 50000},
      {INT64_MAX, INT64_MAX, 1, 1, INT64_MAX},
      {INT64_MIN, INT64_MAX, 1, 1, INT64_MIN},
  };
  for (size_t i = 0; i < COUNT(row); i++) {
    Points share = points_share(row[i].full, row[i].done, row[i].due, row[i].precision);
    if (share != row[i].share) fail_msg("row %zu: %lld", i, (long long)share);
  }
}

/* On the grid, at most half a step from the exact value, whole when whole, never falling when more is done. */
static void test_share_properties(void **state) {
  (void)state;
  static const Points precisions[] = {1, 10, 100, 500, 1000};
  for (size_t p = 0; p < COUNT(precisions); p++) {
    Points precision = precisions[p];
    for (Points full = 0; full <= 15000; full += 1000) {
      for (int64_t due = 1; due <= 37; due++) {
        Points last = 0;
        for (int64_t done = 0; done <= due; done++) {
          Points share = points_share(full, done, due, precision), error = share * due - full * done;
          assert_int_equal(share % precision, 0);
          assert_true(2 * error <= precision * due && 2 * error > -precision * due);
          assert_true(share >= last);
          last = share;
        }
        if (full % precision == 0) assert_int_equal(last, full);
      }
    }
  }
}

static void test_sha256(void **state) {
  (void)state;
  Sha256 empty = hash_sha256(TEXT_NONE), abc = hash_sha256(TEXT("abc")), read;
  check_text(hash_hex(arena, &empty), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  check_text(hash_hex(arena, &abc), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  assert_true(hash_parse(hash_hex(arena, &abc), &read));
  assert_memory_equal(&read, &abc, sizeof read);
  assert_true(hash_parse(TEXT("BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD"), &read));
  assert_memory_equal(&read, &abc, sizeof read);
  assert_false(hash_parse(TEXT("ba7816"), &read));
  assert_false(hash_parse(TEXT_NONE, &read));
  assert_false(hash_parse(TEXT("ga7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"), &read));
}

static void test_names(void **state) {
  (void)state;
  check_text(hash_name(arena, TEXT("abc"), 8), "xj4bnp4p");
  check_text(hash_name(arena, TEXT_NONE, 8), "4oymiquy");
  check_text(hash_name(arena, TEXT("abc"), 0), "");
  check_text(hash_name(arena, TEXT("abc"), 51), "xj4bnp4pahh6uqkbidpf3lrceoyagyndsylxvhfucd7wd4qacww");
  assert_int_equal(hash_name(arena, TEXT("abc"), 99).len, 51);
}

static void test_quick_and_crc(void **state) {
  (void)state;
  assert_true(hash_quick(TEXT("a"), 0) != hash_quick(TEXT("b"), 0));
  assert_true(hash_quick(TEXT("a"), 0) != hash_quick(TEXT("a"), 1));
  assert_true(hash_quick(TEXT_NONE, 0) == hash_quick((Text){0}, 0));
  assert_true(hash_quick(TEXT(""), 0) == UINT64_C(0x2D06800538D394C2)); /* published by the makers of XXH3 */
  assert_int_equal(hash_crc32(0, TEXT("123456789")), 0xCBF43926);
  assert_int_equal(hash_crc32(0, TEXT_NONE), 0);
  assert_int_equal(hash_crc32(hash_crc32(0, TEXT("1234")), TEXT("56789")), 0xCBF43926);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_parse_and_text),   cmocka_unit_test(test_text_comes_back), cmocka_unit_test(test_share_table),
      cmocka_unit_test(test_share_properties), cmocka_unit_test(test_sha256),          cmocka_unit_test(test_names),
      cmocka_unit_test(test_quick_and_crc),
  };
  return cmocka_run_group_tests(tests, set_up, tear_down);
}
