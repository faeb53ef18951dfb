/* SPDX-License-Identifier: MIT
 *
 * Text: slices, order, UTF-8, width, what is safe to show, suggestions. Takes nothing. Gives TAP lines. Owns an arena.
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

static void test_slices(void **state) {
  (void)state;
  Text zero = {0};
  assert_int_equal(text_of(NULL).len, 0);
  assert_non_null(text_of(NULL).at);
  check_text(text_slice(TEXT("abcdef"), 2, 4), "cd");
  check_text(text_slice(TEXT("abc"), 2, 99), "c");
  check_text(text_slice(TEXT("abc"), 99, 2), "");
  check_text(text_slice(zero, 0, 5), "");
  check_text(text_copy(arena, TEXT("copy")), "copy");
  check_text(text_copy(arena, zero), "");
  assert_string_equal(text_cstr(arena, TEXT("c string")), "c string");
  assert_string_equal(text_cstr(arena, zero), "");
  check_text(text_format(arena, "%d %s", 7, "seven"), "7 seven");
  assert_int_equal(text_format(arena, "%0500d", 1).len, 500);
  assert_int_equal(text_format(arena, "%0255d", 1).len, 255);
  assert_int_equal(text_format(arena, "%0256d", 1).len, 256);
}

static void test_join(void **state) {
  (void)state;
  TextList list = {0};
  check_text(text_join(arena, &list, TEXT(", ")), "");
  *list_add(arena, &list) = TEXT("a");
  check_text(text_join(arena, &list, TEXT(", ")), "a");
  *list_add(arena, &list) = TEXT("");
  *list_add(arena, &list) = TEXT("c");
  check_text(text_join(arena, &list, TEXT("、")), "a、、c");
  check_text(text_join(arena, &list, TEXT_NONE), "ac");
}

static void test_compare(void **state) {
  (void)state;
  assert_true(text_equal(TEXT_NONE, (Text){0}));
  assert_false(text_equal(TEXT("a"), TEXT("ab")));
  assert_true(text_compare(TEXT("a"), TEXT("ab")) < 0);
  assert_true(text_compare(TEXT("\xFF"), TEXT("a")) > 0);
  assert_int_equal(text_compare(TEXT_NONE, (Text){0}), 0);
  assert_true(text_starts(TEXT("abc"), TEXT("ab")));
  assert_true(text_starts(TEXT("abc"), TEXT_NONE));
  assert_false(text_starts(TEXT("ab"), TEXT("abc")));
  assert_true(text_ends(TEXT("abc"), TEXT("bc")));
  assert_false(text_ends(TEXT("bc"), TEXT("abc")));
  assert_true(text_ends_nocase(TEXT("photo.JPG"), ".jpg"));
  assert_false(text_ends_nocase(TEXT("photo.jpeg"), ".jpg"));
  assert_false(text_ends_nocase(TEXT("jpg"), ".jpg"));
  assert_int_equal(text_find(TEXT("hello"), TEXT("lo")), 3);
  assert_int_equal(text_find(TEXT("hello"), TEXT_NONE), 0);
  assert_true(text_find(TEXT("hello"), TEXT("low")) == SIZE_MAX);
  assert_true(text_find((Text){0}, TEXT("x")) == SIZE_MAX);
}

/* In this order, each before the next. */
static const char *const natural[] = {"",     "0",     "00",    "01",          "1",
                                      "1a",   "2",     "9",     "10",          "10a",
                                      "0100", "a",     "a1",    "a01b",        "a2",
                                      "a10",  "a10b",  "a11",   "a2147483648", "a99999999999999999999999",
                                      "b",    "第1项", "第2项", "第10项"};

static int sign(int n) {
  return (n > 0) - (n < 0);
}

static void test_natural_table(void **state) {
  (void)state;
  for (size_t i = 0; i < COUNT(natural); i++) {
    for (size_t j = 0; j < COUNT(natural); j++) {
      int order = text_compare_natural(text_of(natural[i]), text_of(natural[j]));
      int expected = sign((int)i - (int)j);
      if (sign(order) != expected) fail_msg("\"%s\" and \"%s\": %d", natural[i], natural[j], order);
    }
  }
}

static uint32_t random_state = 1;

static uint32_t random_below(uint32_t limit) {
  random_state = random_state * 1664525u + 1013904223u;
  return (random_state >> 8) % limit;
}

static Text random_text(char *to, size_t most, const char *letters) {
  size_t len = random_below((uint32_t)most + 1);
  for (size_t i = 0; i < len; i++) to[i] = letters[random_below((uint32_t)strlen(letters))];
  return (Text){to, len};
}

