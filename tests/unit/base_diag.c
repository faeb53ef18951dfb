/* SPDX-License-Identifier: MIT
 *
 * Diagnostics: the catalogue, lists, printed form; failures. Takes nothing. Gives TAP lines. Owns an arena.
 */
#include "base/base.h"

#include <errno.h>
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
  if (!text_is(got, expected)) fail_msg("got:\n%.*s\nexpected:\n%s", TEXT_ARG(got), expected);
}

static Text printed(const Diag *diag, Lang lang, bool colour) {
  Buf out = {0};
  diag_print(&out, diag, lang, colour);
  Text text = text_copy(arena, buf_view(&out));
  buf_free(&out);
  return text;
}

/* A slot of the text that no argument fills would show as {1} to a clerk. */
static bool slots_agree(const char *en, const char *zh) {
  static const char *const slot[] = {"{1}", "{2}", "{3}"};
  for (size_t i = 0; i < COUNT(slot); i++) {
    if (!strstr(en, slot[i]) != !strstr(zh, slot[i])) return false;
  }
  return true;
}

static void test_catalogue(void **state) {
  (void)state;
  static const struct {
    const char *name, *en, *en_do, *zh, *zh_do;
  } row[] = {
#define D(code, level, name, en, en_do, zh, zh_do) {name, en, en_do, zh, zh_do},
#include "base/diag.def"
#undef D
  };
  assert_int_equal(COUNT(row), DIAG_COUNT);
  for (size_t i = 0; i < COUNT(row); i++) {
    assert_string_equal(diag_name((DiagCode)i), row[i].name);
    assert_in_range(diag_level((DiagCode)i), DIAG_NOTICE, DIAG_ERROR);
    if (!slots_agree(row[i].en, row[i].zh)) fail_msg("%s: other arguments in one language", row[i].name);
    if (!slots_agree(row[i].en_do, row[i].zh_do)) fail_msg("%s: other arguments in one advice", row[i].name);
    if (!*row[i].en || !*row[i].zh || !*row[i].en_do != !*row[i].zh_do) fail_msg("%s: a text is missing", row[i].name);
    if (!text_is_utf8(text_of(row[i].zh), NULL) || !text_is_utf8(text_of(row[i].zh_do), NULL)) fail_msg("%s", row[i].name);
    for (size_t j = 0; j < i; j++) assert_string_not_equal(row[i].name, row[j].name);
    if (row[i].name[strspn(row[i].name, "abcdefghijklmnopqrstuvwxyz0123456789-")]) fail_msg("%s", row[i].name);
  }
}

static void test_text(void **state) {
  (void)state;
  Diag diag = {.code = DIAG_FILE_TOO_BIG, .arg = {TEXT("12"), TEXT("10"), TEXT_NONE}};
  check_text(diag_text(arena, &diag, LANG_EN), "the file has 12 bytes, more than the 10 that are read");
  check_text(diag_text(arena, &diag, LANG_ZH_HANS), "文件有 12 字节，超过可读取的 10 字节");
  diag = (Diag){.code = DIAG_THEME_SLOT, .arg = {TEXT("unit.nam"), TEXT("unit.name"), TEXT_NONE}};
  check_text(diag_text(arena, &diag, LANG_EN), "there is no value {unit.nam}; did you mean {unit.name}?");
  diag.arg[1] = TEXT_NONE; /* nothing near: no suggestion */
  check_text(diag_text(arena, &diag, LANG_EN), "there is no value {unit.nam}");
  check_text(diag_text(arena, &diag, LANG_ZH_HANS), "没有 {unit.nam} 这个值");
  diag = (Diag){.code = DIAG_ASSESSMENT_MISSING, .arg = {TEXT("period"), TEXT_NONE, TEXT_NONE}};
  check_text(diag_advice(arena, &diag, LANG_EN), "Add a line \"period: ...\".");
  diag.arg[0] = TEXT("{2}\x1B[2J");
  check_text(diag_advice(arena, &diag, LANG_EN), "Add a line \"{2}\\x1B[2J: ...\"."); /* once, and nothing to obey */
}

