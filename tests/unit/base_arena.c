/* SPDX-License-Identifier: MIT
 *
 * Arenas, the lists inside them, and buffers. Takes nothing. Gives TAP lines. Owns what it makes.
 */
#include "base/base.h"
#include "base/arena_in.h"

#include <setjmp.h>
#include <string.h>
#include <cmocka.h>

static bool all_zero(const char *at, size_t size) {
  for (size_t i = 0; i < size; i++) {
    if (at[i]) return false;
  }
  return true;
}

static void test_zeroed_and_aligned(void **state) {
  (void)state;
  static const size_t sizes[] = {0, 1, 2, 7, 8, 15, 16, 17, 100, 4096, 65536, 65537, 1 << 20, 3 << 20};
  Arena *arena = arena_new();
  for (int round = 0; round < 4; round++) { /* memory given out again must be as clean as new */
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
      char *at = arena_alloc(arena, sizes[i]);
      assert_non_null(at);
      assert_int_equal((uintptr_t)at % _Alignof(max_align_t), 0);
      assert_true(all_zero(at, sizes[i]));
      memset(at, 0xAA, sizes[i]);
    }
    arena_reset(arena);
    assert_int_equal(arena_used(arena), 0);
  }
  arena_free(arena);
  arena_free(NULL);
}

static void test_pieces_do_not_overlap(void **state) {
  (void)state;
  enum { COUNT = 3000 };
  Arena *arena = arena_new();
  unsigned char *piece[COUNT];
  for (size_t i = 0; i < COUNT; i++) {
    piece[i] = arena_alloc(arena, i % 300 + 1);
    memset(piece[i], (int)(i & 0xFF), i % 300 + 1);
  }
  for (size_t i = 0; i < COUNT; i++) {
    assert_int_equal(piece[i][0], i & 0xFF);
    assert_int_equal(piece[i][i % 300], i & 0xFF);
  }
  assert_true(arena_used(arena) >= (size_t)COUNT * 150);
  arena_free(arena);
}

static void test_reset_keeps_blocks(void **state) {
  (void)state;
  Arena *arena = arena_new();
  void *first = arena_alloc(arena, 10);
  arena_alloc(arena, 100000);
  arena_reset(arena);
  assert_ptr_equal(arena_alloc(arena, 10), first);
  arena_free(arena);
}

static void test_extend_and_trim(void **state) {
  (void)state;
  Arena *arena = arena_new();
  char *old = arena_alloc(arena, 64), *newest = arena_alloc(arena, 64);
  assert_false(arena_extend(arena, old, 64, 128));
  assert_true(arena_extend(arena, newest, 64, 640));
  assert_true(all_zero(newest, 640));
  size_t used = arena_used(arena);
  arena_trim(arena, newest, 640, 16);
  assert_true(arena_used(arena) < used);
  assert_true(all_zero(arena_alloc(arena, 600), 600));
  assert_false(arena_extend(arena, newest, 16, 1 << 30));
  arena_free(arena);
}

typedef LIST(int64_t) NumberList;

static void test_list(void **state) {
  (void)state;
  Arena *arena = arena_new();
  NumberList one = {0}, two = {0};
  for (int64_t i = 0; i < 10000; i++) {
    *list_add(arena, &one) = i;
    if (i % 3 == 0) *list_add(arena, &two) = -i; /* two lists in turn: neither may grow over the other */
  }
  assert_int_equal(one.len, 10000);
  for (int64_t i = 0; i < 10000; i++) assert_int_equal(one.at[i], i);
  for (int64_t i = 0; i < (int64_t)two.len; i++) assert_int_equal(two.at[i], -3 * i);
  one.len = 5;
  assert_int_equal(*list_add(arena, &one), 0); /* room for one more is zeroed, also where something stood */
  arena_free(arena);
}

static void test_buf(void **state) {
  (void)state;
  Buf buf = {0};
  assert_int_equal(buf_view(&buf).len, 0);
  buf_put(&buf, NULL, 0);
  buf_text(&buf, TEXT("ab"));
  buf_text(&buf, (Text){0});
  buf_str(&buf, "cd");
  buf_char(&buf, 'e');
  buf_format(&buf, "%d-%s", 12, "x");
  assert_true(text_is(buf_view(&buf), "abcde12-x"));
  buf_reset(&buf);
  assert_int_equal(buf_view(&buf).len, 0);
  for (int i = 0; i < 100000; i++) buf_format(&buf, "%05d", i);
  assert_int_equal(buf.len, 500000);
  assert_true(text_is(text_slice(buf_view(&buf), 499995, 500000), "99999"));
  buf_free(&buf);
  assert_null(buf.at);
}

static void test_languages(void **state) {
  (void)state;
  static const struct {
    const char *tag;
    int lang; /* -1: not known */
  } row[] = {{"en", LANG_EN},
             {"EN", LANG_EN},
             {"en-AU", LANG_EN},
             {"en_US.UTF-8", LANG_EN},
             {"C", LANG_EN},
             {"C.UTF-8", LANG_EN},
             {"POSIX", LANG_EN},
             {"zh", LANG_ZH_HANS},
             {"zh-Hans", LANG_ZH_HANS},
             {"zh-CN", LANG_ZH_HANS},
             {"zh_CN.UTF-8", LANG_ZH_HANS},
             {"zh_CN@pinyin", LANG_ZH_HANS},
             {"zh-Hans-CN", LANG_ZH_HANS},
             {"zh-TW", LANG_ZH_HANT},
             {"zh-Hant", LANG_ZH_HANT},
             {"de", -1},
             {"", -1},
             {"english", -1},
             {"zh-Hans-CN-and-more", -1}};
  for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
    Lang lang = LANG_COUNT;
    bool known = lang_parse(text_of(row[i].tag), &lang);
    if (known != (row[i].lang >= 0) || (known && (int)lang != row[i].lang)) fail_msg("%s", row[i].tag);
  }
  assert_string_equal(lang_tag(LANG_EN), "en");
  assert_string_equal(lang_tag(LANG_ZH_HANS), "zh-Hans");
  assert_string_equal(lang_odf(LANG_EN, false), "en");
  assert_string_equal(lang_odf(LANG_EN, true), "US");
  assert_string_equal(lang_odf(LANG_ZH_HANS, false), "zh");
  assert_string_equal(lang_odf(LANG_ZH_HANS, true), "CN");
  assert_string_equal(lang_tag(LANG_ZH_HANT), "zh-Hant");
  assert_string_equal(lang_odf(LANG_ZH_HANT, true), "TW");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_zeroed_and_aligned),
      cmocka_unit_test(test_pieces_do_not_overlap),
      cmocka_unit_test(test_reset_keeps_blocks),
      cmocka_unit_test(test_extend_and_trim),
      cmocka_unit_test(test_list),
      cmocka_unit_test(test_buf),
      cmocka_unit_test(test_languages),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