/* Antisymmetric, transitive, and zero only for the same bytes. */
static void test_natural_is_total_order(void **state) {
  (void)state;
  char a[8], b[8], c[8];
  for (int round = 0; round < 200000; round++) {
    Text x = random_text(a, 6, "019ab\xE4"), y = random_text(b, 6, "019ab\xE4"), z = random_text(c, 6, "019ab\xE4");
    int xy = text_compare_natural(x, y), yz = text_compare_natural(y, z), xz = text_compare_natural(x, z);
    assert_int_equal(sign(xy), -sign(text_compare_natural(y, x)));
    assert_int_equal(xy == 0, text_equal(x, y));
    if (xy <= 0 && yz <= 0) assert_true(xz <= 0);
  }
}

static void test_trim_and_cut(void **state) {
  (void)state;
  check_text(text_trim(TEXT(" \t\r\n a b　 \v")), "a b");
  check_text(text_trim(TEXT("　　")), "");
  check_text(text_trim((Text){0}), "");
  static const struct {
    const char *text, *pieces;
  } row[] = {{"", ""}, {"a", "[a]"}, {"a\n", "[a]"}, {"a\n\nb\n", "[a][][b]"}, {"\n", "[]"}, {"a\nb", "[a][b]"}};
  for (size_t i = 0; i < COUNT(row); i++) {
    Buf out = {0};
    Text rest = text_of(row[i].text), piece;
    while (text_cut(&rest, '\n', &piece)) buf_format(&out, "[%.*s]", TEXT_ARG(piece));
    check_text(buf_view(&out), row[i].pieces);
    buf_free(&out);
  }
  Text none = {0}, piece;
  assert_false(text_cut(&none, ',', &piece));
}

static void test_utf8(void **state) {
  (void)state;
  static const struct {
    const char *text;
    int bad; /* offset of the first bad byte, -1 when there is none */
    size_t count;
  } row[] = {
      {"", -1, 0},
      {"plain ASCII of more than eight", -1, 30},
      {"中文", -1, 2},
      {"a\xC3\xA9", -1, 2},
      {"\xF0\x9F\x98\x80", -1, 1}, /* U+1F600 */
      {"\xF4\x8F\xBF\xBF", -1, 1}, /* U+10FFFF */
      {"\xEF\xBF\xBF", -1, 1}, /* U+FFFF */
      {"\xF4\x90\x80\x80", 0, 4}, /* beyond Unicode */
      {"\xC0\xAF", 0, 2}, /* two bytes for one */
      {"\xE0\x80\xAF", 0, 3},
      {"\xF0\x80\x80\xAF", 0, 4},
      {"\xED\xA0\x80", 0, 3}, /* a surrogate */
      {"abcdefgh\x80", 8, 9},
      {"abcdefghi\xE4\xB8", 9, 11},
      {"\xFF\xFE", 0, 2},
      {"\xE4\xB8\x41", 0, 3},
  };
  for (size_t i = 0; i < COUNT(row); i++) {
    size_t bad = 999;
    bool valid = text_is_utf8(text_of(row[i].text), &bad);
    if (valid != (row[i].bad < 0) || (!valid && bad != (size_t)row[i].bad)) fail_msg("row %zu: %zu", i, bad);
    assert_int_equal(text_is_utf8(text_of(row[i].text), NULL), valid);
    if (text_count(text_of(row[i].text)) != row[i].count) fail_msg("row %zu", i);
  }
}

static void test_next(void **state) {
  (void)state;
  static const int32_t expected[] = {'a', 0xE9, 0x4E2D, 0x1F600, 0xFFFD, 0, 'b', -1, -1};
  Text rest = (Text){"a\xC3\xA9中\xF0\x9F\x98\x80\xFF\0b", 13};
  for (size_t i = 0; i < COUNT(expected); i++) assert_int_equal(text_next(&rest), expected[i]);
}

/* Every code point there is, written by hand here, is read as itself. */
static void test_every_code_point(void **state) {
  (void)state;
  for (int32_t code = 0x80; code <= 0x10FFFF; code++) {
    unsigned char at[4];
    size_t len = code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    at[0] = (unsigned char)((len == 2 ? 0xC0 : len == 3 ? 0xE0 : 0xF0) | code >> 6 * (len - 1));
    for (size_t i = 1; i < len; i++) at[i] = (unsigned char)(0x80 | (code >> 6 * (len - 1 - i) & 0x3F));
    Text text = {(char *)at, len};
    bool surrogate = code >= 0xD800 && code <= 0xDFFF;
    if (text_is_utf8(text, NULL) == surrogate) fail_msg("U+%04X", (unsigned)code);
    if (!surrogate && (text_next(&text) != code || text.len)) fail_msg("U+%04X", (unsigned)code);
  }
}

