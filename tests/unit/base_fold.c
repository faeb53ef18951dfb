/* SPDX-License-Identifier: MIT
 *
 * Folding for comparison and NFC. Takes nothing. Gives TAP lines. Owns an arena.
 */
#include "base/base.h"
#include "base/fold_in.h"

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

static void test_fold_table(void **state) {
  (void)state;
  static const struct {
    const char *text, *folded;
  } row[] = {
      {"", ""},
      {"Plain ASCII 123", "plain ascii 123"},
      {"  a \t\r\n b  ", "a b"},
      {"　全　角　", "全 角"},
      {"a\xC2\xA0\xE2\x80\x83\xE2\x80\xA9 b", "a b"}, /* no-break, em space, paragraph separator */
      {"ＡＢＣ１２３（甲）：！", "abc123(甲):!"},
      {"乾部 幹部 干部", "干部 干部 干部"},
      {"臺賬 檯賬 台账 帳", "台账 台账 台账 账"},
      {"黨員發展", "党员发展"},
      {"會議記錄", "会议记录"},
      {"頭髮 發展", "头发 发展"},
      {"裏 裡 里", "里 里 里"},
      {"週報 周报", "周报 周报"},
      {"支部，会议。《计划》", "支部,会议。《计划》"},
      {"“引号”—·", "“引号”—·"},
      {"Straße STRASSE", "strasse strasse"},
      {"E\xCC\x81t\xC3\xA9 \xC3\x89", "\xC3\xA9t\xC3\xA9 \xC3\xA9"},
      {"ﬁle ① ㈱ ㎏", "file 1 (株) kg"},
      {"ｶﾞ ガ", "ガ ガ"},
      {"か\xE3\x82\x99", "が"},
      {"한국", "한국"},
      {"\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB", "한"},
      {"\xEF\xA4\x80", "岂"}, /* a compatibility Han character: 豈, then its class */
      {"soft\xC2\xADhyphen zero\xE2\x80\x8Bwidth \xEF\xBB\xBF", "softhyphen zerowidth"},
      {"中\xEF\xB8\x80文", "中文"}, /* a variation selector */
      {"bad \xFF byte", "bad \xEF\xBF\xBD byte"},
      {"cut \xE4\xB8", "cut \xEF\xBF\xBD\xEF\xBF\xBD"},
      {"\xED\xA0\x80", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"},
      {"…", "..."},
      {"Ⅳ", "iv"},
      {"Привет МИР", "привет мир"},
      {"\xF0\xA0\x80\x80 \xF0\x9F\x98\x80", "\xF0\xA0\x80\x80 \xF0\x9F\x98\x80"},
      {"\xEF\xB7\xBA", "صلى الله عليه وسلم"}, /* U+FDFA: the one that grows most */
  };
  for (size_t i = 0; i < COUNT(row); i++) {
    Text folded = text_fold(arena, text_of(row[i].text));
    if (!text_is(folded, row[i].folded)) fail_msg("\"%s\": \"%.*s\"", row[i].text, TEXT_ARG(folded));
  }
}

static void test_nfc(void **state) {
  (void)state;
  static const struct {
    const char *text, *composed;
  } row[] = {
      {"", ""},
      {"Plain  Text ", "Plain  Text "},
      {"会议，Ａ 黨", "会议，Ａ 黨"},
      {"e\xCC\x81", "\xC3\xA9"},
      {"Ame\xCC\x81lie e\xCC\x81", "Am\xC3\xA9lie \xC3\xA9"},
      {"\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB", "한"},
      {"か\xE3\x82\x99", "が"},
      {"①ﬁ", "①ﬁ"},
      {"bad \xFF\xE4", "bad \xFF\xE4"},
      {"q\xCC\x87\xCC\xA3", "q\xCC\xA3\xCC\x87"}, /* marks in their order */
  };
  for (size_t i = 0; i < COUNT(row); i++) {
    Text composed = text_nfc(arena, text_of(row[i].text));
    if (!text_is(composed, row[i].composed)) fail_msg("\"%s\": \"%.*s\"", row[i].text, TEXT_ARG(composed));
  }
}

/* A member of a class stands for itself, is no full-width or compatibility form, and so folding ends after one step. */
static void test_classes_are_sound(void **state) {
  (void)state;
  size_t members = 0;
  for (int32_t code = FOLD_FIRST; code <= FOLD_LAST; code++) {
    int32_t member = fold_class(code);
    members += member != code;
    if (fold_class(member) != member) fail_msg("U+%04X", (unsigned)code);
    assert_in_range(member, FOLD_FIRST, FOLD_LAST);
  }
  assert_true(members > 300);
  assert_int_equal(fold_class('a'), 'a');
  assert_int_equal(fold_class(0x20000), 0x20000);
}

static Text encode(char to[4], int32_t code) {
  if (code < 0x80) {
    to[0] = (char)code;
    return (Text){to, 1};
  }
  size_t len = code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  for (size_t i = len - 1; i > 0; i--, code >>= 6) to[i] = (char)(0x80 | (code & 0x3F));
  to[0] = (char)((0xF00 >> len) | code);
  return (Text){to, len};
}

static void check_idempotent(Text text) {
  Text once = text_fold(arena, text), twice = text_fold(arena, once);
  if (!text_equal(once, twice)) {
    Text shown = text_visible(arena, text);
    fail_msg("%.*s: \"%.*s\", then \"%.*s\"", TEXT_ARG(shown), TEXT_ARG(once), TEXT_ARG(twice));
  }
  if (!text_is_utf8(once, NULL)) fail_msg("not UTF-8");
}

static void test_fold_is_idempotent_for_each_character(void **state) {
  (void)state;
  char to[4];
  for (int32_t code = 0; code <= 0x10FFFF; code++) {
    if (code % 4096 == 0) arena_reset(arena);
    if (code < 0xD800 || code > 0xDFFF) check_idempotent(encode(to, code));
  }
}

static void test_fold_is_idempotent_for_mixtures(void **state) {
  (void)state;
  static const char *const piece[] = {"a",
                                      "E",
                                      " ",
                                      "　",
                                      "中",
                                      "黨",
                                      "，",
                                      "Ａ",
                                      "\xCC\x81",
                                      "\xCC\xA3",
                                      "\xE2\x80\x8D",
                                      "ß",
                                      "が",
                                      "\xE3\x82\x99",
                                      "\xFF",
                                      "\xE4",
                                      "ﬁ",
                                      "…",
                                      "\xE1\x84\x92",
                                      "\xE1\x85\xA1",
                                      "é",
                                      "\n"};
  uint32_t random = 7;
  for (int round = 0; round < 100000; round++) {
    char text[64];
    size_t len = 0;
    if (round % 1000 == 0) arena_reset(arena);
    for (int i = 0; i < 10; i++) {
      random = random * 1664525u + 1013904223u;
      const char *next = piece[(random >> 10) % COUNT(piece)];
      memcpy(text + len, next, strlen(next));
      len += strlen(next);
    }
    check_idempotent((Text){text, len});
  }
}

/* Folding twice what was cut anywhere: no read beyond the end, which the sanitizer would see. */
static void test_fold_of_every_cut(void **state) {
  (void)state;
  static const char text[] = "Ａ黨e\xCC\x81 가\xE1\x86\xA8\xF0\x9F\x98\x80ﬁ　…\xEF\xB7\xBA乾";
  for (size_t len = 0; len < sizeof text; len++) {
    char *exact = arena_alloc(arena, len ? len : 1);
    memcpy(exact, text, len);
    check_idempotent((Text){exact, len});
    check_idempotent(text_slice((Text){exact, len}, 1, len));
  }
}

/* The library sorts marks in quadratic time: a megabyte of them must not take minutes. */
static void test_hostile_marks(void **state) {
  (void)state;
  Buf text = {0};
  for (int i = 0; i < 200000; i++) buf_str(&text, i % 2 ? "\xCC\x81" : "\xCC\xA3");
  assert_true(text_fold(arena, buf_view(&text)).len > 0);
  assert_int_equal(text_nfc(arena, buf_view(&text)).len, text.len);
  buf_reset(&text);
  for (int i = 0; i < 20000; i++) buf_str(&text, "\xEF\xB7\xBA");
  assert_true(text_fold(arena, buf_view(&text)).len > text.len * 10);
  buf_free(&text);
}

/* What folding leaves behind in the arena is clean. */
static void test_arena_stays_clean(void **state) {
  (void)state;
  for (int i = 0; i < 100; i++) {
    text_fold(arena, TEXT("ＡＡＡe\xCC\x81ＡＡＡ中\xCC\x81　　　a\xEF\xB7\xBA"));
    text_nfc(arena, TEXT("ee\xCC\x81\xCC\x81 q\xE2\x84\xAB"));
    const char *next = arena_alloc(arena, 64);
    for (int j = 0; j < 64; j++) assert_int_equal(next[j], 0);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_fold_table),
      cmocka_unit_test(test_nfc),
      cmocka_unit_test(test_classes_are_sound),
      cmocka_unit_test(test_fold_is_idempotent_for_each_character),
      cmocka_unit_test(test_fold_is_idempotent_for_mixtures),
      cmocka_unit_test(test_fold_of_every_cut),
      cmocka_unit_test(test_hostile_marks),
      cmocka_unit_test(test_arena_stays_clean),
  };
  return cmocka_run_group_tests(tests, set_up, tear_down);
}