static void test_print(void **state) {
  (void)state;
  Diag diag = {.code = DIAG_PACK_ERROR,
               .where = where_of(TEXT("rules/a/pack.lua"), 12, 4),
               .arg = {TEXT("bad"), TEXT_NONE, TEXT_NONE},
               .excerpt = TEXT("\t党：x")};
  check_text(printed(&diag, LANG_EN, false), "rules/a/pack.lua:12:4: error pack-error: bad\n"
                                             "\t党：x\n"
                                             "\t    ^\n"
                                             "  -> Correct this line; dossier words NAME lists what a word takes, docs/reference.md has an example of each.\n");
  diag.where.column = 1;
  check_text(printed(&diag, LANG_ZH_HANS, false), "rules/a/pack.lua:12:1: 错误 pack-error: bad\n"
                                                  "\t党：x\n"
                                                  "^\n"
                                                  "  -> 请更正这一行；dossier words 词 列出各词的写法，docs/reference.zh-Hans.md 有示例。\n");
  diag.where.column = 99; /* beyond the end: behind the last character */
  diag.excerpt = TEXT("a\x01z");
  check_text(printed(&diag, LANG_EN, false), "rules/a/pack.lua:12:99: error pack-error: bad\n"
                                             "a\\x01z\n"
                                             "      ^\n"
                                             "  -> Correct this line; dossier words NAME lists what a word takes, docs/reference.md has an example of each.\n");
  diag.where.column = 0;
  diag.excerpt = TEXT("abc");
  check_text(printed(&diag, LANG_EN, false), "rules/a/pack.lua:12: error pack-error: bad\nabc\n  -> Correct this line; dossier words NAME lists what a word takes, docs/reference.md has an example of each.\n");
  diag.excerpt = TEXT_NONE;
  diag.where.line = 0;
  check_text(printed(&diag, LANG_EN, false), "rules/a/pack.lua: error pack-error: bad\n  -> Correct this line; dossier words NAME lists what a word takes, docs/reference.md has an example of each.\n");
  diag.where.file = TEXT("a\nb");
  check_text(printed(&diag, LANG_EN, false), "a\\x0Ab: error pack-error: bad\n  -> Correct this line; dossier words NAME lists what a word takes, docs/reference.md has an example of each.\n");
}

static void test_print_without_a_place(void **state) {
  (void)state;
  Diag diag = {.code = DIAG_PAPER_EMPTY, .unit = TEXT("east")};
  check_text(printed(&diag, LANG_EN, false),
             "east: warning paper-empty: the paper is empty and does not count\n  -> Write it, or remove the file.\n");
  diag = (Diag){.code = DIAG_UNIT_COLUMN, .arg = {TEXT("x"), TEXT_NONE, TEXT_NONE}};
  Text text = printed(&diag, LANG_EN, false);
  assert_true(text_starts(text, TEXT("notice unit-column: ")));
  assert_true(text_find(text, TEXT("->")) == SIZE_MAX); /* nothing to do, nothing advised */
}

static void test_print_in_colour(void **state) {
  (void)state;
  Diag diag = {.code = DIAG_PACK_ERROR, .where = where_of(TEXT("f"), 1, 1), .arg[0] = TEXT("bad"), .excerpt = TEXT("x")};
  check_text(printed(&diag, LANG_EN, true), "f:1:1: \033[1;31merror pack-error:\033[0m bad\n"
                                            "x\n\033[1;32m^\033[0m\n  -> Correct this line; dossier words NAME lists what a word takes, docs/reference.md has an example of each.\n");
  diag = (Diag){.code = DIAG_MARK_FUTURE};
  assert_true(text_starts(printed(&diag, LANG_EN, true), TEXT("\033[1;36mnotice mark-future:\033[0m")));
  diag = (Diag){.code = DIAG_PAPER_EMPTY};
  assert_true(text_starts(printed(&diag, LANG_EN, true), TEXT("\033[1;33mwarning paper-empty:\033[0m")));
}