static void test_width(void **state) {
  (void)state;
  assert_int_equal(text_width(TEXT("abc")), 3);
  assert_int_equal(text_width(TEXT("中文，a")), 7);
  assert_int_equal(text_width(TEXT("e\xCC\x81")), 1); /* a mark takes no column */
  assert_int_equal(text_width(TEXT_NONE), 0);
}

static void test_visible(void **state) {
  (void)state;
  static const struct {
    Text text;
    const char *shown;
  } row[] = {
      {TEXT("plain 中文 é"), "plain 中文 é"},
      {TEXT("a\tb\nc\x1B[31m\x7F"), "a\\x09b\\x0Ac\\x1B[31m\\x7F"},
      {TEXT("x\0y"), "x\\x00y"},
      {TEXT("bad \xFF\xE4\xB8"), "bad \\xFF\\xE4\\xB8"},
      {TEXT("\xC2\x85"), "\\xC2\\x85"},
      {TEXT("\xE2\x80\xAEtxt.exe\xE2\x80\xAA"), "\\xE2\\x80\\xAEtxt.exe\\xE2\\x80\\xAA"},
      {TEXT("\xE2\x81\xA6\xE2\x81\xA9"), "\\xE2\\x81\\xA6\\xE2\\x81\\xA9"},
      {TEXT("\xE2\x80\xA8\xEF\xBB\xBF"), "\\xE2\\x80\\xA8\\xEF\\xBB\\xBF"},
      {TEXT("\xE2\x80\xA5\xE2\x81\xA5"), "\xE2\x80\xA5\xE2\x81\xA5"}, /* just beside the ones above */
  };
  for (size_t i = 0; i < COUNT(row); i++) check_text(text_visible(arena, row[i].text), row[i].shown);
}

static void test_nearest(void **state) {
  (void)state;
  static const struct {
    const char *word, *nearest;
  } row[] = {
      {"at_lest", "at_least"},
      {"atleast", "at_least"},
      {"AT_LEAST", "at_least"},
      {"evidance", "evidence"},
      {"eivdence", "evidence"},
      {"pionts", "points"},
      {"unrelated", ""},
      {"", ""},
      {"x", ""},
      {"支部会义", "支部会议"},
      {"计划", ""},
      {"point", "points"},
  };
  static const Text known[] = {TEXT("at_least"), TEXT("at_most"),  TEXT("evidence"),
                               TEXT("points"),   TEXT("支部会议"), TEXT("总结")};
  for (size_t i = 0; i < COUNT(row); i++) check_text(text_nearest(text_of(row[i].word), known, COUNT(known)), row[i].nearest);
  char longest[200];
  memset(longest, 'a', sizeof longest);
  Text same[] = {{longest, 65}, {longest, 64}};
  assert_int_equal(text_nearest((Text){longest, 64}, same, 2).len, 64); /* 64 characters are compared, 65 are not */
  assert_int_equal(text_nearest((Text){longest, 65}, same, 2).len, 0);
  static const Text tie[] = {TEXT("abcx"), TEXT("abcy")};
  check_text(text_nearest(TEXT("abcz"), tie, 2), "abcx");
  check_text(text_nearest(TEXT("abc"), NULL, 0), "");
}

static void test_to_int(void **state) {
  (void)state;
  static const struct {
    const char *text;
    bool valid;
    int64_t value;
  } row[] = {
      {"0", true, 0},
      {"-0", true, 0},
      {"+7", true, 7},
      {"007", true, 7},
      {"-12", true, -12},
      {"9223372036854775807", true, INT64_MAX},
      {"-9223372036854775808", true, INT64_MIN},
      {"9223372036854775808", false, 0},
      {"-9223372036854775809", false, 0},
      {"99999999999999999999", false, 0},
      {"", false, 0},
      {"-", false, 0},
      {"+-1", false, 0},
      {" 1", false, 0},
      {"1 ", false, 0},
      {"1.0", false, 0},
      {"0x1", false, 0},
      {"１", false, 0},
  };
  for (size_t i = 0; i < COUNT(row); i++) {
    int64_t value = 0;
    if (text_to_int(text_of(row[i].text), &value) != row[i].valid || value != row[i].value) fail_msg("%s", row[i].text);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_slices),
      cmocka_unit_test(test_join),
      cmocka_unit_test(test_compare),
      cmocka_unit_test(test_natural_table),
      cmocka_unit_test(test_natural_is_total_order),
      cmocka_unit_test(test_trim_and_cut),
      cmocka_unit_test(test_utf8),
      cmocka_unit_test(test_next),
      cmocka_unit_test(test_every_code_point),
      cmocka_unit_test(test_width),
      cmocka_unit_test(test_visible),
      cmocka_unit_test(test_nearest),
      cmocka_unit_test(test_to_int),
  };
  return cmocka_run_group_tests(tests, set_up, tear_down);
}