static void test_list_copies(void **state) {
  (void)state;
  char file[] = "file.md", arg[] = "argument", unit[] = "east";
  DiagList *list = diag_list_new(arena);
  assert_int_equal(list->all.len, 0);
  list->unit = text_of(unit);
  Diag *added = diag_add(list, DIAG_PACK_ERROR, where_of(text_of(file), 3, 4), text_of(arg), TEXT_NONE, TEXT_NONE);
  added->excerpt = TEXT("line");
  memset(file, 'X', sizeof file - 1);
  memset(arg, 'X', sizeof arg - 1);
  memset(unit, 'X', sizeof unit - 1);
  check_text(list->all.at[0].where.file, "file.md");
  check_text(list->all.at[0].arg[0], "argument");
  check_text(list->all.at[0].unit, "east");
  list->unit = TEXT("west");
  diag_append(list, &list->all.at[0]);
  check_text(list->all.at[1].unit, "east");
  check_text(list->all.at[1].excerpt, "line");
}

static void add(DiagList *list, const char *unit, const char *file, uint32_t line, uint32_t column, DiagCode code,
                const char *arg) {
  list->unit = text_of(unit);
  diag_add(list, code, where_of(text_of(file), line, column), text_of(arg), TEXT_NONE, TEXT_NONE);
}

static void test_sort(void **state) {
  (void)state;
  DiagList *list = diag_list_new(arena);
  diag_sort(list);
  add(list, "b", "a", 1, 1, DIAG_FILE_TOO_BIG, "7");
  add(list, "a", "b", 1, 1, DIAG_FILE_TOO_BIG, "6");
  add(list, "a", "a", 10, 1, DIAG_FILE_TOO_BIG, "5");
  add(list, "a", "a", 2, 2, DIAG_FILE_TOO_BIG, "4");
  add(list, "a", "a", 2, 1, DIAG_PACK_ERROR, "3");
  add(list, "a", "a", 2, 1, DIAG_FILE_TOO_BIG, "2");
  add(list, "a", "a", 2, 1, DIAG_FILE_TOO_BIG, "1");
  add(list, "a", "a", 2, 1, DIAG_FILE_TOO_BIG, "2");
  add(list, "", "z", 0, 0, DIAG_FILE_TOO_BIG, "0");
  add(list, "a", "a", 2, 1, DIAG_FILE_TOO_BIG, "2");
  diag_sort(list);
  assert_int_equal(list->all.len, 8);
  for (size_t i = 0; i < 8; i++) assert_int_equal(list->all.at[i].arg[0].at[0], '0' + (int)i);
  add(list, "b", "a", 1, 1, DIAG_FILE_TOO_BIG, "7");
  list->all.at[8].excerpt = TEXT("another line");
  diag_sort(list);
  assert_int_equal(list->all.len, 9); /* only exact twins go */
}

static void test_fail(void **state) {
  (void)state;
  Fail fail = {0};
  assert_false(fail_set(&fail, "%s %d", "disk", 7));
  assert_string_equal(fail.text, "disk 7");
  errno = ENOSPC;
  assert_false(fail_errno(&fail, "cannot write", "a\x1B/中"));
  assert_int_equal(fail.os_error, ENOSPC);
  assert_string_equal(fail.text, "cannot write: a\\x1B/中: No space left on device");
  assert_int_equal(errno, ENOSPC);
  char path[700];
  for (size_t i = 0; i + 3 < sizeof path; i += 3) memcpy(path + i, "中\0", 4);
  fail_errno(&fail, "x", path);
  assert_true(text_is_utf8(text_of(fail.text), NULL)); /* cut at a character */
  assert_true(strlen(fail.text) > sizeof fail.text - 4);
  fail_set(&fail, "again");
  assert_int_equal(fail.os_error, 0);
  assert_false(fail_set(NULL, "nobody asks"));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_catalogue),
      cmocka_unit_test(test_text),
      cmocka_unit_test(test_print),
      cmocka_unit_test(test_print_without_a_place),
      cmocka_unit_test(test_print_in_colour),
      cmocka_unit_test(test_list_copies),
      cmocka_unit_test(test_sort),
      cmocka_unit_test(test_fail),
  };
  return cmocka_run_group_tests(tests, set_up, tear_down);
}
